/* SPDX-License-Identifier: EUPL-1.2 */
/* rows_priv.h - the two shapes of reading: one row, or all rows into an array in the arena. */
#ifndef STORE_ROWS_PRIV_H
#define STORE_ROWS_PRIV_H

#include "store/query_priv.h"

/* Fills one struct from the columns of the current row. */
#define ROW_READER(name) void name(struct query *q, struct arena *a, void *ret_row)

/* Reads the first row; no row is a fault of kind `none` named `what`.  `a` may be NULL for rows
 * without texts. */
bool row_one(struct query *q, struct arena *a, ROW_READER((*read)), void *ret_row,
             enum fault_kind none, const char *what, struct fault *f);

/* Reads all rows of `size` bytes each. */
bool row_all(struct query *q, struct arena *a, ROW_READER((*read)), size_t size, void *ret_rows,
             size_t *ret_count, struct fault *f);

/* Is there any row? */
bool row_is(struct query *q, bool *ret_is, const char *what, struct fault *f);

/* Runs a change that must hit a row. */
bool row_change(struct query *q, enum fault_kind none, const char *what, struct fault *f);

#endif
