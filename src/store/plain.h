/* SPDX-License-Identifier: EUPL-1.2 */
/* plain.h - SQLite's own full-text search over texts in memory: what retrieval is measured against
 * (guichet bench retrieval).  Nothing of it is on disk, and no desk uses it. */
#ifndef STORE_PLAIN_H
#define STORE_PLAIN_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define PLAIN_HITS_MAX 100

struct plain;

/* FTS5 as it comes: unicode61 without accents, one column each for title, text and category. */
bool plain_new(struct plain **ret_plain, struct fault *f);
void plain_free(struct plain *p);
bool plain_add(struct plain *p, int64_t number, struct str title, struct str text,
               struct str category, struct fault *f);
/* Any of the query's words, ranked by bm25(), best first. */
bool plain_search(struct plain *p, struct arena *a, struct str query,
                  int64_t ret_numbers[static PLAIN_HITS_MAX], size_t *ret_count, struct fault *f);

#endif
