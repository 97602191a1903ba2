/* SPDX-License-Identifier: EUPL-1.2 */
/* settle_test.c - the rule for overlaps, and that no span cuts a character or a number. */
#include "pii/marks.h"

static void of_two_that_overlap_the_stronger_stands_whole(void **state)
{
    static const struct pii_known known[] = {
        { SPAN_PERSON, STR_INIT("Claire Morel") },
        { SPAN_PERSON, STR_INIT("Victor Hugo") },
        { SPAN_CUSTOMER_REF, STR_INIT("88417") },
    };
    static const struct str patterns[] = { STR_INIT("CL[0-9 ]{6,20}"), STR_INIT("KD-[0-9]{5}") };
    static const struct str cases[] = {
        /* a credential over all */
        STR_INIT("mot de passe : <CREDENTIAL claire.morel@example.org>"),
        /* an e-mail address over the name in it, known or not */
        STR_INIT("Écrivez à <EMAIL claire.morel@example.org>"),
        STR_INIT("Écrivez à <EMAIL Claire-Morel.88417@example.org>"),
        /* an address over the name of its street, known or not */
        STR_INIT("<ADDRESS 12 rue Victor Hugo, 69003 Lyon>"),
        STR_INIT("<ADDRESS 12 rue Claire Morel, 69003 Lyon>"),
        /* a handle over the name in it */
        STR_INIT("Suivez <HANDLE @claire.morel>"),
        /* outside of them the name is one */
        STR_INIT("<PERSON Claire Morel>, <ADDRESS 12 rue Victor Hugo, 69003 Lyon>"),
        /* check digits over the organisation's pattern */
        STR_INIT("IBAN <IBAN FR60 9999 9000 01A2 3456 7890 152> CL"),
        /* what is known over the organisation's pattern */
        STR_INIT("dossier KD-<CUSTOMER_REF 88417>"),
        STR_INIT("dossier <CUSTOMER_REF KD-88418>"),
        /* the pattern over shape and context */
        STR_INIT("tel <CUSTOMER_REF CL06 39 98 00 01>"),
    };
    struct pii_wanted wanted = { .patterns = patterns, .pattern_count = COUNT_OF(patterns) };
    struct pii_hints hints = { .known = known, .known_count = COUNT_OF(known) };
    struct pii_rules *rules;
    struct fault f = { 0 };

    assert_ok(pii_rules_new(&wanted, &rules, &f));
    hints.rules = rules;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], &hints);
    pii_rules_free(rules);
}

/* Patterns are the organisation's own, so they may end anywhere. */
static void no_span_cuts_a_character_or_a_number(void **state)
{
    static const struct {
        struct str pattern, marked;
    } cases[] = {
        { STR_INIT("CL-[0-9]{4}"), STR_INIT("réf <CUSTOMER_REF CL-00451299>, merci") },
        { STR_INIT("[0-9]{4}-CL"), STR_INIT("réf <CUSTOMER_REF 9900451-CL>, merci") },
        { STR_INIT("REF.."), STR_INIT("le <CUSTOMER_REF REFé1> et <CUSTOMER_REF REF№²> ici") },
        { STR_INIT("X-[0-9]{3}"), /* longer than anybody's number: dropped */
          STR_INIT("X-1234567890123456789012345678901234567890") },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct pii_wanted wanted = { .patterns = &cases[i].pattern, .pattern_count = 1 };
        struct pii_hints hints = { 0 };
        struct pii_rules *rules;
        struct fault f = { 0 };

        assert_ok(pii_rules_new(&wanted, &rules, &f));
        hints.rules = rules;
        assert_marks(*state, cases[i].marked, &hints);
        pii_rules_free(rules);
    }
}

static void what_stands_around_a_value_does_not_move_it(void **state)
{
    static const struct str cases[] = {
        /* composed and decomposed accents */
        STR_INIT("Je m'appelle <PERSON Zoé Durand>."),
        STR_INIT("Je m'appelle <PERSON Zoe\xcc\x81 Durand>."),
        STR_INIT("Tél. du magasin de\xcc\x81ja\xcc\x80 donne\xcc\x81 : <PHONE 06 39 98 00 01>"),
        /* line ends */
        STR_INIT(
            "Bonjour,\r\n\r\nmon mail : <EMAIL zoe@example.org>\r\nTel <PHONE 0639980001>\r\n"),
        STR_INIT("mon mail : <EMAIL zoe@example.org>\nTel <PHONE 0639980001>\n"),
        /* quoted */
        STR_INIT("> mon mail : <EMAIL zoe@example.org>\n>> Tel <PHONE 0639980001>\n"),
        /* no UTF-8 around it */
        STR_INIT("\xff\xfe <EMAIL zoe@example.org>\xe9 <PHONE 0639980001>\x80"),
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], NULL);
}

/* The same text gives the same spans, whatever the scratch was used for before. */
static void twice_the_same_is_the_same(void **state)
{
    struct suite *s = *state;
    struct str text = STR("Mme Claire Morel, 12 rue Victor Hugo, 69003 Lyon, 06 39 98 00 01, "
                          "claire.morel@example.org, FR60 9999 9000 01A2 3456 7890 152");
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct spans first, other, again;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &first, &f));
    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ STR("Zoé, 0639980002") }, NULL,
                       &other, &f));
    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &again, &f));
    assert_int_equal(first.count, 5);
    assert_int_equal(first.count, again.count);
    for (size_t i = 0; i < first.count; i++) {
        assert_int_equal(first.at[i].start, again.at[i].start);
        assert_int_equal(first.at[i].end, again.at[i].end);
        assert_int_equal(first.at[i].type, again.at[i].type);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_two_that_overlap_the_stronger_stands_whole),
        cmocka_unit_test(no_span_cuts_a_character_or_a_number),
        cmocka_unit_test(what_stands_around_a_value_does_not_move_it),
        cmocka_unit_test(twice_the_same_is_the_same),
    };

    return cmocka_run_group_tests(tests, suite_start, suite_stop);
}
