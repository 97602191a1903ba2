/* SPDX-License-Identifier: EUPL-1.2 */
/* rows_priv.h - reading all rows of a statement into an array that grows in the arena. */
#ifndef STORE_ROWS_PRIV_H
#define STORE_ROWS_PRIV_H

#include "store/query_priv.h"

struct rows {
    struct arena *arena;
    void *at;
    size_t size, count, room;
};

struct rows rows_new(struct arena *a, size_t size);
/* A zeroed element at the end; NULL on a full arena. */
void *rows_add(struct rows *r);

#endif
