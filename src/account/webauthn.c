/* SPDX-License-Identifier: EUPL-1.2 */
/* webauthn.c - see webauthn_priv.h.
 *
 * Attestation is not asked for: which make an authenticator is says nothing that the desk decides
 * by.  So authenticator data is taken as the browser hands it over (getAuthenticatorData()), and
 * the object around it, which would carry the attestation, is not read at all. */
#include "account/webauthn_priv.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <string.h>

#include "base/json.h"
#include "crypto/crypto.h"

/* Of authenticator data: WebAuthn 6.1. */
#define FLAG_PRESENT  0x01
#define FLAG_VERIFIED 0x04
#define FLAG_EXTENDED 0x80
#define HEAD_SIZE     ((size_t)37) /* hash of the host, flags, counter */
#define AAGUID_SIZE   16

/* ---- the client data ---- */

bool webauthn_challenge(struct arena *a, struct str client_data, struct str *ret, struct fault *f)
{
    struct fault why = { 0 };
    scoped_json json_t *j = client_data.len && client_data.len <= WEBAUTHN_CLIENT_MAX
                                ? json_read(client_data, &why)
                                : NULL;

    *ret = str_copy(a, json_text(j, "challenge"));
    return ret->len || fault_set(f, FAULT_UNKNOWN, "passkey: no readable client data");
}

static bool check_client(const struct ceremony *c, struct fault *f)
{
    struct fault why = { 0 };
    scoped_json json_t *j = json_read(c->client_data, &why);

    if (!str_eq(json_text(j, "type"), str_of(c->type)))
        return fault_set(f, FAULT_UNKNOWN, "passkey: an answer to something else");
    if (!str_eq(json_text(j, "origin"), c->rp.origin) || json_flag(j, "crossOrigin", false) ||
        json_object_get(j, "topOrigin"))
        return fault_set(f, FAULT_UNKNOWN, "passkey: from another address than %.*s",
                         STR_ARG(c->rp.origin));
    return true;
}

/* ---- the authenticator data ---- */

static bool check_data(const struct ceremony *c, struct fault *f)
{
    struct crypto_part id = { c->rp.id.ptr, c->rp.id.len };
    uint8_t hash[CRYPTO_HASH_SIZE], flags;

    if (c->data.len < HEAD_SIZE || c->data.len > WEBAUTHN_DATA_MAX)
        return fault_set(f, FAULT_UNKNOWN, "passkey: cut off");
    crypto_sha256(&id, 1, hash);
    if (!crypto_same(hash, c->data.ptr, sizeof hash))
        return fault_set(f, FAULT_UNKNOWN, "passkey: made for another host than %.*s",
                         STR_ARG(c->rp.id));
    flags = (uint8_t)c->data.ptr[CRYPTO_HASH_SIZE];
    if (!(flags & FLAG_PRESENT))
        return fault_set(f, FAULT_UNKNOWN, "passkey: nobody was present");
    if (c->verify && !(flags & FLAG_VERIFIED))
        return fault_set(f, FAULT_UNKNOWN, "passkey: its user was not verified");
    return true;
}

/* ---- CBOR (RFC 8949) that announces no more than there is ---- */

#define CBOR_DEPTH_MAX 4

/* The number of an item's head; false when it is cut off or of no definite length. */
static bool cbor_number(struct str *rest, unsigned *ret_major, uint64_t *ret_number)
{
    uint8_t first = rest->len ? (uint8_t)rest->ptr[0] : 0xff, low = first & 31u;
    size_t size = low < 24 ? 0 : (size_t)1 << (low - 24);

    *ret_major = first >> 5;
    *ret_number = low < 24 ? low : 0;
    if (low > 27 || rest->len < 1 + size)
        return false;
    for (size_t i = 0; i < size; i++)
        *ret_number = *ret_number << 8 | (uint8_t)rest->ptr[1 + i];
    *rest = str_from(*rest, 1 + size);
    return true;
}

/* Skips one item.  libcbor, which libfido2 reads with, reserves memory for what a head announces.
 */
static bool cbor_fits(struct str *rest, unsigned depth)
{
    unsigned major;
    uint64_t n;

    if (depth > CBOR_DEPTH_MAX || !cbor_number(rest, &major, &n) || major == 6)
        return false;
    if (major < 2 || major == 7) /* a number, a simple value: the head is all */
        return true;
    if (n > rest->len)
        return false;
    if (major == 2 || major == 3)
        *rest = str_from(*rest, (size_t)n);
    if (major == 5)
        n *= 2;
    for (uint64_t i = 0; major > 3 && i < n; i++)
        if (!cbor_fits(rest, depth + 1))
            return false;
    return true;
}

/* Behind the head, and the key of a new one: a map where the flags say so, else nothing. */
static bool extensions_fit(struct str data, struct str behind)
{
    if (!((uint8_t)data.ptr[CRYPTO_HASH_SIZE] & FLAG_EXTENDED))
        return !behind.len;
    return cbor_fits(&behind, 0) && !behind.len;
}

/* ---- keys: one byte of algorithm, then libfido2's form ---- */

static int verify_es256(const fido_assert_t *assert, struct str key)
{
    es256_pk_t *pk = es256_pk_new();
    int err = pk ? es256_pk_from_ptr(pk, key.ptr, key.len) : FIDO_ERR_INTERNAL;

    if (err == FIDO_OK)
        err = fido_assert_verify(assert, 0, COSE_ES256, pk);
    es256_pk_free(&pk);
    return err;
}

static int verify_eddsa(const fido_assert_t *assert, struct str key)
{
    eddsa_pk_t *pk = eddsa_pk_new();
    int err = pk ? eddsa_pk_from_ptr(pk, key.ptr, key.len) : FIDO_ERR_INTERNAL;

    if (err == FIDO_OK)
        err = fido_assert_verify(assert, 0, COSE_EDDSA, pk);
    eddsa_pk_free(&pk);
    return err;
}

static int verify_rs256(const fido_assert_t *assert, struct str key)
{
    rs256_pk_t *pk = rs256_pk_new();
    int err = pk ? rs256_pk_from_ptr(pk, key.ptr, key.len) : FIDO_ERR_INTERNAL;

    if (err == FIDO_OK)
        err = fido_assert_verify(assert, 0, COSE_RS256, pk);
    rs256_pk_free(&pk);
    return err;
}

/* The first byte of a kept key is its place here + 1.  A COSE key (RFC 9053, 7) has one canonical
 * form (CTAP2): so many bytes behind these, and so many again. */
static const struct algorithm {
    int cose;
    int (*verify)(const fido_assert_t *assert, struct str key);
    struct str before;
    size_t first;
    struct str between;
    size_t second;
} algorithms[] = {
    { COSE_ES256, verify_es256, STR_INIT("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"), 32,
      STR_INIT("\x22\x58\x20"), 32 },
    { COSE_EDDSA, verify_eddsa, STR_INIT("\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20"), 32,
      STR_INIT(""), 0 },
    { COSE_RS256, verify_rs256, STR_INIT("\xa4\x01\x03\x03\x39\x01\x00\x20\x59\x01\x00"), 256,
      STR_INIT("\x21\x43\x01\x00\x01"), 0 },
};

static bool take(struct str *rest, size_t n)
{
    bool there = n <= rest->len;

    *rest = str_from(*rest, n);
    return there;
}

static bool take_same(struct str *rest, struct str same)
{
    return str_starts(*rest, same) && take(rest, same.len);
}

static bool take_key(const struct algorithm *al, struct str *rest)
{
    return take_same(rest, al->before) && take(rest, al->first) && take_same(rest, al->between) &&
           take(rest, al->second);
}

/* ---- a new one ---- */

static const unsigned char *bytes(struct str s)
{
    return (const unsigned char *)s.ptr;
}

static bool keep(struct arena *a, const fido_cred_t *cred, size_t algorithm, struct attested *ret)
{
    size_t id = fido_cred_id_len(cred), size = fido_cred_pubkey_len(cred);
    char *key = arena_alloc(a, size + 1);

    if (!key || !id || id > WEBAUTHN_CREDENTIAL_MAX || !size || size > WEBAUTHN_KEY_MAX)
        return false;
    key[0] = (char)(algorithm + 1);
    memcpy(key + 1, fido_cred_pubkey_ptr(cred), size);
    *ret = (struct attested){ .credential = str_copy(a, str_make(fido_cred_id_ptr(cred), id)),
                              .key = str_make(key, size + 1),
                              .counter = fido_cred_sigcount(cred),
                              .verified = fido_cred_flags(cred) & FLAG_VERIFIED };
    return true;
}

static bool read_as(struct arena *a, struct str data, size_t algorithm, struct attested *ret)
{
    fido_cred_t *cred = fido_cred_new();
    bool done = cred && fido_cred_set_type(cred, algorithms[algorithm].cose) == FIDO_OK &&
                fido_cred_set_authdata_raw(cred, bytes(data), data.len) == FIDO_OK &&
                keep(a, cred, algorithm, ret);

    fido_cred_free(&cred);
    return done;
}

/* What stands behind the head: AAGUID, the id with its length before it, the key, extensions. */
static bool read_made(struct arena *a, struct str data, struct attested *ret)
{
    struct str rest = str_from(data, HEAD_SIZE + AAGUID_SIZE);
    size_t id = rest.len < 2 ? SIZE_MAX : (size_t)(uint8_t)rest.ptr[0] << 8 | (uint8_t)rest.ptr[1];

    if (id > WEBAUTHN_CREDENTIAL_MAX || !take(&rest, 2 + id))
        return false;
    for (size_t i = 0; i < COUNT_OF(algorithms); i++) {
        struct str behind = rest;

        if (take_key(&algorithms[i], &behind))
            return extensions_fit(data, behind) && read_as(a, data, i, ret);
    }
    return false;
}

bool webauthn_created(struct arena *a, const struct ceremony *c, struct attested *ret,
                      struct fault *f)
{
    struct fault why = { 0 };

    if (!check_client(c, &why) || !check_data(c, &why))
        return fault_field(f, "passkey", why.text);
    if (!read_made(a, c->data, ret))
        return fault_field(f, "passkey", "holds no ES256, EdDSA or RS256 key that can be read");
    return arena_check(a, f);
}

/* ---- one that is shown ---- */

static int set_assertion(fido_assert_t *assert, const char *rp, const struct ceremony *c,
                         struct str signature)
{
    int err = fido_assert_set_rp(assert, rp);

    if (err == FIDO_OK)
        err = fido_assert_set_clientdata(assert, bytes(c->client_data), c->client_data.len);
    if (err == FIDO_OK)
        err = fido_assert_set_count(assert, 1);
    if (err == FIDO_OK)
        err = fido_assert_set_authdata_raw(assert, 0, bytes(c->data), c->data.len);
    if (err == FIDO_OK)
        err = fido_assert_set_sig(assert, 0, bytes(signature), signature.len);
    if (err == FIDO_OK)
        err = fido_assert_set_up(assert, FIDO_OPT_TRUE);
    if (err == FIDO_OK)
        err = fido_assert_set_uv(assert, c->verify ? FIDO_OPT_TRUE : FIDO_OPT_OMIT);
    return err;
}

bool webauthn_shown(const struct ceremony *c, struct str key, struct str signature,
                    struct asserted *ret, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 10);
    size_t algorithm = key.len ? (size_t)((uint8_t)key.ptr[0] - 1) : SIZE_MAX;
    const char *rp = a ? str_cstr(a, c->rp.id) : NULL;
    fido_assert_t *assert;
    int err;

    if (algorithm >= COUNT_OF(algorithms) || !rp)
        return fault_set(f, FAULT_BROKEN, "passkey: its kept key cannot be read");
    if (!check_client(c, f) || !check_data(c, f))
        return false;
    if (!extensions_fit(c->data, str_from(c->data, HEAD_SIZE)))
        return fault_set(f, FAULT_UNKNOWN, "passkey: cut off, or more than an assertion");
    if (!signature.len || signature.len > WEBAUTHN_SIGNATURE_MAX || !(assert = fido_assert_new()))
        return fault_set(f, FAULT_UNKNOWN, "passkey: no signature");
    err = set_assertion(assert, rp, c, signature);
    if (err == FIDO_OK)
        err = algorithms[algorithm].verify(assert, str_from(key, 1));
    *ret = (struct asserted){ .counter = fido_assert_sigcount(assert, 0),
                              .verified = fido_assert_flags(assert, 0) & FLAG_VERIFIED };
    fido_assert_free(&assert);
    return err == FIDO_OK ||
           fault_set(f, FAULT_UNKNOWN, "passkey: the signature does not fit (libfido2: %d)", err);
}
