/* SPDX-License-Identifier: EUPL-1.2 */
/* corrections.h - rows of what agents corrected in what detection did: lessons (keyed digests),
 * counts, and which messages they were in. */
#ifndef STORE_CORRECTIONS_H
#define STORE_CORRECTIONS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct lesson_row {
    int64_t type, mark;
    bool personal;
    uint8_t digest[16];
};
/* The newest lesson about a value replaces an older one.  Both count the organisation's lessons
 * up, as does clearing. */
bool store_lesson_put(struct tx *tx, struct id org, const struct lesson_row *row, msec at,
                      struct fault *f);
/* The newest `limit`. */
bool store_lesson_list(struct tx *tx, struct arena *a, struct id org, int64_t limit,
                       struct lesson_row **ret_rows, size_t *ret_count, struct fault *f);

struct correction_count_row {
    int64_t type;
    struct str by;
    int64_t bucket, missed, wrong;
};
bool store_correction_count_add(struct tx *tx, struct id org,
                                const struct correction_count_row *more, struct fault *f);
bool store_correction_count_list(struct tx *tx, struct arena *a, struct id org,
                                 struct correction_count_row **ret_rows, size_t *ret_count,
                                 struct fault *f);

struct correction_row {
    struct id id, message;
    int64_t type;
    bool personal;
};
bool store_correction_add(struct tx *tx, struct id org, const struct correction_row *row,
                          struct fault *f);
bool store_correction_list(struct tx *tx, struct arena *a, struct id org, struct id after,
                           int64_t limit, struct correction_row **ret_rows, size_t *ret_count,
                           struct fault *f);
/* Lessons, counts and marks: as if nobody had ever corrected anything. */
bool store_corrections_clear(struct tx *tx, struct id org, struct fault *f);

#endif
