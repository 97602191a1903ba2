/* SPDX-License-Identifier: EUPL-1.2 */
/* http_load.c - to measure the server by hand.
 *
 *   net_http_load serve PORT [CERT KEY]      /json: 500 bytes through the worker pool;
 *                                            /quick: the same on the I/O thread; /events: a stream
 *   net_http_load hold PORT COUNT SECONDS [PATH]
 *                                            opens COUNT connections, sends half a head on each
 *                                            (or asks for PATH), and holds them */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "net/http.h"

#define BODY_SIZE 500

static char body[BODY_SIZE];

static bool handle(void *ctx, struct http_request *rq, struct http_reply *rp, struct fault *f)
{
    struct http_stream *st;

    (void)ctx;
    if (str_eq(rq->path, STR("/events")))
        return http_stream_open(rp, &st, f); /* held for ever */
    http_reply_text(rp, 200, STR("application/json"), str_make(body, sizeof body));
    return true;
}

static bool accept_all(void *ctx, const struct http_request *rq, struct http_plan *plan,
                       struct fault *f)
{
    (void)ctx, (void)f;
    plan->body_max = HTTP_BODY_MAX;
    plan->quick = str_eq(rq->path, STR("/quick"));
    return true;
}

static long resident_kib(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    if (file && fscanf(file, "%*d %ld", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static int serve(int argc, char **argv)
{
    struct http_settings set = { .port = (uint16_t)strtol(argv[2], NULL, 10),
                                 .tls_cert = argc > 4 ? argv[3] : NULL,
                                 .tls_key = argc > 4 ? argv[4] : NULL,
                                 .streams = 10000 };
    const struct http_handler handler = { .accept = accept_all, .handle = handle };
    struct http_server *s;
    struct http_figures now;
    struct fault f = { 0 };
    sigset_t signals;
    struct timespec second = { 1, 0 };

    memset(body, 'x', sizeof body);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    if (!http_server_open(&set, &handler, &s, &f)) {
        fprintf(stderr, "%s\n", f.text);
        return 1;
    }
    while (sigtimedwait(&signals, NULL, &second) < 0) {
        http_server_figures(s, &now);
        printf("%lu connections, %lu streams, %lu answered, %lu busy, %lu cut, %ld KiB resident\n",
               (unsigned long)now.connections, (unsigned long)now.streams,
               (unsigned long)now.requests[2], (unsigned long)now.refused_busy,
               (unsigned long)now.cut_slow, resident_kib());
        fflush(stdout);
    }
    http_server_close(s);
    return 0;
}

static int hold(int argc, char **argv)
{
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons((uint16_t)strtol(argv[2], NULL, 10)),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    long count = strtol(argv[3], NULL, 10), opened = 0;
    struct rlimit limit;
    char request[256];

    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    snprintf(request, sizeof request,
             argc > 5 ? "GET %s HTTP/1.1\r\nHost: x\r\n\r\n" : "GET / HTTP",
             argc > 5 ? argv[5] : "");
    for (; opened < count; opened++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);

        /* Connections are held: the program ends with them. */
        if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) ||
            send(fd, request, strlen(request), MSG_NOSIGNAL) < 0)
            break;
    }
    printf("%ld connections held\n", opened);
    fflush(stdout);
    clock_sleep(strtol(argv[4], NULL, 10) * 1000);
    return opened < count;
}

int main(int argc, char **argv)
{
    if (argc > 2 && !strcmp(argv[1], "serve"))
        return serve(argc, argv);
    if (argc > 4 && !strcmp(argv[1], "hold"))
        return hold(argc, argv);
    fprintf(stderr,
            "usage: net_http_load serve PORT [CERT KEY] | hold PORT COUNT SECONDS [PATH]\n");
    return 2;
}
