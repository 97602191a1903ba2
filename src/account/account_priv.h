/* SPDX-License-Identifier: EUPL-1.2 */
/* account_priv.h - what the files of this room share. */
#ifndef ACCOUNT_ACCOUNT_PRIV_H
#define ACCOUNT_ACCOUNT_PRIV_H

#include "account/account.h"
#include "base/thread.h"
#include "store/accounts.h"

/* Wrong log-ins of addresses that have no account: they lock like those that have one, or the
 * lock would tell which is which.  In memory only; the digest is keyed, so nobody can choose whose
 * place they take. */
#define STRANGERS 1024

struct stranger {
    uint8_t login[16];
    unsigned failures;
    msec locked_until;
};

struct accounts {
    struct store *store;
    struct journal *journal;
    uint8_t *key; /* guarded */
    pthread_mutex_t mutex;
    struct once *at_work; /* once.c */
    void (*ended)(void *arg, struct id account, const uint8_t *hash);
    void *ended_arg;
    struct stranger strangers[STRANGERS];
};

/* The digest a login is found by. */
void login_digest(const struct accounts *acc, struct str email, uint8_t ret[static 16]);
/* Opens the sealed profile of a row. */
bool user_open(const struct accounts *acc, struct arena *a, const struct account_row *row,
               struct user *ret, struct fault *f);
/* Tells who listens that sessions ended; after the commit. */
void sessions_ended(const struct accounts *acc, struct id account, const uint8_t *hash);
/* Appends an entry about an account or token. */
bool account_journal(const struct accounts *acc, struct tx *tx, struct id org, struct id by,
                     const char *act, const char *on_kind, struct id on, const char *result,
                     struct fault *f);

#endif
