/* SPDX-License-Identifier: EUPL-1.2 */
/* settle_priv.h - from proposals to spans. */
#ifndef PII_SETTLE_PRIV_H
#define PII_SETTLE_PRIV_H

#include "pii/read/find_priv.h"

/* The spans that stand so far. */
struct found {
    struct arena *arena;
    struct span *at;
    size_t count, room;
};

/* Adds those of the scratch's proposals that stand and begin in [own_from, own_to); false when
 * there is no memory.  What overlaps the last span of `out` has lost to it. */
bool settle(struct find *f, uint32_t own_from, uint32_t own_to, struct found *out);

/* explain.c: notes what became of a proposal, for a call that explains; `against` what it lost
 * against, or NULL. */
void explain_anew(struct explanation *e); /* forgets what was noted */
void explain(struct find *f, const struct proposal *p, enum pii_fate fate,
             const struct span *against);

#endif
