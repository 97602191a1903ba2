/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c - long numbers as people write them, in one run with the ends of its groups. */
#include "pii/find_priv.h"

#include "text/text.h"

/* Length of what may part two groups at `s`: a space of any kind, a dot, a dash, a slash, or
 * " - " and ". "; 0 when something else stands there. */
static size_t separator(struct str s)
{
    size_t at = 0, spaces = 0, marks = 0;

    while (at < s.len) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (c == '.' || c == '-' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2013)
            marks++;
        else if (c != '\n' && c != '\r' && text_is_space(c))
            spaces++;
        else
            break;
        if (marks > 1 || spaces > 2)
            return 0;
        at += n;
    }
    return at;
}

/* A letter or digit at `s`, as ASCII; 0 when there is none.  Dropped characters are skipped. */
static size_t letter(struct str s, char *ret_char)
{
    uint32_t c;
    size_t n = text_char(s, &c);

    if (c >= 0xff10 && c <= 0xff19)
        c = c - 0xff10 + '0';
    if (c == 0xad || c == 0x200b || c == 0x200d || c == 0x2060 || c == 0xfeff) {
        *ret_char = 0;
        return n;
    }
    if (c >= 0x80 || !ascii_alnum((char)c))
        return 0;
    *ret_char = (char)c;
    return n;
}

static size_t read_group(struct str text, size_t at, struct run *r)
{
    bool first = r->n == 0;

    while (at < text.len && r->n < RUN_MAX) {
        char c;
        size_t n = letter(str_from(text, at), &c);

        if (!n)
            break;
        at += n;
        if (!c)
            continue;
        r->lower |= first && ascii_alpha(c) && ascii_lower(c) == c;
        r->c[r->n] = ascii_upper(c);
        r->end[r->n] = (uint32_t)at;
        r->stop[r->n] = false;
        r->groups[r->n] = r->n && !r->stop[r->n - 1] ? r->groups[r->n - 1]
                          : r->n                     ? (uint8_t)(r->groups[r->n - 1] + 1)
                                                     : 1;
        r->n++;
    }
    return at;
}

/* A group of small letters is the next word of the sentence. */
static bool is_word(struct str s)
{
    bool small = false;

    for (size_t i = 0; i < s.len; i++) {
        if (ascii_digit(s.ptr[i]))
            return false;
        small |= s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
    }
    return small;
}

static bool joins_a_word(struct str text, size_t at)
{
    uint32_t c;

    if (at >= text.len)
        return false;
    text_char(str_from(text, at), &c);
    return text_is_letter(c) || (c < 0x80 && ascii_digit((char)c)) || c == '_';
}

void run_read(struct str text, uint32_t start, struct run *ret_run)
{
    size_t at = start, part;

    ret_run->n = 0;
    ret_run->lower = false;
    do {
        uint8_t before = ret_run->n;

        part = at;
        at = read_group(text, at, ret_run);
        if (before && is_word(str_slice(text, part, at)))
            ret_run->n = before;
        if (ret_run->n == before)
            break;
        ret_run->stop[ret_run->n - 1] = !joins_a_word(text, at);
        part = separator(str_from(text, at));
        at += part;
    } while (part && at < text.len && ret_run->n < RUN_MAX);
}
