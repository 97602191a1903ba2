/* SPDX-License-Identifier: EUPL-1.2 */
/* macros.c - see macros.h. */
#include "store/macros.h"

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_macro)
{
    *(struct macro_row *)ret_row = (struct macro_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .family = query_col_id(q, 2),
        .version = query_col_i64(q, 3),
        .lang = query_col_text(q, 4, a),
        .name = query_col_text(q, 5, a),
        .shortcut = query_col_text(q, 6, a),
        .text = query_col_text(q, 7, a),
        .intent = query_col_text(q, 8, a),
        .queue = query_col_text(q, 9, a),
        .shared = query_col_i64(q, 10) != 0,
        .owner = query_col_id(q, 11),
        .actions = query_col_text(q, 12, a),
        .archived = query_col_i64(q, 13) != 0,
        .uses = query_col_i64(q, 14),
        .used = query_col_i64(q, 15),
        .created = query_col_i64(q, 16),
        .updated = query_col_i64(q, 17),
    };
}

static ROW_READER(read_count)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static void bind(struct query *q, const struct macro_row *row)
{
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->family);
    query_i64(q, 4, row->version);
    query_text(q, 5, row->lang);
    query_text(q, 6, row->name);
    query_text(q, 7, row->shortcut);
    query_text(q, 8, row->text);
    query_text(q, 9, row->intent);
    query_text(q, 10, row->queue);
    query_i64(q, 11, row->shared);
    query_id(q, 12, row->owner);
    query_text(q, 13, row->actions);
    query_i64(q, 14, row->archived);
    query_i64(q, 15, row->created);
    query_i64(q, 16, row->updated);
}

static bool count_of(struct tx *tx, struct id org, int64_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_count, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, NULL, read_count, ret_count, FAULT_BROKEN, "macro", f);
}

bool store_macro_add(struct tx *tx, const struct macro_row *row, struct fault *f)
{
    scoped(query) *q = NULL;
    int64_t count = 0;

    if (!count_of(tx, row->org, &count, f))
        return false;
    if (count >= MACROS_MAX)
        return fault_set(f, FAULT_LIMIT, "an organisation has at most %d macros", MACROS_MAX);
    if (!query_start(tx, &sql_macro_add, &q, f))
        return false;
    bind(q, row);
    return query_run(q, f);
}

bool store_macro_set(struct tx *tx, const struct macro_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_set, &q, f))
        return false;
    bind(q, row);
    return row_change(q, FAULT_CONFLICT, "macro", f);
}

bool store_macro_get(struct tx *tx, struct arena *a, struct id org, struct id account, struct id id,
                     struct macro_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_id(q, 3, account);
    return row_one(q, a, read_macro, ret, FAULT_MISSING, "macro", f);
}

bool store_macro_list(struct tx *tx, struct arena *a, struct id org, struct id account,
                      bool archived, struct macro_row **ret_rows, size_t *ret_count,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    query_i64(q, 3, archived);
    query_i64(q, 4, MACROS_MAX);
    return row_all(q, a, read_macro, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_macro_shortcut_taken(struct tx *tx, const struct macro_row *row, bool *ret_taken,
                                struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_shortcut_taken, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_text(q, 3, row->lang);
    query_text(q, 4, row->shortcut);
    query_id(q, 5, row->owner);
    return row_is(q, ret_taken, "macro", f);
}

bool store_macro_language_taken(struct tx *tx, const struct macro_row *row, bool *ret_taken,
                                struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_language_taken, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_text(q, 3, row->lang);
    query_id(q, 4, row->family);
    return row_is(q, ret_taken, "macro", f);
}

bool store_macro_used(struct tx *tx, struct id org, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_macro_used, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "macro", f);
}
