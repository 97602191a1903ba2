/* SPDX-License-Identifier: EUPL-1.2 */
/* once.h - a request with an Idempotency-Key is carried out once, per principal.
 *
 * The key is put down before the work, with the id of what will be made, and answered after it.
 * A repeat with the same request gets the first answer; another request under the same key is
 * FAULT_CONFLICT, and so is a repeat while the first is still being worked on.  Where the first
 * was cut off (a crash, a full disk), the repeat does the work again under the same id, so that
 * the desk finds what the first try has left and makes nothing twice.  Kept for a day; answers
 * hold ids only. */
#ifndef ACCOUNT_ONCE_H
#define ACCOUNT_ONCE_H

#include "account/account.h"

#define ONCE_KEY_MAX 255
#define ONCE_KEEP_MS ((msec)24 * 3600 * 1000)

/* Lives with the caller from once_begin() to once_finish() or once_abandon(). */
struct once {
    struct id principal;
    uint8_t key[32];
    struct id planned; /* the id of what the request makes, the same at each try */
    struct once *next; /* of those at work */
};

/* *ret_answer is STR_NONE when the work is to be done now (and finished or abandoned then), else
 * the first answer: nothing is left to do. */
bool once_begin(struct accounts *acc, struct arena *a, struct str key,
                const uint8_t request[static 32], struct once *once, struct str *ret_answer,
                struct fault *f);
bool once_finish(struct accounts *acc, struct once *o, int status, struct str answer,
                 struct fault *f);
/* The work failed: the key may be used again. */
void once_abandon(struct accounts *acc, struct once *o);

#endif
