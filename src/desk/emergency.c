/* SPDX-License-Identifier: EUPL-1.2 */
/* emergency.c - what was opened in an emergency, and its review: each is looked at by a
 * controller who did not open it, who says whether it was justified. */
#include <string.h>

#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

#define JUSTIFIED     1
#define NOT_JUSTIFIED 2

static bool controllers_only(const struct principal *by, struct fault *f)
{
    return principal_is(by, ROLE_CONTROLLER) ||
           fault_deny(f, "role:controller", "emergencies are reviewed by the controller");
}

static bool decide(struct desk *d, struct arena *a, const struct principal *by, const char *act,
                   int64_t n, const struct grant **ret, struct fault *f)
{
    struct access_wanted w = { .by = *by,
                               .purpose = PURPOSE_LEGAL,
                               .act = act,
                               .needs = 1u << CATEGORY_CONTENT,
                               .n = n,
                               .counted = true };

    return policy_decide(d->parts.policy, a, &w, ret, f);
}

struct emergency_page {
    struct arena *arena;
    struct id org;
    struct emergency_row *rows;
    int64_t *numbers; /* of the tickets */
    size_t count;
};

static bool read_number(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                        int64_t *ret, struct fault *f)
{
    struct fault why = { 0 };
    struct ticket_row row;

    *ret = 0;
    if (store_ticket_get(tx, a, org, ticket, &row, &why))
        *ret = row.number;
    return !why.kind || why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
}

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct emergency_page *p = arg;
    struct id newest;

    memset(&newest, 0xff, sizeof newest);
    if (!store_emergency_list(tx, p->arena, p->org, newest, EMERGENCIES_MAX, &p->rows, &p->count,
                              f))
        return false;
    p->numbers = arena_many(p->arena, int64_t, p->count);
    if (p->count && !p->numbers)
        return arena_check(p->arena, f);
    for (size_t i = 0; i < p->count; i++)
        if (!read_number(tx, p->arena, p->org, p->rows[i].ticket, &p->numbers[i], f))
            return false;
    return true;
}

static bool open_text(struct desk *d, const struct grant *g, struct arena *a, struct id org,
                      const struct place *at, struct str sealed, struct str *ret, struct fault *f)
{
    struct clear text = { STR("") };

    if (sealed.len && !vault_open(d->parts.vault, g, a, org, at, sealed, &text, f))
        return false;
    *ret = text.text;
    return true;
}

static bool view(struct desk *d, const struct grant *g, struct arena *a, struct id org,
                 const struct emergency_row *row, int64_t number, struct emergency_view *ret,
                 struct fault *f)
{
    struct place reason = opening_text_place("emergency", "reason", row->id);
    struct place note = opening_text_place("emergency", "note", row->id);

    *ret = (struct emergency_view){ .id = row->id,
                                    .account = row->account,
                                    .ticket = row->ticket,
                                    .number = number,
                                    .at = row->at,
                                    .due = row->due,
                                    .purpose = row->purpose,
                                    .categories = row->categories,
                                    .entry = row->entry,
                                    .reviewed = row->verdict != 0,
                                    .justified = row->verdict == JUSTIFIED,
                                    .reviewer = row->reviewer,
                                    .reviewed_at = row->reviewed };
    return open_text(d, g, a, org, &reason, row->reason, &ret->reason, f) &&
           open_text(d, g, a, org, &note, row->note, &ret->note, f);
}

bool desk_emergencies(struct desk *d, struct arena *a, const struct principal *by,
                      struct emergency_view **ret, size_t *ret_count, struct fault *f)
{
    struct emergency_page p = { .arena = a, .org = by->org };
    const struct grant *g;

    if (!controllers_only(by, f) || !store_read(d->parts.store, read_page, &p, f) ||
        !decide(d, a, by, "emergency.list", (int64_t)p.count, &g, f))
        return false;
    *ret = arena_many(a, struct emergency_view, p.count);
    *ret_count = p.count;
    if (p.count && !*ret)
        return arena_check(a, f);
    for (size_t i = 0; i < p.count; i++)
        if (!view(d, g, a, by->org, &p.rows[i], p.numbers[i], &(*ret)[i], f))
            return false;
    return true;
}

/* ---- the review ---- */

struct reviewing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id id;
    struct emergency_row row;
    int64_t number;
};

static bool read_one(struct tx *tx, void *arg, struct fault *f)
{
    struct reviewing *r = arg;

    return store_emergency_get(tx, r->arena, r->by->org, r->id, &r->row, f) &&
           read_number(tx, r->arena, r->by->org, r->row.ticket, &r->number, f);
}

static bool write_review(struct tx *tx, void *arg, struct fault *f)
{
    struct reviewing *r = arg;
    struct journal_entry entry = { .org = r->by->org,
                                   .by = r->by->id,
                                   .act = "emergency.review",
                                   .on_kind = "ticket",
                                   .on = r->row.ticket,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .reason = r->row.verdict == JUSTIFIED ? "justified"
                                                                         : "not-justified" };
    uint64_t n;

    return store_emergency_review(tx, r->by->org, &r->row, f) &&
           journal_append(r->desk->parts.journal, tx, &entry, &n, f);
}

bool desk_emergency_review(struct desk *d, struct arena *a, const struct principal *by,
                           struct id emergency, const struct emergency_verdict *verdict,
                           struct emergency_view *ret, struct fault *f)
{
    struct reviewing r = { .desk = d, .arena = a, .by = by, .id = emergency };
    struct place at = opening_text_place("emergency", "note", emergency);
    scoped(sealer) *own = NULL;
    const struct grant *g;

    if (!controllers_only(by, f) || !store_read(d->parts.store, read_one, &r, f))
        return false;
    if (id_eq(r.row.account, by->id))
        return fault_deny(f, "four-eyes",
                          "an emergency is reviewed by somebody else than who "
                          "opened");
    if (!str_trim(verdict->note).len || verdict->note.len > REASON_MAX)
        return fault_field(f, "note", "is a text of 1 to 1000 bytes");
    r.row.verdict = verdict->justified ? JUSTIFIED : NOT_JUSTIFIED;
    r.row.reviewer = by->id;
    r.row.reviewed = clock_now();
    if (!vault_sealer(d->parts.vault, by->org, by->org, &own, f) ||
        !vault_seal(own, a, &at, verdict->note, &r.row.note, f) ||
        !decide(d, a, by, "emergency.read", 1, &g, f) ||
        !store_write(d->parts.store, write_review, &r, f))
        return false;
    desk_tell_alert(d, by->org, emergency);
    return view(d, g, a, by->org, &r.row, r.number, ret, f);
}

/* ---- a review that is late ---- */

struct lateness {
    struct desk *desk;
    struct arena *arena;
    msec now;
    struct emergency_late_row row;
    struct id alert;
};

static bool read_late(struct tx *tx, void *arg, struct fault *f)
{
    struct lateness *l = arg;

    return store_emergency_late(tx, l->now, &l->row, f);
}

/* Looked for once more: somebody may have reviewed it meanwhile. */
static bool write_late(struct tx *tx, void *arg, struct fault *f)
{
    struct lateness *l = arg;
    struct org_settings settings;
    struct org_row org;

    l->alert = ID_NONE;
    if (!read_late(tx, l, f) || !store_org_get(tx, l->arena, l->row.org, &org, f) ||
        !settings_read(l->arena, org.settings, &settings, f))
        return false;
    struct alert_raising r = { .desk = l->desk,
                               .arena = l->arena,
                               .org = l->row.org,
                               .about = l->row.account,
                               .rule = ALERT_LATE_REVIEW,
                               .each = true,
                               .more = true,
                               .day = opening_day(&settings.opening, l->now),
                               .at = l->now,
                               .entry = (uint64_t)l->row.entry,
                               .count = 1,
                               .own = -1,
                               .team = -1 };

    return store_emergency_told(tx, &l->row, l->now, f) && alert_raise(tx, &r, &l->alert, f);
}

bool desk_late_review(struct desk *d, bool *ret_some, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct lateness l = { .desk = d, .arena = a, .now = clock_now() };
    struct fault why = { 0 };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    *ret_some = store_read(d->parts.store, read_late, &l, &why) &&
                store_write(d->parts.store, write_late, &l, &why);
    if (*ret_some)
        desk_tell_alert(d, l.row.org, l.alert);
    return *ret_some || why.kind == FAULT_MISSING ||
           fault_set(f, why.kind, "a late review: %s", why.text);
}
