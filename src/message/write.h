/* SPDX-License-Identifier: EUPL-1.2 */
/* write.h - a letter of our own as it goes to a relay: RFC 5322 and MIME, plain text, with a text
 * file beside it where there is one.  GMime writes it. */
#ifndef MESSAGE_WRITE_H
#define MESSAGE_WRITE_H

#include "base/clock.h"
#include "base/id.h"
#include "domain/door.h"

/* Lines end with CR LF, none is longer than RFC 5322 asks for.  The file travels in base64, so that
 * no relay changes a byte of it.  `id` names the message: one that is sent twice has one name.
 * After message_start().  FAULT_LIMIT; FAULT_INVALID: an address or a file's name that would break
 * a header. */
bool mail_write(struct arena *a, const struct letter *l, struct str from, struct id id, msec at,
                struct str *ret_message, struct fault *f);

#endif
