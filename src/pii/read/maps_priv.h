/* SPDX-License-Identifier: EUPL-1.2 */
/* maps_priv.h - a window as maps, a bit a byte: where words stand, and of what they are made; and
 * the begin and end of each run of such bytes.
 *
 * Made once a window, without a branch, by the processor's wide registers where it is known to
 * have them (SSE2) and eight bytes at a time elsewhere; what reads words asks the maps instead of
 * looking at each byte again. */
#ifndef PII_MAPS_PRIV_H
#define PII_MAPS_PRIV_H

#include <endian.h>
#include <string.h>

#include "base/str.h"
#include "pii/pii.h"

#define MAPS_BLOCK 64 /* bytes a word of a map stands for */
#define MAPS_BYTES (PII_WINDOW + 2 * PII_MARGIN)
#define MAPS_MAX   (MAPS_BYTES / MAPS_BLOCK + 2)

#define MAPS_SEEN 57 /* bits that maps_from() gives, wherever it begins */

/* The lowest bit of the first byte of a map is the first byte of the text.  A word is a run of
 * ASCII letters, digits and bytes that are no ASCII: one or more tokens, or none.  Behind the
 * text's end all is 0, a block more than it fills. */
struct maps {
    uint64_t words[MAPS_MAX], digits[MAPS_MAX], others[MAPS_MAX]; /* others: no ASCII */
    /* Behind the runs that are more than small letters of ASCII; unlike the others in the
     * processor's own order of bytes, and not 0 behind a run that ends the text. */
    uint64_t odd_ends[MAPS_MAX];
    uint64_t capitals[MAPS_MAX];
    size_t blocks;
    /* Where each run of `words` begins and ends (behind its last byte), one after the other. */
    uint32_t edges[MAPS_BYTES + 2];
    size_t edge_count;
};

/* `text` is at most MAPS_BYTES long. */
void maps_make(struct maps *m, struct str text);

/* MAPS_SEEN bits from byte `at` of the text on, or more; 0 behind them. */
static inline uint64_t maps_from(const uint64_t *map, size_t at)
{
    uint64_t bits;

    memcpy(&bits, (const char *)map + at / 8, sizeof bits);
    return le64toh(bits) >> at % 8;
}

#endif
