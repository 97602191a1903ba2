/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.h - phrases that raise the priority of a message, whatever the model thinks.
 *
 * A missed threat, emergency or theft costs more than a ticket read too early, and a supervisor
 * must be able to see why: so these are a table (rules.c), not weights.  The table is the policy;
 * private to this room. */
#ifndef TRIAGE_RULES_H
#define TRIAGE_RULES_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/ticket.h"

#define RULE_P 0.9F /* how sure a rule is of the priority it gives */

struct rule {
    const char *name; /* verdict.priority_rule */
    enum priority priority;
    /* Words as spell_words() gives them; "*" ends a word that may go on, "|" parts phrases, "~"
     * stands for up to three other words. */
    const char *phrases;
};

struct rules;

/* Indexes the table; lives in the arena. */
struct rules *rules_new(struct arena *a, struct fault *f);
/* Another table; `everyday` are phrases that only sound like one of it. */
struct rules *rules_of(struct arena *a, const struct rule *table, size_t count,
                       const char *everyday, struct fault *f);

/* The words that rules look at: subject, text, and of a long text its start and end. */
bool rules_words(struct arena *a, struct str subject, struct str text, struct str *ret_words,
                 struct fault *f);
/* The rule with the highest priority of which a phrase is there and not denied; NULL: none. */
const struct rule *rules_find(const struct rules *r, struct str words);

#endif
