/* SPDX-License-Identifier: EUPL-1.2 */
/* vault.c - sealing and opening, blind digests, and the rows of wrapped keys.
 *
 * How keys hang together:
 *   master          32 bytes from keys/master or from outside; in guarded memory
 *   wrap key        keyed(master, "wrap"): wraps organisation keys
 *   organisation key  random, versioned; wraps person keys
 *   person key      random; seals that person's data.  "Own" key: the person whose id is the
 *                   organisation's; it seals what belongs to no customer (accounts, quarantine)
 *                   and gives the organisation's digests, so that rotating organisation keys
 *                   leaves every index as it is.
 * A sealed value is  version byte (1) | nonce | ciphertext | tag; a wrapped key the same. */
#include "vault/vault.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "store/keys.h"
#include "vault/ring_priv.h"

#define SEAL_VERSION 1
#define READ_TRIES   8
#define WRAPPED_SIZE (1 + VAULT_KEY_SIZE + CRYPTO_SEAL_EXTRA)

struct vault {
    struct store *store;
    struct journal *journal;
    pthread_rwlock_t turn; /* of the two wrap keys */
    uint8_t *wrap;         /* guarded */
    uint8_t *other;        /* while the master key changes: the next, then the former */
    atomic_int rotating;   /* an organisation's newest key may be undone yet: none is kept */
    struct ring *ring;
};

/* ---- wrapping keys ---- */

static struct str about_org_key(struct arena *a, struct id org, int64_t version)
{
    return str_printf(a, "organisation-key|" ID_FMT "|%lld", ID_ARG(org), (long long)version);
}

static struct str about_person_key(struct arena *a, struct id org, struct id person)
{
    return str_printf(a, "person-key|" ID_FMT "|" ID_FMT, ID_ARG(org), ID_ARG(person));
}

static struct str wrap(struct arena *a, const uint8_t *with, struct str about, const uint8_t *key)
{
    uint8_t *out = arena_alloc(a, WRAPPED_SIZE);

    if (!out)
        return STR_NONE;
    out[0] = SEAL_VERSION;
    crypto_seal(with, about, str_make(key, VAULT_KEY_SIZE), out + 1);
    return str_make(out, WRAPPED_SIZE);
}

static bool unwrap(const uint8_t *with, struct str about, struct str wrapped, uint8_t *ret_key)
{
    return wrapped.len == WRAPPED_SIZE && (uint8_t)wrapped.ptr[0] == SEAL_VERSION &&
           crypto_unseal(with, about, str_from(wrapped, 1), ret_key);
}

void vault_journal_seed(const uint8_t master[static VAULT_KEY_SIZE],
                        uint8_t ret_seed[static CRYPTO_SEED_SIZE])
{
    crypto_keyed(master, STR("guichet journal"), NULL, 0, ret_seed);
}

/* ---- opening and closing ---- */

struct key_rows {
    struct arena *arena;
    struct id org;
    struct org_key_row *rows;
    size_t count;
};

static bool read_org_keys(struct tx *tx, void *arg, struct fault *f)
{
    struct key_rows *k = arg;

    return store_org_keys(tx, k->arena, k->org, &k->rows, &k->count, f);
}

/* The first organisation's key must unwrap: else this is another vault's master key. */
static bool check_master(struct vault *v, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct key_rows k = { .arena = a };
    uint8_t key[VAULT_KEY_SIZE];
    bool fits;

    if (!a || !store_read(v->store, read_org_keys, &k, f))
        return fault_wrap(f, "vault");
    if (!k.count)
        return true;
    fits =
        unwrap(v->wrap, about_org_key(a, k.rows[0].org, k.rows[0].version), k.rows[0].wrapped, key);
    crypto_wipe(key, sizeof key);
    if (!fits)
        return fault_set(f, FAULT_DAMAGED,
                         "the master key is not the one this vault was made with: give the right "
                         "keys/master or credential");
    return true;
}

bool vault_open_all(struct store *s, struct journal *j, const uint8_t master[static VAULT_KEY_SIZE],
                    struct vault **ret_vault, struct fault *f)
{
    struct vault *v = calloc(1, sizeof *v);

    if (!v)
        return fault_set(f, FAULT_BROKEN, "no memory for the vault");
    v->store = s;
    v->journal = j;
    pthread_rwlock_init(&v->turn, NULL);
    v->wrap = crypto_guarded_alloc(VAULT_KEY_SIZE);
    v->ring = ring_new();
    if (!v->wrap || !v->ring) {
        vault_close(v);
        return fault_set(f, FAULT_BROKEN, "no guarded memory for keys");
    }
    crypto_keyed(master, STR("guichet wrap"), NULL, 0, v->wrap);
    if (!check_master(v, f)) {
        vault_close(v);
        return false;
    }
    *ret_vault = v;
    return true;
}

void vault_close(struct vault *v)
{
    if (!v)
        return;
    ring_free(v->ring);
    crypto_guarded_free(v->wrap);
    crypto_guarded_free(v->other);
    pthread_rwlock_destroy(&v->turn);
    free(v);
}

/* ---- organisation keys ---- */

struct org_key {
    uint8_t key[VAULT_KEY_SIZE];
    int64_t version;
};

static void org_key_drop(struct org_key *k)
{
    crypto_wipe(k, sizeof *k);
}

#define scoped_org_key __attribute__((cleanup(org_key_drop))) struct org_key

/* Readers may see rows from before or after a change of the master key: either key may fit. */
static bool unwrap_by_master(struct vault *v, struct str about, struct str wrapped, uint8_t *ret)
{
    bool done;

    pthread_rwlock_rdlock(&v->turn);
    done =
        unwrap(v->wrap, about, wrapped, ret) || (v->other && unwrap(v->other, about, wrapped, ret));
    pthread_rwlock_unlock(&v->turn);
    return done;
}

/* The newest when `version` is 0. */
static bool unwrap_org_key(struct vault *v, struct tx *tx, struct id org, int64_t version,
                           struct org_key *ret, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct org_key_row *rows;
    size_t count;

    if (!a || !store_org_keys(tx, a, org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (version && rows[i].version != version)
            continue;
        ret->version = rows[i].version;
        if (unwrap_by_master(v, about_org_key(a, org, rows[i].version), rows[i].wrapped, ret->key))
            return true;
        return fault_set(f, FAULT_DAMAGED, "key %lld of organisation " ID_FMT " does not unwrap",
                         (long long)rows[i].version, ID_ARG(org));
    }
    return fault_set(f, FAULT_MISSING, "key of organisation " ID_FMT, ID_ARG(org));
}

/* Looked up for each new person: so the ring keeps the newest of a few organisations.  Not while
 * keys rotate: one made in a transaction that is undone must not be used afterwards. */
static bool newest_org_key(struct vault *v, struct tx *tx, struct id org, struct org_key *ret,
                           struct fault *f)
{
    bool keep = atomic_load(&v->rotating) == 0;

    if (keep && ring_org_get(v->ring, org, ret->key, &ret->version))
        return true;
    if (!unwrap_org_key(v, tx, org, 0, ret, f))
        return false;
    if (keep)
        ring_org_put(v->ring, org, ret->key, ret->version);
    return true;
}

static bool add_org_key(struct vault *v, struct tx *tx, struct id org, int64_t version,
                        struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    scoped_org_key k = { .version = version };
    struct org_key_row row = { .org = org, .version = version, .master = 1 };

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    crypto_random(k.key, sizeof k.key);
    row.wrapped = wrap(a, v->wrap, about_org_key(a, org, version), k.key);
    return store_org_key_add(tx, &row, clock_now(), f);
}

bool vault_org_new(struct vault *v, struct tx *tx, struct id org, struct fault *f)
{
    bool done;

    atomic_fetch_add(&v->rotating, 1);
    done = add_org_key(v, tx, org, 1, f) && vault_person_new(v, tx, org, org, f);
    atomic_fetch_sub(&v->rotating, 1);
    return done;
}

/* ---- person keys ---- */

static bool keep_person_key(struct vault *v, struct tx *tx, struct id org, struct id person,
                            const uint8_t *key, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    scoped_org_key k = { 0 };
    struct person_key_row row = { .person = person, .org = org };

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    if (!newest_org_key(v, tx, org, &k, f))
        return false;
    row.version = k.version;
    row.wrapped = wrap(a, k.key, about_person_key(a, org, person), key);
    return store_person_key_add(tx, &row, f);
}

bool vault_person_new(struct vault *v, struct tx *tx, struct id org, struct id person,
                      struct fault *f)
{
    uint8_t key[VAULT_KEY_SIZE];
    bool done;

    crypto_random(key, sizeof key);
    done = keep_person_key(v, tx, org, person, key, f);
    crypto_wipe(key, sizeof key);
    return done;
}

struct key_wanted {
    struct vault *vault;
    struct id org, person;
    uint8_t *key;
};

static bool read_person_key(struct tx *tx, void *arg, struct fault *f)
{
    struct key_wanted *w = arg;
    scoped(arena) *a = arena_new((size_t)64 << 10);
    scoped_org_key k = { 0 };
    struct person_key_row row;

    if (!a || !store_person_key_get(tx, a, w->person, &row, f))
        return false;
    if (!id_eq(row.org, w->org))
        return fault_set(f, FAULT_MISSING, "key of person " ID_FMT, ID_ARG(w->person));
    if (!unwrap_org_key(w->vault, tx, row.org, row.version, &k, f))
        return false;
    if (!unwrap(k.key, about_person_key(a, row.org, row.person), row.wrapped, w->key))
        return fault_set(f, FAULT_DAMAGED, "key of person " ID_FMT " does not unwrap",
                         ID_ARG(w->person));
    return true;
}

bool vault_sealer(struct vault *v, struct id org, struct id person, struct sealer **ret_sealer,
                  struct fault *f)
{
    uint8_t key[VAULT_KEY_SIZE];
    struct key_wanted w = { .vault = v, .org = org, .person = person, .key = key };
    struct fault why = { 0 };
    bool done = false;

    if (ring_take(v->ring, org, person, ret_sealer))
        return true;
    for (int i = 0; !done && i < READ_TRIES; i++) {
        uint64_t forgets = ring_forgets(v->ring);

        why = (struct fault){ 0 };
        if (!store_read(v->store, read_person_key, &w, &why))
            break;
        done = ring_put(v->ring, (struct sealer){ .org = org, .person = person, .key = key },
                        forgets, ret_sealer, &why);
        if (!done && why.kind != FAULT_STALE)
            break;
    }
    crypto_wipe(key, sizeof key);
    return done || fault_set(f, why.kind == FAULT_STALE ? FAULT_BUSY : why.kind, "%s", why.text);
}

bool vault_sealer_new(struct vault *v, struct id org, struct id person, struct sealer **ret_sealer,
                      struct fault *f)
{
    uint8_t key[VAULT_KEY_SIZE];
    struct fault why = { 0 };
    bool done;

    crypto_random(key, sizeof key);
    do
        done = ring_put(v->ring, (struct sealer){ .org = org, .person = person, .key = key },
                        ring_forgets(v->ring), ret_sealer, &why);
    while (!done && why.kind == FAULT_STALE); /* nobody can forget whom nobody knows yet */
    crypto_wipe(key, sizeof key);
    return done || fault_set(f, why.kind, "%s", why.text);
}

bool vault_sealer_keep(struct vault *v, struct tx *tx, const struct sealer *s, struct fault *f)
{
    return keep_person_key(v, tx, s->org, s->person, s->key, f);
}

bool vault_sealer_check(struct tx *tx, const struct sealer *s, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct person_key_row row;

    if (!a)
        return fault_set(f, FAULT_BROKEN, "no memory");
    return store_person_key_get(tx, a, s->person, &row, f);
}

/* ---- sealing ---- */

static struct str about_place(struct arena *a, struct id org, struct id person,
                              const struct place *at)
{
    return str_printf(a, "%s|%s|" ID_FMT "|" ID_FMT "|" ID_FMT "|%llu", at->table, at->column,
                      ID_ARG(org), ID_ARG(person), ID_ARG(at->row), (unsigned long long)at->part);
}

bool vault_seal(const struct sealer *s, struct arena *a, const struct place *at, struct str text,
                struct str *ret_sealed, struct fault *f)
{
    uint8_t *out = arena_alloc(a, 1 + text.len + CRYPTO_SEAL_EXTRA);
    struct str about = about_place(a, s->org, s->person, at);

    if (!out || !arena_ok(a))
        return arena_check(a, f);
    out[0] = SEAL_VERSION;
    crypto_seal(s->key, about, text, out + 1);
    *ret_sealed = str_make(out, 1 + text.len + CRYPTO_SEAL_EXTRA);
    return true;
}

static bool covered(const struct grant *g, const struct place *at, struct fault *f)
{
    enum access given = grant_access(g, at->category);

    if (given == ACCESS_CLEAR || (at->mask && given == ACCESS_MASKED))
        return true;
    return fault_deny(f, "grant-does-not-cover", "%s.%s holds %s data, which the grant gives %s",
                      at->table, at->column, category_name(at->category), access_name(given));
}

bool vault_open(struct vault *v, const struct grant *g, struct arena *a, struct id person,
                const struct place *at, struct str sealed, struct clear *ret_text, struct fault *f)
{
    scoped(sealer) *s = NULL;
    uint8_t *out;
    size_t size;

    if (!covered(g, at, f) || !vault_sealer(v, grant_org(g), person, &s, f))
        return false;
    if (sealed.len < 1 + CRYPTO_SEAL_EXTRA || (uint8_t)sealed.ptr[0] != SEAL_VERSION)
        return fault_set(f, FAULT_DAMAGED, "%s.%s of " ID_FMT ": not a sealed value", at->table,
                         at->column, ID_ARG(at->row));
    size = sealed.len - 1 - CRYPTO_SEAL_EXTRA;
    out = arena_alloc(a, size + 1);
    if (!out)
        return arena_check(a, f);
    if (!crypto_unseal(s->key, about_place(a, s->org, s->person, at), str_from(sealed, 1), out))
        return fault_set(f, FAULT_DAMAGED, "%s.%s of " ID_FMT ": changed or moved", at->table,
                         at->column, ID_ARG(at->row));
    ret_text->text = str_make(out, size);
    return true;
}

/* ---- digests ---- */

bool vault_blinder(struct vault *v, struct id org, struct blinder **ret_blinder, struct fault *f)
{
    return vault_sealer(v, org, org, (struct sealer **)ret_blinder, f);
}

void blinder_drop(struct blinder **b)
{
    sealer_drop((struct sealer **)b);
}

static const uint8_t *blinder_key(const struct blinder *b)
{
    return ((const struct sealer *)b)->key;
}

void blinder_digest(const struct blinder *b, struct str kind, struct str normal,
                    uint8_t ret[static 16])
{
    struct crypto_part parts[] = { { kind.ptr, kind.len }, { normal.ptr, normal.len } };

    crypto_keyed16(blinder_key(b), STR("guichet blind"), parts, 2, ret);
}

void blinder_term(const struct blinder *b, struct str term, char ret[static VAULT_TERM_SIZE])
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    struct crypto_part part = { term.ptr, term.len };
    uint8_t digest[16];
    uint64_t bits = 0;

    crypto_keyed16(blinder_key(b), STR("guichet term"), &part, 1, digest);
    memcpy(&bits, digest, sizeof bits);
    for (int i = 0; i < VAULT_TERM_SIZE; i++, bits >>= 6)
        ret[i] = alphabet[bits & 63];
}

bool vault_blind(struct vault *v, struct id org, struct str kind, struct str normal,
                 uint8_t ret[static 16], struct fault *f)
{
    scoped(blinder) *b = NULL;

    if (!vault_blinder(v, org, &b, f))
        return false;
    blinder_digest(b, kind, normal, ret);
    return true;
}

/* ---- rotation and shredding ---- */

struct rotation {
    struct vault *vault;
    struct principal by;
    struct id org;
    int64_t version; /* the new one */
    uint64_t done;
    size_t batch;
};

static bool rotation_start(struct tx *tx, void *arg, struct fault *f)
{
    struct rotation *r = arg;
    scoped_org_key old = { 0 };
    struct journal_entry entry = { .org = r->org,
                                   .by = r->by.id,
                                   .act = "key.rotate",
                                   .on_kind = "organisation",
                                   .on = r->org,
                                   .result = "done" };
    uint64_t n;

    if (!unwrap_org_key(r->vault, tx, r->org, 0, &old, f))
        return false;
    r->version = old.version + 1;
    entry.n = r->version;
    return add_org_key(r->vault, tx, r->org, r->version, f) &&
           journal_append(r->vault->journal, tx, &entry, &n, f);
}

static bool rewrap_one(struct rotation *r, struct tx *tx, struct arena *a,
                       const struct person_key_row *row, const struct org_key *next,
                       struct fault *f)
{
    scoped_org_key old = { 0 }, person = { 0 };
    struct str about = about_person_key(a, row->org, row->person);
    struct person_key_row fresh = *row;

    if (!unwrap_org_key(r->vault, tx, row->org, row->version, &old, f))
        return false;
    if (!unwrap(old.key, about, row->wrapped, person.key))
        return fault_set(f, FAULT_DAMAGED, "key of person " ID_FMT " does not unwrap",
                         ID_ARG(row->person));
    fresh.version = next->version;
    fresh.wrapped = wrap(a, next->key, about, person.key);
    return store_person_key_rewrap(tx, &fresh, row->version, f);
}

static bool rotation_batch(struct tx *tx, void *arg, struct fault *f)
{
    struct rotation *r = arg;
    scoped(arena) *a = arena_new((size_t)8 << 20);
    scoped_org_key next = { 0 };
    struct person_key_row *rows;

    r->batch = 0;
    if (!a || !store_person_keys_older(tx, a, r->org, r->version, &rows, &r->batch, f) ||
        !unwrap_org_key(r->vault, tx, r->org, r->version, &next, f))
        return false;
    for (size_t i = 0; i < r->batch; i++)
        if (!rewrap_one(r, tx, a, &rows[i], &next, f))
            return false;
    return r->batch || store_org_key_drop_old(tx, r->org, r->version, f);
}

bool vault_rotate_org(struct vault *v, const struct principal *by, struct id org,
                      uint64_t *ret_rewrapped, struct fault *f)
{
    struct rotation r = { .vault = v, .by = *by, .org = org };
    bool done;

    atomic_fetch_add(&v->rotating, 1);
    done = store_write(v->store, rotation_start, &r, f);
    ring_org_forget(v->ring, org);
    atomic_fetch_sub(&v->rotating, 1);
    while (done) {
        done = store_write(v->store, rotation_batch, &r, f);
        r.done += r.batch;
        if (done && !r.batch)
            break;
    }
    if (!done)
        return fault_wrap(f, "rotation");
    *ret_rewrapped = r.done;
    return store_vault_clean(v->store, f);
}

struct master_change {
    struct vault *vault;
    const uint8_t *next_wrap;
};

static bool rewrap_orgs(struct tx *tx, void *arg, struct fault *f)
{
    struct master_change *c = arg;
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct org_key_row *rows;
    size_t count;

    if (!a || !store_org_keys(tx, a, ID_NONE, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++) {
        scoped_org_key k = { 0 };
        struct str about = about_org_key(a, rows[i].org, rows[i].version);

        if (!unwrap(c->vault->wrap, about, rows[i].wrapped, k.key))
            return fault_set(f, FAULT_DAMAGED, "key of organisation " ID_FMT " does not unwrap",
                             ID_ARG(rows[i].org));
        rows[i].master++;
        rows[i].wrapped = wrap(a, c->next_wrap, about, k.key);
        if (!store_org_key_rewrap(tx, &rows[i], f))
            return false;
    }
    return true;
}

bool vault_rotate_master(struct vault *v, const uint8_t next[static VAULT_KEY_SIZE],
                         struct fault *f)
{
    uint8_t *next_wrap = crypto_guarded_alloc(VAULT_KEY_SIZE);
    struct master_change c = { .vault = v, .next_wrap = next_wrap };

    if (!next_wrap)
        return fault_set(f, FAULT_BROKEN, "no guarded memory for a key");
    crypto_keyed(next, STR("guichet wrap"), NULL, 0, next_wrap);
    pthread_rwlock_wrlock(&v->turn);
    crypto_guarded_free(v->other);
    v->other = next_wrap; /* readers find the key under either while the rows change */
    pthread_rwlock_unlock(&v->turn);
    if (!store_write(v->store, rewrap_orgs, &c, f))
        return fault_wrap(f, "rotation of the master key");
    pthread_rwlock_wrlock(&v->turn);
    v->other = v->wrap;
    v->wrap = next_wrap;
    pthread_rwlock_unlock(&v->turn);
    return store_vault_clean(v->store, f);
}

struct shredding {
    struct vault *vault;
    struct principal by;
    struct id org, person;
    uint64_t entry;
};

static bool shred(struct tx *tx, void *arg, struct fault *f)
{
    struct shredding *s = arg;
    struct journal_entry entry = { .org = s->org,
                                   .by = s->by.id,
                                   .act = "person.shred",
                                   .on_kind = "person",
                                   .on = s->person,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done" };

    return store_person_key_destroy(tx, s->org, s->person, f) &&
           journal_append(s->vault->journal, tx, &entry, &s->entry, f);
}

bool vault_shred(struct vault *v, const struct principal *by, struct id org, struct id person,
                 uint64_t *ret_entry, struct fault *f)
{
    struct shredding s = { .vault = v, .by = *by, .org = org, .person = person };

    if (id_eq(org, person))
        return fault_set(f, FAULT_INVALID, "an organisation's own key is no person's");
    if (!store_write(v->store, shred, &s, f))
        return false;
    ring_forget(v->ring, person);
    *ret_entry = s.entry;
    return store_vault_clean(v->store, f);
}
