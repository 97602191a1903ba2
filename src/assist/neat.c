/* SPDX-License-Identifier: EUPL-1.2 */
/* neat.c - takes out of a text what whoever reads it would not see, and writes as themselves the
 * characters that HTML names.
 *
 * Sources: Unicode 15.1, 23.2 (layout controls), 23.9 (tag characters), 23.4 (variation
 * selectors): all have carried instructions to models past the eyes of their readers; HTML Living
 * Standard 13.2.5.72 and 13.5 (character references). */
#include "assist/gateway_priv.h"
#include "text/text.h"

/* ---- characters ---- */

bool neat_drops(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        { 0x00, 0x08 },        { 0x0b, 0x0c },     { 0x0e, 0x1f },     { 0x7f, 0x9f },
        { 0xad, 0xad },        { 0x34f, 0x34f },   { 0x61c, 0x61c },   { 0x115f, 0x1160 },
        { 0x17b4, 0x17b5 },    { 0x180b, 0x180f }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
        { 0x2060, 0x206f },    { 0x3164, 0x3164 }, { 0xe000, 0xf8ff }, { 0xfe00, 0xfe0f },
        { 0xfeff, 0xfeff },    { 0xffa0, 0xffa0 }, { 0xfff0, 0xfffb }, { 0x1d173, 0x1d17a },
        { 0xe0000, 0x10ffff },
    };

    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* ---- all of it ---- */

/* Past a comment of HTML that begins here; 0: none does. */
static size_t comment(struct str text, size_t at)
{
    size_t end;

    if (!str_starts(str_from(text, at), STR("<!--")))
        return 0;
    end = str_find(text, STR("-->"), at + 4);
    return end == STR_NPOS ? 0 : end + 3 - at;
}

/* Names of characters with which addresses and names are written. */
static const struct {
    const char *name;
    uint32_t is;
} references[] = { { "amp", '&' },     { "lt", '<' },      { "gt", '>' },      { "quot", '"' },
                   { "apos", '\'' },   { "nbsp", 0xa0 },   { "shy", 0xad },    { "commat", '@' },
                   { "period", '.' },  { "lowbar", '_' },  { "hyphen", '-' },  { "plus", '+' },
                   { "eacute", 0xe9 }, { "egrave", 0xe8 }, { "agrave", 0xe0 }, { "ccedil", 0xe7 },
                   { "auml", 0xe4 },   { "ouml", 0xf6 },   { "uuml", 0xfc },   { "szlig", 0xdf } };

#define REFERENCE_MAX 10 /* bytes between "&" and ";" */

/* "&#77;", "&#x4d;", "&commat;" at `at`: its length; 0: none is there. */
static size_t reference(struct str text, size_t at, uint32_t *ret)
{
    size_t end = str_chr(str_slice(text, at, at + REFERENCE_MAX + 2), ';', 0);
    struct str name = end == STR_NPOS ? STR("") : str_slice(text, at + 1, at + end);
    bool hex = name.len > 2 && ascii_lower(name.ptr[1]) == 'x';
    uint64_t n = 0;

    if (name.len >= 2 && name.ptr[0] == '#') {
        for (size_t i = hex ? 2 : 1; i < name.len; i++) {
            int v = coded_figure(name.ptr[i]);

            if (v < 0 || (!hex && v > 9))
                return 0;
            n = n * (hex ? 16 : 10) + (uint64_t)v;
        }
        *ret = n && n < 0x110000 && (n < 0xd800 || n > 0xdfff) ? (uint32_t)n : 0xfffd;
        return end + 1;
    }
    for (size_t i = 0; i < COUNT_OF(references); i++)
        if (str_eq(name, str_of(references[i].name))) {
            *ret = references[i].is;
            return end + 1;
        }
    return 0;
}

/* `text` with references as what they stand for; what they stand for is read no second time. */
static struct str without_references(struct arena *a, struct str text)
{
    struct buf b;

    if (str_chr(text, '&', 0) == STR_NPOS)
        return text;
    b = buf_new(a, text.len + 1); /* none is shorter than what it stands for */
    buf_add(&b, STR(""));
    for (size_t at = 0; at < text.len;) {
        uint32_t c = 0;
        size_t n = text.ptr[at] == '&' ? reference(text, at, &c) : 0;

        char put[4];

        if (n)
            buf_add(&b, str_make(put, text_put(c, put)));
        else
            buf_add_char(&b, text.ptr[at]);
        at += n ? n : 1;
    }
    return buf_str(&b);
}

/* How many bytes from `at` on are ASCII that everybody sees, and begin nothing. */
static size_t plain(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len &&
           ((text.ptr[end] >= ' ' && text.ptr[end] < 0x7f && text.ptr[end] != '<') ||
            text.ptr[end] == '\n' || text.ptr[end] == '\t'))
        end++;
    return end - at;
}

static struct str without_hidden(struct arena *a, struct str text, size_t *dropped)
{
    struct buf b = buf_new(a, 3 * text.len + 1); /* a broken byte becomes three */

    buf_add(&b, STR(""));
    for (size_t at = 0; at < text.len;) {
        size_t n = plain(text, at);
        uint32_t c = 0;

        if (n) {
            buf_add(&b, str_slice(text, at, at + n));
            at += n;
            continue;
        }
        n = text.ptr[at] == '<' ? comment(text, at) : 0;
        if (n) {
            *dropped += 1;
            at += n;
            continue;
        }
        n = text_char(str_from(text, at), &c);
        if (c == '\r') { /* of a line's end; alone it is nothing that is seen */
            if (!str_starts(str_from(text, at + n), STR("\n")))
                buf_add_char(&b, '\n');
        } else if (neat_drops(c)) {
            *dropped += 1;
        } else if (c == 0xfffd) {
            buf_add(&b, STR("\xef\xbf\xbd"));
        } else if (c == 0x27e6 || c == 0x27e7) { /* no mail makes a token; skeletons double them */
            buf_add_char(&b, c == 0x27e6 ? '[' : ']');
            if (str_starts(str_from(text, at + n), str_slice(text, at, at + n)))
                at += n;
        } else {
            buf_add(&b, str_slice(text, at, at + n));
        }
        at += n;
    }
    return buf_str(&b);
}

struct str neat(struct arena *a, struct str text, size_t *dropped)
{
    struct str seen = without_hidden(a, without_references(a, text), dropped);
    struct buf b = buf_new(a, 4 * seen.len + 1);
    struct coded_walk w = { .runs_only = true };
    struct coded c;
    size_t done = 0;

    buf_add(&b, STR(""));
    while (coded_next(a, seen, &w, &c)) {
        if (!c.base64)
            continue;
        buf_add(&b, str_slice(seen, done, c.start));
        buf_add(&b, LEFT_OUT);
        *dropped += 1;
        done = c.end;
    }
    if (!done)
        return seen;
    buf_add(&b, str_from(seen, done));
    return buf_str(&b);
}
