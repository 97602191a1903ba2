/* SPDX-License-Identifier: EUPL-1.2 */
/* opening.h - opening the envelope: for a purpose, with a reason, and watched.
 *
 * What a token stands for is told only after its journal entry is durable and after the opening
 * was counted: a desk that cannot count opens nothing.  Counts are of a user and a day; a table
 * of rules holds them against limits that the organisation sets, and raises an alert that says
 * the count, the limit and what is usual.  They are kept to protect customers' data (GDPR art.
 * 32), not to measure who works how much: 90 days, then they are gone. */
#ifndef DESK_OPENING_H
#define DESK_OPENING_H

#include "desk/desk.h"
#include "domain/door.h"

#define REVEAL_MAX         50   /* tokens at once */
#define REASON_MAX         1000 /* bytes of a reason or note */
#define OPENING_KEPT_DAYS  90
#define OPENING_USUAL_DAYS 28 /* on which what is usual is told by */

struct opened {
    enum span_type type;
    uint32_t n, form;
    struct str text;
};

struct reveal {
    enum purpose purpose;
    struct id ticket;
    const struct str *tokens; /* "IBAN_1", "PERSON_2.2" */
    size_t count;
    struct str reason; /* the reader's own words: only their digest is journalled */
    bool emergency;    /* without the right to it: see below */
};
struct revealed {
    struct opened *opened; /* one a token, in order */
    uint64_t entry;        /* of the journal */
    int64_t seconds;       /* that they may show */
};
/* FAULT_DENIED when the policy does not give one of them in clear; FAULT_FIELDS without a reason
 * where the organisation asks for one.
 *
 * In an emergency (GDPR art. 32 (1) b: availability) the matrix is not asked, the built-in floor
 * is: allowed to the roles that the organisation names, with a reason always, marked in the
 * journal ("token.emergency"), told to supervisor and controller at once, and to be reviewed. */
bool desk_reveal(struct desk *d, struct arena *a, const struct principal *by,
                 const struct reveal *wanted, struct revealed *ret, struct fault *f);

/* The categories that these tokens are of, by their names; a name that is none counts as nothing.
 */
unsigned desk_token_categories(const struct str *tokens, size_t count);
/* Is one of these to be opened by somebody only who has shown a factor just now? */
bool desk_needs_fresh(unsigned categories);
/* Those of which this reader gets masks at most until then: of contacts that a page shows. */
unsigned grave_categories(const struct principal *by);

/* Somebody copies what they have open; journalled.  FAULT_CONFLICT when nothing of the ticket's
 * person was opened by them today or yesterday. */
bool desk_copied(struct desk *d, const struct principal *by, enum purpose purpose, struct id ticket,
                 struct str token, struct fault *f);

/* ---- the measure (opening_alerts.c) ---- */

struct opening_measure {
    struct id account;
    int64_t persons, openings, no_ticket, off_hours, emergencies;
    int64_t usual; /* persons a day, of this user; -1: not known */
    int64_t most;  /* persons a day before there is an alert; 0: there is none */
};
struct opening_measures {
    char day[16]; /* "2026-11-26", where the organisation is */
    int64_t team; /* persons a day and user, usually; -1: not known */
    struct opening_measure *of;
    size_t count;
};
/* Of today.  Supervisors and controllers see everybody's (journalled), others their own. */
bool desk_openings(struct desk *d, struct arena *a, const struct principal *by,
                   struct opening_measures *ret, struct fault *f);

/* ---- limits of one user's own (opening_limits.c) ----
 *
 * Where somebody's work is unlike the others': a back office opens a hundred files a day, a trainee
 * ten.  What is not named is as the organisation has it. */

enum opening_limit {
    LIMIT_PERSONS,
    LIMIT_OPENINGS,
    LIMIT_TIMES,
    LIMIT_NO_TICKET,
    LIMIT_OFF_HOURS,
    LIMIT_SEQUENCE,
    OPENING_LIMITS
};
const char *opening_limit_name(int i); /* as among the organisation's settings; NULL past them */

struct opening_limits {
    int64_t own[OPENING_LIMITS]; /* -1: none of their own; 0: no such alert */
    int64_t organisation[OPENING_LIMITS];
};
/* Supervisors and controllers.  FAULT_MISSING: no such user in this organisation. */
bool desk_opening_limits(struct desk *d, struct arena *a, const struct principal *by,
                         struct id account, struct opening_limits *ret, struct fault *f);
/* Controllers, and nobody their own; journalled.  FAULT_FIELDS: past what the organisation could
 * set. */
bool desk_set_opening_limits(struct desk *d, struct arena *a, const struct principal *by,
                             struct id account, const int64_t own[static OPENING_LIMITS],
                             struct opening_limits *ret, struct fault *f);

struct alert_view {
    struct id id, account;
    struct str rule; /* "many-persons", ...: opening_rule_at() */
    char day[16];
    msec at, last;
    int64_t count, most, own, team; /* own, team: -1 when not known */
    int64_t entry;
    struct id seen_by;
    msec seen_at; /* 0: open */
    struct str note;
};
const char *opening_rule_at(int i); /* the rules' names; NULL behind the last */
struct alerts_wanted {
    struct id before; /* all ones: from the newest */
    int64_t limit;
    bool open, answered; /* one of them only; neither: all */
};
struct alert_page {
    struct alert_view *of;
    size_t count;
    int64_t open, answered; /* of all, not of this page */
};
/* Newest first; supervisors and controllers, journalled. */
bool desk_alerts(struct desk *d, struct arena *a, const struct principal *by,
                 const struct alerts_wanted *wanted, struct alert_page *ret, struct fault *f);
/* With a note; nobody answers an alert about themselves.  FAULT_CONFLICT: somebody did already. */
bool desk_alert_seen(struct desk *d, struct arena *a, const struct principal *by, struct id alert,
                     struct str note, struct alert_view *ret, struct fault *f);

/* Tells supervisors and controllers of one organisation by mail of the alerts that came since the
 * last one (alert_mail.c).  `link` is where the console is.  *ret_told: there was one, and there
 * may be more; false only when the store fails. */
bool desk_alerts_mail(struct desk *d, const struct door *door, struct str link, bool *ret_told,
                      struct fault *f);

/* ---- emergencies (emergency.c) ---- */

#define EMERGENCIES_MAX 200 /* that are listed: those to review first, then the newest */
struct emergency_view {
    struct id id, account, ticket;
    int64_t number; /* the ticket's; 0: it is gone */
    msec at, due;
    struct str purpose, categories; /* "health,special" */
    int64_t entry;
    struct str reason;
    bool reviewed, justified;
    struct id reviewer;
    msec reviewed_at;
    struct str note;
};
/* Controller only, journalled. */
bool desk_emergencies(struct desk *d, struct arena *a, const struct principal *by,
                      struct emergency_view **ret, size_t *ret_count, struct fault *f);
struct emergency_verdict {
    bool justified;
    struct str note; /* must not be empty */
};
/* By a controller, and never by who opened.  FAULT_CONFLICT: reviewed already. */
bool desk_emergency_review(struct desk *d, struct arena *a, const struct principal *by,
                           struct id emergency, const struct emergency_verdict *verdict,
                           struct emergency_view *ret, struct fault *f);
/* Raises an alert about one emergency, of any organisation, whose review is late: once for each.
 * *ret_some: there was one, and there may be more. */
bool desk_late_review(struct desk *d, bool *ret_some, struct fault *f);

#endif
