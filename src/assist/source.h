/* SPDX-License-Identifier: EUPL-1.2 */
/* source.h - what a suggestion is made from, and what it is worth beside others.
 *
 * A passage, a macro and an answer to somebody else compete for a draft by one number, their worth:
 * how much of the question they answer (0 to 1), times what its kind counts, times how its topic
 * fits, times what agents made of it before.  The last is a Beta-smoothed share of acceptance,
 * (kept + 2) / (kept + refused + 4), laid between FATE_LEAST and FATE_MOST: a source that nobody
 * judged is worth what it is, no number of judgements takes it further than a half up or down, and
 * the same judgements always give the same order.  Judgements are of one topic, one language and
 * one version: what was refused for one question is untouched for another, and a text that was
 * changed starts anew.  Pure. */
#ifndef ASSIST_SOURCE_H
#define ASSIST_SOURCE_H

#include "base/id.h"
#include "base/str.h"

#define FATE_LEAST 0.5
#define FATE_MOST  1.5
#define FATE_PRIOR 2.0 /* judgements of each kind that everything has to begin with */
#define FATE_DAYS  365 /* judgements that are older no longer count */

enum assist_source_kind {
    SOURCE_NONE,
    SOURCE_PASSAGE, /* of an article */
    SOURCE_MACRO,
    SOURCE_ANSWER, /* to somebody else who asked alike */
    ASSIST_SOURCES,
};
const char *assist_source_name(enum assist_source_kind k);

/* What agents made of it, on this topic and in this language. */
struct assist_fate {
    int64_t kept, judged; /* sent as it was or edited; of all judgements */
    double factor;        /* FATE_LEAST to FATE_MOST; 0: nobody judged it */
};
/* `worth`: what was kept, less what was changed of it. */
struct assist_fate assist_fate_of(int64_t kept, double worth, int64_t refused);
double assist_fate_factor(const struct assist_fate *fate); /* 1 where nobody judged it; NULL too */

/* How what it is written for fits what is asked. */
enum assist_fit { FIT_ANY, FIT_SAME, FIT_OTHER };

struct assist_source {
    enum assist_source_kind kind;
    struct id id;
    int64_t version, passage;
    struct str name;
    struct assist_fate fate;
};

/* `answers`: share of the question, 0 to 1. */
double assist_worth(enum assist_source_kind kind, double answers, enum assist_fit fit,
                    const struct assist_fate *fate);

struct library_hit;
/* Brings passages, with their fates, into the order of score times fate; equals stay as they were.
 */
void assist_rank(struct library_hit *hits, struct assist_fate *fates, size_t count);

#endif
