/* SPDX-License-Identifier: EUPL-1.2 */
/* crypto.c - see crypto.h.  libsodium does the work; what is decided here is which primitive a
 * purpose gets and how its inputs are framed. */
#include "crypto/crypto.h"

#include <assert.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/sanitizer.h"

#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define DOMAIN_MAX 64

_Static_assert(CRYPTO_SEAL_EXTRA == NONCE_SIZE + TAG_SIZE, "header and library agree");
_Static_assert(CRYPTO_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "sealing key");
_Static_assert(CRYPTO_HASH_SIZE == crypto_hash_sha256_BYTES, "hash");
_Static_assert(CRYPTO_SIGN_SIZE == crypto_sign_BYTES, "signature");

bool crypto_start(struct fault *f)
{
    static const struct rlimit none = { 0, 0 };

    if (sodium_init() < 0)
        return fault_set(f, FAULT_BROKEN, "the cryptographic library does not start");
    if (setrlimit(RLIMIT_CORE, &none) < 0)
        return fault_set(f, FAULT_BROKEN, "core dumps stay on: %s", strerror(errno));
    if (!TRACED_BY_SANITIZER && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
        return fault_set(f, FAULT_BROKEN, "the process stays traceable: %s", strerror(errno));
    return true;
}

void crypto_random(void *p, size_t n)
{
    randombytes_buf(p, n);
}

void crypto_wipe(void *p, size_t n)
{
    sodium_memzero(p, n);
}

bool crypto_same(const void *a, const void *b, size_t n)
{
    return sodium_memcmp(a, b, n) == 0;
}

/* The block ends where its page ends: rounding keeps it aligned for any type. */
void *crypto_guarded_alloc(size_t n)
{
    const size_t align = _Alignof(max_align_t);
    size_t rounded = (n + align - 1) & ~(align - 1);
    void *p = rounded < n ? NULL : sodium_malloc(rounded);

    if (p)
        memset(p, 0, rounded);
    return p;
}

void crypto_guarded_free(void *p)
{
    sodium_free(p);
}

void crypto_sha256(const struct crypto_part *parts, size_t n, uint8_t ret[static CRYPTO_HASH_SIZE])
{
    struct sha256_ctx state;

    sha256_init(&state);
    for (size_t i = 0; i < n; i++)
        if (parts[i].len)
            sha256_update(&state, parts[i].len, parts[i].ptr);
    sha256_digest(&state, CRYPTO_HASH_SIZE, ret);
}

void crypto_hmac_sha256(struct str key, const struct crypto_part *parts, size_t n,
                        uint8_t ret[static CRYPTO_HASH_SIZE])
{
    crypto_auth_hmacsha256_state state;

    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.ptr, key.len);
    for (size_t i = 0; i < n; i++)
        crypto_auth_hmacsha256_update(&state, parts[i].ptr, parts[i].len);
    crypto_auth_hmacsha256_final(&state, ret);
    sodium_memzero(&state, sizeof state);
}

static void add_framed(crypto_generichash_state *state, const void *p, size_t len)
{
    uint8_t frame[8];

    for (size_t i = 0; i < sizeof frame; i++)
        frame[i] = (uint8_t)((uint64_t)len >> (8 * i));
    crypto_generichash_update(state, frame, sizeof frame);
    if (len)
        crypto_generichash_update(state, p, len);
}

static void keyed(const uint8_t *key, struct str domain, const struct crypto_part *parts, size_t n,
                  struct crypto_part ret)
{
    crypto_generichash_state state;
    uint8_t hash[CRYPTO_HASH_SIZE];

    assert(domain.len <= DOMAIN_MAX);
    crypto_generichash_init(&state, key, CRYPTO_KEY_SIZE, sizeof hash);
    add_framed(&state, domain.ptr, domain.len);
    for (size_t i = 0; i < n; i++)
        add_framed(&state, parts[i].ptr, parts[i].len);
    crypto_generichash_final(&state, hash, sizeof hash);
    memcpy((void *)(uintptr_t)ret.ptr, hash, ret.len);
    sodium_memzero(&state, sizeof state);
    sodium_memzero(hash, sizeof hash);
}

void crypto_keyed(const uint8_t key[static CRYPTO_KEY_SIZE], struct str domain,
                  const struct crypto_part *parts, size_t n, uint8_t ret[static CRYPTO_HASH_SIZE])
{
    keyed(key, domain, parts, n, (struct crypto_part){ ret, CRYPTO_HASH_SIZE });
}

void crypto_keyed16(const uint8_t key[static CRYPTO_KEY_SIZE], struct str domain,
                    const struct crypto_part *parts, size_t n, uint8_t ret[static 16])
{
    keyed(key, domain, parts, n, (struct crypto_part){ ret, 16 });
}

void crypto_seal(const uint8_t key[static CRYPTO_KEY_SIZE], struct str about, struct str text,
                 uint8_t *ret_sealed)
{
    randombytes_buf(ret_sealed, NONCE_SIZE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        ret_sealed + NONCE_SIZE, NULL, (const unsigned char *)text.ptr, text.len,
        (const unsigned char *)about.ptr, about.len, NULL, ret_sealed, key);
}

/* The library zeroes its output when the tag is wrong; checking first keeps the promise that
 * nothing is written. */
bool crypto_unseal(const uint8_t key[static CRYPTO_KEY_SIZE], struct str about, struct str sealed,
                   uint8_t *ret_text)
{
    const unsigned char *nonce = (const unsigned char *)sealed.ptr;
    const unsigned char *extra = (const unsigned char *)about.ptr;

    if (sealed.len < CRYPTO_SEAL_EXTRA)
        return false;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(NULL, NULL, NULL, nonce + NONCE_SIZE,
                                                   sealed.len - NONCE_SIZE, extra, about.len, nonce,
                                                   key) != 0)
        return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(ret_text, NULL, NULL, nonce + NONCE_SIZE,
                                                      sealed.len - NONCE_SIZE, extra, about.len,
                                                      nonce, key) == 0;
}

void crypto_sign_public(const uint8_t seed[static CRYPTO_SEED_SIZE],
                        uint8_t ret_public[static CRYPTO_PUBLIC_SIZE])
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES];

    crypto_sign_seed_keypair(ret_public, secret, seed);
    sodium_memzero(secret, sizeof secret);
}

void crypto_sign_text(const uint8_t seed[static CRYPTO_SEED_SIZE], struct str text,
                      uint8_t ret_signature[static CRYPTO_SIGN_SIZE])
{
    uint8_t public_key[CRYPTO_PUBLIC_SIZE], secret[crypto_sign_SECRETKEYBYTES];

    crypto_sign_seed_keypair(public_key, secret, seed);
    crypto_sign_detached(ret_signature, NULL, (const unsigned char *)text.ptr, text.len, secret);
    sodium_memzero(secret, sizeof secret);
}

bool crypto_verify(const uint8_t key[static CRYPTO_PUBLIC_SIZE], struct str text,
                   const uint8_t signature[static CRYPTO_SIGN_SIZE])
{
    return crypto_sign_verify_detached(signature, (const unsigned char *)text.ptr, text.len, key) ==
           0;
}
