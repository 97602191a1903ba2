/* SPDX-License-Identifier: EUPL-1.2 */
/* crypto.h - the only room that knows libsodium: hash, key, seal, sign, random, wipe.
 *
 * SHA-256 where a public format asks for it (RFC 6962; nettle's, which uses a processor's own
 * instructions for it: libsodium's does not, and a log is verified by nothing but hashing), BLAKE2b
 * keyed for our own digests, XChaCha20-Poly1305-IETF for sealing, Ed25519 for signing, Argon2id for
 * passwords.  Nothing here knows what is hashed or sealed, and nothing here allocates but key
 * memory. */
#ifndef CRYPTO_CRYPTO_H
#define CRYPTO_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define CRYPTO_KEY_SIZE  32
#define CRYPTO_HASH_SIZE 32

/* Once per process, before anything else here; also turns core dumps off and keeps the process
 * from being traced (prctl PR_SET_DUMPABLE). */
bool crypto_start(struct fault *f);

void crypto_random(void *p, size_t n);
void crypto_wipe(void *p, size_t n);
bool crypto_same(const void *a, const void *b, size_t n); /* constant time */

/* Memory for keys: guarded pages, locked, not in core dumps, wiped when freed.  NULL when the
 * machine has no more of it. */
void *crypto_guarded_alloc(size_t n) MUST_USE;
void crypto_guarded_free(void *p);

struct crypto_part {
    const void *ptr;
    size_t len;
};

/* SHA-256 over the parts, one after the other. */
void crypto_sha256(const struct crypto_part *parts, size_t n, uint8_t ret[static CRYPTO_HASH_SIZE]);

/* HMAC-SHA-256 (RFC 2104), for formats of others; our own digests use crypto_keyed(). */
void crypto_hmac_sha256(struct str key, const struct crypto_part *parts, size_t n,
                        uint8_t ret[static CRYPTO_HASH_SIZE]);

/* Keyed BLAKE2b-256 over `domain` (at most 64 bytes, so that one key serves several uses) and
 * the parts, each with its length before it: no two lists of parts give the same input. */
void crypto_keyed(const uint8_t key[static CRYPTO_KEY_SIZE], struct str domain,
                  const struct crypto_part *parts, size_t n, uint8_t ret[static CRYPTO_HASH_SIZE]);
/* The same, cut to 16 bytes. */
void crypto_keyed16(const uint8_t key[static CRYPTO_KEY_SIZE], struct str domain,
                    const struct crypto_part *parts, size_t n, uint8_t ret[static 16]);

/* ---- sealing: XChaCha20-Poly1305, random 192-bit nonce in front ---- */
#define CRYPTO_SEAL_EXTRA 40 /* nonce 24 + tag 16 */

/* Writes text.len + CRYPTO_SEAL_EXTRA bytes. */
void crypto_seal(const uint8_t key[static CRYPTO_KEY_SIZE], struct str about, struct str text,
                 uint8_t *ret_sealed);
/* Writes sealed.len - CRYPTO_SEAL_EXTRA bytes; false (nothing written) when key, `about` or the
 * sealed bytes are not those it was sealed with. */
bool crypto_unseal(const uint8_t key[static CRYPTO_KEY_SIZE], struct str about, struct str sealed,
                   uint8_t *ret_text) MUST_USE;

/* ---- signing: Ed25519 (RFC 8032) ---- */
#define CRYPTO_SEED_SIZE   32
#define CRYPTO_PUBLIC_SIZE 32
#define CRYPTO_SIGN_SIZE   64

void crypto_sign_public(const uint8_t seed[static CRYPTO_SEED_SIZE],
                        uint8_t ret_public[static CRYPTO_PUBLIC_SIZE]);
/* (The library has a crypto_sign of its own.) */
void crypto_sign_text(const uint8_t seed[static CRYPTO_SEED_SIZE], struct str text,
                      uint8_t ret_signature[static CRYPTO_SIGN_SIZE]);
bool crypto_verify(const uint8_t key[static CRYPTO_PUBLIC_SIZE], struct str text,
                   const uint8_t signature[static CRYPTO_SIGN_SIZE]) MUST_USE;

/* ---- passwords: Argon2id, 64 MiB, at least 2 passes ----
 * At most CRYPTO_PASSWORD_AT_ONCE threads work at a time, so that a flood of log-ins takes 128 MiB
 * and not all memory; others wait their turn here.  Limit attempts before calling. */
#define CRYPTO_PASSWORD_SIZE       128  /* of the stored form, NUL included */
#define CRYPTO_PASSWORD_MAX        1024 /* bytes of a password */
#define CRYPTO_PASSWORD_AT_ONCE    2
#define CRYPTO_PASSWORD_PASSES_MIN 2
#define CRYPTO_PASSWORD_PASSES_MAX 12
/* From now on a new hash makes as many passes as take this machine about so long; says how many.
 * Measures for some tenths of a second. */
unsigned crypto_password_tune(int64_t wanted_ms);
unsigned crypto_password_passes(void);
/* Would a new hash of the same password cost something else?  Also true for no stored form. */
bool crypto_password_is_stale(const char *stored) MUST_USE;
/* FAULT_LIMIT for a longer password, FAULT_BUSY without the memory. */
bool crypto_password_hash(struct str password, char ret_stored[static CRYPTO_PASSWORD_SIZE],
                          struct fault *f);
/* False also when `stored` is NULL, no stored form, or asks for more than any of ours. */
bool crypto_password_check(const char *stored, struct str password) MUST_USE;

/* ---- text forms ----
 * Reading is strict: no blanks, no missing or extra padding, no spare bits that are not zero, so
 * that each value has one text (hexadecimal digits may be of either case). */
struct str crypto_hex(struct arena *a, const void *p, size_t n);            /* lower case */
struct str crypto_base64(struct arena *a, const void *p, size_t n);         /* with padding */
struct str crypto_base64url(struct arena *a, const void *p, size_t n);      /* no padding */
bool crypto_unbase64(struct arena *a, struct str s, struct str *ret_bytes); /* strict */
bool crypto_unbase64url(struct arena *a, struct str s, struct str *ret_bytes);
bool crypto_unhex(struct arena *a, struct str s, struct str *ret_bytes);

#endif
