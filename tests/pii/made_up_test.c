/* SPDX-License-Identifier: EUPL-1.2 */
/* made_up_test.c - values made up for training rows: of the same form, other ones each time, and
 * none of the real value's words in them, whatever is drawn. */
#include "suite.h"

#include <string.h>

#include "pii/made_up.h"
#include "text/text.h"

#define SEEDS 150

static const struct pii_real reals[] = {
    { SPAN_PERSON, NULL, STR_INIT("Claire de la Tour-Morel"), false },
    { SPAN_PERSON, NULL, STR_INIT("Anna"), false },
    { SPAN_PERSON, NULL, STR_INIT("Thomas Camille Dominique"), false },
    { SPAN_PERSON, NULL, STR_INIT("Camille Fontaine"), true },
    { SPAN_PERSON, NULL, STR_INIT("N\xc3\xa9"), false },
    { SPAN_PERSON, NULL, STR_INIT("K4r\xff\xe2 0"), false },
    { SPAN_EMAIL, NULL, STR_INIT("anna.thomas@brouzouf.fr"), false },
    { SPAN_PHONE, NULL, STR_INIT("06 39 98 41 77"), false },
    { SPAN_PHONE, NULL, STR_INIT("612 345 678"), false },
    { SPAN_ADDRESS, NULL, STR_INIT("17 rue Trifouillette, 69003 Zbrukville"), false },
    { SPAN_HANDLE, NULL, STR_INIT("@kwendo_zbruk"), false },
    { SPAN_DOB, NULL, STR_INIT("23/11/1967"), false },
    { SPAN_NATIONAL_ID, "hr.oib", STR_INIT("33392005961"), false },
    { SPAN_CUSTOMER_REF, NULL, STR_INIT("KLMQ-884417"), false },
    { SPAN_CUSTOMER_REF, NULL, STR_INIT("tournesol vert"), false },
    { SPAN_IBAN, NULL, STR_INIT("FR76 3000 6000 0112 3456 7890 189"), false },
    { SPAN_HEALTH, NULL, STR_INIT("migraine"), false },
    { SPAN_SPECIAL, NULL, STR_INIT("catholique"), false },
    { SPAN_CREDENTIAL, NULL, STR_INIT("Zbruk!4417"), false },
    { SPAN_CREDENTIAL, NULL, STR_INIT("****"), false },
};

static const enum lang langs[] = { LANG_FR, LANG_EN, LANG_DE, LANG_UNKNOWN };

/* "de", "rue": words that name nobody may stay. */
static bool may_stay(struct str word)
{
    return word.len < 3 || str_eq_nocase(word, STR("rue")) || str_eq_nocase(word, STR("KLMQ"));
}

static void no_word_of_the_value_is_left(void **state)
{
    struct suite *s = *state;

    for (size_t i = 0; i < COUNT_OF(reals) * SEEDS; i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        const struct pii_real *real = &reals[i / SEEDS];
        const struct pii_fiction f = { s->pii, a, langs[i % COUNT_OF(langs)], i };
        struct str made = pii_made_up(&f, real);
        struct word w;

        assert_true(made.len > 0 && text_valid(made));
        assert_false(str_eq(made, real->value));
        assert_str(pii_made_up(&f, real), made);
        for (size_t at = 0; text_word_next(real->value, &at, &w);) {
            struct str word = str_slice(real->value, w.start, w.end);

            if (!may_stay(word) && !ascii_digit(word.ptr[0]) &&
                str_find_nocase(made, word, 0) != STR_NPOS)
                fail_msg("'%.*s' became '%.*s'", STR_ARG(real->value), STR_ARG(made));
        }
    }
}

static void plain_text_is_ordinary_words_or_something_else(void **state)
{
    static const struct {
        struct str text, kinds; /* a letter a piece: word, between, number, other */
    } cases[] = {
        { STR_INIT("le dossier est joint"), STR_INIT("wbwbwbw") },
        { STR_INIT("Le dossier de Kwendoline"), STR_INIT("wbwbwbo") },
        { STR_INIT("lot 4417, a4 et 12h"), STR_INIT("wbnbbobwbo") },
        { STR_INIT("le dossier de Nathalie"), STR_INIT("wbwbwbo") },
        { STR_INIT("un diab\xc3\xa8te"), STR_INIT("wbo") },
        { STR_INIT("@dossier"), STR_INIT("ow") },
        { STR_INIT("\xff"), STR_INIT("o") },
    };
    struct suite *s = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        const struct pii_fiction f = { s->pii, a, LANG_FR, 1 };
        char kinds[64] = "";
        enum pii_plain what;
        struct str piece;
        size_t at = 0, n = 0, bytes = 0;

        while (pii_plain_next(&f, cases[i].text, &at, &what, &piece)) {
            assert_true(n < sizeof kinds && piece.len > 0);
            kinds[n++] = "wbno"[what];
            bytes += piece.len;
        }
        assert_int_equal(bytes, cases[i].text.len);
        assert_str(str_make(kinds, n), cases[i].kinds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_of_the_value_is_left),
        cmocka_unit_test(plain_text_is_ordinary_words_or_something_else),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
