/* SPDX-License-Identifier: EUPL-1.2 */
/* account_priv.h - what the files of this room share. */
#ifndef ACCOUNT_ACCOUNT_PRIV_H
#define ACCOUNT_ACCOUNT_PRIV_H

#include "account/factor.h"
#include "account/login.h"
#include "account/passkey.h"
#include "account/webauthn_priv.h"
#include "base/thread.h"
#include "store/accounts.h"
#include "store/logins.h"

struct courier;
struct oidc_memory;
#define OIDC_URL_MAX 300

struct accounts {
    struct store *store;
    struct journal *journal;
    uint8_t *key; /* guarded */
    pthread_mutex_t mutex;
    struct once *at_work; /* once.c */
    void (*ended)(void *arg, struct id account, const uint8_t *hash);
    void *ended_arg;
    struct courier *courier; /* NULL: no calls, no single sign-on */
    struct oidc_memory *oidc_memory;
    struct str public_url; /* without a slash at its end */
    char public_url_room[OIDC_URL_MAX];
    struct relying relying; /* passkey.c; empty: there are no passkeys */
    char origin[PASSKEY_ORIGIN_MAX], rp[PASSKEY_ORIGIN_MAX];
};

/* ---- secrets (secret.c) ---- */

/* 32 random bytes as base64url. */
struct str secret_new(struct arena *a);
void secret_hash(struct str secret, uint8_t ret[static CRYPTO_HASH_SIZE]);
/* What a row keeps sealed: `about` binds it to its place ("factor|<login>|<id>").  STR_NONE
 * without memory; open says FAULT_DAMAGED. */
struct str secret_seal(const struct accounts *acc, struct arena *a, struct str about,
                       struct str text);
bool secret_open(const struct accounts *acc, struct arena *a, struct str about, struct str sealed,
                 struct str *ret, struct fault *f);
/* "kind|<a>|<b>", to bind by. */
struct str secret_about(struct arena *a, const char *kind, struct id one, struct id two);
/* The digest a login is found by. */
void login_digest(const struct accounts *acc, struct str email, uint8_t ret[static 16]);

/* ---- users (account.c) ---- */

/* Opens the sealed profile of a row. */
bool user_open(const struct accounts *acc, struct arena *a, const struct account_row *row,
               struct user *ret, struct fault *f);
struct str profile_seal(const struct accounts *acc, struct arena *a, struct id org, struct id id,
                        struct str name, struct str email);
/* Appends an entry about an account, token or factor. */
bool account_journal(const struct accounts *acc, struct tx *tx, struct id org, struct id by,
                     const char *act, const char *on_kind, struct id on, const char *result,
                     struct fault *f);
/* ... in each organisation that the login serves: it is theirs to know. */
bool account_journal_all(const struct accounts *acc, struct tx *tx, struct arena *a,
                         struct id login, const char *act, const char *result, struct fault *f);

/* Does the login serve, besides this account, one that its owner has taken up?  One that waits to
 * be taken up is nobody's yet. */
bool login_serves_more(struct tx *tx, struct arena *a, struct id login, struct id account,
                       bool *ret, struct fault *f);

/* ---- what an organisation asks of those who log in (demand.c) ---- */

enum demand_level { DEMAND_NOTHING, DEMAND_SECOND, DEMAND_PASSKEY };

struct demand {
    enum demand_level level[ROLES];
    msec idle, most, fresh;
};

/* From the organisation's settings: {"login": {"require": {"admin": "second", ...},
 * "idle_minutes", "session_hours", "fresh_minutes"}}.  What is not there or wrong takes the
 * defaults, and never less than was asked. */
void demand_read(struct str settings, struct demand *ret);
enum demand_level demand_of(const struct demand *d, unsigned roles);

/* ---- steps (login.c) ---- */

/* What a login has, read in one transaction. */
struct standing {
    struct login_row login;
    struct account_row *accounts; /* those that may be used */
    size_t account_count;
    struct factor_row *factors; /* the confirmed ones */
    size_t factor_count;
    int64_t codes;             /* recovery codes left */
    unsigned kinds;            /* of the factors, bits of enum factor */
    struct demand demands[16]; /* of the accounts' organisations */
};
#define STANDING_ACCOUNTS_MAX 16

bool standing_read(struct tx *tx, struct arena *a, struct id login, struct standing *ret,
                   struct fault *f);
/* What is to be done next in a session with these factors shown, in `org` (ID_NONE: not chosen);
 * *ret_account is the account's index in `s`, when one is settled, else -1. */
enum login_step next_step(const struct standing *s, unsigned factors, struct id org,
                          unsigned *ret_offered, int *ret_account);
/* Do these, shown together, count as two? */
bool factors_are_two(unsigned factors);
/* What would do as a factor shown again in a session with these factors shown, bits of enum
 * factor. */
unsigned factors_again(const struct standing *s, unsigned shown);
/* Gives the session a factor more and a new cookie; writes all.  Inside store_write(). */
struct advance {
    struct accounts *acc;
    struct arena *arena;
    struct session_row row; /* as it was; becomes as it is */
    uint8_t from[CRYPTO_HASH_SIZE];
    const char *act; /* what the journal calls it when it is done */
    unsigned factor; /* shown now, or 0 */
    struct id org;   /* chosen, or ID_NONE */
    struct id only;  /* session_begin(): good for this organisation alone, or ID_NONE */
    msec ago;        /* the factor was shown this long before now, elsewhere; 0: now, to us */
    struct session *session;
};
bool session_advance(struct advance *v, struct tx *tx, struct fault *f);
/* Opens the profile that session_advance() settled on, outside of the transaction. */
bool session_finish(struct advance *v, struct fault *f);
/* The first step of any kind was right: a session, its device.  Inside store_write(). */
bool session_begin(struct advance *v, struct tx *tx, const struct caller *from, struct id login,
                   struct fault *f);

/* Tells who listens that sessions ended; after the commit. */
void sessions_ended(const struct accounts *acc, struct id account, const uint8_t *hash);

/* ---- devices (device.c) ---- */

/* The row of the caller's device for this login.  FAULT_MISSING. */
bool device_find(const struct accounts *acc, struct tx *tx, struct arena *a,
                 const struct caller *from, struct id login, struct device_row *ret,
                 struct fault *f);
/* The same, made when missing; *ret_cookie is set when the caller must be given one. */
bool device_take(const struct accounts *acc, struct tx *tx, struct arena *a,
                 const struct caller *from, struct id login, struct id *ret_id,
                 struct str *ret_cookie, struct fault *f);
struct str device_open(const struct accounts *acc, struct arena *a, const struct device_row *row);

/* ---- throttle (throttle.c) ---- */

struct throttle {
    uint8_t key[3][16]; /* who from where, whence, who from anywhere new */
    unsigned first;     /* key in use */
    unsigned count;     /* keys in use, and those before them */
};

/* `known`: the caller's device is one of the login's own. */
void throttle_keys(const struct accounts *acc, const struct caller *from,
                   const uint8_t digest[static 16], bool known, struct throttle *ret);
/* Nobody is known yet: by the address alone. */
void throttle_address(const struct accounts *acc, const struct caller *from, struct throttle *ret);
/* Counts a try before it is looked at, so that many at once are counted too.  FAULT_OFTEN while
 * tries are held back. */
bool throttle_try(struct accounts *acc, const struct throttle *t, struct fault *f);
/* It was right: the count of who-from-where starts again, the others lose this one. */
bool throttle_right(struct tx *tx, const struct throttle *t, struct fault *f);

/* ---- factors (factor.c) ---- */

/* Is the text a code of the login's, now?  Spends it: inside store_write().  *ret_factor is 0 when
 * it is none. */
bool factor_spend(const struct accounts *acc, struct tx *tx, struct arena *a,
                  const struct standing *s, struct str code, unsigned *ret_factor, struct fault *f);
/* Recovery codes, RECOVERY_CODES of them; NULL on a full arena.  Written in the place of those that
 * were. */
struct str *recovery_new(struct arena *a);
bool recovery_write(const struct accounts *acc, struct tx *tx, struct id login,
                    const struct str *codes, struct fault *f);

/* ---- challenges (challenge.c) ---- */

/* Also the column challenge.kind. */
enum challenge_kind { CHALLENGE_ADD = 1, CHALLENGE_SHOW, CHALLENGE_SSO };
struct challenge {
    uint8_t hash[CRYPTO_HASH_SIZE];
    enum challenge_kind kind;
    msec end;
};

/* base64url.  `subject`: the session it is for, ID_NONE before there is one. */
struct str challenge_new(const struct accounts *acc, struct arena *a, enum challenge_kind kind,
                         struct id subject);
/* FAULT_UNKNOWN: not ours, of another kind, for another subject, or over. */
bool challenge_open(const struct accounts *acc, struct arena *a, struct str text,
                    enum challenge_kind kind, struct id subject, struct challenge *ret,
                    struct fault *f);
/* Notes that it was answered, by whatever; *ret_first is false when it had been before. */
bool challenge_spend(struct tx *tx, const struct challenge *c, bool *ret_first, struct fault *f);

/* ---- passkeys (passkey.c) ---- */

/* FAULT_CONFLICT where there are none. */
bool passkey_check(const struct accounts *acc, struct fault *f);
/* What authenticators know a login by: nothing can be read from it. */
void passkey_handle(const struct accounts *acc, struct id login,
                    uint8_t ret[static CRYPTO_HASH_SIZE]);
/* Fills ret->known. */
bool passkey_known(struct accounts *acc, struct arena *a, struct id login, struct passkey_ask *ret,
                   struct fault *f);

#endif
