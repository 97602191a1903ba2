/* SPDX-License-Identifier: EUPL-1.2 */
/* restore.h - puts values back into a text that comes in parts: a streaming answer of a model, a
 * file larger than memory.
 *
 * However the text is cut into parts, what is given out is the same, byte for byte: what
 * pii_restore() gives for the whole.  Held back is only what may still become a token or a
 * surrogate, so at most the longest one and one character more. */
#ifndef PII_RESTORE_H
#define PII_RESTORE_H

#include "pii/pii.h"

struct pii_restorer;

/* Takes restored text; `text` is borrowed until it returns.  False stops the feeding. */
struct pii_sink {
    bool (*give)(void *to, struct clear text);
    void *to;
};

struct pii_restored {
    uint64_t restored; /* values put back */
    uint64_t unknown;  /* tokens that the book has no value for: they stay as they are */
};

/* Lives in the arena, and borrows the book and its values. */
struct pii_restorer *pii_restorer_new(struct arena *a, const struct pii_book *book, struct fault *f)
    MUST_USE;

/* False only when the sink said so. */
bool pii_restorer_feed(struct pii_restorer *r, struct str part, struct pii_sink to);

/* No more will come, whether the text is complete or was cut: half a token is given out as the
 * bytes it is, so that nothing is lost.  The restorer is as new then. */
bool pii_restorer_end(struct pii_restorer *r, struct pii_sink to);

/* Bytes held back now.  Behind a text that was cut inside a token it is not 0: who would rather
 * drop half a token than show it asks before pii_restorer_end(). */
size_t pii_restorer_held(const struct pii_restorer *r);

struct pii_restored pii_restorer_count(const struct pii_restorer *r);

#endif
