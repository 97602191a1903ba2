/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_more.c - surrogates of dates of birth, of machines' addresses and of places. */
#include <string.h>

#include "base/buf.h"
#include "pii/mask/surrogate_priv.h"
#include "text/text.h"

/* ---- dates of birth: another day, and a year or two more or less ---- */

static int number_at(struct str s, size_t n)
{
    int v = 0;

    for (size_t i = 0; i < n; i++)
        v = v * 10 + (s.ptr[i] - '0');
    return v;
}

static size_t digits_at(struct str s)
{
    size_t n = 0;

    while (n < s.len && ascii_digit(s.ptr[n]))
        n++;
    return n;
}

static void add_year(struct maker *m, struct buf *b, int year, size_t width)
{
    static const int years[] = { -2, -1, 1, 2 };

    year += years[draw_below(m, 4)];
    if (width == 2)
        buf_printf(b, "%02d", (year + 100) % 100);
    else
        buf_printf(b, "%04d", year);
}

/* 1 to 9, or 01 to 12: a day as well as a month, whichever stands first. */
static void add_day(struct maker *m, struct buf *b, size_t width)
{
    if (width == 1)
        buf_printf(b, "%u", 1 + draw_below(m, 9));
    else
        buf_printf(b, "%02u", 1 + draw_below(m, 12));
}

struct str surrogate_dob(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, value.len + 16);
    size_t numbers = 0, n;
    bool four = false;

    if (!text_valid(value))
        return STR_NONE;
    for (size_t at = 0; at < value.len; at += n ? n : 1) {
        n = digits_at(str_from(value, at));
        numbers += n > 0;
        four |= n == 4;
        if (n > 4 || n == 3)
            return STR_NONE;
    }
    for (size_t at = 0, number = 0; at < value.len; at += n ? n : 1) {
        n = digits_at(str_from(value, at));
        number += n > 0;
        if (n == 4 || (n == 2 && !four && number == numbers))
            add_year(m, &b, number_at(str_from(value, at), n), n);
        else if (n)
            add_day(m, &b, n);
        else
            buf_add_char(&b, value.ptr[at]);
    }
    return numbers < 2 || b.failed ? STR_NONE : buf_str(&b);
}

/* ---- machines ---- */

/* RFC 5737. */
static struct str make_ipv4(struct maker *m)
{
    static const char *const nets[] = { "192.0.2", "198.51.100", "203.0.113" };

    return str_printf(m->arena, "%s.%u", nets[draw_below(m, 3)], 1 + draw_below(m, 254));
}

/* RFC 3849: 2001:db8::/32.  As many groups as the value has, the gap where it was. */
struct str surrogate_ip(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, 64);
    bool small = str_chr(value, 'A', 0) == STR_NPOS && str_chr(value, 'F', 0) == STR_NPOS;
    size_t groups = 0;

    if (str_chr(value, ':', 0) == STR_NPOS)
        return value.len && ascii_digit(value.ptr[0]) ? make_ipv4(m) : STR_NONE;
    if (value.ptr[0] == ':' || str_chr(value, '.', 0) != STR_NPOS || value.len > 39)
        return str_printf(m->arena, "2001:db8::%x:%x", 1 + draw_below(m, 0xfffe),
                          1 + draw_below(m, 0xfffe));
    for (size_t at = 0; at < value.len;) {
        if (value.ptr[at] == ':') {
            if (groups == 1 && at + 1 < value.len && value.ptr[at + 1] == ':')
                buf_printf(&b, ":db8"); /* "fe80::": the second group was in the gap */
            buf_add_char(&b, value.ptr[at++]);
            continue;
        }
        while (at < value.len && value.ptr[at] != ':')
            at++;
        groups++;
        if (groups == 1)
            buf_printf(&b, "2001");
        else if (groups == 2 && str_find(buf_str(&b), STR("db8"), 0) == STR_NPOS)
            buf_printf(&b, small ? "db8" : "DB8");
        else
            buf_printf(&b, small ? "%x" : "%X", 1 + draw_below(m, 0xfffe));
    }
    return buf_str(&b);
}

/* RFC 9542: 00-00-5E-00-53-00 to FF is for documents; once these are used up, addresses that a
 * machine's owner chooses (the second lowest bit of the first byte), which no maker gives out. */
struct str surrogate_mac(struct maker *m, struct str value)
{
    struct code code;

    if (m->kind)
        return surrogate_number(m, value);
    if (!code_read(value, &code) || code.n != 12)
        return STR_NONE;
    for (size_t i = 0; i < code.n; i++)
        code.c[i] = "0123456789ABCDEF"[draw_below(m, 16)];
    memcpy(code.c, m->attempt < 4 ? "00005E0053" : "02005E", m->attempt < 4 ? 10 : 6);
    return code_write(m->arena, value, &code);
}

/* ---- places: within a degree of 0, 0, which is sea ---- */

struct str surrogate_geo(struct maker *m, struct str value)
{
    struct buf b = buf_new(m->arena, value.len + 8);
    bool behind = false; /* behind a point */
    size_t points = 0;

    if (!text_valid(value))
        return STR_NONE;
    for (size_t at = 0; at < value.len;) {
        size_t n = digits_at(str_from(value, at));

        if (!n) {
            behind = value.ptr[at] == '.';
            points += behind;
            buf_add_char(&b, value.ptr[at++]);
            continue;
        }
        if (!behind)
            buf_add_char(&b, '0');
        for (size_t i = 0; behind && i < n; i++)
            buf_add_char(&b, (char)('0' + draw_below(m, 10)));
        behind = false;
        at += n;
    }
    return points != 2 || b.failed ? STR_NONE : buf_str(&b);
}
