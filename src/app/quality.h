/* SPDX-License-Identifier: EUPL-1.2 */
/* quality.h - annotated texts, and how well what was found fits them: the counting behind
 * `guichet bench pii-quality`.
 *
 * A found span is right when a mark of exactly its type shares at least half of the bytes of both
 * of them; each mark answers for one span at most.  Pure: texts in, counts out. */
#ifndef APP_QUALITY_H
#define APP_QUALITY_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/lang.h"
#include "domain/span.h"

#define QUALITY_FILE_MAX  ((size_t)64 << 20) /* bytes of one file of annotated texts */
#define QUALITY_MARKS_MAX 4096               /* marks of one text */
#define QUALITY_REFS_MAX  8                  /* patterns of one file */

/* What a mark is, besides a span type. */
enum {
    MARK_TRAP = SPAN_TYPES, /* looks like personal data and is none: "[[-ORDER|4512-88]]" */
    MARK_OTHER,             /* a label that is no type of ours */
};

/* The kinds of traps; those before TRAP_PRODUCT are numbers and dates. */
enum trap {
    TRAP_ORDER,
    TRAP_INVOICE,
    TRAP_TRACKING,
    TRAP_VERSION,
    TRAP_PRICE,
    TRAP_DATE,
    TRAP_PRODUCT,
    TRAP_COMPANY,
    TRAP_PLACE,
    TRAP_NUMBER,
    TRAPS,
};
const char *quality_trap_name(enum trap t);

struct mark {
    uint32_t start, end; /* bytes */
    unsigned what;       /* a span type, MARK_TRAP or MARK_OTHER */
    enum trap trap;      /* of MARK_TRAP */
    struct str kind;     /* "fr.nir", or nothing */
    unsigned excuses;    /* of MARK_OTHER: bit per type that, found there, is not counted at all */
    bool part;           /* of what struct line_choice wants whole */
};

struct marked_text {
    struct str text;
    struct str id;
    size_t line; /* where it begins in its file */
    struct mark *marks;
    size_t count;
};

struct marked_texts {
    struct marked_text *at;
    size_t count;
    struct str refs[QUALITY_REFS_MAX]; /* patterns for customer references, set for the file */
    size_t ref_count;
};

/* How the labels of a corpus become types; ends with a row without a label. */
struct label_row {
    const char *label;
    unsigned what, excuses;
};

/* Which lines of a file are read, and how.  `parts`: labels, with a space between, of what is part
 * of a `whole` where nothing but signs stands between them: a town beside a street.  `of_each`:
 * only the lines whose "template" leaves `nth` when divided by it; 0: all. */
struct line_choice {
    const char *parts; /* NULL: each mark as it is */
    enum span_type whole;
    unsigned nth, of_each;
};

/* ---- reading (quality_read.c); faults name the line; texts live in the arena ---- */

/* The project's own notation: tests/data/pii/eval/README.md. */
bool quality_read_mails(struct arena *a, struct str file, struct marked_texts *ret,
                        struct fault *f);
/* {"id", "text", "spans": [[start, end, "LABEL"], ...]} a line, offsets in code points. */
bool quality_read_lines(struct arena *a, struct str file, const struct label_row *labels,
                        const struct line_choice *choice, struct marked_texts *ret,
                        struct fault *f);
/* TOKEN TAB BIO-LABEL a line, an empty line between sentences; `join` of them make a text. */
bool quality_read_tokens(struct arena *a, struct str file, const struct label_row *labels,
                         size_t join, struct marked_texts *ret, struct fault *f);

/* Lower case without accents, the marks moved along. */
bool quality_fold(struct arena *a, const struct marked_text *t, struct marked_text *ret);

/* ---- counting (quality.c) ---- */

struct tally {
    uint32_t gold, found, right;
    uint32_t covered;            /* marks of which any types together cover half: masked at all */
    uint32_t kinds, kinds_right; /* of the right ones: those whose mark says a kind */
};

/* Of one text. */
struct counts {
    struct tally type[SPAN_TYPES];
    uint32_t traps[TRAPS], trapped[TRAPS]; /* trapped: a byte of it, or more, was masked */
};

/* `types`: bit per type that the texts are annotated with; spans of others are not counted.
 * `ret_right`, where not NULL, gets one answer a span; `ret_met` one a mark. */
struct verdicts {
    bool *right, *excused; /* of spans */
    bool *met;             /* of marks */
};
bool quality_count(struct arena *a, const struct marked_text *t, const struct spans *spans,
                   unsigned types, struct counts *ret_counts, struct verdicts *ret_verdicts);

void tally_add(struct tally *to, const struct tally *more);

struct rate {
    double value, low, high; /* 95 % */
};
/* Wilson's interval; 0 of 0 is a value of 0 between 0 and 1. */
struct rate quality_rate(uint32_t part, uint32_t whole);
/* F1, its interval by bootstrap over texts: 1,000 draws, the same ones each time. */
struct rate quality_f1(struct arena *a, const struct tally *texts, size_t count);

#endif
