/* SPDX-License-Identifier: EUPL-1.2 */
/* customer_ref_priv.h - the organisation's own patterns, compiled once a thread. */
#ifndef PII_CUSTOMER_REF_PRIV_H
#define PII_CUSTOMER_REF_PRIV_H

#include "pii/find_priv.h"

struct patterns;

/* Compiles those of the hints that the scratch does not hold yet. */
bool patterns_prepare(struct find *f);
void patterns_find(struct find *f);
void patterns_free(struct patterns *p);

/* known.c: makes the hints' known values ready; their folded text lives in the arena. */
void known_prepare(struct find *f, struct arena *a);

#endif
