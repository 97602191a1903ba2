/* SPDX-License-Identifier: EUPL-1.2 */
/* policies.h - the versions of each organisation's policy, as applied, and proposals of new ones.
 */
#ifndef STORE_POLICIES_H
#define STORE_POLICIES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct policy_row {
    int64_t version;
    struct str matrix, contracts; /* CSV; ptr NULL in lists */
    struct id by, approved;       /* accounts; ID_NONE: the program itself, no second one */
    msec at;
    struct str comment;
    int64_t same_as; /* the version this one went back to; 0: none */
    bool four_eyes;  /* changing this version takes two controllers */
};

/* FAULT_MISSING when the organisation has none. */
bool store_policy_newest(struct tx *tx, struct arena *a, struct id org, struct policy_row *ret_row,
                         struct fault *f);
bool store_policy_get(struct tx *tx, struct arena *a, struct id org, int64_t version,
                      struct policy_row *ret_row, struct fault *f);
/* Without the texts, newest first, those before `before`. */
bool store_policy_list(struct tx *tx, struct arena *a, struct id org, int64_t before, int64_t limit,
                       struct policy_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_policy_add(struct tx *tx, struct id org, const struct policy_row *row, struct fault *f);

/* A version that waits: `row.version` is the one it was made from, `row.approved` who decided. */
struct proposal_row {
    struct id id;
    struct policy_row row;
    msec expires, decided_at;
    int64_t state; /* 0 waits, 1 approved, 2 refused */
    struct str reason;
};

bool store_proposal_add(struct tx *tx, struct id org, const struct proposal_row *row,
                        struct fault *f);
bool store_proposal_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                        struct proposal_row *ret_row, struct fault *f);
/* Newest first. */
bool store_proposal_list(struct tx *tx, struct arena *a, struct id org, int64_t limit,
                         struct proposal_row **ret_rows, size_t *ret_count, struct fault *f);
/* State, who decided, when and why. */
bool store_proposal_decide(struct tx *tx, struct id org, const struct proposal_row *row,
                           struct fault *f);

#endif
