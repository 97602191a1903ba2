/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.h - rows of users and their sessions. */
#ifndef STORE_ACCOUNTS_H
#define STORE_ACCOUNTS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct account_row {
    struct id id, org;
    struct str profile;  /* sealed */
    struct str password; /* Argon2id, stored form */
    int64_t roles;
    struct str lang;
    int64_t disabled, failures;
    msec locked_until;
};

/* Adding and disabling (and whatever may change a profile one day) count the organisation's users
 * up: org_row.users.  FAULT_CONFLICT is left to the caller: look the login up first, in the same
 * transaction. */
bool store_account_add(struct tx *tx, const struct account_row *row, const uint8_t login[static 16],
                       msec created, struct fault *f);
bool store_account_by_login(struct tx *tx, struct arena *a, const uint8_t login[static 16],
                            struct account_row *ret, struct fault *f);
bool store_account_get(struct tx *tx, struct arena *a, struct id id, struct account_row *ret,
                       struct fault *f);
bool store_account_list(struct tx *tx, struct arena *a, struct id org,
                        struct account_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_account_failures(struct tx *tx, struct id id, int64_t failures, msec locked_until,
                            struct fault *f);
bool store_account_disable(struct tx *tx, struct id org, struct id id, bool disabled,
                           struct fault *f);
bool store_account_password(struct tx *tx, struct id org, struct id id, struct str stored,
                            struct fault *f);

struct session_row {
    struct id account;
    struct str csrf;
    msec created, seen, expires;
};

bool store_session_add(struct tx *tx, const uint8_t hash[static 32], const struct session_row *row,
                       struct fault *f);
/* FAULT_UNKNOWN when there is none or it has expired at `now`. */
bool store_session_get(struct tx *tx, struct arena *a, const uint8_t hash[static 32], msec now,
                       struct session_row *ret, struct fault *f);
bool store_session_seen(struct tx *tx, const uint8_t hash[static 32], msec seen, msec expires,
                        struct fault *f);
bool store_session_end(struct tx *tx, const uint8_t hash[static 32], struct fault *f);
bool store_session_end_all(struct tx *tx, struct id account, struct fault *f);
bool store_session_purge(struct tx *tx, msec now, struct fault *f);

#endif
