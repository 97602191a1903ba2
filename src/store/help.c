/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c - what everybody may read of an organisation's articles (articles.h). */
#include "store/articles_priv.h"
#include "store_sql.h"

static ROW_READER(read_help)
{
    struct public_help_row *row = ret_row;

    *row = (struct public_help_row){
        .org = query_col_id(q, 0),
        .name = query_col_text(q, 1, a),
        .slug = query_col_text(q, 2, a),
        .on = query_col_i64(q, 3) != 0,
    };
}

bool store_help_by_slug(struct tx *tx, struct arena *a, struct str slug,
                        struct public_help_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_help_by_slug, &q, f))
        return false;
    query_text(q, 1, slug);
    return row_one(q, a, read_help, ret, FAULT_MISSING, "help page", f);
}

bool store_help_set(struct tx *tx, struct id org, struct str slug, bool on, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_help_set, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, slug);
    query_i64(q, 3, on);
    return query_run(q, f);
}

bool store_article_public(struct tx *tx, struct arena *a, const struct public_page *page,
                          struct article_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_public, &q, f))
        return false;
    query_id(q, 1, page->org);
    query_text(q, 2, page->lang);
    query_i64(q, 3, page->at);
    query_i64(q, 4, page->limit);
    return row_all(q, a, read_article_row, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_text)
{
    *(struct str *)ret_row = query_col_text(q, 0, a);
}

bool store_article_languages(struct tx *tx, struct arena *a, struct id org, msec at,
                             struct str **ret_langs, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_languages, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, at);
    return row_all(q, a, read_text, sizeof **ret_langs, ret_langs, ret_count, f);
}

bool store_article_family(struct tx *tx, struct arena *a, struct id org, struct id family,
                          struct article_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_family, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, family);
    query_i64(q, 3, ARTICLE_FAMILY_MAX);
    return row_all(q, a, read_article_row, sizeof **ret_rows, ret_rows, ret_count, f);
}
