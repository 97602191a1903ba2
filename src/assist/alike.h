/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.h - does what a person answered say what the desk would have said?
 *
 * The share of the proposal's own words (stems, without the common ones, each once) that stand in
 * the person's answer too; what goes around every answer (thanks, closing) is not counted, since it
 * stands in its own paragraphs and cites nothing.  0: none of it, 1: all.
 *
 * Words, not meaning: the same in other words is far, and a "not" that was added is near; the
 * console says so beside the comparisons, and a person's word counts before this one.  Which
 * passages or macro a colleague used is no part of it: it is known only where they took a draft,
 * and agents choose where they ask for one.  Nor are vectors: a question would leave for each
 * comparison, and a promise would rest on a provider's model that may change under it. */
#ifndef ASSIST_ALIKE_H
#define ASSIST_ALIKE_H

#include "base/arena.h"
#include "domain/lang.h"
#include "domain/text.h"

#define ALIKE_RIGHT 0.5 /* from here on it counts as the same answer, until a person judges */

bool assist_alike(struct arena *a, struct str proposed, struct str answered, enum lang lang,
                  double *ret, struct fault *f);

#endif
