/* SPDX-License-Identifier: EUPL-1.2 */
/* factor.h - second factors of a login: codes of an authenticator app (TOTP, RFC 6238) and recovery
 * codes.  Passkeys are in passkey.h.
 *
 * A code is good once, in its own half minute and one to each side; secrets are sealed, recovery
 * codes stored as keyed digests.  A factor counts from when it was shown for the first time. */
#ifndef ACCOUNT_FACTOR_H
#define ACCOUNT_FACTOR_H

#include "account/login.h"

#define FACTOR_NAME_MAX   60
#define FACTOR_MAX        20 /* a login */
#define RECOVERY_CODES    10
#define TOTP_SECRET_SIZE  20 /* bytes: RFC 4226, 4 */
#define TOTP_STEP_SECONDS 30
#define TOTP_DIGITS       6

struct factor_seen {
    struct id id;
    enum factor kind; /* FACTOR_TOTP; FACTOR_KEY or FACTOR_PASSKEY */
    struct str name;
    msec created, used;
    msec cloned; /* when a passkey's counter went back: is it a copy?  0: never */
};
/* The confirmed ones; *ret_codes: how many recovery codes are left. */
bool factor_list(struct accounts *acc, struct arena *a, struct id login, struct factor_seen **ret,
                 size_t *ret_count, int64_t *ret_codes, struct fault *f);

struct totp_new {
    struct str secret; /* base32, for typing */
    struct str uri;    /* otpauth://totp/..., for a QR code */
};
/* Sets one up; nothing changes until totp_confirm(). */
bool totp_begin(struct accounts *acc, struct arena *a, const struct session *session,
                struct str name, struct totp_new *ret, struct fault *f);
/* The first code.  FAULT_FIELDS ("otp") when it is wrong.  With the login's first second factor
 * come recovery codes, shown once; else *ret_count is 0.  It counts as shown: a session that
 * waited for a factor goes on, under a new cookie. */
bool totp_confirm(struct accounts *acc, struct arena *a, struct session *session, struct str code,
                  struct str **ret_codes, size_t *ret_count, struct fault *f);
/* FAULT_CONFLICT when the organisation asks for what would then be missing. */
bool factor_remove(struct accounts *acc, struct arena *a, const struct session *session,
                   struct id id, struct fault *f);
bool factor_rename(struct accounts *acc, struct arena *a, const struct session *session,
                   struct id id, struct str name, struct fault *f);
/* New recovery codes in the place of the old ones. */
bool recovery_renew(struct accounts *acc, struct arena *a, const struct session *session,
                    struct str **ret_codes, size_t *ret_count, struct fault *f);

#endif
