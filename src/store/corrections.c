/* SPDX-License-Identifier: EUPL-1.2 */
/* corrections.c - see corrections.h. */
#include "store/corrections.h"

#include <string.h>

#include "base/attr.h"
#include "store/rows_priv.h"
#include "store_sql.h"

static bool run_for(struct tx *tx, const struct statement *st, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, org);
    return query_run(q, f);
}

bool store_lesson_put(struct tx *tx, struct id org, const struct lesson_row *row, msec at,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_lesson_put, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, row->type);
    query_blob(q, 3, row->digest, sizeof row->digest);
    query_i64(q, 4, row->mark);
    query_i64(q, 5, row->personal);
    query_i64(q, 6, at);
    return query_run(q, f) && run_for(tx, &sql_lesson_version, org, f);
}

static ROW_READER(read_lesson)
{
    struct lesson_row *row = ret_row;
    struct str digest = query_col_blob(q, 1, a);

    row->type = query_col_i64(q, 0);
    if (digest.len == sizeof row->digest)
        memcpy(row->digest, digest.ptr, sizeof row->digest);
    row->mark = query_col_i64(q, 2);
    row->personal = query_col_i64(q, 3) != 0;
}

bool store_lesson_list(struct tx *tx, struct arena *a, struct id org, int64_t limit,
                       struct lesson_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_lesson_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, limit);
    return row_all(q, a, read_lesson, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_correction_count_add(struct tx *tx, struct id org,
                                const struct correction_count_row *more, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_correction_count_add, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, more->type);
    query_text(q, 3, more->by);
    query_i64(q, 4, more->bucket);
    query_i64(q, 5, more->missed);
    query_i64(q, 6, more->wrong);
    return query_run(q, f) && run_for(tx, &sql_lesson_version, org, f);
}

static ROW_READER(read_count)
{
    struct correction_count_row *row = ret_row;

    row->type = query_col_i64(q, 0);
    row->by = query_col_text(q, 1, a);
    row->bucket = query_col_i64(q, 2);
    row->missed = query_col_i64(q, 3);
    row->wrong = query_col_i64(q, 4);
}

bool store_correction_count_list(struct tx *tx, struct arena *a, struct id org,
                                 struct correction_count_row **ret_rows, size_t *ret_count,
                                 struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_correction_count_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_count, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_correction_add(struct tx *tx, struct id org, const struct correction_row *row,
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_correction_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, org);
    query_id(q, 3, row->message);
    query_i64(q, 4, row->type);
    query_i64(q, 5, row->personal);
    return query_run(q, f);
}

static ROW_READER(read_correction)
{
    struct correction_row *row = ret_row;

    (void)a;
    row->id = query_col_id(q, 0);
    row->message = query_col_id(q, 1);
    row->type = query_col_i64(q, 2);
    row->personal = query_col_i64(q, 3) != 0;
}

bool store_correction_list(struct tx *tx, struct arena *a, struct id org, struct id after,
                           int64_t limit, struct correction_row **ret_rows, size_t *ret_count,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_correction_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_blob(q, 2, after.b, sizeof after.b);
    query_i64(q, 3, limit);
    return row_all(q, a, read_correction, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_corrections_clear(struct tx *tx, struct id org, struct fault *f)
{
    return run_for(tx, &sql_lesson_clear, org, f) &&
           run_for(tx, &sql_correction_count_clear, org, f) &&
           run_for(tx, &sql_correction_clear, org, f) && run_for(tx, &sql_lesson_version, org, f);
}
