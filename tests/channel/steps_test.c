/* SPDX-License-Identifier: EUPL-1.2 */
/* steps_test.c - up to where everything is done, however the workers finish. */
#include "test.h"

#include "channel/import_priv.h"

static struct import_spot spot(int64_t n)
{
    return (struct import_spot){ n * 100, n };
}

static void assert_done(struct steps *s, int64_t number, uint64_t count)
{
    uint64_t n;
    struct import_spot at = steps_done(s, &n);

    assert_int_equal(at.number, number);
    assert_int_equal(at.offset, number * 100);
    assert_int_equal(n, count);
}

static void what_is_done_ends_before_the_first_step_that_is_not(void **state)
{
    struct steps s;
    uint64_t step[4];

    (void)state;
    steps_open(&s, spot(7));
    assert_done(&s, 7, 0);
    for (int i = 0; i < 4; i++)
        assert_true(steps_begin(&s, spot(8 + i), 1, &step[i]));
    steps_end(&s, step[2], true);
    assert_done(&s, 7, 0);
    steps_end(&s, step[0], true);
    assert_done(&s, 8, 1);
    steps_end(&s, step[1], true);
    assert_done(&s, 10, 3);
    steps_end(&s, step[3], false);
    assert_done(&s, 10, 3);
    steps_close(&s);
}

static void a_step_that_was_given_up_is_never_passed(void **state)
{
    struct steps s;
    uint64_t bad, good;

    (void)state;
    steps_open(&s, spot(0));
    assert_true(steps_begin(&s, spot(1), 1, &bad));
    for (int i = 2; i < IMPORT_STEPS; i++) {
        assert_true(steps_begin(&s, spot(i), 1, &good));
        steps_end(&s, good, true);
    }
    steps_end(&s, bad, false);
    assert_done(&s, 0, 0);
    steps_close(&s);
}

static void *begin_one(void *arg)
{
    struct steps *s = arg;
    uint64_t step;

    return steps_begin(s, spot(2), 1, &step) ? s : NULL;
}

static void who_waits_for_room_is_let_go_when_the_import_stops(void **state)
{
    struct fault f = { 0 };
    struct steps s;
    pthread_t thread;
    uint64_t step;
    void *got = &s;

    (void)state;
    steps_open(&s, spot(0));
    assert_true(steps_begin(&s, spot(1), IMPORT_FLIGHT, &step)); /* as large as all may be */
    assert_ok(thread_start(&thread, "begin", begin_one, &s, &f));
    steps_stop(&s);
    pthread_join(thread, &got);
    assert_null(got);
    steps_close(&s);
}

static void room_comes_back_when_a_step_ends(void **state)
{
    struct fault f = { 0 };
    struct steps s;
    pthread_t thread;
    uint64_t step;
    void *got = NULL;

    (void)state;
    steps_open(&s, spot(0));
    assert_true(steps_begin(&s, spot(1), 2 * IMPORT_FLIGHT, &step)); /* one message always fits */
    assert_ok(thread_start(&thread, "begin", begin_one, &s, &f));
    steps_end(&s, step, true);
    pthread_join(thread, &got);
    assert_ptr_equal(got, &s);
    steps_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_ends_before_the_first_step_that_is_not),
        cmocka_unit_test(a_step_that_was_given_up_is_never_passed),
        cmocka_unit_test(who_waits_for_room_is_let_go_when_the_import_stops),
        cmocka_unit_test(room_comes_back_when_a_step_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
