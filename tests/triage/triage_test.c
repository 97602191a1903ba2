/* SPDX-License-Identifier: EUPL-1.2 */
/* triage_test.c - what the program's own models and rules say of messages.
 *
 * Rows are plain cases a desk must get right; how often the models are right at large is measured
 * by models/train and written in models/CARD.*.md. */
#include "test.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
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

static struct verdict judge(const char *text)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct verdict v;

    assert_ok(triage_judge(triage, a, (struct skeleton){ STR_NONE },
                           (struct skeleton){ str_of(text) }, &v, &f));
    return v;
}

static void there_are_at_least_twenty_intents_with_other_among_them(void **state)
{
    const struct str *labels;
    size_t n = triage_intents(triage, &labels);
    bool other = false;

    (void)state;
    assert_true(n >= 20);
    for (size_t i = 0; i < n; i++)
        other |= str_eq(labels[i], STR("other"));
    assert_true(other);
}

static void plain_messages_have_their_intent(void **state)
{
    static const struct {
        const char *text, *intent;
    } cases[] = {
        { "où est mon colis ?", "delivery_status" },
        { "Bonjour, je voudrais être remboursé de ma commande. Cordialement", "refund" },
        { "je n'arrive plus à me connecter, mot de passe oublié", "account_access" },
        { "Merci de m'envoyer la facture de ma commande", "invoice_request" },
        { "Je souhaite résilier mon abonnement", "contract_cancel" },
        { "Je souhaite annuler ma commande", "order_cancel" },
        { "ma carte a été volée, bloquez-la", "fraud_report" },
        { "mon aspirateur est en panne, il ne s'allume plus", "product_defect" },
        { "Désinscrivez-moi de votre newsletter", "newsletter_unsubscribe" },
        { "Je voudrais parler à un conseiller", "human_contact" },
        { "Merci beaucoup pour votre aide, c'était parfait", "praise" },
        { "J'ai déménagé, voici ma nouvelle adresse", "address_change" },
        { "Je voudrais prendre rendez-vous avec un technicien", "appointment" },
        { "J'ai été débité deux fois pour la même facture", "billing_dispute" },
        { "Where is my parcel?", "delivery_status" },
        { "I would like a refund for my order, please", "refund" },
        { "I forgot my password and can't log in", "account_access" },
        { "Please send me an invoice for my order", "invoice_request" },
        { "I want to cancel my subscription", "contract_cancel" },
        { "Please cancel my order", "order_cancel" },
        { "my account was hacked", "fraud_report" },
        { "The washing machine stopped working after two weeks", "product_defect" },
        { "unsubscribe me from your newsletter", "newsletter_unsubscribe" },
        { "let me talk to a real person", "human_contact" },
        { "Thank you so much for your help, great service", "praise" },
        { "is the sofa back in stock?", "availability" },
        { "the app keeps crashing since the update", "technical_problem" },
        { "how much is delivery?", "price_question" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct verdict v = judge(cases[i].text);

        if (!str_eq(v.intent, str_of(cases[i].intent)))
            fail_msg("\"%s\" is %.*s", cases[i].text, STR_ARG(v.intent));
        assert_true(v.intent_p > 0 && v.intent_p <= 1);
    }
}

static void languages_are_told_apart(void **state)
{
    static const struct {
        const char *text;
        enum lang lang;
    } cases[] = {
        { "Bonjour, je n'ai pas reçu ma commande.", LANG_FR },
        { "ou est mon colis svp", LANG_FR },
        { "Hello, I have not received my order yet.", LANG_EN },
        { "where is my parcel", LANG_EN },
        { "Guten Tag, ich habe meine Bestellung noch nicht erhalten.", LANG_DE },
        { "Buenos días, todavía no he recibido mi pedido.", LANG_ES },
        { "Buongiorno, non ho ancora ricevuto il mio ordine.", LANG_IT },
        { "Goedemorgen, ik heb mijn bestelling nog niet ontvangen.", LANG_NL },
        { "Bom dia, ainda não recebi a minha encomenda.", LANG_PT },
        { "", LANG_UNKNOWN },
        { "12345 !!", LANG_UNKNOWN },
        { "Где моя посылка?", LANG_UNKNOWN },
        { "我的包裹在哪里", LANG_UNKNOWN },
        { "Dzień dobry, gdzie jest moja paczka?", LANG_UNKNOWN },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        float p = -1;
        enum lang lang = triage_language(triage, str_of(cases[i].text), &p);

        if (lang != cases[i].lang)
            fail_msg("\"%s\" is %s", cases[i].text, lang_name(lang));
        assert_true(p >= 0 && p <= 1);
        assert_int_equal(judge(cases[i].text).lang, lang);
    }
    assert_int_equal(triage_language(triage, STR("Hello, how are you?"), NULL), LANG_EN);
}

static void a_rule_raises_the_priority_and_is_named(void **state)
{
    static const struct {
        const char *text, *rule; /* NULL: none may fire */
        enum priority least;
    } cases[] = {
        { "Je vais contacter mon avocat.", "legal-threat", PRIORITY_HIGH },
        { "Ceci vaut mise en demeure de me livrer.", "legal-threat", PRIORITY_HIGH },
        { "Je saisirai le tribunal compétent", "legal-threat", PRIORITY_HIGH },
        { "You will hear from my lawyer", "legal-threat", PRIORITY_HIGH },
        { "I will sue you if nothing happens", "legal-threat", PRIORITY_HIGH },
        { "we'll take you to court over this", "legal-threat", PRIORITY_HIGH },
        { "Ich werde meinen Rechtsanwalt einschalten", "legal-threat", PRIORITY_HIGH },
        { "Hablaré con mi abogado", "legal-threat", PRIORITY_HIGH },
        { "C'est une urgence médicale", "health-emergency", PRIORITY_URGENT },
        { "mon fils a fait une réaction allergique à votre produit", "health-emergency",
          PRIORITY_URGENT },
        { "the battery caught fire", "health-emergency", PRIORITY_URGENT },
        { "il y a une odeur de gaz chez nous", "health-emergency", PRIORITY_URGENT },
        { "plus de chauffage depuis deux jours avec un bébé", "vulnerable-person",
          PRIORITY_URGENT },
        { "we have no heating and a newborn", "vulnerable-person", PRIORITY_URGENT },
        { "on m'a volé ma carte bancaire", "fraud", PRIORITY_URGENT },
        { "je suis victime d'une fraude", "fraud", PRIORITY_URGENT },
        { "my card was stolen", "fraud", PRIORITY_URGENT },
        { "there are fraudulent payments on my statement", "fraud", PRIORITY_URGENT },
        { "mon virement est toujours bloqué", "payment-blocked", PRIORITY_HIGH },
        { "I was charged twice", "payment-blocked", PRIORITY_HIGH },
        /* Near misses: the words are there, the threat is not. */
        { "mon fils est avocat et cherche un bureau", NULL, PRIORITY_LOW },
        { "une salade à l'avocat", NULL, PRIORITY_LOW },
        { "I'm a lawyer and need an invoice", NULL, PRIORITY_LOW },
        { "I won't sue you, just tell me when it arrives", NULL, PRIORITY_LOW },
        { "je ne vais pas contacter mon avocat pour si peu", NULL, PRIORITY_LOW },
        { "votre produit n'a pas pris feu, rassurez-vous", NULL, PRIORITY_LOW },
        { "Do you sell fire alarms?", NULL, PRIORITY_LOW },
        { "Sue asked me to write", NULL, PRIORITY_LOW },
        { "où est mon colis ?", NULL, PRIORITY_LOW },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct verdict v = judge(cases[i].text);
        const char *rule = v.priority_rule ? v.priority_rule : "none";

        if (strcmp(rule, cases[i].rule ? cases[i].rule : "none") != 0)
            fail_msg("\"%s\" fires %s", cases[i].text, rule);
        assert_true(v.priority >= cases[i].least);
    }
}

static void rights_of_the_gdpr_have_their_article(void **state)
{
    static const struct {
        const char *text;
        int article;
    } cases[] = {
        { "Je souhaite obtenir une copie de mes données personnelles", 15 },
        { "What personal data do you hold about me?", 15 },
        { "Je demande la rectification de mes données", 16 },
        { "I request the rectification of my data", 16 },
        { "Supprimez toutes mes données personnelles", 17 },
        { "Please delete all my personal data", 17 },
        { "Je demande la limitation du traitement de mes données", 18 },
        { "I demand restriction of processing", 18 },
        { "Je demande la portabilité de mes données", 20 },
        { "I request data portability", 20 },
        { "Je m'oppose à la prospection commerciale", 21 },
        { "I object to direct marketing", 21 },
        { "Je conteste une décision automatisée", 22 },
        { "I want a human to review the automated decision", 22 },
        { "où est mon colis ?", 0 },
        { "Je veux supprimer un article de ma commande", 0 },
        { "I want to cancel my order", 0 },
        { "Je voudrais modifier ma commande", 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct verdict v = judge(cases[i].text);

        if (v.rights_article != cases[i].article)
            fail_msg("\"%s\" is article %d", cases[i].text, v.rights_article);
    }
}

static void anger_and_thanks_are_heard(void **state)
{
    (void)state;
    assert_int_equal(judge("C'est inadmissible, je suis furieux !").sentiment, SENTIMENT_NEGATIVE);
    assert_int_equal(judge("This is unacceptable, I am furious!").sentiment, SENTIMENT_NEGATIVE);
    assert_int_equal(judge("Merci beaucoup, service parfait !").sentiment, SENTIMENT_POSITIVE);
    assert_int_equal(judge("Thank you so much, excellent service!").sentiment, SENTIMENT_POSITIVE);
    assert_int_equal(judge("Quels sont vos horaires ?").sentiment, SENTIMENT_NEUTRAL);
}

static void tokens_of_the_skeleton_do_not_disturb(void **state)
{
    struct verdict v = judge("Bonjour, ici ⟦PERSON_1⟧, ⟦ADDRESS_1⟧, ⟦PHONE_1⟧. Je voudrais être "
                             "remboursée sur ⟦IBAN_1⟧. ⟦PERSON_1⟧");

    (void)state;
    assert_str(v.intent, STR("refund"));
    assert_int_equal(v.lang, LANG_FR);
    assert_int_equal(judge("⟦PERSON_1⟧ ⟦IBAN_1⟧").rights_article, 0);
    judge("⟦⟦ literal ⟦PERSON ⟦_1⟧ ⟦");
}

static void the_subject_counts(void **state)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    struct verdict v;

    (void)state;
    assert_ok(triage_judge(triage, a, (struct skeleton){ STR("Demande de remboursement") },
                           (struct skeleton){ STR("Bonjour, voir objet. Cordialement") }, &v, &f));
    assert_str(v.intent, STR("refund"));
    assert_ok(triage_judge(triage, a, (struct skeleton){ STR("Mise en demeure") },
                           (struct skeleton){ STR("Voir ci-joint") }, &v, &f));
    assert_string_equal(v.priority_rule, "legal-threat");
}

static void a_message_of_a_megabyte_is_judged_and_its_end_is_heard(void **state)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct buf b = buf_new(a, 2 << 20);
    struct fault f = { 0 };
    struct verdict v;

    (void)state;
    while (b.len < 1 << 20)
        buf_add(&b, STR("bla bla "));
    buf_add(&b, STR("sinon je contacte mon avocat"));
    assert_ok(triage_judge(triage, a, (struct skeleton){ STR_NONE },
                           (struct skeleton){ buf_str(&b) }, &v, &f));
    assert_string_equal(v.priority_rule, "legal-threat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_at_least_twenty_intents_with_other_among_them),
        cmocka_unit_test(plain_messages_have_their_intent),
        cmocka_unit_test(languages_are_told_apart),
        cmocka_unit_test(a_rule_raises_the_priority_and_is_named),
        cmocka_unit_test(rights_of_the_gdpr_have_their_article),
        cmocka_unit_test(anger_and_thanks_are_heard),
        cmocka_unit_test(tokens_of_the_skeleton_do_not_disturb),
        cmocka_unit_test(the_subject_counts),
        cmocka_unit_test(a_message_of_a_megabyte_is_judged_and_its_end_is_heard),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
