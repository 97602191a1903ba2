/* SPDX-License-Identifier: EUPL-1.2 */
/* book_priv.h - what taking out, restoring and surrogates share of a book of tokens. */
#ifndef PII_BOOK_PRIV_H
#define PII_BOOK_PRIV_H

#include "pii/mask/match_priv.h"
#include "pii/read/token_priv.h"

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

#endif
