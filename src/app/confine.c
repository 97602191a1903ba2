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
 * connection to anyone, an AI provider included.  Connections it accepts are not affected. */
#include "app/confine.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>

#include "base/sanitizer.h"

static const int refused[] = {
    /* running programs */
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(uselib),
    /* opening connections; io_uring could do it, and all else, behind the filter's back */
    SCMP_SYS(socket),
    SCMP_SYS(connect),
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

/* Threads are wanted, a user name space, in which anybody is root, is not.  clone3() hides its
 * flags in memory the filter cannot read; told that there is none, the C library takes clone(). */
static int refuse_name_spaces(scmp_filter_ctx filter)
{
    int error = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);

    return error ? error
                 : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
}

static int load(scmp_filter_ctx filter)
{
    /* Not every kernel or library has these two; the filter holds without them. */
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_LOG, 1);
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    int error = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);

    for (size_t i = 0; !error && i < COUNT_OF(refused); i++)
        error = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
    if (!error)
        error = refuse_name_spaces(filter);
    return error ? error : seccomp_load(filter);
}

bool confine(struct fault *f)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int error = filter ? load(filter) : -ENOMEM;

    seccomp_release(filter);
    return !error ||
           fault_set(f, FAULT_BROKEN, "the kernel takes no seccomp filter: %s", strerror(-error));
}
