/* SPDX-License-Identifier: EUPL-1.2 */
/* reader.h - text of files that must not be parsed in this process: PDF, by poppler.
 *
 * A parser of PDF is hundreds of thousands of lines that others wrote, and the file is a
 * stranger's. So it runs in a process of its own that has nothing worth taking: no key was ever in
 * its memory, it opens no file, makes no socket, starts nothing, and lives for one file.
 *
 *     desk ──(file, pipe)──► keeper ──fork──► reader of one file ──(text)──► pipe ──► desk
 *
 * The keeper is made before the desk opens its keys and threads, loads the library when the first
 * file comes, and parses nothing itself.  The reader of a file is killed when it takes too long or
 * too much; what went wrong is said, and the next file has a fresh one.  What comes back is a
 * stranger's word still: bytes, to be cleaned as any text that came. */
#ifndef READER_READER_H
#define READER_READER_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/incoming.h"

#define READER_BYTES_MAX   ((size_t)32 << 20)  /* of a file */
#define READER_TEXT_MAX    ((size_t)2 << 20)   /* of its text; what is more is not read */
#define READER_PAGES_MAX   1000                /* the others are not read */
#define READER_MEMORY_MAX  ((size_t)512 << 20) /* that reading a file may take */
#define READER_SECONDS     8                   /* after which what was read so far is the answer */
#define READER_SECONDS_CPU 12                  /* of the processor: then it is killed */
#define READER_SECONDS_MAX 20                  /* of the clock: then it is killed */

struct reader;

/* What a reader says of a file; `text` lives in the arena, any bytes. */
struct reading {
    enum extent extent;
    enum unread why; /* not all of it was read */
    struct str text;
};

/* What the two processes do; NULL for poppler's.  Another one is for tests. */
struct reader_work {
    unsigned seconds_cpu, seconds_max; /* READER_SECONDS_CPU, READER_SECONDS_MAX */
    /* Once, in the keeper, which may open files: what `read` gets, or NULL where it cannot be. */
    const void *(*load)(struct arena *a);
    /* In the process of one file, which may not. */
    void (*read)(const void *loaded, struct arena *a, struct str bytes, struct reading *ret);
};

/* Forks: before threads and before keys.  `confine` is called by the keeper once it is alone, and
 * may be NULL.  The process is there until reader_close(), or ends with this one. */
bool reader_start(const struct reader_work *work, bool (*confine)(struct fault *f),
                  struct reader **ret_reader, struct fault *f);
/* From any thread: reading ends at once, with FAULT_BUSY, now and for good. */
void reader_stop(struct reader *r);
void reader_close(struct reader *r); /* NULL is fine */

/* One file at a time; threads wait for each other.  True: `ret` says what came of it, and be it
 * that the reader crashed.  FAULT_BUSY: the keeper is gone, nothing is known of the file. */
bool reader_read(struct reader *r, struct arena *a, struct str bytes, struct reading *ret,
                 struct fault *f);

/* Is it a PDF, by its first bytes? (ISO 32000-1, 7.5.2; as lenient as readers are: appendix H.) */
bool reader_is_pdf(struct str bytes);

#endif
