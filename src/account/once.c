/* SPDX-License-Identifier: EUPL-1.2 */
/* once.c - see once.h. */
#include "account/once.h"

#include <string.h>

#include "account/account_priv.h"
#include "store/intake.h"

struct once_job {
    struct accounts *acc;
    struct arena *arena;
    struct once *once;
    const uint8_t *request;
    struct idempotency_row row;
    struct str answer;
    int status;
    bool is_mine; /* the work is this caller's */
};

/* ---- those at work, in this process ---- */

static bool same_key(const struct once *a, const struct once *b)
{
    return id_eq(a->principal, b->principal) && memcmp(a->key, b->key, sizeof a->key) == 0;
}

static bool is_at_work(struct accounts *acc, const struct once *once)
{
    scoped_lock pthread_mutex_t *held = lock(&acc->mutex);

    for (const struct once *o = acc->at_work; o; o = o->next)
        if (same_key(o, once))
            return true;
    return false;
}

static void start_work(struct accounts *acc, struct once *once)
{
    scoped_lock pthread_mutex_t *held = lock(&acc->mutex);

    once->next = acc->at_work;
    acc->at_work = once;
}

static void end_work(struct accounts *acc, const struct once *once)
{
    scoped_lock pthread_mutex_t *held = lock(&acc->mutex);

    for (struct once **at = &acc->at_work; *at; at = &(*at)->next) {
        if (*at == once) {
            *at = once->next;
            return;
        }
    }
}

/* ---- beginning ---- */

/* In the writer's thread, so that two with the same key cannot both find nobody at work. */
static bool take_up(struct once_job *o, struct fault *f)
{
    if (!crypto_same(o->row.body, o->request, sizeof o->row.body))
        return fault_set(f, FAULT_CONFLICT, "this Idempotency-Key was used for another request");
    if (o->row.status)
        return true;
    if (is_at_work(o->acc, o->once))
        return fault_set(f, FAULT_CONFLICT,
                         "the first request with this Idempotency-Key has no answer yet");
    if (!id_parse(o->row.answer, &o->once->planned))
        o->once->planned = id_new();
    start_work(o->acc, o->once);
    o->is_mine = true;
    return true;
}

static bool begin(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;
    struct fault why = { 0 };

    if (!store_idempotency_purge(tx, clock_now() - ONCE_KEEP_MS, f))
        return false;
    if (store_idempotency_get(tx, o->arena, o->once->principal, o->once->key, &o->row, &why))
        return take_up(o, f);
    if (why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    memcpy(o->row.body, o->request, sizeof o->row.body);
    o->once->planned = id_new();
    o->row.answer = id_str(o->arena, o->once->planned);
    if (!store_idempotency_add(tx, o->once->principal, o->once->key, &o->row, clock_now(), f))
        return false;
    start_work(o->acc, o->once);
    o->is_mine = true;
    return true;
}

bool once_begin(struct accounts *acc, struct arena *a, struct str key,
                const uint8_t request[static 32], struct once *once, struct str *ret_answer,
                struct fault *f)
{
    struct once_job o = { .acc = acc, .arena = a, .once = once, .request = request };
    struct crypto_part part = { key.ptr, key.len };

    if (!key.len || key.len > ONCE_KEY_MAX)
        return fault_set(f, FAULT_INVALID, "an Idempotency-Key has 1 to %d bytes", ONCE_KEY_MAX);
    crypto_sha256(&part, 1, once->key);
    if (!store_write(acc->store, begin, &o, f)) {
        if (o.is_mine)
            end_work(acc, once);
        return false;
    }
    *ret_answer = o.is_mine ? STR_NONE : o.row.answer;
    return true;
}

/* ---- ending ---- */

static bool finish(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;

    return store_idempotency_set(tx, o->once->principal, o->once->key, o->status, o->answer, f);
}

bool once_finish(struct accounts *acc, struct once *once, int status, struct str answer,
                 struct fault *f)
{
    struct once_job o = { .once = once, .status = status, .answer = answer };
    bool done = store_write(acc->store, finish, &o, f);

    end_work(acc, once); /* not written: the next try finds the work done */
    return done;
}

static bool abandon(struct tx *tx, void *arg, struct fault *f)
{
    struct once_job *o = arg;

    return store_idempotency_drop(tx, o->once->principal, o->once->key, f);
}

void once_abandon(struct accounts *acc, struct once *once)
{
    struct once_job o = { .once = once };
    struct fault f = { 0 };

    store_write(acc->store, abandon, &o, &f); /* else the next try takes the key up */
    end_work(acc, once);
}
