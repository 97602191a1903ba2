/* SPDX-License-Identifier: EUPL-1.2 */
/* network_priv.h - what the detectors of machines' addresses and of places share. */
#ifndef PII_NETWORK_PRIV_H
#define PII_NETWORK_PRIV_H

#include "pii/read/find_priv.h"

static inline char at_byte(const struct find *f, uint32_t at)
{
    return at < f->text.len ? f->text.ptr[at] : '\0';
}

static inline char before(const struct find *f, uint32_t at)
{
    return at > 0 ? f->text.ptr[at - 1] : '\0';
}

static inline void propose_at(struct find *f, uint32_t start, uint32_t end, enum span_type type)
{
    propose(f, (struct span){ start, end, type, NULL, 0.95F, "pattern" });
}

/* coordinates.c: at the first figures of degrees; at a sign of degrees behind or in token i; at a
 * word or letter that may begin a place. */
void find_degrees(struct find *f, size_t i);
void find_with_arcs(struct find *f, size_t i);
void find_place_said(struct find *f, size_t i);

#endif
