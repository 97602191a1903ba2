/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/file.h"
#include "base/process.h"

static size_t open_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t n = 0;

    assert_non_null(folder);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n;
}

static void make_socket(int ends[2])
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
}

static void close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

static void descriptors_arrive_with_their_message(void **state)
{
    int ends[2], pipes[2], fds[2];
    char text[8], byte = 0;

    (void)state;
    make_socket(ends);
    assert_int_equal(pipe(pipes), 0);
    assert_true(process_send(ends[0], STR("hello"), pipes, 2));
    close_both(pipes);
    assert_int_equal(process_receive(ends[1], text, sizeof text, fds, 2), 5);
    assert_memory_equal(text, "hello", 5);
    assert_true(file_write_all(fds[1], STR("x")));
    assert_int_equal(read(fds[0], &byte, 1), 1);
    assert_int_equal(byte, 'x');
    close_both(fds);
    close_both(ends);
}

static void a_message_with_another_number_of_descriptors_is_refused_and_leaves_none_open(
    void **state)
{
    int ends[2], fds[3];
    char text[8];
    size_t before;

    (void)state;
    make_socket(ends);
    before = open_descriptors();
    for (size_t sent = 1; sent <= PROCESS_DESCRIPTORS_MAX; sent++) {
        const int three[] = { ends[0], ends[0], ends[0] };

        assert_true(process_send(ends[0], STR("hello"), three, sent));
        assert_int_equal(process_receive(ends[1], text, sizeof text, fds, sent == 2 ? 1 : 2), -1);
        assert_int_equal(open_descriptors(), before);
    }
    assert_int_equal(send(ends[0], "hello", 5, 0), 5);
    assert_int_equal(process_receive(ends[1], text, sizeof text, fds, 2), -1);
    close(ends[0]);
    assert_int_equal(process_receive(ends[1], text, sizeof text, fds, 2), -1);
    close(ends[1]);
}

static void work_is_handed_over_in_memory_with_an_end_to_answer_through(void **state)
{
    int ends[2], fds[2], in;
    char text[8];

    (void)state;
    make_socket(ends);
    assert_true(process_hand_over(ends[0], STR("size"), STR("work"), &in));
    assert_int_equal(process_receive(ends[1], text, sizeof text, fds, 2), 4);
    assert_int_equal(pread(fds[0], text, sizeof text, 0), 4);
    assert_memory_equal(text, "work", 4);
    assert_true(file_write_all(fds[1], STR("done")));
    close_both(fds);
    assert_int_equal(read(in, text, sizeof text), 4);
    assert_int_equal(read(in, text, sizeof text), 0); /* the only other end is closed */
    close(in);
    close_both(ends);
}

static void where_nobody_listens_nothing_is_left_open(void **state)
{
    int ends[2], in = 0;
    size_t before;

    (void)state;
    make_socket(ends);
    close(ends[1]);
    before = open_descriptors();
    assert_false(process_hand_over(ends[0], STR("size"), STR("work"), &in));
    assert_int_equal(errno, EPIPE);
    assert_int_equal(open_descriptors(), before);
    close(ends[0]);
}

static void a_process_alone_has_its_socket_and_outlives_an_interruption(void **state)
{
    int ends[2], status;
    char byte = 0;
    pid_t pid;

    (void)state;
    make_socket(ends);
    pid = fork();
    if (!pid) {
        int control = ends[1];

        process_be_alone(&control, "guichet-test");
        raise(SIGINT);
        raise(SIGTERM);
        /* Three that lead nowhere, the socket, and the folder that counts, with its two dots. */
        byte = (char)(control == 3 && open_descriptors() == 4 + 1 + 2);
        _exit(send(control, &byte, 1, 0) != 1);
    }
    assert_int_equal(recv(ends[0], &byte, 1, 0), 1);
    assert_int_equal(byte, 1);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    close_both(ends);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_arrive_with_their_message),
        cmocka_unit_test(
            a_message_with_another_number_of_descriptors_is_refused_and_leaves_none_open),
        cmocka_unit_test(work_is_handed_over_in_memory_with_an_end_to_answer_through),
        cmocka_unit_test(where_nobody_listens_nothing_is_left_open),
        cmocka_unit_test(a_process_alone_has_its_socket_and_outlives_an_interruption),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
