/* SPDX-License-Identifier: EUPL-1.2 */
/* look_up_priv.h - the meaning of a window's tokens. */
#ifndef PII_LOOK_UP_PRIV_H
#define PII_LOOK_UP_PRIV_H

#include "pii/read/find_priv.h"

/* Gives each token what the lexicon knows of its word and of the phrases that begin with it. */
void look_up_tokens(struct find *f);

#endif
