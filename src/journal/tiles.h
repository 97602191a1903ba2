/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles.h - C2SP tlog-tiles: names of resources, and bundles of entries.
 *
 * A tile is 256 hashes of one level, or fewer at the right edge of the log; level L holds roots
 * over 256^L entries. */
#ifndef JOURNAL_TILES_H
#define JOURNAL_TILES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/str.h"

#define TILE_WIDTH     256
#define TILE_LEVELS    8 /* 256^8 = 2^64 entries */
#define TILE_PATH_SIZE 64
#define TILE_ENTRIES   (-1) /* in place of a level */

struct tile {
    int level; /* TILE_ENTRIES: a bundle of entries */
    uint64_t index;
    size_t width; /* 256, or 1 to 255 for a partial one */
};

/* "tile/0/x001/067", "tile/1/000.p/5", "tile/entries/000.p/17"; only the one right form.
 * Levels above 7 (no log has them) give FAULT_MISSING, other bad names FAULT_INVALID. */
bool tile_parse(struct str path, struct tile *ret, struct fault *f);
struct str tile_path(struct arena *a, const struct tile *t);

/* How many hashes (or entries) of the tile a log of `size` entries has: 0 to 256. */
size_t tile_width_in(int level, uint64_t index, uint64_t size);

/* Entry bundles: each entry after its length, 16 bits big-endian.  False past 65535 bytes. */
bool bundle_add(struct buf *b, struct str entry);
/* Takes an entry off the front; false at the end and on a truncated one: the end has len 0. */
bool bundle_next(struct str *rest, struct str *ret_entry);

#endif
