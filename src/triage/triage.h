/* SPDX-License-Identifier: EUPL-1.2 */
/* triage.h - language, intent, priority, sentiment and data-subject requests of a text.
 *
 * Small linear models (model/), embedded in the program, each with a card in models/; a table
 * of rules may raise the priority, and says so.  Pure and immutable: threads share one. */
#ifndef TRIAGE_TRIAGE_H
#define TRIAGE_TRIAGE_H

#include "base/arena.h"
#include "base/fault.h"
#include "domain/text.h"
#include "domain/ticket.h"

struct triage;

/* Loads the embedded models. */
struct triage *triage_new(struct fault *f) MUST_USE;
void triage_free(struct triage *t);

/* The language of any text (it is needed before the split, so clear text is fine). */
enum lang triage_language(const struct triage *t, struct str text, float *ret_p);

/* `subject` may be empty.  ret_verdict->intent borrows from `t`. */
bool triage_judge(const struct triage *t, struct arena *a, struct skeleton subject,
                  struct skeleton text, struct verdict *ret_verdict, struct fault *f);

/* The intent labels, in the order of the model; for the console and for corrections. */
size_t triage_intents(const struct triage *t, const struct str **ret_labels);

/* The embedded models one by one, from 0: task and file; false past the last. */
bool triage_model(size_t i, const char **ret_task, struct str *ret_bytes);

#endif
