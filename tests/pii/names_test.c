/* SPDX-License-Identifier: EUPL-1.2 */
/* names_test.c - names of people, and what is no name of anybody, in seven languages.
 *
 * Cases are lines of mails with names in <brackets>.  The tagger is trained, not written: a share
 * of the rows (LEAST) must come out exactly, and every row that does not is printed. */
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"

#define LEAST 0.96

static struct str unmark(struct arena *a, struct str marked)
{
    struct buf b = buf_new(a, 1 << 16);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < marked.len; i++)
        if (marked.ptr[i] != '<' && marked.ptr[i] != '>')
            buf_add_char(&b, marked.ptr[i]);
    return buf_str(&b);
}

/* The text with what was found to be a person's name in brackets. */
static struct str mark(struct arena *a, struct str text, const struct spans *spans)
{
    struct buf b = buf_new(a, 1 << 16);
    uint32_t at = 0;

    buf_add(&b, STR(""));
    for (size_t i = 0; i < spans->count; i++) {
        if (spans->at[i].type != SPAN_PERSON)
            continue;
        buf_add(&b, str_slice(text, at, spans->at[i].start));
        buf_add_char(&b, '<');
        buf_add(&b, str_slice(text, spans->at[i].start, spans->at[i].end));
        buf_add_char(&b, '>');
        at = spans->at[i].end;
    }
    buf_add(&b, str_from(text, at));
    return buf_str(&b);
}

static void assert_most(struct suite *s, const char *const *cases, size_t count)
{
    size_t right = 0;

    for (size_t i = 0; i < count; i++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct str marked = str_of(cases[i]), text = unmark(a, marked), found;
        struct spans spans;
        struct fault f = { 0 };

        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
        found = mark(a, text, &spans);
        right += str_eq(found, marked);
        if (!str_eq(found, marked))
            printf("wanted: %.*s\nfound:  %.*s\n", STR_ARG(marked), STR_ARG(found));
    }
    printf("%zu of %zu\n", right, count);
    assert_true((double)right >= LEAST * (double)count);
}

static void names_are_found_in_seven_languages(void **state)
{
    static const char *const cases[] = {
        /* French */
        "Bonjour,\n\nje suis <Claire Morel> et je vous écris au sujet de ma commande.",
        "Bonjour <Karim>,\n\nmerci pour votre retour.\n\nCordialement,\n<Sophie Lemaître>",
        "Pouvez-vous prévenir ma fille <Inès> et son mari <Thomas Garnier> ?",
        "Mon voisin <Jean-Baptiste Le Goff> a reçu mon colis.",
        "Le contrat est au nom de <Nguyen Thi Lan>.",
        "J'ai eu <Mehdi> au téléphone hier, il m'a promis un avoir.",
        "Merci\n\n<Aminata Diallo>\n12 rue des Lilas\n69003 Lyon",
        "À l'attention de Mme <Bertholon> ou de M. <Kowalczyk>",
        "De : <Hélène Rousseau> (helene.rousseau@example.org)\nObjet : retour",
        /* English */
        "Hi,\n\nMy name is <Oliver Whitcombe> and I ordered a lamp last week.",
        "Dear <Priya>,\n\nthanks for your help.\n\nKind regards,\n<Emma Blackwood>",
        "My husband <George> spoke to <Daniel Okafor> in your team.",
        "Please call <Siobhan O'Leary> about the refund.",
        "Best,\n<Zach>",
        /* German */
        "Guten Tag,\n\nmein Name ist <Jürgen Krause>.\n\nMit freundlichen Grüßen\n<Jürgen Krause>",
        "Sehr geehrte Frau <Schäfer>,\n\ndie Rechnung stimmt nicht.",
        "Meine Kollegin <Anke Vogel> hat die Ware bestellt.",
        "Viele Grüße\n<Lukas>",
        /* Spanish */
        "Hola, soy <Lucía Fernández> y no he recibido mi pedido.",
        "Un saludo,\n<Javier Ortega Ruiz>",
        "Hablé con <Marta> la semana pasada.",
        /* Italian */
        "Buongiorno, mi chiamo <Giulia Ferrari> e ho un problema con l'ordine.",
        "Cordiali saluti,\n<Alessandro Conti>",
        "Ho parlato con il signor <Bianchi> ieri.",
        /* Dutch */
        "Beste <Sanne>,\n\nik wacht nog.\n\nMet vriendelijke groet,\n<Pieter de Vries>",
        "Mijn naam is <Joost van der Berg>.",
        "De factuur staat op naam van <Femke Bakker>.",
        /* Portuguese */
        "Olá, o meu nome é <João Ferreira> e ainda não recebi a encomenda.",
        "Com os melhores cumprimentos,\n<Beatriz Almeida>",
        "Falei com a <Mariana Sousa> na sexta-feira.",
    };

    assert_most(*state, cases, COUNT_OF(cases));
}

static void names_are_found_however_they_are_typed(void **state)
{
    static const char *const cases[] = {
        "bonjour je suis <claire morel> et mon colis est perdu",
        "bonjour\nje n'ai rien recu\nmerci\n<sophie lemaitre>",
        "cordialement\n<karim benali>",
        "salut <julien>, tu peux me rappeler ? merci <nadia>",
        "merci de rappeler mme <lefevre> demain",
        "hi my name is <oliver whitcombe> and my order is late",
        "thanks\n<emma blackwood>",
        "guten tag, mein name ist <juergen krause>, wo ist mein paket",
        "mit freundlichen gruessen\n<anke vogel>",
        "hola soy <lucia fernandez> y no me llega el pedido",
        "buongiorno mi chiamo <giulia ferrari> e non funziona",
        "hallo, ik ben <pieter de vries> en wacht al een week",
        "ola o meu nome e <joao ferreira> e nao recebi nada",
        "JE SUIS <CLAIRE MOREL> ET JE DEMANDE UN REMBOURSEMENT",
        "MERCI DE RAPPELER <KARIM BENALI> AU PLUS VITE",
        "CORDIALEMENT\n<SOPHIE LEMAITRE>",
        "MY NAME IS <OLIVER WHITCOMBE> AND I WANT A REFUND",
        "<MOREL Claire>, cliente depuis 2019",
        "Bonjour, ici <Francois Lefevre>, je rappelle au sujet du velo.",
    };

    assert_most(*state, cases, COUNT_OF(cases));
}

static void what_only_looks_like_a_name_is_let_alone(void **state)
{
    static const char *const cases[] = {
        "La lampe Martin que j'ai achetée est cassée.",
        "J'habite rue Victor Hugo, près de la place Gambetta.",
        "Orange m'a encore coupé la ligne.",
        "Nancy a livré en retard, l'entrepôt de Nancy est trop loin.",
        "J'ai acheté un canapé chez Leroy Merlin et une table chez Conforama.",
        "Le colis est parti de Saint-Étienne vers Clermont-Ferrand.",
        "L'avenue Jean Jaurès est fermée.",
        "La société Martin SAS ne répond plus.",
        "une rose rouge et une pierre blanche",
        "Madame, Monsieur,\n\nMa commande est en retard.",
        "Cordialement,\nLe service client",
        "Bonjour à toute l'équipe,",
        "Je viens de Florence et je repars à Paris.",
        "Il fera beau en avril ou en mai, d'après Météo France.",
        "My Kenwood mixer and the Philips kettle arrived broken.",
        "Your branch in Oxford Street was closed on Friday.",
        "Can you help? I may cancel in June. Will it work?",
        "Die Lieferung nach Frankfurt kam mit Hermes.",
        "Das Modell Klippan passt nicht zur Kommode Malm.",
        "El pedido sale de Valencia con Correos.",
        "La tienda de la calle Goya estaba cerrada.",
        "Il pacco parte da Verona con Poste Italiane.",
        "De fiets van Gazelle staat nog in Utrecht.",
        "A loja do Porto, na Rua Augusta, estava fechada.",
        "ABONNEMENT REFUSE, RESILIATION DEMANDEE",
        "bonjour madame, mon colis est perdu merci",
    };

    assert_most(*state, cases, COUNT_OF(cases));
}

static void names_are_whole_whatever_stands_beside_them(void **state)
{
    static const char *const cases[] = {
        "Hikers:\n1. <Bauer, Katrin>\n2. <Whittle, Poppy> (coeliac)\n",
        "Please write to <Rosamund Tranter>, 8 Vicarage Close, Ely CB7 4XX.",
        "Ask <Grace> to ring. It was <May> who signed.",
        "Die Kinder heißen <Inga> und <Torben>, sieben und neun.",
        "Passagers : <Solène>, <Bastien> & <Louise Kerbrat>.",
    };

    assert_most(*state, cases, COUNT_OF(cases));
}

/* Windows before the one that tells it are looked at again. */
static void a_name_told_at_the_end_is_found_at_the_beginning(void **state)
{
    static const struct str said = STR_INIT("j'attends toujours la reponse de quellenec\n");
    static const struct str told = STR_INIT("Cordialement,\nMadame Solène Quellenec\n");
    struct suite *s = *state;

    for (size_t filled = 0; filled < (size_t)64 << 10; filled += (size_t)9 << 10) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct buf b = buf_new(a, 1 << 20);
        struct spans spans;
        struct fault f = { 0 };

        buf_add(&b, said);
        while (b.len < filled)
            buf_add(&b, STR("La livraison est prévue pour la semaine prochaine.\n"));
        buf_add(&b, told);
        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ buf_str(&b) }, NULL, &spans, &f));
        assert_int_equal(spans.count, 2);
        assert_str(str_slice(buf_str(&b), spans.at[0].start, spans.at[0].end), STR("quellenec"));
    }
}

static void a_name_found_once_is_found_everywhere(void **state)
{
    static const char *const cases[] = {
        "Je m'appelle <Yaelle Kerbrat>.\n\nLe dossier est au nom de <kerbrat> (prénom <YAELLE>).",
        "Cordialement,\n<Éléonore Tanguy>\n\nps : <eleonore> est mon prénom",
        "claire.morel@example.org\n\nbonjour, ici <claire morel> pour le colis",
    };

    assert_most(*state, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_seven_languages),
        cmocka_unit_test(names_are_found_however_they_are_typed),
        cmocka_unit_test(what_only_looks_like_a_name_is_let_alone),
        cmocka_unit_test(names_are_whole_whatever_stands_beside_them),
        cmocka_unit_test(a_name_found_once_is_found_everywhere),
        cmocka_unit_test(a_name_told_at_the_end_is_found_at_the_beginning),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
