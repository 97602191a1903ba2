/* SPDX-License-Identifier: EUPL-1.2 */
/* canon.c - see canon.h.  One pass over the bytes; what is not expected next is refused. */
#include "journal/canon.h"

#include <stddef.h>
#include <string.h>

#define NUMBER_DIGITS_MAX 16
#define NUMBER_MAX        9007199254740992 /* 2^53 */

struct scan {
    const char *at, *end;
};

static bool take(struct scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

static bool lower_hex(char c)
{
    return ascii_digit(c) || (c >= 'a' && c <= 'f');
}

/* RFC 8785, 3.2.2.2: two-letter escapes where there are any, \u00xx for other controls only. */
static bool take_escape(struct scan *s)
{
    char c, high, low;

    if (s->at == s->end)
        return false;
    c = *s->at++;
    if (c != 'u')
        return c == '"' || c == '\\' || c == 'b' || c == 'f' || c == 'n' || c == 'r' || c == 't';
    if (s->end - s->at < 4 || s->at[0] != '0' || s->at[1] != '0')
        return false;
    high = s->at[2];
    low = s->at[3];
    s->at += 4;
    if (!lower_hex(low) || high > '1' || high < '0')
        return false;
    return high == '1' || low == 'b' || low == 'e' || low == 'f' || low < '8';
}

/* The length of a UTF-8 sequence of two bytes or more at `p` (RFC 3629); 0: none. */
static size_t long_char(const char *text, const char *end)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t left = (size_t)(end - text);
    size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;

    if (p[0] < 0xc2 || p[0] > 0xf4 || left < n)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ||
        (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90))
        return 0;
    return n;
}

/* Eight bytes at once, none of which ends, escapes or is past ASCII: most of an entry is so.  May
 * stop early, never late. */
static const char *skip_plain(const char *p, const char *end)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones * 0x80;

    while (end - p >= 8) {
        uint64_t v, quote, escape;

        memcpy(&v, p, sizeof v);
        quote = v ^ ones * '"';
        escape = v ^ ones * '\\';
        /* x - n borrows into the top bit of a byte below n */
        if ((v | ((v - ones * 0x20) | (quote - ones) | (escape - ones))) & tops)
            break;
        p += 8;
    }
    return p;
}

/* Between its quotes, as written. */
static bool take_text(struct scan *s, struct str *ret)
{
    const char *start;

    if (!take(s, '"'))
        return false;
    start = s->at;
    s->at = skip_plain(s->at, s->end);
    while (s->at < s->end) {
        unsigned char c = (unsigned char)*s->at;

        if (c == '"') {
            *ret = str_make(start, (size_t)(s->at - start));
            s->at++;
            return true;
        }
        if (c == '\\') {
            s->at++;
            if (!take_escape(s))
                return false;
        } else if (c >= 0x80) {
            size_t n = long_char(s->at, s->end);

            if (!n)
                return false;
            s->at += n;
        } else if (c < 0x20) {
            return false;
        } else {
            s->at++;
        }
    }
    return false;
}

static bool take_number(struct scan *s, int64_t *ret)
{
    bool minus = take(s, '-');
    const char *start = s->at;
    int64_t n = 0;

    while (s->at < s->end && ascii_digit(*s->at)) {
        if (s->at - start >= NUMBER_DIGITS_MAX)
            return false;
        n = n * 10 + (*s->at++ - '0');
    }
    if (s->at == start || (*start == '0' && (s->at - start > 1 || minus)) || n > NUMBER_MAX)
        return false;
    if (s->at < s->end && (*s->at == '.' || *s->at == 'e' || *s->at == 'E'))
        return false; /* no entry has a fraction */
    *ret = minus ? -n : n;
    return true;
}

static bool take_word(struct scan *s, struct str word)
{
    if ((size_t)(s->end - s->at) < word.len || memcmp(s->at, word.ptr, word.len) != 0)
        return false;
    s->at += word.len;
    return true;
}

/* ---- values ---- */

struct value {
    struct str whole; /* as written */
    struct str text;  /* of a string; STR_NONE: another value */
    bool is_number;
    int64_t number;
};

typedef void member_fn(void *arg, struct str key, const struct value *v);

static bool take_value(struct scan *s, int depth, struct value *ret);

static bool take_array(struct scan *s, int depth)
{
    struct value v;

    if (take(s, ']'))
        return true;
    do
        if (!take_value(s, depth + 1, &v))
            return false;
    while (take(s, ','));
    return take(s, ']');
}

/* Keys in the order of their UTF-16 code units.  An entry's are ASCII; others are refused here,
 * which says less than it could and never accepts what is not canonical. */
static bool key_follows(struct str before, struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if ((unsigned char)key.ptr[i] >= 0x80 || key.ptr[i] == '\\')
            return false;
    return !before.ptr || str_cmp(before, key) < 0;
}

static bool take_object(struct scan *s, int depth, member_fn *tell, void *arg)
{
    struct str before = STR_NONE, key;
    struct value v;

    if (take(s, '}'))
        return true;
    do {
        if (!take_text(s, &key) || !key_follows(before, key) || !take(s, ':') ||
            !take_value(s, depth + 1, &v))
            return false;
        if (tell)
            tell(arg, key, &v);
        before = key;
    } while (take(s, ','));
    return take(s, '}');
}

/* Recurses CANON_DEPTH_MAX times at most. */
static bool take_value(struct scan *s, int depth, struct value *ret)
{
    const char *start = s->at;
    bool ok;

    *ret = (struct value){ .text = STR_NONE };
    if (depth > CANON_DEPTH_MAX || s->at == s->end)
        return false;
    switch (*s->at) {
    case '"':
        ok = take_text(s, &ret->text);
        break;
    case '{':
        s->at++;
        ok = take_object(s, depth, NULL, NULL);
        break;
    case '[':
        s->at++;
        ok = take_array(s, depth);
        break;
    case 'n':
        ok = take_word(s, STR("null"));
        break;
    case 't':
        ok = take_word(s, STR("true"));
        break;
    case 'f':
        ok = take_word(s, STR("false"));
        break;
    default:
        ok = ret->is_number = take_number(s, &ret->number);
    }
    ret->whole = str_make(start, (size_t)(s->at - start));
    return ok;
}

/* ---- members of an entry ---- */

static void read_on(void *arg, struct str key, const struct value *v)
{
    struct canon_entry *e = arg;

    if (str_eq(key, STR("kind")))
        e->on_kind = v->text;
    else if (str_eq(key, STR("id")) && v->text.ptr && !id_parse(v->text, &e->on))
        e->on = ID_NONE;
}

static void read_id(struct str text, struct id *ret)
{
    if (!text.ptr || !id_parse(text, ret))
        *ret = ID_NONE;
}

static void read_member(void *arg, struct str key, const struct value *v)
{
    static const struct {
        struct str key;
        size_t at;
    } texts[] = {
        { STR_INIT("act"), offsetof(struct canon_entry, act) },
        { STR_INIT("at"), offsetof(struct canon_entry, at_text) },
        { STR_INIT("basis"), offsetof(struct canon_entry, basis) },
        { STR_INIT("by"), offsetof(struct canon_entry, by_text) },
        { STR_INIT("digest"), offsetof(struct canon_entry, digest) },
        { STR_INIT("purpose"), offsetof(struct canon_entry, purpose) },
        { STR_INIT("reason"), offsetof(struct canon_entry, reason) },
        { STR_INIT("result"), offsetof(struct canon_entry, result) },
        { STR_INIT("rule"), offsetof(struct canon_entry, rule) },
    };
    struct canon_entry *e = arg;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (str_eq(key, texts[i].key)) {
            memcpy((char *)e + texts[i].at, &v->text, sizeof v->text);
            return;
        }
    if (str_eq(key, STR("categories"))) {
        e->categories = v->whole;
    } else if (str_eq(key, STR("org"))) {
        read_id(v->text, &e->org);
    } else if (str_eq(key, STR("n")) && v->is_number) {
        e->counted = true;
        e->n = v->number;
    } else if (str_eq(key, STR("on")) && v->whole.len > 1 && v->whole.ptr[0] == '{') {
        struct scan inside = { v->whole.ptr + 1, v->whole.ptr + v->whole.len };

        take_object(&inside, 1, read_on, e);
    }
}

/* In the one form that clock_text() writes, which compares as a text does. */
static bool time_read(struct str text, msec *ret)
{
    static const struct {
        size_t at;
        char c;
    } marks[] = { { 10, 'T' }, { 13, ':' }, { 16, ':' }, { 19, '.' }, { 23, 'Z' } };

    if (text.len != 24)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (text.ptr[marks[i].at] != marks[i].c)
            return false;
    return clock_parse(text, ret);
}

/* Whatever `tell` makes of its members, *at_text and *act among them. */
static bool read_line(struct str line, member_fn *tell, struct canon_entry *e, const char **ret_why)
{
    struct scan s = { line.ptr, line.ptr + line.len };

    if (!take(&s, '{') || !take_object(&s, 0, tell, e) || s.at != s.end) {
        *ret_why = "is no canonical JSON";
        return false;
    }
    if (!e->act.len) {
        *ret_why = "says no act";
        return false;
    }
    if (!time_read(e->at_text, &e->at)) {
        *ret_why = "says no time";
        return false;
    }
    return true;
}

bool canon_read(struct str line, struct canon_entry *ret, const char **ret_why)
{
    struct canon_entry e = { .at = 0 };

    if (!read_line(line, read_member, &e, ret_why))
        return false;
    read_id(e.by_text, &e.by);
    *ret = e;
    return true;
}

static void read_sense(void *arg, struct str key, const struct value *v)
{
    struct canon_entry *e = arg;

    if (str_eq(key, STR("act")))
        e->act = v->text;
    else if (str_eq(key, STR("at")))
        e->at_text = v->text;
}

bool canon_check(struct str line, msec *ret_at, struct str *ret_act, const char **ret_why)
{
    struct canon_entry e = { .at = 0 };

    if (!read_line(line, read_sense, &e, ret_why))
        return false;
    *ret_at = e.at;
    *ret_act = e.act;
    return true;
}
