/* SPDX-License-Identifier: EUPL-1.2 */
/* vault.h - keys and what is sealed with them.
 *
 * master key -> organisation key -> person key -> data.  Rotation re-wraps keys and never
 * rewrites data; destroying a person's key erases them from the live store and from every
 * backup of desk.db.  A sealed value carries its place (organisation, table, column, row) as
 * associated data, so that it opens nowhere else.  Opening needs a grant (policy.h). */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "domain/text.h"
#include "journal/journal.h"
#include "policy/policy.h"
#include "store/store.h"

struct vault;

#define VAULT_KEY_SIZE CRYPTO_KEY_SIZE

/* `master` is copied into guarded memory.  FAULT_DAMAGED when it is not the key this vault was
 * made with. */
bool vault_open_all(struct store *s, struct journal *j, const uint8_t master[static VAULT_KEY_SIZE],
                    struct vault **ret_vault, struct fault *f);
void vault_close(struct vault *v);

/* The seed that signs the journal, derived from the master key. */
void vault_journal_seed(const uint8_t master[static VAULT_KEY_SIZE],
                        uint8_t ret_seed[static CRYPTO_SEED_SIZE]);

/* ---- making keys: inside store_write() ---- */
bool vault_org_new(struct vault *v, struct tx *tx, struct id org, struct fault *f);
bool vault_person_new(struct vault *v, struct tx *tx, struct id org, struct id person,
                      struct fault *f);

/* ---- sealing ----
 * A person's key ready for use: in guarded memory, given back by sealer_drop().  For a person
 * who does not exist yet, sealer_new() makes the key; vault_sealer_keep() stores it in the
 * transaction that makes the person. */
struct sealer;

bool vault_sealer(struct vault *v, struct id org, struct id person, struct sealer **ret_sealer,
                  struct fault *f); /* FAULT_MISSING: erased, or never there */
bool vault_sealer_new(struct vault *v, struct id org, struct id person, struct sealer **ret_sealer,
                      struct fault *f);
bool vault_sealer_keep(struct vault *v, struct tx *tx, const struct sealer *s, struct fault *f);
/* Inside store_write(): is the key still there?  FAULT_MISSING when it was destroyed since. */
bool vault_sealer_check(struct tx *tx, const struct sealer *s, struct fault *f);
void sealer_drop(struct sealer **s);

/* Where a sealed value lives.  Static texts. */
struct place {
    const char *table, *column;
    struct id row;
    uint64_t part; /* for rows whose key is more than an id (envelope); else 0 */
    enum category category;
    bool mask; /* holds a masked form: a masked grant opens it */
};

/* Sealed bytes live in the arena. */
bool vault_seal(const struct sealer *s, struct arena *a, const struct place *at, struct str text,
                struct str *ret_sealed, struct fault *f);

/* No grant, no text.  FAULT_DENIED when the grant does not cover place->category (clear, or at
 * least masked for a mask) or is another organisation's; FAULT_MISSING when the person's key is
 * gone (erased); FAULT_DAMAGED when the bytes were changed or moved. */
bool vault_open(struct vault *v, const struct grant *g, struct arena *a, struct id person,
                const struct place *at, struct str sealed, struct clear *ret_text, struct fault *f);

/* ---- what an organisation keeps of others: a provider's key, a contract ----
 * Of no person, and opened by the desk for its own use, without a grant.  The key is made from the
 * organisation's own for this alone: it opens nothing that vault_seal() sealed.  Not inside
 * store_read() or store_write(). */
bool vault_secret_seal(struct vault *v, struct arena *a, struct id org, const struct place *at,
                       struct str text, struct str *ret_sealed, struct fault *f);
/* FAULT_DAMAGED when the bytes were changed or moved. */
bool vault_secret_open(struct vault *v, struct arena *a, struct id org, const struct place *at,
                       struct str sealed, struct str *ret_text, struct fault *f);

/* ---- keyed digests, per organisation ---- */
/* Blind index of a normal form, e.g. kind "email". */
bool vault_blind(struct vault *v, struct id org, struct str kind, struct str normal,
                 uint8_t ret[static 16], struct fault *f);
/* A set of keyed digests made with one look at the organisation's key. */
struct blinder;
bool vault_blinder(struct vault *v, struct id org, struct blinder **ret_blinder, struct fault *f);
void blinder_drop(struct blinder **b);
void blinder_digest(const struct blinder *b, struct str kind, struct str normal,
                    uint8_t ret[static 16]);
#define VAULT_TERM_SIZE 11 /* characters of a keyed search term */
void blinder_term(const struct blinder *b, struct str term, char ret[static VAULT_TERM_SIZE]);

/* ---- life of keys ---- */
/* A new organisation key; new wraps use it at once, old person keys are re-wrapped in the
 * background of this call, in batches, while others read and write.  Journalled. */
bool vault_rotate_org(struct vault *v, const struct principal *by, struct id org,
                      uint64_t *ret_rewrapped, struct fault *f);
/* Re-wraps every organisation key under a new master key. */
bool vault_rotate_master(struct vault *v, const uint8_t next[static VAULT_KEY_SIZE],
                         struct fault *f);
/* Destroys a person's key for good, in vault.db and its WAL; journalled as "person.shred". */
bool vault_shred(struct vault *v, const struct principal *by, struct id org, struct id person,
                 uint64_t *ret_entry, struct fault *f);

#endif
