/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.c - see gaps.h. */
#include "store/gaps.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static bool ask_again(struct tx *tx, const struct gap_row *row, const uint8_t *key, bool *ret_done,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_gap_again, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_i64(q, 2, row->customers);
    query_blob(q, 3, key, GAP_KEY_SIZE);
    query_i64(q, 4, row->last);
    if (!query_run(q, f))
        return false;
    *ret_done = query_changed(q) > 0;
    return true;
}

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static bool make_room(struct tx *tx, const struct gap_row *row, int64_t most, struct fault *f)
{
    scoped(query) *count = NULL, *less = NULL;
    int64_t there;

    if (!query_start(tx, &sql_gap_count, &count, f))
        return false;
    query_id(count, 1, row->org);
    query_i64(count, 2, row->customers);
    if (!row_one(count, NULL, read_number, &there, FAULT_BROKEN, "gaps", f))
        return false;
    if (there < most)
        return true;
    if (!query_start(tx, &sql_gap_make_room, &less, f))
        return false;
    query_id(less, 1, row->org);
    query_i64(less, 2, row->customers);
    query_i64(less, 3, there - most + 1);
    return query_run(less, f);
}

bool store_gap_ask(struct tx *tx, const struct gap_row *row, const uint8_t key[static GAP_KEY_SIZE],
                   int64_t most, struct fault *f)
{
    scoped(query) *q = NULL;
    bool done = false;

    if (!ask_again(tx, row, key, &done, f))
        return false;
    if (done)
        return true;
    if (!make_room(tx, row, most, f) || !query_start(tx, &sql_gap_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_i64(q, 3, row->customers);
    query_blob(q, 4, key, GAP_KEY_SIZE);
    query_text(q, 5, row->lang);
    query_blob(q, 6, row->words.ptr, row->words.len);
    query_i64(q, 7, row->last);
    return query_run(q, f);
}

bool store_gap_forget(struct tx *tx, struct id org, msec since, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_gap_forget, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, since);
    return query_run(q, f);
}

static ROW_READER(read_gap)
{
    struct gap_row *row = ret_row;

    *row = (struct gap_row){
        .id = query_col_id(q, 0),
        .customers = query_col_i64(q, 1) != 0,
        .lang = query_col_text(q, 2, a),
        .words = query_col_blob(q, 3, a),
        .asked = query_col_i64(q, 4),
        .last = query_col_i64(q, 5),
    };
}

bool store_gap_list(struct tx *tx, struct arena *a, struct id org, msec since, int64_t limit,
                    struct gap_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_gap_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, since);
    query_i64(q, 3, limit);
    return row_all(q, a, read_gap, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_gap_remove(struct tx *tx, struct id org, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_gap_remove, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return query_run(q, f);
}
