/* SPDX-License-Identifier: EUPL-1.2 */
/* escape.c - characters that a program wrote in a way of its own, and nobody read back. */
#include "pii/read/escape_priv.h"

#include <string.h>

#include "text/entity.h"
#include "text/text.h"

#define HEX_BYTES 3 /* "%40" */
#define HOST_MOST 63
#define PATH_MOST 64 /* bytes of it that are looked at */
#define UNIT_MOST 2  /* "cm", "px" */

/* -1 for no digit. */
static int hex_digit(char c, bool small)
{
    if (ascii_digit(c))
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return small && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%C3" or "=C3" at the start of `s` stands for; -1: none. */
static int hex_byte(struct str s, char sign)
{
    int high, low;

    if (s.len < HEX_BYTES || s.ptr[0] != sign)
        return -1;
    high = hex_digit(s.ptr[1], sign == '%');
    low = hex_digit(s.ptr[2], sign == '%');
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* The bytes of one character beyond ASCII, each in its own "%C3". */
static size_t read_bytes(struct str s, uint32_t *ret_char)
{
    char bytes[4];
    size_t n = 0;

    for (; n < sizeof bytes; n++) {
        int byte = hex_byte(str_from(s, n * HEX_BYTES), s.ptr[0]);

        if (byte < 0x80 || (n > 0 && byte > 0xbf))
            break;
        bytes[n] = (char)byte;
    }
    for (; n > 1; n--)
        if (text_char(str_make(bytes, n), ret_char) == n && *ret_char != 0xfffd)
            return n * HEX_BYTES;
    return 0;
}

/* Is the sign at `at` inside of a word, with `n` bytes of its own? */
static bool inside(struct str text, size_t at, size_t n)
{
    return at > 0 && ascii_alnum(text.ptr[at - 1]) && at + n < text.len &&
           ascii_alnum(text.ptr[at + n]);
}

/* Does the name of a host stand here?  No "px.png", "cm.Merci" or figures, behind a "=" that is
 * one: "width=40px", "card=4012888888881881". */
static bool begins_host(struct str s)
{
    size_t n = 0;

    while (n < s.len && n <= UNIT_MOST && ascii_alpha(s.ptr[n]))
        n++;
    if (n <= UNIT_MOST)
        return false;
    while (n < s.len && n < HOST_MOST && (ascii_alnum(s.ptr[n]) || s.ptr[n] == '-'))
        n++;
    return n + 1 < s.len && s.ptr[n] == '.' && s.ptr[n + 1] >= 'a' && s.ptr[n + 1] <= 'z';
}

/* "claire%40example.org" in a link (RFC 3986, 2.1), "Andr=C3=A9" in a mail whose source was copied
 * (RFC 2045, 6.7).  Of ASCII only what addresses of mail have, and in links what parts them from
 * the rest: "next%3Fmail%3Dclaire%40example.org". */
static size_t read_hex(struct str text, size_t at, uint32_t *ret_char)
{
    struct str s = str_from(text, at);
    int byte = hex_byte(s, s.ptr[0]);

    if (byte >= 0x80)
        return read_bytes(s, ret_char);
    *ret_char = (uint32_t)byte;
    if (byte <= 0 || !strchr("@+=&/:?", byte) || !inside(text, at, HEX_BYTES))
        return 0;
    return s.ptr[0] == '%' || (byte == '@' && begins_host(str_from(s, HEX_BYTES))) ? HEX_BYTES : 0;
}

/* Four hexadecimal digits behind "\u"; false: there are none. */
static bool read_unit(struct str s, uint32_t *ret_unit)
{
    *ret_unit = 0;
    if (s.len < 6 || s.ptr[0] != '\\' || s.ptr[1] != 'u')
        return false;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(s.ptr[i], true);

        if (digit < 0)
            return false;
        *ret_unit = *ret_unit * 16 + (uint32_t)digit;
    }
    return true;
}

/* Is it a part of "C:\Users\..."?  Not so "Telefon:\n". */
static bool in_path(struct str text, size_t at)
{
    for (size_t k = at; k > 1 && at - k < PATH_MOST && !ascii_space(text.ptr[k - 1]); k--)
        if (text.ptr[k - 1] == ':' && text.ptr[k] == '\\' && ascii_alpha(text.ptr[k - 2]) &&
            (k == 2 || !ascii_alnum(text.ptr[k - 3])))
            return true;
    return false;
}

/* "Bonjour,\n\nIci Zoé": not "C:\nouveau", where a small letter follows no end of a sentence. */
static size_t read_line_end(struct str text, size_t at, uint32_t *ret_char)
{
    char kind = text.len - at > 1 ? text.ptr[at + 1] : '\0';
    char next = text.len - at > 2 ? text.ptr[at + 2] : '\0';
    char before = at > 0 ? text.ptr[at - 1] : '\0';

    if ((kind != 'n' && kind != 'r' && kind != 't') || before == '\\' ||
        (next >= 'a' && next <= 'z' && before != ',' && before != ':') || in_path(text, at))
        return 0;
    *ret_char = kind == 't' ? '\t' : '\n';
    return 2;
}

/* RFC 8259, 7: "Andr\u00e9", a pair of surrogates too. */
static size_t read_json(struct str text, size_t at, uint32_t *ret_char)
{
    struct str s = str_from(text, at);
    uint32_t low;

    if (!read_unit(s, ret_char))
        return read_line_end(text, at, ret_char);
    if (*ret_char < 0xd800 || *ret_char > 0xdfff)
        return *ret_char ? 6 : 0;
    if (*ret_char > 0xdbff || !read_unit(str_from(s, 6), &low) || low < 0xdc00 || low > 0xdfff)
        return 0;
    *ret_char = 0x10000 + ((*ret_char - 0xd800) << 10 | (low - 0xdc00));
    return 12;
}

/* "Andr&eacute;": without its ';' it may be a part of a link. */
static size_t read_entity(struct str text, size_t at, uint32_t *ret_char)
{
    struct str s = str_from(text, at);
    size_t n = text_entity(s, ret_char);

    return n && s.ptr[n - 1] == ';' && *ret_char != 0xfffd ? n : 0;
}

size_t escape_at(struct str text, size_t at, uint32_t *ret_char)
{
    switch (text.ptr[at]) {
    case '&':
        return read_entity(text, at, ret_char);
    case '%':
    case '=':
        return read_hex(text, at, ret_char);
    case '\\':
        return read_json(text, at, ret_char);
    default:
        return 0;
    }
}
