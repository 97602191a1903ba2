/* SPDX-License-Identifier: EUPL-1.2 */
/* find_test.c - what is found, what is let alone, and that neither depends on where it stands.
 *
 * Cases are texts with their personal parts in <TYPE value>. */
#include "marked.h"
#include "suite.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/text.h"

static void assert_marks(struct suite *s, struct str marked, const struct pii_hints *hints)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str text = unmark(a, marked);
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, hints, &spans, &f));
    assert_str(mark(a, text, &spans), marked);
}

static void personal_data_is_found_exactly(void **state)
{
    static const struct str cases[] = {
        /* contact */
        STR_INIT("Écrivez à <EMAIL zoé.durand@exemple.example.net>, merci."),
        STR_INIT("(<EMAIL o'neill+sav@example.org>)"),
        STR_INIT("mailto:<EMAIL claire.morel@example.org>?subject=x"),
        STR_INIT("<EMAIL \"claire morel\"@example.org>"),
        STR_INIT("Suivez <HANDLE @zoe.lambert>."),
        STR_INIT("écrivez à <EMAIL prenom point nom arobase gmail point com> svp"),
        STR_INIT("tel <PHONE 06.39.98.00.01>, ou <PHONE 06-39-98-00-02> ou <PHONE 0639980003>"),
        STR_INIT("<PHONE +33 (0)6 39 98 00 01> / <PHONE 0033639980001>"),
        STR_INIT("Numéro belge <PHONE 0470 12 34 56>, suisse <PHONE 079 123 45 67>"),
        STR_INIT(
            "Tel <PHONE +41 79 123 45 67>, <PHONE +352 621 123 456>, <PHONE +49 151 12345678>"),
        STR_INIT("Handy <PHONE 0151 12345678>, Telefon <PHONE 030 12345678>"),
        STR_INIT("Móvil <PHONE 612 345 678>, <PHONE +34 612 34 56 78>"),
        STR_INIT("Cellulare <PHONE 333 1234567>, <PHONE +39 06 1234567>"),
        STR_INIT("Telemóvel <PHONE 912 345 678>, <PHONE +351 912 345 678>"),
        STR_INIT("<PHONE +212 6 12 34 56 78> <PHONE +213 551 23 45 67> <PHONE +216 20 123 456>"),
        STR_INIT("call <PHONE 07700 900123> or <PHONE +353 85 123 4567> or <PHONE 020 7946 0123>"),
        /* addresses */
        STR_INIT("Rue Neuve: <ADDRESS Rue Neuve 12, 1000 Bruxelles>"),
        STR_INIT("<ADDRESS Rue du Lac 5, 1003 Lausanne (Suisse)>"),
        STR_INIT("Ich wohne <ADDRESS Musterstraße 12a, 10115 Berlin>."),
        STR_INIT("<ADDRESS Keizersgracht 123, 1015 CJ Amsterdam>"),
        STR_INIT("<ADDRESS Via Roma 10, 00184 Roma>"),
        STR_INIT("Vivo en <ADDRESS Calle Mayor 5, 28013 Madrid>"),
        STR_INIT("<ADDRESS Rua Augusta 100, 1100-053 Lisboa>"),
        STR_INIT("<ADDRESS 12 rue du 8 mai 1945, 93200 Saint-Denis>, code 12"),
        STR_INIT("j'habite <ADDRESS 69003 Lyon>"),
        /* identity */
        STR_INIT("née le <DOB 03/11/1979> à Lyon"),
        STR_INIT("date of birth: <DOB 1990-03-12>"),
        STR_INIT("Geboren am <DOB 12. März 1985>"),
        STR_INIT("Mme <PERSON Morel>"),
        STR_INIT("M. <PERSON Jean-Pierre Dupont>, merci"),
        STR_INIT("Herr <PERSON Müller> und Frau <PERSON Schäfer>"),
        STR_INIT("Je m'appelle <PERSON Yasmine Haddad>."),
        STR_INIT("me llamo <PERSON Lucía Fernández>"),
        STR_INIT("Ich heiße <PERSON Jürgen Krause>"),
        STR_INIT("merci\n\nCordialement,\n<PERSON Nadia Ferrand>"),
        /* money and papers */
        STR_INIT("iban : <IBAN fr60 9999 9000 01a2 3456 7890 152>"),
        STR_INIT("IBAN:<IBAN FR60-9999-9000-01A2-3456-7890-152>."),
        STR_INIT("carte <CARD 5555 0000 1234 5672>"),
        STR_INIT("ma carte <CARD 4111 1111 1111 1112> est refusée"),
        STR_INIT("n° de sécu <NATIONAL_ID 2 85 07 99 999 001 60>"),
        STR_INIT("plaque <PLATE 123 ABC 75>"),
        STR_INIT("passeport n° <PASSPORT 18AA99999>"),
        /* machines and places */
        STR_INIT("ip <IP 2001:db8::1>, mac <MAC 00-1A-2B-3C-4D-5E>, ici <GEO 48.85661, 2.35222>"),
        STR_INIT("<GEO 48°51'24\"N 2°21'07\"E>"),
        /* secrets */
        STR_INIT("mdp: <CREDENTIAL hunter2>"),
        STR_INIT("mon mot de passe wifi est \"<CREDENTIAL soleil bleu>\""),
        STR_INIT("Passwort: <CREDENTIAL Geheim99>, PIN <CREDENTIAL 4711>"),
        STR_INIT("clave <CREDENTIAL AKIAABCDEFGHIJKLMNOP>"),
        STR_INIT("<CREDENTIAL -----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY----->"),
        /* art. 9 */
        STR_INIT("j'ai la <HEALTH sclérose en plaques>"),
        STR_INIT("je suis <SPECIAL catholique> et <HEALTH malvoyant>"),
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], NULL);
}

static void what_is_nobody_is_let_alone(void **state)
{
    static const struct str cases[] = {
        STR_INIT("ma commande 4512 du 12/03/2024 à 10h30"),
        STR_INIT("facture n° 2024-0183, 1 234,56 € TTC, soit 1 028,80 € HT"),
        STR_INIT("commande 123456782"),
        STR_INIT("numéro de suivi 8N12345678901, lot 20240512"),
        STR_INIT("Bonjour, merci de votre réponse rapide. Cordialement"),
        STR_INIT("Merci,\nLe service client"),
        STR_INIT("Madame, Monsieur, votre produit Galaxy S24 est en panne."),
        STR_INIT("version 10.2.1.4 du 3 mai, 99.999 % de disponibilité"),
        STR_INIT("rendez-vous lundi 12 février 2024 de 9:00 à 10:30"),
        STR_INIT("mot de passe oublié, que faire ?"),
        STR_INIT("My password is not accepted. Reset the password please."),
        STR_INIT("le code promo PRINTEMPS24 ne marche pas"),
        STR_INIT("enceinte bluetooth et shampooing pour psoriasis"),
        STR_INIT("je ne suis pas diabétique"),
        STR_INIT("Le 75 % des clients de Paris et de Lyon, en France, en avril"),
        STR_INIT("Prix : 39.99 USD, 2 x 4 cm, 16:9, 1/2, 24h/24 et 7j/7"),
        STR_INIT("Can you help? I may cancel in June. Will it work?"),
        STR_INIT("ABONNEMENT REFUSE, RESILIATION DEMANDEE"),
        STR_INIT("3 pièces @ 12 euros"),
        STR_INIT("une rose rouge et une pierre blanche"),
        STR_INIT(""),
        STR_INIT("\xff\xfe\x80"),
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], NULL);
}

static void what_the_desk_knows_is_found_in_any_spelling(void **state)
{
    static const struct pii_known known[] = {
        { SPAN_PERSON, STR_INIT("Éléonore Tanguy") },
        { SPAN_CUSTOMER_REF, STR_INIT("KD 88-41-7") },
        { SPAN_PHONE, STR_INIT("+33 6 39 98 00 01") },
        { SPAN_HANDLE, STR_INIT("tanguy_e") },
    };
    static const struct str cases[] = {
        STR_INIT("c'est <PERSON ELEONORE TANGUY> à l'appareil"),
        STR_INIT("<PERSON Tanguy Eléonore>, <PERSON É. Tanguy> ou <PERSON tanguy eleonore>"),
        STR_INIT("Chère <PERSON Éléonore>, dossier de la famille <PERSON Tanguy>"),
        STR_INIT("client <CUSTOMER_REF kd88417> ou <CUSTOMER_REF KD-88-41-7>"),
        STR_INIT("au <PHONE 06 39 98 00 01>"),
        STR_INIT("mon pseudo : <HANDLE Tanguy_E>"),
    };
    struct pii_hints hints = { .known = known, .known_count = COUNT_OF(known) };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], &hints);
}

/* Words are folded by a table of their own where they are read: it must say what text/ says. */
static void every_accented_letter_is_compared_without_its_accent(void **state)
{
    struct suite *s = *state;

    for (uint32_t c = 0xc0; c < 0x180; c++) {
        scoped(arena) *a = arena_new(1 << 20);
        char letter[4];
        struct str accented = str_make(letter, text_put(c, letter));
        struct str folded = text_fold(a, accented, NULL);
        struct pii_known known = { SPAN_HANDLE, str_printf(a, "qz%.*skv9", STR_ARG(folded)) };
        struct pii_hints hints = { .known = &known, .known_count = 1 };
        struct str text = str_printf(a, "vu QZ%.*sKV9 hier", STR_ARG(accented));
        struct fault f = { 0 };
        struct spans spans;

        if (!text_is_letter(c))
            continue;
        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, &hints, &spans, &f));
        assert_int_equal(spans.count, 1);
        assert_int_equal(spans.at[0].start, 3);
    }
}

/* Windows must not show: wherever an IBAN stands, it is found once and whole. */
static void a_long_text_is_read_without_seams(void **state)
{
    static const struct str filler = STR_INIT("la commande est en route depuis hier matin ");
    static const struct str iban = STR_INIT("FR60 9999 9000 01A2 3456 7890 152");
    struct suite *s = *state;

    for (size_t shift = 0; shift < 60; shift += 7) {
        scoped(arena) *a = arena_new((size_t)32 << 20);
        struct buf b = buf_new(a, 1 << 20);
        struct spans spans;
        struct fault f = { 0 };
        size_t count = 0;

        buf_add_fill(&b, ' ', shift);
        while (b.len < 200000) {
            buf_add(&b, filler);
            buf_add(&b, iban);
            buf_add_char(&b, ' ');
            count++;
        }
        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ buf_str(&b) }, NULL, &spans, &f));
        assert_int_equal(spans.count, count);
        for (size_t i = 0; i < count; i++)
            assert_str(str_slice(buf_str(&b), spans.at[i].start, spans.at[i].end), iban);
    }
}

static void a_text_past_the_maximum_is_refused_never_cut(void **state)
{
    struct suite *s = *state;
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct str text = { arena_alloc(a, (size_t)32 << 20), PII_TEXT_MAX + 1 };
    struct spans spans;
    struct fault f = { 0 };

    assert_fault(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f),
                 FAULT_LIMIT);
    text.len = (size_t)32 << 20;
    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, NULL, &spans, &f));
    assert_int_equal(spans.count, 0);
}

/* In a row of more groups than any list of plates has, capitals and figures are no plates: it is a
 * table, and would cost its length again at each group. */
static void a_row_without_end_is_no_list_of_plates(void **state)
{
    static const struct {
        size_t plates;
        bool found;
    } rows[] = { { 12, true }, { 50, true }, { 60, false } };
    struct suite *s = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct buf b = buf_new(a, 1 << 16);
        struct spans spans;
        struct fault f = { 0 };

        buf_add(&b, STR("plaques"));
        for (size_t n = 0; n < rows[i].plates; n++)
            buf_add(&b, STR(" EF 456 GH"));
        assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ buf_str(&b) }, NULL, &spans, &f));
        assert_int_equal(spans.count > 0, rows[i].found);
    }
}

/* Nine figures grouped as at home are a telephone in a text of that country's language, where a
 * clause ends. */
static void figures_as_grouped_at_home_are_a_telephone_there(void **state)
{
    static const struct {
        enum lang lang;
        struct str marked;
    } cases[] = {
        { LANG_ES, STR_INIT("vengan o llamen a mi sobrina <PERSON vane> <PHONE 666 31 72 48>") },
        { LANG_ES, STR_INIT("es de la tienda, <PHONE 945 555 018>.") },
        { LANG_PT, STR_INIT("valeu, a rita da loja, <PHONE 912 664 084>") },
        { LANG_PT, STR_INIT("a oficina <PHONE 22 340 71 88>, de manhã") },
        { LANG_FR, STR_INIT("valeu, a rita da loja 912 664 084") },
        { LANG_ES, STR_INIT("pagamos 612 345 678 euros") },
        { LANG_ES, STR_INIT("la factura 612 345 678, gracias") },
        { LANG_ES, STR_INIT("la ref 918 224 370.") },
        { LANG_PT, STR_INIT("a multa, auto 918.402.117.") },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i].marked, &(struct pii_hints){ .lang = cases[i].lang });
}

/* A text that ends where a page ends, and the next one may not be read: each beginning of it. */
static void nothing_behind_a_text_is_read(void **state)
{
    static const char *const texts[] = {
        "Oi 912345678",
        "712345678",
        "code 0.65003 veiligheidswoord:",
        "tel 07 8 8 2 1 4 0 5 6 1",
        "IMEI 356685535204315, numéro 06 39 98 55 81, né le 12/03/1985 à 2",
        "mot de passe : Tulipe!48 ; IBAN FR76 3000 6000 0112 3456 7890 189, 12 rue Hoche, 69003",
        "plaque AB-123-CD, n° client 4471-88, https://example.org/reset/9f8e7d6c5b4a3210 ::1",
    };
    struct suite *s = *state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    scoped(arena) *a = arena_new((size_t)16 << 20);

    assert_true(pages != MAP_FAILED);
    assert_int_equal(mprotect(pages + page, page, PROT_NONE), 0);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        for (size_t len = strlen(texts[i]); len > 0; len--) {
            struct clear text = { str_make(pages + page - len, len) };
            struct spans spans;
            struct fault f = { 0 };

            memcpy(pages + page - len, texts[i], len);
            assert_ok(pii_find(s->pii, s->scratch, a, text, NULL, &spans, &f));
            arena_reset(a);
        }
    assert_int_equal(munmap(pages, 2 * page), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(personal_data_is_found_exactly),
        cmocka_unit_test(nothing_behind_a_text_is_read),
        cmocka_unit_test(figures_as_grouped_at_home_are_a_telephone_there),
        cmocka_unit_test(what_is_nobody_is_let_alone),
        cmocka_unit_test(a_row_without_end_is_no_list_of_plates),
        cmocka_unit_test(what_the_desk_knows_is_found_in_any_spelling),
        cmocka_unit_test(a_long_text_is_read_without_seams),
        cmocka_unit_test(every_accented_letter_is_compared_without_its_accent),
        cmocka_unit_test(a_text_past_the_maximum_is_refused_never_cut),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
