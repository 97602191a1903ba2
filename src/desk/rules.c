/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c - organisations' rules for detection, made ready once and lent to who splits a text, and
 * with them the names of who works there.
 *
 * Kept by organisation for as long as the settings and users they were made from stand; rules that
 * are replaced while lent go when they are given back. */
#include <string.h>

#include "desk/desk_priv.h"
#include "store/corrections.h"

#define RULES_KEPT 64 /* organisations; the one unused for longest goes first */

struct org_rules {
    struct org_rules *next;
    struct desk *desk;
    struct id org;
    struct arena *arena; /* holds this and `made_from` */
    struct str made_from;
    int64_t lessons, users; /* versions of what was learnt and of who works there */
    struct colleagues colleagues;
    struct blinder *blinder; /* the lessons' digests are made with it */
    struct pii_rules *rules;
    unsigned lent;
    bool replaced; /* off the list: freed when given back */
};

static void free_rules(struct org_rules *r)
{
    if (!r)
        return;
    pii_rules_free(r->rules);
    blinder_drop(&r->blinder);
    arena_free(r->arena);
}

/* ---- what was learnt ---- */

static void digest_value(const void *key, enum span_type type, struct str text,
                         uint8_t ret_digest[static PII_DIGEST_SIZE])
{
    blinder_digest(key, str_of(span_type_name(type)), text, ret_digest);
}

struct pii_keyed rules_keyed(const struct blinder *b)
{
    return (struct pii_keyed){ digest_value, b };
}

#define SHIFT_EVERY 5 /* corrections */
#define SHIFT_STEP  0.05F
#define SHIFT_STEPS 4

float rules_shift(int64_t missed, int64_t wrong)
{
    int64_t steps = (wrong - missed) / SHIFT_EVERY;

    steps = steps > SHIFT_STEPS ? SHIFT_STEPS : steps < -SHIFT_STEPS ? -SHIFT_STEPS : steps;
    return SHIFT_STEP * (float)steps;
}

struct learnt {
    struct arena *arena;
    struct id org;
    struct lesson_row *lessons;
    struct correction_count_row *counts;
    size_t lesson_count, count_count;
};

static bool read_learnt(struct tx *tx, void *arg, struct fault *f)
{
    struct learnt *l = arg;

    return store_lesson_list(tx, l->arena, l->org, PII_LESSONS_MAX, &l->lessons, &l->lesson_count,
                             f) &&
           store_correction_count_list(tx, l->arena, l->org, &l->counts, &l->count_count, f);
}

/* A miss that no detector proposed says nothing about thresholds. */
static void take_shifts(const struct learnt *l, struct pii_wanted *w)
{
    int64_t missed[SPAN_TYPES] = { 0 }, wrong[SPAN_TYPES] = { 0 };

    for (size_t i = 0; i < l->count_count; i++) {
        const struct correction_count_row *c = &l->counts[i];

        if (c->type < 0 || c->type >= SPAN_TYPES || str_eq(c->by, STR("none")))
            continue;
        missed[c->type] += c->missed;
        wrong[c->type] += c->wrong;
    }
    for (int t = 0; t < SPAN_TYPES; t++)
        w->shift[t] = rules_shift(missed[t], wrong[t]);
}

static bool take_learnt(struct desk *d, struct org_rules *r, struct pii_wanted *w, struct fault *f)
{
    struct learnt l = { .arena = r->arena, .org = r->org };
    struct pii_lesson *lessons;

    if (!r->lessons)
        return true;
    if (!store_read(d->parts.store, read_learnt, &l, f) ||
        !vault_blinder(d->parts.vault, r->org, &r->blinder, f))
        return false;
    lessons = arena_many(r->arena, struct pii_lesson, l.lesson_count + 1);
    for (size_t i = 0; lessons && i < l.lesson_count; i++) {
        lessons[i] = (struct pii_lesson){ .type = (enum span_type)l.lessons[i].type,
                                          .personal = l.lessons[i].personal,
                                          .mark = (uint16_t)l.lessons[i].mark };
        memcpy(lessons[i].digest, l.lessons[i].digest, sizeof lessons[i].digest);
    }
    take_shifts(&l, w);
    w->lessons = lessons;
    w->lesson_count = l.lesson_count;
    w->keyed = rules_keyed(r->blinder);
    return arena_check(r->arena, f);
}

static struct org_rules *make_rules(struct desk *d, struct id org, const struct org_settings *s,
                                    struct fault *f)
{
    struct arena *a = arena_new((size_t)16 << 20);
    struct org_rules *r = a ? arena_make(a, struct org_rules) : NULL;
    struct pii_wanted wanted = s->detection;

    if (!r) {
        arena_free(a);
        fault_set(f, FAULT_BUSY, "no memory for an organisation's rules");
        return NULL;
    }
    *r = (struct org_rules){ .desk = d,
                             .org = org,
                             .arena = a,
                             .made_from = str_copy(a, s->json),
                             .lessons = s->lessons,
                             .users = s->users };
    if (arena_check(a, f) && take_learnt(d, r, &wanted, f) &&
        colleagues_read(d, a, org, &r->colleagues, f) && pii_rules_new(&wanted, &r->rules, f))
        return r;
    free_rules(r);
    return NULL;
}

/* Takes the organisation's rules off the list when they are out of date. */
static struct org_rules *find_rules(struct desk *d, struct id org, const struct org_settings *s)
{
    for (struct org_rules **at = &d->rules; *at; at = &(*at)->next) {
        struct org_rules *r = *at;

        if (!id_eq(r->org, org))
            continue;
        *at = r->next;
        if (r->lessons == s->lessons && r->users == s->users && str_eq(r->made_from, s->json))
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
    r = find_rules(d, org, s);
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
        r = find_rules(d, org, s); /* somebody was quicker */
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

const struct colleagues *org_rules_colleagues(const struct org_rules *r)
{
    return &r->colleagues;
}

void rules_forget(struct desk *d)
{
    while (d->rules) {
        struct org_rules *r = d->rules;

        d->rules = r->next;
        free_rules(r);
    }
}
