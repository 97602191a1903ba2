/* SPDX-License-Identifier: EUPL-1.2 */
/* secret.c - random secrets, what is kept of them, and what rows keep sealed. */
#include "account/account_priv.h"

#define SECRET_BYTES 32

struct str secret_new(struct arena *a)
{
    uint8_t bytes[SECRET_BYTES];
    struct str text;

    crypto_random(bytes, sizeof bytes);
    text = crypto_base64url(a, bytes, sizeof bytes);
    crypto_wipe(bytes, sizeof bytes);
    return text;
}

void secret_hash(struct str secret, uint8_t ret[static CRYPTO_HASH_SIZE])
{
    struct crypto_part part = { secret.ptr, secret.len };

    crypto_sha256(&part, 1, ret);
}

struct str secret_about(struct arena *a, const char *kind, struct id one, struct id two)
{
    return str_printf(a, "%s|" ID_FMT "|" ID_FMT, kind, ID_ARG(one), ID_ARG(two));
}

struct str secret_seal(const struct accounts *acc, struct arena *a, struct str about,
                       struct str text)
{
    uint8_t *out = arena_alloc(a, text.len + CRYPTO_SEAL_EXTRA);

    if (!out || !about.ptr)
        return STR_NONE;
    crypto_seal(acc->key, about, text, out);
    return str_make(out, text.len + CRYPTO_SEAL_EXTRA);
}

bool secret_open(const struct accounts *acc, struct arena *a, struct str about, struct str sealed,
                 struct str *ret, struct fault *f)
{
    size_t size = sealed.len - CRYPTO_SEAL_EXTRA;
    uint8_t *text = sealed.len >= CRYPTO_SEAL_EXTRA ? arena_alloc(a, size + 1) : NULL;

    if (!text || !crypto_unseal(acc->key, about, sealed, text))
        return fault_set(f, FAULT_DAMAGED, "%.*s does not open", STR_ARG(about));
    *ret = str_make(text, size);
    return true;
}

void login_digest(const struct accounts *acc, struct str email, uint8_t ret[static 16])
{
    scoped(arena) *a = arena_new((size_t)4 << 10);
    struct str lower = a ? str_lower(a, str_slice(str_trim(email), 0, 320)) : STR_NONE;
    struct crypto_part part = { lower.ptr, lower.len };

    crypto_keyed16(acc->key, STR("guichet login"), &part, 1, ret);
}
