/* SPDX-License-Identifier: EUPL-1.2 */
/* number_priv.h - what a card and an account look like, for number.c, which tries a number's
 * lengths: by figures and groups, and by the words around.  `r` is the run that begins at token i,
 * `n` how many of its characters are tried. */
#ifndef PII_NUMBER_PRIV_H
#define PII_NUMBER_PRIV_H

#include "pii/read/find_priv.h"

#define CARD_LEAST 12 /* digits of a card */
#define CARD_MOST  19

/* number.c: the last token that begins before byte `end`, from token i on. */
size_t number_last_token(const struct find *f, size_t i, uint32_t end);
/* Digits before or behind, parted by a space: short card numbers turn up inside long others. */
bool number_in_digits(const struct find *f, size_t i, size_t last);

/* number_iban.c: are they parted four by four, as on cards and statements? */
bool number_in_fours(const struct run *r, size_t n);
/* Of the right length for its country, and the caller found the check digits wrong: is it an
 * account with a slip, because paying is spoken of, before or behind its last token, and neither
 * goods nor an order; because a word for accounts stands there? */
bool number_is_told_slip(const struct find *f, size_t i, const struct run *r, size_t n,
                         size_t last);
bool number_is_iban_slip(const struct find *f, size_t i, const struct run *r, size_t n);

/* number_card.c: may a card be as long? */
static inline bool number_card_length(size_t n)
{
    return n >= CARD_LEAST && n <= CARD_MOST;
}

/* A card whose check digit holds, of so many characters as one may have; they end in token `last`.
 */
bool number_is_card(const struct find *f, size_t i, const struct run *r, size_t n, size_t last);
/* Figures of a card's form with words of cards, whatever the check digit says. */
bool number_is_card_slip(const struct find *f, size_t i, const struct run *r, size_t n);
/* Do the groups of an account stand in front, so that this is only the middle of it? */
bool number_in_account(const struct find *f, size_t i);
/* Proposes the end and the security code right behind a card that ends in token `last`. */
void number_behind_card(struct find *f, size_t last);

#endif
