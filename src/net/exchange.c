/* SPDX-License-Identifier: EUPL-1.2 */
/* exchange.c - one request and its reply.
 *
 * libmicrohttpd calls http_exchange_step() on an I/O thread: once when the head is in, once for
 * each piece of body, and again when all is in until a reply was queued.  A refusal before the
 * body is queued at once and ends the connection, which is wanted for what is malformed or huge;
 * any other refusal waits until the body is through, so that the connection can stay.  The
 * library takes no reply in the middle of a body; a chunked one that grows too large is read on
 * without keeping it, up to DISCARD_MAX. */
#include "net/http_priv.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>

#include "base/clock.h"

#define DISCARD_MAX ((size_t)4 << 20)
#define SMALL_BODY  ((size_t)64 << 10)
#define BODY_FIRST  ((size_t)16 << 10)
#define NS_PER_MS   1000000

const uint64_t http_latency_bounds[HTTP_LATENCY_BUCKETS] = { 100,    250,    500,     1000,
                                                             2500,   5000,   10000,   25000,
                                                             100000, 500000, 2500000, UINT64_MAX };

static struct str peer_text(struct arena *a, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *address = info ? info->client_addr : NULL;
    char text[INET6_ADDRSTRLEN] = "";

    if (address && address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, text,
                  sizeof text);
    else if (address && address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, text,
                  sizeof text);
    if (str_starts(str_of(text), STR("::ffff:")))
        return str_copy(a, str_of(text + 7));
    return str_copy(a, str_of(text));
}

void *http_exchange_open(void *server, const char *uri, struct MHD_Connection *connection)
{
    struct http_server *s = server;
    struct arena *a = arena_new(ARENA_REQUEST_MAX);
    struct http_exchange *ex = a ? arena_make(a, struct http_exchange) : NULL;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    if (!ex) {
        arena_free(a);
        return NULL;
    }
    ex->arena = a;
    ex->server = s;
    ex->connection = connection;
    ex->link = info ? info->socket_context : NULL;
    ex->rq.arena = a;
    ex->rq.tls = s->set.tls_cert != NULL;
    ex->rq.target = str_copy(a, str_of(uri));
    ex->rq.peer = peer_text(a, connection);
    ex->rp.exchange = ex;
    atomic_init(&ex->references, 1);
    return ex;
}

void http_exchange_unref(struct http_exchange *ex)
{
    struct arena *body;

    if (atomic_fetch_sub_explicit(&ex->references, 1, memory_order_acq_rel) != 1)
        return;
    body = ex->body_arena;
    arena_free(ex->arena);
    arena_free(body);
}

void http_exchange_over(void *server, struct MHD_Connection *connection, void **exchange,
                        enum MHD_RequestTerminationCode why)
{
    struct http_server *s = server;
    struct http_exchange *ex = *exchange;

    (void)connection, (void)why;
    if (!ex)
        return;
    *exchange = NULL;
    if (ex->response) /* the client left before it could be sent */
        MHD_destroy_response(ex->response);
    http_link_limit(ex->link, (int64_t)s->set.idle_ms + s->set.head_ms);
    atomic_fetch_sub(&s->counts.body_bytes, ex->body_room);
    if (ex->in_progress)
        atomic_fetch_sub(&s->counts.in_progress, 1);
    http_exchange_unref(ex);
}

/* Gives the reply to the library; the connection is closed when even that cannot be. */
static enum MHD_Result send_reply(struct http_exchange *ex)
{
    struct http_server *s = ex->server;
    unsigned status = (unsigned)ex->rp.status;
    enum MHD_Result sent = MHD_NO;

    ex->phase = HTTP_PHASE_REPLY;
    if (!ex->response)
        return MHD_NO;
    atomic_fetch_add(&s->counts.requests[status / 100], 1);
    atomic_fetch_add(&s->counts.bytes_out, ex->stream ? 0 : ex->rp.body.len);
    http_link_limit(
        ex->link,
        ex->stream ? 0 : (int64_t)(s->set.idle_ms + ex->rp.body.len * 1000 / s->set.body_rate));
    sent = MHD_queue_response(ex->connection, status, ex->response);
    MHD_destroy_response(ex->response);
    ex->response = NULL;
    return sent;
}

static void refuse(struct http_exchange *ex, int status, const struct fault *f)
{
    if (status == MHD_HTTP_SERVICE_UNAVAILABLE)
        atomic_fetch_add(&ex->server->counts.refused_busy, 1);
    http_reply_fault(ex, status, f);
    ex->response = http_reply_response(ex, NULL);
}

void http_exchange_refuse(struct http_exchange *ex, int status, enum fault_kind kind,
                          const char *why)
{
    struct fault f = { 0 };

    fault_set(&f, kind, "%s", why);
    refuse(ex, status, &f);
}

static void count_latency(struct http_server *s, int64_t ns)
{
    size_t i = 0;

    while ((uint64_t)ns / 1000 > http_latency_bounds[i])
        i++;
    atomic_fetch_add(&s->counts.latency[i], 1);
    atomic_fetch_add(&s->counts.latency_ns, (uint64_t)ns);
}

static void settle(struct http_exchange *ex, bool done, const struct fault *f)
{
    if (ex->stream)
        return;
    if (!done)
        http_reply_fault(ex, fault_http_status(f->kind ? f->kind : FAULT_BROKEN), f);
    count_latency(ex->server, clock_ticks() - ex->since);
    ex->response = http_reply_response(ex, NULL);
}

bool http_exchange_handle(struct http_exchange *ex)
{
    struct http_server *s = ex->server;
    struct fault f = { 0 };
    bool done;

    ex->rp.status = MHD_HTTP_OK;
    done = s->handler.handle(s->handler.ctx, &ex->rq, &ex->rp, &f);
    if (done && ex->rp.later)
        return false;
    settle(ex, done, &f);
    return true;
}

void http_exchange_go_on(struct http_exchange *ex)
{
    struct fault f = { 0 };
    bool done = ex->rp.later(ex->rp.later_arg, &f);

    settle(ex, done, &f);
}

/* A connection that sleeps is not read from, so the library does not notice. */
bool http_socket_left(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct pollfd p = { .fd = info ? info->connect_fd : -1, .events = POLLRDHUP };

    return poll(&p, 1, 0) == 1;
}

/* The worker's reference and its sleep keep the connection open until the handler is through. */
bool http_reply_left(const struct http_reply *rp)
{
    struct http_exchange *ex = rp->exchange;

    return ex->stream ? http_stream_left(ex->stream) : http_socket_left(ex->connection);
}

/* The next size of the body's memory: double, but never past what may come. */
static size_t body_next_room(const struct http_exchange *ex, size_t need)
{
    size_t most = ex->chunked ? ex->plan.body_max : (size_t)ex->length;
    size_t room = ex->body_room ? ex->body_room : BODY_FIRST;

    while (room < need)
        room *= 2;
    return room < most ? room : most;
}

/* Memory follows what has really come, not the length that was claimed; the smaller piece is given
 * back at once. */
static bool body_reserve(struct http_exchange *ex, size_t need)
{
    struct http_counts *counts = &ex->server->counts;
    size_t room = need > ex->body_room ? body_next_room(ex, need) : ex->body_room;
    size_t more = room - ex->body_room;
    struct arena *a;
    char *body;

    if (!more)
        return true;
    if (atomic_fetch_add(&counts->body_bytes, more) + more > ex->server->set.bodies_max) {
        atomic_fetch_sub(&counts->body_bytes, more);
        return false;
    }
    ex->body_room = room; /* given back with the exchange, come what may */
    a = arena_new(room + 64);
    body = a ? arena_alloc(a, room) : NULL;
    if (!body) {
        arena_free(a);
        return false;
    }
    if (ex->rq.body.len)
        memcpy(body, ex->body, ex->rq.body.len);
    arena_free(ex->body_arena);
    ex->body_arena = a;
    ex->body = body;
    return true;
}

static void note_refusal(struct http_exchange *ex, int status, const struct fault *f)
{
    ex->refusal_status = status;
    ex->refusal = *f;
}

static enum MHD_Result take_body(struct http_exchange *ex, const char *piece, size_t size)
{
    struct http_server *s = ex->server;
    struct fault f = { 0 };

    atomic_fetch_add(&s->counts.bytes_in, size);
    http_link_limit(ex->link, s->set.idle_ms + (int64_t)(ex->body_seen * 1000 / s->set.body_rate) -
                                  (clock_ticks() - ex->since) / NS_PER_MS);
    ex->body_seen += size;
    if (ex->refusal_status)
        return ex->body_seen > ex->plan.body_max + DISCARD_MAX ? MHD_NO : MHD_YES;
    if (ex->body_seen > ex->plan.body_max) {
        fault_set(&f, FAULT_LIMIT, "the body is larger than %zu bytes", ex->plan.body_max);
        note_refusal(ex, MHD_HTTP_CONTENT_TOO_LARGE, &f);
    } else if (!body_reserve(ex, ex->body_seen)) {
        fault_set(&f, FAULT_BUSY, "all bodies together need more than %zu bytes",
                  s->set.bodies_max);
        note_refusal(ex, MHD_HTTP_SERVICE_UNAVAILABLE, &f);
    } else {
        memcpy(ex->body + ex->body_seen - size, piece, size);
        ex->rq.body = str_make(ex->body, ex->body_seen);
    }
    return MHD_YES;
}

static bool ask_accept(struct http_exchange *ex, struct fault *f)
{
    const struct http_handler *h = &ex->server->handler;

    if (atomic_load(&ex->server->closing))
        return fault_set(f, FAULT_BUSY, "the server stops");
    ex->plan.body_max = h->accept ? 0 : ex->server->set.body_max;
    if (h->accept && !h->accept(h->ctx, &ex->rq, &ex->plan, f))
        return false;
    if (ex->plan.body_max > ex->server->set.body_max)
        ex->plan.body_max = ex->server->set.body_max;
    if (ex->length > ex->plan.body_max)
        return fault_set(f, FAULT_LIMIT, "the body is larger than %zu bytes", ex->plan.body_max);
    return true;
}

/* A small body is cheaper to read than the connection is to open again. */
static bool worth_reading(const struct http_exchange *ex)
{
    return ex->length <= SMALL_BODY && !http_request_header(&ex->rq, STR("Expect")).ptr;
}

static enum MHD_Result begin(struct http_exchange *ex, const char *method, const char *version)
{
    struct http_server *s = ex->server;
    struct fault f = { 0 };
    int status;

    ex->phase = HTTP_PHASE_BODY;
    ex->in_progress = !atomic_load(&s->closing); /* closing waits for those from before */
    atomic_fetch_add(&s->counts.in_progress, ex->in_progress);
    ex->since = clock_ticks();
    if (!http_head_read(ex, method, version, &status, &f)) {
        ex->last = true;
        refuse(ex, status, &f);
        return send_reply(ex);
    }
    http_link_limit(ex->link, s->set.idle_ms);
    if (ask_accept(ex, &f))
        return MHD_YES;
    note_refusal(ex, fault_http_status(f.kind), &f);
    if (worth_reading(ex))
        return MHD_YES;
    refuse(ex, ex->refusal_status, &f);
    return send_reply(ex);
}

/* All is in: the reply is made here, or by a worker while the connection sleeps. */
static enum MHD_Result dispatch(struct http_exchange *ex)
{
    ex->phase = HTTP_PHASE_WAITING;
    ex->since = clock_ticks();
    http_link_limit(ex->link, 0);
    if (ex->refusal_status)
        refuse(ex, ex->refusal_status, &ex->refusal);
    else if (ex->plan.quick)
        (void)http_exchange_handle(ex);
    else if (http_pool_put(&ex->server->pool, ex))
        return MHD_YES;
    else
        http_exchange_refuse(ex, MHD_HTTP_SERVICE_UNAVAILABLE, FAULT_BUSY,
                             "too many requests wait for a worker");
    return send_reply(ex);
}

enum MHD_Result http_exchange_step(void *server, struct MHD_Connection *connection, const char *url,
                                   const char *method, const char *version, const char *upload,
                                   size_t *upload_size, void **exchange)
{
    struct http_exchange *ex = *exchange;
    enum MHD_Result taken;

    (void)server, (void)connection, (void)url;
    if (!ex)
        return MHD_NO;
    switch (ex->phase) {
    case HTTP_PHASE_HEAD:
        return begin(ex, method, version);
    case HTTP_PHASE_BODY:
        if (!*upload_size)
            return dispatch(ex);
        taken = take_body(ex, upload, *upload_size);
        *upload_size = 0;
        return taken;
    case HTTP_PHASE_WAITING:
        return send_reply(ex);
    case HTTP_PHASE_REPLY:
        break;
    }
    return MHD_NO;
}
