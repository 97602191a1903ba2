/* SPDX-License-Identifier: EUPL-1.2 */
/* known_match_priv.h - known values made ready, and what compares them with the text.
 *
 * known.c makes them ready and looks a token up by its first and last byte; known_name.c and
 * known_place.c compare names and addresses word by word, known.c everything else as one run of
 * letters and digits. */
#ifndef PII_KNOWN_MATCH_PRIV_H
#define PII_KNOWN_MATCH_PRIV_H

#include "pii/scratch_priv.h"

/* Is `seen` the known word with a slip in it: swapped letters from 4 letters on, one letter
 * wrong, too much or too little from 6, two from 12?  Equal words are, too. */
bool known_typo(struct str known, struct str seen);

/* Is it a word of any of seven languages (or of a form like one), by the gazetteer? */
bool known_plain(const struct find *f, size_t i);
/* Is it anybody's first name or surname? */
bool known_named(const struct find *f, size_t i);

void propose_known(struct find *f, size_t i, size_t last, enum span_type type, float score);

/* Do words of known value k stand at token i?  _slip: may word w stand there with a slip, where
 * the text has no word of a language? */
void find_known_name(struct find *f, const struct known *k, size_t i);
void find_known_slip(struct find *f, const struct known *k, size_t i, size_t w);
void find_known_initials(struct find *f, const struct known *k, size_t i);

/* The value's words as known_place.c compares them: streets' kinds in one spelling. */
void known_place_prepare(struct known *k, struct str folded, const struct lexicon *l);
void find_known_place(struct find *f, const struct known *k, size_t i);
struct str known_place_word(struct str folded);

#endif
