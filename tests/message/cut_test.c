/* SPDX-License-Identifier: EUPL-1.2 */
/* cut_test.c - what is new, what is quoted, who signed: in seven languages, losing nothing. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "message/message.h"

static const struct {
    const char *text, *fresh, *quote, *signature;
} cases[] = {
    { "Merci !\n\nLe 12 mai 2026 à 10:00, Service <aide@example.org> a écrit :\n> Bonjour\n",
      "Merci !\n\n", "Le 12 mai 2026 à 10:00, Service <aide@example.org> a écrit :\n> Bonjour\n",
      "" },
    { "Merci !\nLe mar. 12 mai 2026 à 10:00, Service client de la maison\n<aide@example.org> a "
      "écrit :\n\n> Bonjour\n",
      "Merci !\n",
      "Le mar. 12 mai 2026 à 10:00, Service client de la maison\n<aide@example.org> a écrit "
      ":\n\n> Bonjour\n",
      "" },
    { "Thanks\nOn Tue, 12 May 2026 at 10:00, Ana <ana@example.org> wrote:\nwhat was before\n",
      "Thanks\n", "On Tue, 12 May 2026 at 10:00, Ana <ana@example.org> wrote:\nwhat was before\n",
      "" },
    { "Danke\nAm 12.05.2026 um 10:00 schrieb Ana Roy:\n> Hallo\n", "Danke\n",
      "Am 12.05.2026 um 10:00 schrieb Ana Roy:\n> Hallo\n", "" },
    { "Gracias\nEl mar, 12 may 2026 a las 10:00, Ana (<ana@example.org>) escribió:\n> Hola\n",
      "Gracias\n", "El mar, 12 may 2026 a las 10:00, Ana (<ana@example.org>) escribió:\n> Hola\n",
      "" },
    { "Grazie\nIl giorno mar 12 mag 2026 alle ore 10:00 Ana ha scritto:\n> Ciao\n", "Grazie\n",
      "Il giorno mar 12 mag 2026 alle ore 10:00 Ana ha scritto:\n> Ciao\n", "" },
    { "Bedankt\nOp di 12 mei 2026 om 10:00 schreef Ana <ana@example.org>:\n> Hallo\n", "Bedankt\n",
      "Op di 12 mei 2026 om 10:00 schreef Ana <ana@example.org>:\n> Hallo\n", "" },
    { "Bonjour\n\nDe : Service <aide@example.org>\nEnvoyé : mardi 12 mai 2026 10:00\nÀ : "
      "Claire\nObjet : Commande\n\nVotre commande...\n",
      "Bonjour\n\n",
      "De : Service <aide@example.org>\nEnvoyé : mardi 12 mai 2026 10:00\nÀ : Claire\nObjet : "
      "Commande\n\nVotre commande...\n",
      "" },
    { "Hello\n________________________________\nFrom: Desk <d@example.org>\nSent: Monday\nTo: "
      "Ana\nSubject: x\n\nold\n",
      "Hello\n",
      "________________________________\nFrom: Desk <d@example.org>\nSent: Monday\nTo: "
      "Ana\nSubject: x\n\nold\n",
      "" },
    { "Ok\n-----Message d'origine-----\nancien\n", "Ok\n", "-----Message d'origine-----\nancien\n",
      "" },
    /* folded within the address, by programs that have no opening word */
    { "Hei\n\ntir. 12. mai 2026 kl. 10:00 skrev Ana Roy <ana@example.org\n>:\n\n> Takk\n",
      "Hei\n\n", "tir. 12. mai 2026 kl. 10:00 skrev Ana Roy <ana@example.org\n>:\n\n> Takk\n", "" },
    { "Привет\n12.05.2026 10:00 пользователь \"Ana\" <\nana@example.org> написал:\n\n> Да\n",
      "Привет\n", "12.05.2026 10:00 пользователь \"Ana\" <\nana@example.org> написал:\n\n> Да\n",
      "" },
    { "Köszönöm\n2026.05.12. 10:00 keltezéssel, \"Ana\" írta:\n> x\n", "Köszönöm\n",
      "2026.05.12. 10:00 keltezéssel, \"Ana\" írta:\n> x\n", "" },
    { "Dziękuję\n\nOd: Ana <a@example.org>\nWysłano: 12 maja 2026 10:00\nDo: Jan\nTemat: x\n\ny\n",
      "Dziękuję\n\n",
      "Od: Ana <a@example.org>\nWysłano: 12 maja 2026 10:00\nDo: Jan\nTemat: x\n\ny\n", "" },
    { "Спасибо\nОт: Ana <a@example.org>\nОтправлено: 12 мая 2026 г.\nКому: Jan\n\ny\n", "Спасибо\n",
      "От: Ana <a@example.org>\nОтправлено: 12 мая 2026 г.\nКому: Jan\n\ny\n", "" },
    { "Tack\nFrån: Ana <a@example.org>\nSkickat: den 12 maj 2026\nTill: Jan\nÄmne: x\n\ny\n",
      "Tack\n", "Från: Ana <a@example.org>\nSkickat: den 12 maj 2026\nTill: Jan\nÄmne: x\n\ny\n",
      "" },
    /* answers between the quotes stay together */
    { "> Quand ?\nDemain\n> Où ?\nIci\n", "Demain\nIci\n", "> Quand ?\n> Où ?\n", "" },
    /* what is forwarded is what the customer wants read */
    { "Voir ci-dessous\n\n---------- Forwarded message ----------\nFrom: Ana <a@example.org>\n"
      "Date: Monday\nSubject: x\nTo: b\n\ntexte\n",
      "Voir ci-dessous\n\n---------- Forwarded message ----------\nFrom: Ana <a@example.org>\n"
      "Date: Monday\nSubject: x\nTo: b\n\ntexte\n",
      "", "" },
    /* nothing but history: it was sent to be read */
    { "From: Ana <a@example.org>\nSent: Monday\nTo: b\nSubject: x\n\ntexte\n",
      "From: Ana <a@example.org>\nSent: Monday\nTo: b\nSubject: x\n\ntexte\n", "", "" },
    { "Bonjour\n-- \nClaire\n06 39 98 12 34\n", "Bonjour\n", "", "-- \nClaire\n06 39 98 12 34\n" },
    { "Bonjour\n\nEnvoyé de mon iPhone\n", "Bonjour\n\n", "", "Envoyé de mon iPhone\n" },
    { "Hi\n\nSent from my phone\n\nOn 1/2/2026 a@example.org wrote:\n> x\n", "Hi\n\n\n",
      "On 1/2/2026 a@example.org wrote:\n> x\n", "Sent from my phone\n" },
    { "Bonjour\nCordialement,\nClaire Morel\nTél. 06 39 98 12 34\n", "Bonjour\nCordialement,\n", "",
      "Claire Morel\nTél. 06 39 98 12 34\n" },
    /* a name alone under the greeting is part of the letter */
    { "Bonjour\nCordialement,\nClaire\n", "Bonjour\nCordialement,\nClaire\n", "", "" },
    /* none of these is history */
    { "On Monday I wrote: it is late.\nNothing came.\n",
      "On Monday I wrote: it is late.\nNothing came.\n", "", "" },
    { "From: here to there\nit is far\n", "From: here to there\nit is far\n", "", "" },
    { "Le colis :\n- vert\n", "Le colis :\n- vert\n", "", "" },
    { "Si le 12/05/2026 10:00 < le 13/05,\ntout va bien :\noui\n",
      "Si le 12/05/2026 10:00 < le 13/05,\ntout va bien :\noui\n", "", "" },
    { "", "", "", "" },
};

static void cuts_as_people_would(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct str fresh, quote, signature;

        message_cut(a, str_of(cases[i].text), &fresh, &quote, &signature);
        assert_str(fresh, str_of(cases[i].fresh));
        assert_str(quote, str_of(cases[i].quote));
        assert_str(signature, str_of(cases[i].signature));
    }
}

static int compare_lines(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static size_t lines_of(struct str s, struct str *out, size_t n)
{
    struct str line;

    while (str_line(&s, &line))
        out[n++] = line;
    return n;
}

/* Texts put together from the pieces that matter, with a fixed seed. */
static void loses_no_line_of_any_text(void **state)
{
    static const char *const pieces[] = {
        "Bonjour\n",
        "\n",
        "> cité\n",
        ">\n",
        "-- \n",
        "--\n",
        "Cordialement,\n",
        "Claire Morel\n",
        "06 39 98 12 34\n",
        "On 12 May 2026, Ana <a@example.org> wrote:\n",
        "Le 12 mai 2026, Ana\n",
        "a écrit :\n",
        "De : Ana\n",
        "Envoyé : lundi\n",
        "Objet : x\n",
        "-----Original Message-----\n",
        "-----------------\n",
        "---------- Forwarded message ----------\n",
        "Envoyé de mon iPhone\n",
        "   \n",
        "no end",
    };
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct buf b = buf_new(a, 1 << 16);
        struct str before[64], after[64], fresh, quote, signature;
        size_t n, m = 0;

        for (int i = 0; i < 25; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_add(&b, str_of(pieces[(seed >> 16) % (COUNT_OF(pieces) - (i < 24))]));
        }
        message_cut(a, buf_str(&b), &fresh, &quote, &signature);
        assert_int_equal(fresh.len + quote.len + signature.len, b.len);
        n = lines_of(buf_str(&b), before, 0);
        m = lines_of(signature, after, lines_of(quote, after, lines_of(fresh, after, 0)));
        assert_int_equal(n, m);
        qsort(before, n, sizeof *before, compare_lines);
        qsort(after, m, sizeof *after, compare_lines);
        for (size_t i = 0; i < n; i++)
            assert_str(after[i], before[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_as_people_would),
        cmocka_unit_test(loses_no_line_of_any_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
