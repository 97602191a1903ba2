/* SPDX-License-Identifier: EUPL-1.2 */
/* rig.h - a whole desk in a folder of its own: two organisations, a source each, everybody who
 * works there, and mails to bring in.  Which driver call fails is up to the test. */
#ifndef TESTS_DESK_RIG_H
#define TESTS_DESK_RIG_H

#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "desk/desk.h"
#include "desk/opening.h"
#include "message/message.h"
#include "store/accounts.h"
#include "store/faulty_priv.h"
#include "store/query_priv.h"

#define RIG_ORGS 2

struct rig_org {
    struct id id;
    struct principal agent, other_agent, supervisor, controller, admin, auditor, tool;
    struct source_row source, bare; /* `bare` declares nothing */
};

struct rig {
    char folder[64];
    struct arena *arena;
    struct faulty_count faulty; /* no call fails until a test says which */
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    struct desk *desk;
    struct rig_org org[RIG_ORGS];
    struct colleague *colleagues; /* of the first organisation, as the desk is told */
    size_t colleague_count;
    enum ai_lock ai_lock;
};

/* Read only, and slow to make: one for all tests of a program. */
static struct pii *rig_pii;
static struct triage *rig_triage;
/* A process: started before threads, by the program that wants one. */
static struct reader *rig_reader;

static inline int rig_load(void **state)
{
    struct fault f = { 0 };

    (void)state;
    message_start();
    if (!crypto_start(&f))
        return -1;
    rig_pii = pii_new(&f);
    rig_triage = triage_new(&f);
    return rig_pii && rig_triage ? 0 : -1;
}

static inline int rig_unload(void **state)
{
    (void)state;
    pii_free(rig_pii);
    triage_free(rig_triage);
    return 0;
}

/* ---- opening ---- */

static inline bool rig_list_colleagues(void *arg, struct arena *a, struct id org,
                                       struct colleague **ret_at, size_t *ret_count,
                                       struct fault *f)
{
    struct rig *r = arg;

    (void)f;
    *ret_count = id_eq(org, r->org[0].id) ? r->colleague_count : 0;
    *ret_at = arena_many(a, struct colleague, *ret_count + 1);
    for (size_t i = 0; i < *ret_count; i++)
        (*ret_at)[i] = r->colleagues[i];
    return true;
}

static inline void rig_open(struct rig *r)
{
    static const uint8_t master[VAULT_KEY_SIZE] = { 1, 2, 3 };
    struct store_settings settings = { .folder = r->folder, .faulty = &r->faulty };
    uint8_t seed[CRYPTO_SEED_SIZE];
    struct desk_parts parts;
    struct fault f = { 0 };

    vault_journal_seed(master, seed);
    assert_ok(store_open(&settings, &r->store, &f));
    assert_ok(journal_open(r->store, STR("desk.example"), seed, &r->journal, &f));
    assert_ok(policy_open(r->store, r->journal, &r->policy, &f));
    assert_ok(vault_open_all(r->store, r->journal, master, &r->vault, &f));
    parts = (struct desk_parts){ .store = r->store,
                                 .journal = r->journal,
                                 .policy = r->policy,
                                 .vault = r->vault,
                                 .pii = rig_pii,
                                 .triage = rig_triage,
                                 .reader = rig_reader,
                                 .folder = r->folder,
                                 .origin = STR("desk.example"),
                                 .colleagues = rig_list_colleagues,
                                 .colleagues_arg = r,
                                 .ai_lock = r->ai_lock };
    assert_ok(desk_open(&parts, &r->desk, &f));
}

static inline void rig_close(struct rig *r)
{
    desk_close(r->desk);
    vault_close(r->vault);
    policy_close(r->policy);
    journal_close(r->journal);
    store_close(r->store);
}

struct rig_making {
    struct rig *rig;
    struct rig_org *org;
    struct str name;
};

static inline bool rig_make_org(struct tx *tx, void *arg, struct fault *f)
{
    struct rig_making *m = arg;
    struct org_row row = { m->org->id, m->name, settings_default() };
    const struct principal *all[] = { &m->org->agent, &m->org->other_agent };

    if (!store_org_add(tx, &row, 1, f) || !vault_org_new(m->rig->vault, tx, m->org->id, f) ||
        !policy_install(m->rig->policy, tx, m->org->id, f))
        return false;
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        struct account_row account = { .id = all[i]->id,
                                       .org = m->org->id,
                                       .login = all[i]->id,
                                       .profile = STR("sealed"),
                                       .roles = all[i]->roles,
                                       .lang = STR("fr"),
                                       .created = 1 };
        struct login_row login = { all[i]->id, STR("none"), 1 };

        if (!store_login_add(tx, &login, all[i]->id.b, f) || !store_account_add(tx, &account, f))
            return false;
    }
    return true;
}

static inline struct principal rig_principal(struct id org, enum role role)
{
    return (struct principal){ id_new(), org, 1u << role };
}

static inline void rig_add_org(struct rig *r, struct rig_org *o, const char *name)
{
    struct rig_making m = { r, o, str_of(name) };
    struct principal program;
    struct fault f = { 0 };

    o->id = id_new();
    o->agent = rig_principal(o->id, ROLE_AGENT);
    o->other_agent = rig_principal(o->id, ROLE_AGENT);
    o->supervisor = rig_principal(o->id, ROLE_SUPERVISOR);
    o->controller = rig_principal(o->id, ROLE_CONTROLLER);
    o->admin = rig_principal(o->id, ROLE_ADMIN);
    o->auditor = rig_principal(o->id, ROLE_AUDITOR);
    assert_ok(store_write(r->store, rig_make_org, &m, &f));
    program = (struct principal){ .org = o->id };
    o->source = (struct source_row){ .name = STR("mailbox"),
                                     .channel = STR("mail"),
                                     .purpose = STR("support"),
                                     .basis = STR("contract"),
                                     .special_condition = STR(""),
                                     .categories = STR("identity,contact"),
                                     .retention_days = 1095 };
    o->bare = (struct source_row){ .name = STR("old files"),
                                   .channel = STR("import"),
                                   .purpose = STR(""),
                                   .basis = STR("none"),
                                   .special_condition = STR(""),
                                   .categories = STR("") };
    assert_ok(desk_source_put(r->desk, &program, &o->source, &f));
    assert_ok(desk_source_put(r->desk, &program, &o->bare, &f));
    o->tool = rig_principal(o->id, ROLE_TOOL);
}

static inline int rig_set_up(void **state)
{
    struct rig *r = test_calloc(1, sizeof *r);

    snprintf(r->folder, sizeof r->folder, "/tmp/guichet-desk-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    r->arena = arena_new((size_t)1 << 30);
    faulty_start(&r->faulty, 0);
    rig_open(r);
    rig_add_org(r, &r->org[0], "one");
    rig_add_org(r, &r->org[1], "two");
    *state = r;
    return 0;
}

static inline int rig_remove(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static inline int rig_tear_down(void **state)
{
    struct rig *r = *state;

    rig_close(r);
    arena_free(r->arena);
    nftw(r->folder, rig_remove, 16, FTW_DEPTH | FTW_PHYS);
    test_free(r);
    return 0;
}

#define RIG_TEST(name) cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

/* ---- bringing in ---- */

/* `headers` are whole lines; `from` is "Name <address>". */
static inline struct str rig_mail(struct rig *r, const char *from, const char *message_id,
                                  const char *headers, const char *text)
{
    return str_printf(r->arena,
                      "From: %s\r\nTo: sav@desk.example\r\nMessage-ID: <%s>\r\n%s"
                      "Date: Mon, 2 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                      "Content-Type: text/plain; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n",
                      from, message_id, headers, text);
}

static inline bool rig_try(struct rig *r, struct str mail, struct taken *ret, struct fault *f)
{
    const struct rig_org *o = &r->org[0];

    return desk_receive(r->desk, &o->source, &o->tool, FORMAT_MAIL, mail, ret, f);
}

static inline struct taken rig_take(struct rig *r, struct str mail)
{
    struct taken taken = { 0 };
    struct fault f = { 0 };

    assert_ok(rig_try(r, mail, &taken, &f));
    return taken;
}

static inline struct taken rig_take_json(struct rig *r, const char *json)
{
    const struct rig_org *o = &r->org[0];
    struct taken taken = { 0 };
    struct fault f = { 0 };

    assert_ok(desk_receive(r->desk, &o->source, &o->tool, FORMAT_JSON, str_of(json), &taken, &f));
    return taken;
}

/* ---- looking ---- */

static inline struct ticket_view_full rig_see(struct rig *r, const struct principal *by,
                                              struct id ticket)
{
    struct ticket_view_full view = { 0 };
    struct fault f = { 0 };

    assert_ok(desk_ticket(r->desk, r->arena, by, PURPOSE_SUPPORT, ticket, &view, &f));
    return view;
}

/* As the agent of the first organisation sees it. */
static inline struct ticket_view_full rig_ticket(struct rig *r, struct id ticket)
{
    return rig_see(r, &r->org[0].agent, ticket);
}

static inline bool rig_reveal(struct rig *r, const struct principal *by, enum purpose purpose,
                              struct id ticket, struct str token, struct str *ret_text,
                              struct fault *f)
{
    struct reveal wanted = {
        .purpose = purpose, .ticket = ticket, .tokens = &token, .count = 1, .reason = STR("why")
    };
    struct revealed opened;

    if (!desk_reveal(r->desk, r->arena, by, &wanted, &opened, f))
        return false;
    *ret_text = opened.opened[0].text;
    return true;
}

static inline struct str rig_open_token(struct rig *r, struct id ticket, const char *token)
{
    struct str text = STR("");
    struct fault f = { 0 };

    assert_ok(
        rig_reveal(r, &r->org[0].supervisor, PURPOSE_SUPPORT, ticket, str_of(token), &text, &f));
    return text;
}

static inline bool rig_holds(struct str text, const char *part)
{
    return str_find(text, str_of(part), 0) != STR_NPOS;
}

/* ---- counting ---- */

struct rig_count {
    const struct statement *statement;
    int64_t n;
};

static inline bool rig_run_count(struct tx *tx, void *arg, struct fault *f)
{
    struct rig_count *c = arg;
    scoped(query) *q = NULL;

    if (!query_start(tx, c->statement, &q, f) || query_next(q, f) != STEP_ROW)
        return false;
    c->n = query_col_i64(q, 0);
    return true;
}

static inline int64_t rig_ask(struct rig *r, const struct statement *statement)
{
    struct rig_count c = { statement, -1 };
    struct fault f = { 0 };

    assert_ok(store_read(r->store, rig_run_count, &c, &f));
    return c.n;
}

static const struct statement rig_tickets = { "rig_tickets", "SELECT count(*) FROM ticket",
                                              BASE_DESK };
static const struct statement rig_persons = { "rig_persons", "SELECT count(*) FROM person",
                                              BASE_DESK };
static const struct statement rig_messages = { "rig_messages", "SELECT count(*) FROM message",
                                               BASE_DESK };

/* One number for everything that is in desk.db and vault.db; another one, and something is
 * different there. */
static const struct statement rig_sum_desk = {
    "rig_sum_desk",
    "SELECT (SELECT count(*) + coalesce(sum(version * 7 + messages * 3 + status), 0) FROM ticket)"
    " + 100 * (SELECT count(*) FROM message) + 1000 * (SELECT count(*) FROM envelope)"
    " + 10000 * (SELECT count(*) FROM person) + 100000 * (SELECT count(*) FROM identifier)"
    " + 1000000 * (SELECT count(*) FROM message_key) + 10000000 * (SELECT count(*) FROM "
    "participant)"
    " + 100000000 * (SELECT count(*) FROM attachment)"
    " + 1000000000 * (SELECT count(*) FROM log WHERE entry NOT LIKE '%\"person.recall\"%')"
    " + 100000000000 * (SELECT count(*) FROM quarantine)"
    " + 1000000000000 * (SELECT sum(next_number) FROM organisation)"
    " + 100000000000000 * (SELECT count(*) FROM search)",
    BASE_DESK
};
static const struct statement rig_sum_vault = { "rig_sum_vault", "SELECT count(*) FROM person_key",
                                                BASE_VAULT };

/* The newest entry of the journal, as JSON. */
static inline struct str rig_last_entry(struct rig *r)
{
    struct journal_line *lines = NULL;
    struct fault f = { 0 };
    uint64_t size = 0;
    size_t n = 0;

    assert_ok(journal_size(r->journal, &size, &f));
    assert_ok(journal_entries(r->journal, r->arena, size - 1, size, &lines, &n, &f));
    assert_int_equal(n, 1);
    return lines[0].json;
}

static inline uint64_t rig_journal_size(struct rig *r)
{
    struct fault f = { 0 };
    uint64_t size = 0;

    assert_ok(journal_size(r->journal, &size, &f));
    return size;
}

/* The n-th driver call from now on fails, once; 0: none. */
static inline void rig_fail(struct rig *r, int64_t n)
{
    r->faulty.fail_at = n ? atomic_load(&r->faulty.calls) + n : 0;
}

#endif
