/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_login.c - a log-in with a password, one at a time over HTTP, and the password's hash alone
 * in this process: what a log-in costs is to be the hash. */
#include "app/bench_priv.h"
#include "crypto/crypto.h"

#define LOGINS_MAX 4096
#define HASHES     32

static struct str ask_for_login(struct bench *b, struct arena *a, uint64_t n)
{
    struct str body =
        str_printf(a, "{\"email\":\"%s\",\"password\":\"%s\"}", BENCH_EMAIL, b->password);

    (void)n;
    return str_printf(a,
                      "POST /api/v1/session HTTP/1.1\r\nHost: bench\r\n"
                      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.*s",
                      body.len, STR_ARG(body));
}

static bool time_logins(struct bench *b, struct arena *a, struct samples *ret_times,
                        struct fault *f)
{
    struct bench_load load = {
        .lines = 1, .seconds = b->seconds, .want = 200, .request = ask_for_login
    };
    struct bench_desk desk;
    bool ok;

    load.times = samples_new(a, LOGINS_MAX);
    if (!bench_desk_start(b, &desk, f))
        return false;
    ok = bench_load_run(b, &desk, &load, f);
    bench_desk_stop(&desk);
    *ret_times = load.times;
    return ok;
}

/* With as many passes as a desk that starts on this machine takes. */
static bool time_hashes(struct bench *b, struct samples *times, struct fault *f)
{
    char stored[CRYPTO_PASSWORD_SIZE];
    struct str password = str_of(b->password);

    bench_report(b, "log-in, passes of Argon2id", crypto_password_tune(SERVE_PASSWORD_MS), "");
    if (!crypto_password_hash(password, stored, f))
        return false;
    for (size_t i = 0; i < HASHES; i++) {
        int64_t start = clock_ticks();

        if (!crypto_password_check(stored, password))
            return fault_set(f, FAULT_BROKEN, "the password of the bench does not fit its hash");
        samples_add(times, clock_ticks() - start);
    }
    return true;
}

bool bench_log_in(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct samples logins, hashes;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    hashes = samples_new(a, HASHES);
    if (!time_hashes(b, &hashes, f) || !time_logins(b, a, &logins, f))
        return false;
    bench_report_times(b, "Argon2id alone", &hashes);
    bench_report_times(b, "a log-in with a password", &logins);
    if (hashes.count && logins.count) /* sorted by now */
        bench_report(b, "  a log-in costs as much as this many hashes",
                     (double)logins.ns[logins.count / 2] / (double)hashes.ns[hashes.count / 2], "");
    return true;
}
