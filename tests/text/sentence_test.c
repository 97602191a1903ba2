/* SPDX-License-Identifier: EUPL-1.2 */
/* sentence_test.c - a mail's sentences, as people write and wrap them. */
#include "test.h"

#include "text/text.h"

static void a_text_is_cut_where_its_sentences_end(void **state)
{
    static const struct {
        struct str text;
        struct str sentences[6];
    } cases[] = {
        { STR_INIT(""), { { 0 } } },
        { STR_INIT(" \n\n \n"), { { 0 } } },
        { STR_INIT("Bonjour,\nMon colis est perdu. Que faire ?"),
          { STR_INIT("Bonjour,"), STR_INIT("Mon colis est perdu."), STR_INIT("Que faire ?") } },
        { STR_INIT("M. Morel a payé 12.50 euros. J. Dupont aussi."),
          { STR_INIT("M. Morel a payé 12.50 euros."), STR_INIT("J. Dupont aussi.") } },
        { STR_INIT("Cf. l'art. 12 du contrat. Merci !!! Vraiment…"),
          { STR_INIT("Cf. l'art. 12 du contrat."), STR_INIT("Merci !!!"), STR_INIT("Vraiment…") } },
        { STR_INIT("It goes on over a line that is long enough to\nhave been wrapped. Yes."),
          { STR_INIT("It goes on over a line that is long enough to\nhave been wrapped."),
            STR_INIT("Yes.") } },
        { STR_INIT("Steps that you would have to take for that now:\n- open it\n- close it"),
          { STR_INIT("Steps that you would have to take for that now:"), STR_INIT("- open it"),
            STR_INIT("- close it") } },
        { STR_INIT("One paragraph that is long enough, and no end\n\nAnother"),
          { STR_INIT("One paragraph that is long enough, and no end"), STR_INIT("Another") } },
        { STR_INIT("Je suis ⟦PERSON_1.2⟧. Et vous ?"),
          { STR_INIT("Je suis ⟦PERSON_1.2⟧."), STR_INIT("Et vous ?") } },
        { STR_INIT("\"Is it?\" she asks."), { STR_INIT("\"Is it?\""), STR_INIT("she asks.") } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str rest = cases[i].text, sentence;
        size_t n = 0;

        while (text_sentence_next(&rest, &sentence)) {
            assert_true(n < COUNT_OF(cases[i].sentences));
            assert_str(sentence, cases[i].sentences[n]);
            n++;
        }
        assert_true(n == COUNT_OF(cases[i].sentences) || !cases[i].sentences[n].len);
    }
}

static void any_bytes_come_to_an_end(void **state)
{
    char bytes[64];
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        static const char some[] = ".?! \n\xe2\x9f\xa6\xe2\x9f\xa7\"ab1-";
        struct str rest, sentence;
        size_t n = 0;

        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1103515245u + 12345u;
            bytes[i] = some[(seed >> 16) % (sizeof some - 1)];
        }
        rest = str_make(bytes, sizeof bytes);
        while (text_sentence_next(&rest, &sentence)) {
            assert_true(sentence.len > 0);
            assert_true(++n <= sizeof bytes);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_where_its_sentences_end),
        cmocka_unit_test(any_bytes_come_to_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
