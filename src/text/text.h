/* SPDX-License-Identifier: EUPL-1.2 */
/* text.h - Unicode for everybody: valid UTF-8, folding, words with byte offsets, search terms.
 *
 * Pure; offsets are always bytes of the given text. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "domain/lang.h"

/* Is it well-formed UTF-8 (RFC 3629)? */
bool text_valid(struct str s);
/* Decodes the character at the start of `s`; returns its length in bytes (1 to 4), and U+FFFD
 * with length 1 for a byte that is no UTF-8. */
static inline size_t text_char(struct str s, uint32_t *ret_char);
size_t text_char_long(struct str s,
                      uint32_t *ret_char); /* the same: text_char() is it, for ASCII inline */
size_t text_put(uint32_t c, char out[static 4]);
bool text_is_letter(uint32_t c);
bool text_is_upper(uint32_t c);
bool text_is_space(uint32_t c); /* also no-break and thin spaces */
uint32_t text_lower(uint32_t c);

/* Folds for comparing: lower case, no accents, oe for œ, ae for æ, ss for ß, compatibility
 * forms (full-width digits), no soft hyphens or zero-width characters.  When ret_map is given
 * it gets folded.len + 1 offsets: ret_map[i] is the byte of `s` that folded byte i came from. */
struct str text_fold(struct arena *a, struct str s, uint32_t **ret_map);
/* The same for one character; returns the length, 0 when folding drops it. */
#define TEXT_FOLD_CHAR_MAX 64
size_t text_fold_char(uint32_t c, char out[static TEXT_FOLD_CHAR_MAX]);

/* Words: runs of letters and digits (an apostrophe ends one: "l'eau" is two). */
struct word {
    uint32_t start, end;
};
bool text_word_next(struct str s, size_t *at, struct word *ret_word);

/* Search terms of a text: folded, stop words dropped, stemmed for `lang` (LANG_UNKNOWN: as
 * French and English both, one term each).  Calls `emit` with each; `term` is borrowed. */
#define TEXT_TERM_MAX 64 /* bytes of a term; longer words are cut there */
struct text_stemmer;     /* one per thread */
struct text_stemmer *text_stemmer_new(void);
void text_stemmer_free(struct text_stemmer *st);
bool text_terms(struct text_stemmer *st, struct arena *a, struct str s, enum lang lang,
                void (*emit)(void *to, struct str term), void *to);

/* The words of a text one by one, as an index over readable text wants them: folded as they stand
 * and stemmed for `lang` (LANG_UNKNOWN: not stemmed, and `st` may be NULL); both are cut at
 * TEXT_TERM_MAX bytes and live in *ret_token.  A word with a digit in it is not stemmed. */
struct text_token {
    struct str folded, stem;
    uint32_t start, end; /* bytes of `s` */
    bool stop;           /* too common in `lang` to be searched for, or a lone letter */
    char room[2][2 * TEXT_TERM_MAX];
};
bool text_token_next(struct text_stemmer *st, struct str s, enum lang lang, size_t *at,
                     struct text_token *ret_token);

/* The next sentence of what is left, trimmed and never empty; false: there is none.  One ends at a
 * line's end where an empty line, a list's mark or a short line says so, and at ". ", "! ", "? "
 * or "… " unless that belongs to an abbreviation, an initial or a number.  It never cuts a token
 * (pii.h) in two.  Mail is wrapped by hand: a line that goes on is joined in the caller's eyes, so
 * a sentence may hold line breaks. */
bool text_sentence_next(struct str *rest, struct str *ret_sentence);

static inline size_t text_char(struct str s, uint32_t *ret_char)
{
    if ((unsigned char)s.ptr[0] >= 0x80)
        return text_char_long(s, ret_char);
    *ret_char = (unsigned char)s.ptr[0];
    return 1;
}

#endif
