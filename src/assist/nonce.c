/* SPDX-License-Identifier: EUPL-1.2 */
/* nonce.c - what leaves is what was shown.
 *
 * A plan has a nonce of 32 bytes: 16 are drawn, 16 are a digest over them, whoever asks, the
 * ticket, the task, the provider's version and the plan's bytes, with a key of this run of the
 * program.  All that a plan draws comes from the first half, so that it can be made again; the
 * second half says whether it is the same.  So a nonce is good for the same asker, ticket, task and
 * text alone, and for nothing once any of them changed.  It may be used again: the same bytes to
 * the same provider say nothing new. */
#include <string.h>

#include "assist/gateway_priv.h"

#define NONCE_BYTES (NONCE_DRAWN + NONCE_HELD)

bool nonce_start(const struct gateway *g, struct arena *a, struct str nonce, struct nonce *ret,
                 struct fault *f)
{
    const struct crypto_part part = { ret->drawn, NONCE_DRAWN };
    struct str bytes;

    ret->wanted = nonce.len > 0;
    if (!ret->wanted) {
        crypto_random(ret->drawn, NONCE_DRAWN);
    } else if (!crypto_unhex(a, nonce, &bytes) || bytes.len != NONCE_BYTES) {
        return fault_field(f, "nonce", "is none that a preview gave");
    } else {
        memcpy(ret->drawn, bytes.ptr, NONCE_DRAWN);
        memcpy(ret->held, bytes.ptr + NONCE_DRAWN, NONCE_HELD);
    }
    crypto_keyed(g->nonce_key, STR("seed"), &part, 1, ret->seed);
    return true;
}

void nonce_draw(const struct nonce *s, const char *what, void *to, size_t n)
{
    uint8_t made[CRYPTO_HASH_SIZE];

    if (s)
        crypto_keyed(s->seed, str_of(what), NULL, 0, made);
    else
        crypto_random(made, sizeof made);
    memcpy(to, made, n < sizeof made ? n : sizeof made);
}

bool nonce_check(const struct gateway *g, struct arena *a, const struct gateway_question *q,
                 const struct nonce *s, struct gateway_plan *plan, struct fault *f)
{
    const uint8_t task = (uint8_t)q->task;
    const struct crypto_part parts[] = {
        { s->drawn, NONCE_DRAWN },
        { &q->by.org, sizeof q->by.org },
        { &q->by.id, sizeof q->by.id },
        { &q->about->ticket, sizeof q->about->ticket },
        { &task, sizeof task },
        { &q->provider->id, sizeof q->provider->id },
        { &q->provider->version, sizeof q->provider->version },
        { plan->digest, sizeof plan->digest },
    };
    uint8_t both[NONCE_BYTES];

    memcpy(both, s->drawn, NONCE_DRAWN);
    crypto_keyed16(g->nonce_key, STR("shown"), parts, COUNT_OF(parts), both + NONCE_DRAWN);
    if (s->wanted && !crypto_same(both + NONCE_DRAWN, s->held, NONCE_HELD))
        return fault_field(f, "nonce", "is of something else than would leave now: look again");
    plan->nonce = crypto_hex(a, both, sizeof both);
    return arena_check(a, f);
}
