/* SPDX-License-Identifier: EUPL-1.2 */
/* guide_test.c - a decision tree is read as it is written, and nothing can be stuck in it. */
#include "test.h"

#include "knowledge/guide.h"

static void a_guide_is_steps_with_answers_and_results(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct fault f = { 0 };
    struct guide g;

    (void)state;
    assert_ok(guide_read(a,
                         STR("# Plugged in?\r\nLook at the *wall*.\n\n- a list\n\n"
                             "- Yes -> Bulb\n- No, see a->b → Done\n\n"
                             "## Bulb\n- It glows -> Done\n- Back -> Plugged in?\n\n"
                             "# Done\nThat was it.\n=> Connecting a lamp\n"),
                         &g, &f));
    assert_int_equal(g.count, 3);
    assert_str(g.steps[0].name, STR("Plugged in?"));
    assert_str(g.steps[0].text, STR("Look at the *wall*.\n\n- a list"));
    assert_int_equal(g.steps[0].count, 2);
    assert_str(g.steps[0].answers[1].text, STR("No, see a->b"));
    assert_int_equal(g.steps[0].answers[0].to, 1);
    assert_int_equal(g.steps[0].answers[1].to, 2);
    assert_int_equal(g.steps[1].answers[1].to, 0);
    assert_int_equal(g.steps[1].text.len, 0);
    assert_int_equal(g.steps[2].count, 0);
    assert_str(g.steps[2].see, STR("Connecting a lamp"));
}

static void a_mistake_names_its_step(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        { "", "line 1: a guide has at least one step \\\"# its name\\\"" },
        { "\nHello\n# A\nend", "line 2: a guide begins with a step" },
        { "# A\n- x -> B\n", "line 2, step \\\"A\\\": an answer leads to no step \\\"B\\\"" },
        { "# A\nend\n# A\nend", "line 3, step \\\"A\\\": there are two of that name" },
        { "# A\n", "line 1, step \\\"A\\\": a dead end" },
        { "# A\nend\n# B\nend", "line 3, step \\\"B\\\": no answer leads there" },
        { "# A\n- x -> B\n# B\n- y -> A\n", "line 3, step \\\"B\\\": goes in a circle" },
        { "# A\n- x -> A\n- y -> B\n# B\n- z -> B\n", "line 4, step \\\"B\\\": goes in a circle" },
        { "# A\n- x -> B\nmore\n# B\nend",
          "line 3, step \\\"A\\\": there is text behind its answers" },
        { "# A\n- -> B\n# B\nend", "line 2, step \\\"A\\\": an answer has 1 to 200 bytes" },
        { "#  \nend", "line 1: a name has 1 to 120 bytes" },
        { "# A\n-> B\n- 1 -> B\n- 2 -> B\n- 3 -> B\n- 4 -> B\n- 5 -> B\n- 6 -> B\n- 7 -> B\n- 8 -> "
          "B\n"
          "- 9 -> B\n- 10 -> B\n- 11 -> B\n- 12 -> B\n- 13 -> B\n# B\nend",
          "line 15, step \\\"A\\\": has more than 12 answers" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct fault f = { 0 };
        struct guide g;

        assert_false(guide_read(a, str_of(cases[i].text), &g, &f));
        assert_int_equal(f.kind, FAULT_FIELDS);
        if (!strstr(f.text, cases[i].said))
            fail_msg("case %zu: %s", i, f.text);
    }
}

static void a_circle_that_can_be_left_is_fine(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct fault f = { 0 };
    struct guide g;

    (void)state;
    assert_ok(guide_read(
        a, STR("# A\n- again -> A\n- on -> B\n# B\n- back -> A\n- end -> C\n# C\n=> X"), &g, &f));
    assert_int_equal(g.count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guide_is_steps_with_answers_and_results),
        cmocka_unit_test(a_mistake_names_its_step),
        cmocka_unit_test(a_circle_that_can_be_left_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
