/* SPDX-License-Identifier: EUPL-1.2 */
/* http_priv.h - the parts of the HTTP server, for its own files only.
 *
 *   http.c      opens and closes: settings, sockets, libmicrohttpd
 *   exchange.c  one request and its reply, from the first byte to the last
 *   head.c      what a request's head must be
 *   reply.c     builds replies
 *   pool.c      the worker threads and their queue
 *   stream.c    server-sent events
 *   watch.c     cuts slow clients, sends heartbeats
 *
 * Locks, in the order they are taken: pool or streams, stream, libmicrohttpd's own; watch alone. */
#ifndef NET_HTTP_PRIV_H
#define NET_HTTP_PRIV_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "net/http.h"

/* What is known of an open socket; the table of links is indexed by descriptor. */
struct http_link {
    _Atomic int64_t deadline; /* clock_ticks() when it is cut; 0: not watched */
};

struct http_watch {
    pthread_mutex_t mutex; /* holds a descriptor open while it is cut */
    pthread_cond_t stopping;
    pthread_t thread;
    struct http_link *links;
    size_t links_count;
    _Atomic size_t links_used; /* above the highest descriptor seen */
    bool running, stop;
};

struct http_pool {
    pthread_mutex_t mutex;
    pthread_cond_t has_work;
    struct http_exchange *first, *last;
    size_t count, room, idle;
    pthread_t *threads;
    size_t threads_count;
    size_t apart; /* threads that make one answer each (http_reply_later) */
    pthread_cond_t none_apart;
    bool closed;
};

struct http_streams {
    pthread_mutex_t mutex;
    struct http_stream *first;
    size_t count;
    bool closed;
};

struct http_counts {
    _Atomic uint64_t connections, connections_total, requests[6], in_progress, streams_dropped,
        refused_busy, cut_slow, bytes_in, bytes_out, body_bytes, latency[HTTP_LATENCY_BUCKETS],
        latency_ns;
};

struct http_server {
    struct arena *arena; /* holds this */
    struct http_settings set;
    struct http_handler handler;
    struct MHD_Daemon *daemon;
    uint16_t port;
    atomic_bool closing;
    struct http_watch watch;
    struct http_pool pool;
    struct http_streams streams;
    struct http_counts counts;
    char start_error[128]; /* what libmicrohttpd said while it started */
    bool started;
};

enum http_phase {
    HTTP_PHASE_HEAD,    /* the target is known */
    HTTP_PHASE_BODY,    /* the head is accepted; the body comes in */
    HTTP_PHASE_WAITING, /* with a worker, or its reply is ready */
    HTTP_PHASE_REPLY,   /* the reply was given to libmicrohttpd */
};

/* Lives in its own arena.  References: the connection, the worker, the stream's owner. */
struct http_exchange {
    struct arena *arena, *body_arena;
    struct http_server *server; /* gone when the connection is, see http_stream */
    struct MHD_Connection *connection;
    struct http_exchange *next; /* in the pool's queue */
    struct http_link *link;
    struct http_request rq;
    struct http_reply rp;
    struct http_plan plan;
    enum http_phase phase;
    atomic_uint references;
    struct fault refusal; /* kind not FAULT_NONE: answer this when the body is through */
    int refusal_status;
    bool chunked, in_progress, on_worker;
    bool last;       /* what follows on this connection is not looked at */
    uint64_t length; /* Content-Length */
    size_t body_room, body_seen;
    char *body;
    int64_t since; /* when the body began, then when it was in */
    struct MHD_Response *response;
    struct http_stream *stream;
};

/* head.c: true when there is one reading of the head; else the fault and its status. */
bool http_head_read(struct http_exchange *ex, const char *method, const char *version,
                    int *ret_status, struct fault *f);

/* reply.c */
struct MHD_Response *http_reply_response(struct http_exchange *ex, struct http_stream *stream);
void http_reply_fault(struct http_exchange *ex, int status, const struct fault *f);
bool http_name_ok(struct str name);
bool http_value_ok(struct str value);

/* exchange.c: libmicrohttpd's callbacks and what the pool needs. */
void *http_exchange_open(void *server, const char *uri, struct MHD_Connection *connection);
enum MHD_Result http_exchange_step(void *server, struct MHD_Connection *connection, const char *url,
                                   const char *method, const char *version, const char *upload,
                                   size_t *upload_size, void **exchange);
void http_exchange_over(void *server, struct MHD_Connection *connection, void **exchange,
                        enum MHD_RequestTerminationCode why);
/* False: the answer is made by http_exchange_go_on(), later. */
bool http_exchange_handle(struct http_exchange *ex);
void http_exchange_go_on(struct http_exchange *ex);
void http_exchange_refuse(struct http_exchange *ex, int status, enum fault_kind kind,
                          const char *why);
void http_exchange_unref(struct http_exchange *ex);

/* Has the other end of a connection that is not closed yet? */
bool http_socket_left(struct MHD_Connection *connection);

/* pool.c */
bool http_pool_start(struct http_server *s, struct fault *f);
/* Suspends the connection and queues the request; false when the queue is full or closed. */
bool http_pool_put(struct http_pool *pool, struct http_exchange *ex);
/* Answers 503 to what is queued, waits for the handlers that run, apart ones too. */
void http_pool_stop(struct http_pool *pool);
size_t http_pool_queued(struct http_pool *pool);

/* stream.c */
ssize_t http_stream_read(void *stream, uint64_t pos, char *out, size_t room);
void http_stream_gone(void *stream);
bool http_stream_left(struct http_stream *st); /* is its reader, as far as can be told? */
void http_streams_close(struct http_server *s);
void http_streams_beat(struct http_server *s, int64_t now);
size_t http_streams_count(struct http_streams *streams);

/* watch.c */
bool http_watch_start(struct http_server *s, struct fault *f);
void http_watch_stop(struct http_watch *watch);
void http_connection_notify(void *server, struct MHD_Connection *connection, void **context,
                            enum MHD_ConnectionNotificationCode what);
/* The link is cut `ms` from now; 0: never.  NULL is fine. */
void http_link_limit(struct http_link *link, int64_t ms);

#endif
