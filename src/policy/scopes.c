/* SPDX-License-Identifier: EUPL-1.2 */
/* scopes.c - setting what narrows the matrix: users' limits, and persons who are guarded. */
#include <string.h>

#include "policy/policy_priv.h"
#include "policy/scope.h"
#include "store/accounts.h"
#include "store/persons.h"

static bool of_this_organisation(struct tx *tx, struct arena *a, struct id org, struct id account,
                                 struct fault *f)
{
    struct account_row row;

    return store_account_get(tx, a, account, &row, f) &&
           (id_eq(row.org, org) || fault_set(f, FAULT_MISSING, "account: there is none"));
}

static bool controller_decides(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "only a controller narrows or widens what users see");
}

/* ---- users ---- */

struct user_scope_asked {
    struct policy *policy;
    struct arena *arena;
    const struct principal *by;
    struct id org, account;
    struct user_scope scope;
};

static bool read_user_scope(struct tx *tx, void *arg, struct fault *f)
{
    struct user_scope_asked *q = arg;
    struct scope_row row;

    if (!of_this_organisation(tx, q->arena, q->org, q->account, f) ||
        !store_scope_get(tx, q->account, &row, f))
        return false;
    q->scope = (struct user_scope){ .own = row.own, .queues = row.queues };
    return store_scope_queues(tx, q->arena, q->account, &q->scope.queue, &q->scope.queue_count, f);
}

bool policy_user_scope(struct policy *p, struct arena *a, struct id org, struct id account,
                       struct user_scope *ret, struct fault *f)
{
    struct user_scope_asked q = { .policy = p, .arena = a, .org = org, .account = account };

    if (!store_read(p->store, read_user_scope, &q, f))
        return false;
    *ret = q.scope;
    return true;
}

static bool write_user_scope(struct tx *tx, void *arg, struct fault *f)
{
    struct user_scope_asked *q = arg;
    struct scope_row row = { .own = q->scope.own, .queues = q->scope.queues };
    struct journal_entry entry = { .org = q->org,
                                   .by = q->by->id,
                                   .act = "account.scope",
                                   .on_kind = "account",
                                   .on = q->account,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .n = (int64_t)q->scope.queue_count };
    uint64_t n;

    if (!of_this_organisation(tx, q->arena, q->org, q->account, f))
        return false;
    if (!controller_decides(q->by, f) || !store_scope_set(tx, q->org, q->account, &row, f))
        return false;
    for (size_t i = 0; i < q->scope.queue_count; i++)
        if (!store_scope_add_queue(tx, q->account, q->scope.queue[i], f))
            return false;
    return journal_append(q->policy->journal, tx, &entry, &n, f);
}

bool policy_set_user_scope(struct policy *p, const struct principal *by, struct id account,
                           const struct user_scope *scope, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct user_scope_asked q = {
        .policy = p, .arena = a, .by = by, .org = by->org, .account = account, .scope = *scope
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (scope->queue_count > SCOPE_QUEUES_MAX)
        return fault_field(f, "queues", "at most 100 queues");
    return store_write(p->store, write_user_scope, &q, f);
}

/* ---- persons ---- */

struct guard_asked {
    struct policy *policy;
    struct arena *arena;
    const struct principal *by;
    const char *act;
    struct id org;
    struct person_guard guard, *all;
    size_t count;
};

static bool read_guard(struct tx *tx, void *arg, struct fault *f)
{
    struct guard_asked *q = arg;
    struct person_row row;

    if (!store_person_get(tx, q->arena, q->org, q->guard.person, &row, f))
        return false;
    q->guard.restricted = row.restricted != 0;
    q->guard.vip = row.vip != 0;
    return store_named_list(tx, q->arena, q->guard.person, &q->guard.named, &q->guard.named_count,
                            f);
}

bool policy_guard(struct policy *p, struct arena *a, struct id org, struct id person,
                  struct person_guard *ret, struct fault *f)
{
    struct guard_asked q = { .arena = a, .org = org, .guard = { .person = person } };

    if (!store_read(p->store, read_guard, &q, f))
        return false;
    *ret = q.guard;
    return true;
}

static bool read_guards(struct tx *tx, void *arg, struct fault *f)
{
    struct guard_asked *q = arg;
    struct guard_row *rows;

    if (!store_guard_list(tx, q->arena, q->org, &rows, &q->count, f))
        return false;
    q->all = arena_many(q->arena, struct person_guard, q->count + 1);
    if (!q->all)
        return arena_check(q->arena, f);
    for (size_t i = 0; i < q->count; i++) {
        struct person_guard *g = &q->all[i];

        *g = (struct person_guard){ .person = rows[i].person,
                                    .restricted = rows[i].restricted,
                                    .vip = rows[i].vip };
        if (!store_named_list(tx, q->arena, g->person, &g->named, &g->named_count, f))
            return false;
    }
    return true;
}

bool policy_guards(struct policy *p, struct arena *a, struct id org, struct person_guard **ret,
                   size_t *ret_count, struct fault *f)
{
    struct guard_asked q = { .arena = a, .org = org };

    if (!store_read(p->store, read_guards, &q, f))
        return false;
    *ret = q.all;
    *ret_count = q.count;
    return true;
}

struct guarded_asked {
    struct id org, account;
    struct guarded guarded;
};

static bool read_guarded(struct tx *tx, void *arg, struct fault *f)
{
    struct guarded_asked *q = arg;
    struct guard_group groups[GUARD_GROUPS];
    struct scope_row limits;

    if (!store_guard_counts(tx, q->org, &q->guarded.counts, f) ||
        !store_scope_get(tx, q->account, &limits, f) ||
        !store_guard_groups(tx, q->org, q->account, &limits, groups, &q->guarded.group_count, f))
        return false;
    for (size_t i = 0; i < q->guarded.group_count; i++)
        q->guarded.group[i] = (struct scope_group){ .scope = { .own = limits.own,
                                                               .queues = limits.queues,
                                                               .record = true,
                                                               .is_own = groups[i].reached,
                                                               .in_queue = groups[i].reached,
                                                               .restricted = groups[i].restricted,
                                                               .vip = groups[i].vip },
                                                    .persons = groups[i].persons };
    return true;
}

bool policy_guarded(struct policy *p, struct id org, struct id account, struct guarded *ret,
                    struct fault *f)
{
    struct guarded_asked q = { .org = org, .account = account };

    if (!store_read(p->store, read_guarded, &q, f))
        return false;
    *ret = q.guarded;
    return true;
}

static bool write_named(struct guard_asked *q, struct tx *tx, struct fault *f)
{
    const struct person_guard *g = &q->guard;

    if (!store_named_clear(tx, g->person, f))
        return false;
    for (size_t i = 0; i < g->named_count; i++)
        if (!of_this_organisation(tx, q->arena, q->org, g->named[i], f) ||
            !store_named_add(tx, g->person, g->named[i], f))
            return false;
    return true;
}

static bool write_guard(struct tx *tx, void *arg, struct fault *f)
{
    struct guard_asked *q = arg;
    const struct guard_row row = { q->guard.person, q->guard.restricted, q->guard.vip };
    struct person_row person;
    struct journal_entry entry = {
        .org = q->org,
        .by = q->by->id,
        .act = q->act,
        .on_kind = "person",
        .on = q->guard.person,
        .purpose = purpose_name(PURPOSE_LEGAL),
        .result = "done",
        .reason = row.restricted && row.vip ? "restricted-vip"
                  : row.restricted          ? "restricted"
                  : row.vip                 ? "vip"
                                            : "lifted",
        .n = (int64_t)q->guard.named_count,
    };
    uint64_t n;

    return store_person_get(tx, q->arena, q->org, q->guard.person, &person, f) &&
           controller_decides(q->by, f) && store_guard_set(tx, q->org, &row, f) &&
           write_named(q, tx, f) && journal_append(q->policy->journal, tx, &entry, &n, f);
}

bool policy_set_guard(struct policy *p, const struct principal *by, const char *act,
                      const struct person_guard *guard, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct guard_asked q = {
        .policy = p, .arena = a, .by = by, .act = act, .org = by->org, .guard = *guard
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (guard->named_count > SCOPE_NAMED_MAX)
        return fault_field(f, "named", "at most 100 users");
    return store_write(p->store, write_guard, &q, f);
}
