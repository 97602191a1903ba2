/* SPDX-License-Identifier: EUPL-1.2 */
/* logins.c - see logins.h. */
#include "store/logins.h"

#include <string.h>

#include "store/rows_priv.h"
#include "store_sql.h"

/* Statements that only change rows by one key. */
static bool run_with_hash(struct tx *tx, const struct statement *st, const uint8_t hash[static 32],
                          struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    return query_run(q, f);
}

static bool run_with_id(struct tx *tx, const struct statement *st, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, id);
    return query_run(q, f);
}

static bool run_with_time(struct tx *tx, const struct statement *st, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_i64(q, 1, at);
    return query_run(q, f);
}

/* ---- sessions ---- */

static ROW_READER(read_session)
{
    struct session_row *row = ret_row;
    struct str hash = query_col_blob(q, 0, a);

    *row = (struct session_row){
        .id = query_col_id(q, 1),
        .login = query_col_id(q, 2),
        .account = query_col_null(q, 3) ? ID_NONE : query_col_id(q, 3),
        .factors = query_col_i64(q, 4),
        .csrf = query_col_text(q, 5, a),
        .device = query_col_null(q, 6) ? ID_NONE : query_col_id(q, 6),
        .created = query_col_i64(q, 7),
        .fresh = query_col_i64(q, 8),
        .seen = query_col_i64(q, 9),
        .expires = query_col_i64(q, 10),
        .only = query_col_null(q, 11) ? ID_NONE : query_col_id(q, 11),
    };
    if (hash.len == sizeof row->hash)
        memcpy(row->hash, hash.ptr, sizeof row->hash);
}

bool store_session_add(struct tx *tx, const struct session_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_add, &q, f))
        return false;
    query_blob(q, 1, row->hash, sizeof row->hash);
    query_id(q, 2, row->id);
    query_id(q, 3, row->login);
    query_id(q, 4, row->account);
    query_i64(q, 5, row->factors);
    query_text(q, 6, row->csrf);
    query_id(q, 7, row->device);
    query_i64(q, 8, row->created);
    query_i64(q, 9, row->fresh);
    query_i64(q, 10, row->seen);
    query_i64(q, 11, row->expires);
    query_id(q, 12, row->only);
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

bool store_session_list(struct tx *tx, struct arena *a, struct id login, msec now,
                        struct session_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_list, &q, f))
        return false;
    query_id(q, 1, login);
    query_i64(q, 2, now);
    return row_all(q, a, read_session, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_session_move(struct tx *tx, const uint8_t from[static 32], const struct session_row *row,
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_session_move, &q, f))
        return false;
    query_blob(q, 1, from, 32);
    query_blob(q, 2, row->hash, sizeof row->hash);
    query_id(q, 3, row->account);
    query_i64(q, 4, row->factors);
    query_text(q, 5, row->csrf);
    query_i64(q, 6, row->fresh);
    query_i64(q, 7, row->seen);
    query_i64(q, 8, row->expires);
    return row_change(q, FAULT_UNKNOWN, "session", f);
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
    return run_with_hash(tx, &sql_session_end, hash, f);
}

bool store_session_end_account(struct tx *tx, struct id account, struct fault *f)
{
    return run_with_id(tx, &sql_session_end_account, account, f);
}

bool store_session_end_login(struct tx *tx, struct id login, struct fault *f)
{
    return run_with_id(tx, &sql_session_end_login, login, f);
}

bool store_session_purge(struct tx *tx, msec now, struct fault *f)
{
    return run_with_time(tx, &sql_session_purge, now, f);
}

/* ---- devices ---- */

static ROW_READER(read_device)
{
    struct device_row *row = ret_row;

    *row = (struct device_row){
        .id = query_col_id(q, 0),
        .login = query_col_id(q, 1),
        .about = query_col_blob(q, 2, a),
        .first = query_col_i64(q, 3),
        .last = query_col_i64(q, 4),
        .known = query_col_i64(q, 5),
    };
}

bool store_device_add(struct tx *tx, const struct device_row *row, const uint8_t hash[static 32],
                      struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_device_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->login);
    query_blob(q, 3, hash, 32);
    query_blob(q, 4, row->about.ptr, row->about.len);
    query_i64(q, 5, row->first);
    query_i64(q, 6, row->known);
    return query_run(q, f);
}

bool store_device_by_hash(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                          struct device_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_device_by_hash, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    return row_one(q, a, read_device, ret, FAULT_MISSING, "device", f);
}

bool store_device_list(struct tx *tx, struct arena *a, struct id login,
                       struct device_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_device_list, &q, f))
        return false;
    query_id(q, 1, login);
    return row_all(q, a, read_device, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_device_seen(struct tx *tx, struct id id, struct str about, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_device_seen, &q, f))
        return false;
    query_id(q, 1, id);
    query_blob(q, 2, about.ptr, about.len);
    query_i64(q, 3, at);
    return query_run(q, f);
}

bool store_device_known(struct tx *tx, struct id login, struct fault *f)
{
    return run_with_id(tx, &sql_device_known, login, f);
}

/* Both name the login: another's device is not even looked at, which would take its time. */
bool store_device_forget(struct tx *tx, struct id login, struct id id, struct fault *f)
{
    scoped(query) *unlink = NULL, *forget = NULL;

    if (!query_start(tx, &sql_device_unlink, &unlink, f))
        return false;
    query_id(unlink, 1, login);
    query_id(unlink, 2, id);
    if (!query_run(unlink, f) || !query_start(tx, &sql_device_forget, &forget, f))
        return false;
    query_id(forget, 1, login);
    query_id(forget, 2, id);
    return row_change(forget, FAULT_MISSING, "device", f);
}

/* ---- factors ---- */

static ROW_READER(read_factor)
{
    struct factor_row *row = ret_row;

    *row = (struct factor_row){
        .id = query_col_id(q, 0),
        .login = query_col_id(q, 1),
        .kind = query_col_i64(q, 2),
        .name = query_col_blob(q, 3, a),
        .credential = query_col_null(q, 4) ? STR_NONE : query_col_blob(q, 4, a),
        .secret = query_col_blob(q, 5, a),
        .counter = query_col_i64(q, 6),
        .confirmed = query_col_i64(q, 7),
        .created = query_col_i64(q, 8),
        .used = query_col_i64(q, 9),
        .cloned = query_col_i64(q, 10),
    };
}

bool store_factor_add(struct tx *tx, const struct factor_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_add, &q, f))
        return false;
    query_id(q, 1, row->id);
    query_id(q, 2, row->login);
    query_i64(q, 3, row->kind);
    query_blob(q, 4, row->name.ptr, row->name.len);
    if (row->credential.ptr)
        query_blob(q, 5, row->credential.ptr, row->credential.len);
    else
        query_null(q, 5);
    query_blob(q, 6, row->secret.ptr, row->secret.len);
    query_i64(q, 7, row->counter);
    query_i64(q, 8, row->confirmed);
    query_i64(q, 9, row->created);
    return query_run(q, f);
}

bool store_factor_list(struct tx *tx, struct arena *a, struct id login,
                       struct factor_row **ret_rows, size_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_list, &q, f))
        return false;
    query_id(q, 1, login);
    return row_all(q, a, read_factor, sizeof **ret_rows, ret_rows, ret_count, f);
}

bool store_factor_by_credential(struct tx *tx, struct arena *a, struct str credential,
                                struct factor_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_by_credential, &q, f))
        return false;
    query_blob(q, 1, credential.ptr, credential.len);
    return row_one(q, a, read_factor, ret, FAULT_MISSING, "passkey", f);
}

bool store_factor_use(struct tx *tx, struct id id, int64_t counter, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_use, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, counter);
    query_i64(q, 3, at);
    return row_change(q, FAULT_MISSING, "factor", f);
}

bool store_factor_cloned(struct tx *tx, struct id id, msec at, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_cloned, &q, f))
        return false;
    query_id(q, 1, id);
    query_i64(q, 2, at);
    return row_change(q, FAULT_MISSING, "factor", f);
}

bool store_factor_rename(struct tx *tx, struct id login, struct id id, struct str name,
                         struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_rename, &q, f))
        return false;
    query_id(q, 1, login);
    query_id(q, 2, id);
    query_blob(q, 3, name.ptr, name.len);
    return row_change(q, FAULT_MISSING, "factor", f);
}

bool store_factor_remove(struct tx *tx, struct id login, struct id id, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_factor_remove, &q, f))
        return false;
    query_id(q, 1, login);
    query_id(q, 2, id);
    return row_change(q, FAULT_MISSING, "factor", f);
}

bool store_factor_unconfirmed(struct tx *tx, struct id login, struct fault *f)
{
    return run_with_id(tx, &sql_factor_unconfirmed, login, f);
}

/* ---- recovery codes ---- */

bool store_recovery_add(struct tx *tx, struct id login, const uint8_t hash[static 32],
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_recovery_add, &q, f))
        return false;
    query_id(q, 1, login);
    query_blob(q, 2, hash, 32);
    return query_run(q, f);
}

static ROW_READER(read_number)
{
    (void)a;
    *(int64_t *)ret_row = query_col_i64(q, 0);
}

bool store_recovery_count(struct tx *tx, struct id login, int64_t *ret_count, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_recovery_count, &q, f))
        return false;
    query_id(q, 1, login);
    return row_one(q, NULL, read_number, ret_count, FAULT_BROKEN, "recovery codes", f);
}

bool store_recovery_use(struct tx *tx, struct id login, const uint8_t hash[static 32],
                        struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_recovery_use, &q, f))
        return false;
    query_id(q, 1, login);
    query_blob(q, 2, hash, 32);
    return row_change(q, FAULT_MISSING, "recovery code", f);
}

bool store_recovery_clear(struct tx *tx, struct id login, struct fault *f)
{
    return run_with_id(tx, &sql_recovery_clear, login, f);
}

/* ---- attempts ---- */

bool store_attempt_get(struct tx *tx, const uint8_t key[static 16], struct attempt_row *ret,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attempt_get, &q, f))
        return false;
    query_blob(q, 1, key, 16);
    *ret = (struct attempt_row){ 0 };
    switch (query_next(q, f)) {
    case STEP_ROW:
        *ret =
            (struct attempt_row){ query_col_i64(q, 0), query_col_i64(q, 1), query_col_i64(q, 2) };
        return true;
    case STEP_END:
        return true;
    case STEP_FAULT:
        break;
    }
    return false;
}

bool store_attempt_put(struct tx *tx, const uint8_t key[static 16], const struct attempt_row *row,
                       struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attempt_put, &q, f))
        return false;
    query_blob(q, 1, key, 16);
    query_i64(q, 2, row->count);
    query_i64(q, 3, row->since);
    query_i64(q, 4, row->until);
    return query_run(q, f);
}

bool store_attempt_clear(struct tx *tx, const uint8_t key[static 16], struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_attempt_clear, &q, f))
        return false;
    query_blob(q, 1, key, 16);
    return query_run(q, f);
}

bool store_attempt_purge(struct tx *tx, msec before, struct fault *f)
{
    return run_with_time(tx, &sql_attempt_purge, before, f);
}

/* ---- challenges ---- */

bool store_challenge_add(struct tx *tx, const uint8_t hash[static 32],
                         const struct challenge_row *row, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_challenge_add, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, row->kind);
    query_id(q, 3, row->subject);
    query_blob(q, 4, row->data.ptr, row->data.len);
    query_i64(q, 5, row->expires);
    return query_run(q, f);
}

static ROW_READER(read_challenge)
{
    struct challenge_row *row = ret_row;

    row->subject = query_col_null(q, 0) ? ID_NONE : query_col_id(q, 0);
    row->data = query_col_blob(q, 1, a);
}

bool store_challenge_take(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                          int64_t kind, msec now, struct challenge_row *ret, struct fault *f)
{
    scoped(query) *q = NULL;

    *ret = (struct challenge_row){ .kind = kind };
    if (!query_start(tx, &sql_challenge_get, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, kind);
    query_i64(q, 3, now);
    return row_one(q, a, read_challenge, ret, FAULT_MISSING, "challenge", f) &&
           run_with_hash(tx, &sql_challenge_end, hash, f);
}

bool store_challenge_spend(struct tx *tx, const uint8_t hash[static 32], int64_t kind, msec expires,
                           bool *ret_first, struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, &sql_challenge_spend, &q, f))
        return false;
    query_blob(q, 1, hash, 32);
    query_i64(q, 2, kind);
    query_i64(q, 3, expires);
    if (!query_run(q, f))
        return false;
    *ret_first = query_changed(q) > 0;
    return true;
}

bool store_challenge_purge(struct tx *tx, msec now, struct fault *f)
{
    return run_with_time(tx, &sql_challenge_purge, now, f);
}
