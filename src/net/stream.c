/* SPDX-License-Identifier: EUPL-1.2 */
/* stream.c - server-sent events (WHATWG HTML, 9.2).
 *
 * Senders put text into `filling`; the I/O thread empties `draining` and then swaps the two, so a
 * sender never waits for a socket.  With nothing to send the connection is suspended ("asleep")
 * and costs no buffer: each lives in an arena of its own that goes when it is empty.
 *
 * A stream lives in its exchange's arena, which its owner and its connection both hold.  When the
 * connection goes, `gone` is set and the server is never touched again: an owner may keep the
 * stream longer than the server lives. */
#include "net/http_priv.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/thread.h"

#define NS_PER_MS 1000000

struct batch {
    struct arena *arena;
    struct buf text;
    size_t taken;
};

struct http_stream {
    struct http_exchange *exchange;
    struct http_stream *next, **back; /* in the server's list, under its lock */
    pthread_mutex_t mutex;
    struct batch filling, draining;
    int64_t written; /* when something was last put in */
    int64_t moved;   /* when the reader last took something, or found nothing */
    bool asleep;     /* suspended; whoever puts something in resumes it */
    bool ended;      /* nothing more goes in; what is in still goes out */
    bool dropped;    /* too slow: nothing more goes out */
    bool gone;       /* the connection has ended */
};

static void batch_free(struct batch *b)
{
    arena_free(b->arena);
    *b = (struct batch){ 0 };
}

static size_t batch_left(const struct batch *b)
{
    return b->text.len - b->taken;
}

static void wake(struct http_stream *st)
{
    if (!st->asleep)
        return;
    st->asleep = false;
    MHD_resume_connection(st->exchange->connection);
}

/* The watch cuts the socket at its next round, for the reader may never take what is in. */
static void drop(struct http_stream *st)
{
    st->ended = st->dropped = true;
    atomic_fetch_add(&st->exchange->server->counts.streams_dropped, 1);
    http_link_limit(st->exchange->link, 1);
    wake(st);
}

ssize_t http_stream_read(void *stream, uint64_t pos, char *out, size_t room)
{
    struct http_stream *st = stream;
    scoped_lock pthread_mutex_t *held = lock(&st->mutex);
    size_t n;

    (void)pos;
    if (st->dropped)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    st->moved = clock_ticks();
    if (!batch_left(&st->draining)) {
        batch_free(&st->draining);
        st->draining = st->filling;
        st->filling = (struct batch){ 0 };
    }
    n = batch_left(&st->draining);
    if (!n && st->ended)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (!n) {
        st->asleep = true;
        MHD_suspend_connection(st->exchange->connection);
        return 0;
    }
    n = n < room ? n : room;
    memcpy(out, st->draining.text.ptr + st->draining.taken, n);
    st->draining.taken += n;
    atomic_fetch_add(&st->exchange->server->counts.bytes_out, n);
    return (ssize_t)n;
}

static void list_remove(struct http_streams *streams, struct http_stream *st)
{
    scoped_lock pthread_mutex_t *held = lock(&streams->mutex);

    *st->back = st->next;
    if (st->next)
        st->next->back = st->back;
    streams->count--;
}

static bool list_add(struct http_server *s, struct http_stream *st)
{
    struct http_streams *streams = &s->streams;
    scoped_lock pthread_mutex_t *held = lock(&streams->mutex);

    if (streams->closed || streams->count == s->set.streams)
        return false;
    st->next = streams->first;
    st->back = &streams->first;
    if (st->next)
        st->next->back = &st->next;
    streams->first = st;
    streams->count++;
    return true;
}

/* The library lets go of the reply: its connection has ended. */
void http_stream_gone(void *stream)
{
    struct http_stream *st = stream;

    list_remove(&st->exchange->server->streams, st);
    pthread_mutex_lock(&st->mutex);
    st->gone = st->ended = true;
    batch_free(&st->filling);
    batch_free(&st->draining);
    pthread_mutex_unlock(&st->mutex);
    http_exchange_unref(st->exchange);
}

static bool put(struct http_stream *st, struct str text)
{
    struct batch *b = &st->filling;

    if (!b->arena) {
        b->arena = arena_new(4 * HTTP_STREAM_PENDING_MAX);
        if (!b->arena)
            return false;
        b->text = buf_new(b->arena, HTTP_STREAM_PENDING_MAX);
    }
    return buf_add(&b->text, text);
}

/* "name: value" lines; a value's line breaks start new lines of the same name. */
static bool put_lines(struct http_stream *st, struct str name, struct str value)
{
    bool ok = true;
    size_t start = 0;

    for (size_t i = 0; i <= value.len; i++) {
        if (i < value.len && value.ptr[i] != '\n' && value.ptr[i] != '\r')
            continue;
        ok = ok && put(st, name) && put(st, STR(": ")) && put(st, str_slice(value, start, i)) &&
             put(st, STR("\n"));
        if (i + 1 < value.len && value.ptr[i] == '\r' && value.ptr[i + 1] == '\n')
            i++;
        start = i + 1;
    }
    return ok;
}

/* A name or id is one line, whatever is in it. */
static bool put_one(struct http_stream *st, struct str name, struct str value)
{
    if (!value.len)
        return true;
    if (!http_value_ok(value))
        return false;
    return put_lines(st, name, value);
}

/* Caller holds the lock. */
static bool put_event(struct http_stream *st, struct str event, struct str id, struct str data)
{
    size_t size = event.len + id.len + data.len;

    return size <= HTTP_STREAM_EVENT_MAX &&
           batch_left(&st->draining) + batch_left(&st->filling) + size <= HTTP_STREAM_PENDING_MAX &&
           put_one(st, STR("event"), event) && put_one(st, STR("id"), id) &&
           put_lines(st, STR("data"), data) && put(st, STR("\n"));
}

bool http_stream_send(struct http_stream *st, struct str event, struct str id, struct str data)
{
    scoped_lock pthread_mutex_t *held = lock(&st->mutex);

    if (st->ended)
        return false;
    if (!put_event(st, event, id, data)) {
        drop(st);
        return false;
    }
    st->written = clock_ticks();
    wake(st);
    return true;
}

bool http_stream_over(const struct http_stream *st)
{
    struct http_stream *open = (struct http_stream *)(uintptr_t)st;
    scoped_lock pthread_mutex_t *held = lock(&open->mutex);

    return st->ended;
}

/* The connection is closed only after http_stream_gone(), which waits for this lock. */
bool http_stream_left(struct http_stream *st)
{
    scoped_lock pthread_mutex_t *held = lock(&st->mutex);

    return st->gone || st->dropped || http_socket_left(st->exchange->connection);
}

static void end(struct http_stream *st)
{
    scoped_lock pthread_mutex_t *held = lock(&st->mutex);

    st->ended = true;
    if (!st->gone)
        wake(st);
}

void http_stream_close(struct http_stream *st)
{
    if (!st)
        return;
    end(st);
    http_exchange_unref(st->exchange);
}

/* Answers now; from here on the connection's side may end at any time. */
static bool begin(struct http_exchange *ex, struct http_stream *st, struct fault *f)
{
    http_reply_set_header(&ex->rp, STR("Content-Type"), STR("text/event-stream"));
    http_reply_set_header(&ex->rp, STR("Cache-Control"), STR("no-store"));
    http_reply_set_header(&ex->rp, STR("X-Accel-Buffering"), STR("no"));
    ex->rp.status = MHD_HTTP_OK;
    if (ex->rp.broken)
        return fault_set(f, FAULT_BROKEN, "stream: a header that must not be sent");
    atomic_fetch_add(&ex->references, 1); /* the reply's; http_stream_gone() gives it back */
    ex->response = http_reply_response(ex, st);
    if (!ex->response) {
        http_exchange_unref(ex);
        return fault_set(f, FAULT_BROKEN, "stream: no memory for the reply");
    }
    atomic_fetch_add(&ex->references, 1); /* the owner's */
    ex->stream = st;
    return true;
}

bool http_stream_open(struct http_reply *rp, struct http_stream **ret_stream, struct fault *f)
{
    struct http_exchange *ex = rp->exchange;
    struct http_server *s = ex->server;
    struct http_stream *st = arena_make(ex->arena, struct http_stream);

    if (!st || ex->stream)
        return fault_set(f, FAULT_BROKEN, "stream: opened twice, or no memory");
    st->exchange = ex;
    st->written = st->moved = clock_ticks();
    pthread_mutex_init(&st->mutex, NULL);
    put(st, STR(":\n\n")); /* the client learns at once that it is connected */
    if (!list_add(s, st)) {
        batch_free(&st->filling);
        atomic_fetch_add(&s->counts.refused_busy, 1);
        return fault_set(f, FAULT_BUSY, "more than %u streams", s->set.streams);
    }
    if (!begin(ex, st, f)) {
        list_remove(&s->streams, st);
        batch_free(&st->filling);
        return false;
    }
    ex->in_progress = false;
    atomic_fetch_sub(&s->counts.in_progress, 1);
    if (ex->on_worker)
        MHD_resume_connection(ex->connection);
    *ret_stream = st;
    return true;
}

void http_streams_close(struct http_server *s)
{
    scoped_lock pthread_mutex_t *held = lock(&s->streams.mutex);

    s->streams.closed = true;
    for (struct http_stream *st = s->streams.first; st; st = st->next)
        end(st);
}

/* A stream that has been quiet gets a comment; one whose reader takes nothing is dropped. */
static void beat(struct http_stream *st, int64_t now, int64_t period)
{
    scoped_lock pthread_mutex_t *held = lock(&st->mutex);

    if (st->ended || st->gone)
        return;
    if (!st->asleep && now - st->moved > 2 * period) {
        drop(st);
    } else if (now - st->written >= period) {
        st->written = now;
        put(st, STR(":\n\n"));
        wake(st);
    }
}

void http_streams_beat(struct http_server *s, int64_t now)
{
    scoped_lock pthread_mutex_t *held = lock(&s->streams.mutex);

    for (struct http_stream *st = s->streams.first; st; st = st->next)
        beat(st, now, (int64_t)s->set.heartbeat_ms * NS_PER_MS);
}

size_t http_streams_count(struct http_streams *streams)
{
    scoped_lock pthread_mutex_t *held = lock(&streams->mutex);

    return streams->count;
}
