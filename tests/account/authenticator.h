/* SPDX-License-Identifier: EUPL-1.2 */
/* authenticator.h - an authenticator in software, with the browser around it: makes Ed25519
 * passkeys and shows them.  What it does can be bent, as an attacker would. */
#ifndef TESTS_ACCOUNT_AUTHENTICATOR_H
#define TESTS_ACCOUNT_AUTHENTICATOR_H

#include "world.h"

#include "account/passkey.h"

#define PRESENT  0x01
#define VERIFIED 0x04
#define ATTESTED 0x40

struct authenticator {
    const char *origin;
    struct str rp;
    uint8_t seed[CRYPTO_SEED_SIZE];
    uint8_t id[16];
    struct str user; /* the handle it was given */
    uint32_t counter, step;
    uint8_t flags;
};

static inline struct authenticator authenticator_new(void)
{
    struct authenticator auth = { .origin = "https://desk.example.org",
                                  .rp = STR("desk.example.org"),
                                  .step = 1,
                                  .flags = PRESENT | VERIFIED };

    crypto_random(auth.seed, sizeof auth.seed);
    crypto_random(auth.id, sizeof auth.id);
    return auth;
}

static inline struct str client_data(struct world *w, const struct authenticator *auth,
                                     const char *type, struct str challenge)
{
    return str_printf(
        w->arena,
        "{\"type\":\"%s\",\"challenge\":\"%.*s\",\"origin\":\"%s\",\"crossOrigin\":false}", type,
        STR_ARG(challenge), auth->origin);
}

static inline size_t put_head(struct authenticator *auth, uint8_t flags, uint8_t *to)
{
    struct crypto_part part = { auth->rp.ptr, auth->rp.len };

    auth->counter += auth->step;
    crypto_sha256(&part, 1, to);
    to[32] = flags;
    for (size_t i = 0; i < 4; i++)
        to[33 + i] = (uint8_t)(auth->counter >> (24 - 8 * i));
    return 37;
}

static inline struct passkey_new authenticator_make(struct world *w, struct authenticator *auth,
                                                    const struct passkey_ask *ask)
{
    static const uint8_t cose[] = { 0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20 };
    uint8_t *data = arena_alloc(w->arena, 256);
    size_t n = put_head(auth, auth->flags | ATTESTED, data);

    n += 16; /* AAGUID: none */
    data[n++] = 0;
    data[n++] = sizeof auth->id;
    memcpy(data + n, auth->id, sizeof auth->id);
    n += sizeof auth->id;
    memcpy(data + n, cose, sizeof cose);
    n += sizeof cose;
    crypto_sign_public(auth->seed, data + n);
    assert_true(crypto_unbase64url(w->arena, ask->user, &auth->user));
    return (struct passkey_new){ .name = STR("laptop"),
                                 .client_data =
                                     client_data(w, auth, "webauthn.create", ask->challenge),
                                 .data = str_make(data, n + CRYPTO_PUBLIC_SIZE) };
}

static inline struct passkey_answer authenticator_show(struct world *w, struct authenticator *auth,
                                                       struct str challenge)
{
    struct str client = client_data(w, auth, "webauthn.get", challenge);
    struct crypto_part part = { client.ptr, client.len };
    uint8_t *data = arena_alloc(w->arena, 37 + CRYPTO_HASH_SIZE),
            *signature = arena_alloc(w->arena, CRYPTO_SIGN_SIZE);
    size_t n = put_head(auth, auth->flags, data);

    crypto_sha256(&part, 1, data + n);
    crypto_sign_text(auth->seed, str_make(data, n + CRYPTO_HASH_SIZE), signature);
    return (struct passkey_answer){ .credential = str_make(auth->id, sizeof auth->id),
                                    .client_data = client,
                                    .data = str_make(data, n),
                                    .signature = str_make(signature, CRYPTO_SIGN_SIZE),
                                    .user = auth->user };
}

#endif
