/* SPDX-License-Identifier: EUPL-1.2 */
/* search_priv.h - changes of the search index, held back until the end of a group.
 *
 * FTS5 writes out a segment at every savepoint it has part in, that is one for each message;
 * merging those is most of the cost of an index.  So the pieces of work of a group only note what
 * they want of the index; it is carried out once, after the last savepoint, in the same
 * transaction.  Order is kept; what an undone piece noted is forgotten. */
#ifndef STORE_SEARCH_PRIV_H
#define STORE_SEARCH_PRIV_H

#include "store/driver_priv.h"

struct search_held;

bool search_held_new(struct search_held **ret_held, struct fault *f);
void search_held_free(struct search_held *h); /* NULL is fine */

size_t search_mark(const struct search_held *h);
/* Forgets what was noted since; 0: all, and gives memory back. */
void search_undo(struct search_held *h, size_t mark);
bool search_flush(struct tx *tx, struct fault *f);

#endif
