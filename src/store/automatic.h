/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.h - rows of automatic answers: what is allowed, and what became of each ticket. */
#ifndef STORE_AUTOMATIC_H
#define STORE_AUTOMATIC_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define AUTOMATIC_RULES_SHOWN  300
#define AUTOMATIC_CASES_SHOWN  100
#define AUTOMATIC_COUNTS_SHOWN 2000

/* All of these are stored by number. */
enum automatic_mode { AUTO_OFF, AUTO_SHADOW, AUTO_ON, AUTO_MODES };
enum automatic_state {
    AUTO_WAITING, /* nobody looked at it yet */
    AUTO_DECIDED, /* to be sent */
    AUTO_SENT,
    AUTO_KEPT,    /* computed, not sent, and shown to nobody before a person answers */
    AUTO_COMPARE, /* a person answered: to be compared */
    AUTO_COMPARED,
    AUTO_REFUSED, /* nothing was computed */
    AUTO_STATES,
};
enum automatic_judged { AUTO_UNJUDGED, AUTO_RIGHT, AUTO_WRONG, AUTO_JUDGED };
enum automatic_how {
    AUTO_BY_NOBODY,
    AUTO_BY_COMPARING,
    AUTO_BY_PERSON,
    AUTO_BY_CUSTOMER,
    AUTO_HOWS
};

struct automatic_rule_row {
    struct id id, org;
    struct str intent, lang; /* lang "": every one without a rule of its own */
    enum automatic_mode mode;
    double promise;
    double threshold; /* 0: none is known yet */
    bool chosen;      /* the threshold, by a person */
    int64_t sample;   /* per cent */
    struct id by;     /* ID_NONE: the desk itself */
    msec at;
    struct str reason;
    struct str
        maker; /* whose answers its promise is measured on: a digest; "": the embedded one's */
};
bool store_automatic_rule_add(struct tx *tx, const struct automatic_rule_row *row, struct fault *f);
/* In force for a ticket: of its language, else of all; FAULT_MISSING: none ever was. */
bool store_automatic_rule_for(struct tx *tx, struct arena *a, struct id org, struct str intent,
                              struct str lang, struct automatic_rule_row *ret, struct fault *f);
bool store_automatic_rule_get(struct tx *tx, struct arena *a, struct id org, struct str intent,
                              struct str lang, struct automatic_rule_row *ret, struct fault *f);
bool store_automatic_rules(struct tx *tx, struct arena *a, struct id org,
                           struct automatic_rule_row **ret, size_t *ret_count, struct fault *f);
/* All that ever were, the newest first. */
bool store_automatic_rules_past(struct tx *tx, struct arena *a, struct id org,
                                struct automatic_rule_row **ret, size_t *ret_count,
                                struct fault *f);

struct automatic_case_row {
    struct id ticket, org, person;
    struct str intent, lang;
    struct id answer;
    msec at;
    enum automatic_state state;
    enum automatic_mode mode;
    struct id rule;
    int64_t reason; /* enum automatic_reason of the desk */
    double confidence, threshold;
    struct id suggestion, reply;
    double alike;
    enum automatic_judged judged;
    enum automatic_how how;
    struct id judged_by;
    msec judged_at;
    int64_t handed; /* enum automatic_handed of the desk */
    msec handed_at;
    int64_t tries;
    msec next_at;
    struct str maker; /* of the suggestion, as the rule's */
};
/* Waiting; ticket, org, person, intent, lang, answer and at of the row. */
bool store_automatic_add(struct tx *tx, const struct automatic_case_row *row, struct fault *f);
/* FAULT_MISSING: no rule was asked about it. */
bool store_automatic_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                         struct automatic_case_row *ret, struct fault *f);
bool store_automatic_by_answer(struct tx *tx, struct arena *a, struct id answer,
                               struct automatic_case_row *ret, struct fault *f);
/* That there is something to do about; FAULT_MISSING: none. */
bool store_automatic_next(struct tx *tx, struct arena *a, msec now, struct automatic_case_row *ret,
                          struct fault *f);
bool store_automatic_later(struct tx *tx, const struct automatic_case_row *row, msec next_at,
                           struct fault *f);
/* state, mode, rule, reason, confidence, threshold, suggestion and maker of the row; FAULT_CONFLICT
 * when it was decided otherwise meanwhile. */
bool store_automatic_decide(struct tx *tx, const struct automatic_case_row *row, struct fault *f);
/* FAULT_CONFLICT unless it is to be sent: one is sent once. */
bool store_automatic_sent(struct tx *tx, struct id org, struct id ticket, struct fault *f);
/* A person answered; only the first time counts. */
bool store_automatic_replied(struct tx *tx, struct id org, struct id ticket, struct id message,
                             msec now, struct fault *f);
bool store_automatic_compared(struct tx *tx, const struct automatic_case_row *row, struct fault *f);
/* judged, how, judged_by and judged_at of the row. */
bool store_automatic_judge(struct tx *tx, const struct automatic_case_row *row, struct fault *f);
/* handed and handed_at of the row; once. */
bool store_automatic_hand(struct tx *tx, const struct automatic_case_row *row, struct fault *f);
bool store_automatic_recent(struct tx *tx, struct id org, struct id person, struct id ticket,
                            msec since, int64_t *ret, struct fault *f);

/* What was judged, the newest first, at most `limit`; sent before `settled` without any objection
 * counts as right; one that the customer wrote again after, and nobody judged, as wrong. */
struct automatic_wanted {
    struct id org;
    struct str intent, lang;
    struct str maker; /* not for store_automatic_list() */
    msec settled;
    int64_t limit;
};
struct automatic_judged_row {
    double confidence;
    bool wrong;
    bool refused; /* a draft was, in its ticket, and no person judged the answer */
};
bool store_automatic_judged(struct tx *tx, struct arena *a, const struct automatic_wanted *w,
                            struct automatic_judged_row **ret, size_t *ret_count, struct fault *f);
bool store_automatic_list(struct tx *tx, struct arena *a, const struct automatic_wanted *w,
                          struct automatic_case_row **ret, size_t *ret_count, struct fault *f);

struct automatic_count {
    struct str intent, lang;
    int64_t state, reason, handed, judged, count;
};
bool store_automatic_counts(struct tx *tx, struct arena *a, struct id org, msec since,
                            struct automatic_count **ret, size_t *ret_count, struct fault *f);

#endif
