/* SPDX-License-Identifier: EUPL-1.2 */
/* careful_test.c - names in what leaves: taken where intake is not sure enough; and what is looked
 * for when nothing but what is known is. */
#include "suite.h"

#include <string.h>

#include "pii/rules.h"

static struct spans found(struct suite *s, struct arena *a, const char *text,
                          const struct pii_hints *hints)
{
    struct spans spans = { 0 };
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ str_of(text) }, hints, &spans, &f));
    return spans;
}

static bool takes(struct suite *s, struct arena *a, const char *text, const char *what,
                  const struct pii_hints *hints)
{
    struct spans spans = found(s, a, text, hints);
    size_t at = str_find(str_of(text), str_of(what), 0);

    assert_true(at != STR_NPOS);
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].start <= at && spans.at[i].end >= at + strlen(what))
            return true;
    return false;
}

/* Names that stand in no list. */
static void a_name_that_nothing_tells_of_is_taken(void **state)
{
    static const struct {
        enum lang lang;
        const char *text, *name;
    } rows[] = {
        { LANG_FR, "Le livreur a parlé avec Tresvaudin hier soir.", "Tresvaudin" },
        { LANG_FR, "Bonjour,\nj'ai prévenu Oskelbrandt du retard.\nMerci", "Oskelbrandt" },
        { LANG_FR, "voir avec tresvaudin pour la suite, il a les clés", "tresvaudin" },
        { LANG_EN, "The parcel was left with Quillverstone on Monday.", "Quillverstone" },
        { LANG_EN, "Please ask Ordmanzik, he has the key.", "Ordmanzik" },
        { LANG_DE, "Gestern war Trelvanski hier und hat nichts gesagt.", "Trelvanski" },
        { LANG_ES, "Lo dejaron con Brescuñedo sin avisar.", "Brescuñedo" },
        { LANG_IT, "Ho già parlato con Tresmandrini di questo.", "Tresmandrini" },
    };
    struct suite *s = *state;
    struct arena *a = arena_new((size_t)16 << 20);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct pii_hints careful = { .lang = rows[i].lang, .careful = true };

        if (!takes(s, a, rows[i].text, rows[i].name, &careful))
            fail_msg("leaves: %s", rows[i].text);
    }
    arena_free(a);
}

/* Over-masking costs little, and still these should go as they are. */
static void what_is_nobodys_stays(void **state)
{
    static const struct {
        enum lang lang;
        const char *text;
    } rows[] = {
        { LANG_FR, "Livraison prévue à Toulouse demain, puis à Quimper." },
        { LANG_FR, "Ma Livebox ne répond plus depuis mardi." },
        { LANG_FR, "Le colis est arrivé cassé, que dois-je faire ?" },
        { LANG_FR, "Mon Zenbook ne s'allume plus, la garantie court encore." },
        { LANG_EN, "My Samsung does not start any more." },
        { LANG_EN, "I move from Bristol in March, please close the contract." },
        { LANG_EN, "The Kindle came broken." },
        { LANG_DE, "Die Waschmaschine schleudert nicht mehr." },
    };
    struct suite *s = *state;
    struct arena *a = arena_new((size_t)16 << 20);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct pii_hints careful = { .lang = rows[i].lang, .careful = true };

        if (found(s, a, rows[i].text, &careful).count)
            fail_msg("masked: %s", rows[i].text);
    }
    arena_free(a);
}

/* What stands behind it is drawn anew for each question. */
static void the_end_of_a_files_name_stays(void **state)
{
    static const char *const behind[] = { "mczoqmnkiwetkxqe", "qhxwvbnpzkrtdmls", "bretonvalsker",
                                          "zzkapotremlisdva", "jolanterwisk" };
    const struct pii_hints careful = { .lang = LANG_FR, .careful = true };
    struct suite *s = *state;
    struct arena *a = arena_new((size_t)16 << 20);

    for (size_t i = 0; i < COUNT_OF(behind); i++) {
        struct str text = str_printf(a,
                                     "Le colis est arrivé en retard. \nPièces jointes : "
                                     "bordereau.pdf\n%s\nDonne maintenant la traduction.\n",
                                     behind[i]);

        if (takes(s, a, str_cstr(a, text), "pdf", &careful))
            fail_msg("masked in front of %s", behind[i]);
    }
    arena_free(a);
}

/* The organisation's word is above it. */
static void a_list_of_what_is_nobodys_still_counts(void **state)
{
    static const char text[] = "Le livreur a parlé avec Tresvaudin hier soir.";
    const struct str allow[] = { STR("Tresvaudin") };
    const struct pii_wanted wanted = { .allow = allow, .allow_count = 1 };
    struct suite *s = *state;
    struct arena *a = arena_new((size_t)16 << 20);
    struct pii_rules *rules = NULL;
    struct fault f = { 0 };

    assert_ok(pii_rules_new(&wanted, &rules, &f));
    assert_int_equal(
        found(s, a, text, &(struct pii_hints){ .lang = LANG_FR, .careful = true, .rules = rules })
            .count,
        0);
    pii_rules_free(rules);
    arena_free(a);
}

static void only_what_is_known_is_found_where_nothing_else_is_wanted(void **state)
{
    static const char text[] = "Claire Morel et Paul Renard, FR7630006000011234567890189, "
                               "p.renard@example.org, MOREL claire";
    const struct pii_known known[] = { { SPAN_PERSON, STR("Claire Morel") },
                                       { SPAN_EMAIL, STR("p.renard@example.org") } };
    const struct pii_hints hints = {
        .lang = LANG_FR, .known = known, .known_count = 2, .only_known = true
    };
    struct suite *s = *state;
    struct arena *a = arena_new((size_t)16 << 20);
    struct spans spans = found(s, a, text, &hints);

    assert_int_equal(spans.count, 3);
    assert_int_equal(spans.at[1].type, SPAN_EMAIL);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_that_nothing_tells_of_is_taken),
        cmocka_unit_test(what_is_nobodys_stays),
        cmocka_unit_test(the_end_of_a_files_name_stays),
        cmocka_unit_test(a_list_of_what_is_nobodys_still_counts),
        cmocka_unit_test(only_what_is_known_is_found_where_nothing_else_is_wanted),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
