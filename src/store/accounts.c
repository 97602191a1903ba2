/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.c - see accounts.h. */
#include "store/accounts.h"

#include "store/rows_priv.h"
#include "store_sql.h"

/* ---- accounts ---- */

static ROW_READER(read_account)
{
    struct account_row *row = ret_row;

    *row = (struct account_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .login = query_col_id(q, 2),
        .profile = query_col_blob(q, 3, a),
        .roles = query_col_i64(q, 4),
        .lang = query_col_text(q, 5, a),
        .state = query_col_i64(q, 6),
        .created = query_col_i64(q, 7),
    };
}

/* Who keeps the names of an organisation's users ready sees that they are out of date. */
static bool count_up(struct tx *tx, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_version, &q, f))
        return false;
    query_id(q, 1, org);
    return query_run(q, f);
}

bool store_account_add(struct tx *tx, const struct account_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_id(q, 3, row->login);
    query_blob(q, 4, row->profile.ptr, row->profile.len);
    query_i64(q, 5, row->roles);
    query_text(q, 6, row->lang);
    query_i64(q, 7, row->state);
    query_i64(q, 8, row->created);
    return query_run(q, f) && count_up(tx, row->org, f);
}

bool store_account_get(struct tx *tx, struct arena *a, struct id id, struct account_row *ret,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_get, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_account, ret, FAULT_MISSING, "account", f);
}

static bool list_accounts(struct tx *tx, const struct statement *st, struct arena *a, struct id of,
                          struct account_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, of);
    return row_all(q, a, read_account, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_account_list(struct tx *tx, struct arena *a, struct id org,
                        struct account_row **ret_rows, size_t *ret_count, struct fault *f)
{
    return list_accounts(tx, &sql_account_list, a, org, ret_rows, ret_count, f);
}

bool store_account_of_login(struct tx *tx, struct arena *a, struct id login,
                            struct account_row **ret_rows, size_t *ret_count, struct fault *f)
{
    return list_accounts(tx, &sql_account_of_login, a, login, ret_rows, ret_count, f);
}

bool store_account_set(struct tx *tx, const struct account_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_set, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_blob(q, 3, row->profile.ptr, row->profile.len);
    query_i64(q, 4, row->roles);
    query_text(q, 5, row->lang);
    query_i64(q, 6, row->state);
    return row_change(q, FAULT_MISSING, "account", f) && count_up(tx, row->org, f);
}

bool store_account_move(struct tx *tx, const struct account_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_move, &q, f))
        return false;
    query_id(q, 1, row->org);
    query_id(q, 2, row->id);
    query_id(q, 3, row->login);
    return row_change(q, FAULT_MISSING, "account", f);
}

/* ---- logins ---- */

static ROW_READER(read_login)
{
    struct login_row *row = ret_row;

    *row = (struct login_row){ query_col_id(q, 0), query_col_text(q, 1, a), query_col_i64(q, 2) };
}

bool store_login_add(struct tx *tx, const struct login_row *row, const uint8_t digest[static 16],
                     struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_login_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_blob(q, 2, digest, 16);
    query_text(q, 3, row->password);
    query_i64(q, 4, row->created);
    return query_run(q, f);
}

bool store_login_by_digest(struct tx *tx, struct arena *a, const uint8_t digest[static 16],
                           struct login_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_login_by_digest, &q, f))
        return false;
    query_blob(q, 1, digest, 16);
    return row_one(q, a, read_login, ret, FAULT_MISSING, "login", f);
}

bool store_login_get(struct tx *tx, struct arena *a, struct id id, struct login_row *ret,
                     struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_login_get, &q, f))
        return false;
    query_id(q, 1, id);
    return row_one(q, a, read_login, ret, FAULT_MISSING, "login", f);
}

bool store_login_password(struct tx *tx, struct id id, struct str stored, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_login_password, &q, f))
        return false;
    query_id(q, 1, id);
    query_text(q, 2, stored);
    return row_change(q, FAULT_MISSING, "login", f);
}

/* ---- invitations ---- */

bool store_invitation_put(struct tx *tx, const uint8_t hash[static 32], struct id account,
                          msec expires, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_invitation_put, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_id(q, 2, account);
    query_i64(q, 3, expires);
    return query_run(q, f);
}

static ROW_READER(read_id)
{
    (void)a;
    *(struct id *)ret_row = query_col_id(q, 0);
}

bool store_invitation_get(struct tx *tx, const uint8_t hash[static 32], msec now,
                          struct id *ret_account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_invitation_get, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, now);
    return row_one(q, NULL, read_id, ret_account, FAULT_MISSING, "invitation", f);
}

bool store_invitation_end(struct tx *tx, struct id account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_invitation_end, &q, f))
        return false;
    query_id(q, 1, account);
    return query_run(q, f);
}
