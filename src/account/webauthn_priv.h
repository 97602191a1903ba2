/* SPDX-License-Identifier: EUPL-1.2 */
/* webauthn_priv.h - what an authenticator says, checked (W3C Web Authentication Level 2, 7.1 and
 * 7.2).  libfido2 reads authenticator data and verifies signatures.
 *
 * Pure: bytes in, a struct out.  No store, no clock: whether a challenge is ours, is still good and
 * is answered for the first time is passkey.c's to know, and so is what a counter was before. */
#ifndef ACCOUNT_WEBAUTHN_PRIV_H
#define ACCOUNT_WEBAUTHN_PRIV_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define WEBAUTHN_CLIENT_MAX     4096 /* bytes of client data */
#define WEBAUTHN_DATA_MAX       4096 /* of authenticator data */
#define WEBAUTHN_SIGNATURE_MAX  1024
#define WEBAUTHN_CREDENTIAL_MAX 1023 /* of a credential's id: 5.1 */
#define WEBAUTHN_KEY_MAX        512  /* of a public key as it is kept */

/* What the desk is known as: "https://desk.example.org", "desk.example.org". */
struct relying {
    struct str origin, id;
};

struct ceremony {
    const char *type; /* "webauthn.create" or "webauthn.get" */
    struct relying rp;
    struct str client_data; /* JSON, as the browser signed it */
    struct str data;        /* authenticator data */
    bool verify;            /* the user must have been verified, not only present */
};

/* The challenge as the client data has it, to be looked at before anything else.  FAULT_UNKNOWN
 * when there is none. */
bool webauthn_challenge(struct arena *a, struct str client_data, struct str *ret, struct fault *f);

struct attested {
    struct str credential; /* its id */
    struct str key;        /* public key, in our own form: algorithm, then what libfido2 takes */
    uint32_t counter;
    bool verified;
};
/* What navigator.credentials.create() gave, without attestation: authenticator data with an ES256,
 * EdDSA or RS256 key.  FAULT_FIELDS ("passkey") says what is wrong. */
bool webauthn_created(struct arena *a, const struct ceremony *c, struct attested *ret,
                      struct fault *f);

struct asserted {
    uint32_t counter;
    bool verified;
};
/* What navigator.credentials.get() gave, signed with the key that was kept.  FAULT_UNKNOWN says
 * what is wrong. */
bool webauthn_shown(const struct ceremony *c, struct str key, struct str signature,
                    struct asserted *ret, struct fault *f);

#endif
