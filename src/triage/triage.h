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

/* Must a person answer this, whatever a machine could say?  Phrases in seven languages (person.c),
 * and what verdicts say of complaints and rights; on the side of a person where it may be both.
 * Of what is found the gravest. */
enum need_person {
    NEED_NOBODY,
    NEED_UNHAPPY, /* says no, or that it did not help: of weight in what follows an answer */
    NEED_HUMAN,   /* asks for one; the word alone is enough */
    NEED_COMPLAINT,
    NEED_LEGAL,  /* threatens with the law */
    NEED_RIGHTS, /* a data subject's request, GDPR art. 15 to 22 */
    NEEDS,
};
/* `v` is triage_judge()'s of the same text. */
bool triage_need_person(const struct triage *t, struct arena *a, struct skeleton subject,
                        struct skeleton text, const struct verdict *v, enum need_person *ret,
                        struct fault *f);
/* One word that asks for a person, as a mail offers it: "humain", "human", ... */
const char *triage_human_word(enum lang lang);

/* The intent labels, in the order of the model; for the console and for corrections. */
size_t triage_intents(const struct triage *t, const struct str **ret_labels);

/* The embedded models one by one, from 0: task and file; false past the last. */
bool triage_model(size_t i, const char **ret_task, struct str *ret_bytes);

#endif
