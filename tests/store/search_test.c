/* SPDX-License-Identifier: EUPL-1.2 */
/* search_test.c - the index of keyed terms: found exactly, ranked, and gone when removed. */
#include "place.h"

#include <math.h>

#include "store/query_priv.h"
#include "store/search.h"

/* Terms as vault/ would make them: 11 characters, letters of either case matter. */
#define ORDER  "order______"
#define REFUND "refund-----"
#define Refund "Refund-----"
#define LATE   "late0000000"

struct change {
    int64_t row;
    const char *terms; /* NULL: remove */
    bool fails;
};

static bool make_change(struct tx *tx, void *arg, struct fault *f)
{
    struct change *c = arg;

    if (!(c->terms ? store_search_put(tx, c->row, str_of(c->terms), f)
                   : store_search_remove(tx, c->row, f)))
        return false;
    return !c->fails || fault_set(f, FAULT_STALE, "on purpose");
}

static void change(struct place *p, int64_t row, const char *terms)
{
    struct change c = { row, terms, false };
    struct fault f = { 0 };

    assert_ok(store_write(p->store, make_change, &c, &f));
}

struct finding {
    struct arena *arena;
    struct search_word *words;
    size_t n;
    int64_t limit;
    struct search_hit *hits;
    size_t count;
};

static bool find(struct tx *tx, void *arg, struct fault *f)
{
    struct finding *x = arg;

    return store_search_find(tx, x->arena, x->words, x->n, x->limit, &x->hits, &x->count, f);
}

/* Words are parted by spaces, forms of a word by commas. */
static struct finding found(struct place *p, const char *text)
{
    static struct search_word words[4];
    struct finding x = { .arena = p->arena, .words = words, .limit = 50 };
    struct fault f = { 0 };

    memset(words, 0, sizeof words);
    for (const char *at = text; *at;) {
        struct search_word *w = &words[x.n++];

        for (;; at++) {
            size_t len = strcspn(at, ", ");

            w->form[w->count++] = str_make(at, len);
            at += len;
            if (*at != ',')
                break;
        }
        at += *at == ' ';
    }
    assert_ok(store_read(p->store, find, &x, &f));
    return x;
}

static void every_word_must_stand_in_any_of_its_forms(void **state)
{
    static const struct {
        const char *query;
        int rows; /* bit per row */
    } cases[] = {
        { ORDER, 1 << 1 | 1 << 2 },
        { REFUND, 1 << 2 | 1 << 3 },
        { Refund, 1 << 4 },
        { ORDER " " REFUND, 1 << 2 },
        { REFUND "," Refund, 1 << 2 | 1 << 3 | 1 << 4 },
        { ORDER "," LATE " " REFUND "," Refund, 1 << 2 | 1 << 4 },
        { "unknown0000", 0 },
        { ORDER " unknown0000", 0 },
        { ORDER ",unknown0000", 1 << 1 | 1 << 2 },
        { "", 0 },
        /* What is no term is no operator either. */
        { "order", 0 },
        { "x\"OR\"orderx", 0 },
        { "x\"OR\"orderx," ORDER, 1 << 1 | 1 << 2 },
        { ORDER " NOT", 0 },
        { "rder______r", 0 }, /* across two terms */
    };
    struct place *p = *state;

    change(p, 1, ORDER LATE);
    change(p, 2, ORDER REFUND);
    change(p, 3, REFUND);
    change(p, 4, LATE Refund);
    change(p, 5, "");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct finding x = found(p, cases[i].query);
        int rows = 0;

        for (size_t k = 0; k < x.count; k++)
            rows |= 1 << x.hits[k].row;
        if (rows != cases[i].rows)
            fail_msg("\"%s\": rows %x, want %x", cases[i].query, rows, cases[i].rows);
    }
}

struct adding {
    int64_t row;
    const char *terms;
};

static bool add_terms(struct tx *tx, void *arg, struct fault *f)
{
    const struct adding *x = arg;

    return store_search_add(tx, x->row, str_of(x->terms), f);
}

static bool put_and_add(struct tx *tx, void *arg, struct fault *f)
{
    const struct adding *x = arg;

    return store_search_put(tx, x->row, STR(REFUND), f) && add_terms(tx, arg, f);
}

static void what_is_added_leaves_what_is_there(void **state)
{
    static const struct {
        bool (*work)(struct tx *tx, void *arg, struct fault *f);
        struct adding adding;
        const char *query;
    } cases[] = {
        { add_terms, { 1, LATE }, ORDER " " LATE },                    /* committed before */
        { add_terms, { 2, LATE }, LATE },                              /* nothing there yet */
        { put_and_add, { 3, LATE ORDER }, REFUND " " LATE " " ORDER }, /* at once */
    };
    struct place *p = *state;
    struct fault f = { 0 };

    change(p, 1, ORDER);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct adding adding = cases[i].adding;
        struct finding x;
        bool there = false;

        assert_ok(store_write(p->store, cases[i].work, &adding, &f));
        x = found(p, cases[i].query);
        for (size_t k = 0; k < x.count; k++)
            there |= x.hits[k].row == adding.row;
        assert_true(there);
    }
}

static void the_best_comes_first_and_no_more_than_asked_for(void **state)
{
    struct place *p = *state;
    struct finding x;
    struct fault f = { 0 };

    for (int row = 1; row <= 100; row++)
        change(p, row, row % 10 ? LATE LATE LATE : LATE LATE ORDER);
    change(p, 101, ORDER ORDER ORDER LATE LATE LATE LATE LATE LATE LATE);
    change(p, 102, ORDER ORDER ORDER);
    x = found(p, ORDER);
    assert_int_equal(x.count, 12);
    assert_int_equal(x.hits[0].row, 102); /* short and often */
    assert_int_equal(x.hits[1].row, 101);
    for (size_t i = 1; i < x.count; i++)
        assert_true(x.hits[i - 1].rank <= x.hits[i].rank);
    x.limit = 3;
    assert_ok(store_read(p->store, find, &x, &f));
    assert_int_equal(x.count, 3);
    assert_int_equal(x.hits[0].row, 102);
}

static void what_is_put_again_or_removed_is_not_found_any_more(void **state)
{
    struct place *p = *state;

    change(p, 1, ORDER);
    change(p, 2, ORDER REFUND);
    change(p, 1, LATE);
    assert_int_equal(found(p, ORDER).count, 1);
    assert_int_equal(found(p, LATE).count, 1);
    change(p, 2, NULL);
    assert_int_equal(found(p, ORDER).count, 0);
    assert_int_equal(found(p, REFUND).count, 0);
    change(p, 77, NULL); /* was never there */
    place_close(p);
    place_open(p);
    assert_int_equal(found(p, REFUND).count, 0);
    assert_int_equal(found(p, LATE).count, 1);
}

/* Several changes in one piece: carried out in order. */
static bool put_remove_put(struct tx *tx, void *arg, struct fault *f)
{
    (void)arg;
    return store_search_put(tx, 1, STR(ORDER), f) && store_search_remove(tx, 1, f) &&
           store_search_put(tx, 2, STR(ORDER), f) && store_search_put(tx, 2, STR(LATE), f) &&
           store_search_put(tx, 3, STR(LATE), f) && store_search_remove(tx, 3, f) &&
           store_search_put(tx, 3, STR(REFUND), f);
}

static void changes_of_one_piece_keep_their_order(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };

    assert_ok(store_write(p->store, put_remove_put, NULL, &f));
    assert_int_equal(found(p, ORDER).count, 0);
    assert_int_equal(found(p, LATE).count, 1);
    assert_int_equal(found(p, REFUND).hits[0].row, 3);
}

static void a_failing_piece_leaves_the_index_alone(void **state)
{
    struct place *p = *state;
    struct change bad[] = { { 1, NULL, true }, { 2, ORDER, true }, { 1, LATE, true } };

    change(p, 1, ORDER);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct fault f = { 0 };

        assert_fault(store_write(p->store, make_change, &bad[i], &f), FAULT_STALE);
    }
    assert_int_equal(found(p, ORDER).count, 1);
    assert_int_equal(found(p, LATE).count, 0);
}

static void only_whole_terms_are_taken_and_only_in_writing(void **state)
{
    struct place *p = *state;
    struct change half = { 1, "half", false }, read = { 1, ORDER, false };
    struct fault f = { 0 };

    assert_fault(store_write(p->store, make_change, &half, &f), FAULT_BROKEN);
    assert_fault(store_read(p->store, make_change, &read, &f), FAULT_BROKEN);
}

/* A message of 24 MB of terms, twice in one piece: past what is held back. */
static bool put_large(struct tx *tx, void *arg, struct fault *f)
{
    struct str *terms = arg;

    return store_search_put(tx, 1, *terms, f) && store_search_put(tx, 2, *terms, f) &&
           store_search_remove(tx, 1, f) && store_search_put(tx, 3, STR(LATE), f);
}

static void a_very_long_message_is_indexed(void **state)
{
    struct place *p = *state;
    struct buf b = buf_new(p->arena, (size_t)32 << 20);
    struct fault f = { 0 };
    struct str terms;

    for (int i = 0; i < 1000000; i++)
        buf_printf(&b, "%011d", i % 5000);
    buf_add(&b, STR(ORDER));
    terms = buf_str(&b);
    assert_ok(store_write(p->store, put_large, &terms, &f));
    assert_int_equal(found(p, ORDER).count, 1);
    assert_int_equal(found(p, ORDER).hits[0].row, 2);
    assert_int_equal(found(p, LATE).count, 1);
}

static bool put_same(struct tx *tx, int64_t first, struct str terms, struct fault *f)
{
    for (int64_t i = 0; i < 2000; i++)
        if (!store_search_put(tx, first + i, terms, f))
            return false;
    return true;
}

static bool put_many(struct tx *tx, void *arg, struct fault *f)
{
    return put_same(tx, *(int64_t *)arg, STR(LATE), f);
}

static bool put_many_others(struct tx *tx, void *arg, struct fault *f)
{
    return put_same(tx, *(int64_t *)arg, STR(ORDER), f);
}

static void of_a_common_word_the_newest_are_ranked(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };
    struct finding x;

    change(p, 1, LATE LATE LATE);
    for (int64_t first = 2; first < 12000; first += 2000)
        assert_ok(store_write(p->store, put_many, &first, &f));
    x = found(p, LATE);
    assert_int_equal(x.count, 50);
    for (size_t i = 0; i < x.count; i++)
        assert_true(x.hits[i].row > 11000);
    assert_int_equal(found(p, LATE " " ORDER).count, 0);
}

/* ---- the ranking against FTS5's own ---- */

static const struct statement compare = {
    .name = "compare_ranks",
    .sql = "SELECT desk_rank(search), bm25(search) FROM search WHERE search MATCH $1",
    .base = BASE_DESK,
};

struct comparing {
    const char *match;
    int rows;
    double worst; /* the largest relative difference */
};

static bool compare_ranks(struct tx *tx, void *arg, struct fault *f)
{
    struct comparing *c = arg;
    scoped(query) *q = NULL;
    enum step step = STEP_FAULT;

    if (!query_start(tx, &compare, &q, f))
        return false;
    query_text(q, 1, str_of(c->match));
    while ((step = query_next(q, f)) == STEP_ROW) {
        double ours = query_col_f64(q, 0), theirs = query_col_f64(q, 1);

        c->rows++;
        if (fabs(ours - theirs) > c->worst * fabs(theirs))
            c->worst = fabs(ours - theirs) / fabs(theirs);
    }
    return step == STEP_END;
}

static void rank_is_bm25_where_words_are_not_common(void **state)
{
    static const char *const rows[] = { ORDER LATE,  ORDER ORDER REFUND,
                                        LATE LATE,   REFUND LATE,
                                        ORDER,       LATE,
                                        LATE Refund, Refund Refund LATE ORDER };
    struct comparing c = { .match = "\"" ORDER "\" OR \"" REFUND "\" OR \"" Refund "\"" };
    struct place *p = *state;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        change(p, (int64_t)i + 1, rows[i]);
    assert_ok(store_read(p->store, compare_ranks, &c, &f));
    assert_int_equal(c.rows, 6);
    assert_true(c.worst < 1e-9);
}

static bool put_every_fourth(struct tx *tx, void *arg, struct fault *f)
{
    int64_t *first = arg;

    for (int64_t i = 0; i < 2000; i++)
        if (!store_search_put(tx, *first + i, i % 4 ? STR(ORDER) : STR(LATE), f))
            return false;
    return true;
}

/* 3,000 rows of 12,000 hold the word, none of them among the first 4,000: the walk that counts
 * them ends after a third. */
static void how_common_a_word_is_is_estimated(void **state)
{
    struct comparing c = { .match = "\"" LATE "\"" };
    struct place *p = *state;
    struct fault f = { 0 };

    for (int64_t first = 1; first < 4000; first += 2000)
        assert_ok(store_write(p->store, put_many_others, &first, &f));
    for (int64_t first = 4001; first < 16000; first += 2000)
        assert_ok(store_write(p->store, put_every_fourth, &first, &f));
    assert_ok(store_read(p->store, compare_ranks, &c, &f));
    assert_int_equal(c.rows, 3000);
    assert_true(c.worst < 0.01);
}

static void cleaning_takes_removed_terms_out_of_the_files(void **state)
{
    static const char secret[] = "_secret_4711"; /* 11 and the NUL */
    struct place *p = *state;
    struct fault f = { 0 };
    char term[12];

    snprintf(term, sizeof term, "%.11s", secret);
    for (int row = 1; row < 300; row++)
        change(p, row, row == 150 ? term : ORDER LATE);
    assert_true(files_hold(p, "desk.db", "secret_47", 9));
    change(p, 150, NULL);
    assert_true(files_hold(p, "desk.db", "secret_47", 9)); /* why cleaning is needed */
    assert_ok(store_search_clean(p->store, &f));
    assert_false(files_hold(p, "desk.db", "secret_47", 9));
    assert_int_equal(found(p, ORDER).count, 50);
    assert_ok(store_search_clean(p->store, &f)); /* nothing to do */
    assert_ok(store_check(p->store, true, &f));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_set_up, place_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(every_word_must_stand_in_any_of_its_forms),
        CASE(what_is_added_leaves_what_is_there),
        CASE(the_best_comes_first_and_no_more_than_asked_for),
        CASE(what_is_put_again_or_removed_is_not_found_any_more),
        CASE(changes_of_one_piece_keep_their_order),
        CASE(a_failing_piece_leaves_the_index_alone),
        CASE(only_whole_terms_are_taken_and_only_in_writing),
        CASE(a_very_long_message_is_indexed),
        CASE(of_a_common_word_the_newest_are_ranked),
        CASE(rank_is_bm25_where_words_are_not_common),
        CASE(how_common_a_word_is_is_estimated),
        CASE(cleaning_takes_removed_terms_out_of_the_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
