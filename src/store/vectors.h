/* SPDX-License-Identifier: EUPL-1.2 */
/* vectors.h - rows of articles as vectors, and whose turn it is.
 *
 * An article is due when its row is not of its version and of the provider's.  Who takes one moves
 * its `due` on, in the store: a process that is killed leaves nothing behind but a pause. */
#ifndef STORE_VECTORS_H
#define STORE_VECTORS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

/* Whose vectors: of an organisation, made by one version of a provider's record. */
struct vector_maker {
    struct id org, provider;
    int64_t version;
};

struct vector_row {
    struct id article;
    int64_t seq;
    int64_t version; /* of the article */
    int64_t dimension, passages;
    struct str vectors; /* float32, little-endian: passages * dimension */
};

/* FAULT_MISSING: none is due. */
bool store_vector_due(struct tx *tx, const struct vector_maker *by, msec now,
                      struct id *ret_article, struct fault *f);
bool store_vector_claim(struct tx *tx, struct id org, struct id article, msec until,
                        struct fault *f);
/* Not again before `pause`, and longer with each time: ten times at most. */
bool store_vector_fail(struct tx *tx, struct id org, struct id article, msec now, msec pause,
                       struct fault *f);
/* row->seq is set by the store. */
bool store_vector_fill(struct tx *tx, const struct vector_maker *by, const struct vector_row *row,
                       struct fault *f);
/* Those filled after `seq`, in that order. */
bool store_vector_since(struct tx *tx, struct arena *a, const struct vector_maker *by, int64_t seq,
                        int64_t limit, struct vector_row **ret_rows, size_t *ret_count,
                        struct fault *f);
/* The newest `seq` of the organisation; 0: none. */
bool store_vector_newest(struct tx *tx, struct id org, int64_t *ret_seq, struct fault *f);
/* That this provider's rows have; 0: there is none yet. */
bool store_vector_dimension(struct tx *tx, const struct vector_maker *by, int64_t *ret,
                            struct fault *f);
struct vector_progress {
    int64_t articles, ready;
};
bool store_vector_progress(struct tx *tx, const struct vector_maker *by,
                           struct vector_progress *ret, struct fault *f);

#endif
