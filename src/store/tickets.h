/* SPDX-License-Identifier: EUPL-1.2 */
/* tickets.h - rows of tickets, who takes part in them, and what was changed. */
#ifndef STORE_TICKETS_H
#define STORE_TICKETS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/ticket.h"
#include "store/scopes.h"
#include "store/store.h"

struct ticket_row {
    struct id id, org;
    int64_t number, version;
    enum status status;
    struct str queue;
    struct id assignee;
    enum priority priority;
    float priority_p;
    struct str priority_rule; /* ptr NULL: none */
    struct str priority_by;   /* model, rule, person */
    struct str intent;
    float intent_p;
    struct str intent_by; /* model, person */
    enum sentiment sentiment;
    float sentiment_p;
    struct str sentiment_by; /* model, person */
    int64_t rights;
    float rights_p;
    struct str lang, lang_by; /* by model, person */
    enum channel channel;
    enum automatic automatic;
    struct str tags; /* JSON array */
    struct id person;
    struct str subject, snippet; /* sealed skeletons */
    int64_t messages;
    msec created, updated;
};

bool store_ticket_add(struct tx *tx, const struct ticket_row *row, struct fault *f);
/* Writes what a person may change, if the version is still row->version: else FAULT_STALE. */
bool store_ticket_set(struct tx *tx, const struct ticket_row *row, struct fault *f);
/* Subject and snippet sealed anew, if the version is still row->version: else FAULT_STALE. */
bool store_ticket_set_texts(struct tx *tx, const struct ticket_row *row, struct fault *f);
/* A customer's message came in: snippet, counts and triage of the row; version goes up. */
bool store_ticket_grow(struct tx *tx, const struct ticket_row *row, struct fault *f);
/* An answer or note was written; takes the author as assignee when there was none. */
bool store_ticket_answered(struct tx *tx, const struct ticket_row *row, struct id author,
                           struct fault *f);
/* FAULT_MISSING: not there, or another organisation's. */
bool store_ticket_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                      struct ticket_row *ret, struct fault *f);
bool store_ticket_by_number(struct tx *tx, struct arena *a, struct id org, int64_t number,
                            struct ticket_row *ret, struct fault *f);
/* The legal basis of the source its first message came through; "" when no message has one. */
bool store_ticket_basis(struct tx *tx, struct arena *a, struct id ticket, struct str *ret_basis,
                        struct fault *f);

enum ticket_view {
    VIEW_ALL,
    VIEW_OPEN,
    VIEW_MINE,
    VIEW_UNASSIGNED,
    VIEW_URGENT, /* high and urgent */
    VIEW_PENDING,
    VIEW_SOLVED,
    VIEW_AUTOMATIC,
    VIEWS,
};

/* Filters: ptr NULL, negative or ID_NONE for none.  Newest first, before the cursor
 * (before = INT64_MAX, before_id all ones: from the newest). */
struct ticket_filter {
    enum ticket_view view;
    struct id org;
    struct id assignee; /* a filter; whose VIEW_MINE is, the scope says */
    struct str queue, intent;
    int priority, status;
    msec before;
    struct id before_id;
    int64_t limit;
    struct scope_filter scope; /* what who asks does not see */
};
bool store_ticket_list(struct tx *tx, struct arena *a, const struct ticket_filter *filter,
                       struct ticket_row **ret_rows, size_t *ret_count, struct fault *f);
/* At most 1000: the console shows "999+". */
bool store_ticket_count(struct tx *tx, enum ticket_view view, struct id org,
                        const struct scope_filter *scope, int64_t *ret_count, struct fault *f);
/* The newest 100. */
bool store_ticket_of_person(struct tx *tx, struct arena *a, struct id org, struct id person,
                            struct ticket_row **ret_rows, size_t *ret_count, struct fault *f);

bool store_participant_add(struct tx *tx, struct id ticket, struct id person, struct fault *f);
bool store_participant_is(struct tx *tx, struct id ticket, struct id person, bool *ret_is,
                          struct fault *f);
bool store_participant_list(struct tx *tx, struct arena *a, struct id ticket,
                            struct id **ret_persons, size_t *ret_count, struct fault *f);

struct change_row {
    msec at;
    struct id by;
    struct str what, old, new;
};
bool store_change_add(struct tx *tx, struct id ticket, const struct change_row *row,
                      struct fault *f);
bool store_change_list(struct tx *tx, struct arena *a, struct id ticket,
                       struct change_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
