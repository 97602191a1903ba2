/* SPDX-License-Identifier: EUPL-1.2 */
/* versions.c - the policy's versions: shown, compared, made, gone back to.
 *
 * What is wanted is checked whole before the transaction, and once more inside it against the
 * version in force, so that two writers never overwrite each other unseen. */
#include <string.h>

#include "policy/policy_priv.h"

#define WORK_MAX (POLICY_CSV_MAX * 8)

/* ---- reading ---- */

struct version_asked {
    struct arena *arena;
    struct id org;
    int64_t version;
    struct policy_row row, *rows;
    size_t count;
};

static bool get(struct tx *tx, struct arena *a, struct id org, int64_t version,
                struct policy_row *ret, struct fault *f)
{
    return (version ? store_policy_get(tx, a, org, version, ret, f)
                    : store_policy_newest(tx, a, org, ret, f)) &&
           policy_complete(a, ret, f);
}

static bool read_version(struct tx *tx, void *arg, struct fault *f)
{
    struct version_asked *v = arg;

    return get(tx, v->arena, v->org, v->version, &v->row, f);
}

bool policy_version(struct policy *p, struct arena *a, struct id org, int64_t version,
                    struct policy_row *ret, struct fault *f)
{
    struct version_asked v = { .arena = a, .org = org, .version = version };

    if (!store_read(p->store, read_version, &v, f))
        return false;
    *ret = v.row;
    return true;
}

static bool read_versions(struct tx *tx, void *arg, struct fault *f)
{
    struct version_asked *v = arg;

    return store_policy_list(tx, v->arena, v->org, v->version, VERSIONS_MAX, &v->rows, &v->count,
                             f);
}

bool policy_versions(struct policy *p, struct arena *a, struct id org, int64_t before,
                     struct policy_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct version_asked v = { .arena = a, .org = org, .version = before ? before : INT64_MAX };

    if (!store_read(p->store, read_versions, &v, f))
        return false;
    *ret_rows = v.rows;
    *ret_count = v.count;
    return true;
}

bool policy_compare(struct policy *p, struct arena *a, struct id org, int64_t from, int64_t to,
                    struct policy_changes *ret, struct fault *f)
{
    struct policy_row old, new;

    return policy_version(p, a, org, from, &old, f) && policy_version(p, a, org, to, &new, f) &&
           policy_diff(a, &old, &new, ret, f);
}

/* ---- what is wanted ---- */

/* The row that would come into force, from the one that is. */
static bool make_row(struct tx *tx, struct arena *a, const struct principal *by,
                     const struct policy_wanted *w, struct policy_row *ret_old,
                     struct policy_row *ret, struct fault *f)
{
    struct policy_row back = { 0 };

    if (!get(tx, a, by->org, 0, ret_old, f) ||
        (w->same_as && !get(tx, a, by->org, w->same_as, &back, f)))
        return false;
    if (w->base && w->base != ret_old->version)
        return fault_set(f, FAULT_STALE,
                         "made from version %lld of the policy, while version %lld is in force",
                         (long long)w->base, (long long)ret_old->version);
    *ret = (struct policy_row){
        .version = ret_old->version + 1,
        .matrix = w->same_as      ? back.matrix
                  : w->matrix.ptr ? w->matrix
                                  : ret_old->matrix,
        .contracts = w->same_as         ? back.contracts
                     : w->contracts.ptr ? w->contracts
                                        : ret_old->contracts,
        .by = by->id,
        .at = clock_now(),
        .comment = w->comment,
        .same_as = w->same_as,
        .four_eyes = w->four_eyes ? *w->four_eyes : ret_old->four_eyes,
    };
    return true;
}

static bool check_wanted(struct arena *a, const struct policy_wanted *w, struct fault *f)
{
    struct matrix *m = arena_make(a, struct matrix);

    if (!m)
        return arena_check(a, f);
    if (w->comment.len > POLICY_COMMENT_MAX)
        return fault_field(f, "comment", "a text of at most 1000 bytes");
    if (w->same_as < 0)
        return fault_field(f, "version", "is a version's number");
    return (!w->matrix.ptr || matrix_read(a, w->matrix, m, f)) &&
           (!w->contracts.ptr || contracts_check(a, w->contracts, f));
}

struct preview {
    struct arena *arena;
    struct principal by;
    const struct policy_wanted *wanted;
    struct policy_row old, new;
};

static bool read_preview(struct tx *tx, void *arg, struct fault *f)
{
    struct preview *v = arg;

    return make_row(tx, v->arena, &v->by, v->wanted, &v->old, &v->new, f);
}

bool policy_preview(struct policy *p, struct arena *a, struct id org, const struct policy_wanted *w,
                    struct policy_changes *ret, struct fault *f)
{
    struct preview v = { .arena = a, .by = { .org = org }, .wanted = w };

    if (!check_wanted(a, w, f) || !store_read(p->store, read_preview, &v, f) ||
        !policy_diff(a, &v.old, &v.new, ret, f))
        return false;
    ret->to = 0;
    return true;
}

/* ---- making a version ---- */

bool policy_note(struct policy *p, struct tx *tx, const struct principal *by, const char *act,
                 struct id proposal, const struct policy_row *row, struct fault *f)
{
    uint8_t digest[CRYPTO_HASH_SIZE];
    struct crypto_part parts[] = { { row->matrix.ptr, row->matrix.len },
                                   { row->contracts.ptr, row->contracts.len } };
    struct journal_entry entry = { .org = by->org,
                                   .by = by->id,
                                   .act = act,
                                   .on_kind = id_is_none(proposal) ? NULL : "proposal",
                                   .on = proposal,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .digest = digest,
                                   .n = row->version };
    uint64_t n;

    crypto_sha256(parts, COUNT_OF(parts), digest);
    return journal_append(p->journal, tx, &entry, &n, f);
}

bool policy_enact(struct change *c, struct tx *tx, struct policy_row *row, struct fault *f)
{
    struct contracts contracts;

    /* An old version may grant what a floor of today forbids. */
    if (!matrix_read(c->arena, row->matrix, &c->matrix, f) ||
        !contracts_read(c->arena, row->contracts, &contracts, f))
        return false;
    c->outcome.version = row->version;
    return store_policy_add(tx, c->by->org, row, f) &&
           policy_note(c->policy, tx, c->by, "policy.apply", ID_NONE, row, f);
}

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct change *c = arg;
    struct policy_row old, row;

    c->outcome = (struct policy_outcome){ 0 };
    if (!make_row(tx, c->arena, c->by, c->wanted, &old, &row, f) ||
        (row.four_eyes && !old.four_eyes && !policy_has_two(tx, c->arena, c->by->org, f)))
        return false;
    return old.four_eyes ? policy_propose(c, tx, &row, f) : policy_enact(c, tx, &row, f);
}

bool policy_change(struct policy *p, const struct principal *by, const struct policy_wanted *w,
                   struct policy_outcome *ret, struct fault *f)
{
    scoped(arena) *a = arena_new(WORK_MAX);
    struct change c = { .policy = p, .arena = a, .by = by, .wanted = w };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!check_wanted(a, w, f))
        return false;
    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller changes the policy");
    if (!store_write(p->store, write_change, &c, f))
        return false;
    *ret = c.outcome;
    return !c.outcome.version || policy_keep(p, by->org, c.outcome.version, &c.matrix, f);
}
