/* SPDX-License-Identifier: EUPL-1.2 */
/* pack.h - several files as one: ZIP (APPNOTE 6.3), stored, not compressed. */
#ifndef JOURNAL_PACK_H
#define JOURNAL_PACK_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"

struct pack_file {
    struct str name, bytes; /* plain ASCII names, below 4 GiB in all */
};
/* Lives in the arena, which remembers when it was too small.  `at`: of all files. */
struct str pack_zip(struct arena *a, const struct pack_file *files, size_t count, msec at);

#endif
