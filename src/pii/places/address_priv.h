/* SPDX-License-Identifier: EUPL-1.2 */
/* address_priv.h - the parts of an address, from its house and street to its end, for those who
 * read the others. */
#ifndef PII_ADDRESS_PRIV_H
#define PII_ADDRESS_PRIV_H

#include "pii/read/find_priv.h"
#include "pii/terms/said_priv.h"

/* Is the folded word of token i, where there is one, listed (word_listed())? */
static inline bool folded_in(const struct find *f, size_t i, const char *words)
{
    return i < f->count && word_listed(token_folded(f, &f->tokens[i]), words);
}

static inline size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

/* Is token i, where there is one, of n figures?  Does it begin with a capital? */
static inline bool digits_of(const struct find *f, size_t i, size_t n)
{
    return i < f->count && f->tokens[i].shape & TOKEN_DIGITS && length_of(&f->tokens[i]) == n;
}

static inline bool capital(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_CAPITAL;
}

/* Does a postcode (with its town, where one belongs to it) stand at token i?  Gives its last
 * token; returns the byte behind it, 0 when there is none. */
uint32_t place_at(const struct find *f, size_t i, size_t *ret_last);

/* How surely an end is one: a floor or a town without postcode proves no street. */
enum place_proof { PLACE_NONE, PLACE_GUESSED, PLACE_FLOOR, PLACE_TOWN, PLACE_POSTCODE };

/* From the last token of a street: the byte behind floors, postcode, town and country, and what
 * it proves; 0 without. */
uint32_t place_behind(const struct find *f, size_t last, enum place_proof *ret_proof);

/* ", France", "\nDeutschland" behind the token `last`, where a place ends at byte `end`: the byte
 * behind it, or `end`. */
uint32_t with_country(const struct find *f, size_t last, uint32_t end);

/* Does a Dutch postcode stand at token k, behind the town that follows the street's last token? */
bool dutch_behind_town(const struct find *f, size_t street, size_t k);

/* address.c: proposes the street from its first token to the last of its house number with what
 * stands around it; not `sure`: only where a place proves it. */
bool propose_address(struct find *f, size_t first, size_t last, bool sure);

/* address_numbered.c: at a house number, the street behind it; at a number in words ("at number
 * nine Sycamore Drive", "au douze rue de la Paix"), as people say it on the telephone. */
void find_number_first(struct find *f, size_t i);
void find_spoken_house(struct find *f, size_t i);

/* address_street.c: at the word of a street, with its house number or without. */
void find_street(struct find *f, size_t i);
/* At a house number and its last token, the street in front of it: "Hauptstraße", and types too
 * short to be words ("C/ Mayor, 5", "R. da Prata, s/n, cave"). */
void find_suffix_street(struct find *f, size_t i, size_t last);
void find_calle(struct find *f, size_t i, size_t last);
/* "hauptstrasse", "keizersgracht": does a folded word tell by its end that it is a street? */
bool ends_in_type(struct str folded);

/* address_any.c: at a house number and its last token, a street without a word for one. */
void find_any_street(struct find *f, size_t i, size_t last);
void find_at_street(struct find *f, size_t i, size_t last);

/* place_marks.c: only spaces, commas, dashes and one line end, or brackets too, in front of token
 * k; the label of a form's next field there; and is token k such a label? */
bool loose(const struct find *f, size_t k);
bool bracketed(const struct find *f, size_t k);
bool labelled(const struct find *f, size_t k);
bool is_label(const struct find *f, size_t k);

/* address_part.c: does a comma, a line's end or a dash stand in front of token i? */
bool parted(const struct find *f, size_t i);

/* The first token of the parts of a building in front of the street that begins at `first`. */
size_t parts_before(const struct find *f, size_t first);

/* At a token that may be a postcode: a house, a hamlet, a street without number in front of it. */
void find_by_place(struct find *f, size_t i);

/* address_name.c: the last token of a street's name from token i, with at most so many small words;
 * i - 1 when there is none. */
#define PLAIN_SURE   1 /* when nothing else proves the street */
#define PLAIN_PROVED 3 /* before a postcode */
size_t name_end(const struct find *f, size_t i, size_t plain_most, bool *ret_capital);
/* "aux", "l'": may it stand within such a name? */
bool joins_names(const struct find *f, size_t k);
/* The token behind the type of street at k: "Grande Rue", "p.zza". */
size_t behind_type(const struct find *f, size_t k);
/* Does the type at i name nothing else, so that no capital is wanted?  Is it one where somebody
 * lives there?  Does it mean much else in small letters? */
bool plain_type(const struct find *f, size_t i);
bool often_street(const struct find *f, size_t i);
bool is_other_word(const struct find *f, size_t i);

/* address_house.c: may token i be a house number; and its last token. */
bool is_house(const struct find *f, size_t i);
size_t house_end(const struct find *f, size_t i);
/* "n° 5", "n.º 12", "nr. 3" at k: the number's token. */
size_t skip_number_word(const struct find *f, size_t k);
/* "1.204" at k, with a point for the thousand; no "1.204,50". */
bool is_thousand(const struct find *f, size_t k);
/* "s/n", "snc" at k, a house that has no number: its last token; 0: there is none. */
size_t without_number(const struct find *f, size_t k);

/* address_said.c: at the word of a street whose name ends with token `last`, "rua da igreja número
 * três"; false: none is dictated.  Is it "Bryn Terrace" from token k on, and no more in its
 * clause? */
bool find_dictated(struct find *f, size_t i, size_t last, bool named);
bool is_said_road(const struct find *f, size_t k);

/* address_unit.c: at a number, the address that "Suite" or "Apt." in front of it gives away. */
void find_unit(struct find *f, size_t i);

#endif
