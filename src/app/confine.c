/* SPDX-License-Identifier: EUPL-1.2 */
/* confine.c - the seccomp filter of a running desk; see confine.h.
 *
 * A list of what is refused, not of what is allowed: the C library, SQLite and TLS change their
 * system calls from one version to the next, and a desk that stops because of an update is a
 * worse desk.  What is listed is what somebody who took over the process would want next and a
 * desk never does once it listens.
 *
 * The answer is EPERM, not the process's end: what is refused is refused either way, and a
 * library that tries something new costs one failed call instead of every request under way.
 * The kernel's audit log has an entry of each refusal where auditing is on.
 *
 * Making sockets is refused whole, and so is connect(): the filter cannot read an address, and
 * all sockets a desk needs are open by then (listening, control).  So nothing in it can open a
 * connection to anyone, an AI provider included.  Connections it accepts are not affected.  What
 * must go out is handed to the courier (net/courier.h), whose filter is the other way round: it
 * opens connections and waits for none, and reads no file that could be worth sending. */
#include "app/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitizer.h"

static const int refused[] = {
    /* running programs */
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(uselib),
    /* io_uring could do all else behind the filter's back */
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    /* looking into processes */
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(kcmp),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(process_madvise),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(lookup_dcookie),
    /* mounts, name spaces, files by handle */
    SCMP_SYS(mount),
    SCMP_SYS(umount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(fsconfig),
    SCMP_SYS(fsmount),
    SCMP_SYS(fspick),
    SCMP_SYS(mount_setattr),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(name_to_handle_at),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(fanotify_init),
    SCMP_SYS(quotactl),
    SCMP_SYS(acct),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    /* the kernel and the machine */
    SCMP_SYS(bpf),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(create_module),
    SCMP_SYS(reboot),
    SCMP_SYS(syslog),
    SCMP_SYS(iopl),
    SCMP_SYS(ioperm),
    SCMP_SYS(modify_ldt),
    SCMP_SYS(vm86),
    SCMP_SYS(sethostname),
    SCMP_SYS(setdomainname),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(clock_adjtime),
    SCMP_SYS(adjtimex),
    SCMP_SYS(stime),
    SCMP_SYS(vhangup),
    SCMP_SYS(personality),
    /* the kernel's key rings */
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    /* becoming somebody else */
    SCMP_SYS(setuid),
    SCMP_SYS(setgid),
    SCMP_SYS(setreuid),
    SCMP_SYS(setregid),
    SCMP_SYS(setresuid),
    SCMP_SYS(setresgid),
    SCMP_SYS(setgroups),
    SCMP_SYS(setfsuid),
    SCMP_SYS(setfsgid),
    SCMP_SYS(capset),
#if !TRACED_BY_SANITIZER /* AddressSanitizer's leak check traces its own process at the end */
    SCMP_SYS(ptrace),
#endif
};

/* What a desk never does: opening connections. */
static const int refused_desk[] = { SCMP_SYS(socket), SCMP_SYS(connect) };
/* What a courier never does: waiting for one. */
static const int refused_courier[] = { SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4) };

/* Threads are wanted, a user name space, in which anybody is root, is not.  clone3() hides its
 * flags in memory the filter cannot read; told that there is none, the C library takes clone(). */
static int refuse_name_spaces(scmp_filter_ctx filter)
{
    int error = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);

    return error ? error
                 : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
}

static int refuse(scmp_filter_ctx filter, const int *calls, size_t count)
{
    int error = 0;

    for (size_t i = 0; !error && i < count; i++)
        error = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0);
    return error;
}

static int load(scmp_filter_ctx filter, const int *also, size_t count)
{
    /* Not every kernel or library has these two; the filter holds without them. */
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_LOG, 1);
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    int error = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);

    if (!error)
        error = refuse(filter, refused, COUNT_OF(refused));
    if (!error)
        error = refuse(filter, also, count);
    if (!error)
        error = refuse_name_spaces(filter);
    return error ? error : seccomp_load(filter);
}

static bool confine_with(const int *also, size_t count, struct fault *f)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int error = filter ? load(filter, also, count) : -ENOMEM;

    seccomp_release(filter);
    return !error ||
           fault_set(f, FAULT_BROKEN, "the kernel takes no seccomp filter: %s", strerror(-error));
}

bool confine(struct fault *f)
{
    return confine_with(refused_desk, COUNT_OF(refused_desk), f);
}

/* ---- the courier's files ---- */

#define LANDLOCK_RIGHTS ((UINT64_C(1) << 13) - 1) /* all of its first version */

static void allow_reading(int rules, const char *folder)
{
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = open(folder, O_PATH | O_CLOEXEC),
    };

    if (rule.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

/* Names of hosts, certificates, libraries can be read; nothing else can be opened, the keys in the
 * data folder least of all.  Kernels older than 5.13 have no Landlock. */
static bool leave_files(void)
{
    static const char *const folders[] = { "/etc",
                                           "/usr",
                                           "/lib",
                                           "/lib64",
                                           "/run/systemd/resolve",
                                           "/run/resolvconf",
                                           "/run/NetworkManager" };
    const struct landlock_ruleset_attr all = { .handled_access_fs = LANDLOCK_RIGHTS };
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    bool done;

    if (rules < 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        allow_reading(rules, folders[i]);
    done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return done;
}

bool confine_courier(struct fault *f)
{
    bool left = leave_files();

    return confine_with(refused_courier, COUNT_OF(refused_courier), f) &&
           (left || fault_set(f, FAULT_BROKEN, "the kernel has no Landlock"));
}
