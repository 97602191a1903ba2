/* SPDX-License-Identifier: EUPL-1.2 */
/* tokens_fuzz.c - of any bytes: what pii_find_whole() finds is in order, taking it out leaves only
 * tokens in its place, a second pass finds nothing new, and restoring gives the same bytes back; so
 * it does with surrogates.  The
 * first byte chooses random spans or found ones, so that cuts inside characters are tried too. */
#include "../tests/pii/digest.h"
#include "fuzz.h"

#include <string.h>

#include "pii/rules.h"

static void in_order(const struct spans *spans, struct str text)
{
    uint32_t at = 0;

    for (size_t i = 0; i < spans->count; i++) {
        const struct span *s = &spans->at[i];

        HOLDS(s->start >= at && s->end > s->start && s->end <= text.len);
        HOLDS(s->type < SPAN_TYPES && s->score > 0 && s->score <= 1 && s->by);
        at = s->end;
    }
}

static struct spans cut_anywhere(struct arena *a, struct str text)
{
    struct spans spans = { arena_many(a, struct span, text.len + 1), 0 };
    uint32_t at = 0;

    while (at + 8 < text.len) {
        uint32_t start = at + (unsigned char)text.ptr[at] % 4;
        uint32_t end = start + 1 + (unsigned char)text.ptr[at] / 4 % 4;

        spans.at[spans.count++] = (struct span){
            start, end, (enum span_type)((unsigned char)text.ptr[start] % SPAN_TYPES), NULL, 1, "x"
        };
        at = end;
    }
    return spans;
}

static struct spans found(struct arena *a, struct str text, bool whole)
{
    static struct pii *pii; /* compiled once for the whole run, as the program does */
    static struct pii_scratch *scratch;
    static const struct pii_known known[] = {
        { SPAN_PERSON, { "Claire Morel", 12 } },
        { SPAN_PHONE, { "+33639980001", 12 } },
    };
    static const struct str refs[] = { STR_INIT("CL-[0-9]{4,8}"), STR_INIT("(((") };
    static const struct str allow[] = { STR_INIT("Maison Morel & Cie"), STR_INIT("@example.net") };
    static const struct pii_known deny[] = { { SPAN_HANDLE, { "projet bleu", 11 } } };
    static const struct pii_wanted wanted = { .patterns = refs,
                                              .pattern_count = COUNT_OF(refs),
                                              .allow = allow,
                                              .allow_count = COUNT_OF(allow),
                                              .deny = deny,
                                              .deny_count = COUNT_OF(deny) };
    static struct pii_rules *rules;
    struct pii_hints hints = { .known = known, .known_count = COUNT_OF(known) };
    struct spans spans;
    struct fault f = { 0 };

    if (!pii) {
        pii = pii_new(&f);
        HOLDS(pii);
        scratch = pii_scratch_new(pii, &f);
        HOLDS(scratch);
        HOLDS(pii_rules_new(&wanted, &rules, &f));
    }
    hints.rules = rules;
    HOLDS(whole ? pii_find_whole(pii, scratch, a, (struct clear){ text }, &hints, &spans, &f)
                : pii_find(pii, scratch, a, (struct clear){ text }, &hints, &spans, &f));
    return spans;
}

static void with_surrogates(struct arena *a, struct str text, const struct spans *spans)
{
    struct pii_book book = {
        .arena = a, .digest = digest, .keep_credentials = true, .surrogates = true
    };
    struct skeleton made;
    struct clear back;
    struct fault f = { 0 };

    HOLDS(pii_take_out(&book, (struct clear){ text }, spans, &made, &f));
    HOLDS(pii_restore(&book, a, made, &back, &f));
    HOLDS(str_eq(back.text, text));
    for (size_t i = 0; i < book.count; i++)
        HOLDS(!book.tokens[i].surrogate.len ||
              !str_eq(book.tokens[i].surrogate, book.tokens[i].value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct pii_book book = { .arena = a, .digest = digest, .keep_credentials = true };
    struct str text = str_make(data, size);
    struct spans spans;
    struct skeleton skeleton;
    struct clear back;
    struct fault f = { 0 };

    if (size > 1 << 16)
        return 0;
    spans = size && data[0] & 1 ? cut_anywhere(a, text) : found(a, text, true);
    in_order(&spans, text);
    HOLDS(pii_take_out(&book, (struct clear){ text }, &spans, &skeleton, &f));
    HOLDS(pii_restore(&book, a, skeleton, &back, &f));
    HOLDS(str_eq(back.text, text));
    if (!(size && data[0] & 1))
        HOLDS(!found(a, skeleton.text, false).count);
    with_surrogates(a, text, &spans);
    return 0;
}
