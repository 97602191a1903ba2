/* SPDX-License-Identifier: EUPL-1.2 */
/* macros.c - macros kept, found and counted; see macros.h. */
#include "desk/macros.h"

#include "desk/articles_priv.h"

struct macro_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct macro_row *row, *rows;
    size_t count;
    struct id id, ticket;
    bool archived;
};

bool desk_macro_may_write(const struct principal *by, const struct macro_row *row)
{
    if (principal_is(by, ROLE_SUPERVISOR) || principal_is(by, ROLE_CONTROLLER))
        return true;
    return principal_is(by, ROLE_AGENT) && !row->shared && id_eq(row->owner, by->id);
}

static bool may_write(const struct principal *by, const struct macro_row *row, struct fault *f)
{
    return desk_macro_may_write(by, row) ||
           fault_deny(f, "role:supervisor",
                      "shared macros are supervisors' and controllers', others their owner's");
}

/* ---- is it well made ---- */

static bool is_shortcut(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_alnum(s.ptr[i]) && s.ptr[i] != '-' && s.ptr[i] != '_')
            return false;
    return s.len <= MACRO_SHORTCUT_MAX;
}

static bool is_one_of(const struct str *all, size_t count, struct str one)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i], one))
            return true;
    return !one.len;
}

/* Of topics, queues and actions: words that the organisation has. */
static bool check_words(struct desk *d, struct arena *a, const struct macro_row *row,
                        struct fault *f)
{
    const struct str *intents;
    size_t count = triage_intents(d->parts.triage, &intents);
    struct macro_actions actions = { .tag_count = 0 };
    struct org_settings settings;
    bool ok = true;

    if (!desk_settings(d, a, row->org, &settings, f) ||
        !macro_actions_read(a, row->actions, &actions, f))
        return false;
    if (!is_one_of(intents, count, row->intent))
        ok = fault_field(f, "intent", "is not one of the intents");
    if (!is_one_of(settings.queues, settings.queue_count, row->queue))
        ok = fault_field(f, "queue", "is not one of the organisation's queues");
    if (!is_one_of(settings.queues, settings.queue_count, actions.queue))
        ok = fault_field(f, "actions", "queue: is not one of the organisation's queues");
    return ok;
}

static bool check(struct desk *d, struct arena *a, const struct macro_row *row, struct fault *f)
{
    enum lang lang;
    bool ok = true;

    if (!str_trim(row->name).len || row->name.len > MACRO_NAME_MAX || !text_valid(row->name))
        ok = fault_field(f, "name", "has 1 to 100 bytes of UTF-8");
    if (!is_shortcut(row->shortcut))
        ok = fault_field(f, "shortcut", "has at most 30 letters of a to z, digits, - and _");
    if (!lang_parse(row->lang, &lang) || lang == LANG_UNKNOWN)
        ok = fault_field(f, "lang", "is fr, en, de, es, it, nl or pt");
    if (!str_trim(row->text).len || row->text.len > MACRO_TEXT_MAX || !text_valid(row->text))
        ok = fault_field(f, "text", "has 1 to 8192 bytes of UTF-8");
    else
        ok = macro_check_text(a, row->text, f) && ok;
    return check_words(d, a, row, f) && ok;
}

/* ---- no customer's data ---- */

static bool refuse_personal(struct arena *a, const struct macro_row *row,
                            const struct article_findings *found, struct fault *f)
{
    for (size_t i = 0; i < found->count && i < MACRO_FAULTS_MAX; i++) {
        const struct span *s = &found->at[i];
        bool in_name = i < found->in_title;
        struct str why = str_printf(
            a,
            "line %zu: looks like personal data (%s); say that it is the house's own, or take "
            "it out",
            in_name ? 1 : article_line(row->text, s->start), span_type_name(s->type));

        if (!arena_check(a, f))
            return false;
        fault_field(f, in_name ? "name" : "text", str_cstr(a, why));
    }
    return !found->count;
}

static bool look(struct desk *d, struct arena *a, const struct macro_row *row, bool house,
                 struct fault *f)
{
    struct article_row as = { .lang = row->lang, .title = row->name, .text = row->text };
    struct article_findings found = { 0 };

    return article_look(d, a, &as, &found, f) && (house || refuse_personal(a, row, &found, f));
}

/* ---- writing ---- */

static bool note(struct macro_job *j, struct tx *tx, const char *act, struct fault *f)
{
    struct journal_entry entry = { .org = j->by->org,
                                   .by = j->by->id,
                                   .act = act,
                                   .on_kind = "macro",
                                   .on = j->row->id,
                                   .result = "done",
                                   .n = j->row->version };
    uint64_t at;

    return journal_append(j->desk->parts.journal, tx, &entry, &at, f);
}

static bool fits(struct macro_job *j, struct tx *tx, struct fault *f)
{
    bool taken = false, ok = true;

    if (j->row->archived)
        return true;
    if (j->row->shortcut.len && !store_macro_shortcut_taken(tx, j->row, &taken, f))
        return false;
    if (taken)
        ok = fault_field(f, "shortcut", "is another macro's");
    if (!store_macro_language_taken(tx, j->row, &taken, f))
        return false;
    if (taken)
        ok = fault_field(f, "translation_of", "has this language already");
    return ok;
}

static bool write_macro(struct tx *tx, void *arg, struct fault *f)
{
    struct macro_job *j = arg;
    bool is_new = j->row->version == 1;
    struct macro_row old = { .shared = false };

    if (!is_new && (!store_macro_get(tx, j->arena, j->by->org, j->by->id, j->row->id, &old, f) ||
                    !may_write(j->by, &old, f)))
        return false;
    if (!fits(j, tx, f))
        return false;
    if (is_new)
        return store_macro_add(tx, j->row, f) && note(j, tx, "macro.add", f);
    return store_macro_set(tx, j->row, f) &&
           note(j, tx, j->row->archived ? "macro.archive" : "macro.change", f);
}

static void make_ready(const struct principal *by, struct macro_row *row)
{
    row->org = by->org;
    row->updated = clock_now();
    if (!row->created) {
        row->created = row->updated;
        row->version = 0;
        row->owner = by->id;
        if (id_is_none(row->id))
            row->id = id_new();
    }
    if (id_is_none(row->family))
        row->family = row->id;
    row->version++;
}

bool desk_macro_put(struct desk *d, struct arena *a, const struct principal *by,
                    struct macro_row *row, bool house, struct fault *f)
{
    struct macro_job j = { .desk = d, .arena = a, .by = by, .row = row };

    make_ready(by, row);
    return may_write(by, row, f) && check(d, a, row, f) && look(d, a, row, house, f) &&
           store_write(d->parts.store, write_macro, &j, f);
}

/* ---- reading ---- */

static bool read_macro(struct tx *tx, void *arg, struct fault *f)
{
    struct macro_job *j = arg;

    return store_macro_get(tx, j->arena, j->by->org, j->by->id, j->id, j->row, f);
}

bool desk_macro(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                struct macro_row *ret, struct fault *f)
{
    struct macro_job j = { .arena = a, .by = by, .id = id, .row = ret };

    return store_read(d->parts.store, read_macro, &j, f);
}

static bool list_macros(struct tx *tx, void *arg, struct fault *f)
{
    struct macro_job *j = arg;

    return store_macro_list(tx, j->arena, j->by->org, j->by->id, j->archived, &j->rows, &j->count,
                            f);
}

bool desk_macros(struct desk *d, struct arena *a, const struct principal *by, bool archived,
                 struct macro_row **ret_rows, size_t *ret_count, struct fault *f)
{
    struct macro_job j = { .arena = a, .by = by, .archived = archived };

    if (!store_read(d->parts.store, list_macros, &j, f))
        return false;
    *ret_rows = j.rows;
    *ret_count = j.count;
    return true;
}

/* ---- using ---- */

static bool write_used(struct tx *tx, void *arg, struct fault *f)
{
    struct macro_job *j = arg;
    struct journal_entry entry = { .org = j->by->org,
                                   .by = j->by->id,
                                   .act = "macro.use",
                                   .on_kind = "ticket",
                                   .on = j->ticket,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .result = "done" };
    struct macro_row macro;
    struct ticket_row t;
    uint64_t n;

    return store_ticket_get(tx, j->arena, j->by->org, j->ticket, &t, f) &&
           store_macro_get(tx, j->arena, j->by->org, j->by->id, j->id, &macro, f) &&
           ticket_basis(tx, j->arena, j->ticket, &entry.basis, f) &&
           store_macro_used(tx, j->by->org, j->id, clock_now(), f) &&
           journal_append(j->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_macro_used(struct desk *d, const struct principal *by, struct id ticket, struct id id,
                     struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct macro_job j = { .desk = d, .arena = a, .by = by, .ticket = ticket, .id = id };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    return desk_may_work(d, by, "macro.use", ticket, f) &&
           store_write(d->parts.store, write_used, &j, f);
}
