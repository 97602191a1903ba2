/* SPDX-License-Identifier: EUPL-1.2 */
/* courier_test.c - calls to a real server on loopback that answers as its path says, with TLS by a
 * certificate made for the test, and without. */
#include "test.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gnutls/gnutls.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/thread.h"
#include "net/courier_priv.h"

#define WAIT_S 10

/* ---- the server ---- */

struct server {
    int fd;
    uint16_t port;
    bool tls;
    pthread_t thread;
    atomic_int asked, accepted;
    char last[4096]; /* request, of the last */
};

static struct server plain, sealed_server;
static gnutls_certificate_credentials_t credentials;
static char folder[] = "/tmp/guichet-courier-XXXXXX";
static char ca_path[64];

struct client {
    struct server *server;
    gnutls_session_t session;
    int fd;
};

static void client_send(struct client *c, const char *text, size_t n)
{
    while (n) {
        ssize_t done = c->session ? gnutls_record_send(c->session, text, n)
                                  : send(c->fd, text, n, MSG_NOSIGNAL);

        if (done <= 0)
            return;
        text += done;
        n -= (size_t)done;
    }
}

static void say(struct client *c, const char *text)
{
    client_send(c, text, strlen(text));
}

static void answer_echo(struct client *c)
{
    char head[160];
    int n = snprintf(head, sizeof head,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nRetry-After: 7\r\n"
                     "Content-Length: %zu\r\n\r\n",
                     strlen(c->server->last));

    client_send(c, head, (size_t)n);
    say(c, c->server->last);
}

static void answer_redirect(struct client *c)
{
    char text[200];

    snprintf(
        text, sizeof text,
        "HTTP/1.1 302 Found\r\nLocation: http://localhost:%u/echo\r\nContent-Length: 0\r\n\r\n",
        (unsigned)plain.port);
    say(c, text);
}

static void answer_stall(struct client *c)
{
    say(c, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    for (int i = 0; i < 100 && recv(c->fd, (char[1]){ 0 }, 1, MSG_PEEK | MSG_DONTWAIT) != 0; i++)
        clock_sleep(100);
}

/* Thinks longer than an answer under way may be silent. */
static void answer_late(struct client *c)
{
    clock_sleep(1500);
    say(c, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
}

static void answer_cut(struct client *c)
{
    say(c, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
}

static void answer_endless(struct client *c)
{
    char part[4096];

    memset(part, 'x', sizeof part);
    say(c, "HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 2000; i++)
        client_send(c, part, sizeof part);
}

static void answer_large(struct client *c)
{
    say(c, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
}

static void answer_nonsense(struct client *c)
{
    say(c, "220 mail.example ESMTP\r\n");
}

static void answer_drip(struct client *c)
{
    say(c, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    for (int i = 0; i < 3; i++) {
        say(c, "data: x\n\n");
        clock_sleep(150);
    }
}

static void answer_missing(struct client *c)
{
    say(c, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone");
}

static const struct {
    const char *path;
    void (*answer)(struct client *c);
} paths[] = {
    { " /echo", answer_echo },   { " /redirect", answer_redirect }, { " /stall", answer_stall },
    { " /cut", answer_cut },     { " /late", answer_late },         { " /endless", answer_endless },
    { " /large", answer_large }, { " /nonsense", answer_nonsense }, { " /drip", answer_drip },
    { " ", answer_missing },
};

static bool read_request(struct client *c)
{
    size_t n = 0, room = sizeof c->server->last - 1;
    char *at = c->server->last, *end = NULL, *length;

    while (n < room) {
        ssize_t got = c->session ? gnutls_record_recv(c->session, at + n, room - n)
                                 : recv(c->fd, at + n, room - n, 0);

        if (got <= 0)
            return false;
        n += (size_t)got;
        at[n] = 0;
        end = strstr(at, "\r\n\r\n");
        if (!end)
            continue;
        length = strstr(at, "Content-Length: ");
        if (!length || n >= (size_t)(end + 4 - at) + strtoul(length + 16, NULL, 10))
            return true;
    }
    return false;
}

static void serve_one(struct server *s, int fd)
{
    struct client c = { .server = s, .fd = fd };

    if (s->tls) {
        gnutls_init(&c.session, GNUTLS_SERVER);
        gnutls_set_default_priority(c.session);
        gnutls_credentials_set(c.session, GNUTLS_CRD_CERTIFICATE, credentials);
        gnutls_transport_set_int(c.session, fd);
        if (gnutls_handshake(c.session) < 0) {
            gnutls_deinit(c.session);
            return;
        }
    }
    if (read_request(&c)) {
        s->asked++;
        for (size_t i = 0; i < COUNT_OF(paths); i++)
            if (strstr(s->last, paths[i].path)) {
                paths[i].answer(&c);
                break;
            }
    }
    if (c.session)
        gnutls_deinit(c.session); /* without a closing alert: cut off is cut off */
}

static void *serve(void *arg)
{
    struct server *s = arg;
    int fd;

    while ((fd = accept(s->fd, NULL, NULL)) >= 0) {
        s->accepted++;
        serve_one(s, fd);
        close(fd);
    }
    return NULL;
}

static void open_server(struct server *s, bool tls)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof at;
    struct fault f = { 0 };

    s->tls = tls;
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(s->fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(s->fd, 100), 0);
    assert_int_equal(getsockname(s->fd, (struct sockaddr *)&at, &size), 0);
    s->port = ntohs(at.sin_port);
    assert_ok(thread_start(&s->thread, "server", serve, s, &f));
}

static void close_server(struct server *s)
{
    shutdown(s->fd, SHUT_RDWR);
    pthread_join(s->thread, NULL);
    close(s->fd);
}

/* For "localhost", which resolves to loopback everywhere, and for no address. */
static void make_certificate(void)
{
    char command[512];

    assert_non_null(mkdtemp(folder));
    snprintf(ca_path, sizeof ca_path, "%s/cert.pem", folder);
    snprintf(command, sizeof command,
             "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
             "-subj /CN=localhost -addext subjectAltName=DNS:localhost "
             "-keyout %s/key.pem -out %s 2>/dev/null",
             folder, ca_path);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "%s/key.pem", folder);
    assert_int_equal(gnutls_certificate_allocate_credentials(&credentials), 0);
    assert_int_equal(
        gnutls_certificate_set_x509_key_file(credentials, ca_path, command, GNUTLS_X509_FMT_PEM),
        0);
}

static int open_world(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    make_certificate();
    open_server(&plain, false);
    open_server(&sealed_server, true);
    return 0;
}

static int close_world(void **state)
{
    char command[128];

    (void)state;
    close_server(&plain);
    close_server(&sealed_server);
    gnutls_certificate_free_credentials(credentials);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

/* ---- a call ---- */

struct asked {
    const char *reach, *url; /* "{p}" and "{s}": ports of the plain and the sealed server */
    bool trusts;             /* the test's certificate */
    enum fault_kind kind;
    int status;
};

static struct str fill(struct arena *a, const char *text)
{
    struct buf b = buf_new(a, 4096);

    for (; *text; text++)
        if (strncmp(text, "{p}", 3) == 0 || strncmp(text, "{s}", 3) == 0) {
            buf_printf(&b, "%u", (unsigned)(text[1] == 'p' ? plain.port : sealed_server.port));
            text += 2;
        } else {
            buf_add_char(&b, *text);
        }
    return buf_str(&b);
}

static struct courier *start(struct arena *a, const char *reach, bool trusts)
{
    struct courier_settings settings = { .reach = fill(a, reach),
                                         .ca_file = trusts ? ca_path : NULL };
    struct courier *c;
    struct fault f = { 0 };

    assert_ok(courier_start(&settings, NULL, &c, &f));
    return c;
}

static void check_asked(const struct asked *asked)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct courier *c = start(a, asked->reach, asked->trusts);
    struct courier_request r = { .method = "GET", .url = fill(a, asked->url), .seconds = WAIT_S };
    struct courier_answer answer;
    struct fault f = { 0 };
    bool done = courier_call(c, a, &r, &answer, &f);

    if (f.kind != asked->kind || (done && answer.status != asked->status))
        fail_msg("%s with %s: fault %d (%s), status %d", asked->url, asked->reach, (int)f.kind,
                 f.text, done ? answer.status : 0);
    courier_close(c);
}

static void a_server_is_called_if_its_name_address_and_certificate_are_right(void **state)
{
    static const struct asked cases[] = {
        { "localhost", "https://localhost:{s}/echo", true, FAULT_NONE, 200 },
        { "localhost:{s}", "https://localhost:{s}/echo", true, FAULT_NONE, 200 },
        { "x.example, LOCALHOST", "https://LocalHost:{s}/echo", true, FAULT_NONE, 200 },
        { "127.0.0.1", "http://127.0.0.1:{p}/echo", false, FAULT_NONE, 200 },
        { "127.0.0.1", "http://127.0.0.1:{p}/nothing", false, FAULT_NONE, 404 },
        /* certificates: nobody's, another name's, none at all */
        { "localhost", "https://localhost:{s}/echo", false, FAULT_BUSY, 0 },
        { "127.0.0.1", "https://127.0.0.1:{s}/echo", true, FAULT_BUSY, 0 },
        { "localhost", "https://localhost:{p}/echo", true, FAULT_BUSY, 0 },
        /* addresses that nobody listed */
        { "", "https://localhost:{s}/echo", true, FAULT_DENIED, 0 },
        { "localhost:1", "https://localhost:{s}/echo", true, FAULT_DENIED, 0 },
        { "ocalhost", "https://localhost:{s}/echo", true, FAULT_DENIED, 0 },
        { "localhost", "https://127.0.0.1:{s}/echo", true, FAULT_DENIED, 0 },
        { "localhost", "https://2130706433:{s}/echo", true, FAULT_DENIED, 0 }, /* 127.0.0.1 */
        { "localhost", "https://0x7f.1:{s}/echo", true, FAULT_DENIED, 0 },
        { "localhost", "https://[::ffff:127.0.0.1]:{s}/echo", true, FAULT_DENIED, 0 },
        { "", "https://169.254.169.254/latest/meta-data", false, FAULT_DENIED, 0 },
        { "", "http://127.0.0.1:{p}/echo", false, FAULT_DENIED, 0 },
        { "192.0.2.1", "http://192.0.2.1/", false, FAULT_DENIED, 0 }, /* plain: loopback alone */
        /* no URLs of ours */
        { "127.0.0.1", "ftp://127.0.0.1:{p}/echo", false, FAULT_INVALID, 0 },
        { "127.0.0.1", "file:///etc/passwd", false, FAULT_INVALID, 0 },
        { "127.0.0.1", "gopher://127.0.0.1:{p}/x", false, FAULT_INVALID, 0 },
        { "localhost", "https://user:secret@localhost:{s}/echo", true, FAULT_INVALID, 0 },
        { "127.0.0.1", "https://localhost@127.0.0.1:{s}/echo", true, FAULT_INVALID, 0 },
        { "localhost", "localhost:{s}/echo", true, FAULT_INVALID, 0 },
        { "localhost", "https://localhost:{s}/echo\r\nX: y", true, FAULT_INVALID, 0 },
        { "localhost", "https://", true, FAULT_INVALID, 0 },
        { "localhost", "", true, FAULT_INVALID, 0 },
        /* what servers do */
        { "127.0.0.1", "http://127.0.0.1:{p}/redirect", false, FAULT_NONE, 302 },
        { "127.0.0.1", "http://127.0.0.1:{p}/cut", false, FAULT_BUSY, 0 },
        { "127.0.0.1", "http://127.0.0.1:{p}/endless", false, FAULT_LIMIT, 0 },
        { "127.0.0.1", "http://127.0.0.1:{p}/large", false, FAULT_LIMIT, 0 },
        { "127.0.0.1", "http://127.0.0.1:{p}/nonsense", false, FAULT_BUSY, 0 },
        { "127.0.0.1", "http://127.0.0.1:1/echo", false, FAULT_BUSY, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_asked(&cases[i]);
}

static void a_redirect_is_told_and_not_followed(void **state)
{
    int before = plain.asked;

    (void)state;
    check_asked(&(struct asked){ "127.0.0.1,localhost", "http://127.0.0.1:{p}/redirect", false,
                                 FAULT_NONE, 302 });
    assert_int_equal(plain.asked, before + 1);
}

static void what_is_refused_is_not_even_connected_to(void **state)
{
    int before = plain.accepted;

    (void)state;
    check_asked(&(struct asked){ "", "https://127.0.0.1:{p}/echo", false, FAULT_DENIED, 0 });
    check_asked(&(struct asked){ "", "http://127.0.0.1:{p}/echo", false, FAULT_DENIED, 0 });
    assert_int_equal(plain.accepted, before);
}

static void method_headers_and_body_arrive_and_nothing_else_of_ours(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    const struct str headers[] = { STR("Content-Type: application/json"), STR("X-Key: k") };
    struct courier_request r = { .method = "PUT", .headers = headers, .header_count = 2 };
    struct courier_answer answer;
    struct courier *c;
    struct fault f = { 0 };

    (void)state;
    setenv("http_proxy", "http://192.0.2.1:9", 1);
    setenv("ALL_PROXY", "http://192.0.2.1:9", 1);
    c = start(a, "127.0.0.1", false);
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    r.url = fill(a, "http://127.0.0.1:{p}/echo?x=1");
    r.body = STR("{\"a\":1}");
    assert_ok(courier_call(c, a, &r, &answer, &f));
    assert_int_equal(answer.status, 200);
    assert_int_equal(answer.retry_after, 7);
    assert_str(answer.content_type, STR("text/plain"));
    assert_true(str_starts(answer.body, STR("PUT /echo?x=1 HTTP/1.1\r\n")));
    assert_true(str_ends(answer.body, STR("\r\n\r\n{\"a\":1}")));
    assert_int_not_equal(str_find(answer.body, STR("X-Key: k\r\n"), 0), STR_NPOS);
    assert_int_equal(str_find_nocase(answer.body, STR("Expect:"), 0), STR_NPOS);
    assert_int_equal(str_find_nocase(answer.body, STR("Accept-Encoding:"), 0), STR_NPOS);
    assert_int_equal(str_find_nocase(answer.body, STR("Cookie:"), 0), STR_NPOS);
    courier_close(c);
}

static void a_request_that_breaks_out_of_its_lines_is_refused(void **state)
{
    static const struct {
        const char *method, *header;
    } cases[] = {
        { "GET", "X: y\r\nZ: w" }, { "GET", "X: y\nZ" }, { "GET", "no colon" }, { "GET", "" },
        { "TRACE", "X: y" },       { "get", "X: y" },
    };
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct courier *c = start(a, "127.0.0.1", false);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str header = str_of(cases[i].header);
        struct courier_request r = { .method = cases[i].method,
                                     .url = fill(a, "http://127.0.0.1:{p}/echo"),
                                     .headers = &header,
                                     .header_count = 1 };
        struct courier_answer answer;
        struct fault f = { 0 };

        assert_fault(courier_call(c, a, &r, &answer, &f), FAULT_INVALID);
    }
    courier_close(c);
}

static void a_server_that_stalls_is_left(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct courier *c = start(a, "127.0.0.1", false);
    struct courier_request r = { .method = "GET", .seconds = 1 };
    struct courier_answer answer;
    struct fault f = { 0 };
    int64_t before = clock_ticks();

    (void)state;
    r.url = fill(a, "http://127.0.0.1:{p}/stall");
    assert_fault(courier_call(c, a, &r, &answer, &f), FAULT_BUSY);
    assert_true(clock_ticks() - before < (int64_t)WAIT_S * 1000000000);
    courier_close(c);
}

static void silence_counts_once_an_answer_has_begun(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct courier *c = start(a, "127.0.0.1", false);
    struct courier_request r = { .method = "GET", .seconds = 60, .idle = 1 };
    struct courier_answer answer;
    struct fault f = { 0 };
    int64_t before;

    (void)state;
    r.url = fill(a, "http://127.0.0.1:{p}/late");
    assert_ok(courier_call(c, a, &r, &answer, &f));
    assert_str(answer.body, STR("abc"));
    r.url = fill(a, "http://127.0.0.1:{p}/stall");
    before = clock_ticks();
    assert_fault(courier_call(c, a, &r, &answer, &f), FAULT_BUSY);
    assert_non_null(strstr(f.text, "silent"));
    assert_true(clock_ticks() - before < (int64_t)WAIT_S * 1000000000);
    courier_close(c);
}

/* ---- streams ---- */

struct seen {
    int pieces, wanted;
    int64_t first, last;
};

static bool see(void *arg, int status, struct str piece)
{
    struct seen *s = arg;

    assert_int_equal(status, 200);
    assert_true(piece.len > 0);
    if (!s->pieces++)
        s->first = clock_ticks();
    s->last = clock_ticks();
    return s->pieces < s->wanted;
}

static void an_answer_comes_piece_by_piece_as_long_as_it_is_wanted(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct courier *c = start(a, "127.0.0.1", false);
    struct seen all = { .wanted = 100 }, one = { .wanted = 1 };
    struct courier_request r = { .method = "GET", .take = see, .arg = &all };
    struct courier_answer answer;
    struct fault f = { 0 };

    (void)state;
    r.url = fill(a, "http://127.0.0.1:{p}/drip");
    assert_ok(courier_call(c, a, &r, &answer, &f));
    assert_true(all.pieces >= 2 && all.last - all.first > 100 * (int64_t)1000000);
    assert_str(answer.content_type, STR("text/event-stream"));
    assert_int_equal(answer.body.len, 0);
    r.arg = &one;
    assert_fault(courier_call(c, a, &r, &answer, &f), FAULT_CONFLICT);
    assert_int_equal(one.pieces, 1);
    courier_close(c);
}

/* ---- ends that come too early ---- */

struct calling {
    struct courier *courier;
    struct fault fault;
    bool done;
};

static void *call_in_thread(void *arg)
{
    struct calling *call = arg;
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct courier_request r = { .method = "GET", .seconds = 60 };
    struct courier_answer answer;

    r.url = fill(a, "http://127.0.0.1:{p}/stall");
    call->done = courier_call(call->courier, a, &r, &answer, &call->fault);
    return NULL;
}

/* The child of this process that calls itself so; 0: there is none. */
static pid_t find_process(const char *name)
{
    char path[300], line[400], who[64];
    struct dirent *e;
    DIR *d = opendir("/proc");
    pid_t found = 0;

    while (!found && (e = readdir(d))) {
        int parent = 0;
        FILE *in;

        snprintf(path, sizeof path, "/proc/%s/stat", e->d_name);
        in = ascii_digit(e->d_name[0]) ? fopen(path, "r") : NULL;
        if (in && fgets(line, sizeof line, in) &&
            sscanf(line, "%*d (%63[^)]) %*c %d", who, &parent) == 2 && strcmp(who, name) == 0 &&
            parent == getpid())
            found = (pid_t)strtol(e->d_name, NULL, 10);
        if (in)
            fclose(in);
    }
    closedir(d);
    return found;
}

static void begin_call(struct calling *call, pthread_t *ret_thread)
{
    struct fault f = { 0 };
    int before = plain.asked;

    assert_ok(thread_start(ret_thread, "call", call_in_thread, call, &f));
    for (int i = 0; i < 500 && plain.asked == before; i++)
        clock_sleep(10);
    assert_int_equal(plain.asked, before + 1);
}

static void a_killed_courier_fails_its_calls_and_the_next_ones(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct calling call = { .courier = start(a, "127.0.0.1", false) };
    struct courier_request r = { .method = "GET", .url = fill(a, "http://127.0.0.1:{p}/echo") };
    struct courier_answer answer;
    struct fault f = { 0 };
    pthread_t thread;
    pid_t pid;

    (void)state;
    begin_call(&call, &thread);
    pid = find_process("guichet-courier");
    assert_true(pid > 0);
    kill(pid, SIGKILL);
    pthread_join(thread, NULL);
    assert_false(call.done);
    assert_int_equal(call.fault.kind, FAULT_BUSY);
    assert_fault(courier_call(call.courier, a, &r, &answer, &f), FAULT_BUSY);
    courier_close(call.courier);
}

static void stopping_ends_the_calls_under_way(void **state)
{
    scoped(arena) *a = arena_new((size_t)32 << 20);
    struct calling call = { .courier = start(a, "127.0.0.1", false) };
    int64_t before = clock_ticks();
    pthread_t thread;

    (void)state;
    begin_call(&call, &thread);
    courier_stop(call.courier);
    pthread_join(thread, NULL);
    assert_int_equal(call.fault.kind, FAULT_BUSY);
    assert_true(clock_ticks() - before < (int64_t)WAIT_S * 1000000000);
    courier_close(call.courier);
    courier_close(NULL);
}

static void without_a_courier_nothing_is_called(void **state)
{
    struct courier_request r = { .method = "GET", .url = STR("https://example.org/") };
    struct courier_answer answer;
    struct fault f = { 0 };

    (void)state;
    assert_fault(courier_call(NULL, NULL, &r, &answer, &f), FAULT_BUSY);
}

static void only_so_many_calls_at_once(void **state)
{
    enum { CALLS = COURIER_CALLS_MAX + 8 };
    static struct calling calls[CALLS];
    static pthread_t threads[CALLS];
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct courier *c = start(a, "127.0.0.1", false);
    struct fault f = { 0 };
    size_t refused = 0;

    (void)state;
    for (size_t i = 0; i < CALLS; i++) {
        calls[i] = (struct calling){ .courier = c };
        assert_ok(thread_start(&threads[i], "call", call_in_thread, &calls[i], &f));
    }
    clock_sleep(500);
    courier_stop(c);
    for (size_t i = 0; i < CALLS; i++) {
        pthread_join(threads[i], NULL);
        refused += strstr(calls[i].fault.text, "calls are under way") != NULL;
    }
    assert_int_equal(refused, CALLS - COURIER_CALLS_MAX);
    courier_close(c);
}

/* ---- settings, addresses ---- */

static void wrong_settings_are_refused_at_the_start(void **state)
{
    static const char *const lists[] = { ",", "a,,b", "http://a.example", "a b", "a/b" };
    struct courier_settings settings = { .ca_file = "/nowhere/ca.pem" };
    struct courier *c;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        struct courier_settings s = { .reach = str_of(lists[i]) };
        struct fault f = { 0 };

        assert_fault(courier_start(&s, NULL, &c, &f), FAULT_INVALID);
    }
    {
        struct fault f = { 0 };

        assert_fault(courier_start(&settings, NULL, &c, &f), FAULT_MISSING);
        settings.ca_file = "/etc/hostname";
        assert_fault(courier_start(&settings, NULL, &c, &f), FAULT_INVALID);
    }
}

static bool is_inside(const char *text)
{
    struct sockaddr_in four = { .sin_family = AF_INET };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };

    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return address_is_inside((struct sockaddr *)&four);
    assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
    return address_is_inside((struct sockaddr *)&six);
}

static void private_addresses_are_known_by_all_their_names(void **state)
{
    static const char *const inside[] = {
        "0.0.0.0",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:7f00:1",
        "64:ff9b::a00:1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:a00:1::1",
        "::10.0.0.1",
        "fec0::1",
    };
    static const char *const outside[] = {
        "1.1.1.1",         "9.9.9.9",      "100.63.255.255", "100.128.0.1",      "126.255.255.255",
        "172.15.0.1",      "172.32.0.1",   "192.167.0.1",    "198.17.255.255",   "223.255.255.255",
        "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(inside); i++)
        if (!is_inside(inside[i]))
            fail_msg("%s is inside", inside[i]);
    for (size_t i = 0; i < COUNT_OF(outside); i++)
        if (is_inside(outside[i]))
            fail_msg("%s is outside", outside[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(private_addresses_are_known_by_all_their_names),
        cmocka_unit_test(wrong_settings_are_refused_at_the_start),
        cmocka_unit_test(a_server_is_called_if_its_name_address_and_certificate_are_right),
        cmocka_unit_test(a_redirect_is_told_and_not_followed),
        cmocka_unit_test(what_is_refused_is_not_even_connected_to),
        cmocka_unit_test(method_headers_and_body_arrive_and_nothing_else_of_ours),
        cmocka_unit_test(a_request_that_breaks_out_of_its_lines_is_refused),
        cmocka_unit_test(a_server_that_stalls_is_left),
        cmocka_unit_test(silence_counts_once_an_answer_has_begun),
        cmocka_unit_test(an_answer_comes_piece_by_piece_as_long_as_it_is_wanted),
        cmocka_unit_test(a_killed_courier_fails_its_calls_and_the_next_ones),
        cmocka_unit_test(stopping_ends_the_calls_under_way),
        cmocka_unit_test(only_so_many_calls_at_once),
        cmocka_unit_test(without_a_courier_nothing_is_called),
    };

    return cmocka_run_group_tests(tests, open_world, close_world);
}
