/* SPDX-License-Identifier: EUPL-1.2 */
/* escape_priv.h - characters as programs write them for each other: "&eacute;" in HTML, "%40" in
 * links, "=C3=A9" in the source of a mail, "\u00e9" in JSON.  They are met where somebody copied
 * what no program had read back. */
#ifndef PII_ESCAPE_PRIV_H
#define PII_ESCAPE_PRIV_H

#include <stdint.h>

#include "base/str.h"

/* With what each of them begins. */
static inline bool escape_sign(unsigned char c)
{
    return c == '&' || c == '%' || c == '=' || c == '\\';
}

/* The escape at byte `at` of the text: the bytes that it takes, more than its character does in
 * UTF-8, and that character; 0: none stands there. */
size_t escape_at(struct str text, size_t at, uint32_t *ret_char);

#endif
