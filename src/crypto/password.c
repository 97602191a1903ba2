/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c - Argon2id (RFC 9106), with a turnstile in front: each hash takes 64 MiB, so only
 * CRYPTO_PASSWORD_AT_ONCE run at a time.  The turnstile and what a hash costs here are the state
 * that is not passed in: the memory and the processor belong to the whole process. */
#include "crypto/crypto.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/thread.h"

#define MEMORY ((size_t)64 << 20)

_Static_assert(CRYPTO_PASSWORD_SIZE == crypto_pwhash_argon2id_STRBYTES, "stored form");

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t left;
    int inside;
} turnstile = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 };

static _Atomic unsigned passes = CRYPTO_PASSWORD_PASSES_MIN;

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
    failed = crypto_pwhash_argon2id_str(stored, password.ptr ? password.ptr : "", password.len,
                                        atomic_load(&passes), MEMORY);
    leave();
    if (failed)
        return fault_set(f, FAULT_BUSY, "no %zu bytes of memory to hash a password", MEMORY);
    memcpy(ret_stored, stored, sizeof stored);
    return true;
}

/* What a stored form costs.  It comes from the database: one that was changed there must not take
 * more memory and time than any of ours. */
static bool read_cost(const char *stored, unsigned *ret_kib, unsigned *ret_passes)
{
    int end = 0;

    if (!stored || strnlen(stored, CRYPTO_PASSWORD_SIZE) == CRYPTO_PASSWORD_SIZE)
        return false;
    /* Nine digits fit. */
    /* NOLINTNEXTLINE(cert-err34-c) */
    if (sscanf(stored, "$argon2id$v=19$m=%9u,t=%9u,p=1$%n", ret_kib, ret_passes, &end) != 2 || !end)
        return false;
    return *ret_kib <= MEMORY / 1024 && *ret_passes <= CRYPTO_PASSWORD_PASSES_MAX;
}

unsigned crypto_password_passes(void)
{
    return atomic_load(&passes);
}

bool crypto_password_is_stale(const char *stored)
{
    unsigned kib, n;

    return !read_cost(stored, &kib, &n) || kib != MEMORY / 1024 || n != atomic_load(&passes);
}

/* The best of a few runs, by the processor's clock: a busy machine does not look like a slow one.
 */
unsigned crypto_password_tune(int64_t wanted_ms)
{
    int64_t best = INT64_MAX, each;
    char stored[CRYPTO_PASSWORD_SIZE];

    atomic_store(&passes, CRYPTO_PASSWORD_PASSES_MIN);
    for (int i = 0; i < 3; i++) {
        int64_t start = clock_thread(), took;

        if (!crypto_password_hash(STR("guichet"), stored, NULL))
            return CRYPTO_PASSWORD_PASSES_MIN;
        took = clock_thread() - start;
        best = took < best ? took : best;
    }
    each = best / CRYPTO_PASSWORD_PASSES_MIN + 1;
    for (unsigned n = CRYPTO_PASSWORD_PASSES_MIN; n <= CRYPTO_PASSWORD_PASSES_MAX; n++)
        if (n * each <= wanted_ms * 1000000 + each / 2)
            atomic_store(&passes, n);
    return atomic_load(&passes);
}

bool crypto_password_check(const char *stored, struct str password)
{
    char padded[CRYPTO_PASSWORD_SIZE] = { 0 };
    unsigned kib, n;
    int failed;

    if (!read_cost(stored, &kib, &n) || password.len > CRYPTO_PASSWORD_MAX)
        return false;
    memcpy(padded, stored, strlen(stored));
    enter();
    failed =
        crypto_pwhash_argon2id_str_verify(padded, password.ptr ? password.ptr : "", password.len);
    leave();
    return !failed;
}
