/* SPDX-License-Identifier: EUPL-1.2 */
/* structured_fuzz.c - of any bytes: where only structured types are wanted, they are those that all
 * detectors together give, byte for byte. */
#include "fuzz.h"

#include "pii/pii.h"
#include "pii/rules.h"

struct tools {
    struct pii *pii;
    struct pii_scratch *scratch;
    struct pii_rules *rules;
};

static void make(struct tools *t)
{
    static const struct pii_wanted structured = {
        .off = 1u << SPAN_PERSON | 1u << SPAN_ADDRESS | 1u << SPAN_HEALTH | 1u << SPAN_SPECIAL,
    };
    struct fault f = { 0 };

    t->pii = pii_new(&f);
    HOLDS(t->pii);
    t->scratch = pii_scratch_new(t->pii, &f);
    HOLDS(t->scratch);
    HOLDS(pii_rules_new(&structured, &t->rules, &f));
}

static const struct tools *ready(void)
{
    static struct tools t; /* made once for the whole run, as the program does */

    if (!t.pii)
        make(&t);
    return &t;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct clear text = { str_make(data, size) };
    const struct tools *t = ready();
    struct pii_hints hints = { .rules = t->rules };
    struct pii_candidates all;
    struct spans spans;
    struct fault f = { 0 };
    size_t n = 0;

    HOLDS(pii_find(t->pii, t->scratch, a, text, &hints, &spans, &f));
    HOLDS(pii_explain(t->pii, t->scratch, a, text, &hints, &all, &f));
    for (size_t i = 0; i < all.count; i++) {
        const struct span *x = &all.at[i].span, *y = &spans.at[n];

        if (all.at[i].fate != PII_TAKEN)
            continue;
        HOLDS(n++ < spans.count);
        HOLDS(x->start == y->start && x->end == y->end && x->type == y->type && x->kind == y->kind);
    }
    HOLDS(n == spans.count);
    return 0;
}
