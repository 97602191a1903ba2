/* SPDX-License-Identifier: EUPL-1.2 */
/* passkey_test.c - passkeys: made, shown as a second step, alone and again, and all that must not
 * work. */
#include "authenticator.h"

static void serve(struct world *w)
{
    struct fault f = { 0 };

    assert_ok(passkey_serve(w->accounts, STR("https://desk.example.org/"), &f));
}

/* The session adds a passkey of this authenticator. */
static bool add(struct world *w, struct session *s, struct authenticator *auth, struct str **codes,
                size_t *count, struct fault *f)
{
    struct passkey_ask ask;
    struct passkey_new made;

    *f = (struct fault){ 0 };
    if (!passkey_begin(w->accounts, w->arena, s, &ask, f))
        return false;
    made = authenticator_make(w, auth, &ask);
    return passkey_add(w->accounts, w->arena, s, &made, codes, count, f);
}

/* The user gets a passkey; gives back the session it was made in. */
static struct session enrol(struct world *w, struct authenticator *auth)
{
    struct session s;
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    serve(w);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(add(w, &s, auth, &codes, &count, &f));
    return s;
}

static struct str asked(struct world *w)
{
    struct passkey_ask ask;
    struct fault f = { 0 };

    assert_ok(passkey_ask_anybody(w->accounts, w->arena, &ask, &f));
    assert_true(ask.verify);
    assert_int_equal(ask.known_count, 0);
    return ask.challenge;
}

static bool answer(struct world *w, const struct passkey_answer *with, struct session *ret,
                   struct fault *f)
{
    struct caller from = stranger_at("192.0.2.1");

    *f = (struct fault){ 0 };
    return passkey_log_in(w->accounts, w->arena, &from, with, ID_NONE, ret, f);
}

static bool come_in(struct world *w, struct authenticator *auth, struct session *ret,
                    struct fault *f)
{
    struct passkey_answer with = authenticator_show(w, auth, asked(w));

    return answer(w, &with, ret, f);
}

/* In a session, as the second step or again. */
static bool show(struct world *w, struct authenticator *auth, struct session *s, struct fault *f)
{
    struct caller from = stranger_at("192.0.2.1");
    struct passkey_ask ask;
    struct passkey_answer with;

    *f = (struct fault){ 0 };
    if (!passkey_ask_again(w->accounts, w->arena, s, &ask, f))
        return false;
    with = authenticator_show(w, auth, ask.challenge);
    return passkey_show(w->accounts, w->arena, &from, s, &with, f);
}

/* ---- what works ---- */

static void a_passkey_alone_logs_in_and_no_address_is_asked_for(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s, seen;
    struct fault f = { 0 };

    enrol(w, &auth);
    assert_ok(come_in(w, &auth, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_true(id_eq(s.user.id, w->user));
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_int_equal(seen.factors, FACTOR_PASSKEY);
    assert_ok(come_in(w, &auth, &s, &f));
}

static void a_passkey_is_the_second_step_after_a_password(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s, seen;
    struct fault f = { 0 };

    enrol(w, &auth);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_FACTOR);
    assert_int_equal(s.offered, FACTOR_PASSKEY | FACTOR_RECOVERY);
    auth.flags = PRESENT; /* a touch is enough */
    assert_ok(show(w, &auth, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_int_equal(seen.factors, FACTOR_PASSWORD | FACTOR_KEY);
}

static void the_first_factor_brings_recovery_codes_and_they_work(void **state)
{
    struct world *w = *state;
    struct authenticator one = authenticator_new(), two = authenticator_new();
    struct caller from = stranger_at("192.0.2.1");
    struct session s, later;
    struct str *codes, *none;
    size_t count;
    struct fault f = { 0 };

    serve(w);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(add(w, &s, &one, &codes, &count, &f));
    assert_int_equal(count, RECOVERY_CODES);
    assert_ok(add(w, &s, &two, &none, &count, &f));
    assert_int_equal(count, 0);
    assert_ok(log_in(w, EMAIL, RIGHT, &later, &f));
    assert_ok(login_code(w->accounts, w->arena, &from, &later, codes[0], &f));
    assert_int_equal(later.next, LOGIN_DONE);
    assert_ok(come_in(w, &one, &s, &f));
    assert_ok(come_in(w, &two, &s, &f));
}

static void authenticators_that_do_not_count_are_fine(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct fault f = { 0 };

    auth.step = 0;
    enrol(w, &auth);
    for (int i = 0; i < 3; i++)
        assert_ok(come_in(w, &auth, &s, &f));
}

static void a_passkey_shown_again_is_fresh(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct caller from = stranger_at("192.0.2.1");
    struct session s;
    struct fault f = { 0 };

    enrol(w, &auth);
    assert_ok(come_in(w, &auth, &s, &f));
    pass(w, LOGIN_FRESH_MS + 1);
    assert_ok(see(w, s.cookie, &s, &f));
    assert_false(login_is_fresh(&s));
    assert_fault(login_again(w->accounts, w->arena, &from, &s, RIGHT, STR_NONE, &f), FAULT_FIELDS);
    auth.flags = PRESENT; /* no password was shown: a touch is not enough */
    assert_fault(show(w, &auth, &s, &f), FAULT_UNKNOWN);
    auth.flags |= VERIFIED;
    assert_ok(show(w, &auth, &s, &f));
    assert_true(login_is_fresh(&s));
    assert_ok(login_offers(w->accounts, w->arena, &s, &f));
    assert_true(s.strong);
    assert_int_equal(s.offered, FACTOR_PASSKEY | FACTOR_RECOVERY);
}

static void the_handle_says_nothing_and_is_the_same_each_time(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s = enrol(w, &auth);
    struct passkey_ask ask;
    struct str bytes, id;
    struct fault f = { 0 };

    assert_ok(passkey_begin(w->accounts, w->arena, &s, &ask, &f));
    assert_true(crypto_unbase64url(w->arena, ask.user, &bytes));
    assert_int_equal(bytes.len, 32);
    assert_true(str_eq(bytes, auth.user));
    assert_null(memmem(bytes.ptr, bytes.len, s.login.b, 6)); /* nor when it was made */
    assert_int_equal(ask.known_count, 1);
    assert_true(crypto_unbase64url(w->arena, ask.known[0], &id));
    assert_str(id, str_make(auth.id, sizeof auth.id));
}

static void a_passkey_has_a_name_and_is_removed(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s = enrol(w, &auth);
    struct factor_seen *list;
    size_t count;
    int64_t codes;
    struct fault f = { 0 };

    assert_ok(factor_list(w->accounts, w->arena, s.login, &list, &count, &codes, &f));
    assert_int_equal(count, 1);
    assert_str(list[0].name, STR("laptop"));
    assert_int_equal(list[0].kind, FACTOR_PASSKEY);
    assert_ok(factor_rename(w->accounts, w->arena, &s, list[0].id, STR("blue key"), &f));
    assert_int_equal(entries(w, "factor.rename", "done"), 1);
    assert_fault(factor_rename(w->accounts, w->arena, &s, id_new(), STR("x"), &f), FAULT_MISSING);
    f = (struct fault){ 0 };
    assert_fault(factor_rename(w->accounts, w->arena, &s, list[0].id, STR(""), &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_ok(factor_list(w->accounts, w->arena, s.login, &list, &count, &codes, &f));
    assert_str(list[0].name, STR("blue key"));
    assert_false(files_hold(w, STR("blue key")));
    assert_ok(factor_remove(w->accounts, w->arena, &s, list[0].id, &f));
    assert_fault(come_in(w, &auth, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
}

/* ---- what does not ---- */

static void a_counter_that_goes_back_is_refused_and_told(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new(), copy;
    struct session s, mine = enrol(w, &auth);
    struct factor_seen *list;
    size_t count;
    int64_t codes;
    struct fault f = { 0 };

    copy = auth;
    assert_ok(come_in(w, &auth, &s, &f));
    assert_fault(come_in(w, &copy, &s, &f), FAULT_DENIED); /* the same count a second time */
    assert_string_equal(f.rule, "passkey:cloned");
    assert_int_equal(entries(w, "factor.clone", "refused"), 1);
    assert_int_equal(sql(w, "SELECT count(*) FROM session"), 2);
    assert_ok(factor_list(w->accounts, w->arena, mine.login, &list, &count, &codes, &f));
    assert_int_not_equal(list[0].cloned, 0);
    copy.counter = 0; /* and 0 where it had counted */
    copy.step = 0;
    assert_fault(come_in(w, &copy, &s, &f), FAULT_DENIED);
    assert_ok(come_in(w, &auth, &s, &f));
}

static void an_answer_is_good_once(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct passkey_answer with;
    struct session s;
    struct fault f = { 0 };

    auth.step = 0; /* the counter would tell it, too */
    enrol(w, &auth);
    with = authenticator_show(w, &auth, asked(w));
    assert_ok(answer(w, &with, &s, &f));
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
    with = authenticator_show(w, &auth, asked(w));
    with.signature = str_slice(with.signature, 0, 60);
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
    with.signature = str_make(with.signature.ptr, CRYPTO_SIGN_SIZE);
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN); /* a wrong answer spends it as well */
}

static void a_challenge_is_good_for_five_minutes_by_a_clock_that_is_right(void **state)
{
    static const struct {
        msec passed;
        bool good;
    } cases[] = {
        { 0, true },
        { PASSKEY_CHALLENGE_MS - 2000, true },
        { PASSKEY_CHALLENGE_MS + 1, false },
        { (msec)24 * 3600 * 1000, false },
        { -(msec)24 * 3600 * 1000, false }, /* the clock had been a day ahead */
    };
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct fault f = { 0 };

    enrol(w, &auth);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct passkey_answer with = authenticator_show(w, &auth, asked(w));

        clock_shift = cases[i].passed;
        assert_int_equal(answer(w, &with, &s, &f), cases[i].good);
        clock_shift = 0;
    }
}

static void an_answered_challenge_stays_answered_when_the_clock_is_set_back(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct passkey_answer with;
    struct session s;
    struct fault f = { 0 };

    auth.step = 0;
    enrol(w, &auth);
    with = authenticator_show(w, &auth, asked(w));
    assert_ok(answer(w, &with, &s, &f));
    clock_shift = (msec)24 * 3600 * 1000;
    assert_ok(come_in(w, &auth, &s, &f)); /* old ones are swept */
    clock_shift = 0;
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
}

static void bent_answers_are_refused_and_journalled(void **state)
{
    enum { ORIGIN, HOST, NOT_THERE, NOT_VERIFIED, OTHER_KEY, OTHER_USER, NO_USER, NOBODY_S, CASES };
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct fault f = { 0 };

    enrol(w, &auth);
    for (int i = 0; i < CASES; i++) {
        struct authenticator bent = auth;
        struct passkey_answer with;

        bent.origin = i == ORIGIN ? "https://desk.example.net" : auth.origin;
        bent.rp = i == HOST ? STR("example.org") : auth.rp;
        bent.flags = i == NOT_THERE ? VERIFIED : i == NOT_VERIFIED ? PRESENT : auth.flags;
        bent.seed[0] ^= i == OTHER_KEY;
        bent.id[0] ^= i == NOBODY_S;
        with = authenticator_show(w, &bent, asked(w));
        if (i == OTHER_USER)
            with.user = STR("0123456789abcdef0123456789abcdef");
        if (i == NO_USER)
            with.user = STR_NONE;
        sql(w, "DELETE FROM attempt");
        assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
        assert_int_equal(entries(w, "session.start", "refused"), i + 1);
    }
    assert_ok(come_in(w, &auth, &s, &f));
}

static void challenges_are_for_what_they_were_made_for(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new(), other = authenticator_new();
    struct caller from = stranger_at("192.0.2.1");
    struct session mine = enrol(w, &auth), s, half;
    struct passkey_ask add_ask, half_ask;
    struct passkey_answer with;
    struct passkey_new made;
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &half, &f));
    assert_ok(passkey_ask_again(w->accounts, w->arena, &half, &half_ask, &f));
    assert_ok(passkey_begin(w->accounts, w->arena, &mine, &add_ask, &f));
    with = authenticator_show(w, &auth, half_ask.challenge); /* a session's: not to log in with */
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
    with = authenticator_show(w, &auth, add_ask.challenge);
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
    with = authenticator_show(w, &auth, STR("Y2hhbGxlbmdl")); /* one of the attacker's own */
    assert_fault(answer(w, &with, &s, &f), FAULT_UNKNOWN);
    with = authenticator_show(w, &auth, asked(w)); /* anybody's: not for a session */
    f = (struct fault){ 0 };
    assert_fault(passkey_show(w->accounts, w->arena, &from, &half, &with, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    half_ask.user = add_ask.user;
    made = authenticator_make(w, &other, &half_ask);
    assert_fault(passkey_add(w->accounts, w->arena, &mine, &made, &codes, &count, &f),
                 FAULT_FIELDS);
}

static void one_login_s_passkey_is_not_another_s_second_step(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new(), theirs = authenticator_new();
    struct user_new user = new_user(w);
    struct session s, bo;
    struct str *codes;
    struct id id;
    size_t count;
    struct fault f = { 0 };

    enrol(w, &auth);
    user.email = STR("bo@example.org");
    assert_ok(account_add(w->accounts, &w->admin, &user, &id, &f));
    assert_ok(log_in(w, STR("bo@example.org"), RIGHT, &bo, &f));
    assert_ok(add(w, &bo, &theirs, &codes, &count, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_fault(show(w, &theirs, &s, &f), FAULT_UNKNOWN);
    assert_ok(come_in(w, &theirs, &s, &f));
    assert_true(id_eq(s.user.id, id));
    assert_fault(add(w, &bo, &auth, &codes, &count, &f), FAULT_FIELDS); /* known, as another's */
}

static void a_key_that_never_verified_its_user_is_a_second_factor_only(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct fault f = { 0 };

    auth.flags = PRESENT;
    enrol(w, &auth);
    auth.flags |= VERIFIED;
    assert_fault(come_in(w, &auth, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.offered, FACTOR_KEY | FACTOR_RECOVERY);
    assert_ok(show(w, &auth, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
}

static void a_new_passkey_must_be_made_here_now_and_by_somebody(void **state)
{
    enum { ORIGIN, HOST, NOT_THERE, TWICE, OLD, CASES };
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s = enrol(w, &auth);
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    for (int i = 0; i < CASES; i++) {
        struct authenticator bent = authenticator_new();
        struct passkey_ask ask;
        struct passkey_new made;

        bent.origin = i == ORIGIN ? "http://desk.example.org" : bent.origin;
        bent.rp = i == HOST ? STR("example.org") : bent.rp;
        bent.flags = i == NOT_THERE ? 0 : bent.flags;
        assert_ok(passkey_begin(w->accounts, w->arena, &s, &ask, &f));
        made = authenticator_make(w, &bent, &ask);
        clock_shift = i == OLD ? PASSKEY_CHALLENGE_MS + 1 : 0;
        if (i == TWICE)
            assert_ok(passkey_add(w->accounts, w->arena, &s, &made, &codes, &count, &f));
        assert_fault(passkey_add(w->accounts, w->arena, &s, &made, &codes, &count, &f),
                     FAULT_FIELDS);
        clock_shift = 0;
        f = (struct fault){ 0 };
    }
    assert_int_equal(sql(w, "SELECT count(*) FROM factor"), 2); /* enrol()'s and TWICE's */
}

static void tries_are_held_back(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new(), wrong;
    struct session s;
    struct fault f = { 0 };

    enrol(w, &auth);
    wrong = auth;
    wrong.seed[0] ^= 1;
    for (int i = 0; i < 6; i++)
        assert_fault(come_in(w, &wrong, &s, &f), FAULT_UNKNOWN);
    assert_fault(come_in(w, &wrong, &s, &f), FAULT_OFTEN);
    for (int i = 0; i < 6; i++) { /* one that there is not is counted alike */
        wrong = authenticator_new();
        memset(wrong.id, 9, sizeof wrong.id);
        wrong.user = auth.user;
        assert_fault(come_in(w, &wrong, &s, &f), FAULT_UNKNOWN);
    }
    assert_fault(come_in(w, &wrong, &s, &f), FAULT_OFTEN);
}

static void a_disabled_user_s_passkey_opens_nothing(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct fault f = { 0 };

    enrol(w, &auth);
    assert_true(set_disabled(w, true));
    assert_fault(come_in(w, &auth, &s, &f), FAULT_UNKNOWN);
    assert_true(set_disabled(w, false));
    assert_ok(come_in(w, &auth, &s, &f));
}

/* ---- what organisations ask for ---- */

static void who_must_have_a_passkey_adds_one_after_what_they_have(void **state)
{
    struct world *w = *state;
    struct authenticator auth = authenticator_new();
    struct session s;
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    serve(w);
    demand(w, "passkey");
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_ENROL);
    assert_int_equal(s.offered, FACTOR_PASSKEY);
    assert_ok(add(w, &s, &auth, &codes, &count, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_ok(come_in(w, &auth, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.offered, FACTOR_PASSKEY | FACTOR_RECOVERY);
    assert_ok(show(w, &auth, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
}

/* ---- where there are none ---- */

static void passkeys_need_a_name_and_tls(void **state)
{
    static const struct {
        const char *url;
        bool good, possible;
    } cases[] = {
        { "https://desk.example.org", true, true },
        { "HTTPS://Desk.Example.org:443/path?x", true, true },
        { "https://desk.example.org:8443", true, true },
        { "http://localhost:8080", true, true },
        { "http://desk.example.org", true, false },
        { "https://192.0.2.7", true, false },
        { "https://[2001:db8::17]:8443", true, false },
        { "desk.example.org", false, false },
        { "https://", false, false },
        { "https://desk.example.org:0", false, false },
        { "https://desk.example.org:x", false, false },
        { "https://user@desk.example.org", false, false },
        { "ftp://desk.example.org", false, false },
    };
    struct world *w = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        static const uint8_t key[CRYPTO_KEY_SIZE] = { 7 };
        struct accounts *acc;
        struct passkey_ask ask;
        struct fault f = { 0 };

        assert_ok(accounts_open(w->store, w->journal, key, &acc, &f));
        assert_int_equal(passkey_serve(acc, str_of(cases[i].url), &f), cases[i].good);
        f = (struct fault){ 0 };
        assert_int_equal(passkey_possible(acc), cases[i].possible);
        assert_int_equal(passkey_ask_anybody(acc, w->arena, &ask, &f), cases[i].possible);
        accounts_close(acc);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(a_passkey_alone_logs_in_and_no_address_is_asked_for),
        CASE(a_passkey_is_the_second_step_after_a_password),
        CASE(the_first_factor_brings_recovery_codes_and_they_work),
        CASE(authenticators_that_do_not_count_are_fine),
        CASE(a_passkey_shown_again_is_fresh),
        CASE(the_handle_says_nothing_and_is_the_same_each_time),
        CASE(a_passkey_has_a_name_and_is_removed),
        CASE(a_counter_that_goes_back_is_refused_and_told),
        CASE(an_answer_is_good_once),
        CASE(a_challenge_is_good_for_five_minutes_by_a_clock_that_is_right),
        CASE(an_answered_challenge_stays_answered_when_the_clock_is_set_back),
        CASE(bent_answers_are_refused_and_journalled),
        CASE(challenges_are_for_what_they_were_made_for),
        CASE(one_login_s_passkey_is_not_another_s_second_step),
        CASE(a_key_that_never_verified_its_user_is_a_second_factor_only),
        CASE(a_new_passkey_must_be_made_here_now_and_by_somebody),
        CASE(tries_are_held_back),
        CASE(a_disabled_user_s_passkey_opens_nothing),
        CASE(who_must_have_a_passkey_adds_one_after_what_they_have),
        CASE(passkeys_need_a_name_and_tls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
