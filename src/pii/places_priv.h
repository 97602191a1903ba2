/* SPDX-License-Identifier: EUPL-1.2 */
/* places_priv.h - where in a window structured data may begin or be cued.
 *
 * Most of a mail holds none: no digit, no word that leads to one.  Two engines find the places of
 * the rest, the very same ones: places.c in plain C, and with the words found by libvectorscan
 * (vector_priv.h).  zones.c says how much around them the detectors must see. */
#ifndef PII_PLACES_PRIV_H
#define PII_PLACES_PRIV_H

#include "pii/find_priv.h"
#include "pii/lexicon_priv.h"

/* What stands at a place; one may be several. */
#define PLACE_DIGITS BIT(0)  /* a word with a digit in it */
#define PLACE_NUMBER BIT(1)  /* names a number, code or date: "iban", "code" */
#define PLACE_BIRTH  BIT(2)  /* names a date that may be in words */
#define PLACE_CARD   BIT(3)  /* a bank card's */
#define PLACE_LIST   BIT(4)  /* names many codes: "codes de secours" */
#define PLACE_SECRET BIT(5)  /* "mot de passe": what follows has any form */
#define PLACE_HANDLE BIT(6)  /* "mon pseudo" */
#define PLACE_BIC    BIT(7)  /* letters alone around it */
#define PLACE_AT     BIT(8)  /* "arobase" */
#define PLACE_SPELT  BIT(9)  /* a number in words */
#define PLACE_ALONE  BIT(10) /* its form says it all: "::1", "?token=", "-----BEGIN" */
#define PLACE_NE     BIT(11) /* "ne", a slip of "né" where a date follows at once */
#define PLACE_NEAR   BIT(12) /* any context word, those that speak against a number too */

/* A word by which a phrase is known, or that is one. */
struct cue {
    struct str word; /* folded */
    uint64_t eight;  /* its first eight bytes */
    uint16_t is;
    bool whole;            /* means something by itself */
    uint8_t before, ahead; /* words of its phrases on either side, at most */
    uint32_t after[2];     /* letters with which the words beside it in its phrases begin: bit */
};                         /* 0 for 'a'; [0] in front, [1] behind */

#define CUES_SLOTS  8192u
#define CUES_FILTER (1u << 15)

struct cues {
    uint64_t filter[CUES_FILTER / 64]; /* by the first eight bytes */
    struct cue *slots[CUES_SLOTS];
    size_t count;
    uint32_t spelt[26]; /* by first letter, the second letters of what goes on a spelt number */
};

/* All words of the lexicon that lead to structured data. */
struct cues *cues_new(struct arena *a, const struct lexicon *l);
const struct cue *cues_find(const struct cues *c, struct str folded);
/* The same for a word in ASCII in any case, of which the first eight bytes are folded. */
const struct cue *cues_find_ascii(const struct cues *c, uint64_t eight, struct str word);

/* Words within a number in words that are none themselves, folded. */
#define CUES_WITHIN 10
extern const struct str cues_within[CUES_WITHIN];

/* The first eight bytes of a word in ASCII, folded; fewer when it is shorter. */
static inline uint64_t cues_eight(uint64_t eight, size_t len)
{
    return (eight | EIGHT(0x20)) & (len >= 8 ? UINT64_MAX : BIT(8 * len) - 1);
}

static inline uint32_t cues_key(uint64_t eight, size_t len)
{
    return (uint32_t)(((eight + len) * 0x9e3779b97f4a7c15u) >> 49);
}

static inline bool cues_may_have(const struct cues *c, uint64_t eight, size_t len)
{
    uint32_t key = cues_key(eight, len);

    return c->filter[key / 64] >> key % 64 & 1;
}

struct place {
    uint32_t at, end; /* of the word */
    uint16_t is;
    uint8_t before, ahead;
};

#define BLOCK      64 /* bytes a word of a map stands for */
#define BLOCKS_MAX ((WINDOW_SIZE + 2 * WINDOW_MARGIN) / BLOCK + 2)

struct places {
    struct place at[TOKENS_MAX];
    size_t count;
    /* Maps of the window, a bit a byte.  A word is a run of ASCII letters, digits and bytes that
     * are no ASCII: one or more tokens, or none.  `marks`: in each that surely is one. */
    uint64_t words[BLOCKS_MAX], digits[BLOCKS_MAX], others[BLOCKS_MAX], marks[BLOCKS_MAX];
    uint32_t marks_before[BLOCKS_MAX]; /* in the blocks in front */
    uint64_t hits[BLOCKS_MAX];         /* of the vectorised engine: where a cue may begin */
    size_t blocks;
};

/* Fills the maps and the places of [f->from, f->to). */
void places_find(struct find *f, struct places *p);

/* ---- maps ---- */

/* The word that is `n` marks before `at`, or the window's start; and the end of the n-th on. */
uint32_t places_back(const struct find *f, const struct places *p, uint32_t at, size_t n);
uint32_t places_on(const struct find *f, const struct places *p, uint32_t at, size_t n);
size_t places_between(const struct find *f, const struct places *p, uint32_t from, uint32_t to);
size_t places_digits(const struct find *f, const struct places *p, uint32_t from, uint32_t to);

#endif
