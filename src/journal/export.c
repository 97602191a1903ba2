/* SPDX-License-Identifier: EUPL-1.2 */
/* export.c - the log as a folder that needs nothing of ours to be verified: tlog-tiles resources,
 * and the entries once more as lines to read.  The checkpoint is written last: a folder without
 * one is not finished. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "journal/journal_priv.h"

#define FILE_MODE     0600
#define FOLDER_MODE   0700
#define WORK_MAX      ((size_t)64 << 20) /* a bundle of 256 entries, several times over */
#define NOTE_WORK_MAX ((size_t)1 << 20)

struct exporting {
    struct journal *journal;
    struct arena *arena; /* for the file at hand */
    const char *folder;
    uint64_t size;
};

static bool write_below(struct exporting *x, struct str path, struct str bytes, struct fault *f)
{
    for (size_t at = str_chr(path, '/', 0); at != STR_NPOS; at = str_chr(path, '/', at + 1)) {
        const char *folder =
            str_printf(x->arena, "%s/%.*s", x->folder, STR_ARG(str_slice(path, 0, at))).ptr;

        if (!arena_check(x->arena, f) || !file_make_folder(folder, FOLDER_MODE, f))
            return false;
    }
    path = str_printf(x->arena, "%s/%.*s", x->folder, STR_ARG(path));
    return arena_check(x->arena, f) && file_write(path.ptr, bytes, FILE_MODE, f);
}

static bool export_tile(struct exporting *x, const struct tile *t, struct fault *f)
{
    struct str path, bytes;

    arena_reset(x->arena);
    path = tile_path(x->arena, t);
    return journal_tile(x->journal, x->arena, path, &bytes, f) && write_below(x, path, bytes, f);
}

static bool export_level(struct exporting *x, int level, struct fault *f)
{
    struct tile t = { .level = level };

    while ((t.width = tile_width_in(level, t.index, x->size)) > 0) {
        if (!export_tile(x, &t, f))
            return false;
        t.index++;
    }
    return true;
}

/* Lines are whole entries: RFC 8785 leaves no line break in one. */
static bool export_lines(struct exporting *x, struct fault *f)
{
    const char *path = str_printf(x->arena, "%s/entries.jsonl", x->folder).ptr;
    scoped(arena) *a = arena_new(WORK_MAX);

    if (!a || !arena_ok(x->arena))
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!file_write(path, STR(""), FILE_MODE, f))
        return false;
    for (uint64_t n = 0; n < x->size;) {
        struct buf b = buf_new(a, WORK_MAX);
        uint64_t to = n + JOURNAL_ENTRIES_MAX < x->size ? n + JOURNAL_ENTRIES_MAX : x->size;
        struct journal_line *lines;
        size_t count;

        if (!journal_entries(x->journal, a, n, to, &lines, &count, f))
            return false;
        for (size_t i = 0; i < count; i++, n++) {
            if (lines[i].n != n)
                break;
            buf_add(&b, lines[i].json);
            buf_add_char(&b, '\n');
        }
        if (n != to)
            return fault_set(f, FAULT_DAMAGED, "journal: entry %llu is missing",
                             (unsigned long long)n);
        if (!buf_check(&b, f) || !file_append(path, buf_str(&b), FILE_MODE, f))
            return false;
        arena_reset(a);
    }
    return true;
}

/* An earlier export's: what is about to be written is not what it speaks of. */
static bool remove_checkpoint(struct exporting *x, struct fault *f)
{
    const char *path = str_printf(x->arena, "%s/checkpoint", x->folder).ptr;

    if (!arena_check(x->arena, f))
        return false;
    return unlink(path) == 0 || errno == ENOENT ||
           fault_set(f, FAULT_BROKEN, "%s: %s", path, strerror(errno));
}

static bool export_all(struct exporting *x, struct fault *f)
{
    scoped(arena) *a = arena_new(NOTE_WORK_MAX);
    struct checkpoint c;
    struct str note, key;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    key = journal_key(x->journal, a);
    if (!journal_checkpoint(x->journal, a, &note, f) || !note_open(a, note, key, &c, f))
        return false;
    x->size = c.size;
    key = str_printf(a, "%.*s\n", STR_ARG(key));
    if (!file_make_folder(x->folder, FOLDER_MODE, f) || !remove_checkpoint(x, f) ||
        !export_lines(x, f))
        return false;
    for (int level = TILE_ENTRIES; level < TILE_LEVELS; level++)
        if (!export_level(x, level, f))
            return false;
    arena_reset(x->arena);
    return arena_check(a, f) && write_below(x, STR("key"), key, f) &&
           write_below(x, STR("checkpoint"), note, f);
}

bool journal_export(struct journal *j, const char *folder, uint64_t *ret_size, struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct exporting x = { .journal = j, .arena = a, .folder = folder };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!export_all(&x, f))
        return fault_wrap(f, "export of the journal");
    *ret_size = x.size;
    return true;
}
