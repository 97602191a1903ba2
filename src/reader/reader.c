/* SPDX-License-Identifier: EUPL-1.2 */
/* reader.c - the desk's end: hands a file over and takes what comes back; see reader.h.
 *
 * What comes back was written by a process that a stranger's file may have taken over: its size and
 * its words are checked here, its text where it is used. */
#include "reader/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/process.h"
#include "base/thread.h"
#include "reader/reader_priv.h"

#define PATIENCE_MS ((READER_SECONDS_MAX + 10) * 1000) /* with the keeper, loading included */

struct reader {
    struct arena *arena;
    pthread_mutex_t mutex;
    int control;
    bool gone; /* the keeper is */
    pid_t pid;
};

/* ---- its life ---- */

/* The keeper sees its socket end, kills what it watches and ends. */
static void hang_up(struct reader *r)
{
    shutdown(r->control, SHUT_RDWR);
    r->gone = true;
}

static bool start_keeper(struct reader *r, const struct reader_work *work,
                         bool (*confine)(struct fault *f), struct fault *f)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return fault_set(f, FAULT_BROKEN, "reader of files: no socket: %s", strerror(errno));
    r->pid = fork();
    if (r->pid == 0)
        keeper_run(ends[1], work, confine);
    close(ends[1]);
    r->control = ends[0];
    if (r->pid > 0)
        return true;
    close(r->control);
    return fault_set(f, FAULT_BROKEN, "reader of files: no process: %s", strerror(errno));
}

bool reader_start(const struct reader_work *work, bool (*confine)(struct fault *f),
                  struct reader **ret_reader, struct fault *f)
{
    struct arena *a = arena_new((size_t)16 << 10);
    struct reader *r = a ? arena_make(a, struct reader) : NULL;

    if (!r) {
        arena_free(a);
        return fault_set(f, FAULT_BROKEN, "no memory for the reader of files");
    }
    *r = (struct reader){ .arena = a };
    if (!start_keeper(r, work ? work : &reader_pdf, confine, f)) {
        arena_free(a);
        return false;
    }
    pthread_mutex_init(&r->mutex, NULL);
    *ret_reader = r;
    return true;
}

void reader_stop(struct reader *r)
{
    shutdown(r->control, SHUT_RDWR);
}

void reader_close(struct reader *r)
{
    if (!r)
        return;
    close(r->control);
    while (waitpid(r->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    pthread_mutex_destroy(&r->mutex);
    arena_free(r->arena);
}

/* ---- handing over ---- */

/* *ret_in: where the answer will come. */
static bool hand_over(struct reader *r, struct str bytes, int *ret_in, struct fault *f)
{
    const struct reader_request request = { READER_MARK, (uint32_t)bytes.len };

    return process_hand_over(r->control, str_make(&request, sizeof request), bytes, ret_in) ||
           fault_set(f, FAULT_BUSY, "reader of files: not handed over: %s", strerror(errno));
}

/* ---- what comes back ---- */

static bool wait_for(int fd, int64_t until)
{
    int64_t left = (until - clock_ticks()) / 1000000;
    struct pollfd p = { fd, POLLIN, 0 };
    int n;

    do
        n = poll(&p, 1, left > 0 ? (int)left : 0);
    while (n < 0 && errno == EINTR);
    return n > 0;
}

/* To its end, or to more than an answer can be. */
static void take_bytes(int fd, int64_t until, struct buf *out)
{
    char part[64 << 10];
    ssize_t n = 1;

    while (n > 0 && !out->failed && wait_for(fd, until)) {
        n = read(fd, part, sizeof part);
        if (n > 0)
            buf_add(out, str_make(part, (size_t)n));
        else if (n < 0 && errno == EINTR)
            n = 1;
    }
}

static bool read_answer(const struct buf *b, struct reading *ret)
{
    struct str all = buf_str(b);
    struct reader_answer head;

    if (b->failed || all.len < sizeof head)
        return false;
    memcpy(&head, all.ptr, sizeof head);
    if (head.mark != READER_MARK || head.extent > EXTENT_ALL || head.why >= UNREADS ||
        head.size != all.len - sizeof head)
        return false;
    *ret = (struct reading){ (enum extent)head.extent, (enum unread)head.why,
                             str_from(all, sizeof head) };
    return true;
}

static bool take_end(struct reader *r, int64_t until, enum reader_end *ret)
{
    struct reader_ended ended;

    if (!wait_for(r->control, until) ||
        recv(r->control, &ended, sizeof ended, 0) != (ssize_t)sizeof ended ||
        ended.mark != READER_MARK || ended.end >= READER_ENDS)
        return false;
    *ret = (enum reader_end)ended.end;
    return true;
}

static void settle(enum reader_end end, const struct buf *answer, struct reading *ret)
{
    static const enum unread why[READER_ENDS] = { [READER_ENDED] = UNREAD_CRASHED,
                                                  [READER_CRASHED] = UNREAD_CRASHED,
                                                  [READER_SLOW] = UNREAD_TOO_SLOW,
                                                  [READER_ABSENT] = UNREAD_NO_READER };

    if (end != READER_ENDED || !read_answer(answer, ret))
        *ret = (struct reading){ EXTENT_NONE, why[end], STR("") };
}

bool reader_read(struct reader *r, struct arena *a, struct str bytes, struct reading *ret,
                 struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);
    struct buf answer = buf_new(a, sizeof(struct reader_answer) + READER_TEXT_MAX);
    int64_t until = clock_ticks() + PATIENCE_MS * (int64_t)1000000;
    enum reader_end end;
    int in;
    bool ended;

    if (bytes.len > READER_BYTES_MAX || !bytes.len) {
        *ret =
            (struct reading){ EXTENT_NONE, bytes.len ? UNREAD_TOO_LARGE : UNREAD_DAMAGED, STR("") };
        return true;
    }
    if (r->gone)
        return fault_set(f, FAULT_BUSY, "the reader of files is gone: start the desk again");
    if (!hand_over(r, bytes, &in, f))
        return false;
    take_bytes(in, until, &answer);
    close(in);
    ended = take_end(r, until, &end);
    if (!ended) {
        hang_up(r);
        return fault_set(f, FAULT_BUSY, "the reader of files ended: start the desk again");
    }
    settle(end, &answer, ret);
    return true;
}
