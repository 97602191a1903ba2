/* SPDX-License-Identifier: EUPL-1.2 */
/* webauthn_fuzz.c - authenticator data of any bytes is a fault of the caller's or a passkey with a
 * whole key; then it is none without its last byte. */
#include "fuzz.h"

#include <string.h>

#include "account/webauthn_priv.h"
#include "crypto/crypto.h"

static bool made(struct arena *a, struct str data, struct attested *ret)
{
    struct ceremony c = { .type = "webauthn.create",
                          .rp = { STR("https://desk.example.org"), STR("desk.example.org") },
                          .client_data = STR("{\"type\":\"webauthn.create\",\"challenge\":\"eA\","
                                             "\"origin\":\"https://desk.example.org\"}"),
                          .data = data };
    struct fault f = { 0 };

    if (webauthn_created(a, &c, ret, &f))
        return true;
    HOLDS(f.kind == FAULT_FIELDS);
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct crypto_part host = { "desk.example.org", 16 };
    uint8_t *copy = arena_alloc(a, size + CRYPTO_HASH_SIZE);
    struct attested attested;

    if (!copy || size > WEBAUTHN_DATA_MAX - CRYPTO_HASH_SIZE)
        return 0;
    /* The hash of the host stands in front: nothing would get past it by chance. */
    crypto_sha256(&host, 1, copy);
    memcpy(copy + CRYPTO_HASH_SIZE, data, size);
    if (!made(a, str_make(copy, size + CRYPTO_HASH_SIZE), &attested))
        return 0;
    HOLDS(attested.credential.len && attested.credential.len <= WEBAUTHN_CREDENTIAL_MAX);
    HOLDS(attested.key.len > 32 && attested.key.len <= WEBAUTHN_KEY_MAX);
    HOLDS(!made(a, str_make(copy, size + CRYPTO_HASH_SIZE - 1), &attested));
    return 0;
}
