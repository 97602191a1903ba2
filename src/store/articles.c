/* SPDX-License-Identifier: EUPL-1.2 */
/* articles.c - see articles.h. */
#include "store/articles.h"

#include "store/articles_priv.h"
#include "store_sql.h"

ROW_READER(read_article_row)
{
    struct article_row *row = ret_row;

    *row = (struct article_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .version = query_col_i64(q, 2),
        .lang = query_col_text(q, 3, a),
        .is_public = query_col_i64(q, 4) != 0,
        .title = query_col_text(q, 5, a),
        .category = query_col_text(q, 6, a),
        .text = query_col_text(q, 7, a),
        .owner = query_col_null(q, 8) ? ID_NONE : query_col_id(q, 8),
        .valid_from = query_col_i64(q, 9),
        .valid_until = query_col_i64(q, 10),
        .archived = query_col_i64(q, 11) != 0,
        .created = query_col_i64(q, 12),
        .updated = query_col_i64(q, 13),
        .family = query_col_id(q, 14),
        .guide = query_col_i64(q, 15) != 0,
    };
}

static bool touch(struct tx *tx, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_knowledge_touch, &q, f))
        return false;
    query_id(q, 1, org);
    return query_run(q, f);
}

static void bind(struct query *q, const struct article_row *row)
{
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_i64(q, 3, row->version);
    query_text(q, 4, row->lang);
    query_i64(q, 5, row->is_public);
    query_text(q, 6, row->title);
    query_text(q, 7, row->category);
    query_text(q, 8, row->text);
    query_id(q, 9, row->owner);
    query_i64(q, 10, row->valid_from);
    query_i64(q, 11, row->valid_until);
    query_i64(q, 12, row->archived);
    query_i64(q, 13, row->created);
    query_i64(q, 14, row->updated);
    query_id(q, 15, row->family);
    query_i64(q, 16, row->guide);
}

static bool keep_version(struct tx *tx, const struct article_row *row, struct id by,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_version_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_i64(q, 2, row->version);
    query_text(q, 3, row->title);
    query_text(q, 4, row->text);
    query_id(q, 5, by);
    query_i64(q, 6, row->updated);
    return query_run(q, f) && touch(tx, row->org, f);
}

bool store_article_add(struct tx *tx, const struct article_row *row, struct id by, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_add, &q, f))
        return false;
    bind(q, row);
    return query_run(q, f) && keep_version(tx, row, by, f);
}

bool store_article_set(struct tx *tx, const struct article_row *row, struct id by, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_set, &q, f))
        return false;
    bind(q, row);
    return row_change(q, FAULT_CONFLICT, "article", f) && keep_version(tx, row, by, f);
}

bool store_article_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                       struct article_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_article_row, ret, FAULT_MISSING, "article", f);
}

static ROW_READER(read_article_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

bool store_article_titled(struct tx *tx, struct id org, struct str lang, struct str title,
                          struct id *ret_id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_titled, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, lang);
    query_text(q, 3, title);
    return row_one(q, NULL, read_article_id, ret_id, FAULT_MISSING, "article", f);
}

bool store_article_list(struct tx *tx, struct arena *a, const struct article_page *page,
                        struct article_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, page->heads ? &sql_article_heads : &sql_article_list, &q, f))
        return false;
    query_id(q, 1, page->org);
    query_blob(q, 2, page->after.b, sizeof page->after.b);
    query_i64(q, 3, page->limit);
    return row_all(q, a, read_article_row, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_version)
{
    struct article_version_row *row = ret_row;

    *row = (struct article_version_row){
        .version = query_col_i64(q, 0),
        .title = query_col_text(q, 1, a),
        .text = query_col_text(q, 2, a),
        .by = query_col_null(q, 3) ? ID_NONE : query_col_id(q, 3),
        .at = query_col_i64(q, 4),
    };
}

bool store_article_versions(struct tx *tx, struct arena *a, struct id org, struct id id,
                            struct article_version_row **ret_rows, size_t *ret_count,
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_version_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, ARTICLE_VERSIONS_MAX);
    return row_all(q, a, read_version, sizeof **ret_rows, ret_rows, ret_count, f);
}

static ROW_READER(read_knowledge)
{
    struct knowledge_row *row = ret_row;

    row->revision = query_col_i64(q, 0);
    row->synonyms = query_col_text(q, 1, a);
    row->slug = query_col_text(q, 2, a);
    row->help = query_col_i64(q, 3) != 0;
}

bool store_knowledge_get(struct tx *tx, struct arena *a, struct id org, struct knowledge_row *ret,
                         struct fault *f)
{
    scoped(query) *q = NULL;
    struct fault why = { 0 };

    *ret = (struct knowledge_row){ .synonyms = STR(""), .slug = STR("") };
    if (!query_start(tx, &sql_knowledge_get, &q, f))
        return false;
    query_id(q, 1, org);
    if (row_one(q, a, read_knowledge, ret, FAULT_MISSING, "knowledge", &why) ||
        why.kind == FAULT_MISSING)
        return true;
    return fault_set(f, why.kind, "%s", why.text);
}

bool store_knowledge_synonyms(struct tx *tx, struct id org, struct str synonyms, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_knowledge_synonyms, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, synonyms);
    return query_run(q, f);
}
