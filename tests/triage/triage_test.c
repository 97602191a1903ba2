/* SPDX-License-Identifier: EUPL-1.2 */
/* triage_test.c - what the program's own models and rules say of messages. */
#include "test.h"

#include "triage/triage.h"

static void the_programs_models_load(void **state)
{
    struct fault f = { 0 };
    struct triage *t = triage_new(&f);
    const struct str *labels;

    (void)state;
    assert_non_null(t);
    assert_true(triage_intents(t, &labels) >= 2);
    triage_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_programs_models_load),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
