/* SPDX-License-Identifier: EUPL-1.2 */
/* form.c - see form.h.  Everything a browser sends in a line: escapes, pairs, header lists.
 * multipart.c has the bodies with parts. */
#include "net/form.h"

#include <string.h>

#include "net/form_priv.h"

const struct form_field *form_find(const struct form *form, struct str name)
{
    for (size_t i = 0; i < form->n; i++)
        if (str_eq(form->fields[i].name, name))
            return &form->fields[i];
    return NULL;
}

struct str form_value(const struct form *form, struct str name)
{
    const struct form_field *field = form_find(form, name);

    return field ? field->value : STR_NONE;
}

/* The lead byte's range, how many bytes follow it, and what the first of those may be: the rows
 * of Unicode's table 3-7, which leaves out overlong forms, surrogates and what is past U+10FFFF. */
static const struct utf8_row {
    uint8_t first, last, follow, low, high;
} utf8_rows[] = {
    { 0x01, 0x7f, 0, 0x00, 0x00 }, { 0xc2, 0xdf, 1, 0x80, 0xbf }, { 0xe0, 0xe0, 2, 0xa0, 0xbf },
    { 0xe1, 0xec, 2, 0x80, 0xbf }, { 0xed, 0xed, 2, 0x80, 0x9f }, { 0xee, 0xef, 2, 0x80, 0xbf },
    { 0xf0, 0xf0, 3, 0x90, 0xbf }, { 0xf1, 0xf3, 3, 0x80, 0xbf }, { 0xf4, 0xf4, 3, 0x80, 0x8f },
};

/* The length of the sequence at `i`, 0 when there is none. */
static size_t utf8_step(struct str s, size_t i)
{
    const uint8_t *p = (const uint8_t *)s.ptr + i;

    for (size_t r = 0; r < COUNT_OF(utf8_rows); r++) {
        const struct utf8_row *row = &utf8_rows[r];

        if (p[0] < row->first || p[0] > row->last)
            continue;
        if (row->follow >= s.len - i)
            return 0;
        for (size_t k = 1; k <= row->follow; k++)
            if (p[k] < (k == 1 ? row->low : 0x80) || p[k] > (k == 1 ? row->high : 0xbf))
                return 0;
        return 1 + (size_t)row->follow;
    }
    return 0;
}

bool form_utf8(struct str s)
{
    size_t i = 0;

    while (i < s.len) {
        size_t step = utf8_step(s, i);

        if (!step)
            return false;
        i += step;
    }
    return true;
}

static int hex_value(char c)
{
    if (ascii_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that %XX at `i` stands for, or -1. */
static int escaped_byte(struct str s, size_t i)
{
    int high, low;

    if (s.len - i < 3)
        return -1;
    high = hex_value(s.ptr[i + 1]);
    low = hex_value(s.ptr[i + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool form_decode(struct arena *a, struct str s, bool plus, struct str *ret_text, struct fault *f)
{
    char *out = arena_alloc(a, s.len + 1);
    size_t n = 0;

    if (!out)
        return arena_check(a, f);
    for (size_t i = 0; i < s.len; i++) {
        int c = (unsigned char)s.ptr[i];

        if (c == '%') {
            c = escaped_byte(s, i);
            i += 2;
        } else if (c == '+' && plus) {
            c = ' ';
        }
        if (c <= 0)
            return fault_set(f, FAULT_INVALID, "a percent escape is wrong or stands for NUL");
        out[n++] = (char)c;
    }
    if (!form_utf8(str_make(out, n)))
        return fault_set(f, FAULT_INVALID, "percent-decoded text is not UTF-8");
    *ret_text = str_make(out, n);
    return true;
}

/* Control characters and the backslash, which some programs read as a slash. */
static bool path_byte_ok(char c)
{
    return (unsigned char)c >= 0x20 && c != 0x7f && c != '\\';
}

static bool segment_ok(struct str segment)
{
    for (size_t i = 0; i < segment.len; i++)
        if (!path_byte_ok(segment.ptr[i]))
            return false;
    return !str_eq(segment, STR(".")) && !str_eq(segment, STR(".."));
}

bool form_path(struct arena *a, struct str raw, struct str *ret_path, struct fault *f)
{
    struct str path, rest, segment;

    if (!raw.len || raw.ptr[0] != '/')
        return fault_set(f, FAULT_INVALID, "the path does not start with a slash");
    if (str_find_nocase(raw, STR("%2f"), 0) != STR_NPOS || str_find(raw, STR("//"), 0) != STR_NPOS)
        return fault_set(f, FAULT_INVALID, "the path has an encoded or a doubled slash");
    if (!form_decode(a, raw, false, &path, f))
        return fault_wrap(f, "path");
    rest = str_from(path, 1);
    while (str_split(&rest, '/', &segment))
        if (!segment_ok(segment))
            return fault_set(f, FAULT_INVALID, "the path has a segment that is not allowed");
    *ret_path = path;
    return true;
}

bool form_list_add(struct form_list *list, struct arena *a, struct form_field field,
                   struct fault *f)
{
    size_t room = list->room ? list->room * 2 : 8;

    if (list->n == FORM_FIELDS_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d fields", FORM_FIELDS_MAX);
    if (list->n == list->room) {
        list->fields = arena_grow(a, list->fields, list->room * sizeof field, room * sizeof field);
        if (!list->fields)
            return arena_check(a, f);
        list->room = room;
    }
    list->fields[list->n++] = field;
    return true;
}

/* "name=value" in its two halves; false when there is no '='. */
static bool pair_cut(struct str pair, struct str *name, struct str *value)
{
    size_t eq = str_chr(pair, '=', 0);

    *name = str_slice(pair, 0, eq == STR_NPOS ? pair.len : eq);
    *value = eq == STR_NPOS ? STR("") : str_from(pair, eq + 1);
    return eq != STR_NPOS;
}

bool form_urlencoded(struct arena *a, struct str s, struct form *ret_form, struct fault *f)
{
    struct form_list list = { 0 };
    struct str pair;

    while (str_split(&s, '&', &pair)) {
        struct form_field field = { 0 };
        struct str name, value;

        if (!pair.len)
            continue;
        pair_cut(pair, &name, &value);
        if (name.len > 3 * FORM_NAME_MAX)
            return fault_set(f, FAULT_LIMIT, "a field's name is longer than %d", FORM_NAME_MAX);
        if (!form_decode(a, name, true, &field.name, f) ||
            !form_decode(a, value, true, &field.value, f) || !form_list_add(&list, a, field, f))
            return false;
    }
    *ret_form = (struct form){ list.fields, list.n };
    return true;
}

static struct str unquote_pair(struct str value)
{
    if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
        return str_slice(value, 1, value.len - 1);
    return value;
}

bool form_cookies(struct arena *a, struct str header, struct form *ret_form, struct fault *f)
{
    struct form_list list = { 0 };
    struct str pair;

    while (str_split(&header, ';', &pair)) {
        struct form_field field = { 0 };

        if (!pair_cut(str_trim(pair), &field.name, &field.value))
            continue;
        field.value = unquote_pair(field.value);
        if (!form_list_add(&list, a, field, f))
            return fault_wrap(f, "cookies");
    }
    *ret_form = (struct form){ list.fields, list.n };
    return true;
}

/* Takes `"..."` with its backslashes, or a token up to ';', off the front of *rest. */
static struct str value_take(struct arena *a, struct str *rest)
{
    char *out = arena_alloc(a, rest->len + 1);
    bool quoted = rest->len && rest->ptr[0] == '"';
    size_t i = quoted, n = 0;

    if (!out)
        return STR_NONE;
    for (; i < rest->len && rest->ptr[i] != (quoted ? '"' : ';'); i++) {
        /* Browsers escape the quote as %22, others with a backslash; a backslash before any
         * other character belongs to a file name of Windows. */
        if (quoted && rest->ptr[i] == '\\' && i + 1 < rest->len && rest->ptr[i + 1] == '"')
            i++;
        out[n++] = rest->ptr[i];
    }
    *rest = str_from(*rest, quoted && i < rest->len ? i + 1 : i);
    return quoted ? str_make(out, n) : str_trim(str_make(out, n));
}

struct str form_parameter(struct arena *a, struct str header, struct str name)
{
    size_t start = str_chr(header, ';', 0);

    while (start != STR_NPOS) {
        struct str rest = str_trim(str_from(header, start + 1));
        size_t eq = str_chr(rest, '=', 0);
        struct str found, value;

        if (eq == STR_NPOS)
            return STR_NONE;
        found = str_trim(str_slice(rest, 0, eq));
        rest = str_from(rest, eq + 1);
        value = value_take(a, &rest);
        if (str_eq_nocase(found, name))
            return value.ptr ? value : STR("");
        header = rest;
        start = str_chr(header, ';', 0);
    }
    return STR_NONE;
}

/* "*", "text/" + "*", or the value itself. */
static bool range_holds(struct str range, struct str value)
{
    if (str_eq(range, STR("*")) || str_eq(range, STR("*/*")) || str_eq_nocase(range, value))
        return true;
    return str_ends(range, STR("/*")) &&
           str_starts_nocase(value, str_slice(range, 0, range.len - 1));
}

static bool weight_is_zero(struct str parameters)
{
    struct str one;

    while (str_split(&parameters, ';', &one)) {
        double q;

        one = str_trim(one);
        if (str_starts_nocase(one, STR("q=")) && str_to_double(str_from(one, 2), &q))
            return q <= 0;
    }
    return false;
}

bool form_accepts(struct str header, struct str value)
{
    struct str item;
    bool any = false;

    while (str_split(&header, ',', &item)) {
        size_t semicolon = str_chr(item, ';', 0);
        struct str range = str_trim(str_slice(item, 0, semicolon));
        struct str parameters = semicolon == STR_NPOS ? STR("") : str_from(item, semicolon + 1);

        if (!range_holds(range, value))
            continue;
        if (str_eq_nocase(range, value)) /* the exact name decides over a wildcard */
            return !weight_is_zero(parameters);
        any = any || !weight_is_zero(parameters);
    }
    return any;
}

bool form_body(struct arena *a, struct str content_type, struct str body, struct form *ret_form,
               struct fault *f)
{
    struct str type = str_trim(str_slice(content_type, 0, str_chr(content_type, ';', 0)));

    if (str_eq_nocase(type, STR("application/x-www-form-urlencoded")))
        return form_urlencoded(a, body, ret_form, f);
    if (str_eq_nocase(type, STR("multipart/form-data")))
        return form_multipart(a, content_type, body, ret_form, f);
    return fault_set(f, FAULT_INVALID, "the content type is not that of a form");
}
