/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc_priv.h - single sign-on: what its files share.  See oidc.h. */
#ifndef ACCOUNT_OIDC_PRIV_H
#define ACCOUNT_OIDC_PRIV_H

#include "account/account_priv.h"
#include "account/oidc.h"
#include "base/json.h"
#include "net/courier.h"

#define OIDC_SKEW_MS    ((msec)60 * 1000)      /* clocks that differ */
#define OIDC_AGE_MS     ((msec)10 * 60 * 1000) /* of a token, at most: it was made for this log-in */
#define OIDC_TOKEN_MAX  ((size_t)32 << 10)
#define OIDC_KEYS_MAX   ((size_t)256 << 10)
#define OIDC_VALUES_MAX 200 /* groups and the like in one claim */

/* ---- the ID token (oidc_token.c): bytes in, claims out ---- */

struct oidc_expected {
    struct str issuer, client, nonce;
    struct str access_token;           /* for at_hash; STR_NONE: there is none */
    struct str roles_claim;            /* "groups", "realm_access.roles"; "": none */
    struct str acr_values, amr_values; /* as in struct oidc_settings */
    msec now;
};

struct oidc_claims {
    struct str subject, email, name;
    bool email_verified;
    struct str *values; /* of the roles' claim */
    size_t value_count;
    bool second;    /* amr or acr says that more than one factor was shown */
    msec auth_time; /* when they were shown; 0: it does not say */
};

enum oidc_seen {
    OIDC_RIGHT,
    OIDC_NO_KEY, /* signed with a key that is not among these: they may have changed */
    OIDC_WRONG,
};

/* `keys`: the provider's JSON Web Key Set.  The fault says which rule the token breaks
 * (FAULT_UNKNOWN), never what it holds. */
enum oidc_seen oidc_token_read(struct arena *a, struct str token, const json_t *keys,
                               const struct oidc_expected *e, struct oidc_claims *ret,
                               struct fault *f);

/* ---- a provider as its own document describes it (oidc_fetch.c) ---- */

struct oidc_document {
    struct str authorize, token, keys, end_session;
    bool basic;    /* the secret goes into the Authorization header */
    bool says_iss; /* RFC 9207: an answer without `iss` is not its own */
};

/* From memory while it is fresh.  FAULT_BUSY: the provider does not answer; FAULT_INVALID: not as
 * OpenID Connect Discovery has it, or of another issuer. */
bool oidc_discover(struct accounts *acc, struct arena *a, struct str issuer,
                   struct oidc_document *ret, struct fault *f);
/* Its keys; `anew`: not those of before, unless they were fetched a moment ago. */
bool oidc_keys(struct accounts *acc, struct arena *a, struct str issuer, struct str url, bool anew,
               json_t **ret_keys, struct fault *f);

struct oidc_exchange {
    struct str code, verifier, redirect, client, secret;
};
struct oidc_tokens {
    struct str id, access;
};
/* FAULT_UNKNOWN: the provider refuses the code. */
bool oidc_exchange_code(struct accounts *acc, struct arena *a, const struct oidc_document *d,
                        const struct oidc_exchange *x, struct oidc_tokens *ret, struct fault *f);

/* ---- settings (oidc_settings.c) ---- */

/* Whole, the secret too. */
bool oidc_settings_read(struct accounts *acc, struct arena *a, struct id org,
                        struct oidc_settings *ret, struct fault *f);

/* ---- on the way (oidc.c) ---- */

/* What the browser keeps, sealed. */
struct oidc_under_way {
    struct id org, session; /* session: that a factor is shown again for, or ID_NONE */
    struct str state, nonce, verifier, issuer, invitation;
    msec end;
};

/* ---- a factor again (oidc_again.c) ---- */

/* What was shown to the provider counts for the session.  FAULT_DENIED as oidc_finish() says. */
bool oidc_show_again(struct accounts *acc, struct arena *a, const struct session *before,
                     const struct oidc_under_way *u, const struct oidc_settings *settings,
                     const struct oidc_claims *claims, struct session *ret_session,
                     struct fault *f);
/* Bits of enum factor, of what the provider says. */
unsigned oidc_factors(const struct oidc_settings *s, const struct oidc_claims *c);
/* How long ago it was shown: as long as can be where the token does not say. */
msec oidc_ago(const struct oidc_claims *c);

/* ---- whose account it is (oidc_join.c) ---- */

struct oidc_joining {
    struct advance v;
    const struct caller *from;
    const struct oidc_settings *settings;
    const struct oidc_claims *claims;
    struct id org;
    struct str invitation; /* or STR_NONE */
    uint8_t subject[CRYPTO_HASH_SIZE];
    const char *refused; /* the rule that refused, where it was one */
    struct id ended;     /* the account whose sessions ended, or ID_NONE */
};
/* Finds, joins or makes the account and begins the session.  Inside store_write(): true also when
 * it is refused, which is journalled. */
bool oidc_join(struct tx *tx, void *joining, struct fault *f);

/* What an account is known by, of issuer and subject. */
void oidc_subject(const struct accounts *acc, struct str issuer, struct str subject,
                  uint8_t ret[static CRYPTO_HASH_SIZE]);

struct oidc_memory *oidc_memory_new(void);
void oidc_memory_free(struct oidc_memory *m);

/* application/x-www-form-urlencoded, of one value. */
void oidc_escape(struct buf *b, struct str s);

#endif
