/* SPDX-License-Identifier: EUPL-1.2 */
/* entity.h - character references of HTML: "&eacute;", "&#233;", "&#xE9;". */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include <stdint.h>

#include "base/str.h"

#define TEXT_ENTITY_MAX 33 /* bytes of one, its ';' too */

/* The reference at the start of `s`: the bytes that it takes and its character, as HTML 4 names it,
 * U+FFFD for a number that is none; 0 where none stands.  A ';' may lack behind a number or the
 * name of a letter of Latin-1 (WHATWG HTML, 13.2.5.73); who wants it looks at the last byte. */
size_t text_entity(struct str s, uint32_t *ret_char);

#endif
