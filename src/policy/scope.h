/* SPDX-License-Identifier: EUPL-1.2 */
/* scope.h - what narrows the matrix for one user and one record; nothing here ever widens it.
 *
 *   scope:queue                  the user is limited to certain queues, and this is in none of them
 *   scope:own-tickets            the user sees their own tickets only, and this is not one
 *   scope:restricted-processing  a person's data may be kept and nothing else (GDPR art. 18), but
 *                                for the purpose `legal`, and to whom a controller named
 *   scope:vip                    a person only supervisors see, and whom a controller named
 *
 * A tool keeps and sorts what comes in of a restricted person, since it must be kept. */
#ifndef POLICY_SCOPE_H
#define POLICY_SCOPE_H

#include "policy/policy.h"
#include "store/scopes.h"

#define SCOPE_QUEUES_MAX 100
#define SCOPE_NAMED_MAX  100

/* Of who asks (`own`, `queues`), and of what is asked for. */
struct scope {
    bool own, queues; /* own tickets only; certain queues only */
    bool record;      /* it is a ticket, or a person with tickets: the next two mean something */
    bool is_own, in_queue;
    bool restricted, vip; /* of a person in it who has not named who asks */
};

/* The rule that refuses, or NULL.  Pure; costs some ns, allocates nothing. */
const char *scope_decide(const struct scope *s, unsigned roles, enum purpose purpose);

/* Matrix and scope together: what is seen of one category of one record, and what decided.  A
 * decision of some 100 ns (`guichet bench policy`) that allocates nothing (memory_test.c); words
 * cost more. */
void access_weigh(const struct matrix *m, const struct scope *s, unsigned roles,
                  enum purpose purpose, enum category category, struct reason *ret);
void access_decide(const struct matrix *m, const struct scope *s, unsigned roles,
                   enum purpose purpose, enum category category, struct verdict_of_policy *ret);

/* In words, for the user it is about. */
struct str scope_words(const char *rule, bool french);

/* Inside a transaction: what is known of a ticket or person for who asks.  A record that is not
 * there has no scope. */
bool scope_of_ticket(struct tx *tx, const struct principal *by, struct id ticket, struct scope *ret,
                     struct fault *f);
bool scope_of_person(struct tx *tx, const struct principal *by, struct id person, struct scope *ret,
                     struct fault *f);
/* For lists: what the store leaves out. */
bool scope_of_list(struct tx *tx, const struct principal *by, enum purpose purpose,
                   struct scope_filter *ret, struct fault *f);

/* The scope of what is wanted: a ticket, something in one, a person; of anything else, none.
 * Journals nothing. */
bool policy_scope(struct policy *p, const struct access_wanted *wanted, struct scope *ret,
                  struct fault *f);

/* ---- setting them (scopes.c): controllers only, journalled ---- */

struct user_scope {
    bool own, queues;
    struct str *queue; /* when `queues`; may be none: no ticket at all */
    size_t queue_count;
};
bool policy_user_scope(struct policy *p, struct arena *a, struct id org, struct id account,
                       struct user_scope *ret, struct fault *f);
/* FAULT_MISSING: no such account in this organisation. */
bool policy_set_user_scope(struct policy *p, const struct principal *by, struct id account,
                           const struct user_scope *scope, struct fault *f);

/* A guarded person, and who was named to see them all the same. */
struct person_guard {
    struct id person;
    bool restricted, vip;
    struct id *named;
    size_t named_count;
};
bool policy_guards(struct policy *p, struct arena *a, struct id org, struct person_guard **ret,
                   size_t *ret_count, struct fault *f);
/* How many there are, and the scopes of one account against them, each with how many have it. */
struct scope_group {
    struct scope scope;
    int64_t persons;
};
struct guarded {
    struct guard_counts counts;
    struct scope_group group[GUARD_GROUPS];
    size_t group_count;
};
bool policy_guarded(struct policy *p, struct id org, struct id account, struct guarded *ret,
                    struct fault *f);
/* How many of them are taken away whatever the matrix gives, a row for each rule. */
struct hidden {
    const char *rule;
    int64_t persons;
};
size_t guarded_hidden(const struct guarded *g, unsigned roles, enum purpose purpose,
                      struct hidden ret[static GUARD_GROUPS]);
bool policy_guard(struct policy *p, struct arena *a, struct id org, struct id person,
                  struct person_guard *ret, struct fault *f);
/* `act` is "person.restrict" or "person.protect".  FAULT_MISSING: no such person, or a named
 * account is none of this organisation. */
bool policy_set_guard(struct policy *p, const struct principal *by, const char *act,
                      const struct person_guard *guard, struct fault *f);

#endif
