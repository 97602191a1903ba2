/* SPDX-License-Identifier: EUPL-1.2 */
/* persons.c - see persons.h. */
#include "store/persons.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

static ROW_READER(read_person)
{
    struct person_row *row = ret_row;

    *row = (struct person_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .name = query_col_blob(q, 2, a),
        .name_mask = query_col_blob(q, 3, a),
        .restricted = query_col_i64(q, 4),
        .erased = query_col_i64(q, 5),
        .created = query_col_i64(q, 6),
        .vip = query_col_i64(q, 7),
    };
}

static ROW_READER(read_identifier)
{
    struct identifier_row *row = ret_row;

    *row = (struct identifier_row){
        .id = query_col_id(q, 0),
        .person = query_col_id(q, 1),
        .kind = query_col_text(q, 2, a),
        .value = query_col_blob(q, 3, a),
        .mask = query_col_blob(q, 4, a),
    };
}

bool store_person_add(struct tx *tx, const struct person_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_blob(q, 3, row->name.ptr, row->name.len);
    query_blob(q, 4, row->name_mask.ptr, row->name_mask.len);
    query_i64(q, 5, row->created);
    return query_run(q, f);
}

bool store_person_name(struct tx *tx, const struct person_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_name, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_blob(q, 3, row->name.ptr, row->name.len);
    query_blob(q, 4, row->name_mask.ptr, row->name_mask.len);
    return row_change(q, FAULT_MISSING, "person", f);
}

bool store_person_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                      struct person_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_get, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    return row_one(q, a, read_person, ret, FAULT_MISSING, "person", f);
}

bool store_person_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                       int64_t limit, const struct scope_filter *scope,
                       struct person_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_list, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, before);
    query_i64(q, 3, limit);
    query_i64(q, 4, scope->own);
    query_id(q, 5, scope->account);
    query_i64(q, 6, scope->queues);
    query_i64(q, 7, scope->restricted);
    query_i64(q, 8, scope->vip);
    return row_all(q, a, read_person, sizeof **ret_rows, ret_rows, ret_count, f);
}

static bool remove_identifiers(struct tx *tx, struct id person, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_identifier_remove_all, &q, f))
        return false;
    query_id(q, 1, person);
    return query_run(q, f);
}

bool store_person_erased(struct tx *tx, struct id org, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_person_erased, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "person", f) && remove_identifiers(tx, id, f);
}

bool store_person_next(struct tx *tx, struct id org, struct id one, struct id other, bool *ret_is,
                       struct fault *f)
{
    bool up = id_cmp(one, other) < 0;
    struct fault why = { 0 };
    scoped(query) *q = NULL;
    int64_t between;

    if (!query_start(tx, &sql_person_between, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, up ? one : other);
    query_id(q, 3, up ? other : one);
    *ret_is = !row_one(q, NULL, read_number, &between, FAULT_MISSING, "somebody between", &why);
    return !*ret_is || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

bool store_person_tickets(struct tx *tx, struct id id, int64_t *ret_count, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_person_tickets, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_number, ret_count, FAULT_MISSING, "tickets of a person", f);
}

bool store_identifier_add(struct tx *tx, struct id org, const struct identifier_row *row,
                          const uint8_t blind[static 16], msec created, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_identifier_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, org);
    query_id(q, 3, row->person);
    query_text(q, 4, row->kind);
    query_blob(q, 5, blind, 16);
    query_blob(q, 6, row->value.ptr, row->value.len);
    query_blob(q, 7, row->mask.ptr, row->mask.len);
    query_i64(q, 8, created);
    return query_run(q, f);
}

bool store_identifier_find(struct tx *tx, struct id org, struct str kind,
                           const uint8_t blind[static 16], struct id *ret_person, struct fault *f)
{
    scoped(arena) *a = arena_new(1024);
    scoped(query) *q = NULL;

    if (!a || !query_start(tx, &sql_identifier_find, &q, f))
        return false;
    query_id(q, 1, org);
    query_text(q, 2, kind);
    query_blob(q, 3, blind, 16);
    return row_one(q, a, read_id, ret_person, FAULT_MISSING, "person known by that identifier", f);
}

bool store_identifier_list(struct tx *tx, struct arena *a, struct id person,
                           struct identifier_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_identifier_list, &q, f))
        return false;
    query_id(q, 1, person);
    return row_all(q, a, read_identifier, sizeof **ret_rows, ret_rows, ret_count, f);
}
