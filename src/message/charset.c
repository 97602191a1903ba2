/* SPDX-License-Identifier: EUPL-1.2 */
/* charset.c - bytes in a named charset to UTF-8; a charset that lies is caught where that can be
 * known.
 *
 * UTF-8 and the western single-byte sets are done here, which is nearly all mail; the rest goes
 * through iconv.  "iso-8859-1" means windows-1252 in practice (WHATWG Encoding says so too). */
#include "message/message_priv.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#include "text/text.h"

#define LABEL_MAX   64
#define REPLACEMENT "\xEF\xBF\xBD"

/* windows-1252, bytes 80 to 9F; 0 where it has none. */
static const uint16_t western[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

enum set { SET_UNSAID, SET_ASCII, SET_UTF8, SET_WESTERN, SET_OTHER };

/* Names mail uses that mean one of ours, or that iconv knows by another name. */
static const struct label {
    const char *name;
    enum set set;
    const char *iconv;
} labels[] = {
    { "", SET_UNSAID, NULL },
    { "us-ascii", SET_ASCII, NULL },
    { "ascii", SET_ASCII, NULL },
    { "ansi_x3.4-1968", SET_ASCII, NULL },
    { "7bit", SET_ASCII, NULL },
    { "utf-8", SET_UTF8, NULL },
    { "utf8", SET_UTF8, NULL },
    { "unicode-1-1-utf-8", SET_UTF8, NULL },
    { "iso-8859-1", SET_WESTERN, NULL },
    { "iso8859-1", SET_WESTERN, NULL },
    { "iso_8859-1", SET_WESTERN, NULL },
    { "latin1", SET_WESTERN, NULL },
    { "latin-1", SET_WESTERN, NULL },
    { "windows-1252", SET_WESTERN, NULL },
    { "cp1252", SET_WESTERN, NULL },
    { "cp-1252", SET_WESTERN, NULL },
    { "x-ansi", SET_WESTERN, NULL },
    { "gb2312", SET_OTHER, "GB18030" },
    { "gbk", SET_OTHER, "GB18030" },
    { "x-gbk", SET_OTHER, "GB18030" },
    { "ks_c_5601-1987", SET_OTHER, "CP949" },
    { "euc-kr", SET_OTHER, "CP949" },
    { "shift_jis", SET_OTHER, "CP932" },
    { "x-sjis", SET_OTHER, "CP932" },
    { "iso-8859-8-i", SET_OTHER, "ISO-8859-8" },
    { "iso-8859-8-e", SET_OTHER, "ISO-8859-8" },
    { "x-mac-roman", SET_OTHER, "MACINTOSH" },
    { "macintosh", SET_OTHER, "MACINTOSH" },
    { "unicode-1-1-utf-7", SET_OTHER, "UTF-7" },
};

static size_t count_wide(struct str s, size_t *ret_bad)
{
    size_t wide = 0, i = 0;

    *ret_bad = 0;
    while (i < s.len) {
        uint32_t c;
        size_t n;

        if ((unsigned char)s.ptr[i] < 0x80) {
            i++;
            continue;
        }
        n = text_char(str_from(s, i), &c);
        wide += n > 1;
        *ret_bad += n == 1;
        i += n;
    }
    return wide;
}

static struct str replace_bad(struct arena *a, struct str s)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    size_t i = 0;

    while (i < s.len && !b.failed) {
        uint32_t c;
        size_t run = i, n;

        while (run < s.len && (unsigned char)s.ptr[run] < 0x80)
            run++;
        buf_add(&b, str_slice(s, i, run));
        if (run == s.len)
            break;
        n = text_char(str_from(s, run), &c);
        buf_add(&b, n > 1 ? str_slice(s, run, run + n) : STR(REPLACEMENT));
        i = run + n;
    }
    return buf_str(&b);
}

static struct str from_western(struct arena *a, struct str s, bool *ret_repaired)
{
    char *p = arena_alloc(a, s.len * 3 + 1);
    size_t len = 0;

    if (!p)
        return STR("");
    for (size_t i = 0; i < s.len; i++) {
        uint32_t c = (unsigned char)s.ptr[i];

        if (c >= 0x80 && c < 0xA0)
            c = western[c - 0x80];
        if (!c && s.ptr[i]) {
            c = 0xFFFD;
            *ret_repaired = true;
        }
        len += text_put(c, p + len);
    }
    return str_make(p, len);
}

/* UTF-8 when it is, or nearly is; else what a western mailer would have meant. */
static struct str guess(struct arena *a, struct str s, bool *ret_repaired)
{
    size_t bad, wide = count_wide(s, &bad);

    if (!bad)
        return s;
    *ret_repaired = true;
    if (wide > bad)
        return replace_bad(a, s);
    return from_western(a, s, ret_repaired);
}

static bool ascii_only(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static struct str by_iconv(struct arena *a, struct str s, GIConv with, bool *ret_repaired)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    char *in = (char *)(uintptr_t)s.ptr, out[4096];
    gsize in_left = s.len;
    bool done = false;

    while (!done && !b.failed) {
        char *to = out;
        gsize room = sizeof out;
        gsize r = in_left ? g_iconv(with, &in, &in_left, &to, &room)
                          : g_iconv(with, NULL, NULL, &to, &room);

        done = r != (gsize)-1 && in_left == 0 && in == NULL;
        if (r != (gsize)-1 && in_left == 0)
            in = NULL; /* next round: flush the shift state, then done */
        if (r == (gsize)-1 && errno != E2BIG) {
            buf_add(&b, str_make(out, sizeof out - room));
            buf_add(&b, STR(REPLACEMENT));
            *ret_repaired = true;
            room = sizeof out;
            if (!in_left)
                break;
            in++;
            in_left--;
        }
        buf_add(&b, str_make(out, sizeof out - room));
    }
    return buf_str(&b);
}

static struct str by_name(struct arena *a, struct str s, const char *name, bool *ret_repaired)
{
    GIConv with = g_iconv_open("UTF-8", name);
    struct str r;

    if (with == (GIConv)-1) {
        *ret_repaired = true;
        return guess(a, s, ret_repaired);
    }
    r = by_iconv(a, s, with, ret_repaired);
    g_iconv_close(with);
    return text_valid(r) ? r : replace_bad(a, r);
}

/* The name as iconv may safely be given it: letters, digits and -_.:+ only. */
static bool label_read(struct str charset, char out[static LABEL_MAX])
{
    size_t len = 0;

    charset = str_trim(charset);
    for (size_t i = 0; i < charset.len; i++) {
        char c = charset.ptr[i];

        if (c == '"' || c == '\'')
            continue;
        if (c == '*') /* RFC 2231 language */
            break;
        if (len + 1 >= LABEL_MAX || !(ascii_alnum(c) || strchr("-_.:+", c)) || !c)
            return false;
        out[len++] = ascii_lower(c);
    }
    out[len] = '\0';
    return true;
}

static struct label label_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (strcmp(labels[i].name, name) == 0)
            return labels[i];
    return (struct label){ name, SET_OTHER, name };
}

struct str message_decode(struct arena *a, struct str bytes, struct str charset, bool *ret_repaired)
{
    char name[LABEL_MAX];
    struct label label;
    size_t bad;

    if (!bytes.len)
        return STR("");
    if (!label_read(charset, name)) {
        *ret_repaired = true;
        return guess(a, bytes, ret_repaired);
    }
    label = label_find(name);
    switch (label.set) {
    case SET_UTF8:
        return guess(a, bytes, ret_repaired);
    case SET_UNSAID:
    case SET_ASCII:
        *ret_repaired |= !ascii_only(bytes);
        return guess(a, bytes, ret_repaired);
    case SET_WESTERN:
        if (ascii_only(bytes))
            return bytes;
        /* Two well-formed sequences and nothing else: nobody means "Ã©" twice. */
        if (count_wide(bytes, &bad) >= 2 && !bad) {
            *ret_repaired = true;
            return bytes;
        }
        return from_western(a, bytes, ret_repaired);
    case SET_OTHER:
        break;
    }
    return by_name(a, bytes, label.iconv, ret_repaired);
}
