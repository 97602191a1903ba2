/* SPDX-License-Identifier: EUPL-1.2 */
/* parts_priv.h - what binds the parts of a name or parts two names. */
#ifndef PII_PARTS_PRIV_H
#define PII_PARTS_PRIV_H

#include "pii/names/tagger_priv.h"

/* Is it rather a surname than a first name? */
bool parts_rather_last(const struct find *f, const struct tagger_room *room, size_t i);
/* Token i behind a comma: a first name behind another, and not behind its surname? */
bool parts_two_first_names(const struct find *f, const struct tagger_room *room, size_t i);
/* "n'diaye": does a surname begin at token i, behind a name? */
bool parts_elided(const struct find *f, const struct tagger_room *room, size_t i);
/* "ap", "de'", "i": does token i bind the name before to the one behind? */
bool parts_between(const struct find *f, const struct tagger_room *room, size_t i);
/* "Fati-\nmata Sow": is token i the surname behind a word that a line's end tore? */
bool parts_behind_torn(const struct find *f, const struct tagger_room *room, size_t i);

#endif
