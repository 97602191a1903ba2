/* SPDX-License-Identifier: EUPL-1.2 */
/* quarantine_test.c - GDPR art. 5 and 6: without purpose, legal basis and retention nothing is
 * processed (invariant 10). */
#include "desk/rig.h"

static const char text_json[] = "{\"from\":{\"name\":\"Ana Prova\",\"email\":\"ana@example.org\"},"
                                "\"text\":\"Un mot marronnier\"}";

static const struct statement held = { "held", "SELECT count(*) FROM quarantine", BASE_DESK };
static const struct statement everything_else = {
    "everything_else",
    "SELECT (SELECT count(*) FROM ticket) + (SELECT count(*) FROM message)"
    " + (SELECT count(*) FROM person) + (SELECT count(*) FROM identifier)"
    " + (SELECT count(*) FROM envelope) + (SELECT count(*) FROM message_key)"
    " + (SELECT count(*) FROM search)",
    BASE_DESK
};
static const struct statement readable = {
    "readable", "SELECT count(*) FROM quarantine WHERE instr(body, 'marronnier') > 0", BASE_DESK
};

static struct taken take_bare(struct rig *r)
{
    const struct rig_org *o = &r->org[0];
    struct taken taken = { 0 };
    struct fault f = { 0 };

    assert_ok(
        desk_receive(r->desk, &o->bare, &o->tool, FORMAT_JSON, str_of(text_json), &taken, &f));
    return taken;
}

static void declare(struct rig *r)
{
    struct rig_org *o = &r->org[0];
    struct fault f = { 0 };

    o->bare.purpose = STR("support");
    o->bare.basis = STR("contract");
    o->bare.retention_days = 30;
    assert_ok(desk_source_put(r->desk, &o->controller, &o->bare, &f));
}

static void what_comes_without_purpose_basis_or_retention_is_held_unread(void **state)
{
    static const struct {
        const char *purpose, *basis;
        int64_t days;
        const char *reason;
    } cases[] = {
        { "", "contract", 30, "no purpose" },
        { "support", "none", 30, "no basis" },
        { "support", "", 30, "no basis" },
        { "support", "contract", 0, "no retention" },
        { "support", "contract", -1, "no retention" },
    };
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source_row source = o->source;
        struct str json = str_printf(r->arena, "%s%zu\"}", "{\"text\":\"Un mot marronnier ", i);
        struct quarantine_view *rows = NULL;
        struct taken taken;
        struct fault f = { 0 };
        size_t n = 0;

        source.purpose = str_of(cases[i].purpose);
        source.basis = str_of(cases[i].basis);
        source.retention_days = cases[i].days;
        assert_false(source_is_complete(&source));
        assert_ok(desk_receive(r->desk, &source, &o->tool, FORMAT_JSON, json, &taken, &f));
        assert_true(taken.quarantined && !taken.duplicate && id_is_none(taken.ticket));
        assert_ok(desk_quarantine(r->desk, r->arena, &o->controller, ID_NONE, 50, &rows, &n, &f));
        assert_int_equal(n, i + 1);
        assert_str(rows[n - 1].reason, str_of(cases[i].reason));
        assert_true(id_eq(rows[n - 1].id, taken.message));
    }
    assert_int_equal(rig_ask(r, &everything_else), 0);
    assert_int_equal(rig_ask(r, &readable), 0);
    assert_true(rig_holds(rig_last_entry(r), "\"message.quarantine\""));
}

static void the_same_message_is_held_once(void **state)
{
    struct rig *r = *state;
    struct taken one = take_bare(r), two = take_bare(r);

    assert_true(two.duplicate && id_eq(one.message, two.message));
    assert_int_equal(rig_ask(r, &held), 1);
}

static void only_the_controller_sees_the_quarantine(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    const struct principal *others[] = { &o->agent, &o->supervisor, &o->admin, &o->auditor,
                                         &o->tool };
    struct taken taken = take_bare(r);

    declare(r);
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct quarantine_view *rows;
        struct taken out;
        struct fault f = { 0 };
        size_t n;

        assert_fault(desk_quarantine(r->desk, r->arena, others[i], ID_NONE, 50, &rows, &n, &f),
                     FAULT_DENIED);
        assert_string_equal(f.rule, "role:controller");
        assert_fault(desk_release(r->desk, others[i], taken.message, &out, &f), FAULT_DENIED);
    }
    assert_int_equal(rig_ask(r, &held), 1);
}

static void it_is_released_once_its_source_is_complete_and_only_once(void **state)
{
    struct rig *r = *state;
    const struct rig_org *o = &r->org[0];
    struct id id = take_bare(r).message;
    struct taken taken;
    struct fault f = { 0 };

    assert_fault(desk_release(r->desk, &o->controller, id, &taken, &f), FAULT_CONFLICT);
    assert_int_equal(rig_ask(r, &held), 1);
    declare(r);
    assert_ok(desk_release(r->desk, &o->controller, id, &taken, &f));
    assert_true(taken.new_ticket && !taken.quarantined);
    assert_int_equal(rig_ask(r, &held), 0);
    assert_true(rig_holds(rig_ticket(r, taken.ticket).messages[0].text.text, "marronnier"));
    assert_fault(desk_release(r->desk, &o->controller, id, &taken, &f), FAULT_MISSING);
    assert_int_equal(rig_ask(r, &rig_tickets), 1);
}

/* This message has no name of its own: what makes it the same is where it was held. */
static void a_release_that_breaks_off_half_way_takes_the_message_in_once(void **state)
{
    struct rig *r = *state;
    struct id id = take_bare(r).message;
    struct taken taken;
    bool done = false;

    declare(r);
    for (int64_t n = 1; !done; n++) {
        struct fault f = { 0 };

        rig_fail(r, n);
        done = desk_release(r->desk, &r->org[0].controller, id, &taken, &f);
        rig_fail(r, 0);
        assert_true(rig_ask(r, &held) + rig_ask(r, &rig_tickets) >= 1);
    }
    assert_int_equal(rig_ask(r, &held), 0);
    assert_int_equal(rig_ask(r, &rig_tickets), 1);
    assert_int_equal(rig_ask(r, &rig_messages), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(what_comes_without_purpose_basis_or_retention_is_held_unread),
        RIG_TEST(the_same_message_is_held_once),
        RIG_TEST(only_the_controller_sees_the_quarantine),
        RIG_TEST(it_is_released_once_its_source_is_complete_and_only_once),
        RIG_TEST(a_release_that_breaks_off_half_way_takes_the_message_in_once),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
