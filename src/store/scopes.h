/* SPDX-License-Identifier: EUPL-1.2 */
/* scopes.h - rows that narrow what an account sees, and of persons who are guarded. */
#ifndef STORE_SCOPES_H
#define STORE_SCOPES_H

#include "base/arena.h"
#include "base/id.h"
#include "store/store.h"

/* Of an account; one without a row has no limit. */
struct scope_row {
    bool own, queues; /* own tickets only; those queues only that store_scope_queues() gives */
};
bool store_scope_get(struct tx *tx, struct id account, struct scope_row *ret, struct fault *f);
/* The queues are removed, too. */
bool store_scope_set(struct tx *tx, struct id org, struct id account, const struct scope_row *row,
                     struct fault *f);
bool store_scope_queues(struct tx *tx, struct arena *a, struct id account, struct str **ret,
                        size_t *ret_count, struct fault *f);
bool store_scope_add_queue(struct tx *tx, struct id account, struct str queue, struct fault *f);

/* What a ticket or person is to an account. */
struct record_scope {
    bool there, is_own, in_queue;
    bool restricted, vip; /* a person in it, who did not name the account */
};
bool store_scope_of_ticket(struct tx *tx, struct id org, struct id ticket, struct id account,
                           struct record_scope *ret, struct fault *f);
/* Whom the ticket's guarded persons name: is each such person in it despite whom they may see it?
 */
struct scope_named {
    struct id account;
    bool unrestricted, unprotected; /* all that are restricted, protected, named them */
};
bool store_scope_named(struct tx *tx, struct arena *a, struct id ticket, struct scope_named **ret,
                       size_t *ret_count, struct fault *f);
/* `limits` of the account: own and in a queue is a person with a ticket that is both. */
bool store_scope_of_person(struct tx *tx, struct id org, struct id person, struct id account,
                           const struct scope_row *limits, struct record_scope *ret,
                           struct fault *f);

/* What lists leave out. */
struct scope_filter {
    struct id account;
    bool own, queues;     /* all that is not the account's; not in its queues */
    bool restricted, vip; /* what is about such a person who did not name the account */
};

struct guard_row {
    struct id person;
    bool restricted, vip;
};
/* Is any person of the organisation guarded? */
bool store_guard_any(struct tx *tx, struct id org, bool *ret_any, struct fault *f);
bool store_guard_list(struct tx *tx, struct arena *a, struct id org, struct guard_row **ret,
                      size_t *ret_count, struct fault *f);
/* Of all of them: those that are alike to an account. */
#define GUARD_GROUPS 8
struct guard_group {
    bool reached;         /* within the account's limits */
    bool restricted, vip; /* and did not name the account */
    int64_t persons;
};
bool store_guard_groups(struct tx *tx, struct id org, struct id account,
                        const struct scope_row *limits, struct guard_group ret[static GUARD_GROUPS],
                        size_t *ret_count, struct fault *f);
struct guard_counts {
    int64_t persons, restricted, vip; /* who is both is one person */
};
bool store_guard_counts(struct tx *tx, struct id org, struct guard_counts *ret, struct fault *f);
bool store_guard_set(struct tx *tx, struct id org, const struct guard_row *row, struct fault *f);
bool store_named_list(struct tx *tx, struct arena *a, struct id person, struct id **ret,
                      size_t *ret_count, struct fault *f);
bool store_named_clear(struct tx *tx, struct id person, struct fault *f);
bool store_named_add(struct tx *tx, struct id person, struct id account, struct fault *f);

#endif
