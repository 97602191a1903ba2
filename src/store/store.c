/* SPDX-License-Identifier: EUPL-1.2 */
/* store.c - opening and closing, and the connections that read; writing is in writer.c. */
#include "store/store.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "store/driver_priv.h"
#include "store/faulty_priv.h"
#include "store/organisations.h"
#include "store/search.h"
#include "store/writer_priv.h"

#define READERS_NORMAL 4
#define PROBE_SIZE     16384

struct store {
    struct store_settings settings;
    const struct driver *driver;
    struct faulty_count faulty;
    struct writer *writer;

    pthread_mutex_t mutex; /* readers */
    pthread_cond_t reader_free;
    struct connection *readers; /* those nobody uses */
    size_t reader_count;

    atomic_uint_fast64_t reads;
};

/* ---- readers ---- */

static bool take_reader(struct store *s, struct connection **ret, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    while (!s->readers && s->reader_count >= s->settings.readers)
        pthread_cond_wait(&s->reader_free, &s->mutex);
    if (s->readers) {
        *ret = s->readers;
        s->readers = s->readers->next;
        return true;
    }
    if (!connection_open(s->driver, &s->settings, false, ret, f))
        return false;
    s->reader_count++;
    return true;
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
    struct connection *c;
    struct tx tx;
    bool ok;

    if (!take_reader(s, &c, f))
        return false;
    tx = (struct tx){ c };
    atomic_fetch_add(&s->reads, 1);
    ok = c->driver->begin(c->link, false, f) && work(&tx, arg, f);
    c->driver->rollback(c->link); /* nothing to keep */
    give_reader(s, c);
    return ok;
}

bool store_write(struct store *s, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                 void *arg, struct fault *f)
{
    return writer_run(s->writer, work, arg, f);
}

/* ---- opening and closing ---- */

static bool open_writer(struct store *s, struct fault *f)
{
    struct connection *c;

    if (!connection_open(s->driver, &s->settings, true, &c, f))
        return false;
    if (!migrate(c, f)) {
        connection_close(c);
        return false;
    }
    return writer_start(c, &s->writer, f);
}

bool store_open(const struct store_settings *settings, struct store **ret_store, struct fault *f)
{
    struct store *s = calloc(1, sizeof *s);

    if (!s)
        return fault_set(f, FAULT_BROKEN, "no memory for the store");
    s->settings = *settings;
    if (!s->settings.readers)
        s->settings.readers = READERS_NORMAL;
    if (settings->fail_at > 0)
        s->settings.faulty = faulty_start(&s->faulty, settings->fail_at);
    s->driver = s->settings.faulty ? &driver_faulty : &driver_sqlite;
    pthread_mutex_init(&s->mutex, NULL);
    pthread_cond_init(&s->reader_free, NULL);
    if (!open_writer(s, f)) {
        store_close(s);
        return false;
    }
    *ret_store = s;
    return true;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    writer_stop(s->writer);
    while (s->readers) {
        struct connection *next = s->readers->next;

        connection_close(s->readers);
        s->readers = next;
    }
    pthread_cond_destroy(&s->reader_free);
    pthread_mutex_destroy(&s->mutex);
    free(s);
}

/* ---- care ---- */

void store_end_writing(struct store *s)
{
    writer_refuse(s->writer);
}

/* The same row again and again: the pages go through the WAL each time, the file does not grow. */
static bool write_probe(struct tx *tx, void *arg, struct fault *f)
{
    char text[PROBE_SIZE];

    (void)arg;
    memset(text, ' ', sizeof text);
    return store_setting_put(tx, STR("probe"), str_make(text, sizeof text), f);
}

bool store_probe(struct store *s, struct fault *f)
{
    return store_write(s, write_probe, NULL, f);
}

/* On a connection of its own: a check of a large desk takes seconds, and nobody waits for it. */
bool store_check(struct store *s, bool deep, struct fault *f)
{
    struct connection *c;
    bool ok;

    if (!connection_open(s->driver, &s->settings, true, &c, f))
        return false;
    ok = c->driver->check(c->link, deep, f);
    connection_close(c);
    return ok;
}

bool store_vault_clean(struct store *s, struct fault *f)
{
    return writer_clean(s->writer, BASE_VAULT, f);
}

struct tidying {
    bool first, more;
};

static bool tidy(struct tx *tx, void *arg, struct fault *f)
{
    struct tidying *t = arg;
    struct connection *c = tx->connection;

    return c->driver->tidy_search(c->link, t->first, &t->more, f);
}

bool store_search_clean(struct store *s, struct fault *f)
{
    struct tidying t = { .first = true, .more = true };

    while (t.more) {
        if (!store_write(s, tidy, &t, f))
            return fault_wrap(f, "search index");
        t.first = false;
    }
    return writer_clean(s->writer, BASE_DESK, f);
}

void store_figures(struct store *s, struct store_figures *ret)
{
    *ret = (struct store_figures){ .reads = s->reads };
    writer_figures(s->writer, ret);
}
