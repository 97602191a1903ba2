/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon_priv.h - words and phrases in seven languages, and what they mean here. */
#ifndef PII_LEXICON_PRIV_H
#define PII_LEXICON_PRIV_H

#include "pii/find_priv.h"

/* Phrases parted by '|', in any spelling: they are folded when loaded; "opér~é~ée" stands for
 * "opéré" and "opérée".  A row ends a table when `phrases` is NULL. */
struct terms {
    uint64_t is;
    const char *kind;
    const char *phrases;
};

extern const struct terms terms_context[];    /* what a number nearby is */
extern const struct terms terms_numbers[];    /* numbers in words */
extern const struct terms terms_places[];     /* countries and cities */
extern const struct terms terms_names[];      /* around names and addresses */
extern const struct terms terms_special[];    /* around health and the other data of GDPR art. 9 */
extern const struct terms terms_said[];       /* around illnesses: asked, an animal's */
extern const struct terms terms_special_fr[]; /* those words themselves, by language */
extern const struct terms terms_special_en[];
extern const struct terms terms_special_de[];
extern const struct terms terms_special_es[];
extern const struct terms terms_special_it[];
extern const struct terms terms_special_nl[];
extern const struct terms terms_special_pt[];
extern const struct terms terms_medicines[];

#define PHRASE_WORDS_MAX 8

struct phrase {
    struct str words[PHRASE_WORDS_MAX]; /* folded */
    uint16_t count;
    struct meaning meaning;
    struct phrase *next; /* another phrase with the same first word */
};

/* A bit of 64 by a word's length and first letter: few words share it. */
static inline uint64_t phrase_bit(struct str word)
{
    return word.len ? BIT(((unsigned char)word.ptr[0] + 11 * word.len) % 64) : 0;
}

struct entry {
    struct str word;
    struct meaning meaning;
    struct phrase *phrases;
    uint64_t seconds; /* phrase_bit() of their second words */
};

struct lexicon;

struct lexicon *lexicon_new(struct arena *a);
/* The word's entry, or NULL.  Most words have none: they cost one hash and one look at a filter. */
const struct entry *lexicon_find(const struct lexicon *l, struct str folded);
/* Every entry once, in any order; `*at` begins with 0. */
const struct entry *lexicon_next(const struct lexicon *l, size_t *at);

#endif
