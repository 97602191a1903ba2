/* SPDX-License-Identifier: EUPL-1.2 */
/* work_test.c - changes, answers and notes: by whom, at which version, and with tokens. */
#include "desk/rig.h"

#include "base/thread.h"

#define CLAIRE "Claire Morel <claire@example.org>"

static struct taken take_one(struct rig *r)
{
    return rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "",
                                "Rappelez-moi au 06 39 98 12 34, c'est Claire Morel."));
}

static bool reply(struct rig *r, const struct principal *by, struct id ticket,
                  const struct reply *reply, struct fault *f)
{
    struct id message;

    return desk_reply(r->desk, by, ticket, reply, &message, f);
}

static void an_answer_waits_in_the_outbox_with_its_tokens(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct reply out = { .direction = DIRECTION_OUT,
                         .text = STR("Bonjour ⟦PERSON_1⟧, nous appelons le ⟦PHONE_1⟧. Notre "
                                     "IBAN : FR76 3000 6000 0112 3456 7890 189. ⟦IBAN_9⟧"),
                         .version = 1 };
    const struct message_view *m;
    struct ticket_view_full v;
    struct str entry;
    struct fault f = { 0 };

    assert_ok(reply(r, &r->org[0].agent, ticket, &out, &f));
    entry = rig_last_entry(r);
    v = rig_ticket(r, ticket);
    m = &v.messages[1];
    assert_int_equal(m->direction, DIRECTION_OUT);
    assert_str(m->state, STR("queued"));
    assert_true(id_eq(m->author, r->org[0].agent.id));
    assert_true(rig_holds(m->text.text, "Bonjour ⟦PERSON_1⟧, nous appelons le ⟦PHONE_1⟧."));
    assert_true(rig_holds(m->text.text, "IBAN : ⟦IBAN_1⟧."));
    assert_true(rig_holds(m->text.text, "⟦⟦IBAN_9⟧")); /* no token of this ticket: plain words */
    assert_int_equal(v.head.row.status, STATUS_OPEN);
    assert_int_equal(v.head.row.version, 2);
    assert_true(id_eq(v.head.row.assignee, r->org[0].agent.id));
    assert_true(rig_holds(entry, "\"message.answer\"") && rig_holds(entry, "\"financial\""));
    assert_str(rig_open_token(r, ticket, "IBAN_1"), STR("FR76 3000 6000 0112 3456 7890 189"));
}

/* A name that no list knows, and a reference only this organisation's pattern knows. */
static void an_answer_hides_what_the_desk_knows_of_its_customer(void **state)
{
    struct rig *r = *state;
    struct taken t;
    struct reply out = { .direction = DIRECTION_OUT,
                         .text = STR("Madame Zzyrowka, votre dossier QX-77 est clos, "
                                     "zz@example.org est noté."),
                         .version = 1 };
    struct fault f = { 0 };
    struct str text;

    assert_ok(desk_settings_change(r->desk, &r->org[0].controller,
                                   STR("{\"customer_refs\":[\"QX-[0-9]+\"]}"), &f));
    t = rig_take(r, rig_mail(r, "Qlaxe Zzyrowka <zz@example.org>", "m1@example.org", "",
                             "Où en est mon dossier ?"));
    assert_ok(reply(r, &r->org[0].agent, t.ticket, &out, &f));
    text = rig_ticket(r, t.ticket).messages[1].text.text;
    assert_false(rig_holds(text, "Zzyrowka"));
    assert_false(rig_holds(text, "QX-77"));
    assert_false(rig_holds(text, "zz@"));
}

static void an_answer_at_an_old_version_is_refused_and_changes_nothing(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct reply out = { .direction = DIRECTION_OUT, .text = STR("Un"), .version = 1 };
    struct ticket_change change = { .has_priority = true, .priority = PRIORITY_URGENT };
    struct fault f = { 0 };
    int64_t before;

    assert_ok(reply(r, &r->org[0].agent, ticket, &out, &f));
    before = rig_ask(r, &rig_sum_desk);
    out.text = STR("Deux, et Jeanne Petit");
    assert_fault(reply(r, &r->org[0].other_agent, ticket, &out, &f), FAULT_STALE);
    assert_fault(desk_change(r->desk, &r->org[0].other_agent, ticket, 1, &change, &f), FAULT_STALE);
    assert_fault(desk_change(r->desk, &r->org[0].other_agent, ticket, 3, &change, &f), FAULT_STALE);
    assert_int_equal(rig_ask(r, &rig_sum_desk), before);
    /* An answer always says which version it answers. */
    out.version = 0;
    assert_fault(reply(r, &r->org[0].other_agent, ticket, &out, &f), FAULT_STALE);
    assert_int_equal(rig_ask(r, &rig_sum_desk), before);
}

static void a_note_is_written_at_any_version_and_stays_in_the_house(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct reply out = { .direction = DIRECTION_OUT, .text = STR("Un"), .version = 1 };
    struct reply note = { .direction = DIRECTION_NOTE, .text = STR("Client de Jeanne Petit") };
    struct ticket_view_full v;
    struct fault f = { 0 };

    assert_ok(reply(r, &r->org[0].agent, ticket, &out, &f));
    assert_ok(reply(r, &r->org[0].other_agent, ticket, &note, &f));
    v = rig_ticket(r, ticket);
    assert_int_equal(v.message_count, 3);
    assert_int_equal(v.messages[2].direction, DIRECTION_NOTE);
    assert_str(v.messages[2].state, STR("received")); /* nothing sends it */
    assert_false(rig_holds(v.messages[2].text.text, "Petit"));
    assert_true(id_eq(v.head.row.assignee, r->org[0].agent.id));
    note.version = 1;
    assert_fault(reply(r, &r->org[0].agent, ticket, &note, &f), FAULT_STALE);
}

static void an_empty_or_endless_answer_is_refused(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct reply out = { .direction = DIRECTION_OUT, .text = STR("  \n"), .version = 1 };
    struct fault f = { 0 };
    char *big = arena_alloc(r->arena, INCOMING_TEXT_MAX);

    assert_non_null(big);
    memset(big, 'a', INCOMING_TEXT_MAX);
    assert_fault(reply(r, &r->org[0].agent, ticket, &out, &f), FAULT_FIELDS);
    out.text = str_make(big, INCOMING_TEXT_MAX);
    assert_fault(reply(r, &r->org[0].agent, ticket, &out, &f), FAULT_LIMIT);
    assert_int_equal(rig_ask(r, &rig_messages), 1);
}

/* Supervisors may; those who do not work on tickets may not, and the refusal is in the journal. */
static void only_those_who_may_open_content_for_support_work_on_tickets(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    const struct principal *others[] = { &o->controller, &o->admin, &o->auditor, &o->tool };
    struct id ticket = take_one(r).ticket;
    struct reply note = { .direction = DIRECTION_NOTE, .text = STR("Bonjour") };
    struct ticket_change change = { .has_status = true, .status = STATUS_CLOSED };
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(others); i++) {
        uint64_t before = rig_journal_size(r);

        assert_fault(reply(r, others[i], ticket, &note, &f), FAULT_DENIED);
        assert_true(rig_holds(rig_last_entry(r), "\"refused\""));
        assert_fault(desk_change(r->desk, others[i], ticket, 1, &change, &f), FAULT_DENIED);
        assert_int_equal(rig_journal_size(r), before + 2);
    }
    assert_int_equal(rig_ask(r, &rig_messages), 1);
    assert_ok(reply(r, &o->supervisor, ticket, &note, &f));
}

static void a_change_is_written_into_the_tickets_history(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    struct id ticket = take_one(r).ticket;
    struct ticket_change change = { .has_status = true,
                                    .status = STATUS_PENDING,
                                    .has_assignee = true,
                                    .assignee = o->other_agent.id,
                                    .has_intent = true,
                                    .intent = STR("complaint") };
    struct ticket_view_full v;
    struct fault f = { 0 };

    assert_ok(desk_change(r->desk, &o->agent, ticket, 1, &change, &f));
    assert_true(rig_holds(rig_last_entry(r), "\"ticket.change\""));
    v = rig_ticket(r, ticket);
    assert_int_equal(v.change_count, 3);
    assert_true(id_eq(v.changes[0].by, o->agent.id));
    assert_str(v.head.row.intent, STR("complaint"));
    assert_str(v.head.row.intent_by, STR("person"));
    /* Nobody else's colleague, and no stranger. */
    change.assignee = r->org[1].agent.id;
    assert_fault(desk_change(r->desk, &o->agent, ticket, 2, &change, &f), FAULT_FIELDS);
    change.assignee = id_new();
    assert_fault(desk_change(r->desk, &o->agent, ticket, 2, &change, &f), FAULT_FIELDS);
    assert_int_equal(rig_ticket(r, ticket).head.row.version, 2);
}

static void a_persons_choice_of_priority_stands_against_the_next_message(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct ticket_change change = { .has_priority = true, .priority = PRIORITY_LOW };
    struct fault f = { 0 };

    assert_ok(desk_change(r->desk, &r->org[0].agent, ticket, 1, &change, &f));
    rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "In-Reply-To: <m1@example.org>\r\n",
                         "Je saisis mon avocat."));
    assert_int_equal(rig_ticket(r, ticket).head.row.priority, PRIORITY_LOW);
}

/* ---- two at once ---- */

#define WRITERS 4

struct hand {
    struct rig *rig;
    struct id ticket;
    int n;
    bool done;
    struct fault f;
};

static void *answer_once(void *arg)
{
    struct hand *h = arg;
    const struct rig_org *o = &h->rig->org[0];
    char text[32];
    struct reply out = { .direction = DIRECTION_OUT, .version = 1 };

    snprintf(text, sizeof text, "Réponse %d", h->n);
    out.text = str_of(text);
    h->done = reply(h->rig, h->n % 2 ? &o->agent : &o->other_agent, h->ticket, &out, &h->f);
    return NULL;
}

static void of_several_writers_at_once_exactly_one_wins(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct hand hands[WRITERS];
    pthread_t threads[WRITERS];
    struct fault f = { 0 };
    int won = 0;

    for (int i = 0; i < WRITERS; i++) {
        hands[i] = (struct hand){ .rig = r, .ticket = ticket, .n = i };
        assert_ok(thread_start(&threads[i], "hand", answer_once, &hands[i], &f));
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        won += hands[i].done;
        assert_true(hands[i].done || hands[i].f.kind == FAULT_STALE);
    }
    assert_int_equal(won, 1);
    assert_int_equal(rig_ask(r, &rig_messages), 2);
    assert_int_equal(rig_ticket(r, ticket).head.row.version, 2);
}

static void *note_once(void *arg)
{
    struct hand *h = arg;
    char text[64];
    struct reply note = { .direction = DIRECTION_NOTE };

    snprintf(text, sizeof text, "Voir aussi ana%d@example.org", h->n);
    note.text = str_of(text);
    h->done = reply(h->rig, &h->rig->org[0].agent, h->ticket, &note, &h->f);
    return NULL;
}

/* Each numbers its tokens after what the others brought. */
static void notes_written_at_once_are_all_there_with_tokens_of_their_own(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r).ticket;
    struct hand hands[WRITERS];
    pthread_t threads[WRITERS];
    struct ticket_view_full v;
    struct fault f = { 0 };
    size_t mails = 0;

    for (int i = 0; i < WRITERS; i++) {
        hands[i] = (struct hand){ .rig = r, .ticket = ticket, .n = i };
        assert_ok(thread_start(&threads[i], "hand", note_once, &hands[i], &f));
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        assert_true(hands[i].done);
    }
    v = rig_ticket(r, ticket);
    assert_int_equal(v.message_count, 1 + WRITERS);
    for (size_t i = 0; i < v.token_count; i++)
        mails += v.tokens[i].type == SPAN_EMAIL && v.tokens[i].form == 0;
    assert_int_equal(mails, WRITERS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(an_answer_waits_in_the_outbox_with_its_tokens),
        RIG_TEST(an_answer_hides_what_the_desk_knows_of_its_customer),
        RIG_TEST(an_answer_at_an_old_version_is_refused_and_changes_nothing),
        RIG_TEST(a_note_is_written_at_any_version_and_stays_in_the_house),
        RIG_TEST(an_empty_or_endless_answer_is_refused),
        RIG_TEST(only_those_who_may_open_content_for_support_work_on_tickets),
        RIG_TEST(a_change_is_written_into_the_tickets_history),
        RIG_TEST(a_persons_choice_of_priority_stands_against_the_next_message),
        RIG_TEST(of_several_writers_at_once_exactly_one_wins),
        RIG_TEST(notes_written_at_once_are_all_there_with_tokens_of_their_own),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
