/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_http.c - a desk in a process of its own, and requests to it over kept connections.
 *
 * The sender shares the machine's cores with the desk, so it does no more than it must: whole
 * requests go out as they are, of an answer only the status and the length are read. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/bench_priv.h"
#include "base/buf.h"
#include "base/thread.h"

#define START_NS   (120 * (int64_t)1000000000)
#define ANSWER_MAX ((size_t)4 << 20)
#define LINES_MAX  64

/* ---- one connection ---- */

static struct sockaddr_in loopback(uint16_t port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET,
                                 .sin_port = htons(port),
                                 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static int line_open(uint16_t port)
{
    struct sockaddr_in to = loopback(port);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

    if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool send_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t n = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);

        if (n <= 0 && errno != EINTR)
            return false;
        bytes = str_from(bytes, n > 0 ? (size_t)n : 0);
    }
    return true;
}

/* How long an answer with this head is; 0 while the head is not whole. */
static size_t answer_size(struct str got)
{
    size_t head = str_find(got, STR("\r\n\r\n"), 0);
    size_t at = str_find_nocase(got, STR("\r\ncontent-length: "), 0);
    uint64_t length = 0;

    if (head == STR_NPOS)
        return 0;
    if (at < head)
        str_to_u64(str_slice(got, at + 18, str_find(got, STR("\r\n"), at + 18)), &length);
    return head + 4 + length;
}

struct wire {
    int fd;
    char *got; /* ANSWER_MAX bytes, each answer over the last */
};

static bool wire_open(struct wire *w, struct arena *a, uint16_t port)
{
    w->got = arena_alloc(a, ANSWER_MAX);
    w->fd = w->got ? line_open(port) : -1;
    return w->fd >= 0;
}

static void wire_drop(struct wire *w)
{
    if (w->fd >= 0)
        close(w->fd);
}

/* The whole answer, until the next one; its length is told by Content-Length. */
static bool ask(struct wire *w, struct str request, struct str *ret_answer)
{
    size_t have = 0, size = 0;

    if (!send_all(w->fd, request))
        return false;
    while (!size || have < size) {
        ssize_t n = recv(w->fd, w->got + have, ANSWER_MAX - have, 0);

        if (n <= 0)
            return false;
        have += (size_t)n;
        size = answer_size(str_make(w->got, have));
        if (size > ANSWER_MAX)
            return false;
    }
    *ret_answer = str_make(w->got, have);
    return true;
}

static int status_of(struct str answer)
{
    int64_t status = 0;

    str_to_i64(str_slice(answer, 9, 12), &status);
    return (int)status;
}

/* ---- the process ---- */

static uint16_t free_port(void)
{
    struct sockaddr_in at = loopback(0);
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    uint16_t port = 0;

    if (fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof at) == 0 &&
        getsockname(fd, (struct sockaddr *)&at, &size) == 0)
        port = ntohs(at.sin_port);
    if (fd >= 0)
        close(fd);
    return port;
}

static bool is_ready(uint16_t port)
{
    scoped(arena) *a = arena_new(ANSWER_MAX + 4096);
    struct wire w = { .fd = -1 };
    struct str answer;
    bool ok = a && wire_open(&w, a, port) &&
              ask(&w, STR("GET /readyz HTTP/1.1\r\nHost: bench\r\n\r\n"), &answer) &&
              status_of(answer) == 200;

    wire_drop(&w);
    return ok;
}

static bool wait_ready(struct bench_desk *d, int64_t start, struct fault *f)
{
    int status;

    for (;;) {
        if (is_ready(d->port)) {
            d->start_ns = clock_ticks() - start;
            return true;
        }
        if (waitpid(d->pid, &status, WNOHANG) == d->pid)
            return fault_set(f, FAULT_BROKEN,
                             "the desk of the bench ended: see serve.log in its "
                             "folder (--folder keeps it)");
        if (clock_ticks() - start > START_NS) {
            bench_desk_stop(d);
            return fault_set(f, FAULT_BUSY, "the desk of the bench is not ready after 2 minutes");
        }
        clock_sleep(2);
    }
}

bool bench_desk_start(struct bench *b, struct bench_desk *ret_desk, struct fault *f)
{
    struct bench_desk d = { .port = free_port() };
    char name[] = "guichet", serve[] = "serve", data[APP_PATH_MAX], listen[48], log[APP_PATH_MAX];
    char *words[] = { name, serve, data, listen, NULL };
    posix_spawn_file_actions_t files;
    int64_t start;
    int failed;

    app_close(&b->app); /* the folder belongs to one process */
    snprintf(data, sizeof data, "--data=%s", b->folder);
    snprintf(listen, sizeof listen, "--listen=127.0.0.1:%u", (unsigned)d.port);
    snprintf(log, sizeof log, "%s/serve.log", b->folder);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    start = clock_ticks();
    failed = posix_spawn(&d.pid, "/proc/self/exe", &files, NULL, words, environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed)
        return fault_set(f, FAULT_BROKEN, "no process for a desk: %s", strerror(failed));
    if (!wait_ready(&d, start, f))
        return false;
    *ret_desk = d;
    return true;
}

void bench_desk_stop(struct bench_desk *d)
{
    int status;

    kill(d->pid, SIGTERM);
    waitpid(d->pid, &status, 0);
}

int64_t bench_desk_memory(const struct bench_desk *d, const char *which)
{
    char path[64], line[256];
    long long value = 0;
    size_t n = strlen(which);
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/status", (int)d->pid);
    file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, which, n) == 0 && line[n] == ':')
            value = strtoll(line + n + 1, NULL, 10);
    if (file)
        fclose(file);
    return value;
}

/* ---- load ---- */

struct line {
    struct bench *bench;
    struct bench_load *load;
    uint16_t port;
    atomic_uint_fast64_t *next; /* the number of the next request, of all lines */
    int64_t end, wait_ms;       /* lines that pause do not all begin at once */
    struct samples times;
    struct fault fault;
    uint64_t answered;
};

static bool ask_once(struct line *l, struct wire *w, struct arena *a)
{
    uint64_t n = atomic_fetch_add(l->next, 1);
    struct str request = l->load->request(l->bench, a, n), answer;
    int64_t start;
    int status;

    if (l->load->pause_ms)
        clock_sleep(l->load->pause_ms);
    start = clock_ticks();

    if (!ask(w, request, &answer))
        return fault_set(&l->fault, FAULT_BROKEN, "the desk of the bench gave no answer");
    status = status_of(answer);
    if (status != l->load->want)
        return fault_set(&l->fault, FAULT_BROKEN, "the desk of the bench answered %d", status);
    if (!l->load->measured || l->load->measured(n))
        samples_add(&l->times, clock_ticks() - start);
    l->answered++;
    return true;
}

static void *line_run(void *arg)
{
    scoped(arena) *keep = arena_new(ANSWER_MAX + 4096);
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct line *l = arg;
    struct wire w = { .fd = -1 };

    clock_sleep(l->wait_ms);

    if (keep && a && wire_open(&w, keep, l->port))
        while (clock_ticks() < l->end && ask_once(l, &w, a))
            arena_reset(a);
    else
        fault_set(&l->fault, FAULT_BROKEN, "no connection to the desk of the bench");
    wire_drop(&w);
    return NULL;
}

static bool gather(struct bench_load *load, struct line *lines, size_t n, struct fault *f)
{
    bool ok = true;

    for (size_t i = 0; i < n; i++) {
        load->answered += (int64_t)lines[i].answered;
        for (size_t k = 0; k < lines[i].times.count; k++)
            samples_add(&load->times, lines[i].times.ns[k]);
        if (lines[i].fault.kind != FAULT_NONE)
            ok = fault_set(f, lines[i].fault.kind, "%s", lines[i].fault.text);
    }
    return ok;
}

bool bench_load_run(struct bench *b, const struct bench_desk *d, struct bench_load *load,
                    struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct line lines[LINES_MAX];
    pthread_t thread[LINES_MAX];
    atomic_uint_fast64_t next = 0;
    int64_t start = clock_ticks();
    size_t n = 0;
    bool ok = a != NULL;

    for (; ok && n < load->lines && n < LINES_MAX; n += ok) {
        lines[n] = (struct line){ .bench = b,
                                  .load = load,
                                  .port = d->port,
                                  .next = &next,
                                  .wait_ms = load->pause_ms * (int64_t)n / load->lines,
                                  .end = start + load->seconds * 1000000000,
                                  .times = samples_new(a, load->times.room / load->lines) };
        ok = thread_start(&thread[n], "load", line_run, &lines[n], f);
    }
    for (size_t i = 0; i < n; i++)
        pthread_join(thread[i], NULL);
    load->ns = clock_ticks() - start;
    return gather(load, lines, n, f) && ok;
}

bool bench_login(struct bench *b, const struct bench_desk *d, struct arena *a,
                 struct str *ret_cookie, struct str *ret_csrf, struct fault *f)
{
    struct str body =
        str_printf(a, "{\"email\":\"%s\",\"password\":\"%s\"}", BENCH_EMAIL, b->password);
    struct str answer = STR_NONE;
    struct wire w = { .fd = -1 };
    size_t at;
    bool ok = wire_open(&w, a, d->port) &&
              ask(&w,
                  str_printf(a,
                             "POST /api/v1/session HTTP/1.1\r\nHost: bench\r\n"
                             "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.*s",
                             body.len, STR_ARG(body)),
                  &answer);

    wire_drop(&w);
    at = str_find_nocase(answer, STR("\r\nset-cookie: "), 0);
    if (!ok || status_of(answer) != 200 || at == STR_NPOS)
        return fault_set(f, FAULT_BROKEN, "no log-in at the desk of the bench");
    *ret_cookie = str_slice(answer, at + 14, str_chr(answer, ';', at));
    at = str_find(answer, STR("\"csrf\":\""), 0);
    if (at == STR_NPOS)
        return fault_set(f, FAULT_BROKEN, "the log-in at the desk of the bench gave no token");
    *ret_csrf = str_slice(answer, at + 8, str_chr(answer, '"', at + 8));
    return true;
}
