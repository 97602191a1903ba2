/* SPDX-License-Identifier: EUPL-1.2 */
/* once_test.c - requests with an Idempotency-Key run once. */
#include "world.h"

static const uint8_t request[32] = { 1 }, another[32] = { 2 };

static bool begin(struct world *w, struct id principal, const uint8_t *what, struct once *once,
                  struct str *ret_answer)
{
    struct fault f = { 0 };

    *once = (struct once){ .principal = principal };
    if (once_begin(w->accounts, w->arena, STR("key"), what, once, ret_answer, &f))
        return true;
    assert_int_equal(f.kind, FAULT_CONFLICT);
    return false;
}

static void a_request_runs_once_and_is_answered_the_same_again(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once, again;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    assert_null(answer.ptr);
    assert_false(begin(w, me, request, &again, &answer)); /* still at work */
    assert_ok(once_finish(w->accounts, &once, 201, STR("{\"ticket\":\"t\"}"), &f));
    for (int i = 0; i < 2; i++) {
        assert_true(begin(w, me, request, &again, &answer));
        assert_str(answer, STR("{\"ticket\":\"t\"}"));
    }
    assert_false(begin(w, me, another, &again, &answer));
}

static void a_key_is_of_one_principal(void **state)
{
    struct world *w = *state;
    struct once mine, yours;
    struct str answer;

    assert_true(begin(w, id_new(), request, &mine, &answer));
    assert_true(begin(w, id_new(), another, &yours, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &mine);
    once_abandon(w->accounts, &yours);
}

static void work_that_failed_may_be_tried_again_under_its_key(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once;
    struct str answer;

    assert_true(begin(w, me, request, &once, &answer));
    once_abandon(w->accounts, &once);
    assert_true(begin(w, me, another, &once, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &once);
}

static void work_that_was_cut_off_is_taken_up_under_the_same_id(void **state)
{
    static const uint8_t key[CRYPTO_KEY_SIZE] = { 7 };
    struct world *w = *state;
    struct id me = id_new();
    struct once once, again;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    accounts_close(w->accounts); /* the program ends before its work does */
    assert_ok(accounts_open(w->store, w->journal, key, &w->accounts, &f));
    assert_false(begin(w, me, another, &again, &answer));
    assert_true(begin(w, me, request, &again, &answer));
    assert_null(answer.ptr);
    assert_true(id_eq(once.planned, again.planned));
    once_abandon(w->accounts, &again);
}

static void a_key_is_forgotten_after_a_day(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    assert_ok(once_finish(w->accounts, &once, 201, STR("{}"), &f));
    pass(w, ONCE_KEEP_MS - 60000);
    assert_true(begin(w, me, request, &once, &answer));
    assert_non_null(answer.ptr);
    pass(w, 60001);
    assert_true(begin(w, me, another, &once, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &once);
}

static void a_key_has_1_to_255_bytes(void **state)
{
    struct world *w = *state;
    const struct str keys[] = { STR(""), str_printf(w->arena, "%0256d", 1) };
    struct str answer;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct once once = { .principal = w->user };

        assert_fault(once_begin(w->accounts, w->arena, keys[i], request, &once, &answer, &f),
                     FAULT_INVALID);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(a_request_runs_once_and_is_answered_the_same_again),
        CASE(a_key_is_of_one_principal),
        CASE(work_that_failed_may_be_tried_again_under_its_key),
        CASE(work_that_was_cut_off_is_taken_up_under_the_same_id),
        CASE(a_key_is_forgotten_after_a_day),
        CASE(a_key_has_1_to_255_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
