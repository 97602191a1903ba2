/* SPDX-License-Identifier: EUPL-1.2 */
/* cage.c - what the process of one file may do: compute, and write its answer.
 *
 * Unlike the desk's own filter (app/confine.c) this is a list of what is allowed, for the process
 * lives for one file and needs little.  All else fails with EPERM: no file is opened, no socket
 * made, no process started or signalled, no memory made executable.  Failing instead of killing
 * lets a library that looks for a font go on without it. */
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/attr.h"
#include "base/sanitizer.h"
#include "reader/reader_priv.h"

static const int allowed[] = {
    /* its answer */
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    /* time and chance */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),
    /* who and where it is */
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_getaffinity),
    /* its end */
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Memory that is not executable; a signal (abort's) to nobody but itself. */
static int allow_some(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp not_executable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    int error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_executable);

    if (!error)
        error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_executable);
    if (!error)
        error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                 SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
    return error;
}

static bool load_filter(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int error = filter ? allow_some(filter) : -ENOMEM;

    for (size_t i = 0; !error && i < COUNT_OF(allowed); i++)
        error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    if (!error)
        error = seccomp_load(filter);
    seccomp_release(filter);
    return !error;
}

/* What is mapped already (the program, its models) is not counted. */
static rlim_t memory_now(void)
{
    FILE *f = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;
    char line[128];

    if (f && fgets(line, sizeof line, f))
        pages = strtoul(line, NULL, 10);
    if (f)
        fclose(f);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static bool limit(int what, rlim_t soft, rlim_t hard)
{
    const struct rlimit l = { soft, hard };

    return setrlimit(what, &l) == 0;
}

/* AddressSanitizer's shadow is terabytes of addresses: such a build has no limit on memory. */
static bool limit_all(unsigned seconds)
{
    rlim_t memory = memory_now() + READER_MEMORY_MAX;

    return limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_FSIZE, 0, 0) &&
           limit(RLIMIT_CPU, seconds, seconds + 2) &&
           (TRACED_BY_SANITIZER || limit(RLIMIT_AS, memory, memory));
}

bool cage_enter(unsigned seconds_cpu)
{
    return limit_all(seconds_cpu) && load_filter();
}
