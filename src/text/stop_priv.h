/* SPDX-License-Identifier: EUPL-1.2 */
/* stop_priv.h - words too common to search for, folded, by language; for terms.c alone. */
#ifndef TEXT_STOP_PRIV_H
#define TEXT_STOP_PRIV_H

#include "domain/lang.h"

/* Parted by one space; NULL for LANG_UNKNOWN. */
extern const char *const text_stop_words[LANGS];

#endif
