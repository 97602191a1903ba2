/* SPDX-License-Identifier: EUPL-1.2 */
/* control.c - commands on data that a running desk has open go through that desk.
 *
 * The client sends its words and its standard input, output and error as file descriptors
 * (SCM_RIGHTS); the desk runs the command on them in a thread and sends back one byte, the exit
 * code.  The socket lies in the data folder with mode 0600: who may use it may read the keys.
 *
 * A desk that stops waits for no client: a command that reads what never comes, or writes to one
 * who does not read, is woken by a signal until it gives up, and what it wants to write is refused
 * (an import goes on where it stopped).  One that only computes gets STOP_MS. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/app.h"
#include "base/log.h"
#include "base/process.h"
#include "base/thread.h"

#define WORDS_MAX   65536
#define STOP_MS     10000
#define WAKE_MS     50
#define WAKE_SIGNAL SIGUSR1

struct visit {
    struct control *control;
    int fd;
    pthread_t thread;
    struct visit *next;
};

struct control {
    struct app *app;
    int fd;
    char path[APP_PATH_MAX];
    pthread_t thread;
    bool running;
    pthread_mutex_t mutex;
    pthread_cond_t idle;
    struct visit *visits; /* at work */
};

static bool make_address(const char *folder, struct sockaddr_un *ret, struct fault *f)
{
    *ret = (struct sockaddr_un){ .sun_family = AF_UNIX };
    if ((size_t)snprintf(ret->sun_path, sizeof ret->sun_path, "%s/control", folder) >=
        sizeof ret->sun_path)
        return fault_set(f, FAULT_INVALID,
                         "the path of the data folder is too long for its "
                         "control socket (%zu bytes at most)",
                         sizeof ret->sun_path - 9);
    return true;
}

/* ---- the words: cwd, then each argument, each ended by a NUL ---- */

static size_t pack_words(char *out, int argc, char **argv)
{
    size_t n = 0;

    if (!getcwd(out, APP_PATH_MAX))
        out[0] = '\0';
    n = strlen(out) + 1;
    for (int i = 0; i < argc; i++) {
        size_t len = strlen(argv[i]) + 1;

        if (len > WORDS_MAX - n)
            return 0;
        memcpy(out + n, argv[i], len);
        n += len;
    }
    return n;
}

int control_send(const char *folder, int argc, char **argv)
{
    static char words[WORDS_MAX];
    struct sockaddr_un address;
    struct fault f = { 0 };
    unsigned char code = EXIT_FAILED;
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    size_t size = pack_words(words, argc, argv);
    bool ok = fd >= 0 && size && make_address(folder, &address, &f) &&
              connect(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
              process_send(fd, str_make(words, size), (const int[]){ 0, 1, 2 }, 3) &&
              recv(fd, &code, 1, 0) == 1;

    if (!ok) {
        fprintf(stderr,
                "guichet: data folder %s is in use by another guichet process, which does not "
                "answer on its control socket: stop it, or wait until it is done\n",
                folder);
        code = EXIT_FAILED;
    }
    if (fd >= 0)
        close(fd);
    return code;
}

/* ---- the desk's end ---- */

/* True too when the desk stops: end_visits() shuts the socket. */
bool cli_interrupted(const struct cli *c)
{
    char byte;

    /* A process of its own is simply killed. */
    return c->visit && recv(c->visit->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

static int run_words(const struct visit *v, struct arena *a, char *words, size_t size,
                     FILE *files[3])
{
    struct cli c = {
        .in = files[0], .out = files[1], .err = files[2], .cwd = words, .visit = v, .arena = a
    };
    const struct command *command;

    c.argv = arena_many(a, char *, size + 1);
    if (!c.argv)
        return EXIT_FAILED;
    for (char *p = words + strlen(words) + 1; p < words + size; p += strlen(p) + 1)
        c.argv[c.argc++] = p;
    command = c.argc ? app_command(c.argv[0]) : NULL;
    if (!command || command->needs != NEEDS_DATA) {
        fprintf(c.err, "guichet: the running desk does not know this command\n");
        return EXIT_USAGE;
    }
    return app_run(command, &c, v->control->app);
}

static void serve_visit(const struct visit *v)
{
    scoped(arena) *a = arena_new((size_t)4 << 30);
    char *words = a ? arena_alloc(a, WORDS_MAX + 1) : NULL;
    int fds[3];
    ssize_t n = words ? process_receive(v->fd, words, WORDS_MAX, fds, 3) : -1;
    FILE *files[3];
    unsigned char code = EXIT_FAILED;

    if (n <= 0)
        return;
    files[0] = fdopen(fds[0], "r");
    files[1] = fdopen(fds[1], "w");
    files[2] = fdopen(fds[2], "w");
    if (files[0] && files[1] && files[2])
        code = (unsigned char)run_words(v, a, words, (size_t)n, files);
    for (int i = 0; i < 3; i++)
        if (files[i])
            fclose(files[i]);
        else
            close(fds[i]);
    if (send(v->fd, &code, 1, MSG_NOSIGNAL) < 0)
        log_line(LOG_INFO, "control", "a client left before its command was done");
}

/* ---- visits ---- */

static void visit_end(struct visit *v)
{
    struct control *ctl = v->control;
    scoped_lock pthread_mutex_t *held = lock(&ctl->mutex);
    struct visit **at = &ctl->visits;

    while (*at != v)
        at = &(*at)->next;
    *at = v->next;
    close(v->fd);
    free(v);
    if (!ctl->visits)
        pthread_cond_broadcast(&ctl->idle);
}

static void *visit_run(void *arg)
{
    struct visit *v = arg;

    serve_visit(v);
    visit_end(v);
    return NULL;
}

static void visit_start(struct control *ctl, int fd)
{
    struct visit *v = calloc(1, sizeof *v);
    struct fault f = { 0 };

    if (!v) {
        close(fd);
        return;
    }
    *v = (struct visit){ .control = ctl, .fd = fd };
    /* Held while it starts: who wakes visits finds its thread's name in its place. */
    pthread_mutex_lock(&ctl->mutex);
    v->next = ctl->visits;
    ctl->visits = v;
    if (thread_start(&v->thread, "command", visit_run, v, &f)) {
        pthread_detach(v->thread);
        pthread_mutex_unlock(&ctl->mutex);
        return;
    }
    pthread_mutex_unlock(&ctl->mutex);
    log_fault("control", &f);
    visit_end(v);
}

static void *control_run(void *arg)
{
    struct control *ctl = arg;
    int fd;

    while ((fd = accept4(ctl->fd, NULL, NULL, SOCK_CLOEXEC)) >= 0)
        visit_start(ctl, fd);
    return NULL;
}

/* Ends a system call with EINTR, and nothing else. */
static void wake_up(int signal_number)
{
    (void)signal_number;
}

static bool catch_wake_signal(struct fault *f)
{
    struct sigaction action = { .sa_handler = wake_up }; /* no SA_RESTART */

    return sigaction(WAKE_SIGNAL, &action, NULL) == 0 ||
           fault_set(f, FAULT_BROKEN, "control: %s", strerror(errno));
}

/* False when a command is still at work after STOP_MS. */
static bool end_visits(struct control *ctl)
{
    scoped_lock pthread_mutex_t *held = lock(&ctl->mutex);

    for (int64_t waited = 0; ctl->visits && waited < STOP_MS; waited += WAKE_MS) {
        for (struct visit *v = ctl->visits; v; v = v->next) {
            shutdown(v->fd, SHUT_RD);
            pthread_kill(v->thread, WAKE_SIGNAL);
        }
        thread_cond_wait(&ctl->idle, &ctl->mutex, WAKE_MS);
    }
    return !ctl->visits;
}

bool control_open(struct app *app, struct control **ret_control, struct fault *f)
{
    struct control *ctl = calloc(1, sizeof *ctl);
    struct sockaddr_un address;
    mode_t old;
    bool ok;

    if (!ctl)
        return fault_set(f, FAULT_BROKEN, "no memory for the control socket");
    ctl->app = app;
    ctl->fd = -1;
    pthread_mutex_init(&ctl->mutex, NULL);
    thread_cond_init(&ctl->idle);
    *ret_control = ctl;
    if (!catch_wake_signal(f) || !make_address(app->folder, &address, f))
        return false;
    snprintf(ctl->path, sizeof ctl->path, "%s", address.sun_path);
    unlink(ctl->path); /* we hold the folder's lock: it is a dead one's */
    ctl->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    old = umask(0177);
    ok = ctl->fd >= 0 && bind(ctl->fd, (struct sockaddr *)&address, sizeof address) == 0 &&
         listen(ctl->fd, 16) == 0;
    umask(old);
    if (!ok)
        return fault_set(f, FAULT_BROKEN, "control socket %s: %s", ctl->path, strerror(errno));
    ctl->running = thread_start(&ctl->thread, "control", control_run, ctl, f);
    return ctl->running;
}

void control_close(struct control *ctl)
{
    if (!ctl)
        return;
    if (ctl->fd >= 0)
        shutdown(ctl->fd, SHUT_RDWR);
    if (ctl->running)
        pthread_join(ctl->thread, NULL);
    store_end_writing(ctl->app->store);
    if (ctl->path[0])
        unlink(ctl->path);
    if (!end_visits(ctl)) {
        /* Its thread uses what would be closed now.  All that was acknowledged is on the disk. */
        log_line(LOG_WARNING, "control", "a command did not end: leaving without it");
        _exit(EXIT_FAILED);
    }
    if (ctl->fd >= 0)
        close(ctl->fd);
    pthread_cond_destroy(&ctl->idle);
    pthread_mutex_destroy(&ctl->mutex);
    free(ctl);
}
