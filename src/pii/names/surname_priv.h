/* SPDX-License-Identifier: EUPL-1.2 */
/* surname_priv.h - what stands inside a name between its words: "van der", "'t", "Ní", "J. ". */
#ifndef PII_SURNAME_PRIV_H
#define PII_SURNAME_PRIV_H

#include "pii/read/find_priv.h"

/* Is token i, whose word is the next of a name, near enough to the one before: a space, a hyphen,
 * an initial's dot? */
bool surname_close_by(const struct find *f, size_t i);
/* The token behind the particles that begin at i: "de la", "van 't", "Ní"; i where there is none.
 */
size_t surname_skip_particles(const struct find *f, size_t i);
/* Of a name whose first word that is known is token i: where it begins by the particles in front
 * and what these follow, an initial ("B. de Vries") or, where `named` says so of a token, a name.
 */
size_t surname_first(const struct find *f, size_t i, bool (*named)(const struct find *f, size_t i));
/* "Sterre te Brake", "Ali von und zu Guttenau": of the name that ends with token `last`, the token
 * with which it ends where particles and a word with a capital follow; else `last`.  ret_sure: such
 * particles stand in names alone. */
size_t surname_goes_on(const struct find *f, size_t last, bool *ret_sure);
/* "Reginald "Reg" Osei-Bonsu": of the name that ends with token `last`, and of which the word
 * behind stands in quotation marks, the token behind them; 0 for none. */
size_t surname_behind_nickname(const struct find *f, size_t last);
/* "Mo<b></b>rel": of the name that ends with token `last`, the token in which its last word ends,
 * when marks of writing stand inside of it; else `last`. */
size_t surname_over_markup(const struct find *f, size_t last);
/* "Welde-\nmariam", "Marie-\n> Pascale": is token i the rest of a word that a line's end tore? */
bool surname_torn(const struct find *f, size_t i);
/* "Ben-\nutzer", "Karl-\nsruhe": does a line's end tear a word or a place behind token `last`? */
bool surname_tears_word(const struct find *f, size_t last);
/* Nothing but a line's end and the marks of a quoted line between these bytes? */
bool surname_at_line_end(const struct find *f, uint32_t from, uint32_t to);
/* "S.A.", "P.S.": letters with dots that begin at token i and are no person's. */
bool surname_is_abbreviation(const struct find *f, size_t i);
/* Does a company's legal form stand right behind token `last`, written as one: "Martin SAS"? */
bool surname_makes_company(const struct find *f, size_t last);

#endif
