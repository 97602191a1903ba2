/* SPDX-License-Identifier: EUPL-1.2 */
/* article_test.c - an article is found while it is valid, and shown without what loads or runs. */
#include "test.h"

#include "knowledge/library.h"

#define DAY ((msec)86400000)
#define NOW (1000 * DAY)

static void an_article_is_found_while_it_is_valid(void **state)
{
    static const struct {
        msec from, until;
        bool archived;
        enum article_state state;
        bool found;
    } cases[] = {
        { 0, 0, false, ARTICLE_CURRENT, true },
        { NOW, 0, false, ARTICLE_CURRENT, true },
        { NOW + 1, 0, false, ARTICLE_PLANNED, false },
        { 0, NOW, false, ARTICLE_ENDED, false },
        { 0, NOW + 1, false, ARTICLE_ENDING, true },
        { 0, NOW + ARTICLE_ENDING_DAYS * DAY, false, ARTICLE_ENDING, true },
        { 0, NOW + ARTICLE_ENDING_DAYS * DAY + 1, false, ARTICLE_CURRENT, true },
        { 0, 0, true, ARTICLE_ARCHIVED, false },
        { 0, NOW + 1, true, ARTICLE_ARCHIVED, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct article_row row = { .valid_from = cases[i].from,
                                   .valid_until = cases[i].until,
                                   .archived = cases[i].archived };
        enum article_state is = article_state(&row, NOW);

        assert_int_equal(is, cases[i].state);
        assert_int_equal(article_is_found(is), cases[i].found);
    }
}

static void html_holds_nothing_that_loads_or_runs(void **state)
{
    static const struct {
        const char *markdown, *html;
    } cases[] = {
        { "*a*", "<p><em>a</em></p>\n" },
        { "", "" },
        { "<script>x</script>", "<!-- raw HTML omitted -->\n" },
        { "a <b onclick=x>b</b>",
          "<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n" },
        { "[a](javascript:x)", "<p><a href=\"\">a</a></p>\n" },
        { "[a](JAVASCRIPT:x)", "<p><a href=\"\">a</a></p>\n" },
        { "[a](data:text/html,x)", "<p><a href=\"\">a</a></p>\n" },
        { "![a *b*](https://example.org/x.png)", "<p>a <em>b</em></p>\n" },
        { "[![a](x.png)](https://example.org)", "<p><a href=\"https://example.org\">a</a></p>\n" },
        { "![a ![b](y.png)](x.png)", "<p>a b</p>\n" },
        { "[a](https://example.org/?x=1&y=\"2\")",
          "<p>[a](https://example.org/?x=1&amp;y=&quot;2&quot;)</p>\n" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct fault f = { 0 };
        struct str html;

        assert_ok(article_html(a, str_of(cases[i].markdown), 0, &html, &f));
        if (i == 10) /* whatever it makes of this, no attribute is left */
            assert_true(str_find(html, STR("\"2\""), 0) == STR_NPOS);
        else
            assert_str(html, str_of(cases[i].html));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_found_while_it_is_valid),
        cmocka_unit_test(html_holds_nothing_that_loads_or_runs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
