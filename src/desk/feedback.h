/* SPDX-License-Identifier: EUPL-1.2 */
/* feedback.h - what agents made of suggestions, given back to what is proposed next, and out.
 *
 * How judgements weigh stands in assist/source.h. */
#ifndef DESK_FEEDBACK_H
#define DESK_FEEDBACK_H

#include "assist/source.h"
#include "desk/articles.h"
#include "store/suggestions.h"

/* Passages that were found, for a ticket of this topic and language: into the order of score and of
 * what agents made of them there; one fate each. */
bool desk_feedback_rank(struct desk *d, struct arena *a, const struct principal *by,
                        struct str intent, struct str lang, struct library_found *found,
                        struct assist_fate **ret_fates, struct fault *f);

/* Every judgement since a time, the newest SUGGESTION_JUDGED_MAX, without a word, a name or a
 * ticket; supervisors and controllers; an entry `feedback.export`. */
bool desk_feedback_export(struct desk *d, struct arena *a, const struct principal *by, msec since,
                          struct judged_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
