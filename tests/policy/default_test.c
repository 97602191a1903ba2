/* SPDX-License-Identifier: EUPL-1.2 */
/* default_test.c - the matrix a new organisation starts with, every cell of it, against a table
 * written for a lawyer's eye: a row a role and purpose, a letter a category. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "policy/policy.h"

/* Per category, in the order of enum category: content identity contact identifier financial
 * health special credential online location.  '.' none, 'm' masked, 'C' clear.
 *
 * Whoever is not here gets nothing: administrators run the machine, auditors read the journal; a
 * tool gets what finds a customer in their own words (support) or skeletons (triage, drafting,
 * quality); nobody trains on anything; statistics know no persons. */
static const struct {
    enum role role;
    enum purpose purpose;
    const char *cells;
} granted[] = {
    { ROLE_AGENT, PURPOSE_SUPPORT, "CCCCCm..mC" },
    { ROLE_SUPERVISOR, PURPOSE_SUPPORT, "CCCCCCm.mC" },
    { ROLE_SUPERVISOR, PURPOSE_QUALITY, "Cmm......." },
    { ROLE_SUPERVISOR, PURPOSE_STATISTICS, "m........." },
    { ROLE_CONTROLLER, PURPOSE_LEGAL, "CCCCCCCmCC" },
    { ROLE_TOOL, PURPOSE_SUPPORT, ".CCC......" },
    { ROLE_TOOL, PURPOSE_TRIAGE, "C........." },
    { ROLE_TOOL, PURPOSE_DRAFTING, "C........." },
    { ROLE_TOOL, PURPOSE_QUALITY, "C........." },
};

static enum access wanted(unsigned role, unsigned purpose, unsigned category)
{
    for (size_t i = 0; i < COUNT_OF(granted); i++) {
        char cell = granted[i].cells[category];

        if (granted[i].role == (enum role)role && granted[i].purpose == (enum purpose)purpose)
            return cell == 'C' ? ACCESS_CLEAR : cell == 'm' ? ACCESS_MASKED : ACCESS_NONE;
    }
    return ACCESS_NONE;
}

static void every_role_purpose_and_category_is_as_the_table_says(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct matrix m;

    (void)state;
    assert_ok(matrix_read(a, matrix_default(), &m, &f));
    for (unsigned r = 0; r < ROLES; r++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++) {
                enum access want = wanted(r, p, c);
                struct verdict_of_policy v;
                char rule[FAULT_RULE_MAX] = "default-deny";

                matrix_decide(&m, 1u << r, (enum purpose)p, (enum category)c, &v);
                if (want != ACCESS_NONE)
                    snprintf(rule, sizeof rule, "%s/%s/%s=%s", role_name((enum role)r),
                             purpose_name((enum purpose)p), category_name((enum category)c),
                             access_name(want));
                assert_string_equal(v.rule, rule);
                assert_int_equal(v.access, want);
            }
}

/* Two roles never get more than the wider of the two, and never for another purpose. */
static void several_roles_give_the_widest_of_them(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct matrix m;

    (void)state;
    assert_ok(matrix_read(a, matrix_default(), &m, &f));
    for (unsigned roles = 0; roles < 1u << ROLES; roles++)
        for (unsigned p = 0; p < PURPOSES; p++)
            for (unsigned c = 0; c < CATEGORIES; c++) {
                enum access widest = ACCESS_NONE;
                struct verdict_of_policy v;

                for (unsigned r = 0; r < ROLES; r++)
                    if (roles >> r & 1u && wanted(r, p, c) > widest)
                        widest = wanted(r, p, c);
                matrix_decide(&m, roles, (enum purpose)p, (enum category)c, &v);
                assert_int_equal(v.access, widest);
            }
}

static void the_floor_stands_below_the_default_and_names_itself(void **state)
{
    static const struct {
        enum role role;
        enum purpose purpose;
        enum category category;
        enum access most;
    } cases[] = {
        { ROLE_ADMIN, PURPOSE_SUPPORT, CATEGORY_CONTENT, ACCESS_NONE },
        { ROLE_ADMIN, PURPOSE_LEGAL, CATEGORY_IDENTITY, ACCESS_NONE },
        { ROLE_AUDITOR, PURPOSE_LEGAL, CATEGORY_CONTENT, ACCESS_NONE },
        { ROLE_TOOL, PURPOSE_DRAFTING, CATEGORY_CREDENTIAL, ACCESS_NONE },
        { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_HEALTH, ACCESS_NONE },
        { ROLE_TOOL, PURPOSE_TRAINING, CATEGORY_SPECIAL, ACCESS_NONE },
        { ROLE_SUPERVISOR, PURPOSE_STATISTICS, CATEGORY_IDENTITY, ACCESS_NONE },
        { ROLE_CONTROLLER, PURPOSE_STATISTICS, CATEGORY_FINANCIAL, ACCESS_NONE },
        { ROLE_AGENT, PURPOSE_SUPPORT, CATEGORY_CREDENTIAL, ACCESS_MASKED },
    };
    struct matrix m;

    (void)state;
    memset(&m, ACCESS_CLEAR, sizeof m);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct verdict_of_policy v;
        const char *floor = NULL;

        assert_int_equal(matrix_floor(cases[i].role, cases[i].purpose, cases[i].category, &floor),
                         cases[i].most);
        assert_non_null(floor);
        matrix_decide(&m, 1u << cases[i].role, cases[i].purpose, cases[i].category, &v);
        assert_int_equal(v.access, cases[i].most);
        if (cases[i].most == ACCESS_NONE)
            assert_string_equal(v.rule, floor);
    }
}

/* GDPR art. 25 (2): what was not asked for is not given. */
static void an_empty_matrix_gives_nothing(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct matrix m;

    (void)state;
    assert_ok(matrix_read(a, STR("role,purpose,category,access\n"), &m, &f));
    for (unsigned p = 0; p < PURPOSES; p++)
        for (unsigned c = 0; c < CATEGORIES; c++) {
            struct verdict_of_policy v;

            matrix_decide(&m, (1u << ROLES) - 1, (enum purpose)p, (enum category)c, &v);
            assert_int_equal(v.access, ACCESS_NONE);
            assert_string_equal(v.rule, "default-deny");
        }
}

static void the_rule_is_said_in_words(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct verdict_of_policy v = { ACCESS_MASKED, "agent/support/health=masked" };
    struct str fr = policy_words(a, &v, ROLE_AGENT, PURPOSE_SUPPORT, CATEGORY_HEALTH, true);
    struct str en = policy_words(a, &v, ROLE_AGENT, PURPOSE_SUPPORT, CATEGORY_HEALTH, false);

    (void)state;
    assert_true(str_find(fr, STR("données de santé"), 0) != STR_NPOS);
    assert_true(str_find(fr, STR("masque"), 0) != STR_NPOS);
    assert_true(str_find(en, STR("masked"), 0) != STR_NPOS);
    assert_true(str_find(fr, str_of(v.rule), 0) != STR_NPOS);
    assert_true(str_find(en, str_of(v.rule), 0) != STR_NPOS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_purpose_and_category_is_as_the_table_says),
        cmocka_unit_test(several_roles_give_the_widest_of_them),
        cmocka_unit_test(the_floor_stands_below_the_default_and_names_itself),
        cmocka_unit_test(an_empty_matrix_gives_nothing),
        cmocka_unit_test(the_rule_is_said_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
