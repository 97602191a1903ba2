/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.c - see accounts.h. */
#include "store/accounts.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

static ROW_READER(read_account)
{
    struct account_row *row = ret_row;

    *row = (struct account_row){
        .id = query_col_id(q, 0),
        .org = query_col_id(q, 1),
        .profile = query_col_blob(q, 2, a),
        .password = query_col_text(q, 3, a),
        .roles = query_col_i64(q, 4),
        .lang = query_col_text(q, 5, a),
        .disabled = query_col_i64(q, 6),
        .failures = query_col_i64(q, 7),
        .locked_until = query_col_i64(q, 8),
    };
}

static ROW_READER(read_session)
{
    struct session_row *row = ret_row;

    *row = (struct session_row){
        .account = query_col_id(q, 0),
        .csrf = query_col_text(q, 1, a),
        .created = query_col_i64(q, 2),
        .seen = query_col_i64(q, 3),
        .expires = query_col_i64(q, 4),
    };
}

static bool count_up(struct tx *tx, struct id org, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_version, &q, f))
        return false;
    query_id(q, 1, org);
    return query_run(q, f);
}

bool store_account_add(struct tx *tx, const struct account_row *row, const uint8_t login[static 16],
                       msec created, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->org);
    query_blob(q, 3, login, 16);
    query_blob(q, 4, row->profile.ptr, row->profile.len);
    query_text(q, 5, row->password);
    query_i64(q, 6, row->roles);
    query_text(q, 7, row->lang);
    query_i64(q, 8, created);
    return query_run(q, f) && count_up(tx, row->org, f);
}

bool store_account_by_login(struct tx *tx, struct arena *a, const uint8_t login[static 16],
                            struct account_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_by_login, &q, f))
        return false;
    query_blob(q, 1, login, 16);
    return row_one(q, a, read_account, ret, FAULT_MISSING, "account", f);
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

bool store_account_list(struct tx *tx, struct arena *a, struct id org,
                        struct account_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_list, &q, f))
        return false;
    query_id(q, 1, org);
    return row_all(q, a, read_account, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_account_failures(struct tx *tx, struct id id, int64_t failures, msec locked_until,
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_failures, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, failures);
    query_i64(q, 3, locked_until);
    return row_change(q, FAULT_MISSING, "account", f);
}

bool store_account_disable(struct tx *tx, struct id org, struct id id, bool disabled,
                           struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_disable, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_i64(q, 3, disabled);
    return row_change(q, FAULT_MISSING, "account", f) && count_up(tx, org, f);
}

bool store_account_password(struct tx *tx, struct id org, struct id id, struct str stored,
                            struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_account_password, &q, f))
        return false;
    query_id(q, 1, org);
    query_id(q, 2, id);
    query_text(q, 3, stored);
    return row_change(q, FAULT_MISSING, "account", f);
}

bool store_session_add(struct tx *tx, const uint8_t hash[static 32], const struct session_row *row,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_add, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_id(q, 2, row->account);
    query_text(q, 3, row->csrf);
    query_i64(q, 4, row->created);
    query_i64(q, 5, row->expires);
    return query_run(q, f);
}

bool store_session_get(struct tx *tx, struct arena *a, const uint8_t hash[static 32], msec now,
                       struct session_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_get, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, now);
    return row_one(q, a, read_session, ret, FAULT_UNKNOWN, "session", f);
}

bool store_session_seen(struct tx *tx, const uint8_t hash[static 32], msec seen, msec expires,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_seen, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, seen);
    query_i64(q, 3, expires);
    return query_run(q, f);
}

bool store_session_end(struct tx *tx, const uint8_t hash[static 32], struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_end, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    return query_run(q, f);
}

bool store_session_end_all(struct tx *tx, struct id account, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_end_all, &q, f))
        return false;
    query_id(q, 1, account);
    return query_run(q, f);
}

bool store_session_purge(struct tx *tx, msec now, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_purge, &q, f))
        return false;
    query_i64(q, 1, now);
    return query_run(q, f);
}
