/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up_priv.h - the meaning of a window's tokens: each word as it is read, then phrases. */
#ifndef PII_LOOK_UP_PRIV_H
#define PII_LOOK_UP_PRIV_H

#include "pii/read/lexicon_priv.h"

/* How far a window has been looked up. */
struct look_up {
    const struct lexicon *lexicon;
    uint64_t leads;         /* find.leads */
    uint64_t seconds;       /* of the word before, as in its entry */
    uint8_t *led, *telling; /* of the next token: see struct pii_scratch */
};

struct look_up look_up_start(struct find *f);
/* Once all words have been looked up: phrases, and how far back the last word of context stands. */
void look_up_end(struct find *f, struct look_up *u);
/* What a word means that the lexicon has not as it stands: a compound, an illness by its form, a
 * plural; NULL: nothing. */
const struct entry *look_up_like(const struct lexicon *l, struct str word);

#define LIKE_LEAST 5 /* bytes of a word for look_up_like() */

/* Does the word before tell more with the next one, of this hash? */
static inline void look_up_led(struct look_up *u, struct token *t, uint64_t hash)
{
    t->hash = hash;
    *u->led++ = u->seconds >> phrase_place(hash) & 1;
    u->seconds = 0;
}

/* What the next token's word means by itself, which is no number; its meaning is nothing yet, all
 * else of it is known. `telling`: what its form or a mark tells. */
static inline void look_up_word(struct look_up *u, struct token *t, struct str word,
                                uint8_t telling)
{
    const struct lexicon_key key = lexicon_key(word);
    const struct entry *e = lexicon_find_key(u->lexicon, &key, word);

    look_up_led(u, t, key.hash);
    if (!e && word.len >= LIKE_LEAST)
        e = look_up_like(u->lexicon, word);
    if (e) {
        t->entry = e;
        t->is = e->meaning.is;
        t->kind = e->meaning.kind;
        t->phrase = 1;
        telling |= (t->is & u->leads) != 0;
        u->seconds = e->seconds;
    }
    *u->telling++ = telling;
}

/* The same of a number. */
void look_up_number(struct look_up *u, const struct find *f, struct token *t);

#endif
