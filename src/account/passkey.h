/* SPDX-License-Identifier: EUPL-1.2 */
/* passkey.h - passkeys: W3C Web Authentication, as a second factor and alone.
 *
 * Alone, the authenticator must have verified its user (by a PIN, a finger), and no address is
 * asked for; after a password its touch is enough.  A challenge is made without a row: it carries
 * its own end and a keyed digest that binds it to what it was made for, and is written down when it
 * is answered, so that it is answered once.  What the browser learns of a user is a name to show
 * and a handle of random-looking bytes.
 *
 * A counter that does not go up betrays a copy (WebAuthn 6.1.1): that answer is refused, is in the
 * journal, and the owner sees it. */
#ifndef ACCOUNT_PASSKEY_H
#define ACCOUNT_PASSKEY_H

#include "account/factor.h"

#define PASSKEY_CHALLENGE_MS ((msec)5 * 60 * 1000)
#define PASSKEY_ORIGIN_MAX   255 /* bytes of "https://desk.example.org:8443" */

/* How browsers reach the desk: "https://desk.example.org/x".  Before any request.  FAULT_INVALID
 * when it is no such address.  Passkeys need TLS (or localhost) and a host with a name: without
 * them there are none. */
bool passkey_serve(struct accounts *acc, struct str url, struct fault *f);
bool passkey_possible(const struct accounts *acc);

/* What a browser is asked to sign; texts are base64url. */
struct passkey_ask {
    struct str challenge, rp;
    bool verify;       /* user verification: required; else preferred */
    struct str *known; /* the login's passkeys: one of these; when adding, none of these */
    size_t known_count;
    struct str user;            /* the user's handle; with passkey_begin() alone, as are */
    struct str name, user_name; /* what the authenticator shows */
};

/* FAULT_CONFLICT where there are no passkeys, all of these. */
bool passkey_ask_anybody(struct accounts *acc, struct arena *a, struct passkey_ask *ret,
                         struct fault *f);
/* For the second step of this half session, or before something grave. */
bool passkey_ask_again(struct accounts *acc, struct arena *a, const struct session *session,
                       struct passkey_ask *ret, struct fault *f);
bool passkey_begin(struct accounts *acc, struct arena *a, const struct session *session,
                   struct passkey_ask *ret, struct fault *f);

/* What came back; all are bytes. */
struct passkey_answer {
    struct str credential, client_data, data, signature;
    struct str user; /* its handle, or STR_NONE */
};
/* The whole log-in.  FAULT_UNKNOWN for an answer that is not right, in whatever way;
 * FAULT_DENIED "passkey:cloned" for a counter that went back; FAULT_OFTEN.  Journalled. */
bool passkey_log_in(struct accounts *acc, struct arena *a, const struct caller *from,
                    const struct passkey_answer *answer, struct id org, struct session *ret_session,
                    struct fault *f);
/* One more factor, or one shown again: as login_code(). */
bool passkey_show(struct accounts *acc, struct arena *a, const struct caller *from,
                  struct session *session, const struct passkey_answer *answer, struct fault *f);

struct passkey_new {
    struct str name;              /* what its owner calls it */
    struct str client_data, data; /* bytes */
};
/* Keeps one.  Recovery codes and the session as with totp_confirm().  FAULT_FIELDS ("passkey"). */
bool passkey_add(struct accounts *acc, struct arena *a, struct session *session,
                 const struct passkey_new *made, struct str **ret_codes, size_t *ret_count,
                 struct fault *f);

#endif
