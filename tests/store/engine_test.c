/* SPDX-License-Identifier: EUPL-1.2 */
/* engine_test.c - reading and group commit: what several threads write is there, in order and
 * whole; a piece that fails takes back its own changes of both files and nobody else's. */
#include "place.h"

#include <math.h>
#include <pthread.h>

#include "base/thread.h"

#define WORKERS 8
#define EACH    200

static const struct statement make_t = {
    "make_t", "CREATE TABLE t (row INTEGER PRIMARY KEY, worker INTEGER, n INTEGER, v BLOB) STRICT",
    BASE_DESK
};
static const struct statement add_t = { "add_t", "INSERT INTO t (worker, n) VALUES ($1, $2)",
                                        BASE_DESK };
static const struct statement count_t = { "count_t", "SELECT count(*) FROM t", BASE_DESK };
static const struct statement all_t = { "all_t", "SELECT worker, n FROM t ORDER BY row",
                                        BASE_DESK };
static const struct statement add_key = {
    "add_key", "INSERT INTO person_key (person, org, version, wrapped) VALUES ($1, $1, $2, $1)",
    BASE_VAULT
};
static const struct statement count_keys = { "count_keys", "SELECT count(*) FROM person_key",
                                             BASE_VAULT };

struct piece {
    struct place *place;
    int64_t worker, n;
    bool fails, slow;
    enum fault_kind kind; /* what came of it */
};

/* Two rows in desk.db, one in vault.db. */
static bool work(struct tx *tx, void *arg, struct fault *f)
{
    struct piece *p = arg;
    scoped(query) *rows = NULL, *key = NULL;

    if (!query_start(tx, &add_t, &rows, f) || !query_start(tx, &add_key, &key, f))
        return false;
    for (int i = 0; i < 2; i++) {
        query_again(rows);
        query_i64(rows, 1, p->worker);
        query_i64(rows, 2, p->n * 2 + i);
        if (!query_run(rows, f))
            return false;
    }
    query_id(key, 1, id_new());
    query_i64(key, 2, p->worker);
    if (!query_run(key, f))
        return false;
    if (p->slow)
        clock_sleep(100);
    return !p->fails || fault_set(f, FAULT_STALE, "piece %lld gives up", (long long)p->n);
}

static void *one_piece(void *arg)
{
    struct piece *p = arg;
    struct fault f = { 0 };

    store_write(p->place->store, work, p, &f);
    p->kind = f.kind;
    return NULL;
}

static void *many_pieces(void *arg)
{
    struct piece *p = arg;
    struct fault f = { 0 };

    for (p->n = 0; p->n < EACH; p->n++)
        if (!store_write(p->place->store, work, p, &f))
            break;
    p->kind = f.kind;
    return NULL;
}

struct order {
    int64_t next[WORKERS], rows;
    bool right;
};

static bool read_order(struct tx *tx, void *arg, struct fault *f)
{
    struct order *o = arg;
    scoped(query) *q = NULL;
    enum step step;

    if (!query_start(tx, &all_t, &q, f))
        return false;
    o->right = true;
    for (o->rows = 0; (step = query_next(q, f)) == STEP_ROW; o->rows++)
        if (query_col_i64(q, 1) != o->next[query_col_i64(q, 0)]++)
            o->right = false;
    return step == STEP_END;
}

static void what_eight_threads_write_is_there_in_order(void **state)
{
    struct place *p = *state;
    struct piece pieces[WORKERS];
    pthread_t threads[WORKERS];
    struct store_figures figures;
    struct order order = { 0 };
    struct fault f = { 0 };

    run_in(p, &make_t);
    for (int i = 0; i < WORKERS; i++) {
        pieces[i] = (struct piece){ .place = p, .worker = i };
        assert_ok(thread_start(&threads[i], "producer", many_pieces, &pieces[i], &f));
    }
    for (int i = 0; i < WORKERS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(pieces[i].kind, FAULT_NONE);
    }
    assert_ok(store_read(p->store, read_order, &order, &f));
    assert_true(order.right);
    assert_int_equal(order.rows, WORKERS * EACH * 2);
    assert_int_equal(count_of(p, &count_keys), WORKERS * EACH);
    store_figures(p->store, &figures);
    assert_int_equal(figures.jobs, WORKERS * EACH + 1);
    assert_int_equal(figures.jobs_failed, 0);
    assert_in_range(figures.commits, 1, figures.jobs - 1); /* groups formed */
    assert_int_equal(figures.reads, 2);
    place_close(p);
    place_open(p);
    assert_int_equal(count_of(p, &count_t), WORKERS * EACH * 2);
}

static void a_failing_piece_takes_back_only_its_own_changes(void **state)
{
    struct place *p = *state;
    struct piece pieces[WORKERS];
    pthread_t threads[WORKERS];
    struct store_figures before, after;
    struct fault f = { 0 };

    run_in(p, &make_t);
    store_figures(p->store, &before);
    for (int i = 0; i < WORKERS; i++) {
        /* The first is slow, so that the others stand in one group with it. */
        pieces[i] = (struct piece){ .place = p, .worker = i, .slow = !i, .fails = i % 3 == 2 };
        assert_ok(thread_start(&threads[i], "producer", one_piece, &pieces[i], &f));
        if (!i)
            clock_sleep(20);
    }
    for (int i = 0; i < WORKERS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(pieces[i].kind, pieces[i].fails ? FAULT_STALE : FAULT_NONE);
    }
    assert_int_equal(count_of(p, &count_t), 2 * 6);
    assert_int_equal(count_of(p, &count_keys), 6);
    store_figures(p->store, &after);
    assert_int_equal(after.jobs - before.jobs, WORKERS);
    assert_int_equal(after.jobs_failed - before.jobs_failed, 2);
    assert_in_range(after.commits - before.commits, 1, WORKERS - 1);
}

static bool who_writes(struct tx *tx, void *arg, struct fault *f)
{
    (void)tx;
    (void)f;
    *(pthread_t *)arg = pthread_self();
    return true;
}

static void who_writes_alone_waits_for_no_other_thread(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };

    for (int i = 0; i < 3; i++) {
        pthread_t by = 0;

        assert_ok(store_write(p->store, who_writes, &by, &f));
        assert_true(pthread_equal(by, pthread_self()));
    }
}

static bool refuse(struct tx *tx, void *arg, struct fault *f)
{
    (void)tx;
    (void)arg;
    (void)f;
    return false;
}

static void a_piece_that_fails_without_a_reason_has_one(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };

    assert_fault(store_write(p->store, refuse, NULL, &f), FAULT_BROKEN);
    assert_false(store_write(p->store, refuse, NULL, NULL)); /* a caller may not care why */
}

/* ---- reading ---- */

struct twice {
    struct place *place;
    int64_t first, second;
};

static bool read_twice(struct tx *tx, void *arg, struct fault *f)
{
    struct twice *t = arg;
    struct counting c = { &count_t, 0 };
    struct piece meanwhile = { .place = t->place };
    pthread_t other;

    if (!count(tx, &c, f))
        return false;
    t->first = c.n;
    if (!thread_start(&other, "writer of meanwhile", one_piece, &meanwhile, f))
        return false;
    pthread_join(other, NULL);
    if (!count(tx, &c, f))
        return false;
    t->second = c.n;
    return meanwhile.kind == FAULT_NONE;
}

static void a_reader_sees_one_state_and_the_next_reader_the_newest(void **state)
{
    struct place *p = *state;
    struct twice t = { .place = p };
    struct fault f = { 0 };

    run_in(p, &make_t);
    assert_ok(store_read(p->store, read_twice, &t, &f));
    assert_int_equal(t.first, 0);
    assert_int_equal(t.second, 0);
    assert_int_equal(count_of(p, &count_t), 2);
}

static void *many_reads(void *arg)
{
    struct piece *p = arg;
    struct counting c = { &count_t, 0 };
    struct fault f = { 0 };

    for (int64_t last = 0; last < EACH * 2; last = c.n) {
        if (!store_read(p->place->store, count, &c, &f) || c.n < last || c.n % 2) {
            p->kind = f.kind ? f.kind : FAULT_BROKEN;
            break;
        }
    }
    return NULL;
}

static void more_readers_than_connections_never_see_half_a_piece(void **state)
{
    struct place *p = *state;
    struct piece writer = { .place = p }, readers[6];
    pthread_t threads[COUNT_OF(readers) + 1];
    struct fault f = { 0 };

    run_in(p, &make_t);
    for (size_t i = 0; i < COUNT_OF(readers); i++) {
        readers[i] = (struct piece){ .place = p };
        assert_ok(thread_start(&threads[i], "reader", many_reads, &readers[i], &f));
    }
    assert_ok(thread_start(&threads[COUNT_OF(readers)], "producer", many_pieces, &writer, &f));
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(writer.kind, FAULT_NONE);
    for (size_t i = 0; i < COUNT_OF(readers); i++)
        assert_int_equal(readers[i].kind, FAULT_NONE);
}

static void a_reader_cannot_write(void **state)
{
    static const struct statement change[] = {
        { "change_desk", "DELETE FROM log", BASE_DESK },
        { "change_vault", "DELETE FROM person_key", BASE_VAULT },
    };
    struct place *p = *state;

    for (size_t i = 0; i < COUNT_OF(change); i++) {
        struct statement st = change[i];
        struct fault f = { 0 };

        assert_fault(store_read(p->store, run_statement, &st, &f), FAULT_BROKEN);
    }
}

/* ---- values ---- */

static const struct statement echo = { "echo", "SELECT $2, $1, $3, $4, $6, $5, $7, $8", BASE_DESK };

struct echoing {
    struct arena *arena;
    struct str text, blob;
};

static bool echoes(struct tx *tx, void *arg, struct fault *f)
{
    struct echoing *e = arg;
    struct id id = id_new();
    scoped(query) *q = NULL;

    if (!query_start(tx, &echo, &q, f))
        return false;
    query_i64(q, 1, INT64_MIN);
    query_text(q, 2, e->text);
    query_blob(q, 3, e->blob.ptr, e->blob.len);
    query_text(q, 4, STR_NONE);
    query_f64(q, 5, -0.1);
    query_id(q, 6, id);
    query_id(q, 7, ID_NONE);
    query_text(q, 8, STR(""));
    assert_int_equal(query_next(q, f), STEP_ROW);
    assert_str(query_col_text(q, 0, e->arena), e->text);
    assert_true(query_col_i64(q, 1) == INT64_MIN);
    assert_str(query_col_blob(q, 2, e->arena), e->blob);
    assert_true(query_col_null(q, 3));
    assert_null(query_col_text(q, 3, e->arena).ptr);
    assert_true(id_eq(query_col_id(q, 4), id));
    assert_true(fabs(query_col_f64(q, 5) + 0.1) < 1e-15);
    assert_true(query_col_null(q, 6));
    assert_true(id_is_none(query_col_id(q, 6)));
    assert_false(query_col_null(q, 7));
    assert_non_null(query_col_text(q, 7, e->arena).ptr);
    return query_next(q, f) == STEP_END;
}

static void values_come_back_as_they_went_in(void **state)
{
    struct place *p = *state;
    struct buf large = buf_new(p->arena, (size_t)32 << 20);
    struct echoing e = { .arena = p->arena, .text = STR("a\0b\0"), .blob = STR("\0") };
    struct fault f = { 0 };

    assert_ok(store_read(p->store, echoes, &e, &f));
    assert_true(buf_add_fill(&large, '\0', (size_t)16 << 20));
    assert_true(buf_add_fill(&large, 'x', (size_t)8 << 20));
    e.blob = buf_str(&large);
    e.text = str_slice(e.blob, (size_t)15 << 20, (size_t)18 << 20);
    assert_ok(store_read(p->store, echoes, &e, &f));
    e.text = e.blob = STR("");
    assert_ok(store_read(p->store, echoes, &e, &f));
}

static const struct statement add_blob = { "add_blob", "INSERT INTO t (v) VALUES ($1)", BASE_DESK };
static const struct statement size_blob = { "size_blob",
                                            "SELECT coalesce(sum(length(v)), 0) FROM t",
                                            BASE_DESK };

static bool write_blob(struct tx *tx, void *arg, struct fault *f)
{
    struct str *blob = arg;
    scoped(query) *q = NULL;

    if (!query_start(tx, &add_blob, &q, f))
        return false;
    query_blob(q, 1, blob->ptr, blob->len);
    return query_run(q, f);
}

static void a_large_blob_is_kept(void **state)
{
    struct place *p = *state;
    struct buf large = buf_new(p->arena, (size_t)48 << 20);
    struct fault f = { 0 };
    struct str blob;

    run_in(p, &make_t);
    assert_true(buf_add_fill(&large, '\n', (size_t)40 << 20));
    blob = buf_str(&large);
    assert_ok(store_write(p->store, write_blob, &blob, &f));
    assert_int_equal(count_of(p, &size_blob), (int64_t)40 << 20);
}

static bool nested(struct tx *tx, void *arg, struct fault *f)
{
    static const struct statement three = { "three", "SELECT 1 UNION SELECT 2 UNION SELECT 3",
                                            BASE_DESK };
    int64_t *sum = arg;
    scoped(query) *outer = NULL;

    if (!query_start(tx, &three, &outer, f))
        return false;
    while (query_next(outer, f) == STEP_ROW) {
        scoped(query) *inner = NULL;

        if (!query_start(tx, &three, &inner, f))
            return false;
        while (query_next(inner, f) == STEP_ROW)
            *sum += query_col_i64(outer, 0) * query_col_i64(inner, 0);
    }
    return true;
}

static void a_statement_may_run_inside_itself(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };
    int64_t sum = 0;

    assert_ok(store_read(p->store, nested, &sum, &f));
    assert_int_equal(sum, 36);
}

static bool no_such_parameter(struct tx *tx, void *arg, struct fault *f)
{
    scoped(query) *q = NULL;

    (void)arg;
    if (!query_start(tx, &add_t, &q, f))
        return false;
    query_i64(q, 3, 1);
    return query_run(q, f);
}

static void a_parameter_that_is_not_there_is_an_error(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };

    run_in(p, &make_t);
    assert_fault(store_write(p->store, no_such_parameter, NULL, &f), FAULT_BROKEN);
    assert_int_equal(count_of(p, &count_t), 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_set_up, place_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(what_eight_threads_write_is_there_in_order),
        CASE(a_failing_piece_takes_back_only_its_own_changes),
        CASE(who_writes_alone_waits_for_no_other_thread),
        CASE(a_piece_that_fails_without_a_reason_has_one),
        CASE(a_reader_sees_one_state_and_the_next_reader_the_newest),
        CASE(more_readers_than_connections_never_see_half_a_piece),
        CASE(a_reader_cannot_write),
        CASE(values_come_back_as_they_went_in),
        CASE(a_large_blob_is_kept),
        CASE(a_statement_may_run_inside_itself),
        CASE(a_parameter_that_is_not_there_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
