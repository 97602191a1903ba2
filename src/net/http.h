/* SPDX-License-Identifier: EUPL-1.2 */
/* http.h - an HTTP/1.1 server: takes requests in, hands them to a handler, sends the replies.
 *
 * A few I/O threads (libmicrohttpd, epoll) hold all connections; they never wait for anything.
 * A request whose head and body are in is suspended and put on a bounded queue; worker threads
 * run the handler, which may block (on the store's commit, say), and resume the connection.  When
 * the queue is full the answer is 503 with Retry-After at once.  What a client can make the
 * server hold is bounded: head, body, all bodies together, connections, time for each step.
 * One reading of a request only (RFC 9112): what two parsers could read in two ways is refused.
 *
 * No Server header is ever sent.  It knows nothing of tickets, sessions or JSON. */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"
#include "net/form.h"

#define HTTP_HEAD_MAX           ((size_t)16 << 10) /* request line and headers -> 431 */
#define HTTP_HEADERS_MAX        100                /* -> 431 */
#define HTTP_TARGET_MAX         ((size_t)8 << 10)  /* path and query -> 414 */
#define HTTP_BODY_MAX           ((size_t)64 << 20) /* -> 413 */
#define HTTP_REPLY_HEADERS_MAX  32
#define HTTP_STREAM_EVENT_MAX   ((size_t)512 << 10) /* one event: a long message's translation is */
#define HTTP_STREAM_PENDING_MAX ((size_t)1 << 20)   /* sent but not yet taken by the reader */
#define HTTP_LATENCY_BUCKETS    12

struct http_server;
struct http_stream;

/* A field of 0 or NULL takes the default beside it. */
struct http_settings {
    const char *address;  /* "127.0.0.1"; an IPv4 or IPv6 address, no name */
    uint16_t port;        /* 0: a free one, see http_server_port() */
    const char *tls_cert; /* PEM files; both or none.  TLS 1.2 and 1.3 */
    const char *tls_key;
    unsigned io_threads;   /* one a processor, at most 4 */
    unsigned workers;      /* 16 */
    unsigned queue;        /* 1024 requests waiting for a worker */
    unsigned connections;  /* 12000; lowered to what the file limit allows */
    unsigned per_address;  /* connections from one address; 0: no limit */
    unsigned streams;      /* 2000 */
    unsigned head_ms;      /* 15000: from connecting until the whole head is in */
    unsigned idle_ms;      /* 15000: silence in a body, between requests, in taking a reply */
    unsigned body_rate;    /* 2048 bytes/s: the slowest body or reply after the first idle_ms */
    unsigned heartbeat_ms; /* 15000 */
    unsigned grace_ms;     /* 10000: for requests in progress when the server closes */
    size_t body_max;       /* HTTP_BODY_MAX: the most accept() can allow */
    size_t bodies_max;     /* 512 MiB: all bodies together -> 503 */
};

struct http_header {
    struct str name, value;
};

/* Lives, with all it points to, until the reply has been sent. */
struct http_request {
    struct str method;                 /* "GET"; a HEAD request stays "HEAD" */
    struct str target;                 /* as sent: path and query, not decoded */
    struct str path;                   /* decoded, see form_path() */
    struct form query;                 /* decoded */
    const struct http_header *headers; /* names as sent */
    size_t header_count;
    struct str body;
    struct str peer; /* the client's address: "192.0.2.1" */
    bool tls;
    struct arena *arena; /* for all that the handler builds */
};

/* The value of a header (case of the name does not count), STR_NONE when absent.  The server
 * has refused requests with two Host, Content-Length, Content-Type, Authorization or Cookie. */
struct str http_request_header(const struct http_request *rq, struct str name);
struct str http_request_cookie(const struct http_request *rq, struct str name);
struct str http_request_query(const struct http_request *rq, struct str name);
/* GET or HEAD. */
bool http_request_reads(const struct http_request *rq);

struct http_reply {
    int status;      /* 200 unless set */
    struct str body; /* lives in the request's arena or is static */
    /* below: the server's */
    struct http_header headers[HTTP_REPLY_HEADERS_MAX];
    size_t header_count;
    bool broken; /* a header that must not be sent: 500 instead */
    struct http_exchange *exchange;
    bool (*later)(void *arg, struct fault *f);
    void *later_arg;
};

/* Adds a header; both texts live in the arena or are static.  A line break or control character
 * in it makes the whole reply a 500: nothing a client sent can split a reply. */
void http_reply_header(struct http_reply *rp, struct str name, struct str value);
/* Replaces a header of that name, or adds it. */
void http_reply_set_header(struct http_reply *rp, struct str name, struct str value);
/* Status, Content-Type and body in one. */
void http_reply_text(struct http_reply *rp, int status, struct str type, struct str body);

/* Called by a handler whose answer takes long, for no worker to wait for it: once the handler has
 * returned true, `run` goes on in its place on a thread of its own, with the same request and reply
 * (it may open a stream), and what it returns is what the handler says.  It runs in any case, once;
 * where no thread can be had, on the worker.  Not for a handler that is `quick`. */
void http_reply_later(struct http_reply *rp, bool (*run)(void *arg, struct fault *f), void *arg);

/* Has the client gone that waits for this answer, whole or as a stream?  One that only says that it
 * will send no more counts as gone: while nothing is sent the two look the same.  For a handler,
 * as long as it runs, and for whoever owns its stream. */
bool http_reply_left(const struct http_reply *rp);

/* Bytes that are in the program. */
struct http_static {
    struct str type;  /* Content-Type */
    struct str etag;  /* strong, quotes included; may be empty */
    struct str bytes; /* static */
    bool gzip;        /* bytes are gzip; unpacked in the arena for a client that cannot read it */
    bool immutable;   /* the name holds a hash: may be kept for ever */
};
/* ETag, Vary, Cache-Control, 304 when If-None-Match has the ETag, gzip by Accept-Encoding. */
bool http_reply_static(const struct http_request *rq, struct http_reply *rp,
                       const struct http_static *file, struct fault *f);

/* What accept() says about a request whose head is in and whose body is not. */
struct http_plan {
    size_t body_max; /* 0 at the start: no body.  Larger: 413, before the body is read */
    bool quick;      /* handle() never blocks: run it at once on the I/O thread */
};

struct http_handler {
    void *ctx;
    /* On an I/O thread: must not block.  False refuses with the fault's status; the body is not
     * read.  NULL: every body up to the settings' body_max. */
    bool (*accept)(void *ctx, const struct http_request *rq, struct http_plan *plan,
                   struct fault *f);
    /* On a worker thread.  False: the fault becomes the reply, by explain(). */
    bool (*handle)(void *ctx, struct http_request *rq, struct http_reply *rp, struct fault *f);
    /* Words a refusal or fault, the server's own too (400, 413, 431, 503, ...): rp->status is set,
     * Retry-After too where it belongs; `rq` may be incomplete (an empty method or path).  Must
     * not block.  NULL: the status's name as plain text. */
    void (*explain)(void *ctx, const struct http_request *rq, const struct fault *f,
                    struct http_reply *rp);
};

/* `handler` is copied.  FAULT_INVALID names the setting that cannot be; FAULT_BROKEN a port that
 * is taken, a certificate that does not load. */
bool http_server_open(const struct http_settings *settings, const struct http_handler *handler,
                      struct http_server **ret_server, struct fault *f);
uint16_t http_server_port(const struct http_server *s);
/* Answers newcomers 503, ends the streams, lets requests in progress finish for grace_ms and
 * answers the rest 503, then stops listening.  Waits for handlers that are still running, however
 * long they take.  NULL is fine. */
void http_server_close(struct http_server *s);

struct http_figures {
    uint64_t connections; /* now */
    uint64_t connections_total;
    uint64_t requests[6];         /* [2]: answered 2xx, ... */
    uint64_t in_progress;         /* head read, reply not sent */
    uint64_t queued;              /* waiting for a worker */
    uint64_t streams;             /* now */
    uint64_t streams_dropped;     /* readers that were too slow */
    uint64_t refused_busy;        /* 503 because the queue, the bodies or the streams were full */
    uint64_t cut_slow;            /* connections cut for taking too long */
    uint64_t bytes_in, bytes_out; /* bodies */
    uint64_t body_bytes;          /* bodies held in memory now */
    /* From the whole request being in until its reply is ready; the last bucket has no bound. */
    uint64_t latency[HTTP_LATENCY_BUCKETS];
    uint64_t latency_ns; /* sum */
};

/* Upper bounds of the buckets in microseconds, the last UINT64_MAX. */
extern const uint64_t http_latency_bounds[HTTP_LATENCY_BUCKETS];
void http_server_figures(const struct http_server *s, struct http_figures *ret_figures);

/* Server-sent events (WHATWG HTML, 9.2).  Called by a handler: sends status 200 and the headers of
 * `rp` now, while the handler may go on and send events itself; what it returns later is not
 * looked at.  The stream then belongs to the caller, who may hand it to other threads and in the
 * end calls http_stream_close(), also after the client or the server has gone.  FAULT_BUSY past
 * the settings' number of streams. */
bool http_stream_open(struct http_reply *rp, struct http_stream **ret_stream, struct fault *f);
/* Puts one event on the stream; copies.  `event` and `id` may be empty; `data` may hold line
 * breaks.  Never waits.  False when the stream is over: the client has gone, the server closes,
 * or the reader was slower than HTTP_STREAM_PENDING_MAX.  From any thread, several at once. */
bool http_stream_send(struct http_stream *st, struct str event, struct str id, struct str data);
bool http_stream_over(const struct http_stream *st);
/* Ends the stream after what was sent, and gives it back; NULL is fine. */
void http_stream_close(struct http_stream *st);

/* "Not Found" for 404; "" for a number that is no status. */
struct str http_status_name(int status);

#endif
