/* SPDX-License-Identifier: EUPL-1.2 */
/* mails_test.c - recall and precision on invented mails, with what is personal marked in them.
 *
 * tests/data/pii/LANG.jsonl: {"id", "marked"} a line; "[[TYPE|value]]" marks a span.  What has a
 * structure must be found exactly, all of it and nothing else; names are held to a bar. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "pii/pii.h"

#define PERSON_RECALL    0.95
#define PERSON_PRECISION 0.95
#define SPANS_MAX        64

struct score {
    size_t wanted, found, right;
};

struct mail {
    struct str text;
    struct span wanted[SPANS_MAX];
    size_t count;
};

/* Takes the marks out of the text. */
static void unmark(struct arena *a, struct str marked, struct mail *m)
{
    struct buf b = buf_new(a, 1 << 16);
    size_t at;

    m->count = 0;
    while ((at = str_find(marked, STR("[["), 0)) != STR_NPOS) {
        struct str inside = str_from(marked, at + 2), type = STR("");
        size_t end = str_find(inside, STR("]]"), 0);
        struct span *s = &m->wanted[m->count++];
        struct str rest = str_slice(inside, 0, end);

        assert_true(m->count < SPANS_MAX && end != STR_NPOS && str_split(&rest, '|', &type));
        buf_add(&b, str_slice(marked, 0, at));
        *s = (struct span){ .start = (uint32_t)b.len };
        assert_true(span_type_parse(type, &s->type));
        buf_add(&b, rest);
        s->end = (uint32_t)b.len;
        marked = str_from(inside, end + 2);
    }
    buf_add(&b, marked);
    m->text = buf_str(&b);
}

static bool among(const struct span *s, const struct span *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].start == s->start && all[i].end == s->end && all[i].type == s->type)
            return true;
    return false;
}

static void tell(struct str id, const char *what, const struct span *s, struct str text)
{
    print_message("%.*s: %s %s \"%.*s\"\n", STR_ARG(id), what, span_type_name(s->type),
                  STR_ARG(str_slice(text, s->start, s->end)));
}

static void score_mail(struct str id, const struct mail *m, const struct spans *got,
                       struct score by_type[SPAN_TYPES])
{
    for (size_t i = 0; i < m->count; i++) {
        const struct span *s = &m->wanted[i];

        by_type[s->type].wanted++;
        if (among(s, got->at, got->count))
            by_type[s->type].right++;
        else
            tell(id, "missed", s, m->text);
    }
    for (size_t i = 0; i < got->count; i++) {
        by_type[got->at[i].type].found++;
        if (!among(&got->at[i], m->wanted, m->count))
            tell(id, "wrong", &got->at[i], m->text);
    }
}

static void score_file(const char *lang, struct score by_type[SPAN_TYPES])
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    const char *root = getenv("GUICHET_SOURCE");
    const char *path =
        str_cstr(a, str_printf(a, "%s/tests/data/pii/%s.jsonl", root ? root : ".", lang));
    struct fault f = { 0 };
    struct pii *pii = pii_new(&f);
    struct pii_scratch *scratch = pii_scratch_new(pii, &f);
    struct str rest, line;

    assert_ok(file_read(a, path, 1 << 20, &rest, &f));
    while (str_line(&rest, &line)) {
        scoped_json json_t *j = json_read(line, &f);
        struct mail m;
        struct spans got;

        assert_non_null(j);
        unmark(a, json_text(j, "marked"), &m);
        assert_ok(pii_find(pii, scratch, a, (struct clear){ m.text }, NULL, &got, &f));
        score_mail(json_text(j, "id"), &m, &got, by_type);
    }
    pii_scratch_free(scratch);
    pii_free(pii);
}

static void hold(const struct score *s, enum span_type type)
{
    double recall = s->wanted ? (double)s->right / (double)s->wanted : 1;
    double precision = s->found ? (double)s->right / (double)s->found : 1;
    bool bar = type == SPAN_PERSON;

    print_message("%-12s %2zu wanted, recall %.3f, precision %.3f\n", span_type_name(type),
                  s->wanted, recall, precision);
    assert_true(recall >= (bar ? PERSON_RECALL : 1));
    assert_true(precision >= (bar ? PERSON_PRECISION : 1));
}

static void score_language(const char *lang)
{
    struct score by_type[SPAN_TYPES] = { { 0 } };

    score_file(lang, by_type);
    for (int t = 0; t < SPAN_TYPES; t++)
        if (by_type[t].wanted || by_type[t].found)
            hold(&by_type[t], (enum span_type)t);
}

static void french_mails_give_what_is_marked_and_nothing_else(void **state)
{
    (void)state;
    score_language("fr");
}

static void english_mails_give_what_is_marked_and_nothing_else(void **state)
{
    (void)state;
    score_language("en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(french_mails_give_what_is_marked_and_nothing_else),
        cmocka_unit_test(english_mails_give_what_is_marked_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
