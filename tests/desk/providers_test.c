/* SPDX-License-Identifier: EUPL-1.2 */
#include "ai_rig.h"

static struct provider_view see(struct rig *r, struct id id)
{
    struct provider_view v = { 0 };
    struct fault f = { 0 };

    assert_ok(desk_provider(r->desk, r->arena, &r->org[0].auditor, id, &v, &f));
    return v;
}

static bool has_reason(const struct provider_view *v, enum provider_reason reason)
{
    for (size_t i = 0; i < v->standing.count; i++)
        if (v->standing.reasons[i] == reason)
            return true;
    return false;
}

static struct id add(struct rig *r)
{
    struct id id = ID_NONE;
    struct fault f = { 0 };

    assert_ok(desk_provider_add(r->desk, &r->org[0].admin, STR(AI_RIG_RECORD("")), &id, &f));
    return id;
}

static bool approve(struct rig *r, const struct principal *by, struct id id,
                    enum provider_side side, struct fault *f)
{
    struct provider_approving wanted = { .side = side };

    *f = (struct fault){ 0 };
    return desk_provider_approve(r->desk, by, id, &wanted, f);
}

static void it_carries_nothing_until_two_sides_approved(void **state)
{
    struct rig *r = *state;
    struct id id = add(r);
    struct provider_view v = see(r, id);

    assert_false(v.standing.usable);
    assert_int_equal(v.standing.count, 2);
    assert_true(has_reason(&v, REASON_IT) && has_reason(&v, REASON_LEGAL));
    ai_rig_approve(r, id, SIDE_IT);
    v = see(r, id);
    assert_false(v.standing.usable);
    assert_int_equal(v.standing.count, 1);
    ai_rig_approve(r, id, SIDE_LEGAL);
    v = see(r, id);
    assert_true(v.standing.usable);
    assert_true(id_eq(v.approval[SIDE_IT].by, r->org[0].admin.id));
}

static void only_the_right_role_approves_a_side(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id id = add(r);
    struct fault f;

    assert_false(approve(r, &o->controller, id, SIDE_IT, &f));
    assert_int_equal(f.kind, FAULT_DENIED);
    assert_string_equal(f.rule, "role:admin");
    assert_false(approve(r, &o->admin, id, SIDE_LEGAL, &f));
    assert_string_equal(f.rule, "role:controller");
    assert_false(approve(r, &o->agent, id, SIDE_IT, &f));
    assert_false(approve(r, &o->supervisor, id, SIDE_LEGAL, &f));
    assert_false(approve(r, &r->org[1].admin, id, SIDE_IT, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
}

static void nobody_approves_both_sides(void **state)
{
    struct rig *r = *state;
    struct principal both = r->org[0].admin;
    struct id id = add(r);
    struct fault f;

    both.roles |= 1u << ROLE_CONTROLLER;
    assert_true(approve(r, &both, id, SIDE_IT, &f));
    assert_false(approve(r, &both, id, SIDE_LEGAL, &f));
    assert_int_equal(f.kind, FAULT_DENIED);
    assert_string_equal(f.rule, "two-persons");
    assert_false(see(r, id).standing.usable);
}

/* What changes of a record revokes both approvals; what is beside it does not. */
static void a_change_of_what_matters_revokes(void **state)
{
    static const struct {
        const char *change;
        bool revokes;
    } rows[] = {
        { "{\"url\":\"https://other.modele.example/v1\"}", true },
        { "{\"model\":\"modele-2\"}", true },
        { "{\"region\":\"DE\"}", true },
        { "{\"terms\":{\"retention_days\":30}}", true },
        { "{\"terms\":{\"subprocessors\":[\"Hote SAS\"]}}", true },
        { "{\"kind\":\"azure\",\"deployment\":\"d\",\"deployment_kind\":\"DataZoneStandard\"}",
          true },
        { "{\"terms\":{\"retention_days\":0}}", false },
        { "{\"model\":\"modele-1\"}", false },
        { "{\"key\":\"sk-another\"}", false },
        { "{\"limits\":{\"calls_max\":5}}", false },
        { "{\"tasks\":[\"draft\"]}", true },
        { "{\"tasks\":[]}", false },
    };
    struct rig *r = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct id id = ai_rig_provider(r);
        struct fault f = { 0 };
        struct provider_view v;

        assert_true(see(r, id).standing.usable);
        assert_ok(desk_provider_change(r->desk, &r->org[0].admin, id, str_of(rows[i].change), &f));
        v = see(r, id);
        if (v.standing.usable == rows[i].revokes || v.version != 1 + rows[i].revokes ||
            has_reason(&v, REASON_IT) != rows[i].revokes ||
            has_reason(&v, REASON_LEGAL) != rows[i].revokes)
            fail_msg("%s", rows[i].change);
        assert_false(desk_ai_still(r->desk, r->org[0].id, id, 1)); /* AI is off here */
    }
}

struct late {
    struct id provider, by;
    int64_t side;
    msec until;
};

static bool write_late(struct tx *tx, void *arg, struct fault *f)
{
    struct late *l = arg;
    struct provider_approval_row row = { .id = id_new(),
                                         .org = l->by,
                                         .provider = l->provider,
                                         .version = 1,
                                         .side = l->side,
                                         .by = l->by,
                                         .at = l->until - 1000,
                                         .until = l->until };

    return store_provider_approve(tx, &row, f);
}

static void an_approval_ends_at_its_end(void **state)
{
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);
    struct late l = { id, r->org[0].id, SIDE_LEGAL, clock_now() - 1 };
    struct provider_view v;
    struct fault f = { 0 };

    assert_ok(store_write(r->store, write_late, &l, &f));
    v = see(r, id);
    assert_false(v.standing.usable);
    assert_true(has_reason(&v, REASON_LEGAL_OVER));
    assert_false(has_reason(&v, REASON_IT_OVER));
}

static void an_end_must_be_near(void **state)
{
    struct rig *r = *state;
    struct id id = add(r);
    struct provider_approving wanted = { .side = SIDE_IT };
    const msec day = (msec)24 * 60 * 60 * 1000, now = clock_now();
    const msec wrong[] = { now - day, now + 400 * day, 1 };

    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct fault f = { 0 };

        wanted.until = wrong[i];
        assert_false(desk_provider_approve(r->desk, &r->org[0].admin, id, &wanted, &f));
        assert_int_equal(f.kind, FAULT_FIELDS);
    }
}

static void what_was_read_is_what_is_approved(void **state)
{
    struct rig *r = *state;
    struct id id = add(r);
    struct provider_approving wanted = { .side = SIDE_IT, .version = 2 };
    struct fault f = { 0 };

    assert_false(desk_provider_approve(r->desk, &r->org[0].admin, id, &wanted, &f));
    assert_int_equal(f.kind, FAULT_STALE);
}

static void withdrawing_takes_one_person_and_is_seen_at_once(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id id = ai_rig_provider(r);
    struct fault f = { 0 };

    ai_rig_switch_on(r);
    assert_true(desk_ai_still(r->desk, o->id, id, 1));
    assert_false(desk_ai_still(r->desk, o->id, id, 2));
    assert_false(desk_ai_still(r->desk, r->org[1].id, id, 1));
    assert_false(desk_provider_withdraw(r->desk, &o->agent, id, SIDE_IT, &f));
    assert_int_equal(f.kind, FAULT_DENIED);
    f = (struct fault){ 0 };
    assert_ok(desk_provider_withdraw(r->desk, &o->controller, id, SIDE_IT, &f));
    assert_false(desk_ai_still(r->desk, o->id, id, 1));
    assert_false(see(r, id).standing.usable);
    assert_false(desk_provider_withdraw(r->desk, &o->controller, id, SIDE_IT, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
}

static void one_that_is_retired_is_never_used_again(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id id = ai_rig_provider(r);
    struct provider_history h;
    struct fault f = { 0 };

    assert_ok(desk_provider_retire(r->desk, &o->admin, id, &f));
    assert_false(see(r, id).standing.usable);
    assert_int_equal(see(r, id).key_at, 0);
    assert_false(approve(r, &o->admin, id, SIDE_IT, &f));
    assert_int_equal(f.kind, FAULT_CONFLICT);
    f = (struct fault){ 0 };
    assert_false(desk_provider_change(r->desk, &o->admin, id, STR("{\"model\":\"m\"}"), &f));
    assert_int_equal(f.kind, FAULT_CONFLICT);
    f = (struct fault){ 0 };
    assert_ok(desk_provider_history(r->desk, r->arena, &o->auditor, id, &h, &f));
    assert_int_equal(h.version_count, 1);
    assert_int_equal(h.approval_count, 2);
}

static void versions_and_approvals_are_kept(void **state)
{
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);
    struct provider_history h;
    struct fault f = { 0 };

    assert_ok(
        desk_provider_change(r->desk, &r->org[0].controller, id, STR("{\"region\":\"DE\"}"), &f));
    assert_ok(desk_provider_history(r->desk, r->arena, &r->org[0].admin, id, &h, &f));
    assert_int_equal(h.version_count, 2);
    assert_int_equal(h.versions[0].version, 2);
    assert_true(rig_holds(h.versions[0].record, "\"region\":\"DE\""));
    assert_true(rig_holds(h.versions[1].record, "\"region\":\"FR\""));
    assert_true(id_eq(h.versions[0].by, r->org[0].controller.id));
    assert_int_equal(h.approval_count, 2);
    assert_int_equal(h.approvals[0].version, 1);
}

static void wrong_members_are_named(void **state)
{
    static const struct {
        const char *json, *field;
    } rows[] = {
        { "{\"colour\":1}", "colour" },
        { "{\"limits\":{\"calls_max\":-1}}", "calls_max" },
        { "{\"limits\":{\"more\":1}}", "more" },
        { "{\"limits\":3}", "limits" },
        { "{\"tasks\":[\"triage\"]}", "tasks" },
        { "{\"tasks\":\"draft\"}", "tasks" },
        { "{\"key\":\"a b\"}", "key" },
        { "{\"key\":\"\"}", "key" },
        { "{\"key\":7}", "key" },
        { "{\"url\":\"ftp://x.example\"}", "url" },
        { "{\"terms\":{\"training\":\"no\"}}", "training" },
    };
    struct rig *r = *state;
    struct id id = add(r);

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fault f = { 0 };

        if (desk_provider_change(r->desk, &r->org[0].admin, id, str_of(rows[i].json), &f) ||
            f.kind != FAULT_FIELDS || !strstr(f.text, rows[i].field))
            fail_msg("%s: %s", rows[i].json, f.text);
    }
    assert_int_equal(see(r, id).version, 1);
}

static void others_neither_see_nor_change(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    const struct principal *others[] = { &o->agent, &o->supervisor, &o->tool };
    struct id id = add(r), none = ID_NONE;
    struct provider_view v;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(others); i++) {
        f = (struct fault){ 0 };
        assert_false(desk_provider(r->desk, r->arena, others[i], id, &v, &f));
        assert_int_equal(f.kind, FAULT_DENIED);
        assert_false(desk_provider_add(r->desk, others[i], STR(AI_RIG_RECORD("")), &none, &f));
        assert_false(desk_provider_change(r->desk, others[i], id, STR("{\"region\":\"DE\"}"), &f));
        assert_false(desk_provider_retire(r->desk, others[i], id, &f));
        assert_int_equal(f.kind, FAULT_DENIED);
    }
    f = (struct fault){ 0 };
    assert_false(desk_provider_change(r->desk, &o->auditor, id, STR("{\"region\":\"DE\"}"), &f));
    assert_int_equal(f.kind, FAULT_DENIED);
    f = (struct fault){ 0 };
    assert_false(desk_provider(r->desk, r->arena, &r->org[1].controller, id, &v, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_false(
        desk_provider_change(r->desk, &r->org[1].admin, id, STR("{\"region\":\"DE\"}"), &f));
    assert_int_equal(f.kind, FAULT_MISSING);
}

static void a_document_comes_back_as_it_was_given(void **state)
{
    struct rig *r = *state;
    struct rig_org *o = &r->org[0];
    struct id provider = add(r);
    struct provider_document doc = { .kind = STR("contract"),
                                     .name = STR("contrat.pdf"),
                                     .type = STR("application/pdf") },
                             *list, got;
    struct str bytes;
    size_t count;
    struct fault f = { 0 };

    assert_ok(
        desk_provider_document_add(r->desk, &o->controller, provider, &doc, STR("%PDF-1.7 x"), &f));
    assert_ok(desk_provider_documents(r->desk, r->arena, &o->auditor, provider, &list, &count, &f));
    assert_int_equal(count, 1);
    assert_str(list[0].name, STR("contrat.pdf"));
    assert_ok(desk_provider_document_get(r->desk, r->arena, &o->admin, provider, doc.id, &got,
                                         &bytes, &f));
    assert_str(bytes, STR("%PDF-1.7 x"));
    assert_false(desk_provider_document_get(r->desk, r->arena, &r->org[1].admin, provider, doc.id,
                                            &got, &bytes, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_ok(desk_provider_document_remove(r->desk, &o->admin, provider, doc.id, &f));
    assert_false(desk_provider_document_get(r->desk, r->arena, &o->admin, provider, doc.id, &got,
                                            &bytes, &f));
    assert_int_equal(f.kind, FAULT_MISSING);
}

static void documents_have_limits(void **state)
{
    struct rig *r = *state;
    struct id provider = add(r);
    char *large = test_calloc(1, PROVIDER_DOCUMENT_MAX + 1);
    static const struct {
        struct str kind, name;
        size_t size;
        enum fault_kind fault;
    } rows[] = {
        { STR_INIT("poem"), STR_INIT("a"), 1, FAULT_FIELDS },
        { STR_INIT("terms"), STR_INIT(""), 1, FAULT_FIELDS },
        { STR_INIT("terms"), STR_INIT("a"), 0, FAULT_FIELDS },
        { STR_INIT("terms"), STR_INIT("a"), PROVIDER_DOCUMENT_MAX + 1, FAULT_LIMIT },
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct provider_document doc = { .kind = rows[i].kind,
                                         .name = rows[i].name,
                                         .type = STR("text/plain") };
        struct fault f = { 0 };

        assert_false(desk_provider_document_add(r->desk, &r->org[0].admin, provider, &doc,
                                                str_make(large, rows[i].size), &f));
        assert_int_equal(f.kind, rows[i].fault);
    }
    test_free(large);
}

static struct ai_use_row used;

static bool add_use(struct tx *tx, void *arg, struct fault *f)
{
    (void)arg;
    return store_ai_use_add(tx, &used, f);
}

static void use_adds_up_by_day(void **state)
{
    struct rig *r = *state;
    struct id id = add(r);
    struct fault f = { 0 };

    used = (struct ai_use_row){ r->org[0].id, clock_now() / 86400000, id, 1, 0, 100, 20, 5 };
    assert_ok(store_write(r->store, add_use, NULL, &f));
    used.failed = 1;
    assert_ok(store_write(r->store, add_use, NULL, &f));
    assert_int_equal(see(r, id).today.calls, 2);
    assert_int_equal(see(r, id).today.failed, 1);
    assert_int_equal(see(r, id).today.tokens_in, 200);
    assert_int_equal(see(r, id).today.cost, 10);
}

static const struct statement sum_of_providers = {
    "sum_of_providers",
    "SELECT (SELECT coalesce(sum(version * 7 + length(record) + coalesce(length(key), 0) * 31 "
    "+ calls_max * 131), 0) FROM provider) + 10000 * (SELECT count(*) FROM provider_version)"
    " + 1000000 * (SELECT count(*) + sum(withdrawn > 0) FROM provider_approval)"
    " + 100000000 * (SELECT count(*) FROM log WHERE entry LIKE '%\"provider.%\"done\"%')",
    BASE_DESK
};

static bool act(struct rig *r, int which, struct id id, struct fault *f)
{
    struct rig_org *o = &r->org[0];
    struct provider_approving wanted = { .side = SIDE_LEGAL };

    switch (which) {
    case 0:
        return desk_provider_change(
            r->desk, &o->admin, id,
            STR("{\"region\":\"DE\",\"key\":\"sk-longer-than-before-0123456789\","
                "\"limits\":{\"calls_max\":9}}"),
            f);
    case 1:
        return desk_provider_approve(r->desk, &o->controller, id, &wanted, f);
    case 2:
        return desk_provider_withdraw(r->desk, &o->admin, id, SIDE_LEGAL, f);
    default:
        return desk_provider_retire(r->desk, &o->admin, id, f);
    }
}

/* With its entry in the journal, whichever call of the database fails. */
static void an_act_is_done_whole_or_not_at_all(void **state)
{
    struct rig *r = *state;
    struct id id = ai_rig_provider(r);

    for (int which = 0; which < 4; which++) {
        int64_t before = rig_ask(r, &sum_of_providers), failed = 0;
        bool done = false;

        for (int64_t n = 1; !done; n++) {
            struct fault f = { 0 };

            rig_fail(r, n);
            done = act(r, which, id, &f);
            rig_fail(r, 0);
            failed += !done;
            if ((rig_ask(r, &sum_of_providers) == before) == done || done != (f.kind == FAULT_NONE))
                fail_msg("act %d, call %lld", which, (long long)n);
        }
        assert_true(failed > 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(it_carries_nothing_until_two_sides_approved),
        RIG_TEST(only_the_right_role_approves_a_side),
        RIG_TEST(nobody_approves_both_sides),
        RIG_TEST(a_change_of_what_matters_revokes),
        RIG_TEST(an_approval_ends_at_its_end),
        RIG_TEST(an_end_must_be_near),
        RIG_TEST(what_was_read_is_what_is_approved),
        RIG_TEST(withdrawing_takes_one_person_and_is_seen_at_once),
        RIG_TEST(one_that_is_retired_is_never_used_again),
        RIG_TEST(versions_and_approvals_are_kept),
        RIG_TEST(wrong_members_are_named),
        RIG_TEST(others_neither_see_nor_change),
        RIG_TEST(a_document_comes_back_as_it_was_given),
        RIG_TEST(documents_have_limits),
        RIG_TEST(use_adds_up_by_day),
        RIG_TEST(an_act_is_done_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, rig_load, rig_unload);
}
