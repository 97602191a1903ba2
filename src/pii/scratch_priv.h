/* SPDX-License-Identifier: EUPL-1.2 */
/* scratch_priv.h - what one thread needs to find: room for a window, compiled patterns. */
#ifndef PII_SCRATCH_PRIV_H
#define PII_SCRATCH_PRIV_H

#include "pii/find_priv.h"
#include "pii/lexicon_priv.h"

#define KNOWN_MAX   64 /* values of one conversation looked for at once */
#define KNOWN_WORDS 8

/* A known value, made ready: words for a name, else one run of letters and digits. */
struct known {
    enum span_type type;
    struct str words[KNOWN_WORDS]; /* folded */
    size_t count;
};

/* The context words before a token. */
struct near_before {
    size_t token; /* SIZE_MAX: of none yet */
    uint64_t bits;
    bool closed; /* the number of an order stands between: what is farther off does not count */
};

struct pii_scratch {
    const struct lexicon *lexicon;
    struct arena *arena; /* holds all of this */
    struct token tokens[TOKENS_MAX];
    const struct entry *entries[TOKENS_MAX];
    char folded[FOLDED_MAX];
    struct proposal *proposals; /* grows */
    size_t proposal_count, proposal_room;
    uint8_t taken[WINDOW_SIZE + 2 * WINDOW_MARGIN]; /* bytes that a span already has */
    struct known known[KNOWN_MAX];
    size_t known_count;
    uint32_t known_first[8];     /* bit c: some known value begins with byte c */
    struct rules_scratch *rules; /* rules.c: made when the first rules come */
    struct near_before before;
};

#endif
