/* SPDX-License-Identifier: EUPL-1.2 */
/* thread.h - a lock that gives itself back, and a bounded queue between threads. */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/fault.h"

/* `scoped_lock pthread_mutex_t *held = lock(&x->mutex);` unlocks when the block ends. */
pthread_mutex_t *lock(pthread_mutex_t *m);
void lock_drop(pthread_mutex_t **m);
#define scoped_lock __attribute__((cleanup(lock_drop), unused))

/* Waits at most `ms` (monotonic clock; made by thread_cond_init); false when the time ran out. */
void thread_cond_init(pthread_cond_t *c);
bool thread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m, int64_t ms);

bool thread_start(pthread_t *ret_thread, const char *name, void *(*run)(void *), void *arg,
                  struct fault *f);

/* A bounded queue of pointers.  The queue never owns what passes through it. */
struct queue;

struct queue *queue_new(size_t room);
void queue_free(struct queue *q);
bool queue_push(struct queue *q, void *item);     /* waits for room; false once closed */
bool queue_pop(struct queue *q, void **ret_item); /* waits; false once closed and empty */
void queue_close(struct queue *q);

#endif
