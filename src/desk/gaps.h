/* SPDX-License-Identifier: EUPL-1.2 */
/* gaps.h - questions that no article answered: what to write next.
 *
 * Kept are a question's words, in their order, without what detection takes for personal data,
 * without numbers and stop words; how often it was asked, and on which day last.  Not by whom.
 * What customers look for is their words all the same: they are sealed with the organisation's
 * key, opened for supervisors and controllers against a grant (an entry "gap.list"), and forgotten
 * GAP_DAYS after they were last asked. */
#ifndef DESK_GAPS_H
#define DESK_GAPS_H

#include "desk/articles.h"

#define GAP_COVER     0.34 /* of a question: a best passage that answers less answers nothing */
#define GAP_TEXT_MAX  300  /* bytes; a longer text is a message, not a question */
#define GAP_WORDS_MAX 12
#define GAPS_MAX      250 /* of an organisation's customers, and as many of those who work for it */
#define GAP_DAYS      90
#define GAP_LIKE      0.6 /* share of their words that two questions of a group have in common */

/* A search that is over.  Notes it where nothing answers it; a question from the help page at most
 * once a second, whoever asks.  What goes wrong is logged: searching goes on without. */
struct gap_search {
    struct id org;
    struct str text;
    enum lang lang;
    bool customers; /* asked on the help page */
    const struct library_found *found;
};
void gap_note(struct desk *d, struct arena *a, const struct gap_search *s);

/* Questions that are like each other; the most frequent one speaks for them. */
struct gap_group {
    struct str lang, words;
    struct id *ids; /* of all of them, its own first */
    struct str *others;
    size_t count; /* of ids; there is one less of others */
    int64_t asked, customers;
    msec last;
};
bool desk_gaps(struct desk *d, struct arena *a, const struct principal *by,
               struct gap_group **ret_groups, size_t *ret_count, struct fault *f);
/* They were seen to, or need nothing: gone until they are asked again. */
bool desk_gaps_done(struct desk *d, const struct principal *by, const struct id *ids, size_t count,
                    struct fault *f);

#endif
