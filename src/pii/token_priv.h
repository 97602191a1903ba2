/* SPDX-License-Identifier: EUPL-1.2 */
/* token_priv.h - what taking out, restoring and surrogates share. */
#ifndef PII_TOKEN_PRIV_H
#define PII_TOKEN_PRIV_H

#include "pii/pii.h"

#define TOKEN_OPEN  STR("\xe2\x9f\xa6")
#define TOKEN_CLOSE STR("\xe2\x9f\xa7")
/* "⟦" the longest type "_" 10 digits "." 10 digits "⟧" */
#define TOKEN_BYTES_MAX ((size_t)48)
#define SKELETON_MAX    (4 * PII_TEXT_MAX)

/* Reads the token that `s`, which begins with "⟦", begins with. */
bool token_read(struct str s, struct pii_piece *ret_piece);

/* Text as it stands in a skeleton: each "⟦" doubled. */
struct buf;
void token_add_plain(struct buf *b, struct str text);

/* ---- the tokens of a book by their numbers: open addressing, slots hold position + 1 ---- */

struct index {
    uint32_t *slots;
    size_t mask;
};

bool index_make(struct index *x, struct arena *a, size_t most);
uint32_t *index_number(const struct index *x, const struct pii_book *book, enum span_type type,
                       uint32_t n, uint32_t form);

/* ---- where the tokens of a book stand in a text ---- */

struct placed {
    uint32_t start, end;
    uint32_t token; /* position in the book */
    enum span_type type;
    bool as_token; /* not its surrogate */
};

/* Sorted, never overlapping. */
struct placed_list {
    struct placed *at;
    size_t count, room;
};

/* ---- surrogates (surrogate.c); false: no more memory ---- */

/* Gives a surrogate to each token of the book that has none and may have one. */
bool surrogates_choose(struct pii_book *book, struct arena *work, struct str text);
/* Reads the text as it would become; makes tokens of what would not be read right, and says which
 * pieces of plain text must become tokens too.  *ret_changed: look again. */
bool surrogates_place(struct pii_book *book, struct arena *work, struct str text,
                      struct placed_list *list, struct placed_list *ret_more, bool *ret_changed);

/* ---- many words at once: a trie whose edges lie in a hash table (match.c) ---- */

struct matcher;

/* For words of so many bytes together. */
struct matcher *matcher_new(struct arena *a, size_t bytes);
/* `value` is not 0.  A word given twice keeps its first value. */
void matcher_add(struct matcher *m, struct str word, uint32_t value);

/* A word at the start of `rest` counts where it begins and ends at a border: not inside a run of
 * letters and digits.  The longest wins.  MATCH_MORE: what follows `rest` may decide it. */
enum match { MATCH_NONE, MATCH_FOUND, MATCH_MORE };
enum match match_here(const struct matcher *m, struct str rest, bool at_end, bool after_word,
                      size_t *ret_len, uint32_t *ret_value);

/* The character at the start of `rest`: its length (0: it is cut, more must come), and whether
 * it is one that words are made of. */
size_t match_char(struct str rest, bool at_end, bool *ret_word);
bool match_ends_in_word(struct str s);

#endif
