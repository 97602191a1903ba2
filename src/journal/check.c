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

/* The first `width` hashes of the level's current tile, when somebody kept them. */
static bool compare_tile(struct check *c, int level, size_t width, struct fault *f)
{
    struct tile t = { level, c->tiles[level].complete, width };
    struct str kept = STR_NONE;
    bool there = false;

    if (!c->tile(c->arg, c->batch, &t, &kept, &there, f))
        return false;
    for (size_t i = 0; there && i < width; i++) {
        uint64_t first = (t.index * TILE_WIDTH + i) << (8 * level);

        if (kept.len != width * 32 || memcmp(kept.ptr + i * 32, c->tiles[level].hashes[i], 32) != 0)
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

/* What an entry says: in its one right form, and not before the one before it. */
static bool check_sense(struct check *c, struct str entry, struct fault *f)
{
    uint64_t n = c->edge.size;
    struct canon_entry e;
    const char *why;

    if (!canon_read(entry, &e, &why))
        return check_damaged(c, n, n, why, f);
    if (e.at < c->last && !str_eq(e.act, STR(ENTRY_CLOCK_BACK)))
        return check_damaged(c, n, n, "is older than the entry before it", f);
    c->last = e.at;
    return true;
}

bool check_next(struct check *c, struct str entry, const uint8_t *leaf, struct fault *f)
{
    uint64_t n = c->edge.size;
    uint8_t hash[32];

    merkle_leaf(entry, hash);
    if (leaf && memcmp(hash, leaf, 32) != 0)
        return check_damaged(c, n, n, "does not give its stored hash", f);
    if (!check_sense(c, entry, f))
        return false;
    merkle_edge_add(&c->edge, hash, collect, c);
    for (int level = 1; level < TILE_LEVELS && c->tiles[level].due; level++) {
        if (!compare_tile(c, level, TILE_WIDTH, f))
            return false;
        c->tiles[level].due = false;
        c->tiles[level].complete++;
    }
    c->found.size = c->edge.size;
    return c->old_count == 0 || compare_checkpoints(c, f);
}

static bool nothing_behind(struct check *c, int level, struct fault *f)
{
    struct tile t = { level, c->tiles[level].complete, TILE_WIDTH };
    struct str kept;
    bool there;

    if (!c->tile(c->arg, c->batch, &t, &kept, &there, f))
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
