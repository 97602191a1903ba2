/* SPDX-License-Identifier: EUPL-1.2 */
/* training_rows_test.c - what agents corrected comes out as marked mails that the bench and the
 * trainer read, and no word of a customer's that is personal data is in them. */
#include "desk/rig.h"

#include "app/quality.h"

struct rows {
    struct str file;
    struct marked_texts texts;
};

static void mark_missed(struct rig *r, const struct taken *t, const char *value,
                        enum span_type type)
{
    struct message_mark mark = { .personal = true, .type = type, .value = str_of(value) };
    struct fault f = { 0 };

    if (!desk_mark(r->desk, &r->org[0].agent, t->ticket, t->message, &mark, &f))
        assert_int_equal(f.kind, FAULT_FIELDS); /* detection has found it: a token stands there */
}

static void mark_nobodys(struct rig *r, const struct taken *t, const char *token)
{
    struct message_mark mark = { .token = str_of(token) };
    struct fault f = { 0 };

    if (!desk_mark(r->desk, &r->org[0].agent, t->ticket, t->message, &mark, &f))
        fail_msg("%s in %.*s: %s", token, STR_ARG(rig_ticket(r, t->ticket).messages[0].text.text),
                 f.text);
}

static struct taken take(struct rig *r, const char *headers, const char *text)
{
    static int n;
    const char *id = str_printf(r->arena, "m%d@example.org", ++n).ptr;

    return rig_take(r, rig_mail(r, "Ana <ana@example.org>", id, headers, text));
}

/* Read by the very code of `bench pii-quality`. */
static struct rows export_rows(struct rig *r)
{
    struct buf out = buf_new(r->arena, 16 << 20);
    struct fault f = { 0 };
    struct rows rows;

    assert_ok(desk_corrections_export(r->desk, r->arena, &r->org[0].controller, false, &out, &f));
    rows.file = str_copy(r->arena, buf_str(&out));
    assert_ok(quality_read_mails(r->arena, rows.file, &rows.texts, &f));
    return rows;
}

static size_t marks_of(const struct rows *rows, unsigned what)
{
    size_t n = 0;

    for (size_t i = 0; i < rows->texts.count; i++)
        for (size_t k = 0; k < rows->texts.at[i].count; k++)
            n += rows->texts.at[i].marks[k].what == what;
    return n;
}

static void holds_nothing_of(const struct rows *rows, const char *value)
{
    struct str rest = str_of(value), word;

    while (str_split(&rest, ' ', &word))
        if (word.len >= 4 && str_find_nocase(rows->file, word, 0) != STR_NPOS)
            fail_msg("'%.*s' of '%s' is in: %.*s", STR_ARG(word), value, STR_ARG(rows->file));
}

/* One of every type, as it is found or as an agent marks it. */
static const struct {
    enum span_type type;
    const char *value;
} planted[] = {
    { SPAN_PERSON, "Kwendoline Zbrukowicz" },
    { SPAN_EMAIL, "kwendoline.zbrukowicz@brouzouf.fr" },
    { SPAN_PHONE, "06 39 98 41 77" },
    { SPAN_ADDRESS, "17 rue Trifouillette, 69003 Zbrukville" },
    { SPAN_HANDLE, "@kwendo_zbruk" },
    { SPAN_DOB, "23/11/1967" },
    { SPAN_NATIONAL_ID, "285079999900163" },
    { SPAN_PASSPORT, "18AA99999" },
    { SPAN_COMPANY_ID, "123456782" },
    { SPAN_CUSTOMER_REF, "KLMQ-884417" },
    { SPAN_PLATE, "BZ-731-KW" },
    { SPAN_IBAN, "FR6099999000 01A234567890152" },
    { SPAN_BIC, "BRZKFRPPZWQ" },
    { SPAN_CARD, "4111111111111111" },
    { SPAN_IP, "203.0.113.77" },
    { SPAN_MAC, "3c:22:fb:9e:71:d4" },
    { SPAN_GEO, "47.218371, -1.553621" },
    { SPAN_HEALTH, "zbrukopathie chronique" },
    { SPAN_SPECIAL, "zbrukiste pratiquante" },
    { SPAN_CREDENTIAL, "Zbruk!4417" },
};

static void rows_hold_a_made_up_value_for_each_type(void **state)
{
    struct rig *r = *state;
    struct rows rows;

    for (size_t i = 0; i < COUNT_OF(planted); i++) {
        /* what is learnt of one would be known in the next */
        const char *other = str_printf(r->arena, "tournesol%c vert", (int)('a' + i)).ptr;
        struct taken t = take(r, "",
                              str_printf(r->arena,
                                         "Bonjour.\nLe dossier avec %s est joint au %s de la "
                                         "maison.\nMerci.",
                                         planted[i].value, other)
                                  .ptr);

        mark_missed(r, &t, planted[i].value, planted[i].type);
        mark_missed(r, &t, other, planted[i].type);
    }
    rows = export_rows(r);
    for (size_t i = 0; i < COUNT_OF(planted); i++) {
        holds_nothing_of(&rows, planted[i].value);
        if (!marks_of(&rows, planted[i].type))
            fail_msg("no row for %s: %.*s", span_type_name(planted[i].type), STR_ARG(rows.file));
    }
    holds_nothing_of(&rows, "tournesol");
    assert_true(rig_holds(rows.file, "est joint au"));
    assert_true(rig_holds(rig_last_entry(r), "\"corrections.export\""));
}

static void what_nobody_marked_ends_a_row(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "",
                          "vu par zbrukowicz le dossier de tournesol vert du lot 4417 par "
                          "kwendoline ce matin");
    struct rows rows;

    mark_missed(r, &t, "tournesol vert", SPAN_PERSON);
    rows = export_rows(r);
    assert_int_equal(rows.texts.count, 1);
    holds_nothing_of(&rows, "zbrukowicz tournesol 4417 kwendoline");
    assert_true(str_starts(rows.texts.at[0].text, STR("le dossier de ")));
    assert_true(rig_holds(rows.texts.at[0].text, " du lot "));
    assert_false(rig_holds(rows.texts.at[0].text, "matin"));
}

static void wrong_spans_are_rows_without_a_value(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "",
                          "Bonjour,\nla machine de Camille Fontaine est en panne, voir "
                          "@lampadaire_7 pour la suite.\nMerci."),
                 n = take(r, "", "Mon IBAN est FR60 9999 9000 01A2 3456 7890 152 pour le dossier.");
    struct rows rows;

    mark_nobodys(r, &t, "PERSON_1");
    mark_nobodys(r, &t, "HANDLE_1");
    mark_nobodys(r, &n, "IBAN_1");
    rows = export_rows(r);
    holds_nothing_of(&rows, "Camille Fontaine lampadaire 01A2 3456");
    assert_int_equal(marks_of(&rows, SPAN_PERSON) + marks_of(&rows, SPAN_IBAN) +
                         marks_of(&rows, SPAN_HANDLE),
                     0);
    assert_true(marks_of(&rows, MARK_TRAP) >= 3);
    assert_true(rig_holds(rows.file, "la machine de [[-PRODUCT|"));
    assert_true(rig_holds(rows.file, "[[-NUMBER|FR"));
}

static void subjects_and_signatures_are_rows_too(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "Subject: le dossier de tournesol vert\r\n",
                          "Bonjour, merci.\n-- \nla maison du tournesol vert");
    struct rows rows;

    mark_missed(r, &t, "tournesol vert", SPAN_PERSON);
    rows = export_rows(r);
    assert_int_equal(rows.texts.count, 2);
    assert_true(rig_holds(rows.file, "\nle dossier de [[PERSON|"));
    assert_true(rig_holds(rows.file, "\nla maison du [[PERSON|"));
}

/* Brackets, borders and braces of a customer's text are no notation. */
static void a_row_is_read_as_the_text_it_was(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "", "===== le [dossier] de [[tournesol vert]] {U+0041} | = est joint");
    struct rows rows;

    mark_missed(r, &t, "tournesol vert", SPAN_PERSON);
    rows = export_rows(r);
    assert_int_equal(rows.texts.count, 1);
    assert_int_equal(rows.texts.at[0].count, 1);
    assert_true(str_starts(rows.texts.at[0].text, STR("===== le [dossier] de [[")));
}

static void rows_differ_each_time(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "", "le dossier de tournesol vert et son code");
    struct rows one, other;

    mark_missed(r, &t, "tournesol vert", SPAN_PERSON);
    one = export_rows(r);
    other = export_rows(r);
    assert_false(str_eq(one.file, other.file)); /* nothing leads back from them */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(rows_hold_a_made_up_value_for_each_type),
        RIG_TEST(what_nobody_marked_ends_a_row),
        RIG_TEST(wrong_spans_are_rows_without_a_value),
        RIG_TEST(subjects_and_signatures_are_rows_too),
        RIG_TEST(a_row_is_read_as_the_text_it_was),
        RIG_TEST(rows_differ_each_time),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
