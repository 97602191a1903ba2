/* SPDX-License-Identifier: EUPL-1.2 */
/* merkle.h - the mathematics of RFC 6962 trees, without a store.
 *
 * Everything is made from the roots of complete, aligned subtrees, which a source gives: (level,
 * index) is the root over the 2^level leaves that begin at index * 2^level.  A root or a proof
 * asks for at most about 2 * 64 of them, whatever the size of the log. */
#ifndef JOURNAL_MERKLE_H
#define JOURNAL_MERKLE_H

#include "journal/journal.h"

#define MERKLE_PROOF_MAX 64

struct merkle_source {
    bool (*hash)(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                 struct fault *f);
    void *arg;
};

/* Of the first `size` leaves; SHA-256 of nothing for 0. */
bool merkle_root(const struct merkle_source *s, uint64_t size, uint8_t ret_root[static 32],
                 struct fault *f);
/* FAULT_INVALID when n >= size. */
bool merkle_prove_entry(const struct merkle_source *s, struct arena *a, uint64_t n, uint64_t size,
                        struct journal_proof *ret, struct fault *f);
/* FAULT_INVALID when old_size > size; empty for old_size 0, which needs no proof. */
bool merkle_prove_growth(const struct merkle_source *s, struct arena *a, uint64_t old_size,
                         uint64_t size, struct journal_proof *ret, struct fault *f);

/* The root over complete leaves or nodes: `count` is a power of two; `hashes` is overwritten. */
void merkle_fold(uint8_t (*hashes)[32], size_t count, uint8_t ret_root[static 32]);

/* The general case of merkle_check_growth(): leaves [start, end) of the tree give `part`.  False
 * unless the range is a subtree: start is a multiple of the power of two that holds it.  An empty
 * range needs an empty proof, and then `root` says nothing. */
bool merkle_check_range(uint64_t start, uint64_t end, const uint8_t part[static 32], uint64_t size,
                        const uint8_t root[static 32], const struct journal_proof *proof) MUST_USE;

/* Adding leaves one by one: keeps the roots of the complete subtrees on the right edge. */
struct merkle_edge {
    uint64_t size;
    uint8_t at[64][32]; /* at[k]: the subtree of 2^k leaves, where bit k of size is set */
};

/* `done`, which may be NULL, hears of each subtree that is now complete, smallest first. */
void merkle_edge_add(struct merkle_edge *e, const uint8_t leaf[static 32],
                     void (*done)(void *arg, int level, uint64_t index,
                                  const uint8_t hash[static 32]),
                     void *arg);
void merkle_edge_root(const struct merkle_edge *e, uint8_t ret_root[static 32]);

#endif
