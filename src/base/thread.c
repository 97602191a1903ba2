/* SPDX-License-Identifier: EUPL-1.2 */
/* thread.c - see thread.h. */
#include "base/thread.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

pthread_mutex_t *lock(pthread_mutex_t *m)
{
    pthread_mutex_lock(m);
    return m;
}

void lock_drop(pthread_mutex_t **m)
{
    pthread_mutex_unlock(*m);
}

void thread_cond_init(pthread_cond_t *c)
{
    pthread_condattr_t attr;

    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(c, &attr);
    pthread_condattr_destroy(&attr);
}

bool thread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m, int64_t ms)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    return pthread_cond_timedwait(c, m, &until) != ETIMEDOUT;
}

bool thread_start(pthread_t *ret_thread, const char *name, void *(*run)(void *), void *arg,
                  struct fault *f)
{
    int error = pthread_create(ret_thread, NULL, run, arg);

    if (error)
        return fault_set(f, FAULT_BROKEN, "thread %s: %s", name, strerror(error));
    return true;
}

struct queue {
    pthread_mutex_t mutex;
    pthread_cond_t has_item, has_room;
    size_t room, first, count;
    bool closed;
    void *items[];
};

struct queue *queue_new(size_t room)
{
    struct queue *q = calloc(1, sizeof *q + room * sizeof q->items[0]);

    if (!q)
        return NULL;
    q->room = room;
    pthread_mutex_init(&q->mutex, NULL);
    pthread_cond_init(&q->has_item, NULL);
    pthread_cond_init(&q->has_room, NULL);
    return q;
}

void queue_free(struct queue *q)
{
    if (!q)
        return;
    pthread_cond_destroy(&q->has_item);
    pthread_cond_destroy(&q->has_room);
    pthread_mutex_destroy(&q->mutex);
    free(q);
}

bool queue_push(struct queue *q, void *item)
{
    scoped_lock pthread_mutex_t *held = lock(&q->mutex);

    while (q->count == q->room && !q->closed)
        pthread_cond_wait(&q->has_room, &q->mutex);
    if (q->closed)
        return false;
    q->items[(q->first + q->count++) % q->room] = item;
    pthread_cond_signal(&q->has_item);
    return true;
}

bool queue_pop(struct queue *q, void **ret_item)
{
    scoped_lock pthread_mutex_t *held = lock(&q->mutex);

    while (!q->count && !q->closed)
        pthread_cond_wait(&q->has_item, &q->mutex);
    if (!q->count)
        return false;
    *ret_item = q->items[q->first];
    q->first = (q->first + 1) % q->room;
    q->count--;
    pthread_cond_signal(&q->has_room);
    return true;
}

void queue_close(struct queue *q)
{
    scoped_lock pthread_mutex_t *held = lock(&q->mutex);

    q->closed = true;
    pthread_cond_broadcast(&q->has_item);
    pthread_cond_broadcast(&q->has_room);
}
