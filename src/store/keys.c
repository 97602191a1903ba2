/* SPDX-License-Identifier: EUPL-1.2 */
/* keys.c - see keys.h. */
#include "store/keys.h"

#include "store/rows_priv.h"
#include "store_sql.h"

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

static bool org_keys_of_all(struct query *q, struct arena *a, struct rows *rows, struct fault *f)
{
    enum step step;

    while ((step = query_next(q, f)) == STEP_ROW) {
        struct org_key_row *row = rows_add(rows);

        if (!row)
            return arena_check(a, f);
        row->org = query_col_id(q, 0);
        row->version = query_col_i64(q, 1);
        row->master = query_col_i64(q, 2);
        row->wrapped = query_col_blob(q, 3, a);
    }
    return step == STEP_END;
}

static bool org_keys_of_one(struct query *q, struct arena *a, struct id org, struct rows *rows,
                            struct fault *f)
{
    enum step step;

    while ((step = query_next(q, f)) == STEP_ROW) {
        struct org_key_row *row = rows_add(rows);

        if (!row)
            return arena_check(a, f);
        row->org = org;
        row->version = query_col_i64(q, 0);
        row->master = query_col_i64(q, 1);
        row->wrapped = query_col_blob(q, 2, a);
    }
    return step == STEP_END;
}

bool store_org_keys(struct tx *tx, struct arena *a, struct id org, struct org_key_row **ret_rows,
                    size_t *ret_count, struct fault *f)
{
    bool all = id_is_none(org);
    struct rows rows = rows_new(a, sizeof **ret_rows);
    scoped(query) *q = NULL;

    if (!query_start(tx, all ? &sql_org_key_all : &sql_org_key_list, &q, f))
        return false;
    if (!all)
        query_id(q, 1, org);
    if (!(all ? org_keys_of_all(q, a, &rows, f) : org_keys_of_one(q, a, org, &rows, f)))
        return fault_wrap(f, "organisation keys");
    *ret_rows = rows.at;
    *ret_count = rows.count;
    return arena_check(a, f);
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
    return query_run(q, f);
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
    switch (query_next(q, f)) {
    case STEP_ROW:
        *ret_row = (struct person_key_row){
            .person = person,
            .org = query_col_id(q, 0),
            .version = query_col_i64(q, 1),
            .wrapped = query_col_blob(q, 2, a),
        };
        return arena_check(a, f);
    case STEP_END:
        return fault_set(f, FAULT_MISSING, "key of person " ID_FMT, ID_ARG(person));
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "key of person " ID_FMT, ID_ARG(person));
}

bool store_person_keys_older(struct tx *tx, struct arena *a, struct id org, int64_t version,
                             struct person_key_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct rows rows = rows_new(a, sizeof **ret_rows);
    scoped(query) *q = NULL;
    enum step step;

    if (!query_start(tx, &sql_person_key_older, &q, f))
        return false;
    query_id(q, 1, org);
    query_i64(q, 2, version);
    while ((step = query_next(q, f)) == STEP_ROW) {
        struct person_key_row *row = rows_add(&rows);

        if (!row)
            return arena_check(a, f);
        row->person = query_col_id(q, 0);
        row->org = org;
        row->version = query_col_i64(q, 1);
        row->wrapped = query_col_blob(q, 2, a);
    }
    *ret_rows = rows.at;
    *ret_count = rows.count;
    return step == STEP_END && arena_check(a, f);
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
    if (!query_run(q, f))
        return false;
    if (query_changed(q) == 0)
        return fault_set(f, FAULT_MISSING, "key of person " ID_FMT, ID_ARG(person));
    return true;
}
