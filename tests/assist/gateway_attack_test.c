/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_attack_test.c - what is known of a person, written so that a model reads it and a
 * detector may not: in other letters, encoded once or twice, taken apart, in names of files and in
 * subjects. */
#include "assist/rig.h"
#include "base/json.h"

struct row {
    const char *text, *gone; /* `gone` must not stand in the body */
};

static const struct row rows[] = {
    /* HTML's characters */
    { "claire&#46;morel&#64;example&#46;org", "claire&#46;morel" },
    { "&#99;&#108;&#97;&#105;&#114;&#101;&#x2e;morel&#x40;example.org", "morel&#x40;" },
    { "claire.morel&commat;example.org", "morel&commat;" },
    { "Je suis &#67;laire &#77;orel", "&#77;orel" },
    { "Je suis &#x43;laire Mo&shy;rel", "Mo&shy;rel" },
    /* percent */
    { "voir https://x.example/?u=claire.morel%40example.org", "morel%40" },
    { "https://x.example/Claire%20Morel", "%20Morel" },
    { "claire%252Emorel%2540example%252Eorg", "morel%2540" },
    { "?p=%2B33639981234", "33639981234" },
    /* base64 and the like */
    { "TW9yZWw=", "TW9yZWw" },
    { "Q2xhaXJlIE1vcmVs", "Q2xhaXJl" },
    { "WTJ4aGFYSmxMbTF2Y21Wc1FHVjRZVzF3YkdVdWIzSm4=", "WTJ4aGFY" },
    { "4d6f72656c", "4d6f72656c" },
    { "43 6c 61 69 72 65 20 4d 6f 72 65 6c", "4d 6f 72 65 6c" },
    { "0x43,0x6c,0x61,0x69,0x72,0x65,0x20,0x4d,0x6f,0x72,0x65,0x6c", "0x4d,0x6f" },
    { "67 108 97 105 114 101 32 77 111 114 101 108", "77 111 114" },
    { "01001101 01101111 01110010 01100101 01101100", "01001101 01101111" },
    { "INWGC2LSMUQE233SMVWA====", "INWGC2LSMU" },
    { "=43laire=20=4Dorel", "=4Dorel" },
    { "\\u0043laire \\u004dorel", "u004dorel" },
    { "\\x43laire \\x4dorel", "x4dorel" },
    { "Pynver Zbery (rot13)", "Zbery" },
    /* letters that look alike */
    { "Je suis Cl\xd0\xb0ire M\xd0\xberel", "M\xd0\xberel" },
    { "Je suis \xef\xbc\xa3laire \xef\xbc\xadorel", "\xef\xbc\xadorel" },
    { "Je suis \xf0\x9d\x90\x82laire \xf0\x9d\x90\x8c\xf0\x9d\x90\xa8rel", "\xf0\x9d\x90\x8c" },
    { "Je suis \xe2\x93\x82orel", "\xe2\x93\x82orel" },
    { "cl\xc9\x91ire.morel@example.org", "morel@" },
    /* taken apart */
    { "Je suis M o r e l", "M o r e l" },
    { "Je suis M.o.r.e.l", "M.o.r.e.l" },
    { "Je suis M-o-r-e-l", "M-o-r-e-l" },
    { "Je suis Mo\xe2\x80\x8brel", "rel" },
    { "Je suis Mo\xc2\xadrel", "rel" },
    { "Je suis Mo<b></b>rel", "rel" },
    { "Je suis Mo<!-- x -->rel", "rel" },
    { "Je suis M0rel", "M0rel" },
    { "F R 7 6 3 0 0 0 6 0 0 0 0 1 1 2 3 4 5 6 7 8 9 0 1 8 9", "1 2 3 4 5 6 7" },
    { "FR76-3000-6000-0112-3456-7890-189", "3456" },
    { "FR76_3000_6000_0112_3456_7890_189", "3456" },
    { "FR76/3000/6000/0112/3456/7890/189", "3456" },
    { "FR76\xe2\x80\x8b"
      "3000\xe2\x80\x8b"
      "6000 0112 3456 7890 189",
      "3456" },
    { "\xef\xbc\xa6\xef\xbc\xb2\xef\xbc\x97\xef\xbc\x96 3000 6000 0112 3456 7890 189", "3456" },
    { "06*39*98*12*34", "98*12" },
    { "06 39 98 12 3 4", "98 12" },
    { "claire . morel @ example . org", "morel @" },
    { "claire.morel[at]example[dot]org", "morel[at]" },
    { "claire.morel AT example DOT org", "morel AT" },
    { "claire\n.morel@\nexample.org", "morel@" },
    /* names of files, markup */
    { "Claire_Morel_facture.pdf", "Morel" },
    { "factureClaireMorel2024.pdf", "Morel" },
    { "Facture-Morel.pdf", "Morel" },
    { "[Morel](https://x.example/claire-morel/fr7630006000011234567890189)",
      "fr7630006000011234567890189" },
    { "<a href=\"mailto:claire.morel@example.org\">ici</a>", "morel@" },
    { "data:text/plain;base64,Q2xhaXJlIE1vcmVs", "Q2xhaXJl" },
    { "{\"name\":\"Claire Morel\",\"iban\":\"FR7630006000011234567890189\"}", "Morel" },
    /* bytes that are no text */
    { "Je suis Mo\xffrel", "rel" },
    { "Je suis Claire\xc0\xa0Morel", "Morel" },
    { "Je suis \xed\xa0\x80Morel", "Morel" },
};

/* `body` without a drawn word: its letters say "rel" once in a while. */
static struct str without(struct arena *a, struct str body, struct str word)
{
    struct buf b = buf_new(a, body.len + 1);
    size_t from = 0, at;

    buf_add(&b, STR(""));
    while (word.len && (at = str_find(body, word, from)) != STR_NPOS) {
        buf_add(&b, str_slice(body, from, at));
        from = at + word.len;
    }
    buf_add(&b, str_from(body, from));
    return buf_str(&b);
}

static bool stands(const struct gateway_plan *plan, struct arena *a, const char *text)
{
    struct str body = without(a, plan->body, plan->inside->fence), quoted;
    struct buf b = buf_new(a, 4096);

    body = without(a, body, plan->inside->canary);
    json_quote(&b, str_of(text));
    quoted = buf_str(&b);
    return str_find_nocase(body, str_slice(quoted, 1, quoted.len - 1), 0) != STR_NPOS;
}

static void know(struct rig *r)
{
    rig_reset(r);
    rig_know(r, SPAN_PERSON, "Claire Morel");
    rig_know(r, SPAN_EMAIL, "claire.morel@example.org");
    rig_know(r, SPAN_PHONE, "+33 6 39 98 12 34");
    rig_know(r, SPAN_IBAN, "FR76 3000 6000 0112 3456 7890 189");
}

static void nothing_known_leaves_in_any_disguise(void **state)
{
    struct rig *r = *state;

    for (size_t i = 0; i < 2 * COUNT_OF(rows); i++) {
        const struct row *row = &rows[i / 2];
        struct gateway_plan plan;

        know(r);
        r->question.careful = i % 2;
        rig_say(r, DIRECTION_IN, row->text);
        plan = rig_plan(r);
        if (stands(&plan, r->arena, row->gone))
            fail_msg("leaves: %s", row->text);
        if (plan.found_count)
            fail_msg("stops the call: %s", row->text);
    }
}

/* The same in a subject, a file's name and the agent's own text. */
static void nor_in_a_subject_or_a_files_name(void **state)
{
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct gateway_plan plan;

        know(r);
        rig_say(r, DIRECTION_IN, "Bonjour.");
        r->messages[0].subject = rig_skeleton(r, str_of(rows[i].text));
        r->messages[0].attachments = rig_skeleton(r, str_of(rows[i].text));
        plan = rig_plan(r);
        if (stands(&plan, r->arena, rows[i].gone) || plan.found_count)
            fail_msg("subject: %s", rows[i].text);
        know(r);
        r->question.task = TASK_REWRITE;
        r->about.own = rig_skeleton(r, str_of(rows[i].text));
        plan = rig_plan(r);
        if (stands(&plan, r->arena, rows[i].gone) || plan.found_count)
            fail_msg("own text: %s", rows[i].text);
    }
}

/* And where another program says it: in each role. */
static void nor_from_another_program(void **state)
{
    static const enum chat_role roles[] = { CHAT_SYSTEM, CHAT_USER, CHAT_ASSISTANT };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows) * COUNT_OF(roles); i++) {
        const struct row *row = &rows[i / COUNT_OF(roles)];
        struct gateway_message said = { roles[i % COUNT_OF(roles)], { STR_NONE } };
        struct gateway_talk talk = { .messages = &said, .count = 1, .tokens_max = 10 };
        struct gateway_plan plan;

        know(r);
        said.text = rig_skeleton(r, str_of(row->text));
        r->question.talk = &talk;
        plan = rig_plan(r);
        r->question.talk = NULL;
        if (stands(&plan, r->arena, row->gone) || plan.found_count)
            fail_msg("%u: %s", (unsigned)said.role, row->text);
    }
}

/* Ordinary mail loses nothing by it. */
static void what_only_looks_coded_stays(void **state)
{
    static const char *const texts[] = {
        "Ma commande 4512 88 77 66 est en retard, suivi https://shop.example/suivi?x=%C3%A9t%C3%A9",
        "Les tailles : s, m, l, x; les pages 33 44 55 et le code 0x41 0x42 0x43 0x44.",
        "Pour tester : A B C D E F, 1 2 3 4 5, wifi6e, h264, iPhone15ProMax, mp3toWav.",
        "Total &lt; 30 &euro; &amp; frais; 50% de remise = 10 euros; a=b&c=d.",
    };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct gateway_plan plan;

        know(r);
        r->question.careful = false;
        rig_say_raw(r, texts[i]);
        plan = rig_plan(r);
        assert_int_equal(plan.found_count, 0);
        for (int c = 0; c < CATEGORIES; c++)
            if (plan.tokens[c]) {
                print_message("%.*s\n", STR_ARG(plan.inside->said));
                fail_msg("a token in: %s", texts[i]);
            }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_known_leaves_in_any_disguise),
        cmocka_unit_test(nor_in_a_subject_or_a_files_name),
        cmocka_unit_test(nor_from_another_program),
        cmocka_unit_test(what_only_looks_coded_stays),
    };

    return cmocka_run_group_tests(tests, rig_set_up, rig_tear_down);
}
