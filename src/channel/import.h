/* SPDX-License-Identifier: EUPL-1.2 */
/* import.h - takes files in: mbox, eml, csv and jsonl, each also gzipped, streaming.
 *
 * Every message goes through the desk's one door.  Idempotent: what is there already is counted
 * as a duplicate, so that an interrupted import is simply run again.  What cannot be taken is
 * reported with its place and reason, and the rest goes on. */
#ifndef CHANNEL_IMPORT_H
#define CHANNEL_IMPORT_H

#include "desk/desk.h"

struct import_counts {
    int64_t read, taken, duplicate, quarantined, refused;
};

#define IMPORT_MAPS_MAX 16

struct import_job {
    struct desk *desk;
    const struct source_row *source;
    struct principal by;
    unsigned workers; /* 0: 8 */
    /* CSV: field=column pairs; fields are name, email, phone, handle, customer_ref, subject,
     * text, sent_at, external_id. */
    struct {
        struct str field, column;
    } maps[IMPORT_MAPS_MAX];
    size_t map_count;
    /* `place` is "line 12" or "message 3"; called from several threads, one at a time. */
    void (*refused)(void *arg, const char *file, const char *place, const char *reason);
    /* Bytes of the file (as it lies on the disk) read so far. */
    void (*progress)(void *arg, int64_t done, int64_t size);
    void *arg;
};

/* By the name's ending.  FAULT_INVALID for another; FAULT_DAMAGED for a gzip that is cut short
 * (what came before the cut is in); a full disk is FAULT_BUSY: run it again. */
bool import_file(struct import_job *job, const char *path, struct import_counts *counts,
                 struct fault *f);

#endif
