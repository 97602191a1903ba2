/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_test.c - the journal over a real store: durable or not at all, provable, and every way of
 * editing the database found as the header says. */
#include "test.h"

#include <ftw.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/thread.h"
#include "journal/canon.h"
#include "journal/merkle.h"
#include "journal/tiles.h"
#include "store/log.h"

#define ORIGIN    "guichet.example.org/log"
#define LARGE_LOG 66000 /* past 256 * 256: one tile of level 1 is complete */

static const uint8_t seed[CRYPTO_SEED_SIZE] = { 7, 7, 7 };

struct desk {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct journal *journal;
};

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static void open_desk(struct desk *d)
{
    struct store_settings settings = { .folder = d->folder };
    struct fault f = { 0 };

    assert_ok(store_open(&settings, &d->store, &f));
    assert_ok(journal_open(d->store, STR(ORIGIN), seed, &d->journal, &f));
}

static void close_desk(struct desk *d)
{
    journal_close(d->journal);
    store_close(d->store);
}

static int set_up(void **state)
{
    struct desk *d = calloc(1, sizeof *d);
    struct fault f = { 0 };

    assert_non_null(d);
    assert_ok(crypto_start(&f));
    snprintf(d->folder, sizeof d->folder, "/tmp/guichet-journal-XXXXXX");
    assert_non_null(mkdtemp(d->folder));
    d->arena = arena_new((size_t)256 << 20);
    open_desk(d);
    *state = d;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *d = *state;

    close_desk(d);
    arena_free(d->arena);
    nftw(d->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(d);
    return 0;
}

/* ---- appending ---- */

struct appending {
    struct journal *journal;
    size_t count;
    bool fail;
    uint64_t first;
    msec at;
};

static bool work_append(struct tx *tx, void *arg, struct fault *f)
{
    struct appending *w = arg;

    for (size_t i = 0; i < w->count; i++) {
        struct journal_entry e = { .at = 1795503600000 + (msec)i,
                                   .by = { { 1 } },
                                   .org = { { 2 } },
                                   .act = "ticket.read",
                                   .on_kind = "ticket",
                                   .on = { { 3 } },
                                   .purpose = "support",
                                   .categories = "content",
                                   .result = "allowed",
                                   .n = (int64_t)i + 1 };
        uint64_t n;

        if (!journal_append(w->journal, tx, &e, &n, f))
            return false;
        if (i == 0)
            w->first = n;
    }
    return w->fail ? fault_set(f, FAULT_CONFLICT, "on purpose") : true;
}

static uint64_t append(struct desk *d, size_t count)
{
    struct appending w = { .journal = d->journal, .count = count };
    struct fault f = { 0 };

    assert_ok(store_write(d->store, work_append, &w, &f));
    return w.first;
}

static uint64_t size_of(struct desk *d)
{
    struct fault f = { 0 };
    uint64_t size;

    assert_ok(journal_size(d->journal, &size, &f));
    return size;
}

static struct str checkpoint_of(struct desk *d)
{
    struct fault f = { 0 };
    struct str note;

    assert_ok(journal_checkpoint(d->journal, d->arena, &note, &f));
    return note;
}

static struct checkpoint opened(struct desk *d, struct str note)
{
    struct fault f = { 0 };
    struct checkpoint c;

    assert_ok(note_open(d->arena, note, journal_key(d->journal, d->arena), &c, &f));
    return c;
}

/* The tree of the log, made from its entries and nothing else. */
static void edge_of(struct desk *d, uint64_t size, struct merkle_edge *ret)
{
    ret->size = 0;
    for (uint64_t n = 0; n < size;) {
        scoped(arena) *a = arena_new((size_t)16 << 20);
        struct journal_line *lines;
        struct fault f = { 0 };
        size_t count;

        assert_ok(journal_entries(d->journal, a, n, size, &lines, &count, &f));
        assert_in_range(count, 1, JOURNAL_ENTRIES_MAX);
        for (size_t i = 0; i < count; i++, n++) {
            uint8_t leaf[32];

            assert_true(lines[i].n == n);
            merkle_leaf(lines[i].json, leaf);
            assert_memory_equal(leaf, lines[i].hash, 32);
            merkle_edge_add(ret, leaf, NULL, NULL);
        }
    }
}

static void assert_root(struct desk *d, uint64_t size)
{
    struct merkle_edge edge;
    struct fault f = { 0 };
    uint8_t want[32], got[32];

    edge_of(d, size, &edge);
    merkle_edge_root(&edge, want);
    assert_ok(journal_root(d->journal, size, got, &f));
    assert_memory_equal(got, want, 32);
}

static void what_is_appended_is_there_and_signed_for(void **state)
{
    static const size_t steps[] = { 1, 1, 5, 249, 1, 300 };
    struct desk *d = *state;
    uint64_t size = 0;

    assert_true(opened(d, checkpoint_of(d)).size == 0);
    assert_root(d, 0);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct checkpoint c;
        struct fault f = { 0 };
        uint8_t root[32];

        assert_true(append(d, steps[i]) == size);
        size += steps[i];
        assert_true(size_of(d) == size);
        c = opened(d, checkpoint_of(d));
        assert_true(c.size == size);
        assert_str(c.origin, STR(ORIGIN));
        assert_ok(journal_root(d->journal, size, root, &f));
        assert_memory_equal(root, c.root, 32);
        assert_root(d, size);
    }
    close_desk(d);
    open_desk(d);
    assert_true(size_of(d) == size);
    assert_root(d, size / 2);
}

static void an_entry_is_undone_with_what_it_records(void **state)
{
    struct desk *d = *state;
    struct appending w = { .journal = d->journal, .count = 3, .fail = true };
    struct fault f = { 0 };

    append(d, 5);
    assert_fault(store_write(d->store, work_append, &w, &f), FAULT_CONFLICT);
    assert_true(size_of(d) == 5);
    assert_true(append(d, 1) == 5);
    assert_root(d, 6);
}

static void past_the_end_there_is_nothing(void **state)
{
    struct desk *d = *state;
    struct journal_proof p;
    struct journal_line *lines;
    struct fault f = { 0 };
    uint8_t root[32];
    size_t count;

    append(d, 7);
    assert_fault(journal_root(d->journal, 8, root, &f), FAULT_MISSING);
    assert_fault(journal_prove_entry(d->journal, d->arena, 7, 8, &p, &f), FAULT_MISSING);
    assert_fault(journal_prove_entry(d->journal, d->arena, 7, 7, &p, &f), FAULT_INVALID);
    assert_fault(journal_prove_growth(d->journal, d->arena, 3, 8, &p, &f), FAULT_MISSING);
    assert_fault(journal_prove_growth(d->journal, d->arena, 7, 6, &p, &f), FAULT_INVALID);
    assert_ok(journal_entries(d->journal, d->arena, 5, 100, &lines, &count, &f));
    assert_int_equal(count, 2);
    assert_ok(journal_entries(d->journal, d->arena, 7, 100, &lines, &count, &f));
    assert_int_equal(count, 0);
    assert_ok(journal_entries(d->journal, d->arena, 9, 3, &lines, &count, &f));
    assert_int_equal(count, 0);
}

static void proofs_of_the_log_verify(void **state)
{
    struct desk *d = *state;
    struct fault f = { 0 };
    uint8_t roots[4][32];
    static const uint64_t sizes[] = { 1, 256, 513, 700 };

    append(d, 700);
    for (size_t s = 0; s < COUNT_OF(sizes); s++)
        assert_ok(journal_root(d->journal, sizes[s], roots[s], &f));
    for (size_t s = 0; s < COUNT_OF(sizes); s++) {
        struct journal_proof p;
        struct journal_line *lines;
        size_t count;

        for (uint64_t n = 0; n < sizes[s]; n += 1 + n / 9) {
            assert_ok(journal_entries(d->journal, d->arena, n, n + 1, &lines, &count, &f));
            assert_ok(journal_prove_entry(d->journal, d->arena, n, sizes[s], &p, &f));
            assert_true(merkle_check_entry(lines[0].hash, n, sizes[s], &p, roots[s]));
        }
        for (size_t o = 0; o <= s; o++) {
            assert_ok(journal_prove_growth(d->journal, d->arena, sizes[o], sizes[s], &p, &f));
            assert_true(merkle_check_growth(sizes[o], roots[o], sizes[s], roots[s], &p));
        }
    }
}

static void tiles_are_served_as_far_as_the_log_goes(void **state)
{
    static const struct {
        const char *path;
        size_t size; /* in hashes; 0: missing */
    } cases[] = {
        { "tile/0/000", 256 },     { "tile/0/001", 256 },     { "tile/0/002.p/88", 88 },
        { "tile/0/002.p/1", 1 },   { "tile/0/002.p/89", 0 },  { "tile/0/002", 0 },
        { "tile/0/003.p/1", 0 },   { "tile/0/000.p/9", 9 },   { "tile/1/000.p/2", 2 },
        { "tile/1/000.p/3", 0 },   { "tile/1/000", 0 },       { "tile/2/000.p/1", 0 },
        { "tile/entries/003", 0 }, { "tile/entries/002", 0 }, { "tile/9/000", 0 },
    };
    struct desk *d = *state;
    struct str bytes, rest, entry;
    struct fault f = { 0 };
    uint8_t hashes[256][32], root[32];

    append(d, 600);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        f = (struct fault){ 0 };
        if (journal_tile(d->journal, d->arena, str_of(cases[i].path), &bytes, &f))
            assert_int_equal(bytes.len, cases[i].size * 32);
        else
            assert_true(f.kind == FAULT_MISSING && !cases[i].size);
    }
    assert_fault(journal_tile(d->journal, d->arena, STR("tile/x"), &bytes, &f), FAULT_INVALID);
    assert_ok(journal_tile(d->journal, d->arena, STR("tile/0/001"), &bytes, &f));
    memcpy(hashes, bytes.ptr, sizeof hashes);
    assert_ok(journal_tile(d->journal, d->arena, STR("tile/entries/001"), &rest, &f));
    for (size_t i = 0; i < 256; i++) {
        uint8_t leaf[32];

        assert_true(bundle_next(&rest, &entry));
        merkle_leaf(entry, leaf);
        assert_memory_equal(leaf, hashes[i], 32);
    }
    assert_int_equal(rest.len, 0);
    merkle_fold(hashes, 256, root);
    assert_ok(journal_tile(d->journal, d->arena, STR("tile/1/000.p/2"), &bytes, &f));
    assert_memory_equal(root, bytes.ptr + 32, 32);
}

static void origins_that_notes_cannot_hold_are_refused(void **state)
{
    static const char *const bad[] = { "", "a b", "a+b", "a\nb" };
    struct desk *d = *state;
    struct journal *j;
    char large[JOURNAL_ORIGIN_MAX + 1];
    struct fault f = { 0 };

    memset(large, 'x', sizeof large);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_fault(journal_open(d->store, str_of(bad[i]), seed, &j, &f), FAULT_INVALID);
    assert_fault(journal_open(d->store, str_make(large, sizeof large), seed, &j, &f),
                 FAULT_INVALID);
}

/* ---- a large log ---- */

struct tile_there {
    int level;
    bool there;
};

static bool work_tile_there(struct tx *tx, void *arg, struct fault *f)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct tile_there *t = arg;
    struct str hashes;

    t->there = store_log_tile_get(tx, a, t->level, 0, &hashes, f);
    return true;
}

static bool tile_there(struct desk *d, int level)
{
    struct tile_there t = { .level = level };
    struct fault f = { 0 };

    assert_ok(store_read(d->store, work_tile_there, &t, &f));
    return t.there;
}

static void a_large_log_keeps_its_complete_tiles(void **state)
{
    struct desk *d = *state;
    struct merkle_edge edge;
    struct journal_proof p;
    struct journal_line *lines;
    struct checkpoint c;
    struct fault f = { 0 };
    uint8_t root[32];
    size_t count;

    append(d, LARGE_LOG);
    assert_false(tile_there(d, 1));
    c = opened(d, checkpoint_of(d));
    assert_true(tile_there(d, 1));
    assert_false(tile_there(d, 2));
    edge_of(d, LARGE_LOG, &edge);
    merkle_edge_root(&edge, root);
    assert_memory_equal(c.root, root, 32);
    close_desk(d); /* and again with nothing in memory, from the kept tile */
    open_desk(d);
    assert_ok(journal_root(d->journal, LARGE_LOG, root, &f));
    assert_memory_equal(c.root, root, 32);
    for (uint64_t n = 3; n < LARGE_LOG; n += 9973) {
        assert_ok(journal_entries(d->journal, d->arena, n, n + 1, &lines, &count, &f));
        assert_ok(journal_prove_entry(d->journal, d->arena, n, LARGE_LOG, &p, &f));
        assert_true(merkle_check_entry(lines[0].hash, n, LARGE_LOG, &p, root));
        assert_ok(journal_root(d->journal, n, c.root, &f));
        assert_ok(journal_prove_growth(d->journal, d->arena, n, LARGE_LOG, &p, &f));
        assert_true(merkle_check_growth(n, c.root, LARGE_LOG, root, &p));
    }
}

/* ---- editing the database behind the journal's back ---- */

static void edit(struct desk *d, const char *sql)
{
    const char *path = str_printf(d->arena, "%s/desk.db", d->folder).ptr;
    sqlite3 *db;
    char *why = NULL;

    close_desk(d);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    open_desk(d);
}

/* Changes an entry and its hash, as somebody who knows RFC 6962 would. */
static void forge(struct desk *d, uint64_t n)
{
    struct journal_line *line;
    struct canon_entry was;
    struct fault f = { 0 };
    const char *why;
    struct str entry;
    uint8_t leaf[32];
    size_t count;

    assert_ok(journal_entries(d->journal, d->arena, n, n + 1, &line, &count, &f));
    assert_true(count == 1 && canon_read(line[0].json, &was, &why));
    entry = str_printf(d->arena, "{\"act\":\"nothing.happened\",\"at\":\"%.*s\"}",
                       STR_ARG(was.at_text));
    merkle_leaf(entry, leaf);
    edit(d, str_printf(d->arena, "UPDATE log SET entry = '%.*s', leaf = x'%.*s' WHERE row = %llu",
                       STR_ARG(entry), STR_ARG(crypto_hex(d->arena, leaf, 32)),
                       (unsigned long long)n + 1)
                .ptr);
}

static void assert_damage(struct desk *d, const struct str *old, size_t count, const char *want)
{
    struct fault f = { 0 };
    struct journal_found found;

    if (!want) {
        assert_ok(journal_verify(d->journal, old, count, &found, &f));
        return;
    }
    assert_fault(journal_verify(d->journal, old, count, &found, &f), FAULT_DAMAGED);
    if (!strstr(f.text, want))
        fail_msg("got \"%s\", want \"%s\"", f.text, want);
}

/* One entry at a time of somebody's choice. */
static bool work_append_at(struct tx *tx, void *arg, struct fault *f)
{
    const struct appending *w = arg;
    struct journal_entry e = { .at = w->at, .act = "ticket.read", .result = "allowed" };
    uint64_t n;

    return journal_append(w->journal, tx, &e, &n, f);
}

static void append_at(struct desk *d, msec at)
{
    struct appending w = { .journal = d->journal, .at = at };
    struct fault f = { 0 };

    assert_ok(store_write(d->store, work_append_at, &w, &f));
}

/* A clock that ran ahead and was put right: times stay in order but for the entry that says so. */
static void a_clock_set_back_is_an_entry_of_its_own(void **state)
{
    static const char *const acts[] = { "ticket.read", "clock.back", "ticket.read",
                                        "ticket.read", "clock.back", "ticket.read" };
    struct desk *d = *state;
    struct journal_found found;
    struct journal_line *lines;
    struct canon_entry e;
    struct fault f = { 0 };
    const char *why;
    size_t count;

    append_at(d, clock_now() + 3600000);
    append_at(d, 0);
    append_at(d, clock_now() + 7200000);
    close_desk(d);
    open_desk(d);
    append_at(d, 0);
    assert_ok(journal_entries(d->journal, d->arena, 0, 10, &lines, &count, &f));
    assert_int_equal(count, COUNT_OF(acts));
    for (size_t i = 0; i < count; i++) {
        assert_true(canon_read(lines[i].json, &e, &why));
        assert_str(e.act, str_of(acts[i]));
    }
    assert_true(e.at <= clock_now());
    assert_ok(journal_verify(d->journal, NULL, 0, &found, &f));
}

static void an_untouched_log_verifies(void **state)
{
    struct desk *d = *state;
    struct str old[3];
    struct fault f = { 0 };
    struct journal_found found;

    old[0] = checkpoint_of(d);
    append(d, 300);
    old[1] = checkpoint_of(d);
    append(d, 400);
    old[2] = checkpoint_of(d);
    append(d, 1);
    assert_ok(journal_verify(d->journal, old, 3, &found, &f));
    assert_true(found.size == 701);
    assert_ok(journal_verify(d->journal, NULL, 0, &found, &f));
}

static void every_edit_is_found_as_the_header_says(void **state)
{
    static const struct {
        const char *sql, *alone, *with; /* found alone, and with a checkpoint; NULL: not found */
    } cases[] = {
        { "UPDATE log SET entry = replace(entry, 'allowed', 'refused') WHERE row = 18",
          "entry 17: does not give its stored hash", "entry 17: does not give its stored hash" },
        { "UPDATE log SET leaf = zeroblob(32) WHERE row = 1",
          "entry 0: does not give its stored hash", "entry 0: does not give its stored hash" },
        { "DELETE FROM log WHERE row = 18", "entry 17: is missing", "entry 17: is missing" },
        { "DELETE FROM log WHERE row = 1", "entry 0: is missing", "entry 0: is missing" },
        { "DELETE FROM log WHERE row > 590", NULL, "entry 590: is missing" },
        { "DELETE FROM log", NULL, "entry 0: is missing" },
        /* the rest moves up to close the gap */
        { "DELETE FROM log WHERE row = 500; UPDATE log SET row = row - 1 WHERE row > 500", NULL,
          "entry 300 or one of the 299 after it: does not fit a checkpoint" },
        /* two change places, with their hashes */
        { "UPDATE log SET row = -1 WHERE row = 7; UPDATE log SET row = 7 WHERE row = 9;"
          "UPDATE log SET row = 9 WHERE row = -1",
          "entry 7: is older than the entry before it",
          "entry 7: is older than the entry before it" },
        { "INSERT INTO log SELECT row + 1000, org, entry, leaf FROM log WHERE row = 5",
          "entry 620: is missing", "entry 620: is missing" },
        { "VACUUM", NULL, NULL },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        void *one;
        struct desk *d;
        struct str old[2];

        set_up(&one);
        d = one;
        append(d, 300);
        old[0] = checkpoint_of(d);
        append(d, 300);
        old[1] = checkpoint_of(d);
        append(d, 20);
        edit(d, cases[i].sql);
        assert_damage(d, NULL, 0, cases[i].alone);
        assert_damage(d, old, 2, cases[i].with);
        tear_down(&one);
    }
}

static void of_many_damages_the_first_is_told_whoever_comes_upon_it_first(void **state)
{
    struct desk *d = *state;

    append(d, 3000);
    edit(d, "UPDATE log SET entry = 'x' WHERE row % 250 = 0 AND row >= 750;"
            "DELETE FROM log WHERE row = 2000; UPDATE log SET leaf = x'00' WHERE row > 2990");
    for (int i = 0; i < 20; i++)
        assert_damage(d, NULL, 0, "entry 749: does not give its stored hash");
    edit(d, "DELETE FROM log WHERE row BETWEEN 500 AND 700");
    for (int i = 0; i < 20; i++)
        assert_damage(d, NULL, 0, "entry 499: is missing");
}

static void a_forged_entry_is_found_by_a_checkpoint(void **state)
{
    struct desk *d = *state;
    struct str old[2];

    append(d, 100);
    old[0] = checkpoint_of(d);
    append(d, 100);
    old[1] = checkpoint_of(d);
    append(d, 5);
    forge(d, 203); /* after the last checkpoint: nobody can see that */
    assert_damage(d, old, 2, NULL);
    forge(d, 150);
    assert_damage(d, old, 2, "entry 100 or one of the 99 after it: does not fit a checkpoint");
    assert_damage(d, old, 1, NULL);
    forge(d, 3);
    assert_damage(d, old, 2, "entry 0 or one of the 99 after it: does not fit a checkpoint");
}

static void a_kept_tile_finds_a_forged_entry_without_a_checkpoint(void **state)
{
    struct desk *d = *state;

    append(d, LARGE_LOG);
    checkpoint_of(d);
    forge(d, 40000);
    assert_damage(d, NULL, 0, "entry 39936 or one of the 255 after it: does not fit the stored");
    edit(d, "DELETE FROM log WHERE row > 39000");
    assert_damage(d, NULL, 0, "entry 39000: is missing, a stored tile covers it");
}

static void somebody_elses_checkpoint_is_no_witness(void **state)
{
    struct desk *d = *state;
    uint8_t other[CRYPTO_SEED_SIZE] = { 8 };
    struct checkpoint c = { .origin = STR(ORIGIN) };
    struct str note = note_sign(d->arena, &c, other), cut;
    struct fault f = { 0 };
    struct journal_found found;

    assert_fault(journal_verify(d->journal, &note, 1, &found, &f), FAULT_DAMAGED);
    note = checkpoint_of(d);
    cut = str_slice(note, 0, note.len - 1);
    assert_fault(journal_verify(d->journal, &cut, 1, &found, &f), FAULT_INVALID);
}

/* ---- many at once ---- */

static void *append_many(void *arg)
{
    struct desk *d = arg;

    for (int i = 0; i < 60; i++)
        append(d, 1 + (size_t)i % 3);
    return NULL;
}

static void checkpoints_taken_while_others_write_only_grow(void **state)
{
    struct desk *d = *state;
    pthread_t threads[4];
    struct checkpoint last = { .size = 0 }, c;
    struct journal_proof p;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_ok(thread_start(&threads[i], "append", append_many, d, &f));
    do {
        c = opened(d, checkpoint_of(d));
        assert_true(c.size >= last.size);
        if (last.size) {
            assert_ok(journal_prove_growth(d->journal, d->arena, last.size, c.size, &p, &f));
            assert_true(merkle_check_growth(last.size, last.root, c.size, c.root, &p));
        }
        last = c;
    } while (c.size < COUNT_OF(threads) * 120);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_true(size_of(d) == COUNT_OF(threads) * 120);
    assert_damage(d, NULL, 0, NULL);
}

/* ---- export, and the verifier that shares nothing with us ---- */

static int verify_log(struct desk *d, const char *options)
{
    const char *source = getenv("GUICHET_SOURCE");
    const char *command =
        str_printf(d->arena, "python3 -B %s/tools/verify_log.py --json %s %s/out >%s/said 2>&1",
                   source ? source : ".", options, d->folder, d->folder)
            .ptr;
    int status = system(command);

    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void assert_said(struct desk *d, const char *want)
{
    struct fault f = { 0 };
    struct str said;

    assert_ok(
        file_read(d->arena, str_printf(d->arena, "%s/said", d->folder).ptr, 1 << 16, &said, &f));
    if (str_find(said, str_of(want), 0) == STR_NPOS)
        fail_msg("said \"%.*s\", not \"%s\"", STR_ARG(said), want);
}

static const char *below(struct desk *d, const char *name)
{
    return str_printf(d->arena, "%s/%s", d->folder, name).ptr;
}

static void export_log(struct desk *d)
{
    const char *out = below(d, "out");
    struct fault f = { 0 };

    uint64_t size = 0, want = 1;

    nftw(out, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    assert_ok(journal_export(d->journal, out, &size, &f) && journal_size(d->journal, &want, &f));
    assert_int_equal(size, want);
}

static const char *save(struct desk *d, const char *name, struct str text)
{
    const char *path = below(d, name);
    struct fault f = { 0 };

    assert_ok(file_write(path, text, 0600, &f));
    return path;
}

/* `guichet journal verify --from`: the same from the other side. */
static void assert_outside(struct desk *d, const char *want)
{
    struct journal_outside o = { .path = below(d, "out") };
    struct journal_found found;
    struct fault f = { 0 };

    if (!want) {
        assert_ok(journal_verify_outside(&o, &found, &f));
        return;
    }
    assert_false(journal_verify_outside(&o, &found, &f));
    if (!strstr(f.text, want))
        fail_msg("got \"%s\", want \"%s\"", f.text, want);
    if (strstr(want, "entry ") == want && found.bad != strtoull(want + 6, NULL, 10))
        fail_msg("entry %llu is said to be bad, by \"%s\"", (unsigned long long)found.bad, want);
}

static void an_unfinished_export_has_no_checkpoint_of_an_earlier_one(void **state)
{
    struct desk *d = *state;
    const char *lines = below(d, "out/entries.jsonl");
    struct fault f = { 0 };
    uint64_t size;

    append(d, 3);
    export_log(d);
    assert_int_equal(access(below(d, "out/checkpoint"), F_OK), 0);
    assert_true(remove(lines) == 0 && mkdir(lines, 0700) == 0); /* no file can be written there */
    append(d, 1);
    assert_false(journal_export(d->journal, below(d, "out"), &size, &f));
    assert_int_equal(access(below(d, "out/checkpoint"), F_OK), -1);
}

static void an_exported_log_verifies_without_us(void **state)
{
    static const size_t steps[] = { 0, 1, 255, 1, 700, LARGE_LOG };
    struct desk *d = *state;
    const char *options = "";

    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        if (steps[i])
            append(d, steps[i]);
        export_log(d);
        if (verify_log(d, options) != 0)
            assert_said(d, "\"ok\": true");
        assert_outside(d, NULL);
        options = str_printf(d->arena, "%s --old %s", options,
                             save(d, str_printf(d->arena, "old%zu", i).ptr, checkpoint_of(d)))
                      .ptr;
    }
    options = str_printf(d->arena, "--key %.*s", STR_ARG(journal_key(d->journal, d->arena))).ptr;
    assert_int_equal(verify_log(d, options), 0);
    assert_said(d, "\"key_given\": true");
}

/* Shell commands, run in the exported folder. */
static void the_verifier_finds_every_change_of_an_export(void **state)
{
    static const struct {
        const char *command, *said, *ours; /* of the tool, of guichet journal verify */
    } cases[] = {
        { "sed -i '18s/allowed/refused/' entries.jsonl", "entry 17: not as in",
          "entry 17: is not as in its bundle" },
        { "sed -i '18d' entries.jsonl", "entry 17: not as in",
          "entry 17: is not as in its bundle" },
        { "sed -i '18s/$/ /' entries.jsonl", "entry 17: not canonical",
          "entry 17: is not as in its bundle" },
        { "sed -i '18s/.*/no json/' entries.jsonl", "entry 17: not one line of JSON",
          "entry 17: is not as in its bundle" },
        { "sed -i '18{h;d};19{G}' entries.jsonl", "entry 17: not as in",
          "entry 17: is not as in its bundle" },
        { "sed -i '$d' entries.jsonl", "entry 599: missing", "entry 599: is missing" },
        { "sed -i '$p' entries.jsonl", "entry 600: the checkpoint counts 600",
          "entry 600: the checkpoint counts no entry" },
        { "truncate -s -1 entries.jsonl", "entry 599: its line has no end",
          "entry 599: its line is cut" },
        { "printf x | dd of=tile/0/000 bs=1 seek=544 conv=notrunc 2>/dev/null",
          "entry 17: not as in", "entry 17: does not give its stored hash" },
        { "printf x | dd of=tile/1/000.p/2 bs=1 seek=40 conv=notrunc 2>/dev/null",
          "entries 256 to 511: not as in",
          "entry 256 or one of the 255 after it: does not fit the stored tile" },
        { "printf x | dd of=tile/entries/001 bs=1 seek=9 conv=notrunc 2>/dev/null",
          "entry 256: not as in its bundle", "entry 256: is not as in its bundle" },
        { "printf x >>tile/entries/002.p/88", "goes on after it",
          "entry 599: its bundle of tile/entries goes on" },
        { "rm tile/0/001", "tile/0/001 is missing",
          "entry 256 or one of the 255 after it: its tile of hashes is missing" },
        { "sed -i 2s/600/599/ checkpoint", "the signature is wrong",
          "entry 0: the log's own checkpoint does not hold" },
        { "sed -i '$d' checkpoint", "no signature", "signed note: no signature" },
        { "printf '%s\\n' guichet.example.org/log+00000000+AbC9 >key", "key", "verifier key" },
        /* entries and tiles changed alike, as far as one can without the key */
        { "rm -r tile; sed -i '18s/allowed/refused/' entries.jsonl", "do not give the root",
          "entry 0 or one of the 599 after it: does not fit a checkpoint" },
        { "rm -r tile; sed -i '18{h;d};19{G}' entries.jsonl", "do not give the root",
          "entry 18: is older than the entry before it" },
        { "rm -r tile; sed -i '18d' entries.jsonl", "entry 599: missing", "entry 599: is missing" },
    };
    struct desk *d = *state;

    append(d, 600);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        export_log(d);
        assert_int_equal(
            system(str_printf(d->arena, "cd %s/out && %s", d->folder, cases[i].command).ptr), 0);
        if (verify_log(d, "") != 4)
            fail_msg("not found: %s", cases[i].command);
        assert_said(d, cases[i].said);
        assert_outside(d, cases[i].ours);
    }
    assert_int_equal(unlink(below(d, "out/entries.jsonl")), 0);
    assert_int_equal(verify_log(d, ""), 1);
    assert_int_equal(verify_log(d, "--nonsense"), 2);
}

/* The whole machine is the forger's: database, tiles, signing key.  Only a checkpoint that left it
 * before finds that. */
static void a_rewritten_log_is_found_by_who_holds_a_checkpoint(void **state)
{
    struct desk *d = *state;
    const char *options;

    append(d, 400);
    options = str_printf(d->arena, "--old %s", save(d, "old", checkpoint_of(d))).ptr;
    forge(d, 123);
    append(d, 100);
    export_log(d);
    assert_int_equal(verify_log(d, ""), 0); /* looks whole */
    assert_int_equal(verify_log(d, options), 4);
    assert_said(d, "the first 400 entries are not those of");
    edit(d, "DELETE FROM log WHERE row > 390");
    export_log(d);
    assert_int_equal(verify_log(d, options), 4);
    assert_said(d, "entry 390: missing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
        WITH_DESK(what_is_appended_is_there_and_signed_for),
        WITH_DESK(an_entry_is_undone_with_what_it_records),
        WITH_DESK(past_the_end_there_is_nothing),
        WITH_DESK(proofs_of_the_log_verify),
        WITH_DESK(tiles_are_served_as_far_as_the_log_goes),
        WITH_DESK(origins_that_notes_cannot_hold_are_refused),
        WITH_DESK(a_large_log_keeps_its_complete_tiles),
        WITH_DESK(a_clock_set_back_is_an_entry_of_its_own),
        WITH_DESK(an_untouched_log_verifies),
        cmocka_unit_test(every_edit_is_found_as_the_header_says),
        WITH_DESK(of_many_damages_the_first_is_told_whoever_comes_upon_it_first),
        WITH_DESK(a_forged_entry_is_found_by_a_checkpoint),
        WITH_DESK(a_kept_tile_finds_a_forged_entry_without_a_checkpoint),
        WITH_DESK(somebody_elses_checkpoint_is_no_witness),
        WITH_DESK(checkpoints_taken_while_others_write_only_grow),
        WITH_DESK(an_exported_log_verifies_without_us),
        WITH_DESK(an_unfinished_export_has_no_checkpoint_of_an_earlier_one),
        WITH_DESK(the_verifier_finds_every_change_of_an_export),
        WITH_DESK(a_rewritten_log_is_found_by_who_holds_a_checkpoint),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
