/* SPDX-License-Identifier: EUPL-1.2 */
/* quality_test.c - the notations of annotated texts, and the counts, worked out by hand. */
#include "test.h"

#include "app/quality.h"

static struct marked_texts read_mails(struct arena *a, const char *file)
{
    struct marked_texts texts = { 0 };
    struct fault f = { 0 };

    assert_ok(quality_read_mails(a, str_of(file), &texts, &f));
    return texts;
}

/* ---- notations ---- */

static void a_mail_is_read_with_its_marks(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct marked_texts t = read_mails(
        a, "# a comment\n# customer_ref: \\bK\\d+\\b\n===== one\n[[PERSON|Zoé]] a [[-ORDER|4512]]\n"
           "===== two crlf\nno{U+00A0}[[NATIONAL_ID:fr.nir|1\n2]]\n");

    (void)state;
    assert_int_equal(t.count, 2);
    assert_str(t.at[0].id, STR("one"));
    assert_int_equal(t.at[0].line, 3);
    assert_int_equal(t.ref_count, 1);
    assert_str(t.refs[0], STR("\\bK\\d+\\b"));
    assert_str(t.at[0].text, STR("Zoé a 4512\n"));
    assert_int_equal(t.at[0].count, 2);
    assert_int_equal(t.at[0].marks[0].what, SPAN_PERSON);
    assert_int_equal(t.at[0].marks[0].end, 4);
    assert_int_equal(t.at[0].marks[1].what, MARK_TRAP);
    assert_int_equal(t.at[0].marks[1].trap, TRAP_ORDER);
    assert_str(t.at[1].text, STR("no\u00a01\r\n2\r\n"));
    assert_str(t.at[1].marks[0].kind, STR("fr.nir"));
    assert_int_equal(t.at[1].marks[0].start, 4);
    assert_int_equal(t.at[1].marks[0].end, 8);
}

static void a_damaged_mail_is_a_fault_with_its_line(void **state)
{
    static const struct {
        const char *file, *want;
    } cases[] = {
        { "nothing here\n", "line 1: no line '===== NAME' in it" },
        { "===== a\n\nfine\n[[PERSON|never ends\n", "line 4: a mark that does not end: "
                                                    "[[TYPE|value]]" },
        { "===== a\n[[PERSON no bar]]\n", "line 2: a mark that does not end: [[TYPE|value]]" },
        { "===== a\n[[PERSON|a [[EMAIL|b]]]]\n", "line 2: a mark inside a mark" },
        { "===== a\n[[PESRON|a]]\n", "line 2: a mark with no known type" },
        { "===== a\n\n[[-ODRER|a]]\n", "line 3: a mark with '-' and no known kind of trap" },
        { "===== a\n[[EMAIL|]]\n", "line 2: a mark of nothing" },
        { "# x\n\nold\n===== a\n", "line 3: neither a comment nor '===== NAME'" },
        { "===== a b c\nx\n", "line 1: ===== NAME, and crlf or nothing" },
        { "===== a\n\xff\n", "not UTF-8" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct marked_texts t;
        struct fault f = { 0 };

        assert_fault(quality_read_mails(a, str_of(cases[i].file), &t, &f), FAULT_INVALID);
        assert_string_equal(f.text, cases[i].want);
    }
}

static const struct label_row labels[] = { { "PER", SPAN_PERSON, 0 },
                                           { "GPE", MARK_OTHER, 1u << SPAN_ADDRESS },
                                           { 0 } };

static void offsets_in_code_points_become_bytes(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct marked_texts t = { 0 };
    struct fault f = { 0 };

    (void)state;
    assert_ok(quality_read_lines(a,
                                 STR("{\"id\": \"x\", \"text\": \"é Zoé à Uzès\", \"spans\": "
                                     "[[2, 5, \"PER\"], [8, 12, \"GPE\"], [0, 1, \"AGE\"]]}\n"),
                                 labels, &(struct line_choice){ 0 }, &t, &f));
    assert_int_equal(t.at[0].count, 2);
    assert_int_equal(t.at[0].marks[0].start, 3);
    assert_int_equal(t.at[0].marks[0].end, 7);
    assert_int_equal(t.at[0].marks[1].what, MARK_OTHER);
    assert_fault(quality_read_lines(a, STR("\n{\"text\": \"é\", \"spans\": [[0, 2, \"PER\"]]}"),
                                    labels, &(struct line_choice){ 0 }, &t, &f),
                 FAULT_INVALID);
    assert_string_equal(f.text, "line 2: a span that is no [start, end, \"LABEL\"] of this text");
}

static void parts_of_an_address_become_one_mark(void **state)
{
    static const struct line_choice choice = { "ROAD GPE", SPAN_ADDRESS, 1, 2 };
    static const struct label_row rows[] = { { "ROAD", SPAN_ADDRESS, 0 },
                                             { "GPE", MARK_OTHER, 1u << SPAN_ADDRESS },
                                             { 0 } };
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct marked_texts t = { 0 };
    struct fault f = { 0 };

    (void)state;
    assert_ok(quality_read_lines(
        a,
        STR("{\"template\": 2, \"text\": \"5 Elm Road\", \"spans\": [[0, 10, \"ROAD\"]]}\n"
            "{\"template\": 3, \"text\": \"Rome: 5\\n Elm Road, York in York\", \"spans\": "
            "[[19, 23, \"GPE\"], [6, 7, \"ROAD\"], [0, 4, \"GPE\"], [9, 17, \"ROAD\"], "
            "[27, 31, \"GPE\"]]}\n"),
        rows, &choice, &t, &f));
    assert_int_equal(t.count, 1);
    assert_int_equal(t.at[0].count, 2);
    assert_int_equal(t.at[0].marks[0].start, 0);
    assert_int_equal(t.at[0].marks[0].end, 23);
    assert_int_equal(t.at[0].marks[0].what, SPAN_ADDRESS);
    assert_int_equal(t.at[0].marks[1].start, 27);
    assert_int_equal(t.at[0].marks[1].what, MARK_OTHER);
}

static void tokens_become_texts(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct marked_texts t = { 0 };
    struct fault f = { 0 };

    (void)state;
    assert_ok(quality_read_tokens(
        a, STR("L'\tO\nami\tO\nJean\tB-PER\nRoy\tI-PER\n,\tO\n\n@hi\tB-PER\n"), labels, 1, &t, &f));
    assert_int_equal(t.count, 2);
    assert_str(t.at[0].text, STR("L'ami Jean Roy,"));
    assert_int_equal(t.at[0].count, 1);
    assert_int_equal(t.at[0].marks[0].start, 6);
    assert_int_equal(t.at[0].marks[0].end, 14);
    assert_int_equal(t.at[1].marks[0].what, SPAN_HANDLE);
    assert_fault(quality_read_tokens(a, STR("a\tO\nb\n"), labels, 1, &t, &f), FAULT_INVALID);
    assert_string_equal(f.text, "line 2: needs TOKEN, a tab, and O, B-LABEL or I-LABEL");
}

static void folding_moves_the_marks_along(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct marked_texts t =
        read_mails(a, "===== a\nŒuvre de [[PERSON|Zoé Élan]], [[EMAIL|É@x.fr]]");
    struct marked_text folded;

    (void)state;
    assert_true(quality_fold(a, &t.at[0], &folded));
    assert_str(folded.text, STR("oeuvre de zoe elan, e@x.fr"));
    assert_str(str_slice(folded.text, folded.marks[0].start, folded.marks[0].end), STR("zoe elan"));
    assert_str(str_slice(folded.text, folded.marks[1].start, folded.marks[1].end), STR("e@x.fr"));
}

/* ---- counting ---- */

#define FOUND(start, end, type)                                                                    \
    {                                                                                              \
        start, end, SPAN_##type, NULL, 1, ""                                                       \
    }

static struct counts count(struct arena *a, const char *file, struct span *at, size_t n)
{
    struct marked_texts t = read_mails(a, file);
    struct spans spans = { at, n };
    struct verdicts v;
    struct counts c;

    assert_true(quality_count(a, &t.at[0], &spans, (1u << SPAN_TYPES) - 1, &c, &v));
    return c;
}

static void half_of_both_is_enough_and_less_is_not(void **state)
{
    static const struct {
        uint32_t start, end;
        unsigned right, covered;
    } cases[] = {
        { 2, 12, 1, 1 },  /* exactly */
        { 2, 7, 1, 1 },   /* half of the mark */
        { 2, 6, 0, 0 },   /* less than half of it */
        { 2, 22, 1, 1 },  /* the mark is half of the span */
        { 2, 23, 0, 1 },  /* less than half: masked all the same */
        { 12, 20, 0, 0 }, /* beside it */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct span s = { cases[i].start, cases[i].end, SPAN_PERSON, NULL, 1, "" };
        struct counts c = count(a, "===== a\na [[PERSON|0123456789]] and some more text", &s, 1);

        assert_int_equal(c.type[SPAN_PERSON].gold, 1);
        assert_int_equal(c.type[SPAN_PERSON].found, 1);
        assert_int_equal(c.type[SPAN_PERSON].right, cases[i].right);
        assert_int_equal(c.type[SPAN_PERSON].covered, cases[i].covered);
    }
}

static void another_type_is_wrong_but_masks(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct span s[] = { FOUND(0, 4, EMAIL) };
    struct counts c = count(a, "===== a\n[[PERSON|Jean]]", s, COUNT_OF(s));

    (void)state;
    assert_int_equal(c.type[SPAN_PERSON].right, 0);
    assert_int_equal(c.type[SPAN_PERSON].covered, 1);
    assert_int_equal(c.type[SPAN_EMAIL].found, 1);
    assert_int_equal(c.type[SPAN_EMAIL].gold, 0);
}

static void two_halves_answer_for_one_mark_once(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct span s[] = { FOUND(0, 2, PERSON), FOUND(2, 4, PERSON) };
    struct counts c = count(a, "===== a\n[[PERSON|Jean]]", s, COUNT_OF(s));

    (void)state;
    assert_int_equal(c.type[SPAN_PERSON].right, 1);
    assert_int_equal(c.type[SPAN_PERSON].found, 2);
}

static void a_trap_counts_as_masked_by_one_byte(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct span s[] = { FOUND(4, 6, PHONE) };
    struct counts c = count(a, "===== a\n[[-ORDER|12345]] [[-PRICE|12 EUR]]", s, COUNT_OF(s));

    (void)state;
    assert_int_equal(c.traps[TRAP_ORDER], 1);
    assert_int_equal(c.trapped[TRAP_ORDER], 1);
    assert_int_equal(c.traps[TRAP_PRICE], 1);
    assert_int_equal(c.trapped[TRAP_PRICE], 0);
    assert_int_equal(c.type[SPAN_PHONE].found, 1);
}

static void kinds_are_counted_where_marks_say_them(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct span s[] = { { 0, 2, SPAN_NATIONAL_ID, "fr.nir", 1, "" },
                        { 3, 5, SPAN_NATIONAL_ID, "es.dni", 1, "" } };
    struct counts c =
        count(a, "===== a\n[[NATIONAL_ID:fr.nir|12]] [[NATIONAL_ID:de.idnr|34]]", s, COUNT_OF(s));

    (void)state;
    assert_int_equal(c.type[SPAN_NATIONAL_ID].right, 2);
    assert_int_equal(c.type[SPAN_NATIONAL_ID].kinds, 2);
    assert_int_equal(c.type[SPAN_NATIONAL_ID].kinds_right, 1);
}

static void labels_that_are_not_ours_excuse_what_is_found_there(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct mark marks[] = { { 0, 5, MARK_OTHER, 0, STR_INIT(""), 1u << SPAN_ADDRESS } };
    struct marked_text t = { STR_INIT("Paris et 4711"), STR_INIT(""), 1, marks, 1 };
    struct span at[] = { FOUND(0, 5, ADDRESS), FOUND(9, 13, PHONE) };
    struct spans spans = { at, 2 };
    struct verdicts v;
    struct counts c;

    (void)state;
    assert_true(quality_count(a, &t, &spans, 1u << SPAN_ADDRESS | 1u << SPAN_PERSON, &c, &v));
    assert_int_equal(c.type[SPAN_ADDRESS].found, 0); /* excused */
    assert_int_equal(c.type[SPAN_PHONE].found, 0);   /* these texts say nothing of phones */
    at[0].type = SPAN_PERSON;
    assert_true(quality_count(a, &t, &spans, 1u << SPAN_ADDRESS | 1u << SPAN_PERSON, &c, &v));
    assert_int_equal(c.type[SPAN_PERSON].found, 1); /* a name on a place is wrong */
}

/* ---- how sure ---- */

/* Wilson's interval of 9 of 10, from its formula by hand: 0.5958 to 0.9821; of 10 of 10: 0.7225. */
static void rates_come_with_wilson_s_interval(void **state)
{
    (void)state;
    assert_float_equal(quality_rate(9, 10).low, 0.5958, 0.0005);
    assert_float_equal(quality_rate(9, 10).high, 0.9821, 0.0005);
    assert_float_equal(quality_rate(10, 10).low, 0.7225, 0.0005);
    assert_float_equal(quality_rate(10, 10).high, 1, 0.0005);
    assert_float_equal(quality_rate(0, 0).high, 1, 0);
}

static void f1_is_the_same_each_time_and_inside_its_interval(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct tally texts[40] = { 0 };
    struct rate one, two;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        texts[i] = (struct tally){ .gold = 2, .found = 2, .right = i % 4 ? 2 : 1 };
    one = quality_f1(a, texts, COUNT_OF(texts));
    two = quality_f1(a, texts, COUNT_OF(texts));
    assert_float_equal(one.value, 0.875, 1e-9); /* 70 of 80 both ways */
    assert_true(one.low < one.value && one.value < one.high);
    assert_true(one.low > 0.78 && one.high < 0.96); /* about 2 * 0.034 to each side */
    assert_float_equal(one.low, two.low, 0);
    assert_float_equal(one.high, two.high, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_is_read_with_its_marks),
        cmocka_unit_test(a_damaged_mail_is_a_fault_with_its_line),
        cmocka_unit_test(offsets_in_code_points_become_bytes),
        cmocka_unit_test(parts_of_an_address_become_one_mark),
        cmocka_unit_test(tokens_become_texts),
        cmocka_unit_test(folding_moves_the_marks_along),
        cmocka_unit_test(half_of_both_is_enough_and_less_is_not),
        cmocka_unit_test(another_type_is_wrong_but_masks),
        cmocka_unit_test(two_halves_answer_for_one_mark_once),
        cmocka_unit_test(a_trap_counts_as_masked_by_one_byte),
        cmocka_unit_test(kinds_are_counted_where_marks_say_them),
        cmocka_unit_test(labels_that_are_not_ours_excuse_what_is_found_there),
        cmocka_unit_test(rates_come_with_wilson_s_interval),
        cmocka_unit_test(f1_is_the_same_each_time_and_inside_its_interval),
    };

    return cmocka_run_group_tests_name("quality", tests, NULL, NULL);
}
