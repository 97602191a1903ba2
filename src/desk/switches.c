/* SPDX-License-Identifier: EUPL-1.2 */
/* switches.c - where AI is on, each switch dated and signed; see ai.h. */
#include <stdio.h>

#include "base/attr.h"
#include "desk/providers_priv.h"

static const char *const scopes[AI_SCOPES] = { [AI_ORGANISATION] = "organisation",
                                               [AI_TASK] = "task",
                                               [AI_SOURCE] = "source",
                                               [AI_QUEUE] = "queue",
                                               [AI_REGIONS] = "regions" };

const char *ai_scope_name(enum ai_scope s)
{
    return scopes[s];
}

bool ai_scope_parse(struct str word, enum ai_scope *ret)
{
    for (unsigned s = 0; s < AI_SCOPES; s++) {
        if (!str_eq(word, str_of(scopes[s])))
            continue;
        *ret = (enum ai_scope)s;
        return true;
    }
    return false;
}

/* ---- setting ---- */

/* A row, and a line of the journal: "source:off"; what a text names is in its digest. */
static bool set(struct desk *d, struct tx *tx, const struct principal *by,
                const struct ai_switch_row *row, struct fault *f)
{
    struct crypto_part part = { row->what.ptr, row->what.len };
    uint8_t digest[CRYPTO_HASH_SIZE];
    char reason[80];
    struct id on = by->org;
    bool names_task = row->scope == AI_TASK;
    struct journal_entry entry = { .org = by->org,
                                   .by = by->id,
                                   .act = row->scope == AI_REGIONS ? "ai.regions"
                                          : row->is_on             ? "ai.on"
                                                                   : "ai.off",
                                   .on_kind = row->scope == AI_SOURCE ? "source" : "organisation",
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .reason = reason,
                                   .digest = row->scope == AI_QUEUE || row->scope == AI_REGIONS
                                                 ? digest
                                                 : NULL };
    uint64_t n;

    snprintf(reason, sizeof reason, "%s%s%.*s", scopes[row->scope], names_task ? ":" : "",
             names_task ? (int)row->what.len : 0, names_task ? row->what.ptr : "");
    crypto_sha256(&part, 1, digest);
    if (row->scope == AI_SOURCE)
        id_parse(row->what, &on);
    entry.on = on;
    return store_ai_switch_add(tx, by->org, row, f) &&
           journal_append(d->parts.journal, tx, &entry, &n, f);
}

static bool has_task(const struct org_settings *s, struct str name)
{
    for (size_t i = 0; i < s->ai_task_count; i++)
        if (str_eq(s->ai_tasks[i], name))
            return true;
    return false;
}

static struct str regions_of(struct arena *a, const struct org_settings *s)
{
    struct buf b = buf_new(a, 4096);

    for (size_t i = 0; i < s->region_count; i++)
        buf_printf(&b, "%s%.*s", i ? "," : "", STR_ARG(s->regions[i]));
    return buf_str(&b);
}

static bool note_regions(struct desk *d, struct tx *tx, const struct principal *by,
                         const struct org_settings *before, const struct org_settings *after,
                         struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct ai_switch_row row = {
        .scope = AI_REGIONS, .is_on = true, .by = by->id, .at = clock_now()
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    row.what = regions_of(a, after);
    return str_eq(row.what, regions_of(a, before)) || set(d, tx, by, &row, f);
}

bool switches_note(struct desk *d, struct tx *tx, const struct principal *by,
                   const struct org_settings *before, const struct org_settings *after,
                   struct fault *f)
{
    struct ai_switch_row row = { .scope = AI_ORGANISATION,
                                 .what = STR(""),
                                 .is_on = after->ai_enabled,
                                 .by = by->id,
                                 .at = clock_now() };

    if (before->ai_enabled != after->ai_enabled && !set(d, tx, by, &row, f))
        return false;
    row.scope = AI_TASK;
    for (unsigned t = 0; t < ASSIST_TASKS; t++) {
        row.what = str_of(task_row((enum assist_task)t)->name);
        row.is_on = has_task(after, row.what);
        if (has_task(before, row.what) != row.is_on && !set(d, tx, by, &row, f))
            return false;
    }
    return note_regions(d, tx, by, before, after, f);
}

struct switching {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct ai_switch_row row;
};

static bool has_queue(const struct org_settings *s, struct str name)
{
    for (size_t i = 0; i < s->queue_count; i++)
        if (str_eq(s->queues[i], name))
            return true;
    return false;
}

static bool check_subject(struct switching *s, struct tx *tx, struct fault *f)
{
    struct org_settings settings;
    struct source_row source;
    struct org_row org;
    struct id id;

    if (s->row.scope == AI_SOURCE)
        return (id_parse(s->row.what, &id) && store_source_get(tx, s->arena, id, &source, f) &&
                id_eq(source.org, s->by->org)) ||
               fault_set(f, FAULT_MISSING, "source: there is none");
    return store_org_get(tx, s->arena, s->by->org, &org, f) &&
           settings_read(s->arena, org.settings, &settings, f) &&
           (has_queue(&settings, s->row.what) ||
            fault_field(f, "what", "names no queue of the organisation"));
}

static bool write_switch(struct tx *tx, void *arg, struct fault *f)
{
    struct switching *s = arg;
    struct ai_switch_row now = { .is_on = true };
    struct fault why = { 0 };

    if (!check_subject(s, tx, f))
        return false;
    if (!store_ai_switch_get(tx, s->arena, s->by->org, s->row.scope, s->row.what, &now, &why) &&
        why.kind != FAULT_MISSING)
        return fault_set(f, why.kind, "%s", why.text);
    return now.is_on == s->row.is_on || set(s->desk, tx, s->by, &s->row, f);
}

/* The organisation's and the tasks' are settings, too. */
static bool switch_setting(struct desk *d, struct arena *a, const struct principal *by,
                           const struct ai_switch_row *row, struct fault *f)
{
    struct buf b = buf_new(a, 4096);
    struct json_out o = json_out(&b);
    struct org_settings settings;

    if (!desk_settings(d, a, by->org, &settings, f))
        return false;
    json_open(&o, NULL, '{');
    json_open(&o, "ai", '{');
    if (row->scope == AI_ORGANISATION)
        json_bool(&o, "enabled", row->is_on);
    if (row->scope == AI_TASK) {
        json_open(&o, "tasks", '[');
        for (size_t i = 0; i < settings.ai_task_count; i++)
            if (!str_eq(settings.ai_tasks[i], row->what))
                json_str(&o, NULL, settings.ai_tasks[i]);
        if (row->is_on)
            json_str(&o, NULL, row->what);
        json_close(&o, ']');
    }
    json_close(&o, '}');
    json_close(&o, '}');
    return buf_check(&b, f) && desk_settings_change(d, by, buf_str(&b), f);
}

bool desk_ai_switch(struct desk *d, const struct principal *by, enum ai_scope scope,
                    struct str what, bool is_on, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)2 << 20);
    struct switching s = { .desk = d, .arena = a, .by = by };
    struct id id;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller switches AI on or off");
    if (scope == AI_REGIONS)
        return fault_field(f, "scope", "is organisation, task, source or queue");
    s.row = (struct ai_switch_row){
        .scope = scope, .what = what, .is_on = is_on, .by = by->id, .at = clock_now()
    };
    if (scope == AI_ORGANISATION || scope == AI_TASK)
        return switch_setting(d, a, by, &s.row, f);
    if (scope == AI_SOURCE && id_parse(what, &id))
        s.row.what = id_str(a, id);
    return store_write(d->parts.store, write_switch, &s, f);
}

/* ---- showing ---- */

struct listing {
    struct arena *arena;
    struct id org;
    struct org_row row;
    struct source_row *sources;
    size_t source_count;
    struct ai_switches *ret;
};

static bool read_switches(struct tx *tx, void *arg, struct fault *f)
{
    struct listing *l = arg;

    return store_org_get(tx, l->arena, l->org, &l->row, f) &&
           store_source_list(tx, l->arena, l->org, &l->sources, &l->source_count, f) &&
           store_ai_switches(tx, l->arena, l->org, &l->ret->history, &l->ret->history_count, f);
}

/* With who touched it last, and when: the newest row of the history that is about it. */
static void add(struct listing *l, struct ai_switch one)
{
    for (size_t i = 0; i < l->ret->history_count; i++) {
        const struct ai_switch_row *h = &l->ret->history[i];

        if (h->scope != one.scope || (one.scope != AI_REGIONS && !str_eq(h->what, one.what)))
            continue;
        one.by = h->by;
        one.at = h->at;
        if (one.scope == AI_SOURCE || one.scope == AI_QUEUE)
            one.is_on = h->is_on;
        break;
    }
    l->ret->at[l->ret->count++] = one;
}

static void add_all(struct listing *l, const struct org_settings *s)
{
    struct str regions;

    add(l, (struct ai_switch){ AI_ORGANISATION, STR(""), STR(""), s->ai_enabled, ID_NONE, 0 });
    for (unsigned t = 0; t < ASSIST_TASKS; t++) {
        struct str name = str_of(task_row((enum assist_task)t)->name);

        if (t != TASK_TRIAGE)
            add(l, (struct ai_switch){ AI_TASK, name, name, has_task(s, name), ID_NONE, 0 });
    }
    for (size_t i = 0; i < l->source_count; i++)
        add(l, (struct ai_switch){ AI_SOURCE, id_str(l->arena, l->sources[i].id),
                                   l->sources[i].name, true, ID_NONE, 0 });
    for (size_t i = 0; i < s->queue_count; i++)
        add(l, (struct ai_switch){ AI_QUEUE, s->queues[i], s->queues[i], true, ID_NONE, 0 });
    regions = regions_of(l->arena, s);
    add(l, (struct ai_switch){ AI_REGIONS, regions, regions, true, ID_NONE, 0 });
}

/* An organisation's own contract may be older than a task: what it does not list gets nothing. */
static bool compare_contracts(struct desk *d, struct listing *l, const struct org_settings *s,
                              struct fault *f)
{
    struct str matrix, contracts;
    struct contracts read;
    int64_t version;

    if (!policy_show(d->parts.policy, l->arena, l->org, &matrix, &contracts, &version, f) ||
        !contracts_read(l->arena, contracts, &read, f))
        return false;
    for (unsigned t = 0; t < ASSIST_TASKS; t++)
        l->ret->uncontracted[t] = t != TASK_TRIAGE &&
                                  has_task(s, str_of(task_row((enum assist_task)t)->name)) &&
                                  read.form[t][1][CATEGORY_CONTENT] == FORM_NONE;
    return true;
}

bool desk_ai_switches(struct desk *d, struct arena *a, const struct principal *by,
                      struct ai_switches *ret, struct fault *f)
{
    struct listing l = { .arena = a, .org = by->org, .ret = ret };
    struct org_settings settings;

    *ret = (struct ai_switches){ 0 };
    if (!principal_is(by, ROLE_SUPERVISOR) && !provider_may_see(by, f))
        return false;
    if (!store_read(d->parts.store, read_switches, &l, f) ||
        !settings_read(a, l.row.settings, &settings, f))
        return false;
    ret->at =
        arena_many(a, struct ai_switch, 2 + ASSIST_TASKS + l.source_count + settings.queue_count);
    if (ret->at)
        add_all(&l, &settings);
    return arena_check(a, f) && compare_contracts(d, &l, &settings, f);
}
