/* SPDX-License-Identifier: EUPL-1.2 */
/* ring.c - see ring_priv.h.  One slab because each guarded allocation costs four pages. */
#include "vault/ring_priv.h"

#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "vault/vault.h"

#define BUCKETS 8192
#define ORGS    32

struct org_place {
    struct id org;
    int64_t version; /* 0: empty */
    uint64_t used;
};

struct ring {
    pthread_mutex_t mutex;
    uint8_t *slab; /* guarded: RING_PLACES keys, then ORGS keys */
    uint64_t tick, forgets;
    uint32_t filled;
    uint32_t bucket[BUCKETS];
    struct sealer place[RING_PLACES];
    struct org_place orgs[ORGS];
};

struct ring *ring_new(void)
{
    struct ring *r = calloc(1, sizeof *r);

    if (!r)
        return NULL;
    r->slab = crypto_guarded_alloc((size_t)(RING_PLACES + ORGS) * CRYPTO_KEY_SIZE);
    if (!r->slab) {
        free(r);
        return NULL;
    }
    pthread_mutex_init(&r->mutex, NULL);
    for (size_t i = 0; i < RING_PLACES; i++) {
        r->place[i].ring = r;
        r->place[i].key = r->slab + i * CRYPTO_KEY_SIZE;
    }
    return r;
}

void ring_free(struct ring *r)
{
    if (!r)
        return;
    crypto_guarded_free(r->slab);
    pthread_mutex_destroy(&r->mutex);
    free(r);
}

/* The last bytes of a UUIDv7 are random. */
static uint32_t bucket_of(struct id person)
{
    return ((uint32_t)person.b[13] << 16 | (uint32_t)person.b[14] << 8 | person.b[15]) % BUCKETS;
}

static struct sealer *find(struct ring *r, struct id person)
{
    uint32_t at = r->bucket[bucket_of(person)];

    while (at && !id_eq(r->place[at - 1].person, person))
        at = r->place[at - 1].next;
    return at ? &r->place[at - 1] : NULL;
}

static void unchain(struct ring *r, struct sealer *s)
{
    uint32_t *link = &r->bucket[bucket_of(s->person)];
    uint32_t index = (uint32_t)(s - r->place) + 1;

    while (*link && *link != index)
        link = &r->place[*link - 1].next;
    if (*link)
        *link = s->next;
    s->next = 0;
}

static void empty(struct sealer *s)
{
    crypto_wipe(s->key, CRYPTO_KEY_SIZE);
    s->person = s->org = ID_NONE;
    s->gone = false;
}

/* A place nobody holds: a new one, or the least recently used of a handful looked at. */
static struct sealer *find_place(struct ring *r)
{
    struct sealer *oldest = NULL;

    if (r->filled < RING_PLACES)
        return &r->place[r->filled++];
    for (uint32_t i = 0; i < RING_PLACES && !(oldest && i >= 64); i++) {
        struct sealer *s = &r->place[(r->tick * 64 + i) % RING_PLACES];

        if (!s->holders && (!oldest || s->used < oldest->used))
            oldest = s;
    }
    if (oldest && !id_is_none(oldest->person))
        unchain(r, oldest);
    return oldest;
}

bool ring_take(struct ring *r, struct id org, struct id person, struct sealer **ret_sealer)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);
    struct sealer *s = find(r, person);

    if (!s || !id_eq(s->org, org))
        return false;
    s->holders++;
    s->used = ++r->tick;
    *ret_sealer = s;
    return true;
}

uint64_t ring_forgets(struct ring *r)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);

    return r->forgets;
}

bool ring_put(struct ring *r, struct sealer what, uint64_t forgets, struct sealer **ret_sealer,
              struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);
    struct sealer *s = find(r, what.person); /* another thread may have been quicker */

    if (forgets != r->forgets)
        return fault_set(f, FAULT_STALE, "keys were destroyed while one was read");
    if (!s) {
        uint32_t *link = &r->bucket[bucket_of(what.person)];

        s = find_place(r);
        if (!s)
            return fault_set(f, FAULT_BUSY, "all %d places for keys are in use", RING_PLACES);
        memcpy(s->key, what.key, CRYPTO_KEY_SIZE);
        s->org = what.org;
        s->person = what.person;
        s->next = *link;
        *link = (uint32_t)(s - r->place) + 1;
    }
    s->holders++;
    s->used = ++r->tick;
    *ret_sealer = s;
    return true;
}

void ring_forget(struct ring *r, struct id person)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);
    struct sealer *s = find(r, person);

    r->forgets++;
    if (!s)
        return;
    unchain(r, s);
    s->used = 0;
    if (s->holders)
        s->gone = true;
    else
        empty(s);
}

void sealer_drop(struct sealer **sp)
{
    struct sealer *s = *sp;

    if (!s)
        return;
    scoped_lock pthread_mutex_t *held = lock(&s->ring->mutex);
    if (--s->holders == 0 && s->gone)
        empty(s);
    *sp = NULL;
}

/* ---- organisation keys ---- */

static uint8_t *org_key(struct ring *r, const struct org_place *o)
{
    return r->slab + ((size_t)RING_PLACES + (size_t)(o - r->orgs)) * CRYPTO_KEY_SIZE;
}

bool ring_org_get(struct ring *r, struct id org, uint8_t *ret_key, int64_t *ret_version)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);

    for (struct org_place *o = r->orgs; o < r->orgs + ORGS; o++) {
        if (o->version && id_eq(o->org, org)) {
            o->used = ++r->tick;
            memcpy(ret_key, org_key(r, o), CRYPTO_KEY_SIZE);
            *ret_version = o->version;
            return true;
        }
    }
    return false;
}

void ring_org_put(struct ring *r, struct id org, const uint8_t *key, int64_t version)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);
    struct org_place *oldest = r->orgs;

    for (struct org_place *o = r->orgs; o < r->orgs + ORGS; o++)
        if (o->used < oldest->used)
            oldest = o;
    oldest->org = org;
    oldest->version = version;
    oldest->used = ++r->tick;
    memcpy(org_key(r, oldest), key, CRYPTO_KEY_SIZE);
}

void ring_org_forget(struct ring *r, struct id org)
{
    scoped_lock pthread_mutex_t *held = lock(&r->mutex);

    for (struct org_place *o = r->orgs; o < r->orgs + ORGS; o++) {
        if (id_eq(o->org, org)) {
            crypto_wipe(org_key(r, o), CRYPTO_KEY_SIZE);
            *o = (struct org_place){ 0 };
        }
    }
}
