/* SPDX-License-Identifier: EUPL-1.2 */
/* rules_test.c - an organisation's patterns, lists, thresholds and lessons; and why. */
#include "pii/marks.h"

/* Runs one case with rules made from `w`. */
static void assert_with(void **state, const struct pii_wanted *w, struct str marked)
{
    struct pii_hints hints = { 0 };
    struct pii_rules *rules;
    struct fault f = { 0 };

    assert_ok(pii_rules_new(w, &rules, &f));
    hints.rules = rules;
    assert_marks(*state, marked, &hints);
    pii_rules_free(rules);
}

/* ---- patterns ---- */

static void the_organisations_patterns_find_its_references(void **state)
{
    static const struct str refs[] = {
        STR_INIT("CL-[0-9]{6}"),
        STR_INIT("((("),    /* does not compile: left out */
        STR_INIT("(a+)+$"), /* would backtrack for ever: limited */
        STR_INIT("(?<=contrat )\\d{5}"),
    };
    struct pii_wanted w = { .patterns = refs, .pattern_count = COUNT_OF(refs) };

    assert_with(state, &w, STR("réf <CUSTOMER_REF CL-004512>, contrat <CUSTOMER_REF 88217>"));
    assert_with(state, &w, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"));
    assert_marks(*state, STR("CL-004512, merci"), NULL);
}

static void a_pattern_is_tested_before_it_is_used(void **state)
{
    static const struct {
        struct str pattern;
        const char *said; /* NULL: fit */
    } cases[] = {
        { STR_INIT("CL-[0-9]{6}"), NULL },
        { STR_INIT("(?i)kd[- ]?\\d{2}[- ]?\\d{2}[- ]?\\d"), NULL },
        { STR_INIT("(?<=contrat )\\d{5}"), NULL },
        { STR_INIT("\\b[A-Z]{2}\\d{8}\\b"), NULL },
        { STR_INIT("\\d{1,12}-FR"), NULL },
        { STR_INIT("(?:CMD|CDE|ORD)\\d{6,10}"), NULL },
        { STR_INIT("(?<!\\d)\\d{9}(?!\\d)"), NULL },
        { STR_INIT("réf[0-9]{4}"), NULL },
        { STR_INIT(""), "bytes" },
        { STR_INIT("("), "does not compile: missing closing parenthesis, at character 2" },
        { STR_INIT("[z-a]"), "does not compile" },
        { STR_INIT("\\C{6}"), "does not compile" },
        { STR_INIT("\xff"), "does not compile" },
        { STR_INIT("[0-9]*"), "empty" },
        { STR_INIT("(CL-)?"), "empty" },
        { STR_INIT("(?=C)"), "empty" },
        { STR_INIT("\\w+"), "ordinary sentences" },
        { STR_INIT("[A-Z]\\w{1,20}"), "ordinary sentences" },
        { STR_INIT("."), "ordinary sentences" },
        { STR_INIT("[0-9]{1,4}"), "ordinary sentences" },
        { STR_INIT("(a+)+$"), "costs more" },
        { STR_INIT("(?:[A-Z]|[A-Z0-9])+X"), "costs more" },
        { STR_INIT("CL-(\\d+)*-\\d{2}"), "costs more" },
        { STR_INIT("\\d+-FR"), "costs more" },
        { STR_INIT("\\d++-FR"), "costs more" },
        { STR_INIT("(.*)-(.*)-(.*)Q"), "costs more" },
        { STR_INIT("(?:a?){30}a{30}"), "costs more" },
        { STR_INIT("(?:[a-z]{200}){40}[0-9]{900}Q{900}"), "costs more" },
        { STR_INIT("(((x{99}){99}){99}){9}y"), "too large" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        bool fit = pii_pattern_check(cases[i].pattern, &f);

        if (fit != !cases[i].said || (!fit && !strstr(f.text, cases[i].said)))
            fail_msg("%.*s: %s", STR_ARG(cases[i].pattern), fit ? "fit" : f.text);
    }
}

/* ---- lists ---- */

static void what_is_nobodys_stays_in_any_spelling(void **state)
{
    static const struct str allow[] = {
        STR_INIT("+33 1 99 00 12 34"),      STR_INIT("4 quai des Lumières, 69002 Lyon"),
        STR_INIT("@lumiere.example"),       STR_INIT("contact@sav.example.org"),
        STR_INIT("Maison Claire Fontaine"), STR_INIT("FR60 9999 9000 01A2 3456 7890 152"),
    };
    struct pii_wanted w = { .allow = allow, .allow_count = COUNT_OF(allow) };
    static const struct str cases[] = {
        STR_INIT("tel 01 99 00 12 34, tel 0199001234, le vôtre <PHONE 01 99 00 12 35>"),
        STR_INIT("4, quai des Lumieres 69002 LYON"),
        STR_INIT("au 4 quai des Lumières"),
        STR_INIT("<ADDRESS 5 quai des Lumières, 69002 Lyon>"),
        STR_INIT("SAV@lumiere.example, x@mail.lumiere.example, <EMAIL x@notlumiere.example>"),
        STR_INIT("Contact@SAV.example.org, <EMAIL claire@sav.example.org>"),
        STR_INIT("La Maison Claire Fontaine vous remercie, Mme <PERSON Claire Fontaine>"),
        STR_INIT("RIB : FR6099999000 01A234567890152"),
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_with(state, &w, cases[i]);
}

static void what_always_is_somebodys_is_found(void **state)
{
    static const struct pii_known deny[] = {
        { SPAN_CUSTOMER_REF, STR_INIT("projet Bleuet 7") },
        { SPAN_HANDLE, STR_INIT("le grand Zou") },
    };
    struct pii_wanted w = { .deny = deny, .deny_count = COUNT_OF(deny) };

    assert_with(
        state, &w,
        STR("Le <CUSTOMER_REF PROJET BLEUET-7>, dit <HANDLE le Grand-Zoù>, projet Bleuet 8"));
}

static void an_entry_that_recognises_nothing_is_refused(void **state)
{
    static const struct {
        struct str entry;
        bool fits;
    } cases[] = {
        { STR_INIT("Lumière & Cie"), true },
        { STR_INIT("@lumiere.example"), true },
        { STR_INIT(""), false },
        { STR_INIT("a"), false },
        { STR_INIT("- - -"), false },
        { STR_INIT("@"), false },
        { STR_INIT("@lumiere"), false },
        { STR_INIT("@a b.example"), false },
        { STR_INIT("\xff\xff\xff"), false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };

        assert_int_equal(pii_allow_check(cases[i].entry, &f), cases[i].fits);
    }
}

/* ---- types and thresholds ---- */

static void a_type_can_be_switched_off(void **state)
{
    struct pii_wanted w = { .off = 1u << SPAN_HANDLE | 1u << SPAN_HEALTH };

    assert_with(state, &w, STR("@zoe.lambert a la sclérose en plaques, <EMAIL z@example.org>"));
}

static void stance_and_threshold_decide_how_sure_it_must_be(void **state)
{
    struct pii_wanted lean = { .stance = PII_LEAN };
    struct pii_wanted handles = { .threshold = { [SPAN_HANDLE] = 0.9F } };
    struct pii_wanted shifted = { .shift = { [SPAN_HANDLE] = 5, [SPAN_EMAIL] = 5 } };

    assert_with(state, &lean, STR("@zoe.lambert, <EMAIL z@example.org>"));
    assert_with(state, &handles, STR("@zoe.lambert a la <HEALTH sclérose en plaques>"));
    /* corrections never reach what is nearly sure */
    assert_with(state, &shifted, STR("@zoe.lambert, <EMAIL z@example.org>"));
    for (int t = 0; t < SPAN_TYPES; t++)
        assert_true(pii_stance_threshold(PII_CAUTIOUS, t) < pii_stance_threshold(PII_BALANCED, t) &&
                    pii_stance_threshold(PII_BALANCED, t) <= pii_stance_threshold(PII_LEAN, t));
}

/* ---- lessons ---- */

static void toy_digest(const void *key, enum span_type type, struct str text,
                       uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    uint64_t h = *(const uint64_t *)key + (uint64_t)type;

    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    memcpy(ret_digest, &h, sizeof h);
    h *= 0x9e3779b97f4a7c15u;
    memcpy(ret_digest + sizeof h, &h, sizeof h);
}

static void a_lesson_is_known_again_without_its_value(void **state)
{
    static const uint64_t key = 42, other_key = 43;
    struct pii_keyed keyed = { toy_digest, &key };
    struct pii_lesson lessons[3];
    struct pii_wanted w = { .lessons = lessons, .lesson_count = 3, .keyed = keyed };
    scoped(arena) *a = arena_new((size_t)1 << 20);

    assert_true(
        pii_lesson_make(&keyed, a, SPAN_PERSON, true, STR("La bonne cliente"), &lessons[0]));
    assert_true(pii_lesson_make(&keyed, a, SPAN_CUSTOMER_REF, true, STR("zb 88-17"), &lessons[1]));
    assert_true(pii_lesson_make(&keyed, a, SPAN_HANDLE, false, STR("@lampadaire"), &lessons[2]));
    assert_with(
        state, &w,
        STR("<PERSON la bonne cliente> a le modèle <CUSTOMER_REF ZB8817>, voir @lampadaire"));
    assert_with(state, &w, STR("La bonne clientele, zb 88 18, <HANDLE @lampadaires>"));
    w.keyed.key = &other_key; /* another organisation's key recognises nothing */
    assert_with(state, &w, STR("la bonne cliente a le modèle ZB8817, voir <HANDLE @lampadaire>"));
    assert_false(pii_lesson_make(&keyed, a, SPAN_PERSON, true, STR("- a"), &lessons[0]));
    assert_false(
        pii_lesson_make(&keyed, a, SPAN_PERSON, true, STR("a b c d e f g h i j k l"), &lessons[0]));
}

/* ---- why ---- */

static void each_candidate_says_what_became_of_it(void **state)
{
    static const struct str allow[] = { STR_INIT("@lumiere.example") };
    struct pii_wanted w = { .allow = allow,
                            .allow_count = 1,
                            .off = 1u << SPAN_IP,
                            .threshold = { [SPAN_HEALTH] = 0.95F } };
    struct str text = STR("Mme Claire Morel, 12 rue Claire Morel, 69003 Lyon, sav@lumiere.example, "
                          "ip 192.0.2.7, diabète, IBAN FR60 9999 9000 01A2 3456 7890 152");
    static const struct {
        const char *value;
        enum span_type type;
        enum pii_fate fate;
    } wanted[] = {
        { "Claire Morel", SPAN_PERSON, PII_TAKEN },
        { "12 rue Claire Morel, 69003 Lyon", SPAN_ADDRESS, PII_TAKEN },
        { "Claire Morel", SPAN_PERSON, PII_LOST },
        { "sav@lumiere.example", SPAN_EMAIL, PII_ALLOWED },
        { "192.0.2.7", SPAN_IP, PII_OFF },
        { "diabète", SPAN_HEALTH, PII_WEAK },
        { "FR60 9999 9000 01A2 3456 7890 152", SPAN_IBAN, PII_TAKEN },
    };
    struct suite *s = *state;
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct pii_candidates all;
    struct pii_hints hints = { 0 };
    struct pii_rules *rules;
    struct spans spans;
    struct fault f = { 0 };
    size_t taken = 0;

    assert_ok(pii_rules_new(&w, &rules, &f));
    hints.rules = rules;
    assert_ok(pii_explain(s->pii, s->scratch, a, (struct clear){ text }, &hints, &all, &f));
    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, &hints, &spans, &f));
    for (size_t k = 0; k < COUNT_OF(wanted); k++) {
        bool there = false;

        for (size_t i = 0; i < all.count; i++)
            there |= all.at[i].span.type == wanted[k].type && all.at[i].fate == wanted[k].fate &&
                     str_eq(str_slice(text, all.at[i].span.start, all.at[i].span.end),
                            str_of(wanted[k].value));
        if (!there)
            fail_msg("no %s candidate '%s' that is %s", span_type_name(wanted[k].type),
                     wanted[k].value, pii_fate_name(wanted[k].fate));
    }
    for (size_t i = 0; i < all.count; i++) {
        struct str why = pii_candidate_why(a, (struct clear){ text }, &all.at[i]);

        taken += all.at[i].fate == PII_TAKEN;
        assert_true(why.len > 20);
        if (all.at[i].fate == PII_LOST)
            assert_true(all.at[i].against.end > all.at[i].span.start &&
                        all.at[i].against.start < all.at[i].span.end);
    }
    assert_int_equal(taken, spans.count); /* what is explained is what is done */
    pii_rules_free(rules);
}

/* An accent may stand on anything: it belongs to what it stands on, here as there; and what takes
 * in a token is no candidate. */
static void what_is_explained_has_the_same_bounds(void **state)
{
    static const struct str text = STR_INIT("plaque AB-123\u033c, IP 192.0.2.17\u0301\u200b. Mon "
                                            "mot de passe est hunter2Blue.\u27e6IBAN_1\u27e7");
    struct suite *s = *state;
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct pii_candidates all;
    struct spans spans;
    struct fault f = { 0 };
    size_t n = 0;

    assert_ok(pii_explain(s->pii, s->scratch, a, (struct clear){ text }, NULL, &all, &f));
    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    assert_int_equal(spans.count, 2);
    for (size_t i = 0; i < all.count; i++) {
        if (all.at[i].fate != PII_TAKEN)
            continue;
        assert_int_equal(all.at[i].span.start, spans.at[n].start);
        assert_int_equal(all.at[i].span.end, spans.at[n].end);
        n++;
    }
    assert_int_equal(n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_organisations_patterns_find_its_references),
        cmocka_unit_test(a_pattern_is_tested_before_it_is_used),
        cmocka_unit_test(what_is_nobodys_stays_in_any_spelling),
        cmocka_unit_test(what_always_is_somebodys_is_found),
        cmocka_unit_test(an_entry_that_recognises_nothing_is_refused),
        cmocka_unit_test(a_type_can_be_switched_off),
        cmocka_unit_test(what_is_explained_has_the_same_bounds),
        cmocka_unit_test(stance_and_threshold_decide_how_sure_it_must_be),
        cmocka_unit_test(a_lesson_is_known_again_without_its_value),
        cmocka_unit_test(each_candidate_says_what_became_of_it),
    };

    return cmocka_run_group_tests(tests, suite_start, suite_stop);
}
