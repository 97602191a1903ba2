/* SPDX-License-Identifier: EUPL-1.2 */
/* check_priv.h - checking a log from its first entry on, wherever it is read from: the store
 * (verify.c), an exported folder (folder.c).
 *
 * Each hash is made anew from the entries, in one pass, and compared on the way with what remembers
 * it: stored leaf hashes, tiles, checkpoints.  Entries come in batches; the machine's cores share
 * what each entry takes (crew.c), and what is found is what one of them would have found alone. */
#ifndef JOURNAL_CHECK_PRIV_H
#define JOURNAL_CHECK_PRIV_H

#include "base/thread.h"
#include "journal/journal.h"
#include "journal/merkle.h"
#include "journal/tiles.h"

#define CHECK_BATCH TILE_WIDTH /* entries */

/* The next entries of the log, all CHECK_BATCH of them but for the last batch's. */
struct check_batch {
    struct arena *arena; /* holds the entries, and whatever else this batch needs */
    uint64_t first;      /* entry */
    size_t count;        /* 0: the log ends here */
    struct check_item {
        struct str entry;
        const uint8_t *leaf; /* the hash that somebody kept of it, or NULL */
    } items[CHECK_BATCH];
    /* Damage behind the items: entries [from, to), NULL: none. */
    const char *why;
    uint64_t from, to;
    /* Made of each item, by any thread. */
    struct check_made {
        uint8_t hash[32];
        const char *why; /* it is no entry; NULL: it is one */
        msec at;
        bool clock_back;
    } made[CHECK_BATCH];
    uint64_t number; /* crew.c's */
    struct fault fault;
};

struct check {
    struct arena *batch; /* for one call of `tile`, reset before it */
    struct checkpoint *old;
    size_t old_count;
    struct merkle_edge edge;
    uint64_t good; /* so many entries are known to be as they were */
    msec last;     /* when the entry before was written */
    struct journal_found found;
    /* A tile of level 1 or more that somebody kept; *ret_there is false when nobody did. */
    bool (*tile)(void *arg, struct arena *a, const struct tile *which, struct str *ret_hashes,
                 bool *ret_there, struct fault *f);
    /* Fills in `first` (given), `count`, `items` and, where the log is damaged, `why`. */
    bool (*more)(void *arg, struct check_batch *b, struct fault *f);
    void *arg;               /* of `tile` and `more` */
    pthread_mutex_t reading; /* held for each of these calls: no two at once */
    struct {
        uint64_t complete; /* tiles */
        bool due;          /* one more is complete, to be compared */
        uint8_t hashes[TILE_WIDTH][32];
    } tiles[TILE_LEVELS]; /* [0] stays empty: leaves are compared one by one */
};

/* The whole log, with `old`, `tile`, `more` and `arg` set.  FAULT_DAMAGED: c->found says where, the
 * first that there is. */
bool check_log(struct check *c, struct fault *f);

/* FAULT_DAMAGED: entries [from, to) hold the damage; `why` says how it is known. */
bool check_damaged(struct check *c, uint64_t from, uint64_t to, const char *why, struct fault *f);
/* Before the first entry. */
bool check_start(struct check *c, struct fault *f);
/* What can be made of a batch alone; by any thread. */
void check_make(struct check_batch *b);
/* The next batch, made; in the log's order. */
bool check_add(struct check *c, const struct check_batch *b, struct fault *f);
/* After the last: whatever remembers more entries than there are. */
bool check_end(struct check *c, struct fault *f);
/* All batches (crew.c). */
bool check_batches(struct check *c, struct fault *f);

/* Opens notes that must be this key's checkpoints; FAULT_DAMAGED when one is not. */
bool checkpoints_open(struct arena *a, struct str key, const struct str *notes, size_t count,
                      struct checkpoint **ret, struct fault *f);

#endif
