/* SPDX-License-Identifier: EUPL-1.2 */
/* canon_test.c - an entry is read in its one right form, and in no other (RFC 8785). */
#include "test.h"

#include <string.h>

#include "base/attr.h"
#include "journal/canon.h"

#define AT "\"at\":\"2026-11-24T07:00:00.000Z\""

static void one_form_is_read_and_others_are_not(void **state)
{
    static const struct {
        const char *line, *why; /* NULL: it is read */
    } cases[] = {
        { "{\"act\":\"a.b\"," AT "}", NULL },
        { "{\"act\":\"a.b\"," AT ",\"n\":0}", NULL },
        { "{\"act\":\"a.b\"," AT ",\"n\":-12}", NULL },
        { "{\"act\":\"a.b\"," AT ",\"n\":9007199254740992}", NULL },
        { "{\"act\":\"a\\\"\\\\\\n\\u001f\"," AT "}", NULL },
        { "{\"act\":\"\xc3\xa9\xe2\x82\xac\"," AT "}", NULL },
        { "{\"act\":\"a\"," AT ",\"on\":{\"id\":\"x\",\"kind\":\"y\"},\"z\":[1,[],{},null,true]}",
          NULL },
        { "{\"act\":\"abcdefgh\\\"jklmnopqrstuvwx\"," AT "}", NULL },
        { "", "is no canonical JSON" },
        { "{\"act\":\"abcdefgh\tjklmnopqrstuvwx\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"abcdefghijkl\xffnopqrstuvwx\"," AT "}", "is no canonical JSON" },
        { "{}", "says no act" },
        { "{\"act\":\"\"," AT "}", "says no act" },
        { "{\"act\":\"a\"}", "says no time" },
        { "{\"act\":\"a\",\"at\":\"2026-11-24\"}", "says no time" },
        { "{\"act\":\"a\",\"at\":\"2026-11-24T07:00:00Z\"}", "says no time" },
        { "{\"act\":\"a\",\"at\":\"2026-11-24T08:00:00.000+01:00\"}", "says no time" },
        { "{\"act\":\"a\",\"at\":17}", "says no time" },
        { "{" AT ",\"act\":\"a\"}", "is no canonical JSON" }, /* order */
        { "{\"act\":\"a\",\"act\":\"b\"," AT "}", "is no canonical JSON" },
        { "{\"act\": \"a\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT "} ", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT "}{}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":01}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":-0}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":1.0}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":1e3}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":9007199254740993}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"n\":99999999999999999999}", "is no canonical JSON" },
        { "{\"act\":\"\\u0061\"," AT "}", "is no canonical JSON" }, /* an a needs no escape */
        { "{\"act\":\"\\u000a\"," AT "}", "is no canonical JSON" }, /* it has a short one */
        { "{\"act\":\"\\u001F\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"\\/\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"a\tb\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"\xc0\xaf\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"\xed\xa0\x80\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"\xff\"," AT "}", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"x\":[[[[[[[[[[[[]]]]]]]]]]]]}", "is no canonical JSON" },
        { "[\"act\"]", "is no canonical JSON" },
        { "{\"act\":\"a\"," AT ",\"x\":nul}", "is no canonical JSON" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct canon_entry e;
        const char *why = NULL, *again = NULL;
        struct str act;
        msec at;
        bool ok = canon_read(str_of(cases[i].line), &e, &why);

        if (ok != !cases[i].why || (why && strcmp(why, cases[i].why) != 0))
            fail_msg("%s: %s", cases[i].line, ok ? "was read" : why);
        assert_true(canon_check(str_of(cases[i].line), &at, &act, &again) == ok && again == why);
        assert_true(!ok || (at == e.at && str_eq(act, e.act)));
    }
}

static void what_an_entry_says_is_given(void **state)
{
    static const char line[] =
        "{\"act\":\"token.open\",\"at\":\"2026-11-24T07:00:00.001Z\",\"basis\":\"contract\","
        "\"by\":\"0193a000-0000-7000-8000-000000000001\",\"categories\":[\"contact\",\"health\"],"
        "\"n\":2,\"on\":{\"id\":\"0193a000-0000-7000-8000-000000000002\",\"kind\":\"ticket\"},"
        "\"org\":\"0193a000-0000-7000-8000-000000000003\",\"purpose\":\"support\","
        "\"result\":\"allowed\",\"rule\":\"matrix:4\"}";
    struct canon_entry e;
    const char *why;

    (void)state;
    assert_true(canon_read(str_of(line), &e, &why));
    assert_str(e.act, STR("token.open"));
    assert_int_equal(e.at % 1000, 1);
    assert_int_equal(e.by.b[15], 1);
    assert_int_equal(e.on.b[15], 2);
    assert_int_equal(e.org.b[15], 3);
    assert_str(e.on_kind, STR("ticket"));
    assert_str(e.categories, STR("[\"contact\",\"health\"]"));
    assert_true(e.counted && e.n == 2);
    assert_str(e.purpose, STR("support"));
    assert_str(e.rule, STR("matrix:4"));
    assert_null(e.reason.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_form_is_read_and_others_are_not),
        cmocka_unit_test(what_an_entry_says_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
