/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.h - rows of logins, their accounts in organisations, and invitations to take one up.
 *
 * A login is a human being's way in (logins.h has its sessions and factors); an account is what
 * they are in one organisation. */
#ifndef STORE_ACCOUNTS_H
#define STORE_ACCOUNTS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct account_row {
    struct id id, org, login;
    struct str profile; /* sealed */
    int64_t roles;
    struct str lang;
    int64_t state; /* 0: may log in */
    msec created;
};

/* FAULT_CONFLICT is left to the caller: look the login's accounts up first, in the same
 * transaction. */
bool store_account_add(struct tx *tx, const struct account_row *row, struct fault *f);
bool store_account_get(struct tx *tx, struct arena *a, struct id id, struct account_row *ret,
                       struct fault *f);
bool store_account_list(struct tx *tx, struct arena *a, struct id org,
                        struct account_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_account_of_login(struct tx *tx, struct arena *a, struct id login,
                            struct account_row **ret_rows, size_t *ret_count, struct fault *f);
/* Profile, roles, language and state. FAULT_MISSING: not in this organisation. */
bool store_account_set(struct tx *tx, const struct account_row *row, struct fault *f);
/* To another login: row->login.  FAULT_MISSING. */
bool store_account_move(struct tx *tx, const struct account_row *row, struct fault *f);

struct login_row {
    struct id id;
    struct str password; /* Argon2id, stored form; "": none */
    msec created;
};

bool store_login_add(struct tx *tx, const struct login_row *row, const uint8_t digest[static 16],
                     struct fault *f);
/* FAULT_MISSING. */
bool store_login_by_digest(struct tx *tx, struct arena *a, const uint8_t digest[static 16],
                           struct login_row *ret, struct fault *f);
bool store_login_get(struct tx *tx, struct arena *a, struct id id, struct login_row *ret,
                     struct fault *f);
bool store_login_password(struct tx *tx, struct id id, struct str stored, struct fault *f);

/* One an account: a new one takes the place of the last. */
bool store_invitation_put(struct tx *tx, const uint8_t hash[static 32], struct id account,
                          msec expires, struct fault *f);
/* FAULT_MISSING when there is none such at `now`. */
bool store_invitation_get(struct tx *tx, const uint8_t hash[static 32], msec now,
                          struct id *ret_account, struct fault *f);
bool store_invitation_end(struct tx *tx, struct id account, struct fault *f);

#endif
