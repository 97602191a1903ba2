/* SPDX-License-Identifier: EUPL-1.2 */
/* log_test.c - the rows of the journal: numbered from 0 without a gap, whoever writes. */
#include "place.h"

#include <pthread.h>

#include "base/thread.h"
#include "store/log.h"

#define WORKERS 4
#define EACH    50

struct appending {
    struct place *place;
    uint64_t n;
    bool fails;
};

static bool append(struct tx *tx, void *arg, struct fault *f)
{
    struct appending *a = arg;
    uint8_t leaf[32] = { 0 };
    uint64_t size;

    if (!store_log_size(tx, &size, f))
        return false;
    leaf[0] = (uint8_t)size;
    leaf[31] = (uint8_t)(size >> 8);
    if (!store_log_append(tx, (struct id){ { 1, 2 } }, STR("{\"act\":\"test\"}"), leaf, &a->n, f))
        return false;
    assert_int_equal(a->n, size);
    return !a->fails || fault_set(f, FAULT_STALE, "on purpose");
}

static void *append_many(void *arg)
{
    struct appending *a = arg;
    struct fault f = { 0 };

    for (int i = 0; i < EACH; i++) {
        struct appending bad = { .fails = true };

        store_write(a->place->store, append, a, &f);
        store_write(a->place->store, append, &bad, &f);
    }
    return NULL;
}

struct reading {
    struct arena *arena;
    uint64_t from, size;
    size_t count, got;
    struct log_row *rows;
    struct str leaves;
};

static bool read_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct reading *r = arg;

    return store_log_size(tx, &r->size, f) &&
           store_log_rows(tx, r->arena, r->from, r->count, &r->rows, &r->got, f) &&
           store_log_leaves(tx, r->arena, r->from, r->count, &r->leaves, f);
}

static void numbers_have_no_gap_whoever_fails(void **state)
{
    struct place *p = *state;
    struct reading r = { .arena = p->arena, .count = 1000 };
    struct appending workers[WORKERS];
    pthread_t threads[WORKERS];
    struct fault f = { 0 };

    for (int i = 0; i < WORKERS; i++) {
        workers[i] = (struct appending){ .place = p };
        assert_ok(thread_start(&threads[i], "appender", append_many, &workers[i], &f));
    }
    for (int i = 0; i < WORKERS; i++)
        pthread_join(threads[i], NULL);
    assert_ok(store_read(p->store, read_rows, &r, &f));
    assert_int_equal(r.size, WORKERS * EACH);
    assert_int_equal(r.got, WORKERS * EACH);
    assert_int_equal(r.leaves.len, 32 * r.got);
    for (size_t i = 0; i < r.got; i++) {
        assert_int_equal(r.rows[i].n, i);
        assert_int_equal(r.rows[i].leaf[0] | r.rows[i].leaf[31] << 8, i);
        assert_memory_equal(r.leaves.ptr + 32 * i, r.rows[i].leaf, 32);
        assert_str(r.rows[i].entry, STR("{\"act\":\"test\"}"));
        assert_true(id_eq(r.rows[i].org, (struct id){ { 1, 2 } }));
    }
}

static void rows_are_read_from_anywhere_to_the_end(void **state)
{
    static const struct {
        uint64_t from;
        size_t count, got;
    } cases[] = {
        { 0, 1, 1 }, { 0, 0, 0 }, { 3, 4, 4 }, { 8, 4, 2 }, { 10, 4, 0 }, { 1000000, 4, 0 },
    };
    struct place *p = *state;
    struct appending a = { .place = p };
    struct fault f = { 0 };

    for (int i = 0; i < 10; i++)
        assert_ok(store_write(p->store, append, &a, &f));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct reading r = { .arena = p->arena, .from = cases[i].from, .count = cases[i].count };

        assert_ok(store_read(p->store, read_rows, &r, &f));
        assert_int_equal(r.got, cases[i].got);
        assert_int_equal(r.leaves.len, 32 * cases[i].got);
        assert_true(!r.got || r.rows[0].n == cases[i].from);
    }
}

struct tile {
    struct arena *arena;
    int level;
    uint64_t index;
    struct str hashes;
};

static bool put_tile(struct tx *tx, void *arg, struct fault *f)
{
    struct tile *t = arg;

    return store_log_tile_put(tx, t->level, t->index, t->hashes, f);
}

static bool get_tile(struct tx *tx, void *arg, struct fault *f)
{
    struct tile *t = arg;

    return store_log_tile_get(tx, t->arena, t->level, t->index, &t->hashes, f);
}

static void a_tile_is_kept_as_it_first_was(void **state)
{
    struct place *p = *state;
    struct tile put = { .level = 1, .index = 7, .hashes = STR("first") };
    struct tile again = { .level = 1, .index = 7, .hashes = STR("second") };
    struct tile get = { .arena = p->arena, .level = 1, .index = 7 };
    struct fault f = { 0 };

    assert_fault(store_read(p->store, get_tile, &get, &f), FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_ok(store_write(p->store, put_tile, &put, &f));
    assert_ok(store_write(p->store, put_tile, &again, &f));
    assert_ok(store_read(p->store, get_tile, &get, &f));
    assert_str(get.hashes, STR("first"));
    get.level = 2;
    assert_fault(store_read(p->store, get_tile, &get, &f), FAULT_MISSING);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_set_up, place_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(numbers_have_no_gap_whoever_fails),
        CASE(rows_are_read_from_anywhere_to_the_end),
        CASE(a_tile_is_kept_as_it_first_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
