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
    struct str mail, lang; /* `mail` as stored is sealed; "": none */
    msec created, sent_at, tried_at;
    uint64_t sent_size, cosigned_size;
    int64_t cosigned_at; /* seconds, as the witness says; 0: never */
    int64_t tries;       /* failed, since the last that it took */
    msec next_at;        /* the next try, after a failure */
    /* When a mail was handed over of which nothing is known since; 0: none is under way. */
    msec handed_at;
    uint64_t handed_size;
};

bool store_witness_put(struct tx *tx, const struct witness_row *row, struct fault *f);
/* FAULT_MISSING when the organisation has none by this id. */
bool store_witness_end(struct tx *tx, struct id org, struct id id, msec at, struct fault *f);
/* Before a mail is handed over: what comes of it is store_witness_sent(). */
bool store_witness_handed(struct tx *tx, struct id id, msec at, uint64_t size, struct fault *f);
/* What came of sending: `failure` "": it took the checkpoint of `size`.  It is due no more for
 * `day` (days since 1970-01-01), or with 0 due again at `next_at`. */
struct witness_sent {
    msec at, next_at;
    struct str failure;
    uint64_t size;
    int64_t day;
};
bool store_witness_sent(struct tx *tx, struct id id, const struct witness_sent *s, struct fault *f);
/* Who waits longest of those that got nothing for `day` and may be tried now; FAULT_MISSING. */
bool store_witness_due(struct tx *tx, struct arena *a, int64_t day, msec now,
                       struct witness_row *ret, struct fault *f);
/* After a failure: now, not later.  FAULT_MISSING. */
bool store_witness_again(struct tx *tx, struct id org, struct id id, struct fault *f);
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
