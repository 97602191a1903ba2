/* SPDX-License-Identifier: EUPL-1.2 */
/* near.h - articles by meaning: their passages as vectors, and a question's, from an approved
 * provider; fused with what words find (knowledge/fuse.h).
 *
 * Task `embed` is switched, approved, paid and journalled as any other (ai.h, assist/embed.h), and
 * only a provider that names it does it, since its model is no chat model.  Passages are sent when
 * an article was saved, in the background; whose turn it is stands in the store.  A question is
 * sent while somebody waits, as a skeleton, for NEAR_SECONDS at most; without its vector words
 * alone find, and the search says so.  What visitors of a help page ask is never sent. */
#ifndef DESK_NEAR_H
#define DESK_NEAR_H

#include "desk/articles.h"
#include "desk/assist.h"

#define NEAR_SECONDS      2   /* that a question's vector may take */
#define NEAR_PASSAGES_MAX 512 /* of an article; those behind are found by words */

/* What became of it, and what left for it: that is not kept, whoever asked sees it. */
struct near_said {
    const char *word;        /* for the answer: "off", "on", or why not (a gateway_stop) */
    struct assist_left left; /* bytes 0: nothing left */
    msec at;
    int64_t ms, cost, bytes_in;
    uint64_t entry; /* of the journal */
};

/* With the vector of what is asked, q->near, or without.  Lives in the arena. */
bool near_question(struct desk *d, struct arena *a, const struct principal *by,
                   struct library_query *q, struct near_said *ret, struct fault *f);

/* The same beside a ticket: everything that keeps AI off for it keeps its question here, and
 * nothing known of its persons leaves.  FAULT_MISSING: no ticket that they see. */
bool near_ticket(struct desk *d, struct arena *a, const struct principal *by, struct id ticket,
                 struct library_query *q, struct near_said *ret, struct fault *f);

/* How far it has come; on: somebody does it. */
struct near_progress {
    bool on;
    int64_t articles, ready;
};
bool desk_near_progress(struct desk *d, struct arena *a, const struct principal *by,
                        struct near_progress *ret, struct fault *f);

/* The background's thread: begun by serve; woken when an article, a switch or a provider changed.
 */
bool desk_near_start(struct desk *d, struct fault *f);
void near_wake(struct desk *d);
void near_stop(struct desk *d);
/* One article, if one is due; for the thread, and for tests. */
bool near_one(struct desk *d, struct id org, bool *ret_done, struct fault *f);

#endif
