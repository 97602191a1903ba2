/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c - Argon2id (RFC 9106), with a turnstile in front: each hash takes 64 MiB, so only
 * CRYPTO_PASSWORD_AT_ONCE run at a time.  The turnstile is the one piece of state that is not
 * passed in: the memory it guards belongs to the whole process. */
#include "crypto/crypto.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/thread.h"

#define OPS    2
#define MEMORY ((size_t)64 << 20)

_Static_assert(CRYPTO_PASSWORD_SIZE == crypto_pwhash_argon2id_STRBYTES, "stored form");

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t left;
    int inside;
} turnstile = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 };

static void enter(void)
{
    scoped_lock pthread_mutex_t *held = lock(&turnstile.mutex);

    while (turnstile.inside >= CRYPTO_PASSWORD_AT_ONCE)
        pthread_cond_wait(&turnstile.left, &turnstile.mutex);
    turnstile.inside++;
}

static void leave(void)
{
    scoped_lock pthread_mutex_t *held = lock(&turnstile.mutex);

    turnstile.inside--;
    pthread_cond_signal(&turnstile.left);
}

bool crypto_password_hash(struct str password, char ret_stored[static CRYPTO_PASSWORD_SIZE],
                          struct fault *f)
{
    char stored[CRYPTO_PASSWORD_SIZE];
    int failed;

    if (password.len > CRYPTO_PASSWORD_MAX)
        return fault_set(f, FAULT_LIMIT, "a password has at most %d bytes", CRYPTO_PASSWORD_MAX);
    enter();
    failed = crypto_pwhash_argon2id_str(stored, password.ptr ? password.ptr : "", password.len, OPS,
                                        MEMORY);
    leave();
    if (failed)
        return fault_set(f, FAULT_BUSY, "no %zu bytes of memory to hash a password", MEMORY);
    memcpy(ret_stored, stored, sizeof stored);
    return true;
}

/* A stored form comes from the database: one that was changed there must not take more memory
 * and time than ours. */
static bool costs_at_most_ours(const char *stored)
{
    unsigned kib, ops;
    int end = 0;

    if (!stored || strnlen(stored, CRYPTO_PASSWORD_SIZE) == CRYPTO_PASSWORD_SIZE)
        return false;
    /* Nine digits fit. */
    /* NOLINTNEXTLINE(cert-err34-c) */
    if (sscanf(stored, "$argon2id$v=19$m=%9u,t=%9u,p=1$%n", &kib, &ops, &end) != 2 || !end)
        return false;
    return kib <= MEMORY / 1024 && ops <= OPS;
}

bool crypto_password_check(const char *stored, struct str password)
{
    char padded[CRYPTO_PASSWORD_SIZE] = { 0 };
    int failed;

    if (!costs_at_most_ours(stored) || password.len > CRYPTO_PASSWORD_MAX)
        return false;
    memcpy(padded, stored, strlen(stored));
    enter();
    failed =
        crypto_pwhash_argon2id_str_verify(padded, password.ptr ? password.ptr : "", password.len);
    leave();
    return !failed;
}
