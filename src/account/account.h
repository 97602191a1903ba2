/* SPDX-License-Identifier: EUPL-1.2 */
/* account.h - users, their passwords and sessions, and the tokens of programs.
 *
 * Names and e-mail addresses are sealed with a key of this room, logins are found through a
 * keyed digest, passwords are Argon2id, cookies and tokens are stored as SHA-256 only.  Second
 * factors, passkeys and single sign-on come with the access issue. */
#ifndef ACCOUNT_ACCOUNT_H
#define ACCOUNT_ACCOUNT_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "domain/lang.h"
#include "journal/journal.h"
#include "policy/policy.h"
#include "store/organisations.h"
#include "store/store.h"

#define ACCOUNT_PASSWORD_MIN 12 /* characters (bytes): NIST SP 800-63B asks for 8 at least */
#define ACCOUNT_PASSWORD_MAX 256
#define ACCOUNT_FAILURES_MAX 10 /* wrong passwords in a row, then */
#define ACCOUNT_LOCK_MS      ((msec)15 * 60 * 1000)
#define ACCOUNT_SESSION_MS   ((msec)12 * 3600 * 1000) /* at most */
#define ACCOUNT_IDLE_MS      ((msec)2 * 3600 * 1000)  /* without a request */
#define ACCOUNT_COOKIE_SIZE  43                       /* 32 random bytes, base64url */

struct accounts;

/* `key` is copied into guarded memory. */
bool accounts_open(struct store *s, struct journal *j, const uint8_t key[static CRYPTO_KEY_SIZE],
                   struct accounts **ret_accounts, struct fault *f);
void accounts_close(struct accounts *acc);

struct user {
    struct id id, org;
    struct str name, email;
    enum lang lang;
    unsigned roles; /* bit per enum role */
    bool disabled;
};

struct user_new {
    struct id org;
    struct str email, name, password;
    unsigned roles;
    enum lang lang;
};

/* FAULT_CONFLICT when the e-mail has an account (in any organisation), FAULT_FIELDS on a bad
 * address, password or no role. */
bool account_add(struct accounts *acc, const struct principal *by, const struct user_new *user,
                 struct id *ret_id, struct fault *f);
bool account_get(struct accounts *acc, struct arena *a, struct id id, struct user *ret,
                 struct fault *f);
/* By e-mail; FAULT_MISSING. */
bool account_find(struct accounts *acc, struct arena *a, struct str email, struct user *ret,
                  struct fault *f);
bool account_list(struct accounts *acc, struct arena *a, struct id org, struct user **ret_users,
                  size_t *ret_count, struct fault *f);
/* Disabling ends all sessions. */
bool account_disable(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                     bool disabled, struct fault *f);
/* A new password ends all sessions. */
bool account_password(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                      struct str password, struct fault *f);

/* ---- sessions ---- */

struct session {
    struct str cookie;              /* only from account_login() */
    uint8_t hash[CRYPTO_HASH_SIZE]; /* of the cookie: what it is stored and known by */
    struct str csrf;
    struct user user;
    msec expires;
};

/* FAULT_UNKNOWN for a wrong e-mail or password alike (in the same time), FAULT_OFTEN while the
 * address is locked, whether it has an account or not.  Journalled either way. */
bool account_login(struct accounts *acc, struct arena *a, struct str email, struct str password,
                   struct session *ret_session, struct fault *f);
/* FAULT_UNKNOWN when the session is over. */
bool account_session(struct accounts *acc, struct arena *a, struct str cookie,
                     struct session *ret_session, struct fault *f);
/* Journalled. */
bool account_logout(struct accounts *acc, const struct session *session, struct fault *f);
/* Until when the session lasts unless a request comes; FAULT_UNKNOWN when it is over. */
bool account_session_lasts(struct accounts *acc, const uint8_t hash[static CRYPTO_HASH_SIZE],
                           msec *ret_expires, struct fault *f);
/* Who holds something open for a session hears when it ends: by log-out (its hash), or all of an
 * account (hash NULL) when it is disabled or gets a new password.  Set once, before any request. */
void account_listen(struct accounts *acc,
                    void (*ended)(void *arg, struct id account, const uint8_t *hash), void *arg);

/* ---- tokens of programs, scoped to a source ---- */

struct token_new {
    struct id id; /* ID_NONE: a new one */
    struct id source;
    struct str name;
};

/* In `by`'s organisation; the secret is shown once, here. */
bool token_make(struct accounts *acc, struct arena *a, const struct principal *by,
                struct token_new *token, struct str *ret_secret, struct fault *f);
/* FAULT_UNKNOWN when there is none such. The principal is a tool. */
bool token_check(struct accounts *acc, struct arena *a, struct str secret,
                 struct principal *ret_principal, struct id *ret_source, struct fault *f);
bool token_list(struct accounts *acc, struct arena *a, struct id org, struct token_row **ret_rows,
                size_t *ret_count, struct fault *f);
bool token_end(struct accounts *acc, const struct principal *by, struct id id, struct fault *f);

#endif
