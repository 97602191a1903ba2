/* SPDX-License-Identifier: EUPL-1.2 */
/* switches.h - where AI was switched on and off, by whom and when; and persons who opted out. */
#ifndef STORE_SWITCHES_H
#define STORE_SWITCHES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define AI_SWITCHES_SHOWN 500
#define CONSENTS_SHOWN    100 /* of a person, the newest */

/* Stored by number.  AI_REGIONS is no switch: which regions are allowed, dated like one. */
enum ai_scope { AI_ORGANISATION, AI_TASK, AI_SOURCE, AI_QUEUE, AI_REGIONS, AI_SCOPES };

struct ai_switch_row {
    enum ai_scope scope;
    struct str what; /* "", a task's name, a source's id, a queue's name, "EU,CH" */
    bool is_on;
    struct id by; /* ID_NONE: the program itself */
    msec at;
};
bool store_ai_switch_add(struct tx *tx, struct id org, const struct ai_switch_row *row,
                         struct fault *f);
/* The newest, what is in force.  FAULT_MISSING: it was never touched. */
bool store_ai_switch_get(struct tx *tx, struct arena *a, struct id org, enum ai_scope scope,
                         struct str what, struct ai_switch_row *ret, struct fault *f);
/* The newest first. */
bool store_ai_switches(struct tx *tx, struct arena *a, struct id org,
                       struct ai_switch_row **ret_rows, size_t *ret_count, struct fault *f);

struct consent_row {
    struct id id, person;
    bool given; /* else: opted out */
    struct str how;
    struct str note; /* sealed with the person's key; ptr NULL: none */
    struct id by;
    msec at;
};
bool store_consent_add(struct tx *tx, struct id org, const struct consent_row *row,
                       struct fault *f);
/* FAULT_MISSING: the person never said anything. */
bool store_consent_newest(struct tx *tx, struct arena *a, struct id org, struct id person,
                          struct consent_row *ret, struct fault *f);
/* The newest first. */
bool store_consents(struct tx *tx, struct arena *a, struct id org, struct id person,
                    struct consent_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
