/* SPDX-License-Identifier: EUPL-1.2 */
/* token.h - tokens of programs: scoped to a source or to AI tasks, expiring, shown once.
 *
 * Stored as a keyed hash (one BLAKE2b): a token has 256 random bits, so that nothing slower is
 * needed, and a copy of the database alone cannot even be compared with a guess. */
#ifndef ACCOUNT_TOKEN_H
#define ACCOUNT_TOKEN_H

#include "account/account.h"

#define TOKEN_USUAL_MS ((msec)90 * 86400 * 1000)  /* how long one is good unless it says so */
#define TOKEN_MOST_MS  ((msec)365 * 86400 * 1000) /* and at most */

struct token_new {
    struct id id;     /* ID_NONE: a new one */
    struct id source; /* ID_NONE: for `tasks` */
    struct str name;
    struct str tasks; /* "draft,summary", of the AI tasks; STR_NONE for a source's */
    msec expires;     /* 0: TOKEN_USUAL_MS from now */
};

struct token {
    struct principal by; /* a tool */
    struct id source;    /* or ID_NONE */
    struct str tasks;
};

/* In `by`'s organisation; the secret is shown once, here.  FAULT_FIELDS when it has expired
 * already, outlives TOKEN_MOST_MS or names neither a source nor tasks. */
bool token_make(struct accounts *acc, struct arena *a, const struct principal *by,
                struct token_new *token, struct str *ret_secret, struct fault *f);
/* FAULT_UNKNOWN when there is none such, or no more. */
bool token_check(struct accounts *acc, struct arena *a, struct str secret, struct token *ret,
                 struct fault *f);
bool token_list(struct accounts *acc, struct arena *a, struct id org, struct token_row **ret_rows,
                size_t *ret_count, struct fault *f);
bool token_end(struct accounts *acc, const struct principal *by, struct id id, struct fault *f);

#endif
