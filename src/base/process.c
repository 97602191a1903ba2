/* SPDX-License-Identifier: EUPL-1.2 */
/* process.c - see process.h. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/file.h"

union ancillary {
    struct cmsghdr head; /* aligned as one */
    char bytes[CMSG_SPACE(PROCESS_DESCRIPTORS_MAX * sizeof(int))];
};

bool process_send(int socket, struct str message, const int *fds, size_t count)
{
    size_t size = count * sizeof *fds;
    union ancillary room = { 0 };
    struct iovec part = { (void *)(uintptr_t)message.ptr, message.len };
    struct msghdr m = { .msg_iov = &part,
                        .msg_iovlen = 1,
                        .msg_control = room.bytes,
                        .msg_controllen = CMSG_SPACE(size) };
    struct cmsghdr *head = CMSG_FIRSTHDR(&m);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(head), fds, size);
    return sendmsg(socket, &m, MSG_NOSIGNAL) == (ssize_t)message.len;
}

/* Those that nobody will use: a message with too few, or none that is known. */
static void close_received(const struct cmsghdr *head)
{
    size_t size = head->cmsg_len - CMSG_LEN(0);
    int fds[PROCESS_DESCRIPTORS_MAX];

    memcpy(fds, CMSG_DATA(head), size < sizeof fds ? size : sizeof fds);
    for (size_t i = 0; i < size / sizeof *fds && i < COUNT_OF(fds); i++)
        close(fds[i]);
}

ssize_t process_receive(int socket, void *ret_message, size_t size, int *ret_fds, size_t count)
{
    union ancillary room = { 0 };
    struct iovec part = { ret_message, size };
    struct msghdr m = { .msg_iov = &part,
                        .msg_iovlen = 1,
                        .msg_control = room.bytes,
                        .msg_controllen = sizeof room.bytes };
    const struct cmsghdr *head;
    ssize_t n;

    do
        n = recvmsg(socket, &m, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    head = n >= 0 ? CMSG_FIRSTHDR(&m) : NULL;
    if (!head || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
        return -1;
    if (head->cmsg_len != CMSG_LEN(count * sizeof *ret_fds)) {
        close_received(head);
        return -1;
    }
    memcpy(ret_fds, CMSG_DATA(head), count * sizeof *ret_fds);
    return n;
}

bool process_hand_over(int socket, struct str message, struct str bytes, int *ret_in)
{
    int file = memfd_create("guichet", MFD_CLOEXEC);
    int pipes[2] = { -1, -1 };
    bool sent = file >= 0 && pipe2(pipes, O_CLOEXEC) == 0 && file_write_all(file, bytes) &&
                process_send(socket, message, (const int[]){ file, pipes[1] }, 2);
    int why = errno;

    if (file >= 0)
        close(file);
    if (pipes[1] >= 0)
        close(pipes[1]);
    if (!sent && pipes[0] >= 0)
        close(pipes[0]);
    *ret_in = pipes[0];
    errno = why;
    return sent;
}

void process_be_alone(int *control, const char *name)
{
    static const int left[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
    int nowhere = open("/dev/null", O_RDWR);

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, name);
    prctl(PR_SET_DUMPABLE, 0);
    /* Whoever ends the desk ends it with the desk, not before. */
    for (size_t i = 0; i < COUNT_OF(left); i++)
        signal(left[i], SIG_IGN);
    for (int fd = 0; fd < 3; fd++)
        dup2(nowhere, fd);
    if (dup2(*control, 3) < 0 || close_range(4, ~0u, 0) < 0)
        _exit(1);
    *control = 3;
}
