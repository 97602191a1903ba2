/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_limits.c - limits of openings that are one user's own; see opening.h. */
#include <string.h>

#include "desk/desk_priv.h"
#include "desk/opening_priv.h"
#include "store/accounts.h"

_Static_assert(OPENING_LIMITS == OPENING_LIMIT_COLUMNS, "desk and store agree");

static const struct {
    const char *name;
    size_t at;    /* in struct org_opening */
    int64_t most; /* as in settings_opening.c */
    const char *reason;
} limits[OPENING_LIMITS] = {
    [LIMIT_PERSONS] = { "persons", offsetof(struct org_opening, persons), 100000,
                        "is 0 (no alert) to 100000, or null" },
    [LIMIT_OPENINGS] = { "openings", offsetof(struct org_opening, openings), 100000,
                         "is 0 (no alert) to 100000, or null" },
    [LIMIT_TIMES] = { "times", offsetof(struct org_opening, times), 100,
                      "is 0 (no alert) to 100, or null" },
    [LIMIT_NO_TICKET] = { "no_ticket", offsetof(struct org_opening, no_ticket), 100000,
                          "is 0 (no alert) to 100000, or null" },
    [LIMIT_OFF_HOURS] = { "off_hours", offsetof(struct org_opening, off_hours), 100000,
                          "is 0 (no alert) to 100000, or null" },
    [LIMIT_SEQUENCE] = { "sequence", offsetof(struct org_opening, sequence), 100000,
                         "is 0 (no alert) to 100000, or null" },
};

const char *opening_limit_name(int i)
{
    return i < OPENING_LIMITS ? limits[i].name : NULL;
}

bool opening_limits_of(struct tx *tx, const struct org_opening *organisation, struct id account,
                       struct org_opening *ret, struct fault *f)
{
    int64_t own[OPENING_LIMITS];

    *ret = *organisation;
    if (!store_opening_limit_get(tx, account, own, f))
        return false;
    for (int i = 0; i < OPENING_LIMITS; i++)
        if (own[i] >= 0)
            memcpy((char *)ret + limits[i].at, &own[i], sizeof own[i]);
    return true;
}

/* ---- reading and setting ---- */

struct limiting {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id account;
    const int64_t *own; /* to be set; NULL: only read */
    struct opening_limits *ret;
};

static bool of_this_organisation(struct limiting *l, struct tx *tx, struct fault *f)
{
    struct account_row row;

    return store_account_get(tx, l->arena, l->account, &row, f) &&
           (id_eq(row.org, l->by->org) || fault_set(f, FAULT_MISSING, "account: there is none"));
}

static bool read_limits(struct tx *tx, void *arg, struct fault *f)
{
    struct limiting *l = arg;

    return of_this_organisation(l, tx, f) &&
           store_opening_limit_get(tx, l->account, l->ret->own, f);
}

static bool write_limits(struct tx *tx, void *arg, struct fault *f)
{
    struct limiting *l = arg;
    struct journal_entry entry = { .org = l->by->org,
                                   .by = l->by->id,
                                   .act = "account.openings",
                                   .on_kind = "account",
                                   .on = l->account,
                                   .purpose = purpose_name(PURPOSE_LEGAL),
                                   .result = "done",
                                   .counted = true };
    uint64_t n;

    for (int i = 0; i < OPENING_LIMITS; i++)
        entry.n += l->own[i] >= 0;
    return of_this_organisation(l, tx, f) && store_opening_limit_put(tx, l->account, l->own, f) &&
           journal_append(l->desk->parts.journal, tx, &entry, &n, f) && read_limits(tx, l, f);
}

static bool lay_beside(struct limiting *l, struct fault *f)
{
    struct org_settings settings;

    if (!desk_settings(l->desk, l->arena, l->by->org, &settings, f))
        return false;
    for (int i = 0; i < OPENING_LIMITS; i++)
        memcpy(&l->ret->organisation[i], (const char *)&settings.opening + limits[i].at,
               sizeof l->ret->organisation[i]);
    return true;
}

bool desk_opening_limits(struct desk *d, struct arena *a, const struct principal *by,
                         struct id account, struct opening_limits *ret, struct fault *f)
{
    struct limiting l = { .desk = d, .arena = a, .by = by, .account = account, .ret = ret };

    if (!principal_is(by, ROLE_SUPERVISOR) && !principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:supervisor", "alerts are for supervisors and the controller");
    return store_read(d->parts.store, read_limits, &l, f) && lay_beside(&l, f);
}

static bool check(const int64_t *own, struct fault *f)
{
    bool ok = true;

    for (int i = 0; i < OPENING_LIMITS; i++)
        if (own[i] < -1 || own[i] > limits[i].most)
            ok = fault_field(f, limits[i].name, limits[i].reason);
    return ok;
}

bool desk_set_opening_limits(struct desk *d, struct arena *a, const struct principal *by,
                             struct id account, const int64_t own[static OPENING_LIMITS],
                             struct opening_limits *ret, struct fault *f)
{
    struct limiting l = {
        .desk = d, .arena = a, .by = by, .account = account, .own = own, .ret = ret
    };

    if (!principal_is(by, ROLE_CONTROLLER))
        return fault_deny(f, "role:controller", "only a controller sets when there is an alert");
    if (id_eq(by->id, account))
        return fault_deny(f, "four-eyes", "nobody sets when there is an alert about themselves");
    return check(own, f) && store_write(d->parts.store, write_limits, &l, f) && lay_beside(&l, f);
}
