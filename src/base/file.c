/* SPDX-License-Identifier: EUPL-1.2 */
/* file.c - see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fd_drop(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

#define scoped_fd __attribute__((cleanup(fd_drop))) int

static bool fail(struct fault *f, const char *what, const char *path)
{
    int error = errno;
    bool no_room = error == ENOSPC || error == EDQUOT || error == EFBIG;
    enum fault_kind kind = error == ENOENT ? FAULT_MISSING : no_room ? FAULT_BUSY : FAULT_BROKEN;

    return fault_set(f, kind, "%s %s: %s", what, path, strerror(error));
}

bool file_read(struct arena *a, const char *path, size_t max, struct str *ret_text, struct fault *f)
{
    scoped_fd fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    char *p;
    size_t n = 0;

    if (fd < 0 || fstat(fd, &st) < 0)
        return fail(f, "read", path);
    if (st.st_size < 0 || (size_t)st.st_size > max)
        return fault_set(f, FAULT_LIMIT, "read %s: larger than %zu bytes", path, max);
    p = arena_alloc(a, (size_t)st.st_size + 1);
    if (!p)
        return arena_check(a, f);
    while (n < (size_t)st.st_size) {
        ssize_t got = read(fd, p + n, (size_t)st.st_size - n);

        if (got < 0 && errno != EINTR)
            return fail(f, "read", path);
        if (got == 0)
            break;
        if (got > 0)
            n += (size_t)got;
    }
    *ret_text = str_make(p, n);
    return true;
}

bool file_write_all(int fd, struct str text)
{
    while (text.len) {
        ssize_t n = write(fd, text.ptr, text.len);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            text = str_from(text, (size_t)n);
    }
    return true;
}

static bool sync_folder_of(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 1;
    scoped_fd fd = -1;

    if (n >= sizeof folder)
        return false;
    memcpy(folder, slash ? path : ".", n);
    folder[n] = '\0';
    fd = open(n ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 && fsync(fd) == 0;
}

bool file_write(const char *path, struct str text, unsigned mode, struct fault *f)
{
    char part[4096];
    scoped_fd fd = -1;
    int n = snprintf(part, sizeof part, "%s.part", path);

    if (n < 0 || (size_t)n >= sizeof part)
        return fault_set(f, FAULT_INVALID, "path of %zu bytes is too long", strlen(path));
    fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return fail(f, "write", path);
    if (!file_write_all(fd, text) || fsync(fd) < 0 || rename(part, path) < 0 ||
        !sync_folder_of(path)) {
        fail(f, "write", path);
        unlink(part);
        return false;
    }
    return true;
}

bool file_append(const char *path, struct str text, unsigned mode, struct fault *f)
{
    scoped_fd fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode);

    if (fd < 0 || !file_write_all(fd, text) || fsync(fd) < 0)
        return fail(f, "write", path);
    return true;
}

bool file_line(FILE *in, struct arena *a, struct str *ret_line)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n = getline(&line, &room, in);

    if (n >= 0) {
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
            n--;
        *ret_line = str_copy(a, str_make(line, (size_t)n));
    }
    free(line);
    return n >= 0;
}

bool file_make_folder(const char *path, unsigned mode, struct fault *f)
{
    if (mkdir(path, mode) < 0 && errno != EEXIST)
        return fail(f, "make folder", path);
    return true;
}
