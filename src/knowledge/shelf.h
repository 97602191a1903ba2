/* SPDX-License-Identifier: EUPL-1.2 */
/* shelf.h - the articles of one language, indexed to be searched: passages with a score.
 *
 * Pure: made from texts, in memory, never changed afterwards, so that several threads may search
 * it at once.  A score is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009, 3.6) over title, headings, text and category of a passage, on Snowball stems; what is
 * added to it, and what each addition is worth in measured questions, stands in
 * docs/knowledge.md.
 *
 * What it costs: about 8 bytes for each word that is not a stop word, and 32 bytes a passage; a
 * search walks through the rows of its words, at most SHELF_TERMS_MAX of them. */
#ifndef KNOWLEDGE_SHELF_H
#define KNOWLEDGE_SHELF_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/lang.h"
#include "knowledge/passages.h"

#define SHELF_ARTICLES_MAX 20000
#define SHELF_PASSAGES_MAX 200000
#define SHELF_MEMORY_MAX   ((size_t)512 << 20)
#define SHELF_QUERY_MAX    ((size_t)16 << 10) /* bytes; what is behind is not looked at */
#define SHELF_TERMS_MAX    24                 /* of a query, the rarest */
#define SHELF_HITS_MAX     50
#define SYNONYMS_MAX       ((size_t)64 << 10) /* bytes of an organisation's own list */

/* One article, as it is indexed; texts are borrowed for the call. */
struct shelf_entry {
    struct str title, category;
    const struct passage *passages;
    size_t count;
};

struct shelf;

/* `synonyms`: lines of words or phrases that mean the same, parted by semicolons; a # starts a
 * remark.  The built-in list (words.c) is added to it.  Caller frees. */
bool shelf_new(enum lang lang, const struct shelf_entry *entries, size_t count, struct str synonyms,
               struct shelf **ret_shelf, struct fault *f);
void shelf_free(struct shelf *s);
size_t shelf_bytes(const struct shelf *s); /* memory it holds */

/* Does a word, folded, only carry a question ("comment", "please")? */
bool shelf_is_filler(struct str folded);

struct shelf_hit {
    uint32_t entry;   /* of those given to shelf_new() */
    uint32_t passage; /* of the entry, the best one; from 0 */
    double score;     /* comparable within one search only */
    double cover;     /* share of the query's weight that this passage answers, 0 to 1 */
};

struct shelf_found {
    struct shelf_hit *hits; /* one an article, best first */
    size_t count;
    struct str repaired; /* the query's misspelt words as they were read: "wrod>word ..."; or "" */
};

/* `wanted`, where given, says which entries may be found at all.  Lives in the arena. */
struct shelf_query {
    struct str text;
    size_t limit; /* at most SHELF_HITS_MAX */
    bool (*wanted)(const void *with, uint32_t entry);
    const void *with;
};
bool shelf_search(const struct shelf *s, struct arena *a, const struct shelf_query *q,
                  struct shelf_found *ret_found, struct fault *f);

#endif
