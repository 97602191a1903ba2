/* SPDX-License-Identifier: EUPL-1.2 */
/* decide_test.c - a decision is in the journal, with its rule, before anybody has a grant. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "policy/versions.h"
#include "store/faulty_priv.h"
#include "store/organisations.h"

struct world {
    char folder[64];
    struct arena *arena;
    struct faulty_count faulty;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct id org;
};

static bool make_org(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { w->org, STR("one"), STR("{}") };

    return store_org_add(tx, &org, 1, f) && policy_install(w->policy, tx, w->org, f);
}

static int set_up(void **state)
{
    static const uint8_t seed[CRYPTO_SEED_SIZE] = { 7 };
    struct world *w = test_calloc(1, sizeof *w);
    struct store_settings settings = { .folder = w->folder, .faulty = faulty_start(&w->faulty, 0) };
    struct fault f = { 0 };

    snprintf(w->folder, sizeof w->folder, "/tmp/guichet-policy-XXXXXX");
    assert_non_null(mkdtemp(w->folder));
    assert_ok(crypto_start(&f));
    w->arena = arena_new((size_t)64 << 20);
    w->org = id_new();
    assert_ok(store_open(&settings, &w->store, &f));
    assert_ok(journal_open(w->store, STR("test"), seed, &w->journal, &f));
    assert_ok(policy_open(w->store, w->journal, &w->policy, &f));
    assert_ok(store_write(w->store, make_org, w, &f));
    *state = w;
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static int tear_down(void **state)
{
    struct world *w = *state;

    policy_close(w->policy);
    journal_close(w->journal);
    store_close(w->store);
    arena_free(w->arena);
    nftw(w->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    test_free(w);
    return 0;
}

static uint64_t journal_length(struct world *w)
{
    struct fault f = { 0 };
    uint64_t n;

    assert_ok(journal_size(w->journal, &n, &f));
    return n;
}

static struct str newest(struct world *w)
{
    struct journal_line *lines;
    struct fault f = { 0 };
    uint64_t size = journal_length(w);
    size_t n;

    assert_ok(journal_entries(w->journal, w->arena, size - 1, size, &lines, &n, &f));
    return lines[0].json;
}

static bool says(struct str json, const char *part)
{
    return str_find(json, str_of(part), 0) != STR_NPOS;
}

static struct access_wanted asking(struct world *w, enum role role)
{
    return (struct access_wanted){ .by = { id_new(), w->org, 1u << role },
                                   .purpose = PURPOSE_SUPPORT,
                                   .act = "ticket.read",
                                   .on_kind = "ticket",
                                   .on = id_new(),
                                   .needs = 1u << CATEGORY_CONTENT };
}

static void a_yes_and_a_no_are_both_written_down_with_their_rule(void **state)
{
    struct world *w = *state;
    struct access_wanted agent = asking(w, ROLE_AGENT), admin = asking(w, ROLE_ADMIN);
    const struct grant *g = NULL;
    struct fault f = { 0 };

    agent.wants = 1u << CATEGORY_HEALTH | 1u << CATEGORY_SPECIAL;
    assert_ok(policy_decide(w->policy, w->arena, &agent, &g, &f));
    assert_int_equal(grant_entry(g), journal_length(w) - 1);
    assert_true(says(newest(w), "\"result\":\"allowed\"") &&
                says(newest(w), "\"rule\":\"agent/support/content=clear\"") &&
                says(newest(w), "[\"content\",\"health\"]"));
    assert_int_equal(grant_access(g, CATEGORY_CONTENT), ACCESS_CLEAR);
    assert_int_equal(grant_access(g, CATEGORY_HEALTH), ACCESS_MASKED);
    assert_int_equal(grant_access(g, CATEGORY_SPECIAL), ACCESS_NONE);
    /* What was not asked for is not in the grant, whatever the matrix says. */
    assert_int_equal(grant_access(g, CATEGORY_FINANCIAL), ACCESS_NONE);
    g = NULL;
    assert_fault(policy_decide(w->policy, w->arena, &admin, &g, &f), FAULT_DENIED);
    assert_null(g);
    assert_string_equal(f.rule, "default-deny");
    assert_true(says(newest(w), "\"result\":\"refused\"") &&
                says(newest(w), "\"rule\":\"default-deny\""));
}

static void an_emergency_gives_what_the_floor_leaves_and_says_so(void **state)
{
    struct world *w = *state;
    struct access_wanted agent = asking(w, ROLE_AGENT);
    const struct grant *g = NULL;
    struct fault f = { 0 };

    agent.needs = agent.needs_clear = 1u << CATEGORY_HEALTH;
    assert_fault(policy_decide(w->policy, w->arena, &agent, &g, &f), FAULT_DENIED);
    agent.emergency = 1u << ROLE_AGENT;
    f = (struct fault){ 0 };
    assert_ok(policy_decide(w->policy, w->arena, &agent, &g, &f));
    assert_true(says(newest(w), "\"rule\":\"emergency:agent\""));
    agent.needs = agent.needs_clear = 1u << CATEGORY_CREDENTIAL;
    assert_fault(policy_decide(w->policy, w->arena, &agent, &g, &f), FAULT_DENIED);
    assert_true(says(newest(w), "\"result\":\"refused\""));
}

static void what_is_only_wanted_names_the_rule_that_gave_it(void **state)
{
    struct world *w = *state;
    struct access_wanted tool = asking(w, ROLE_TOOL);
    const struct grant *g = NULL;
    struct fault f = { 0 };

    tool.needs = 0;
    tool.wants = 1u << CATEGORY_IDENTITY | 1u << CATEGORY_CONTACT;
    assert_ok(policy_decide(w->policy, w->arena, &tool, &g, &f));
    assert_true(says(newest(w), "\"result\":\"allowed\"") &&
                says(newest(w), "\"rule\":\"tool/support/identity=clear\""));
    tool.wants = 1u << CATEGORY_HEALTH;
    assert_ok(policy_decide(w->policy, w->arena, &tool, &g, &f));
    assert_int_equal(grant_access(g, CATEGORY_HEALTH), ACCESS_NONE);
    assert_true(says(newest(w), "\"result\":\"refused\"") &&
                says(newest(w), "\"rule\":\"default-deny\""));
}

static void without_a_durable_entry_there_is_no_grant(void **state)
{
    struct world *w = *state;
    struct access_wanted agent = asking(w, ROLE_AGENT);
    int failed = 0;

    for (int64_t n = 1;; n++) {
        uint64_t before = journal_length(w);
        const struct grant *g = NULL;
        struct fault f = { 0 };
        bool done;

        w->faulty.fail_at = atomic_load(&w->faulty.calls) + n;
        done = policy_decide(w->policy, w->arena, &agent, &g, &f);
        w->faulty.fail_at = 0;
        assert_int_equal(done, g != NULL);
        assert_int_equal(journal_length(w), before + done);
        if (done)
            break;
        failed++;
    }
    assert_true(failed > 3);
}

static void a_new_matrix_holds_from_the_next_decision_on(void **state)
{
    struct world *w = *state;
    struct principal controller = { id_new(), w->org, 1u << ROLE_CONTROLLER };
    struct access_wanted agent = asking(w, ROLE_AGENT);
    const struct grant *g;
    struct verdict_of_policy v;
    struct fault f = { 0 };
    struct policy_wanted wanted = {
        .matrix = STR("role,purpose,category,access\nsupervisor,support,content,clear\n")
    };
    struct policy_outcome done;

    assert_ok(policy_decide(w->policy, w->arena, &agent, &g, &f));
    assert_ok(policy_change(w->policy, &controller, &wanted, &done, &f));
    assert_int_equal(done.version, 2);
    assert_true(says(newest(w), "\"policy.apply\""));
    assert_fault(policy_decide(w->policy, w->arena, &agent, &g, &f), FAULT_DENIED);
    assert_ok(policy_explain(w->policy, w->org, 1u << ROLE_SUPERVISOR, PURPOSE_SUPPORT,
                             CATEGORY_CONTENT, &v, &f));
    assert_string_equal(v.rule, "supervisor/support/content=clear");
    /* A wrong one changes nothing. */
    wanted.matrix = STR("role,purpose,category,access\nadmin,support,content,clear\n");
    assert_fault(policy_change(w->policy, &controller, &wanted, &done, &f), FAULT_FIELDS);
    assert_ok(policy_explain(w->policy, w->org, 1u << ROLE_SUPERVISOR, PURPOSE_SUPPORT,
                             CATEGORY_CONTENT, &v, &f));
    assert_int_equal(v.access, ACCESS_CLEAR);
}

static void an_organisation_without_a_policy_gives_nothing(void **state)
{
    struct world *w = *state;
    struct access_wanted agent = asking(w, ROLE_AGENT);
    const struct grant *g = NULL;
    struct fault f = { 0 };

    agent.by.org = id_new();
    assert_false(policy_decide(w->policy, w->arena, &agent, &g, &f));
    assert_null(g);
}

int main(void)
{
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_yes_and_a_no_are_both_written_down_with_their_rule),
        WORLD_TEST(an_emergency_gives_what_the_floor_leaves_and_says_so),
        WORLD_TEST(what_is_only_wanted_names_the_rule_that_gave_it),
        WORLD_TEST(without_a_durable_entry_there_is_no_grant),
        WORLD_TEST(a_new_matrix_holds_from_the_next_decision_on),
        WORLD_TEST(an_organisation_without_a_policy_gives_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
