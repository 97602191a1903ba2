/* SPDX-License-Identifier: EUPL-1.2 */
/* ticket.h - the words of a desk: status, priority, sentiment, channels, and what triage says. */
#ifndef DOMAIN_TICKET_H
#define DOMAIN_TICKET_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/id.h"
#include "base/str.h"
#include "domain/lang.h"
#include "domain/privacy.h"

enum status { STATUS_NEW, STATUS_OPEN, STATUS_PENDING, STATUS_SOLVED, STATUS_CLOSED, STATUSES };
enum priority { PRIORITY_LOW, PRIORITY_NORMAL, PRIORITY_HIGH, PRIORITY_URGENT, PRIORITIES };
enum sentiment { SENTIMENT_NEGATIVE, SENTIMENT_NEUTRAL, SENTIMENT_POSITIVE, SENTIMENTS };
enum direction { DIRECTION_IN, DIRECTION_OUT, DIRECTION_NOTE, DIRECTIONS };
enum channel { CHANNEL_MAIL, CHANNEL_FORM, CHANNEL_CHAT, CHANNEL_IMPORT, CHANNEL_API, CHANNELS };

/* Was it written by a machine?  RFC 3834 (replies), RFC 3464 (bounces), list and bulk mail. */
enum automatic { AUTOMATIC_NO, AUTOMATIC_REPLY, AUTOMATIC_BOUNCE, AUTOMATIC_BULK, AUTOMATICS };

const char *status_name(enum status v);
const char *priority_name(enum priority v);
const char *sentiment_name(enum sentiment v);
const char *direction_name(enum direction v);
const char *channel_name(enum channel v);
const char *automatic_name(enum automatic v);
bool status_parse(struct str s, enum status *ret);
bool priority_parse(struct str s, enum priority *ret);
bool sentiment_parse(struct str s, enum sentiment *ret);
bool direction_parse(struct str s, enum direction *ret);
bool channel_parse(struct str s, enum channel *ret);
bool automatic_parse(struct str s, enum automatic *ret);

/* What triage says of a text.  Every p is calibrated. */
struct verdict {
    enum lang lang;
    float lang_p;
    struct str intent; /* a label of the intent model, "other" when it cannot tell */
    float intent_p;
    enum priority priority;
    float priority_p;
    const char *priority_rule; /* the rule that raised it, or NULL: the model alone; static */
    enum sentiment sentiment;
    float sentiment_p;
    int rights_article; /* GDPR article the person invokes (15 to 22), 0: none */
    float rights_p;
};

#endif
