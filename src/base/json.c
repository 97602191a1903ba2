/* SPDX-License-Identifier: EUPL-1.2 */
/* json.c - see json.h. */
#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void json_drop(json_t **j)
{
    json_decref(*j);
}

/* jansson's own limit is 2048 levels; ours is checked before it builds anything. */
static bool depth_ok(struct str text)
{
    int depth = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (quoted) {
            if (c == '\\')
                i++;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > JSON_DEPTH_MAX)
                return false;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }
    return true;
}

json_t *json_read(struct str text, struct fault *f)
{
    json_error_t e;
    json_t *j;

    if (!depth_ok(text)) {
        fault_set(f, FAULT_INVALID, "JSON is nested deeper than %d levels", JSON_DEPTH_MAX);
        return NULL;
    }
    j = json_loadb(text.ptr ? text.ptr : "", text.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY,
                   &e);
    if (!j) {
        /* e.text may quote the input: keep only its part before " near '". */
        char *near = strstr(e.text, " near ");

        if (near)
            *near = '\0';
        if (json_error_code(&e) == json_error_duplicate_key)
            snprintf(e.text, sizeof e.text, "duplicate object key");
        fault_set(f, FAULT_INVALID, "JSON, line %d column %d: %s", e.line, e.column, e.text);
    }
    return j;
}

void json_text_free(char *printed)
{
    free(printed);
}

struct str json_text(const json_t *object, const char *key)
{
    const json_t *v = json_object_get(object, key);

    if (!json_is_string(v))
        return STR_NONE;
    return str_make(json_string_value(v), json_string_length(v));
}

int64_t json_int(const json_t *object, const char *key, int64_t otherwise)
{
    const json_t *v = json_object_get(object, key);

    return json_is_integer(v) ? json_integer_value(v) : otherwise;
}

bool json_flag(const json_t *object, const char *key, bool otherwise)
{
    const json_t *v = json_object_get(object, key);

    return json_is_boolean(v) ? json_is_true(v) : otherwise;
}

struct json_out json_out(struct buf *b)
{
    return (struct json_out){ .buf = b };
}

static void begin(struct json_out *o, const char *key)
{
    if (o->comma)
        buf_add_char(o->buf, ',');
    o->comma = true;
    if (key) {
        json_quote(o->buf, str_of(key));
        buf_add_char(o->buf, ':');
    }
}

void json_open(struct json_out *o, const char *key, char bracket)
{
    begin(o, key);
    buf_add_char(o->buf, bracket);
    o->comma = false;
}

void json_close(struct json_out *o, char bracket)
{
    buf_add_char(o->buf, bracket);
    o->comma = true;
}

/* Length of the well-formed UTF-8 sequence at the start of p (RFC 3629), or 0. */
static size_t utf8_length(const unsigned char *p, size_t n)
{
    size_t len = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

    if (p[0] > 0xf4 || len > n)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
        (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
        return 0;
    return len;
}

static void quote_ascii(struct buf *b, unsigned char c)
{
    static const char shorts[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'
    };

    if (c == '"' || c == '\\')
        buf_printf(b, "\\%c", c);
    else if (c < sizeof shorts && shorts[c])
        buf_printf(b, "\\%c", shorts[c]);
    else
        buf_printf(b, "\\u%04x", c);
}

void json_quote(struct buf *b, struct str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t plain = 0, i = 0;

    buf_add_char(b, '"');
    while (i < s.len) {
        size_t n;

        if (p[i] >= 0x20 && p[i] < 0x80 && p[i] != '"' && p[i] != '\\') {
            i++;
            continue;
        }
        n = p[i] < 0x80 ? 1 : utf8_length(p + i, s.len - i);
        if (n > 1) {
            i += n;
            continue;
        }
        buf_add(b, str_slice(s, plain, i));
        if (n == 1)
            quote_ascii(b, p[i]);
        else
            buf_add(b, STR("\xef\xbf\xbd"));
        plain = ++i;
    }
    buf_add(b, str_from(s, plain));
    buf_add_char(b, '"');
}

void json_str(struct json_out *o, const char *key, struct str s)
{
    begin(o, key);
    json_quote(o->buf, s);
}

void json_cstr(struct json_out *o, const char *key, const char *s)
{
    if (s)
        json_str(o, key, str_of(s));
    else
        json_null_out(o, key);
}

void json_i64(struct json_out *o, const char *key, int64_t v)
{
    begin(o, key);
    buf_printf(o->buf, "%lld", (long long)v);
}

void json_f64(struct json_out *o, const char *key, double v)
{
    char text[48];
    size_t n;

    begin(o, key);
    if (!isfinite(v)) {
        buf_add(o->buf, STR("null"));
        return;
    }
    n = (size_t)snprintf(text, sizeof text, "%.4f", v);
    while (n > 1 && text[n - 1] == '0' && text[n - 2] != '.')
        n--;
    buf_add(o->buf, str_make(text, n));
}

void json_bool(struct json_out *o, const char *key, bool v)
{
    begin(o, key);
    buf_add(o->buf, v ? STR("true") : STR("false"));
}

void json_null_out(struct json_out *o, const char *key)
{
    begin(o, key);
    buf_add(o->buf, STR("null"));
}

void json_id(struct json_out *o, const char *key, struct id id)
{
    struct id_text t = id_text(id);

    if (id_is_none(id))
        json_null_out(o, key);
    else
        json_str(o, key, str_of(t.s));
}

void json_time(struct json_out *o, const char *key, msec t)
{
    char text[CLOCK_TEXT_SIZE];

    if (t)
        json_str(o, key, clock_text(t, text));
    else
        json_null_out(o, key);
}

void json_raw(struct json_out *o, const char *key, struct str json)
{
    begin(o, key);
    buf_add(o->buf, json);
}
