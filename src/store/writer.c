/* SPDX-License-Identifier: EUPL-1.2 */
/* writer.c - group commit: the writer takes what is queued, piece by piece, runs each in its own
 * savepoint, commits once when nothing more is there, and only then lets the callers go.
 *
 * Whoever writes where nobody else does is the writer himself: two switches between threads cost
 * half as much as the disk.  As soon as pieces meet, the writer's own thread takes over, so that
 * they gather (as in LevelDB, where the first in the queue writes for those behind it).
 *
 * While it waits for the disk the next group gathers, so that the more producers there are, the
 * more pieces share one sync.  A piece that comes while others of its group run still joins.  The
 * index entries of a group are written at its end (search_priv.h).
 *
 * When the database gives up the whole transaction (a full disk, an I/O error), all pieces run so
 * far fail and none of them is there; those still queued are tried in the next group. */
#include "store/writer_priv.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/thread.h"
#include "store/search_priv.h"

#define GROUP_MAX 256
#define GROUP_NS  20000000 /* nobody waits much longer than this for a group to close */

struct write_job {
    bool (*work)(struct tx *tx, void *arg, struct fault *f);
    void *arg;
    struct fault fault;
    struct write_job *next;
    pthread_cond_t finished;
    bool done, ok;
};

struct writer {
    struct connection *connection;
    pthread_mutex_t turn; /* the connection: held for a group, or for care between groups */

    pthread_mutex_t mutex;
    pthread_cond_t work_there;
    struct write_job *first, **last;
    bool closing;
    bool busy;  /* a group runs */
    bool alone; /* the last group was of one piece */
    pthread_t thread;

    atomic_uint_fast64_t commits, jobs, jobs_failed, commit_ns;
};

/* ---- the queue ---- */

/* The next piece of the running group, or NULL. */
static struct write_job *take_locked(struct writer *w)
{
    struct write_job *j = w->first;

    if (!j)
        return NULL;
    w->first = j->next;
    if (!w->first)
        w->last = &w->first;
    j->next = NULL;
    return j;
}

static struct write_job *take(struct writer *w)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    return take_locked(w);
}

/* The first piece of a group; NULL: the store closes. */
static struct write_job *take_first(struct writer *w)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    while (w->busy || (!w->first && !w->closing))
        pthread_cond_wait(&w->work_there, &w->mutex);
    w->busy = w->first != NULL;
    return take_locked(w);
}

/* ---- a group ---- */

/* False when the whole group is lost; why is in `f`. */
static bool run_job(struct connection *c, struct write_job *j, struct fault *f)
{
    size_t held = search_mark(c->held);
    struct tx tx = { c };

    if (!c->driver->mark(c->link, f))
        return false;
    j->ok = j->work(&tx, j->arg, &j->fault);
    if (j->ok)
        return c->driver->keep(c->link, f);
    if (j->fault.kind == FAULT_NONE)
        fault_set(&j->fault, FAULT_BROKEN, "a piece of writing failed without a reason");
    search_undo(c->held, held);
    if (c->driver->undo(c->link, f))
        return true;
    *f = j->fault; /* the database undid everything then */
    return false;
}

/* Runs `first` and what else is queued, chained behind it. */
static bool run_jobs(struct writer *w, struct write_job *first, struct fault *f)
{
    int64_t start = clock_ticks();
    struct write_job *j = first;

    for (size_t n = 1;; n++) {
        if (!run_job(w->connection, j, f))
            return false;
        if (n == GROUP_MAX || clock_ticks() - start > GROUP_NS)
            return true;
        j->next = take(w);
        if (!j->next)
            return true;
        j = j->next;
    }
}

static bool run_group(struct writer *w, struct write_job *first, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&w->turn);
    struct connection *c = w->connection;
    struct tx tx = { c };
    int64_t start;

    if (!c->driver->begin(c->link, true, f))
        return false;
    if (!run_jobs(w, first, f) || !search_flush(&tx, f)) {
        c->driver->rollback(c->link);
        return false;
    }
    start = clock_ticks();
    if (!c->driver->commit(c->link, f)) {
        c->driver->rollback(c->link);
        return false;
    }
    atomic_fetch_add(&w->commit_ns, (uint_fast64_t)(clock_ticks() - start));
    atomic_fetch_add(&w->commits, 1);
    return true;
}

static void finish_group(struct writer *w, struct write_job *group, bool ok,
                         const struct fault *why)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    w->alone = !group->next;
    w->busy = false;
    if (w->first || w->closing)
        pthread_cond_signal(&w->work_there);
    for (struct write_job *j = group, *next; j; j = next) {
        next = j->next; /* the job is its caller's again once done */
        if (!ok && j->fault.kind == FAULT_NONE)
            j->fault = *why;
        j->ok = j->ok && ok;
        atomic_fetch_add(&w->jobs, 1);
        atomic_fetch_add(&w->jobs_failed, !j->ok);
        j->done = true;
        pthread_cond_signal(&j->finished);
    }
}

static void run_and_finish(struct writer *w, struct write_job *first)
{
    struct fault why = { 0 };
    bool ok = run_group(w, first, &why);

    search_undo(w->connection->held, 0);
    finish_group(w, first, ok, &why);
}

static void *run(void *arg)
{
    struct writer *w = arg;
    struct write_job *first;

    while ((first = take_first(w)))
        run_and_finish(w, first);
    return NULL;
}

/* ---- a caller ---- */

/* False: the caller is to write himself. */
static bool queue_job(struct writer *w, struct write_job *job)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    if (w->closing) {
        fault_set(&job->fault, FAULT_BUSY, "the store is closing");
        return true;
    }
    if (!w->busy && !w->first && w->alone) {
        w->busy = true;
        return false;
    }
    *w->last = job;
    w->last = &job->next;
    pthread_cond_signal(&w->work_there);
    while (!job->done)
        pthread_cond_wait(&job->finished, &w->mutex);
    return true;
}

bool writer_run(struct writer *w, bool (*work)(struct tx *tx, void *arg, struct fault *f),
                void *arg, struct fault *f)
{
    struct write_job job = { .work = work, .arg = arg };

    pthread_cond_init(&job.finished, NULL);
    if (!queue_job(w, &job))
        run_and_finish(w, &job);
    pthread_cond_destroy(&job.finished);
    if (!job.ok && f)
        *f = job.fault;
    return job.ok;
}

/* ---- its life ---- */

static void writer_free(struct writer *w)
{
    search_held_free(w->connection->held);
    connection_close(w->connection);
    pthread_cond_destroy(&w->work_there);
    pthread_mutex_destroy(&w->mutex);
    pthread_mutex_destroy(&w->turn);
    free(w);
}

bool writer_start(struct connection *c, struct writer **ret_writer, struct fault *f)
{
    struct writer *w = calloc(1, sizeof *w);

    if (!w) {
        connection_close(c);
        return fault_set(f, FAULT_BUSY, "no memory for the writer");
    }
    w->connection = c;
    w->last = &w->first;
    w->alone = true;
    pthread_mutex_init(&w->turn, NULL);
    pthread_mutex_init(&w->mutex, NULL);
    pthread_cond_init(&w->work_there, NULL);
    if (!search_held_new(&c->held, f) || !thread_start(&w->thread, "writer", run, w, f)) {
        writer_free(w);
        return false;
    }
    *ret_writer = w;
    return true;
}

void writer_refuse(struct writer *w)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    w->closing = true;
    pthread_cond_signal(&w->work_there);
}

void writer_stop(struct writer *w)
{
    if (!w)
        return;
    writer_refuse(w);
    pthread_join(w->thread, NULL);
    writer_free(w);
}

bool writer_clean(struct writer *w, enum statement_base base, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&w->turn);

    return w->connection->driver->clean(w->connection->link, base, f);
}

void writer_figures(struct writer *w, struct store_figures *ret)
{
    ret->commits = w->commits;
    ret->jobs = w->jobs;
    ret->jobs_failed = w->jobs_failed;
    ret->commit_ns = w->commit_ns;
}
