/* SPDX-License-Identifier: EUPL-1.2 */
/* door.h - the way out for what a room has to send: a page to post, a letter to mail.
 *
 * Rooms that decide what goes out (journal/, desk/) know nothing of sockets, and the room that does
 * (net/) nothing of them; app/ puts the two together.  What goes through is not personal data of
 * customers: checkpoints, counts of alerts, days on which articles end. */
#ifndef DOMAIN_DOOR_H
#define DOMAIN_DOOR_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define LETTER_SUBJECT_MAX ((size_t)200)
#define LETTER_TEXT_MAX    ((size_t)256 << 10) /* text and file, each */

struct posting {
    struct str url, type, body; /* `type`: the Content-Type */
};
struct posted {
    int status;
    struct str type, body;
};

/* UTF-8, lines end with "\n".  `file`: goes with it as a text of its own, byte by byte as it is;
 * empty: none.  `once`: what only this mail has and has again when it is sent again; its Message-ID
 * is made from it, so that a mailbox knows the second one for the first (RFC 5322, 3.6.4); empty:
 * each sending is a mail of its own. */
struct letter {
    struct str to, subject, text, file_name, file, once;
};

struct door {
    void *arg;
    /* What lives in `ret` lives in the arena.  FAULT_DENIED: an address that may not be reached;
     * FAULT_BUSY: no connection, no answer; FAULT_LIMIT, FAULT_INVALID: the answer, the URL. */
    bool (*post)(void *arg, struct arena *a, const struct posting *p, struct posted *ret,
                 struct fault *f);
    /* FAULT_MISSING: this desk sends no mail; FAULT_CONFLICT: the relay said no for good. */
    bool (*mail)(void *arg, struct arena *a, const struct letter *l, struct fault *f);
};

#endif
