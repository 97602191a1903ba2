/* SPDX-License-Identifier: EUPL-1.2 */
/* promise.h - from which confidence on an answer may go out by itself, so that a promised error
 * holds.
 *
 * The data are answers that were computed and judged: confidence, and right or wrong.  For each
 * threshold of a fixed grid there is the share that would be answered, the share of those that was
 * wrong, and an upper bound of the latter.  The bound is that of split-conformal prediction given
 * its calibration set (Vovk, "Conditional validity of inductive conformal predictors", 2012): with
 * `wrong` of n, what a binomial tail of (wrong + 1, n - wrong) leaves.  That is the +1 of every
 * conformal method: one answer more is coming, and nobody knows yet whether it is right.  Several
 * thresholds are looked at, so each gets its part of the risk (Angelopoulos, Bates, Candès, Jordan,
 * Lei, "Learn then Test", 2021); only those with enough answers count, which no judgement decides.
 *
 * So with PROMISE_SURE of certainty over the drawing of the data, at most `promise` of the answers
 * from the chosen threshold on are wrong, as long as what comes in is like what was judged.
 * Pure, deterministic. */
#ifndef ASSIST_PROMISE_H
#define ASSIST_PROMISE_H

#include <stdbool.h>
#include <stddef.h>

#define PROMISE_STEPS 10   /* thresholds 0.50, 0.55 ... 0.95 */
#define PROMISE_SURE  0.90 /* that the promise holds */
#define PROMISE_LEAST 0.01 /* of a promise; and at most: */
#define PROMISE_MOST  0.30
#define PROMISE_ROWS  5000 /* judged answers, the newest, that count */

struct promise_row {
    double confidence; /* 0 to 1 */
    bool wrong;
};

struct promise_step {
    double threshold;
    size_t answered, wrong; /* of the rows, from the threshold on */
    double expected;        /* (wrong + 1) / (answered + 1): of the next one */
    double bound;           /* not exceeded, with PROMISE_SURE; 1 without an answer */
    bool holds;             /* the promise, here */
};

struct promise {
    size_t rows;
    struct promise_step step[PROMISE_STEPS];
    bool found;       /* some threshold holds */
    double threshold; /* the smallest that does */
    size_t needed;    /* judged answers from a threshold on, none wrong, before any can hold */
};

double promise_threshold(size_t step);
/* `promise` from PROMISE_LEAST to PROMISE_MOST: the share of wrong answers that is not exceeded. */
void promise_find(const struct promise_row *rows, size_t count, double promise,
                  struct promise *ret);
/* One threshold alone, any, which nobody chose by these rows' judgements. */
struct promise_step promise_at(const struct promise_row *rows, size_t count, double threshold,
                               double promise);

/* How likely at most `wrong` of `count` are, when each is with `p`. */
double promise_tail(size_t wrong, size_t count, double p);

#endif
