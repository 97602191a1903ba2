/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.h - answers that go out by themselves: who allowed which, what became of each ticket,
 * and how a person takes over.
 *
 * A supervisor sets a rule for a topic (and, if wanted, a language): off, shadow or on, the error
 * that is promised, the threshold of confidence, the share that goes out.  In shadow the answer is
 * computed and kept sealed, unseen, until a colleague has answered; then both are compared, and
 * anybody who may work on the ticket says which was right.  On is refused until the promise holds
 * on that data (assist/promise.h), and falls back to shadow by itself when it no longer does, and
 * when another maker answers: what was measured is one provider's, address's, model's and
 * deployment's answers, or those of the embedded one.
 *
 * Drafts for agents are no calibration data: other passages, another confidence, and agents choose
 * where they ask for one.  But where one was refused for what it says, the answer in the same
 * ticket counts as wrong too, unless a person judged that one.  That only ever adds errors to the
 * rows that are there, so no promise gets looser by it.
 *
 * Never (invariant 9): special categories, complaints, data subjects' requests, threats with the
 * law, who asks for a person, guarded or opted-out persons, several persons, files that were not
 * read, mail of machines, low confidence.  Each such ticket says why.  An answer says that it is
 * automatic (AI Act, art. 50) and how a person is reached: by a word or a link.  One at most in a
 * ticket.
 *
 * Who acts is the rule: its id stands where else an account's does. */
#ifndef DESK_AUTOMATIC_H
#define DESK_AUTOMATIC_H

#include "assist/promise.h"
#include "assist/task.h"
#include "desk/desk.h"
#include "store/automatic.h"

#define AUTOMATIC_KEY_SIZE 32 /* characters of a link's key */

/* Why no answer was sent; stored by number, so new ones come last. */
enum automatic_reason {
    AUTO_NOTHING, /* it was, or the rule is in shadow */
    AUTO_RULE,    /* switched off meanwhile */
    AUTO_AI,      /* AI is off here (desk/ai.h), also since a moment, or no tool may read it */
    AUTO_MACHINE, /* written by one, or by a list */
    AUTO_LATE,    /* came in long ago */
    AUTO_SPECIAL, /* special categories */
    AUTO_RIGHTS,
    AUTO_LEGAL,
    AUTO_COMPLAINT,
    AUTO_HUMAN, /* asks for one */
    AUTO_GUARDED,
    AUTO_PERSONS,    /* several, or not surely the one */
    AUTO_ATTACHMENT, /* that could not be read */
    AUTO_URGENT,
    AUTO_LANGUAGE,   /* is not known */
    AUTO_RECENT,     /* the person had one a moment ago */
    AUTO_NO_ANSWER,  /* no public article answers it */
    AUTO_DOUBT,      /* the answer has marks, or cites nothing */
    AUTO_CONFIDENCE, /* below the threshold */
    AUTO_SAMPLE,     /* drawn to stay with people */
    AUTO_ANSWERED,   /* a person was faster */
    AUTO_FAILED,     /* it could not be computed */
    AUTO_PROVIDER,   /* it gave no answer, so that there is only the embedded one's */
    AUTO_MAKER,      /* another provider or model said it than the promise was measured on */
    AUTO_CONTRACT,   /* the task's contract, or a limit, let nothing be asked of a provider */
    AUTO_REASONS,
};
const char *automatic_reason_name(enum automatic_reason r);

/* Why a ticket went to a person after its automatic answer. */
enum automatic_handed {
    HANDED_NOT,
    HANDED_FOLLOWED, /* the customer wrote again */
    HANDED_ASKED,    /* by a word */
    HANDED_CLICKED,  /* by the link */
    HANDED_UNHAPPY,  /* says that it did not help, or complains */
    HANDEDS,
};
const char *automatic_handed_name(enum automatic_handed h);

const char *automatic_mode_name(enum automatic_mode m);
bool automatic_mode_parse(struct str s, enum automatic_mode *ret);
const char *automatic_state_name(enum automatic_state s);
const char *automatic_judged_name(enum automatic_judged j);
const char *automatic_how_name(enum automatic_how h);

/* ---- rules (automatic_rules.c) ---- */

/* What colleagues made of drafts on a rule's topic, in AUTOMATIC_DAYS. */
struct automatic_drafts {
    int64_t accepted, edited, rejected;
    int64_t against; /* answers that count as wrong for a draft alone */
};
struct automatic_rule_view {
    struct automatic_rule_row row;
    struct automatic_drafts drafts;
    struct promise promise; /* at each threshold */
    bool holds;             /* the promise, at the rule's threshold */
};
struct automatic_rules {
    struct automatic_rule_view *rules;
    size_t count;
    struct automatic_rule_row *past; /* the newest first */
    size_t past_count;
    struct automatic_count *counts; /* of AUTOMATIC_DAYS */
    size_t counts_count;
};
#define AUTOMATIC_DAYS 30
/* Supervisors, controllers and auditors. */
bool desk_automatic_rules(struct desk *d, struct arena *a, const struct principal *by,
                          struct automatic_rules *ret, struct fault *f);

struct automatic_wish {
    struct str intent, lang; /* lang "": all */
    enum automatic_mode mode;
    double promise;   /* PROMISE_LEAST to PROMISE_MOST */
    double threshold; /* 0: computed; else up to 1 */
    int64_t sample;   /* 1 to 100 */
};
/* Supervisors only.  FAULT_FIELDS; FAULT_CONFLICT, with the reason, when the promise of one that is
 * to be on does not hold. */
bool desk_automatic_set(struct desk *d, const struct principal *by,
                        const struct automatic_wish *wish, struct fault *f);

/* ---- a ticket's ---- */

struct automatic_view {
    bool there;
    struct automatic_case_row row;
    struct assist_answer said; /* text "" while nobody may see it, or it is gone */
};
/* Whoever sees the ticket. */
bool desk_automatic(struct desk *d, struct arena *a, const struct principal *by,
                    enum purpose purpose, struct id ticket, struct automatic_view *ret,
                    struct fault *f);
/* Answers of a rule that people may judge; those that nobody judged first.  Supervisors. */
bool desk_automatic_cases(struct desk *d, struct arena *a, const struct principal *by,
                          struct str intent, struct str lang, struct automatic_case_row **ret,
                          size_t *ret_count, struct fault *f);
/* Would it have been right, or was it?  Whoever works on the ticket, once a colleague answered or
 * it was sent: else FAULT_CONFLICT. */
bool desk_automatic_judge(struct desk *d, const struct principal *by, struct id ticket,
                          bool is_right, struct fault *f);

/* ---- how customers reach a person (automatic_hand.c) ---- */

/* What the link of an answer shows; FAULT_MISSING when the key is not its own. */
struct automatic_link {
    struct id org;
    struct str name; /* of the organisation */
    enum lang lang;
    bool handed; /* already */
};
bool desk_automatic_link(struct desk *d, struct arena *a, struct id answer, struct str key,
                         struct automatic_link *ret, struct fault *f);
bool desk_automatic_take_over(struct desk *d, struct id answer, struct str key, struct fault *f);

/* ---- the pipeline (automatic.c) ---- */

/* In a thread of its own until the desk is closed; what it had begun goes on after the next start.
 * `where`: the desk's address as the world reaches it, for links; "" for none. */
bool desk_automatic_start(struct desk *d, struct str where, struct fault *f);

#endif
