/* SPDX-License-Identifier: EUPL-1.2 */
/* courier.c - the desk's end: hands a request over and takes what comes back; see courier.h.
 *
 * What comes back passed through a process that a hostile server may have taken over: kinds, sizes
 * and order are checked here. */
#include "net/courier.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/process.h"
#include "base/thread.h"
#include "net/courier_priv.h"

#define SECONDS_DEFAULT 30
#define ANSWER_DEFAULT  ((size_t)1 << 20)
#define PATIENCE        6    /* seconds past the child's own limit */
#define ASK_EVERY       1000 /* ms */

struct courier {
    struct arena *arena;
    struct courier_means means;
    struct str certificates;
    pthread_mutex_t mutex; /* of sending an order */
    int control;
    pid_t pid;
    atomic_bool stopped;
    atomic_size_t calls;
    size_t calls_max;
    char password[COURIER_LOGIN_MAX + 1];
};

/* ---- its life ---- */

static bool check_reach(struct str reach, struct fault *f)
{
    struct str entry;

    if (reach.len > COURIER_REACH_MAX)
        return fault_set(f, FAULT_INVALID, "the list of hosts has more than %zu bytes",
                         COURIER_REACH_MAX);
    while (str_split(&reach, ',', &entry)) {
        entry = str_trim(entry);
        for (size_t i = 0; i < entry.len; i++)
            if (!ascii_alnum(entry.ptr[i]) && !strchr(".-:[]_", entry.ptr[i]))
                entry.len = 0;
        if (!entry.len || entry.len > COURIER_HOST_MAX)
            return fault_set(f, FAULT_INVALID, "a list of hosts is HOST[:PORT][,HOST[:PORT]...]");
    }
    return true;
}

/* Read here, where a wrong path is told to whoever starts the desk. */
static bool read_certificates(struct courier *c, const char *path, struct fault *f)
{
    return !path || (file_read(c->arena, path, COURIER_CA_MAX, &c->certificates, f) &&
                     (str_find(c->certificates, STR("-----BEGIN"), 0) != STR_NPOS ||
                      fault_set(f, FAULT_INVALID, "%s: no certificate in PEM", path)));
}

/* ---- mail's way ---- */

bool courier_address_ok(struct str address)
{
    size_t at = str_chr(address, '@', 0);

    if (address.len > COURIER_MAIL_MAX || at == STR_NPOS || !at || at + 1 >= address.len ||
        str_chr(address, '@', at + 1) != STR_NPOS)
        return false;
    for (size_t i = 0; i < address.len; i++)
        if (address.ptr[i] <= ' ' || address.ptr[i] >= 0x7f ||
            strchr("<>()[]\\,;:\"", address.ptr[i]))
            return false;
    return true;
}

static bool relay_ok(struct str relay)
{
    size_t start = str_starts(relay, STR("smtps://")) ? 8 : 7;
    struct str host = str_from(relay, start);

    if (relay.len > COURIER_HOST_MAX || (start == 7 && !str_starts(relay, STR("smtp://"))) ||
        !host.len)
        return false;
    for (size_t i = 0; i < host.len; i++)
        if (!ascii_alnum(host.ptr[i]) && !strchr(".-:[]_", host.ptr[i]))
            return false;
    return true;
}

static bool login_ok(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ')
            return false;
    return text.len <= COURIER_LOGIN_MAX;
}

static bool read_relay(struct courier *c, const struct courier_settings *s, struct fault *f)
{
    if (!s->relay.len && !s->from.len)
        return true;
    if (!relay_ok(s->relay))
        return fault_set(f, FAULT_INVALID,
                         "mail's relay is smtp://HOST[:PORT] or smtps://HOST[:PORT]");
    if (!courier_address_ok(s->from))
        return fault_set(f, FAULT_INVALID, "with a relay, say the address that mail is from");
    if (!login_ok(s->user) || !login_ok(s->password))
        return fault_set(f, FAULT_INVALID, "user and password at the relay have at most %d bytes",
                         COURIER_LOGIN_MAX);
    c->means.relay = str_cstr(c->arena, s->relay);
    c->means.from = str_cstr(c->arena, s->from);
    c->means.user = str_cstr(c->arena, s->user);
    if (s->password.len)
        memcpy(c->password, s->password.ptr, s->password.len);
    return arena_check(c->arena, f);
}

static bool start_process(struct courier *c, bool (*confine)(struct fault *f), struct fault *f)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return fault_set(f, FAULT_BROKEN, "courier: no socket: %s", strerror(errno));
    c->pid = fork();
    if (c->pid == 0)
        courier_run(ends[1], &c->means, c->certificates, confine);
    close(ends[1]);
    /* The desk itself has no use for the relay's password. */
    memset(c->password, 0, sizeof c->password);
    c->control = ends[0];
    if (c->pid > 0)
        return true;
    close(c->control);
    return fault_set(f, FAULT_BROKEN, "courier: no process: %s", strerror(errno));
}

bool courier_start(const struct courier_settings *settings, bool (*confine)(struct fault *f),
                   struct courier **ret_courier, struct fault *f)
{
    struct arena *a = arena_new(COURIER_CA_MAX + ((size_t)64 << 10));
    struct courier *c = a ? arena_make(a, struct courier) : NULL;

    if (!c) {
        arena_free(a);
        return fault_set(f, FAULT_BROKEN, "no memory for the courier");
    }
    *c = (struct courier){ .arena = a, .means = { .relay = "", .from = "", .user = "" } };
    c->means.password = c->password;
    c->calls_max = settings && settings->calls ? settings->calls : COURIER_CALLS_MAX;
    if (c->calls_max > COURIER_CALLS_MOST)
        c->calls_max = COURIER_CALLS_MOST;
    if (settings)
        c->means.reach = str_copy(a, settings->reach);
    if (!check_reach(c->means.reach, f) || (settings && !read_relay(c, settings, f)) ||
        !read_certificates(c, settings ? settings->ca_file : NULL, f) ||
        !start_process(c, confine, f)) {
        arena_free(a);
        return false;
    }
    pthread_mutex_init(&c->mutex, NULL);
    *ret_courier = c;
    return true;
}

/* The courier sees its socket end and ends; its children end with it, and so do their pipes. */
void courier_stop(struct courier *c)
{
    if (!c)
        return;
    atomic_store(&c->stopped, true);
    shutdown(c->control, SHUT_RDWR);
}

bool courier_is_stopped(const struct courier *c)
{
    return !c || atomic_load(&c->stopped);
}

void courier_close(struct courier *c)
{
    if (!c)
        return;
    courier_stop(c);
    close(c->control);
    while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    pthread_mutex_destroy(&c->mutex);
    arena_free(c->arena);
}

/* ---- a request as bytes ---- */

static bool find_method(const char *name, uint32_t *ret_method)
{
    static const char *const names[COURIER_METHODS] = { "GET", "POST", "PUT", "DELETE", "MAIL" };

    for (uint32_t i = 0; i < COURIER_METHODS; i++)
        if (str_eq(str_of(name), str_of(names[i]))) {
            *ret_method = i;
            return true;
        }
    return false;
}

/* Nothing that would end a line, or a text, early. */
static bool is_one_line(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f)
            return false;
    return s.len > 0;
}

static bool check_request(const struct courier_request *r, struct fault *f)
{
    if (r->url.len > COURIER_URL_MAX || !is_one_line(r->url))
        return fault_set(f, FAULT_INVALID, "courier: a URL has 1 to %d printable bytes",
                         COURIER_URL_MAX);
    if (r->header_count > COURIER_HEADERS_MAX)
        return fault_set(f, FAULT_INVALID, "courier: more than %d headers", COURIER_HEADERS_MAX);
    for (size_t i = 0; i < r->header_count; i++)
        if (r->headers[i].len > COURIER_HEADER_MAX || !is_one_line(r->headers[i]) ||
            str_chr(r->headers[i], ':', 0) == STR_NPOS)
            return fault_set(f, FAULT_INVALID, "courier: header %zu is none", i + 1);
    if (r->body.len > COURIER_BODY_MAX)
        return fault_set(f, FAULT_LIMIT, "courier: more than %zu bytes to send", COURIER_BODY_MAX);
    return true;
}

static uint32_t seconds_of(const struct courier_request *r)
{
    if (!r->seconds)
        return SECONDS_DEFAULT;
    return r->seconds < COURIER_SECONDS_MAX ? r->seconds : COURIER_SECONDS_MAX;
}

static size_t most_of(const struct courier_request *r)
{
    if (!r->answer_max)
        return ANSWER_DEFAULT;
    return r->answer_max < COURIER_ANSWER_MAX ? r->answer_max : COURIER_ANSWER_MAX;
}

static bool write_request(const struct courier_request *r, struct buf *b, struct fault *f)
{
    struct courier_request_head head = { .mark = COURIER_MARK,
                                         .seconds = seconds_of(r),
                                         .idle = r->idle,
                                         .answer_max = most_of(r),
                                         .url_size = (uint32_t)r->url.len + 1,
                                         .header_count = (uint32_t)r->header_count,
                                         .body_size = (uint32_t)r->body.len };

    if (!check_request(r, f))
        return false;
    if (!find_method(r->method, &head.method))
        return fault_set(f, FAULT_INVALID, "courier: no such method");
    for (size_t i = 0; i < r->header_count; i++)
        head.headers_size += (uint32_t)r->headers[i].len + 1;
    buf_add(b, str_make(&head, sizeof head));
    buf_add(b, r->url);
    buf_add_char(b, 0);
    for (size_t i = 0; i < r->header_count; i++) {
        buf_add(b, r->headers[i]);
        buf_add_char(b, 0);
    }
    buf_add(b, r->body);
    return buf_check(b, f);
}

/* ---- handing over ---- */

/* *ret_in: where the answer will come. */
static bool hand_over(struct courier *c, struct str bytes, int *ret_in, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&c->mutex);
    const struct courier_order order = { COURIER_MARK, (uint32_t)bytes.len };

    if (process_hand_over(c->control, str_make(&order, sizeof order), bytes, ret_in))
        return true;
    return fault_set(f, FAULT_BUSY,
                     errno == EPIPE || errno == ECONNRESET
                         ? "the courier is gone: start the desk again"
                         : "no descriptors or memory for the courier");
}

/* ---- what comes back ---- */

struct taking {
    const struct courier_request *request;
    struct arena *arena;
    struct courier_answer answer;
    struct buf body;
    size_t received;
    int in;
    int64_t until;
    bool has_head, unwanted;
};

static bool wait_once(const struct taking *t, int64_t ms)
{
    struct pollfd p = { t->in, POLLIN, 0 };
    int n;

    do
        n = poll(&p, 1, (int)ms);
    while (n < 0 && errno == EINTR);
    return n > 0;
}

static bool wait_for(struct taking *t)
{
    for (;;) {
        int64_t left = (t->until - clock_ticks()) / 1000000;

        if (left < 0)
            left = 0;
        if (wait_once(t, left < ASK_EVERY ? left : ASK_EVERY))
            return true;
        if (left <= ASK_EVERY)
            return false;
        t->unwanted = t->request->going && !t->request->going(t->request->arg);
        if (t->unwanted)
            return false;
    }
}

static bool take_bytes(struct taking *t, void *into, size_t size)
{
    char *at = into;

    while (size) {
        ssize_t n = wait_for(t) ? read(t->in, at, size) : 0;

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static bool not_wanted(struct fault *f)
{
    return fault_set(f, FAULT_CONFLICT, "courier: the answer was no longer wanted");
}

static bool cut_off(struct fault *f)
{
    return fault_set(f, FAULT_BUSY, "courier: the call ended without an answer");
}

static bool take_head(struct taking *t, const struct courier_record *r, struct str bytes,
                      struct fault *f)
{
    if (t->has_head || r->status < 100 || r->status > 599)
        return cut_off(f);
    t->has_head = true;
    t->answer.status = r->status;
    t->answer.retry_after = r->retry_after > 0 ? r->retry_after : 0;
    t->answer.content_type = str_copy(t->arena, bytes);
    return arena_check(t->arena, f);
}

static bool take_piece(struct taking *t, struct str bytes, struct fault *f)
{
    t->received += bytes.len;
    if (!t->has_head || t->received > most_of(t->request))
        return cut_off(f);
    if (!t->request->take)
        return buf_add(&t->body, bytes) || buf_check(&t->body, f);
    return t->request->take(t->request->arg, t->answer.status, bytes) || not_wanted(f);
}

/* The kinds a child may end with; `bytes` says why, and was written by a stranger. */
static bool take_end(struct taking *t, const struct courier_record *r, struct str bytes,
                     struct fault *f)
{
    char said[COURIER_SAID_MAX + 1];
    size_t n = bytes.len < COURIER_SAID_MAX ? bytes.len : COURIER_SAID_MAX;

    for (size_t i = 0; i < n; i++)
        said[i] = (char)(bytes.ptr[i] >= ' ' && bytes.ptr[i] < 0x7f ? bytes.ptr[i] : '?');
    said[n] = 0;
    switch (r->status) {
    case FAULT_NONE:
        return t->has_head || cut_off(f);
    case FAULT_DENIED:
        return fault_deny(f, "outgoing-address", "%s", said);
    case FAULT_INVALID:
    case FAULT_LIMIT:
        return fault_set(f, (enum fault_kind)r->status, "%s", said);
    default:
        return fault_set(f, FAULT_BUSY, "%s", said);
    }
}

enum taken { TAKEN_MORE, TAKEN_ALL, TAKEN_FAULT };
static enum taken take_record(struct taking *t, char *room, struct fault *f)
{
    struct courier_record r;
    struct str bytes;

    if (!take_bytes(t, &r, sizeof r) || r.mark != COURIER_MARK || r.size > COURIER_PIECE_MAX ||
        !take_bytes(t, room, r.size))
        return t->unwanted ? not_wanted(f) : cut_off(f), TAKEN_FAULT;
    bytes = str_make(room, r.size);
    switch (r.kind) {
    case COURIER_HEAD:
        return take_head(t, &r, bytes, f) ? TAKEN_MORE : TAKEN_FAULT;
    case COURIER_PIECE:
        return take_piece(t, bytes, f) ? TAKEN_MORE : TAKEN_FAULT;
    case COURIER_END:
        return take_end(t, &r, bytes, f) ? TAKEN_ALL : TAKEN_FAULT;
    default:
        return cut_off(f), TAKEN_FAULT;
    }
}

static bool take_answer(struct taking *t, struct fault *f)
{
    char *room = arena_many(t->arena, char, COURIER_PIECE_MAX);
    enum taken taken;

    if (!room)
        return arena_check(t->arena, f);
    do
        taken = take_record(t, room, f);
    while (taken == TAKEN_MORE);
    return taken == TAKEN_ALL;
}

static bool call(struct courier *c, struct arena *a, const struct courier_request *request,
                 struct courier_answer *ret_answer, struct fault *f)
{
    struct buf bytes =
        buf_new(a, sizeof(struct courier_request_head) + COURIER_URL_MAX +
                       (COURIER_HEADERS_MAX * (COURIER_HEADER_MAX + 1)) + COURIER_BODY_MAX + 1);
    struct taking t = { .request = request, .arena = a, .body = buf_new(a, most_of(request)) };
    bool done;

    if (!write_request(request, &bytes, f) || !hand_over(c, buf_str(&bytes), &t.in, f))
        return false;
    t.until = clock_ticks() + (int64_t)(seconds_of(request) + PATIENCE) * 1000000000;
    done = take_answer(&t, f);
    close(t.in);
    if (!done) {
        *ret_answer = t.answer; /* its head, if there was one */
        return false;
    }
    t.answer.body = buf_str(&t.body);
    *ret_answer = t.answer;
    return true;
}

static bool call_counted(struct courier *c, struct arena *a, const struct courier_request *request,
                         struct courier_answer *ret_answer, struct fault *f)
{
    bool done;

    if (!c || atomic_load(&c->stopped))
        return fault_set(f, FAULT_BUSY, "no courier: this desk makes no calls");
    if (atomic_fetch_add(&c->calls, 1) >= c->calls_max)
        done = fault_set(f, FAULT_BUSY, "courier: %zu calls are under way", c->calls_max);
    else
        done = call(c, a, request, ret_answer, f);
    atomic_fetch_sub(&c->calls, 1);
    return done;
}

bool courier_call(struct courier *c, struct arena *a, const struct courier_request *request,
                  struct courier_answer *ret_answer, struct fault *f)
{
    if (str_eq(str_of(request->method), STR("MAIL")))
        return fault_set(f, FAULT_INVALID, "courier: no such method");
    return call_counted(c, a, request, ret_answer, f);
}

/* ---- mail ---- */

bool courier_mails(const struct courier *c)
{
    return c && *c->means.relay;
}

struct str courier_mail_from(const struct courier *c)
{
    return courier_mails(c) ? str_of(c->means.from) : STR("");
}

bool courier_mail(struct courier *c, struct arena *a, struct str to, struct str message,
                  struct fault *f)
{
    const struct courier_request r = { .method = "MAIL", .url = to, .body = message };
    struct courier_answer answer;

    if (!courier_mails(c))
        return fault_set(f, FAULT_MISSING, "no relay: this desk sends no mail");
    if (!courier_address_ok(to))
        return fault_set(f, FAULT_INVALID, "courier: no address that mail goes to");
    if (!call_counted(c, a, &r, &answer, f))
        return false;
    if (answer.status / 100 == 2)
        return true;
    return fault_set(f, answer.status / 100 == 5 ? FAULT_CONFLICT : FAULT_BUSY,
                     "the relay answers %d", answer.status);
}
