/* SPDX-License-Identifier: EUPL-1.2 */
/* known_priv.h - what the desk knows of the people in a conversation. */
#ifndef PII_KNOWN_PRIV_H
#define PII_KNOWN_PRIV_H

#include "pii/read/find_priv.h"

/* Makes the hints' known values ready, unless they are those of the call before: of a message's
 * parts only the first one pays.  Their folded text lives in the scratch or the arena. */
void known_prepare(struct find *f, struct arena *a);

#endif
