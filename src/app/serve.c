/* SPDX-License-Identifier: EUPL-1.2 */
/* serve.c - runs the desk: server, control socket, graceful stop. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "account/oidc.h"
#include "account/passkey.h"
#include "api/api.h"
#include "app/app.h"
#include "app/confine.h"
#include "app/outgoing.h"
#include "base/file.h"
#include "base/log.h"
#include "base/thread.h"
#include "desk/automatic.h"
#include "desk/near.h"

#define CALLS_MAX 256 /* to others' servers at once, a process each */

struct serving {
    struct app app;
    struct api *api;
    struct http_server *server;
    struct control *control;
    struct outgoing *outgoing;
    pthread_t checking;
    bool is_checking;
    struct fault damage; /* read once the thread is joined */
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

/* Two lines: the user's name at the relay, the password. */
static bool read_relay_login(struct cli *c, const char *path, struct courier_settings *calls,
                             struct fault *f)
{
    struct str text, user, password;

    if (!path)
        return true;
    if (!file_read(c->arena, cli_path(c, path), (size_t)4 << 10, &text, f))
        return fault_wrap(f, "--mail-login");
    if (!str_split(&text, '\n', &user) || !str_split(&text, '\n', &password) || !user.len ||
        !password.len)
        return fault_set(f, FAULT_INVALID,
                         "--mail-login: a line with the user, one with the "
                         "password");
    calls->user = str_trim(user);
    calls->password = str_trim(password);
    return true;
}

/* How a call to others' servers is made, for those that an organisation sets up. */
static bool read_calls(struct cli *c, struct courier_settings *ret, struct fault *f)
{
    const char *ca = cli_option(c, "ca-file"), *reach = cli_option(c, "reach"),
               *relay = cli_option(c, "mail-relay"), *from = cli_option(c, "mail-from");

    *ret = (struct courier_settings){ .calls = CALLS_MAX,
                                      .ca_file = ca ? cli_path(c, ca) : NULL,
                                      .reach = str_of(reach),
                                      .relay = str_of(relay),
                                      .from = str_of(from) };
    return read_relay_login(c, cli_option(c, "mail-login"), ret, f);
}

/* Options, or GUICHET_AI for who starts the desk by another program; the stricter of them holds. */
static bool read_ai_lock(struct cli *c, enum ai_lock *ret, struct fault *f)
{
    const char *only = cli_option(c, "ai-only"), *word = getenv("GUICHET_AI");

    if (only && strcmp(only, "embedded") != 0)
        return fault_set(f, FAULT_UNKNOWN, "serve: --ai-only wants embedded, not %s", only);
    if (word && *word && strcmp(word, "off") != 0 && strcmp(word, "embedded") != 0)
        return fault_set(f, FAULT_UNKNOWN, "serve: GUICHET_AI is off or embedded, not %s", word);
    if (only || (word && strcmp(word, "embedded") == 0))
        *ret = AI_EMBEDDED_ONLY;
    if (cli_flag(c, "no-ai") || (word && strcmp(word, "off") == 0))
        *ret = AI_LOCKED;
    if (*ret != AI_FREE)
        log_line(LOG_INFO, "serve", "AI is locked: %s",
                 *ret == AI_LOCKED ? "none at all" : "only what is in this program");
    return true;
}

static bool is_https(const char *url)
{
    return url && str_starts_nocase(str_of(url), STR("https://"));
}

/* Where nothing else is said, the desk is met at this machine by its name. */
static bool say_where(struct serving *s, struct cli *c, const struct http_settings *settings,
                      const char *url, struct fault *f)
{
    struct str here = str_printf(c->arena, "%s://localhost:%u",
                                 settings->tls_cert ? "https" : "http", (unsigned)settings->port);

    s->app.where = str_copy(s->app.arena, url ? str_of(url) : here);
    if (!url && !settings->port) /* any port that is free: nobody knows it yet */
        return true;
    if (!passkey_serve(s->app.accounts, url ? str_of(url) : here, f))
        return fault_wrap(f, "serve");
    oidc_serve(s->app.accounts, s->app.courier, url ? str_of(url) : here);
    if (url && !passkey_possible(s->app.accounts))
        log_line(LOG_INFO, "serve", "no passkeys: --public-url is not https with a host name");
    return true;
}

static bool open_server(struct serving *s, struct cli *c, struct fault *f)
{
    const char *cert = cli_option(c, "tls-cert"), *key = cli_option(c, "tls-key"),
               *url = cli_option(c, "public-url");
    struct http_settings settings = { .tls_cert = cert ? cli_path(c, cert) : NULL,
                                      .tls_key = key ? cli_path(c, key) : NULL };
    struct api_parts parts = { .desk = s->app.desk,
                               .accounts = s->app.accounts,
                               .policy = s->app.policy,
                               .journal = s->app.journal,
                               .store = s->app.store,
                               .secure_cookies = cert != NULL || is_https(url),
                               .trusted_proxies = cli_option(c, "trust-proxy") };
    struct http_handler handler;

    if (!read_listen(c, cli_option(c, "listen"), &settings, f) || !cli_operands(c, 0, 0, f) ||
        !say_where(s, c, &settings, url, f) || !api_open(&parts, &s->api, f))
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

static bool tune(void)
{
    log_line(LOG_INFO, "serve", "a password costs 64 MiB and %u passes",
             crypto_password_tune(SERVE_PASSWORD_MS));
    return true;
}

/* ---- the database is looked through at every start ---- */

/* Some 0.1 s; a larger one is checked while it serves. */
#define CHECK_FIRST_MAX ((off_t)64 << 20)

static off_t database_size(const char *folder)
{
    static const char *const names[] = { "desk.db", "vault.db" };
    char path[APP_PATH_MAX];
    struct stat st;
    off_t size = 0;

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        if (stat(path, &st) == 0)
            size += st.st_size;
    }
    return size;
}

/* Damage stops the desk: what it goes on writing might make it worse. */
static void *check_while_serving(void *arg)
{
    struct serving *s = arg;

    if (!store_check(s->app.store, false, &s->damage))
        kill(getpid(), SIGTERM);
    else
        log_line(LOG_INFO, "serve", "the database is sound");
    return NULL;
}

static bool check(struct serving *s, bool first, struct fault *f)
{
    bool small = database_size(s->app.folder) <= CHECK_FIRST_MAX;

    if (small != first)
        return true;
    if (first)
        return store_check(s->app.store, false, f);
    s->is_checking = thread_start(&s->checking, "check", check_while_serving, s, f);
    return s->is_checking;
}

static void close_all(struct serving *s)
{
    if (s->api)
        api_stop(s->api); /* first: /readyz says no from now on */
    courier_stop(s->app.courier);
    if (s->api)
        api_drain(s->api);
    if (s->server)
        http_server_close(s->server);
    control_close(s->control);
    if (s->is_checking)
        pthread_join(s->checking, NULL);
    outgoing_stop(s->outgoing);
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
    struct courier_settings calls;
    enum ai_lock lock = AI_FREE;
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
    ok = read_calls(c, &calls, &f) && read_ai_lock(c, &lock, &f) &&
         app_open_calling(c->data, &calls, lock, &s.app, &f) && check(&s, true, &f) && tune() &&
         open_server(&s, c, &f) && check(&s, false, &f);
    if (ok) {
        confine_all();
        ok = desk_reading_start(s.app.desk, &f) && desk_near_start(s.app.desk, &f) &&
             desk_automatic_start(s.app.desk, s.app.where, &f) &&
             outgoing_start(&s.app, &s.outgoing, &f);
    }
    if (ok) {
        sigwait(&stop, &signal_number);
        log_line(LOG_INFO, "serve", "stopping");
    }
    close_all(&s);
    if (ok && s.damage.kind != FAULT_NONE) {
        f = s.damage;
        ok = false;
    }
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
