/* SPDX-License-Identifier: EUPL-1.2 */
/* date_priv.h - parts of dates that more than one detector reads. */
#ifndef PII_DATE_PRIV_H
#define PII_DATE_PRIV_H

#include "pii/read/find_priv.h"

/* NULL behind the last */
static inline const struct token *token_at(const struct find *f, size_t i)
{
    return i < f->count ? &f->tokens[i] : NULL;
}
int number_of(const struct find *f, const struct token *t);
bool is_year(const struct find *f, const struct token *t);
/* Are the three numbers from token i on, which are there, a date: "31/08/2027"? */
bool figures_are_date(const struct find *f, size_t i);
/* "31/08/2027" from token i: three numbers. */
static inline bool numeric_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i + 2 < f->count && t->shape & t[1].shape & t[2].shape & TOKEN_DIGITS &&
           figures_are_date(f, i);
}
/* "12/03/1985 04.05.2019": do the three tokens from i on, joined, look like a date in two figures,
 * two and four, behind which no figures stand or another such date?  No telephone is grouped so,
 * nor one that would begin at its month. */
bool joined_as_date(const struct find *f, size_t i);
static inline bool stands_as_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i + 3 < f->count && t[1].gap == GAP_JOIN && t[2].gap == GAP_JOIN && joined_as_date(f, i);
}
/* May read_date(), read_spoken_date() or read_month() find anything at token i?  Of numbers most
 * begin none. */
bool begins_date(const struct find *f, size_t i);
/* The last token of a date that begins at token i. */
bool read_date(const struct find *f, size_t i, size_t *ret_last);
/* "mars 1974", "3/2019": a month and its year. */
bool read_month(const struct find *f, size_t i, size_t *ret_last);
/* "am 3. Oktober sechzig", "primo maggio del settantatré": a year of two digits, in words. */
bool read_spoken_date(const struct find *f, size_t i, size_t *ret_last);
/* "third of the fourth sixty-six", "oh five oh six sixty-eight": figures, in words. */
bool read_told_date(const struct find *f, size_t i, size_t *ret_last);
/* "30 August", "ventun gennaio", no year behind it. */
bool read_day_month(const struct find *f, size_t i, size_t *ret_last);
bool is_ordinal(const struct find *f, const struct token *t);
bool one_of(struct str word, const struct str *words, size_t n);

/* from here on a date behind a name may be of a visit or an order */
#define RECENT 2023

/* birth_words.c: folded words, "sohn", "wife"; between two births, "et", "perdon". */
bool is_child(struct str word);
bool is_person_word(struct str word);
/* "family": of whom a list may follow, or of what is done together. */
bool is_household(struct str word);
bool is_joining(struct str word);
bool is_nationality(struct str word); /* "FRA" */
/* The same file, at tokens: is the word of birth at k about no life, does k head a column of
 * births, does what stands before the date at i say that somebody grows so old then? */
bool is_of_a_thing(const struct find *f, size_t k);
bool heads_births(const struct find *f, size_t k);
bool is_turning(const struct find *f, size_t i);

/* birth_list.c: a first name that a list has, in small letters too, and nothing else. */
bool is_listed_first(const struct find *f, const struct token *t);
/* birth_list.c: "Elsie 3/2/14, Wilbur 17/10/15": is this date, behind a first name, followed by
 * another name's, both before RECENT? */
bool births_in_row(const struct find *f, uint32_t start, uint32_t end);
/* birth_list.c: the dates of the others in the list that a date of birth stands in. */
void find_births_beside(struct find *f, uint32_t start, uint32_t end);
void find_expiry(struct find *f, size_t i); /* expiry.c: a card's end */
void find_cvc(struct find *f, size_t i);    /* its security code */

/* expiry.c: is token k "card", of those that people pay with? */
bool names_card(const struct find *f, size_t k);

#endif
