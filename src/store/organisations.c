/* SPDX-License-Identifier: EUPL-1.2 */
/* organisations.c - see organisations.h. */
#include "store/organisations.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_text)
{
    *(struct str *)ret_row = query_col_text(q, 0, a);
}

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static ROW_READER(read_org)
{
    struct org_row *row = ret_row;

    *row = (struct org_row){
        .id = query_col_id(q, 0),
        .name = query_col_text(q, 1, a),
        .settings = query_col_text(q, 2, a),
        .lessons = query_col_i64(q, 3),
        .users = query_col_i64(q, 4),
    };
}

static ROW_READER(read_source)
{
    struct source_row *row = ret_row;

    *row = (struct source_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .name = query_col_text(q, 2, a),
        .channel = query_col_text(q, 3, a),
        .purpose = query_col_text(q, 4, a),
        .basis = query_col_text(q, 5, a),
        .special_condition = query_col_text(q, 6, a),
        .categories = query_col_text(q, 7, a),
        .retention_days = query_col_i64(q, 8),
        .created = query_col_i64(q, 9),
    };
}

static ROW_READER(read_token)
{
    struct token_row *row = ret_row;

    *row = (struct token_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .source = query_col_null(q, 2) ? ID_NONE : query_col_id(q, 2),
        .name = query_col_text(q, 3, a),
        .created = query_col_i64(q, 4),
        .revoked = query_col_i64(q, 5),
        .maker = query_col_null(q, 6) ? ID_NONE : query_col_id(q, 6),
        .expires = query_col_i64(q, 7),
        .used = query_col_i64(q, 8),
        .tasks = query_col_text(q, 9, a),
    };
}

bool store_setting_get(struct tx *tx, struct arena *a, struct str name, struct str *ret_value,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_setting_get, &q, f))
        return false;
    query_text(q, 1, name);
    return row_one(q, a, read_text, ret_value, FAULT_MISSING, "setting", f);
}

bool store_setting_put(struct tx *tx, struct str name, struct str value, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_setting_put, &q, f))
        return false;
    query_text(q, 1, name);
    query_text(q, 2, value);
    return query_run(q, f);
}

bool store_org_add(struct tx *tx, const struct org_row *row, msec created, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_text(q, 2, row->name);
    query_text(q, 3, row->settings);
    query_i64(q, 4, created);
    return query_run(q, f);
}

bool store_org_get(struct tx *tx, struct arena *a, struct id id, struct org_row *ret,
                   struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_get, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_org, ret, FAULT_MISSING, "organisation", f);
}

bool store_org_by_name(struct tx *tx, struct arena *a, struct str name, struct org_row *ret,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_by_name, &q, f))
        return false;
    query_text(q, 1, name);
    return row_one(q, a, read_org, ret, FAULT_MISSING, "organisation of that name", f);
}

bool store_org_list(struct tx *tx, struct arena *a, struct org_row **ret_rows, size_t *ret_count,
                    struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_list, &q, f))
        return false;
    return row_all(q, a, read_org, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_org_set(struct tx *tx, struct id id, struct str settings, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_set, &q, f))
        return false;
    query_id(q, 1, id);
    query_text(q, 2, settings);
    return row_change(q, FAULT_MISSING, "organisation", f);
}

bool store_org_number(struct tx *tx, struct id id, int64_t *ret_number, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_org_number, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_number, ret_number, FAULT_MISSING, "organisation", f);
}

bool store_source_add(struct tx *tx, const struct source_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_source_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_text(q, 3, row->name);
    query_text(q, 4, row->channel);
    query_text(q, 5, row->purpose);
    query_text(q, 6, row->basis);
    query_text(q, 7, row->special_condition);
    query_text(q, 8, row->categories);
    query_i64(q, 9, row->retention_days);
    query_i64(q, 10, row->created);
    return query_run(q, f);
}

bool store_source_set(struct tx *tx, const struct source_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_source_set, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_text(q, 3, row->purpose);
    query_text(q, 4, row->basis);
    query_text(q, 5, row->special_condition);
    query_text(q, 6, row->categories);
    query_i64(q, 7, row->retention_days);
    return row_change(q, FAULT_MISSING, "source", f);
}

bool store_source_get(struct tx *tx, struct arena *a, struct id id, struct source_row *ret,
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_source_get, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_source, ret, FAULT_MISSING, "source", f);
}

bool store_source_by_name(struct tx *tx, struct arena *a, struct id org, struct str name,
                          struct source_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_source_by_name, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, name);
    return row_one(q, a, read_source, ret, FAULT_MISSING, "source of that name", f);
}

bool store_source_list(struct tx *tx, struct arena *a, struct id org, struct source_row **ret_rows,
                       size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_source_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_source, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_token_add(struct tx *tx, const struct token_row *row, const uint8_t hash[static 32],
                     struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->source);
    query_text(q, 4, row->name);
    query_blob(q, 5, hash, 32);
    query_i64(q, 6, row->created);
    query_id(q, 7, row->maker);
    query_i64(q, 8, row->expires);
    query_text(q, 9, row->tasks.ptr ? row->tasks : STR(""));
    return query_run(q, f);
}

bool store_token_by_hash(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                         struct token_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_by_hash, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    return row_one(q, a, read_token, ret, FAULT_UNKNOWN, "token", f);
}

bool store_token_list(struct tx *tx, struct arena *a, struct id org, struct token_row **ret_rows,
                      size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_token, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_token_revoke(struct tx *tx, struct id org, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_revoke, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "token", f);
}

bool store_token_revoke_of(struct tx *tx, struct id maker, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_revoke_of, &q, f))
        return false;
    query_id(q, 1, maker);
    query_i64(q, 2, at);
    return query_run(q, f);
}

bool store_token_used(struct tx *tx, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_used, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, at);
    return query_run(q, f);
}

bool store_token_rehash(struct tx *tx, struct id id, const uint8_t hash[static 32], struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_token_rehash, &q, f))
        return false;
    query_id(q, 1, id);
    query_blob(q, 2, hash, 32);
    return query_run(q, f);
}
