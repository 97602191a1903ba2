/* SPDX-License-Identifier: EUPL-1.2 */
/* ticket.c - see ticket.h. */
#include "domain/ticket.h"

#include "domain/words.h"

static const char *const statuses[] = {
    [STATUS_NEW] = "new",       [STATUS_OPEN] = "open",     [STATUS_PENDING] = "pending",
    [STATUS_SOLVED] = "solved", [STATUS_CLOSED] = "closed",
};

static const char *const priorities[] = {
    [PRIORITY_LOW] = "low",
    [PRIORITY_NORMAL] = "normal",
    [PRIORITY_HIGH] = "high",
    [PRIORITY_URGENT] = "urgent",
};

static const char *const sentiments[] = {
    [SENTIMENT_NEGATIVE] = "negative",
    [SENTIMENT_NEUTRAL] = "neutral",
    [SENTIMENT_POSITIVE] = "positive",
};

static const char *const automatics[] = {
    [AUTOMATIC_NO] = "no",
    [AUTOMATIC_REPLY] = "reply",
    [AUTOMATIC_BOUNCE] = "bounce",
    [AUTOMATIC_BULK] = "bulk",
};

static const char *const directions[] = {
    [DIRECTION_IN] = "in",
    [DIRECTION_OUT] = "out",
    [DIRECTION_NOTE] = "note",
};

static const char *const channels[] = {
    [CHANNEL_MAIL] = "mail",     [CHANNEL_FORM] = "form", [CHANNEL_CHAT] = "chat",
    [CHANNEL_IMPORT] = "import", [CHANNEL_API] = "api",
};

const char *status_name(enum status v)
{
    return statuses[v];
}

bool status_parse(struct str s, enum status *ret)
{
    int i = word_index(statuses, STATUSES, s);

    if (i < 0)
        return false;
    *ret = (enum status)i;
    return true;
}

const char *priority_name(enum priority v)
{
    return priorities[v];
}

bool priority_parse(struct str s, enum priority *ret)
{
    int i = word_index(priorities, PRIORITIES, s);

    if (i < 0)
        return false;
    *ret = (enum priority)i;
    return true;
}

const char *sentiment_name(enum sentiment v)
{
    return sentiments[v];
}

bool sentiment_parse(struct str s, enum sentiment *ret)
{
    int i = word_index(sentiments, SENTIMENTS, s);

    if (i < 0)
        return false;
    *ret = (enum sentiment)i;
    return true;
}

const char *automatic_name(enum automatic v)
{
    return automatics[v];
}

bool automatic_parse(struct str s, enum automatic *ret)
{
    int i = word_index(automatics, AUTOMATICS, s);

    if (i < 0)
        return false;
    *ret = (enum automatic)i;
    return true;
}

const char *direction_name(enum direction v)
{
    return directions[v];
}

bool direction_parse(struct str s, enum direction *ret)
{
    int i = word_index(directions, DIRECTIONS, s);

    if (i < 0)
        return false;
    *ret = (enum direction)i;
    return true;
}

const char *channel_name(enum channel v)
{
    return channels[v];
}

bool channel_parse(struct str s, enum channel *ret)
{
    int i = word_index(channels, CHANNELS, s);

    if (i < 0)
        return false;
    *ret = (enum channel)i;
    return true;
}
