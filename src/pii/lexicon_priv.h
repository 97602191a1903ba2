/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon_priv.h - words and phrases in seven languages, and what they mean here. */
#ifndef PII_LEXICON_PRIV_H
#define PII_LEXICON_PRIV_H

#include "pii/find_priv.h"

/* Phrases parted by '|', in any spelling: they are folded when loaded.  A row ends a table when
 * `phrases` is NULL. */
struct terms {
    uint64_t is;
    const char *kind;
    const char *phrases;
};

extern const struct terms terms_context[]; /* what a number nearby is */
extern const struct terms terms_names[];   /* around names and addresses */
extern const struct terms terms_special[]; /* health and the other data of GDPR art. 9 */

#define PHRASE_WORDS_MAX 8

struct phrase {
    struct str words[PHRASE_WORDS_MAX]; /* folded */
    uint16_t count;
    struct meaning meaning;
    const struct phrase *next; /* another phrase with the same first word */
};

struct entry {
    struct str word;
    struct meaning meaning;
    const struct phrase *phrases;
};

struct lexicon;

struct lexicon *lexicon_new(struct arena *a);
/* The word's entry, or NULL.  Most words have none: they cost one hash and one look at a filter. */
const struct entry *lexicon_find(const struct lexicon *l, struct str folded);

#endif
