/* SPDX-License-Identifier: EUPL-1.2 */
/* keeper.c - the process that keeps the readers: one child a file, watched until it ends.
 *
 * It is forked from a desk that has no key and no thread yet, closes all but its socket, and looks
 * into no file.  What a file does to its reader ends with the reader: the next one comes from here,
 * as new. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"
#include "reader/reader_priv.h"

#define LOADED_MAX  ((size_t)16 << 20)
#define READING_MAX (READER_TEXT_MAX * 4)

struct keeper {
    int control;
    const struct reader_work *work;
    const void *loaded;
    bool tried; /* to load */
    struct arena *arena;
};

bool reader_write_all(int fd, const void *bytes, size_t n)
{
    const char *at = bytes;

    while (n) {
        ssize_t done = write(fd, at, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
    }
    return true;
}

/* ---- the process of one file ---- */

/* When memory is short, this one is to go first. */
static void offer_to_the_kernel(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    reader_write_all(fd, "1000", 4);
    close(fd);
}

static void answer(int fd, const struct reading *r)
{
    const struct reader_answer head = { READER_MARK, (uint32_t)r->extent, (uint32_t)r->why,
                                        (uint32_t)r->text.len };

    if (reader_write_all(fd, &head, sizeof head))
        reader_write_all(fd, r->text.ptr, r->text.len);
}

static _Noreturn void read_file(struct keeper *k, const struct reader_request *request, int file,
                                int out)
{
    struct reading r = { .extent = EXTENT_NONE, .why = UNREAD_NO_READER };
    struct arena *a = arena_new(READING_MAX);
    void *bytes = mmap(NULL, request->size, PROT_READ, MAP_PRIVATE, file, 0);

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "guichet-reader");
    close(k->control);
    close(file);
    offer_to_the_kernel();
    if (!a || bytes == MAP_FAILED)
        _exit(1);
    if (cage_enter(k->work->seconds_cpu)) { /* a file is read in there, or not at all */
        r.why = UNREAD_UNSAID;
        k->work->read(k->loaded, a, str_make(bytes, request->size), &r);
    }
    answer(out, &r);
    _exit(0);
}

/* ---- watching it ---- */

static enum reader_end ended_how(int status, bool late)
{
    if (late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return READER_SLOW;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? READER_ENDED : READER_CRASHED;
}

/* Until it ends, its time is over, or the desk is gone. */
static enum reader_end watch(struct keeper *k, pid_t pid)
{
    struct pollfd fds[] = { { pidfd_open(pid, 0), POLLIN, 0 }, { k->control, 0, 0 } };
    bool late = false;
    int status = 0, n;

    do
        n = poll(fds, COUNT_OF(fds), (int)k->work->seconds_max * 1000);
    while (n < 0 && errno == EINTR);
    late = !(fds[0].revents & POLLIN);
    if (late)
        kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    close(fds[0].fd);
    return ended_how(status, late);
}

static enum reader_end read_apart(struct keeper *k, const struct reader_request *request, int file,
                                  int out)
{
    pid_t pid;

    if (!k->tried)
        k->loaded = k->work->load(k->arena);
    k->tried = true;
    if (!k->loaded)
        return READER_ABSENT;
    pid = fork();
    if (!pid)
        read_file(k, request, file, out);
    close(out); /* so that the desk sees where the answer ends */
    return pid < 0 ? READER_CRASHED : watch(k, pid);
}

/* ---- requests ---- */

static bool take_request(struct keeper *k, struct reader_request *request, int fds[static 2])
{
    char room[CMSG_SPACE(2 * sizeof(int))] = { 0 };
    struct iovec io = { request, sizeof *request };
    struct msghdr m = {
        .msg_iov = &io, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room
    };
    struct cmsghdr *c;
    ssize_t n;

    do
        n = recvmsg(k->control, &m, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    c = CMSG_FIRSTHDR(&m);
    if (n != sizeof *request || request->mark != READER_MARK || !c || c->cmsg_type != SCM_RIGHTS ||
        c->cmsg_len != CMSG_LEN(2 * sizeof(int)))
        return false;
    memcpy(fds, CMSG_DATA(c), 2 * sizeof(int));
    return true;
}

static void be_alone(struct keeper *k)
{
    static const int left[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
    int nowhere = open("/dev/null", O_RDWR);

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "guichet-keeper");
    prctl(PR_SET_DUMPABLE, 0);
    /* Whoever ends the desk ends it with the desk, not before. */
    for (size_t i = 0; i < COUNT_OF(left); i++)
        signal(left[i], SIG_IGN);
    for (int fd = 0; fd < 3; fd++)
        dup2(nowhere, fd);
    if (dup2(k->control, 3) < 0 || close_range(4, ~0u, 0) < 0)
        _exit(1);
    k->control = 3;
}

_Noreturn void keeper_run(int control, const struct reader_work *work,
                          bool (*confine)(struct fault *f))
{
    struct keeper k = { .control = control, .work = work };
    struct reader_request request;
    struct fault ignored = { 0 };
    int fds[2];

    be_alone(&k);
    k.arena = arena_new(LOADED_MAX);
    if (confine)
        confine(&ignored); /* a kernel without filters gives no cage either: nothing is read */
    while (k.arena && take_request(&k, &request, fds)) {
        struct reader_ended ended = { READER_MARK, 0 };

        ended.end = (uint32_t)read_apart(&k, &request, fds[0], fds[1]);
        close(fds[0]);
        if (ended.end == READER_ABSENT)
            close(fds[1]);
        if (send(k.control, &ended, sizeof ended, MSG_NOSIGNAL) < 0)
            break;
    }
    _exit(0);
}
