/* SPDX-License-Identifier: EUPL-1.2 */
/* quarantine.c - messages whose source declares no purpose, basis or retention: the controller
 * sees that they are there, and takes them in once the source is complete. */
#include <string.h>

#include "desk/desk_priv.h"
#include "store/intake.h"

static bool controller_only(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "the quarantine is the controller's");
}

struct quarantine_page {
    struct arena *arena;
    struct id org, after;
    int64_t limit;
    struct quarantine_row *rows;
    size_t count;
};

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct quarantine_page *p = arg;

    return store_quarantine_list(tx, p->arena, p->org, p->after, p->limit, &p->rows, &p->count, f);
}

bool desk_quarantine(struct desk *d, struct arena *a, const struct principal *by, struct id after,
                     int64_t limit, struct quarantine_view **ret, size_t *ret_count,
                     struct fault *f)
{
    struct quarantine_page p = { .arena = a, .org = by->org, .after = after, .limit = limit };

    if (!controller_only(by, f) || !store_read(d->parts.store, read_page, &p, f))
        return false;
    *ret = arena_many(a, struct quarantine_view, p.count);
    if (p.count && !*ret)
        return arena_check(a, f);
    for (size_t i = 0; i < p.count; i++)
        (*ret)[i] = (struct quarantine_view){ .id = p.rows[i].id,
                                              .source = p.rows[i].source,
                                              .at = p.rows[i].at,
                                              .reason = p.rows[i].reason,
                                              .size = p.rows[i].size };
    *ret_count = p.count;
    return true;
}

struct releasing {
    struct desk *desk;
    struct arena *arena;
    struct id org, id;
    struct quarantine_row row;
    struct source_row source;
};

static bool read_held(struct tx *tx, void *arg, struct fault *f)
{
    struct releasing *r = arg;

    return store_quarantine_get(tx, r->arena, r->org, r->id, &r->row, f) &&
           store_source_get(tx, r->arena, r->row.source, &r->source, f);
}

static bool remove_held(struct tx *tx, void *arg, struct fault *f)
{
    struct releasing *r = arg;

    return store_quarantine_remove(tx, r->org, r->id, f);
}

/* Opened for the controller, then taken in through the one door; it leaves the quarantine only
 * once it is in.  A crash in between leaves it in both, and the second time it is a duplicate. */
bool desk_release(struct desk *d, const struct principal *by, struct id quarantined,
                  struct taken *ret_taken, struct fault *f)
{
    scoped(arena) *a = arena_new(DESK_ARENA_MAX);
    struct releasing r = { .desk = d, .arena = a, .org = by->org, .id = quarantined };
    struct access_wanted w = { .by = *by,
                               .purpose = PURPOSE_LEGAL,
                               .act = "quarantine.release",
                               .on_kind = "message",
                               .on = quarantined,
                               .needs = 1u << CATEGORY_CONTENT,
                               .needs_clear = 1u << CATEGORY_CONTENT,
                               .n = 1 };
    struct place at = quarantine_place(quarantined);
    struct principal tool;
    const struct grant *g;
    struct clear held;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!controller_only(by, f) || !store_read(d->parts.store, read_held, &r, f))
        return false;
    if (!r.source.purpose.len || str_eq(r.source.basis, STR("none")) || !r.source.retention_days)
        return fault_set(f, FAULT_CONFLICT,
                         "source " ID_FMT " still lacks purpose, basis or retention: declare them "
                         "first",
                         ID_ARG(r.source.id));
    if (!policy_decide(d->parts.policy, a, &w, &g, f) ||
        !vault_open(d->parts.vault, g, a, by->org, &at, r.row.body, &held, f))
        return false;
    if (!held.text.len)
        return fault_set(f, FAULT_DAMAGED, "message " ID_FMT " in quarantine is empty",
                         ID_ARG(quarantined));
    tool = (struct principal){ .id = r.source.id, .org = by->org, .roles = 1u << ROLE_TOOL };
    return desk_receive(d, &r.source, &tool, held.text.ptr[0] == 'M' ? FORMAT_MAIL : FORMAT_JSON,
                        str_from(held.text, 1), ret_taken, f) &&
           store_write(d->parts.store, remove_held, &r, f);
}
