/* SPDX-License-Identifier: EUPL-1.2 */
/* policy_priv.h - what the files of the policy share. */
#ifndef POLICY_POLICY_PRIV_H
#define POLICY_POLICY_PRIV_H

#include "base/thread.h"
#include "policy/versions.h"

/* One organisation's matrix; a list, since a desk serves tens of organisations, not thousands. */
struct in_force {
    struct in_force *next;
    struct id org;
    int64_t version;
    struct matrix matrix;
};

struct policy {
    struct store *store;
    struct journal *journal;
    pthread_mutex_t mutex;
    struct in_force *list;
};

/* From now on this one decides, unless a newer one does already. */
bool policy_keep(struct policy *p, struct id org, int64_t version, const struct matrix *matrix,
                 struct fault *f);

/* The contracts that an organisation starts with are the program's: until a controller has written
 * some, a task that is newer than they are has the program's lines too.  A controller's own stay as
 * they are: what they do not list is none. */
bool policy_complete(struct arena *a, struct policy_row *row, struct fault *f);

/* ---- versions.c, proposals.c ---- */

struct change {
    struct policy *policy;
    struct arena *arena;
    const struct principal *by;
    const struct policy_wanted *wanted;
    struct matrix matrix; /* of what came into force */
    struct policy_outcome outcome;
};

/* Inside a transaction: the row comes into force as the next version, and the journal says so. */
bool policy_enact(struct change *c, struct tx *tx, struct policy_row *row, struct fault *f);
/* Inside a transaction: an entry about a policy; `digest` of matrix and contracts. */
bool policy_note(struct policy *p, struct tx *tx, const struct principal *by, const char *act,
                 struct id proposal, const struct policy_row *row, struct fault *f);
/* Inside a transaction: kept until a second controller has looked at it. */
bool policy_propose(struct change *c, struct tx *tx, const struct policy_row *row, struct fault *f);
/* Two controllers can log in, so that one can approve what the other proposes. */
bool policy_has_two(struct tx *tx, struct arena *a, struct id org, struct fault *f);

#endif
