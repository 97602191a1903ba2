/* SPDX-License-Identifier: EUPL-1.2 */
/* match_priv.h - many words at once: a trie whose edges lie in a hash table. */
#ifndef PII_MATCH_PRIV_H
#define PII_MATCH_PRIV_H

#include "base/arena.h"
#include "base/str.h"

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
