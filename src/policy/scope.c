/* SPDX-License-Identifier: EUPL-1.2 */
/* scope.c - see scope.h: which scope refuses, and what it is decided from. */
#include <string.h>

#include "policy/policy_priv.h"
#include "policy/scope.h"

static bool only_a_tool(unsigned roles)
{
    return roles == 1u << ROLE_TOOL;
}

static bool may_despite_restriction(unsigned roles, enum purpose purpose)
{
    return purpose == PURPOSE_LEGAL ||
           (only_a_tool(roles) && (purpose == PURPOSE_SUPPORT || purpose == PURPOSE_TRIAGE));
}

static bool may_see_vips(unsigned roles)
{
    return (roles >> ROLE_SUPERVISOR & 1u) || only_a_tool(roles);
}

const char *scope_decide(const struct scope *s, unsigned roles, enum purpose purpose)
{
    if (s->queues && s->record && !s->in_queue)
        return "scope:queue";
    if (s->own && s->record && !s->is_own)
        return "scope:own-tickets";
    if (s->restricted && !may_despite_restriction(roles, purpose))
        return "scope:restricted-processing";
    if (s->vip && !may_see_vips(roles))
        return "scope:vip";
    return NULL;
}

void access_weigh(const struct matrix *m, const struct scope *s, unsigned roles,
                  enum purpose purpose, enum category category, struct reason *ret)
{
    const char *against;

    matrix_weigh(m, roles, purpose, category, ret);
    if (ret->access == ACCESS_NONE)
        return;
    against = scope_decide(s, roles, purpose);
    if (against)
        *ret = (struct reason){ .access = ACCESS_NONE, .role = -1, .against = against };
}

void access_decide(const struct matrix *m, const struct scope *s, unsigned roles,
                   enum purpose purpose, enum category category, struct verdict_of_policy *ret)
{
    struct reason why;

    access_weigh(m, s, roles, purpose, category, &why);
    ret->access = why.access;
    reason_rule(&why, purpose, category, ret->rule);
}

static const struct {
    const char *rule, *fr, *en;
} words[] = {
    { "scope:queue", "Limité à certaines files.", "Limited to certain queues." },
    { "scope:own-tickets", "Ses propres tickets seulement.", "Own tickets only." },
    { "scope:restricted-processing",
      "Traitement limité (RGPD art. 18) : conservation seulement, sauf finalité juridique ou "
      "personne désignée par le responsable.",
      "Restricted processing (GDPR art. 18): kept only, but for legal matters or whom a controller "
      "named." },
    { "scope:vip", "Personne protégée : superviseurs et personnes désignées seulement.",
      "Protected person: supervisors and named users only." },
};

size_t guarded_hidden(const struct guarded *g, unsigned roles, enum purpose purpose,
                      struct hidden ret[static GUARD_GROUPS])
{
    size_t count = 0, at;

    for (size_t i = 0; i < g->group_count; i++) {
        const char *rule = scope_decide(&g->group[i].scope, roles, purpose);

        if (!rule)
            continue;
        for (at = 0; at < count && strcmp(ret[at].rule, rule) != 0;)
            at++;
        if (at == count)
            ret[count++] = (struct hidden){ .rule = rule };
        ret[at].persons += g->group[i].persons;
    }
    return count;
}

struct str scope_words(const char *rule, bool french)
{
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(words[i].rule, rule) == 0)
            return str_of(french ? words[i].fr : words[i].en);
    return str_of(rule);
}

/* ---- what is known ---- */

static void of_facts(const struct scope_row *limits, const struct record_scope *r,
                     struct scope *ret)
{
    *ret = (struct scope){ .own = limits->own,
                           .queues = limits->queues,
                           .record = r->there,
                           .is_own = r->is_own,
                           .in_queue = r->in_queue,
                           .restricted = r->restricted,
                           .vip = r->vip };
}

bool scope_of_ticket(struct tx *tx, const struct principal *by, struct id ticket, struct scope *ret,
                     struct fault *f)
{
    struct scope_row limits;
    struct record_scope r;

    if (!store_scope_get(tx, by->id, &limits, f) ||
        !store_scope_of_ticket(tx, by->org, ticket, by->id, &r, f))
        return false;
    of_facts(&limits, &r, ret);
    return true;
}

bool scope_of_person(struct tx *tx, const struct principal *by, struct id person, struct scope *ret,
                     struct fault *f)
{
    struct scope_row limits;
    struct record_scope r;

    if (!store_scope_get(tx, by->id, &limits, f) ||
        !store_scope_of_person(tx, by->org, person, by->id, &limits, &r, f))
        return false;
    of_facts(&limits, &r, ret);
    return true;
}

bool scope_of_list(struct tx *tx, const struct principal *by, enum purpose purpose,
                   struct scope_filter *ret, struct fault *f)
{
    const struct scope restricted = { .restricted = true }, vip = { .vip = true };
    struct scope_row limits;
    bool guards;

    if (!store_scope_get(tx, by->id, &limits, f) || !store_guard_any(tx, by->org, &guards, f))
        return false;
    *ret = (struct scope_filter){
        .account = by->id,
        .own = limits.own,
        .queues = limits.queues,
        .restricted = guards && scope_decide(&restricted, by->roles, purpose) != NULL,
        .vip = guards && scope_decide(&vip, by->roles, purpose) != NULL,
    };
    return true;
}

struct scope_asked {
    const struct access_wanted *wanted;
    struct scope scope;
};

static bool read_scope(struct tx *tx, void *arg, struct fault *f)
{
    struct scope_asked *q = arg;
    const struct access_wanted *w = q->wanted;
    bool ticket = w->on_kind && strcmp(w->on_kind, "ticket") == 0;
    bool person = w->on_kind && strcmp(w->on_kind, "person") == 0;

    if (ticket || !id_is_none(w->ticket))
        return scope_of_ticket(tx, &w->by, ticket ? w->on : w->ticket, &q->scope, f);
    return !person || scope_of_person(tx, &w->by, w->on, &q->scope, f);
}

bool policy_scope(struct policy *p, const struct access_wanted *w, struct scope *ret,
                  struct fault *f)
{
    struct scope_asked q = { .wanted = w };

    if (!store_read(p->store, read_scope, &q, f))
        return fault_wrap(f, "scope");
    *ret = q.scope;
    return true;
}
