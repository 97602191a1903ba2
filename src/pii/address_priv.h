/* SPDX-License-Identifier: EUPL-1.2 */
/* address_priv.h - the end of an address, for those who found its street. */
#ifndef PII_ADDRESS_PRIV_H
#define PII_ADDRESS_PRIV_H

#include "pii/find_priv.h"

/* Does a postcode (with its town, where one belongs to it) stand at token i?  Gives its last
 * token; returns the byte behind it, 0 when there is none. */
uint32_t place_at(const struct find *f, size_t i, size_t *ret_last);

/* From the last token of a street: the byte behind postcode, town and country; 0 without. */
uint32_t place_behind(const struct find *f, size_t last);

/* address_unit.c: at a number, the address that "Suite" or "Apt." in front of it gives away. */
void find_unit(struct find *f, size_t i);

#endif
