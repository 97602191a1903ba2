/* SPDX-License-Identifier: EUPL-1.2 */
/* nearest.h - the passages whose vectors lie nearest to a question's: an exact scan.
 *
 * Vectors of an organisation and one version of a provider are read from the store when they are
 * first asked for, then only what was filled since.  All are 1 long, so that a product is the
 * cosine.  A passage counts as near when its cosine is at least one standard deviation above the
 * mean of all that are wanted: models differ in where "unrelated" lies (0.1 with one, 0.7 with
 * another), hardly in how far what fits stands out.  Safe for threads. */
#ifndef KNOWLEDGE_NEAREST_H
#define KNOWLEDGE_NEAREST_H

#include "store/vectors.h"

#define NEAREST_SETS       16 /* kept in memory; the one not used longest gives way */
#define NEAREST_MEMORY_MAX ((size_t)512 << 20) /* of one set */
#define NEAREST_HITS_MAX   50

struct nearest;
bool nearest_open(struct store *s, struct nearest **ret_nearest, struct fault *f);
void nearest_close(struct nearest *n); /* NULL is fine; nobody asks any more */

struct nearest_query {
    struct vector_maker of;
    const float *vector; /* 1 long */
    size_t dimension;
    /* May this version of the article be found, and as which entry?  False: it is passed over. */
    bool (*wanted)(const void *with, struct id article, int64_t version, uint32_t *ret_entry);
    const void *with;
};

struct nearest_hit {
    uint32_t entry, passage; /* the nearest passage of the entry; from 0 */
    float cosine;
};
/* The nearest first, one an entry, NEAREST_HITS_MAX at most.  FAULT_INVALID: the vectors that are
 * there have another dimension.  FAULT_LIMIT: more than fit. */
bool nearest_find(struct nearest *n, struct arena *a, const struct nearest_query *q,
                  struct nearest_hit **ret_hits, size_t *ret_count, struct fault *f);

#endif
