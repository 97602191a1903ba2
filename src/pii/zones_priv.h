/* SPDX-License-Identifier: EUPL-1.2 */
/* zones_priv.h - see zones.c. */
#ifndef PII_ZONES_PRIV_H
#define PII_ZONES_PRIV_H

#include "pii/places_priv.h"

/* Tokens that begin in [from, to) are offered to the detectors, which see those of [start, end). */
struct core {
    uint32_t from, to;
    uint32_t start, end;
};

#define CORES_MAX (TOKENS_MAX / 2)

struct zones {
    struct places places;
    struct core cores[CORES_MAX];
    size_t count;
    size_t first, next; /* those of the zone that is read */
    /* while they are made */
    uint16_t cues[TOKENS_MAX]; /* places of context words */
    size_t cue_count;
    uint32_t spelt_to, card_from, card_end, birth_from, birth_end; /* 0: none yet */
    bool list_seen;
};

/* Finds the cores of the window; then, zone by zone, reads the tokens in and around a run of
 * them, cores[first] to cores[next - 1].  Nothing of one zone is seen from another. */
void zones_start(struct find *f);
bool zones_next(struct find *f);

#endif
