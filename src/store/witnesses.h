/* SPDX-License-Identifier: EUPL-1.2 */
/* witnesses.h - who outside is sent the journal's checkpoints, and what they cosigned. */
#ifndef STORE_WITNESSES_H
#define STORE_WITNESSES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct witness_row {
    struct id id, org;
    struct str name, key, url, failure;
    msec created, sent_at, tried_at;
    uint64_t sent_size, cosigned_size;
    int64_t cosigned_at; /* seconds, as the witness says; 0: never */
};

bool store_witness_put(struct tx *tx, const struct witness_row *row, struct fault *f);
/* FAULT_MISSING when the organisation has none by this id. */
bool store_witness_end(struct tx *tx, struct id org, struct id id, msec at, struct fault *f);
/* `failure` "": it took the checkpoint of `size`. */
bool store_witness_sent(struct tx *tx, struct id id, msec at, struct str failure, uint64_t size,
                        struct fault *f);
/* ID_NONE: of all organisations. */
bool store_witness_list(struct tx *tx, struct arena *a, struct id org,
                        struct witness_row **ret_rows, size_t *ret_count, struct fault *f);

bool store_cosignature_put(struct tx *tx, struct id witness, uint64_t size, int64_t at,
                           struct str line, struct fault *f);
/* Signature lines at this size, 90 at most. */
bool store_cosignature_lines(struct tx *tx, struct arena *a, uint64_t size, struct str **ret_lines,
                             size_t *ret_count, struct fault *f);
/* The largest size that was cosigned; 0: none. */
bool store_cosignature_newest(struct tx *tx, uint64_t *ret_size, struct fault *f);

#endif
