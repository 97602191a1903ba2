/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_priv.h - the words around "code"; passcode.c asks, passcode_words.c has them. */
#ifndef PII_PASSCODE_PRIV_H
#define PII_PASSCODE_PRIV_H

#include "pii/read/find_priv.h"

/* May it stand between "code" and the code: "le code que j'ai reçu par sms est ..."? */
bool passcode_leads(const struct find *f, const struct token *t);
/* What a code opens: "garage", "trastero". */
bool passcode_door(const struct find *f, const struct token *t);
/* From one code to the next: "4512 puis 7730". */
bool passcode_to_next(const struct find *f, const struct token *t);
/* "Fue": leads to a code as "is" does, to a password it would lead too often. */
bool passcode_was(const struct find *f, const struct token *t);
/* "L'écran affiche 4512": leads to what there is to be read. */
bool passcode_shows(const struct find *f, const struct token *t);
/* "Le dernier était ...", "the right one is ...": the code meant, of several. */
bool passcode_latest(const struct find *f, const struct token *t);
/* Codes of shops, places and errors: a word near token i says so. */
bool passcode_other(const struct find *f, size_t i);
/* The word right beside token i says what the code is of: "product code", "code NAF". */
bool passcode_of_goods(const struct find *f, size_t i);
/* "Refused with code 8019", "the light is on (code 636908)": what a program or a car reports. */
bool passcode_of_fault(const struct find *f, size_t i);

/* passcode.c: finds the next door's code in the same sentence, from token k on. */
void passcode_next(struct find *f, size_t k);
/* passcode_answered.c: the code in the next lines of a chat, which end so many bytes on at most. */
#define PASSCODE_ANSWERED_MAX 400
void passcode_answered(struct find *f, size_t i);

#endif
