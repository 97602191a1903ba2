/* SPDX-License-Identifier: EUPL-1.2 */
/* ai.h - is AI on here, by whom and since when; and through which provider, if any.
 *
 * Switches, from the widest to the narrowest; each can only take away:
 *
 *     the program's lock (serve --no-ai, --ai-only embedded; no console lifts it)
 *       the organisation's switch (off until its controller sets it)
 *         the task's (off until set)
 *           the source's, the queue's (on until taken away)
 *             the person's opt-out, which wins over everything
 *
 * Each is dated and says who set it; what was before is kept. */
#ifndef DESK_AI_H
#define DESK_AI_H

#include "assist/gateway.h"
#include "desk/desk.h"
#include "store/switches.h"

enum ai_reason {
    AI_ON,
    AI_OFF_LOCK,
    AI_OFF_ORGANISATION,
    AI_OFF_TASK,
    AI_OFF_SOURCE,
    AI_OFF_QUEUE,
    AI_OFF_PERSON,     /* opted out */
    AI_OFF_RESTRICTED, /* processing restricted, GDPR art. 18 */
    AI_REASONS,
};
const char *ai_reason_name(enum ai_reason r);

struct ai_question {
    struct id org;
    enum assist_task task;
    const struct id *sources; /* each that a part of it came through */
    size_t source_count;
    struct str queue; /* "": not asked about */
    const struct id *persons;
    size_t person_count;
};

struct ai_standing {
    enum ai_reason reason; /* the first, in the order above */
    struct id by; /* who set the switch that decided (on: the organisation's), and when; ID_NONE
                   * and 0: nobody, it was so */
    msec since;
    enum ai_lock lock;
    /* The provider of this task, when AI is on and one is usable; else only the embedded one. */
    bool remote;
    struct gateway_provider provider;
};

/* Reads the store; journals nothing.  Lives in the arena. */
bool desk_ai(struct desk *d, struct arena *a, const struct ai_question *q, struct ai_standing *ret,
             struct fault *f);

/* For streams under way (gateway_hearer.allowed): may this version of the provider still be
 * asked, and does the organisation still have AI on?  False also when it cannot be known. */
bool desk_ai_still(struct desk *d, struct id org, struct id provider, int64_t version);

/* The same, and does every switch that was asked before still stand, the person's word among them?
 */
bool desk_ai_goes_on(struct desk *d, const struct ai_question *q, struct id provider,
                     int64_t version);

/* In the transaction that acts on what AI said: FAULT_CONFLICT, with the switch, when one was
 * turned off meanwhile.  Of providers it asks nothing. */
bool desk_ai_stays_on(struct desk *d, struct tx *tx, struct arena *a, const struct ai_question *q,
                      struct fault *f);

enum ai_lock desk_ai_lock(const struct desk *d);

/* ---- switches ---- */

/* "organisation", "task", "source", "queue", "regions" */
const char *ai_scope_name(enum ai_scope s);
bool ai_scope_parse(struct str word, enum ai_scope *ret);

/* One as it stands, set or never touched. */
struct ai_switch {
    enum ai_scope scope;
    struct str what; /* as stored; of a source its name is in `name` */
    struct str name;
    bool is_on;
    struct id by; /* ID_NONE and 0: never touched */
    msec at;
};

struct ai_switches {
    struct ai_switch *at; /* the organisation's first, then tasks, sources, queues; then regions */
    size_t count;
    struct ai_switch_row *history; /* the newest first */
    size_t history_count;
    /* On, and of no use with a provider: the task's contract gives one no content. */
    bool uncontracted[ASSIST_TASKS];
};
/* For whoever may see settings: controllers, admins, supervisors, auditors; else FAULT_DENIED. */
bool desk_ai_switches(struct desk *d, struct arena *a, const struct principal *by,
                      struct ai_switches *ret, struct fault *f);
/* Controller only.  FAULT_FIELDS where there is no such task or queue, and for AI_REGIONS, which
 * desk_settings_change() sets; FAULT_MISSING where there is no such source. */
bool desk_ai_switch(struct desk *d, const struct principal *by, enum ai_scope scope,
                    struct str what, bool is_on, struct fault *f);

/* ---- what the organisation's limits leave of today ---- */

enum ai_limit { AI_AT_ONCE, AI_CALLS, AI_TOKENS, AI_COST, AI_MEASURES };
const char *ai_limit_name(enum ai_limit of); /* as in the settings: "at_once", "calls_max", ... */
enum ai_left { AI_LEFT_ALL, AI_LEFT_LITTLE, AI_LEFT_NONE, AI_LEFTS };
const char *ai_left_name(enum ai_left left); /* "free", "near", "spent" */

#define AI_NEAR_PERCENT 80
struct ai_measure {
    int64_t used, max; /* max 0: no limit */
    enum ai_left left;
};
struct ai_use {
    struct ai_measure of[AI_MEASURES];
    msec until; /* then the day's are 0 again */
};
/* Of all providers together; what is set aside for calls under way is in it.  For whoever may read
 * the limits: everybody of the organisation. */
bool desk_ai_use(struct desk *d, struct arena *a, struct id org, struct ai_use *ret,
                 struct fault *f);

/* ---- what a person said ---- */

#define CONSENT_NOTE_MAX 1000 /* bytes */

/* By which way they said it: mail, phone, letter, form, chat, desk. */
const char *const *consent_ways(size_t *ret_count);

struct consent {
    bool given; /* else: opted out */
    struct str how;
    struct str note; /* what was said; "" for none */
    struct id by;
    msec at;
};
/* The newest first, for who may see the person (desk_person() said so before); notes only to who
 * may see content in clear: opening them is in the journal as "consent.read". */
bool desk_consents(struct desk *d, struct arena *a, const struct principal *by,
                   enum purpose purpose, struct id person, struct consent **ret, size_t *ret_count,
                   struct fault *f);
/* Journalled as "person.optout" or "person.consent".  Whoever may see content of this person for
 * that purpose.  FAULT_FIELDS; FAULT_CONFLICT for a person who is erased. */
bool desk_consent_say(struct desk *d, const struct principal *by, enum purpose purpose,
                      struct id person, const struct consent *said, struct fault *f);

#endif
