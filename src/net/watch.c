/* SPDX-License-Identifier: EUPL-1.2 */
/* watch.c - cuts clients that take too long, and beats the streams' hearts.
 *
 * The library's own timeout knows silence only: a client that sends a byte now and then would
 * hold its connection for ever.  So every connection has a deadline for the step it is in, in a
 * table indexed by descriptor; a thread shuts down the sockets that are past theirs, and the
 * library sees them closed.  The lock keeps a descriptor from being closed, and used again for
 * another client, between the look at its deadline and the cut. */
#include "net/http_priv.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/thread.h"

#define NS_PER_MS 1000000

void http_link_limit(struct http_link *link, int64_t ms)
{
    int64_t deadline = ms ? clock_ticks() + ms * NS_PER_MS : 0;

    if (link)
        atomic_store_explicit(&link->deadline, deadline, memory_order_relaxed);
}

static void connection_new(struct http_server *s, int fd, struct http_link **ret_link)
{
    struct http_watch *w = &s->watch;
    size_t used = atomic_load(&w->links_used);
    unsigned unread_ms = s->set.idle_ms + s->set.heartbeat_ms;

    atomic_fetch_add(&s->counts.connections, 1);
    atomic_fetch_add(&s->counts.connections_total, 1);
    if (fd < 0 || (size_t)fd >= w->links_count) {
        shutdown(fd, SHUT_RDWR);
        return;
    }
    while (used <= (size_t)fd &&
           !atomic_compare_exchange_weak(&w->links_used, &used, (size_t)fd + 1))
        ;
    /* A peer that went away without a word: sent data must be acknowledged in time. */
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &unread_ms, sizeof unread_ms);
    *ret_link = &w->links[fd];
    http_link_limit(*ret_link, s->set.head_ms);
}

void http_connection_notify(void *server, struct MHD_Connection *connection, void **context,
                            enum MHD_ConnectionNotificationCode what)
{
    struct http_server *s = server;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct http_link *link = *context;

    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        connection_new(s, info ? info->connect_fd : -1, &link);
        *context = link;
        return;
    }
    atomic_fetch_sub(&s->counts.connections, 1);
    pthread_mutex_lock(&s->watch.mutex);
    http_link_limit(link, 0);
    pthread_mutex_unlock(&s->watch.mutex);
}

static void cut_late(struct http_server *s, int64_t now)
{
    struct http_watch *w = &s->watch;
    size_t used = atomic_load(&w->links_used);

    for (size_t fd = 0; fd < used; fd++) {
        int64_t deadline = atomic_load_explicit(&w->links[fd].deadline, memory_order_relaxed);

        if (!deadline || deadline > now)
            continue;
        pthread_mutex_lock(&w->mutex);
        if (atomic_compare_exchange_strong(&w->links[fd].deadline, &deadline, 0)) {
            shutdown((int)fd, SHUT_RDWR);
            atomic_fetch_add(&s->counts.cut_slow, 1);
        }
        pthread_mutex_unlock(&w->mutex);
    }
}

/* A quarter of the shortest time that is watched. */
static int64_t round_ms(const struct http_settings *set)
{
    unsigned least = set->head_ms < set->idle_ms ? set->head_ms : set->idle_ms;

    least = (set->heartbeat_ms < least ? set->heartbeat_ms : least) / 4;
    return least < 10 ? 10 : least > 500 ? 500 : least;
}

static bool pause_round(struct http_watch *w, int64_t ms)
{
    scoped_lock pthread_mutex_t *held = lock(&w->mutex);

    if (!w->stop)
        thread_cond_wait(&w->stopping, &w->mutex, ms);
    return !w->stop;
}

static void *watch(void *arg)
{
    struct http_server *s = arg;

    while (pause_round(&s->watch, round_ms(&s->set))) {
        int64_t now = clock_ticks();

        cut_late(s, now);
        http_streams_beat(s, now);
    }
    return NULL;
}

bool http_watch_start(struct http_server *s, struct fault *f)
{
    struct http_watch *w = &s->watch;

    w->links = arena_many(s->arena, struct http_link, w->links_count);
    if (!w->links)
        return arena_check(s->arena, f);
    w->running = thread_start(&w->thread, "http watch", watch, s, f);
    return w->running;
}

void http_watch_stop(struct http_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    watch->stop = true;
    pthread_cond_signal(&watch->stopping);
    pthread_mutex_unlock(&watch->mutex);
    if (watch->running)
        pthread_join(watch->thread, NULL);
    watch->running = false;
}
