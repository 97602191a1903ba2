/* SPDX-License-Identifier: EUPL-1.2 */
/* rules_test.c - the phrases that raise a priority: what must fire, and what only sounds like it.
 *
 * A rule is a promise to a supervisor that something serious stands there, so each has its everyday
 * look-alikes beside it.  All rows are read before the test fails, to see them together. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "triage/triage.h"

static struct triage *triage;

static int load(void **state)
{
    struct fault f = { 0 };

    (void)state;
    triage = triage_new(&f);
    return triage ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    triage_free(triage);
    return 0;
}

struct row {
    const char *rule; /* NULL: none may fire */
    const char *text;
};

static struct verdict judge(const char *text)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct verdict v;

    assert_ok(triage_judge(triage, a, (struct skeleton){ STR_NONE },
                           (struct skeleton){ str_of(text) }, &v, &f));
    return v;
}

/* A rule raises to `least`; where the model alone goes higher, it has nothing to say. */
static void check(const struct row *rows, size_t count, enum priority least)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct verdict v = judge(rows[i].text);
        const char *got = v.priority_rule ? v.priority_rule : "none";
        const char *want = rows[i].rule ? rows[i].rule : "none";

        if (rows[i].rule && !v.priority_rule && v.priority > least)
            continue;
        if (strcmp(got, want) != 0) {
            printf("\"%s\" fires %s, not %s\n", rows[i].text, got, want);
            wrong++;
        } else if (rows[i].rule && v.priority < least) {
            printf("\"%s\" is only %s\n", rows[i].text, priority_name(v.priority));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_legal_threat_fires(void **state)
{
#define LEGAL "legal-threat"
    static const struct row rows[] = {
        { LEGAL, "Je vais porter plainte contre votre société." },
        { LEGAL, "je porte plainte dès demain" },
        { LEGAL, "Nous portons plainte contre X et contre vous." },
        { LEGAL, "J'ai déposé plainte au commissariat" },
        { LEGAL, "une plainte sera déposée lundi" },
        { LEGAL, "Mon avocat prendra contact avec vous." },
        { LEGAL, "J'ai saisi le médiateur et ensuite ce sera le tribunal" },
        { LEGAL, "Je vous mets en demeure de me rembourser sous huit jours." },
        { LEGAL, "LETTRE RECOMMANDÉE - MISE EN DEMEURE" },
        { LEGAL, "sans réponse de votre part, j'engagerai une procédure judiciaire" },
        { LEGAL, "je me réserve le droit d'engager des poursuites" },
        { LEGAL, "Un signalement à la DGCCRF a été fait" },
        { LEGAL, "je vais vous attaquer en justice" },
        { LEGAL, "L'huissier passera chez vous" },
        { LEGAL, "ma protection juridique va s'en charger" },
        { LEGAL, "I am going to sue your company." },
        { LEGAL, "See you in court." },
        { LEGAL, "My solicitor will write to you" },
        { LEGAL, "I will take legal action unless I hear from you" },
        { LEGAL, "this is a letter before action" },
        { LEGAL, "I have instructed solicitors" },
        { LEGAL, "I'm filing a small claims case" },
        { LEGAL, "We have reported you to Trading Standards" },
        { LEGAL, "I'll press charges" },
        { LEGAL, "expect to hear from my attorney" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_HIGH);
}

static void what_only_sounds_like_a_legal_threat_does_not(void **state)
{
    static const struct row rows[] = {
        { NULL, "Mes avocats sont arrivés trop mûrs, comme les mangues." },
        { NULL, "La salade crevettes avocat était excellente" },
        { NULL, "l'huile d'avocat est-elle bio ?" },
        { NULL, "Il manque deux avocats dans mon panier" },
        { NULL, "un avocat était pourri dans le filet" },
        { NULL, "sans me plaindre, le colis est un peu abîmé" },
        { NULL, "Je ne me plains pas, je signale." },
        { NULL, "je ne porterai pas plainte, rassurez-vous" },
        { NULL, "Je n'ai pas l'intention de porter plainte." },
        { NULL, "Inutile de contacter un avocat pour si peu." },
        { NULL, "Le procès-verbal de livraison est joint." },
        { NULL, "veuillez trouver le procès-verbal de réception signé" },
        { NULL, "Je travaille au tribunal, livrez-moi à l'accueil." },
        { NULL, "adresse : 3 place du Tribunal, escalier B" },
        { NULL, "livraison rue du Palais de Justice" },
        { NULL, "Bonjour, je suis huissier et je voudrais un devis." },
        { NULL, "Faites-vous des assignations de sièges en ligne ?" },
        { NULL, "I'm a lawyer, do you offer business accounts?" },
        { NULL, "Is there a tennis court near the hotel?" },
        { NULL, "Our office is in Court Road, second floor." },
        { NULL, "the court shoes I ordered are too small" },
        { NULL, "My daughter Sue will pick it up" },
        { NULL, "I'm not going to sue anybody, I just want my parcel" },
        { NULL, "There is no need to involve lawyers" },
        { NULL, "Is the formal notice board still available?" },
        { NULL, "I take no legal action here, don't worry" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_LOW);
}

static void a_danger_to_health_fires(void **state)
{
#define HEALTH "health-emergency"
    static const struct row rows[] = {
        { HEALTH, "Ma mère a été hospitalisée après avoir mangé votre produit." },
        { HEALTH, "Mon fils est aux urgences" },
        { HEALTH, "on l'a emmené à l'hôpital en ambulance" },
        { HEALTH, "il ne respire plus" },
        { HEALTH, "ça sent le gaz dans tout l'appartement" },
        { HEALTH, "La batterie a explosé dans ma main" },
        { HEALTH, "le chargeur a pris feu cette nuit" },
        { HEALTH, "J'ai pris une décharge électrique avec votre grille-pain" },
        { HEALTH, "je n'ai plus d'insuline" },
        { HEALTH, "Intoxication alimentaire de toute la famille" },
        { HEALTH, "j'ai envie d'en finir avec la vie" },
        { HEALTH, "My father is in hospital because of your heater" },
        { HEALTH, "The battery exploded and burned my hand" },
        { HEALTH, "it caught fire last night" },
        { HEALTH, "She had a severe allergic reaction" },
        { HEALTH, "we smell gas in the kitchen" },
        { HEALTH, "my oxygen concentrator stopped working" },
        { HEALTH, "I want to kill myself" },
        { HEALTH, "he can't breathe" },
        { HEALTH, "we had to call an ambulance" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_URGENT);
}

static void what_only_sounds_like_a_danger_does_not(void **state)
{
    static const struct row rows[] = {
        { NULL, "my heart stopped when I saw the price" },
        { NULL, "I nearly had a heart attack when I saw the bill" },
        { NULL, "j'ai failli faire une crise cardiaque en voyant la facture" },
        { NULL, "URGENT" },
        { NULL, "c'est urgent, merci de répondre vite" },
        { NULL, "en urgence, il me faut la facture" },
        { NULL, "This is urgent, please answer" },
        { NULL, "mon colis est une question de vie ou de mort, je plaisante" },
        { NULL, "les ventes ont explosé grâce à vous" },
        { NULL, "Ma facture a explosé ce mois-ci" },
        { NULL, "the price exploded" },
        { NULL, "my bill has exploded since March" },
        { NULL, "Je travaille à l'hôpital, merci de livrer à l'accueil." },
        { NULL, "I work in the hospital, please deliver to reception" },
        { NULL, "Livrez à l'hôpital Nord, service des achats" },
        { NULL, "L'ambulance jouet de mon fils est cassée" },
        { NULL, "the toy ambulance lost a wheel" },
        { NULL, "Vendez-vous des détecteurs de monoxyde de carbone ?" },
        { NULL, "Do you sell carbon monoxide alarms?" },
        { NULL, "your new album is on fire!" },
        { NULL, "votre équipe est en feu, bravo" },
        { NULL, "je suis mort de rire" },
        { NULL, "this killed me laughing" },
        { NULL, "le produit n'a heureusement pas pris feu" },
        { NULL, "Nobody was hurt and nothing caught fire" },
        { NULL, "aucune réaction allergique à signaler" },
        { NULL, "est-ce que la crème peut provoquer une réaction allergique ?" },
        { NULL, "can this cream cause an allergic reaction?" },
        { NULL, "le service des urgences de votre SAV ne répond pas" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_LOW);
}

static void fraud_fires(void **state)
{
#define FRAUD "fraud"
    static const struct row rows[] = {
        { FRAUD, "On a volé ma carte bleue" },
        { FRAUD, "ma carte a été piratée" },
        { FRAUD, "J'ai été victime d'une arnaque" },
        { FRAUD, "mon compte a été piraté cette nuit" },
        { FRAUD, "je constate des prélèvements frauduleux" },
        { FRAUD, "Je n'ai pas fait ces achats" },
        { FRAUD, "quelqu'un utilise ma carte" },
        { FRAUD, "J'ai perdu ma carte, faites opposition" },
        { FRAUD, "j'ai donné mon code à un faux conseiller" },
        { FRAUD, "My card has been stolen" },
        { FRAUD, "someone hacked my account" },
        { FRAUD, "There are unauthorised charges on my card" },
        { FRAUD, "I did not make these purchases" },
        { FRAUD, "I think I have been scammed" },
        { FRAUD, "identity theft!" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_URGENT);
}

static void what_only_sounds_like_fraud_does_not(void **state)
{
    static const struct row rows[] = {
        { NULL, "J'ai perdu ma carte de fidélité" },
        { NULL, "I lost my card reader's manual" },
        { NULL, "j'ai perdu ma carte cadeau" },
        { NULL, "Comment fonctionne votre protection contre la fraude ?" },
        { NULL, "how do you protect me against fraud?" },
        { NULL, "I got a phishing simulation course from you" },
        { NULL, "le volet roulant est bloqué" },
        { NULL, "Le pirate du jeu pour enfants manque dans la boîte" },
        { NULL, "You stole my heart" },
        { NULL, "ce prix, c'est du vol" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_LOW);
}

static void a_blocked_payment_fires_and_a_blocked_door_does_not(void **state)
{
#define BLOCKED "payment-blocked"
    static const struct row rows[] = {
        { BLOCKED, "Mon paiement est bloqué depuis hier" },
        { BLOCKED, "mes virements sont bloqués" },
        { BLOCKED, "vous avez bloqué mon compte" },
        { BLOCKED, "Ma carte est bloquée" },
        { BLOCKED, "J'ai été débité deux fois" },
        { BLOCKED, "vous m'avez prélevé deux fois le même mois" },
        { BLOCKED, "je ne peux plus payer mon loyer à cause de vous" },
        { BLOCKED, "My account is frozen" },
        { BLOCKED, "you blocked my card" },
        { BLOCKED, "I've been charged twice" },
        { BLOCKED, "I can't access my money" },
        { NULL, "la roue est bloquée" },
        { NULL, "mon compte n'est pas bloqué, je voulais juste vérifier" },
        { NULL, "the drawer is blocked" },
        { NULL, "I was not charged twice, all good" },
        { NULL, "Le paiement en deux fois est-il possible ?" },
        { NULL, "the yoghurt was frozen" },
        { NULL, "can I pay in two times?" },
    };

    (void)state;
    check(rows, COUNT_OF(rows), PRIORITY_HIGH);
}

static void the_verdict_says_which_rule_and_how_sure(void **state)
{
    struct verdict ruled = judge("Je vais porter plainte."), plain = judge("Où est mon colis ?");

    (void)state;
    assert_string_equal(ruled.priority_rule, LEGAL);
    assert_true(ruled.priority_p >= 0.89F && ruled.priority_p <= 1);
    assert_null(plain.priority_rule);
    /* The gravest of several. */
    assert_string_equal(judge("Mon fils est aux urgences, mon avocat vous écrira.").priority_rule,
                        HEALTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_legal_threat_fires),
        cmocka_unit_test(what_only_sounds_like_a_legal_threat_does_not),
        cmocka_unit_test(a_danger_to_health_fires),
        cmocka_unit_test(what_only_sounds_like_a_danger_does_not),
        cmocka_unit_test(fraud_fires),
        cmocka_unit_test(what_only_sounds_like_fraud_does_not),
        cmocka_unit_test(a_blocked_payment_fires_and_a_blocked_door_does_not),
        cmocka_unit_test(the_verdict_says_which_rule_and_how_sure),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
