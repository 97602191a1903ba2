/* SPDX-License-Identifier: EUPL-1.2 */
/* fuse.h - two lists of hits made one, by rank alone.
 *
 * Reciprocal rank fusion: G. V. Cormack, C. L. A. Clarke, S. Buettcher, "Reciprocal Rank Fusion
 * outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009: an article's score is
 * the sum of 1 / (60 + rank) over the lists that it stands in.  Scores of words and cosines have no
 * common measure, ranks need none.  Pure. */
#ifndef KNOWLEDGE_FUSE_H
#define KNOWLEDGE_FUSE_H

#include "knowledge/nearest.h"
#include "knowledge/shelf.h"

#define FUSE_K 60 /* as the authors have it */

/* One hit an article, best first; the passage is the one of the list in which the article stands
 * higher, the words' where it stands equally high.  `score` becomes the fused one, `cover` stays
 * the words'.  Lives in the arena. */
bool fuse_ranks(struct arena *a, const struct shelf_found *words, const struct nearest_hit *near,
                size_t near_count, struct shelf_found *ret, struct fault *f);

#endif
