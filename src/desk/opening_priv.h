/* SPDX-License-Identifier: EUPL-1.2 */
/* opening_priv.h - what the files of opening share: the rules, pure, and the counting. */
#ifndef DESK_OPENING_PRIV_H
#define DESK_OPENING_PRIV_H

#include "desk/desk_priv.h"
#include "desk/opening.h"
#include "store/openings.h"

/* ---- when (opening_rules.c) ---- */

#define OPENING_DAY_MINUTES (24 * 60)
/* The zone of this name, or NULL. */
const char *opening_zone(struct str name);
/* Minutes that clocks of the zone are ahead of UTC; summer time as in Directive 2000/84/EC. */
int64_t opening_offset(const char *zone, msec at);
/* Days since 1970-01-01 where the organisation is. */
int64_t opening_day(const struct org_opening *o, msec at);
void opening_day_text(int64_t day, char ret[static 16]);
/* Outside the hours or on a day when nobody works? */
bool opening_is_off_hours(const struct org_opening *o, msec at);

/* ---- the rules (opening_rules.c) ---- */

/* One user's day so far. */
struct opening_facts {
    int64_t persons, openings, no_ticket, off_hours, emergencies, longest;
    int64_t own, team; /* persons a day, usually; -1: not known */
};
#define OPENING_FEW 10 /* persons a day that are never unusual */

struct opening_firing {
    int64_t count, most;
};
struct opening_rule {
    const char *name;
    bool (*fires)(const struct opening_facts *facts, const struct org_opening *limits,
                  struct opening_firing *ret);
    bool each; /* every time anew, not once a day */
};
#define ALERT_LATE_REVIEW      "late-review"      /* an emergency was not reviewed in time */
#define ALERT_EMERGENCY_ACCESS "emergency-access" /* a controller let more roles open so */
extern const struct opening_rule opening_rules[];
extern const size_t opening_rule_count;
/* Is what is usual needed to tell? */
bool opening_asks_usual(const struct opening_facts *facts, const struct org_opening *limits);

/* The row of tickets goes on with this one, or begins anew. */
void opening_run(struct opening_day_row *day, int64_t number);
/* The row of persons' pages; `next`: this person came right before or after the last one. */
void opening_run_pages(struct opening_day_row *day, struct id person, bool next);

/* ---- raising an alert (alert_raise.c) ---- */

struct alert_raising {
    struct desk *desk;
    struct arena *arena;
    struct id org, about; /* about: the user */
    const char *rule;     /* of opening_rules */
    bool each;            /* it is told every time */
    bool more;            /* `count` is how many came on top, not all of the day */
    int64_t day;
    msec at;
    uint64_t entry; /* of the journal: what raised it */
    int64_t count, most;
    int64_t own, team; /* persons a day, usually; -1: not known */
};
/* One alert a user, rule and day: it grows.  One that somebody has seen opens again when there is
 * twice as much of it.  *ret_told: the alert, when those who watch must hear of it once this is
 * committed (desk_tell_alert()); else ID_NONE. */
bool alert_raise(struct tx *tx, const struct alert_raising *r, struct id *ret_told,
                 struct fault *f);

/* ---- limits of one user's own (opening_limits.c) ---- */

/* The organisation's, with the user's own over them. */
bool opening_limits_of(struct tx *tx, const struct org_opening *organisation, struct id account,
                       struct org_opening *ret, struct fault *f);

/* ---- counting (opening_count.c) ---- */

/* What was opened. */
struct opening {
    const struct principal *by;
    const struct org_opening *limits;
    enum purpose purpose;
    const struct id *persons; /* whose data it is; the same one may be named again */
    size_t person_count;
    int64_t count;  /* of tokens; a file, or a page, is one */
    int64_t number; /* of the ticket; 0: a person's page */
    bool linked;    /* it is the user's own */
    uint64_t entry;
    msec at;
    struct emergency_row *emergency; /* NULL: none */
};
/* Durable when it returns; alerts that it raised are told. */
bool opening_count(struct desk *d, const struct opening *o, struct fault *f);

/* The same for what is shown without a token: a file of a ticket, a person's page. */
bool opening_count_ticket(struct desk *d, const struct principal *by, enum purpose purpose,
                          struct id ticket, const struct grant *g, struct fault *f);
/* One token, whose value is `person`'s. */
bool opening_count_token(struct desk *d, const struct principal *by, enum purpose purpose,
                         struct id ticket, struct id person, const struct grant *g,
                         struct fault *f);
bool opening_count_person(struct desk *d, const struct principal *by, enum purpose purpose,
                          struct id person, const struct grant *g, struct fault *f);

/* FAULT_FIELDS without a reason where the organisation asks for one, or `always`. */
bool opening_reason(const struct org_opening *o, struct str reason, bool always, struct fault *f);

/* What people write, sealed with the organisation's key. */
struct place opening_text_place(const char *table, const char *column, struct id row);

#endif
