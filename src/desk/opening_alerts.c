/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_alerts.c - the measure of a day, and the alerts, for those who watch: supervisors and
 * the controller.  Looking at colleagues' counts is journalled like looking at customers' data. */
#include <string.h>

#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

#define USERS_MAX 1000 /* that one day lists */

static bool watches(const struct principal *by)
{
    return principal_is(by, ROLE_SUPERVISOR) || principal_is(by, ROLE_CONTROLLER);
}

static bool watchers_only(const struct principal *by, struct fault *f)
{
    return watches(by) ||
           fault_deny(f, "role:supervisor", "alerts are for supervisors and the controller");
}

/* One entry, and the grant that opens the notes. */
static bool decide(struct desk *d, struct arena *a, const struct principal *by, const char *act,
                   int64_t n, const struct grant **ret, struct fault *f)
{
    struct access_wanted w = {
        .by = *by,
        .purpose = principal_is(by, ROLE_CONTROLLER) ? PURPOSE_LEGAL : PURPOSE_SUPPORT,
        .act = act,
        .needs = 1u << CATEGORY_CONTENT,
        .n = n,
        .counted = true,
    };

    return policy_decide(d->parts.policy, a, &w, ret, f);
}

/* ---- the measure ---- */

struct measuring {
    struct arena *arena;
    const struct principal *by;
    const struct org_opening *limits;
    struct opening_day_row *days;
    struct opening_measures *ret;
};

static bool own_day(struct measuring *m, struct tx *tx, int64_t day, struct fault *f)
{
    bool is_new;

    m->days = arena_make(m->arena, struct opening_day_row);
    m->ret->count = 1;
    return m->days ? store_opening_day(tx, m->by->org, m->by->id, day, m->days, &is_new, f)
                   : arena_check(m->arena, f);
}

static bool measure(struct tx *tx, void *arg, struct fault *f)
{
    struct measuring *m = arg;
    struct opening_measures *ret = m->ret;
    int64_t day = opening_day(m->limits, clock_now()), from = day - OPENING_USUAL_DAYS;

    opening_day_text(day, ret->day);
    if (!(watches(m->by) ? store_opening_days(tx, m->arena, m->by->org, day, USERS_MAX, &m->days,
                                              &ret->count, f)
                         : own_day(m, tx, day, f)) ||
        !store_opening_usual(tx, m->arena, m->by->org, ID_NONE, true, from, day, 1, &ret->team, f))
        return false;
    ret->of = arena_many(m->arena, struct opening_measure, ret->count);
    if (ret->count && !ret->of)
        return arena_check(m->arena, f);
    for (size_t i = 0; i < ret->count; i++) {
        const struct opening_day_row *row = &m->days[i];
        struct org_opening limits;

        ret->of[i] = (struct opening_measure){ .account = row->account,
                                               .persons = row->persons,
                                               .openings = row->openings,
                                               .no_ticket = row->no_ticket,
                                               .off_hours = row->off_hours,
                                               .emergencies = row->emergencies };
        if (!opening_limits_of(tx, m->limits, row->account, &limits, f))
            return false;
        ret->of[i].most = limits.persons;
        if (!store_opening_usual(tx, m->arena, m->by->org, row->account, false, from, day, 1,
                                 &ret->of[i].usual, f))
            return false;
    }
    return true;
}

bool desk_openings(struct desk *d, struct arena *a, const struct principal *by,
                   struct opening_measures *ret, struct fault *f)
{
    struct org_settings settings;
    struct measuring m = { .arena = a, .by = by, .limits = &settings.opening, .ret = ret };
    const struct grant *g;

    *ret = (struct opening_measures){ 0 };
    return desk_settings(d, a, by->org, &settings, f) &&
           store_read(d->parts.store, measure, &m, f) &&
           (!watches(by) || decide(d, a, by, "opening.list", (int64_t)ret->count, &g, f));
}

/* ---- alerts ---- */

struct listing_alerts {
    struct arena *arena;
    struct id org;
    const struct alerts_wanted *wanted;
    struct alert_row *rows;
    size_t count;
    struct alert_counts counts;
};

static bool read_page(struct tx *tx, void *arg, struct fault *f)
{
    struct listing_alerts *l = arg;
    enum alert_which which = l->wanted->open       ? ALERT_OPEN
                             : l->wanted->answered ? ALERT_ANSWERED
                                                   : ALERT_ANY;

    return store_alert_counts(tx, l->org, &l->counts, f) &&
           store_alert_list(tx, l->arena, l->org, l->wanted->before, l->wanted->limit, which,
                            &l->rows, &l->count, f);
}

static bool view(struct desk *d, const struct grant *g, struct arena *a, struct id org,
                 const struct alert_row *row, struct alert_view *ret, struct fault *f)
{
    struct place at = opening_text_place("alert", "note", row->id);
    struct clear note = { STR("") };

    if (row->note.len && !vault_open(d->parts.vault, g, a, org, &at, row->note, &note, f))
        return false;
    *ret = (struct alert_view){ .id = row->id,
                                .account = row->account,
                                .rule = row->rule,
                                .at = row->at,
                                .last = row->last,
                                .count = row->count,
                                .most = row->most,
                                .own = row->own,
                                .team = row->team,
                                .entry = row->entry,
                                .seen_by = row->seen_by,
                                .seen_at = row->seen_at,
                                .note = note.text };
    opening_day_text(row->day, ret->day);
    return true;
}

bool desk_alerts(struct desk *d, struct arena *a, const struct principal *by,
                 const struct alerts_wanted *wanted, struct alert_page *ret, struct fault *f)
{
    struct listing_alerts l = { .arena = a, .org = by->org, .wanted = wanted };
    const struct grant *g;

    if (!watchers_only(by, f) || !store_read(d->parts.store, read_page, &l, f) ||
        !decide(d, a, by, "alert.list", (int64_t)l.count, &g, f))
        return false;
    *ret = (struct alert_page){ .of = arena_many(a, struct alert_view, l.count),
                                .count = l.count,
                                .open = l.counts.open,
                                .answered = l.counts.all - l.counts.open };
    if (l.count && !ret->of)
        return arena_check(a, f);
    for (size_t i = 0; i < l.count; i++)
        if (!view(d, g, a, by->org, &l.rows[i], &ret->of[i], f))
            return false;
    return true;
}

/* ---- answering one ---- */

struct seeing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct alert_row row;
    struct id id;
    struct str note; /* sealed */
};

static bool read_alert(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;

    return store_alert_get(tx, s->arena, s->by->org, s->id, &s->row, f);
}

static bool write_seen(struct tx *tx, void *arg, struct fault *f)
{
    struct seeing *s = arg;
    struct journal_entry entry = { .org = s->by->org,
                                   .by = s->by->id,
                                   .act = "alert.seen",
                                   .on_kind = "user",
                                   .on = s->row.account,
                                   .result = "done",
                                   .rule = str_cstr(s->arena, s->row.rule),
                                   .n = s->row.count };
    uint64_t n;

    return store_alert_seen(tx, s->by->org, s->id, s->by->id, clock_now(), s->note, f) &&
           journal_append(s->desk->parts.journal, tx, &entry, &n, f) && read_alert(tx, s, f);
}

bool desk_alert_seen(struct desk *d, struct arena *a, const struct principal *by, struct id alert,
                     struct str note, struct alert_view *ret, struct fault *f)
{
    struct seeing s = { .desk = d, .arena = a, .by = by, .id = alert };
    struct place at = opening_text_place("alert", "note", alert);
    scoped(sealer) *own = NULL;
    const struct grant *g;

    if (!watchers_only(by, f) || !store_read(d->parts.store, read_alert, &s, f))
        return false;
    if (id_eq(s.row.account, by->id))
        return fault_deny(f, "four-eyes",
                          "an alert is answered by somebody else than whom it is "
                          "about");
    if (!str_trim(note).len || note.len > REASON_MAX)
        return fault_field(f, "note", "is a text of 1 to 1000 bytes");
    if (!vault_sealer(d->parts.vault, by->org, by->org, &own, f) ||
        !vault_seal(own, a, &at, note, &s.note, f) || !decide(d, a, by, "alert.read", 1, &g, f) ||
        !store_write(d->parts.store, write_seen, &s, f))
        return false;
    desk_tell_alert(d, by->org, alert);
    return view(d, g, a, by->org, &s.row, ret, f);
}
