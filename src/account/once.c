/* SPDX-License-Identifier: EUPL-1.2 */
/* once.c - see once.h. */
#include "account/once.h"

#include <string.h>

#include "account/account_priv.h"
#include "store/intake.h"

struct once_job {
    struct arena *arena;
    const struct once *once;
    const uint8_t *request;
    struct idempotency_row row;
    struct str answer;
    int status;
    bool is_new;
};

static bool begin(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;
    struct fault why = { 0 };

    if (store_idempotency_get(tx, o->arena, o->once->principal, o->once->key, &o->row, &why))
        return true;
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    o->is_new = true;
    memcpy(o->row.body, o->request, sizeof o->row.body);
    o->row.answer = STR("");
    return store_idempotency_purge(tx, clock_now() - ONCE_KEEP_MS, f) &&
           store_idempotency_add(tx, o->once->principal, o->once->key, &o->row, clock_now(), f);
}

bool once_begin(struct accounts *acc, struct arena *a, struct id principal, struct str key,
                const uint8_t request[static 32], struct once *ret_once, struct str *ret_answer,
                int *ret_status, struct fault *f)
{
    struct once_job o = { .arena = a, .once = ret_once, .request = request };
    struct crypto_part part = { key.ptr, key.len };

    if (!key.len || key.len > ONCE_KEY_MAX)
        return fault_set(f, FAULT_INVALID, "an Idempotency-Key has 1 to %d bytes", ONCE_KEY_MAX);
    ret_once->principal = principal;
    crypto_sha256(&part, 1, ret_once->key);
    if (!store_write(acc->store, begin, &o, f))
        return false;
    *ret_answer = STR_NONE;
    if (o.is_new)
        return true;
    if (!crypto_same(o.row.body, request, sizeof o.row.body))
        return fault_set(f, FAULT_CONFLICT, "this Idempotency-Key was used for another request");
    if (!o.row.status)
        return fault_set(f, FAULT_CONFLICT,
                         "the first request with this Idempotency-Key has no answer yet");
    *ret_answer = o.row.answer;
    *ret_status = (int)o.row.status;
    return true;
}

static bool finish(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;

    return store_idempotency_set(tx, o->once->principal, o->once->key, o->status, o->answer, f);
}

bool once_finish(struct accounts *acc, const struct once *once, int status, struct str answer,
                 struct fault *f)
{
    struct once_job o = { .once = once, .status = status, .answer = answer };

    return store_write(acc->store, finish, &o, f);
}

static bool abandon(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;

    return store_idempotency_drop(tx, o->once->principal, o->once->key, f);
}

void once_abandon(struct accounts *acc, const struct once *once)
{
    struct once_job o = { .once = once };
    struct fault f = { 0 };

    store_write(acc->store, abandon, &o, &f); /* else it answers 409 until tomorrow */
}
