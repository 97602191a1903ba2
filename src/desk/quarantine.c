/* SPDX-License-Identifier: EUPL-1.2 */
/* quarantine.c - messages whose source declares no purpose, basis or retention: the controller
 * sees that they are there, and takes them in once the source is complete. */
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"
#include "store/intake.h"

/* ---- going in ---- */

struct held {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct quarantine_row row;
    uint8_t key[16];
    bool is_double;
};

static bool hold(struct tx *tx, void *arg, struct fault *f)
{
    struct held *h = arg;
    struct quarantine_row old;
    struct fault none = { 0 };
    struct journal_entry entry = {
        .org = h->row.org,
        .by = h->by->id,
        .act = "message.quarantine",
        .on_kind = "source",
        .on = h->row.source,
        .result = "done",
        .reason = h->row.reason.ptr,
        .n = 1,
    };
    uint64_t n;

    h->is_double = store_quarantine_by_key(tx, h->arena, h->row.org, h->key, &old, &none);
    if (h->is_double) {
        h->row.id = old.id;
        return true;
    }
    if (none.kind != FAULT_MISSING)
        return fault_set(f, none.kind, "%s", none.text);
    return store_quarantine_add(tx, &h->row, h->key, f) &&
           journal_append(h->desk->parts.journal, tx, &entry, &n, f);
}

bool quarantine_hold(struct desk *d, struct arena *a, const struct blinder *b,
                     const struct delivery *in, struct taken *ret_taken, struct fault *f)
{
    scoped(sealer) *own = NULL;
    struct held h = { .desk = d, .arena = a, .by = in->by };
    struct buf kept = buf_new(a, in->arriving->bytes.len + 2);
    struct id org = in->source->org;
    struct place at;

    h.row = (struct quarantine_row){ .id = id_new(),
                                     .org = org,
                                     .source = in->source->id,
                                     .at = clock_now(),
                                     .reason = str_of(source_lacks(in->source)),
                                     .size = (int64_t)in->arriving->bytes.len,
                                     .channel = CHANNEL_IMPORT };
    channel_parse(in->source->channel, &h.row.channel);
    at = quarantine_place(h.row.id);
    /* The format goes in front, so that it can be taken in when its source is complete. */
    buf_add_char(&kept, in->arriving->format == FORMAT_MAIL ? 'M' : 'J');
    buf_add(&kept, in->arriving->bytes);
    blinder_digest(b, STR("quarantine"), in->arriving->bytes, h.key);
    if (!buf_check(&kept, f) || !vault_sealer(d->parts.vault, org, org, &own, f) ||
        !vault_seal(own, a, &at, buf_str(&kept), &h.row.body, f) ||
        !store_write(d->parts.store, hold, &h, f))
        return fault_wrap(f, "quarantine");
    *ret_taken =
        (struct taken){ .message = h.row.id, .quarantined = true, .duplicate = h.is_double };
    return true;
}

/* ---- looking, and letting out ---- */

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
    struct arriving in;
    const struct grant *g;
    struct clear held;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!controller_only(by, f) || !store_read(d->parts.store, read_held, &r, f))
        return false;
    if (!source_is_complete(&r.source))
        return fault_set(f, FAULT_CONFLICT,
                         "source " ID_FMT " still lacks purpose, basis or retention: declare them "
                         "first",
                         ID_ARG(r.source.id));
    w.basis = str_cstr(a, r.source.basis);
    if (!policy_decide(d->parts.policy, a, &w, &g, f) ||
        !vault_open(d->parts.vault, g, a, by->org, &at, r.row.body, &held, f))
        return false;
    if (!held.text.len)
        return fault_set(f, FAULT_DAMAGED, "message " ID_FMT " in quarantine is empty",
                         ID_ARG(quarantined));
    tool = (struct principal){ .id = r.source.id, .org = by->org, .roles = 1u << ROLE_TOOL };
    in = (struct arriving){ held.text.ptr[0] == 'M' ? FORMAT_MAIL : FORMAT_JSON,
                            str_from(held.text, 1), quarantined };
    return desk_receive_once(d, &r.source, &tool, &in, ret_taken, f) &&
           store_write(d->parts.store, remove_held, &r, f);
}
