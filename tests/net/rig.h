/* SPDX-License-Identifier: EUPL-1.2 */
/* rig.h - a server on a free loopback port, and a client that sends exactly the bytes it is told
 * to.  The client gives up after ten seconds, so that a test fails instead of hanging. */
#ifndef TESTS_NET_RIG_H
#define TESTS_NET_RIG_H

#include "test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/thread.h"
#include "net/http.h"

#define RIG_STREAMS    64
#define CLIENT_WAIT_MS 10000
#define ANSWER_MAX     ((size_t)16 << 20)

struct rig {
    struct http_server *server;
    struct arena *arena;
    pthread_mutex_t mutex;
    struct http_stream *streams[RIG_STREAMS];
    atomic_size_t stream_count;
    atomic_bool gate_open;
    atomic_int at_gate, asked;
    atomic_int here, left; /* clients that a handler saw wait, and go */
};

static inline int rig_connect(struct rig *rig)
{
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons(http_server_port(rig->server)),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    if (connect(fd, (struct sockaddr *)&to, sizeof to)) {
        close(fd);
        return -1;
    }
    return fd;
}

/* False when the server has closed. */
static inline bool rig_send(int fd, struct str text)
{
    while (text.len) {
        ssize_t n = send(fd, text.ptr, text.len, MSG_NOSIGNAL);

        if (n <= 0)
            return false;
        text = str_from(text, (size_t)n);
    }
    return true;
}

/* One read; the empty text at the end of the connection, STR_NONE when nothing comes in time. */
static inline struct str rig_read(int fd, char *into, size_t room, int wait_ms)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };
    ssize_t n;

    if (poll(&p, 1, wait_ms) != 1)
        return STR_NONE;
    n = recv(fd, into, room, 0);
    return str_make(into, n > 0 ? (size_t)n : 0);
}

/* All up to the end of the connection. */
static inline struct str rig_read_all(struct rig *rig, int fd)
{
    struct buf b = buf_new(rig->arena, ANSWER_MAX);
    char piece[4096];

    for (;;) {
        struct str got = rig_read(fd, piece, sizeof piece, CLIENT_WAIT_MS);

        if (!got.ptr)
            fail_msg("no answer, and no end of it: \"%.*s\"", STR_ARG(buf_str(&b)));
        if (!got.len)
            return buf_str(&b);
        buf_add(&b, got);
    }
}

/* Up to and with `mark`; the end of the connection before it is a failure. */
static inline struct str rig_read_until(struct rig *rig, int fd, struct str mark)
{
    struct buf b = buf_new(rig->arena, ANSWER_MAX);
    char c;

    while (!str_ends(buf_str(&b), mark)) {
        struct str got = rig_read(fd, &c, 1, CLIENT_WAIT_MS);

        if (!got.len)
            fail_msg("wanted \"%.*s\", got \"%.*s\"", STR_ARG(mark), STR_ARG(buf_str(&b)));
        buf_add_char(&b, c);
    }
    return buf_str(&b);
}

/* Sends the bytes on a connection of their own and gives all that comes back. */
static inline struct str rig_talk(struct rig *rig, struct str request)
{
    int fd = rig_connect(rig);
    struct str answer;

    assert_true(fd >= 0);
    rig_send(fd, request);
    answer = rig_read_all(rig, fd);
    close(fd);
    return answer;
}

static inline int answer_status(struct str answer)
{
    return str_starts(answer, STR("HTTP/1.1 ")) && answer.len > 12
               ? (int)strtol(answer.ptr + 9, NULL, 10)
               : 0;
}

static inline struct str answer_body(struct str answer)
{
    size_t end = str_find(answer, STR("\r\n\r\n"), 0);

    return end == STR_NPOS ? STR_NONE : str_from(answer, end + 4);
}

static inline bool answer_has(struct str answer, struct str text)
{
    return str_find_nocase(answer, text, 0) != STR_NPOS;
}

#define assert_status(answer, want)                                                                \
    do {                                                                                           \
        struct str answer_ = (answer);                                                             \
        if (answer_status(answer_) != (want))                                                      \
            fail_msg("want %d, got \"%.*s\"", (want), STR_ARG(answer_));                           \
    } while (0)

/* Waits until `condition` holds, CLIENT_WAIT_MS at most. */
#define wait_for(condition)                                                                        \
    do {                                                                                           \
        int64_t until_ = clock_ticks() + (int64_t)CLIENT_WAIT_MS * 1000000;                        \
        while (!(condition) && clock_ticks() < until_)                                             \
            clock_sleep(2);                                                                        \
        assert_true(condition);                                                                    \
    } while (0)

static inline struct http_figures rig_figures(struct rig *rig)
{
    struct http_figures figures;

    http_server_figures(rig->server, &figures);
    return figures;
}

static inline bool handle_echo(struct http_request *rq, struct http_reply *rp)
{
    struct str text = str_printf(
        rq->arena, "%.*s %.*s q=%.*s h=%.*s c=%.*s peer=%.*s body=%.*s", STR_ARG(rq->method),
        STR_ARG(rq->path), STR_ARG(http_request_query(rq, STR("q"))),
        STR_ARG(http_request_header(rq, STR("x-test"))),
        STR_ARG(http_request_cookie(rq, STR("sid"))), STR_ARG(rq->peer), STR_ARG(rq->body));

    http_reply_text(rp, 200, STR("text/plain"), text);
    return true;
}

static inline bool handle_gate(struct rig *rig, struct http_reply *rp)
{
    atomic_fetch_add(&rig->at_gate, 1);
    while (!atomic_load(&rig->gate_open))
        clock_sleep(2);
    http_reply_text(rp, 200, STR("text/plain"), STR("through"));
    return true;
}

static inline bool handle_events(struct rig *rig, struct http_reply *rp, struct fault *f)
{
    struct http_stream *st;

    if (!http_stream_open(rp, &st, f))
        return false;
    scoped_lock pthread_mutex_t *held = lock(&rig->mutex);
    assert_true(rig->stream_count < RIG_STREAMS);
    rig->streams[rig->stream_count] = st;
    rig->stream_count++;
    return true;
}

/* A stream whose handler goes on after it was opened. */
static inline bool handle_count(struct http_reply *rp, struct fault *f)
{
    struct http_stream *st;

    if (!http_stream_open(rp, &st, f))
        return false;
    http_stream_send(st, STR("n"), STR("1"), STR("one"));
    clock_sleep(20);
    http_stream_send(st, STR("n"), STR("2"), STR("two\nlines"));
    http_stream_close(st);
    return false; /* not looked at any more */
}

struct later {
    struct rig *rig;
    struct http_request *rq;
    struct http_reply *rp;
};

/* Until the client has gone, or the gate is open; as a stream, too. */
static inline bool handle_patient(struct rig *rig, struct http_reply *rp, bool streams,
                                  struct fault *f)
{
    struct http_stream *st = NULL;

    if (streams && !http_stream_open(rp, &st, f))
        return false;
    atomic_fetch_add(&rig->here, !http_reply_left(rp));
    while (!atomic_load(&rig->gate_open) && !http_reply_left(rp))
        clock_sleep(2);
    atomic_fetch_add(&rig->left, http_reply_left(rp));
    http_stream_close(st);
    return true;
}

/* Through the gate, then as the rest of the path says. */
static inline bool go_on_later(void *arg, struct fault *f)
{
    struct later *l = arg;

    if (str_find(l->rq->path, STR("/patient"), 0) != STR_NPOS)
        return handle_patient(l->rig, l->rp, str_ends(l->rq->path, STR("/stream")), f);
    handle_gate(l->rig, l->rp);
    if (str_ends(l->rq->path, STR("/count")))
        return handle_count(l->rp, f);
    return !str_ends(l->rq->path, STR("/missing")) || fault_set(f, FAULT_MISSING, "no such thing");
}

static inline bool handle_later(struct rig *rig, struct http_request *rq, struct http_reply *rp)
{
    struct later *l = arena_make(rq->arena, struct later);

    *l = (struct later){ rig, rq, rp };
    http_reply_later(rp, go_on_later, l);
    return true;
}

static inline bool rig_handle(void *ctx, struct http_request *rq, struct http_reply *rp,
                              struct fault *f)
{
    struct rig *rig = ctx;

    atomic_fetch_add(&rig->asked, 1);
    if (str_eq(rq->path, STR("/gate")))
        return handle_gate(rig, rp);
    if (str_starts(rq->path, STR("/later")))
        return handle_later(rig, rq, rp);
    if (str_eq(rq->path, STR("/events")) || str_eq(rq->path, STR("/quick-events")))
        return handle_events(rig, rp, f);
    if (str_eq(rq->path, STR("/count")))
        return handle_count(rp, f);
    if (str_eq(rq->path, STR("/missing")))
        return fault_set(f, FAULT_MISSING, "no such thing");
    if (str_eq(rq->path, STR("/split")))
        http_reply_header(rp, STR("X-Echo"), http_request_query(rq, STR("q")));
    if (str_eq(rq->path, STR("/big"))) {
        rp->body = str_make(arena_alloc(rq->arena, (size_t)8 << 20), (size_t)8 << 20);
        return true;
    }
    return handle_echo(rq, rp);
}

static inline bool rig_accept(void *ctx, const struct http_request *rq, struct http_plan *plan,
                              struct fault *f)
{
    (void)ctx;
    if (str_eq(rq->path, STR("/denied")))
        return fault_set(f, FAULT_DENIED, "not here");
    plan->body_max = str_eq(rq->path, STR("/large")) ? HTTP_BODY_MAX : 1000;
    plan->quick = str_starts(rq->path, STR("/quick"));
    return true;
}

static inline void rig_open(struct rig *rig, const struct http_settings *set)
{
    struct fault f = { 0 };

    *rig = (struct rig){ .arena = arena_new((size_t)256 << 20) };
    pthread_mutex_init(&rig->mutex, NULL);
    const struct http_handler handler = { .ctx = rig, .accept = rig_accept, .handle = rig_handle };
    assert_ok(http_server_open(set, &handler, &rig->server, &f));
}

static inline void rig_close(struct rig *rig)
{
    http_server_close(rig->server);
    for (size_t i = 0; i < rig->stream_count; i++)
        http_stream_close(rig->streams[i]); /* after the server, on purpose */
    arena_free(rig->arena);
}

#endif
