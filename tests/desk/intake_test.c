/* SPDX-License-Identifier: EUPL-1.2 */
/* intake_test.c - the way of a message: split, sealed, joined to the right conversation and to
 * nobody else's, once. */
#include "desk/rig.h"

#define CLAIRE "Claire Morel <claire@example.org>"
#define PAUL   "Paul Girard <paul@example.org>"

static const struct statement entries_of_messages = {
    "entries_of_messages",
    "SELECT count(*) FROM log WHERE entry LIKE '%\"message.take\"%' AND EXISTS"
    " (SELECT 1 FROM message)",
    BASE_DESK
};

static void a_mail_becomes_skeleton_envelope_ticket_and_journal_entry(void **state)
{
    struct rig *r = *state;
    uint64_t before = rig_journal_size(r);
    struct taken t =
        rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "Subject: Commande 4512\r\n",
                             "Bonjour, mon IBAN est FR76 3000 6000 0112 3456 7890 189, "
                             "remboursez-moi la commande 4512. Claire Morel"));
    struct str entry = rig_last_entry(r);
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    struct str text = v.messages[0].text.text;

    assert_true(t.new_ticket && !t.duplicate && !t.quarantined && t.number == 1);
    assert_int_equal(rig_journal_size(r), before + 2); /* taking in, and our reading */
    assert_true(rig_holds(entry, "\"act\":\"message.take\"") &&
                rig_holds(entry, "\"purpose\":\"support\"") &&
                rig_holds(entry, "\"basis\":\"contract\"") && rig_holds(entry, "\"financial\""));
    assert_false(rig_holds(entry, "Morel") || rig_holds(entry, "FR76"));
    assert_int_equal(v.message_count, 1);
    assert_true(rig_holds(text, "⟦IBAN_1⟧") && rig_holds(text, "⟦PERSON_1⟧"));
    assert_true(rig_holds(text, "commande 4512"));
    assert_false(rig_holds(text, "3000") || rig_holds(text, "Morel"));
    assert_str(v.head.name, STR("Claire Morel"));
    assert_int_equal(v.head.row.status, STATUS_NEW);
    assert_str(v.head.row.intent, STR("refund"));
    assert_str(v.head.row.lang, STR("fr"));
    assert_str(rig_open_token(r, t.ticket, "IBAN_1"), STR("FR76 3000 6000 0112 3456 7890 189"));
    assert_str(rig_open_token(r, t.ticket, "PERSON_1"), STR("Claire Morel"));
}

/* Neither is ever there without the other, whichever call of the database fails (see also
 * fault_test.c). */
static void a_message_and_its_journal_entry_are_one_transaction(void **state)
{
    struct rig *r = *state;

    for (int64_t n = 1;; n++) {
        struct taken taken;
        struct fault f = { 0 };
        bool done;

        rig_fail(r, n);
        done = rig_try(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Bonjour"), &taken, &f);
        rig_fail(r, 0);
        assert_int_equal(rig_ask(r, &entries_of_messages), rig_ask(r, &rig_messages));
        if (done)
            break;
    }
    assert_int_equal(rig_ask(r, &rig_messages), 1);
}

static void the_same_message_twice_is_one(void **state)
{
    struct rig *r = *state;
    struct str mail = rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?");
    struct taken first = rig_take(r, mail), again = rig_take(r, mail);
    struct taken other = rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "", "Et le second ?"));

    assert_true(again.duplicate && id_eq(again.ticket, first.ticket) &&
                id_eq(again.message, first.message));
    assert_int_equal(again.number, first.number);
    assert_false(other.duplicate);
    assert_int_equal(rig_ask(r, &rig_messages), 2);
}

static void the_same_external_id_is_the_same_message_of_one_source_only(void **state)
{
    static const char *const json =
        "{\"from\":{\"name\":\"Ana Prova\",\"email\":\"ana@example.org\"},"
        "\"text\":\"Bonjour\",\"external_id\":\"x1\"}";
    struct rig *r = *state;
    const struct rig_org *o = &r->org[1];
    struct taken first = rig_take_json(r, json), again = rig_take_json(r, json), other;
    struct fault f = { 0 };

    assert_true(again.duplicate && id_eq(again.message, first.message));
    assert_ok(desk_receive(r->desk, &o->source, &o->tool, FORMAT_JSON, str_of(json), &other, &f));
    assert_false(other.duplicate);
}

/* ---- tokens ---- */

static void the_same_value_has_the_same_token_in_all_messages_of_a_ticket(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "",
                                            "Rappelez-moi au 06 39 98 12 34 ou 06 39 98 12 35."));
    struct taken two =
        rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "In-Reply-To: <m1@example.org>\r\n",
                             "Je répète : 06 39 98 12 35, et 0639981234."));
    struct ticket_view_full v = rig_ticket(r, one.ticket);

    assert_true(id_eq(one.ticket, two.ticket) && !two.new_ticket);
    assert_int_equal(v.message_count, 2);
    assert_true(rig_holds(v.messages[0].text.text, "au ⟦PHONE_1⟧ ou ⟦PHONE_2⟧."));
    assert_true(rig_holds(v.messages[1].text.text, ": ⟦PHONE_2⟧, et ⟦PHONE_1.2⟧."));
    assert_str(rig_open_token(r, one.ticket, "PHONE_1.2"), STR("0639981234"));
}

static void what_looks_like_a_token_in_a_mail_is_a_word_like_any_other(void **state)
{
    struct rig *r = *state;
    struct taken t = rig_take(
        r,
        rig_mail(r, CLAIRE, "m1@example.org", "Subject: ⟦IBAN_1⟧\r\n",
                 "Montrez ⟦IBAN_1⟧ et ⟦PERSON_1⟧, mon IBAN : FR76 3000 6000 0112 3456 7890 189"));
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    struct str rest = v.messages[0].text.text;
    struct pii_piece piece;
    int tokens = 0;

    while (pii_piece_next(&rest, &piece))
        tokens += piece.token;
    assert_int_equal(tokens, 1);
    assert_int_equal(v.token_count, 1);
    rest = v.head.subject.text;
    assert_true(pii_piece_next(&rest, &piece) && !piece.token);
}

static void credentials_are_destroyed_unless_the_organisation_asks(void **state)
{
    static const char *const text = "Mon mot de passe est : Tr0ub4dor&3, merci.";
    struct rig *r = *state;
    struct taken t = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", text));
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    struct str name = STR("CREDENTIAL_1");
    struct str opened;
    struct fault f = { 0 };

    assert_true(rig_holds(v.messages[0].text.text, "⟦CREDENTIAL_1⟧"));
    assert_int_equal(v.token_count, 1);
    assert_true(v.tokens[0].destroyed);
    assert_fault(rig_reveal(r, &r->org[0].controller, PURPOSE_LEGAL, t.ticket, name, &opened, &f),
                 FAULT_MISSING);
    assert_ok(desk_settings_change(r->desk, &r->org[0].controller,
                                   STR("{\"keep_credentials\":true}"), &f));
    t = rig_take(r, rig_mail(r, PAUL, "m2@example.org", "", text));
    v = rig_ticket(r, t.ticket);
    assert_false(v.tokens[0].destroyed);
}

static void attachments_are_sealed_and_named_by_skeleton(void **state)
{
    struct rig *r = *state;
    struct taken t =
        rig_take_json(r, "{\"from\":{\"name\":\"Ana Prova\",\"email\":\"ana@example.org\"},"
                         "\"text\":\"Voici.\",\"attachments\":[{\"name\":\"facture Ana Prova.txt\","
                         "\"type\":\"x-ana/prova\",\"content\":\"VW4gc2VjcmV0\"}]}");
    struct ticket_view_full v = rig_ticket(r, t.ticket);
    const struct attachment_view *at = &v.messages[0].attachments[0];
    char path[160];
    struct str bytes, type;
    struct fault f = { 0 };
    FILE *in;
    char blob[256] = { 0 };

    assert_int_equal(v.messages[0].attachment_count, 1);
    assert_str(at->name.text, STR("facture ⟦PERSON_1⟧.txt"));
    assert_int_equal(at->size, 9);
    /* A type is the sender's own word, too: only known ones are kept. */
    assert_str(at->type, STR("application/octet-stream"));
    assert_ok(desk_attachment(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, t.ticket,
                              at->id, &bytes, &type, &f));
    assert_str(bytes, STR("Un secret"));
    assert_true(rig_holds(rig_last_entry(r), "\"attachment.open\""));
    snprintf(path, sizeof path, "%s/blobs/" ID_FMT, r->folder, ID_ARG(at->id));
    in = fopen(path, "rb");
    assert_non_null(in);
    assert_true(fread(blob, 1, sizeof blob, in) > 9);
    fclose(in);
    assert_null(memmem(blob, sizeof blob, "secret", 6));
}

/* ---- whose conversation ---- */

static void a_participant_joins_the_conversation(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    struct taken two = rig_take(r, rig_mail(r, "CLAIRE@example.org", "m2@example.org",
                                            "References: <m1@example.org>\r\n", "Toujours rien."));
    struct ticket_view_full v = rig_ticket(r, one.ticket);

    assert_true(id_eq(one.ticket, two.ticket));
    assert_int_equal(v.message_count, 2);
    assert_int_equal(v.messages[1].flags & MESSAGE_UNVERIFIED, 0);
    assert_int_equal(v.head.row.version, 2);
    assert_int_equal(rig_ask(r, &rig_persons), 1);
}

static void a_stranger_with_a_stolen_header_gets_a_ticket_of_their_own(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    struct taken two =
        rig_take(r, rig_mail(r, PAUL, "m2@example.org",
                             "References: <m1@example.org>\r\nIn-Reply-To: <m1@example.org>\r\n",
                             "Et son adresse ?"));
    struct ticket_view_full v = rig_ticket(r, two.ticket);

    assert_true(two.new_ticket && !id_eq(one.ticket, two.ticket));
    assert_int_not_equal(v.messages[0].flags & MESSAGE_UNVERIFIED, 0);
    assert_int_equal(rig_ticket(r, one.ticket).message_count, 1);
}

/* The public form is open to all: who knows a customer's number must not become that customer. */
static void another_address_with_a_customers_number_is_another_person(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take_json(
        r, "{\"from\":{\"name\":\"Claire Morel\",\"email\":\"claire@example.org\","
           "\"phone\":\"06 39 98 12 34\",\"customer_ref\":\"CL-1\"},\"text\":\"Bonjour\"}");
    struct taken two;

    rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Une suite"));
    two = rig_take_json(
        r, "{\"from\":{\"name\":\"Mal Icieux\",\"email\":\"mal@example.org\","
           "\"phone\":\"0639981234\",\"customer_ref\":\"CL-1\"},\"text\":\"Bonjour\"}");
    assert_false(id_eq(rig_ticket(r, one.ticket).head.row.person,
                       rig_ticket(r, two.ticket).head.row.person));
    /* And the address taught to us just now is no way in, either. */
    two = rig_take(r, rig_mail(r, "mal@example.org", "m2@example.org",
                               "References: <m1@example.org>\r\n", "Et la suite ?"));
    assert_true(two.new_ticket);
    assert_str(rig_ticket(r, two.ticket).head.name, STR("Mal Icieux"));
}

static void two_people_with_one_telephone_stay_two(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take_json(r, "{\"from\":{\"name\":\"Claire Morel\","
                                        "\"phone\":\"01 99 00 12 34\"},\"text\":\"Bonjour\"}");
    struct taken two = rig_take_json(r, "{\"from\":{\"name\":\"Paul Girard\","
                                        "\"phone\":\"01 99 00 12 34\"},\"text\":\"Bonjour\"}");
    struct taken three = rig_take_json(r, "{\"from\":{\"name\":\"MOREL Claire\","
                                          "\"phone\":\"+33199001234\"},\"text\":\"Bonsoir\"}");
    struct id first = rig_ticket(r, one.ticket).head.row.person;

    assert_false(id_eq(first, rig_ticket(r, two.ticket).head.row.person));
    assert_true(id_eq(first, rig_ticket(r, three.ticket).head.row.person));
    assert_str(rig_ticket(r, two.ticket).head.name, STR("Paul Girard"));
}

/* Accents make another address: the domain of it belongs to somebody else. */
static void an_address_with_an_accent_is_another_person(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take_json(r, "{\"from\":{\"name\":\"Claire Morel\","
                                        "\"email\":\"claire@example.org\"},\"text\":\"Bonjour\"}");
    struct taken two = rig_take_json(r, "{\"from\":{\"name\":\"Claire Morel\","
                                        "\"email\":\"claire@éxample.org\"},\"text\":\"Bonjour\"}");

    assert_false(id_eq(rig_ticket(r, one.ticket).head.row.person,
                       rig_ticket(r, two.ticket).head.row.person));
}

/* ---- machines ---- */

static void set_status(struct rig *r, struct id ticket, enum status status)
{
    struct ticket_change change = { .has_status = true, .status = status };
    int64_t version = rig_ticket(r, ticket).head.row.version;
    struct fault f = { 0 };

    assert_ok(desk_change(r->desk, &r->org[0].agent, ticket, version, &change, &f));
}

static void an_out_of_office_neither_reopens_nor_opens_a_ticket(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    struct ticket_row before, after;
    struct taken two;

    set_status(r, one.ticket, STATUS_SOLVED);
    before = rig_ticket(r, one.ticket).head.row;
    two = rig_take(r, rig_mail(r, CLAIRE, "m2@example.org",
                               "References: <m1@example.org>\r\nAuto-Submitted: auto-replied\r\n",
                               "Je suis absente. En cas d'urgence médicale appelez le 15. "
                               "C'est inadmissible !"));
    assert_true(id_eq(one.ticket, two.ticket));
    after = rig_ticket(r, one.ticket).head.row;
    assert_int_equal(after.status, STATUS_SOLVED);
    assert_int_equal(after.messages, 2);
    /* Nor does a machine's text say how its owner feels. */
    assert_int_equal(after.priority, before.priority);
    assert_int_equal(after.sentiment, before.sentiment);
    two = rig_take(r, rig_mail(r, PAUL, "m3@example.org", "Auto-Submitted: auto-replied\r\n",
                               "Je suis absent."));
    assert_true(two.new_ticket);
    assert_int_equal(rig_ticket(r, two.ticket).head.row.status, STATUS_CLOSED);
}

static void an_answer_of_the_customer_reopens_a_solved_ticket(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));

    set_status(r, one.ticket, STATUS_SOLVED);
    rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "In-Reply-To: <m1@example.org>\r\n",
                         "Toujours rien reçu."));
    assert_int_equal(rig_ticket(r, one.ticket).head.row.status, STATUS_OPEN);
    set_status(r, one.ticket, STATUS_PENDING);
    rig_take(r, rig_mail(r, CLAIRE, "m3@example.org", "In-Reply-To: <m2@example.org>\r\n",
                         "Voici la photo."));
    assert_int_equal(rig_ticket(r, one.ticket).head.row.status, STATUS_OPEN);
    /* Closed is closed: what comes then is a new matter. */
    set_status(r, one.ticket, STATUS_CLOSED);
    assert_true(rig_take(r, rig_mail(r, CLAIRE, "m4@example.org",
                                     "In-Reply-To: <m3@example.org>\r\n", "Autre chose."))
                    .new_ticket);
}

static struct str bounce_of(struct rig *r, const char *from, const char *original)
{
    return str_printf(r->arena,
                      "From: Mail Delivery System <%s>\r\nTo: sav@desk.example\r\n"
                      "Subject: Undelivered Mail Returned to Sender\r\n"
                      "Message-ID: <b%zu@example.org>\r\nMIME-Version: 1.0\r\n"
                      "References: <%s>\r\nAuto-Submitted: auto-replied\r\n"
                      "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n"
                      "\r\n--x\r\n\r\nThe mail was not delivered.\r\n--x\r\n"
                      "Content-Type: message/delivery-status\r\n\r\n"
                      "Reporting-MTA: dns; mx.example.org\r\n\r\n"
                      "Final-Recipient: rfc822; claire@example.org\r\nAction: failed\r\n"
                      "Status: 5.1.1\r\n\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                      "Message-ID: <%s>\r\n\r\n--x--\r\n",
                      from, strlen(from), original, original);
}

static struct id answer(struct rig *r, struct id ticket)
{
    struct reply reply = { .direction = DIRECTION_OUT, .text = STR("Nous cherchons.") };
    struct fault f = { 0 };
    struct id message;

    reply.version = rig_ticket(r, ticket).head.row.version;
    assert_ok(desk_reply(r->desk, &r->org[0].agent, ticket, &reply, &message, &f));
    return message;
}

static void a_bounce_joins_the_ticket_of_the_answer_that_came_back(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    struct id sent = answer(r, one.ticket);
    const char *id = str_printf(r->arena, ID_FMT "@desk.example", ID_ARG(sent)).ptr;
    struct taken back;
    struct ticket_view_full v;

    set_status(r, one.ticket, STATUS_SOLVED);
    back = rig_take(r, bounce_of(r, "mailer-daemon@example.org", id));
    v = rig_ticket(r, one.ticket);
    assert_true(id_eq(back.ticket, one.ticket));
    assert_int_equal(v.messages[v.message_count - 1].automatic, AUTOMATIC_BOUNCE);
    assert_int_equal(v.head.row.status, STATUS_SOLVED);
    assert_int_equal(v.participant_count, 1);
    assert_int_equal(v.participants[0].contact_count, 1); /* nothing was learned of her */
}

/* Whoever writes a bounce by hand must not become the customer it speaks of. */
static void a_forged_bounce_teaches_nothing_about_the_customer(void **state)
{
    struct rig *r = *state;
    struct taken one = rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    struct id sent = answer(r, one.ticket);
    const char *id = str_printf(r->arena, ID_FMT "@desk.example", ID_ARG(sent)).ptr;

    rig_take(r, bounce_of(r, "mailer-daemon@evil.example", id));
    assert_true(rig_take(r, rig_mail(r, "mailer-daemon@evil.example", "m2@example.org",
                                     "References: <m1@example.org>\r\nSubject: Suite\r\n",
                                     "Où faut-il livrer ?"))
                    .new_ticket);
    /* What we never sent cannot come back. */
    assert_true(
        rig_take(r, bounce_of(r, "mailer-daemon@other.example", "m1@example.org")).new_ticket);
}

/* ---- indexes ---- */

static size_t found(struct rig *r, const char *query)
{
    struct ticket_filter filter = { .view = VIEW_ALL, .priority = -1, .status = -1 };
    struct ticket_page page;
    struct fault f = { 0 };

    assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter,
                           str_of(query), &page, &f));
    return page.count;
}

static void each_ticket_is_found_by_its_senders_name(void **state)
{
    struct rig *r = *state;
    struct buf b = buf_new(r->arena, 4096);

    rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "", "Où est mon colis ?"));
    rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "", "Une tout autre question."));
    assert_int_equal(found(r, "Morel"), 2);
    /* Also when the message brings as many tokens as the book has room for. */
    for (int i = 0; i < 16; i++)
        buf_printf(&b, "Appelez le 06 39 98 10 %02d.\r\n", i);
    rig_take(r, rig_mail(r, PAUL, "m3@example.org", "", str_cstr(r->arena, buf_str(&b))));
    assert_int_equal(found(r, "Girard"), 1);
}

static void a_message_of_another_organisations_source_is_refused(void **state)
{
    struct rig *r = *state;
    struct taken taken;
    struct fault f = { 0 };

    assert_fault(desk_receive(r->desk, &r->org[0].source, &r->org[1].tool, FORMAT_MAIL,
                              rig_mail(r, CLAIRE, "m1@example.org", "", "Bonjour"), &taken, &f),
                 FAULT_MISSING);
    assert_int_equal(rig_ask(r, &rig_messages), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_mail_becomes_skeleton_envelope_ticket_and_journal_entry),
        RIG_TEST(a_message_and_its_journal_entry_are_one_transaction),
        RIG_TEST(the_same_message_twice_is_one),
        RIG_TEST(the_same_external_id_is_the_same_message_of_one_source_only),
        RIG_TEST(the_same_value_has_the_same_token_in_all_messages_of_a_ticket),
        RIG_TEST(what_looks_like_a_token_in_a_mail_is_a_word_like_any_other),
        RIG_TEST(credentials_are_destroyed_unless_the_organisation_asks),
        RIG_TEST(attachments_are_sealed_and_named_by_skeleton),
        RIG_TEST(a_participant_joins_the_conversation),
        RIG_TEST(a_stranger_with_a_stolen_header_gets_a_ticket_of_their_own),
        RIG_TEST(another_address_with_a_customers_number_is_another_person),
        RIG_TEST(two_people_with_one_telephone_stay_two),
        RIG_TEST(an_address_with_an_accent_is_another_person),
        RIG_TEST(an_out_of_office_neither_reopens_nor_opens_a_ticket),
        RIG_TEST(an_answer_of_the_customer_reopens_a_solved_ticket),
        RIG_TEST(a_bounce_joins_the_ticket_of_the_answer_that_came_back),
        RIG_TEST(a_forged_bounce_teaches_nothing_about_the_customer),
        RIG_TEST(each_ticket_is_found_by_its_senders_name),
        RIG_TEST(a_message_of_another_organisations_source_is_refused),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
