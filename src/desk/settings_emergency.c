/* SPDX-License-Identifier: EUPL-1.2 */
/* settings_emergency.c - which roles may open in an emergency: with it a controller gives what the
 * matrix does not, so that more roles are a change of the policy.
 *
 * Where the policy in force wants four eyes, more roles wait until another controller names the
 * same; elsewhere one is enough, and the others hear of it by an alert.  Fewer are at once so. */
#include "desk/settings_priv.h"
#include "policy/versions.h"
#include "store/policies.h"

#define WAITS_MS ((msec)PROPOSAL_DAYS * 24 * 3600 * 1000)

static bool is_agreed(const struct emergency_wanted *w, unsigned roles, struct id by, msec now)
{
    return w->roles == roles && !id_eq(w->by, by) && w->at + WAITS_MS > now;
}

static const char *name_roles(struct arena *a, unsigned roles)
{
    struct buf b = buf_new(a, 256);

    for (unsigned r = 0; r < ROLES; r++)
        if (roles >> r & 1u)
            buf_printf(&b, "%s%s", b.len ? "," : "", role_name((enum role)r));
    return str_cstr(a, buf_str(&b));
}

static bool note(const struct emergency_change *c, struct tx *tx, const char *act, unsigned roles,
                 uint64_t *ret_entry, struct fault *f)
{
    struct journal_entry entry = { .org = c->by->org,
                                   .by = c->by->id,
                                   .act = act,
                                   .on_kind = "organisation",
                                   .on = c->by->org,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .reason = name_roles(c->arena, roles) };

    return journal_append(c->desk->parts.journal, tx, &entry, ret_entry, f);
}

static bool tell(const struct emergency_change *c, struct tx *tx, const struct org_opening *o,
                 uint64_t entry, struct id *ret_alert, struct fault *f)
{
    msec now = clock_now();
    struct alert_raising r = { .desk = c->desk,
                               .arena = c->arena,
                               .org = c->by->org,
                               .about = c->by->id,
                               .rule = ALERT_EMERGENCY_ACCESS,
                               .each = true,
                               .more = true,
                               .day = opening_day(o, now),
                               .at = now,
                               .entry = entry,
                               .count = 1,
                               .own = -1,
                               .team = -1 };

    return alert_raise(tx, &r, ret_alert, f);
}

bool settings_emergency(const struct emergency_change *c, struct tx *tx,
                        const struct org_opening *before, struct org_opening *now,
                        struct id *ret_alert, struct fault *f)
{
    unsigned roles = now->emergency;
    struct policy_row policy;
    uint64_t entry;
    bool waits;

    *ret_alert = ID_NONE;
    if (!now->emergency_named)
        return true;
    now->wanted = (struct emergency_wanted){ 0 };
    if (!(roles & ~before->emergency))
        return !before->wanted.roles ||
               note(c, tx, "emergency.refuse", before->wanted.roles, &entry, f);
    if (!store_policy_newest(tx, c->arena, c->by->org, &policy, f))
        return false;
    waits = policy.four_eyes && !is_agreed(&before->wanted, roles, c->by->id, clock_now());
    if (waits) {
        now->wanted = (struct emergency_wanted){ roles, c->by->id, clock_now() };
        now->emergency &= before->emergency;
    }
    return note(c, tx, waits ? "emergency.ask" : "emergency.allow", roles, &entry, f) &&
           tell(c, tx, now, entry, ret_alert, f);
}
