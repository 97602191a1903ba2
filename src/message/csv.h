/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.h - rows out of a CSV file (RFC 4180) of which a piece at a time is in memory.
 *
 * Separator "," ";" or tab, whichever the header line has most of; UTF-8 with or without a byte
 * order mark, else windows-1252; UTF-16 is refused with a reason.  A row that is broken is
 * reported with its line and field and skipped, and the next line goes on: one bad line never
 * costs the file.
 *
 *     struct csv c = { 0 };
 *     while ((n = csv_next(&c, a, bytes, at_end, &row)) > 0) { ... bytes = str_from(bytes, n) }
 */
#ifndef MESSAGE_CSV_H
#define MESSAGE_CSV_H

#include "base/arena.h"
#include "base/str.h"

#define CSV_ROW_MAX     ((size_t)1 << 20) /* bytes of one row */
#define CSV_COLUMNS_MAX 500

/* Zero-initialise before the first call; holds no pointer. */
struct csv {
    char separator; /* known after the header */
    size_t columns;
    size_t lines; /* read so far */
    bool refused; /* no CSV at all: whatever follows is passed over */
    bool passing; /* within a line that was given up */
};

enum csv_kind {
    CSV_NONE,   /* what was consumed was an empty line */
    CSV_HEADER, /* the first row */
    CSV_ROW,    /* as many fields as the header has */
    CSV_BAD,    /* `reason` says what is wrong; no fields */
};

struct csv_row {
    enum csv_kind kind;
    size_t line;        /* where it starts, from 1 */
    struct str *fields; /* in the arena: valid UTF-8 without NUL, line ends LF */
    size_t count;
    size_t field;       /* CSV_BAD: which field, from 1 */
    const char *reason; /* CSV_BAD: static */
};

/* Bytes consumed; 0: give more (or, when at_end, there is nothing left).  A buffer of
 * CSV_ROW_MAX bytes always gives progress. */
size_t csv_next(struct csv *c, struct arena *a, struct str bytes, bool at_end,
                struct csv_row *ret_row);

#endif
