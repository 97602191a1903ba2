/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.h - does one article say nearly what another says?
 *
 * Words are stems without stop words.  Two texts are alike when one of three holds: half of the
 * pairs of words of the shorter stand in the longer (containment of shingles: A. Z. Broder, "On the
 * resemblance and containment of documents", 1997); four tenths of all their words are in both
 * (Jaccard); or their titles share eight tenths of their words (Dice).  Counted exactly: articles
 * are few and short.  Pure. */
#ifndef KNOWLEDGE_ALIKE_H
#define KNOWLEDGE_ALIKE_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/lang.h"
#include "text/text.h"

#define ALIKE_PAIRS  0.5
#define ALIKE_WORDS  0.4
#define ALIKE_TITLES 0.8
#define ALIKE_LEAST  8 /* different words that a text must have to be compared */

struct alike_text {
    uint64_t *words, *pairs, *title; /* hashes, in order, each once */
    size_t word_count, pair_count, title_count;
};

/* Lives in the arena. */
bool alike_read(struct arena *a, struct text_stemmer *st, enum lang lang, struct str title,
                struct str text, struct alike_text *ret, struct fault *f);
/* How alike, 0 to 1: the share that comes nearest to its limit or is furthest beyond; 0 where none
 * reaches its limit. */
double alike_share(const struct alike_text *one, const struct alike_text *other);

#endif
