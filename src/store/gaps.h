/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.h - rows of questions that no article answered. */
#ifndef STORE_GAPS_H
#define STORE_GAPS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define GAP_KEY_SIZE 16

struct gap_row {
    struct id id, org;
    bool customers; /* asked on the public help page */
    struct str lang;
    struct str words; /* sealed */
    int64_t asked;
    msec last; /* the first moment of that day */
};

/* Counts it where the organisation has one with that key from the same askers, else adds it.
 * `most` are kept of these askers: the one asked least, and longest ago, gives way. */
bool store_gap_ask(struct tx *tx, const struct gap_row *row, const uint8_t key[static GAP_KEY_SIZE],
                   int64_t most, struct fault *f);
/* All that were not asked since. */
bool store_gap_forget(struct tx *tx, struct id org, msec since, struct fault *f);
/* Those asked since, most often first. */
bool store_gap_list(struct tx *tx, struct arena *a, struct id org, msec since, int64_t limit,
                    struct gap_row **ret_rows, size_t *ret_count, struct fault *f);
/* One that is not there is no fault. */
bool store_gap_remove(struct tx *tx, struct id org, struct id id, struct fault *f);

#endif
