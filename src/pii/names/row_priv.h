/* SPDX-License-Identifier: EUPL-1.2 */
/* row_priv.h - names beside those that the tagger found. */
#ifndef PII_ROW_PRIV_H
#define PII_ROW_PRIV_H

#include "pii/names/tagger_priv.h"

/* "Louise & Rupert": a known name beside one that was found. */
void find_in_row(struct find *f, struct tagger_room *room);
/* "Reginald "Reg" Osei-Bonsu": one name. */
void find_nicknamed(struct find *f, const struct tagger_room *room);
/* "[10:02] Mia: ": who speaks in a chat. */
void find_speakers(struct find *f, struct tagger_room *room);

/* "dom", "Früh", "Montag", "turno": in what names stand behind or below in a rota. */
bool row_is_day_or_shift(struct str word);
/* "lun | Ines, Rocco", "M: Amina, Jonas": is token i in a line of a rota, where each word is a
 * first name? */
bool row_is_rota(const struct find *f, size_t i);

#endif
