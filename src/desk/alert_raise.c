/* SPDX-License-Identifier: EUPL-1.2 */
/* alert_raise.c - an alert, in the transaction of what raised it. */
#include "desk/desk_priv.h"
#include "desk/opening_priv.h"

static bool journal_alert(const struct alert_raising *r, struct tx *tx, int64_t count,
                          struct fault *f)
{
    struct journal_entry entry = { .org = r->org,
                                   .act = "alert.raise",
                                   .on_kind = "user",
                                   .on = r->about,
                                   .result = "done",
                                   .rule = r->rule,
                                   .n = count };
    uint64_t n;

    return journal_append(r->desk->parts.journal, tx, &entry, &n, f);
}

static bool add(const struct alert_raising *r, struct tx *tx, struct id *ret_told, struct fault *f)
{
    struct alert_row alert = { .id = id_new(),
                               .account = r->about,
                               .rule = str_of(r->rule),
                               .day = r->day,
                               .at = r->at,
                               .last = r->at,
                               .count = r->count,
                               .most = r->most,
                               .own = r->own,
                               .team = r->team,
                               .entry = (int64_t)r->entry };

    *ret_told = alert.id;
    return store_alert_add(tx, r->org, &alert, f) && journal_alert(r, tx, alert.count, f);
}

bool alert_raise(struct tx *tx, const struct alert_raising *r, struct id *ret_told, struct fault *f)
{
    struct fault why = { 0 };
    struct alert_row alert;
    bool again;

    *ret_told = ID_NONE;
    if (!store_alert_by_rule(tx, r->arena, r->org, r->about, str_of(r->rule), r->day, &alert, &why))
        return why.kind == FAULT_MISSING ? add(r, tx, ret_told, f)
                                         : fault_set(f, why.kind, "%s", why.text);
    alert.count = r->more ? alert.count + r->count : r->count;
    again = alert.seen_at && (r->each || alert.count >= 2 * alert.seen_count);
    alert.last = r->at;
    alert.most = r->most;
    if (!store_alert_grow(tx, r->org, &alert, again, f))
        return false;
    if (!again && !r->each)
        return true;
    *ret_told = alert.id;
    return journal_alert(r, tx, alert.count, f);
}
