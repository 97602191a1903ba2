/* SPDX-License-Identifier: EUPL-1.2 */
/* check.c - see check_priv.h. */
#include "journal/check_priv.h"

#include <string.h>

#include "journal/canon.h"
#include "journal/entry.h"

#define U(n) ((unsigned long long)(n))

bool check_damaged(struct check *c, uint64_t from, uint64_t to, const char *why, struct fault *f)
{
    if (from < c->good && to > c->good) /* else it is the witness that is bad, not the entries */
        from = c->good;
    c->found = (struct journal_found){ .size = from, .bad = from };
    if (to <= from + 1)
        return fault_set(f, FAULT_DAMAGED, "journal: entry %llu: %s", U(from), why);
    c->found.behind = to - from - 1;
    return fault_set(f, FAULT_DAMAGED, "journal: entry %llu or one of the %llu after it: %s",
                     U(from), U(to - from - 1), why);
}

static void collect(void *arg, int level, uint64_t index, const uint8_t hash[static 32])
{
    struct check *c = arg;
    int k = level / 8;

    if (level % 8 || !k || k >= TILE_LEVELS)
        return;
    memcpy(c->tiles[k].hashes[index % TILE_WIDTH], hash, 32);
    c->tiles[k].due = index % TILE_WIDTH == TILE_WIDTH - 1;
}

static bool kept(struct check *c, const struct tile *t, struct str *ret, bool *ret_there,
                 struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&c->reading);

    arena_reset(c->batch);
    return c->tile(c->arg, c->batch, t, ret, ret_there, f);
}

/* The first `width` hashes of the level's current tile, when somebody kept them. */
static bool compare_tile(struct check *c, int level, size_t width, struct fault *f)
{
    struct tile t = { level, c->tiles[level].complete, width };
    struct str hashes = STR_NONE;
    bool there = false;

    if (!kept(c, &t, &hashes, &there, f))
        return false;
    for (size_t i = 0; there && i < width; i++) {
        uint64_t first = (t.index * TILE_WIDTH + i) << (8 * level);

        if (hashes.len != width * 32 ||
            memcmp(hashes.ptr + i * 32, c->tiles[level].hashes[i], 32) != 0)
            return check_damaged(c, first, first + ((uint64_t)1 << (8 * level)),
                                 "does not fit the stored tile", f);
    }
    if (there && c->good >= t.index << (8 * (level + 1))) /* no gap before this tile */
        c->good = (t.index * TILE_WIDTH + width) << (8 * level);
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
            return check_damaged(c, 0, c->edge.size, "does not fit a checkpoint", f);
        c->good = c->edge.size;
    }
    return true;
}

bool check_start(struct check *c, struct fault *f)
{
    c->last = INT64_MIN;
    return compare_checkpoints(c, f); /* those of an empty log */
}

void check_make(struct check_batch *b)
{
    for (size_t i = 0; i < b->count; i++) {
        struct check_made *m = &b->made[i];
        struct str act;

        merkle_leaf(b->items[i].entry, m->hash);
        m->why = NULL;
        m->clock_back = canon_check(b->items[i].entry, &m->at, &act, &m->why) &&
                        str_eq(act, STR(ENTRY_CLOCK_BACK));
    }
}

/* What an entry says: in its one right form, and not before the one before it. */
static bool add_sense(struct check *c, const struct check_made *m, struct fault *f)
{
    uint64_t n = c->edge.size;

    if (m->why)
        return check_damaged(c, n, n, m->why, f);
    if (m->at < c->last && !m->clock_back)
        return check_damaged(c, n, n, "is older than the entry before it", f);
    c->last = m->at;
    return true;
}

static bool add_one(struct check *c, const struct check_item *item, const struct check_made *m,
                    struct fault *f)
{
    uint64_t n = c->edge.size;

    if (item->leaf && memcmp(m->hash, item->leaf, 32) != 0)
        return check_damaged(c, n, n, "does not give its stored hash", f);
    if (!add_sense(c, m, f))
        return false;
    merkle_edge_add(&c->edge, m->hash, collect, c);
    for (int level = 1; level < TILE_LEVELS && c->tiles[level].due; level++) {
        if (!compare_tile(c, level, TILE_WIDTH, f))
            return false;
        c->tiles[level].due = false;
        c->tiles[level].complete++;
    }
    c->found.size = c->edge.size;
    return c->old_count == 0 || compare_checkpoints(c, f);
}

bool check_add(struct check *c, const struct check_batch *b, struct fault *f)
{
    for (size_t i = 0; i < b->count; i++)
        if (!add_one(c, &b->items[i], &b->made[i], f))
            return false;
    if (b->why)
        return check_damaged(c, b->from, b->to, b->why, f);
    if (b->fault.kind != FAULT_NONE)
        *f = b->fault;
    return b->fault.kind == FAULT_NONE;
}

static bool nothing_behind(struct check *c, int level, struct fault *f)
{
    struct tile t = { level, c->tiles[level].complete, TILE_WIDTH };
    struct str hashes;
    bool there;

    if (!kept(c, &t, &hashes, &there, f))
        return false;
    return !there || check_damaged(c, c->edge.size, 0, "is missing, a stored tile covers it", f);
}

bool check_end(struct check *c, struct fault *f)
{
    for (size_t i = 0; i < c->old_count; i++)
        if (c->old[i].size > c->edge.size) {
            c->found = (struct journal_found){ .size = c->edge.size, .bad = c->edge.size };
            return fault_set(f, FAULT_DAMAGED,
                             "journal: entry %llu: is missing, a checkpoint counts %llu entries",
                             U(c->edge.size), U(c->old[i].size));
        }
    for (int level = 1; level < TILE_LEVELS; level++) {
        size_t width = (size_t)(c->edge.size >> (8 * level)) % TILE_WIDTH;

        if (!nothing_behind(c, level, f) || (width && !compare_tile(c, level, width, f)))
            return false;
    }
    return true;
}

bool check_log(struct check *c, struct fault *f)
{
    bool ok;

    pthread_mutex_init(&c->reading, NULL);
    ok = check_start(c, f) && check_batches(c, f) && check_end(c, f);
    pthread_mutex_destroy(&c->reading);
    return ok;
}
