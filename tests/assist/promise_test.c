/* SPDX-License-Identifier: EUPL-1.2 */
/* promise_test.c - does a promised error hold?  Thousands of drawn sets of judged answers, whose
 * true error is known, with fixed seeds; and that the rule without its +1 would be seen to break
 * it. */
#include "test.h"

#include <math.h>

#include "assist/alike.h"
#include "assist/promise.h"
#include "base/fault.h"

#define DRAWS 2000
#define ROWS  400

static uint64_t next(uint64_t *seed) /* splitmix64 */
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static double chance(uint64_t *seed)
{
    return (double)(next(seed) >> 11) / 9007199254740992.0;
}

/* How wrong an answer of a confidence is, in four worlds. */
static double flat_over(double c)
{
    (void)c;
    return 0.06;
}

static double falling(double c)
{
    return c < 0.9 ? 0.4 * (1 - c) : 0.02;
}

static double step_at_80(double c)
{
    return c < 0.8 ? 0.3 : 0.01;
}

static double confident_nonsense(double c)
{
    return c > 0.9 ? 0.2 : 0.03;
}

/* The true share of wrong ones from a threshold on; confidences are even from 0.4 to 1. */
static double true_error(double (*wrong)(double), double threshold)
{
    double sum = 0;

    for (int i = 0; i < 1000; i++)
        sum += wrong(threshold + (1 - threshold) * (i + 0.5) / 1000);
    return sum / 1000;
}

static void draw(struct promise_row *rows, size_t count, double (*wrong)(double), uint64_t *seed)
{
    for (size_t i = 0; i < count; i++) {
        double c = 0.4 + 0.6 * chance(seed);

        rows[i] = (struct promise_row){ c, chance(seed) < wrong(c) };
    }
}

static const struct world {
    const char *name;
    double (*wrong)(double);
} worlds[] = {
    { "flat", flat_over },
    { "falling", falling },
    { "step", step_at_80 },
    { "nonsense", confident_nonsense },
};

static void the_promised_error_holds_as_often_as_is_said(void **state)
{
    static struct promise_row rows[ROWS];

    (void)state;
    for (size_t w = 0; w < sizeof worlds / sizeof *worlds; w++) {
        uint64_t seed = 7;
        size_t broken = 0, found = 0;

        for (int i = 0; i < DRAWS; i++) {
            struct promise p;

            draw(rows, ROWS, worlds[w].wrong, &seed);
            promise_find(rows, ROWS, 0.05, &p);
            found += p.found;
            broken += p.found && true_error(worlds[w].wrong, p.threshold) > 0.05;
        }
        if ((double)broken > (1 - PROMISE_SURE) * DRAWS)
            fail_msg("%s: broken in %zu of %d", worlds[w].name, broken, DRAWS);
        if (worlds[w].wrong == step_at_80 && found < DRAWS / 2)
            fail_msg("%s: a promise that could be kept is found in %zu of %d only", worlds[w].name,
                     found, DRAWS);
    }
}

/* The rule that everybody writes first: what was observed is at most what was promised. */
static void without_what_is_uncertain_it_would_be_broken_more_often(void **state)
{
    static struct promise_row rows[ROWS];
    uint64_t seed = 7;
    size_t broken = 0;

    (void)state;
    for (int i = 0; i < DRAWS; i++) {
        struct promise p;
        bool some = false;

        draw(rows, ROWS, flat_over, &seed);
        promise_find(rows, ROWS, 0.05, &p);
        for (size_t k = 0; k < PROMISE_STEPS; k++)
            some |= p.step[k].answered && p.step[k].wrong <= 0.05 * (double)p.step[k].answered;
        broken += some;
    }
    assert_true((double)broken > 2 * (1 - PROMISE_SURE) * DRAWS);
}

/* One threshold alone, at the edge: the binomial tail is exact, so a rule that forgets the +1 (one
 * wrong answer fewer) breaks it. */
static void the_answer_that_is_still_to_come_counts(void **state)
{
    static struct promise_row rows[ROWS];
    uint64_t seed = 11;
    size_t broken = 0, forgetful = 0;

    (void)state;
    for (int i = 0; i < DRAWS; i++) {
        size_t wrong = 0;

        draw(rows, 100, flat_over, &seed);
        for (size_t k = 0; k < 100; k++)
            wrong += rows[k].wrong;
        broken += promise_at(rows, 100, 0.4, 0.0599).holds;
        forgetful += wrong == 0 || promise_tail(wrong - 1, 100, 0.0599) <= 1 - PROMISE_SURE;
    }
    assert_true((double)broken <= (1 - PROMISE_SURE) * DRAWS);
    assert_true((double)forgetful > (1 - PROMISE_SURE) * DRAWS);
}

static void too_little_data_promises_nothing(void **state)
{
    static struct promise_row rows[200];
    struct promise p;

    (void)state;
    for (size_t i = 0; i < 200; i++)
        rows[i] = (struct promise_row){ 0.82, false };
    promise_find(rows, 0, 0.05, &p);
    assert_false(p.found);
    assert_true(p.step[0].bound >= 1 && p.needed == 90);
    promise_find(rows, 89, 0.05, &p);
    assert_false(p.found);
    promise_find(rows, 90, 0.05, &p);
    assert_true(p.found && fabs(p.threshold - 0.5) < 1e-9);
    promise_find(rows, 200, 0.05, &p);
    assert_true(p.step[6].answered == 200 && p.step[7].answered == 0 && !p.step[7].holds);
}

static void what_is_expected_and_its_bound_are_those_of_the_books(void **state)
{
    static struct promise_row rows[100];
    struct promise_step s;

    (void)state;
    for (size_t i = 0; i < 100; i++)
        rows[i] = (struct promise_row){ 0.7, i < 2 };
    s = promise_at(rows, 100, 0.7, 0.06);
    assert_true(s.answered == 100 && s.wrong == 2 && s.holds);
    assert_true(fabs(s.expected - 3.0 / 101) < 1e-12);
    assert_true(fabs(s.bound - 0.0523) < 5e-4); /* Clopper and Pearson, one-sided, 90 % */
    s = promise_at(rows, 100, 0.7, 0.05);
    assert_false(s.holds);
    assert_true(fabs(promise_tail(1, 3, 0.5) - 0.5) < 1e-12);
    assert_true(promise_tail(3, 3, 0.5) >= 1 && promise_tail(0, 5, 0) >= 1);
}

static void answers_are_alike_by_what_they_say(void **state)
{
    static const struct {
        enum lang lang;
        const char *proposed, *answered;
        bool right;
    } rows[] = {
        { LANG_FR,
          "Merci pour votre message.\n\nRenvoyez le trombone dans son étui sous trente jours, "
          "coulisse démontée. [1]\n\nN’hésitez pas à nous écrire.",
          "Bonjour,\n\nVous pouvez renvoyer votre trombone sous trente jours, dans son étui et "
          "coulisse démontée.\n\nCordialement",
          true },
        { LANG_FR,
          "Merci pour votre message.\n\nRenvoyez le trombone dans son étui sous trente jours, "
          "coulisse démontée. [1]\n\nN’hésitez pas à nous écrire.",
          "Merci pour votre message. Le remboursement part demain. N’hésitez pas à nous écrire.",
          false },
        { LANG_EN,
          "Thank you.\n\nYou can change the delivery address until the parcel is sent. [1]\n\n"
          "Please write again.",
          "Hello, the address of a delivery can be changed as long as the parcel was not sent.",
          true },
        { LANG_EN, "Thank you.\n\nYou can change the delivery address. [1]\n\nPlease write again.",
          "", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
        struct fault f = { 0 };
        double alike;

        assert_ok(assist_alike(a, str_of(rows[i].proposed), str_of(rows[i].answered), rows[i].lang,
                               &alike, &f));
        if ((alike >= ALIKE_RIGHT) != rows[i].right)
            fail_msg("row %zu: %f", i, alike);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_promised_error_holds_as_often_as_is_said),
        cmocka_unit_test(without_what_is_uncertain_it_would_be_broken_more_often),
        cmocka_unit_test(the_answer_that_is_still_to_come_counts),
        cmocka_unit_test(too_little_data_promises_nothing),
        cmocka_unit_test(what_is_expected_and_its_bound_are_those_of_the_books),
        cmocka_unit_test(answers_are_alike_by_what_they_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
