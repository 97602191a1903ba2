/* SPDX-License-Identifier: EUPL-1.2 */
/* tree.c - hashes of the stored log.
 *
 * Leaf hashes are rows; complete tiles of level 1 and up are kept as rows of their own once
 * somebody needed them.  What is left, at most 255 tiles a level on the right edge, is hashed
 * when needed and remembered in a table.  So a root or a proof reads a few tiles, whatever the
 * size of the log, and appending touches none of this. */
#include "journal/journal_priv.h"

#include <string.h>

#include "store/log.h"

#define SCRATCH_MAX ((size_t)1 << 20)

static struct tree_slot *slot_of(struct tree_cache *c, int level, uint64_t index)
{
    return &c->slots[(index + (uint64_t)level * (TREE_CACHE_SLOTS / TILE_LEVELS)) %
                     TREE_CACHE_SLOTS];
}

static bool cache_get(struct tree_cache *c, int level, uint64_t index, uint8_t ret[static 32])
{
    scoped_lock pthread_mutex_t *held = lock(&c->mutex);
    const struct tree_slot *s = slot_of(c, level, index);

    if (s->index_plus_1 != index + 1 || s->level != level)
        return false;
    memcpy(ret, s->hash, 32);
    return true;
}

static void cache_put(struct tree_cache *c, int level, uint64_t index,
                      const uint8_t hash[static 32])
{
    scoped_lock pthread_mutex_t *held = lock(&c->mutex);
    struct tree_slot *s = slot_of(c, level, index);

    s->index_plus_1 = index + 1;
    s->level = level;
    memcpy(s->hash, hash, 32);
}

static bool take(struct tree_tile *tile, struct str hashes, int level, struct fault *f)
{
    if (hashes.len != tile->width * 32)
        return fault_set(f, FAULT_DAMAGED, "journal: tile %d/%llu holds %zu bytes instead of %zu",
                         level, (unsigned long long)tile->index, hashes.len, tile->width * 32);
    memcpy(tile->hashes, hashes.ptr, hashes.len);
    return true;
}

static bool take_leaves(struct tree *t, struct tree_tile *tile, struct fault *f)
{
    struct str hashes;

    return store_log_leaves(t->tx, t->scratch, tile->index * TILE_WIDTH, tile->width, &hashes, f) &&
           take(tile, hashes, 0, f);
}

/* FAULT_MISSING when the tile is not kept, or is not complete. */
static bool take_kept(struct tree *t, int level, struct tree_tile *tile, struct fault *f)
{
    struct str hashes;

    if (tile->width < TILE_WIDTH)
        return fault_set(f, FAULT_MISSING, "a partial tile is not kept");
    return store_log_tile_get(t->tx, t->scratch, level, tile->index, &hashes, f) &&
           take(tile, hashes, level, f);
}

/* Recurses once a level. */
static bool root_of_tile(struct tree *t, int level, uint64_t index, uint8_t ret[static 32],
                         struct fault *f)
{
    const struct tree_tile *tile;
    uint8_t hashes[TILE_WIDTH][32];

    if (cache_get(t->cache, level, index, ret))
        return true;
    if (!tree_tile(t, level, index, &tile, f))
        return false;
    memcpy(hashes, tile->hashes, sizeof hashes);
    merkle_fold(hashes, TILE_WIDTH, ret);
    cache_put(t->cache, level, index, ret);
    return true;
}

static bool make(struct tree *t, int level, struct tree_tile *tile, struct fault *f)
{
    for (size_t i = 0; i < tile->width; i++)
        if (!root_of_tile(t, level - 1, tile->index * TILE_WIDTH + i, tile->hashes[i], f))
            return false;
    return true;
}

static bool fill(struct tree *t, int level, struct tree_tile *tile, struct fault *f)
{
    struct fault missing = { 0 };

    arena_reset(t->scratch);
    if (level == 0)
        return take_leaves(t, tile, f);
    if (take_kept(t, level, tile, &missing))
        return true;
    if (missing.kind != FAULT_MISSING) {
        *f = missing;
        return false;
    }
    return make(t, level, tile, f);
}

bool tree_tile(struct tree *t, int level, uint64_t index, const struct tree_tile **ret_tile,
               struct fault *f)
{
    struct tree_tile *tile = &t->held[level];
    size_t width = tile_width_in(level, index, t->size);

    if (!width)
        return fault_set(f, FAULT_MISSING, "journal: tile %d/%llu lies past the %llu entries",
                         level, (unsigned long long)index, (unsigned long long)t->size);
    if (!tile->there || tile->index != index) {
        tile->there = false;
        tile->index = index;
        tile->width = width;
        if (!fill(t, level, tile, f))
            return false;
        tile->there = true;
    }
    *ret_tile = tile;
    return true;
}

static bool hash_of(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                    struct fault *f)
{
    const struct tree_tile *tile;
    uint8_t hashes[TILE_WIDTH / 2][32];
    int inside = level % 8;
    size_t count = (size_t)1 << inside;
    uint64_t first = index << inside;
    size_t at = first % TILE_WIDTH;

    if (!tree_tile(arg, level / 8, first / TILE_WIDTH, &tile, f))
        return false;
    if (tile->width < at + count)
        return fault_set(f, FAULT_MISSING, "journal: no complete subtree %d/%llu", level,
                         (unsigned long long)index);
    memcpy(hashes, tile->hashes + at, count * 32);
    merkle_fold(hashes, count, ret_hash);
    return true;
}

struct merkle_source tree_source(struct tree *t)
{
    return (struct merkle_source){ hash_of, t };
}

struct reading {
    struct journal *journal;
    bool (*work)(struct tree *t, void *arg, struct fault *f);
    void *arg;
};

static bool read_in(struct tx *tx, void *arg, struct fault *f)
{
    const struct reading *r = arg;
    scoped(arena) *a = arena_new(2 * sizeof(struct tree));
    scoped(arena) *scratch = arena_new(SCRATCH_MAX);
    struct tree *t = a && scratch ? arena_make(a, struct tree) : NULL;

    if (!t)
        return fault_set(f, FAULT_BUSY, "no memory");
    t->tx = tx;
    t->cache = &r->journal->cache;
    t->scratch = scratch;
    return store_log_size(tx, &t->size, f) && r->work(t, r->arg, f);
}

bool tree_read(struct journal *j, bool (*work)(struct tree *t, void *arg, struct fault *f),
               void *arg, struct fault *f)
{
    struct reading r = { j, work, arg };

    return store_read(j->store, read_in, &r, f);
}

/* ---- keeping complete tiles ---- */

struct keeping {
    int level;
    uint64_t index;
    bool needed; /* not stored yet */
    uint8_t hashes[TILE_WIDTH][32];
};

static uint64_t complete_tiles(int level, uint64_t size)
{
    return level + 1 < TILE_LEVELS ? size >> (8 * (level + 1)) : 0;
}

static bool prepare(struct tree *t, void *arg, struct fault *f)
{
    struct keeping *k = arg;
    const struct tree_tile *tile;
    struct fault missing = { 0 };
    struct str hashes;

    if (k->index >= complete_tiles(k->level, t->size))
        return true;
    if (store_log_tile_get(t->tx, t->scratch, k->level, k->index, &hashes, &missing))
        return true;
    if (missing.kind != FAULT_MISSING || !tree_tile(t, k->level, k->index, &tile, f))
        return false;
    memcpy(k->hashes, tile->hashes, sizeof k->hashes);
    k->needed = true;
    return true;
}

static bool put(struct tx *tx, void *arg, struct fault *f)
{
    const struct keeping *k = arg;

    return store_log_tile_put(tx, k->level, k->index, str_make(k->hashes, sizeof k->hashes), f);
}

static bool read_size(struct tree *t, void *arg, struct fault *f)
{
    (void)f;
    *(uint64_t *)arg = t->size;
    return true;
}

/* The next tile of the level that nobody knows to be stored; false when there is none. */
static bool next_to_keep(struct tree_cache *c, int level, uint64_t size, uint64_t *ret_index)
{
    scoped_lock pthread_mutex_t *held = lock(&c->mutex);

    *ret_index = c->kept[level];
    return c->kept[level] < complete_tiles(level, size);
}

static void note_kept(struct tree_cache *c, int level, uint64_t index)
{
    scoped_lock pthread_mutex_t *held = lock(&c->mutex);

    if (c->kept[level] == index)
        c->kept[level]++;
}

void tree_keep_tiles(struct journal *j)
{
    struct fault ignored = { 0 };
    uint64_t size;

    if (!tree_read(j, read_size, &size, &ignored))
        return;
    for (int level = 1; level < TILE_LEVELS; level++) {
        struct keeping k = { .level = level };

        while (next_to_keep(&j->cache, level, size, &k.index)) {
            k.needed = false;
            if (!tree_read(j, prepare, &k, &ignored))
                return;
            if (k.needed && !store_write(j->store, put, &k, &ignored))
                return;
            note_kept(&j->cache, level, k.index);
        }
    }
}
