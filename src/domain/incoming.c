/* SPDX-License-Identifier: EUPL-1.2 */
/* incoming.c - see incoming.h. */
#include "domain/incoming.h"

#include "domain/words.h"

static const char *const extents[EXTENTS] = { "none", "part", "all" };

const char *extent_name(enum extent e)
{
    return extents[e];
}

bool extent_parse(struct str s, enum extent *ret)
{
    int i = word_index(extents, EXTENTS, s);

    if (i < 0)
        return false;
    *ret = (enum extent)i;
    return true;
}
