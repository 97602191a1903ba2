/* SPDX-License-Identifier: EUPL-1.2 */
/* mark_test.c - an agent corrects detection: the message, its index, and what is learnt. */
#include "desk/rig.h"

#define MISSED "Le dossier de tournesol vert est perdu, dit-on. tournesol vert attend."

static struct taken take(struct rig *r, const char *from, const char *id, const char *text)
{
    return rig_take(r, rig_mail(r, from, id, "", text));
}

static bool say_missed(struct rig *r, const struct taken *t, const char *value, enum span_type type,
                       struct fault *f)
{
    struct message_mark mark = { .personal = true, .type = type, .value = str_of(value) };

    return desk_mark(r->desk, &r->org[0].agent, t->ticket, t->message, &mark, f);
}

static bool say_nobodys(struct rig *r, const struct taken *t, const char *token, struct fault *f)
{
    struct message_mark mark = { .token = str_of(token) };

    return desk_mark(r->desk, &r->org[0].agent, t->ticket, t->message, &mark, f);
}

static struct str text_of(struct rig *r, struct id ticket)
{
    return rig_ticket(r, ticket).messages[0].text.text;
}

static size_t found(struct rig *r, const char *query)
{
    struct ticket_filter filter = { .view = VIEW_ALL, .priority = -1, .status = -1, .limit = 10 };
    struct ticket_page page;
    struct fault f = { 0 };

    filter.before = INT64_MAX;
    assert_ok(desk_tickets(r->desk, r->arena, &r->org[0].agent, PURPOSE_SUPPORT, &filter,
                           str_of(query), &page, &f));
    return page.count;
}

static void what_was_missed_is_taken_out_and_known_again(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "Ana <ana@example.org>", "m1@example.org", MISSED), other;
    struct fault f = { 0 };
    struct str text, entry;

    assert_true(rig_holds(text_of(r, t.ticket), "tournesol"));
    assert_ok(say_missed(r, &t, "tournesol vert", SPAN_PERSON, &f));
    entry = rig_last_entry(r);
    assert_true(rig_holds(entry, "\"message.mark\"") && rig_holds(entry, "\"done\"") &&
                rig_holds(entry, "\"n\":2") && !rig_holds(entry, "tournesol"));
    text = text_of(r, t.ticket);
    assert_true(rig_holds(text, "Le dossier de ⟦PERSON_") && !rig_holds(text, "tournesol"));
    assert_false(rig_holds(rig_ticket(r, t.ticket).head.snippet.text, "tournesol"));
    assert_str(rig_open_token(r, t.ticket, "PERSON_1"), STR("tournesol vert"));
    assert_int_equal(found(r, "tournesol"), 1); /* as a name now */
    assert_int_equal(found(r, "dossier perdu"), 1);
    /* somebody else's mail, another spelling: the digest knows it */
    other = take(r, "Bo <bo@example.org>", "m2@example.org", "et le dossier de TOURNESOL-vert ?");
    assert_true(rig_holds(text_of(r, other.ticket), "et le dossier de ⟦PERSON_1⟧ ?"));
}

static void what_is_nobodys_is_put_back_and_let_alone(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "Ana <ana@example.org>", "m1@example.org",
                          "Voir @lampadaire_7 et ⟦1⟧, merci."),
                 other;
    struct fault f = { 0 };

    assert_true(rig_holds(text_of(r, t.ticket), "Voir ⟦HANDLE_1⟧ et ⟦⟦1⟧"));
    assert_ok(say_nobodys(r, &t, "HANDLE_1", &f));
    assert_str(text_of(r, t.ticket), STR("Voir @lampadaire_7 et ⟦⟦1⟧, merci."));
    other = take(r, "Bo <bo@example.org>", "m2@example.org", "Suivez @lampadaire_7 ou @autre_7");
    assert_str(text_of(r, other.ticket), STR("Suivez @lampadaire_7 ou ⟦HANDLE_1⟧"));
}

static void a_mark_that_fits_nothing_changes_nothing(void **state)
{
    struct rig *r = *state;
    struct taken t = take(r, "Ana <ana@example.org>", "m1@example.org", MISSED);
    struct taken other = take(r, "Bo <bo@example.org>", "m2@example.org", "Bonjour.");
    struct taken mixed = { .ticket = t.ticket, .message = other.message };
    struct message_mark mark = { .personal = true, .type = SPAN_PERSON, .value = STR("vert") };
    uint64_t size;
    struct fault f = { 0 };

    assert_fault(say_missed(r, &t, "absent", SPAN_PERSON, &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_fault(say_missed(r, &t, "ver", SPAN_PERSON, &f), FAULT_FIELDS); /* half a word */
    f = (struct fault){ 0 };
    assert_fault(say_nobodys(r, &t, "PERSON_9", &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_fault(say_nobodys(r, &t, "nonsense", &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_fault(say_missed(r, &mixed, "Bonjour", SPAN_PERSON, &f), FAULT_MISSING);
    f = (struct fault){ 0 };
    size = rig_journal_size(r);
    assert_fault(desk_mark(r->desk, &r->org[1].agent, t.ticket, t.message, &mark, &f),
                 FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_fault(desk_mark(r->desk, &r->org[0].auditor, t.ticket, t.message, &mark, &f),
                 FAULT_DENIED);
    assert_true(rig_journal_size(r) > size); /* a refusal is journalled */
    assert_int_equal(rig_ticket(r, t.ticket).head.row.version, 1);
}

static void corrections_move_thresholds_within_bounds_and_can_be_forgotten(void **state)
{
    struct rig *r = *state;
    struct corrections all;
    struct fault f = { 0 };

    for (int i = 0; i < 5; i++) {
        const char *text = str_printf(r->arena, "Voir @lampadaire_%d, merci.", i).ptr;
        const char *id = str_printf(r->arena, "m%d@example.org", i).ptr;
        struct taken t = take(r, "Ana <ana@example.org>", id, text);

        assert_ok(say_nobodys(r, &t, "HANDLE_1", &f));
    }
    assert_fault(desk_corrections(r->desk, r->arena, &r->org[0].agent, &all, &f), FAULT_DENIED);
    f = (struct fault){ 0 };
    assert_ok(desk_corrections(r->desk, r->arena, &r->org[0].controller, &all, &f));
    assert_int_equal(all.count, 1);
    assert_int_equal(all.lessons, 5);
    assert_int_equal(all.sum[0].type, SPAN_HANDLE);
    assert_int_equal(all.sum[0].wrong, 5);
    assert_true(all.sum[0].shift > 0.04F && all.sum[0].shift < 0.06F);
    assert_true(all.sum[0].threshold > 0.54F && all.sum[0].threshold < 0.56F);
    assert_ok(desk_corrections_reset(r->desk, &r->org[0].controller, &f));
    assert_true(rig_holds(rig_last_entry(r), "\"corrections.reset\""));
    assert_ok(desk_corrections(r->desk, r->arena, &r->org[0].controller, &all, &f));
    assert_int_equal(all.count, 0);
    assert_int_equal(all.lessons, 0);
    assert_ok(desk_corrections(r->desk, r->arena, &r->org[1].controller, &all, &f));
    assert_int_equal(all.count, 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, rig_set_up, rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(what_was_missed_is_taken_out_and_known_again),
        ROW(what_is_nobodys_is_put_back_and_let_alone),
        ROW(a_mark_that_fits_nothing_changes_nothing),
        ROW(corrections_move_thresholds_within_bounds_and_can_be_forgotten),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
