/* SPDX-License-Identifier: EUPL-1.2 */
/* The tasks of AI and the policy's contracts are one list. */
#include "assist/task.h"
#include "policy/policy.h"
#include "test.h"

static void each_task_has_the_name_and_number_of_its_contract(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ASSIST_TASKS; i++) {
        enum assist_task task;

        assert_string_equal(task_row((enum assist_task)i)->name, contract_task_name(i));
        assert_true(task_parse(str_of(contract_task_name(i)), &task));
        assert_int_equal(task, i);
    }
}

static void a_word_that_names_no_task_is_refused(void **state)
{
    enum assist_task task;

    (void)state;
    assert_false(task_parse(STR("Draft"), &task));
    assert_false(task_parse(STR(""), &task));
}

static void a_task_with_an_answer_has_an_end_and_a_limit(void **state)
{
    (void)state;
    for (unsigned i = TASK_SUMMARY; i < TASK_EMBED; i++) {
        const struct task_row *row = task_row((enum assist_task)i);

        assert_true(row->seconds > 0 && row->answer_words > 0);
        assert_true(row->own || (row->messages > 0 && row->bytes > 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_task_has_the_name_and_number_of_its_contract),
        cmocka_unit_test(a_word_that_names_no_task_is_refused),
        cmocka_unit_test(a_task_with_an_answer_has_an_end_and_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
