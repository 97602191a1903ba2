/* SPDX-License-Identifier: EUPL-1.2 */
/* account_test.c - users: who may be added, invited, changed, by whom; passwords that are good
 * enough. */
#include "world.h"

static bool change(struct world *w, const struct principal *by, struct id id,
                   const struct user_change *c, struct fault *f)
{
    *f = (struct fault){ 0 };
    return account_change(w->accounts, by, id, c, f);
}

static struct user get(struct world *w, struct id id)
{
    struct user u;
    struct fault f = { 0 };

    assert_ok(account_get(w->accounts, w->arena, id, &u, &f));
    return u;
}

static struct id add(struct world *w, const char *email, unsigned roles)
{
    struct user_new u = new_user(w);
    struct fault f = { 0 };
    struct id id;

    u.email = str_of(email);
    u.roles = roles;
    assert_ok(account_add(w->accounts, &w->admin, &u, &id, &f));
    return id;
}

/* ---- adding ---- */

static void an_account_needs_an_address_a_password_and_a_role(void **state)
{
    static const struct {
        struct str email, name, password;
        unsigned roles;
        enum fault_kind kind;
    } cases[] = {
        { STR_INIT("no address"), STR_INIT("N"), STR_INIT("violet tramway and nine"), 1,
          FAULT_FIELDS },
        { STR_INIT("@example.org"), STR_INIT("N"), STR_INIT("violet tramway and nine"), 1,
          FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT(""), STR_INIT("violet tramway and nine"), 1,
          FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("elevenchars"), 1, FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("violet tramway and nine"), 0,
          FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("violet tramway and nine"),
          1u << ROLES, FAULT_FIELDS },
        { STR_INIT("Ana@Example.org"), STR_INIT("N"), STR_INIT("violet tramway and nine"), 1,
          FAULT_CONFLICT },
    };
    struct world *w = *state;
    struct id id;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct user_new u = new_user(w);

        u.email = cases[i].email;
        u.name = cases[i].name;
        u.password = cases[i].password;
        u.roles = cases[i].roles;
        assert_fault(account_add(w->accounts, &w->admin, &u, &id, &f), cases[i].kind);
    }
    assert_int_equal(sql(w, "SELECT count(*) FROM account"), 1);
}

static void a_password_is_long_and_hard_to_guess(void **state)
{
    static const struct {
        const char *password;
        bool good;
    } cases[] = {
        { "short one", false },
        { "passwordpassword", false },
        { "Motdepasse2026!", false },
        { "azertyuiop123", false },
        { "qwertyuiop12", false },
        { "123456789012", false },
        { "aaaaaaaaaaaaaaaa", false },
        { "Bonjour12345!", false },
        { "ana.prova@example.org", false }, /* her own address */
        { "AnaProva2026", false },
        { "Ana-Prova-Prova", false },
        { "12/03/198112/03/1981", false },
        { "violet tramway and nine cabbages", true },
        { "les canards lisent Proust le jeudi", true },
        { "hF7-qm2P-xT94", true },
        { "q0Zp3vLm8sWk", true },
        { "\xe6\x9c\xa8\xe6\x9b\x9c\xe6\x97\xa5 violet tramway", true }, /* any letters */
    };
    struct fault f;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        f = (struct fault){ 0 };
        bool good = account_password_good(str_of(cases[i].password), STR("ana.prova@example.org"),
                                          STR("Ana Prova"), &f);
        if (good != cases[i].good)
            fail_msg("%s: %s", cases[i].password, f.text);
        assert_true(good || strstr(f.text, "\"password\""));
        assert_null(strstr(f.text, cases[i].password)); /* never in a fault */
    }
}

static void another_organisation_cannot_change_an_account(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->other, 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER };
    bool yes = true;
    unsigned roles = 1u << ROLE_AGENT;
    struct user_change all = { .disabled = &yes, .roles = &roles };
    struct session s;
    struct str secret;
    struct fault f = { 0 };

    assert_fault(change(w, &by, w->user, &all, &f), FAULT_MISSING);
    assert_fault(account_password(w->accounts, &by, w->other, w->user,
                                  STR("another tramway, seven leeks"), &f),
                 FAULT_MISSING);
    assert_fault(account_reinvite(w->accounts, w->arena, &by, w->user, &secret, &f), FAULT_MISSING);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
}

static void a_profile_moved_to_another_account_does_not_open(void **state)
{
    struct world *w = *state;
    struct user user;
    struct fault f = { 0 };

    get(w, add(w, "bruno@example.org", 1u << ROLE_AGENT));
    sql(w,
        "UPDATE account SET profile = (SELECT profile FROM account AS a WHERE a.id > account.id) "
        "WHERE id = (SELECT min(id) FROM account)");
    assert_fault(account_get(w->accounts, w->arena, w->user, &user, &f), FAULT_DAMAGED);
}

/* Nobody has shown that an address is somebody's: an administrator elsewhere may have taken a
 * log-in up under it.  It must not become the way into another organisation. */
static void an_address_that_has_a_login_is_not_simply_added(void **state)
{
    struct world *w = *state;
    struct user_new u = new_user(w);
    struct session s;
    struct id id;
    struct fault f = { 0 };

    u.org = w->other;
    assert_fault(account_add(w->accounts, &w->admin, &u, &id, &f), FAULT_CONFLICT);
    assert_int_equal(sql(w, "SELECT count(*) FROM account"), 1);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_true(id_eq(s.user.org, w->org));
}

/* ---- inviting ---- */

static struct id invite(struct world *w, const struct principal *by, const char *email,
                        unsigned roles, struct str *ret_secret)
{
    struct user_new u = { .email = str_of(email), .name = STR("Noa Esempio"), .roles = roles };
    struct fault f = { 0 };
    struct id id;

    assert_ok(account_invite(w->accounts, w->arena, by, &u, &id, ret_secret, &f));
    return id;
}

static bool accept(struct world *w, struct str secret, struct str password, struct fault *f)
{
    struct caller from = stranger_at("192.0.2.1");

    *f = (struct fault){ 0 };
    return login_accept(w->accounts, w->arena, &from, secret, password, f);
}

static void an_invited_colleague_takes_the_account_up_with_a_password_of_their_own(void **state)
{
    struct world *w = *state;
    struct principal decider = { id_new(), w->org, 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER };
    struct invitation inv;
    struct session s;
    struct str secret;
    struct fault f = { 0 };
    struct id id = invite(w, &decider, "noa@example.org", 1u << ROLE_AGENT, &secret);

    assert_int_equal(get(w, id).state, ACCOUNT_INVITED);
    assert_fault(log_in(w, STR("noa@example.org"), STR(""), &s, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(login_invitation(w->accounts, w->arena, secret, &inv, &f));
    assert_str(inv.user.email, STR("noa@example.org"));
    assert_false(inv.has_login);
    assert_fault(accept(w, secret, STR("too short"), &f), FAULT_FIELDS);
    assert_ok(accept(w, secret, RIGHT, &f));
    assert_ok(log_in(w, STR("noa@example.org"), RIGHT, &s, &f));
    assert_fault(accept(w, secret, RIGHT, &f), FAULT_MISSING); /* once */
    assert_int_equal(entries(w, "account.invite", "done"), 1);
    assert_int_equal(entries(w, "account.accept", "done"), 1);
    assert_false(files_hold(w, secret));
}

static void an_invitation_ends_after_a_week(void **state)
{
    struct world *w = *state;
    struct str secret;
    struct fault f;

    invite(w, &w->admin, "noa@example.org", 1u << ROLE_ADMIN, &secret);
    pass(w, ACCOUNT_INVITATION_MS + 1);
    assert_fault(accept(w, secret, RIGHT, &f), FAULT_MISSING);
}

/* The curious administrator: an account of their own making reads nothing until a controller has
 * agreed to it. */
static void who_reads_customers_words_waits_for_a_controllers_agreement(void **state)
{
    static const struct {
        unsigned roles;
        bool waits, supervisor_may;
    } cases[] = {
        { 1u << ROLE_ADMIN, false, false },
        { 1u << ROLE_AGENT, true, true },
        { 1u << ROLE_AGENT | 1u << ROLE_ADMIN, true, false },
        { 1u << ROLE_SUPERVISOR, true, false },
        { 1u << ROLE_CONTROLLER, true, false },
        { 1u << ROLE_AUDITOR, true, false },
    };
    struct world *w = *state;
    struct principal controller = { id_new(), w->org, 1u << ROLE_CONTROLLER };
    struct principal supervisor = { id_new(), w->org, 1u << ROLE_SUPERVISOR };
    struct user_change agree = { .approve = true };
    struct fault f;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char email[40];
        struct str secret;
        struct session s;
        struct id id;

        snprintf(email, sizeof email, "noa%zu@example.org", i);
        id = invite(w, &w->admin, email, cases[i].roles, &secret);
        assert_ok(accept(w, secret, RIGHT, &f));
        assert_int_equal(get(w, id).state != 0, cases[i].waits);
        assert_int_equal(log_in(w, str_of(email), RIGHT, &s, &f), !cases[i].waits);
        if (!cases[i].waits)
            continue;
        assert_fault(change(w, &w->admin, id, &agree, &f), FAULT_DENIED);
        assert_int_equal(change(w, &supervisor, id, &agree, &f), cases[i].supervisor_may);
        if (!cases[i].supervisor_may)
            assert_ok(change(w, &controller, id, &agree, &f));
        assert_ok(log_in(w, str_of(email), RIGHT, &s, &f));
    }
}

static void an_invitation_to_somebody_who_serves_elsewhere_asks_for_their_password(void **state)
{
    struct world *w = *state;
    struct principal there = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct invitation inv;
    struct session s;
    struct str secret;
    struct fault f = { 0 };

    invite(w, &there, "ana@example.org", 1u << ROLE_ADMIN, &secret);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE); /* nothing has changed yet */
    assert_ok(login_invitation(w->accounts, w->arena, secret, &inv, &f));
    assert_true(inv.has_login);
    assert_fault(accept(w, secret, WRONG, &f), FAULT_UNKNOWN);
    assert_ok(accept(w, secret, RIGHT, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_ORGANISATION);
}

/* ---- the way back in ---- */

static void a_new_invitation_makes_the_account_wait_for_agreement_again(void **state)
{
    struct world *w = *state;
    struct session s;
    struct str secret;
    struct fault f = { 0 };

    assert_ok(account_reinvite(w->accounts, w->arena, &w->admin, w->user, &secret, &f));
    assert_fault(log_in(w, EMAIL, RIGHT, &s, &f), FAULT_UNKNOWN);
    assert_ok(accept(w, secret, STR("another tramway, seven leeks"), &f));
    assert_int_equal(get(w, w->user).state, ACCOUNT_UNAPPROVED);
    assert_fault(log_in(w, EMAIL, STR("another tramway, seven leeks"), &s, &f), FAULT_UNKNOWN);
}

static void nobody_gets_into_another_organisation_by_an_invitation(void **state)
{
    struct world *w = *state;
    struct principal there = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct str secret;
    struct fault f = { 0 };

    invite(w, &there, "ana@example.org", 1u << ROLE_AGENT, &secret);
    assert_fault(account_reinvite(w->accounts, w->arena, &w->admin, w->user, &secret, &f),
                 FAULT_CONFLICT);
}

/* ---- changing ---- */

static void nobody_changes_their_own_roles_or_agrees_to_themselves(void **state)
{
    struct world *w = *state;
    struct id id = add(w, "bruno@example.org", 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER);
    struct principal self = { id, w->org, 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER };
    unsigned more = 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER | 1u << ROLE_AGENT;
    struct user_change roles = { .roles = &more }, agree = { .approve = true };
    struct fault f;

    assert_fault(change(w, &self, id, &roles, &f), FAULT_DENIED);
    assert_string_equal(f.rule, "own-roles");
    assert_fault(change(w, &self, id, &agree, &f), FAULT_DENIED);
    assert_int_equal(get(w, id).roles, 1u << ROLE_ADMIN | 1u << ROLE_CONTROLLER);
}

static void a_role_gained_waits_for_agreement_and_ends_the_sessions(void **state)
{
    struct world *w = *state;
    unsigned more = 1u << ROLE_AGENT | 1u << ROLE_CONTROLLER, less = 1u << ROLE_AGENT;
    struct user_change gain = { .roles = &more }, lose = { .roles = &less };
    struct session s, seen;
    struct fault f;

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(change(w, &w->admin, w->user, &gain, &f));
    assert_int_equal(get(w, w->user).state, ACCOUNT_UNAPPROVED);
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(change(w, &w->admin, w->user, &lose, &f));
    assert_int_equal(get(w, w->user).roles, less);
}

static void the_last_administrator_and_the_last_controller_stay(void **state)
{
    static const enum role roles[] = { ROLE_ADMIN, ROLE_CONTROLLER };
    struct world *w = *state;
    struct fault f;

    for (size_t i = 0; i < COUNT_OF(roles); i++) {
        unsigned none = 1u << ROLE_AGENT;
        bool yes = true;
        struct user_change disable = { .disabled = &yes }, demote = { .roles = &none };
        struct id first = add(w, i ? "c1@example.org" : "a1@example.org", 1u << roles[i]), second;

        assert_fault(change(w, &w->admin, first, &disable, &f), FAULT_CONFLICT);
        assert_fault(change(w, &w->admin, first, &demote, &f), FAULT_CONFLICT);
        assert_int_equal(get(w, first).state, 0);
        second = add(w, i ? "c2@example.org" : "a2@example.org", 1u << roles[i]);
        assert_ok(change(w, &w->admin, first, &disable, &f));
        assert_fault(change(w, &w->admin, second, &disable, &f), FAULT_CONFLICT);
    }
}

static void each_change_is_an_entry_of_its_own(void **state)
{
    struct world *w = *state;
    unsigned roles = 1u << ROLE_AGENT | 1u << ROLE_SUPERVISOR;
    struct user_change all = { .name = STR("Ana Nuova"), .roles = &roles };
    struct fault f;

    assert_ok(change(w, &w->admin, w->user, &all, &f));
    assert_str(get(w, w->user).name, STR("Ana Nuova"));
    assert_str(get(w, w->user).email, EMAIL);
    assert_true(set_disabled(w, true));
    assert_true(set_disabled(w, false));
    assert_int_equal(entries(w, "account.roles", "done"), 1);
    assert_int_equal(entries(w, "account.change", "done"), 1);
    assert_int_equal(entries(w, "account.disable", "done"), 1);
    assert_int_equal(entries(w, "account.enable", "done"), 1);
    assert_false(files_hold(w, STR("Ana Nuova")));
}

/* ---- the owner's password ---- */

static void the_owner_changes_the_password_with_the_old_one(void **state)
{
    struct world *w = *state;
    struct caller from = stranger_at("192.0.2.1");
    struct str better = STR("another tramway, seven leeks");
    struct session s, other, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &other, &f));
    assert_fault(login_password(w->accounts, w->arena, &from, &s, WRONG, better, &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_fault(
        login_password(w->accounts, w->arena, &from, &s, RIGHT, STR("passwordpassword"), &f),
        FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_ok(login_password(w->accounts, w->arena, &from, &s, RIGHT, better, &f));
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_fault(see(w, other.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_fault(log_in(w, EMAIL, RIGHT, &seen, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, better, &seen, &f));
    assert_int_equal(entries(w, "account.password", "done"), 1);
    assert_int_equal(entries(w, "account.password", "refused"), 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(an_account_needs_an_address_a_password_and_a_role),
        CASE(a_password_is_long_and_hard_to_guess),
        CASE(another_organisation_cannot_change_an_account),
        CASE(a_profile_moved_to_another_account_does_not_open),
        CASE(an_address_that_has_a_login_is_not_simply_added),
        CASE(an_invited_colleague_takes_the_account_up_with_a_password_of_their_own),
        CASE(an_invitation_ends_after_a_week),
        CASE(who_reads_customers_words_waits_for_a_controllers_agreement),
        CASE(an_invitation_to_somebody_who_serves_elsewhere_asks_for_their_password),
        CASE(a_new_invitation_makes_the_account_wait_for_agreement_again),
        CASE(nobody_gets_into_another_organisation_by_an_invitation),
        CASE(nobody_changes_their_own_roles_or_agrees_to_themselves),
        CASE(a_role_gained_waits_for_agreement_and_ends_the_sessions),
        CASE(the_last_administrator_and_the_last_controller_stay),
        CASE(each_change_is_an_entry_of_its_own),
        CASE(the_owner_changes_the_password_with_the_old_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
