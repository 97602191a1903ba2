/* SPDX-License-Identifier: EUPL-1.2 */
/* matrix_test.c - default deny, the floor, and a policy file that is read whole or not at all. */
#include "test.h"

#include <string.h>

#include "policy/policy.h"

#define BIT(role) (1u << (role))

static void read_default(struct arena *a, struct matrix *m)
{
    struct fault f = { 0 };

    assert_ok(matrix_read(a, matrix_default(), m, &f));
}

static void the_default_matrix_decides_as_it_says(void **state)
{
    static const struct {
        unsigned roles;
        enum purpose purpose;
        enum category category;
        enum access access;
        const char *rule;
    } cases[] = {
        { BIT(ROLE_AGENT), PURPOSE_SUPPORT, CATEGORY_FINANCIAL, ACCESS_CLEAR,
          "agent/support/financial=clear" },
        { BIT(ROLE_AGENT), PURPOSE_SUPPORT, CATEGORY_HEALTH, ACCESS_MASKED,
          "agent/support/health=masked" },
        { BIT(ROLE_AGENT), PURPOSE_LEGAL, CATEGORY_CONTENT, ACCESS_NONE, "default-deny" },
        { BIT(ROLE_AGENT), PURPOSE_SUPPORT, CATEGORY_SPECIAL, ACCESS_NONE, "default-deny" },
        { BIT(ROLE_ADMIN), PURPOSE_SUPPORT, CATEGORY_CONTENT, ACCESS_NONE, "default-deny" },
        { BIT(ROLE_AUDITOR), PURPOSE_LEGAL, CATEGORY_CONTENT, ACCESS_NONE, "default-deny" },
        /* The widest of several roles, for the purpose that was named. */
        { BIT(ROLE_AGENT) | BIT(ROLE_SUPERVISOR), PURPOSE_SUPPORT, CATEGORY_HEALTH, ACCESS_CLEAR,
          "supervisor/support/health=clear" },
        { 0, PURPOSE_SUPPORT, CATEGORY_CONTENT, ACCESS_NONE, "default-deny" },
    };
    scoped(arena) *a = arena_new(1 << 20);
    struct matrix m;

    (void)state;
    read_default(a, &m);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct verdict_of_policy v;

        matrix_decide(&m, cases[i].roles, cases[i].purpose, cases[i].category, &v);
        assert_int_equal(v.access, cases[i].access);
        assert_string_equal(v.rule, cases[i].rule);
    }
}

/* Every cell granted in memory, past the reader: the floor must hold all the same. */
static void the_floor_holds_whatever_the_matrix_says(void **state)
{
    struct matrix m;

    (void)state;
    memset(&m, ACCESS_CLEAR, sizeof m);
    for (unsigned p = 0; p < PURPOSES; p++) {
        for (unsigned c = 0; c < CATEGORIES; c++) {
            struct verdict_of_policy v;

            matrix_decide(&m, BIT(ROLE_ADMIN), (enum purpose)p, (enum category)c, &v);
            assert_int_equal(v.access, ACCESS_NONE);
            assert_string_equal(v.rule, "floor:admin-reads-no-customer-data");
            matrix_decide(&m, BIT(ROLE_AUDITOR), (enum purpose)p, (enum category)c, &v);
            assert_int_equal(v.access, ACCESS_NONE);
        }
        for (unsigned r = 0; r < ROLES; r++) {
            struct verdict_of_policy v;

            matrix_decide(&m, BIT(r), (enum purpose)p, CATEGORY_CREDENTIAL, &v);
            assert_true(v.access < ACCESS_CLEAR || r == ROLE_CONTROLLER);
        }
    }
}

static void a_wrong_policy_file_names_its_lines_and_changes_nothing(void **state)
{
#define HEADER "role,purpose,category,access\n"
    static const struct {
        struct str csv;
        const char *line;
    } cases[] = {
        { STR_INIT(""), "line 1" },
        { STR_INIT("agent,support,content,clear\n"), "line 1" },
        { STR_INIT(HEADER "agent,support,content\n"), "line 2" },
        { STR_INIT(HEADER "agent,support,colour,clear\n"), "line 2" },
        { STR_INIT(HEADER "agent,support,content,open\n"), "line 2" },
        { STR_INIT(HEADER "agent,support,content,clear\nagent,support,content,none\n"), "line 3" },
        { STR_INIT(HEADER "admin,support,content,masked\n"), "line 2" },
        { STR_INIT(HEADER "tool,drafting,credential,clear\n"), "line 2" },
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct matrix m;
        struct fault f = { 0 };

        memset(&m, 0x5a, sizeof m);
        assert_fault(matrix_read(a, cases[i].csv, &m, &f), FAULT_FIELDS);
        assert_non_null(strstr(f.text, cases[i].line));
        assert_int_equal(m.access[0][0][0], 0x5a);
    }
}

static void a_contract_never_gives_personal_data_in_clear_to_a_remote_provider(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };

    (void)state;
    assert_ok(contracts_check(a, contracts_default(), &f));
    assert_fault(contracts_check(a,
                                 STR("task,provider_class,category,form\n"
                                     "draft,remote,identity,clear\n"),
                                 &f),
                 FAULT_FIELDS);
    assert_fault(contracts_check(a,
                                 STR("task,provider_class,category,form\n"
                                     "draft,embedded,credential,token\n"),
                                 &f),
                 FAULT_FIELDS);
}

static void a_contract_given_twice_or_not_at_all_is_a_mistake(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };

    (void)state;
    assert_ok(contracts_check(a,
                              STR("task,provider_class,category,form\n"
                                  "draft,embedded,content,clear\ndraft,remote,content,clear\n"),
                              &f));
    assert_fault(contracts_check(a,
                                 STR("task,provider_class,category,form\n"
                                     "draft,remote,content,clear\ndraft,remote,content,none\n"),
                                 &f),
                 FAULT_FIELDS);
    assert_non_null(strstr(f.text, "line 3"));
    assert_fault(contracts_check(a, STR(""), &f), FAULT_FIELDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_matrix_decides_as_it_says),
        cmocka_unit_test(the_floor_holds_whatever_the_matrix_says),
        cmocka_unit_test(a_wrong_policy_file_names_its_lines_and_changes_nothing),
        cmocka_unit_test(a_contract_never_gives_personal_data_in_clear_to_a_remote_provider),
        cmocka_unit_test(a_contract_given_twice_or_not_at_all_is_a_mistake),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
