/* SPDX-License-Identifier: EUPL-1.2 */
/* view_test.c - nothing is shown before its journal entry, nor beyond what the matrix gives
 * (invariants 3, 4, 6). */
#include "desk/rig.h"

#define CLAIRE "Claire Morel <claire@example.org>"

static struct id take_one(struct rig *r)
{
    return rig_take(r, rig_mail(r, CLAIRE, "m1@example.org", "Subject: Une question\r\n",
                                "Mon IBAN est FR76 3000 6000 0112 3456 7890 189, je suis "
                                "diabétique. Claire Morel, 192.0.2.17"))
        .ticket;
}

static bool reveal(struct rig *r, const struct principal *by, enum purpose purpose,
                   struct id ticket, const char *token, struct str *ret, struct fault *f)
{
    return rig_reveal(r, by, purpose, ticket, str_of(token), ret, f);
}

static const struct token_view *token_of(const struct ticket_view_full *v, enum span_type type)
{
    for (size_t i = 0; i < v->token_count; i++)
        if (v->tokens[i].type == type)
            return &v->tokens[i];
    return NULL;
}

static void each_reader_sees_what_the_matrix_gives_and_no_more(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r);
    struct ticket_view_full v = rig_ticket(r, ticket);
    const struct token_view *iban = token_of(&v, SPAN_IBAN), *name = token_of(&v, SPAN_PERSON);
    const struct token_view *health = token_of(&v, SPAN_HEALTH);
    struct fault f = { 0 };

    assert_true(iban && name && health);
    assert_int_equal(iban->access, ACCESS_CLEAR); /* may be opened; shown masked until then */
    assert_str(iban->text, STR("FR76 •••• 0189"));
    assert_str(name->text, STR("Claire Morel"));
    assert_int_equal(health->access, ACCESS_MASKED);
    assert_false(rig_holds(health->text, "diab"));
    /* Quality work sees the skeleton, and nobody's name. */
    assert_ok(
        desk_ticket(r->desk, r->arena, &r->org[0].supervisor, PURPOSE_QUALITY, ticket, &v, &f));
    assert_str(v.head.name, STR("C•••• M••••"));
    assert_str(token_of(&v, SPAN_PERSON)->text, STR("C•••• M••••"));
    assert_int_equal(token_of(&v, SPAN_IBAN)->access, ACCESS_NONE);
    assert_str(token_of(&v, SPAN_IBAN)->text, STR(""));
    for (size_t i = 0; i < v.participants[0].contact_count; i++)
        assert_false(rig_holds(v.participants[0].contacts[i].text, "claire@"));
}

static void those_who_read_no_customer_data_are_refused_and_it_is_written_down(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    const struct principal *others[] = { &o->admin, &o->auditor, &o->controller, &o->tool };
    struct id ticket = take_one(r);

    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct ticket_filter filter = { .view = VIEW_ALL, .priority = -1, .status = -1 };
        struct ticket_view_full v;
        struct ticket_page page;
        struct person_page people;
        struct str opened;
        struct fault f = { 0 };
        int64_t counts[VIEWS];
        uint64_t before = rig_journal_size(r);

        assert_fault(desk_ticket(r->desk, r->arena, others[i], PURPOSE_SUPPORT, ticket, &v, &f),
                     FAULT_DENIED);
        assert_true(strlen(f.rule) > 0);
        assert_true(rig_holds(rig_last_entry(r), "\"refused\""));
        assert_fault(desk_tickets(r->desk, r->arena, others[i], PURPOSE_SUPPORT, &filter, STR_NONE,
                                  &page, &f),
                     FAULT_DENIED);
        assert_fault(desk_counts(r->desk, others[i], PURPOSE_SUPPORT, counts, &f), FAULT_DENIED);
        /* Not even whether there is such a token. */
        assert_fault(reveal(r, others[i], PURPOSE_SUPPORT, ticket, "IBAN_1", &opened, &f),
                     FAULT_DENIED);
        assert_fault(reveal(r, others[i], PURPOSE_SUPPORT, ticket, "IBAN_2", &opened, &f),
                     FAULT_DENIED);
        assert_int_equal(rig_journal_size(r), before + 5);
        if (others[i] != &o->tool)
            assert_fault(desk_persons(r->desk, r->arena, others[i], PURPOSE_SUPPORT, STR_NONE,
                                      (struct id){ { 0 } }, 50, &people, &f),
                         FAULT_DENIED);
    }
}

static void a_view_and_a_list_page_are_one_entry_each(void **state)
{
    struct rig *r = *state;
    struct ticket_filter filter = {
        .view = VIEW_ALL, .priority = -1, .status = -1, .before = INT64_MAX
    };
    struct id ticket = take_one(r);
    uint64_t before = rig_journal_size(r);
    struct ticket_page page;
    struct ticket_view_full v;
    struct fault f = { 0 };

    memset(&filter.before_id, 0xff, sizeof filter.before_id);
    v = rig_ticket(r, ticket);
    assert_int_equal(rig_journal_size(r), before + 1);
    assert_int_equal(v.entry, before);
    assert_true(rig_holds(rig_last_entry(r), "\"ticket.read\""));
    assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter, STR_NONE,
                           &page, &f));
    assert_int_equal(rig_journal_size(r), before + 2);
    assert_int_equal(page.count, 1);
    assert_true(rig_holds(rig_last_entry(r), "\"ticket.list\"") &&
                rig_holds(rig_last_entry(r), "\"digest\":\"") &&
                rig_holds(rig_last_entry(r), "\"n\":1"));
}

/* ---- opening tokens ---- */

static void a_token_is_opened_after_its_journal_entry(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r);
    uint64_t before = rig_journal_size(r);
    struct str opened = STR_NONE;
    struct fault f = { 0 };
    struct str entry;

    assert_ok(reveal(r, &r->org[0].agent, PURPOSE_SUPPORT, ticket, "IBAN_1", &opened, &f));
    assert_str(opened, STR("FR76 3000 6000 0112 3456 7890 189"));
    assert_int_equal(rig_journal_size(r), before + 1);
    entry = rig_last_entry(r);
    assert_true(rig_holds(entry, "\"token.open\"") && rig_holds(entry, "[\"financial\"]") &&
                rig_holds(entry, "\"rule\":\"agent/support/financial=clear\""));
    /* The reader's own words are there as a digest only. */
    assert_false(rig_holds(entry, "she asked"));
    assert_true(rig_holds(entry, "\"digest\":\""));
}

static void when_the_journal_cannot_write_nothing_is_opened(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r);
    int failed = 0;

    for (int64_t n = 1;; n++) {
        uint64_t before = rig_journal_size(r);
        struct str opened = STR_NONE;
        struct fault f = { 0 };
        bool done;

        rig_fail(r, n);
        done = reveal(r, &r->org[0].agent, PURPOSE_SUPPORT, ticket, "IBAN_1", &opened, &f);
        rig_fail(r, 0);
        if (done && rig_journal_size(r) == before + 1)
            break;
        assert_false(done);
        assert_null(opened.ptr);
        /* Its entry may stand where what follows it failed: the journal says more, never less. */
        assert_true(rig_journal_size(r) <= before + 1);
        failed++;
    }
    assert_true(failed > 3);
}

static void what_the_policy_denies_stays_closed(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    struct id ticket = take_one(r);
    struct str opened = STR_NONE;
    struct fault f = { 0 };

    assert_fault(reveal(r, &o->agent, PURPOSE_SUPPORT, ticket, "HEALTH_1", &opened, &f),
                 FAULT_DENIED);
    assert_string_equal(f.rule, "agent/support/health=masked");
    assert_true(rig_holds(rig_last_entry(r), "\"refused\""));
    assert_ok(reveal(r, &o->supervisor, PURPOSE_SUPPORT, ticket, "HEALTH_1", &opened, &f));
    /* For another purpose the same role has other rights. */
    assert_fault(reveal(r, &o->supervisor, PURPOSE_QUALITY, ticket, "IBAN_1", &opened, &f),
                 FAULT_DENIED);
    assert_string_equal(f.rule, "default-deny");
    assert_ok(reveal(r, &o->controller, PURPOSE_LEGAL, ticket, "HEALTH_1", &opened, &f));
}

static void one_token_that_is_denied_or_not_there_closes_them_all(void **state)
{
    static const struct {
        const char *second;
        enum fault_kind kind;
    } cases[] = {
        { "HEALTH_1", FAULT_DENIED }, { "IBAN_2", FAULT_MISSING },    { "IBAN_1.2", FAULT_MISSING },
        { "IBAN", FAULT_MISSING },    { "IBAN_", FAULT_MISSING },     { "", FAULT_MISSING },
        { "IBAN_-1", FAULT_MISSING }, { "NOTHING_1", FAULT_MISSING },
    };
    struct rig *r = *state;
    struct id ticket = take_one(r);

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str names[] = { STR("IBAN_1"), str_of(cases[i].second) };
        struct reveal wanted = {
            .purpose = PURPOSE_SUPPORT, .ticket = ticket, .tokens = names, .count = 2
        };
        struct revealed opened = { 0 };
        struct fault f = { 0 };

        assert_fault(desk_reveal(r->desk, r->arena, &r->org[0].agent, &wanted, &opened, &f),
                     cases[i].kind);
        assert_null(opened.opened);
    }
}

static void none_or_too_many_tokens_are_refused(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r);
    struct str names[51];
    struct reveal wanted = { .purpose = PURPOSE_SUPPORT, .ticket = ticket, .tokens = names };
    struct revealed opened;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(names); i++)
        names[i] = STR("IBAN_1");
    assert_fault(desk_reveal(r->desk, r->arena, &r->org[0].agent, &wanted, &opened, &f),
                 FAULT_INVALID);
    wanted.count = 51;
    assert_fault(desk_reveal(r->desk, r->arena, &r->org[0].agent, &wanted, &opened, &f),
                 FAULT_INVALID);
}

/* ---- erasure ---- */

static void shred(struct rig *r, struct id person)
{
    struct fault f = { 0 };
    uint64_t entry;

    assert_ok(vault_shred(r->vault, &r->org[0].controller, r->org[0].id, person, &entry, &f));
}

static void an_erased_persons_words_are_gone_and_the_lists_still_work(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r);
    struct id other =
        rig_take(r, rig_mail(r, "Paul Girard <paul@example.org>", "m2@example.org", "", "Bonjour"))
            .ticket;
    struct ticket_filter filter = {
        .view = VIEW_ALL, .priority = -1, .status = -1, .before = INT64_MAX
    };
    struct ticket_view_full v = rig_ticket(r, ticket);
    struct person_page people;
    struct ticket_page page;
    struct str opened = STR_NONE;
    struct fault f = { 0 };
    struct id all_ones;

    memset(&all_ones, 0xff, sizeof all_ones);
    filter.before_id = all_ones;
    shred(r, v.head.row.person);
    v = rig_ticket(r, ticket);
    assert_true(v.messages[0].erased);
    assert_str(v.messages[0].text.text, STR(""));
    assert_str(v.head.name, STR(""));
    assert_str(v.head.subject.text, STR(""));
    assert_true(v.participants[0].erased);
    assert_fault(reveal(r, &r->org[0].agent, PURPOSE_SUPPORT, ticket, "IBAN_1", &opened, &f),
                 FAULT_MISSING);
    assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter, STR_NONE,
                           &page, &f));
    assert_int_equal(page.count, 2);
    assert_ok(desk_persons(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, STR_NONE, all_ones,
                           50, &people, &f));
    assert_int_equal(people.count, 2);
    assert_str(rig_ticket(r, other).head.name, STR("Paul Girard"));
}

/* Whoever was erased may write again; so may their mail server. */
static void a_message_for_an_erased_person_is_taken_in(void **state)
{
    struct rig *r = *state;
    struct id ticket = take_one(r), person = rig_ticket(r, ticket).head.row.person;
    struct taken again;

    shred(r, person);
    again = rig_take(r, rig_mail(r, CLAIRE, "m2@example.org", "References: <m1@example.org>\r\n",
                                 "Je suis de retour."));
    assert_true(again.new_ticket);
    assert_true(rig_holds(rig_ticket(r, again.ticket).messages[0].text.text, "de retour"));
    assert_false(id_eq(rig_ticket(r, again.ticket).head.row.person, person));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(each_reader_sees_what_the_matrix_gives_and_no_more),
        RIG_TEST(those_who_read_no_customer_data_are_refused_and_it_is_written_down),
        RIG_TEST(a_view_and_a_list_page_are_one_entry_each),
        RIG_TEST(a_token_is_opened_after_its_journal_entry),
        RIG_TEST(when_the_journal_cannot_write_nothing_is_opened),
        RIG_TEST(what_the_policy_denies_stays_closed),
        RIG_TEST(one_token_that_is_denied_or_not_there_closes_them_all),
        RIG_TEST(none_or_too_many_tokens_are_refused),
        RIG_TEST(an_erased_persons_words_are_gone_and_the_lists_still_work),
        RIG_TEST(a_message_for_an_erased_person_is_taken_in),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
