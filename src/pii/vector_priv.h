/* SPDX-License-Identifier: EUPL-1.2 */
/* vector_priv.h - the words of cues.c found with vector instructions (libvectorscan).
 *
 * Built with the meson option `vectorscan`; without the library the functions are there and do
 * nothing.  What is found is the same: places_vector.c only says where places.c looks closer. */
#ifndef PII_VECTOR_PRIV_H
#define PII_VECTOR_PRIV_H

#include "pii/places_priv.h"

struct vector;      /* the words, compiled: shared by threads */
struct vector_room; /* of one thread */

bool vector_new(const struct cues *c, struct vector **ret_vector, struct fault *f);
void vector_free(struct vector *v);
struct vector_room *vector_room_new(const struct vector *v);
void vector_room_free(struct vector_room *r);

/* Sets a bit of `hits`, which has one a byte of `text`, where a cue may begin. */
bool vector_find(const struct vector *v, struct vector_room *r, struct str text, uint64_t *hits);

#endif
