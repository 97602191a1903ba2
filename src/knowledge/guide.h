/* SPDX-License-Identifier: EUPL-1.2 */
/* guide.h - guided diagnostics: an article whose text is a decision tree.
 *
 * Pure.  A step is a heading and what stands under it; the first is where one begins.
 *
 *     # Is the lamp plugged in?
 *     Look at the wall, too.
 *     - Yes -> Is the bulb loose?
 *     - No -> Plug it in
 *
 *     # Plug it in
 *     That was it.
 *     => Connecting a lamp
 *
 * A line "- answer -> step" is an answer (also with an arrow); a step without one is a result.
 * "=> title" names an article of the same language to read on.  All else is Markdown. */
#ifndef KNOWLEDGE_GUIDE_H
#define KNOWLEDGE_GUIDE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define GUIDE_STEPS_MAX   200
#define GUIDE_ANSWERS_MAX 12  /* of a step */
#define GUIDE_NAME_MAX    120 /* bytes */
#define GUIDE_ANSWER_MAX  200 /* bytes */

struct guide_answer {
    struct str text;
    struct str target; /* as written */
    size_t line;       /* where it stands, from 1 */
    size_t to;         /* the step, from 0 */
};

struct guide_step {
    struct str name;
    struct str text;       /* Markdown; may be empty where there are answers */
    struct str see;        /* the title of an article; "": none */
    size_t line, see_line; /* where its heading, and the article, stand, from 1 */
    struct guide_answer *answers;
    size_t count; /* of answers; 0: a result */
};

struct guide {
    struct guide_step *steps;
    size_t count;
};

/* Each name once, each answer to a step that is there, each step reached from the first one, a
 * result reached from each step, and no result without a word.  Else FAULT_FIELDS, field "text",
 * with line and step for every mistake.  Texts are borrowed from `text`. */
bool guide_read(struct arena *a, struct str text, struct guide *ret, struct fault *f);

/* One more mistake: "line 7, step \"Bulb\": what \"about\"", or "line 1: what" where `step` is "",
 * and false.  The console has `what` in its languages (console/src/lib/guide.ts). */
bool guide_mistake(struct arena *a, size_t line, struct str step, const char *what,
                   struct str about, struct fault *f);

#endif
