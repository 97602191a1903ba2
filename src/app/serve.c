/* SPDX-License-Identifier: EUPL-1.2 */
/* serve.c - runs the desk: server, control socket, graceful stop. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/api.h"
#include "app/app.h"
#include "app/confine.h"
#include "base/log.h"

struct serving {
    struct app app;
    struct api *api;
    struct http_server *server;
    struct control *control;
};

/* "127.0.0.1:8080", "[::1]:8080", ":8080" or "8080". */
static bool read_listen(struct cli *c, const char *text, struct http_settings *s, struct fault *f)
{
    struct str all = str_of(text ? text : "127.0.0.1:8080"), address = STR(""), port = all;
    uint64_t number;

    for (size_t i = all.len; i-- > 0;) {
        if (all.ptr[i] == ':') {
            address = str_slice(all, 0, i);
            port = str_from(all, i + 1);
            break;
        }
    }
    if (str_starts(address, STR("[")) && str_ends(address, STR("]")))
        address = str_slice(address, 1, address.len - 1);
    if (!str_to_u64(port, &number) || number > 65535)
        return fault_set(f, FAULT_UNKNOWN, "serve: --listen wants ADDRESS:PORT, not %s", text);
    s->port = (uint16_t)number;
    s->address = address.len ? str_cstr(c->arena, address) : NULL;
    return true;
}

static bool open_server(struct serving *s, struct cli *c, struct fault *f)
{
    const char *cert = cli_option(c, "tls-cert"), *key = cli_option(c, "tls-key");
    struct http_settings settings = { .tls_cert = cert ? cli_path(c, cert) : NULL,
                                      .tls_key = key ? cli_path(c, key) : NULL };
    struct api_parts parts = { .desk = s->app.desk,
                               .accounts = s->app.accounts,
                               .policy = s->app.policy,
                               .journal = s->app.journal,
                               .store = s->app.store,
                               .secure_cookies = cert != NULL };
    struct http_handler handler;

    if (!read_listen(c, cli_option(c, "listen"), &settings, f) || !cli_operands(c, 0, 0, f) ||
        !api_open(&parts, &s->api, f))
        return false;
    handler = api_handler(s->api);
    if (!http_server_open(&settings, &handler, &s->server, f))
        return false;
    api_set_server(s->api, s->server);
    log_line(LOG_INFO, "serve", "listening on %s port %u",
             settings.address ? settings.address : "127.0.0.1",
             (unsigned)http_server_port(s->server));
    return control_open(&s->app, &s->control, f);
}

static void close_all(struct serving *s)
{
    if (s->api)
        api_stop(s->api); /* first: /readyz says no from now on */
    if (s->server)
        http_server_close(s->server);
    control_close(s->control);
    api_close(s->api);
    app_close(&s->app);
}

/* As many connections as the machine lets us have. */
static void raise_file_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/* Once all sockets are open.  A kernel without such filters is no reason not to serve. */
static void confine_all(void)
{
    struct fault f = { 0 };

    if (!confine(&f))
        log_line(LOG_WARNING, "serve", "runs unconfined: %s", f.text);
}

int command_serve(struct cli *c, struct app *unused)
{
    struct serving s = { .app.lock_fd = -1 };
    struct fault f = { 0 };
    sigset_t stop;
    int signal_number = 0;
    bool ok;

    (void)unused;
    /* Blocked before any thread starts, so that only sigwait() below gets them. */
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    raise_file_limit();
    ok = app_open(c->data, &s.app, &f) && store_check(s.app.store, false, &f) &&
         open_server(&s, c, &f);
    if (ok) {
        confine_all();
        sigwait(&stop, &signal_number);
        log_line(LOG_INFO, "serve", "stopping");
    }
    close_all(&s);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
