/* SPDX-License-Identifier: EUPL-1.2 */
/* logins.h - rows of what a login has: sessions, devices, factors, recovery codes; and of what
 * stands before it: wrong attempts and open challenges. */
#ifndef STORE_LOGINS_H
#define STORE_LOGINS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct session_row {
    uint8_t hash[32];
    struct id id, login;
    struct id account; /* ID_NONE: not all steps of the log-in are done */
    int64_t factors;
    struct str csrf;
    struct id device; /* ID_NONE: at the shell */
    msec created, fresh, seen, expires;
    struct id only; /* an organisation it is good for alone, or ID_NONE */
};

bool store_session_add(struct tx *tx, const struct session_row *row, struct fault *f);
/* FAULT_UNKNOWN when there is none or it has expired at `now`. */
bool store_session_get(struct tx *tx, struct arena *a, const uint8_t hash[static 32], msec now,
                       struct session_row *ret, struct fault *f);
/* Those alive at `now`, the last used first. */
bool store_session_list(struct tx *tx, struct arena *a, struct id login, msec now,
                        struct session_row **ret_rows, size_t *ret_count, struct fault *f);
/* The session `from` gets the hash, account, factors and times of `row`.  FAULT_UNKNOWN. */
bool store_session_move(struct tx *tx, const uint8_t from[static 32], const struct session_row *row,
                        struct fault *f);
bool store_session_seen(struct tx *tx, const uint8_t hash[static 32], msec seen, msec expires,
                        struct fault *f);
bool store_session_end(struct tx *tx, const uint8_t hash[static 32], struct fault *f);
bool store_session_end_account(struct tx *tx, struct id account, struct fault *f);
bool store_session_end_login(struct tx *tx, struct id login, struct fault *f);
bool store_session_purge(struct tx *tx, msec now, struct fault *f);

struct device_row {
    struct id id, login;
    struct str about; /* sealed */
    msec first, last;
    int64_t known;
};

bool store_device_add(struct tx *tx, const struct device_row *row, const uint8_t hash[static 32],
                      struct fault *f);
/* FAULT_MISSING. */
bool store_device_by_hash(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                          struct device_row *ret, struct fault *f);
bool store_device_list(struct tx *tx, struct arena *a, struct id login,
                       struct device_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_device_seen(struct tx *tx, struct id id, struct str about, msec at, struct fault *f);
/* The owner has seen all of them. */
bool store_device_known(struct tx *tx, struct id login, struct fault *f);
bool store_device_forget(struct tx *tx, struct id login, struct id id, struct fault *f);

struct factor_row {
    struct id id, login;
    int64_t kind;
    struct str name;       /* sealed */
    struct str credential; /* of a passkey, else ptr NULL */
    struct str secret;     /* sealed */
    int64_t counter, confirmed;
    msec created, used;
    msec cloned; /* when its counter went back; 0: never */
};

bool store_factor_add(struct tx *tx, const struct factor_row *row, struct fault *f);
bool store_factor_list(struct tx *tx, struct arena *a, struct id login,
                       struct factor_row **ret_rows, size_t *ret_count, struct fault *f);
/* FAULT_MISSING. */
bool store_factor_by_credential(struct tx *tx, struct arena *a, struct str credential,
                                struct factor_row *ret, struct fault *f);
/* It was shown: confirmed from now on. */
bool store_factor_use(struct tx *tx, struct id id, int64_t counter, msec at, struct fault *f);
bool store_factor_cloned(struct tx *tx, struct id id, msec at, struct fault *f);
/* FAULT_MISSING: none such of this login; both. */
bool store_factor_rename(struct tx *tx, struct id login, struct id id, struct str name,
                         struct fault *f);
bool store_factor_remove(struct tx *tx, struct id login, struct id id, struct fault *f);
/* Drops those set up and never shown. */
bool store_factor_unconfirmed(struct tx *tx, struct id login, struct fault *f);

bool store_recovery_add(struct tx *tx, struct id login, const uint8_t hash[static 32],
                        struct fault *f);
bool store_recovery_count(struct tx *tx, struct id login, int64_t *ret_count, struct fault *f);
/* FAULT_MISSING: no such code, or used. */
bool store_recovery_use(struct tx *tx, struct id login, const uint8_t hash[static 32],
                        struct fault *f);
bool store_recovery_clear(struct tx *tx, struct id login, struct fault *f);

struct attempt_row {
    int64_t count;
    msec since, until;
};

/* All 0 when there were none. */
bool store_attempt_get(struct tx *tx, const uint8_t key[static 16], struct attempt_row *ret,
                       struct fault *f);
bool store_attempt_put(struct tx *tx, const uint8_t key[static 16], const struct attempt_row *row,
                       struct fault *f);
bool store_attempt_clear(struct tx *tx, const uint8_t key[static 16], struct fault *f);
bool store_attempt_purge(struct tx *tx, msec before, struct fault *f);

struct challenge_row {
    int64_t kind;
    struct id subject; /* or ID_NONE */
    struct str data;   /* sealed */
    msec expires;
};

bool store_challenge_add(struct tx *tx, const uint8_t hash[static 32],
                         const struct challenge_row *row, struct fault *f);
/* Gives it out and forgets it: each is answered once.  FAULT_MISSING. */
bool store_challenge_take(struct tx *tx, struct arena *a, const uint8_t hash[static 32],
                          int64_t kind, msec now, struct challenge_row *ret, struct fault *f);
/* One that was given out without a row, answered now; *ret_first is false when it was before. */
bool store_challenge_spend(struct tx *tx, const uint8_t hash[static 32], int64_t kind, msec expires,
                           bool *ret_first, struct fault *f);
bool store_challenge_purge(struct tx *tx, msec now, struct fault *f);

#endif
