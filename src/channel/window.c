/* SPDX-License-Identifier: EUPL-1.2 */
/* window.c - the unpacked file, a piece at a time; zlib also reads files that are not packed.
 *
 * While nothing is consumed each reading doubles what is there, so that looking at it again
 * after each costs twice one look, not its square. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "channel/import_priv.h"

bool window_open(struct window *w, int fd, const char *path, int64_t size, struct fault *f)
{
    *w = (struct window){ .path = path, .size = size };
    w->file = gzdopen(fd, "rb");
    if (!w->file)
        close(fd);
    w->arena = arena_new(IMPORT_WINDOW + 4096);
    w->bytes = w->arena ? arena_alloc(w->arena, IMPORT_WINDOW) : NULL;
    return (w->file && w->bytes) || fault_set(f, FAULT_BUSY, "no memory to import %s", path);
}

void window_close(struct window *w)
{
    arena_free(w->arena);
    if (w->file)
        gzclose(w->file);
}

struct str window_text(const struct window *w)
{
    return str_make(w->bytes + w->start, w->filled - w->start);
}

bool window_is_full(const struct window *w)
{
    return w->filled - w->start == IMPORT_WINDOW;
}

static bool damaged(const struct window *w, const char *what, struct fault *f)
{
    return fault_set(f, FAULT_INVALID,
                     "%s: the gzip is %s after %lld unpacked bytes; what came before is in",
                     w->path, what, (long long)gztell(w->file));
}

bool window_fill(struct window *w, struct fault *f)
{
    size_t held = w->filled - w->start, want = held > IMPORT_CHUNK ? held : IMPORT_CHUNK;
    int n, code, error;

    memmove(w->bytes, w->bytes + w->start, held);
    w->start = 0;
    w->filled = held;
    if (want > IMPORT_WINDOW - held)
        want = IMPORT_WINDOW - held;
    n = gzread(w->file, w->bytes + held, (unsigned)want);
    error = errno;
    gzerror(w->file, &code);
    if (n < 0)
        return code == Z_ERRNO ? fault_set(f, FAULT_BROKEN, "%s: %s", w->path, strerror(error))
                               : damaged(w, "damaged", f);
    w->filled += (size_t)n;
    w->at_end = n == 0 && want > 0;
    return !(w->at_end && code == Z_BUF_ERROR) || damaged(w, "cut short", f);
}

void window_consume(struct window *w, size_t n)
{
    w->start += n;
    w->offset += (int64_t)n;
}

bool window_seek(struct window *w, int64_t offset, struct fault *f)
{
    gzdirect(w->file); /* looks whether it is packed: one that is not need not be read through */
    if (gzseek(w->file, offset, SEEK_SET) < 0)
        return fault_set(f, FAULT_BROKEN, "%s: cannot go to byte %lld", w->path, (long long)offset);
    w->start = w->filled = 0;
    w->offset = offset;
    w->at_end = false;
    return true;
}
