/* SPDX-License-Identifier: EUPL-1.2 */
/* intake.c - see intake.h. */
#include "store/intake.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_quarantine)
{
    struct quarantine_row *row = ret_row;

    *row = (struct quarantine_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .source = query_col_id(q, 2),
        .at = query_col_i64(q, 3),
        .reason = query_col_text(q, 4, a),
        .size = query_col_i64(q, 5),
        .channel = (enum channel)query_col_i64(q, 6),
        .body = query_col_blob(q, 7, a),
    };
}

static ROW_READER(read_idempotency)
{
    struct idempotency_row *row = ret_row;
    struct str body = query_col_blob(q, 0, a);

    if (body.len == sizeof row->body)
        memcpy(row->body, body.ptr, sizeof row->body);
    row->status = query_col_i64(q, 1);
    row->answer = query_col_text(q, 2, a);
}

static ROW_READER(read_import)
{
    struct import_row *row = ret_row;

    (void)a;
    row->offset = query_col_i64(q, 0);
    row->line = query_col_i64(q, 1);
}

bool store_quarantine_add(struct tx *tx, const struct quarantine_row *row, const uint8_t *key_blind,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_quarantine_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->source);
    query_i64(q, 4, row->at);
    query_text(q, 5, row->reason);
    if (key_blind)
        query_blob(q, 6, key_blind, 16);
    else
        query_null(q, 6);
    query_i64(q, 7, row->size);
    query_i64(q, 8, row->channel);
    query_blob(q, 9, row->body.ptr, row->body.len);
    return query_run(q, f);
}

bool store_quarantine_by_key(struct tx *tx, struct arena *a, struct id org,
                             const uint8_t key_blind[static 16], struct quarantine_row *ret,
                             struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_quarantine_by_key, &q, f))
        return false;
    query_id(q, 1, org);
    query_blob(q, 2, key_blind, 16);
    return row_one(q, a, read_quarantine, ret, FAULT_MISSING, "message in quarantine", f);
}

bool store_quarantine_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                          struct quarantine_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_quarantine_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_quarantine, ret, FAULT_MISSING, "message in quarantine", f);
}

bool store_quarantine_list(struct tx *tx, struct arena *a, struct id org, struct id after,
                           int64_t limit, struct quarantine_row **ret_rows, size_t *ret_count,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_quarantine_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_blob(q, 2, after.b, sizeof after.b);
    query_i64(q, 3, limit);
    return row_all(q, a, read_quarantine, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_quarantine_remove(struct tx *tx, struct id org, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_quarantine_remove, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_change(q, FAULT_MISSING, "message in quarantine", f);
}

bool store_idempotency_get(struct tx *tx, struct arena *a, struct id principal,
                           const uint8_t key[static 32], struct idempotency_row *ret,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_idempotency_get, &q, f))
        return false;
    query_id(q, 1, principal);
    query_blob(q, 2, key, 32);
    return row_one(q, a, read_idempotency, ret, FAULT_MISSING, "answer of that key", f);
}

bool store_idempotency_add(struct tx *tx, struct id principal, const uint8_t key[static 32],
                           const struct idempotency_row *row, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_idempotency_add, &q, f))
        return false;
    query_id(q, 1, principal);
    query_blob(q, 2, key, 32);
    query_blob(q, 3, row->body, 32);
    query_i64(q, 4, row->status);
    query_text(q, 5, row->answer);
    query_i64(q, 6, at);
    return query_run(q, f);
}

bool store_idempotency_purge(struct tx *tx, msec before, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_idempotency_purge, &q, f))
        return false;
    query_i64(q, 1, before);
    return query_run(q, f);
}

bool store_import_get(struct tx *tx, struct id org, struct id source, const uint8_t file[static 16],
                      struct import_row *ret, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;
    struct fault none = { 0 };

    if (!a || !query_start(tx, &sql_import_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, source);
    query_blob(q, 3, file, 16);
    *ret = (struct import_row){ 0 };
    if (row_one(q, a, read_import, ret, FAULT_MISSING, "import", &none) ||
        none.kind == FAULT_MISSING)
        return true;
    return fault_set(f, none.kind, "%s", none.text);
}

bool store_import_put(struct tx *tx, struct id org, struct id source, const uint8_t file[static 16],
                      const struct import_row *row, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_import_put, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, source);
    query_blob(q, 3, file, 16);
    query_i64(q, 4, row->offset);
    query_i64(q, 5, row->line);
    query_i64(q, 6, at);
    return query_run(q, f);
}

bool store_import_drop(struct tx *tx, struct id org, struct id source,
                       const uint8_t file[static 16], struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_import_drop, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, source);
    query_blob(q, 3, file, 16);
    return query_run(q, f);
}

bool store_import_purge(struct tx *tx, msec before, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_import_purge, &q, f))
        return false;
    query_i64(q, 1, before);
    return query_run(q, f);
}

bool store_idempotency_set(struct tx *tx, struct id principal, const uint8_t key[static 32],
                           int64_t status, struct str answer, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_idempotency_set, &q, f))
        return false;
    query_id(q, 1, principal);
    query_blob(q, 2, key, 32);
    query_i64(q, 3, status);
    query_text(q, 4, answer);
    return query_run(q, f);
}

bool store_idempotency_drop(struct tx *tx, struct id principal, const uint8_t key[static 32],
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_idempotency_drop, &q, f))
        return false;
    query_id(q, 1, principal);
    query_blob(q, 2, key, 32);
    return query_run(q, f);
}
