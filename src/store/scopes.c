/* SPDX-License-Identifier: EUPL-1.2 */
/* scopes.c - see scopes.h. */
#include "store/scopes.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

/* ---- accounts ---- */

bool store_scope_get(struct tx *tx, struct id account, struct scope_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_get, &q, f))
        return false;
    query_id(q, 1, account);
    *ret = (struct scope_row){ 0 };
    switch (query_next(q, f)) {
    case STEP_ROW:
        ret->own = query_col_i64(q, 0) != 0;
        ret->queues = query_col_i64(q, 1) != 0;
        return true;
    case STEP_END:
        return true;
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "scope of an account");
}

static bool change_of(struct tx *tx, const struct statement *st, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, id);
    return query_run(q, f);
}

bool store_scope_set(struct tx *tx, struct id org, struct id account, const struct scope_row *row,
                     struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_set, &q, f))
        return false;
    query_id(q, 1, account);
    query_id(q, 2, org);
    query_i64(q, 3, row->own);
    query_i64(q, 4, row->queues);
    return query_run(q, f) && change_of(tx, &sql_scope_clear_queues, account, f);
}

static ROW_READER(read_text)
{
    *(struct str *)ret_row = query_col_text(q, 0, a);
}

bool store_scope_queues(struct tx *tx, struct arena *a, struct id account, struct str **ret,
                        size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_queues, &q, f))
        return false;
    query_id(q, 1, account);
    return row_all(q, a, read_text, sizeof **ret, ret, ret_count, f);
}

bool store_scope_add_queue(struct tx *tx, struct id account, struct str queue, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_add_queue, &q, f))
        return false;
    query_id(q, 1, account);
    query_text(q, 2, queue);
    return query_run(q, f);
}

/* ---- records ---- */

/* One row or none; without one there is no record. */
static bool read_record(struct query *q, bool ticket, struct record_scope *ret, struct fault *f)
{
    *ret = (struct record_scope){ 0 };
    switch (query_next(q, f)) {
    case STEP_ROW:
        ret->there = true;
        ret->is_own = query_col_i64(q, 0) != 0;
        ret->in_queue = query_col_i64(q, ticket) != 0; /* of a person, both are one column */
        ret->restricted = query_col_i64(q, 1 + ticket) != 0;
        ret->vip = query_col_i64(q, 2 + ticket) != 0;
        return true;
    case STEP_END:
        return true;
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "scope of a record");
}

bool store_scope_of_ticket(struct tx *tx, struct id org, struct id ticket, struct id account,
                           struct record_scope *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_of_ticket, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, ticket);
    query_id(q, 3, account);
    return read_record(q, true, ret, f);
}

static ROW_READER(read_named)
{
    (void)a;
    *(struct scope_named *)ret_row =
        (struct scope_named){ .account = query_col_id(q, 0),
                              .unrestricted = query_col_i64(q, 1) != 0,
                              .unprotected = query_col_i64(q, 2) != 0 };
}

bool store_scope_named(struct tx *tx, struct arena *a, struct id ticket, struct scope_named **ret,
                       size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_named_of_ticket, &q, f))
        return false;
    query_id(q, 1, ticket);
    return row_all(q, a, read_named, sizeof **ret, ret, ret_count, f);
}

bool store_scope_of_person(struct tx *tx, struct id org, struct id person, struct id account,
                           const struct scope_row *limits, struct record_scope *ret,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_scope_of_person, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, person);
    query_id(q, 3, account);
    query_i64(q, 4, limits->own);
    query_i64(q, 5, limits->queues);
    return read_record(q, false, ret, f);
}

/* ---- guarded persons ---- */

bool store_guard_any(struct tx *tx, struct id org, bool *ret_any, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_guard_any, &q, f))
        return false;
    query_id(q, 1, org);
    return row_is(q, ret_any, "guarded person", f);
}

static ROW_READER(read_guard)
{
    (void)a;
    *(struct guard_row *)ret_row = (struct guard_row){ query_col_id(q, 0), query_col_i64(q, 1) != 0,
                                                       query_col_i64(q, 2) != 0 };
}

bool store_guard_list(struct tx *tx, struct arena *a, struct id org, struct guard_row **ret,
                      size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_guard_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_guard, sizeof **ret, ret, ret_count, f);
}

bool store_guard_groups(struct tx *tx, struct id org, struct id account,
                        const struct scope_row *limits, struct guard_group ret[static GUARD_GROUPS],
                        size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;
    enum step step;

    if (!query_start(tx, &sql_guard_groups, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, account);
    query_i64(q, 3, limits->own);
    query_i64(q, 4, limits->queues);
    *ret_count = 0;
    while ((step = query_next(q, f)) == STEP_ROW && *ret_count < GUARD_GROUPS)
        ret[(*ret_count)++] = (struct guard_group){ .reached = query_col_i64(q, 0) != 0,
                                                    .restricted = query_col_i64(q, 1) != 0,
                                                    .vip = query_col_i64(q, 2) != 0,
                                                    .persons = query_col_i64(q, 3) };
    return step == STEP_END || fault_wrap(f, "guarded persons");
}

static ROW_READER(read_guard_counts)
{
    (void)a;
    *(struct guard_counts *)ret_row = (struct guard_counts){ .persons = query_col_i64(q, 0),
                                                             .restricted = query_col_i64(q, 1),
                                                             .vip = query_col_i64(q, 2) };
}

bool store_guard_counts(struct tx *tx, struct id org, struct guard_counts *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_guard_counts, &q, f))
        return false;
    query_id(q, 1, org);
    return row_one(q, NULL, read_guard_counts, ret, FAULT_BROKEN, "guarded persons", f);
}

bool store_guard_set(struct tx *tx, struct id org, const struct guard_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_guard_set, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, row->person);
    query_i64(q, 3, row->restricted);
    query_i64(q, 4, row->vip);
    return row_change(q, FAULT_MISSING, "person", f);
}

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

bool store_named_list(struct tx *tx, struct arena *a, struct id person, struct id **ret,
                      size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_named_list, &q, f))
        return false;
    query_id(q, 1, person);
    return row_all(q, a, read_id, sizeof **ret, ret, ret_count, f);
}

bool store_named_clear(struct tx *tx, struct id person, struct fault *f)
{
    return change_of(tx, &sql_named_clear, person, f);
}

bool store_named_add(struct tx *tx, struct id person, struct id account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_named_add, &q, f))
        return false;
    query_id(q, 1, person);
    query_id(q, 2, account);
    return query_run(q, f);
}
