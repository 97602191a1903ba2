/* SPDX-License-Identifier: EUPL-1.2 */
/* cosign.c - see cosign.h. */
#include "journal/cosign.h"

#include <string.h>

#define TYPE_COSIGNATURE 0x04
#define ID_SIZE          4
#define TIME_SIZE        8
#define LINE_SIZE        (ID_SIZE + TIME_SIZE + CRYPTO_SIGN_SIZE)

static void key_hash(struct str name, const uint8_t *key, uint8_t ret[static ID_SIZE])
{
    const struct crypto_part parts[] = { { name.ptr, name.len },
                                         { "\n\x04", 2 },
                                         { key, CRYPTO_PUBLIC_SIZE } };
    uint8_t hash[CRYPTO_HASH_SIZE];

    crypto_sha256(parts, sizeof parts / sizeof parts[0], hash);
    memcpy(ret, hash, ID_SIZE);
}

struct str cosign_key_write(struct arena *a, struct str name,
                            const uint8_t public_key[static CRYPTO_PUBLIC_SIZE])
{
    uint8_t typed[1 + CRYPTO_PUBLIC_SIZE] = { TYPE_COSIGNATURE }, hash[ID_SIZE];

    memcpy(typed + 1, public_key, CRYPTO_PUBLIC_SIZE);
    key_hash(name, public_key, hash);
    return str_printf(a, "%.*s+%.*s+%.*s", STR_ARG(name), STR_ARG(crypto_hex(a, hash, ID_SIZE)),
                      STR_ARG(crypto_base64(a, typed, sizeof typed)));
}

bool cosign_key_read(struct arena *a, struct str text, struct note_verifier *ret, struct fault *f)
{
    size_t at = str_chr(text, '+', 0), next = at == STR_NPOS ? at : str_chr(text, '+', at + 1);
    struct note_verifier v = { .name = str_slice(text, 0, at) };
    struct str typed;

    if (next == STR_NPOS || !note_name_ok(v.name))
        return fault_set(f, FAULT_INVALID, "a witness's key is name+hash+key");
    if (!crypto_unbase64(a, str_from(text, next + 1), &typed) ||
        typed.len != 1 + CRYPTO_PUBLIC_SIZE || typed.ptr[0] != TYPE_COSIGNATURE)
        return fault_set(f, FAULT_INVALID,
                         "a witness's key is for cosignature/v1 with Ed25519 (type 0x04)");
    memcpy(v.key, typed.ptr + 1, sizeof v.key);
    key_hash(v.name, v.key, v.hash);
    if (!str_eq(str_slice(text, at + 1, next), crypto_hex(a, v.hash, ID_SIZE)))
        return fault_set(f, FAULT_INVALID, "a witness's key: its hash does not fit");
    *ret = v;
    return true;
}

bool cosign_is_by(const struct note_signature *s, const struct note_verifier *v)
{
    return str_eq(s->name, v->name) && s->bytes.len >= ID_SIZE &&
           memcmp(s->bytes.ptr, v->hash, ID_SIZE) == 0;
}

static struct str message(struct arena *a, struct str text, int64_t seconds)
{
    return str_printf(a, "cosignature/v1\ntime %lld\n%.*s", (long long)seconds, STR_ARG(text));
}

bool cosign_holds(struct arena *a, const struct note_signature *s, const struct note_verifier *v,
                  struct str text, int64_t *ret_seconds)
{
    uint64_t seconds = 0;

    if (!cosign_is_by(s, v) || s->bytes.len != LINE_SIZE)
        return false;
    for (size_t i = ID_SIZE; i < ID_SIZE + TIME_SIZE; i++)
        seconds = seconds << 8 | (unsigned char)s->bytes.ptr[i];
    if (seconds > INT64_MAX / 1000) /* it is shown in milliseconds */
        return false;
    *ret_seconds = (int64_t)seconds;
    text = message(a, text, *ret_seconds);
    return arena_ok(a) &&
           crypto_verify(v->key, text, (const uint8_t *)s->bytes.ptr + ID_SIZE + TIME_SIZE);
}

struct str cosign_write(struct arena *a, struct str text, struct str name, int64_t seconds,
                        const uint8_t seed[static CRYPTO_SEED_SIZE])
{
    uint8_t key[CRYPTO_PUBLIC_SIZE], line[LINE_SIZE];

    crypto_sign_public(seed, key);
    key_hash(name, key, line);
    for (size_t i = 0; i < TIME_SIZE; i++)
        line[ID_SIZE + i] = (uint8_t)((uint64_t)seconds >> (8 * (TIME_SIZE - 1 - i)));
    crypto_sign_text(seed, message(a, text, seconds), line + ID_SIZE + TIME_SIZE);
    return str_printf(a, "\xe2\x80\x94 %.*s %.*s\n", STR_ARG(name),
                      STR_ARG(crypto_base64(a, line, sizeof line)));
}
