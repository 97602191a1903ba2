/* SPDX-License-Identifier: EUPL-1.2 */
/* search.h - the full-text index of messages, over keyed terms (vault.h: blinder_term()).
 *
 * Terms are keyed per organisation, so that only its own messages can match. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "base/arena.h"
#include "store/store.h"

#define SEARCH_TERM_SIZE 11
#define SEARCH_FORMS_MAX 16

/* `terms`: keyed terms one after the other, no separator; they replace those of an earlier put.
 * All are found out about when the piece of writing is done, not before. */
bool store_search_put(struct tx *tx, int64_t row, struct str terms, struct fault *f);
/* Adds to those that are there. */
bool store_search_add(struct tx *tx, int64_t row, struct str terms, struct fault *f);
bool store_search_remove(struct tx *tx, int64_t row, struct fault *f);

/* A removed row is never found again, but its terms stay in the file until the index is rewritten:
 * this does so, in small steps between other writing.  Not inside store_read() or store_write(). */
bool store_search_clean(struct store *s, struct fault *f);

/* A word of a query: any of its forms will do. */
struct search_word {
    struct str form[SEARCH_FORMS_MAX];
    size_t count;
};
struct search_hit {
    int64_t row;
    double rank; /* BM25, smaller is better; how common a word is, is estimated (fts.c) */
};
/* Messages in which every word stands, best first; of words that stand in more messages than
 * anybody reads, the newest 1,000 are compared. */
bool store_search_find(struct tx *tx, struct arena *a, const struct search_word *words, size_t n,
                       int64_t limit, struct search_hit **ret_hits, size_t *ret_count,
                       struct fault *f);

#endif
