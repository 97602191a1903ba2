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
#include "base/file.h"
#include "base/process.h"
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

/* ---- the process of one file ---- */

/* When memory is short, this one is to go first. */
static void offer_to_the_kernel(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    file_write_all(fd, STR("1000"));
    close(fd);
}

static void answer(int fd, const struct reading *r)
{
    const struct reader_answer head = { READER_MARK, (uint32_t)r->extent, (uint32_t)r->why,
                                        (uint32_t)r->text.len };

    if (file_write_all(fd, str_make(&head, sizeof head)))
        file_write_all(fd, r->text);
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

static bool take_request(const struct keeper *k, struct reader_request *request, int fds[static 2])
{
    return process_receive(k->control, request, sizeof *request, fds, 2) == sizeof *request &&
           request->mark == READER_MARK;
}

_Noreturn void keeper_run(int control, const struct reader_work *work,
                          bool (*confine)(struct fault *f))
{
    struct keeper k = { .control = control, .work = work };
    struct reader_request request;
    struct fault ignored = { 0 };
    int fds[2];

    process_be_alone(&k.control, "guichet-keeper");
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
