/* SPDX-License-Identifier: EUPL-1.2 */
/* zones_fuzz.c - of any bytes: what is read in zones, by either engine, is what reading every word
 * gives, byte for byte. */
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
    (void)pii_vectorise(t->pii, &f); /* without the library both readings are the plain one */
    t->scratch = pii_scratch_new(t->pii, &f);
    HOLDS(t->scratch);
    HOLDS(pii_rules_new(&structured, &t->rules, &f));
}

static struct spans found(struct arena *a, struct str text, enum pii_reading reading)
{
    static struct tools t; /* made once for the whole run, as the program does */
    struct pii_hints hints = { .reading = reading };
    struct spans spans;
    struct fault f = { 0 };

    if (!t.pii)
        make(&t);
    hints.rules = t.rules;
    HOLDS(pii_find(t.pii, t.scratch, a, (struct clear){ text }, &hints, &spans, &f));
    return spans;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct str text = str_make(data, size);
    struct spans all = found(a, text, PII_READ_ALL);

    for (enum pii_reading r = PII_READ_ZONES; r <= PII_READ_VECTOR; r++) {
        struct spans zones = found(a, text, r);

        HOLDS(zones.count == all.count);
        for (size_t i = 0; i < all.count; i++)
            HOLDS(zones.at[i].start == all.at[i].start && zones.at[i].end == all.at[i].end &&
                  zones.at[i].type == all.at[i].type && zones.at[i].kind == all.at[i].kind);
    }
    return 0;
}
