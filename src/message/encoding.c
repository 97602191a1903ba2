/* SPDX-License-Identifier: EUPL-1.2 */
/* encoding.c - base64 and quoted-printable (RFC 2045), and the encoded words of headers
 * (RFC 2047).
 *
 * Mail in practice breaks these rules daily, so decoding forgives: stray bytes in base64 are
 * skipped without losing their neighbours, and adjacent encoded words of one charset are joined
 * as bytes before they become text, so a character cut in two comes out whole. */
#include "message/message_priv.h"

#include <string.h>

#define CODED_MAX 8192 /* RFC 2047 says 75 */

/* Value of a base64 digit, or 64 and more for what is none. */
static unsigned digit64(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (unsigned)(c - 'A');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 26;
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0') + 52;
    return c == '+' ? 62 : c == '/' ? 63 : c == '=' ? 64 : 65;
}

struct str encoding_base64(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len / 4 * 3 + 4);
    size_t len = 0;
    uint32_t bits = 0;
    int have = 0;

    if (!p)
        return STR("");
    for (size_t i = 0; i < s.len; i++) {
        unsigned v = digit64(s.ptr[i]);

        if (v > 64)
            continue;
        if (v == 64) { /* padding ends a run; another may start on a later line */
            size_t end = str_chr(s, '\n', i);

            have = 0;
            i = end == STR_NPOS ? s.len : end;
            continue;
        }
        bits = bits << 6 | v;
        have = (have + 1) % 4;
        if (have != 1)
            p[len++] = (char)(bits >> (have == 2 ? 4 : have == 3 ? 2 : 0));
    }
    return str_make(p, len);
}

bool encoding_base64_strict(struct arena *a, struct str s, struct str *ret_bytes)
{
    size_t digits = 0, padding = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned v = digit64(s.ptr[i]);

        if (s.ptr[i] == '\n' || s.ptr[i] == '\r')
            continue;
        if (v > 64 || (v < 64 && padding))
            return false;
        digits += v < 64;
        padding += v == 64;
    }
    if (padding > 2 || (digits + padding) % 4 != 0)
        return false;
    *ret_bytes = encoding_base64(a, s);
    return true;
}

static int digit16(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Length of "=XX" at i, or 0. */
static size_t quoted_byte(struct str s, size_t i, char *ret_byte)
{
    int high, low;

    if (i + 2 >= s.len)
        return 0;
    high = digit16(s.ptr[i + 1]);
    low = digit16(s.ptr[i + 2]);
    if (high < 0 || low < 0)
        return 0;
    *ret_byte = (char)(high << 4 | low);
    return 3;
}

/* Length of "=", blanks, line end at i (a line that goes on), or 0. */
static size_t soft_break(struct str s, size_t i)
{
    size_t n = i + 1;

    while (n < s.len && (s.ptr[n] == ' ' || s.ptr[n] == '\t'))
        n++;
    if (n < s.len && s.ptr[n] == '\r')
        n++;
    if (n < s.len && s.ptr[n] == '\n')
        return n + 1 - i;
    return n == s.len ? n - i : 0;
}

struct str encoding_quoted(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len + 1);
    size_t len = 0, i = 0;

    if (!p)
        return STR("");
    while (i < s.len) {
        size_t n = 0;

        if (s.ptr[i] == '=') {
            n = quoted_byte(s, i, &p[len]);
            len += n > 0;
            if (!n)
                n = soft_break(s, i);
        }
        if (!n) {
            p[len++] = s.ptr[i];
            n = 1;
        }
        i += n;
    }
    return str_make(p, len);
}

/* Encoded words ------------------------------------------------------------------------- */

struct coded {
    struct str charset, text;
    bool base64;
    size_t len; /* of the whole "=?...?=" */
};

/* The encoded word at the start of `s`, if there is one. */
static bool coded_at(struct str s, struct coded *ret)
{
    size_t charset, text, end;

    if (!str_starts(s, STR("=?")))
        return false;
    s = str_slice(s, 0, CODED_MAX); /* so that looking for an end stays linear */
    charset = str_chr(str_slice(s, 0, 100), '?', 2);
    if (charset == STR_NPOS || charset + 2 >= s.len || s.ptr[charset + 2] != '?')
        return false;
    ret->charset = str_slice(s, 2, charset);
    ret->base64 = ascii_lower(s.ptr[charset + 1]) == 'b';
    if (!ret->base64 && ascii_lower(s.ptr[charset + 1]) != 'q')
        return false;
    text = charset + 3;
    end = str_find(s, STR("?="), text);
    if (end == STR_NPOS || !ret->charset.len || str_chr(ret->charset, ' ', 0) != STR_NPOS)
        return false;
    ret->text = str_slice(s, text, end);
    ret->len = end + 2;
    return true;
}

static struct str coded_bytes(struct arena *a, const struct coded *w)
{
    char *p;
    size_t len = 0;

    if (w->base64)
        return encoding_base64(a, w->text);
    p = arena_alloc(a, w->text.len + 1);
    if (!p)
        return STR("");
    for (size_t i = 0; i < w->text.len; len++) {
        size_t n = w->text.ptr[i] == '=' ? quoted_byte(w->text, i, &p[len]) : 0;

        if (!n)
            p[len] = w->text.ptr[i] == '_' ? ' ' : w->text.ptr[i];
        i += n ? n : 1;
    }
    return str_make(p, len);
}

static size_t skip_blanks(struct str s, size_t i)
{
    while (i < s.len && ascii_space(s.ptr[i]))
        i++;
    return i;
}

/* A run of encoded words at *at, as text; *at moves behind it. */
static bool run_read(struct arena *a, struct str s, size_t *at, struct str *ret_text,
                     struct marks *m)
{
    struct buf text = buf_new(a, SIZE_MAX / 4);
    struct coded w, next;

    if (!coded_at(str_from(s, *at), &w))
        return false;
    for (;;) {
        struct buf bytes = buf_new(a, SIZE_MAX / 4);
        bool more;

        do {
            size_t gap = skip_blanks(s, *at + w.len);

            buf_add(&bytes, coded_bytes(a, &w));
            *at += w.len;
            next = w;
            more = coded_at(str_from(s, gap), &w);
            if (more)
                *at = gap;
        } while (more && str_eq_nocase(next.charset, w.charset));
        buf_add(&text, message_decode(a, buf_str(&bytes), next.charset, &m->repaired));
        if (!more)
            break;
    }
    *ret_text = buf_str(&text);
    return true;
}

/* Text outside encoded words; `s` is a header value, so charset is never said. */
static struct str plain(struct arena *a, struct str s, struct marks *m)
{
    return message_decode(a, s, STR(""), &m->repaired);
}

static struct str words(struct arena *a, struct str value, bool again, struct marks *m)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    size_t at = 0, from = 0;

    if (str_find(value, STR("=?"), 0) == STR_NPOS)
        return plain(a, value, m);
    while (at < value.len && !b.failed) {
        size_t start = str_find(value, STR("=?"), at);
        struct str text;

        at = start == STR_NPOS ? value.len : start;
        if (start == STR_NPOS || !run_read(a, value, &at, &text, m)) {
            at += start != STR_NPOS;
            continue;
        }
        buf_add(&b, plain(a, str_slice(value, from, start), m));
        from = at;
        if (!again) {
            buf_add(&b, text);
            continue;
        }
        buf_add(&b, STR("=?UTF-8?Q?"));
        for (size_t i = 0; i < text.len; i++)
            if (ascii_alnum(text.ptr[i]))
                buf_add_char(&b, text.ptr[i]);
            else
                buf_printf(&b, "=%02X", (unsigned)(unsigned char)text.ptr[i]);
        buf_add(&b, STR("?="));
    }
    buf_add(&b, plain(a, str_from(value, from), m));
    return buf_str(&b);
}

struct str encoding_words(struct arena *a, struct str value, struct marks *m)
{
    return words(a, value, false, m);
}

struct str encoding_words_again(struct arena *a, struct str value, struct marks *m)
{
    return words(a, value, true, m);
}
