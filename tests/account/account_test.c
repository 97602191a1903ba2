/* SPDX-License-Identifier: EUPL-1.2 */
/* account_test.c - logging in, locks, sessions, tokens and requests that run once, over a real
 * store in a temporary folder.  Time passes by moving the times in the database back. */
#include "test.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "account/account.h"
#include "account/once.h"
#include "store/organisations.h"

#define EMAIL  STR("ana@example.org")
#define NOBODY STR("nobody@example.org")
#define RIGHT  STR("correct horse battery")
#define WRONG  STR("incorrect horse battery")

struct world {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct accounts *accounts;
    struct id org, other, source, user;
    struct principal admin;
};

/* ---- a world with two organisations, a source and one user ---- */

static bool make_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { w->org, STR("one"), STR("{}") };
    struct org_row other = { w->other, STR("two"), STR("{}") };
    struct source_row source = { .id = w->source,
                                 .org = w->org,
                                 .name = STR("api"),
                                 .channel = STR("api"),
                                 .purpose = STR("support"),
                                 .basis = STR("contract"),
                                 .special_condition = STR(""),
                                 .categories = STR(""),
                                 .retention_days = 30 };

    return store_org_add(tx, &org, 1, f) && store_org_add(tx, &other, 1, f) &&
           policy_install(w->policy, tx, w->org, f) && policy_install(w->policy, tx, w->other, f) &&
           store_source_add(tx, &source, f);
}

static struct user_new new_user(struct world *w)
{
    return (struct user_new){ .org = w->org,
                              .email = EMAIL,
                              .name = STR("Ana Prova"),
                              .password = RIGHT,
                              .roles = 1u << ROLE_AGENT,
                              .lang = LANG_FR };
}

static int set_up(void **state)
{
    static const uint8_t key[CRYPTO_KEY_SIZE] = { 7 }, seed[CRYPTO_SEED_SIZE] = { 8 };
    struct world *w = calloc(1, sizeof *w);
    struct fault f = { 0 };

    assert_non_null(w);
    strcpy(w->folder, "/tmp/guichet-account-XXXXXX");
    assert_non_null(mkdtemp(w->folder));
    assert_ok(crypto_start(&f));
    w->arena = arena_new((size_t)4 << 20);
    w->org = id_new();
    w->other = id_new();
    w->source = id_new();
    w->admin = (struct principal){ id_new(), w->org, 1u << ROLE_ADMIN };
    assert_ok(store_open(&(struct store_settings){ .folder = w->folder }, &w->store, &f));
    assert_ok(journal_open(w->store, STR("test"), seed, &w->journal, &f));
    assert_ok(policy_open(w->store, w->journal, &w->policy, &f));
    assert_ok(accounts_open(w->store, w->journal, key, &w->accounts, &f));
    assert_ok(store_write(w->store, make_rows, w, &f));
    struct user_new user = new_user(w);
    assert_ok(account_add(w->accounts, &w->admin, &user, &w->user, &f));
    *state = w;
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st, (void)type, (void)where;
    return remove(path);
}

static int tear_down(void **state)
{
    struct world *w = *state;

    accounts_close(w->accounts);
    policy_close(w->policy);
    journal_close(w->journal);
    store_close(w->store);
    arena_free(w->arena);
    nftw(w->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(w);
    return 0;
}

/* ---- beside the program: the database itself, and a count of password checks ---- */

bool __wrap_crypto_password_check(const char *stored, struct str password);
bool __real_crypto_password_check(const char *stored, struct str password);

static int checks;
static bool checked_ours; /* what was checked costs what a real one costs */

bool __wrap_crypto_password_check(const char *stored, struct str password)
{
    static const char cost[] = "$argon2id$v=19$m=65536,t=2,p=1$";

    checks++;
    checked_ours = stored && strncmp(stored, cost, sizeof cost - 1) == 0;
    return __real_crypto_password_check(stored, password);
}

static int64_t sql(struct world *w, const char *text)
{
    char path[128];
    sqlite3_stmt *stmt;
    sqlite3 *db;
    int64_t number = -1;

    snprintf(path, sizeof path, "%s/desk.db", w->folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 60000);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &stmt, NULL), SQLITE_OK);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        number = sqlite3_column_int64(stmt, 0);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    sqlite3_close(db);
    return number;
}

/* Makes all times of a table `ms` older. */
static void pass(struct world *w, msec ms)
{
    char text[200];

    snprintf(text, sizeof text,
             "UPDATE session SET created = created - %lld, seen = seen - %lld, "
             "expires = expires - %lld",
             (long long)ms, (long long)ms, (long long)ms);
    sql(w, text);
    snprintf(text, sizeof text, "UPDATE account SET locked_until = locked_until - %lld",
             (long long)ms);
    sql(w, text);
    snprintf(text, sizeof text, "UPDATE idempotency SET at = at - %lld", (long long)ms);
    sql(w, text);
}

static bool files_hold(struct world *w, struct str text)
{
    static const char *const names[] = { "desk.db", "desk.db-wal" };
    bool found = false;

    for (size_t i = 0; i < COUNT_OF(names) && !found; i++) {
        char path[128], *bytes;
        FILE *in;
        size_t n;

        snprintf(path, sizeof path, "%s/%s", w->folder, names[i]);
        in = fopen(path, "rb");
        assert_non_null(in);
        bytes = malloc((size_t)32 << 20);
        assert_non_null(bytes);
        n = fread(bytes, 1, (size_t)32 << 20, in);
        found = memmem(bytes, n, text.ptr, text.len) != NULL;
        free(bytes);
        fclose(in);
    }
    return found;
}

static int64_t entries(struct world *w, const char *act, const char *result)
{
    char text[300];

    snprintf(text, sizeof text,
             "SELECT count(*) FROM log WHERE entry LIKE '%%\"act\":\"%s\"%%' AND entry LIKE "
             "'%%\"result\":\"%s\"%%'",
             act, result);
    return sql(w, text);
}

static bool log_in(struct world *w, struct str email, struct str password, struct session *ret,
                   struct fault *f)
{
    *f = (struct fault){ 0 };
    return account_login(w->accounts, w->arena, email, password, ret, f);
}

static bool make_token(struct world *w, const struct principal *by, struct str *ret_secret,
                       struct id *ret_id, struct fault *f)
{
    struct token_new token = { .source = w->source, .name = STR("form") };
    bool made = token_make(w->accounts, w->arena, by, &token, ret_secret, f);

    *ret_id = token.id;
    return made;
}

/* ---- logging in ---- */

static void the_right_password_makes_a_session(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, STR(" ANA@example.org "), RIGHT, &s, &f));
    assert_int_equal(s.cookie.len, ACCOUNT_COOKIE_SIZE);
    assert_str(s.user.email, EMAIL);
    assert_ok(account_session(w->accounts, w->arena, s.cookie, &seen, &f));
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
        assert_ok(account_session(w->accounts, w->arena, one.cookie, &seen, &f));
        assert_str(seen.csrf, one.csrf);
    }
}

static void a_wrong_password_and_an_unknown_address_are_answered_alike(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault wrong, unknown, disabled, f = { 0 };

    checks = 0;
    assert_false(log_in(w, EMAIL, WRONG, &s, &wrong));
    assert_int_equal(checks, 1);
    checked_ours = false;
    assert_false(log_in(w, NOBODY, RIGHT, &s, &unknown));
    assert_int_equal(checks, 2); /* the same work, so the same time */
    assert_true(checked_ours);
    assert_ok(account_disable(w->accounts, &w->admin, w->org, w->user, true, &f));
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

/* Ten wrong ones are answered, the eleventh try is not looked at, whatever the password. */
static void ten_wrong_lock(struct world *w, struct str email)
{
    struct session s;
    struct fault f;

    for (int i = 0; i < ACCOUNT_FAILURES_MAX; i++)
        assert_fault(log_in(w, email, WRONG, &s, &f), FAULT_UNKNOWN);
    checks = 0;
    assert_fault(log_in(w, email, RIGHT, &s, &f), FAULT_OFTEN);
    assert_int_equal(checks, 0);
}

static void ten_wrong_passwords_lock_an_account_for_a_while(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;

    ten_wrong_lock(w, EMAIL);
    pass(w, ACCOUNT_LOCK_MS - 60000);
    assert_fault(log_in(w, EMAIL, RIGHT, &s, &f), FAULT_OFTEN);
    pass(w, 60001);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
}

static void a_right_password_in_between_starts_the_count_again(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault f;

    for (int i = 0; i < ACCOUNT_FAILURES_MAX - 1; i++)
        assert_fault(log_in(w, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_fault(log_in(w, EMAIL, WRONG, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
}

static void an_address_without_account_locks_like_one_that_has_one(void **state)
{
    struct world *w = *state;
    struct session s;
    struct fault known, unknown, f;

    ten_wrong_lock(w, NOBODY);
    ten_wrong_lock(w, EMAIL);
    assert_false(log_in(w, NOBODY, RIGHT, &s, &unknown));
    assert_false(log_in(w, EMAIL, RIGHT, &s, &known));
    assert_string_equal(known.text, unknown.text);
    assert_fault(log_in(w, STR("else@example.org"), RIGHT, &s, &f), FAULT_UNKNOWN);
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

/* ---- sessions ---- */

static void a_session_ends_when_it_is_left_alone(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    pass(w, ACCOUNT_IDLE_MS - 60000);
    assert_ok(account_session(w->accounts, w->arena, s.cookie, &seen, &f));
    pass(w, ACCOUNT_IDLE_MS - 60000); /* it was used in between */
    assert_ok(account_session(w->accounts, w->arena, s.cookie, &seen, &f));
    pass(w, ACCOUNT_IDLE_MS + 1);
    assert_fault(account_session(w->accounts, w->arena, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

static void a_session_ends_after_twelve_hours_whatever_is_done(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };
    msec used = 0;

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    while (used + 2 * ACCOUNT_IDLE_MS / 3 < ACCOUNT_SESSION_MS) {
        pass(w, ACCOUNT_IDLE_MS / 3 * 2);
        used += ACCOUNT_IDLE_MS / 3 * 2;
        assert_ok(account_session(w->accounts, w->arena, s.cookie, &seen, &f));
    }
    pass(w, ACCOUNT_SESSION_MS - used + 1);
    assert_fault(account_session(w->accounts, w->arena, s.cookie, &seen, &f), FAULT_UNKNOWN);
}

static void logging_out_ends_that_session_only(void **state)
{
    struct world *w = *state;
    struct session one, two, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &one, &f));
    assert_ok(log_in(w, EMAIL, RIGHT, &two, &f));
    assert_ok(account_logout(w->accounts, &one, &f));
    assert_int_equal(entries(w, "session.end", "done"), 1);
    assert_fault(account_session(w->accounts, w->arena, one.cookie, &seen, &f), FAULT_UNKNOWN);
    f = (struct fault){ 0 };
    assert_ok(account_session(w->accounts, w->arena, two.cookie, &seen, &f));
}

static void a_new_password_and_disabling_end_all_sessions(void **state)
{
    struct world *w = *state;
    struct session s, seen;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(
        account_password(w->accounts, &w->admin, w->org, w->user, STR("another good one"), &f));
    assert_fault(account_session(w->accounts, w->arena, s.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_fault(log_in(w, EMAIL, RIGHT, &s, &f), FAULT_UNKNOWN);
    assert_ok(log_in(w, EMAIL, STR("another good one"), &s, &f));
    assert_ok(account_disable(w->accounts, &w->admin, w->org, w->user, true, &f));
    assert_fault(account_session(w->accounts, w->arena, s.cookie, &seen, &f), FAULT_UNKNOWN);
    assert_ok(account_disable(w->accounts, &w->admin, w->org, w->user, false, &f));
    f = (struct fault){ 0 };
    assert_fault(account_session(w->accounts, w->arena, s.cookie, &seen, &f), FAULT_UNKNOWN);
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
        assert_fault(account_session(w->accounts, w->arena, cookies[i], &seen, &f), FAULT_UNKNOWN);
    assert_fault(account_session(w->accounts, w->arena, STR_NONE, &seen, &f), FAULT_UNKNOWN);
}

static void no_secret_and_no_name_is_in_the_database(void **state)
{
    struct world *w = *state;
    struct session s;
    struct str token;
    struct id id;
    struct fault f = { 0 };

    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
    assert_ok(make_token(w, &w->admin, &token, &id, &f));
    assert_true(files_hold(w, s.csrf)); /* the search can see */
    assert_false(files_hold(w, s.cookie));
    assert_false(files_hold(w, token));
    assert_false(files_hold(w, str_from(token, 4)));
    assert_false(files_hold(w, RIGHT));
    assert_false(files_hold(w, EMAIL));
    assert_false(files_hold(w, STR("Ana Prova")));
}

/* ---- accounts ---- */

static void an_account_needs_an_address_a_password_and_a_role(void **state)
{
    static const struct {
        struct str email, name, password;
        unsigned roles;
        enum fault_kind kind;
    } cases[] = {
        { STR_INIT("no address"), STR_INIT("N"), STR_INIT("correct horse"), 1, FAULT_FIELDS },
        { STR_INIT("@example.org"), STR_INIT("N"), STR_INIT("correct horse"), 1, FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT(""), STR_INIT("correct horse"), 1, FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("elevenchars"), 1, FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("correct horse"), 0, FAULT_FIELDS },
        { STR_INIT("n@example.org"), STR_INIT("N"), STR_INIT("correct horse"), 1u << ROLES,
          FAULT_FIELDS },
        { STR_INIT("Ana@Example.org"), STR_INIT("N"), STR_INIT("correct horse"), 1,
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

static void another_organisation_cannot_change_an_account(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct session s;
    struct fault f = { 0 };

    assert_fault(account_disable(w->accounts, &by, w->other, w->user, true, &f), FAULT_MISSING);
    assert_fault(account_password(w->accounts, &by, w->other, w->user, STR("another good one"), &f),
                 FAULT_MISSING);
    assert_ok(log_in(w, EMAIL, RIGHT, &s, &f));
}

static void a_profile_moved_to_another_account_does_not_open(void **state)
{
    struct world *w = *state;
    struct user_new u = new_user(w);
    struct user user;
    struct id id;
    struct fault f = { 0 };

    u.email = STR("bruno@example.org");
    assert_ok(account_add(w->accounts, &w->admin, &u, &id, &f));
    assert_ok(account_get(w->accounts, w->arena, id, &user, &f));
    sql(w,
        "UPDATE account SET profile = (SELECT profile FROM account AS a WHERE a.id > account.id) "
        "WHERE id = (SELECT min(id) FROM account)");
    assert_fault(account_get(w->accounts, w->arena, w->user, &user, &f), FAULT_DAMAGED);
}

/* ---- tokens ---- */

static void a_token_is_a_tool_of_its_source_until_it_is_revoked(void **state)
{
    struct world *w = *state;
    struct principal who, stranger = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct id id, source;
    struct str secret;
    struct fault f = { 0 };

    assert_ok(make_token(w, &w->admin, &secret, &id, &f));
    assert_ok(token_check(w->accounts, w->arena, secret, &who, &source, &f));
    assert_true(id_eq(who.org, w->org) && id_eq(source, w->source));
    assert_int_equal(who.roles, 1u << ROLE_TOOL);
    assert_fault(token_end(w->accounts, &stranger, id, &f), FAULT_MISSING);
    assert_ok(token_end(w->accounts, &w->admin, id, &f));
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &source, &f), FAULT_UNKNOWN);
    assert_int_equal(entries(w, "token.add", "done"), 1);
    assert_int_equal(entries(w, "token.revoke", "done"), 1);
}

static void a_token_is_of_a_source_of_its_organisation(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->other, 1u << ROLE_ADMIN };
    struct principal who;
    struct id id, source;
    struct str secret;
    struct fault f = { 0 };

    assert_fault(make_token(w, &by, &secret, &id, &f), FAULT_MISSING);
    assert_fault(token_check(w->accounts, w->arena, secret, &who, &source, &f), FAULT_UNKNOWN);
    assert_fault(token_check(w->accounts, w->arena, STR("gch_"), &who, &source, &f), FAULT_UNKNOWN);
    assert_fault(token_check(w->accounts, w->arena, STR_NONE, &who, &source, &f), FAULT_UNKNOWN);
}

/* ---- once ---- */

static const uint8_t request[32] = { 1 }, another[32] = { 2 };

static bool begin(struct world *w, struct id principal, const uint8_t *what, struct once *once,
                  struct str *ret_answer)
{
    struct fault f = { 0 };

    *once = (struct once){ .principal = principal };
    if (once_begin(w->accounts, w->arena, STR("key"), what, once, ret_answer, &f))
        return true;
    assert_int_equal(f.kind, FAULT_CONFLICT);
    return false;
}

static void a_request_runs_once_and_is_answered_the_same_again(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once, again;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    assert_null(answer.ptr);
    assert_false(begin(w, me, request, &again, &answer)); /* still at work */
    assert_ok(once_finish(w->accounts, &once, 201, STR("{\"ticket\":\"t\"}"), &f));
    for (int i = 0; i < 2; i++) {
        assert_true(begin(w, me, request, &again, &answer));
        assert_str(answer, STR("{\"ticket\":\"t\"}"));
    }
    assert_false(begin(w, me, another, &again, &answer));
}

static void a_key_is_of_one_principal(void **state)
{
    struct world *w = *state;
    struct once mine, yours;
    struct str answer;

    assert_true(begin(w, id_new(), request, &mine, &answer));
    assert_true(begin(w, id_new(), another, &yours, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &mine);
    once_abandon(w->accounts, &yours);
}

static void work_that_failed_may_be_tried_again_under_its_key(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once;
    struct str answer;

    assert_true(begin(w, me, request, &once, &answer));
    once_abandon(w->accounts, &once);
    assert_true(begin(w, me, another, &once, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &once);
}

static void work_that_was_cut_off_is_taken_up_under_the_same_id(void **state)
{
    static const uint8_t key[CRYPTO_KEY_SIZE] = { 7 };
    struct world *w = *state;
    struct id me = id_new();
    struct once once, again;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    accounts_close(w->accounts); /* the program ends before its work does */
    assert_ok(accounts_open(w->store, w->journal, key, &w->accounts, &f));
    assert_false(begin(w, me, another, &again, &answer));
    assert_true(begin(w, me, request, &again, &answer));
    assert_null(answer.ptr);
    assert_true(id_eq(once.planned, again.planned));
    once_abandon(w->accounts, &again);
}

static void a_key_is_forgotten_after_a_day(void **state)
{
    struct world *w = *state;
    struct id me = id_new();
    struct once once;
    struct str answer;
    struct fault f = { 0 };

    assert_true(begin(w, me, request, &once, &answer));
    assert_ok(once_finish(w->accounts, &once, 201, STR("{}"), &f));
    pass(w, ONCE_KEEP_MS - 60000);
    assert_true(begin(w, me, request, &once, &answer));
    assert_non_null(answer.ptr);
    pass(w, 60001);
    assert_true(begin(w, me, another, &once, &answer));
    assert_null(answer.ptr);
    once_abandon(w->accounts, &once);
}

static void a_key_has_1_to_255_bytes(void **state)
{
    struct world *w = *state;
    const struct str keys[] = { STR(""), str_printf(w->arena, "%0256d", 1) };
    struct str answer;
    struct fault f = { 0 };

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct once once = { .principal = w->user };

        assert_fault(once_begin(w->accounts, w->arena, keys[i], request, &once, &answer, &f),
                     FAULT_INVALID);
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(the_right_password_makes_a_session),
        CASE(each_session_has_a_csrf_token_of_its_own_and_keeps_it),
        CASE(a_wrong_password_and_an_unknown_address_are_answered_alike),
        CASE(ten_wrong_passwords_lock_an_account_for_a_while),
        CASE(a_right_password_in_between_starts_the_count_again),
        CASE(an_address_without_account_locks_like_one_that_has_one),
        CASE(a_huge_password_is_not_hashed),
        CASE(a_session_ends_when_it_is_left_alone),
        CASE(a_session_ends_after_twelve_hours_whatever_is_done),
        CASE(logging_out_ends_that_session_only),
        CASE(a_new_password_and_disabling_end_all_sessions),
        CASE(no_cookie_but_the_right_one_is_a_session),
        CASE(no_secret_and_no_name_is_in_the_database),
        CASE(an_account_needs_an_address_a_password_and_a_role),
        CASE(another_organisation_cannot_change_an_account),
        CASE(a_profile_moved_to_another_account_does_not_open),
        CASE(a_token_is_a_tool_of_its_source_until_it_is_revoked),
        CASE(a_token_is_of_a_source_of_its_organisation),
        CASE(a_request_runs_once_and_is_answered_the_same_again),
        CASE(a_key_is_of_one_principal),
        CASE(work_that_failed_may_be_tried_again_under_its_key),
        CASE(work_that_was_cut_off_is_taken_up_under_the_same_id),
        CASE(a_key_is_forgotten_after_a_day),
        CASE(a_key_has_1_to_255_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
