/* SPDX-License-Identifier: EUPL-1.2 */
/* lexicon_priv.h - words and phrases in seven languages, and what they mean here. */
#ifndef PII_LEXICON_PRIV_H
#define PII_LEXICON_PRIV_H

#include "pii/read/find_priv.h"
#include "pii/terms/terms_priv.h"

#define PHRASE_WORDS_MAX 8

struct phrase {
    uint16_t count;
    struct str words[PHRASE_WORDS_MAX]; /* folded */
    struct meaning meaning;
};

/* The first words of phrases, two or more. */
struct beginning {
    uint64_t hash;         /* of the words; 0: there is none */
    struct phrase *phrase; /* of these words and no more, or NULL */
    uint64_t nexts;        /* phrase_bit() of the words that longer phrases go on with */
};

/* A bit of 64 by a word's hash: few words share it. */
static inline unsigned phrase_place(uint64_t hash)
{
    return (unsigned)(hash >> 58);
}

static inline uint64_t phrase_bit(uint64_t hash)
{
    return BIT(phrase_place(hash));
}

/* A word, in one line of the processor's cache: looking it up reads no other. */
struct entry {
    uint64_t first, second; /* see struct lexicon_key; `first` 0: there is no word */
    struct meaning meaning;
    /* phrase_bit() of the second words of phrases that begin with it; all bits of a word of
     * context, behind which something is looked for in any case. */
    uint64_t seconds;
    const char *word; /* folded, `len` bytes */
    /* What the tagger would work out of the word again wherever it stands (lexicon_ask()). */
    uint32_t hash, tail; /* gazetteer_hash() of the word, and of its last three bytes */
    uint32_t lists;      /* lexicon_ask(): of its meaning, for the tagger */
    uint16_t known;      /* the gazetteer's answer */
    uint16_t len;
};

struct gazetteer;
struct lexicon;

struct lexicon *lexicon_new(struct arena *a);
/* Once, before the first text: notes of each word what the gazetteer knows, and what `lists_of`
 * gives for its meaning. */
void lexicon_ask(struct lexicon *l, const struct gazetteer *g, uint32_t (*lists_of)(uint64_t is));
/* The word's entry, or NULL. */
const struct entry *lexicon_find(const struct lexicon *l, struct str folded);
static inline uint64_t lexicon_mixed(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

#define LEXICON_READ 16 /* bytes of a word that are compared at once */

/* What a word is looked up by: its first eight bytes and the next, with 0 behind its end, and its
 * hash. */
struct lexicon_key {
    uint64_t first, second, hash;
};

/* As many bytes of ones as a folded word may have, and none behind: what a word of n bytes has in
 * its first sixteen is told by the sixteen from the n-th before the end of the ones on. */
#define ONES_8 "\xff\xff\xff\xff\xff\xff\xff\xff"
static const char lexicon_ones[WORD_FOLDED_MAX + LEXICON_READ] =
    ONES_8 ONES_8 ONES_8 ONES_8 ONES_8 ONES_8;

_Static_assert(WORD_FOLDED_MAX == 6 * sizeof(uint64_t), "as many ones");

/* Eight bytes a step; a rest is read as a whole that overlaps what was read before.  No secret is
 * in it: who writes a text can make words of any hash, so that what has a hash is yet to be
 * compared. */
static inline uint64_t lexicon_hash(uint64_t first, struct str word)
{
    uint64_t h = lexicon_mixed(word.len, first);

    if (word.len <= 8)
        return h;
    for (size_t n = 8; n + 8 < word.len; n += 8)
        h = lexicon_mixed(h, eight_load(word.ptr + n));
    return lexicon_mixed(h, eight_load(word.ptr + word.len - 8));
}

/* Of a word of at most WORD_FOLDED_MAX bytes; LEXICON_READ bytes are read, whatever its length. */
static inline struct lexicon_key lexicon_key(struct str word)
{
    const char *mask = lexicon_ones + WORD_FOLDED_MAX - word.len;
    uint64_t first = eight_load(word.ptr) & eight_load(mask);

    return (struct lexicon_key){
        .first = first,
        .second = eight_load(word.ptr + 8) & eight_load(mask + 8),
        .hash = lexicon_hash(first, word),
    };
}

/* How a lexicon begins: its entries by the hash of their words. */
#define LEXICON_SLOTS 131072u /* some four times the entries */

#define LEXICON_STARTS (1u << 18) /* bits */

#define LEXICON_ENDS  4096 /* 1 << 32 - 20, see lexicon_end() */
#define ENDINGS_MAX   128
#define ILLNESS_LEAST 8 /* letters of a word that tells an illness by its form */

struct lexicon_table {
    struct entry entries[LEXICON_SLOTS];
    /* By lexicon_end(): the number of illness.c's first ending of a word that ends so, from 1 on,
     * and for each ending the next; 0: none. */
    uint8_t ends[LEXICON_ENDS], next_ends[ENDINGS_MAX];
    /* A bit for each two words that phrases begin with, by lexicon_two().  Words that many phrases
     * begin with ("ma", "on") stand in front of thousands that none goes on with: those are told by
     * these bits, which stay in the cache, and not by a look into the table, which does not. */
    uint64_t starts[LEXICON_STARTS / 64];
};

static inline const struct lexicon_table *lexicon_table(const struct lexicon *l)
{
    return (const struct lexicon_table *)(const void *)l;
}

/* The hash of two words as phrases begin: of the first one's place in the table, and of the second.
 */
static inline uint64_t lexicon_two(const struct lexicon *l, const struct entry *first,
                                   uint64_t second)
{
    return lexicon_mixed(second, (uint64_t)(first - lexicon_table(l)->entries));
}

static inline uint32_t lexicon_start(uint64_t two)
{
    return (uint32_t)(two >> 32) % LEXICON_STARTS;
}

/* May a phrase begin with two words of this hash?  False of most. */
static inline bool lexicon_starts(const struct lexicon *l, uint64_t two)
{
    uint32_t bit = lexicon_start(two);

    return lexicon_table(l)->starts[bit / 64] >> bit % 64 & 1;
}

/* How phrases begin that have these two words, or those of `b` and one more; NULL: none do.  Other
 * words may have the hashes: those of a phrase are yet to be compared. */
const struct beginning *lexicon_begins(const struct lexicon *l, uint64_t two);
const struct beginning *lexicon_goes_on(const struct lexicon *l, const struct beginning *b,
                                        uint64_t next);

/* The last four bytes of a word of as many at least, as a number below LEXICON_ENDS. */
static inline uint32_t lexicon_end(struct str word)
{
    uint32_t tail;

    memcpy(&tail, word.ptr + word.len - sizeof tail, sizeof tail);
    return (uint32_t)(tail * 0x9e3779b1u) >> 20;
}

/* May the folded word be one for illness_of()? */
static inline bool lexicon_ends_so(const struct lexicon *l, struct str word)
{
    return word.len >= ILLNESS_LEAST && lexicon_table(l)->ends[lexicon_end(word)];
}

static inline struct str entry_word(const struct entry *e)
{
    return str_make(e->word, e->len);
}

/* Is it this word, of which the first eight bytes are the same?  No word has a NUL, so that of two
 * that are as long as what is compared the length is told. */
static inline bool lexicon_same(const struct entry *e, struct str word, uint64_t second)
{
    return e->second == second && (word.len < LEXICON_READ || str_eq(entry_word(e), word));
}

/* The entry that has the word, or the free one where it belongs. */
static inline const struct entry *lexicon_place(const struct lexicon *l,
                                                const struct lexicon_key *key, struct str word)
{
    const struct lexicon_table *table = lexicon_table(l);

    for (uint64_t at = key->hash;; at++) {
        const struct entry *e = &table->entries[at % LEXICON_SLOTS];

        if (e->first == key->first ? lexicon_same(e, word, key->second) : !e->first)
            return e;
    }
}

/* lexicon_find() for a word of which the key is at hand. */
static inline const struct entry *lexicon_find_key(const struct lexicon *l,
                                                   const struct lexicon_key *key, struct str folded)
{
    const struct entry *e = lexicon_place(l, key, folded);

    return e->first ? e : NULL;
}

/* illness.c: an entry that means what the form of this folded word tells, which the lexicon lacks;
 * NULL: it tells nothing. */
const struct entry *illness_of(const struct lexicon *l, struct str word);
/* Fills in how the words end that it knows. */
void illness_ends(struct lexicon_table *table);

#endif
