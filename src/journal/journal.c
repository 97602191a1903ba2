/* SPDX-License-Identifier: EUPL-1.2 */
/* journal.c - see journal.h.  Appending is one row in the caller's own transaction; everything
 * else reads what is durable. */
#include "journal/journal.h"

#include <stdlib.h>
#include <string.h>

#include "journal/canon.h"
#include "journal/entry.h"
#include "journal/journal_priv.h"
#include "journal/note.h"
#include "store/log.h"

#define WRITING_MAX ((size_t)64 << 10)

static bool origin_ok(struct str origin)
{
    return origin.len <= JOURNAL_ORIGIN_MAX && note_name_ok(origin);
}

bool journal_open(struct store *s, struct str origin, const uint8_t seed[static CRYPTO_SEED_SIZE],
                  struct journal **ret_journal, struct fault *f)
{
    struct arena *a;
    struct journal *j;

    if (!origin_ok(origin))
        return fault_set(f, FAULT_INVALID,
                         "a journal's origin has 1 to %d bytes, no spaces and no '+'",
                         JOURNAL_ORIGIN_MAX);
    a = arena_new(2 * sizeof *j);
    j = a ? arena_make(a, struct journal) : NULL;
    if (!j) {
        arena_free(a);
        return fault_set(f, FAULT_BUSY, "no memory");
    }
    pthread_mutex_init(&j->cache.mutex, NULL);
    j->store = s;
    j->arena = a;
    j->origin = str_copy(a, origin);
    j->writing = arena_new(WRITING_MAX);
    j->seed = crypto_guarded_alloc(CRYPTO_SEED_SIZE);
    if (!j->writing || !j->seed) {
        journal_close(j);
        return fault_set(f, FAULT_BUSY, "no memory for the journal's key");
    }
    memcpy(j->seed, seed, CRYPTO_SEED_SIZE);
    *ret_journal = j;
    return true;
}

void journal_close(struct journal *j)
{
    if (!j)
        return;
    crypto_guarded_free(j->seed);
    arena_free(j->writing);
    pthread_mutex_destroy(&j->cache.mutex);
    arena_free(j->arena);
}

/* ---- appending ---- */

/* A clock that is behind the last entry by less than this is no clock set back, only two threads
 * that asked for the time in another order than they wrote. */
#define BACK_MIN 2000

static bool add(struct journal *j, struct tx *tx, const struct journal_entry *e, uint64_t *ret_n,
                struct fault *f)
{
    uint8_t leaf[32];
    struct str json;

    arena_reset(j->writing); /* one writer thread: nobody else is here */
    if (!entry_json(j->writing, e, &json, f))
        return false;
    merkle_leaf(json, leaf);
    if (!store_log_append(tx, e->org, json, leaf, ret_n, f))
        return false;
    j->last = e->at;
    return true;
}

/* The time of the last entry.  What is remembered may be an entry that was undone, hence later than
 * the last one: that does no harm, but for a clock set back; after one it is read each time. */
static bool last_time(struct journal *j, struct tx *tx, struct fault *f)
{
    struct canon_entry last;
    struct log_row row;
    const char *why;
    bool there;

    if (j->last_known && !j->was_back)
        return true;
    arena_reset(j->writing);
    if (!store_log_last(tx, j->writing, &row, &there, f))
        return false;
    j->last = there && canon_read(row.entry, &last, &why) ? last.at : INT64_MIN;
    j->last_known = true;
    return true;
}

/* The clock was set back: the one entry that may be older than the one before it says so. */
static bool say_back(struct journal *j, struct tx *tx, msec now, struct fault *f)
{
    struct journal_entry back = {
        .at = now, .act = ENTRY_CLOCK_BACK, .result = "done", .n = j->last - now
    };
    uint64_t n;

    j->was_back = true;
    return add(j, tx, &back, &n, f);
}

bool journal_append(struct journal *j, struct tx *tx, const struct journal_entry *e,
                    uint64_t *ret_n, struct fault *f)
{
    struct journal_entry timed = *e;
    msec now = clock_now();

    if (!timed.at)
        timed.at = now;
    if (!last_time(j, tx, f))
        return false;
    if (now + BACK_MIN < j->last && timed.at < j->last && !say_back(j, tx, now, f))
        return false;
    if (timed.at < j->last)
        timed.at = j->last;
    return add(j, tx, &timed, ret_n, f);
}

/* ---- size, root, checkpoint ---- */

struct rooting {
    uint64_t size; /* UINT64_MAX: all there is */
    uint8_t root[32];
};

static bool past_end(uint64_t size, uint64_t there, struct fault *f)
{
    return fault_set(f, FAULT_MISSING, "journal: %llu entries asked for, %llu are there",
                     (unsigned long long)size, (unsigned long long)there);
}

static bool work_size(struct tree *t, void *arg, struct fault *f)
{
    (void)f;
    *(uint64_t *)arg = t->size;
    return true;
}

static bool work_root(struct tree *t, void *arg, struct fault *f)
{
    struct rooting *r = arg;
    struct merkle_source source = tree_source(t);

    if (r->size == UINT64_MAX)
        r->size = t->size;
    if (r->size > t->size)
        return past_end(r->size, t->size, f);
    return merkle_root(&source, r->size, r->root, f);
}

bool journal_size(struct journal *j, uint64_t *ret_size, struct fault *f)
{
    uint64_t size;

    if (!tree_read(j, work_size, &size, f))
        return false;
    *ret_size = size;
    return true;
}

bool journal_root(struct journal *j, uint64_t size, uint8_t ret_root[static 32], struct fault *f)
{
    struct rooting r = { .size = size };

    tree_keep_tiles(j);
    if (!tree_read(j, work_root, &r, f))
        return false;
    memcpy(ret_root, r.root, sizeof r.root);
    return true;
}

static bool sign(struct journal *j, struct arena *a, struct str *ret_note, uint64_t *ret_size,
                 struct fault *f)
{
    struct rooting r = { .size = UINT64_MAX };
    struct checkpoint c = { .origin = j->origin };
    struct str note;

    tree_keep_tiles(j);
    if (!tree_read(j, work_root, &r, f))
        return false;
    c.size = r.size;
    memcpy(c.root, r.root, sizeof c.root);
    note = note_sign(a, &c, j->seed);
    if (!arena_check(a, f))
        return false;
    *ret_note = note;
    *ret_size = c.size;
    return true;
}

bool journal_checkpoint(struct journal *j, struct arena *a, struct str *ret_note, struct fault *f)
{
    uint64_t size;

    return sign(j, a, ret_note, &size, f);
}

struct str journal_key(struct journal *j, struct arena *a)
{
    uint8_t key[CRYPTO_PUBLIC_SIZE];

    crypto_sign_public(j->seed, key);
    return note_key(a, j->origin, key);
}

/* ---- entries and tiles ---- */

struct listing {
    struct arena *arena;
    uint64_t from, to;
    struct journal_line *lines;
    size_t count;
};

static bool work_entries(struct tree *t, void *arg, struct fault *f)
{
    struct listing *l = arg;
    struct log_row *rows;
    uint64_t to = l->to < t->size ? l->to : t->size;

    if (l->from >= to)
        return true;
    if (!store_log_rows(t->tx, l->arena, l->from, (size_t)(to - l->from), &rows, &l->count, f))
        return false;
    l->lines = arena_many(l->arena, struct journal_line, l->count);
    if (!arena_check(l->arena, f))
        return false;
    for (size_t i = 0; i < l->count; i++) {
        l->lines[i] =
            (struct journal_line){ .n = rows[i].n, .org = rows[i].org, .json = rows[i].entry };
        memcpy(l->lines[i].hash, rows[i].leaf, sizeof rows[i].leaf);
    }
    return true;
}

bool journal_entries(struct journal *j, struct arena *a, uint64_t from, uint64_t to,
                     struct journal_line **ret_lines, size_t *ret_count, struct fault *f)
{
    struct listing l = { .arena = a, .from = from, .to = to };

    if (to > from && to - from > JOURNAL_ENTRIES_MAX)
        l.to = from + JOURNAL_ENTRIES_MAX;
    if (!tree_read(j, work_entries, &l, f))
        return false;
    *ret_lines = l.lines;
    *ret_count = l.count;
    return true;
}

struct tiling {
    struct arena *arena;
    struct tile tile;
    struct str bytes;
};

static bool bundle(struct tree *t, struct tiling *w, struct fault *f)
{
    struct buf b = buf_new(w->arena, TILE_WIDTH * (2 + (size_t)UINT16_MAX));
    struct log_row *rows;
    uint64_t first = w->tile.index * TILE_WIDTH;
    size_t count;

    if (!store_log_rows(t->tx, w->arena, first, w->tile.width, &rows, &count, f))
        return false;
    for (size_t i = 0; i < w->tile.width; i++)
        if (i >= count || rows[i].n != first + i || !bundle_add(&b, rows[i].entry))
            return fault_set(f, FAULT_DAMAGED, "journal: entry %llu is missing",
                             (unsigned long long)(first + i));
    w->bytes = buf_str(&b);
    return buf_check(&b, f);
}

static bool work_tile(struct tree *t, void *arg, struct fault *f)
{
    struct tiling *w = arg;
    const struct tree_tile *tile;

    if (tile_width_in(w->tile.level, w->tile.index, t->size) < w->tile.width)
        return fault_set(f, FAULT_MISSING, "journal: no such tile in a log of %llu entries",
                         (unsigned long long)t->size);
    if (w->tile.level == TILE_ENTRIES)
        return bundle(t, w, f);
    if (!tree_tile(t, w->tile.level, w->tile.index, &tile, f))
        return false;
    w->bytes = str_copy(w->arena, str_make(tile->hashes, w->tile.width * 32));
    return arena_check(w->arena, f);
}

bool journal_tile(struct journal *j, struct arena *a, struct str path, struct str *ret_bytes,
                  struct fault *f)
{
    struct tiling w = { .arena = a };

    if (!tile_parse(path, &w.tile, f))
        return false;
    if (w.tile.level > 0)
        tree_keep_tiles(j);
    if (!tree_read(j, work_tile, &w, f))
        return false;
    *ret_bytes = w.bytes;
    return true;
}

/* ---- proofs ---- */

struct proving {
    struct arena *arena;
    uint64_t from, size; /* the entry, or the old size */
    bool (*prove)(const struct merkle_source *s, struct arena *a, uint64_t from, uint64_t size,
                  struct journal_proof *ret, struct fault *f);
    struct journal_proof proof;
};

static bool work_prove(struct tree *t, void *arg, struct fault *f)
{
    struct proving *p = arg;
    struct merkle_source source = tree_source(t);

    if (p->size > t->size)
        return past_end(p->size, t->size, f);
    return p->prove(&source, p->arena, p->from, p->size, &p->proof, f);
}

static bool prove(struct journal *j, struct proving *p, struct journal_proof *ret, struct fault *f)
{
    tree_keep_tiles(j);
    if (!tree_read(j, work_prove, p, f))
        return false;
    *ret = p->proof;
    return true;
}

bool journal_prove_entry(struct journal *j, struct arena *a, uint64_t n, uint64_t size,
                         struct journal_proof *ret, struct fault *f)
{
    return prove(j, &(struct proving){ a, n, size, merkle_prove_entry, { NULL, 0 } }, ret, f);
}

bool journal_receipt(struct journal *j, struct arena *a, uint64_t n, struct journal_receipt *ret,
                     struct fault *f)
{
    struct journal_receipt r;

    if (!sign(j, a, &r.note, &r.size, f) || !journal_prove_entry(j, a, n, r.size, &r.proof, f))
        return false;
    *ret = r;
    return true;
}

bool journal_prove_growth(struct journal *j, struct arena *a, uint64_t old_size, uint64_t size,
                          struct journal_proof *ret, struct fault *f)
{
    return prove(j, &(struct proving){ a, old_size, size, merkle_prove_growth, { NULL, 0 } }, ret,
                 f);
}
