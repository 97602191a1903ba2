/* SPDX-License-Identifier: EUPL-1.2 */
/* normal_test.c - two spellings of one identifier are one, and two identifiers stay two. */
#include "test.h"

#include "people/people.h"

static void spellings_of_one_identifier_are_the_same(void **state)
{
    static const struct {
        enum identifier_kind kind;
        struct str value, normal;
    } cases[] = {
        { KNOWN_EMAIL, STR_INIT(" Ana.Prova@Example.ORG "), STR_INIT("ana.prova@example.org") },
        { KNOWN_EMAIL, STR_INIT("ana+shop@example.org"), STR_INIT("ana@example.org") },
        { KNOWN_PHONE, STR_INIT("06 39 98 12 34"), STR_INIT("+33639981234") },
        { KNOWN_PHONE, STR_INIT("+33 (0)6.39.98.12.34"), STR_INIT("+33639981234") },
        { KNOWN_PHONE, STR_INIT("0033639981234"), STR_INIT("+33639981234") },
        { KNOWN_PHONE, STR_INIT("+44 7700 900123"), STR_INIT("+447700900123") },
        { KNOWN_HANDLE, STR_INIT("@Ana_Prova"), STR_INIT("ANA_PROVA") },
        { KNOWN_CUSTOMER_REF, STR_INIT("cl-204 518"), STR_INIT("CL-204518") },
        /* Another letter is another mailbox, another domain or another account. */
        { KNOWN_EMAIL, STR_INIT("josé@example.org"), STR_INIT("josé@example.org") },
        { KNOWN_EMAIL, STR_INIT("jose@éxample.org"), STR_INIT("jose@éxample.org") },
        { KNOWN_HANDLE, STR_INIT("@josé"), STR_INIT("JOSé") },
    };
    scoped(arena) *a = arena_new(1 << 16);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(people_normal(a, cases[i].kind, cases[i].value), cases[i].normal);
}

static void what_cannot_be_an_identifier_is_none(void **state)
{
    static const struct {
        enum identifier_kind kind;
        struct str value;
    } cases[] = {
        { KNOWN_EMAIL, STR_INIT("no address") }, { KNOWN_EMAIL, STR_INIT("@example.org") },
        { KNOWN_EMAIL, STR_INIT("ana@") },       { KNOWN_PHONE, STR_INIT("12") },
        { KNOWN_PHONE, STR_INIT("") },           { KNOWN_PHONE, STR_INIT("01234567890123456789") },
        { KNOWN_HANDLE, STR_INIT("") },
    };
    scoped(arena) *a = arena_new(1 << 16);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(people_normal(a, cases[i].kind, cases[i].value).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_identifier_are_the_same),
        cmocka_unit_test(what_cannot_be_an_identifier_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
