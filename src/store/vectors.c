/* SPDX-License-Identifier: EUPL-1.2 */
/* vectors.c - see vectors.h. */
#include "store/vectors.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

bool store_vector_due(struct tx *tx, const struct vector_maker *by, msec now,
                      struct id *ret_article, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_due, &q, f))
        return false;
    query_id(q, 1, by->org);
    query_id(q, 2, by->provider);
    query_i64(q, 3, by->version);
    query_i64(q, 4, now);
    return row_one(q, NULL, read_id, ret_article, FAULT_MISSING, "article", f);
}

bool store_vector_claim(struct tx *tx, struct id org, struct id article, msec until,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_claim, &q, f))
        return false;
    query_id(q, 1, article);
    query_id(q, 2, org);
    query_i64(q, 3, until);
    return query_run(q, f);
}

bool store_vector_fail(struct tx *tx, struct id org, struct id article, msec now, msec pause,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_fail, &q, f))
        return false;
    query_id(q, 1, article);
    query_id(q, 2, org);
    query_i64(q, 3, now);
    query_i64(q, 4, pause);
    return query_run(q, f);
}

bool store_vector_fill(struct tx *tx, const struct vector_maker *by, const struct vector_row *row,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_fill, &q, f))
        return false;
    query_id(q, 1, row->article);
    query_id(q, 2, by->org);
    query_i64(q, 3, row->version);
    query_id(q, 4, by->provider);
    query_i64(q, 5, by->version);
    query_i64(q, 6, row->dimension);
    query_i64(q, 7, row->passages);
    query_blob(q, 8, row->vectors.ptr, row->vectors.len);
    return row_change(q, FAULT_MISSING, "article", f);
}

static ROW_READER(read_vector)
{
    struct vector_row *row = ret_row;

    *row = (struct vector_row){
        .article = query_col_id(q, 0),
        .seq = query_col_i64(q, 1),
        .version = query_col_i64(q, 2),
        .dimension = query_col_i64(q, 3),
        .passages = query_col_i64(q, 4),
        .vectors = query_col_blob(q, 5, a),
    };
}

bool store_vector_since(struct tx *tx, struct arena *a, const struct vector_maker *by, int64_t seq,
                        int64_t limit, struct vector_row **ret_rows, size_t *ret_count,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_since, &q, f))
        return false;
    query_id(q, 1, by->org);
    query_i64(q, 2, seq);
    query_id(q, 3, by->provider);
    query_i64(q, 4, by->version);
    query_i64(q, 5, limit);
    return row_all(q, a, read_vector, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_vector_newest(struct tx *tx, struct id org, int64_t *ret_seq, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_newest, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, NULL, read_number, ret_seq, FAULT_BROKEN, "vectors", f);
}

bool store_vector_dimension(struct tx *tx, const struct vector_maker *by, int64_t *ret,
                            struct fault *f)
{
    scoped(query) *q = NULL;
    struct fault why = { 0 };

    *ret = 0;
    if (!query_start(tx, &sql_vector_dimension, &q, f))
        return false;
    query_id(q, 1, by->org);
    query_id(q, 2, by->provider);
    query_i64(q, 3, by->version);
    return row_one(q, NULL, read_number, ret, FAULT_MISSING, "vectors", &why) ||
           why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static ROW_READER(read_progress)
{
    (void)a;
    *(struct vector_progress *)ret_row =
        (struct vector_progress){ query_col_i64(q, 0), query_col_i64(q, 1) };
}

bool store_vector_progress(struct tx *tx, const struct vector_maker *by,
                           struct vector_progress *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_vector_progress, &q, f))
        return false;
    query_id(q, 1, by->org);
    query_id(q, 2, by->provider);
    query_i64(q, 3, by->version);
    return row_one(q, NULL, read_progress, ret, FAULT_BROKEN, "vectors", f);
}
