/* SPDX-License-Identifier: EUPL-1.2 */
/* vector_none.c - in the place of vector.c where libvectorscan was not there at build time. */
#include "pii/vector_priv.h"

bool vector_new(const struct cues *c, struct vector **ret_vector, struct fault *f)
{
    (void)c;
    (void)ret_vector;
    return fault_set(f, FAULT_MISSING, "this program was built without libvectorscan");
}

void vector_free(struct vector *v)
{
    (void)v;
}

struct vector_room *vector_room_new(const struct vector *v)
{
    (void)v;
    return NULL;
}

void vector_room_free(struct vector_room *r)
{
    (void)r;
}

bool vector_find(const struct vector *v, struct vector_room *r, struct str text, uint64_t *hits)
{
    (void)v;
    (void)r;
    (void)text;
    (void)hits;
    return false;
}
