/* SPDX-License-Identifier: EUPL-1.2 */
/* log.c - see log.h.  Row numbers start at 1, entry numbers at 0. */
#include "store/log.h"

#include <string.h>

#include "base/buf.h"
#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static ROW_READER(read_blob)
{
    *(struct str *)ret_row = query_col_blob(q, 0, a);
}

static ROW_READER(read_entry)
{
    struct log_row *row = ret_row;

    row->n = (uint64_t)query_col_i64(q, 0) - 1;
    row->org = query_col_id(q, 1);
    row->entry = query_col_text(q, 2, a);
    query_col_bytes(q, 3, row->leaf, sizeof row->leaf);
}

bool store_log_size(struct tx *tx, uint64_t *ret_size, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;
    int64_t size;

    if (!a || !query_start(tx, &sql_log_size, &q, f) ||
        !row_one(q, a, read_number, &size, FAULT_BROKEN, "size of the log", f))
        return false;
    *ret_size = (uint64_t)size;
    return true;
}

bool store_log_append(struct tx *tx, struct id org, struct str entry, const uint8_t leaf[static 32],
                      uint64_t *ret_n, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_log_append, &q, f))
        return false;
    query_blob(q, 1, org.b, sizeof org.b); /* all zero for the installation itself */
    query_text(q, 2, entry);
    query_blob(q, 3, leaf, 32);
    if (!query_run(q, f))
        return fault_wrap(f, "journal entry");
    *ret_n = (uint64_t)query_added(q) - 1;
    return true;
}

bool store_log_last(struct tx *tx, struct arena *a, struct log_row *ret_row, bool *ret_there,
                    struct fault *f)
{
    scoped(query) *q = NULL;
    struct log_row *rows;
    size_t count;

    if (!query_start(tx, &sql_log_last, &q, f) ||
        !row_all(q, a, read_entry, sizeof *rows, &rows, &count, f))
        return false;
    *ret_there = count > 0;
    if (count)
        *ret_row = rows[0];
    return true;
}

bool store_log_rows(struct tx *tx, struct arena *a, uint64_t from, size_t count,
                    struct log_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_log_rows, &q, f))
        return false;
    query_i64(q, 1, (int64_t)from);
    query_i64(q, 2, (int64_t)count);
    return row_all(q, a, read_entry, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_log_find(struct tx *tx, const uint8_t leaf[static 32], uint64_t *ret_n, struct fault *f)
{
    scoped(query) *q = NULL;
    int64_t row;

    if (!query_start(tx, &sql_log_find, &q, f))
        return false;
    query_blob(q, 1, leaf, 32);
    if (!row_one(q, NULL, read_number, &row, FAULT_MISSING, "entry of these bytes", f))
        return false;
    *ret_n = (uint64_t)row - 1;
    return true;
}

bool store_log_leaves(struct tx *tx, struct arena *a, uint64_t from, size_t count,
                      struct str *ret_hashes, struct fault *f)
{
    struct buf b = buf_new(a, count * 32 + 1);
    scoped(query) *q = NULL;
    enum step step;

    if (!query_start(tx, &sql_log_leaves, &q, f))
        return false;
    query_i64(q, 1, (int64_t)from);
    query_i64(q, 2, (int64_t)count);
    while ((step = query_next(q, f)) == STEP_ROW)
        buf_add(&b, query_col_blob(q, 0, a));
    *ret_hashes = buf_str(&b);
    return step == STEP_END && buf_check(&b, f);
}

bool store_log_tile_put(struct tx *tx, int level, uint64_t index, struct str hashes,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_log_tile_put, &q, f))
        return false;
    query_i64(q, 1, level);
    query_i64(q, 2, (int64_t)index);
    query_blob(q, 3, hashes.ptr, hashes.len);
    return query_run(q, f);
}

bool store_log_tile_get(struct tx *tx, struct arena *a, int level, uint64_t index,
                        struct str *ret_hashes, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_log_tile_get, &q, f))
        return false;
    query_i64(q, 1, level);
    query_i64(q, 2, (int64_t)index);
    return row_one(q, a, read_blob, ret_hashes, FAULT_MISSING, "tile of the log", f);
}
