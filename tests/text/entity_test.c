/* SPDX-License-Identifier: EUPL-1.2 */
/* entity_test.c - character references as pages and mails write them (WHATWG HTML, 13.5). */
#include "test.h"

#include "text/entity.h"

static void a_reference_is_read(void **state)
{
    static const struct {
        struct str text;
        size_t bytes;
        uint32_t c;
    } cases[] = {
        { STR_INIT("&eacute;t"), 8, 0xe9 },      { STR_INIT("&Eacute;"), 8, 0xc9 },
        { STR_INIT("&nbsp;&nbsp;"), 6, 0xa0 },   { STR_INIT("&amp;amp;"), 5, '&' },
        { STR_INIT("&quot;"), 6, '"' },          { STR_INIT("&euro;"), 6, 0x20ac },
        { STR_INIT("&diams;"), 7, 0x2666 },      { STR_INIT("&#233;"), 6, 0xe9 },
        { STR_INIT("&#xE9;"), 6, 0xe9 },         { STR_INIT("&#XE9;"), 6, 0xe9 },
        { STR_INIT("&#39"), 4, '\'' },           { STR_INIT("&#x1F600;"), 9, 0x1f600 },
        { STR_INIT("&eacute "), 7, 0xe9 }, /* Latin-1 without its end */
        { STR_INIT("&#0;"), 4, 0xfffd },         { STR_INIT("&#xD800;"), 8, 0xfffd },
        { STR_INIT("&#99999999;"), 11, 0xfffd },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint32_t c = 0;

        assert_int_equal(text_entity(cases[i].text, &c), cases[i].bytes);
        assert_int_equal(c, cases[i].c);
    }
}

static void what_is_none_is_left(void **state)
{
    static const struct str texts[] = {
        STR_INIT(""),         STR_INIT("&"),
        STR_INIT("& B"),      STR_INIT("&;"),
        STR_INIT("&#;"),      STR_INIT("&#x;"),
        STR_INIT("&#12a;"),   STR_INIT("&nosuch;"),
        STR_INIT("eacute;"),  STR_INIT("&euro "),
        STR_INIT("&EACUTE;"), STR_INIT("&eacuteeacuteeacuteeacuteeacuteeacute;"),
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        uint32_t c;

        assert_int_equal(text_entity(texts[i], &c), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reference_is_read),
        cmocka_unit_test(what_is_none_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
