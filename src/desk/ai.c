/* SPDX-License-Identifier: EUPL-1.2 */
/* ai.c - is AI on for a ticket's task, and through which provider; see ai.h. */
#include "desk/ai.h"

#include <string.h>

#include "desk/providers_priv.h"
#include "store/persons.h"

const char *ai_lock_name(enum ai_lock l)
{
    static const char *const names[AI_LOCKS] = {
        [AI_FREE] = "none", [AI_EMBEDDED_ONLY] = "embedded", [AI_LOCKED] = "all"
    };

    return names[l];
}

enum ai_lock desk_ai_lock(const struct desk *d)
{
    return d->parts.ai_lock;
}

struct asking {
    struct desk *desk;
    struct arena *arena;
    const struct ai_question *q;
    struct ai_standing *ret;
    struct org_row org;
    struct org_settings settings;
    struct provider_whole *providers;
    size_t count;
};

/* ---- the switches, a rule each ---- */

/* The newest setting of a switch; false where it was never touched. */
static bool newest(struct asking *x, struct tx *tx, enum ai_scope scope, struct str what,
                   struct ai_switch_row *ret, struct fault *f)
{
    struct fault why = { 0 };

    *ret = (struct ai_switch_row){ .scope = scope };
    return store_ai_switch_get(tx, x->arena, x->q->org, scope, what, ret, &why) ||
           (why.kind != FAULT_MISSING && fault_set(f, why.kind, "%s", why.text));
}

/* Who decided, whatever it was. */
static bool decided_by(struct asking *x, struct tx *tx, enum ai_scope scope, struct str what,
                       struct fault *f)
{
    struct ai_switch_row row;

    if (!newest(x, tx, scope, what, &row, f) && f->kind)
        return false;
    x->ret->by = row.by;
    x->ret->since = row.at;
    return true;
}

static bool lock_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    (void)tx;
    (void)f;
    *ret_off = x->ret->lock == AI_LOCKED;
    return true;
}

static bool organisation_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    *ret_off = !x->settings.ai_enabled;
    return decided_by(x, tx, AI_ORGANISATION, STR(""), f);
}

static bool task_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    struct str name = str_of(task_row(x->q->task)->name);

    for (size_t i = 0; i < x->settings.ai_task_count; i++)
        if (str_eq(x->settings.ai_tasks[i], name))
            return true;
    *ret_off = true;
    return decided_by(x, tx, AI_TASK, name, f);
}

/* Of what is on until somebody takes it away. */
static bool taken_away(struct asking *x, struct tx *tx, enum ai_scope scope, struct str what,
                       bool *ret_off, struct fault *f)
{
    struct ai_switch_row row;

    if (!newest(x, tx, scope, what, &row, f))
        return !f->kind;
    *ret_off = !row.is_on;
    if (*ret_off) {
        x->ret->by = row.by;
        x->ret->since = row.at;
    }
    return true;
}

static bool source_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    for (size_t i = 0; !*ret_off && i < x->q->source_count; i++)
        if (!taken_away(x, tx, AI_SOURCE, id_str(x->arena, x->q->sources[i]), ret_off, f))
            return false;
    return true;
}

static bool queue_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    return !x->q->queue.len || taken_away(x, tx, AI_QUEUE, x->q->queue, ret_off, f);
}

static bool person_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    for (size_t i = 0; !*ret_off && i < x->q->person_count; i++) {
        struct consent_row said;
        struct fault why = { 0 };

        if (store_consent_newest(tx, x->arena, x->q->org, x->q->persons[i], &said, &why)) {
            *ret_off = !said.given;
            if (*ret_off) {
                x->ret->by = said.by;
                x->ret->since = said.at;
            }
        } else if (why.kind != FAULT_MISSING) {
            return fault_set(f, why.kind, "%s", why.text);
        }
    }
    return true;
}

static bool restricted_rule(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f)
{
    for (size_t i = 0; !*ret_off && i < x->q->person_count; i++) {
        struct person_row person;

        if (!store_person_get(tx, x->arena, x->q->org, x->q->persons[i], &person, f))
            return false;
        *ret_off = person.restricted != 0;
    }
    if (*ret_off) {
        x->ret->by = ID_NONE;
        x->ret->since = 0;
    }
    return true;
}

static const struct {
    const char *name;
    bool (*off)(struct asking *x, struct tx *tx, bool *ret_off, struct fault *f);
} rules[AI_REASONS] = {
    [AI_ON] = { "on", NULL },
    [AI_OFF_LOCK] = { "lock", lock_rule },
    [AI_OFF_ORGANISATION] = { "organisation", organisation_rule },
    [AI_OFF_TASK] = { "task", task_rule },
    [AI_OFF_SOURCE] = { "source", source_rule },
    [AI_OFF_QUEUE] = { "queue", queue_rule },
    [AI_OFF_PERSON] = { "person", person_rule },
    [AI_OFF_RESTRICTED] = { "restricted", restricted_rule },
};

const char *ai_reason_name(enum ai_reason r)
{
    return rules[r].name;
}

/* ---- asking ---- */

static bool read_providers(struct asking *x, struct tx *tx, struct fault *f)
{
    struct provider_row *rows;
    size_t count;

    if (!store_provider_list(tx, x->arena, x->q->org, &rows, &count, f))
        return false;
    x->providers = arena_many(x->arena, struct provider_whole, count + 1);
    for (size_t i = 0; x->providers && i < count; i++) {
        if (rows[i].retired || !provider_does(rows[i].tasks, str_of(task_row(x->q->task)->name)))
            continue;
        x->providers[x->count].row = rows[i];
        if (!provider_whole_read(tx, x->arena, &x->providers[x->count++], f))
            return false;
    }
    return arena_check(x->arena, f);
}

static bool ask_switches(struct tx *tx, struct asking *x, struct fault *f)
{
    bool off = false;

    if (!store_org_get(tx, x->arena, x->q->org, &x->org, f) ||
        !settings_read(x->arena, x->org.settings, &x->settings, f))
        return false;
    for (unsigned r = AI_ON + 1; r < AI_REASONS; r++) {
        if (!rules[r].off(x, tx, &off, f))
            return false;
        if (off) {
            x->ret->reason = (enum ai_reason)r;
            return true;
        }
    }
    return true;
}

static bool ask(struct tx *tx, void *arg, struct fault *f)
{
    struct asking *x = arg;

    return ask_switches(tx, x, f) &&
           (x->ret->reason != AI_ON || x->ret->lock != AI_FREE || read_providers(x, tx, f));
}

/* With its key, as the gateway wants it. */
static bool take_provider(struct asking *x, const struct provider_whole *w, struct fault *f)
{
    struct gateway_provider *p = &x->ret->provider;
    const struct provider_limits *l = &w->row.limits;
    const struct org_ai_limits *own = &x->settings.ai_limits;
    struct place at = provider_place(w->row.id, "key", 0);

    *p = (struct gateway_provider){
        .id = w->row.id,
        .org = x->q->org,
        .version = w->row.version,
        .record = w->view.record,
        .limits = { l->calls_max, l->tokens_max, l->cost_max, l->at_once },
        .shared = { own->calls_max, own->tokens_max, own->cost_max, own->at_once },
        .price_in = l->price_in,
        .price_out = l->price_out,
        .seconds = (unsigned)l->seconds,
    };
    x->ret->remote = true;
    return !w->row.key.ptr || vault_secret_open(x->desk->parts.vault, x->arena, x->q->org, &at,
                                                w->row.key, &p->record.endpoint.key, f);
}

bool desk_ai(struct desk *d, struct arena *a, const struct ai_question *q, struct ai_standing *ret,
             struct fault *f)
{
    struct asking x = { .desk = d, .arena = a, .q = q, .ret = ret };

    *ret = (struct ai_standing){ .reason = AI_ON, .lock = d->parts.ai_lock };
    if (!store_read(d->parts.store, ask, &x, f))
        return fault_wrap(f, "AI");
    for (size_t i = 0; i < x.count; i++) {
        if (!provider_whole_open(d, a, &x.settings, &x.providers[i], f))
            return fault_wrap(f, "AI");
        if (x.providers[i].view.standing.usable)
            return take_provider(&x, &x.providers[i], f);
    }
    return true;
}

/* ---- is it still so? ---- */

bool desk_ai_stays_on(struct desk *d, struct tx *tx, struct arena *a, const struct ai_question *q,
                      struct fault *f)
{
    struct ai_standing standing = { .reason = AI_ON, .lock = d->parts.ai_lock };
    struct asking x = { .desk = d, .arena = a, .q = q, .ret = &standing };

    return ask_switches(tx, &x, f) &&
           (standing.reason == AI_ON || fault_set(f, FAULT_CONFLICT, "AI was switched off: %s",
                                                  ai_reason_name(standing.reason)));
}

struct asking_still {
    struct arena *arena;
    struct id org;
    struct org_row row;
    struct provider_whole provider;
};

static bool ask_still(struct tx *tx, void *arg, struct fault *f)
{
    struct asking_still *x = arg;

    return store_org_get(tx, x->arena, x->org, &x->row, f) &&
           store_provider_get(tx, x->arena, x->org, x->provider.row.id, &x->provider.row, f) &&
           provider_whole_read(tx, x->arena, &x->provider, f);
}

bool desk_ai_still(struct desk *d, struct id org, struct id provider, int64_t version)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct asking_still x = { .arena = a, .org = org, .provider.row.id = provider };
    struct org_settings settings;
    struct fault f = { 0 };

    return a && d->parts.ai_lock == AI_FREE && store_read(d->parts.store, ask_still, &x, &f) &&
           !x.provider.row.retired && x.provider.row.version == version &&
           settings_read(a, x.row.settings, &settings, &f) && settings.ai_enabled &&
           provider_whole_open(d, a, &settings, &x.provider, &f) && x.provider.view.standing.usable;
}

bool desk_ai_goes_on(struct desk *d, const struct ai_question *q, struct id provider,
                     int64_t version)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct ai_standing standing = { .lock = d->parts.ai_lock };
    struct asking x = { .desk = d, .arena = a, .q = q, .ret = &standing };
    struct fault f = { 0 };

    return a && store_read(d->parts.store, ask, &x, &f) && standing.reason == AI_ON &&
           desk_ai_still(d, q->org, provider, version);
}
