/* SPDX-License-Identifier: EUPL-1.2 */
/* arena.h - memory for one request or one message: given piece by piece, freed at once.
 *
 * An arena has a maximum.  When it is reached, arena_alloc() longjmps nowhere and aborts
 * nothing: it returns NULL, and so does every later call ("sticks"), so that a builder may
 * check once at the end with arena_ok().  Not for two threads at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/fault.h"

struct arena;

#define ARENA_REQUEST_MAX ((size_t)64 << 20) /* one request or message */

/* NULL only when the machine has no memory.  `max` counts bytes handed out. */
struct arena *arena_new(size_t max);
/* Wipes what it held, for customers' words were in it; pages of the kernel's go back to it, which
 * wipes them before anybody gets them. */
void arena_free(struct arena *a);
void arena_drop(struct arena **a);
/* Forgets everything, keeps the first block for the next round if it is a small one. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for any type; NULL past the maximum.  Lives in the arena. */
void *arena_alloc(struct arena *a, size_t size) MUST_USE;
/* As arena_alloc() for n elements; overflow counts as past the maximum. */
void *arena_array(struct arena *a, size_t n, size_t size) MUST_USE;
/* Grows the last allocation in place where possible, else moves; old may be NULL. */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size) MUST_USE;

bool arena_ok(const struct arena *a);
/* arena_ok(), or FAULT_LIMIT naming the maximum. */
bool arena_check(const struct arena *a, struct fault *f);
size_t arena_used(const struct arena *a);

#define arena_make(a, type)    ((type *)arena_alloc((a), sizeof(type)))
#define arena_many(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

#endif
