/* SPDX-License-Identifier: EUPL-1.2 */
/* check_priv.h - checking a log from its first entry on, wherever it is read from: the store
 * (verify.c), an exported folder (folder.c).
 *
 * Each hash is made anew from the entries, in one pass, and compared on the way with what remembers
 * it: stored leaf hashes, tiles, checkpoints. */
#ifndef JOURNAL_CHECK_PRIV_H
#define JOURNAL_CHECK_PRIV_H

#include "journal/journal.h"
#include "journal/merkle.h"
#include "journal/tiles.h"

struct check {
    struct arena *batch; /* for one call of `tile` */
    struct checkpoint *old;
    size_t old_count;
    struct merkle_edge edge;
    uint64_t good; /* so many entries are known to be as they were */
    msec last;     /* when the entry before was written */
    struct journal_found found;
    /* A tile of level 1 or more that somebody kept; *ret_there is false when nobody did. */
    bool (*tile)(void *arg, struct arena *a, const struct tile *which, struct str *ret_hashes,
                 bool *ret_there, struct fault *f);
    void *arg;
    struct {
        uint64_t complete; /* tiles */
        bool due;          /* one more is complete, to be compared */
        uint8_t hashes[TILE_WIDTH][32];
    } tiles[TILE_LEVELS]; /* [0] stays empty: leaves are compared one by one */
};

/* FAULT_DAMAGED: entries [from, to) hold the damage; `why` says how it is known. */
bool check_damaged(struct check *c, uint64_t from, uint64_t to, const char *why, struct fault *f);
/* Before the first entry. */
bool check_start(struct check *c, struct fault *f);
/* The next entry; `leaf` is the hash somebody kept of it, or NULL. */
bool check_next(struct check *c, struct str entry, const uint8_t *leaf, struct fault *f);
/* After the last: whatever remembers more entries than there are. */
bool check_end(struct check *c, struct fault *f);

/* Opens notes that must be this key's checkpoints; FAULT_DAMAGED when one is not. */
bool checkpoints_open(struct arena *a, struct str key, const struct str *notes, size_t count,
                      struct checkpoint **ret, struct fault *f);

#endif
