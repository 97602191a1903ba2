/* SPDX-License-Identifier: EUPL-1.2 */
/* passages_test.c - Markdown is cut where a reader would cut it, and nothing but words is left. */
#include "test.h"

#include "base/buf.h"
#include "knowledge/passages.h"

static void an_article_is_cut_at_its_headings(void **state)
{
    static const struct {
        const char *markdown, *heading, *text; /* of the last passage */
        size_t count;
    } cases[] = {
        { "Only *words*.", "", "Only words.", 1 },
        { "# A\n\none\n\n## B\n\ntwo\nlines\n", "A > B", "two lines", 2 },
        { "# A\n\n## B\n\ntwo\n\n# C\n\nthree", "C", "three", 2 },
        { "Title\n=====\n\n- a\n- b\n", "Title", "a\nb", 1 },
        { "# Nothing below\n", "", "", 0 },
        { "", "", "", 0 },
        { "A [link](https://example.org/x) and `code`", "", "A link and code", 1 },
        { "<script>alert(1)</script>\n\n<b>bold</b> text", "", "bold text", 1 },
        { "![the lamp](lamp.png) on", "", "the lamp on", 1 },
        { "```\n# no heading\n```\n", "", "# no heading", 1 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)8 << 20);
        struct passage *list;
        struct fault f = { 0 };
        size_t count;

        assert_ok(passages_cut(a, str_of(cases[i].markdown), &list, &count, &f));
        assert_int_equal(count, cases[i].count);
        if (!count)
            continue;
        assert_str(list[count - 1].heading, str_of(cases[i].heading));
        assert_str(list[count - 1].text, str_of(cases[i].text));
    }
}

static void a_long_block_is_cut_behind_a_sentence_and_nothing_is_lost(void **state)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct buf b = buf_new(a, 65536);
    struct passage *list;
    struct fault f = { 0 };
    size_t count, length = 0;

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_printf(&b, "Sentence number %03d ends here. ", i);
    assert_ok(passages_cut(a, buf_str(&b), &list, &count, &f));
    assert_true(count > 4);
    for (size_t i = 0; i < count; i++) {
        assert_true(list[i].text.len <= PASSAGE_TARGET);
        assert_true(str_ends(list[i].text, STR(".")));
        length += list[i].text.len + 1;
    }
    assert_int_equal(length, b.len);
}

static void a_word_without_an_end_is_cut_between_characters(void **state)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct buf b = buf_new(a, 65536);
    struct passage *list;
    struct fault f = { 0 };
    size_t count;

    (void)state;
    buf_add_char(&b, 'x');
    for (int i = 0; i < 2000; i++)
        buf_add(&b, STR("é"));
    assert_ok(passages_cut(a, buf_str(&b), &list, &count, &f));
    assert_int_equal(count, 4);
    for (size_t i = 1; i < count; i++)
        assert_int_equal((unsigned char)list[i].text.ptr[0], 0xc3);
}

static void an_article_that_is_too_large_is_refused(void **state)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct passage *list;
    struct fault f = { 0 };
    size_t count;
    char *large = arena_alloc(a, ARTICLE_TEXT_MAX + 1);

    (void)state;
    memset(large, 'a', ARTICLE_TEXT_MAX + 1);
    assert_fault(passages_cut(a, str_make(large, ARTICLE_TEXT_MAX + 1), &list, &count, &f),
                 FAULT_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_cut_at_its_headings),
        cmocka_unit_test(a_long_block_is_cut_behind_a_sentence_and_nothing_is_lost),
        cmocka_unit_test(a_word_without_an_end_is_cut_between_characters),
        cmocka_unit_test(an_article_that_is_too_large_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
