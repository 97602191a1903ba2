/* SPDX-License-Identifier: EUPL-1.2 */
/* article_files.c - see article_files.h. */
#include "store/article_files.h"

#include "store/rows_priv.h"
#include "store_sql.h"

bool store_article_file_add(struct tx *tx, const struct article_file_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_file_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->article);
    query_text(q, 4, row->name);
    query_text(q, 5, row->type);
    query_i64(q, 6, row->size);
    query_blob(q, 7, row->bytes.ptr, row->bytes.len);
    query_i64(q, 8, row->created);
    return query_run(q, f);
}

static ROW_READER(read_file)
{
    struct article_file_row *row = ret_row;

    *row = (struct article_file_row){
        .id = query_col_id(q, 0),
        .article = query_col_id(q, 1),
        .name = query_col_text(q, 2, a),
        .type = query_col_text(q, 3, a),
        .size = query_col_i64(q, 4),
        .created = query_col_i64(q, 5),
    };
}

static ROW_READER(read_whole_file)
{
    struct article_file_row *row = ret_row;

    read_file(q, a, ret_row);
    row->bytes = query_col_blob(q, 6, a);
}

bool store_article_file_list(struct tx *tx, struct arena *a, struct id org, struct id article,
                             struct article_file_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_file_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, article);
    query_i64(q, 3, ARTICLE_FILES_MAX);
    return row_all(q, a, read_file, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_article_file_get(struct tx *tx, struct arena *a, struct article_file_row *ret,
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_file_get, &q, f))
        return false;
    query_id(q, 1, ret->org);
    query_id(q, 2, ret->article);
    query_id(q, 3, ret->id);
    return row_one(q, a, read_whole_file, ret, FAULT_MISSING, "file", f);
}

bool store_article_file_remove(struct tx *tx, const struct article_file_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_article_file_remove, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->article);
    query_id(q, 3, row->id);
    return row_change(q, FAULT_MISSING, "file", f);
}
