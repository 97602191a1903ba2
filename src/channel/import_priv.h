/* SPDX-License-Identifier: EUPL-1.2 */
/* import_priv.h - what the files of an import share: the window on the file, the steps that are
 * under way, and the formats. */
#ifndef CHANNEL_IMPORT_PRIV_H
#define CHANNEL_IMPORT_PRIV_H

#include <stdio.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/thread.h"
#include "channel/import.h"
#include "message/csv.h"
#include "message/message.h"

#define IMPORT_CHUNK   ((size_t)256 << 10)
#define IMPORT_WINDOW  (INCOMING_BYTES_MAX + IMPORT_CHUNK) /* a message, the start of the next */
#define IMPORT_STEPS   256                                 /* messages under way at most */
#define IMPORT_FLIGHT  ((size_t)32 << 20) /* bytes under way at most, or one message */
#define IMPORT_WORKERS 64
#define IMPORT_PLACE   48

/* ---- window.c: the unpacked file, a piece at a time ---- */

struct window {
    gzFile file;
    const char *path;
    int64_t size; /* of the file as it lies on the disk; 0: not known */
    struct arena *arena;
    char *bytes;
    size_t start, filled;
    int64_t offset; /* of the unpacked file: where the window starts */
    bool at_end;
};

/* Takes `fd` over, also when it fails. */
bool window_open(struct window *w, int fd, const char *path, int64_t size, struct fault *f);
void window_close(struct window *w);
struct str window_text(const struct window *w);
bool window_is_full(const struct window *w);
/* Reads on (at_end is set at the end); slices of the window are void afterwards. */
bool window_fill(struct window *w, struct fault *f);
void window_consume(struct window *w, size_t n); /* slices stay what they are */
bool window_seek(struct window *w, int64_t offset, struct fault *f);

/* ---- order.c: an answer is taken in after the mail it answers ---- */

#define IMPORT_AFTER 16

/* Digests of a mail's own id and of those it answers; 0 and none where it names none. */
struct import_ids {
    uint64_t own, after[IMPORT_AFTER];
    size_t count;
};

struct import_ids import_ids_of(struct str mail);

/* ---- steps.c: what is under way, and up to where everything is done ---- */

/* Workers finish out of order: `done` is the end of the last step before which all are finished. */
struct steps {
    pthread_mutex_t mutex;
    pthread_cond_t room, ended;
    struct {
        struct import_spot end;
        size_t bytes;
        uint64_t own; /* what others may wait for (import_ids); 0: nothing */
        bool finished;
    } ring[IMPORT_STEPS];
    uint64_t first, next; /* steps first ... next - 1 are under way */
    size_t bytes;
    bool closed;
    struct import_spot done;
    uint64_t done_count;
};

void steps_open(struct steps *s, struct import_spot start);
void steps_close(struct steps *s);
/* Waits for room; false once nothing more is wanted (steps_stop). */
bool steps_begin(struct steps *s, struct import_spot end, size_t bytes, uint64_t own,
                 uint64_t *ret_step);
/* Until no earlier step that is one of ids->after is under way.  The first step under way never
 * waits, so there is always one that goes on. */
void steps_wait(struct steps *s, uint64_t step, const struct import_ids *ids);
/* `finished` false: given up; `done` will not pass it. */
void steps_end(struct steps *s, uint64_t step, bool finished);
void steps_stop(struct steps *s);
/* Up to where all is done, and how many steps that were. */
struct import_spot steps_done(struct steps *s, uint64_t *ret_count);

/* ---- import.c ---- */

struct import {
    struct import_job *job;
    const char *path;
    struct import_counts *counts;
    struct window window;
    struct steps steps;
    struct str name; /* what tells the file from others; empty: it cannot be resumed */
    struct import_spot resume;
    int64_t number; /* messages or lines consumed */
    struct queue *queue;
    pthread_mutex_t mutex;
    struct fault stop; /* what ends the import: the store, not a message */
    uint64_t saved;    /* steps done when the spot was last kept */
    bool saving;
};

struct format {
    const char *name;
    const char *unit; /* what `number` counts */
    bool has_header;  /* which is read before going on in the middle */
    bool (*read)(struct import *im, struct fault *f);
};

/* Has something ended it? */
bool import_stopped(struct import *im);
void import_refuse(struct import *im, const char *unit, int64_t number, const char *reason);
void import_report(struct import *im, const struct import_trouble *t);
/* To a worker.  The window stands behind the message, im->number is what resuming there needs. */
bool import_hand_over(struct import *im, enum message_format format, int64_t place,
                      struct str bytes, struct fault *f);

/* ---- formats.c and table.c ---- */

bool import_read_mbox(struct import *im, struct fault *f);
bool import_read_eml(struct import *im, struct fault *f);
bool import_read_jsonl(struct import *im, struct fault *f);
bool import_read_csv(struct import *im, struct fault *f);

#endif
