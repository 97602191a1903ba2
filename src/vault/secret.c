/* SPDX-License-Identifier: EUPL-1.2 */
/* secret.c - what an organisation keeps of others, sealed; see vault.h. */
#include "vault/ring_priv.h"
#include "vault/vault.h"

static struct str about(struct arena *a, struct id org, const struct place *at)
{
    return str_printf(a, "secret|%s|%s|" ID_FMT "|" ID_FMT "|%llu", at->table, at->column,
                      ID_ARG(org), ID_ARG(at->row), (unsigned long long)at->part);
}

static bool key_of(struct vault *v, struct id org, uint8_t ret_key[static CRYPTO_KEY_SIZE],
                   struct fault *f)
{
    scoped(sealer) *own = NULL;

    if (!vault_sealer(v, org, org, &own, f))
        return false;
    crypto_keyed(own->key, STR("guichet secret"), NULL, 0, ret_key);
    return true;
}

bool vault_secret_seal(struct vault *v, struct arena *a, struct id org, const struct place *at,
                       struct str text, struct str *ret_sealed, struct fault *f)
{
    uint8_t key[CRYPTO_KEY_SIZE], *out = arena_alloc(a, text.len + CRYPTO_SEAL_EXTRA);
    struct str place = about(a, org, at);

    if (!out || !arena_ok(a))
        return arena_check(a, f);
    if (!key_of(v, org, key, f))
        return false;
    crypto_seal(key, place, text, out);
    crypto_wipe(key, sizeof key);
    *ret_sealed = str_make(out, text.len + CRYPTO_SEAL_EXTRA);
    return true;
}

bool vault_secret_open(struct vault *v, struct arena *a, struct id org, const struct place *at,
                       struct str sealed, struct str *ret_text, struct fault *f)
{
    uint8_t key[CRYPTO_KEY_SIZE], *out = arena_alloc(a, sealed.len + 1);
    struct str place = about(a, org, at);
    bool ok;

    if (!out || !arena_ok(a))
        return arena_check(a, f);
    if (!key_of(v, org, key, f))
        return false;
    ok = sealed.len >= CRYPTO_SEAL_EXTRA && crypto_unseal(key, place, sealed, out);
    crypto_wipe(key, sizeof key);
    if (!ok)
        return fault_set(f, FAULT_DAMAGED, "%s.%s of " ID_FMT ": changed or moved", at->table,
                         at->column, ID_ARG(at->row));
    *ret_text = str_make(out, sealed.len - CRYPTO_SEAL_EXTRA);
    return true;
}
