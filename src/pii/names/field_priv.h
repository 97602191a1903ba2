/* SPDX-License-Identifier: EUPL-1.2 */
/* field_priv.h - names in fields: "nachname=freitag", "N:van den Berg;Sepp;;;", "[10:02] Mia: ". */
#ifndef PII_FIELD_PRIV_H
#define PII_FIELD_PRIV_H

#include "pii/read/find_priv.h"

/* At a label that asks for somebody's name and nothing else: whatever its field holds. */
bool find_field(struct find *f, size_t i);
/* At "N", "FN" and "CN" of cards and calendars. */
void find_card(struct find *f, size_t i);
/* "'Goran Montag'", "<td>Aoife Street</td>", or a line by itself if `alone`: of the name of tokens
 * first to last that begins a field, the last token of that field, if nothing but a word or two
 * with capitals are left of it; else `last`. */
size_t field_rest(const struct find *f, size_t first, size_t last, bool alone);
/* Does a desk or a program speak at token i, or is it what a list of hours tells: "[10:02]
 * Betreff:"? */
bool field_of_program(const struct find *f, size_t i);
/* Does token i, a word with a capital, say who speaks in a line of a chat: "[10:02] Mia: ", "Mia
 * (10:02): "?  `unheard`: no list has the word, so only a bare hour in front of it will do. */
bool field_speaks(const struct find *f, size_t i, bool unheard);

/* Is the word nothing, or what is to be written in a field: "unbekannt"? */
bool field_is_empty(struct str word);
/* Is token i a label that asks for somebody's name: "Vorname"? */
bool field_asks_for_name(const struct find *f, size_t i);

#endif
