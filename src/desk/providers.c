/* SPDX-License-Identifier: EUPL-1.2 */
/* providers.c - AI providers as their rows have them, opened and judged; see providers.h. */
#include <string.h>

#include "desk/providers_priv.h"

#define DAY_MS ((msec)24 * 60 * 60 * 1000)

int64_t ai_today(void)
{
    return clock_now() / DAY_MS;
}

/* ---- words ---- */

static const char *const sides[PROVIDER_SIDES] = { [SIDE_IT] = "it", [SIDE_LEGAL] = "legal" };

const char *provider_side_name(enum provider_side s)
{
    return sides[s];
}

bool provider_side_parse(struct str word, enum provider_side *ret)
{
    for (unsigned s = 0; s < PROVIDER_SIDES; s++) {
        if (!str_eq(word, str_of(sides[s])))
            continue;
        *ret = (enum provider_side)s;
        return true;
    }
    return false;
}

bool provider_does(struct str tasks, struct str task)
{
    struct str rest = tasks, word;

    while (str_split(&rest, ',', &word))
        if (str_eq(word, task))
            return true;
    /* A chat model makes no vectors: that task must be named. */
    return !tasks.len && !str_eq(task, str_of(task_row(TASK_EMBED)->name));
}

/* ---- who ---- */

bool provider_may_change(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_ADMIN) || principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:admin,controller",
                      "only an administrator or a controller sets up providers of AI");
}

bool provider_may_see(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_AUDITOR) || provider_may_change(by, f);
}

bool provider_journal(struct desk *d, struct tx *tx, const struct principal *by, const char *act,
                      const struct provider_row *row, const char *word, const uint8_t *digest,
                      struct fault *f)
{
    struct journal_entry entry = { .org = by->org,
                                   .by = by->id,
                                   .act = act,
                                   .on_kind = "provider",
                                   .on = row->id,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .reason = word,
                                   .digest = digest,
                                   .n = row->version };
    uint64_t n;

    return journal_append(d->parts.journal, tx, &entry, &n, f);
}

/* ---- rows, opened ---- */

struct place provider_place(struct id provider, const char *column, int64_t version)
{
    return (struct place){
        .table = "provider", .column = column, .row = provider, .part = (uint64_t)version
    };
}

bool provider_whole_read(struct tx *tx, struct arena *a, struct provider_whole *w, struct fault *f)
{
    w->today = (struct ai_use_row){ .org = w->row.org, .day = ai_today(), .provider = w->row.id };
    return store_provider_approvals_now(tx, a, w->row.id, w->row.version, &w->approvals,
                                        &w->approval_count, f) &&
           store_ai_use_get(tx, &w->today, f);
}

static bool read_record(struct arena *a, struct str json, struct provider_record *ret,
                        struct fault *f)
{
    scoped_json json_t *j = json_read(json, f);

    return j && provider_read(a, j, ret, f);
}

static void judge(const struct org_settings *settings, struct provider_whole *w)
{
    struct provider_judged j = { .record = &w->view.record,
                                 .approvals = w->view.approval,
                                 .allowed = settings->regions,
                                 .allowed_count = settings->region_count,
                                 .now = clock_now() };

    provider_judge(&j, &w->view.standing);
    if (w->row.retired)
        w->view.standing.usable = false;
}

bool provider_whole_open(struct desk *d, struct arena *a, const struct org_settings *settings,
                         struct provider_whole *w, struct fault *f)
{
    struct place at = provider_place(w->row.id, "record", w->row.version);
    struct provider_view *v = &w->view;

    *v = (struct provider_view){ .id = w->row.id,
                                 .version = w->row.version,
                                 .key_at = w->row.key.ptr ? w->row.key_at : 0,
                                 .tasks = w->row.tasks,
                                 .limits = w->row.limits,
                                 .today = w->today,
                                 .created = w->row.created,
                                 .changed = w->row.changed,
                                 .retired = w->row.retired };
    for (size_t i = 0; i < w->approval_count; i++) {
        const struct provider_approval_row *row = &w->approvals[i];

        if (row->side >= 0 && row->side < PROVIDER_SIDES)
            v->approval[row->side] = (struct provider_approval){ row->by, row->at, row->until };
    }
    if (!vault_secret_open(d->parts.vault, a, w->row.org, &at, w->row.record, &v->json, f) ||
        !read_record(a, v->json, &v->record, f))
        return fault_wrap(f, "provider " ID_FMT, ID_ARG(w->row.id));
    judge(settings, w);
    return true;
}

/* ---- showing ---- */

struct showing {
    struct arena *arena;
    struct id org, id; /* ID_NONE: all */
    struct org_row row;
    struct provider_whole *at;
    size_t count;
};

static bool read_shown(struct tx *tx, void *arg, struct fault *f)
{
    struct showing *s = arg;
    struct provider_row *rows = arena_make(s->arena, struct provider_row);

    s->count = 1;
    if (!arena_check(s->arena, f) || !store_org_get(tx, s->arena, s->org, &s->row, f))
        return false;
    if (id_is_none(s->id) ? !store_provider_list(tx, s->arena, s->org, &rows, &s->count, f)
                          : !store_provider_get(tx, s->arena, s->org, s->id, rows, f))
        return false;
    s->at = arena_many(s->arena, struct provider_whole, s->count + 1);
    for (size_t i = 0; s->at && i < s->count; i++) {
        s->at[i].row = rows[i];
        if (!provider_whole_read(tx, s->arena, &s->at[i], f))
            return false;
    }
    return arena_check(s->arena, f);
}

static bool show(struct desk *d, struct showing *s, struct fault *f)
{
    struct org_settings settings;

    if (!store_read(d->parts.store, read_shown, s, f) ||
        !settings_read(s->arena, s->row.settings, &settings, f))
        return false;
    for (size_t i = 0; i < s->count; i++)
        if (!provider_whole_open(d, s->arena, &settings, &s->at[i], f))
            return false;
    return true;
}

bool desk_providers(struct desk *d, struct arena *a, const struct principal *by,
                    struct provider_view **ret, size_t *ret_count, struct fault *f)
{
    struct showing s = { .arena = a, .org = by->org };
    struct provider_view *views;

    if (!provider_may_see(by, f) || !show(d, &s, f))
        return false;
    views = arena_many(a, struct provider_view, s.count + 1);
    for (size_t i = 0; views && i < s.count; i++)
        views[i] = s.at[i].view;
    *ret = views;
    *ret_count = s.count;
    return arena_check(a, f);
}

bool desk_provider(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                   struct provider_view *ret, struct fault *f)
{
    struct showing s = { .arena = a, .org = by->org, .id = id };

    if (!provider_may_see(by, f) || !show(d, &s, f))
        return false;
    *ret = s.at[0].view;
    return true;
}

/* ---- what was ---- */

struct looking_back {
    struct arena *arena;
    struct id org, id;
    struct provider_history *ret;
};

static bool read_history(struct tx *tx, void *arg, struct fault *f)
{
    struct looking_back *b = arg;
    struct provider_row row;

    return store_provider_get(tx, b->arena, b->org, b->id, &row, f) &&
           store_provider_versions(tx, b->arena, b->id, &b->ret->versions, &b->ret->version_count,
                                   f) &&
           store_provider_approvals(tx, b->arena, b->id, &b->ret->approvals,
                                    &b->ret->approval_count, f);
}

bool desk_provider_history(struct desk *d, struct arena *a, const struct principal *by,
                           struct id id, struct provider_history *ret, struct fault *f)
{
    struct looking_back b = { .arena = a, .org = by->org, .id = id, .ret = ret };

    if (!provider_may_see(by, f) || !store_read(d->parts.store, read_history, &b, f))
        return false;
    for (size_t i = 0; i < ret->version_count; i++) {
        struct provider_version_row *v = &ret->versions[i];
        struct place at = provider_place(id, "record", v->version);

        if (!vault_secret_open(d->parts.vault, a, by->org, &at, v->record, &v->record, f))
            return false;
    }
    return true;
}
