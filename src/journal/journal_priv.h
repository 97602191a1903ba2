/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_priv.h - what journal.c, tree.c, verify.c and export.c share. */
#ifndef JOURNAL_JOURNAL_PRIV_H
#define JOURNAL_JOURNAL_PRIV_H

#include "base/thread.h"
#include "journal/journal.h"
#include "journal/merkle.h"
#include "journal/tiles.h"

/* Roots of complete tiles, so that the right edge of the log is not hashed again each time.
 * Only durable hashes get in: reading transactions fill it.  A fixed table: a root takes the
 * place of an older one. */
#define TREE_CACHE_SLOTS 8192

struct tree_cache {
    pthread_mutex_t mutex;
    struct tree_slot {
        uint64_t index_plus_1;
        int level;
        uint8_t hash[32];
    } slots[TREE_CACHE_SLOTS];
    uint64_t kept[TILE_LEVELS]; /* complete tiles known to be stored, of each level */
};

struct journal {
    struct store *store;
    struct arena *arena;   /* holds this struct, the origin and the cache */
    struct arena *writing; /* the writer thread's, for the entry at hand; so are the next three */
    msec last;             /* of the last entry written, when `last_known` */
    bool last_known, was_back;
    struct str origin;
    uint8_t *seed; /* guarded memory */
    struct tree_cache cache;
};

/* One consistent view of the log: size and hashes as one reading transaction sees them. */
struct tree {
    struct tx *tx;
    struct tree_cache *cache;
    struct arena *scratch; /* for one call of the store */
    uint64_t size;
    struct tree_tile {
        bool there;
        uint64_t index;
        size_t width;
        uint8_t hashes[TILE_WIDTH][32];
    } held[TILE_LEVELS];
};

bool tree_read(struct journal *j, bool (*work)(struct tree *t, void *arg, struct fault *f),
               void *arg, struct fault *f);
/* All hashes the tile has; borrowed until the next call.  FAULT_MISSING when it has none. */
bool tree_tile(struct tree *t, int level, uint64_t index, const struct tree_tile **ret_tile,
               struct fault *f);
struct merkle_source tree_source(struct tree *t);
/* Stores complete tiles that are not yet: only a saving of time, so a failure is no fault. */
void tree_keep_tiles(struct journal *j);

struct witness_row;
/* Opens the row's address, in place: witness.c. */
bool witness_address(const struct journal *j, struct arena *a, struct witness_row *row,
                     struct fault *f);

#endif
