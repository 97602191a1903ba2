/* SPDX-License-Identifier: EUPL-1.2 */
/* named_priv.h - what words say of a number that a phrase names (named.c). */
#ifndef PII_NAMED_PRIV_H
#define PII_NAMED_PRIV_H

#include "pii/read/find_priv.h"

/* Does that sign stand between token k and the one before? */
bool named_behind_sign(const struct find *f, size_t k, char sign);
/* Is token k a word for "number" in short? */
bool named_is_number(const struct find *f, size_t k);
/* Does a thing for which a paper is shown stand in front of token k, which is not the first? */
bool named_for_goods(const struct find *f, size_t k);
/* Does the phrase at token i name the insured of a country, which stands behind it in brackets? */
bool named_insured_abroad(const struct find *f, size_t i);

#endif
