/* SPDX-License-Identifier: EUPL-1.2 */
/* pool.c - the threads that run handlers, the bounded queue before them, and a thread for each
 * answer that takes long.
 *
 * A request on the queue has its connection suspended, so nothing of it moves until the worker
 * resumes it.  Suspending happens under the queue's lock: a worker can take the request, and
 * resume it, only after that. */
#include "net/http_priv.h"

#include "base/thread.h"

static struct http_exchange *take(struct http_pool *pool)
{
    scoped_lock pthread_mutex_t *held = lock(&pool->mutex);
    struct http_exchange *ex;

    while (!pool->first && !pool->closed) {
        pool->idle++;
        pthread_cond_wait(&pool->has_work, &pool->mutex);
        pool->idle--;
    }
    ex = pool->first;
    if (!ex)
        return NULL;
    pool->first = ex->next;
    pool->count--;
    return ex;
}

static void give_back(struct http_exchange *ex)
{
    /* A stream has resumed it already, and may have ended since. */
    if (!ex->stream)
        MHD_resume_connection(ex->connection);
    http_exchange_unref(ex);
}

static void *go_on(void *arg)
{
    struct http_exchange *ex = arg;
    struct http_pool *pool = &ex->server->pool;

    http_exchange_go_on(ex);
    give_back(ex);
    pthread_mutex_lock(&pool->mutex);
    if (--pool->apart == 0)
        pthread_cond_broadcast(&pool->none_apart);
    pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

static void part(struct http_pool *pool, struct http_exchange *ex)
{
    struct fault f = { 0 };
    pthread_t thread;

    pthread_mutex_lock(&pool->mutex);
    pool->apart++;
    pthread_mutex_unlock(&pool->mutex);
    if (thread_start(&thread, "http answer", go_on, ex, &f))
        pthread_detach(thread);
    else
        go_on(ex);
}

static void answer(struct http_pool *pool, struct http_exchange *ex)
{
    bool closed, whole = true;

    pthread_mutex_lock(&pool->mutex);
    closed = pool->closed;
    pthread_mutex_unlock(&pool->mutex);
    if (closed)
        http_exchange_refuse(ex, MHD_HTTP_SERVICE_UNAVAILABLE, FAULT_BUSY, "the server stops");
    else
        whole = http_exchange_handle(ex);
    if (whole)
        give_back(ex);
    else
        part(pool, ex);
}

static void *work(void *arg)
{
    struct http_pool *pool = arg;
    struct http_exchange *ex;

    while ((ex = take(pool)))
        answer(pool, ex);
    return NULL;
}

bool http_pool_start(struct http_server *s, struct fault *f)
{
    struct http_pool *pool = &s->pool;

    pthread_mutex_init(&pool->mutex, NULL);
    thread_cond_init(&pool->has_work);
    thread_cond_init(&pool->none_apart);
    pool->room = s->set.queue;
    pool->threads = arena_many(s->arena, pthread_t, s->set.workers);
    if (!pool->threads)
        return arena_check(s->arena, f);
    for (; pool->threads_count < s->set.workers; pool->threads_count++)
        if (!thread_start(&pool->threads[pool->threads_count], "http worker", work, pool, f))
            return false;
    return true;
}

bool http_pool_put(struct http_pool *pool, struct http_exchange *ex)
{
    scoped_lock pthread_mutex_t *held = lock(&pool->mutex);

    if (pool->count == pool->room || pool->closed)
        return false;
    MHD_suspend_connection(ex->connection);
    atomic_fetch_add(&ex->references, 1);
    ex->on_worker = true;
    ex->next = NULL;
    if (pool->first)
        pool->last->next = ex;
    else
        pool->first = ex;
    pool->last = ex;
    pool->count++;
    if (pool->idle)
        pthread_cond_signal(&pool->has_work);
    return true;
}

void http_pool_stop(struct http_pool *pool)
{
    pthread_mutex_lock(&pool->mutex);
    pool->closed = true;
    pthread_cond_broadcast(&pool->has_work);
    pthread_mutex_unlock(&pool->mutex);
    for (size_t i = 0; i < pool->threads_count; i++)
        pthread_join(pool->threads[i], NULL);
    pool->threads_count = 0;
    pthread_mutex_lock(&pool->mutex);
    while (pool->apart)
        pthread_cond_wait(&pool->none_apart, &pool->mutex);
    pthread_mutex_unlock(&pool->mutex);
}

size_t http_pool_queued(struct http_pool *pool)
{
    scoped_lock pthread_mutex_t *held = lock(&pool->mutex);

    return pool->count;
}
