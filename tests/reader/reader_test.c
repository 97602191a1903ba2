/* SPDX-License-Identifier: EUPL-1.2 */
/* reader_test.c - a file's reader may crash, hang, eat memory, lie or be killed: the desk learns
 * which, and the next file is read.  The files here are orders to a reader that obeys them. */
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/sanitizer.h"
#include "reader/reader.h"

/* ---- a reader that does what the file says ---- */

static void say(struct arena *a, struct reading *ret)
{
    ret->extent = EXTENT_ALL;
    ret->text = str_copy(a, STR("Bonjour"));
}

static void say_too_much(struct arena *a, struct reading *ret)
{
    struct buf b = buf_new(a, READER_TEXT_MAX + 1);

    buf_add_fill(&b, 'x', READER_TEXT_MAX + 1);
    ret->extent = EXTENT_ALL;
    ret->text = buf_str(&b);
}

static void say_a_wrong_word(struct arena *a, struct reading *ret)
{
    (void)a;
    ret->extent = EXTENT_WAITING;
}

static void abort_now(struct arena *a, struct reading *ret)
{
    (void)a, (void)ret;
    abort();
}

static void be_killed(struct arena *a, struct reading *ret)
{
    (void)a, (void)ret;
    raise(SIGKILL);
}

static void spin(struct arena *a, struct reading *ret)
{
    (void)a, (void)ret;
    for (volatile unsigned i = 0;; i++)
        ;
}

#if !TRACED_BY_SANITIZER /* such a build's memory has no limit */
static void eat(struct arena *a, struct reading *ret)
{
    (void)a;
    for (size_t n = 0; n < 2048; n++) {
        volatile char *p = malloc((size_t)1 << 20);

        if (!p)
            abort();
        for (size_t i = 0; i < (size_t)1 << 20; i += 4096)
            p[i] = 1;
    }
    ret->extent = EXTENT_ALL;
}
#endif

/* Into whatever is open, and a good end. */
static void lie(struct arena *a, struct reading *ret)
{
    (void)a, (void)ret;
    for (int fd = 0; fd < 64; fd++)
        if (write(fd, "nonsense", 8) < 0)
            continue;
    _exit(0);
}

/* Says what it could do and should not. */
static void break_out(struct arena *a, struct reading *ret)
{
    struct buf b = buf_new(a, 4096);
    char *const words[] = { (char *)(uintptr_t) "true", NULL };

    buf_add(&b, STR(""));
    if (open("/etc/hostname", O_RDONLY) >= 0)
        buf_add(&b, STR("open "));
    if (creat("/tmp/guichet-reader-test", 0600) >= 0)
        buf_add(&b, STR("creat "));
    if (access("/", F_OK) == 0)
        buf_add(&b, STR("access "));
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
        buf_add(&b, STR("socket "));
    if (fork() >= 0)
        buf_add(&b, STR("fork "));
    if (execve("/bin/true", words, words + 1) == 0)
        buf_add(&b, STR("exec "));
    if (kill(getppid(), 0) == 0 || kill(getpid(), 0) == 0)
        buf_add(&b, STR("kill "));
    if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        buf_add(&b, STR("code "));
    ret->extent = EXTENT_ALL;
    ret->text = buf_str(&b);
}

static const struct order {
    const char *file;
    void (*obey)(struct arena *a, struct reading *ret);
    enum extent extent;
    enum unread why;
    const char *text;
} orders[] = {
    { "say", say, EXTENT_ALL, UNREAD_UNSAID, "Bonjour" },
    { "say too much", say_too_much, EXTENT_NONE, UNREAD_CRASHED, "" },
    { "say a wrong word", say_a_wrong_word, EXTENT_NONE, UNREAD_CRASHED, "" },
    { "abort", abort_now, EXTENT_NONE, UNREAD_CRASHED, "" },
    { "be killed", be_killed, EXTENT_NONE, UNREAD_CRASHED, "" },
    { "spin", spin, EXTENT_NONE, UNREAD_TOO_SLOW, "" },
#if !TRACED_BY_SANITIZER
    { "eat", eat, EXTENT_NONE, UNREAD_CRASHED, "" },
#endif
    { "lie", lie, EXTENT_NONE, UNREAD_CRASHED, "" },
    { "break out", break_out, EXTENT_ALL, UNREAD_UNSAID, "" },
};

static const void *load(struct arena *a)
{
    (void)a;
    return orders;
}

static const void *load_nothing(struct arena *a)
{
    (void)a;
    return NULL;
}

static void obey(const void *loaded, struct arena *a, struct str bytes, struct reading *ret)
{
    const struct order *all = loaded;

    for (size_t i = 0; i < COUNT_OF(orders); i++)
        if (str_eq(bytes, str_of(all[i].file)))
            all[i].obey(a, ret);
}

static const struct reader_work quick = { 1, 20, load, obey }, short_wait = { 60, 1, load, obey },
                                absent = { 1, 2, load_nothing, obey };

/* ---- tests ---- */

struct desk_end {
    struct reader *reader;
    struct arena *arena;
};

static struct desk_end start(const struct reader_work *work)
{
    struct desk_end d = { .arena = arena_new((size_t)64 << 20) };
    struct fault f = { 0 };

    assert_non_null(d.arena);
    assert_ok(reader_start(work, NULL, &d.reader, &f));
    return d;
}

static void end(struct desk_end *d)
{
    reader_close(d->reader);
    arena_free(d->arena);
}

static void assert_reads(struct desk_end *d, const struct order *o)
{
    struct reading got;
    struct fault f = { 0 };

    assert_ok(reader_read(d->reader, d->arena, str_of(o->file), &got, &f));
    if (got.extent != o->extent || got.why != o->why)
        fail_msg("%s: %s, %s", o->file, extent_name(got.extent), unread_name(got.why));
    assert_str(got.text, str_of(o->text));
}

static void whatever_a_file_does_to_its_reader_the_next_one_is_read(void **state)
{
    struct desk_end d = start(&quick);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        assert_reads(&d, &orders[i]);
        assert_reads(&d, &orders[0]);
    }
    end(&d);
}

static void a_reader_that_hangs_is_killed(void **state)
{
    static const struct order hang = { "spin", spin, EXTENT_NONE, UNREAD_TOO_SLOW, "" };
    struct desk_end d = start(&short_wait);

    (void)state;
    assert_reads(&d, &hang);
    assert_reads(&d, &orders[0]);
    end(&d);
}

static void without_its_library_nothing_is_read_and_that_is_said(void **state)
{
    static const struct order say_it = { "say", say, EXTENT_NONE, UNREAD_NO_READER, "" };
    struct desk_end d = start(&absent);

    (void)state;
    assert_reads(&d, &say_it);
    assert_reads(&d, &say_it);
    end(&d);
}

static void a_file_that_is_too_large_or_empty_never_reaches_a_reader(void **state)
{
    struct desk_end d = start(&quick);
    struct str large = { "", READER_BYTES_MAX + 1 };
    struct fault f = { 0 };
    struct reading got;

    (void)state;
    assert_ok(reader_read(d.reader, d.arena, large, &got, &f));
    assert_int_equal(got.why, UNREAD_TOO_LARGE);
    assert_ok(reader_read(d.reader, d.arena, STR(""), &got, &f));
    assert_int_equal(got.why, UNREAD_DAMAGED);
    end(&d);
}

/* ---- the keeper is killed ---- */

static bool is_keeper(const char *pid)
{
    char path[300], text[512] = "", name[32] = "";
    FILE *in;
    int parent = 0;

    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    in = fopen(path, "re");
    if (!in)
        return false;
    if (fgets(text, sizeof text, in))
        sscanf(text, "%*d (%31[^)]) %*c %d", name, &parent);
    fclose(in);
    return parent == getpid() && strcmp(name, "guichet-keeper") == 0;
}

static int keeper(void)
{
    DIR *proc = opendir("/proc");
    struct dirent *e;
    int found = 0;

    assert_non_null(proc);
    while ((e = readdir(proc)))
        if (is_keeper(e->d_name))
            found = (int)strtol(e->d_name, NULL, 10);
    closedir(proc);
    return found;
}

static void without_its_keeper_nothing_is_said_of_a_file(void **state)
{
    struct desk_end d = start(&quick);
    struct fault f = { 0 };
    struct reading got;

    (void)state;
    assert_reads(&d, &orders[0]);
    assert_true(keeper() > 0);
    assert_int_equal(kill(keeper(), SIGKILL), 0);
    assert_fault(reader_read(d.reader, d.arena, STR("say"), &got, &f), FAULT_BUSY);
    assert_fault(reader_read(d.reader, d.arena, STR("say"), &got, &f), FAULT_BUSY);
    end(&d);
}

static void the_keeper_ends_with_the_desk(void **state)
{
    struct desk_end d = start(&quick);

    (void)state;
    assert_reads(&d, &orders[0]);
    end(&d);
    assert_int_equal(keeper(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_a_file_does_to_its_reader_the_next_one_is_read),
        cmocka_unit_test(a_reader_that_hangs_is_killed),
        cmocka_unit_test(without_its_library_nothing_is_read_and_that_is_said),
        cmocka_unit_test(a_file_that_is_too_large_or_empty_never_reaches_a_reader),
        cmocka_unit_test(without_its_keeper_nothing_is_said_of_a_file),
        cmocka_unit_test(the_keeper_ends_with_the_desk),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
