/* SPDX-License-Identifier: EUPL-1.2 */
/* weigh_priv.h - numbers and words without a form of their own, weighed by a trained model.
 *
 * models/numbers.model was trained on exactly what weigh_see() says of one, so that a change
 * there, or of the numbers of the meanings' bits, means training again (models/train_numbers). */
#ifndef PII_WEIGH_PRIV_H
#define PII_WEIGH_PRIV_H

#include "model/linear.h"
#include "pii/read/find_priv.h"

#define WEIGH_KINDS   (FEATURE_BIT(FEATURE_WORD) | FEATURE_BIT(FEATURE_CHAR3))
#define WEIGH_WORDS   128 /* features of words and form at most */
#define WEIGH_LETTERS 512 /* of letters */

/* Words that call something a secret, and how many tokens from one a secret may stand. */
#define WEIGH_CUES       (NEAR_PASSWORD | NEAR_CODE | NEAR_KEY | NEAR_HANDLE)
#define WEIGH_CUE_BEFORE 8
#define WEIGH_CUE_BEHIND 4

#define WEIGH_WORD_LEAST 3 /* bytes */

/* The model's labels, in its order. */
enum weighed { WEIGHED_NOTHING, WEIGHED_REFERENCE, WEIGHED_SECRET, WEIGHED };
extern const struct str weighed_names[WEIGHED];

/* A number that may be anything, or a word that may be a secret. */
struct weighable {
    size_t first, last; /* tokens */
    uint32_t start, end;
    bool word, quoted;
};

#define WEIGH_SPELLED     6    /* words whose letters are seen */
#define WEIGH_WORD_SEEN   24   /* bytes of one that are seen */
#define WEIGH_NOTED       1024 /* features that may be noted before the first WEIGH_WORDS count */
#define WEIGH_KNOWN_WORDS 256  /* words whose letters were weighed last */

/* What the model says of the letters of a word, seen at such a place. */
struct weigh_known {
    char word[WEIGH_WORD_SEEN];
    uint32_t len, what; /* 0: none is known yet */
    struct model_sum sum;
};

/* What the model sees of one. */
struct weigh_room {
    uint32_t words[WEIGH_NOTED], letters[WEIGH_LETTERS];
    uint32_t *next; /* behind the words that are noted */
    struct {
        const struct token *token;
        unsigned what; /* enum seen */
    } spelled[WEIGH_SPELLED];
    size_t spelled_count;
    struct features seen; /* of words, and of letters */
    struct weigh_known known[WEIGH_KNOWN_WORDS];
};

/* model_load() of one with these labels and kinds, in this order; FAULT_INVALID of another. */
bool weigh_load(struct arena *a, struct str bytes, enum model_check how, struct model **ret_model,
                struct fault *f);

/* Does one begin at token k?  No price, date, year, version, and no part of a longer row. */
bool weigh_cut(const struct find *f, size_t k, struct weighable *ret);
/* A part of what was begun, or no word at all. */
static inline bool weigh_inside(const struct find *f, const struct token *t)
{
    return t->gap == GAP_JOIN || (t->gap == GAP_NONE && t->start > f->from) ||
           t->shape & TOKEN_DIGITS || (t->is | t->covered) & WEIGH_CUES ||
           t->end - t->start < WEIGH_WORD_LEAST ||
           (t->shape & TOKEN_MIXED && ascii_digit(f->text.ptr[t->start])); /* "24h/24" */
}

/* Only behind a mark that may be a quote one that is no word may open something. */
static inline bool weigh_may_be_word(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_OTHER || !weigh_inside(f, &f->tokens[k]);
}

/* weigh_word.c: may token k begin a word, or words in quotes, that open something?  Only near a
 * word that says so. */
bool weigh_cut_word(const struct find *f, size_t k, struct weighable *ret);
void weigh_see(const struct find *f, const struct weighable *w, struct weigh_room *room);

/* ---- what is seen ---- */

/* What a feature says, so that the same word before and behind are two. */
enum seen {
    SEEN_BEFORE = 1, /* at its place */
    SEEN_NEAR,       /* anywhere before */
    SEEN_BEHIND,
    SEEN_PAIR,
    SEEN_MEANING,
    SEEN_KIND,
    SEEN_GAP,
    SEEN_LINE,
    SEEN_FORM,
    SEEN_LENGTH,
    SEEN_WORD_FORM,
    SEEN_SIGN,
    SEEN_LETTERS,
    SEEN_LETTERS_FAR,
    SEEN_LETTERS_BEHIND,
    SEEN_WORDLESS,
    SEEN_NEAREST,
    SEEN_FIRST_MEANING,
    SEEN_OWN, /* from here on: of a word */
    SEEN_OWN_LETTERS,
    SEEN_OWN_MEANING,
    SEEN_OWN_FORM,
    SEEN_CUE,
    SEEN_CUE_FAR,
    SEEN_CUE_MARK,
};

static inline void weigh_note(struct weigh_room *room, enum seen what, uint64_t value)
{
    uint64_t h = (value ^ (uint64_t)what * 0xc2b2ae3d27d4eb4fU) * 0x9e3779b97f4a7c15U;

    *room->next++ = (uint32_t)((h ^ h >> 29) * 0xbf58476d1ce4e5b9U >> 32);
}

static inline void weigh_note_letters(struct weigh_room *room, enum seen what,
                                      const struct token *t)
{
    room->spelled[room->spelled_count].token = t;
    room->spelled[room->spelled_count++].what = what;
}

/* weigh_word.c: what is seen of the word itself and of what calls it a secret; how it is written,
 * in six bits, the highest of them set. */
uint64_t weigh_see_word(const struct find *f, const struct weighable *w, struct weigh_room *room);

#endif
