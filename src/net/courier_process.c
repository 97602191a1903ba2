/* SPDX-License-Identifier: EUPL-1.2 */
/* courier_process.c - the process that makes the calls: one child a call.
 *
 * It is forked from a desk that has no key and no thread yet, closes all but its socket, and reads
 * no byte of an answer itself.  What a server does to the child ends with the child. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "net/courier_priv.h"

/* ---- the child of one call ---- */

/* Texts that end where they say, within what they say. */
static bool is_text(const char *text, size_t size)
{
    return size && memchr(text, 0, size) == text + size - 1;
}

static bool read_headers(struct errand *e, const char *at, size_t size)
{
    for (size_t i = 0; i < e->head->header_count; i++) {
        const char *end = memchr(at, 0, size);

        if (!end)
            return false;
        e->headers[i] = at;
        size -= (size_t)(end + 1 - at);
        at = end + 1;
    }
    return size == 0;
}

bool errand_read(struct str memory, struct errand *ret)
{
    const struct courier_request_head *head = (const void *)memory.ptr;
    const char *at = memory.ptr + sizeof *head;

    if (memory.len < sizeof *head || head->mark != COURIER_MARK ||
        head->method >= COURIER_METHODS || head->header_count > COURIER_HEADERS_MAX ||
        memory.len !=
            sizeof *head + (uint64_t)head->url_size + head->headers_size + head->body_size)
        return false;
    *ret = (struct errand){ .head = head, .url = at };
    ret->body = at + head->url_size + head->headers_size;
    return is_text(at, head->url_size) &&
           read_headers(ret, at + head->url_size, head->headers_size);
}

static void limit(void)
{
    const struct rlimit none = { 0, 0 }, files = { 64, 64 };

    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_NOFILE, &files);
}

static _Noreturn void make_call(int control, const struct courier_means *means,
                                const struct courier_order *order, int file, int out)
{
    void *bytes = mmap(NULL, order->size, PROT_READ, MAP_PRIVATE, file, 0);
    struct errand e;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "guichet-errand");
    signal(SIGPIPE, SIG_IGN);
    close(control);
    close(file);
    limit();
    if (bytes == MAP_FAILED || !errand_read(str_make(bytes, order->size), &e))
        _exit(1);
    alarm(e.head->seconds + 5); /* whatever the library waits for */
    errand_run(means, &e, out);
    _exit(0);
}

/* ---- orders ---- */

static bool take_order(int control, struct courier_order *order, int fds[static 2])
{
    return process_receive(control, order, sizeof *order, fds, 2) == sizeof *order &&
           order->mark == COURIER_MARK;
}

/* The next order; children that ended meanwhile are buried. */
static bool wait_for_order(int control, size_t *children)
{
    struct pollfd p = { control, POLLIN, 0 };
    int n;

    do {
        while (*children && waitpid(-1, NULL, WNOHANG) > 0)
            --*children;
        n = poll(&p, 1, *children ? 200 : -1);
    } while (n == 0 || (n < 0 && errno == EINTR));
    return n > 0;
}

/* In memory, under a name that can be opened once no file of the desk's can be any more. */
static const char *keep_certificates(struct str certificates, char *name, size_t room)
{
    int fd = certificates.len ? memfd_create("guichet-certificates", MFD_CLOEXEC) : -1;

    if (fd < 0)
        return NULL;
    if (!file_write_all(fd, certificates))
        _exit(1);
    snprintf(name, room, "/proc/self/fd/%d", fd);
    return name;
}

_Noreturn void courier_run(int control, const struct courier_means *given, struct str certificates,
                           bool (*confine)(struct fault *f))
{
    struct courier_means means = *given;
    struct courier_order order;
    struct fault ignored = { 0 };
    size_t children = 0;
    char name[32];
    sigset_t none;
    int fds[2];

    process_be_alone(&control, "guichet-courier");
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL); /* alarm() must reach a child */
    means.ca_file = keep_certificates(certificates, name, sizeof name);
    if (confine)
        confine(&ignored); /* a kernel without filters: it still has nothing worth taking */
    while (wait_for_order(control, &children) && take_order(control, &order, fds)) {
        pid_t pid = children < COURIER_CALLS_MOST * 2 ? fork() : -1;

        if (!pid)
            make_call(control, &means, &order, fds[0], fds[1]);
        children += pid > 0;
        close(fds[0]);
        close(fds[1]); /* without a child, the desk sees an answer that ends at once */
    }
    _exit(0);
}
