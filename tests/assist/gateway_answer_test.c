/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_answer_test.c - what becomes of an answer, whole and in pieces of any size. */
#include "assist/rig.h"

#define T(name) "\xe2\x9f\xa6" name "\xe2\x9f\xa7"

/* A ticket with a person, an account, an address of the shop's and one of the thread's. */
static struct gateway_plan ticket(struct rig *r, enum assist_task task)
{
    rig_reset(r);
    r->question.task = task;
    rig_say(
        r, DIRECTION_IN,
        "Bonjour, je suis Claire Morel, mon IBAN est FR76 3000 6000 0112 3456 7890 189. J'ai lu "
        "https://shop.example/aide et je ne comprends pas.");
    rig_shelve(r, "Retours", "Voir https://shop.example/retours ou écrire à aide@shop.example.");
    rig_shelve(r, "Délais", "Quatorze jours, dit https://shop.example/delais.");
    return rig_plan(r);
}

static bool has(const struct assist_answer *a, enum assist_doubt d)
{
    for (size_t i = 0; i < a->mark_count; i++)
        if (a->marks[i].doubt == d)
            return true;
    return false;
}

static unsigned doubts(const struct assist_answer *a)
{
    unsigned set = 0;

    for (size_t i = 0; i < a->mark_count; i++)
        set |= 1u << a->marks[i].doubt;
    return set;
}

#define D(name) (1u << DOUBT_##name)

static const struct answer_row {
    const char *said, *text;
    unsigned doubts;
} rows[] = {
    { "Bonjour " T("PERSON_1") ", c'est fait.", "Bonjour " T("PERSON_1") ", c'est fait.", 0 },
    { "Pour " T("IBAN_2") ".", "Pour " T("IBAN_2") ".", D(TOKEN) },
    { "Pour [IBAN_1] et PERSON_1.", "Pour [IBAN_1] et PERSON_1.", D(TOKEN) },
    { "Appelez le 06 39 98 77 66.", "Appelez le 06 39 98 77 66.", D(PERSONAL) },
    { "Voir https://shop.example/aide !", "Voir https://shop.example/aide !", 0 },
    { "Voir [1] https://shop.example/retours.", "Voir [1] https://shop.example/retours.", 0 },
    { "Voir https://shop.example/retours.", "Voir https://shop.example/retours.", D(LINK) },
    { "Selon [1] : aide@shop.example", "Selon [1] : aide@shop.example", 0 },
    { "Voir https://evil.example/x ici", "Voir […] ici", D(LINK) },
    { "Voir https://shop.example/aide.evil.example", "Voir […]", D(LINK) },
    { "Voir https://shop.example/aide?d=" T("IBAN_1") " ici", "Voir […] ici", D(LINK) },
    { "Voir evil.example/" T("PERSON_1"), "Voir […]", D(LINK) },
    { "Voir (evil.example/a).", "Voir ([…]).", D(LINK) },
    { "Voir evil.shop?d=" T("IBAN_1") " ici", "Voir […] ici", D(LINK) },
    { "Voir evil.zip#" T("IBAN_1"), "Voir […]", D(LINK) },
    { "Voir evil.shop:8080/x.", "Voir […].", D(LINK) },
    { "Voir evil.cc?d=x", "Voir […]", D(LINK) },
    { "Voir evil.xn--p1ai/x", "Voir […]", D(LINK) },
    { "Voir evil.рф/x", "Voir […]", D(LINK) },
    { "Voir evil.shop\\x", "Voir […]", D(LINK) },
    { "Voir 192.0.2.1/x et 192.0.2.1:80/x", "Voir […] et […]", D(LINK) },
    { "Voir " T("IBAN_1") ".evil.shop", "Voir […]", D(LINK) },
    { "Voir evil.shop&d=" T("IBAN_1"), "Voir […]", D(LINK) },
    { "Allez sur evil.shop.", "Allez sur evil.shop.", D(LINK) },
    { "Allez sur evil.shop !", "Allez sur evil.shop !", D(LINK) },
    { "1.Ouvrez facture.pdf... Voir 1.2/3, 10.5 et a.b.",
      "1.Ouvrez facture.pdf... Voir 1.2/3, 10.5 "
      "et a.b.",
      0 },
    { "Voir " T("PERSON_1") ".evil.example", "Voir […]", D(LINK) },
    { "Écrivez à voleur@evil.example.", "Écrivez à […].", D(LINK) },
    { "a ![x](https://evil.example/" T("IBAN_1") ") b", "a  b", D(MARKUP) },
    { "a ![x][y] b", "a  b", D(MARKUP) },
    { "a ![[x]][y] b", "a ! [[x]][y] b", D(MARKUP) },
    { "a ![x] b", "a ! [x] b", D(MARKUP) },
    { "a <img src=x onerror=alert(1)> b", "a  b", D(MARKUP) },
    { "a <!-- b --> c", "a  c", D(MARKUP) },
    { "1 < 2 et 3 > 2", "1 < 2 et 3 > 2", 0 },
    { "<script>alert(1)</script>Oui", "alert(1)Oui", D(MARKUP) },
    { "[ici](https://shop.example/aide)", "ici (https://shop.example/aide)", 0 },
    { "[ici](https://evil.example/)", "ici", D(LINK) },
    { "[ici](javascript:alert(1))", "ici)", D(LINK) },
    { "javascript:alert(1)", "[…] (1)", D(LINK) },
    { "[[a] b](https://shop.example/aide) c", "[[a] b] (https://shop.example/aide) c", D(LINK) },
    { "evil.example/(https://shop.example/aide)", "[…] (https://shop.example/aide)", D(LINK) },
    { "Selon [1][2].", "Selon [1][2].", 0 },
    { "Selon [7].", "Selon [7].", D(CITATION) },
    { "a\xe2\x80\x8b"
      "b",
      "ab", D(MARKUP) },
    { "  Oui.\n", "Oui.", 0 },
};

static void each_answer_is_read_by_rules(void **state)
{
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t piece = 1; piece < 40; piece += piece < 6 ? 1 : 11) {
            struct gateway_plan plan = ticket(r, TASK_DRAFT);
            struct assist_answer a;
            struct fault f = { 0 };

            assert_ok(rig_hear(r, &plan, str_of(rows[i].said), piece, NULL, &a, &f));
            if (!str_eq(a.text, str_of(rows[i].text)) || doubts(&a) != rows[i].doubts)
                fail_msg("\"%s\" in pieces of %zu: \"%.*s\", doubts %x", rows[i].said, piece,
                         STR_ARG(a.text), doubts(&a));
        }
}

/* Alone in a sentence of the answer, of a ticket that has PERSON_1 and IBAN_1. */
static void a_garbled_token_is_noticed(void **state)
{
    static const struct {
        const char *word;
        bool is_token;
    } words[] = {
        { "PERSONNE_1", true },       { "[Person_1]", true },   { "person_1", true },
        { "PERSON 1", true },         { "Personne-1", true },   { "personas_7", true },
        { "PESSOA_1", true },         { "(Persoon 1)", true },  { "NOME_1", true },
        { "TÉLÉPHONE 4", true },      { "e-mail_2", true },     { "[Geburtsdatum 1]", true },
        { "customer ref_3", true },   { "iban 1", true },       { "PERSON_1.2", true },
        { "[person 9]", true },       { "téléphone 4", false }, { "IBAN 3000", false },
        { "IP 10.0.0.1", false },     { "adresse 2", false },   { "une personne 12", false },
        { "superperson_1", false },   { "person_01", false },   { "person_1a", false },
        { "le 12 mars 2026", false }, { "PERSON_", false },     { "étage 1", false },
    };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct gateway_plan plan = ticket(r, TASK_DRAFT);
        struct assist_answer a;
        struct fault f = { 0 };

        assert_ok(rig_hear(r, &plan, str_printf(r->arena, "Voir %s ici.", words[i].word), 7, NULL,
                           &a, &f));
        if (has(&a, DOUBT_TOKEN) != words[i].is_token)
            fail_msg("\"%s\": %d", words[i].word, !words[i].is_token);
    }
}

static bool gather(void *arg, struct str text)
{
    return buf_add(arg, text);
}

static void what_is_heard_piece_by_piece_is_the_answer(void **state)
{
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct gateway_plan plan = ticket(r, TASK_DRAFT);
        struct buf heard = buf_new(r->arena, 4096);
        const struct gateway_hearer hearer = { .piece = gather, .arg = &heard };
        struct assist_answer a;
        struct fault f = { 0 };

        buf_add(&heard, STR(""));
        assert_ok(rig_hear(r, &plan, str_of(rows[i].said), 3, &hearer, &a, &f));
        assert_str(str_trim(buf_str(&heard)), a.text);
    }
}

static void the_canary_and_the_prompt_are_noticed(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan = ticket(r, TASK_DRAFT);
    struct assist_answer a;
    struct fault f = { 0 };
    struct str said =
        str_printf(r->arena, "Le secret est %.*s. Voila.", STR_ARG(plan.inside->canary));

    assert_ok(rig_hear(r, &plan, said, 5, NULL, &a, &f));
    assert_str(a.text, STR("Le secret est […]. Voila."));
    assert_true(has(&a, DOUBT_SECRET));
    assert_ok(rig_hear(r, &plan, plan.inside->system, 7, NULL, &a, &f));
    assert_true(has(&a, DOUBT_SECRET));
}

static void an_answer_in_another_language_is_noticed(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan = ticket(r, TASK_DRAFT);
    struct assist_answer a;
    struct fault f = { 0 };

    assert_ok(rig_hear(r, &plan,
                       STR("Thank you very much for your message. We will send the refund to you "
                           "within the next fourteen days."),
                       64, NULL, &a, &f));
    assert_int_equal(doubts(&a), D(LANGUAGE));
    assert_int_equal(a.lang, LANG_EN);
}

static void what_is_cited_is_named(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan = ticket(r, TASK_DRAFT);
    struct assist_answer a;
    struct fault f = { 0 };

    assert_ok(rig_hear(r, &plan, STR("Quatorze jours [2]."), 64, NULL, &a, &f));
    assert_int_equal(a.cited_count, 1);
    assert_str(a.cited[0].title, STR("Délais"));
    assert_true(a.confidence > 0.8);
}

static void an_answer_has_bounds(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan = ticket(r, TASK_DRAFT);
    size_t n = (size_t)task_row(TASK_DRAFT)->answer_words * 17;
    char *many = arena_alloc(r->arena, n);
    struct assist_answer a;
    struct fault f = { 0 };

    memset(many, 'a', n);
    for (size_t i = 5; i < n; i += 6)
        many[i] = ' ';
    assert_fault(rig_hear(r, &plan, STR(" \n"), 64, NULL, &a, &f), FAULT_INVALID);
    assert_fault(rig_hear(r, &plan, str_make(many, n), 640, NULL, &a, &f), FAULT_INVALID);
}

static void quality_has_one_shape(void **state)
{
#define SCORES(n)                                                                                  \
    "\"scores\":{\"clear\":4,\"complete\":3,\"correct\":" n ",\"polite\":5,\"understood\":4}"
    static const struct {
        const char *said, *text;
    } cases[] = {
        { "{" SCORES("2") ",\"remarks\":[\"Bien " T("PERSON_1") "\",\"https://evil.example/a\"]}",
          "{\"remarks\":[\"Bien " T("PERSON_1") "\",\"[…]\"]," SCORES("2") "}" },
        { "```json\n{" SCORES("2") ",\"remarks\":[]}\n```", "{\"remarks\":[]," SCORES("2") "}" },
        { "{" SCORES("6") ",\"remarks\":[]}", NULL },
        { "{" SCORES("\"2\"") ",\"remarks\":[]}", NULL },
        { "{" SCORES("2") "}", NULL },
        { "{" SCORES("2") ",\"remarks\":[1]}", NULL },
        { "{" SCORES("2") ",\"remarks\":[],\"more\":1}", NULL },
        { "Tout va bien.", NULL },
    };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct gateway_plan plan = ticket(r, TASK_QUALITY);
        struct assist_answer a;
        struct fault f = { 0 };

        if (cases[i].text) {
            assert_ok(rig_hear(r, &plan, str_of(cases[i].said), 9, NULL, &a, &f));
            assert_str(a.text, str_of(cases[i].text));
        } else {
            assert_fault(rig_hear(r, &plan, str_of(cases[i].said), 9, NULL, &a, &f), FAULT_INVALID);
        }
    }
}

/* Of the JSON as it is kept, with its backslashes. */
static void what_is_taken_out_of_a_remark_is_marked_where_it_was(void **state)
{
    struct rig *r = *state;
    struct gateway_plan plan = ticket(r, TASK_QUALITY);
    struct str gone = STR("[\xe2\x80\xa6]");
    struct assist_answer a;
    struct fault f = { 0 };

    assert_ok(
        rig_hear(r, &plan,
                 STR("{" SCORES("2") ",\"remarks\":[\"Dit \\\"non\\\".\",\"Renvoie \\\"ici\\\" : "
                                     "https://evil.example/a \\\"vite\\\"\"]}"),
                 9, NULL, &a, &f));
    assert_int_equal(a.mark_count, 1);
    assert_int_equal(a.marks[0].doubt, DOUBT_LINK);
    assert_int_equal(a.marks[0].start, str_find(a.text, gone, 0));
    assert_int_equal(a.marks[0].end, a.marks[0].start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_is_read_by_rules),
        cmocka_unit_test(a_garbled_token_is_noticed),
        cmocka_unit_test(what_is_heard_piece_by_piece_is_the_answer),
        cmocka_unit_test(the_canary_and_the_prompt_are_noticed),
        cmocka_unit_test(an_answer_in_another_language_is_noticed),
        cmocka_unit_test(what_is_cited_is_named),
        cmocka_unit_test(an_answer_has_bounds),
        cmocka_unit_test(quality_has_one_shape),
        cmocka_unit_test(what_is_taken_out_of_a_remark_is_marked_where_it_was),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
