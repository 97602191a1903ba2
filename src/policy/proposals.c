/* SPDX-License-Identifier: EUPL-1.2 */
/* proposals.c - four eyes: a change waits until a second, different controller approves it.
 *
 * A proposal is what it was when it was made: it is in force as it is or not at all, and not at all
 * once another version came into force after it, or PROPOSAL_DAYS have passed. */
#include <string.h>

#include "policy/policy_priv.h"
#include "store/accounts.h"

#define DAY_MS          ((msec)24 * 3600 * 1000)
#define STORED_APPROVED 1
#define STORED_REFUSED  2

const char *proposal_state_name(enum proposal_state state)
{
    static const char *const names[] = { "waiting", "approved", "refused", "outdated", "expired" };

    return names[state];
}

bool policy_has_two(struct tx *tx, struct arena *a, struct id org, struct fault *f)
{
    struct account_row *rows;
    size_t count, controllers = 0;

    if (!store_account_list(tx, a, org, &rows, &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        controllers += (rows[i].roles >> ROLE_CONTROLLER & 1) && !rows[i].state;
    return controllers > 1 ||
           fault_set(f, FAULT_CONFLICT,
                     "four eyes need a second controller who can log in: name one first");
}

bool policy_propose(struct change *c, struct tx *tx, const struct policy_row *row, struct fault *f)
{
    struct proposal_row proposal = { .id = id_new(),
                                     .row = *row,
                                     .expires = row->at + PROPOSAL_DAYS * DAY_MS };

    proposal.row.version = row->version - 1;
    c->outcome.proposal = proposal.id;
    return store_proposal_add(tx, c->by->org, &proposal, f) &&
           policy_note(c->policy, tx, c->by, "policy.propose", proposal.id, row, f);
}

/* ---- reading ---- */

static enum proposal_state state_of(const struct proposal_row *p, int64_t in_force, msec now)
{
    if (p->state)
        return p->state == STORED_APPROVED ? PROPOSAL_APPROVED : PROPOSAL_REFUSED;
    return p->row.version != in_force ? PROPOSAL_OUTDATED
           : p->expires <= now        ? PROPOSAL_EXPIRED
                                      : PROPOSAL_WAITING;
}

struct proposals_asked {
    struct arena *arena;
    struct id org, id;
    struct policy_row newest, base;
    struct proposal_row row, *rows;
    size_t count;
};

static bool read_proposals(struct tx *tx, void *arg, struct fault *f)
{
    struct proposals_asked *q = arg;

    return store_policy_newest(tx, q->arena, q->org, &q->newest, f) &&
           store_proposal_list(tx, q->arena, q->org, PROPOSALS_MAX, &q->rows, &q->count, f);
}

bool policy_proposals(struct policy *p, struct arena *a, struct id org,
                      struct proposal_row **ret_rows, enum proposal_state **ret_states,
                      size_t *ret_count, struct fault *f)
{
    struct proposals_asked q = { .arena = a, .org = org };

    if (!store_read(p->store, read_proposals, &q, f))
        return false;
    *ret_states = arena_many(a, enum proposal_state, q.count + 1);
    if (!*ret_states)
        return arena_check(a, f);
    for (size_t i = 0; i < q.count; i++)
        (*ret_states)[i] = state_of(&q.rows[i], q.newest.version, clock_now());
    *ret_rows = q.rows;
    *ret_count = q.count;
    return true;
}

static bool read_proposal(struct tx *tx, void *arg, struct fault *f)
{
    struct proposals_asked *q = arg;

    return store_proposal_get(tx, q->arena, q->org, q->id, &q->row, f) &&
           store_policy_get(tx, q->arena, q->org, q->row.row.version, &q->base, f);
}

bool policy_proposal_changes(struct policy *p, struct arena *a, struct id org, struct id proposal,
                             struct policy_changes *ret, struct fault *f)
{
    struct proposals_asked q = { .arena = a, .org = org, .id = proposal };

    if (!store_read(p->store, read_proposal, &q, f) || !policy_diff(a, &q.base, &q.row.row, ret, f))
        return false;
    ret->to = 0;
    return true;
}

/* ---- deciding ---- */

struct deciding {
    struct change change;
    struct id id;
    struct str reason;
    bool approve;
};

/* The proposal, if it waits still and `by` may decide it. */
static bool get_waiting(struct deciding *d, struct tx *tx, struct proposal_row *ret,
                        struct policy_row *ret_newest, struct fault *f)
{
    struct change *c = &d->change;
    enum proposal_state state;

    if (!store_proposal_get(tx, c->arena, c->by->org, d->id, ret, f) ||
        !store_policy_newest(tx, c->arena, c->by->org, ret_newest, f))
        return false;
    if (!principal_is(c->by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller decides a proposal");
    if (d->approve && id_eq(ret->row.by, c->by->id))
        return fault_deny(f, "four-eyes:not-the-proposer",
                          "nobody approves what they proposed themselves");
    state = state_of(ret, ret_newest->version, clock_now());
    if (state == PROPOSAL_WAITING)
        return true;
    return fault_set(f, FAULT_CONFLICT, "the proposal does not wait any more: it is %s",
                     proposal_state_name(state));
}

static bool write_decision(struct tx *tx, void *arg, struct fault *f)
{
    struct deciding *d = arg;
    struct change *c = &d->change;
    struct proposal_row p;
    struct policy_row newest, row;

    if (!get_waiting(d, tx, &p, &newest, f))
        return false;
    row = p.row;
    row.version = newest.version + 1;
    p.state = d->approve ? STORED_APPROVED : STORED_REFUSED;
    p.row.approved = row.approved = c->by->id;
    p.decided_at = row.at = clock_now();
    p.reason = d->reason;
    return store_proposal_decide(tx, c->by->org, &p, f) &&
           policy_note(c->policy, tx, c->by, d->approve ? "policy.approve" : "policy.refuse", p.id,
                       &row, f) &&
           (!d->approve || policy_enact(c, tx, &row, f));
}

/* A refusal is an act, too. */
struct refusal {
    struct policy *policy;
    struct journal_entry entry;
};

static bool write_refusal(struct tx *tx, void *arg, struct fault *f)
{
    struct refusal *r = arg;
    uint64_t n;

    return journal_append(r->policy->journal, tx, &r->entry, &n, f);
}

static bool decide(struct deciding *d, struct fault *f)
{
    struct policy *p = d->change.policy;
    struct refusal r = { .policy = p };
    struct fault why = { 0 };

    if (store_write(p->store, write_decision, d, f))
        return true;
    if (f->kind != FAULT_DENIED)
        return false;
    r.entry = (struct journal_entry){ .org = d->change.by->org,
                                      .by = d->change.by->id,
                                      .act = d->approve ? "policy.approve" : "policy.refuse",
                                      .on_kind = "proposal",
                                      .on = d->id,
                                      .purpose = purpose_name(PURPOSE_LEGAL),
                                      .result = "refused",
                                      .rule = f->rule };
    if (!store_write(p->store, write_refusal, &r, &why))
        return fault_set(f, why.kind, "journal: %s", why.text);
    return false;
}

bool policy_approve(struct policy *p, const struct principal *by, struct id proposal,
                    int64_t *ret_version, struct fault *f)
{
    scoped(arena) *a = arena_new(POLICY_CSV_MAX * 8);
    struct deciding d = { .change = { .policy = p, .arena = a, .by = by },
                          .id = proposal,
                          .reason = STR(""),
                          .approve = true };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!decide(&d, f))
        return false;
    *ret_version = d.change.outcome.version;
    return policy_keep(p, by->org, *ret_version, &d.change.matrix, f);
}

bool policy_refuse(struct policy *p, const struct principal *by, struct id proposal,
                   struct str reason, struct fault *f)
{
    scoped(arena) *a = arena_new(POLICY_CSV_MAX * 8);
    struct deciding d = { .change = { .policy = p, .arena = a, .by = by },
                          .id = proposal,
                          .reason = reason };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!reason.len || reason.len > POLICY_COMMENT_MAX)
        return fault_field(f, "reason", "a text of 1 to 1000 bytes");
    return decide(&d, f);
}
