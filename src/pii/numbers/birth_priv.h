/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_priv.h - what the files of dates of birth share. */
#ifndef PII_BIRTH_PRIV_H
#define PII_BIRTH_PRIV_H

#include "pii/numbers/date_priv.h"

#define GROWN_UP 2012 /* nobody writes about what happened until then: the date is a person's */

/* Is token k a word of birth that may lead to the token `date`? */
bool is_birth(const struct find *f, size_t k, size_t date);
/* Does a word of birth lead to the date that begins at i, or follow the one that ends at last? */
bool born_before(const struct find *f, size_t i);
bool born_behind(const struct find *f, size_t last);
/* The mark in front of token i on its line, spaces and quotes passed over: '-' for any dash, '*'
 * for the star or circle of births; 0 for none. */
char mark_before(const struct find *f, size_t i);
/* The star or circle in front of token i says birth: no bullet, no "n°". */
bool is_star(const struct find *f, size_t i);
/* "FN: 14/07/1938", "Ruth, b. 23 May 1973" */
bool behind_label(const struct find *f, size_t i, bool grown);
/* Is a child spoken of before i, or where `grown` a relative? */
bool is_kin(const struct find *f, size_t i, bool grown);
bool plain_capital(const struct token *t);
/* Does a person's name end at token k?  `plain`: two words with capitals are enough. */
bool name_ends(const struct find *f, size_t k, bool plain);
/* A date in a table or list ends its line or stands between marks. */
bool ends_cell(const struct find *f, size_t last);
bool in_passport_row(const struct find *f, size_t i, size_t last);

/* Does the word of birth at token k have its own date behind it: "/ né 03.06.1984"? */
bool has_own_date(const struct find *f, size_t k);

/* birth.c: at a token where a date begins: "12/03/1985", "am 3. Oktober sechzig". */
void find_whole_birth(struct find *f, size_t i);
/* "born five six sixty-eight": begun at its first number, an ordinal may stand before. */
bool find_told_birth(struct find *f, size_t i);

/* birth_told.c: what stands beside the date, of this year, says whose life begins there. */
bool birth_is_told(const struct find *f, size_t i, size_t last, int year);

/* birth_short.c: a year or six figures alone; a month and a year. */
void find_short_birth(struct find *f, size_t i);
bool find_birth_month(struct find *f, size_t i);

#endif
