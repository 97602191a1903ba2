/* SPDX-License-Identifier: EUPL-1.2 */
/* openings.h - rows of who opened how much, of the alerts that raised, and of access in an
 * emergency.  A day is a number of days since 1970-01-01 where the organisation is. */
#ifndef STORE_OPENINGS_H
#define STORE_OPENINGS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

/* ---- counts of a day ---- */

struct opening_day_row {
    struct id account;
    int64_t day, persons, openings, no_ticket, off_hours, emergencies;
    int64_t number;   /* of the last ticket; 0: none */
    int64_t run;      /* tickets in a row whose numbers follow each other, now */
    int64_t longest;  /* such a row, or one of pages: of the day */
    struct id person; /* of the last page; ID_NONE: none */
    int64_t pages;    /* in a row, of persons who came one after the other, now */
};
/* All counts are 0 where the user opened nothing on that day; *ret_new says so. */
bool store_opening_day(struct tx *tx, struct id org, struct id account, int64_t day,
                       struct opening_day_row *ret, bool *ret_new, struct fault *f);
bool store_opening_day_put(struct tx *tx, struct id org, const struct opening_day_row *row,
                           struct fault *f);
/* The whole organisation's of one day, who opened most first. */
bool store_opening_days(struct tx *tx, struct arena *a, struct id org, int64_t day, int64_t limit,
                        struct opening_day_row **ret_rows, size_t *ret_count, struct fault *f);
/* The middle of the counts of persons on the days [from, to) on which something was opened: of
 * `account`, or of all others.  -1 where there are fewer than `least` such days. */
bool store_opening_usual(struct tx *tx, struct arena *a, struct id org, struct id account,
                         bool others, int64_t from, int64_t to, size_t least, int64_t *ret,
                         struct fault *f);
/* *ret_new: not counted yet on this day. */
bool store_opening_person(struct tx *tx, struct id org, struct id account, int64_t day,
                          struct id person, bool *ret_new, struct fault *f);
bool store_opening_person_is(struct tx *tx, struct id org, struct id account, int64_t since,
                             struct id person, bool *ret_is, struct fault *f);
/* Drops a user's persons before `persons` and counts before `counts`. */
bool store_opening_forget(struct tx *tx, struct id org, struct id account, int64_t persons,
                          int64_t counts, struct fault *f);
/* Has the user this ticket, or wrote in it? */
bool store_opening_linked(struct tx *tx, struct id org, struct id ticket, struct id account,
                          bool *ret_is, struct fault *f);
/* Has the user a ticket of this person? */
bool store_opening_linked_person(struct tx *tx, struct id org, struct id person, struct id account,
                                 bool *ret_is, struct fault *f);

/* A user's own limits, in the order of enum opening_limit (desk/opening.h); -1: none of their own.
 */
#define OPENING_LIMIT_COLUMNS 6
bool store_opening_limit_get(struct tx *tx, struct id account,
                             int64_t ret[static OPENING_LIMIT_COLUMNS], struct fault *f);
bool store_opening_limit_put(struct tx *tx, struct id account,
                             const int64_t own[static OPENING_LIMIT_COLUMNS], struct fault *f);

/* ---- alerts ---- */

struct alert_row {
    struct id id, account;
    struct str rule;
    int64_t day;
    msec at, last;
    int64_t count, most, own, team; /* own, team: -1 when not known */
    int64_t entry;
    struct id seen_by;
    msec seen_at; /* 0: open */
    int64_t seen_count;
    struct str note; /* sealed */
};
/* Of this user, rule and day; FAULT_MISSING when there is none. */
bool store_alert_by_rule(struct tx *tx, struct arena *a, struct id org, struct id account,
                         struct str rule, int64_t day, struct alert_row *ret, struct fault *f);
bool store_alert_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                     struct alert_row *ret, struct fault *f);
enum alert_which { ALERT_ANY, ALERT_OPEN, ALERT_ANSWERED };
/* Newest first, before `before` (all ones: from the newest). */
bool store_alert_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                      int64_t limit, enum alert_which which, struct alert_row **ret_rows,
                      size_t *ret_count, struct fault *f);
struct alert_counts {
    int64_t open, all;
};
bool store_alert_counts(struct tx *tx, struct id org, struct alert_counts *ret, struct fault *f);
bool store_alert_add(struct tx *tx, struct id org, const struct alert_row *row, struct fault *f);
/* The new count; `again` opens one that somebody had seen. */
bool store_alert_grow(struct tx *tx, struct id org, const struct alert_row *row, bool again,
                      struct fault *f);
/* FAULT_CONFLICT when somebody has seen it already. */
bool store_alert_seen(struct tx *tx, struct id org, struct id id, struct id by, msec at,
                      struct str note, struct fault *f);

/* How far an organisation was told of its alerts by mail. */
struct alert_mail_row {
    struct id org;
    msec until, next_at;
    int64_t tries;
};
/* One that has newer ones and may be told; FAULT_MISSING. */
bool store_alert_mail_due(struct tx *tx, msec now, struct alert_mail_row *ret, struct fault *f);
bool store_alert_mail_put(struct tx *tx, const struct alert_mail_row *row, struct fault *f);
/* Of a mail that others have, who did not get it: the alerts after `since`, up to `until`. */
struct alert_missed_row {
    struct id org, account;
    msec since, until, at, next_at;
    int64_t tries;
};
/* One that may be tried again; FAULT_MISSING. */
bool store_alert_missed_due(struct tx *tx, msec now, struct alert_missed_row *ret, struct fault *f);
/* Of one who misses a mail already, `since`, `next_at` and `tries` stay as they are. */
bool store_alert_missed_add(struct tx *tx, const struct alert_missed_row *row, struct fault *f);
bool store_alert_missed_wait(struct tx *tx, const struct alert_missed_row *row, struct fault *f);
bool store_alert_missed_drop(struct tx *tx, struct id org, struct id account, struct fault *f);
/* Those that grew after `since`, the oldest first. */
bool store_alert_since(struct tx *tx, struct arena *a, struct id org, msec since, int64_t limit,
                       struct alert_row **ret_rows, size_t *ret_count, struct fault *f);

/* ---- emergencies ---- */

struct emergency_row {
    struct id id, account, ticket;
    msec at;
    struct str purpose, categories;
    int64_t entry;
    struct str reason; /* sealed */
    msec due;
    int64_t verdict; /* 0: not reviewed, 1: justified, 2: not justified */
    struct id reviewer;
    msec reviewed;
    struct str note; /* sealed */
};
bool store_emergency_add(struct tx *tx, struct id org, const struct emergency_row *row,
                         struct fault *f);
bool store_emergency_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                         struct emergency_row *ret, struct fault *f);
/* Those to review first, then newest first. */
bool store_emergency_list(struct tx *tx, struct arena *a, struct id org, struct id before,
                          int64_t limit, struct emergency_row **ret_rows, size_t *ret_count,
                          struct fault *f);
/* FAULT_CONFLICT when it was reviewed already. */
bool store_emergency_review(struct tx *tx, struct id org, const struct emergency_row *row,
                            struct fault *f);
/* One whose review is late, which nobody was told of. */
struct emergency_late_row {
    struct id org, id, account;
    int64_t entry;
};
/* FAULT_MISSING */
bool store_emergency_late(struct tx *tx, msec now, struct emergency_late_row *ret, struct fault *f);
bool store_emergency_told(struct tx *tx, const struct emergency_late_row *row, msec now,
                          struct fault *f);

#endif
