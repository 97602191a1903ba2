/* SPDX-License-Identifier: EUPL-1.2 */
/* store.c - opening, migrations, reading connections, and the writer thread with group commit.
 *
 * The writer takes what is queued, up to GROUP_MAX pieces of work, runs each in its own
 * savepoint, commits once, and lets all callers go.  While it waits for the disk the next group
 * gathers, so that the more producers there are, the more pieces share one sync. */
#include "store/store.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/thread.h"
#include "store/driver_priv.h"
#include "store/faulty_priv.h"
#include "store_sql.h"

#define GROUP_MAX      256
#define READERS_NORMAL 4

struct write_job {
    bool (*work)(struct tx *tx, void *arg, struct fault *f);
    void *arg;
    struct fault *fault;
    struct write_job *next;
    bool done, ok;
};

struct store {
    struct store_settings settings;
    const struct driver *driver;
    struct faulty_count faulty;

    pthread_mutex_t mutex; /* readers */
    pthread_cond_t reader_free;
    struct connection *readers;
    size_t reader_count;

    pthread_mutex_t write_mutex;
    pthread_cond_t work_there, work_done;
    struct write_job *first, **last;
    bool closing, writer_runs;
    pthread_t writer;
    struct connection *writing;
    pthread_mutex_t writing_mutex; /* the writer's connection, between groups */

    atomic_uint_fast64_t commits, jobs, jobs_failed, reads, commit_ns;
};

/* ---- migrations ---- */

struct base_schema {
    const struct schema_script *scripts;
    size_t count;
};

static bool migrate_base(struct connection *c, enum statement_base base,
                         const struct schema_script *scripts, size_t count, struct fault *f)
{
    static const char *const files[] = { [BASE_DESK] = "desk.db", [BASE_VAULT] = "vault.db" };
    int64_t version;

    if (!c->driver->version(c->link, base, &version, f))
        return false;
    if (version > (int64_t)count)
        return fault_set(f, FAULT_CONFLICT,
                         "%s has schema %lld, this program (%s) knows %zu: use a newer guichet",
                         files[base], (long long)version, GUICHET_VERSION, count);
    if (version == 0)
        return fault_set(f, FAULT_DAMAGED, "%s is a database, but not a desk's", files[base]);
    for (int64_t v = version < 0 ? 0 : version; v < (int64_t)count; v++)
        if (!c->driver->script(c->link, base, scripts[v].sql, f) ||
            !c->driver->set_version(c->link, base, v + 1, f))
            return fault_wrap(f, "schema %lld of %s", (long long)v + 1, files[base]);
    return true;
}

bool migrate(struct connection *c, struct fault *f)
{
    if (!c->driver->begin(c->link, true, f))
        return false;
    if (migrate_base(c, BASE_VAULT, schema_vault, schema_vault_count, f) &&
        migrate_base(c, BASE_DESK, schema_desk, schema_desk_count, f) &&
        c->driver->commit(c->link, f))
        return true;
    c->driver->rollback(c->link);
    return false;
}

/* ---- the writer ---- */

static struct write_job *take_group(struct store *s)
{
    struct write_job *group, *j;
    size_t n = 1;

    while (!s->first && !s->closing)
        pthread_cond_wait(&s->work_there, &s->write_mutex);
    group = s->first;
    if (!group)
        return NULL;
    for (j = group; j->next && n < GROUP_MAX; j = j->next)
        n++;
    s->first = j->next;
    if (!s->first)
        s->last = &s->first;
    j->next = NULL;
    return group;
}

/* False when the whole group is lost: what undoing failed at is in `f`. */
static bool run_job(struct connection *c, struct write_job *j, struct fault *f)
{
    struct tx tx = { c };

    if (!c->driver->mark(c->link, f))
        return false;
    j->ok = j->work(&tx, j->arg, j->fault);
    if (j->ok)
        return c->driver->keep(c->link, f);
    return c->driver->undo(c->link, f);
}

static bool run_group(struct store *s, struct write_job *group, struct fault *f)
{
    struct connection *c = s->writing;
    int64_t start;

    if (!c->driver->begin(c->link, true, f))
        return false;
    for (struct write_job *j = group; j; j = j->next) {
        if (!run_job(c, j, f)) {
            c->driver->rollback(c->link);
            return false;
        }
    }
    start = clock_ticks();
    if (!c->driver->commit(c->link, f)) {
        c->driver->rollback(c->link);
        return false;
    }
    atomic_fetch_add(&s->commit_ns, (uint_fast64_t)(clock_ticks() - start));
    atomic_fetch_add(&s->commits, 1);
    return true;
}

static void finish_group(struct store *s, struct write_job *group, bool ok, const struct fault *why)
{
    scoped_lock pthread_mutex_t *held = lock(&s->write_mutex);

    for (struct write_job *j = group, *next; j; j = next) {
        next = j->next; /* the job is its caller's again once done */
        atomic_fetch_add(&s->jobs, 1);
        if (!ok && j->ok) {
            j->ok = false;
            fault_set(j->fault, why->kind, "%s", why->text);
        } else if (!ok && j->fault->kind == FAULT_NONE) {
            fault_set(j->fault, why->kind, "%s", why->text);
        }
        if (!j->ok)
            atomic_fetch_add(&s->jobs_failed, 1);
        j->done = true;
    }
    pthread_cond_broadcast(&s->work_done);
}

static void *writer_run(void *arg)
{
    struct store *s = arg;

    for (;;) {
        struct fault why = { 0 };
        struct write_job *group;
        bool ok;

        pthread_mutex_lock(&s->write_mutex);
        group = take_group(s);
        pthread_mutex_unlock(&s->write_mutex);
        if (!group)
            return NULL;
        pthread_mutex_lock(&s->writing_mutex);
        ok = run_group(s, group, &why);
        pthread_mutex_unlock(&s->writing_mutex);
        finish_group(s, group, ok, &why);
    }
}

bool store_write(struct store *s, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                 void *arg, struct fault *f)
{
    struct fault own = { 0 };
    struct write_job job = { .work = work, .arg = arg, .fault = &own };
    scoped_lock pthread_mutex_t *held = lock(&s->write_mutex);

    if (s->closing)
        return fault_set(f, FAULT_BUSY, "the store is closing");
    *s->last = &job;
    s->last = &job.next;
    pthread_cond_signal(&s->work_there);
    while (!job.done)
        pthread_cond_wait(&s->work_done, &s->write_mutex);
    if (!job.ok && f)
        *f = own;
    return job.ok;
}

/* ---- readers ---- */

static struct connection *take_reader(struct store *s, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);
    struct connection *c;

    while (!s->readers && s->reader_count >= s->settings.readers)
        pthread_cond_wait(&s->reader_free, &s->mutex);
    c = s->readers;
    if (c) {
        s->readers = c->next;
        return c;
    }
    if (!connection_open(s->driver, &s->settings, false, &c, f))
        return NULL;
    s->reader_count++;
    return c;
}

static void give_reader(struct store *s, struct connection *c)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    c->next = s->readers;
    s->readers = c;
    pthread_cond_signal(&s->reader_free);
}

bool store_read(struct store *s, bool (*work)(struct tx *tx, void *arg, struct fault *f), void *arg,
                struct fault *f)
{
    struct connection *c = take_reader(s, f);
    struct tx tx = { c };
    bool ok;

    if (!c)
        return false;
    atomic_fetch_add(&s->reads, 1);
    ok = c->driver->begin(c->link, false, f) && work(&tx, arg, f);
    c->driver->rollback(c->link); /* nothing to keep */
    give_reader(s, c);
    return ok;
}

/* ---- opening and closing ---- */

bool store_open(const struct store_settings *settings, struct store **ret_store, struct fault *f)
{
    struct store *s = calloc(1, sizeof *s);

    if (!s)
        return fault_set(f, FAULT_BROKEN, "no memory for the store");
    s->settings = *settings;
    if (!s->settings.readers)
        s->settings.readers = READERS_NORMAL;
    s->driver = settings->fail_at > 0 ? &driver_faulty : &driver_sqlite;
    if (settings->fail_at > 0)
        s->settings.faulty = faulty_start(&s->faulty, settings->fail_at);
    pthread_mutex_init(&s->mutex, NULL);
    pthread_mutex_init(&s->write_mutex, NULL);
    pthread_mutex_init(&s->writing_mutex, NULL);
    pthread_cond_init(&s->reader_free, NULL);
    pthread_cond_init(&s->work_there, NULL);
    pthread_cond_init(&s->work_done, NULL);
    s->last = &s->first;
    if (!connection_open(s->driver, &s->settings, true, &s->writing, f) ||
        !migrate(s->writing, f) || !thread_start(&s->writer, "writer", writer_run, s, f)) {
        store_close(s);
        return false;
    }
    s->writer_runs = true;
    *ret_store = s;
    return true;
}

static void stop_writer(struct store *s)
{
    pthread_mutex_lock(&s->write_mutex);
    s->closing = true;
    pthread_cond_broadcast(&s->work_there);
    pthread_mutex_unlock(&s->write_mutex);
    if (s->writer_runs)
        pthread_join(s->writer, NULL);
}

void store_close(struct store *s)
{
    if (!s)
        return;
    stop_writer(s);
    while (s->readers) {
        struct connection *next = s->readers->next;

        connection_close(s->readers);
        s->readers = next;
    }
    connection_close(s->writing);
    pthread_cond_destroy(&s->reader_free);
    pthread_cond_destroy(&s->work_there);
    pthread_cond_destroy(&s->work_done);
    pthread_mutex_destroy(&s->mutex);
    pthread_mutex_destroy(&s->write_mutex);
    pthread_mutex_destroy(&s->writing_mutex);
    free(s);
}

/* ---- care ---- */

bool store_check(struct store *s, bool deep, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&s->writing_mutex);

    return s->driver->check(s->writing->link, deep, f);
}

bool store_vault_clean(struct store *s, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&s->writing_mutex);

    return s->driver->clean_vault(s->writing->link, f);
}

void store_figures(struct store *s, struct store_figures *ret)
{
    *ret = (struct store_figures){ .commits = s->commits,
                                   .jobs = s->jobs,
                                   .jobs_failed = s->jobs_failed,
                                   .reads = s->reads,
                                   .commit_ns = s->commit_ns };
}
