/* SPDX-License-Identifier: EUPL-1.2 */
/* distance_test.c - how far what was sent is from what was proposed. */
#include <stdio.h>

#include "test.h"

#include "assist/distance.h"
#include "base/buf.h"

static double distance(struct str proposed, struct str used)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct fault f = { 0 };
    double ret = -1;

    assert_true(assist_distance(a, proposed, used, &ret, &f));
    return ret;
}

static void is_the_share_of_letters_that_changed(void **state)
{
    static const struct {
        const char *proposed, *used;
        double distance;
    } cases[] = {
        { "", "", 0 },
        { "a b c", "a b c", 0 },
        { "a  b", "a\n\nb", 0 },
        { "aaa", "bbb", 1 },
        { "aaa", "", 1 },
        { "one two", "one two three", 5.0 / 17 },
        { "un café crème", "un thé crème", 7.0 / 21 }, /* letters, not bytes */
        { "Bonjour ⟦PERSON_1⟧.", "Bonjour ⟦PERSON_2⟧.", 20.0 / 36 },
        { "one two three four", "four one two three", 8.0 / 30 },
        /* A placeholder stands for what is on its line, and for nothing beyond. */
        { "Dear {{customer}}, thanks.", "Dear ⟦PERSON_1⟧ van Dam, thanks.", 0 },
        { "Dear {{customer}}, thanks.", "Dear, thanks.", 0 },
        { "{{agent}}\n{{organisation}}", "Ana Prova\nMaison Lumen", 0 },
        { "See you,\n{{agent}}", "See you,\nAna\nand call us", 3.0 / 26 },
        { "a {{", "a {{", 0 },
        { "a ⟦", "a ⟦", 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_float_equal(distance(str_of(cases[i].proposed), str_of(cases[i].used)),
                           cases[i].distance, 1e-9);
}

static void is_the_same_in_both_directions_and_never_outside(void **state)
{
    static const char *const words[] = { "a", "bb", "ccc", "dddd", "é", ".", "\n", " " };
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 200; round++) {
        char text[2][200] = { "", "" };
        double one, back;

        for (int i = 0; i < 24; i++) {
            seed = seed * 1103515245 + 12345;
            snprintf(text[i % 2] + strlen(text[i % 2]), 20, "%s ", words[seed >> 16 & 7]);
        }
        one = distance(str_of(text[0]), str_of(text[1]));
        back = distance(str_of(text[1]), str_of(text[0]));
        assert_float_equal(one, back, 1e-9);
        assert_true(one >= 0 && one <= 1);
        assert_float_equal(distance(str_of(text[0]), str_of(text[0])), 0, 0);
    }
}

static void of_very_long_texts_only_what_they_begin_and_end_with_is_the_same(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct buf x = buf_new(a, (size_t)1 << 20), y = buf_new(a, (size_t)1 << 20);

    (void)state;
    buf_add(&x, STR("one "));
    buf_add(&y, STR("one "));
    for (int i = 0; i < 2 * DISTANCE_WORDS_MAX; i++) {
        buf_add(&x, STR("w "));
        buf_add(&y, i ? STR("w ") : STR("v "));
    }
    assert_float_equal(distance(buf_str(&x), buf_str(&x)), 0, 0);
    assert_float_equal(distance(buf_str(&x), buf_str(&y)), 2.0 / (2 * 6003), 1e-9);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_share_of_letters_that_changed),
        cmocka_unit_test(is_the_same_in_both_directions_and_never_outside),
        cmocka_unit_test(of_very_long_texts_only_what_they_begin_and_end_with_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
