/* SPDX-License-Identifier: EUPL-1.2 */
/* provider_approve.c - who lets a provider of AI carry traffic, and who stops it. */
#include "desk/near.h"
#include "desk/providers_priv.h"

#define DAY_MS ((msec)24 * 60 * 60 * 1000)

struct approving {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id id;
    enum provider_side side;
    int64_t version; /* 0: whatever it is at */
    msec now, until;
    uint8_t digest[CRYPTO_HASH_SIZE];
    int64_t digest_version; /* of the record that `digest` is of */
};

static const struct {
    enum role role;
    const char *rule, *text;
} who[PROVIDER_SIDES] = {
    [SIDE_IT] = { ROLE_ADMIN, "role:admin", "only an administrator approves for IT" },
    [SIDE_LEGAL] = { ROLE_CONTROLLER, "role:controller",
                     "only a controller approves for the legal side" },
};

/* ---- no: it is in the journal, too ---- */

struct refusing {
    struct approving *a;
    const char *rule;
};

static bool write_refused(struct tx *tx, void *arg, struct fault *f)
{
    struct refusing *r = arg;
    struct provider_row row;
    struct journal_entry entry = { .org = r->a->by->org,
                                   .by = r->a->by->id,
                                   .act = "provider.approve",
                                   .on_kind = "provider",
                                   .on = r->a->id,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "refused",
                                   .rule = r->rule,
                                   .reason = provider_side_name(r->a->side) };
    uint64_t n;

    return store_provider_get(tx, r->a->arena, r->a->by->org, r->a->id, &row, f) &&
           journal_append(r->a->desk->parts.journal, tx, &entry, &n, f);
}

static bool refuse(struct approving *a, const char *rule, const char *text, struct fault *f)
{
    struct refusing r = { a, rule };

    *f = (struct fault){ 0 };
    return store_write(a->desk->parts.store, write_refused, &r, f) &&
           fault_deny(f, rule, "%s", text);
}

/* ---- yes ---- */

static bool check_row(const struct approving *a, const struct provider_row *row, struct fault *f)
{
    if (row->retired)
        return fault_set(f, FAULT_CONFLICT, "the provider is retired");
    if ((a->version && row->version != a->version) || row->version != a->digest_version)
        return fault_set(f, FAULT_STALE, "the provider is at version %lld by now",
                         (long long)row->version);
    return true;
}

/* The other side's approval of the same version must be another person's. */
static bool check_other(struct approving *a, struct tx *tx, const struct provider_row *row,
                        struct fault *f)
{
    struct provider_approval_row *now;
    size_t count;

    if (!store_provider_approvals_now(tx, a->arena, row->id, row->version, &now, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (now[i].side != (int64_t)a->side && id_eq(now[i].by, a->by->id))
            return fault_deny(f, "two-persons", "the two sides are approved by two persons");
    return true;
}

static bool write_approval(struct tx *tx, void *arg, struct fault *f)
{
    struct approving *a = arg;
    struct provider_row row;
    struct provider_approval_row approval;

    if (!store_provider_get(tx, a->arena, a->by->org, a->id, &row, f) || !check_row(a, &row, f) ||
        !check_other(a, tx, &row, f))
        return false;
    approval = (struct provider_approval_row){ .id = id_new(),
                                               .org = row.org,
                                               .provider = row.id,
                                               .version = row.version,
                                               .side = a->side,
                                               .by = a->by->id,
                                               .at = a->now,
                                               .until = a->until };
    return store_provider_approve(tx, &approval, f) &&
           provider_journal(a->desk, tx, a->by, "provider.approve", &row,
                            provider_side_name(a->side), a->digest, f);
}

/* What is approved goes into the journal as a digest. */
static bool take_digest(struct approving *a, struct fault *f)
{
    struct provider_view v;
    struct crypto_part part;

    if (!desk_provider(a->desk, a->arena, a->by, a->id, &v, f))
        return false;
    part = (struct crypto_part){ v.json.ptr, v.json.len };
    crypto_sha256(&part, 1, a->digest);
    a->digest_version = v.version;
    return true;
}

bool desk_provider_approve(struct desk *d, const struct principal *by, struct id id,
                           const struct provider_approving *wanted, struct fault *f)
{
    scoped(arena) *memory = arena_new((size_t)8 << 20);
    struct approving a = { .desk = d,
                           .arena = memory,
                           .by = by,
                           .id = id,
                           .side = wanted->side,
                           .version = wanted->version,
                           .now = clock_now() };

    if (!memory)
        return fault_set(f, FAULT_BUSY, "no memory");
    a.until = wanted->until ? wanted->until : a.now + PROVIDER_APPROVAL_DAYS * DAY_MS;
    if (!principal_is(by, who[a.side].role))
        return refuse(&a, who[a.side].rule, who[a.side].text, f);
    if (a.until <= a.now || a.until > a.now + PROVIDER_APPROVAL_MOST * DAY_MS)
        return fault_field(f, "until", "after now, and within 366 days");
    if (!take_digest(&a, f))
        return false;
    if (store_write(d->parts.store, write_approval, &a, f)) {
        near_wake(d);
        return true;
    }
    return f->kind == FAULT_DENIED &&
           refuse(&a, "two-persons", "the two sides are approved by two persons", f);
}

/* ---- stopping ---- */

static bool write_withdrawal(struct tx *tx, void *arg, struct fault *f)
{
    struct approving *a = arg;
    struct provider_row row;
    struct provider_approval_row ended = {
        .provider = a->id, .side = a->side, .withdrawn = a->now, .withdrawn_by = a->by->id
    };

    if (!store_provider_get(tx, a->arena, a->by->org, a->id, &row, f))
        return false;
    ended.version = row.version;
    return store_provider_withdraw(tx, &ended, f) &&
           provider_journal(a->desk, tx, a->by, "provider.withdraw", &row,
                            provider_side_name(a->side), NULL, f);
}

bool desk_provider_withdraw(struct desk *d, const struct principal *by, struct id id,
                            enum provider_side side, struct fault *f)
{
    scoped(arena) *memory = arena_new((size_t)1 << 20);
    struct approving a = {
        .desk = d, .arena = memory, .by = by, .id = id, .side = side, .now = clock_now()
    };

    if (!memory)
        return fault_set(f, FAULT_BUSY, "no memory");
    return provider_may_change(by, f) && store_write(d->parts.store, write_withdrawal, &a, f);
}

static bool write_retired(struct tx *tx, void *arg, struct fault *f)
{
    struct approving *a = arg;
    struct provider_row row;

    if (!store_provider_get(tx, a->arena, a->by->org, a->id, &row, f))
        return false;
    if (row.retired)
        return fault_set(f, FAULT_CONFLICT, "the provider is retired");
    row.retired = row.changed = a->now > row.changed ? a->now : row.changed + 1;
    row.key = STR_NONE;
    return store_provider_set(tx, &row, f) &&
           provider_journal(a->desk, tx, a->by, "provider.retire", &row, NULL, NULL, f);
}

bool desk_provider_retire(struct desk *d, const struct principal *by, struct id id, struct fault *f)
{
    scoped(arena) *memory = arena_new((size_t)1 << 20);
    struct approving a = { .desk = d, .arena = memory, .by = by, .id = id, .now = clock_now() };

    if (!memory)
        return fault_set(f, FAULT_BUSY, "no memory");
    return provider_may_change(by, f) && store_write(d->parts.store, write_retired, &a, f);
}
