/* SPDX-License-Identifier: EUPL-1.2 */
/* page_priv.h - the words that a page of proof carries; tools/page_words.py makes them from the
 * console's. */
#ifndef JOURNAL_PAGE_PRIV_H
#define JOURNAL_PAGE_PRIV_H

#include <stddef.h>

struct page_word {
    const char *word, *fr, *en;
};
struct page_words {
    const char *name;
    const struct page_word *words;
    size_t count;
};
extern const struct page_words page_words[];
extern const size_t page_words_count;

#endif
