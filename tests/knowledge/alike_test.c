/* SPDX-License-Identifier: EUPL-1.2 */
/* alike_test.c - what says nearly the same is alike, what is about the same thing is not. */
#include "test.h"

#include "knowledge/alike.h"

#define RETURNS                                                                                    \
    "Renvoyez l'article dans son emballage d'origine sous trente jours, avec le bon de retour "    \
    "rempli. Le remboursement suit sous cinq jours par le moyen de paiement utilisé."

static const struct {
    const char *title, *text, *other_title, *other_text;
    bool alike;
} rows[] = {
    { "Renvoyer un article", RETURNS, "Comment renvoyer un article ?", RETURNS, true },
    { "Renvoyer un article", RETURNS, "Retours",
      "Bonjour. " RETURNS " Les meubles livrés montés sont repris chez vous par un transporteur, "
      "qui prend rendez-vous la veille par téléphone et repart avec les cartons.",
      true }, /* it holds all of it */
    { "Retours",
      "Sous trente jours, l'article est renvoyé dans l'emballage d'origine ; le bon de retour, "
      "rempli, va avec. Sous cinq jours suit un remboursement par votre moyen de paiement.",
      "Renvoyer un article", RETURNS, true }, /* the same words in another order */
    { "Livraison des colis", "Court.", "La livraison d'un colis", "Autre.", true }, /* by title */
    { "Renvoyer un article", RETURNS, "Garantie",
      "La garantie couvre deux ans les pannes de l'appareil. Envoyez la facture et une photo de "
      "la plaque du fabricant ; un réparateur de votre région vous appelle.",
      false },
    { "Horaires", "Ouvert samedi.", "Adresse", "Ouvert samedi.", false }, /* too short to say */
    { "", "", "", "", false },
};

static void what_says_nearly_the_same_is_alike(void **state)
{
    struct text_stemmer *st = text_stemmer_new();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena *a = arena_new((size_t)1 << 20);
        struct alike_text one, other;
        struct fault f = { 0 };
        double share, back;

        assert_ok(
            alike_read(a, st, LANG_FR, str_of(rows[i].title), str_of(rows[i].text), &one, &f));
        assert_ok(alike_read(a, st, LANG_FR, str_of(rows[i].other_title),
                             str_of(rows[i].other_text), &other, &f));
        share = alike_share(&one, &other);
        back = alike_share(&other, &one);
        if ((share > 0) != rows[i].alike || share > 1 || share != back)
            fail_msg("row %zu: %.2f, the other way %.2f", i, share, back);
        arena_free(a);
    }
    text_stemmer_free(st);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_says_nearly_the_same_is_alike) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
