/* SPDX-License-Identifier: EUPL-1.2 */
/* macro_text_test.c - placeholders of macros: which there are, and what becomes of them. */
#include "test.h"

#include "desk/macros.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)1 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void placeholders_are_filled_and_one_without_a_value_leaves_no_gap(void **state)
{
    static const struct {
        const char *text, *customer, *want;
    } cases[] = {
        { "Bonjour {{customer}},", "Ana Prova", "Bonjour Ana Prova," },
        { "Bonjour {{ customer }},", "", "Bonjour," },
        { "{{customer}}, bonjour", "", ", bonjour" },
        { "n° {{ticket}} ({{organisation}})", "", "n° 7 (Maison)" },
        { "{{agent}}{{agent}}", "", "AlixAlix" },
        { "sans rien", "Ana", "sans rien" },
        { "{{customer}}", "{{agent}}", "{{agent}}" }, /* a value is no template */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct str values[MACRO_PLACEHOLDERS] = { [MACRO_CUSTOMER] =
                                                            str_of(cases[i].customer),
                                                        [MACRO_AGENT] = STR("Alix"),
                                                        [MACRO_ORGANISATION] = STR("Maison"),
                                                        [MACRO_TICKET] = STR("7") };

        assert_str(macro_fill(arena, str_of(cases[i].text), values), str_of(cases[i].want));
    }
}

static void a_placeholder_that_is_none_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *text, *why; /* NULL: nothing is wrong */
    } cases[] = {
        { "Bonjour {{customer}}, {{agent}} {{organisation}} {{ticket}}", NULL },
        { "un { et une }", NULL },
        { "\n\n{{nom}}", "line 3: {{nom}} is no placeholder" },
        { "{{}}", "line 1: {{}} is no placeholder" },
        { "{{customer", "line 1: a placeholder does not end" },
        { "{{customer\n}}", "line 1: a placeholder does not end" },
        { "{{Customer}}", "{{Customer}} is no placeholder" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        bool ok = macro_check_text(arena, str_of(cases[i].text), &f);

        assert_int_equal(ok, cases[i].why == NULL);
        if (!ok) {
            assert_int_equal(f.kind, FAULT_FIELDS);
            if (!strstr(f.text, cases[i].why))
                fail_msg("%s: %s", cases[i].text, f.text);
        }
    }
}

static void actions_are_read_as_they_are_written(void **state)
{
    static const struct {
        const char *json;
        const char *again; /* NULL: refused */
    } cases[] = {
        { "{}", "{\"tags\":[]}" },
        { "{\"status\":\"solved\",\"queue\":\"billing\",\"tags\":[\"retour\"]}",
          "{\"queue\":\"billing\",\"status\":\"solved\",\"tags\":[\"retour\"]}" },
        { "{\"status\":null,\"queue\":null,\"tags\":[]}", "{\"tags\":[]}" },
        { "{\"status\":\"lost\"}", NULL },
        { "{\"tags\":[\"\"]}", NULL },
        { "{\"tags\":\"one\"}", NULL },
        { "{\"tags\":[1]}", NULL },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct macro_actions actions;
        struct fault f = { 0 };
        bool ok = macro_actions_read(arena, str_of(cases[i].json), &actions, &f);

        assert_int_equal(ok, cases[i].again != NULL);
        if (ok)
            assert_str(macro_actions_write(arena, &actions), str_of(cases[i].again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_filled_and_one_without_a_value_leaves_no_gap),
        cmocka_unit_test(a_placeholder_that_is_none_is_refused_with_its_line),
        cmocka_unit_test(actions_are_read_as_they_are_written),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
