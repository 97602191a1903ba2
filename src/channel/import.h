/* SPDX-License-Identifier: EUPL-1.2 */
/* import.h - takes files in: mbox, eml, csv and jsonl, each also gzipped, streaming.
 *
 * Every message goes through the desk's one door.  Idempotent: what is there already is counted
 * as a duplicate.  Resumable: how far a file is done is kept while it runs, and an import that
 * was interrupted (a crash, a full disk, a damaged file) goes on there; of what is before that
 * spot every message is in or was refused.  What cannot be taken is reported with its place and
 * reason, and the rest goes on.  Memory is bounded whatever the file holds. */
#ifndef CHANNEL_IMPORT_H
#define CHANNEL_IMPORT_H

#include "desk/desk.h"

struct import_counts {
    int64_t read, taken, duplicate, quarantined, refused; /* of this run */
};

#define IMPORT_MAPS_MAX 16

/* What is wrong with one message: a refusal, or (`note`) something worth knowing of one that is
 * in.  Texts are borrowed during the call and name fields and limits, not what a customer wrote. */
struct import_trouble {
    const char *file, *place; /* "line 12", "message 3" */
    struct str field;         /* may be empty */
    const char *reason;
    bool note;
};

struct import_job {
    struct desk *desk;
    const struct source_row *source;
    struct principal by;
    unsigned workers;   /* 0: 8 */
    const char *format; /* "mbox", ...; NULL: by the name's ending */
    int standard_input; /* read for the name "-"; that needs a format and is never resumed */
    /* CSV: field=column pairs; a field that has none is looked for under its own name. */
    struct {
        struct str field, column;
    } maps[IMPORT_MAPS_MAX];
    size_t map_count;
    /* All may be NULL; called from several threads, one at a time. */
    void (*trouble)(void *arg, const struct import_trouble *t);
    /* Bytes of the file (as it lies on the disk) read so far. */
    void (*progress)(void *arg, int64_t done, int64_t size);
    void (*resumes)(void *arg, const char *file, const char *unit, const struct import_spot *at);
    bool (*interrupted)(void *arg); /* asked now and then: stop here? */
    void *arg;
};

/* Is this a field that a column may be mapped to?  The names, with commas, in *ret_names. */
bool import_field_is(struct str field, const char **ret_names);

/* Can the file be opened and is its format known?  Also where an interrupted import of it would
 * go on.  Changes nothing. */
bool import_look(struct import_job *job, const char *path, struct import_spot *ret_spot,
                 struct fault *f);

/* FAULT_INVALID for a file that is none of these, is empty, or is damaged (what came before the
 * damage is in); FAULT_BUSY for a full disk, or when interrupted: run it again. */
bool import_file(struct import_job *job, const char *path, struct import_counts *counts,
                 struct fault *f);

#endif
