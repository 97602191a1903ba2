/* SPDX-License-Identifier: EUPL-1.2 */
/* spell.h - texts in the small alphabet that models and rules compare in.
 *
 * Lower case, no accents, "oe" for œ and "ss" for ß.  Smaller and faster than text_fold(): it
 * knows the Latin letters up to U+017F only, which is what the models were trained on. */
#ifndef MODEL_SPELL_H
#define MODEL_SPELL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

/* Plain letters of U+00C0 to U+017F; "" for the two that are none. */
const char *spell_latin(uint32_t c);
/* The character at p and its length in bytes; a byte that is no UTF-8 counts as a space. */
size_t spell_decode(const uint8_t *p, size_t left, uint32_t *ret_char);
/* The length of the skeleton's token (such as ⟦IBAN_1⟧) at the start of `s`, 0 when there is none;
 * its type is the *ret_type_len bytes behind the bracket.  ⟦⟦, a literal bracket, is six bytes
 * without a type. */
size_t spell_token(struct str s, size_t *ret_type_len);

/* The words of `s`, each behind one space and the last before one: " mon colis . je ".  The end of
 * a sentence or a comma is a word ".", a token its type in capitals.  Lives in the arena. */
bool spell_words(struct arena *a, struct str s, struct str *ret_words, struct fault *f);

#endif
