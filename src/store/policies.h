/* SPDX-License-Identifier: EUPL-1.2 */
/* policies.h - the versions of each organisation's policy, as applied. */
#ifndef STORE_POLICIES_H
#define STORE_POLICIES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct policy_row {
    int64_t version;
    struct str matrix, contracts; /* CSV */
    struct id by;
    msec at;
};

/* FAULT_MISSING when the organisation has none. */
bool store_policy_newest(struct tx *tx, struct arena *a, struct id org, struct policy_row *ret_row,
                         struct fault *f);
bool store_policy_add(struct tx *tx, struct id org, const struct policy_row *row, struct fault *f);

#endif
