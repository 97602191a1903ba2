/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c - see import.h.
 *
 * One thread reads the file (through zlib, which also reads plain files) and cuts it into
 * messages; workers take them in, side by side, so that their commits share one sync. */
#include "channel/import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/log.h"
#include "base/thread.h"
#include "message/csv.h"
#include "message/message.h"

#define CHUNK       ((size_t)256 << 10)
#define WINDOW_MAX  (INCOMING_BYTES_MAX + CHUNK) /* one message, and the start of the next */
#define WORKERS     8
#define WORKERS_MAX 64
#define QUEUE_ROOM  64

/* One message on its way to a worker; lives in an arena of its own. */
struct piece {
    struct arena *arena;
    enum message_format format;
    struct str bytes;
    char place[48];
};

struct import {
    struct import_job *job;
    const char *path;
    struct import_counts *counts;
    gzFile file;
    struct stat stat;
    struct arena *arena; /* the window */
    char *window;
    size_t filled;
    bool at_end;
    int64_t number; /* messages, or lines */
    struct queue *queue;
    pthread_mutex_t mutex;
    struct fault stop; /* what ends the import: the store, not a message */
    /* CSV */
    struct csv csv;
    int column_of[IMPORT_MAPS_MAX];
};

/* ---- workers ---- */

static void count(struct import *im, int64_t *what)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    (*what)++;
}

static void refuse(struct import *im, const char *place, const char *reason)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    im->counts->refused++;
    if (im->job->refused)
        im->job->refused(im->job->arg, im->path, place, reason);
}

/* A fault of the message refuses it; a fault of the machine stops the import. */
static void note_fault(struct import *im, const struct piece *p, const struct fault *f)
{
    if (fault_http_status(f->kind) < 500) {
        refuse(im, p->place, f->text);
        return;
    }
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);
    if (im->stop.kind == FAULT_NONE)
        fault_set(&im->stop, f->kind, "%s: %s", p->place, f->text);
}

static bool stopped(struct import *im)
{
    scoped_lock pthread_mutex_t *held = lock(&im->mutex);

    return im->stop.kind != FAULT_NONE;
}

static void take_in(struct import *im, struct piece *p)
{
    struct fault f = { 0 };
    struct taken taken;

    if (stopped(im))
        return;
    if (!desk_receive(im->job->desk, im->job->source, &im->job->by, p->format, p->bytes, &taken,
                      &f))
        note_fault(im, p, &f);
    else
        count(im, taken.duplicate     ? &im->counts->duplicate
                  : taken.quarantined ? &im->counts->quarantined
                                      : &im->counts->taken);
}

static void *worker_run(void *arg)
{
    struct import *im = arg;
    void *item;

    while (queue_pop(im->queue, &item)) {
        struct piece *p = item;

        take_in(im, p);
        arena_free(p->arena);
    }
    return NULL;
}

static bool hand_over(struct import *im, enum message_format format, const char *unit,
                      int64_t number, struct str bytes, struct fault *f)
{
    struct arena *a = arena_new(bytes.len + 4096);
    struct piece *p = a ? arena_make(a, struct piece) : NULL;

    if (!p) {
        arena_free(a);
        return fault_set(f, FAULT_BUSY, "no memory for a message");
    }
    *p = (struct piece){ .arena = a, .format = format, .bytes = str_copy(a, bytes) };
    snprintf(p->place, sizeof p->place, "%s %lld", unit, (long long)number);
    count(im, &im->counts->read);
    queue_push(im->queue, p);
    return true;
}

/* ---- the window on the file ---- */

/* Reads on; false at a fault, at_end set at the end. */
static bool fill(struct import *im, struct fault *f)
{
    size_t room = WINDOW_MAX - im->filled;
    int n = gzread(im->file, im->window + im->filled, (unsigned)(room < CHUNK ? room : CHUNK));
    int code;

    if (n < 0) {
        gzerror(im->file, &code);
        return fault_set(f, code == Z_ERRNO ? FAULT_BROKEN : FAULT_DAMAGED, "%s: %s", im->path,
                         code == Z_ERRNO
                             ? strerror(errno)
                             : "the gzip is cut short or damaged; what came before is in");
    }
    im->filled += (size_t)n;
    im->at_end = n == 0;
    if (im->at_end) {
        gzerror(im->file, &code);
        if (code == Z_BUF_ERROR)
            return fault_set(f, FAULT_DAMAGED, "%s: the gzip is cut short; what came before is in",
                             im->path);
    }
    if (im->job->progress)
        im->job->progress(im->job->arg, gzoffset(im->file), im->stat.st_size);
    return true;
}

static void consume(struct import *im, size_t n)
{
    memmove(im->window, im->window + n, im->filled - n);
    im->filled -= n;
}

static struct str window(const struct import *im)
{
    return str_make(im->window, im->filled);
}

/* ---- formats ---- */

static bool read_eml(struct import *im, struct fault *f)
{
    while (!im->at_end && im->filled < WINDOW_MAX)
        if (!fill(im, f))
            return false;
    if (!im->at_end) {
        im->counts->read++;
        refuse(im, "message 1", "is larger than a message may be");
        return true;
    }
    return hand_over(im, FORMAT_MAIL, "message", 1, window(im), f);
}

/* Passes over a message that is too large, to the next "From " line. */
static bool skip_mbox(struct import *im, struct fault *f)
{
    size_t at;
    char place[48];

    im->number++;
    im->counts->read++;
    snprintf(place, sizeof place, "message %lld", (long long)im->number);
    refuse(im, place, "is larger than a message may be");
    do {
        at = str_find(window(im), STR("\nFrom "), 0);
        if (at != STR_NPOS) {
            consume(im, at + 1);
            return true;
        }
        consume(im, im->filled > 8 ? im->filled - 8 : 0);
        if (!fill(im, f))
            return false;
    } while (!im->at_end);
    consume(im, im->filled);
    return true;
}

static bool next_mbox(struct import *im, size_t *ret_used, struct fault *f)
{
    scoped(arena) *a = arena_new(WINDOW_MAX * 2);
    struct str message = STR_NONE;

    struct fault why = { 0 };

    *ret_used = a ? message_mbox_next(a, window(im), im->at_end, &message, &why) : 0;
    if (why.kind != FAULT_NONE) {
        char place[48];

        im->counts->read++;
        snprintf(place, sizeof place, "message %lld", (long long)++im->number);
        refuse(im, place, why.text);
        return true;
    }
    if (!*ret_used || !message.ptr)
        return true;
    return hand_over(im, FORMAT_MAIL, "message", ++im->number, message, f);
}

static bool read_mbox(struct import *im, struct fault *f)
{
    while (!stopped(im)) {
        size_t used;

        if (!next_mbox(im, &used, f))
            return false;
        consume(im, used);
        if (used)
            continue;
        if (im->at_end)
            break;
        if (im->filled == WINDOW_MAX ? !skip_mbox(im, f) : !fill(im, f))
            return false;
    }
    return true;
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

static bool take_line(struct import *im, struct str line, struct fault *f)
{
    scoped(arena) *a = arena_new(line.len * 8 + 65536);
    struct fault why = { 0 };
    struct str named;
    char place[48];

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for a line");
    if (name_line(a, line, &named, &why))
        return hand_over(im, FORMAT_JSON, "line", im->number, named, f);
    im->counts->read++;
    snprintf(place, sizeof place, "line %lld", (long long)im->number);
    refuse(im, place, why.text);
    return true;
}

/* The line is longer than the window: to its end, without keeping it. */
static bool skip_line(struct import *im, struct fault *f)
{
    char place[48];
    size_t end;

    im->counts->read++;
    snprintf(place, sizeof place, "line %lld", (long long)im->number + 1);
    refuse(im, place, "is longer than a message may be");
    im->number++;
    do {
        end = str_chr(window(im), '\n', 0);
        consume(im, end == STR_NPOS ? im->filled : end + 1);
        if (end != STR_NPOS)
            return true;
        if (!fill(im, f))
            return false;
    } while (!im->at_end);
    return true;
}

static bool read_jsonl(struct import *im, struct fault *f)
{
    while (!stopped(im)) {
        size_t end = str_chr(window(im), '\n', 0);
        struct str line;

        if (end == STR_NPOS && !im->at_end) {
            if (im->filled == WINDOW_MAX ? !skip_line(im, f) : !fill(im, f))
                return false;
            continue;
        }
        if (!im->filled)
            break;
        line = str_slice(window(im), 0, end == STR_NPOS ? im->filled : end);
        im->number++;
        if (str_trim(line).len && !take_line(im, str_trim(line), f))
            return false;
        consume(im, end == STR_NPOS ? im->filled : end + 1);
    }
    return true;
}

/* ---- CSV ---- */

static const struct {
    const char *field;
    bool of_sender;
} csv_fields[] = {
    { "name", true },     { "email", true }, { "phone", true },    { "handle", true },
    { "subject", false }, { "text", false }, { "sent_at", false }, { "external_id", false },
};

static bool read_header(struct import *im, const struct csv_row *row, struct fault *f)
{
    for (size_t m = 0; m < im->job->map_count; m++) {
        im->column_of[m] = -1;
        for (size_t c = 0; c < row->count; c++)
            if (str_eq_nocase(str_trim(row->fields[c]), im->job->maps[m].column))
                im->column_of[m] = (int)c;
        if (im->column_of[m] < 0)
            return fault_set(f, FAULT_INVALID, "%s: the header has no column '%.*s'", im->path,
                             STR_ARG(im->job->maps[m].column));
    }
    return true;
}

static struct str csv_value(const struct import *im, const struct csv_row *row, const char *field)
{
    for (size_t m = 0; m < im->job->map_count; m++)
        if (str_eq(im->job->maps[m].field, str_of(field)))
            return str_trim(row->fields[im->column_of[m]]);
    return STR("");
}

static struct str csv_json(struct import *im, struct arena *a, const struct csv_row *row)
{
    struct buf b = buf_new(a, CSV_ROW_MAX * 8);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_open(&o, "from", '{');
    for (size_t i = 0; i < COUNT_OF(csv_fields); i++) {
        struct str value = csv_value(im, row, csv_fields[i].field);

        if (csv_fields[i].of_sender && value.len)
            json_str(&o, csv_fields[i].field, value);
    }
    json_close(&o, '}');
    for (size_t i = 0; i < COUNT_OF(csv_fields); i++) {
        struct str value = csv_value(im, row, csv_fields[i].field);

        if (!csv_fields[i].of_sender && value.len)
            json_str(&o, csv_fields[i].field, value);
    }
    json_close(&o, '}');
    return buf_str(&b);
}

static bool take_row(struct import *im, struct arena *a, const struct csv_row *row, struct fault *f)
{
    char place[48], reason[160];
    struct str json;

    if (row->kind == CSV_HEADER)
        return read_header(im, row, f);
    if (row->kind == CSV_BAD) {
        im->counts->read++;
        snprintf(place, sizeof place, "line %zu", row->line);
        snprintf(reason, sizeof reason, "field %zu: %s", row->field, row->reason);
        refuse(im, place, reason);
        return true;
    }
    im->number = (int64_t)row->line;
    json = csv_json(im, a, row);
    return take_line(im, json, f);
}

static bool read_csv(struct import *im, struct fault *f)
{
    while (!stopped(im)) {
        scoped(arena) *a = arena_new(CSV_ROW_MAX * 16);
        struct csv_row row = { 0 };
        size_t used = a ? csv_next(&im->csv, a, window(im), im->at_end, &row) : 0;

        if (!used && im->at_end)
            break;
        if (!used) {
            if (!fill(im, f))
                return false;
            continue;
        }
        if (row.kind != CSV_NONE && !take_row(im, a, &row, f))
            return false;
        consume(im, used);
    }
    return true;
}

/* ---- the whole ---- */

static const struct {
    struct str ending;
    bool (*read)(struct import *im, struct fault *f);
} formats[] = {
    { STR_INIT(".mbox"), read_mbox },
    { STR_INIT(".eml"), read_eml },
    { STR_INIT(".csv"), read_csv },
    { STR_INIT(".jsonl"), read_jsonl },
};

static bool run(struct import *im, bool (*read)(struct import *im, struct fault *f),
                struct fault *f)
{
    unsigned n = im->job->workers ? im->job->workers : WORKERS, started = 0;
    pthread_t threads[WORKERS_MAX];
    bool ok = true;

    for (; ok && started < n && started < WORKERS_MAX; started++)
        ok = thread_start(&threads[started], "import", worker_run, im, f);
    started -= !ok;
    ok = ok && read(im, f);
    queue_close(im->queue);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    if (ok && im->stop.kind != FAULT_NONE)
        ok = fault_set(f, im->stop.kind, "%s, %s", im->path, im->stop.text);
    return ok;
}

bool import_file(struct import_job *job, const char *path, struct import_counts *counts,
                 struct fault *f)
{
    struct str name = str_of(path);
    struct import im = { .job = job, .path = path, .counts = counts };
    bool (*read)(struct import * im, struct fault * f) = NULL;
    bool ok;

    if (str_ends_nocase(name, STR(".gz")))
        name.len -= 3;
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        if (str_ends_nocase(name, formats[i].ending))
            read = formats[i].read;
    if (!read)
        return fault_set(f, FAULT_INVALID, "%s: neither .mbox, .eml, .csv nor .jsonl (or .gz)",
                         path);
    im.file = gzopen(path, "rbe");
    if (!im.file || stat(path, &im.stat) < 0) {
        if (im.file)
            gzclose(im.file);
        return fault_set(f, FAULT_MISSING, "%s: %s", path, strerror(errno));
    }
    im.arena = arena_new(WINDOW_MAX + 4096);
    im.window = im.arena ? arena_alloc(im.arena, WINDOW_MAX) : NULL;
    im.queue = queue_new(QUEUE_ROOM);
    pthread_mutex_init(&im.mutex, NULL);
    ok = im.window && im.queue ? run(&im, read, f)
                               : fault_set(f, FAULT_BUSY, "no memory to import %s", path);
    pthread_mutex_destroy(&im.mutex);
    queue_free(im.queue);
    arena_free(im.arena);
    gzclose(im.file);
    return ok;
}
