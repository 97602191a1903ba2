/* SPDX-License-Identifier: EUPL-1.2 */
/* challenge.c - what a passkey must sign, once and soon.
 *
 * Anybody may ask for one, each time the log-in page is opened: so none is written down.  It is 16
 * random bytes, its end (milliseconds, big-endian) and a keyed digest of both, its kind and what it
 * was made for, as base64url.  Its hash is kept from when it is answered until long after its end,
 * also for a clock that is set back. */
#include <string.h>

#include "account/account_priv.h"
#include "account/passkey.h"

#define NONCE_SIZE 16
#define END_SIZE   8
#define MAC_SIZE   16
#define SIZE       (NONCE_SIZE + END_SIZE + MAC_SIZE)
#define SPENT_MS   ((msec)2 * 24 * 3600 * 1000)

static void mac_of(const struct accounts *acc, enum challenge_kind kind, struct id subject,
                   const uint8_t *nonce_and_end, uint8_t ret[static MAC_SIZE])
{
    uint8_t what = (uint8_t)kind;
    struct crypto_part parts[] = { { &what, 1 },
                                   { subject.b, sizeof subject.b },
                                   { nonce_and_end, NONCE_SIZE + END_SIZE } };

    crypto_keyed16(acc->key, STR("guichet passkey challenge"), parts, COUNT_OF(parts), ret);
}

struct str challenge_new(const struct accounts *acc, struct arena *a, enum challenge_kind kind,
                         struct id subject)
{
    uint64_t end = (uint64_t)(clock_now() + PASSKEY_CHALLENGE_MS);
    uint8_t bytes[SIZE];

    crypto_random(bytes, NONCE_SIZE);
    for (size_t i = 0; i < END_SIZE; i++)
        bytes[NONCE_SIZE + i] = (uint8_t)(end >> (8 * (END_SIZE - 1 - i)));
    mac_of(acc, kind, subject, bytes, bytes + NONCE_SIZE + END_SIZE);
    return crypto_base64url(a, bytes, sizeof bytes);
}

bool challenge_open(const struct accounts *acc, struct arena *a, struct str text,
                    enum challenge_kind kind, struct id subject, struct challenge *ret,
                    struct fault *f)
{
    uint8_t mac[MAC_SIZE];
    uint64_t end = 0;
    struct str bytes;

    if (!crypto_unbase64url(a, text, &bytes) || bytes.len != SIZE)
        return fault_set(f, FAULT_UNKNOWN, "passkey: an answer to no challenge of ours");
    mac_of(acc, kind, subject, (const uint8_t *)bytes.ptr, mac);
    if (!crypto_same(mac, bytes.ptr + NONCE_SIZE + END_SIZE, MAC_SIZE))
        return fault_set(f, FAULT_UNKNOWN, "passkey: an answer to no challenge of ours");
    for (size_t i = 0; i < END_SIZE; i++)
        end = end << 8 | (uint8_t)bytes.ptr[NONCE_SIZE + i];
    *ret = (struct challenge){ .kind = kind, .end = (msec)end };
    secret_hash(text, ret->hash);
    /* One that ends too late was made while the clock was wrong. */
    if (ret->end <= clock_now() || ret->end > clock_now() + PASSKEY_CHALLENGE_MS)
        return fault_set(f, FAULT_UNKNOWN, "passkey: the challenge is too old, begin again");
    return true;
}

bool challenge_spend(struct tx *tx, const struct challenge *c, bool *ret_first, struct fault *f)
{
    return store_challenge_purge(tx, clock_now() - SPENT_MS, f) &&
           store_challenge_spend(tx, c->hash, c->kind, c->end, ret_first, f);
}
