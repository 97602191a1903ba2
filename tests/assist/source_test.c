/* SPDX-License-Identifier: EUPL-1.2 */
/* source_test.c - what a source is worth, by what agents made of it. */
#include "test.h"

#include "assist/source.h"
#include "knowledge/library.h"

static void judgements_move_a_source_within_bounds(void **state)
{
    static const struct {
        int64_t kept, refused;
        double worth, factor;
    } cases[] = {
        { 0, 0, 0, 1 },
        { 7, 1, 7, 0.5 + 9.0 / 12 },
        { 0, 5, 0, 0.5 + 2.0 / 9 },
        { 1, 1, 1, 1 },
        { 4, 0, 2, 1 }, /* edited, half of each rewritten: neither good nor bad */
        { 0, 1000000, 0, FATE_LEAST },
        { 1000000, 0, 1000000, FATE_MOST },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct assist_fate fate = assist_fate_of(cases[i].kept, cases[i].worth, cases[i].refused);
        double factor = assist_fate_factor(&fate);

        assert_float_equal(factor, cases[i].factor, 1e-4);
        assert_true(factor >= FATE_LEAST && factor <= FATE_MOST);
        assert_int_equal(fate.judged, cases[i].kept + cases[i].refused);
    }
    assert_float_equal(assist_fate_factor(NULL), 1, 0);
}

static void kind_topic_and_judgements_make_the_worth(void **state)
{
    struct assist_fate refused = assist_fate_of(0, 0, 5), liked = assist_fate_of(7, 7, 1);

    (void)state;
    assert_float_equal(assist_worth(SOURCE_PASSAGE, 0.6, FIT_ANY, NULL), 0.6, 1e-9);
    assert_true(assist_worth(SOURCE_MACRO, 0.6, FIT_SAME, NULL) >
                assist_worth(SOURCE_PASSAGE, 0.6, FIT_ANY, NULL));
    assert_true(assist_worth(SOURCE_MACRO, 0.6, FIT_OTHER, NULL) <
                assist_worth(SOURCE_PASSAGE, 0.6, FIT_ANY, NULL));
    assert_true(assist_worth(SOURCE_ANSWER, 0.6, FIT_ANY, NULL) <
                assist_worth(SOURCE_PASSAGE, 0.6, FIT_ANY, NULL));
    assert_true(assist_worth(SOURCE_PASSAGE, 0.6, FIT_ANY, &refused) <
                assist_worth(SOURCE_PASSAGE, 0.5, FIT_ANY, NULL));
    assert_true(assist_worth(SOURCE_ANSWER, 0.6, FIT_ANY, &liked) >
                assist_worth(SOURCE_ANSWER, 0.7, FIT_ANY, NULL));
}

static void what_was_refused_goes_behind_and_equals_stay(void **state)
{
    struct library_hit hits[] = { { .passage = 1, .score = 10 },
                                  { .passage = 2, .score = 9 },
                                  { .passage = 3, .score = 9 } };
    struct assist_fate fates[] = { assist_fate_of(0, 0, 5), { 0 }, { 0 } };

    (void)state;
    assist_rank(hits, fates, COUNT_OF(hits));
    assert_int_equal(hits[0].passage, 2);
    assert_int_equal(hits[1].passage, 3);
    assert_int_equal(hits[2].passage, 1);
    assert_int_equal(fates[2].judged, 5);
    fates[0] = fates[1] = fates[2] = (struct assist_fate){ 0 };
    assist_rank(hits, fates, COUNT_OF(hits));
    assert_int_equal(hits[0].passage, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judgements_move_a_source_within_bounds),
        cmocka_unit_test(kind_topic_and_judgements_make_the_worth),
        cmocka_unit_test(what_was_refused_goes_behind_and_equals_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
