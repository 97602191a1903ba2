/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c - reads the whole stored log again and trusts nothing of it (check_priv.h). */
#include <string.h>

#include "journal/check_priv.h"
#include "journal/journal_priv.h"
#include "journal/note.h"
#include "store/log.h"

#define BATCH     512
#define BATCH_MAX ((size_t)16 << 20)
#define OLD_MAX   ((size_t)4 << 20)

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

static bool check_all(struct tx *tx, void *arg, struct fault *f)
{
    struct check *c = arg;
    struct log_row *rows;
    size_t count;

    c->tile = stored_tile;
    c->arg = tx;
    if (!check_start(c, f))
        return false;
    do {
        arena_reset(c->batch);
        if (!store_log_rows(tx, c->batch, c->edge.size, BATCH, &rows, &count, f))
            return false;
        for (size_t i = 0; i < count; i++) {
            if (rows[i].n != c->edge.size)
                return check_damaged(c, c->edge.size, 0, "is missing", f);
            if (!check_next(c, rows[i].entry, rows[i].leaf, f))
                return false;
        }
    } while (count);
    return check_end(c, f);
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
    scoped(arena) *batch = arena_new(BATCH_MAX);
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
