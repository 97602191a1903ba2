/* SPDX-License-Identifier: EUPL-1.2 */
/* app.c - opening and making a data folder; all rooms wired together. */
#include "app/app.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "app/confine.h"
#include "assist/gateway.h"
#include "base/file.h"
#include "base/log.h"
#include "message/message.h"
#include "reader/reader.h"

#define SETTING_ORIGIN STR("origin")

static const char *path_in(struct app *app, const char *name)
{
    return str_printf(app->arena, "%s/%s", app->folder, name).ptr;
}

/* ---- the lock: one process a folder ---- */

static bool take_lock(struct app *app, struct fault *f)
{
    app->lock_fd = open(path_in(app, "lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (app->lock_fd < 0)
        return fault_set(f, errno == ENOENT ? FAULT_MISSING : FAULT_BROKEN, "data folder %s: %s",
                         app->folder, strerror(errno));
    if (flock(app->lock_fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    close(app->lock_fd);
    app->lock_fd = -1;
    return fault_set(f, FAULT_CONFLICT, "data folder %s is in use by another guichet process",
                     app->folder);
}

/* ---- keys ---- */

/* From a systemd credential where there is one, else from keys/master: 32 bytes, raw. */
static bool read_master(struct app *app, uint8_t *master, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 10);
    const char *credentials = getenv("CREDENTIALS_DIRECTORY"), *path = path_in(app, "keys/master");
    struct str text;

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    if (credentials && access(str_printf(a, "%s/guichet-master", credentials).ptr, R_OK) == 0)
        path = str_printf(a, "%s/guichet-master", credentials).ptr;
    if (!file_read(a, path, 4096, &text, f)) {
        if (f->kind == FAULT_MISSING)
            fault_set(f, FAULT_DAMAGED,
                      "no master key: %s is not there; give it back, or as the systemd "
                      "credential guichet-master",
                      path);
        return false;
    }
    if (text.len != VAULT_KEY_SIZE)
        return fault_set(f, FAULT_DAMAGED, "master key %s has %zu bytes, not %d", path, text.len,
                         VAULT_KEY_SIZE);
    memcpy(master, text.ptr, VAULT_KEY_SIZE);
    return true;
}

/* ---- opening ---- */

struct origin_read {
    struct app *app;
};

static bool read_origin(struct tx *tx, void *arg, struct fault *f)
{
    struct app *app = arg;

    return store_setting_get(tx, app->arena, SETTING_ORIGIN, &app->origin, f) ||
           (f->kind == FAULT_MISSING &&
            fault_set(f, FAULT_DAMAGED, "desk.db does not say which desk's it is (no origin)"));
}

/* The desk's way to the names of who works in an organisation. */
static bool list_colleagues(void *arg, struct arena *a, struct id org, struct colleague **ret_at,
                            size_t *ret_count, struct fault *f)
{
    struct app *app = arg;
    struct user *users;
    size_t count;

    if (!account_list(app->accounts, a, org, &users, &count, f))
        return false;
    *ret_at = arena_many(a, struct colleague, count + 1);
    if (!*ret_at)
        return arena_check(a, f);
    for (size_t i = 0; i < count; i++)
        (*ret_at)[i] = (struct colleague){ .id = users[i].id,
                                           .name = users[i].name,
                                           .email = users[i].email,
                                           .disabled = users[i].state != 0,
                                           .roles = users[i].roles,
                                           .lang = users[i].lang };
    *ret_count = count;
    return true;
}

static bool open_rooms(struct app *app, const uint8_t *master, struct fault *f)
{
    uint8_t seed[CRYPTO_SEED_SIZE], accounts_key[CRYPTO_KEY_SIZE];
    struct desk_parts parts;
    bool done;

    vault_journal_seed(master, seed);
    crypto_keyed(master, STR("guichet accounts"), NULL, 0, accounts_key);
    done = store_read(app->store, read_origin, app, f) &&
           journal_open(app->store, app->origin, seed, &app->journal, f) &&
           policy_open(app->store, app->journal, &app->policy, f) &&
           vault_open_all(app->store, app->journal, master, &app->vault, f) &&
           accounts_open(app->store, app->journal, accounts_key, &app->accounts, f);
    crypto_wipe(seed, sizeof seed);
    crypto_wipe(accounts_key, sizeof accounts_key);
    if (!done)
        return false;
    app->pii = pii_new(f);
    app->triage = app->pii ? triage_new(f) : NULL;
    if (!app->triage)
        return false;
    if (app->courier) {
        const struct gateway_parts to = { .store = app->store,
                                          .journal = app->journal,
                                          .pii = app->pii,
                                          .triage = app->triage,
                                          .courier = app->courier };

        if (!gateway_open(&to, &app->gateway, f))
            return false;
    }
    parts = (struct desk_parts){ .store = app->store,
                                 .journal = app->journal,
                                 .policy = app->policy,
                                 .vault = app->vault,
                                 .pii = app->pii,
                                 .triage = app->triage,
                                 .reader = app->reader,
                                 .gateway = app->gateway,
                                 .folder = app->folder,
                                 .origin = app->origin,
                                 .colleagues = list_colleagues,
                                 .colleagues_arg = app,
                                 .ai_lock = app->ai_lock };
    return desk_open(&parts, &app->desk, f);
}

static bool open_store(struct app *app, struct fault *f)
{
    struct store_settings settings = { .folder = app->folder };

    return store_open(&settings, &app->store, f);
}

static bool start(const char *folder, struct app *app, struct fault *f)
{
    *app = (struct app){ .folder = folder, .lock_fd = -1 };
    message_start();
    if (!crypto_start(f))
        return false;
    app->arena = arena_new((size_t)1 << 20);
    return app->arena || fault_set(f, FAULT_BROKEN, "no memory");
}

static bool has(struct app *app, const char *name)
{
    return access(path_in(app, name), F_OK) == 0;
}

static bool find_desk(struct app *app, struct fault *f)
{
    if (has(app, "desk.db"))
        return true;
    if (has(app, "vault.db"))
        return fault_set(f, FAULT_DAMAGED,
                         "desk.db is missing in %s, but vault.db is there: restore it from a "
                         "backup",
                         app->folder);
    return fault_set(f, FAULT_MISSING,
                     "no desk in %s: make one with guichet init --data %s [--demo]", app->folder,
                     app->folder);
}

/* Not having one is a worse desk, not none. */
static void start_reader(struct app *app)
{
    struct fault why = { 0 };

    if (!reader_start(NULL, confine, &app->reader, &why))
        log_fault("reader", &why);
}

bool app_open(const char *folder, struct app *ret_app, struct fault *f)
{
    return app_open_calling(folder, NULL, AI_FREE, ret_app, f);
}

bool app_open_calling(const char *folder, const struct courier_settings *calls, enum ai_lock lock,
                      struct app *ret_app, struct fault *f)
{
    struct app *app = ret_app;
    uint8_t *master = NULL;
    bool done = start(folder, app, f);

    app->ai_lock = lock;
    done = done && find_desk(app, f) && take_lock(app, f);
    /* Both before there is a key that they could take along. */
    if (done && calls)
        done = courier_start(calls, confine_courier, &app->courier, f);
    if (done) {
        start_reader(app);
        master = crypto_guarded_alloc(VAULT_KEY_SIZE);
        done = master ? read_master(app, master, f)
                      : fault_set(f, FAULT_BROKEN, "no guarded memory for keys");
    }
    done = done && open_store(app, f) && open_rooms(app, master, f);
    crypto_guarded_free(master);
    if (!done)
        app_close(app);
    return done;
}

void app_close(struct app *app)
{
    desk_close(app->desk);
    gateway_close(app->gateway);
    reader_close(app->reader);
    courier_close(app->courier);
    triage_free(app->triage);
    pii_free(app->pii);
    accounts_close(app->accounts);
    vault_close(app->vault);
    policy_close(app->policy);
    journal_close(app->journal);
    store_close(app->store);
    if (app->lock_fd >= 0)
        close(app->lock_fd);
    arena_free(app->arena);
    *app = (struct app){ .lock_fd = -1 };
}

/* ---- making ---- */

static bool write_origin(struct tx *tx, void *arg, struct fault *f)
{
    struct app *app = arg;

    return store_setting_put(tx, SETTING_ORIGIN, app->origin, f);
}

/* A key that is there is kept: what it opens may be in a backup. */
static bool make_keys(struct app *app, struct fault *f)
{
    uint8_t *master;
    bool done;

    if (has(app, "keys/master"))
        return true;
    master = crypto_guarded_alloc(VAULT_KEY_SIZE);
    if (!master)
        return fault_set(f, FAULT_BROKEN, "no guarded memory for keys");
    crypto_random(master, VAULT_KEY_SIZE);
    done = file_make_folder(path_in(app, "keys"), 0700, f) &&
           file_write(path_in(app, "keys/master"), str_make(master, VAULT_KEY_SIZE), 0600, f);
    crypto_guarded_free(master);
    return done;
}

/* "guichet-1f2e3d4c" unless a name is given: it stands in each checkpoint. */
static struct str make_origin(struct app *app, struct str origin)
{
    struct id id = id_new();

    if (origin.len)
        return str_copy(app->arena, origin);
    return str_printf(app->arena, "guichet-%02x%02x%02x%02x", id.b[12], id.b[13], id.b[14],
                      id.b[15]);
}

static bool check_empty(struct app *app, struct fault *f)
{
    if (has(app, "desk.db"))
        return fault_set(f, FAULT_CONFLICT, "there is a desk in %s already", app->folder);
    return !has(app, "vault.db") || find_desk(app, f);
}

bool app_make(const char *folder, struct str origin, struct fault *f)
{
    struct app app;
    bool done = start(folder, &app, f) && file_make_folder(folder, 0700, f) && take_lock(&app, f) &&
                check_empty(&app, f) && make_keys(&app, f) && open_store(&app, f);

    if (done) {
        app.origin = make_origin(&app, origin);
        done = store_write(app.store, write_origin, &app, f);
    }
    app_close(&app);
    return done;
}

/* ---- organisations ---- */

struct org_listing {
    struct arena *arena;
    struct org_row *rows;
    size_t count;
};

static bool read_orgs(struct tx *tx, void *arg, struct fault *f)
{
    struct org_listing *l = arg;

    return store_org_list(tx, l->arena, &l->rows, &l->count, f);
}

bool app_orgs(struct app *app, struct arena *a, struct org_row **ret_orgs, size_t *ret_count,
              struct fault *f)
{
    struct org_listing l = { .arena = a };

    if (!store_read(app->store, read_orgs, &l, f))
        return false;
    *ret_orgs = l.rows;
    *ret_count = l.count;
    return true;
}

bool app_org_of(struct app *app, struct arena *a, struct id id, struct org_row *ret_org,
                struct fault *f)
{
    struct org_row *orgs;
    size_t count;

    if (!app_orgs(app, a, &orgs, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(orgs[i].id, id)) {
            *ret_org = orgs[i];
            return true;
        }
    return fault_set(f, FAULT_MISSING, "no such organisation");
}

bool app_org(struct app *app, struct cli *c, struct org_row *ret_org, struct fault *f)
{
    struct org_row *orgs;
    size_t count;

    if (!app_orgs(app, c->arena, &orgs, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (c->org ? str_eq(orgs[i].name, str_of(c->org)) : count == 1) {
            *ret_org = orgs[i];
            return true;
        }
    }
    if (c->org)
        return fault_set(f, FAULT_MISSING, "no organisation '%s': see guichet org list", c->org);
    return fault_set(f, FAULT_UNKNOWN, "which organisation? Say --org NAME (there are %zu)", count);
}

struct org_adding {
    struct app *app;
    struct arena *arena;
    struct org_row row;
};

static bool write_org(struct tx *tx, void *arg, struct fault *f)
{
    struct org_adding *n = arg;
    struct journal_entry entry = { .org = n->row.id,
                                   .act = "organisation.add",
                                   .on_kind = "organisation",
                                   .on = n->row.id,
                                   .result = "done" };
    struct org_row there;
    struct fault why = { 0 };
    uint64_t number;

    if (store_org_by_name(tx, n->arena, n->row.name, &there, &why))
        return fault_set(f, FAULT_CONFLICT, "there is an organisation of that name already");
    return store_org_add(tx, &n->row, clock_now(), f) &&
           vault_org_new(n->app->vault, tx, n->row.id, f) &&
           policy_install(n->app->policy, tx, n->row.id, f) &&
           journal_append(n->app->journal, tx, &entry, &number, f);
}

bool app_org_add(struct app *app, struct str name, struct id *ret_id, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct org_adding n = { .app = app, .arena = a };

    n.row = (struct org_row){ .id = id_new(), .name = name, .settings = settings_default() };
    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    if (!name.len || name.len > 100)
        return fault_set(f, FAULT_INVALID, "the name of an organisation has 1 to 100 bytes");
    if (!store_write(app->store, write_org, &n, f))
        return false;
    *ret_id = n.row.id;
    return true;
}

struct source_wanted {
    struct arena *arena;
    struct id org;
    struct str name;
    struct source_row row;
};

static bool read_source(struct tx *tx, void *arg, struct fault *f)
{
    struct source_wanted *w = arg;

    return store_source_by_name(tx, w->arena, w->org, w->name, &w->row, f);
}

bool app_source(struct app *app, struct arena *a, struct id org, struct str name,
                struct source_row *ret, struct fault *f)
{
    struct source_wanted w = { .arena = a, .org = org, .name = name };

    if (!store_read(app->store, read_source, &w, f))
        return fault_wrap(f, "source '%.*s'", STR_ARG(name));
    *ret = w.row;
    return true;
}
