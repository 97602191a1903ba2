/* SPDX-License-Identifier: EUPL-1.2 */
/* embedded_test.c - what the desk says with no provider: sentences that stand there, chosen. */
#include "test.h"

#include "assist/cues_priv.h"
#include "assist/task.h"
#include "base/buf.h"
#include "pii/pii.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct assist_message message(enum direction direction, const char *text)
{
    return (struct assist_message){ .direction = direction,
                                    .text = pii_skeleton_from_seal(str_of(text)) };
}

static void a_sentence_does_what_its_words_say(void **state)
{
    static const struct {
        const char *text;
        enum lang lang;
        enum cue cue;
        bool has;
    } cases[] = {
        { "Pouvez-vous me rembourser", LANG_FR, CUE_ASKS, true },
        { "Où en est mon colis ?", LANG_FR, CUE_ASKS, true },
        { "Le colis est arrivé", LANG_FR, CUE_ASKS, false },
        { "La livraison est en retard", LANG_FR, CUE_TROUBLE, true },
        { "Nous avons procédé au remboursement", LANG_FR, CUE_DONE, true },
        { "Le virement sera traité sous 5 jours", LANG_FR, CUE_WILL, true },
        { "Bien cordialement", LANG_FR, CUE_COURTESY, true },
        { "I would like a refund", LANG_EN, CUE_ASKS, true },
        { "It does not work", LANG_EN, CUE_TROUBLE, true },
        { "Könnten Sie mir helfen", LANG_DE, CUE_ASKS, true },
        { "No funciona el mando", LANG_ES, CUE_TROUBLE, true },
        { "Abbiamo spedito il pacco", LANG_IT, CUE_DONE, true },
        { "Met vriendelijke groeten", LANG_NL, CUE_COURTESY, true },
        { "Ainda não recebi nada", LANG_PT, CUE_TROUBLE, true },
        { "Könnten Sie mir helfen", LANG_UNKNOWN, CUE_ASKS, true },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if ((cues_of(arena, str_of(cases[i].text), cases[i].lang) >> cases[i].cue & 1) !=
            cases[i].has)
            fail_msg("%s", cases[i].text);
}

static void a_summary_says_what_is_asked_done_and_open(void **state)
{
    struct assist_message thread[] = {
        message(DIRECTION_IN,
                "Bonjour,\n\nJe n'ai pas reçu la commande ⟦CUSTOMER_REF_1⟧. Il fait beau ici.\n"
                "Pouvez-vous me dire où elle est ?\n\nCordialement,\n⟦PERSON_1⟧"),
        message(DIRECTION_OUT, "Bonjour ⟦PERSON_1⟧,\n\nNous avons relancé le transporteur. Vous "
                               "recevrez votre colis sous 3 jours.\n\nBien à vous"),
        message(DIRECTION_NOTE, "Pouvez-vous vérifier le dépôt ? Secret interne."),
        message(DIRECTION_IN, "Merci. Le colis est arrivé mais l'écran est cassé, puis-je être "
                              "remboursée ?\n\nCordialement"),
    };
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_FR,
                                 .messages = thread,
                                 .message_count = COUNT_OF(thread) };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_SUMMARY, &about, arena, &said, &f));
    assert_str(said.text, STR("Demande\n"
                              "• Je n'ai pas reçu la commande ⟦CUSTOMER_REF_1⟧.\n"
                              "• Pouvez-vous me dire où elle est ?\n\n"
                              "Fait\n"
                              "• Nous avons relancé le transporteur.\n\n"
                              "Promis\n"
                              "• Vous recevrez votre colis sous 3 jours.\n\n"
                              "Reste à répondre\n"
                              "• Le colis est arrivé mais l'écran est cassé, puis-je être "
                              "remboursée ?"));
    about.reader_lang = LANG_EN;
    assert_ok(assist_embedded(TASK_SUMMARY, &about, arena, &said, &f));
    assert_true(str_starts(said.text, STR("Asked\n")));
}

static void a_thread_without_words_has_no_summary(void **state)
{
    struct assist_message thread[] = { message(DIRECTION_IN, "Bonjour,\n\nCordialement") };
    struct assist_case about = {
        .lang = LANG_FR, .reader_lang = LANG_FR, .messages = thread, .message_count = 1
    };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_fault(assist_embedded(TASK_SUMMARY, &about, arena, &said, &f), FAULT_MISSING);
}

static struct library_hit hit(const char *lang, double cover, bool is_public, const char *text)
{
    return (struct library_hit){ .article = id_new(),
                                 .version = 3,
                                 .passage = 2,
                                 .lang = str_of(lang),
                                 .title = STR("Retours"),
                                 .text = str_of(text),
                                 .is_public = is_public,
                                 .cover = cover };
}

static void a_draft_is_the_best_passage_and_cites_it(void **state)
{
    struct assist_message thread[] = { message(
        DIRECTION_IN, "Bonjour,\nMon appareil est défectueux. Comment le renvoyer ?") };
    struct library_hit hits[] = {
        hit("en", 0.9, true, "Send it back within 30 days."),
        hit("fr", 0.7, true, "Renvoyez l'appareil dans son emballage sous 30 jours."),
    };
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_FR,
                                 .messages = thread,
                                 .message_count = 1,
                                 .passages = hits,
                                 .passage_count = 2 };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_DRAFT, &about, arena, &said, &f));
    assert_true(str_find(said.text, STR("emballage sous 30 jours. [1]"), 0) != STR_NPOS);
    assert_true(str_find(said.text, STR("désolés"), 0) != STR_NPOS);
    assert_int_equal(said.cited_count, 1);
    assert_true(id_eq(said.cited[0].article, hits[1].article));
    assert_int_equal(said.cited[0].passage, 2);
    assert_true(said.confidence > 0.5);
}

static struct assist_case asks(const struct assist_message *mail, const struct library_hit *hits,
                               size_t count)
{
    return (struct assist_case){ .lang = LANG_FR,
                                 .reader_lang = LANG_FR,
                                 .messages = mail,
                                 .message_count = 1,
                                 .passages = hits,
                                 .passage_count = count };
}

/* The fields of `about` that tell how the passages stand to each other. */
static bool draft_says(struct assist_case about, const char *words, struct assist_answer *ret)
{
    struct fault f = { 0 };

    assert_ok(assist_embedded(TASK_DRAFT, &about, arena, ret, &f));
    return str_find(ret->text, str_of(words), 0) != STR_NPOS;
}

static void a_title_that_the_question_says_is_enough_for_a_draft_and_not_for_an_answer(void **state)
{
    struct assist_message mail =
        message(DIRECTION_IN, "Bonjour, je souhaite annuler ma commande, couleur trompeuse.");
    struct library_hit found = hit("fr", 0.1, true, "Elle s'annule sans frais.");
    struct assist_answer said;
    struct fault f = { 0 };
    struct assist_case about = asks(&mail, &found, 1);

    (void)state;
    assert_false(draft_says(about, "sans frais", &said));
    assert_int_equal(said.cited_count, 0);
    found.title = STR("Annuler ou modifier une commande");
    assert_true(draft_says(about, "sans frais. [1]", &said));
    assert_true(said.confidence < 0.4);
    found.title = STR("Annuler un devis, une facture ou une livraison");
    assert_false(draft_says(about, "sans frais", &said)); /* one word of its four */
    found.title = STR("Annuler ou modifier une commande");
    assert_fault(assist_embedded(TASK_ANSWER, &about, arena, &said, &f), FAULT_MISSING);
}

static void what_an_article_begins_with_goes_in_front_where_it_speaks_of_the_question(void **state)
{
    struct assist_message mail =
        message(DIRECTION_IN, "Ma lampe grésille. Est-elle encore sous garantie ?");
    struct library_hit found = hit("fr", 0.6, true, "Essayez une autre ampoule.");
    struct assist_case about = asks(&mail, &found, 1);
    struct assist_answer said;

    (void)state;
    found.passage = 3;
    found.title = STR("Produit cassé ou sous garantie");
    found.heading = STR("Une lampe qui grésille");
    found.lead = STR("Nos produits sont garantis deux ans.");
    assert_true(draft_says(about, "deux ans. [1]\n\nEssayez une autre ampoule. [2]", &said));
    assert_int_equal(said.cited_count, 2);
    assert_int_equal(said.cited[0].passage, 1);
    assert_int_equal(said.cited[1].passage, 3);
    assert_int_equal(said.source.passage, 3);
    found.lead = STR("Nos produits viennent du Jura."); /* of something else */
    assert_true(draft_says(about, "\n\nEssayez une autre ampoule. [1]", &said));
    assert_int_equal(said.cited_count, 1);
}

static void where_the_houses_own_procedure_answers_far_better_no_article_is_quoted(void **state)
{
    struct assist_message mail =
        message(DIRECTION_IN, "On m'a volé ma carte, bloquez mon compte, tout de suite !");
    struct library_hit found = hit("fr", 0.3, true, "Dans Mon compte, sous Coordonnées.");
    struct library_hit inside = hit("fr", 0.6, false, "Bloquer le compte, prévenir le chef.");
    struct assist_case about = asks(&mail, &found, 1);
    struct assist_answer said;

    (void)state;
    found.score = 8;
    inside.score = 19;
    assert_true(draft_says(about, "Coordonnées", &said));
    about.procedures = &inside;
    about.procedure_count = 1;
    assert_false(draft_says(about, "Coordonnées", &said));
    assert_true(str_find(said.text, STR("prévenir"), 0) == STR_NPOS);
    found.score = 18;
    assert_true(draft_says(about, "Coordonnées", &said));
}

static void who_only_thanks_is_not_told_that_a_request_came(void **state)
{
    struct assist_message mail = message(DIRECTION_IN, "Un grand merci, la lampe est superbe !");
    struct assist_case about = asks(&mail, NULL, 0);
    struct assist_answer said;

    (void)state;
    about.intent = STR("praise");
    assert_true(draft_says(about, "plaisir", &said));
    assert_true(str_find(said.text, STR("votre demande"), 0) == STR_NPOS);
    about.intent = STR("other");
    assert_true(draft_says(about, "votre demande", &said));
}

static void an_answer_that_nobody_reads_first_needs_a_public_passage(void **state)
{
    struct assist_message thread[] = { message(DIRECTION_IN, "Comment renvoyer mon appareil ?") };
    struct library_hit internal = hit("fr", 0.9, false, "Renvoyez l'appareil sous 30 jours.");
    struct library_hit weak = hit("fr", 0.4, true, "Renvoyez l'appareil sous 30 jours.");
    struct library_hit good = hit("fr", 0.8, true, "Renvoyez l'appareil sous 30 jours.");
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_FR,
                                 .messages = thread,
                                 .message_count = 1,
                                 .passage_count = 1 };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    about.passages = &internal;
    assert_fault(assist_embedded(TASK_ANSWER, &about, arena, &said, &f), FAULT_MISSING);
    about.passages = &weak;
    assert_fault(assist_embedded(TASK_ANSWER, &about, arena, &said, &f), FAULT_MISSING);
    about.passages = &good;
    assert_ok(assist_embedded(TASK_ANSWER, &about, arena, &said, &f));
}

static void without_an_article_colleagues_answers_help_but_nobodys_data(void **state)
{
    struct assist_message thread[] = { message(DIRECTION_IN,
                                               "Comment changer la date de prélèvement ?") };
    struct assist_past past[] = {
        { .text = pii_skeleton_from_seal(
              STR("Bonjour ⟦PERSON_4⟧,\nVotre mot de passe a été changé.")) },
        { .text = pii_skeleton_from_seal(
              STR("Bonjour ⟦PERSON_1⟧,\nLa date du prélèvement se change dans "
                  "votre espace client. Votre IBAN ⟦IBAN_1⟧ est connu.\n"
                  "Cordialement")) },
    };
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_FR,
                                 .messages = thread,
                                 .message_count = 1,
                                 .past = past,
                                 .past_count = 2 };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_DRAFT, &about, arena, &said, &f));
    assert_true(str_find(said.text, STR("se change dans votre espace client."), 0) != STR_NPOS);
    assert_true(str_find(said.text, STR("⟦"), 0) == STR_NPOS);
    assert_int_equal(said.cited_count, 0);
}

static void with_nothing_to_go_by_a_draft_says_that_the_mail_came_and_is_not_sure(void **state)
{
    struct assist_message thread[] = { message(DIRECTION_IN, "Where is my order?") };
    struct assist_case about = {
        .lang = LANG_EN, .reader_lang = LANG_FR, .messages = thread, .message_count = 1
    };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_DRAFT, &about, arena, &said, &f));
    assert_true(str_find(said.text, STR("We have received your request"), 0) != STR_NPOS);
    assert_true(said.confidence < 0.2);
}

static void what_is_searched_by_is_what_asks_or_complains(void **state)
{
    struct assist_message thread[] = {
        message(DIRECTION_IN, "Où est mon vieux colis ?"),
        message(DIRECTION_OUT, "Il est parti."),
        message(DIRECTION_IN, "Bonjour,\nIl fait beau. Comment le renvoyer ?\nCordialement"),
    };
    struct assist_message plain = message(DIRECTION_IN, "Bonjour,\nCode postal inchangé.");
    struct buf tale = buf_new(arena, 2048);
    struct assist_case about = {
        .lang = LANG_FR, .reader_lang = LANG_FR, .messages = thread, .message_count = 3
    };

    (void)state;
    thread[2].subject = pii_skeleton_from_seal(STR("Retour"));
    assert_str(assist_question(&about, false, arena), STR("Retour\nComment le renvoyer ?\n"));
    assert_str(assist_question(&about, true, arena),
               STR("Retour\nIl fait beau.\nComment le renvoyer ?\n"));
    for (int i = 0; i < 40; i++)
        buf_add(&tale, STR("Il fait beau. "));
    buf_add(&tale, STR("\nComment le renvoyer ?\nCordialement"));
    thread[2].text = pii_skeleton_from_seal(buf_str(&tale));
    assert_str(assist_question(&about, true, arena), STR("Retour\nComment le renvoyer ?\n"));
    about.messages = &plain;
    about.message_count = 1;
    assert_str(assist_question(&about, true, arena), STR("\nCode postal inchangé.\n"));
}

static void a_task_that_nobody_asks_for_is_refused(void **state)
{
    struct assist_case about = { .lang = LANG_FR };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_fault(assist_embedded(TASK_TRIAGE, &about, arena, &said, &f), FAULT_INVALID);
}

/* However long: no more is read than the limits say, and no sentence is invented. */
static void a_thread_of_any_size_is_summed_up_in_its_own_sentences(void **state)
{
    struct assist_message thread[200];
    struct assist_case about = {
        .lang = LANG_EN, .reader_lang = LANG_EN, .messages = thread, .message_count = 200
    };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < 200; i++)
        thread[i] = message(i % 2 ? DIRECTION_OUT : DIRECTION_IN,
                            "Where is order nine? We have sent it by lorry. It does not work. "
                            "You will receive it within a week.");
    assert_ok(assist_embedded(TASK_SUMMARY, &about, arena, &said, &f));
    assert_true(said.text.len < 1000);
    assert_true(str_find(said.text, STR("• Where is order nine?"), 0) != STR_NPOS);
}

static struct assist_macro macro(double cover, enum assist_fit fit, const char *text)
{
    return (struct assist_macro){ .id = id_new(),
                                  .version = 2,
                                  .name = STR("Retour"),
                                  .text = str_of(text),
                                  .shared = true,
                                  .cover = cover,
                                  .fit = fit };
}

/* Whichever is worth most; a macro is a whole reply, and says by itself whether it greets. */
static void a_macro_a_passage_and_a_past_answer_compete_by_their_worth(void **state)
{
    static const struct {
        double macro, passage;
        enum assist_fit fit;
        int64_t refused; /* of the macro */
        enum assist_source_kind wins;
    } cases[] = {
        { 0.8, 0.7, FIT_ANY, 0, SOURCE_MACRO },   { 0.6, 0.7, FIT_ANY, 0, SOURCE_PASSAGE },
        { 0.6, 0.7, FIT_SAME, 0, SOURCE_MACRO },  { 0.8, 0.7, FIT_OTHER, 0, SOURCE_PASSAGE },
        { 0.8, 0.7, FIT_ANY, 5, SOURCE_PASSAGE }, { 0.2, 0.1, FIT_SAME, 0, SOURCE_MACRO },
        { 0.2, 0.1, FIT_ANY, 0, SOURCE_ANSWER },
    };
    struct assist_message thread[] = { message(
        DIRECTION_IN, "Comment renvoyer cet appareil radio noir demain matin ?") };
    struct assist_past past[] = { { .message = id_new(),
                                    .text = pii_skeleton_from_seal(
                                        STR("Demain matin, renvoyez l'appareil par la poste.")) } };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct assist_macro macros[] = { macro(cases[i].macro, cases[i].fit,
                                               "Bonjour {{customer}},\n\nNous venons le "
                                               "chercher.\n\n{{agent}}") };
        struct library_hit hits[] = { hit("fr", cases[i].passage, true, "Rapportez-le.") };
        struct assist_case about = { .lang = LANG_FR,
                                     .reader_lang = LANG_FR,
                                     .messages = thread,
                                     .message_count = 1,
                                     .passages = hits,
                                     .passage_count = 1,
                                     .macros = macros,
                                     .macro_count = 1,
                                     .past = past,
                                     .past_count = cases[i].wins == SOURCE_ANSWER };
        struct assist_answer said;
        struct fault f = { 0 };

        if (cases[i].refused)
            macros[0].fate = assist_fate_of(0, 0, cases[i].refused);
        assert_ok(assist_embedded(TASK_DRAFT, &about, arena, &said, &f));
        if (said.source.kind != cases[i].wins)
            fail_msg("case %zu: %s", i, assist_source_name(said.source.kind));
        if (said.source.kind != SOURCE_MACRO)
            continue;
        assert_true(id_eq(said.source.id, macros[0].id) && said.source.version == 2);
        assert_str(said.text, macros[0].text);
        assert_true(said.greets && said.signs);
        assert_int_equal(said.cited_count, 0);
    }
}

static void nobody_reads_an_answer_first_so_its_macro_is_sure_and_names_nobody(void **state)
{
    static const struct {
        double cover;
        enum assist_fit fit;
        bool shared;
        const char *text;
        bool said;
    } cases[] = {
        { 0.7, FIT_SAME, true, "Nous venons le chercher.", true },
        { 0.4, FIT_SAME, true, "Nous venons le chercher.", false },
        { 0.7, FIT_ANY, true, "Nous venons le chercher.", false },
        { 0.7, FIT_SAME, false, "Nous venons le chercher.", false },
        { 0.7, FIT_SAME, true, "Bonjour {{customer}}, nous venons.", false },
    };
    struct assist_message thread[] = { message(DIRECTION_IN, "Comment renvoyer mon appareil ?") };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct assist_macro macros[] = { macro(cases[i].cover, cases[i].fit, cases[i].text) };
        struct assist_case about = { .lang = LANG_FR,
                                     .reader_lang = LANG_FR,
                                     .messages = thread,
                                     .message_count = 1,
                                     .macros = macros,
                                     .macro_count = 1 };
        struct assist_answer said;
        struct fault f = { 0 };

        macros[0].shared = cases[i].shared;
        assert_int_equal(assist_embedded(TASK_ANSWER, &about, arena, &said, &f), cases[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sentence_does_what_its_words_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_summary_says_what_is_asked_done_and_open, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_thread_without_words_has_no_summary, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_draft_is_the_best_passage_and_cites_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            a_title_that_the_question_says_is_enough_for_a_draft_and_not_for_an_answer, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            what_an_article_begins_with_goes_in_front_where_it_speaks_of_the_question, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            where_the_houses_own_procedure_answers_far_better_no_article_is_quoted, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(who_only_thanks_is_not_told_that_a_request_came, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_nobody_reads_first_needs_a_public_passage,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_an_article_colleagues_answers_help_but_nobodys_data,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_macro_a_passage_and_a_past_answer_compete_by_their_worth,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            nobody_reads_an_answer_first_so_its_macro_is_sure_and_names_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            with_nothing_to_go_by_a_draft_says_that_the_mail_came_and_is_not_sure, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(what_is_searched_by_is_what_asks_or_complains, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_task_that_nobody_asks_for_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_thread_of_any_size_is_summed_up_in_its_own_sentences,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
