/* SPDX-License-Identifier: EUPL-1.2 */
/* versions_test.c - the policy's versions: kept, compared, gone back to; and changed by two. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "policy/versions.h"
#include "store/accounts.h"
#include "store/organisations.h"
#include "store/policies.h"

struct world {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct id org;
    struct principal one, two; /* controllers */
};

/* A controller with a log-in, so that four eyes find two. */
static bool add_controller(struct tx *tx, struct world *w, uint8_t number, struct principal *ret,
                           struct fault *f)
{
    uint8_t digest[16] = { number };
    struct login_row login = { .id = id_new(), .password = STR("") };
    struct account_row account = { .id = id_new(),
                                   .org = w->org,
                                   .login = login.id,
                                   .profile = STR("x"),
                                   .roles = 1 << ROLE_CONTROLLER,
                                   .lang = STR("fr") };

    *ret = (struct principal){ account.id, w->org, 1u << ROLE_CONTROLLER };
    return store_login_add(tx, &login, digest, f) && store_account_add(tx, &account, f);
}

/* As a program without the task `embed` made it. */
static bool make_older(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct str all = contracts_default();
    struct org_row org = { w->org, STR("older"), STR("{}") };
    struct policy_row row = { .version = 1, .matrix = matrix_default(), .at = 1 };

    row.contracts = str_slice(all, 0, str_find(all, STR("embed,"), 0));
    return store_org_add(tx, &org, 2, f) && store_policy_add(tx, w->org, &row, f) &&
           add_controller(tx, w, 3, &w->one, f);
}

static bool make_org(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { w->org, STR("one"), STR("{}") };

    return store_org_add(tx, &org, 1, f) && policy_install(w->policy, tx, w->org, f) &&
           add_controller(tx, w, 1, &w->one, f);
}

static bool make_second(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;

    return add_controller(tx, w, 2, &w->two, f);
}

static int set_up(void **state)
{
    static const uint8_t seed[CRYPTO_SEED_SIZE] = { 7 };
    struct world *w = test_calloc(1, sizeof *w);
    struct store_settings settings = { .folder = w->folder };
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

/* ---- what changes ---- */

#define HEAD "role,purpose,category,access\n"

static struct policy_outcome change(struct world *w, const char *csv, const char *comment)
{
    struct policy_wanted wanted = { .matrix = str_of(csv), .comment = str_of(comment) };
    struct policy_outcome done;
    struct fault f = { 0 };

    assert_ok(policy_change(w->policy, &w->one, &wanted, &done, &f));
    return done;
}

static void each_version_is_kept_with_who_when_and_why(void **state)
{
    struct world *w = *state;
    struct policy_row *rows, row;
    struct fault f = { 0 };
    size_t count;

    assert_int_equal(change(w, HEAD "agent,support,content,masked\n", "less").version, 2);
    assert_int_equal(change(w, HEAD "agent,support,content,clear\n", "more").version, 3);
    assert_ok(policy_versions(w->policy, w->arena, w->org, 0, &rows, &count, &f));
    assert_int_equal(count, 3);
    assert_int_equal(rows[0].version, 3);
    assert_str(rows[0].comment, str_of("more"));
    assert_true(id_eq(rows[0].by, w->one.id) && id_is_none(rows[2].by));
    assert_true(rows[0].at >= rows[1].at && rows[1].at > 0);
    assert_ok(policy_version(w->policy, w->arena, w->org, 2, &row, &f));
    assert_str(row.matrix, str_of(HEAD "agent,support,content,masked\n"));
    assert_fault(policy_version(w->policy, w->arena, w->org, 4, &row, &f), FAULT_MISSING);
    assert_fault(policy_version(w->policy, w->arena, id_new(), 1, &row, &f), FAULT_MISSING);
}

static void going_back_makes_a_new_version_equal_to_the_old_one(void **state)
{
    struct world *w = *state;
    struct policy_wanted back = { .same_as = 1, .comment = STR("as it was") };
    struct policy_outcome done;
    struct policy_changes none;
    struct verdict_of_policy v;
    struct policy_row row;
    struct fault f = { 0 };

    change(w, HEAD "agent,support,content,masked\n", "less");
    assert_ok(policy_change(w->policy, &w->one, &back, &done, &f));
    assert_int_equal(done.version, 3);
    assert_ok(policy_compare(w->policy, w->arena, w->org, 1, 3, &none, &f));
    assert_int_equal(none.count, 0);
    assert_ok(policy_version(w->policy, w->arena, w->org, 3, &row, &f));
    assert_int_equal(row.same_as, 1);
    assert_ok(policy_explain(w->policy, w->org, 1u << ROLE_SUPERVISOR, PURPOSE_SUPPORT,
                             CATEGORY_HEALTH, &v, &f));
    assert_int_equal(v.access, ACCESS_CLEAR);
    back.same_as = 9;
    assert_fault(policy_change(w->policy, &w->one, &back, &done, &f), FAULT_MISSING);
}

static void a_difference_names_each_cell_and_what_became_of_it(void **state)
{
    static const struct {
        enum change_kind kind;
        const char *fr, *en;
    } cases[] = {
        { CHANGE_WIDENED,
          "Pour le support, le rôle « superviseur » voit l’identité : en clair au lieu de "
          "sous masque (élargi).",
          "For support, the role \"supervisor\" sees identity: in clear instead of masked "
          "(widened)." },
        { CHANGE_NARROWED,
          "Pour le support, le rôle « agent » voit les données bancaires : sous masque au lieu de "
          "en clair (restreint).",
          "For support, the role \"agent\" sees financial data: masked instead of in clear "
          "(narrowed)." },
        { CHANGE_ADDED,
          "Pour le support, le rôle « agent » voit les données de santé : sous masque au lieu "
          "de non visible (accordé).",
          "For support, the role \"agent\" sees health data: masked instead of not seen "
          "(granted)." },
        { CHANGE_REMOVED,
          "Pour le support, le rôle « agent » voit la localisation : non visible au lieu de en "
          "clair "
          "(retiré).",
          "For support, the role \"agent\" sees location: not seen instead of in clear "
          "(withdrawn)." },
    };
    struct world *w = *state;
    struct policy_changes d;
    struct fault f = { 0 };

    change(w,
           HEAD "agent,support,financial,clear\nagent,support,location,clear\n"
                "supervisor,support,identity,masked\n",
           "a");
    change(w,
           HEAD "supervisor,support,identity,clear\nagent,support,health,masked\n"
                "agent,support,financial,masked\n",
           "b");
    assert_ok(policy_compare(w->policy, w->arena, w->org, 2, 3, &d, &f));
    assert_int_equal(d.count, COUNT_OF(cases));
    for (size_t i = 0; i < d.count; i++) {
        assert_int_equal(cell_change_kind(&d.cells[i]), cases[i].kind);
        assert_str(cell_change_words(w->arena, &d.cells[i], true), str_of(cases[i].fr));
        assert_str(cell_change_words(w->arena, &d.cells[i], false), str_of(cases[i].en));
    }
}

static void contracts_differ_in_words_too(void **state)
{
    struct world *w = *state;
    struct policy_wanted wanted = {
        .contracts = STR("task,provider_class,category,form\ndraft,remote,identity,token\n"),
    };
    struct policy_changes d;
    struct fault f = { 0 };

    assert_ok(policy_preview(w->policy, w->arena, w->org, &wanted, &d, &f));
    assert_int_equal(d.count, 59);
    assert_true(d.cells[0].contract && d.to == 0 && d.from == 1);
    assert_str(
        cell_change_words(w->arena, &d.cells[0], false),
        str_of("For sorting by the embedded provider: the content (without the personal data in "
               "it), not handed over instead of in clear (withdrawn)."));
}

static void macros_in_a_contract_are_a_line_of_its_own(void **state)
{
    static const struct {
        const char *line;
        bool ok;
    } cases[] = {
        { "draft,remote,macros,clear\n", true },
        { "draft,remote,macros,none\n", true },
        { "draft,remote,macros,token\n", false },
        { "draft,embedded,macros,clear\n", false },
        { "answer,remote,macros,clear\n", false },
        { "draft,remote,macros,none\ndraft,remote,macros,clear\n", false },
    };
    struct world *w = *state;
    struct policy_wanted wanted = { 0 };
    struct contracts read;
    struct policy_changes d;
    struct fault f = { 0 };

    assert_ok(contracts_read(w->arena, contracts_default(), &read, &f));
    assert_int_equal(read.macros[CONTRACT_DRAFT], FORM_NONE);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str csv =
            str_printf(w->arena, "task,provider_class,category,form\n%s", cases[i].line);

        f = (struct fault){ 0 };
        assert_int_equal(contracts_read(w->arena, csv, &read, &f), cases[i].ok);
    }
    f = (struct fault){ 0 };
    wanted.contracts =
        str_printf(w->arena, "%.*sdraft,remote,macros,clear\n", STR_ARG(contracts_default()));
    assert_ok(policy_preview(w->policy, w->arena, w->org, &wanted, &d, &f));
    assert_int_equal(d.count, 1);
    assert_true(d.cells[0].macros);
    assert_str(
        cell_change_words(w->arena, &d.cells[0], false),
        str_of("For drafts by a remote provider: house macros, in clear instead of not handed "
               "over (granted)."));
}

static void of_two_writers_the_second_is_told(void **state)
{
    struct world *w = *state;
    struct policy_wanted wanted = { .matrix = STR(HEAD "agent,support,content,clear\n"),
                                    .base = 1 };
    struct policy_outcome done;
    struct policy_changes d;
    struct fault f = { 0 };

    assert_ok(policy_change(w->policy, &w->one, &wanted, &done, &f));
    assert_fault(policy_change(w->policy, &w->one, &wanted, &done, &f), FAULT_STALE);
    assert_fault(policy_preview(w->policy, w->arena, w->org, &wanted, &d, &f), FAULT_STALE);
    wanted.base = 2;
    assert_ok(policy_change(w->policy, &w->one, &wanted, &done, &f));
    assert_int_equal(done.version, 3);
}

static void a_mistake_names_its_line_and_nothing_is_applied(void **state)
{
    static const struct {
        const char *csv, *says;
    } cases[] = {
        { HEAD "agent,support,content,clear\nclerk,support,content,clear\n", "line 3" },
        { HEAD "agent,support,content,clear\nagent,support,content,masked\n", "line 3" },
        { HEAD "admin,support,content,masked\n", "floor:admin-reads-no-customer-data" },
        { HEAD "agent,support,content\n", "line 2" },
        { "", "line 1" },
    };
    struct world *w = *state;
    uint64_t before = journal_length(w);

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct policy_wanted wanted = { .matrix = str_of(cases[i].csv) };
        struct policy_outcome done;
        struct fault f = { 0 };

        assert_fault(policy_change(w->policy, &w->one, &wanted, &done, &f), FAULT_FIELDS);
        assert_non_null(strstr(f.text, cases[i].says));
    }
    assert_int_equal(journal_length(w), before);
}

static void only_a_controller_changes_the_policy(void **state)
{
    struct world *w = *state;
    struct policy_wanted wanted = { .matrix = STR(HEAD) };
    struct policy_outcome done;

    for (unsigned role = 0; role < ROLES; role++) {
        struct principal by = { id_new(), w->org, 1u << role };
        struct fault f = { 0 };

        assert_int_equal(policy_change(w->policy, &by, &wanted, &done, &f),
                         role == ROLE_CONTROLLER);
    }
}

/* ---- four eyes ---- */

static void four_eyes(struct world *w)
{
    bool on = true;
    struct policy_wanted wanted = { .four_eyes = &on };
    struct policy_outcome done;
    struct fault f = { 0 };

    assert_fault(policy_change(w->policy, &w->one, &wanted, &done, &f), FAULT_CONFLICT);
    assert_ok(store_write(w->store, make_second, w, &f));
    assert_ok(policy_change(w->policy, &w->one, &wanted, &done, &f));
    assert_int_equal(done.version, 2);
}

static enum access agent_sees_content(struct world *w)
{
    struct verdict_of_policy v;
    struct fault f = { 0 };

    assert_ok(policy_explain(w->policy, w->org, 1u << ROLE_AGENT, PURPOSE_SUPPORT, CATEGORY_CONTENT,
                             &v, &f));
    return v.access;
}

static void with_four_eyes_a_change_waits_for_a_second_controller(void **state)
{
    struct world *w = *state;
    struct policy_outcome done;
    struct policy_row row;
    struct fault f = { 0 };
    int64_t version;

    four_eyes(w);
    done = change(w, HEAD "agent,support,content,masked\n", "less");
    assert_true(done.version == 0 && !id_is_none(done.proposal));
    assert_true(says(newest(w), "\"policy.propose\""));
    assert_int_equal(agent_sees_content(w), ACCESS_CLEAR);
    /* Not by who proposed it; and that somebody tried is written down. */
    assert_fault(policy_approve(w->policy, &w->one, done.proposal, &version, &f), FAULT_DENIED);
    assert_string_equal(f.rule, "four-eyes:not-the-proposer");
    assert_true(says(newest(w), "\"policy.approve\"") && says(newest(w), "\"refused\""));
    assert_int_equal(agent_sees_content(w), ACCESS_CLEAR);
    assert_ok(policy_approve(w->policy, &w->two, done.proposal, &version, &f));
    assert_int_equal(version, 3);
    assert_int_equal(agent_sees_content(w), ACCESS_MASKED);
    assert_ok(policy_version(w->policy, w->arena, w->org, 3, &row, &f));
    assert_true(id_eq(row.by, w->one.id) && id_eq(row.approved, w->two.id));
    assert_fault(policy_approve(w->policy, &w->two, done.proposal, &version, &f), FAULT_CONFLICT);
}

static void nobody_but_a_controller_approves_or_refuses(void **state)
{
    struct world *w = *state;
    struct policy_outcome done;
    int64_t version;

    four_eyes(w);
    done = change(w, HEAD, "nothing");
    for (unsigned role = 0; role < ROLES; role++) {
        struct principal by = { id_new(), w->org, 1u << role };
        struct fault f = { 0 };

        if (role == ROLE_CONTROLLER)
            continue;
        assert_fault(policy_approve(w->policy, &by, done.proposal, &version, &f), FAULT_DENIED);
        assert_fault(policy_refuse(w->policy, &by, done.proposal, STR("no"), &f), FAULT_DENIED);
        by.org = id_new(); /* another organisation's is not there */
        by.roles = 1u << ROLE_CONTROLLER;
        assert_false(policy_approve(w->policy, &by, done.proposal, &version, &f));
    }
}

static void taking_four_eyes_away_takes_two_as_well(void **state)
{
    struct world *w = *state;
    bool off = false;
    struct policy_wanted wanted = { .four_eyes = &off };
    struct policy_outcome done;
    struct fault f = { 0 };

    four_eyes(w);
    assert_ok(policy_change(w->policy, &w->one, &wanted, &done, &f));
    assert_int_equal(done.version, 0);
}

static enum proposal_state state_of(struct world *w, struct id id)
{
    enum proposal_state *states;
    struct proposal_row *rows;
    struct fault f = { 0 };
    size_t count;

    assert_ok(policy_proposals(w->policy, w->arena, w->org, &rows, &states, &count, &f));
    for (size_t i = 0; i < count; i++)
        if (id_eq(rows[i].id, id))
            return states[i];
    fail();
    return PROPOSAL_STATES;
}

static void a_proposal_from_an_older_version_is_no_longer_approved(void **state)
{
    struct world *w = *state;
    struct policy_outcome first, second;
    struct fault f = { 0 };
    int64_t version;

    four_eyes(w);
    first = change(w, HEAD "agent,support,content,masked\n", "one");
    second = change(w, HEAD, "two");
    assert_ok(policy_approve(w->policy, &w->two, second.proposal, &version, &f));
    assert_int_equal(state_of(w, first.proposal), PROPOSAL_OUTDATED);
    assert_fault(policy_approve(w->policy, &w->two, first.proposal, &version, &f), FAULT_CONFLICT);
    assert_int_equal(agent_sees_content(w), ACCESS_NONE);
}

static void a_refused_proposal_keeps_its_reason_and_never_comes_into_force(void **state)
{
    struct world *w = *state;
    struct policy_outcome done;
    struct fault f = { 0 };
    int64_t version;

    four_eyes(w);
    done = change(w, HEAD, "nothing");
    assert_fault(policy_refuse(w->policy, &w->two, done.proposal, STR(""), &f), FAULT_FIELDS);
    assert_ok(policy_refuse(w->policy, &w->two, done.proposal, STR("too little"), &f));
    assert_true(says(newest(w), "\"policy.refuse\""));
    assert_int_equal(state_of(w, done.proposal), PROPOSAL_REFUSED);
    assert_fault(policy_approve(w->policy, &w->two, done.proposal, &version, &f), FAULT_CONFLICT);
}

static bool add_old_proposal(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct proposal_row p = { .id = w->two.org, /* any id will do */
                              .row = { .version = 2,
                                       .matrix = STR(HEAD),
                                       .contracts = contracts_default(),
                                       .by = w->one.id,
                                       .at = 1,
                                       .comment = STR("old") },
                              .expires = clock_now() - 1 };

    return store_proposal_add(tx, w->org, &p, f);
}

static void a_proposal_expires(void **state)
{
    struct world *w = *state;
    struct fault f = { 0 };
    int64_t version;

    four_eyes(w);
    assert_ok(store_write(w->store, add_old_proposal, w, &f));
    assert_int_equal(state_of(w, w->two.org), PROPOSAL_EXPIRED);
    assert_fault(policy_approve(w->policy, &w->two, w->two.org, &version, &f), FAULT_CONFLICT);
}

static void a_newer_task_has_its_lines_until_a_controller_writes_their_own(void **state)
{
    struct world *w = *state, older = *w;
    struct str matrix, contracts,
        own = STR("task,provider_class,category,form\n"
                  "draft,remote,content,clear\n");
    struct policy_wanted wanted = { .contracts = own, .comment = STR("ours") };
    struct policy_outcome outcome;
    struct fault f = { 0 };
    int64_t version;

    older.org = id_new();
    assert_ok(store_write(w->store, make_older, &older, &f));
    assert_ok(policy_show(w->policy, w->arena, older.org, &matrix, &contracts, &version, &f));
    assert_str(contracts, contracts_default());
    assert_ok(policy_change(w->policy, &older.one, &wanted, &outcome, &f));
    assert_ok(policy_show(w->policy, w->arena, older.org, &matrix, &contracts, &version, &f));
    assert_int_equal(version, 2);
    assert_str(contracts, own);
}

int main(void)
{
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_newer_task_has_its_lines_until_a_controller_writes_their_own),
        WORLD_TEST(each_version_is_kept_with_who_when_and_why),
        WORLD_TEST(going_back_makes_a_new_version_equal_to_the_old_one),
        WORLD_TEST(a_difference_names_each_cell_and_what_became_of_it),
        WORLD_TEST(contracts_differ_in_words_too),
        WORLD_TEST(macros_in_a_contract_are_a_line_of_its_own),
        WORLD_TEST(of_two_writers_the_second_is_told),
        WORLD_TEST(a_mistake_names_its_line_and_nothing_is_applied),
        WORLD_TEST(only_a_controller_changes_the_policy),
        WORLD_TEST(with_four_eyes_a_change_waits_for_a_second_controller),
        WORLD_TEST(nobody_but_a_controller_approves_or_refuses),
        WORLD_TEST(taking_four_eyes_away_takes_two_as_well),
        WORLD_TEST(a_proposal_from_an_older_version_is_no_longer_approved),
        WORLD_TEST(a_refused_proposal_keeps_its_reason_and_never_comes_into_force),
        WORLD_TEST(a_proposal_expires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
