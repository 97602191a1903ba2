/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up_priv.h - the meaning of a window's tokens: each word as it is read, then phrases. */
#ifndef PII_LOOK_UP_PRIV_H
#define PII_LOOK_UP_PRIV_H

#include "pii/read/lexicon_priv.h"

/* How far a window has been looked up. */
struct look_up {
    const struct lexicon *lexicon;
    uint64_t leads;   /* find.leads */
    uint64_t seconds; /* of the word before, as in its entry */
    uint8_t *notes;   /* scratch.notes, of the next token */
};

struct look_up look_up_start(struct find *f);
/* Once all words have been looked up: phrases, and how far back the last word of context stands. */
void look_up_end(struct find *f, struct look_up *u);
/* What a word means that the lexicon has not as it stands: a compound, an illness by its form, a
 * plural; NULL: nothing. */
const struct entry *look_up_like(const struct lexicon *l, struct str word);

/* NOTE_LED where a word of such `seconds` may tell more with the word of this hash behind it. */
static inline uint8_t look_up_led(uint64_t seconds, uint64_t hash)
{
    return (uint8_t)((seconds >> phrase_place(hash) & 1) * NOTE_LED);
}

static inline void look_up_mean(struct token *t, const struct entry *e)
{
    t->is = e ? e->meaning.is : 0;
    t->kind = e ? e->meaning.kind : NULL;
    t->phrase = e ? 1 : 0;
    t->entry = e;
}

#define LIKE_LEAST 5 /* bytes of a word for look_up_like() */

/* What the next token's word means by itself, which is no number; all of the token but that and its
 * hash is known. `telling`: what its form or a mark tells. */
static inline void look_up_word(struct look_up *u, struct token *t, struct str word,
                                uint8_t telling)
{
    const struct lexicon_key key = lexicon_key(word);
    const struct entry *e = lexicon_find_key(u->lexicon, &key, word);
    uint64_t seconds = u->seconds;

    u->seconds = 0;
    t->hash = key.hash;
    if (!e && word.len >= LIKE_LEAST)
        e = look_up_like(u->lexicon, word);
    look_up_mean(t, e);
    if (e) {
        telling |= t->is & u->leads ? NOTE_MEANING : 0;
        u->seconds = e->seconds;
    }
    *u->notes++ = look_up_led(seconds, key.hash) | telling;
}

/* Of a number: notes how many of its length stand in a row in front; gives its hash. */
uint64_t look_up_row(const struct find *f, struct token *t);

/* The same of a number. */
static inline void look_up_number(struct look_up *u, const struct find *f, struct token *t,
                                  uint8_t telling)
{
    look_up_mean(t, NULL);
    t->hash = look_up_row(f, t);
    *u->notes++ = look_up_led(u->seconds, t->hash) | telling;
    u->seconds = 0;
}

#endif
