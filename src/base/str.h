/* SPDX-License-Identifier: EUPL-1.2 */
/* str.h - a slice of bytes to read: passed by value, borrowed, never NUL-terminated.
 *
 * Functions here know ASCII only; what needs Unicode is in text/. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
/* The same as an initialiser of static data. */
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }
#define STR_NONE ((struct str){ NULL, 0 })
/* printf("%.*s", STR_ARG(s)): for texts that are known to be short. */
#define STR_ARG(s) (int)(s).len, (s).ptr

static inline struct str str_make(const void *p, size_t len)
{
    return (struct str){ (const char *)p, len };
}

/* Clamped: past the end gives "". */
static inline struct str str_slice(struct str s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start >= end)
        return (struct str){ end ? s.ptr + end : s.ptr, 0 }; /* NULL stays NULL */
    return (struct str){ s.ptr + start, end - start };
}

static inline struct str str_from(struct str s, size_t start)
{
    return str_slice(s, start, s.len);
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* In the header: of a literal, its length is known and a load and a comparison are left. */
static inline bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && (!prefix.len || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           (!suffix.len || memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0);
}

struct str str_of(const char *cstr);            /* NULL gives STR_NONE */
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
int str_cmp(struct str a, struct str b);        /* as memcmp, shorter first */
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends_nocase(struct str s, struct str suffix);
struct str str_trim(struct str s); /* space, tab, CR, LF */
#define STR_NPOS SIZE_MAX
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_nocase(struct str s, struct str needle, size_t from);
size_t str_chr(struct str s, char c, size_t from);
/* Takes the part before `sep` off the front of *rest; false when *rest is used up.  A text
 * without `sep` is one part; an empty text is none. */
bool str_split(struct str *rest, char sep, struct str *ret_part);
/* The next line without its LF or CR LF. */
bool str_line(struct str *rest, struct str *ret_line);

/* Copies into the arena; on a full arena returns "" and the arena remembers. */
struct str str_copy(struct arena *a, struct str s);
const char *str_cstr(struct arena *a, struct str s); /* NUL-terminated; NULL on a full arena */
struct str str_lower(struct arena *a, struct str s); /* ASCII */
struct str str_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Whole text must be the number; false otherwise (and on overflow). */
bool str_to_i64(struct str s, int64_t *ret_value);
bool str_to_u64(struct str s, uint64_t *ret_value);
bool str_to_double(struct str s, double *ret_value);

static inline bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_alnum(char c)
{
    return ascii_digit(c) || ascii_alpha(c);
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static inline bool ascii_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

#endif
