/* SPDX-License-Identifier: EUPL-1.2 */
/* calibration_test.c - does p mean what interfaces promise: of all answers with p near 0.9, nine in
 * ten are right?
 *
 * Asked of the models as they are shipped, on messages written by hand that none was trained on.
 * The bounds are wider than what is measured (models/CARD.*.md), so that they hold on any machine.
 */
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "triage/triage.h"

#define TEXTS_MAX  1000
#define NEAR       0.9
#define NEAR_WIDTH 0.07
#define NEAR_LEAST 40 /* fewer answers than this tell nothing */
#define NEAR_BOUND 0.12
#define ALL_BOUND  0.10
#define COLUMNS    5 /* intent, priority, sentiment, rights, text */
#define MEMORY     ((size_t)64 << 20)
#define FILE_MAX   ((size_t)1 << 20)

enum task { INTENT, PRIORITY, SENTIMENT, RIGHTS, TASKS };

static const char *const task_names[TASKS] = { "intent", "priority", "sentiment", "rights" };

/* The answers of one task. */
struct answers {
    double p[2 * TEXTS_MAX];
    bool right[2 * TEXTS_MAX];
    size_t count;
};

static void add(struct answers *s, struct str said, struct str is, float p)
{
    assert_true(s->count < COUNT_OF(s->p));
    s->p[s->count] = (double)p;
    s->right[s->count++] = str_eq(said, is);
}

static void ask(const struct triage *t, struct arena *a, struct str line, struct answers s[TASKS])
{
    struct str column[COLUMNS], article;
    struct fault f = { 0 };
    struct verdict v;

    for (int i = 0; i < COLUMNS; i++)
        assert_true(str_split(&line, '\t', &column[i]));
    assert_ok(
        triage_judge(t, a, (struct skeleton){ STR_NONE }, (struct skeleton){ column[4] }, &v, &f));
    add(&s[INTENT], v.intent, column[INTENT], v.intent_p);
    if (!v.priority_rule) /* a rule is no model */
        add(&s[PRIORITY], str_of(priority_name(v.priority)), column[PRIORITY], v.priority_p);
    add(&s[SENTIMENT], str_of(sentiment_name(v.sentiment)), column[SENTIMENT], v.sentiment_p);
    article = v.rights_article ? str_printf(a, "%d", v.rights_article) : STR("none");
    add(&s[RIGHTS], article, column[RIGHTS], v.rights_p);
}

static struct answers *ask_all(struct arena *a)
{
    struct answers *s = arena_many(a, struct answers, TASKS);
    const char *source = getenv("GUICHET_SOURCE");
    struct fault f = { 0 };
    struct triage *t = triage_new(&f);

    assert_non_null(s);
    assert_ok(t);
    for (int i = 0; i < 2; i++) {
        const char *path =
            str_printf(a, "%s/models/data/test.%s.tsv", source ? source : ".", i ? "en" : "fr").ptr;
        struct str text, line;

        assert_ok(file_read(a, path, FILE_MAX, &text, &f));
        assert_true(str_line(&text, &line)); /* the columns' names */
        while (str_line(&text, &line))
            if (line.len)
                ask(t, a, line, s);
    }
    triage_free(t);
    return s;
}

/* How far the mean p of the answers between two bounds is from the share that was right. */
static double off_between(const struct answers *s, double from, double to, size_t *ret_count)
{
    double p = 0, right = 0;
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        if (s->p[i] >= from && s->p[i] < to) {
            p += s->p[i];
            right += s->right[i];
            n++;
        }
    *ret_count = n;
    return n ? fabs(p - right) / (double)n : 0;
}

static void of_answers_near_nine_tenths_nine_in_ten_are_right(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct answers *s = ask_all(a), all = { 0 };
    size_t n;

    (void)state;
    for (int k = 0; k < TASKS; k++) {
        double off = off_between(&s[k], NEAR - NEAR_WIDTH, NEAR + NEAR_WIDTH, &n);

        print_message("%s: %zu answers near %.1f, off by %.3f\n", task_names[k], n, NEAR, off);
        if (off > NEAR_BOUND)
            fail_msg("%s: %zu answers near %.1f are off by %.3f", task_names[k], n, NEAR, off);
        all.count += n;
    }
    assert_true(all.count >= NEAR_LEAST);
}

static void p_is_calibrated_over_its_whole_range(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct answers *s = ask_all(a);

    (void)state;
    for (int k = 0; k < TASKS; k++) {
        double error = 0;
        size_t n;

        for (int bin = 0; bin < 10; bin++) {
            double off = off_between(&s[k], bin / 10.0, (bin + 1) / 10.0, &n);

            error += off * (double)n / (double)s[k].count;
        }
        print_message("%s: calibration error %.3f\n", task_names[k], error);
        if (error > ALL_BOUND)
            fail_msg("%s: calibration error %.3f", task_names[k], error);
    }
}

static void no_answer_is_a_certainty(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct answers *s = ask_all(a);

    (void)state;
    for (int k = 0; k < TASKS; k++)
        for (size_t i = 0; i < s[k].count; i++)
            assert_true(s[k].p[i] > 0 && s[k].p[i] < 0.9995); /* 1.000 in no rounding */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_answers_near_nine_tenths_nine_in_ten_are_right),
        cmocka_unit_test(p_is_calibrated_over_its_whole_range),
        cmocka_unit_test(no_answer_is_a_certainty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
