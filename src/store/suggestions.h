/* SPDX-License-Identifier: EUPL-1.2 */
/* suggestions.h - rows of what AI proposed, what left for it, and what people made of it. */
#ifndef STORE_SUGGESTIONS_H
#define STORE_SUGGESTIONS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define SUGGESTIONS_SHOWN   50 /* of a ticket, the newest */
#define SUGGESTION_SUMS_MAX 2000
#define ANSWERS_ALIKE_MAX   20
#define SUGGESTION_TOGETHER 7 /* the task that is kept for several tickets at one moment */

struct suggestion_row {
    struct id id, org, ticket, person;
    int64_t task;
    struct str lang, intent;
    struct id by;
    msec at;
    struct id provider; /* ID_NONE: the embedded one */
    int64_t version;
    struct str said; /* JSON, without a word of the ticket */
    int64_t stop;
    double confidence;
    struct str answer, body; /* sealed; ptr NULL: none */
    int64_t bytes_out, bytes_in, ms, cost;
    uint64_t entry;
    int64_t verdict, reason; /* 0: nobody judged it */
    double distance;
    struct id verdict_by;
    msec verdict_at;
    bool seen; /* by the desk, in what was sent; else a person said so */
};

bool store_suggestion_add(struct tx *tx, const struct suggestion_row *row, struct fault *f);
/* FAULT_MISSING: not there, or another organisation's or ticket's. */
bool store_suggestion_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                          struct id id, struct suggestion_row *ret, struct fault *f);
/* The newest first. */
bool store_suggestion_list(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                           struct suggestion_row **ret_rows, size_t *ret_count, struct fault *f);
/* Sets verdict, reason, distance, verdict_by, verdict_at and seen. */
bool store_suggestion_judge(struct tx *tx, const struct suggestion_row *row, struct fault *f);

/* ---- what it was made from ---- */

#define SUGGESTION_FATES_MAX  2000
#define SUGGESTION_JUDGED_MAX 20000

struct suggestion_source_row {
    int64_t kind; /* enum assist_source_kind */
    struct id source;
    int64_t version, passage; /* passage 0: all of it */
};
bool store_suggestion_source_add(struct tx *tx, struct id suggestion,
                                 const struct suggestion_source_row *row, struct fault *f);

/* What people made of each source on one topic in one language since a time; a refusal for one of
 * the two reasons does not count. */
struct fates_wanted {
    struct id org;
    struct str intent, lang;
    msec since;
    int64_t without[2];
    int64_t sent; /* the task whose texts are sent: kept where that was seen */
};
struct fate_row {
    struct suggestion_source_row of;
    int64_t kept; /* accepted or edited */
    double worth; /* of these: 1 each, less what was changed of one */
    int64_t refused;
};
bool store_suggestion_fates(struct tx *tx, struct arena *a, const struct fates_wanted *wanted,
                            struct fate_row **ret_rows, size_t *ret_count, struct fault *f);

/* Each judgement since a time, the newest first, a row for each source; nobody's name and no
 * ticket. */
struct judged_row {
    msec at;
    int64_t task;
    struct str lang, intent;
    bool remote;
    int64_t stop;
    double confidence;
    int64_t verdict, reason;
    double distance;
    struct suggestion_source_row from; /* kind 0: none */
    bool seen;
};
bool store_suggestion_judged(struct tx *tx, struct arena *a, struct id org, msec since,
                             struct judged_row **ret_rows, size_t *ret_count, struct fault *f);

/* Of an organisation since a time: what people made of them, and what was asked. */
struct suggestion_sum {
    int64_t task;
    struct str lang, intent;
    int64_t verdict, reason, count;
    int64_t compared; /* of them, with what they became */
    double distance;  /* the sum of these */
    bool seen;
};
bool store_suggestion_sums(struct tx *tx, struct arena *a, struct id org, msec since,
                           struct suggestion_sum **ret_rows, size_t *ret_count, struct fault *f);
struct suggestion_asked {
    int64_t task;
    bool remote;
    int64_t stop, count, cost, bytes_out, ms;
};
bool store_suggestion_asked(struct tx *tx, struct arena *a, struct id org, msec since,
                            struct suggestion_asked **ret_rows, size_t *ret_count, struct fault *f);

/* Answers given in other solved tickets of the same queue, intent and language, the newest first;
 * none of guarded persons, of threads that somebody takes part in who opted out of AI, or that came
 * through a source where AI is off. */
struct alike_wanted {
    struct id org, ticket;
    struct str queue, intent, lang;
    int64_t status, direction; /* that the desk calls solved, and outgoing */
};
struct alike_row {
    struct id message, person;
    struct str body; /* sealed */
};
bool store_answers_alike(struct tx *tx, struct arena *a, const struct alike_wanted *wanted,
                         struct alike_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
