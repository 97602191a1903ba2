/* SPDX-License-Identifier: EUPL-1.2 */
/* login_test.c - logging in step by step, being held back, sessions and devices. */
#include "world.h"

/* ---- the first step ---- */

static void the_right_password_makes_a_session(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, STR(" ANA@example.org "), RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_int_equal(s.cookie.len, LOGIN_COOKIE_SIZE);
    assert_str(s.user.email, EMAIL);
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_true(id_eq(seen.user.id, w->user) && id_eq(seen.user.org, w->org));
    assert_int_equal(seen.user.roles, 1u << ROLE_AGENT);
    assert_int_equal(entries(w, "session.start", "done"), 1);
}

static void each_session_has_a_csrf_token_of_its_own_and_keeps_it(void **state)
{
    struct world *w = *state;
    struct session one, two, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &one, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &two, &f));
    assert_false(str_eq(one.cookie, two.cookie));
    assert_false(str_eq(one.csrf, two.csrf));
    assert_false(str_eq(one.csrf, one.cookie));
    for (int i = 0; i < 2; i++) {
        assert_ok(see(w, one.cookie, &seen, &f));
        assert_str(seen.csrf, one.csrf);
    }
}

static void a_wrong_password_and_an_unknown_address_are_answered_alike(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault wrong, unknown, disabled;

    checks = 0;
    assert_false(log_in(w, EMAIL, WRONG, &s, &wrong));
    assert_int_equal(checks, 1);
    checked_ours = false;
    assert_false(log_in(w, NOBODY, RIGHT, &s, &unknown));
    assert_int_equal(checks, 2); /* the same work, so the same time */
    assert_true(checked_ours);
    assert_true(set_disabled(w, true));
    assert_false(log_in(w, EMAIL, RIGHT, &s, &disabled));
    assert_int_equal(checks, 3);
    assert_int_equal(wrong.kind, FAULT_UNKNOWN);
    assert_int_equal(unknown.kind, FAULT_UNKNOWN);
    assert_int_equal(disabled.kind, FAULT_UNKNOWN);
    assert_string_equal(wrong.text, unknown.text);
    assert_string_equal(wrong.text, disabled.text);
    assert_int_equal(entries(w, "session.start", "refused"), 3);
    assert_int_equal(sql(w, "SELECT count(*) FROM session"), 0);
}

/* The desk was tuned anew, or came from another machine: the next right log-in stores the password
 * at today's cost. */
static void a_password_is_hashed_anew_when_its_cost_is_not_today_s(void **state)
{
    static const char count[] = "SELECT count(*) FROM login WHERE password LIKE '%,t=2,%'";
    struct world *w = *state;
    struct session s;
    struct fault f = { 0 };

    assert_int_equal(sql(w, count), 1);
    assert_int_equal(crypto_password_tune(3600 * 1000), CRYPTO_PASSWORD_PASSES_MAX);
    assert_fault(log_in(w, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    assert_int_equal(sql(w, count), 1);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(sql(w, count), 0);
    assert_fault(log_in(w, NOBODY, RIGHT, &s, &f), FAULT_UNKNOWN);
    assert_true(checked_ours); /* the unknown cost as much, too */
    assert_int_equal(crypto_password_tune(0), CRYPTO_PASSWORD_PASSES_MIN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(sql(w, count), 1);
}

static void a_huge_password_is_not_hashed(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;

    checks = 0;
    assert_fault(log_in(w, EMAIL, str_printf(w->arena, "%01000d", 1), &s, &f), FAULT_UNKNOWN);
    assert_int_equal(checks, 0);
}

/* ---- being held back ---- */

static bool try_from(struct world *w, const struct caller *from, struct str email,
                     struct str password, struct session *ret, struct fault *f)
{
    struct login_try try = { .email = email, .password = password };

    *f = (struct fault){ 0 };
    return login_start(w->accounts, w->arena, from, &try, ret, f);
}

/* Five wrong ones are answered at once; the one after the sixth is not looked at. */
static void wrong_ones_hold_the_next_back(struct world *w, struct str email)
{
    struct session s;
    struct fault f;

    for (int i = 0; i < 6; i++)
        assert_fault(log_in(w, email, WRONG, &s, &f), FAULT_UNKNOWN);
    checks = 0;
    assert_fault(log_in(w, email, RIGHT, &s, &f), FAULT_OFTEN);
    assert_int_equal(checks, 0);
}

static void wrong_passwords_hold_the_next_try_back_longer_each_time(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;

    wrong_ones_hold_the_next_back(w, EMAIL);
    pass(w, 30001);
    assert_fault(log_in(w, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    pass(w, 30001);
    assert_fault(log_in(w, EMAIL, RIGHT, &s, &f), FAULT_OFTEN); /* a minute now */
    pass(w, 30001);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
}

static void a_right_password_in_between_starts_the_count_again(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 4; i++)
            assert_fault(log_in(w, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
        assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    }
}

static void an_address_without_account_is_held_back_like_one_that_has_one(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault known, unknown, f;

    wrong_ones_hold_the_next_back(w, NOBODY);
    wrong_ones_hold_the_next_back(w, EMAIL);
    assert_false(log_in(w, NOBODY, RIGHT, &s, &unknown));
    assert_false(log_in(w, EMAIL, RIGHT, &s, &known));
    known.text[strcspn(known.text, "0123456789")] =
        unknown.text[strcspn(unknown.text, "0123456789")] =
            '\0'; /* the seconds may differ by one */
    assert_string_equal(known.text, unknown.text);
    assert_fault(log_in(w, STR("else@example.org"), RIGHT, &s, &f), FAULT_UNKNOWN);
}

/* The lock-out that locks out a colleague: somebody tries her address from everywhere. */
static void tries_from_elsewhere_do_not_slow_ones_own_browser(void **state)
{
    struct world *w = *state;
    struct caller mine = stranger_at("198.51.100.1");
    struct session s;
    struct fault f;

    assert_ok(try_from(w, &mine, EMAIL, RIGHT, &s, &f));
    mine.device = s.device;
    assert_int_equal(mine.device.len, LOGIN_COOKIE_SIZE);
    for (int i = 0; i < 7; i++) {
        struct caller one =
            stranger_at(str_cstr(w->arena, str_printf(w->arena, "203.0.113.%d", i)));

        assert_fault(try_from(w, &one, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    }
    sql(w, "UPDATE attempt SET count = 100 WHERE count = 7"); /* as if there had been many more */
    struct caller last = stranger_at("203.0.113.99");
    assert_fault(try_from(w, &last, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    struct caller other = stranger_at("192.0.2.200");
    assert_fault(try_from(w, &other, EMAIL, RIGHT, &s, &f), FAULT_OFTEN);
    assert_ok(try_from(w, &mine, EMAIL, RIGHT, &s, &f));
}

static void one_address_that_tries_many_names_is_held_back(void **state)
{
    struct world *w = *state;
    struct caller one = stranger_at("2001:db8:1:2:3::17"), near = stranger_at("2001:db8:1:2:4::1");
    struct caller far = stranger_at("2001:db8:1:3::1");
    struct session s;
    struct fault f;

    for (int i = 0; i < 7; i++) {
        struct str email = str_printf(w->arena, "n%d@example.org", i);

        if (i == 6) /* as if there had been many more */
            sql(w, "UPDATE attempt SET count = 60 WHERE count = 6");
        assert_fault(try_from(w, &one, email, WRONG, &s, &f), FAULT_UNKNOWN);
    }
    assert_fault(try_from(w, &one, EMAIL, RIGHT, &s, &f), FAULT_OFTEN);
    assert_fault(try_from(w, &near, EMAIL, RIGHT, &s, &f), FAULT_OFTEN); /* the same /64 */
    assert_ok(try_from(w, &far, EMAIL, RIGHT, &s, &f));
}

/* ---- sessions ---- */

static void a_session_ends_when_it_is_left_alone(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    pass(w, LOGIN_IDLE_MS - 60000);
    assert_ok(see(w, s.cookie, &seen, &f));
    pass(w, LOGIN_IDLE_MS - 60000); /* it was used in between */
    assert_ok(see(w, s.cookie, &seen, &f));
    pass(w, LOGIN_IDLE_MS + 1);
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

static void a_session_ends_after_twelve_hours_whatever_is_done(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };
    msec used = 0;

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    while (used + 2 * LOGIN_IDLE_MS / 3 < LOGIN_SESSION_MS) {
        pass(w, LOGIN_IDLE_MS / 3 * 2);
        used += LOGIN_IDLE_MS / 3 * 2;
        assert_ok(see(w, s.cookie, &seen, &f));
    }
    pass(w, LOGIN_SESSION_MS - used + 1);
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

static void an_organisation_may_ask_for_shorter_sessions(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    sql(w, "UPDATE organisation SET settings = '{\"login\":{\"idle_minutes\":5}}' "
           "WHERE name = 'one'");
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    pass(w, 4 * 60000);
    assert_ok(see(w, s.cookie, &seen, &f));
    pass(w, 5 * 60000 + 1);
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

/* A clock that was a day ahead and was set right: what it dated is no good for a day and more. */
static void a_session_and_a_factor_of_tomorrow_are_none(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    clock_shift = (msec)24 * 3600 * 1000;
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(see(w, s.cookie, &seen, &f));
    clock_shift = 0;
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    sql(w, "UPDATE session SET fresh = fresh + 86400000");
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_false(login_is_fresh(&seen));
    sql(w, "UPDATE session SET fresh = fresh - 86400000, created = created + 30000"); /* an other
                                                                                         node's
                                                                                         clock */
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_true(login_is_fresh(&seen));
}

static void logging_out_ends_that_session_only(void **state)
{
    struct world *w = *state;
    struct session one, two, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &one, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &two, &f));
    assert_ok(login_end(w->accounts, &one, &f));
    assert_int_equal(entries(w, "session.end", "done"), 1);
    assert_fault(see(w, one.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, two.cookie, &seen, &f));
}

static void a_new_password_and_disabling_end_all_sessions(void **state)
{
    struct world *w = *state;
    struct str better = STR("another tramway, seven leeks");
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(account_password(w->accounts, &w->admin, w->org, w->user, better, &f));
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_fault(log_in(w, EMAIL, RIGHT, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, better, &s, &f));
    assert_true(set_disabled(w, true));
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_true(set_disabled(w, false));
    assert_fault(see(w, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

static void no_cookie_but_the_right_one_is_a_session(void **state)
{
    static const struct str cookies[] = { STR_INIT(""), STR_INIT("x"),
                                          STR_INIT("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") };
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    for (size_t i = 0; i < COUNT_OF(cookies); i++)
        assert_fault(see(w, cookies[i], &seen, &f), FAULT_UNKNOWN);
    assert_fault(see(w, STR_NONE, &seen, &f), FAULT_UNKNOWN);
    for (size_t i = 0; i < s.cookie.len; i++) { /* cut, and with one character changed */
        char bent[128];

        assert_true(s.cookie.len < sizeof bent);
        memcpy(bent, s.cookie.ptr, s.cookie.len);
        bent[i] ^= 1;
        assert_fault(see(w, str_make(bent, i), &seen, &f), FAULT_UNKNOWN);
        assert_fault(see(w, str_make(bent, s.cookie.len), &seen, &f), FAULT_UNKNOWN);
    }
    assert_ok(see(w, s.cookie, &seen, &f));
}

/* ---- what its owner sees ---- */

static void the_owner_sees_their_sessions_and_ends_others(void **state)
{
    struct world *w = *state;
    struct session one, two, three, seen;
    struct session_seen *list;
    struct id other = ID_NONE;
    size_t count;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &one, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &two, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &three, &f));
    assert_ok(login_sessions(w->accounts, w->arena, &one, &list, &count, &f));
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_str(list[i].about, STR("Firefox, Linux, 192.0.2.*"));
        assert_int_equal(list[i].current, id_eq(list[i].id, one.id));
        if (id_eq(list[i].id, two.id))
            other = list[i].id;
    }
    assert_ok(login_end_other(w->accounts, &one, other, &f));
    assert_fault(see(w, two.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, three.cookie, &seen, &f));
    assert_ok(login_end_other(w->accounts, &one, ID_NONE, &f));
    assert_fault(see(w, three.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, one.cookie, &seen, &f));
    assert_fault(login_end_other(w->accounts, &one, id_new(), &f), FAULT_MISSING);
}

static void nobody_ends_a_session_of_somebody_else(void **state)
{
    struct world *w = *state;
    struct user_new u = new_user(w);
    struct session mine, yours, seen;
    struct id id;
    struct fault f = { 0 };

    u.email = STR("bruno@example.org");
    assert_ok(account_add(w->accounts, &w->admin, &u, &id, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &mine, &f));
    assert_ok(log_in(w, u.email, RIGHT, &yours, &f));
    assert_fault(login_end_other(w->accounts, &mine, yours.id, &f), FAULT_MISSING);
    assert_ok(see(w, yours.cookie, &seen, &f));
}

static void a_new_browser_is_told_of_until_it_was_seen(void **state)
{
    struct world *w = *state;
    struct session one, two, seen;
    struct device_seen *list;
    size_t count, news = 0;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &one, &f));
    assert_ok(login_devices(w->accounts, w->arena, &one, &list, &count, &f));
    assert_int_equal(count, 1);
    assert_true(list[0].known && list[0].current); /* the first is no news */
    assert_ok(log_in(w, EMAIL, RIGHT, &two, &f));
    assert_ok(login_devices(w->accounts, w->arena, &one, &list, &count, &f));
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++)
        news += !list[i].known;
    assert_int_equal(news, 1);
    /* it does not speak for itself, unless a second factor was shown with it */
    assert_fault(login_devices_known(w->accounts, &two, &f), FAULT_DENIED);
    f = (struct fault){ 0 };
    assert_int_equal(sql(w, "SELECT count(*) FROM device WHERE known"), 1);
    two.factors |= FACTOR_TOTP;
    assert_ok(login_devices_known(w->accounts, &two, &f));
    assert_int_equal(sql(w, "SELECT count(*) FROM device WHERE known"), 2);
    sql(w, "UPDATE device SET known = 0 WHERE id <> (SELECT id FROM device ORDER BY first, id "
           "LIMIT 1)");
    assert_ok(login_devices_known(w->accounts, &one, &f));
    assert_ok(login_devices(w->accounts, w->arena, &one, &list, &count, &f));
    for (size_t i = 0; i < count; i++) {
        assert_true(list[i].known);
        if (!list[i].current)
            assert_ok(login_device_forget(w->accounts, &one, list[i].id, &f));
    }
    assert_fault(see(w, two.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, one.cookie, &seen, &f));
}

static void two_people_at_one_browser_are_not_joined(void **state)
{
    struct world *w = *state;
    struct user_new u = new_user(w);
    struct caller from = stranger_at("192.0.2.9");
    struct session mine, yours;
    struct device_seen *list;
    struct id id;
    size_t count;
    struct fault f = { 0 };

    u.email = STR("bruno@example.org");
    assert_ok(account_add(w->accounts, &w->admin, &u, &id, &f));
    assert_ok(try_from(w, &from, EMAIL, RIGHT, &mine, &f));
    from.device = mine.device;
    assert_ok(try_from(w, &from, u.email, RIGHT, &yours, &f));
    assert_null(yours.device.ptr); /* it has one already */
    assert_ok(login_devices(w->accounts, w->arena, &mine, &list, &count, &f));
    assert_int_equal(count, 1);
    assert_int_equal(sql(w, "SELECT count(DISTINCT hash) FROM device"), 2);
}

/* ---- several organisations ---- */

static struct id join_other(struct world *w)
{
    struct principal by = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct caller from = stranger_at("192.0.2.1");
    struct user_new u = new_user(w);
    struct str secret;
    struct id id;
    struct fault f = { 0 };

    u.roles = 1u << ROLE_SUPERVISOR;
    u.agreed = true;
    assert_ok(account_invite(w->accounts, w->arena, &by, &u, &id, &secret, &f));
    assert_ok(login_accept(w->accounts, w->arena, &from, secret, RIGHT, &f));
    return id;
}

static void who_serves_two_organisations_chooses_one(void **state)
{
    struct world *w = *state;
    struct id there = join_other(w);
    struct session s, seen;
    struct str half;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_ORGANISATION);
    assert_int_equal(s.choice_count, 2);
    assert_int_equal(entries(w, "session.start", "done"), 0);
    half = s.cookie;
    assert_ok(see(w, half, &seen, &f));
    assert_int_equal(seen.next, LOGIN_ORGANISATION);
    assert_fault(login_choose(w->accounts, w->arena, &s, id_new(), &f), FAULT_MISSING);
    assert_ok(see(w, half, &s, &f));
    assert_ok(login_choose(w->accounts, w->arena, &s, w->other, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_true(id_eq(s.user.id, there) && id_eq(s.user.org, w->other));
    assert_int_equal(s.user.roles, 1u << ROLE_SUPERVISOR);
    assert_fault(see(w, half, &seen, &f), FAULT_UNKNOWN); /* each step has its own cookie */
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_true(id_eq(seen.user.org, w->other));
    assert_ok(login_choose(w->accounts, w->arena, &s, w->org, &f)); /* and over to the other */
    assert_true(id_eq(s.user.id, w->user));
}

static void the_organisation_may_be_named_at_once(void **state)
{
    struct world *w = *state;
    struct caller from = stranger_at("192.0.2.1");
    struct login_try try = { .email = EMAIL, .password = RIGHT, .org = w->other };
    struct session s;
    struct fault f = { 0 };

    join_other(w);
    assert_ok(login_start(w->accounts, w->arena, &from, &try, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_true(id_eq(s.user.org, w->other));
}

static void disabling_in_one_organisation_leaves_the_other(void **state)
{
    struct world *w = *state;
    struct session here, there, seen;
    struct fault f = { 0 };

    join_other(w);
    assert_ok(log_in(w, EMAIL, RIGHT, &here, &f));
    assert_ok(login_choose(w->accounts, w->arena, &here, w->org, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &there, &f));
    assert_ok(login_choose(w->accounts, w->arena, &there, w->other, &f));
    assert_true(set_disabled(w, true));
    assert_fault(see(w, here.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, there.cookie, &seen, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &seen, &f));
    assert_int_equal(seen.next, LOGIN_DONE); /* one is left */
    assert_true(id_eq(seen.user.org, w->other));
}

static void nothing_in_the_journal_joins_two_organisations(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;
    char text[300];

    join_other(w);
    log_in(w, EMAIL, WRONG, &s, &f);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(login_choose(w->accounts, w->arena, &s, w->org, &f));
    snprintf(text, sizeof text,
             "SELECT count(*) FROM log WHERE entry LIKE '%%\"org\":\"" ID_FMT
             "\"%%' AND entry LIKE "
             "'%%" ID_FMT "%%'",
             ID_ARG(w->other), ID_ARG(w->user));
    assert_int_equal(sql(w, text), 0);
}

/* ---- a factor again ---- */

static void a_factor_is_fresh_for_a_while_and_can_be_shown_again(void **state)
{
    struct world *w = *state;
    struct caller from = stranger_at("192.0.2.1");
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_true(login_is_fresh(&s));
    pass(w, LOGIN_FRESH_MS + 1);
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_false(login_is_fresh(&seen));
    assert_fault(login_again(w->accounts, w->arena, &from, &seen, WRONG, STR_NONE, &f),
                 FAULT_UNKNOWN);
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_false(login_is_fresh(&seen));
    assert_ok(login_again(w->accounts, w->arena, &from, &seen, RIGHT, STR_NONE, &f));
    assert_true(login_is_fresh(&seen));
    assert_int_equal(entries(w, "session.factor", "done"), 1);
    assert_int_equal(entries(w, "session.factor", "refused"), 1);
    assert_fault(see(w, s.cookie, &s, &f), FAULT_UNKNOWN); /* under a new cookie */
    assert_ok(see(w, seen.cookie, &s, &f));
    assert_true(id_eq(s.user.id, w->user));
}

/* ---- at rest ---- */

static void no_secret_and_no_name_is_in_the_database(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_true(files_hold(w, s.csrf)); /* the search can see */
    assert_false(files_hold(w, s.cookie));
    assert_false(files_hold(w, s.device));
    assert_false(files_hold(w, RIGHT));
    assert_false(files_hold(w, EMAIL));
    assert_false(files_hold(w, STR("Ana Prova")));
    assert_false(files_hold(w, STR("Firefox")));
    assert_false(files_hold(w, STR("192.0.2")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(the_right_password_makes_a_session),
        CASE(each_session_has_a_csrf_token_of_its_own_and_keeps_it),
        CASE(a_wrong_password_and_an_unknown_address_are_answered_alike),
        CASE(a_password_is_hashed_anew_when_its_cost_is_not_today_s),
        CASE(a_huge_password_is_not_hashed),
        CASE(wrong_passwords_hold_the_next_try_back_longer_each_time),
        CASE(a_right_password_in_between_starts_the_count_again),
        CASE(an_address_without_account_is_held_back_like_one_that_has_one),
        CASE(tries_from_elsewhere_do_not_slow_ones_own_browser),
        CASE(one_address_that_tries_many_names_is_held_back),
        CASE(a_session_ends_when_it_is_left_alone),
        CASE(a_session_ends_after_twelve_hours_whatever_is_done),
        CASE(an_organisation_may_ask_for_shorter_sessions),
        CASE(a_session_and_a_factor_of_tomorrow_are_none),
        CASE(logging_out_ends_that_session_only),
        CASE(a_new_password_and_disabling_end_all_sessions),
        CASE(no_cookie_but_the_right_one_is_a_session),
        CASE(the_owner_sees_their_sessions_and_ends_others),
        CASE(nobody_ends_a_session_of_somebody_else),
        CASE(a_new_browser_is_told_of_until_it_was_seen),
        CASE(two_people_at_one_browser_are_not_joined),
        CASE(who_serves_two_organisations_chooses_one),
        CASE(the_organisation_may_be_named_at_once),
        CASE(disabling_in_one_organisation_leaves_the_other),
        CASE(nothing_in_the_journal_joins_two_organisations),
        CASE(a_factor_is_fresh_for_a_while_and_can_be_shown_again),
        CASE(no_secret_and_no_name_is_in_the_database),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
