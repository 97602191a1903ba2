/* SPDX-License-Identifier: EUPL-1.2 */
/* source.c - where data comes from, with what the law wants declared of it. */
#include <string.h>

#include "base/json.h"
#include "desk/desk_priv.h"

#define RETENTION_DAYS_MAX 36500

struct source_job {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id org, id;
    struct source_row *row, *rows;
    size_t count;
    bool is_new;
};

static bool read_sources(struct tx *tx, void *arg, struct fault *f)
{
    struct source_job *s = arg;

    return store_source_list(tx, s->arena, s->org, &s->rows, &s->count, f);
}

bool desk_sources(struct desk *d, struct arena *a, struct id org, struct source_row **ret_rows,
                  size_t *ret_count, struct fault *f)
{
    struct source_job s = { .arena = a, .org = org };

    if (!store_read(d->parts.store, read_sources, &s, f))
        return false;
    *ret_rows = s.rows;
    *ret_count = s.count;
    return true;
}

static bool read_source(struct tx *tx, void *arg, struct fault *f)
{
    struct source_job *s = arg;

    if (!store_source_get(tx, s->arena, s->id, s->row, f))
        return false;
    return id_is_none(s->org) || id_eq(s->org, s->row->org) ||
           fault_set(f, FAULT_MISSING, "source: there is none");
}

bool desk_source(struct desk *d, struct arena *a, struct id org, struct id source,
                 struct source_row *ret, struct fault *f)
{
    struct source_job s = { .arena = a, .org = org, .id = source, .row = ret };

    return store_read(d->parts.store, read_source, &s, f);
}

const char *source_lacks(const struct source_row *s)
{
    if (!s->purpose.len)
        return "no purpose";
    if (!s->basis.len || str_eq(s->basis, STR("none")))
        return "no basis";
    if (s->retention_days <= 0)
        return "no retention";
    return NULL;
}

bool source_is_complete(const struct source_row *s)
{
    return !source_lacks(s);
}

static bool are_categories(struct str list)
{
    enum category category;
    struct str word;

    while (str_split(&list, ',', &word))
        if (!category_parse(word, &category))
            return false;
    return true;
}

static bool check(const struct source_row *row, struct fault *f)
{
    enum channel channel;
    enum purpose purpose;
    enum basis basis;
    bool ok = true;

    if (!row->name.len || row->name.len > 100)
        ok = fault_field(f, "name", "must have 1 to 100 bytes");
    if (!channel_parse(row->channel, &channel))
        ok = fault_field(f, "channel", "must be mail, form, chat, import or api");
    if (row->purpose.len && !purpose_parse(row->purpose, &purpose))
        ok = fault_field(f, "purpose", "is not one of the purposes");
    if (!basis_parse(row->basis, &basis))
        ok = fault_field(f, "basis",
                         "must be consent, contract, obligation, vital, public-task, "
                         "interest or none");
    if (row->retention_days < 0 || row->retention_days > RETENTION_DAYS_MAX)
        ok = fault_field(f, "retention_days", "must be 0 (not declared) to 36500");
    if (!are_categories(row->categories))
        ok = fault_field(f, "categories", "holds a word that is no category");
    return ok;
}

static bool write_source(struct tx *tx, void *arg, struct fault *f)
{
    struct source_job *s = arg;
    struct source_row there;
    struct fault why = { 0 };
    struct journal_entry entry = { .org = s->row->org,
                                   .by = s->by->id,
                                   .act = s->is_new ? "source.add" : "source.change",
                                   .on_kind = "source",
                                   .on = s->row->id,
                                   .purpose = str_cstr(s->arena, s->row->purpose),
                                   .basis = str_cstr(s->arena, s->row->basis),
                                   .categories = str_cstr(s->arena, s->row->categories),
                                   .result = "done" };
    uint64_t n;

    if (s->is_new && store_source_by_name(tx, s->arena, s->row->org, s->row->name, &there, &why))
        return fault_set(f, FAULT_CONFLICT, "there is a source of that name already");
    return (s->is_new ? store_source_add(tx, s->row, f) : store_source_set(tx, s->row, f)) &&
           journal_append(s->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_source_put(struct desk *d, const struct principal *by, struct source_row *row,
                     struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct source_job s = { .desk = d, .arena = a, .by = by, .row = row };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!id_is_none(by->id) && !principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller declares sources");
    row->org = by->org;
    if (!row->basis.len)
        row->basis = STR("none");
    if (!check(row, f))
        return false;
    s.is_new = !row->created;
    if (s.is_new)
        row->created = clock_now();
    if (id_is_none(row->id))
        row->id = id_new();
    return store_write(d->parts.store, write_source, &s, f);
}
