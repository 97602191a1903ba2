/* SPDX-License-Identifier: EUPL-1.2 */
/* incoming.c - see incoming.h. */
#include "domain/incoming.h"

#include "domain/words.h"

static const char *const extents[EXTENTS] = { "none", "part", "all", "waiting" };

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

static const char *const unreads[UNREADS] = {
    [UNREAD_UNSAID] = "",
    [UNREAD_ENCRYPTED] = "encrypted",
    [UNREAD_NO_TEXT] = "no_text",
    [UNREAD_FILES] = "files",
    [UNREAD_DAMAGED] = "damaged",
    [UNREAD_TOO_LARGE] = "too_large",
    [UNREAD_TOO_SLOW] = "too_slow",
    [UNREAD_CRASHED] = "crashed",
    [UNREAD_NO_READER] = "no_reader",
    [UNREAD_REFUSED] = "refused",
};

const char *unread_name(enum unread u)
{
    return unreads[u];
}

bool unread_parse(struct str s, enum unread *ret)
{
    int i = word_index(unreads, UNREADS, s);

    if (i < 0)
        return false;
    *ret = (enum unread)i;
    return true;
}
