/* SPDX-License-Identifier: EUPL-1.2 */
/* address_priv.h - the end of an address, for those who found its street. */
#ifndef PII_ADDRESS_PRIV_H
#define PII_ADDRESS_PRIV_H

#include "pii/read/find_priv.h"
#include "pii/terms/said_priv.h"

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

/* address_part.c: does a comma, a line's end or a dash stand in front of token i? */
bool parted(const struct find *f, size_t i);

/* The first token of the parts of a building in front of the street that begins at `first`. */
size_t parts_before(const struct find *f, size_t first);

/* At a token that may be a postcode: a house, a hamlet, a street without number in front of it. */
void find_by_place(struct find *f, size_t i);

/* address_unit.c: at a number, the address that "Suite" or "Apt." in front of it gives away. */
void find_unit(struct find *f, size_t i);

#endif
