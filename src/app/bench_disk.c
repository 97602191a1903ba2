/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_disk.c - the disk alone, beside what waits for it: one page written over another and
 * synced.  The file's pages are there already: no sync has to note a new length. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/bench_priv.h"

#define PAGE  4096
#define PAGES 1024 /* that are written over */

static bool fail(struct fault *f)
{
    return fault_set(f, FAULT_BROKEN, "bench's own file: %s", strerror(errno));
}

bool bench_disk_open(struct bench *b, struct bench_disk *ret_disk, struct fault *f)
{
    const char *path = str_printf(b->cli->arena, "%s/bench-pages", b->folder).ptr;
    static const char page[PAGE];
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = fd >= 0;

    for (int i = 0; ok && i < PAGES; i++)
        ok = write(fd, page, sizeof page) == PAGE;
    ok = (ok && fsync(fd) == 0) || fail(f);
    (void)unlink(path);
    *ret_disk = (struct bench_disk){ .fd = fd };
    if (!ok)
        bench_disk_close(ret_disk);
    return ok;
}

bool bench_disk_sync(struct bench_disk *d, struct fault *f)
{
    static const char page[PAGE];

    if (pwrite(d->fd, page, sizeof page, d->next++ % PAGES * PAGE) != PAGE || fdatasync(d->fd) < 0)
        return fail(f);
    return true;
}

void bench_disk_close(struct bench_disk *d)
{
    if (d->fd >= 0)
        close(d->fd);
    d->fd = -1;
}
