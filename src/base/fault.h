/* SPDX-License-Identifier: EUPL-1.2 */
/* fault.h - why something did not work, and whose problem it is.
 *
 * The caller owns the fault; nothing is allocated.  The text is for operators and
 * logs: it names ids, sizes and limits, never what a customer wrote.  HTTP status, exit
 * code and whether a retry makes sense follow from the kind, in one table (fault.c). */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include <stdbool.h>

#include "base/attr.h"

#define FAULT_TEXT_MAX 2048
#define FAULT_RULE_MAX 96

enum fault_kind {
    FAULT_NONE = 0,
    FAULT_INVALID,  /* the input breaks a rule        -> 400 */
    FAULT_FIELDS,   /* some fields break a rule       -> 422, each named */
    FAULT_UNKNOWN,  /* nobody is logged in            -> 401 */
    FAULT_DENIED,   /* policy says no                 -> 403, with the rule */
    FAULT_MISSING,  /* no such record, or another's   -> 404 */
    FAULT_CONFLICT, /* somebody changed it meanwhile -> 409 */
    FAULT_STALE,    /* If-Match did not match         -> 412 */
    FAULT_UNTAGGED, /* a change without If-Match      -> 428 */
    FAULT_LIMIT,    /* larger than we accept          -> 413 */
    FAULT_OFTEN,    /* too many requests              -> 429, Retry-After */
    FAULT_BUSY,     /* try again later                -> 503, Retry-After */
    FAULT_BROKEN,   /* our own error, or the disk's   -> 500 */
    FAULT_DAMAGED,  /* a verification found damage    -> 500, exit 4 */
};

/* Zero-initialise before use: `struct fault f = {0};`. */
struct fault {
    enum fault_kind kind;
    char text[FAULT_TEXT_MAX]; /* NUL-terminated, cut when longer */
    char rule[FAULT_RULE_MAX]; /* FAULT_DENIED: the policy rule that decided; else empty */
    int more;                  /* FAULT_FIELDS: those there was no room for */
};

/* Both return false, so that a failing path is one line.  `f` may be NULL. */
bool fault_set(struct fault *f, enum fault_kind kind, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* Puts "context: " before the text that is there. */
bool fault_wrap(struct fault *f, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* One more field that breaks a rule, after those that are there: FAULT_FIELDS, whose text is the
 * JSON array [{"field":"...","reason":"..."}].  A name is cut at 60 bytes; past the room for a few
 * dozen fields the last one says how many more there are. */
bool fault_field(struct fault *f, const char *field, const char *reason);
/* FAULT_DENIED naming the rule that decided. */
bool fault_deny(struct fault *f, const char *rule, const char *fmt, ...) PRINTF_LIKE(3, 4);

int fault_http_status(enum fault_kind kind);
int fault_exit_code(enum fault_kind kind); /* 1 failed, 2 usage, 3 refused, 4 damage */
bool fault_retry(enum fault_kind kind);    /* may the same call work later? */

#endif
