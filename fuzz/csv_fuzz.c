/* SPDX-License-Identifier: EUPL-1.2 */
/* csv_fuzz.c - csv_next() always moves on, gives rows as wide as the header with sound fields,
 * and the same rows whether the bytes come at once or a few at a time. */
#include "fuzz.h"

#include <string.h>

#include "base/buf.h"
#include "message/csv.h"
#include "text/text.h"

static void row_print(struct buf *out, const struct csv *c, const struct csv_row *row)
{
    buf_printf(out, "%d %zu %zu %s\n", (int)row->kind, row->line, row->field,
               row->reason ? row->reason : "");
    if (row->kind == CSV_ROW)
        HOLDS(row->count == c->columns);
    for (size_t i = 0; i < row->count; i++) {
        HOLDS(text_valid(row->fields[i]));
        HOLDS(!row->fields[i].len || !memchr(row->fields[i].ptr, '\0', row->fields[i].len));
        buf_add(out, row->fields[i]);
        buf_add_char(out, '\0');
    }
}

static struct str read_all(struct arena *a, struct str bytes, size_t step)
{
    struct buf out = buf_new(a, SIZE_MAX / 4);
    struct csv c = { 0 };
    size_t start = 0, end = step < bytes.len ? step : bytes.len;

    for (;;) {
        struct csv_row row;
        size_t used = csv_next(&c, a, str_slice(bytes, start, end), end == bytes.len, &row);

        HOLDS(used <= end - start);
        if (used && !c.refused)
            row_print(&out, &c, &row);
        start += used;
        if (c.refused)
            return STR("refused");
        if (!used && end == bytes.len)
            break;
        if (!used)
            end = end + step < bytes.len ? end + step : bytes.len;
    }
    HOLDS(start == bytes.len);
    return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    struct str bytes = str_make(data, size < 4000 ? size : 4000);
    struct str once = read_all(a, bytes, bytes.len + 1);
    struct str pieces = read_all(a, bytes, 7);

    if (arena_ok(a))
        HOLDS(str_eq(once, pieces));
    return 0;
}
