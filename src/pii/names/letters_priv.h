/* SPDX-License-Identifier: EUPL-1.2 */
/* letters_priv.h - names of letters: "-- J.D.", "B-O-U-Z-I". */
#ifndef PII_LETTERS_PRIV_H
#define PII_LETTERS_PRIV_H

#include "pii/read/find_priv.h"

/* At the first of initials that sign: behind a closing, alone in a paragraph, or called so. */
void find_signing_initials(struct find *f, size_t i);
/* At the first capital of a name that is spelt. */
void find_spelt(struct find *f, size_t i);
/* At a word for a surname: small letters that spell it a few words on. */
void find_small_spelt(struct find *f, size_t i);

#endif
