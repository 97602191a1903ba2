/* SPDX-License-Identifier: EUPL-1.2 */
/* str.c - see str.h. */
#include "base/str.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str str_of(const char *cstr)
{
    return cstr ? (struct str){ cstr, strlen(cstr) } : STR_NONE;
}

bool str_eq_nocase(struct str a, struct str b)
{
    return a.len == b.len && str_starts_nocase(a, b);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    if (s.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++)
        /* A slice of some length has bytes. */
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
        if (ascii_lower(s.ptr[i]) != ascii_lower(prefix.ptr[i]))
            return false;
    return true;
}

bool str_ends_nocase(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq_nocase(str_from(s, s.len - suffix.len), suffix);
}

struct str str_trim(struct str s)
{
    while (s.len && ascii_space(s.ptr[0]))
        s = str_from(s, 1);
    while (s.len && ascii_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    const char *hit;

    if (from > s.len || needle.len > s.len - from)
        return STR_NPOS;
    if (!needle.len)
        return from;
    hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : STR_NPOS;
}

/* Either case of the first byte is looked for as memchr() does it, many bytes at once. */
size_t str_find_nocase(struct str s, struct str needle, size_t from)
{
    size_t low, high;
    char first;

    if (needle.len > s.len || from > s.len - needle.len)
        return STR_NPOS;
    if (!needle.len)
        return from;
    first = ascii_lower(needle.ptr[0]);
    s.len -= needle.len - 1; /* where it may begin */
    low = str_chr(s, first, from);
    high = ascii_alpha(first) ? str_chr(s, (char)(first - 'a' + 'A'), from) : STR_NPOS;
    while (low != STR_NPOS || high != STR_NPOS) {
        size_t *next = low < high ? &low : &high, at = *next;

        if (str_eq_nocase(str_make(s.ptr + at, needle.len), needle))
            return at;
        *next = str_chr(s, s.ptr[at], at + 1);
    }
    return STR_NPOS;
}

size_t str_chr(struct str s, char c, size_t from)
{
    const char *hit = from < s.len ? memchr(s.ptr + from, c, s.len - from) : NULL;

    return hit ? (size_t)(hit - s.ptr) : STR_NPOS;
}

bool str_split(struct str *rest, char sep, struct str *ret_part)
{
    size_t at;

    if (!rest->ptr || !rest->len)
        return false;
    at = str_chr(*rest, sep, 0);
    if (at == STR_NPOS) {
        *ret_part = *rest;
        *rest = STR_NONE;
    } else {
        *ret_part = str_slice(*rest, 0, at);
        *rest = str_from(*rest, at + 1);
    }
    return true;
}

bool str_line(struct str *rest, struct str *ret_line)
{
    if (!str_split(rest, '\n', ret_line))
        return false;
    if (ret_line->len && ret_line->ptr[ret_line->len - 1] == '\r')
        ret_line->len--;
    return true;
}

struct str str_copy(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len + 1);

    if (!p)
        return STR("");
    if (s.len)
        memcpy(p, s.ptr, s.len);
    return (struct str){ p, s.len };
}

const char *str_cstr(struct arena *a, struct str s)
{
    struct str copy = str_copy(a, s);

    return arena_ok(a) ? copy.ptr : NULL; /* arena memory is zeroed: the NUL is there */
}

struct str str_lower(struct arena *a, struct str s)
{
    struct str copy = str_copy(a, s);
    char *p = (char *)(uintptr_t)copy.ptr;

    for (size_t i = 0; i < copy.len; i++)
        p[i] = ascii_lower(p[i]);
    return copy;
}

struct str str_printf(struct arena *a, const char *fmt, ...)
{
    va_list args;
    char *p;
    int n;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    p = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1);
    if (!p)
        return STR("");
    va_start(args, fmt);
    vsnprintf(p, (size_t)n + 1, fmt, args);
    va_end(args);
    return (struct str){ p, (size_t)n };
}

bool str_to_u64(struct str s, uint64_t *ret_value)
{
    uint64_t v = 0;

    if (!s.len)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned d = (unsigned char)s.ptr[i] - (unsigned)'0';

        if (d > 9 || v > (UINT64_MAX - d) / 10)
            return false;
        v = v * 10 + d;
    }
    *ret_value = v;
    return true;
}

bool str_to_i64(struct str s, int64_t *ret_value)
{
    bool negative = s.len && s.ptr[0] == '-';
    uint64_t v;

    if (!str_to_u64(str_from(s, negative ? 1 : 0), &v))
        return false;
    if (v > (uint64_t)INT64_MAX + (negative ? 1 : 0))
        return false;
    *ret_value = negative ? (int64_t)(0 - v) : (int64_t)v;
    return true;
}

bool str_to_double(struct str s, double *ret_value)
{
    char text[64], *end;

    if (!s.len || s.len >= sizeof text || ascii_space(s.ptr[0]))
        return false;
    memcpy(text, s.ptr, s.len);
    text[s.len] = '\0';
    errno = 0;
    *ret_value = strtod(text, &end);
    return errno == 0 && end == text + s.len;
}
