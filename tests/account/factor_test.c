/* SPDX-License-Identifier: EUPL-1.2 */
/* factor_test.c - second factors: codes of an authenticator, recovery codes, and organisations that
 * ask for them. */
#include "world.h"

#include <liboath/oath.h>

/* The code that an authenticator app shows `steps` half minutes from now. */
static struct str code_at(struct world *w, struct str base32, int steps)
{
    char *secret, code[TOTP_DIGITS + 1];
    size_t size;

    assert_int_equal(oath_base32_decode(base32.ptr, base32.len, &secret, &size), OATH_OK);
    assert_int_equal(oath_totp_generate(secret, size,
                                        (time_t)(clock_now() / 1000) + steps * TOTP_STEP_SECONDS,
                                        TOTP_STEP_SECONDS, 0, TOTP_DIGITS, code),
                     OATH_OK);
    free(secret);
    return str_copy(w->arena, str_of(code));
}

/* Half a minute passes for the factors: the step that was used last lies one further back. */
static void next_step_of_codes(struct world *w)
{
    sql(w, "UPDATE factor SET counter = counter - 2 WHERE counter > 1");
}

/* The user gets an authenticator; *ret_codes are the recovery codes. */
static struct str enrol(struct world *w, struct str **ret_codes)
{
    struct totp_new made;
    struct session s;
    size_t count;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(totp_begin(w->accounts, w->arena, &s, STR("telephone"), &made, &f));
    assert_ok(
        totp_confirm(w->accounts, w->arena, &s, code_at(w, made.secret, 0), ret_codes, &count, &f));
    assert_int_equal(count, RECOVERY_CODES);
    next_step_of_codes(w);
    return made.secret;
}

static bool give(struct world *w, struct session *s, struct str code, struct fault *f)
{
    struct caller from = stranger_at("192.0.2.1");

    *f = (struct fault){ 0 };
    return login_code(w->accounts, w->arena, &from, s, code, f);
}

static void a_password_alone_is_half_a_log_in_where_there_is_a_second_factor(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes), half;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_FACTOR);
    assert_int_equal(s.offered, FACTOR_TOTP | FACTOR_RECOVERY);
    assert_int_equal(entries(w, "session.step", "done"), 1); /* the first step alone is told */
    half = s.cookie;
    assert_ok(see(w, half, &seen, &f));
    assert_int_equal(seen.next, LOGIN_FACTOR);
    assert_ok(give(w, &s, code_at(w, secret, 0), &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_true(id_eq(s.user.id, w->user));
    assert_fault(see(w, half, &seen, &f), FAULT_UNKNOWN);
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_int_equal(seen.factors, FACTOR_PASSWORD | FACTOR_TOTP);
}

static void a_half_log_in_ends_after_ten_minutes(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct session s;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    pass(w, LOGIN_HALF_MS + 1);
    assert_fault(give(w, &s, code_at(w, secret, 0), &f), FAULT_UNKNOWN);
}

static void password_and_code_may_come_at_once(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct caller from = stranger_at("192.0.2.1");
    struct login_try try = { .email = EMAIL, .password = RIGHT, .otp = code_at(w, secret, 0) };
    struct session s;
    struct fault f = { 0 };

    assert_ok(login_start(w->accounts, w->arena, &from, &try, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    try.otp = STR("000000");
    assert_fault(login_start(w->accounts, w->arena, &from, &try, &s, &f), FAULT_UNKNOWN);
}

static void a_code_is_good_once_and_in_its_minute(void **state)
{
    static const struct {
        int steps;
        bool good;
    } cases[] = { { -3, false }, { -1, true }, { 0, true }, { 1, true }, { 3, false } };
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct session s;
    struct fault f = { 0 };

    sql(w, "UPDATE factor SET counter = 1");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str code = code_at(w, secret, cases[i].steps);

        assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
        assert_int_equal(give(w, &s, code, &f), cases[i].good);
        if (!cases[i].good)
            continue;
        assert_ok(log_in(w, EMAIL, RIGHT, &s, &f)); /* replayed */
        assert_fault(give(w, &s, code, &f), FAULT_UNKNOWN);
    }
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f)); /* a later step was used: earlier ones are over */
    assert_fault(give(w, &s, code_at(w, secret, 0), &f), FAULT_UNKNOWN);
}

static void codes_are_not_guessed(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct session s;
    struct fault f = { 0 };

    for (int i = 0; i < 6; i++) {
        assert_ok(log_in(w, EMAIL, RIGHT, &s, &f)); /* the password is known: it does not help */
        assert_fault(give(w, &s, STR("000000"), &f), FAULT_UNKNOWN);
    }
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_fault(give(w, &s, code_at(w, secret, 0), &f), FAULT_OFTEN);
}

static void a_recovery_code_is_good_once_however_it_is_typed(void **state)
{
    struct world *w = *state;
    struct str *codes, typed;
    struct session s;
    struct fault f = { 0 };

    enrol(w, &codes);
    typed = str_lower(w->arena, codes[3]);
    assert_int_equal(typed.len, 27); /* 24 of 32 letters: 120 bits */
    typed = str_printf(w->arena, " %.6s %.20s ", typed.ptr, typed.ptr + 7);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(give(w, &s, typed, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_fault(give(w, &s, codes[3], &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(give(w, &s, codes[4], &f));
    assert_false(files_hold(w, codes[5]));
}

static void new_recovery_codes_end_the_old_ones(void **state)
{
    struct world *w = *state;
    struct str *old, *fresh, secret = enrol(w, &old);
    struct session s, other;
    size_t count;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(give(w, &s, code_at(w, secret, 0), &f));
    assert_ok(recovery_renew(w->accounts, w->arena, &s, &fresh, &count, &f));
    assert_int_equal(count, RECOVERY_CODES);
    assert_ok(log_in(w, EMAIL, RIGHT, &other, &f));
    assert_fault(give(w, &other, old[0], &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &other, &f));
    assert_ok(give(w, &other, fresh[0], &f));
}

static void a_wrong_first_code_sets_nothing_up(void **state)
{
    struct world *w = *state;
    struct totp_new made;
    struct session s;
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(totp_begin(w->accounts, w->arena, &s, STR("telephone"), &made, &f));
    assert_fault(totp_confirm(w->accounts, w->arena, &s, STR("12345"), &codes, &count, &f),
                 FAULT_FIELDS);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
}

static void the_uri_is_what_authenticators_read(void **state)
{
    struct world *w = *state;
    struct totp_new made;
    struct session s;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(totp_begin(w->accounts, w->arena, &s, STR("telephone"), &made, &f));
    assert_int_equal(made.secret.len, 32);
    assert_str(made.uri, str_printf(w->arena,
                                    "otpauth://totp/Guichet:ana@example.org?secret=%.*s&"
                                    "issuer=Guichet",
                                    STR_ARG(made.secret)));
    assert_false(files_hold(w, made.secret));
}

static void an_organisation_can_ask_for_a_second_factor_by_role(void **state)
{
    struct world *w = *state;
    struct totp_new made;
    struct session s, seen;
    struct str *codes;
    size_t count;
    struct fault f = { 0 };

    demand(w, "second");
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_ENROL);
    assert_ok(see(w, s.cookie, &s, &f));
    assert_int_equal(s.next, LOGIN_ENROL);
    assert_ok(totp_begin(w->accounts, w->arena, &s, STR("telephone"), &made, &f));
    assert_ok(
        totp_confirm(w->accounts, w->arena, &s, code_at(w, made.secret, 0), &codes, &count, &f));
    assert_int_equal(s.next, LOGIN_DONE); /* goes straight on */
    assert_ok(see(w, s.cookie, &seen, &f));
    assert_true(id_eq(seen.user.id, w->user));
}

/* A passkey is asked for: what the login has comes first, or who knows its password would add one
 * of their own; and neither a code nor a recovery code stands for a passkey that never was. */
static void a_passkey_that_is_asked_for_is_not_a_code(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct session s;
    struct fault f = { 0 };

    demand(w, "passkey");
    for (int i = 0; i < 2; i++) {
        assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
        assert_int_equal(s.next, LOGIN_FACTOR);
        assert_int_equal(s.offered, FACTOR_TOTP | FACTOR_RECOVERY);
        assert_ok(give(w, &s, i ? codes[0] : code_at(w, secret, 0), &f));
        assert_int_equal(s.next, LOGIN_ENROL);
        assert_int_equal(s.offered, FACTOR_PASSKEY);
    }
}

static void what_the_organisation_asks_for_is_not_removed(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct factor_seen *list;
    struct session s;
    size_t count;
    int64_t left;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(give(w, &s, code_at(w, secret, 0), &f));
    assert_ok(factor_list(w->accounts, w->arena, s.login, &list, &count, &left, &f));
    assert_int_equal(count, 1);
    assert_int_equal(left, RECOVERY_CODES);
    assert_str(list[0].name, STR("telephone"));
    demand(w, "second");
    assert_fault(factor_remove(w->accounts, w->arena, &s, list[0].id, &f), FAULT_CONFLICT);
    demand(w, "none");
    f = (struct fault){ 0 };
    assert_ok(factor_remove(w->accounts, w->arena, &s, list[0].id, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_int_equal(s.next, LOGIN_DONE);
    assert_int_equal(sql(w, "SELECT count(*) FROM recovery"), 0);
}

static void a_password_is_not_fresh_enough_where_there_is_a_second_factor(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct caller from = stranger_at("192.0.2.1");
    struct session s;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(give(w, &s, code_at(w, secret, 0), &f));
    next_step_of_codes(w);
    assert_fault(login_again(w->accounts, w->arena, &from, &s, RIGHT, STR_NONE, &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    pass(w, LOGIN_FRESH_MS + 1);
    assert_ok(see(w, s.cookie, &s, &f));
    assert_false(login_is_fresh(&s));
    assert_ok(login_again(w->accounts, w->arena, &from, &s, STR_NONE, code_at(w, secret, 0), &f));
    assert_true(login_is_fresh(&s));
}

/* A session fixed beforehand: whoever knows the first cookie gains nothing from the last step. */
static void each_step_has_a_cookie_and_csrf_token_of_its_own(void **state)
{
    struct world *w = *state;
    struct str *codes, secret = enrol(w, &codes);
    struct session s;
    struct str cookie, csrf;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    cookie = s.cookie;
    csrf = s.csrf;
    assert_ok(give(w, &s, code_at(w, secret, 0), &f));
    assert_false(str_eq(cookie, s.cookie));
    assert_false(str_eq(csrf, s.csrf));
    assert_int_equal(sql(w, "SELECT count(*) FROM session"), 2); /* enrol()'s, and this one */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(a_password_alone_is_half_a_log_in_where_there_is_a_second_factor),
        CASE(a_half_log_in_ends_after_ten_minutes),
        CASE(password_and_code_may_come_at_once),
        CASE(a_code_is_good_once_and_in_its_minute),
        CASE(codes_are_not_guessed),
        CASE(a_recovery_code_is_good_once_however_it_is_typed),
        CASE(new_recovery_codes_end_the_old_ones),
        CASE(a_wrong_first_code_sets_nothing_up),
        CASE(the_uri_is_what_authenticators_read),
        CASE(an_organisation_can_ask_for_a_second_factor_by_role),
        CASE(a_passkey_that_is_asked_for_is_not_a_code),
        CASE(what_the_organisation_asks_for_is_not_removed),
        CASE(a_password_is_not_fresh_enough_where_there_is_a_second_factor),
        CASE(each_step_has_a_cookie_and_csrf_token_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
