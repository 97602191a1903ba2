/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_policy.c - what one decision costs: matrix, floor and scope of one category, for one set of
 * roles and one purpose.  The journal's entry is not in it: that is the disk's time. */
#include "app/bench_priv.h"
#include "policy/scope.h"

#define ROUND 4096

/* All roles, purposes, categories and scopes in turn, so that no branch is learned by heart. */
static uint64_t decide_some(const struct matrix *m, uint64_t n)
{
    uint64_t given = 0;

    for (unsigned i = 0; i < ROUND; i++, n++) {
        uint64_t bits = n * 2654435761u;
        struct scope s = { .own = bits & 1u,
                           .queues = bits >> 1 & 1u,
                           .record = true,
                           .is_own = bits >> 2 & 1u,
                           .in_queue = bits >> 3 & 1u,
                           .restricted = (bits >> 4 & 15u) == 0,
                           .vip = (bits >> 8 & 15u) == 0 };
        struct reason why;

        access_weigh(m, &s, (unsigned)(n % ((1u << ROLES) - 1)) + 1,
                     (enum purpose)(n / 64 % PURPOSES), (enum category)(n / 448 % CATEGORIES),
                     &why);
        given += why.access != ACCESS_NONE;
    }
    return given;
}

bool bench_policy(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    int64_t start, end;
    uint64_t n = 0, given = 0;
    struct matrix m;

    if (!a || !matrix_read(a, matrix_default(), &m, f))
        return false;
    start = clock_ticks();
    for (end = start + b->seconds * 1000000000; clock_ticks() < end; n += ROUND)
        given += decide_some(&m, n);
    end = clock_ticks();
    bench_report(b, "one decision of the policy, one core", (double)(end - start) / (double)n,
                 "ns");
    bench_report(b, "of them given", 100.0 * (double)given / (double)n, "%");
    return true;
}
