/* SPDX-License-Identifier: EUPL-1.2 */
/* http.c - opens and closes the server; see http.h, and http_priv.h for its parts. */
#include "net/http.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/thread.h"
#include "net/http_priv.h"

#define SERVER_MEMORY ((size_t)64 << 20)
/* The head, its index, and room to write the reply's.  The library zeroes all of it after each
 * request: this is what a kept connection costs. */
#define CONNECTION_POOL (HTTP_HEAD_MAX + ((size_t)12 << 10))
#define OTHER_FILES     256u /* descriptors left to the rest of the program */
#define PEM_MAX         ((size_t)1 << 20)
/* TLS 1.3, and of 1.2 what has forward secrecy and authenticated ciphers (RFC 9325, 4.2). */
#define TLS_PRIORITIES                                                                             \
    "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-AES-128-CBC:-AES-256-CBC:-SHA1:"             \
    "%SERVER_PRECEDENCE"
#define LAST_WORDS_MS 1000 /* for what is ready to be sent when the grace is over */

static void default_to(unsigned *setting, unsigned value)
{
    if (!*setting)
        *setting = value;
}

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > 4 ? 4 : (unsigned)n;
}

static void fill_defaults(struct http_settings *set)
{
    set->address = set->address ? set->address : "127.0.0.1";
    default_to(&set->io_threads, processors());
    default_to(&set->workers, 16);
    default_to(&set->queue, 1024);
    default_to(&set->connections, 12000);
    default_to(&set->streams, 2000);
    default_to(&set->head_ms, 15000);
    default_to(&set->idle_ms, 15000);
    default_to(&set->body_rate, 2048);
    default_to(&set->heartbeat_ms, 15000);
    default_to(&set->grace_ms, 10000);
    set->body_max = set->body_max ? set->body_max : HTTP_BODY_MAX;
    set->bodies_max = set->bodies_max ? set->bodies_max : (size_t)512 << 20;
}

/* Raises the file limit towards what the connections need, and lowers them to what it allows. */
static void fit_files(struct http_server *s)
{
    struct rlimit limit;
    rlim_t wanted = (rlim_t)s->set.connections + OTHER_FILES;

    if (getrlimit(RLIMIT_NOFILE, &limit))
        return;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < wanted)
        s->set.connections =
            limit.rlim_cur > 2 * OTHER_FILES ? (unsigned)limit.rlim_cur - OTHER_FILES : OTHER_FILES;
    /* Descriptors are given lowest first, so none is above what all may use together. */
    s->watch.links_count = s->set.connections + 16 * (size_t)OTHER_FILES;
}

static bool read_address(const struct http_settings *set, struct sockaddr_storage *ret_address,
                         struct fault *f)
{
    struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                              .ai_socktype = SOCK_STREAM };
    struct addrinfo *found;
    char port[8];

    snprintf(port, sizeof port, "%u", set->port);
    if (getaddrinfo(set->address, port, &hints, &found))
        return fault_set(f, FAULT_INVALID, "listen address %s is no IPv4 or IPv6 address",
                         set->address);
    memcpy(ret_address, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return true;
}

static bool read_tls(struct http_server *s, const char **ret_cert, const char **ret_key,
                     struct fault *f)
{
    struct str cert, key;

    if (!s->set.tls_cert && !s->set.tls_key)
        return true;
    if (!s->set.tls_cert || !s->set.tls_key)
        return fault_set(f, FAULT_INVALID, "TLS needs a certificate and its key");
    if (!file_read(s->arena, s->set.tls_cert, PEM_MAX, &cert, f) ||
        !file_read(s->arena, s->set.tls_key, PEM_MAX, &key, f))
        return fault_wrap(f, "TLS");
    *ret_cert = str_cstr(s->arena, cert);
    *ret_key = str_cstr(s->arena, key);
    return arena_check(s->arena, f);
}

/* The library's messages are wanted for a failed start only; later they speak of clients. */
static void keep_message(void *server, const char *fmt, va_list args) PRINTF_LIKE(2, 0);

static void keep_message(void *server, const char *fmt, va_list args)
{
    struct http_server *s = server;

    if (s->started)
        return;
    vsnprintf(s->start_error, sizeof s->start_error, fmt, args);
    s->start_error[strcspn(s->start_error, "\n")] = '\0';
}

/* The target stays as it was sent; form_path() decodes it, once and strictly. */
static size_t leave_escaped(void *server, struct MHD_Connection *connection, char *text)
{
    (void)server, (void)connection;
    return strlen(text);
}

static unsigned timeout_seconds(const struct http_settings *set)
{
    unsigned longest = set->idle_ms > set->head_ms ? set->idle_ms : set->head_ms;

    return (longest + 999) / 1000;
}

#if MHD_VERSION >= 0x00097600
#define STRICT_OPTION MHD_OPTION_CLIENT_DISCIPLINE_LVL, 2
#else
#define STRICT_OPTION MHD_OPTION_STRICT_FOR_CLIENT, 1
#endif

static bool start_daemon(struct http_server *s, struct fault *f)
{
    struct sockaddr_storage address = { 0 };
    const char *cert = NULL, *key = NULL;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;

    if (!read_address(&s->set, &address, f) || !read_tls(s, &cert, &key, f))
        return false;
    flags |= address.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0;
    flags |= cert ? MHD_USE_TLS : 0;
    struct MHD_OptionItem tls[] = {
        { MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)cert },
        { MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key },
        { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)TLS_PRIORITIES },
        { MHD_OPTION_END, 0, NULL },
    };
    struct MHD_OptionItem threads[] = {
        { MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)s->set.io_threads, NULL },
        { MHD_OPTION_END, 0, NULL },
    };
    struct MHD_OptionItem none[] = { { MHD_OPTION_END, 0, NULL } };

    s->daemon = MHD_start_daemon(flags, s->set.port, NULL, NULL, http_exchange_step, s,    /* */
                                 MHD_OPTION_EXTERNAL_LOGGER, keep_message, s,              /* */
                                 MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,        /* */
                                 MHD_OPTION_URI_LOG_CALLBACK, http_exchange_open, s,       /* */
                                 MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, s,           /* */
                                 MHD_OPTION_NOTIFY_CONNECTION, http_connection_notify, s,  /* */
                                 MHD_OPTION_NOTIFY_COMPLETED, http_exchange_over, s,       /* */
                                 MHD_OPTION_CONNECTION_LIMIT, s->set.connections,          /* */
                                 MHD_OPTION_PER_IP_CONNECTION_LIMIT, s->set.per_address,   /* */
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_POOL,      /* */
                                 MHD_OPTION_CONNECTION_TIMEOUT, timeout_seconds(&s->set),  /* */
                                 MHD_OPTION_LISTEN_BACKLOG_SIZE, 4096u, STRICT_OPTION,     /* */
                                 MHD_OPTION_ARRAY, s->set.io_threads > 1 ? threads : none, /* */
                                 MHD_OPTION_ARRAY, cert ? tls : none, MHD_OPTION_END);
    if (!s->daemon)
        return fault_set(f, FAULT_BROKEN, "cannot listen on %s port %u: %s", s->set.address,
                         s->set.port, s->start_error);
    s->started = true;
    return true;
}

static void read_port(struct http_server *s)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);

    s->port = info ? info->port : s->set.port;
}

static void server_free(struct http_server *s)
{
    arena_free(s->arena);
}

bool http_server_open(const struct http_settings *settings, const struct http_handler *handler,
                      struct http_server **ret_server, struct fault *f)
{
    struct arena *a = arena_new(SERVER_MEMORY);
    struct http_server *s = a ? arena_make(a, struct http_server) : NULL;

    if (!s) {
        arena_free(a);
        return fault_set(f, FAULT_BROKEN, "no memory for the HTTP server");
    }
    s->arena = a;
    s->set = *settings;
    s->handler = *handler;
    fill_defaults(&s->set);
    fit_files(s);
    pthread_mutex_init(&s->watch.mutex, NULL);
    thread_cond_init(&s->watch.stopping);
    pthread_mutex_init(&s->streams.mutex, NULL);
    if (!http_watch_start(s, f) || !http_pool_start(s, f) || !start_daemon(s, f)) {
        if (s->pool.threads)
            http_pool_stop(&s->pool);
        http_watch_stop(&s->watch);
        server_free(s);
        return false;
    }
    read_port(s);
    *ret_server = s;
    return true;
}

uint16_t http_server_port(const struct http_server *s)
{
    return s->port;
}

static void wait_for_replies(struct http_server *s, int64_t ms)
{
    int64_t until = clock_ticks() + ms * 1000000;

    while (atomic_load(&s->counts.in_progress) && clock_ticks() < until)
        clock_sleep(5);
}

static void wait_for_streams(struct http_server *s, int64_t ms)
{
    int64_t until = clock_ticks() + ms * 1000000;

    while (http_streams_count(&s->streams) && clock_ticks() < until)
        clock_sleep(5);
}

void http_server_close(struct http_server *s)
{
    if (!s)
        return;
    /* Not MHD_quiesce_daemon(): with a thread pool it aborts the program when an I/O thread takes
     * the listening socket out of its epoll set at the same moment (0.9.75). */
    atomic_store(&s->closing, true);
    http_streams_close(s);
    wait_for_replies(s, s->set.grace_ms);
    http_pool_stop(&s->pool);
    wait_for_replies(s, LAST_WORDS_MS);
    wait_for_streams(s, LAST_WORDS_MS);
    MHD_stop_daemon(s->daemon);
    http_watch_stop(&s->watch);
    server_free(s);
}

void http_server_figures(const struct http_server *server, struct http_figures *ret_figures)
{
    struct http_server *s = (struct http_server *)(uintptr_t)server;
    struct http_counts *c = &s->counts;
    struct http_figures *r = ret_figures;

    *r = (struct http_figures){
        .connections = c->connections,
        .connections_total = c->connections_total,
        .in_progress = c->in_progress,
        .queued = http_pool_queued(&s->pool),
        .streams = http_streams_count(&s->streams),
        .streams_dropped = c->streams_dropped,
        .refused_busy = c->refused_busy,
        .cut_slow = c->cut_slow,
        .bytes_in = c->bytes_in,
        .bytes_out = c->bytes_out,
        .body_bytes = c->body_bytes,
        .latency_ns = c->latency_ns,
    };
    for (size_t i = 0; i < COUNT_OF(r->requests); i++)
        r->requests[i] = c->requests[i];
    for (size_t i = 0; i < HTTP_LATENCY_BUCKETS; i++)
        r->latency[i] = c->latency[i];
}
