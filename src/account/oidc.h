/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc.h - single sign-on: OpenID Connect, authorization code flow with PKCE.
 *
 * Each organisation may have one provider of its own, set by its controller.  A session that came
 * this way is good for that organisation only, whatever else its owner serves elsewhere.  Who
 * somebody is is said by issuer and subject together, never by an address alone.
 *
 * Before something grave the provider is asked to let its user show again who they are
 * (prompt=login, max_age), and its token must say that they just did (auth_time).  When somebody
 * logs in there is often nothing to be shown, as they are known there already: that log-in counts
 * as fresh only from when the token says they showed it.
 *
 * The desk redirects nobody: it tells the console where to go, and gives the browser a cookie in
 * which state, nonce and verifier are sealed; the provider comes back to PUBLIC_URL/sso, and the
 * console hands on what it brought.  A state is answered once, by the browser it was given to. */
#ifndef ACCOUNT_OIDC_H
#define ACCOUNT_OIDC_H

#include "account/login.h"

struct courier;

#define OIDC_BEGUN_MS     ((msec)10 * 60 * 1000)
#define OIDC_NAME_MAX     60
#define OIDC_TEXT_MAX     500 /* issuer, client id, secret, claim */
#define OIDC_MAPPINGS_MAX 50

enum oidc_second { /* when does it count as a second factor? */
                   OIDC_SECOND_NEVER,
                   OIDC_SECOND_CLAIMS, /* when the token's amr or acr says so */
                   OIDC_SECOND_ALWAYS, /* the organisation's provider always asks for one */
                   OIDC_SECONDS,
};
const char *oidc_second_name(int second); /* "never", "claims", "always"; NULL past them */

struct oidc_mapping {
    struct str value; /* of the claim */
    unsigned roles;
};

struct oidc_settings {
    struct str name; /* "Continue with ..." */
    struct str issuer, client, secret;
    struct str roles_claim; /* "": roles are set in the desk */
    struct oidc_mapping *mappings;
    size_t mapping_count;
    bool adds_unknown;   /* who is not known gets an account, with the roles of the claim */
    bool trusts_address; /* a verified address of this issuer is that of an account there is */
    bool is_listed;      /* named on the log-in page */
    enum oidc_second second;
    /* What the provider calls two factors, parted by blanks.  acr_values are asked for as well;
     * amr_values "": RFC 8176, something that one knows and something else. */
    struct str acr_values, amr_values;
};

/* Before any request; `courier` may be NULL: there is no single sign-on then. */
void oidc_serve(struct accounts *acc, struct courier *courier, struct str url);
bool oidc_possible(const struct accounts *acc);
/* What a provider must be told: where its answers go. */
struct str oidc_redirect(const struct accounts *acc, struct arena *a);

/* The organisation's own; FAULT_MISSING.  The secret is for oidc.c alone: ret->secret says "set"
 * or is empty. */
bool oidc_settings_get(struct accounts *acc, struct arena *a, struct id org,
                       struct oidc_settings *ret, struct fault *f);
/* Asks the provider for its document first, so that what is wrong is said at once (FAULT_FIELDS).
 * secret.ptr NULL: as it was. */
bool oidc_settings_set(struct accounts *acc, struct arena *a, const struct principal *by,
                       const struct oidc_settings *settings, struct fault *f);
/* Accounts stay; their sessions that came this way end. */
bool oidc_settings_remove(struct accounts *acc, const struct principal *by, struct fault *f);

struct oidc_listed {
    struct id org;
    struct str name;
};
bool oidc_list(struct accounts *acc, struct arena *a, struct oidc_listed **ret, size_t *ret_count,
               struct fault *f);

struct oidc_begun {
    struct str url;    /* where the browser goes */
    struct str cookie; /* what it keeps meanwhile */
};
/* `invitation`: an account to take up by it, or STR_NONE. */
bool oidc_begin(struct accounts *acc, struct arena *a, struct id org, struct str invitation,
                struct oidc_begun *ret, struct fault *f);

/* To show again to the provider who one is.  FAULT_CONFLICT: the session did not come by it. */
bool oidc_begin_again(struct accounts *acc, struct arena *a, const struct session *session,
                      struct oidc_begun *ret, struct fault *f);

struct oidc_answer {
    struct str code, state, issuer; /* issuer: STR_NONE where it was not said */
    struct str cookie;
    const struct session *session; /* the browser's own, or NULL: wanted after oidc_begin_again() */
};
/* FAULT_UNKNOWN for whatever is not right; FAULT_BUSY: the provider does not answer;
 * FAULT_OFTEN: too many that were wrong came from this address (before anybody is called);
 * FAULT_DENIED "sso:no-account", "sso:no-role"; after oidc_begin_again() "sso:other" (it was
 * somebody else), "sso:stale" (they showed nothing now), "sso:weak" (less than is asked for).
 * Journalled. */
bool oidc_finish(struct accounts *acc, struct arena *a, const struct caller *from,
                 const struct oidc_answer *answer, struct session *ret_session, struct fault *f);

/* Where the browser goes to log out at the provider too; STR_NONE: nowhere. */
bool oidc_log_out(struct accounts *acc, struct arena *a, const struct session *session,
                  struct str *ret_url, struct fault *f);

#endif
