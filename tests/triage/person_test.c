/* SPDX-License-Identifier: EUPL-1.2 */
/* person_test.c - what a person must answer, in seven languages; and everyday mails that a machine
 * may.  All rows are read before the test fails, to see them together. */
#include "test.h"

#include <stdio.h>

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
    enum need_person need;
    const char *text;
};

static enum need_person need_of(const char *text)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct fault f = { 0 };
    const struct skeleton none = { STR("") }, all = { str_of(text) };
    enum need_person need = NEED_NOBODY;
    struct verdict v;

    assert_ok(triage_judge(triage, a, none, all, &v, &f));
    assert_ok(triage_need_person(triage, a, none, all, &v, &need, &f));
    return need;
}

static void check(const struct row *rows, size_t count)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        enum need_person got = need_of(rows[i].text);

        if (got == rows[i].need)
            continue;
        printf("# %s: got %d, want %d\n", rows[i].text, (int)got, (int)rows[i].need);
        wrong++;
    }
    if (wrong)
        fail_msg("%zu of %zu rows", wrong, count);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void complaints_rights_and_the_law_are_a_persons_in_seven_languages(void **state)
{
    static const struct row rows[] = {
        { NEED_RIGHTS, "Bonjour, en vertu du RGPD je demande l’effacement de mon compte." },
        { NEED_RIGHTS, "Quelles sont les données personnelles que vous avez sur moi ?" },
        { NEED_RIGHTS, "Under the GDPR I want a copy of all my personal data." },
        { NEED_RIGHTS, "Bitte um Auskunft über meine Daten nach DSGVO." },
        { NEED_RIGHTS, "Ejerzo mi derecho de acceso a mis datos." },
        { NEED_RIGHTS, "Chiedo la cancellazione: diritto all’oblio, art. 17." },
        { NEED_RIGHTS, "Ik doe een inzageverzoek voor mijn gegevens." },
        { NEED_RIGHTS, "Quero que apaguem os meus dados pessoais." },
        { NEED_LEGAL, "Sans réponse sous huit jours, mon avocat prendra le relais." },
        { NEED_LEGAL, "I will take you to court." },
        { NEED_LEGAL, "Mein Anwalt wird sich melden." },
        { NEED_LEGAL, "Voy a poner una denuncia en el juzgado." },
        { NEED_LEGAL, "Mi rivolgo al mio avvocato." },
        { NEED_LEGAL, "Ik schakel een advocaat in." },
        { NEED_LEGAL, "O meu advogado vai tratar disto." },
        { NEED_COMPLAINT, "Je souhaite faire une réclamation, c’est inadmissible." },
        { NEED_COMPLAINT, "This is unacceptable, I wish to make a complaint." },
        { NEED_COMPLAINT, "Ich möchte mich beschweren, das ist eine Frechheit." },
        { NEED_COMPLAINT, "Quiero poner una queja: es vergonzoso." },
        { NEED_COMPLAINT, "Sono molto delusa del vostro servizio." },
        { NEED_COMPLAINT, "Ik ben erg ontevreden en dien een klacht in." },
        { NEED_COMPLAINT, "Estou muito insatisfeita com o serviço." },
    };

    (void)state;
    CHECK(rows);
}

static void one_word_asks_for_a_person_in_any_of_the_languages(void **state)
{
    static const struct row rows[] = {
        { NEED_HUMAN, "humain" },
        { NEED_HUMAN, "Humain, merci." },
        { NEED_HUMAN, "HUMAN" },
        { NEED_HUMAN, "Mensch" },
        { NEED_HUMAN, "humano" },
        { NEED_HUMAN, "Umano!" },
        { NEED_HUMAN, "mens" },
        { NEED_HUMAN, "Je voudrais parler à un conseiller." },
        { NEED_HUMAN, "Can I talk to a real person?" },
        { NEED_HUMAN, "Ich möchte mit einem Mitarbeiter sprechen." },
        { NEED_HUMAN, "Quiero hablar con una persona." },
        { NEED_HUMAN, "Vorrei parlare con un operatore." },
        { NEED_HUMAN, "Ik wil een medewerker spreken." },
        { NEED_HUMAN, "Quero falar com uma pessoa." },
    };

    (void)state;
    CHECK(rows);
    for (int lang = LANG_UNKNOWN; lang < LANGS; lang++)
        assert_int_equal(need_of(triage_human_word((enum lang)lang)), NEED_HUMAN);
}

static void who_says_that_it_did_not_help_is_unhappy(void **state)
{
    static const struct row rows[] = {
        { NEED_UNHAPPY, "Cela ne répond pas à ma question." },
        { NEED_UNHAPPY, "That did not help." },
        { NEED_UNHAPPY, "Das hilft mir nicht." },
        { NEED_UNHAPPY, "No me ayuda." },
        { NEED_UNHAPPY, "Non risponde alla mia domanda." },
        { NEED_UNHAPPY, "Dat helpt me niet." },
        { NEED_UNHAPPY, "Isso não ajuda." },
        { NEED_UNHAPPY, "Non." },
    };

    (void)state;
    CHECK(rows);
}

static void everyday_mails_may_be_a_machines(void **state)
{
    static const struct row rows[] = {
        { NEED_NOBODY, "Bonjour, comment renvoyer mon trombone dans son étui ?" },
        { NEED_NOBODY, "Quels sont vos horaires d’ouverture le samedi ?" },
        { NEED_NOBODY, "When will my parcel arrive? I ordered on Monday." },
        { NEED_NOBODY, "Wann kommt mein Paket an?" },
        { NEED_NOBODY, "¿Cuándo llega mi paquete?" },
        { NEED_NOBODY, "Quando arriva il mio pacco?" },
        { NEED_NOBODY, "Wanneer komt mijn pakket aan?" },
        { NEED_NOBODY, "Quando chega a minha encomenda?" },
        { NEED_NOBODY, "Merci, c’est parfait, bonne journée." },
        { NEED_NOBODY, "Thank you, that is all I wanted to know." },
    };

    (void)state;
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(complaints_rights_and_the_law_are_a_persons_in_seven_languages),
        cmocka_unit_test(one_word_asks_for_a_person_in_any_of_the_languages),
        cmocka_unit_test(who_says_that_it_did_not_help_is_unhappy),
        cmocka_unit_test(everyday_mails_may_be_a_machines),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
