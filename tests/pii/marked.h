/* SPDX-License-Identifier: EUPL-1.2 */
/* marked.h - texts with their personal parts in <TYPE value>, read and written. */
#ifndef TESTS_PII_MARKED_H
#define TESTS_PII_MARKED_H

#include "test.h"

#include "base/buf.h"
#include "pii/pii.h"

/* "<PHONE 0639980001>" -> "0639980001" */
static inline struct str unmark(struct arena *a, struct str marked)
{
    struct buf b = buf_new(a, 1 << 20);

    buf_add(&b, STR(""));
    for (size_t i = 0; i < marked.len; i++) {
        size_t end = str_chr(marked, ' ', i);
        enum span_type type;

        if (marked.ptr[i] == '<' && end != STR_NPOS &&
            span_type_parse(str_slice(marked, i + 1, end), &type)) {
            size_t close = str_chr(marked, '>', end);

            buf_add(&b, str_slice(marked, end + 1, close));
            i = close;
            continue;
        }
        buf_add_char(&b, marked.ptr[i]);
    }
    return buf_str(&b);
}

static inline struct str mark(struct arena *a, struct str text, const struct spans *spans)
{
    struct buf b = buf_new(a, 1 << 22);
    uint32_t at = 0;

    buf_add(&b, STR(""));
    for (size_t i = 0; i < spans->count; i++) {
        buf_add(&b, str_slice(text, at, spans->at[i].start));
        buf_printf(&b, "<%s ", span_type_name(spans->at[i].type));
        buf_add(&b, str_slice(text, spans->at[i].start, spans->at[i].end));
        buf_add_char(&b, '>');
        at = spans->at[i].end;
    }
    buf_add(&b, str_from(text, at));
    return buf_str(&b);
}

#endif
