/* SPDX-License-Identifier: EUPL-1.2 */
/* witnesses.c - see witnesses.h. */
#include "store/witnesses.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_witness)
{
    *(struct witness_row *)ret_row = (struct witness_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .name = query_col_text(q, 2, a),
        .key = query_col_text(q, 3, a),
        .url = query_col_text(q, 4, a),
        .created = query_col_i64(q, 5),
        .sent_size = (uint64_t)query_col_i64(q, 6),
        .sent_at = query_col_i64(q, 7),
        .tried_at = query_col_i64(q, 8),
        .failure = query_col_text(q, 9, a),
        .cosigned_size = (uint64_t)query_col_i64(q, 10),
        .cosigned_at = query_col_i64(q, 11),
        .mail = query_col_blob(q, 12, a),
        .lang = query_col_text(q, 13, a),
        .tries = query_col_i64(q, 14),
        .next_at = query_col_i64(q, 15),
        .handed_at = query_col_i64(q, 16),
        .handed_size = (uint64_t)query_col_i64(q, 17),
    };
}

static ROW_READER(read_text)
{
    *(struct str *)ret_row = query_col_text(q, 0, a);
}

static ROW_READER(read_size)
{
    (void)a;
    *(uint64_t *)ret_row = (uint64_t)query_col_i64(q, 0);
}

bool store_witness_put(struct tx *tx, const struct witness_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_put, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_text(q, 3, row->name);
    query_text(q, 4, row->key);
    query_text(q, 5, row->url);
    query_i64(q, 6, row->created);
    if (row->mail.len)
        query_blob(q, 7, row->mail.ptr, row->mail.len);
    query_text(q, 8, row->lang);
    return query_run(q, f);
}

bool store_witness_end(struct tx *tx, struct id org, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_end, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "witness", f);
}

bool store_witness_due(struct tx *tx, struct arena *a, int64_t day, msec now,
                       struct witness_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_due, &q, f))
        return false;
    query_i64(q, 1, day);
    query_i64(q, 2, now);
    return row_one(q, a, read_witness, ret, FAULT_MISSING, "witness", f);
}

bool store_witness_again(struct tx *tx, struct id org, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_again, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_change(q, FAULT_MISSING, "witness", f);
}

bool store_witness_handed(struct tx *tx, struct id id, msec at, uint64_t size, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_handed, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, at);
    query_i64(q, 3, (int64_t)size);
    return row_change(q, FAULT_MISSING, "witness", f);
}

bool store_witness_sent(struct tx *tx, struct id id, const struct witness_sent *s, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_sent, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, s->at);
    query_text(q, 3, s->failure.ptr ? s->failure : STR(""));
    query_i64(q, 4, (int64_t)s->size);
    query_i64(q, 5, s->next_at);
    if (s->day)
        query_i64(q, 6, s->day);
    return row_change(q, FAULT_MISSING, "witness", f);
}

bool store_witness_list(struct tx *tx, struct arena *a, struct id org,
                        struct witness_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_witness_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_witness, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_cosignature_put(struct tx *tx, struct id witness, uint64_t size, int64_t at,
                           struct str line, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_cosignature_put, &q, f))
        return false;
    query_id(q, 1, witness);
    query_i64(q, 2, (int64_t)size);
    query_i64(q, 3, at);
    query_text(q, 4, line);
    return query_run(q, f);
}

bool store_cosignature_lines(struct tx *tx, struct arena *a, uint64_t size, struct str **ret_lines,
                             size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_cosignature_lines, &q, f))
        return false;
    query_i64(q, 1, (int64_t)size);
    return row_all(q, a, read_text, sizeof **ret_lines, ret_lines, ret_count, f);
}

bool store_cosignature_newest(struct tx *tx, uint64_t *ret_size, struct fault *f)
{
    scoped(query) *q = NULL;

    return query_start(tx, &sql_cosignature_newest, &q, f) &&
           row_one(q, NULL, read_size, ret_size, FAULT_BROKEN, "newest cosignature", f);
}
