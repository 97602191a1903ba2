/* SPDX-License-Identifier: EUPL-1.2 */
/* confine_test.c - what a confined process, and each thread it had before, can no longer do.  The
 * filter cannot be taken off, so each test confines a child. */
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/confine.h"
#include "base/sanitizer.h"
#include "net/courier.h"

#define UNAVAILABLE 77

/* ---- a child that is confined ---- */

/* What `work` returns, of a confined child; a kernel without filters must have said so. */
static int confined(int (*work)(void))
{
    pid_t pid = fork();
    int status;

    assert_true(pid >= 0);
    if (!pid) {
        struct fault f = { 0 };

        if (!confine(&f))
            _exit(f.kind == FAULT_BROKEN && strstr(f.text, "seccomp") ? UNAVAILABLE : 99);
        _exit(work());
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (!WIFEXITED(status))
        fail_msg("ended by signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

/* Whether this kernel takes filters at all, asked in another way than confine() does. */
static bool kernel_has_filters(void)
{
    return syscall(SYS_seccomp, 1 /* SECCOMP_SET_MODE_FILTER */, 0, NULL) < 0 && errno == EFAULT;
}

static void assert_confined(int (*work)(void))
{
    assert_int_equal(confined(work), kernel_has_filters() ? 0 : UNAVAILABLE);
}

/* ---- what is refused ---- */

static struct sockaddr_in address; /* of a socket that listens */
static int listening, idle_socket; /* made before */

static long try_execve(void)
{
    char *const words[] = { (char *)(uintptr_t) "false", NULL };

    return execve("/bin/false", words, words + 1);
}

static long try_connect(void)
{
    return connect(idle_socket, (struct sockaddr *)&address, sizeof address);
}

static long try_tcp(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long try_tcp6(void)
{
    return socket(AF_INET6, SOCK_STREAM, 0);
}

static long try_udp(void)
{
    return socket(AF_INET, SOCK_DGRAM, 0);
}

static long try_packets(void)
{
    return socket(AF_PACKET, SOCK_RAW, 0);
}

static long try_mount(void)
{
    return mount("none", "/nowhere", "tmpfs", 0, NULL);
}

static long try_setuid(void)
{
    return setuid(getuid());
}

static long try_setgid(void)
{
    return setgid(getgid());
}

static long try_unshare(void)
{
    return unshare(CLONE_FS);
}

static long try_user_name_space(void)
{
    long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);

    if (pid == 0)
        _exit(0);
    return pid;
}

/* Refused by number, with arguments that an unconfined process gets another error for. */
static long try_number(long number)
{
    return syscall(number, -1L, -1L, -1L, -1L, -1L, -1L);
}

static const struct {
    const char *name;
    long (*work)(void);
} attempts[] = {
    { "execve", try_execve },
    { "connect", try_connect },
    { "tcp", try_tcp },
    { "tcp6", try_tcp6 },
    { "udp", try_udp },
    { "packets", try_packets },
    { "mount", try_mount },
    { "setuid", try_setuid },
    { "setgid", try_setgid },
    { "unshare", try_unshare },
    { "clone", try_user_name_space },
};

static const struct {
    const char *name;
    long number;
} numbers[] = {
    { "execveat", SYS_execveat },
    { "process_vm_readv", SYS_process_vm_readv },
    { "process_vm_writev", SYS_process_vm_writev },
    { "bpf", SYS_bpf },
    { "perf_event_open", SYS_perf_event_open },
    { "userfaultfd", SYS_userfaultfd },
    { "keyctl", SYS_keyctl },
    { "init_module", SYS_init_module },
    { "kexec_load", SYS_kexec_load },
    { "reboot", SYS_reboot },
    { "swapon", SYS_swapon },
    { "io_uring_setup", SYS_io_uring_setup },
    { "setresuid", SYS_setresuid },
    { "pidfd_getfd", SYS_pidfd_getfd },
#if !TRACED_BY_SANITIZER
    { "ptrace", SYS_ptrace },
#endif
};

static int count_what_is_not_refused(void)
{
    int wrong = 0;

    for (size_t i = 0; i < COUNT_OF(attempts); i++) {
        errno = 0;
        if (attempts[i].work() >= 0 || errno != EPERM)
            wrong++, fprintf(stderr, "%s: %s\n", attempts[i].name, strerror(errno));
    }
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        errno = 0;
        if (try_number(numbers[i].number) >= 0 || errno != EPERM)
            wrong++, fprintf(stderr, "%s: %s\n", numbers[i].name, strerror(errno));
    }
    return wrong;
}

static void it_runs_no_program_opens_no_connection_and_becomes_nobody_else(void **state)
{
    (void)state;
    assert_confined(count_what_is_not_refused);
}

/* Without the filter these work: it is the filter that refuses them. */
static int count_what_works_unconfined(void)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0), works = fd >= 0;

    works += try_connect() == 0;
    works += try_setuid() == 0;
    try_execve(); /* ends with 1 when it works */
    return 100 + works;
}

static void an_unconfined_process_can(void **state)
{
    pid_t pid = fork();
    int status;

    (void)state;
    assert_true(pid >= 0);
    if (!pid)
        _exit(count_what_works_unconfined());
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    assert_int_equal(connect(idle_socket, (struct sockaddr *)&address, sizeof address), -1);
    assert_int_equal(errno, EISCONN); /* the child's connect() reached it */
}

/* ---- threads ---- */

static sem_t now;
static int wrong_in_thread = -1;

static void *wait_and_try(void *arg)
{
    (void)arg;
    sem_wait(&now);
    wrong_in_thread = count_what_is_not_refused();
    return NULL;
}

static void *try_at_once(void *arg)
{
    *(int *)arg = count_what_is_not_refused();
    return NULL;
}

/* The older thread was there before the filter. */
static int threads_are_confined(pthread_t older)
{
    pthread_t young;
    int wrong = -1;

    sem_post(&now);
    pthread_join(older, NULL);
    if (pthread_create(&young, NULL, try_at_once, &wrong) != 0)
        return 98; /* the C library must find another way than clone3() */
    pthread_join(young, NULL);
    return wrong_in_thread + wrong;
}

static void each_thread_is_confined_the_older_ones_too(void **state)
{
    pid_t pid = fork();
    int status;

    (void)state;
    if (!pid) {
        struct fault f = { 0 };
        pthread_t older;

        sem_init(&now, 0, 0);
        if (pthread_create(&older, NULL, wait_and_try, NULL) != 0)
            _exit(97);
        _exit(confine(&f) ? threads_are_confined(older) : UNAVAILABLE);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), kernel_has_filters() ? 0 : UNAVAILABLE);
}

/* ---- what goes on ---- */

static int use_files_and_connections(void)
{
    char name[] = "/tmp/guichet-confine-XXXXXX", byte = 'x';
    int file = mkstemp(name), accepted, wrong = 0;

    wrong += file < 0 || write(file, &byte, 1) != 1 || fsync(file) != 0 || unlink(name) != 0;
    accepted = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
    wrong += accepted < 0 || recv(accepted, &byte, 1, 0) != 1 || byte != '?';
    wrong += send(accepted, "!", 1, MSG_NOSIGNAL) != 1;
    return wrong;
}

static void it_still_writes_files_and_answers_who_connects(void **state)
{
    int client = socket(AF_INET, SOCK_STREAM, 0);
    char byte = 0;

    (void)state;
    assert_int_equal(connect(client, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(send(client, "?", 1, 0), 1);
    assert_confined(use_files_and_connections);
    if (kernel_has_filters()) {
        assert_int_equal(recv(client, &byte, 1, 0), 1);
        assert_int_equal(byte, '!');
    }
    close(client);
}

/* ---- the courier ---- */

static char secret_file[] = "/tmp/guichet-confine-XXXXXX";

static bool kernel_has_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* version */) > 0;
}

/* A bit for each thing that went otherwise than it should. */
static int use_as_a_courier(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), wrong = 0;

    wrong |= connect(fd, (struct sockaddr *)&address, sizeof address) != 0;
    wrong |= (listen(fd, 1) == 0 || errno != EPERM) << 1;
    wrong |= (accept4(listening, NULL, NULL, SOCK_CLOEXEC) >= 0 || errno != EPERM) << 2;
    wrong |= (try_execve() >= 0 || errno != EPERM) << 3;
    wrong |= (try_mount() >= 0 || errno != EPERM) << 4;
    wrong |= (open("/etc/passwd", O_RDONLY) < 0) << 5;
    if (kernel_has_landlock()) {
        wrong |= (open(secret_file, O_RDONLY) >= 0 || errno != EACCES) << 6;
        wrong |= (open("/proc/self/environ", O_RDONLY) >= 0 ||
                  creat("/tmp/guichet-confine-new", 0600) >= 0 || unlink(secret_file) == 0)
                 << 7;
    }
    return wrong;
}

static void a_courier_opens_connections_and_no_file_worth_sending(void **state)
{
    struct fault f = { 0 };
    pid_t pid = fork();
    int status;

    (void)state;
    if (!pid)
        _exit(confine_courier(&f) || !kernel_has_landlock() ? use_as_a_courier() : 255);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    if (kernel_has_filters())
        assert_int_equal(WEXITSTATUS(status), 0);
}

static void *answer_one(void *arg)
{
    static const char answer[] = "HTTP/1.1 204 No Content\r\n\r\n";
    char request[4096];
    int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);

    (void)arg;
    if (recv(fd, request, sizeof request, 0) > 0)
        send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL);
    close(fd);
    return NULL;
}

static void a_confined_courier_calls(void **state)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct courier_settings settings = { .reach = STR("127.0.0.1") };
    struct courier_request request = { .method = "GET" };
    struct courier_answer answer;
    struct courier *c;
    struct fault f = { 0 };
    pthread_t thread;

    (void)state;
    assert_ok(courier_start(&settings, confine_courier, &c, &f));
    assert_int_equal(pthread_create(&thread, NULL, answer_one, NULL), 0);
    request.url = str_printf(a, "http://127.0.0.1:%u/", (unsigned)ntohs(address.sin_port));
    assert_ok(courier_call(c, a, &request, &answer, &f));
    assert_int_equal(answer.status, 204);
    pthread_join(thread, NULL);
    courier_close(c);
}

static int set_up(void **state)
{
    int file = mkstemp(secret_file);
    socklen_t size = sizeof address;

    (void)state;
    close(file);
    listening = socket(AF_INET, SOCK_STREAM, 0);
    idle_socket = socket(AF_INET, SOCK_STREAM, 0);
    address =
        (struct sockaddr_in){ .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    assert_int_equal(bind(listening, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(listening, 8), 0);
    assert_int_equal(getsockname(listening, (struct sockaddr *)&address, &size), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(secret_file);
    memcpy(secret_file + strlen(secret_file) - 6, "XXXXXX", 6);
    close(listening);
    close(idle_socket);
    return 0;
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(it_runs_no_program_opens_no_connection_and_becomes_nobody_else),
        CASE(an_unconfined_process_can),
        CASE(each_thread_is_confined_the_older_ones_too),
        CASE(it_still_writes_files_and_answers_who_connects),
        CASE(a_courier_opens_connections_and_no_file_worth_sending),
        CASE(a_confined_courier_calls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
