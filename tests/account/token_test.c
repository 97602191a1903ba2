/* SPDX-License-Identifier: EUPL-1.2 */
/* token_test.c - tokens of programs: whose they are, how long, and what is kept of them. */
#include "world.h"

static bool make_token(struct world *w, const struct principal *by, msec expires,
                       struct str *ret_secret, struct id *ret_id, struct fault *f)
{
    struct token_new token = { .source = w->source, .name = STR("form"), .expires = expires };
    bool made = token_make(w->accounts, w->arena, by, &token, ret_secret, f);

    *ret_id = token.id;
    return made;
}

static void a_token_is_a_tool_of_its_source_until_it_is_revoked(void **state)
{
    struct world *w = *state;
    struct principal stranger = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct token who;
    struct id id;
    struct str secret;
    struct fault f = { 0 };

    assert_ok(make_token(w, &w->admin, 0, &secret, &id, &f));
    assert_ok(token_check(w->accounts, w->arena, secret, &who, &f));
    assert_true(id_eq(who.by.org, w->org) && id_eq(who.source, w->source));
    assert_int_equal(who.by.roles, 1u << ROLE_TOOL);
    assert_fault(token_end(w->accounts, &stranger, id, &f), FAULT_MISSING);
    assert_ok(token_end(w->accounts, &w->admin, id, &f));
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &f), FAULT_UNKNOWN);
    assert_int_equal(entries(w, "token.add", "done"), 1);
    assert_int_equal(entries(w, "token.revoke", "done"), 1);
}

static void a_token_is_of_a_source_of_its_organisation(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct token who;
    struct id id;
    struct str secret;
    struct fault f = { 0 };

    assert_fault(make_token(w, &by, 0, &secret, &id, &f), FAULT_MISSING);
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &f), FAULT_UNKNOWN);
    assert_fault(token_check(w->accounts, w->arena, STR("gch_"), &who, &f), FAULT_UNKNOWN);
    assert_fault(token_check(w->accounts, w->arena, STR_NONE, &who, &f), FAULT_UNKNOWN);
}

static void a_token_cut_bent_or_made_longer_is_nobody_s(void **state)
{
    struct world *w = *state;
    char bent[128];
    struct token who;
    struct id id;
    struct str secret;
    struct fault f = { 0 };

    assert_ok(make_token(w, &w->admin, 0, &secret, &id, &f));
    assert_true(secret.len + 1 < sizeof bent);
    memcpy(bent, secret.ptr, secret.len);
    bent[secret.len] = bent[secret.len - 1];
    for (size_t i = 0; i < secret.len; i++) {
        f = (struct fault){ 0 };
        assert_fault(token_check(w->accounts, w->arena, str_make(bent, i), &who, &f),
                     FAULT_UNKNOWN);
        bent[i] ^= 1;
        f = (struct fault){ 0 };
        assert_fault(token_check(w->accounts, w->arena, str_make(bent, secret.len), &who, &f),
                     FAULT_UNKNOWN);
        bent[i] ^= 1;
    }
    f = (struct fault){ 0 };
    assert_fault(token_check(w->accounts, w->arena, str_make(bent, secret.len + 1), &who, &f),
                 FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(token_check(w->accounts, w->arena, str_make(bent, secret.len), &who, &f));
}

static void a_token_is_for_a_source_or_for_tasks_not_both(void **state)
{
    struct world *w = *state;
    struct token_new both = { .source = w->source, .name = STR("x"), .tasks = STR("draft") };
    struct token_new none = { .name = STR("x") },
                     tasks = { .name = STR("x"), .tasks = STR("draft") };
    struct token who;
    struct str secret;
    struct fault f = { 0 };

    assert_fault(token_make(w->accounts, w->arena, &w->admin, &both, &secret, &f), FAULT_FIELDS);
    assert_fault(token_make(w->accounts, w->arena, &w->admin, &none, &secret, &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_ok(token_make(w->accounts, w->arena, &w->admin, &tasks, &secret, &f));
    assert_ok(token_check(w->accounts, w->arena, secret, &who, &f));
    assert_true(id_is_none(who.source));
    assert_str(who.tasks, STR("draft"));
}

static void a_token_expires(void **state)
{
    struct world *w = *state;
    msec hour = (msec)3600 * 1000;
    struct token who;
    struct id id;
    struct str secret;
    struct fault f = { 0 };

    assert_fault(make_token(w, &w->admin, clock_now() - 1, &secret, &id, &f), FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_fault(make_token(w, &w->admin, clock_now() + TOKEN_MOST_MS + hour, &secret, &id, &f),
                 FAULT_FIELDS);
    f = (struct fault){ 0 };
    assert_ok(make_token(w, &w->admin, 0, &secret, &id, &f));
    pass(w, TOKEN_USUAL_MS - hour);
    assert_ok(token_check(w->accounts, w->arena, secret, &who, &f));
    pass(w, 2 * hour);
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(make_token(w, &w->admin, clock_now() + hour, &secret, &id, &f));
    pass(w, hour - 60000);
    assert_ok(token_check(w->accounts, w->arena, secret, &who, &f));
    pass(w, 60001);
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &f), FAULT_UNKNOWN);
}

static void a_token_of_an_earlier_version_is_good_and_kept_the_new_way_from_then_on(void **state)
{
    struct world *w = *state;
    struct token who;
    struct id id;
    struct str secret;
    struct fault f = { 0 };
    uint8_t plain[32];
    char text[200];
    struct crypto_part part;

    assert_ok(make_token(w, &w->admin, 0, &secret, &id, &f));
    part = (struct crypto_part){ secret.ptr, secret.len };
    crypto_sha256(&part, 1, plain);
    snprintf(text, sizeof text, "UPDATE token SET hash = x'%.*s'",
             STR_ARG(crypto_hex(w->arena, plain, sizeof plain)));
    sql(w, text);
    for (int i = 0; i < 2; i++)
        assert_ok(token_check(w->accounts, w->arena, secret, &who, &f));
    snprintf(text, sizeof text, "SELECT count(*) FROM token WHERE hash = x'%.*s'",
             STR_ARG(crypto_hex(w->arena, plain, sizeof plain)));
    assert_int_equal(sql(w, text), 0);
}

static void the_tokens_of_who_is_disabled_end(void **state)
{
    struct world *w = *state;
    struct principal user = { w->user, w->org, 1u << ROLE_ADMIN };
    struct token who;
    struct id id;
    struct str his, mine;
    struct fault f = { 0 };

    assert_ok(make_token(w, &user, 0, &his, &id, &f));
    assert_ok(make_token(w, &w->admin, 0, &mine, &id, &f));
    assert_true(set_disabled(w, true));
    assert_fault(token_check(w->accounts, w->arena, his, &who, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(token_check(w->accounts, w->arena, mine, &who, &f));
    assert_true(set_disabled(w, false)); /* and do not come back */
    assert_fault(token_check(w->accounts, w->arena, his, &who, &f), FAULT_UNKNOWN);
}

static void no_secret_is_in_the_database(void **state)
{
    struct world *w = *state;
    struct id id;
    struct str secret;
    struct fault f = { 0 };

    assert_ok(make_token(w, &w->admin, 0, &secret, &id, &f));
    assert_false(files_hold(w, secret));
    assert_false(files_hold(w, str_from(secret, 4)));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(a_token_is_a_tool_of_its_source_until_it_is_revoked),
        CASE(a_token_is_of_a_source_of_its_organisation),
        CASE(a_token_cut_bent_or_made_longer_is_nobody_s),
        CASE(a_token_is_for_a_source_or_for_tasks_not_both),
        CASE(a_token_expires),
        CASE(a_token_of_an_earlier_version_is_good_and_kept_the_new_way_from_then_on),
        CASE(the_tokens_of_who_is_disabled_end),
        CASE(no_secret_is_in_the_database),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
