/* SPDX-License-Identifier: EUPL-1.2 */
/* person_priv.h - phrases after which a person must answer (triage.h); private to this room. */
#ifndef TRIAGE_PERSON_PRIV_H
#define TRIAGE_PERSON_PRIV_H

#include "triage/rules.h"
#include "triage/triage.h"

struct rules *person_rules_new(struct arena *a, struct fault *f);
/* Of a rule that rules_find() gave of these. */
enum need_person person_rule_need(const struct rule *rule);

#endif
