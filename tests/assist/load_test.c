/* SPDX-License-Identifier: EUPL-1.2 */
/* load_test.c - when a call may begin: the circuit breaker of a provider, an organisation's calls
 * at once, and for how long a failed call waits. */
#include "assist/rig.h"

#define SECOND ((int64_t)1000000000)
#define DRAWS  64

static bool enters(struct gateway *g, const struct gateway_provider *p, int64_t now)
{
    enum gateway_stop stop = STOP_NONE;
    bool in = load_enter(g, p, now, &stop);

    assert_int_equal(stop, in ? STOP_NONE : STOP_BUSY);
    return in;
}

static void call(struct gateway *g, const struct gateway_provider *p, int64_t now,
                 enum load_end end)
{
    assert_true(enters(g, p, now));
    load_leave(g, p, now, end);
}

static struct gateway_provider a_provider(void)
{
    return (struct gateway_provider){ .id = id_new(), .org = id_new(), .version = 1 };
}

static void fail_until_it_rests(struct gateway *g, const struct gateway_provider *p, int64_t now)
{
    for (int i = 0; i < LOAD_FAILURES; i++)
        call(g, p, now, LOAD_FAILED);
}

static void so_many_failures_in_a_row_open_the_circuit(void **state)
{
    struct gateway *g = ((struct rig *)*state)->gateway;
    struct gateway_provider p = a_provider(), other = a_provider(), newer;

    for (int i = 0; i < LOAD_FAILURES - 1; i++)
        call(g, &p, SECOND, LOAD_FAILED);
    call(g, &p, SECOND, LOAD_NEITHER); /* whoever asked is gone: that says nothing of it */
    call(g, &p, SECOND, LOAD_FAILED);
    assert_false(enters(g, &p, SECOND));
    assert_false(enters(g, &p, SECOND + LOAD_REST - 1));
    call(g, &other, SECOND, LOAD_WELL);
    newer = p;
    newer.version = 2;
    call(g, &newer, SECOND, LOAD_WELL);
}

static void one_that_answers_between_keeps_it_closed(void **state)
{
    struct gateway *g = ((struct rig *)*state)->gateway;
    struct gateway_provider p = a_provider();

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < LOAD_FAILURES - 1; i++)
            call(g, &p, SECOND, LOAD_FAILED);
        call(g, &p, SECOND, LOAD_WELL);
    }
    assert_true(enters(g, &p, SECOND));
    load_leave(g, &p, SECOND, LOAD_WELL);
}

static void after_its_rest_one_tries_while_the_others_wait(void **state)
{
    struct gateway *g = ((struct rig *)*state)->gateway;
    struct gateway_provider p = a_provider();
    int64_t later = SECOND + LOAD_REST;

    fail_until_it_rests(g, &p, SECOND);
    assert_true(enters(g, &p, later)); /* half open */
    assert_false(enters(g, &p, later));
    assert_false(enters(g, &p, later + LOAD_REST - 1));
    load_leave(g, &p, later + SECOND, LOAD_FAILED); /* open again, from then on */
    assert_false(enters(g, &p, later + SECOND + LOAD_REST - 1));
    later += SECOND + LOAD_REST;
    assert_true(enters(g, &p, later));
    load_leave(g, &p, later, LOAD_WELL); /* closed */
    for (int i = 0; i < GATEWAY_CALLS_MAX; i++)
        assert_true(enters(g, &p, later));
    assert_false(enters(g, &p, later)); /* as many as there may be */
    for (int i = 0; i < GATEWAY_CALLS_MAX; i++)
        load_leave(g, &p, later, i < LOAD_FAILURES - 1 ? LOAD_FAILED : LOAD_WELL);
    call(g, &p, later, LOAD_WELL);
}

static void an_organisation_s_calls_at_once_are_those_to_all_its_providers(void **state)
{
    struct gateway *g = ((struct rig *)*state)->gateway;
    struct gateway_provider one = a_provider(), other, elsewhere = a_provider();
    enum gateway_stop stop = STOP_NONE;

    one.shared.at_once = elsewhere.shared.at_once = 2;
    other = one;
    other.id = id_new();
    assert_true(enters(g, &one, SECOND) && enters(g, &other, SECOND));
    assert_false(load_enter(g, &one, SECOND, &stop));
    assert_int_equal(stop, STOP_SHARED_BUSY);
    call(g, &elsewhere, SECOND, LOAD_WELL);
    load_leave(g, &other, SECOND, LOAD_WELL);
    assert_true(enters(g, &one, SECOND));
    assert_false(load_enter(g, &other, SECOND, &stop));
    load_leave(g, &one, SECOND, LOAD_WELL);
    load_leave(g, &one, SECOND, LOAD_WELL);
    call(g, &other, SECOND, LOAD_WELL);
}

/* The one that may try is not used up by an organisation that has no room for it. */
static void who_has_no_room_does_not_try_for_the_others(void **state)
{
    struct gateway *g = ((struct rig *)*state)->gateway;
    struct gateway_provider p = a_provider(), other = p;
    enum gateway_stop stop = STOP_NONE;
    int64_t later = SECOND + LOAD_REST;

    other.id = id_new();
    fail_until_it_rests(g, &p, SECOND);
    assert_true(enters(g, &other, later));
    p.shared.at_once = 1;
    assert_false(load_enter(g, &p, later, &stop));
    assert_int_equal(stop, STOP_SHARED_BUSY);
    load_leave(g, &other, later, LOAD_WELL);
    call(g, &p, later, LOAD_WELL);
}

static void waits_before_another_try_are_of_chance_within_bounds(void **state)
{
    static const int64_t most[] = { 400, 800, 1600, 3200, 6400, 8000, 8000 };

    (void)state;
    for (unsigned more = 0; more < COUNT_OF(most); more++) {
        int64_t least = INT64_MAX, longest = 0;
        unsigned low = 0;

        for (unsigned i = 0; i < DRAWS; i++) {
            int64_t wait = retry_wait(more, 0);

            assert_in_range(wait, most[more] / 2, most[more]);
            least = wait < least ? wait : least;
            longest = wait > longest ? wait : longest;
            low += wait < most[more] * 3 / 4;
        }
        /* Spread over all of it: by chance otherwise less than once in ten million runs. */
        assert_true(longest - least > most[more] / 4);
        assert_in_range(low, 8, DRAWS - 8);
    }
    for (unsigned more = 0; more < COUNT_OF(most); more++)
        assert_int_equal(retry_wait(more, 1500), 1500); /* as the provider asks */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(so_many_failures_in_a_row_open_the_circuit),
        cmocka_unit_test(one_that_answers_between_keeps_it_closed),
        cmocka_unit_test(after_its_rest_one_tries_while_the_others_wait),
        cmocka_unit_test(an_organisation_s_calls_at_once_are_those_to_all_its_providers),
        cmocka_unit_test(who_has_no_room_does_not_try_for_the_others),
        cmocka_unit_test(waits_before_another_try_are_of_chance_within_bounds),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
