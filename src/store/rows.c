/* SPDX-License-Identifier: EUPL-1.2 */
/* rows.c - see rows_priv.h. */
#include "store/rows_priv.h"

#include <string.h>

bool row_one(struct query *q, struct arena *a, ROW_READER((*read)), void *ret_row,
             enum fault_kind none, const char *what, struct fault *f)
{
    switch (query_next(q, f)) {
    case STEP_ROW:
        read(q, a, ret_row);
        return !a || arena_check(a, f);
    case STEP_END:
        return fault_set(f, none, "%s: there is none", what);
    case STEP_FAULT:
        break;
    }
    return fault_wrap(f, "%s", what);
}

bool row_all(struct query *q, struct arena *a, ROW_READER((*read)), size_t size, void *ret_rows,
             size_t *ret_count, struct fault *f)
{
    size_t count = 0, room = 0;
    char *rows = NULL;
    enum step step;

    while ((step = query_next(q, f)) == STEP_ROW) {
        if (count == room) {
            size_t more = room ? room * 2 : 16;

            rows = arena_grow(a, rows, room * size, more * size);
            if (!rows)
                return arena_check(a, f);
            room = more;
        }
        read(q, a, rows + count++ * size);
    }
    if (step == STEP_FAULT)
        return false;
    memcpy(ret_rows, &rows, sizeof rows);
    *ret_count = count;
    return arena_check(a, f);
}

bool row_change(struct query *q, enum fault_kind none, const char *what, struct fault *f)
{
    if (!query_run(q, f))
        return fault_wrap(f, "%s", what);
    return query_changed(q) > 0 || fault_set(f, none, "%s: there is none", what);
}

bool row_is(struct query *q, bool *ret_is, const char *what, struct fault *f)
{
    enum step step = query_next(q, f);

    if (step == STEP_FAULT)
        return fault_wrap(f, "%s", what);
    *ret_is = step == STEP_ROW;
    return true;
}
