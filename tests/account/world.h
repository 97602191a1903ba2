/* SPDX-License-Identifier: EUPL-1.2 */
/* world.h - for the tests of this room: two organisations, a source and one user, over a real store
 * in a temporary folder.  Time passes by moving the times in the database back. */
#ifndef TESTS_ACCOUNT_WORLD_H
#define TESTS_ACCOUNT_WORLD_H

#include "test.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "account/factor.h"
#include "account/login.h"
#include "account/once.h"
#include "account/token.h"
#include "store/organisations.h"

#define EMAIL  STR("ana@example.org")
#define NOBODY STR("nobody@example.org")
#define RIGHT  STR("violet tramway and nine cabbages")
#define WRONG  STR("violet tramway and ten cabbages")

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

static inline bool make_rows(struct tx *tx, void *arg, struct fault *f)
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

static inline struct user_new new_user(struct world *w)
{
    return (struct user_new){ .org = w->org,
                              .email = EMAIL,
                              .name = STR("Ana Prova"),
                              .password = RIGHT,
                              .roles = 1u << ROLE_AGENT,
                              .lang = LANG_FR };
}

static inline int set_up(void **state)
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

static inline int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st, (void)type, (void)where;
    return remove(path);
}

static inline int tear_down(void **state)
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

/* ---- beside the program: the database itself ---- */

static inline int64_t sql(struct world *w, const char *text)
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

/* Makes what is kept of the past `ms` older. */
static inline void pass(struct world *w, msec ms)
{
    char text[200];

    static const char *const columns[][2] = {
        { "session", "created" }, { "session", "seen" },  { "session", "expires" },
        { "session", "fresh" },   { "attempt", "since" }, { "attempt", "until" },
        { "idempotency", "at" },  { "token", "expires" }, { "invitation", "expires" },
        { "device", "last" },
    };

    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        snprintf(text, sizeof text, "UPDATE %s SET %s = %s - %lld WHERE %s <> 0", columns[i][0],
                 columns[i][1], columns[i][1], (long long)ms, columns[i][1]);
        sql(w, text);
    }
}

static inline bool files_hold(struct world *w, struct str text)
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

static inline int64_t entries(struct world *w, const char *act, const char *result)
{
    char text[300];

    snprintf(text, sizeof text,
             "SELECT count(*) FROM log WHERE entry LIKE '%%\"act\":\"%s\"%%' AND entry LIKE "
             "'%%\"result\":\"%s\"%%'",
             act, result);
    return sql(w, text);
}

/* ---- a count of password checks ---- */

bool __wrap_crypto_password_check(const char *stored, struct str password);
bool __real_crypto_password_check(const char *stored, struct str password);

static int checks;
static bool checked_ours; /* what was checked costs what a real one costs */

bool __wrap_crypto_password_check(const char *stored, struct str password)
{
    checks++;
    checked_ours = !crypto_password_is_stale(stored);
    return __real_crypto_password_check(stored, password);
}

/* ---- a clock that can be wrong ---- */

msec __wrap_clock_now(void);
msec __real_clock_now(void);

static msec clock_shift;

msec __wrap_clock_now(void)
{
    return __real_clock_now() + clock_shift;
}

/* From a browser nobody has seen, at the address of the day. */
static inline struct caller stranger_at(const char *address)
{
    return (struct caller){ .address = str_of(address),
                            .agent = STR("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0") };
}

static inline bool log_in(struct world *w, struct str email, struct str password,
                          struct session *ret, struct fault *f)
{
    struct caller from = stranger_at("192.0.2.1");
    struct login_try try = { .email = email, .password = password };

    *f = (struct fault){ 0 };
    return login_start(w->accounts, w->arena, &from, &try, ret, f);
}

/* The session again, by its cookie. */
static inline bool see(struct world *w, struct str cookie, struct session *ret, struct fault *f)
{
    *f = (struct fault){ 0 };
    return login_session(w->accounts, w->arena, cookie, ret, f);
}

/* What the organisation asks of its agents. */
static inline void demand(struct world *w, const char *level)
{
    char text[200];

    snprintf(text, sizeof text,
             "UPDATE organisation SET settings = "
             "'{\"login\":{\"require\":{\"agent\":\"%s\"}}}' WHERE name = 'one'",
             level);
    sql(w, text);
}

static inline bool set_disabled(struct world *w, bool disabled)
{
    struct user_change change = { .disabled = &disabled };
    struct fault f = { 0 };

    return account_change(w->accounts, &w->admin, w->user, &change, &f);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
