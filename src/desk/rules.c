/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c - organisations' rules for detection, made ready once and lent to who splits a text.
 *
 * Kept by organisation for as long as the settings they were made from stand; rules that are
 * replaced while lent go when they are given back. */
#include "desk/desk_priv.h"

#define RULES_KEPT 64 /* organisations; the one unused for longest goes first */

struct org_rules {
    struct org_rules *next;
    struct desk *desk;
    struct id org;
    struct arena *arena; /* holds this and `made_from` */
    struct str made_from;
    struct pii_rules *rules;
    unsigned lent;
    bool replaced; /* off the list: freed when given back */
};

static void free_rules(struct org_rules *r)
{
    if (!r)
        return;
    pii_rules_free(r->rules);
    arena_free(r->arena);
}

static struct org_rules *make_rules(struct desk *d, struct id org, const struct org_settings *s,
                                    struct fault *f)
{
    struct arena *a = arena_new((size_t)4 << 20);
    struct org_rules *r = a ? arena_make(a, struct org_rules) : NULL;

    if (!r) {
        arena_free(a);
        fault_set(f, FAULT_BUSY, "no memory for an organisation's rules");
        return NULL;
    }
    *r = (struct org_rules){ .desk = d, .org = org, .arena = a, .made_from = str_copy(a, s->json) };
    if (arena_check(a, f) && pii_rules_new(&s->detection, &r->rules, f))
        return r;
    free_rules(r);
    return NULL;
}

/* Takes the organisation's rules off the list when they are out of date. */
static struct org_rules *find_rules(struct desk *d, struct id org, struct str made_from)
{
    for (struct org_rules **at = &d->rules; *at; at = &(*at)->next) {
        struct org_rules *r = *at;

        if (!id_eq(r->org, org))
            continue;
        *at = r->next;
        if (str_eq(r->made_from, made_from))
            return r;
        r->replaced = true;
        if (!r->lent)
            free_rules(r);
        return NULL;
    }
    return NULL;
}

/* To the front; what is past the number kept and not lent, goes. */
static void keep_rules(struct desk *d, struct org_rules *r)
{
    size_t n = 0;

    r->next = d->rules;
    d->rules = r;
    for (struct org_rules **at = &d->rules; *at;) {
        struct org_rules *old = *at;

        if (++n <= RULES_KEPT || old->lent) {
            at = &old->next;
            continue;
        }
        *at = old->next;
        free_rules(old);
    }
}

bool rules_take(struct desk *d, struct id org, const struct org_settings *s,
                struct org_rules **ret_rules, struct fault *f)
{
    struct org_rules *r, *made = NULL;

    pthread_mutex_lock(&d->mutex);
    r = find_rules(d, org, s->json);
    if (r) {
        keep_rules(d, r);
        r->lent++;
    }
    pthread_mutex_unlock(&d->mutex);
    if (!r) {
        made = make_rules(d, org, s, f);
        if (!made)
            return false;
        pthread_mutex_lock(&d->mutex);
        r = find_rules(d, org, s->json); /* somebody was quicker */
        if (r)
            free_rules(made);
        else
            r = made;
        r->lent++;
        keep_rules(d, r);
        pthread_mutex_unlock(&d->mutex);
    }
    *ret_rules = r;
    return true;
}

void org_rules_drop(struct org_rules **rules)
{
    struct org_rules *r = *rules;
    bool last;

    if (!r)
        return;
    pthread_mutex_lock(&r->desk->mutex);
    last = --r->lent == 0 && r->replaced;
    pthread_mutex_unlock(&r->desk->mutex);
    if (last)
        free_rules(r);
}

const struct pii_rules *org_rules_ready(const struct org_rules *r)
{
    return r->rules;
}

void rules_forget(struct desk *d)
{
    while (d->rules) {
        struct org_rules *r = d->rules;

        d->rules = r->next;
        free_rules(r);
    }
}
