/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic_priv.h - what the files of automatic answers share, and where intake and replies join.
 */
#ifndef DESK_AUTOMATIC_PRIV_H
#define DESK_AUTOMATIC_PRIV_H

#include "desk/ai.h"
#include "desk/automatic.h"
#include "desk/desk_priv.h"

/* ---- automatic.c ---- */
void automatic_wake(struct desk *d);
void automatic_stop(struct desk *d);

/* ---- automatic_rules.c ---- */
/* The judged rows of a rule, and what they promise. */
bool automatic_promise(struct tx *tx, struct arena *a, const struct automatic_rule_row *rule,
                       struct promise *ret, bool *ret_holds, struct fault *f);
/* Who would answer, or did, as rules and cases have it; "": the embedded provider. */
struct str automatic_maker(struct arena *a, bool remote, const struct gateway_provider *p);
/* In the transaction that decides: an answer of another maker than the rule's sends it back to
 * shadow, to be measured anew. */
bool automatic_heed_maker(struct desk *d, struct tx *tx, struct arena *a,
                          const struct automatic_case_row *c, struct fault *f);
/* After a judgement: a rule that is on and whose promise no longer holds gets a higher threshold
 * where it was computed and one holds, else goes back to shadow. */
bool automatic_watch(struct desk *d, struct tx *tx, struct arena *a,
                     const struct automatic_case_row *c, struct fault *f);

/* Is the rule that acts still the one in force for the ticket, and on?  Else FAULT_CONFLICT. */
bool automatic_stands(struct tx *tx, struct arena *a, const struct principal *by, struct id ticket,
                      struct fault *f);

/* ---- automatic_hand.c: in the transactions of others ---- */
/* A new ticket: it waits for an answer where a rule is not off. */
bool automatic_arrived(struct tx *tx, struct arena *a, const struct ticket_row *t, bool *ret_waits,
                       struct fault *f);
/* The customer wrote again; raises the ticket before it is written. */
bool automatic_followed(struct desk *d, struct tx *tx, struct arena *a, struct ticket_row *t,
                        enum need_person need, struct fault *f);
/* A person answers. */
bool automatic_replied(struct desk *d, struct tx *tx, struct arena *a, struct id org,
                       struct id ticket, struct id message, struct fault *f);
/* 32 hexadecimal digits that belong to this answer alone. */
struct str automatic_key(struct arena *a, const struct blinder *b, struct id answer);

/* ---- automatic_words.c ---- */
struct automatic_letter {
    enum lang lang;
    struct str text; /* the answer, in the ticket's tokens */
    const struct assist_cited *cited;
    size_t cited_count;
    struct str house, link; /* link "": there is no address to give */
};
/* The whole mail: what it is, the answer, its sources, how a person is reached. */
struct str automatic_letter(struct arena *a, const struct automatic_letter *l);

#endif
