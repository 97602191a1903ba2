/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c - reads the whole stored log again and trusts nothing of it (check_priv.h). */
#include <string.h>

#include "journal/check_priv.h"
#include "journal/journal_priv.h"
#include "journal/note.h"
#include "store/log.h"

#define TILE_MAX ((size_t)1 << 20)
#define OLD_MAX  ((size_t)4 << 20)

/* Complete tiles only: others are not stored. */
static bool stored_tile(void *arg, struct arena *a, const struct tile *which,
                        struct str *ret_hashes, bool *ret_there, struct fault *f)
{
    struct fault missing = { 0 };

    *ret_there = which->width == TILE_WIDTH &&
                 store_log_tile_get(arg, a, which->level, which->index, ret_hashes, &missing);
    if (missing.kind == FAULT_NONE || missing.kind == FAULT_MISSING)
        return true;
    *f = missing;
    return false;
}

static bool stored_rows(void *arg, struct check_batch *b, struct fault *f)
{
    struct log_row *rows;
    size_t count;

    if (!store_log_rows(arg, b->arena, b->first, CHECK_BATCH, &rows, &count, f))
        return false;
    for (; b->count < count; b->count++) {
        if (rows[b->count].n != b->first + b->count) {
            b->why = "is missing";
            b->from = b->first + b->count;
            b->to = 0;
            return true;
        }
        b->items[b->count] = (struct check_item){ rows[b->count].entry, rows[b->count].leaf };
    }
    return true;
}

static bool check_all(struct tx *tx, void *arg, struct fault *f)
{
    struct check *c = arg;

    c->tile = stored_tile;
    c->more = stored_rows;
    c->arg = tx;
    return check_log(c, f);
}

bool checkpoints_open(struct arena *a, struct str key, const struct str *notes, size_t count,
                      struct checkpoint **ret, struct fault *f)
{
    struct checkpoint *c = arena_many(a, struct checkpoint, count);

    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!note_open(a, notes[i], key, &c[i], f)) {
            /* Another installation's checkpoint, or a forged one: this log is not what it says. */
            if (f->kind == FAULT_MISSING)
                f->kind = FAULT_DAMAGED;
            return fault_wrap(f, "earlier checkpoint %zu", i + 1);
        }
    *ret = c;
    return true;
}

bool journal_verify(struct journal *j, const struct str *old_checkpoints, size_t count,
                    struct journal_found *ret_found, struct fault *f)
{
    scoped(arena) *a = arena_new(OLD_MAX);
    scoped(arena) *batch = arena_new(TILE_MAX);
    struct check *c = a && batch ? arena_make(a, struct check) : NULL;
    bool ok;

    if (!c)
        return fault_set(f, FAULT_BUSY, "no memory");
    c->batch = batch;
    c->old_count = count;
    ok = checkpoints_open(a, journal_key(j, a), old_checkpoints, count, &c->old, f) &&
         store_read(j->store, check_all, c, f);
    *ret_found = c->found;
    return ok;
}
