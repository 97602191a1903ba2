/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_dial.c - the digits of a telephone number as they stand in the text, with the groups that
 * spaces, marks and line ends part:
 *
 *     +33 (0)6 12 34 56 78     (555) 123-4567     ０６ 12.34.56.78     03
 *                                                                      88 41 06 72 */
#include "pii/numbers/phone_priv.h"

#include "text/text.h"

/* The digit at `s`, and its length with the hidden characters in front; 0 when there is none. */
static size_t dial_digit(struct str s, char *ret_digit)
{
    size_t at = 0;

    if (s.len && (unsigned char)s.ptr[0] < 0x80) {
        *ret_digit = s.ptr[0];
        return ascii_digit(s.ptr[0]);
    }
    while (at < s.len) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        at += n;
        if (run_is_hidden(c))
            continue;
        if (c >= 0xff10 && c <= 0xff19)
            c = c - 0xff10 + '0';
        *ret_digit = (char)c;
        return c < 0x80 && ascii_digit((char)c) ? at : 0;
    }
    return 0;
}

/* May it stand between two groups: a space, a mark, a dash, or what nobody sees? */
static bool parts_groups(uint32_t c)
{
    static const bool ascii[0x80] = {
        ['\0'] = true, ['\t'] = true, ['\v'] = true, ['\f'] = true, [' '] = true, ['\''] = true,
        ['('] = true,  [')'] = true,  ['-'] = true,  ['.'] = true,  ['/'] = true,
    };

    return c < 0x80 ? ascii[c]
                    : text_is_space(c) || run_is_hidden(c) || (c >= 0x2010 && c <= 0x2013);
}

static size_t dial_gap(struct str s, bool *ret_bracket)
{
    size_t at = 0, chars = 0;

    while (at < s.len && chars < 3) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (!parts_groups(c))
            break;
        *ret_bracket |= c == '(' || c == ')';
        at += n;
        chars++;
    }
    return at;
}

/* "+33 (0)6": a trunk digit that is not dialled from abroad stands behind the country code. */
static size_t trunk_here(struct str s, size_t digits)
{
    size_t space = str_starts(s, STR(" ")) ? 1 : 0;

    if (digits < 1 || digits > 5 || !str_starts(str_from(s, space), STR("(0)")))
        return 0;
    return space + 3 + (str_starts(str_from(s, space + 3), STR(" ")) ? 1 : 0);
}

/* "03\n88\n41\n06\n72" */
static bool may_go_on_below(const struct dial *r)
{
    return r->n && (r->lines == 0 || r->n < WHOLE_LEAST);
}

/* Notes the line's end, which parts two groups with so many bytes. */
static size_t next_line(struct dial *r, size_t bytes)
{
    r->line = r->lines++ ? r->line : r->n;
    return bytes;
}

/* What parts two groups of digits: 0 when the number ends here. */
static size_t dial_separator(struct str s, struct dial *r, bool *trunk)
{
    bool bracket = false;
    size_t gap = s.len > 1 && s.ptr[0] == ' ';
    char digit;

    if (ascii_alpha(s.ptr[gap])) /* "12 rue", as most numbers end */
        return 0;
    if (s.len > 1 && s.ptr[0] == '\n' && ascii_digit(s.ptr[1]))
        return may_go_on_below(r) ? next_line(r, 1) : 0;
    gap = *trunk ? 0 : trunk_here(s, r->n);
    if (gap) {
        *trunk = true;
        return gap;
    }
    gap = dial_gap(s, &bracket);
    if (may_go_on_below(r)) {
        size_t line = gap < s.len && (s.ptr[gap] == '\n' || s.ptr[gap] == '\r')
                          ? run_line_break(str_from(s, gap))
                          : 0;

        if (line && dial_digit(str_from(s, gap + line), &digit))
            return next_line(r, gap + line);
    }
    if (!gap || !dial_digit(str_from(s, gap), &digit))
        return 0;
    r->brackets |= bracket && r->n <= 4; /* around the area code */
    return gap;
}

/* A group of plain digits; returns where it ends. */
static size_t dial_group(struct str text, size_t at, struct dial *r, uint8_t group)
{
    size_t n = r->n, most = text.len - at < DIAL_MAX - n ? n + text.len - at : DIAL_MAX;

    for (; n < most && ascii_digit(text.ptr[at]); n++) {
        r->d[n] = text.ptr[at];
        r->end[n] = (uint32_t)++at;
        r->group[n] = group;
    }
    r->groups[group] = (uint8_t)(r->groups[group] + n - r->n);
    r->n = (uint8_t)n;
    return at;
}

/* Does one mark of ASCII part two groups there? */
static bool parts_plainly(struct str text, size_t at)
{
    return at + 1 < text.len && ascii_digit(text.ptr[at + 1]) &&
           (text.ptr[at] == ' ' || text.ptr[at] == '.' || text.ptr[at] == '-' ||
            text.ptr[at] == '/');
}

/* Groups of plain digits, as nearly all are; returns where the last one ends. */
static size_t dial_groups(struct str text, size_t at, struct dial *r, uint8_t *group)
{
    at = dial_group(text, at, r, *group);
    while (r->n < DIAL_MAX && *group + 1 < GROUPS_MAX && parts_plainly(text, at)) {
        r->stop[r->n - 1] = true;
        at = dial_group(text, at + 1, r, ++*group);
    }
    return at;
}

void dial_read(struct str text, uint32_t start, struct dial *r)
{
    uint8_t group = 0;
    size_t at = start;
    bool trunk = false;
    char digit;

    r->line = DIAL_MAX;
    while (at < text.len && r->n < DIAL_MAX && group < GROUPS_MAX) {
        size_t n;

        if (ascii_digit(text.ptr[at])) {
            at = dial_groups(text, at, r, &group);
            continue;
        }
        n = (unsigned char)text.ptr[at] < 0x80 ? 0 : dial_digit(str_from(text, at), &digit);
        if (n) {
            at += n;
            r->groups[group]++;
            r->group[r->n] = group;
            r->d[r->n] = digit;
            r->end[r->n++] = (uint32_t)at;
            continue;
        }
        if (r->n)
            r->stop[r->n - 1] = true;
        n = dial_separator(str_from(text, at), r, &trunk);
        if (!n)
            break;
        group += r->n > 0;
        at += n;
    }
    if (r->n && (r->n < DIAL_MAX || !dial_digit(str_from(text, at), &digit)))
        r->stop[r->n - 1] = true;
}
