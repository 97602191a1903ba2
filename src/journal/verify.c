/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c - reads the whole log again and trusts nothing stored: each hash is made anew from the
 * entries, in one pass, and compared with the stored leaf, with the stored tiles and with earlier
 * checkpoints as the pass goes by. */
#include <string.h>

#include "journal/journal_priv.h"
#include "journal/note.h"
#include "store/log.h"

#define BATCH     512
#define BATCH_MAX ((size_t)16 << 20)
#define OLD_MAX   ((size_t)4 << 20)

struct check {
    struct tx *tx;
    struct arena *batch;
    struct checkpoint *old;
    size_t old_count;
    struct merkle_edge edge;
    uint64_t good; /* so many entries are known to be as they were */
    struct {
        uint64_t complete; /* tiles */
        bool due;          /* one more is complete, to be compared */
        uint8_t hashes[TILE_WIDTH][32];
    } tiles[TILE_LEVELS]; /* [0] stays empty: those are the stored leaves */
};

#define U(n) ((unsigned long long)(n))

static void collect(void *arg, int level, uint64_t index, const uint8_t hash[static 32])
{
    struct check *c = arg;
    int k = level / 8;

    if (level % 8 || !k || k >= TILE_LEVELS)
        return;
    memcpy(c->tiles[k].hashes[index % TILE_WIDTH], hash, 32);
    c->tiles[k].due = index % TILE_WIDTH == TILE_WIDTH - 1;
}

/* Entries [from, to) hold the damage; `why` says how it is known. */
static bool damaged(const struct check *c, uint64_t from, uint64_t to, const char *why,
                    struct fault *f)
{
    if (from < c->good)
        from = c->good;
    if (to <= from + 1)
        return fault_set(f, FAULT_DAMAGED, "journal: entry %llu: %s", U(from), why);
    return fault_set(f, FAULT_DAMAGED, "journal: entry %llu or one of the %llu after it: %s",
                     U(from), U(to - from - 1), why);
}

static bool compare_tile(struct check *c, int level, struct fault *f)
{
    struct fault missing = { 0 };
    uint64_t index = c->tiles[level].complete++;
    struct str stored;

    c->tiles[level].due = false;
    if (!store_log_tile_get(c->tx, c->batch, level, index, &stored, &missing)) {
        if (missing.kind == FAULT_MISSING)
            return true;
        *f = missing;
        return false;
    }
    for (size_t i = 0; i < TILE_WIDTH; i++) {
        uint64_t first = (index * TILE_WIDTH + i) << (8 * level);

        if (stored.len != TILE_WIDTH * 32 ||
            memcmp(stored.ptr + i * 32, c->tiles[level].hashes[i], 32) != 0)
            return damaged(c, first, first + ((uint64_t)1 << (8 * level)),
                           "does not fit the stored tile", f);
    }
    if (c->good >= index << (8 * (level + 1))) /* no gap before this tile */
        c->good = c->edge.size;
    return true;
}

static bool compare_checkpoints(struct check *c, struct fault *f)
{
    uint8_t root[32];

    for (size_t i = 0; i < c->old_count; i++) {
        if (c->old[i].size != c->edge.size)
            continue;
        merkle_edge_root(&c->edge, root);
        if (memcmp(root, c->old[i].root, 32) != 0)
            return damaged(c, 0, c->edge.size, "does not fit an earlier checkpoint", f);
        c->good = c->edge.size;
    }
    return true;
}

static bool check_row(struct check *c, const struct log_row *row, struct fault *f)
{
    uint64_t n = c->edge.size;
    uint8_t leaf[32];

    if (row->n != n)
        return damaged(c, n, n, "is missing", f);
    merkle_leaf(row->entry, leaf);
    if (memcmp(leaf, row->leaf, 32) != 0)
        return damaged(c, n, n, "does not give its stored hash", f);
    merkle_edge_add(&c->edge, leaf, collect, c);
    for (int level = 1; level < TILE_LEVELS; level++)
        if (c->tiles[level].due && !compare_tile(c, level, f))
            return false;
    return compare_checkpoints(c, f);
}

/* What remembers more entries than there are: a checkpoint, or a tile. */
static bool check_end(struct check *c, struct fault *f)
{
    struct str stored;

    for (size_t i = 0; i < c->old_count; i++)
        if (c->old[i].size > c->edge.size)
            return fault_set(f, FAULT_DAMAGED,
                             "journal: entry %llu: is missing, a checkpoint counts %llu entries",
                             U(c->edge.size), U(c->old[i].size));
    for (int level = 1; level < TILE_LEVELS; level++) {
        struct fault missing = { 0 };

        if (store_log_tile_get(c->tx, c->batch, level, c->tiles[level].complete, &stored, &missing))
            return damaged(c, c->edge.size, 0, "is missing, a stored tile covers it", f);
        if (missing.kind != FAULT_MISSING) {
            *f = missing;
            return false;
        }
    }
    return true;
}

static bool check_all(struct tx *tx, void *arg, struct fault *f)
{
    struct check *c = arg;
    struct log_row *rows;
    size_t count;

    c->tx = tx;
    if (!compare_checkpoints(c, f)) /* those of an empty log */
        return false;
    do {
        arena_reset(c->batch);
        if (!store_log_rows(tx, c->batch, c->edge.size, BATCH, &rows, &count, f))
            return false;
        for (size_t i = 0; i < count; i++)
            if (!check_row(c, &rows[i], f))
                return false;
    } while (count);
    return check_end(c, f);
}

static bool open_old(struct journal *j, struct check *c, struct arena *a,
                     const struct str *checkpoints, struct fault *f)
{
    struct str key = journal_key(j, a);

    c->old = arena_many(a, struct checkpoint, c->old_count);
    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < c->old_count; i++)
        if (!note_open(a, checkpoints[i], key, &c->old[i], f))
            return fault_wrap(f, "earlier checkpoint %zu", i + 1);
    return true;
}

bool journal_verify(struct journal *j, const struct str *old_checkpoints, size_t count,
                    uint64_t *ret_size, struct fault *f)
{
    scoped(arena) *a = arena_new(OLD_MAX);
    scoped(arena) *batch = arena_new(BATCH_MAX);
    struct check *c = a && batch ? arena_make(a, struct check) : NULL;

    if (!c)
        return fault_set(f, FAULT_BUSY, "no memory");
    c->batch = batch;
    c->old_count = count;
    if (!open_old(j, c, a, old_checkpoints, f) || !store_read(j->store, check_all, c, f))
        return false;
    *ret_size = c->edge.size;
    return true;
}
