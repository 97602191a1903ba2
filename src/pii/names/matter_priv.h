/* SPDX-License-Identifier: EUPL-1.2 */
/* matter_priv.h - "Robinet", "Rechnung": what a letter is about, written where a name might stand.
 */
#ifndef PII_MATTER_PRIV_H
#define PII_MATTER_PRIV_H

#include "pii/names/tagger_priv.h"
#include "pii/terms/said_priv.h"

/* Is the name of tokens first to last, which the tagger believes in, rather what the text is
 * about?  Never behind a title, an introduction or the end of a letter, nor beside a first name. */
bool is_matter(const struct find *f, const struct tagger_room *room, size_t first, size_t last);

/* Is token i goods that are sold under a name: "lampada Anna"? */
bool names_goods(const struct find *f, size_t i);
/* Is token i a title within the name of goods: "vinho Dona Maria", "poltrona Frau"? */
bool title_of_goods(const struct find *f, size_t i);

/* Do tokens first to last answer a form's field for a name with none: "Witness: None"? */
bool is_answer(const struct find *f, size_t first, size_t last);

#endif
