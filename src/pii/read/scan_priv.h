/* SPDX-License-Identifier: EUPL-1.2 */
/* scan_priv.h - what scan.c, which cuts a window into words, and usual.c, which does that where
 * words and gaps are what nearly all are, have in common. */
#ifndef PII_SCAN_PRIV_H
#define PII_SCAN_PRIV_H

#include "pii/read/look_up_priv.h"

/* How far a window has been read. */
struct cursor {
    struct find *f;
    const uint32_t *run, *last; /* the next run of bytes of words, the end of all: struct maps */
    struct token *t, *full;     /* the next token, the end of the room for them */
    uint32_t at;                /* byte of the text */
    size_t folded;              /* bytes used in f->folded */
    struct look_up look_up;
    uint32_t letters, capitals, digits, chars; /* of the word under way */
};

/* U+00C0 to U+00FF, in UTF-8 two bytes of which the first is 0xc3: the letter without its accent;
 * 0 for what is no letter or folds to two. */
extern const char usual_latin[65];

/* Usual gaps, and words of ASCII or of accented letters of Latin-1 that are not the window's last:
 * reads and looks up these up to something else; there is another run to read. */
void usual_words(struct cursor *c);
/* What the gap at `c->at` is, for the next token; its length, 0 for an unusual one. */
uint32_t usual_gap(struct cursor *c);
/* A word of ASCII, its form and place: reads over it; false for another word. */
bool usual_word(struct cursor *c);
/* The letters and digits of the word at `c->at` up to its first character of another kind, or as
 * many as are kept: counted and folded.  Gives where it stopped. */
uint32_t usual_letters(struct cursor *c);
/* The form of the word that was counted. */
uint8_t usual_form(const struct cursor *c, bool capital);
/* Do its form, its length or what is beside it make a detector look? */
uint8_t usual_telling(const struct find *f, const struct token *t);

#endif
