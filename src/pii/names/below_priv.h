/* SPDX-License-Identifier: EUPL-1.2 */
/* below_priv.h - names in tables that have surname and first name apart. */
#ifndef PII_BELOW_PRIV_H
#define PII_BELOW_PRIV_H

#include "pii/read/find_priv.h"

/* At "Nachname" in the headings of a table: what stands in its column. */
void find_names_below(struct find *f, size_t i);
/* At "ADEBISI" of "ADEBISI / Morayo / bay 4", which begins a line. */
void find_parted_name(struct find *f, size_t i);

#endif
