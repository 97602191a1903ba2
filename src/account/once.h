/* SPDX-License-Identifier: EUPL-1.2 */
/* once.h - a request with an Idempotency-Key is carried out once, per principal.
 *
 * The key is put down before the work and answered after it; a repeat with the same request gets
 * the first answer, another request under the same key is FAULT_CONFLICT, and so is a repeat
 * while the first is still being worked on (or was cut off by a crash: then nobody can say).
 * Kept for a day.  Answers hold ids only. */
#ifndef ACCOUNT_ONCE_H
#define ACCOUNT_ONCE_H

#include "account/account.h"

#define ONCE_KEY_MAX 255
#define ONCE_KEEP_MS ((msec)24 * 3600 * 1000)

struct once {
    struct id principal;
    uint8_t key[32];
};

/* *ret_answer is STR_NONE when the work is to be done now, else the first answer. */
bool once_begin(struct accounts *acc, struct arena *a, struct id principal, struct str key,
                const uint8_t request[static 32], struct once *ret_once, struct str *ret_answer,
                int *ret_status, struct fault *f);
bool once_finish(struct accounts *acc, const struct once *o, int status, struct str answer,
                 struct fault *f);
/* The work failed: the key may be used again. */
void once_abandon(struct accounts *acc, const struct once *o);

#endif
