/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.h - the journal's index: what entries say, to find them by.  It stands behind the log, may
 * be thrown away, and proves nothing. */
#ifndef STORE_FACTS_H
#define STORE_FACTS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct fact_row {
    uint64_t n; /* the entry's index */
    struct id org, by, on;
    msec at;
    struct str act, purpose, result;
};

/* So many entries are indexed, from the first on. */
bool store_fact_end(struct tx *tx, uint64_t *ret_n, struct fault *f);
bool store_fact_put(struct tx *tx, const struct fact_row *row, struct fault *f);
/* Forgets up to `most` of them, oldest first; *ret_more: some are left. */
bool store_fact_drop(struct tx *tx, uint64_t most, bool *ret_more, struct fault *f);

/* Empty: any.  `result` may be "no": whatever was neither allowed nor done. */
struct fact_filter {
    struct id org;
    uint64_t before; /* entries below */
    uint64_t from;
    struct str act, purpose, result;
    struct id by, on;
    bool by_program;   /* `by` is the program itself */
    msec since, until; /* until 0: no end */
    size_t limit;
};
/* Indexes of entries, newest first. */
bool store_fact_find(struct tx *tx, struct arena *a, const struct fact_filter *filter,
                     uint64_t **ret_n, size_t *ret_count, struct fault *f);

#endif
