/* SPDX-License-Identifier: EUPL-1.2 */
/* steps_test.c - up to where everything is done, however the workers finish. */
#include "test.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
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
        assert_true(steps_begin(&s, spot(8 + i), 1, 0, &step[i]));
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
    assert_true(steps_begin(&s, spot(1), 1, 0, &bad));
    for (int i = 2; i < IMPORT_STEPS; i++) {
        assert_true(steps_begin(&s, spot(i), 1, 0, &good));
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

    return steps_begin(s, spot(2), 1, 0, &step) ? s : NULL;
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
    assert_true(steps_begin(&s, spot(1), IMPORT_FLIGHT, 0, &step)); /* as large as all may be */
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
    assert_true(
        steps_begin(&s, spot(1), 2 * IMPORT_FLIGHT, 0, &step)); /* one message always fits */
    assert_ok(thread_start(&thread, "begin", begin_one, &s, &f));
    steps_end(&s, step, true);
    pthread_join(thread, &got);
    assert_ptr_equal(got, &s);
    steps_close(&s);
}

/* ---- who waits for whom ---- */

static void ids_are_read_from_a_mails_head(void **state)
{
    static const struct {
        const char *mail;
        bool own;
        size_t after;
    } cases[] = {
        { "Message-ID: <a@x>\nIn-Reply-To: <b@x>\n\n", true, 1 },
        { "message-id:<a@x>\r\nREFERENCES: <b@x>\r\n\t<c@x> <d@x>\r\nSubject: <e@x>\r\n\r\n", true,
          3 },
        { "Subject: x\n <b@x>\n\nMessage-ID: <a@x>\nReferences: <b@x>\n", false, 0 },
        { "References: <b@x\n <c@x\n", false, 0 },
        { "References: no id\n\n", false, 0 },
        { "", false, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct import_ids ids = import_ids_of(str_of(cases[i].mail));

        assert_int_equal(ids.own != 0, cases[i].own);
        assert_int_equal(ids.count, cases[i].after);
    }
}

static void of_many_references_the_last_count(void **state)
{
    char mail[4096] = "References:";
    uint64_t last = import_ids_of(STR("Message-ID: <99@x>\n\n")).own;
    struct import_ids ids;
    bool there = false;

    (void)state;
    for (int i = 0; i < 100; i++)
        snprintf(mail + strlen(mail), sizeof mail - strlen(mail), "\n <%d@x>", i);
    ids = import_ids_of(str_of(mail));
    assert_int_equal(ids.count, IMPORT_AFTER);
    for (size_t i = 0; i < ids.count; i++)
        there = there || ids.after[i] == last;
    assert_true(there);
}

struct waiting {
    struct steps *steps;
    uint64_t step;
    struct import_ids ids;
    atomic_bool waited;
};

static void *wait_for_it(void *arg)
{
    struct waiting *w = arg;

    steps_wait(w->steps, w->step, &w->ids);
    w->waited = true;
    return NULL;
}

static void an_answer_waits_for_what_it_answers_and_for_nothing_else(void **state)
{
    struct fault f = { 0 };
    struct steps s;
    struct waiting w = { .steps = &s, .ids = { .own = 3, .after = { 1, 9 }, .count = 2 } };
    pthread_t thread;
    uint64_t question, other, later;

    (void)state;
    steps_open(&s, spot(0));
    assert_true(steps_begin(&s, spot(1), 1, 1, &question));
    assert_true(steps_begin(&s, spot(2), 1, 2, &other));
    assert_true(steps_begin(&s, spot(3), 1, 3, &w.step));
    assert_true(steps_begin(&s, spot(4), 1, 9, &later)); /* never waited for: it comes later */
    assert_ok(thread_start(&thread, "answer", wait_for_it, &w, &f));
    steps_end(&s, other, true);
    clock_sleep(50);
    assert_false(w.waited);
    steps_end(&s, question, true);
    pthread_join(thread, NULL);
    assert_true(w.waited);
    steps_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_ends_before_the_first_step_that_is_not),
        cmocka_unit_test(a_step_that_was_given_up_is_never_passed),
        cmocka_unit_test(who_waits_for_room_is_let_go_when_the_import_stops),
        cmocka_unit_test(room_comes_back_when_a_step_ends),
        cmocka_unit_test(ids_are_read_from_a_mails_head),
        cmocka_unit_test(of_many_references_the_last_count),
        cmocka_unit_test(an_answer_waits_for_what_it_answers_and_for_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
