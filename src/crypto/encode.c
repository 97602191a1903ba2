/* SPDX-License-Identifier: EUPL-1.2 */
/* encode.c - text forms of bytes (RFC 4648).  libsodium's coders do not branch on the data, so
 * that keys may pass through them. */
#include "crypto/crypto.h"

#include <sodium.h>

#define PADDED  sodium_base64_VARIANT_ORIGINAL
#define URLSAFE sodium_base64_VARIANT_URLSAFE_NO_PADDING

struct str crypto_hex(struct arena *a, const void *p, size_t n)
{
    char *text = n < SIZE_MAX / 2 ? arena_alloc(a, 2 * n + 1) : NULL;

    if (!text)
        return STR("");
    sodium_bin2hex(text, 2 * n + 1, p, n);
    return str_make(text, 2 * n);
}

static struct str encode(struct arena *a, const void *p, size_t n, int variant)
{
    size_t size = n < SIZE_MAX / 2 ? sodium_base64_ENCODED_LEN(n, variant) : SIZE_MAX;
    char *text = arena_alloc(a, size);

    if (!text)
        return STR("");
    sodium_bin2base64(text, size, p, n, variant);
    return str_of(text);
}

struct str crypto_base64(struct arena *a, const void *p, size_t n)
{
    return encode(a, p, n, PADDED);
}

struct str crypto_base64url(struct arena *a, const void *p, size_t n)
{
    return encode(a, p, n, URLSAFE);
}

/* libsodium 1.0.18 takes some bytes past ASCII for digits (its char is signed). */
static bool is_ascii(struct str s)
{
    unsigned char all = 0;

    for (size_t i = 0; i < s.len; i++)
        all |= (unsigned char)s.ptr[i];
    return all < 0x80;
}

static bool decode(struct arena *a, struct str s, int variant, struct str *ret_bytes)
{
    size_t room = s.len / 4 * 3 + 3, n = 0;
    unsigned char *p = arena_alloc(a, room);

    if (!p || !is_ascii(s))
        return false;
    if (s.len && sodium_base642bin(p, room, s.ptr, s.len, NULL, &n, NULL, variant) != 0)
        return false;
    *ret_bytes = str_make(p, n);
    return true;
}

bool crypto_unbase64(struct arena *a, struct str s, struct str *ret_bytes)
{
    return decode(a, s, PADDED, ret_bytes);
}

bool crypto_unbase64url(struct arena *a, struct str s, struct str *ret_bytes)
{
    return decode(a, s, URLSAFE, ret_bytes);
}

bool crypto_unhex(struct arena *a, struct str s, struct str *ret_bytes)
{
    size_t room = s.len / 2 + 1, n = 0;
    unsigned char *p = arena_alloc(a, room);

    if (!p || s.len % 2)
        return false;
    if (s.len && sodium_hex2bin(p, room, s.ptr, s.len, NULL, &n, NULL) != 0)
        return false;
    *ret_bytes = str_make(p, n);
    return true;
}
