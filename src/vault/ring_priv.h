/* SPDX-License-Identifier: EUPL-1.2 */
/* ring_priv.h - keys in use, unwrapped, in one guarded slab with a fixed number of places.
 *
 * A key stays until its place is needed (least recently used first) or it is forgotten; a place
 * somebody holds is never given away.  Thread-safe. */
#ifndef VAULT_RING_PRIV_H
#define VAULT_RING_PRIV_H

#include "base/fault.h"
#include "base/id.h"
#include "crypto/crypto.h"

#define RING_PLACES 4096

struct ring;

/* A held place.  `key` is valid until sealer_drop(). */
struct sealer {
    struct ring *ring;
    struct id org, person;
    uint8_t *key; /* to ring_put(): where it is copied from */
    unsigned holders;
    bool gone;     /* forgotten while held: wiped when let go */
    uint64_t used; /* tick of last use */
    uint32_t next; /* in the hash chain; index + 1, 0: end */
};

struct ring *ring_new(void);
void ring_free(struct ring *r);

bool ring_take(struct ring *r, struct id org, struct id person, struct sealer **ret_sealer);
/* How often keys were forgotten so far: asked before a key is read, given back with it. */
uint64_t ring_forgets(struct ring *r);
/* FAULT_BUSY when every place is held; FAULT_STALE when keys were forgotten since `forgets`, this
 * one perhaps: read it again. */
bool ring_put(struct ring *r, struct sealer what, uint64_t forgets, struct sealer **ret_sealer,
              struct fault *f);
void ring_forget(struct ring *r, struct id person);

/* The newest key of an organisation, a few of them. */
bool ring_org_get(struct ring *r, struct id org, uint8_t *ret_key, int64_t *ret_version);
void ring_org_put(struct ring *r, struct id org, const uint8_t *key, int64_t version);
void ring_org_forget(struct ring *r, struct id org);

#endif
