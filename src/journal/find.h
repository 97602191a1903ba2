/* SPDX-License-Identifier: EUPL-1.2 */
/* find.h - looking for entries: by who, what, to whom, when.
 *
 * The index (store/facts.h) follows the log at a distance: appending never waits for it.  It is
 * made from the entries alone, says nothing that they do not, and no proof or verification reads
 * it: who edits it hides an entry from a list, never from the log. */
#ifndef JOURNAL_FIND_H
#define JOURNAL_FIND_H

#include "journal/journal.h"
#include "store/facts.h"

#define FIND_STEP 2000 /* entries of one piece of writing */
#define FIND_AHEAD                                                                                 \
    50000 /* that one search catches up with; the rest is for the care of the desk                 \
           */

/* Indexes up to `most` entries more; *ret_done: all that there were are. */
bool journal_index(struct journal *j, uint64_t most, bool *ret_done, struct fault *f);
/* Throws the index away and makes it again. */
bool journal_reindex(struct journal *j, uint64_t *ret_size, struct fault *f);

struct journal_list {
    struct journal_line *lines; /* newest first */
    size_t count;
    uint64_t indexed; /* entries from here on are not looked through yet */
    bool more;        /* there are older ones */
};
/* At most filter->limit, 1000 at most. */
bool journal_find(struct journal *j, struct arena *a, const struct fact_filter *filter,
                  struct journal_list *ret, struct fault *f);

#endif
