/* SPDX-License-Identifier: EUPL-1.2 */
/* entry.h - an entry as one line of canonical JSON (RFC 8785). */
#ifndef JOURNAL_ENTRY_H
#define JOURNAL_ENTRY_H

#include "journal/journal.h"

#define ENTRY_WORD_MAX 256
/* Written before the first entry after the clock went back: the only one that may be older than
 * the one before it; "n" is by how many milliseconds. */
#define ENTRY_CLOCK_BACK "clock.back"

/* `at` is used as it is.  FAULT_INVALID when a text is no word: the tripwire against personal
 * data in the log takes printable ASCII without '@', at most ENTRY_WORD_MAX bytes. */
bool entry_json(struct arena *a, const struct journal_entry *e, struct str *ret_json,
                struct fault *f);

#endif
