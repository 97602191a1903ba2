/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c - see import.h.
 *
 * One thread reads the file and cuts it into messages; workers take them in, side by side, so
 * that their commits share one sync.  They finish out of order: what is kept as the place to go
 * on is the end of the last message before which all are finished (steps.c).  Nothing depends on
 * it being the newest: a message that comes again is a duplicate. */
#include "channel/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/json.h"
#include "channel/import_priv.h"

#define WORKERS    8
#define QUEUE_ROOM 64
#define KEEP_EVERY 64                 /* messages; a crash costs looking at so many again */
#define BEGINNING  ((size_t)64 << 10) /* bytes of the file that are part of its name */

static const struct format formats[] = {
    { "mbox", "message", false, import_read_mbox },
    { "eml", "message", false, import_read_eml },
    { "csv", "line", true, import_read_csv },
    { "jsonl", "line", false, import_read_jsonl },
};

/* One message on its way to a worker; lives in an arena of its own. */
struct piece {
    struct arena *arena;
    enum message_format format;
    struct str bytes;
    char place[IMPORT_PLACE];
    struct import_ids ids;
    uint64_t step;
};

/* ---- what went wrong ---- */

void import_report(struct import *im, const struct import_trouble *t)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    im->counts->refused += !t->note;
    if (im->job->trouble)
        im->job->trouble(im->job->arg, t);
}

void import_refuse(struct import *im, const char *unit, int64_t number, const char *reason)
{
    char place[IMPORT_PLACE];

    snprintf(place, sizeof place, "%s %lld", unit, (long long)number);
    im->counts->read++;
    import_report(im, &(struct import_trouble){ im->path, place, STR(""), reason, false });
}

bool import_stopped(struct import *im)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    if (im->stop.kind == FAULT_NONE && im->job->interrupted && im->job->interrupted(im->job->arg)) {
        fault_set(&im->stop, FAULT_BUSY, "interrupted; run it again and it goes on from there");
        steps_stop(&im->steps);
    }
    return im->stop.kind != FAULT_NONE;
}

/* FAULT_FIELDS lists several: the first is the refusal, the others belong to it. */
static void report_fields(struct import *im, const char *place, const char *list)
{
    struct fault ignored = { 0 };
    scoped_json json_t *all = json_read(str_of(list), &ignored);
    json_t *one;
    size_t i;

    json_array_foreach(all, i, one)
    {
        struct str reason = json_text(one, "reason");
        struct import_trouble t = { .file = im->path,
                                    .place = place,
                                    .field = json_text(one, "field"),
                                    .reason = reason.ptr, /* jansson ends it with a NUL */
                                    .note = i > 0 };

        import_report(im, &t);
    }
}

/* A fault of the message refuses it; a fault of the machine stops the import. */
static bool note_fault(struct import *im, const struct piece *p, const struct fault *f)
{
    struct import_trouble t = { im->path, p->place, STR(""), f->text, false };

    if (f->kind == FAULT_FIELDS)
        report_fields(im, p->place, f->text);
    else if (fault_http_status(f->kind) < 500)
        import_report(im, &t);
    else {
        scoped_lock pthread_mutex_t *held = lock(&im->mutex);

        if (im->stop.kind == FAULT_NONE)
            fault_set(&im->stop, f->kind, "%s: %s", p->place, f->text);
        steps_stop(&im->steps);
        return false;
    }
    return true;
}

static void show_progress(struct import *im)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    if (im->job->progress)
        im->job->progress(im->job->arg, gzoffset(im->window.file), im->window.size);
}

/* ---- workers ---- */

static void count(struct import *im, const struct taken *taken)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);
    struct import_counts *n = im->counts;

    n->duplicate += taken->duplicate;
    n->quarantined += !taken->duplicate && taken->quarantined;
    n->taken += !taken->duplicate && !taken->quarantined;
}

/* A line without a name of its own is named by its digest, so that it is taken in once. */
static bool name_line(struct arena *a, struct str line, struct str *ret, struct fault *f)
{
    scoped_json json_t *j = json_read(line, f);
    struct crypto_part part = { line.ptr, line.len };
    uint8_t digest[32];
    char *printed;

    if (!j)
        return false;
    *ret = line;
    if (!json_is_object(j) || json_object_get(j, "external_id"))
        return true;
    crypto_sha256(&part, 1, digest);
    json_object_set_new(j, "external_id", json_string(str_cstr(a, crypto_hex(a, digest, 32))));
    printed = json_dumps(j, JSON_COMPACT);
    *ret = str_copy(a, str_of(printed));
    json_text_free(printed);
    return arena_check(a, f);
}

/* Is it in, or refused: done with for good? */
static bool take_in(struct import *im, struct piece *p)
{
    struct fault f = { 0 };
    struct taken taken;
    struct str bytes = p->bytes;

    if (import_stopped(im))
        return false;
    if ((p->format == FORMAT_JSON && !name_line(p->arena, p->bytes, &bytes, &f)) ||
        !desk_receive(im->job->desk, im->job->source, &im->job->by, p->format, bytes, &taken, &f))
        return note_fault(im, p, &f);
    count(im, &taken);
    return true;
}

/* Is it time, and nobody else at it? */
static bool may_keep(struct import *im, struct import_spot *ret_spot)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);
    uint64_t n;

    *ret_spot = steps_done(&im->steps, &n);
    if (!im->name.len || im->saving || n - im->saved < KEEP_EVERY)
        return false;
    im->saved = n;
    im->saving = true;
    return true;
}

/* Not being able to keep it costs time later, no message: so it is no fault. */
static void keep_spot(struct import *im)
{
    struct fault ignored = { 0 };
    struct import_spot spot;

    if (!may_keep(im, &spot))
        return;
    desk_import_mark(im->job->desk, im->job->source, im->name, &spot, &ignored);
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);
    im->saving = false;
}

static void *worker_run(void *arg)
{
    struct import *im = arg;
    void *item;

    while (queue_pop(im->queue, &item)) {
        struct piece *p = item;
        uint64_t step = p->step;
        bool done;

        steps_wait(&im->steps, step, &p->ids);
        done = take_in(im, p);
        arena_free(p->arena);
        steps_end(&im->steps, step, done);
        keep_spot(im);
    }
    return NULL;
}

bool import_hand_over(struct import *im, enum message_format format, int64_t place,
                      struct str bytes, struct fault *f)
{
    struct import_spot end = { im->window.offset, im->number };
    struct arena *a = arena_new(bytes.len * 12 + 65536); /* a line is parsed and printed again */
    struct piece *p = a ? arena_make(a, struct piece) : NULL;

    if (!p) {
        arena_free(a);
        return fault_set(f, FAULT_BUSY, "no memory for a message");
    }
    *p = (struct piece){ .arena = a, .format = format };
    snprintf(p->place, sizeof p->place, "%s %lld", format == FORMAT_MAIL ? "message" : "line",
             (long long)place);
    im->counts->read++;
    if (format == FORMAT_MAIL)
        p->ids = import_ids_of(bytes);
    if (steps_begin(&im->steps, end, bytes.len, p->ids.own, &p->step)) {
        p->bytes = str_copy(a, bytes);
        queue_push(im->queue, p);
    } else {
        arena_free(a);
    }
    show_progress(im);
    return true;
}

/* ---- the file ---- */

static const struct format *format_find(const struct import_job *job, const char *path)
{
    struct str name = str_of(path);

    if (str_ends_nocase(name, STR(".gz")))
        name.len -= 3;
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        size_t n = strlen(formats[i].name);

        if (job->format ? strcmp(job->format, formats[i].name) == 0
                        : name.len > n && name.ptr[name.len - n - 1] == '.' &&
                              str_ends_nocase(name, str_of(formats[i].name)))
            return &formats[i];
    }
    return NULL;
}

/* The name without folders, size, time of change, format and columns, and how it begins: a file
 * that was changed, or is read in another way, is another one and starts anew. */
static struct str name_file(const struct import_job *job, struct arena *a, int fd, const char *path,
                            const struct stat *st)
{
    const char *slash = strrchr(path, '/');
    struct buf b = buf_new(a, 2 * BEGINNING);
    char *beginning = arena_alloc(a, BEGINNING);
    ssize_t n = beginning ? pread(fd, beginning, BEGINNING, 0) : -1;

    if (n < 0)
        return STR("");
    buf_printf(&b, "%s|%lld|%lld.%09ld|%s|", slash ? slash + 1 : path, (long long)st->st_size,
               (long long)st->st_mtim.tv_sec, st->st_mtim.tv_nsec, job->format ? job->format : "");
    for (size_t i = 0; i < job->map_count; i++)
        buf_printf(&b, "%.*s=%.*s|", STR_ARG(job->maps[i].field), STR_ARG(job->maps[i].column));
    buf_add(&b, str_make(beginning, (size_t)n));
    return b.failed ? STR("") : buf_str(&b);
}

static bool open_path(const struct import_job *job, const char *path, int *ret_fd, struct stat *st,
                      struct fault *f)
{
    bool is_input = strcmp(path, "-") == 0;
    int fd = is_input ? fcntl(job->standard_input, F_DUPFD_CLOEXEC, 0)
                      : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    const char *reason = NULL;

    if (fd < 0 || fstat(fd, st) < 0)
        reason = strerror(errno);
    else if (S_ISDIR(st->st_mode))
        reason = "is a folder: name the files in it";
    else if (S_ISREG(st->st_mode) && st->st_size == 0)
        reason = "is empty";
    if (!reason) {
        *ret_fd = fd;
        return true;
    }
    fault_set(f, FAULT_INVALID, "%s: %s", is_input ? "standard input" : path, reason);
    if (fd >= 0)
        close(fd);
    return false;
}

/* Opened, with its format, its name and where to go on. */
struct opened_file {
    const struct format *format;
    int fd;
    int64_t size;
    struct str name;
    struct import_spot resume;
};

static bool file_open(struct import_job *job, struct arena *a, const char *path,
                      struct opened_file *ret, struct fault *f)
{
    struct stat st = { 0 };

    ret->format = format_find(job, path);
    if (!ret->format && strcmp(path, "-") == 0)
        return fault_set(f, FAULT_INVALID,
                         "standard input: say what it holds with --format mbox, eml, csv or jsonl");
    if (!ret->format)
        return fault_set(f, FAULT_INVALID, "%s: neither .mbox, .eml, .csv nor .jsonl (or .gz)",
                         path);
    if (!open_path(job, path, &ret->fd, &st, f))
        return false;
    ret->size = S_ISREG(st.st_mode) ? st.st_size : 0;
    ret->name =
        ret->size && strcmp(path, "-") != 0 ? name_file(job, a, ret->fd, path, &st) : STR("");
    if (!ret->name.len || desk_import_spot(job->desk, job->source, ret->name, &ret->resume, f))
        return true;
    close(ret->fd);
    return false;
}

bool import_look(struct import_job *job, const char *path, struct import_spot *ret_spot,
                 struct fault *f)
{
    scoped(arena) *a = arena_new(4 * BEGINNING);
    struct opened_file file = { 0 };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory to import %s", path);
    if (!file_open(job, a, path, &file, f))
        return false;
    close(file.fd);
    *ret_spot = file.resume;
    return true;
}

/* ---- the whole ---- */

static bool go_on(struct import *im, const struct format *format, struct fault *f)
{
    if (!im->resume.offset)
        return true;
    if (im->job->resumes)
        im->job->resumes(im->job->arg, im->path, format->unit, &im->resume);
    im->number = im->resume.number;
    return format->has_header || window_seek(&im->window, im->resume.offset, f);
}

static bool read_all(struct import *im, const struct format *format, struct fault *f)
{
    if (!go_on(im, format, f) || !format->read(im, f))
        return false;
    return im->window.offset > 0 || import_stopped(im) ||
           fault_set(f, FAULT_INVALID, "%s: is empty", im->path);
}

static bool run(struct import *im, const struct format *format, struct fault *f)
{
    unsigned n = im->job->workers ? im->job->workers : WORKERS, started = 0;
    pthread_t threads[IMPORT_WORKERS];
    bool ok = true;

    for (; ok && started < n && started < IMPORT_WORKERS; started++)
        ok = thread_start(&threads[started], "import", worker_run, im, f);
    started -= !ok;
    ok = ok && read_all(im, format, f);
    queue_close(im->queue);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    if (ok && im->stop.kind != FAULT_NONE)
        ok = fault_set(f, im->stop.kind, "%s, %s", im->path, im->stop.text);
    return ok;
}

/* Done: forgotten.  Given up: the exact spot, where there is room to write it. */
static bool keep_end(struct import *im, bool ok, struct fault *f)
{
    struct fault ignored = { 0 };
    uint64_t n;
    struct import_spot spot = steps_done(&im->steps, &n);

    if (!im->name.len)
        return ok;
    if (ok)
        return desk_import_done(im->job->desk, im->job->source, im->name, f);
    if (n)
        desk_import_mark(im->job->desk, im->job->source, im->name, &spot, &ignored);
    return false;
}

static bool import_opened(struct import *im, const struct opened_file *file, struct fault *f)
{
    bool ok = window_open(&im->window, file->fd, im->path, file->size, f);

    im->queue = queue_new(QUEUE_ROOM);
    pthread_mutex_init(&im->mutex, NULL);
    steps_open(&im->steps, im->resume);
    if (ok && !im->queue)
        ok = fault_set(f, FAULT_BUSY, "no memory to import %s", im->path);
    ok = keep_end(im, ok && run(im, file->format, f), f);
    steps_close(&im->steps);
    pthread_mutex_destroy(&im->mutex);
    queue_free(im->queue);
    window_close(&im->window);
    return ok;
}

bool import_file(struct import_job *job, const char *path, struct import_counts *counts,
                 struct fault *f)
{
    scoped(arena) *a = arena_new(4 * BEGINNING);
    struct opened_file file = { 0 };
    struct import im = { .job = job, .path = path, .counts = counts };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory to import %s", path);
    if (!file_open(job, a, path, &file, f))
        return false;
    im.name = file.name;
    im.resume = file.resume;
    return import_opened(&im, &file, f);
}
