/* SPDX-License-Identifier: EUPL-1.2 */
/* whole_test.c - what pii_find_whole() leaves holds nothing that a second pass finds, tokens say
 * nothing of what is beside them, and no span takes one in. */
#include "digest.h"
#include "suite.h"

#include <dirent.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

static struct spans find(struct suite *s, struct arena *a, struct str text)
{
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    return spans;
}

static struct spans find_whole(struct suite *s, struct arena *a, struct str text)
{
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find_whole(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    return spans;
}

static struct str take_out(struct arena *a, struct str text, const struct spans *spans)
{
    struct pii_book book = { .arena = a, .digest = digest, .keep_credentials = true };
    struct skeleton made;
    struct clear back;
    struct fault f = { 0 };

    assert_ok(pii_take_out(&book, (struct clear){ text }, spans, &made, &f));
    assert_ok(pii_restore(&book, a, made, &back, &f));
    assert_str(back.text, text);
    return made.text;
}

/* How many spans a second pass of pii_find() alone would add. */
static size_t hold_one(struct suite *s, struct str text)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct spans once = find(s, a, text), whole = find_whole(s, a, text), again;
    struct str left = take_out(a, text, &whole);

    again = find(s, a, left);
    if (again.count)
        fail_msg("'%.*s' is found in: %.*s",
                 STR_ARG(str_slice(left, again.at[0].start, again.at[0].end)), STR_ARG(left));
    assert_true(whole.count >= once.count);
    return find(s, a, take_out(a, text, &once)).count;
}

/* ---- letters ---- */

/* The mails of a file, without their marks. */
static struct str unmarked(struct arena *a, struct str marked)
{
    struct buf b = buf_new(a, marked.len + 1);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < marked.len; i++) {
        struct str rest = str_from(marked, i);
        size_t bar = str_starts(rest, STR("[[")) ? str_chr(rest, '|', 0) : STR_NPOS;

        if (bar != STR_NPOS)
            i += bar;
        else if (str_starts(rest, STR("]]")))
            i++;
        else
            buf_add_char(&b, marked.ptr[i]);
    }
    return buf_str(&b);
}

static size_t hold_file(struct suite *s, const char *path, size_t *ret_tried)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct fault f = { 0 };
    struct str file;
    size_t more = 0;

    assert_ok(file_read(a, path, 4 << 20, &file, &f));
    for (size_t at = str_find(file, STR("\n===== "), 0), next; at != STR_NPOS; at = next) {
        size_t line = str_chr(file, '\n', at + 1);

        next = str_find(file, STR("\n===== "), at + 1);
        if (line == STR_NPOS)
            break;
        more +=
            hold_one(s, unmarked(a, str_slice(file, line + 1, next == STR_NPOS ? file.len : next)));
        ++*ret_tried;
    }
    return more;
}

static void a_second_pass_finds_nothing_new(void **state)
{
    const char *root = getenv("GUICHET_SOURCE");
    char folder[512], path[1024];
    size_t tried = 0, more = 0;
    struct dirent *e;
    DIR *d;

    snprintf(folder, sizeof folder, "%s/models/data/letters", root ? root : ".");
    d = opendir(folder);
    assert_non_null(d);
    while ((e = readdir(d))) {
        if (!strstr(e->d_name, ".txt"))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        more += hold_file(*state, path, &tried);
    }
    closedir(d);
    print_message("%zu letters; one pass alone leaves %zu\n", tried, more);
    assert_true(tried > 200 && more > 0);
}

/* ---- tokens in a text ---- */

static void a_tokens_name_is_no_word_of_the_text(void **state)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    static const struct {
        const char *text;
        size_t count;
    } cases[] = {
        { "⟦PHONE_2⟧ 01.04.2025 und ⟦PHONE_3⟧ 12.05.2025", 0 },
        { "⟦HEALTH_1⟧ et ⟦IBAN_12.3⟧", 0 },
        { "M. ⟦PERSON_1⟧, ⟦ADDRESS_1⟧, tél. ⟦PHONE_1⟧", 0 },
        { "Appelez ⟦PERSON_1⟧ au 06 39 98 12 34.", 1 },
        /* no token has such a number: it is somebody's */
        { "Mon numéro ⟦PHONE_612345678⟧", 1 },
        { "⟦PERSON_1 06 39 98 12 34⟧", 1 },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct spans spans = find(*state, a, str_of(cases[i].text));

        if (spans.count != cases[i].count)
            fail_msg("%zu in '%s'", spans.count, cases[i].text);
    }
}

static void no_span_takes_a_token_in(void **state)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    static const char *const cases[] = {
        "J'habite 12 rue ⟦PERSON_1⟧, 69003 Lyon.",
        "Claire ⟦PERSON_1⟧ Morel",
        "IBAN FR76 3000 ⟦IBAN_1⟧ 0112 3456 7890 189",
        "zoe⟦PERSON_1⟧@example.org",
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str text = str_of(cases[i]);
        size_t open = str_find(text, STR("⟦"), 0), close = str_find(text, STR("⟧"), 0) + 3;
        struct spans spans = find_whole(*state, a, text);

        for (size_t k = 0; k < spans.count; k++)
            if (spans.at[k].start < close && spans.at[k].end > open)
                fail_msg("'%s': %u to %u", cases[i], spans.at[k].start, spans.at[k].end);
    }
}

/* Doubled brackets and tokens of the text itself between what is found late. */
static void late_spans_lie_where_they_stand(void **state)
{
    struct suite *s = *state;

    hold_one(s, STR("⟦ ⟦⟦ Claire Morel ⟦ 06 39 98 12 34 ⟦PERSON_1⟧ ⟦\nKW 8 (Früh/Spät/Nacht)\n"
                    "Brandt M.    Uwe Sonntag – –\nOyelaran     S S – N N\n⟦"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_pass_finds_nothing_new),
        cmocka_unit_test(a_tokens_name_is_no_word_of_the_text),
        cmocka_unit_test(no_span_takes_a_token_in),
        cmocka_unit_test(late_spans_lie_where_they_stand),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
