/* SPDX-License-Identifier: EUPL-1.2 */
/* article_notices.c - whose article ends, and whether they were told; see articles.h. */
#include "store/articles.h"
#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_due)
{
    (void)a;
    *(struct article_notice_due *)ret_row =
        (struct article_notice_due){ query_col_id(q, 0),
                                     query_col_null(q, 1) ? ID_NONE : query_col_id(q, 1) };
}

bool store_article_notice_due(struct tx *tx, msec now, msec soon, struct article_notice_due *ret,
                              struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_notice_due, &q, f))
        return false;
    query_i64(q, 1, soon);
    query_i64(q, 2, now);
    return row_one(q, NULL, read_due, ret, FAULT_MISSING, "article that ends", f);
}

static ROW_READER(read_notice)
{
    (void)a;
    *(struct article_notice_row *)ret_row =
        (struct article_notice_row){ .article = query_col_id(q, 0),
                                     .until = query_col_i64(q, 1),
                                     .ended = query_col_i64(q, 2) != 0,
                                     .tries = query_col_i64(q, 3) };
}

bool store_article_notices(struct tx *tx, struct arena *a, const struct article_notice_due *of,
                           msec now, msec soon, struct article_notice_row **ret_rows,
                           size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_notice_of, &q, f))
        return false;
    query_i64(q, 1, soon);
    query_i64(q, 2, now);
    query_id(q, 3, of->org);
    query_id(q, 4, of->owner);
    query_i64(q, 5, id_is_none(of->owner));
    query_i64(q, 6, ARTICLE_NOTICES_MAX);
    return row_all(q, a, read_notice, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_article_notice_put(struct tx *tx, const struct article_notice_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_notice_put, &q, f))
        return false;
    query_id(q, 1, row->article);
    query_i64(q, 2, row->until);
    query_i64(q, 3, row->ended);
    query_i64(q, 4, row->at);
    query_i64(q, 5, row->done);
    query_i64(q, 6, row->tries);
    query_i64(q, 7, row->next_at);
    return query_run(q, f);
}

static ROW_READER(read_count)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

bool store_article_stale_count(struct tx *tx, const struct article_notice_due *of, msec soon,
                               int64_t *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_stale_count, &q, f))
        return false;
    query_id(q, 1, of->org);
    query_id(q, 2, of->owner);
    query_i64(q, 3, soon);
    return row_one(q, NULL, read_count, ret, FAULT_BROKEN, "count", f);
}
