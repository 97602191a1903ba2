/* SPDX-License-Identifier: EUPL-1.2 */
/* rows.c - see rows_priv.h. */
#include "store/rows_priv.h"

struct rows rows_new(struct arena *a, size_t size)
{
    return (struct rows){ .arena = a, .size = size };
}

void *rows_add(struct rows *r)
{
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 16;
        void *at = arena_grow(r->arena, r->at, r->room * r->size, room * r->size);

        if (!at)
            return NULL;
        r->at = at;
        r->room = room;
    }
    return (char *)r->at + r->count++ * r->size;
}
