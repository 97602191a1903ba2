/* SPDX-License-Identifier: EUPL-1.2 */
/* mask_test.c - what is shown of a value that is masked. */
#include "pii/pii.h"
#include "test.h"
#include "text/text.h"

static void masks_keep_what_an_agent_needs(void **state)
{
    static const struct {
        enum span_type type;
        const char *kind;
        struct str value, mask;
    } cases[] = {
        { SPAN_IBAN, NULL, STR_INIT("FR60 9999 0000 1A23 4567 8901 552"),
          STR_INIT("FR60 •••• 1552") },
        { SPAN_EMAIL, NULL, STR_INIT("claire@example.org"), STR_INIT("c•••@example.org") },
        { SPAN_EMAIL, NULL, STR_INIT("élise@example.org"), STR_INIT("é•••@example.org") },
        { SPAN_PHONE, NULL, STR_INIT("06 39 98 00 78"), STR_INIT("•••• 78") },
        { SPAN_PHONE, NULL, STR_INIT("+33 6 39 98 00 78"), STR_INIT("•••• 78") },
        { SPAN_PERSON, NULL, STR_INIT("Claire Morel"), STR_INIT("C•••• M••••") },
        { SPAN_PERSON, NULL, STR_INIT("Élodie Ñúñez"), STR_INIT("É•••• Ñ••••") },
        { SPAN_PERSON, NULL, STR_INIT("Ana Rosa Lima Sousa"), STR_INIT("A•••• R•••• L••••") },
        { SPAN_HANDLE, NULL, STR_INIT("@morel_claire"), STR_INIT("m•••• c••••") },
        { SPAN_CARD, NULL, STR_INIT("4111 1111 1111 1111"), STR_INIT("•••• 1111") },
        { SPAN_NATIONAL_ID, "fr.nir", STR_INIT("285079999900160"), STR_INIT("•••• 60") },
        { SPAN_COMPANY_ID, "fr.siren", STR_INIT("732 829 320"), STR_INIT("•••• 320") },
        { SPAN_COMPANY_ID, "eu.vat", STR_INIT("FR 44 732829320"), STR_INIT("FR •••• 20") },
        { SPAN_DOB, NULL, STR_INIT("12/03/1984"), STR_INIT("•••• 1984") },
        { SPAN_DOB, NULL, STR_INIT("1984-03-12"), STR_INIT("•••• 1984") },
        { SPAN_DOB, NULL, STR_INIT("12 mars 2001"), STR_INIT("•••• 2001") },
        { SPAN_ADDRESS, NULL, STR_INIT("12 rue des Lilas, 69003 Lyon"), STR_INIT("•••• Lyon") },
        { SPAN_ADDRESS, NULL, STR_INIT("3 allée du Port\n44000 Nantes Cedex 2\nFrance"),
          STR_INIT("•••• Nantes Cedex") },
        { SPAN_ADDRESS, NULL, STR_INIT("Lange Gasse 7, 1080 Wien"), STR_INIT("•••• Wien") },
        { SPAN_ADDRESS, NULL, STR_INIT("Calle Mayor 12, 28013 Madrid (España)"),
          STR_INIT("•••• Madrid") },
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(pii_mask(a, cases[i].type, cases[i].kind, cases[i].value), cases[i].mask);
}

static void masks_of_short_values_keep_less_or_nothing(void **state)
{
    static const struct {
        enum span_type type;
        struct str value, mask;
    } cases[] = {
        { SPAN_PERSON, STR_INIT("Al"), STR_INIT("••••") },
        { SPAN_PERSON, STR_INIT("王"), STR_INIT("••••") }, /* three bytes, one character */
        { SPAN_PERSON, STR_INIT(""), STR_INIT("••••") },
        { SPAN_EMAIL, STR_INIT("@"), STR_INIT("••••") },
        { SPAN_EMAIL, STR_INIT("a@example.org"), STR_INIT("•••@example.org") },
        { SPAN_EMAIL, STR_INIT("é@example.org"), STR_INIT("•••@example.org") },
        { SPAN_BIC, STR_INIT("ABC"), STR_INIT("•••• C") },
        { SPAN_CARD, STR_INIT("1234"), STR_INIT("•••• 4") },
        { SPAN_CUSTOMER_REF, STR_INIT("7"), STR_INIT("••••") },
        { SPAN_DOB, STR_INIT("1984"), STR_INIT("••••") },
        { SPAN_DOB, STR_INIT("12/03/84"), STR_INIT("••••") },
        { SPAN_DOB, STR_INIT("12031984"), STR_INIT("••••") },
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_str(pii_mask(a, cases[i].type, NULL, cases[i].value), cases[i].mask);
}

static void an_address_never_shows_its_street(void **state)
{
    static const struct str values[] = {
        STR_INIT("12 rue des Lilas"),
        STR_INIT("1234 Oak Avenue"),
        STR_INIT("1234 Oak, Springfield"),
        STR_INIT("Flat 2, 1234 Oak Avenue, Springfield"),
        STR_INIT("Hinterhaus, 1200 Bahnhofstraße"),
        STR_INIT("75001 Paris"), /* more than half: the town is the address */
        STR_INIT("The Old Forge, Stockbridge, SO20 8EX"),
        STR_INIT("Apt 1a12345 Hidden"),
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(values); i++)
        assert_str(pii_mask(a, SPAN_ADDRESS, NULL, values[i]), STR("••••"));
}

static void nothing_is_kept_of_what_is_sensitive_as_a_whole(void **state)
{
    static const enum span_type types[] = { SPAN_HEALTH, SPAN_SPECIAL, SPAN_CREDENTIAL, SPAN_IP,
                                            SPAN_GEO };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(types); i++)
        assert_str(pii_mask(a, types[i], NULL, STR("diabète depuis 1984, 69003 Lyon")),
                   STR("••••"));
}

static void masks_are_whole_characters(void **state)
{
    static const struct str values[] = {
        STR_INIT("ÉÉÉÉÉÉ@ÉÉÉÉ.example"),
        STR_INIT("日本語の名前です"),
        STR_INIT("Ææøå, 12345 Ærøskøbing på øen"),
        STR_INIT("𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎"),
        STR_INIT("٠١٢٣٤٥٦٧٨٩٠١٢٣"),
        STR_INIT("👩‍👩‍👧 familie, 1080 Wien 👩‍👩‍👧"),
    };
    scoped(arena) *a = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(values); i++)
        for (int t = 0; t < SPAN_TYPES; t++)
            assert_true(text_valid(pii_mask(a, (enum span_type)t, NULL, values[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_keep_what_an_agent_needs),
        cmocka_unit_test(masks_of_short_values_keep_less_or_nothing),
        cmocka_unit_test(an_address_never_shows_its_street),
        cmocka_unit_test(nothing_is_kept_of_what_is_sensitive_as_a_whole),
        cmocka_unit_test(masks_are_whole_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
