/* SPDX-License-Identifier: EUPL-1.2 */
/* reading.c - what is read once its message is in: in the background, one file after the other.
 *
 * A reader may take seconds for a file, and nobody who brings a message waits for that: its
 * attachment is marked as waiting, and stands in a table that outlives the process.  One thread
 * goes through that table, oldest first.  What cannot be read now for a reason of ours (a full
 * disk, no reader) waits for another time; every other outcome is final. */
#include "base/log.h"
#include "desk/desk_priv.h"
#include "reader/reader.h"

#define LATER_MS ((int64_t)60 * 1000) /* until what could not be read is tried again */

struct looking {
    struct arena *arena;
    struct id after;
    struct waiting_row row;
};

static bool look(struct tx *tx, void *arg, struct fault *f)
{
    struct looking *l = arg;

    return store_attachment_waiting(tx, l->arena, l->after, &l->row, f);
}

/* Once through the table; the fault is of the last one that is left. */
bool desk_read_waiting(struct desk *d, bool (*stop)(void *arg), void *arg, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct looking l = { .arena = a };
    struct fault left = { 0 };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory to read attachments");
    while (!stop(arg)) {
        struct fault why = { 0 };

        if (!store_read(d->parts.store, look, &l, &why)) {
            if (why.kind != FAULT_MISSING)
                left = why;
            break;
        }
        l.after = l.row.attachment;
        if (!scan_waiting(d, &l.row, &why))
            left = why;
        if (left.kind == FAULT_BUSY)
            break;
    }
    return left.kind == FAULT_NONE || fault_set(f, left.kind, "%s", left.text);
}

/* ---- the thread ---- */

static bool is_stopping(void *arg)
{
    struct desk *d = arg;
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    return d->reading_stops;
}

static void *read_on(void *arg)
{
    struct desk *d = arg;

    while (!is_stopping(d)) {
        struct fault f = { 0 };
        bool done = desk_read_waiting(d, is_stopping, d, &f);

        if (!done && !is_stopping(d))
            log_fault("attachments", &f);
        scoped_lock pthread_mutex_t *held = lock(&d->mutex);
        if (!d->reading_stops && !d->reading_wanted)
            thread_cond_wait(&d->reading_wakes, &d->mutex, LATER_MS);
        d->reading_wanted = false;
    }
    return NULL;
}

bool desk_reading_start(struct desk *d, struct fault *f)
{
    d->is_reading = thread_start(&d->reading, "reading", read_on, d, f);
    return d->is_reading;
}

void reading_wake(struct desk *d)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    d->reading_wanted = true;
    pthread_cond_signal(&d->reading_wakes);
}

/* A file that is being read waits for the next start. */
void reading_stop(struct desk *d)
{
    if (!d->is_reading)
        return;
    pthread_mutex_lock(&d->mutex);
    d->reading_stops = true;
    pthread_cond_signal(&d->reading_wakes);
    pthread_mutex_unlock(&d->mutex);
    if (d->parts.reader)
        reader_stop(d->parts.reader);
    pthread_join(d->reading, NULL);
    d->is_reading = false;
}
