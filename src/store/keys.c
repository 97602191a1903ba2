/* SPDX-License-Identifier: EUPL-1.2 */
/* keys.c - see keys.h. */
#include "store/keys.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_org_key)
{
    struct org_key_row *row = ret_row;

    *row = (struct org_key_row){
        .org = query_col_id(q, 0),
        .version = query_col_i64(q, 1),
        .master = query_col_i64(q, 2),
        .wrapped = query_col_blob(q, 3, a),
    };
}

static ROW_READER(read_person_key)
{
    struct person_key_row *row = ret_row;

    *row = (struct person_key_row){
        .person = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .version = query_col_i64(q, 2),
        .wrapped = query_col_blob(q, 3, a),
    };
}

bool store_org_key_add(struct tx *tx, const struct org_key_row *row, msec created, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_key_add, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_i64(q, 2, row->version);
    query_i64(q, 3, row->master);
    query_blob(q, 4, row->wrapped.ptr, row->wrapped.len);
    query_i64(q, 5, created);
    return query_run(q, f);
}

bool store_org_keys(struct tx *tx, struct arena *a, struct id org, struct org_key_row **ret_rows,
                    size_t *ret_count, struct fault *f)
{
    bool all = id_is_none(org);
    scoped(query) *q = NULL;

    if (!query_start(tx, all ? &sql_org_key_all : &sql_org_key_list, &q, f))
        return false;
    if (!all)
        query_id(q, 1, org);
    return row_all(q, a, read_org_key, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_org_key_rewrap(struct tx *tx, const struct org_key_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_key_rewrap, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_i64(q, 2, row->version);
    query_i64(q, 3, row->master);
    query_blob(q, 4, row->wrapped.ptr, row->wrapped.len);
    return row_change(q, FAULT_MISSING, "organisation key", f);
}

bool store_org_key_drop_old(struct tx *tx, struct id org, int64_t version, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_org_key_drop_old, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, version);
    return query_run(q, f);
}

bool store_person_key_add(struct tx *tx, const struct person_key_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_key_add, &q, f))
        return false;
    query_id(q, 1, row->person);
    query_id(q, 2, row->org);
    query_i64(q, 3, row->version);
    query_blob(q, 4, row->wrapped.ptr, row->wrapped.len);
    return query_run(q, f);
}

bool store_person_key_get(struct tx *tx, struct arena *a, struct id person,
                          struct person_key_row *ret_row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_key_get, &q, f))
        return false;
    query_id(q, 1, person);
    return row_one(q, a, read_person_key, ret_row, FAULT_MISSING, "key of that person", f);
}

bool store_person_keys_older(struct tx *tx, struct arena *a, struct id org, int64_t version,
                             struct person_key_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_key_older, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, version);
    return row_all(q, a, read_person_key, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_person_key_rewrap(struct tx *tx, const struct person_key_row *row, int64_t old_version,
                             struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_key_rewrap, &q, f))
        return false;
    query_id(q, 1, row->person);
    query_i64(q, 2, row->version);
    query_blob(q, 3, row->wrapped.ptr, row->wrapped.len);
    query_i64(q, 4, old_version);
    return query_run(q, f);
}

bool store_person_key_destroy(struct tx *tx, struct id org, struct id person, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_key_destroy, &q, f))
        return false;
    query_id(q, 1, person);
    query_id(q, 2, org);
    return row_change(q, FAULT_MISSING, "key of that person", f);
}
