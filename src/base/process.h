/* SPDX-License-Identifier: EUPL-1.2 */
/* process.h - processes of one desk that speak over a socket between them: messages with open
 * descriptors (SCM_RIGHTS, unix(7)), work handed over in memory, and life beside the desk. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/str.h"

#define PROCESS_DESCRIPTORS_MAX 3

/* One message on a socket of SOCK_SEQPACKET, with 1 to PROCESS_DESCRIPTORS_MAX descriptors, which
 * stay the caller's.  False with errno set. */
bool process_send(int socket, struct str message, const int *fds, size_t count);

/* The next message, of at most `size` bytes; its descriptors, closed on exec, become the caller's.
 * -1 at the end, on errors, and for a message without exactly `count` of them. */
ssize_t process_receive(int socket, void *ret_message, size_t size, int *ret_fds, size_t count);

/* Sends `message` with `bytes` in a file in memory, never on the disk, and an end to answer
 * through; *ret_in: where the answer comes, and ends.
 * False with errno set, nothing left open. */
bool process_hand_over(int socket, struct str message, struct str bytes, int *ret_in);

/* In a process just forked: it ends when its parent does and not by the signals that end the
 * parent, shows nothing in /proc, and keeps no descriptor but `*control`, which becomes 3.  `name`:
 * at most 15 bytes, for ps(1).  Ends the process where that can't be had. */
void process_be_alone(int *control, const char *name);

#endif
