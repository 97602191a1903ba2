/* SPDX-License-Identifier: EUPL-1.2 */
/* crew.c - checks a log with as many threads as the machine has cores; see check_priv.h.
 *
 * Each of them takes the next batch from where the log is read, one at a time; makes its hashes and
 * reads its entries' sense, all at once; and adds it to the tree when it is the batch's turn. */
#include <stdlib.h>
#include <unistd.h>

#include "journal/check_priv.h"

#define CREW_MAX  16
#define BATCH_MAX ((size_t)64 << 20) /* 256 entries of 64 KiB, twice */

struct crew {
    struct check *check;
    uint64_t taken; /* batches; with `ended`, under check->reading */
    bool ended;

    pthread_mutex_t mutex;
    pthread_cond_t next_turn;
    uint64_t added; /* batches */
    bool stopped;
    struct fault fault;
};

/* False when there is none left. */
static bool take_batch(struct crew *w, struct check_batch *b)
{
    scoped_lock pthread_mutex_t *held = lock(&w->check->reading);

    if (w->ended)
        return false;
    arena_reset(b->arena);
    b->number = w->taken++;
    b->first = b->number * CHECK_BATCH;
    b->count = 0;
    b->why = NULL;
    b->fault.kind = FAULT_NONE;
    w->ended = !w->check->more(w->check->arg, b, &b->fault) || b->count < CHECK_BATCH || b->why;
    return true;
}

/* False when nobody needs the batch any more. */
static bool wait_turn(struct crew *w, const struct check_batch *b)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    while (!w->stopped && w->added != b->number)
        pthread_cond_wait(&w->next_turn, &w->mutex);
    return !w->stopped;
}

static void end_turn(struct crew *w, bool ok, const struct fault *why)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    w->added++;
    if (!ok) {
        w->stopped = true;
        w->fault = *why;
    }
    pthread_cond_broadcast(&w->next_turn);
}

static void *help(void *arg)
{
    struct crew *w = arg;
    scoped(arena) *a = arena_new(2 * sizeof(struct check_batch));
    scoped(arena) *entries = arena_new(BATCH_MAX);
    struct check_batch *b = a && entries ? arena_make(a, struct check_batch) : NULL;

    if (!b)
        return NULL; /* then with one fewer; the first one is missed (check_batches) */
    b->arena = entries;
    while (take_batch(w, b)) {
        struct fault why = { 0 };

        check_make(b);
        if (!wait_turn(w, b))
            break;
        end_turn(w, check_add(w->check, b, &why), &why);
    }
    return NULL;
}

static size_t cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > CREW_MAX ? CREW_MAX : (size_t)n;
}

bool check_batches(struct check *c, struct fault *f)
{
    struct crew w = { .check = c };
    pthread_t helpers[CREW_MAX];
    size_t count = 0, most = cores() - 1;
    struct fault ignored = { 0 };

    pthread_mutex_init(&w.mutex, NULL);
    pthread_cond_init(&w.next_turn, NULL);
    while (count < most && thread_start(&helpers[count], "verify", help, &w, &ignored))
        count++;
    help(&w);
    while (count)
        pthread_join(helpers[--count], NULL);
    pthread_cond_destroy(&w.next_turn);
    pthread_mutex_destroy(&w.mutex);
    if (w.stopped)
        *f = w.fault;
    else if (!w.ended)
        return fault_set(f, FAULT_BUSY, "no memory");
    return !w.stopped;
}
