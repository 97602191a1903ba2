/* SPDX-License-Identifier: EUPL-1.2 */
#include "ai_rig.h"

#include "store/scopes.h"

static void it_is_off_until_the_controller_says_otherwise(void **state)
{
    struct rig *r = *state;
    struct ai_standing s = ai_rig_ask(r, TASK_DRAFT);

    assert_int_equal(s.reason, AI_OFF_ORGANISATION);
    assert_true(id_is_none(s.by));
    assert_int_equal(s.since, 0);
    ai_rig_switch_on(r);
    s = ai_rig_ask(r, TASK_DRAFT);
    assert_int_equal(s.reason, AI_ON);
    assert_true(id_eq(s.by, r->org[0].controller.id));
    assert_true(s.since > 0);
    assert_false(s.remote); /* no provider: only the embedded one */
    s = ai_rig_ask(r, TASK_TRANSLATE);
    assert_int_equal(s.reason, AI_OFF_TASK);
    assert_true(id_is_none(s.by));
}

static void the_provider_comes_with_its_key(void **state)
{
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);
    struct ai_standing s;

    ai_rig_switch_on(r);
    s = ai_rig_ask(r, TASK_DRAFT);
    assert_true(s.remote);
    assert_true(id_eq(s.provider.id, id));
    assert_int_equal(s.provider.version, 1);
    assert_str(s.provider.record.endpoint.key, STR(AI_RIG_KEY));
    assert_str(s.provider.record.endpoint.url, STR("https://api.modele.example/v1"));
}

static void the_first_usable_one_that_does_the_task_is_taken(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id one = ai_rig_provider(r), two = ai_rig_provider(r);
    struct fault f = { 0 };

    ai_rig_switch_on(r);
    assert_true(id_eq(ai_rig_ask(r, TASK_DRAFT).provider.id, one));
    assert_ok(desk_provider_change(r->desk, &o->admin, one, STR("{\"tasks\":[\"summary\"]}"), &f));
    ai_rig_approve(r, one, SIDE_IT); /* for other tasks it is approved anew */
    ai_rig_approve(r, one, SIDE_LEGAL);
    assert_true(id_eq(ai_rig_ask(r, TASK_DRAFT).provider.id, two));
    assert_true(id_eq(ai_rig_ask(r, TASK_SUMMARY).provider.id, one));
    assert_ok(desk_provider_withdraw(r->desk, &o->admin, one, SIDE_LEGAL, &f));
    assert_true(id_eq(ai_rig_ask(r, TASK_SUMMARY).provider.id, two));
    assert_ok(desk_provider_retire(r->desk, &o->admin, two, &f));
    assert_int_equal(ai_rig_ask(r, TASK_SUMMARY).reason, AI_ON);
    assert_false(ai_rig_ask(r, TASK_SUMMARY).remote);
}

static void regions_of_the_organisation_decide(void **state)
{
    struct rig *r = *state;
    struct fault f = { 0 };
    struct id id = ai_rig_provider(r);

    ai_rig_switch_on(r);
    assert_ok(
        desk_settings_change(r->desk, &r->org[0].controller, STR("{\"regions\":[\"DE\"]}"), &f));
    assert_false(ai_rig_ask(r, TASK_DRAFT).remote);
    assert_false(desk_ai_still(r->desk, r->org[0].id, id, 1));
    assert_ok(
        desk_settings_change(r->desk, &r->org[0].controller, STR("{\"regions\":[\"EEA\"]}"), &f));
    assert_true(ai_rig_ask(r, TASK_DRAFT).remote);
}

static void switching_off_ends_what_is_under_way(void **state)
{
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);
    struct fault f = { 0 };

    ai_rig_switch_on(r);
    assert_true(desk_ai_still(r->desk, r->org[0].id, id, 1));
    assert_ok(desk_ai_switch(r->desk, &r->org[0].controller, AI_ORGANISATION, STR(""), false, &f));
    assert_false(desk_ai_still(r->desk, r->org[0].id, id, 1));
}

/* Each switch below the organisation's can take away, and says who did. */
static void the_narrower_switch_takes_away(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    const struct id sources[] = { o->bare.id, o->source.id }; /* the last one's switch counts too */
    struct ai_question q = { .org = o->id,
                             .task = TASK_DRAFT,
                             .sources = sources,
                             .source_count = COUNT_OF(sources),
                             .queue = STR("general") };
    const struct {
        enum ai_scope scope;
        struct str what;
        enum ai_reason reason;
    } rows[] = {
        { AI_ORGANISATION, STR(""), AI_OFF_ORGANISATION },
        { AI_TASK, STR("draft"), AI_OFF_TASK },
        { AI_SOURCE, id_str(r->arena, o->source.id), AI_OFF_SOURCE },
        { AI_QUEUE, STR("general"), AI_OFF_QUEUE },
    };
    struct ai_standing s;
    struct fault f = { 0 };

    ai_rig_switch_on(r);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_ok(desk_ai_switch(r->desk, &o->controller, rows[i].scope, rows[i].what, false, &f));
        assert_ok(desk_ai(r->desk, r->arena, &q, &s, &f));
        assert_int_equal(s.reason, rows[i].reason);
        assert_true(id_eq(s.by, o->controller.id));
        assert_true(s.since > 0);
        assert_ok(desk_ai_switch(r->desk, &o->controller, rows[i].scope, rows[i].what, true, &f));
        assert_ok(desk_ai(r->desk, r->arena, &q, &s, &f));
        assert_int_equal(s.reason, AI_ON);
    }
}

static void only_a_controller_switches(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    const struct principal *others[] = { &o->admin, &o->agent, &o->supervisor, &o->auditor };
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(others); i++)
        for (unsigned scope = 0; scope < AI_SCOPES; scope++) {
            f = (struct fault){ 0 };
            assert_false(desk_ai_switch(r->desk, others[i], (enum ai_scope)scope, STR("general"),
                                        false, &f));
            assert_int_equal(f.kind, FAULT_DENIED);
        }
    f = (struct fault){ 0 };
    assert_false(desk_ai_switch(r->desk, &o->controller, AI_SOURCE,
                                id_str(r->arena, r->org[1].source.id), false, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_false(
        desk_ai_switch(r->desk, &o->controller, AI_QUEUE, STR("no such queue"), false, &f));
    assert_int_equal(f.kind, FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_false(desk_ai_switch(r->desk, &o->controller, AI_TASK, STR("dance"), true, &f));
    assert_int_equal(f.kind, FAULT_FIELDS);
}

static void each_switch_keeps_its_history(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct ai_switches all;
    struct fault f = { 0 };

    ai_rig_switch_on(r); /* the organisation and two tasks */
    assert_ok(desk_ai_switch(r->desk, &o->controller, AI_QUEUE, STR("general"), false, &f));
    assert_ok(desk_ai_switch(r->desk, &o->controller, AI_QUEUE, STR("general"), false, &f));
    assert_ok(desk_ai_switch(r->desk, &o->controller, AI_ORGANISATION, STR(""), false, &f));
    assert_ok(desk_ai_switches(r->desk, r->arena, &o->auditor, &all, &f));
    assert_int_equal(all.history_count, 5);
    assert_int_equal(all.history[0].scope, AI_ORGANISATION);
    assert_false(all.history[0].is_on);
    assert_int_equal(all.history[4].scope, AI_ORGANISATION);
    assert_true(all.history[4].is_on);
    assert_int_equal(all.at[0].scope, AI_ORGANISATION);
    assert_false(all.at[0].is_on);
    assert_true(id_eq(all.at[0].by, o->controller.id));
    assert_int_equal(all.at[all.count - 2].scope, AI_QUEUE);
    assert_false(all.at[all.count - 2].is_on);
    assert_int_equal(all.at[all.count - 1].scope, AI_REGIONS);
    assert_str(all.at[all.count - 1].what, STR("EU,EEA"));
    assert_true(id_is_none(all.at[all.count - 1].by));
    assert_ok(
        desk_settings_change(r->desk, &o->controller, STR("{\"regions\":[\"EU\",\"CH\"]}"), &f));
    assert_ok(desk_ai_switches(r->desk, r->arena, &o->auditor, &all, &f));
    assert_str(all.at[all.count - 1].what, STR("EU,CH"));
    assert_true(id_eq(all.at[all.count - 1].by, o->controller.id));
    assert_int_equal(all.history[0].scope, AI_REGIONS);
    assert_false(desk_ai_switches(r->desk, r->arena, &o->agent, &all, &f));
    assert_int_equal(f.kind, FAULT_DENIED);
}

/* ---- the lock ---- */

static void the_lock_wins_over_every_switch(void **state)
{
    static const struct {
        enum ai_lock lock;
        enum ai_reason reason;
        bool remote;
    } rows[] = {
        { AI_FREE, AI_ON, true },
        { AI_EMBEDDED_ONLY, AI_ON, false },
        { AI_LOCKED, AI_OFF_LOCK, false },
    };
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);

    ai_rig_switch_on(r);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ai_standing s;

        rig_close(r);
        r->ai_lock = rows[i].lock;
        rig_open(r);
        s = ai_rig_ask(r, TASK_DRAFT);
        assert_int_equal(s.reason, rows[i].reason);
        assert_int_equal(s.remote, rows[i].remote);
        assert_int_equal(s.lock, rows[i].lock);
        assert_int_equal(desk_ai_still(r->desk, r->org[0].id, id, 1), rows[i].remote);
    }
}

/* ---- persons ---- */

#define MAIL(r) rig_mail(r, "Claire Morel <claire@example.org>", "a@example.org", "", "Bonjour")

static struct id sender(struct rig *r)
{
    return rig_ticket(r, rig_take(r, MAIL(r)).ticket).participants[0].id;
}

static struct ai_standing ask_about(struct rig *r, struct id person)
{
    struct ai_question q = {
        .org = r->org[0].id, .task = TASK_DRAFT, .persons = &person, .person_count = 1
    };
    struct ai_standing s = { 0 };
    struct fault f = { 0 };

    assert_ok(desk_ai(r->desk, r->arena, &q, &s, &f));
    return s;
}

static void say(struct rig *r, const struct principal *by, struct id person, bool given)
{
    struct consent said = { .given = given, .how = STR("phone"), .note = STR("au telephone") };
    struct fault f = { 0 };

    assert_ok(desk_consent_say(r->desk, by, PURPOSE_SUPPORT, person, &said, &f));
}

static void who_opted_out_is_left_out(void **state)
{
    struct rig *r = *state;
    struct id person = sender(r);
    struct ai_standing s;

    ai_rig_switch_on(r);
    assert_int_equal(ask_about(r, person).reason, AI_ON);
    say(r, &r->org[0].agent, person, false);
    s = ask_about(r, person);
    assert_int_equal(s.reason, AI_OFF_PERSON);
    assert_true(id_eq(s.by, r->org[0].agent.id));
    assert_true(s.since > 0);
    say(r, &r->org[0].supervisor, person, true);
    assert_int_equal(ask_about(r, person).reason, AI_ON);
}

static void what_was_said_is_kept_with_who_and_how(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id person = sender(r);
    struct consent *all;
    size_t count;
    struct fault f = { 0 };

    say(r, &o->agent, person, false);
    say(r, &o->supervisor, person, true);
    assert_ok(
        desk_consents(r->desk, r->arena, &o->agent, PURPOSE_SUPPORT, person, &all, &count, &f));
    assert_int_equal(count, 2);
    assert_true(all[0].given);
    assert_false(all[1].given);
    assert_str(all[1].how, STR("phone"));
    assert_str(all[1].note, STR("au telephone"));
    assert_true(id_eq(all[1].by, o->agent.id));
}

static void not_everybody_may_say_it(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id person = sender(r);
    const struct {
        const struct principal *by;
        enum fault_kind fault;
    } rows[] = {
        { &o->admin, FAULT_DENIED },
        { &o->auditor, FAULT_DENIED },
        { &r->org[1].agent, FAULT_MISSING },
    };
    struct consent said = { .how = STR("mail") };
    struct fault f;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        f = (struct fault){ 0 };
        assert_false(desk_consent_say(r->desk, rows[i].by, PURPOSE_SUPPORT, person, &said, &f));
        assert_int_equal(f.kind, rows[i].fault);
    }
    f = (struct fault){ 0 };
    said.how = STR("telepathy");
    assert_false(desk_consent_say(r->desk, &o->agent, PURPOSE_SUPPORT, person, &said, &f));
    assert_int_equal(f.kind, FAULT_FIELDS);
}

static struct guard_row guard;

static bool write_guard(struct tx *tx, void *arg, struct fault *f)
{
    return store_guard_set(tx, *(struct id *)arg, &guard, f);
}

static void restricted_processing_is_without_ai(void **state)
{
    struct rig *r = *state;
    struct id person = sender(r);
    struct fault f = { 0 };

    ai_rig_switch_on(r);
    guard = (struct guard_row){ person, true, false };
    assert_ok(store_write(r->store, write_guard, &r->org[0].id, &f));
    assert_int_equal(ask_about(r, person).reason, AI_OFF_RESTRICTED);
}

/* Whichever call of the database fails: an opt-out is never overlooked, and what cannot be known
 * of a provider is a no. */
static void what_cannot_be_known_is_a_no(void **state)
{
    struct rig *r = *state;
    struct id person = sender(r), provider = ai_rig_provider(r);
    struct ai_question q = {
        .org = r->org[0].id, .task = TASK_DRAFT, .persons = &person, .person_count = 1
    };
    int64_t failed = 0;
    bool done = false;

    ai_rig_switch_on(r);
    say(r, &r->org[0].agent, person, false);
    for (int64_t n = 1; !done; n++) {
        struct ai_standing s = { 0 };
        struct fault f = { 0 };

        rig_fail(r, n);
        done = desk_ai(r->desk, r->arena, &q, &s, &f);
        rig_fail(r, 0);
        assert_int_equal(done, f.kind == FAULT_NONE);
        if (done)
            assert_int_equal(s.reason, AI_OFF_PERSON);
        assert_false(s.remote);
        failed += !done;
    }
    assert_true(failed > 3);
    failed = 0;
    for (int64_t n = 1;; n++, failed++) {
        bool still;

        rig_fail(r, n);
        still = desk_ai_still(r->desk, r->org[0].id, provider, 1);
        rig_fail(r, 0);
        if (still)
            break;
    }
    assert_true(failed > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(it_is_off_until_the_controller_says_otherwise),
        RIG_TEST(the_provider_comes_with_its_key),
        RIG_TEST(the_first_usable_one_that_does_the_task_is_taken),
        RIG_TEST(regions_of_the_organisation_decide),
        RIG_TEST(switching_off_ends_what_is_under_way),
        RIG_TEST(the_narrower_switch_takes_away),
        RIG_TEST(only_a_controller_switches),
        RIG_TEST(each_switch_keeps_its_history),
        RIG_TEST(the_lock_wins_over_every_switch),
        RIG_TEST(who_opted_out_is_left_out),
        RIG_TEST(what_was_said_is_kept_with_who_and_how),
        RIG_TEST(not_everybody_may_say_it),
        RIG_TEST(restricted_processing_is_without_ai),
        RIG_TEST(what_cannot_be_known_is_a_no),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
