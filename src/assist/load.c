/* SPDX-License-Identifier: EUPL-1.2 */
/* load.c - how many calls are under way, to a provider and of an organisation, and which provider
 * is let rest.
 *
 * A provider that failed LOAD_FAILURES times in a row gets no call for LOAD_REST; then one is
 * tried, and the next failure lets it rest again.  A new version of its record starts anew.  Kept
 * in memory: a restart asks once more, that is all. */
#include "assist/gateway_priv.h"

/* Its row, or the one that was not used for longest. */
static struct load *find(struct gateway *g, const struct gateway_provider *p)
{
    struct load *oldest = NULL;

    for (size_t i = 0; i < LOAD_PROVIDERS; i++) {
        struct load *l = &g->loads[i];

        if (id_eq(l->provider, p->id) && l->version == p->version)
            return l;
        if (!l->under_way && (!oldest || l->used < oldest->used))
            oldest = l;
    }
    if (oldest)
        *oldest = (struct load){ .provider = p->id, .org = p->org, .version = p->version };
    return oldest;
}

/* A row with a call under way is nobody else's, so that none is missed. */
static int64_t under_way_of(const struct gateway *g, struct id org)
{
    int64_t n = 0;

    for (size_t i = 0; i < LOAD_PROVIDERS; i++)
        if (id_eq(g->loads[i].org, org))
            n += g->loads[i].under_way;
    return n;
}

int64_t gateway_under_way(struct gateway *g, struct id org)
{
    scoped_lock pthread_mutex_t *held = lock(&g->mutex);

    return under_way_of(g, org);
}

bool load_enter(struct gateway *g, const struct gateway_provider *p, int64_t now,
                enum gateway_stop *ret_stop)
{
    scoped_lock pthread_mutex_t *held = lock(&g->mutex);
    int64_t most = p->limits.at_once ? p->limits.at_once : GATEWAY_CALLS_MAX;
    struct load *l = find(g, p);

    if (!l || l->under_way >= most || (l->failures >= LOAD_FAILURES && now < l->rests_until)) {
        *ret_stop = STOP_BUSY;
        return false;
    }
    if (p->shared.at_once && under_way_of(g, p->org) >= p->shared.at_once) {
        *ret_stop = STOP_SHARED_BUSY;
        return false;
    }
    if (l->failures >= LOAD_FAILURES)
        l->rests_until = now + LOAD_REST; /* one tries, the others wait for what becomes of it */
    l->under_way++;
    l->used = now;
    return true;
}

void load_leave(struct gateway *g, const struct gateway_provider *p, int64_t now, enum load_end end)
{
    scoped_lock pthread_mutex_t *held = lock(&g->mutex);
    struct load *l = find(g, p);

    if (!l)
        return;
    if (l->under_way)
        l->under_way--;
    if (end == LOAD_WELL)
        l->failures = 0;
    if (end == LOAD_FAILED && ++l->failures >= LOAD_FAILURES)
        l->rests_until = now + LOAD_REST;
}
