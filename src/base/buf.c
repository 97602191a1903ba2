/* SPDX-License-Identifier: EUPL-1.2 */
/* buf.c - see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct buf buf_new(struct arena *a, size_t max)
{
    return (struct buf){ .arena = a, .max = max };
}

/* Room for n more bytes and a NUL behind them; doubles, so that appending stays linear. */
static bool reserve(struct buf *b, size_t n)
{
    size_t room;
    char *p;

    if (b->failed || n > b->max - b->len)
        goto full;
    if (b->len + n < b->room)
        return true;
    room = b->room ? b->room * 2 : 256;
    while (room <= b->len + n)
        room *= 2;
    p = arena_grow(b->arena, b->ptr, b->room, room);
    if (!p)
        goto full;
    b->ptr = p;
    b->room = room;
    return true;
full:
    b->failed = true;
    return false;
}

bool buf_add(struct buf *b, struct str s)
{
    if (!reserve(b, s.len))
        return false;
    if (s.len)
        memcpy(b->ptr + b->len, s.ptr, s.len);
    b->len += s.len;
    return true;
}

bool buf_add_char(struct buf *b, char c)
{
    if (!reserve(b, 1))
        return false;
    b->ptr[b->len++] = c;
    return true;
}

bool buf_add_fill(struct buf *b, char c, size_t n)
{
    if (!reserve(b, n))
        return false;
    memset(b->ptr + b->len, c, n);
    b->len += n;
    return true;
}

bool buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    int n;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0 || !reserve(b, (size_t)n))
        return false;
    va_start(args, fmt);
    vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, args);
    va_end(args);
    b->len += (size_t)n;
    return true;
}

struct str buf_str(const struct buf *b)
{
    return (struct str){ b->ptr ? b->ptr : "", b->len };
}

bool buf_check(const struct buf *b, struct fault *f)
{
    if (!b->failed)
        return true;
    return fault_set(f, FAULT_LIMIT, "text grows past its limit of %zu bytes", b->max);
}

/* ---- HTML ---- */

static struct str entity_of(char c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\'':
        return STR("&#39;");
    default:
        return STR("");
    }
}

bool buf_add_html(struct buf *b, struct str text)
{
    size_t done = 0;

    for (size_t i = 0; i < text.len && !b->failed; i++) {
        struct str entity = entity_of(text.ptr[i]);

        if (!entity.len)
            continue;
        buf_add(b, str_slice(text, done, i));
        buf_add(b, entity);
        done = i + 1;
    }
    return buf_add(b, str_from(text, done));
}
