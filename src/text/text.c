/* SPDX-License-Identifier: EUPL-1.2 */
/* text.c - UTF-8 (RFC 3629), the classes of characters, and words.
 *
 * Mail is mostly ASCII with some Latin letters, so those are answered here from a few ranges;
 * the rest is asked of ICU. */
#include "text/text.h"

#include <string.h>

#include <unicode/uchar.h>

/* Length from the first byte, and the smallest character that may take that length: RFC 3629
 * forbids longer forms, surrogates and what lies past U+10FFFF. */
size_t text_char_long(struct str s, uint32_t *ret_char)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    uint32_t c = p[0];

    if (n == 1) {
        *ret_char = c;
        return 1;
    }
    if (!n || p[0] > 0xf4 || n > s.len)
        goto bad;
    c = p[0] & (0x7fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80)
            goto bad;
        c = c << 6 | (p[i] & 0x3f);
    }
    if (c < least[n] || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff)
        goto bad;
    *ret_char = c;
    return n;
bad:
    *ret_char = 0xfffd;
    return 1;
}

bool text_valid(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint64_t eight;
        uint32_t c;
        size_t n;

        if (s.len - i >= sizeof eight) {
            memcpy(&eight, s.ptr + i, sizeof eight);
            if (!(eight & 0x8080808080808080u)) {
                i += sizeof eight;
                continue;
            }
        }
        n = text_char(str_from(s, i), &c);
        if (c == 0xfffd && n == 1)
            return false;
        i += n;
    }
    return true;
}

size_t text_put(uint32_t c, char out[static 4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

bool text_is_letter(uint32_t c)
{
    if (c < 0x80)
        return ascii_alpha((char)c);
    if (c < 0x250)
        return (c >= 0xc0 && c != 0xd7 && c != 0xf7) || c == 0xaa || c == 0xb5 || c == 0xba;
    return u_isalpha((UChar32)c);
}

bool text_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c < 0x100)
        return c >= 0xc0 && c <= 0xde && c != 0xd7;
    return u_isupper((UChar32)c);
}

bool text_is_space(uint32_t c)
{
    if (c < 0x80)
        return ascii_space((char)c);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

uint32_t text_lower(uint32_t c)
{
    if (c < 0x80)
        return (uint32_t)(unsigned char)ascii_lower((char)c);
    if (c < 0x100)
        return text_is_upper(c) ? c + 0x20 : c;
    return (uint32_t)u_tolower((UChar32)c);
}

/* Digits and letters begin a word; marks and what folding drops (soft hyphen, zero-width) only
 * go on with one. */
static bool begins_word(uint32_t c)
{
    if (c < 0x80)
        return ascii_alnum((char)c);
    return text_is_letter(c) || (c >= 0x250 && u_isdigit((UChar32)c));
}

static bool continues_word(uint32_t c)
{
    if (c < 0x80 || begins_word(c))
        return begins_word(c);
    if (c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff)
        return true;
    return c >= 0x300 && (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK);
}

bool text_word_next(struct str s, size_t *at, struct word *ret_word)
{
    size_t i = *at, n;
    uint32_t c = 0;

    for (; i < s.len; i += n) {
        n = text_char(str_from(s, i), &c);
        if (begins_word(c))
            break;
    }
    ret_word->start = (uint32_t)i;
    for (; i < s.len; i += n) {
        n = text_char(str_from(s, i), &c);
        if (!continues_word(c))
            break;
    }
    ret_word->end = (uint32_t)i;
    *at = i;
    return ret_word->end > ret_word->start;
}
