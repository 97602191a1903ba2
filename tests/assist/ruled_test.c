/* SPDX-License-Identifier: EUPL-1.2 */
/* ruled_test.c - rewriting, judging and drafting an article with no provider. */
#include "test.h"

#include "assist/task.h"
#include "base/json.h"
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

static struct str rewritten(enum lang lang, enum rewrite_wish wish, const char *own)
{
    struct assist_message thread[] = { message(DIRECTION_IN, "Le colis ne marche pas. Broken.") };
    struct assist_case about = { .lang = lang,
                                 .reader_lang = LANG_EN,
                                 .messages = thread,
                                 .message_count = 1,
                                 .own = pii_skeleton_from_seal(str_of(own)),
                                 .wish = wish };
    struct assist_answer said;
    struct fault f = { 0 };

    assert_ok(assist_embedded(TASK_REWRITE, &about, arena, &said, &f));
    return said.text;
}

struct rewriting {
    enum lang lang;
    enum rewrite_wish wish;
    const char *own, *is;
};

static void check(const struct rewriting *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str is = rewritten(cases[i].lang, cases[i].wish, cases[i].own);

        if (!str_eq(is, str_of(cases[i].is)))
            fail_msg("%s\n-> %.*s\nnot %s", cases[i].own, STR_ARG(is), cases[i].is);
        is = rewritten(cases[i].lang, cases[i].wish, cases[i].is); /* twice changes nothing */
        if (!str_eq(is, str_of(cases[i].is)))
            fail_msg("twice: %s\n-> %.*s", cases[i].is, STR_ARG(is));
    }
}

static void a_text_is_corrected_by_lists_and_typography(void **state)
{
    static const struct rewriting cases[] = {
        { LANG_FR, REWRITE_CORRECTED, "Bonjour,  merci  de patienter .",
          "Bonjour, merci de patienter." },
        { LANG_FR, REWRITE_CORRECTED, "Avez-vous le numero?", "Avez-vous le numéro\u202f?" },
        { LANG_FR, REWRITE_CORRECTED, "Voici la reponse : oui !",
          "Voici la réponse\u00a0: oui\u202f!" },
        /* an address, a time, a face and a file are no punctuation */
        { LANG_FR, REWRITE_CORRECTED, "Voyez https://example.org/?a=1;b à 10:30 :) ou ./aide.pdf",
          "Voyez https://example.org/?a=1;b à 10:30 :) ou ./aide.pdf" },
        { LANG_FR, REWRITE_CORRECTED, "Reponse recue par ⟦PERSON_1⟧,merci de de patienter",
          "Réponse recue par ⟦PERSON_1⟧, merci de patienter" },
        { LANG_FR, REWRITE_CORRECTED, "Nous nous occupons de vous. vous vous inquiétez",
          "Nous nous occupons de vous. Vous vous inquiétez" },
        { LANG_FR, REWRITE_CORRECTED, "étant donné le délai. écrivez-nous",
          "Étant donné le délai. Écrivez-nous" },
        { LANG_EN, REWRITE_CORRECTED, "i have recieved the the parcel ,and it works !",
          "I have received the parcel, and it works!" },
        { LANG_EN, REWRITE_CORRECTED, "I’m sure it occured .", "I’m sure it occurred." },
        { LANG_EN, REWRITE_CORRECTED, "Write to help@example.org. ana@example.org answers.",
          "Write to help@example.org. ana@example.org answers." },
        { LANG_DE, REWRITE_CORRECTED, "Guten  Tag ,wir helfen .", "Guten Tag, wir helfen." },
    };

    (void)state;
    check(cases, COUNT_OF(cases));
}

static void a_text_is_made_shorter_without_losing_a_fact(void **state)
{
    static const struct rewriting cases[] = {
        { LANG_FR, REWRITE_SHORTER,
          "Bonjour,\n\nJe tiens à vous informer que votre colis ⟦CUSTOMER_REF_1⟧ est parti. En "
          "effet, il arrive le 12. Merci de votre patience.\n\nCordialement",
          "Bonjour,\n\nVotre colis ⟦CUSTOMER_REF_1⟧ est parti. Il arrive le 12.\n\nCordialement" },
        { LANG_FR, REWRITE_SHORTER,
          "Le remboursement part demain matin. Afin de suivre l'envoi, ouvrez votre compte. Le "
          "remboursement part demain matin.",
          "Le remboursement part demain matin. Pour suivre l'envoi, ouvrez votre compte." },
        /* what is asked, and figures, stay even when they are polite */
        { LANG_FR, REWRITE_SHORTER,
          "N'hésitez pas à appeler avant le 15. Merci de votre patience, cela vous va-t-il "
          "\u202f?",
          "N'hésitez pas à appeler avant le 15. Merci de votre patience, cela vous va-t-il"
          "\u202f?" },
        { LANG_EN, REWRITE_SHORTER,
          "Please note that the refund is on its way. In order to follow it, open your account. "
          "Thank you for your patience.",
          "The refund is on its way. To follow it, open your account." },
        { LANG_EN, REWRITE_SHORTER, "We are not able to refund the fee of 5 euros.",
          "We are not able to refund the fee of 5 euros." },
    };

    (void)state;
    check(cases, COUNT_OF(cases));
}

static void a_text_is_made_warmer_once(void **state)
{
    static const struct rewriting cases[] = {
        { LANG_FR, REWRITE_WARMER, "Vous devez renvoyer le colis.",
          "Bonjour,\n\nMerci pour votre message. Nous sommes désolés de la gêne occasionnée.\n\n"
          "Nous vous invitons à renvoyer le colis.\n\nN'hésitez pas à nous écrire pour toute autre "
          "question.\n\nBien cordialement," },
        { LANG_FR, REWRITE_WARMER,
          "Bonjour ⟦PERSON_1⟧,\n\nVous devez renvoyer le colis.\n\nCordialement,\nAnna",
          "Bonjour ⟦PERSON_1⟧,\n\nNous vous invitons à renvoyer le "
          "colis.\n\nCordialement,\nAnna" },
        { LANG_EN, REWRITE_WARMER, "Hello,\n\nWe can't refund the fee.\n\nKind regards",
          "Hello,\n\nUnfortunately, we can't refund the fee.\n\nKind regards" },
    };

    (void)state;
    check(cases, COUNT_OF(cases));
}

/* ---- quality ---- */

static struct assist_answer judged(struct assist_message *thread, size_t count, enum lang reader)
{
    struct assist_case about = {
        .lang = LANG_FR, .reader_lang = reader, .messages = thread, .message_count = count
    };
    struct assist_answer said;
    struct fault f = { 0 };

    assert_ok(assist_embedded(TASK_QUALITY, &about, arena, &said, &f));
    return said;
}

static int score(struct str json, const char *name)
{
    struct fault f = { 0 };
    scoped_json json_t *read = json_read(json, &f);

    assert_non_null(read);
    return (int)json_int(json_object_get(read, "scores"), name, 0);
}

static const char asks[] = "Bonjour,\nMon colis est perdu. Comment suivre le remboursement ?";

static void a_good_ticket_has_all_marks_and_no_remark(void **state)
{
    struct assist_message thread[] = {
        message(DIRECTION_IN, asks),
        message(DIRECTION_OUT, "Bonjour ⟦PERSON_1⟧,\n\nNous sommes désolés pour ce colis perdu. "
                               "Nous avons lancé le remboursement : vous pouvez le suivre dans "
                               "votre compte.\n\nBien cordialement,\nAnna"),
    };
    struct assist_answer said = judged(thread, 2, LANG_FR);

    (void)state;
    assert_str(said.text, STR("{\"remarks\":[],\"scores\":{\"clear\":5,\"complete\":5,"
                              "\"correct\":5,\"polite\":5,\"understood\":5}}"));
}

static void each_rule_takes_from_its_mark_and_says_why(void **state)
{
    static const struct {
        const char *reply, *mark, *remark;
        int at_most;
    } cases[] = {
        { "Oui.", "clear", "few words", 3 },
        { "Bonjour, le colis perdu vous donne droit au remboursement, donnez-nous votre mot de "
          "passe. Cordialement",
          "polite", "password", 2 },
        { "Bonjour {{customer}}, nous avons fait le remboursement du colis perdu. Cordialement",
          "correct", "placeholder", 2 },
        { "Bonjour, nous avons bien recu le colis perdu et le remboursement. Cordialement",
          "correct", "slips", 4 },
        { "Bonjour, vous auriez dû suivre le remboursement du colis perdu. Désolés. Cordialement",
          "polite", "blame", 3 },
        { "Bonjour, il fera beau demain dans toute la région, profitez-en bien. Cordialement",
          "understood", "takes up", 2 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct assist_message thread[] = { message(DIRECTION_IN, asks),
                                           message(DIRECTION_OUT, cases[i].reply) };
        struct assist_answer said = judged(thread, 2, LANG_EN);

        if (score(said.text, cases[i].mark) > cases[i].at_most ||
            str_find(said.text, str_of(cases[i].remark), 0) == STR_NPOS)
            fail_msg("%s: %.*s", cases[i].reply, STR_ARG(said.text));
    }
}

static void a_late_answer_and_one_asked_again_are_incomplete(void **state)
{
    struct assist_message thread[] = {
        message(DIRECTION_IN, asks),
        message(DIRECTION_OUT, "Bonjour, désolés, le remboursement du colis perdu est fait. Nous "
                               "avons tout vérifié. Cordialement"),
        message(DIRECTION_IN, "Quand arrive le remboursement du colis ?"),
    };

    (void)state;
    assert_int_equal(score(judged(thread, 2, LANG_FR).text, "complete"), 5);
    assert_int_equal(score(judged(thread, 3, LANG_FR).text, "complete"), 3);
    thread[1].at = (msec)2 * 86400000;
    assert_int_equal(score(judged(thread, 2, LANG_FR).text, "complete"), 4);
    assert_int_equal(score(judged(thread, 1, LANG_FR).text, "complete"), 1);
}

/* ---- an article ---- */

static void an_article_is_what_was_asked_and_what_names_nobody(void **state)
{
    struct assist_message thread[] = {
        message(DIRECTION_IN, "Bonjour,\nComment remplacer la pile de la télécommande ?\nMerci"),
        message(DIRECTION_OUT,
                "Bonjour ⟦PERSON_1⟧,\n\nOuvrez le capot au dos de la télécommande. Remplacez la "
                "pile plate en respectant le sens. Votre commande ⟦CUSTOMER_REF_1⟧ est "
                "prête.\n\nCordialement"),
    };
    struct assist_past past[] = { { .text = pii_skeleton_from_seal(
                                        STR("Ouvrez le capot au dos de la télécommande.")) } };
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_EN,
                                 .messages = thread,
                                 .message_count = 2,
                                 .past = past,
                                 .past_count = 1 };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    thread[0].subject = pii_skeleton_from_seal(STR("Re: Pile de ⟦PERSON_1⟧ télécommande"));
    assert_ok(assist_embedded(TASK_ARTICLE, &about, arena, &said, &f));
    assert_str(said.text, STR("# Pile de  télécommande\n\n## La question\n\n"
                              "Comment remplacer la pile de la télécommande ?\n\n"
                              "## La marche à suivre\n\n"
                              "1. Ouvrez le capot au dos de la télécommande.\n"
                              "2. Remplacez la pile plate en respectant le sens."));
    about.message_count = 1;
    assert_fault(assist_embedded(TASK_ARTICLE, &about, arena, &said, &f), FAULT_MISSING);
}

static void an_article_of_several_tickets_begins_with_what_they_share(void **state)
{
    struct assist_message messages[] = {
        message(DIRECTION_IN, "Comment changer la pile de la télécommande ?"),
        message(DIRECTION_OUT, "Posez la télécommande bien à plat. Ouvrez le capot au dos de la "
                               "télécommande. Demandez ⟦PERSON_1⟧ au comptoir du magasin."),
        message(DIRECTION_IN, "Bonjour, comment changer la pile de ma télécommande ? Mon écran "
                              "clignote en rouge, est-ce grave ?"),
        message(DIRECTION_OUT, "Ouvrez le capot au dos de la télécommande. Remplacez la pile plate "
                               "en respectant le sens."),
        message(DIRECTION_OUT, "Remplacez la pile plate en respectant bien le sens. Ouvrez donc le "
                               "capot au dos de la télécommande."),
    };
    const struct assist_thread threads[] = { { .messages = 2 },
                                             { .messages = 2 },
                                             { .messages = 1 } };
    struct assist_case about = { .lang = LANG_FR,
                                 .reader_lang = LANG_EN,
                                 .messages = messages,
                                 .message_count = COUNT_OF(messages),
                                 .threads = threads,
                                 .thread_count = COUNT_OF(threads),
                                 .asked =
                                     pii_skeleton_from_seal(STR("pile télécommande ⟦PERSON_1⟧")) };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_ARTICLE, &about, arena, &said, &f));
    assert_str(said.text, STR("# pile télécommande\n\n## La question\n\n"
                              "Comment changer la pile de la télécommande ?\n"
                              "Mon écran clignote en rouge, est-ce grave ?\n\n"
                              "## La marche à suivre\n\n"
                              "1. Ouvrez le capot au dos de la télécommande.\n"
                              "2. Remplacez la pile plate en respectant le sens.\n"
                              "3. Posez la télécommande bien à plat."));
    for (size_t i = 0; i < COUNT_OF(messages); i++)
        if (messages[i].direction == DIRECTION_IN)
            messages[i].text = pii_skeleton_from_seal(STR("Bonjour"));
    assert_ok(assist_embedded(TASK_ARTICLE, &about, arena, &said, &f));
    assert_true(str_starts(said.text, STR("# pile télécommande\n\n## La question\n\n"
                                          "pile télécommande\n\n## La marche")));
}

/* ---- what no rule does ---- */

static void a_message_that_nobody_translates_stays_and_says_so(void **state)
{
    struct assist_message thread[] = { message(DIRECTION_IN, asks) };
    struct assist_case about = {
        .lang = LANG_FR, .reader_lang = LANG_EN, .messages = thread, .message_count = 1
    };
    struct assist_answer said;
    struct fault f = { 0 };

    (void)state;
    assert_ok(assist_embedded(TASK_TRANSLATE, &about, arena, &said, &f));
    assert_str(said.text, str_of(asks));
    assert_int_equal(said.lang, LANG_FR);
    assert_int_equal(said.mark_count, 1);
    assert_int_equal(said.marks[0].doubt, DOUBT_LANGUAGE);
    about.reader_lang = LANG_FR;
    assert_ok(assist_embedded(TASK_TRANSLATE, &about, arena, &said, &f));
    assert_int_equal(said.mark_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_is_corrected_by_lists_and_typography, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_text_is_made_shorter_without_losing_a_fact, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_text_is_made_warmer_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_good_ticket_has_all_marks_and_no_remark, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_rule_takes_from_its_mark_and_says_why, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_late_answer_and_one_asked_again_are_incomplete, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_article_is_what_was_asked_and_what_names_nobody, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_article_of_several_tickets_begins_with_what_they_share,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_message_that_nobody_translates_stays_and_says_so, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
