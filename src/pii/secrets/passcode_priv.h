/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_priv.h - the words around "code", and the form of one; passcode.c finds the codes,
 * passcode_words.c has the words, passcode_form.c what is written there. */
#ifndef PII_PASSCODE_PRIV_H
#define PII_PASSCODE_PRIV_H

#include <string.h>

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

/* ---- passcode_form.c: what a code looks like ---- */

/* Digits in groups of one length, four to eight in all: the token behind "482 913", or 0. */
size_t passcode_digits_end(const struct find *f, size_t k);
/* "AB12-CD34-EF56", "KF-20-88-TR": the token behind, or 0. */
size_t passcode_dashed_end(const struct find *f, size_t k);
/* "1998": four digits in the form of a year. */
bool passcode_year(const struct find *f, const struct token *t);
/* "4512 euros", "8000 caractères": does what is counted follow token `last`? */
bool passcode_counted(const struct find *f, size_t last);
/* "G-482913", "TG-924861": do letters stand at token k that a code's figures follow? */
bool passcode_prefix(const struct find *f, size_t k);
/* Proposes the code that begins at token k, if one does, of the kind that its word names (NULL: a
 * door's); gives the token behind, or 0. */
size_t passcode_take(struct find *f, size_t k, const char *kind);

/* Does one of the signs in `by`, and nothing else, stand between token k, no text's first, and the
 * one before?  A NUL passes as well. */
static inline bool passcode_joined(const struct find *f, size_t k, const char *by)
{
    const struct token *t = &f->tokens[k];

    return t->start - t[-1].end == 1 && strchr(by, f->text.ptr[t[-1].end]);
}

/* passcode.c: finds the next door's code in the same sentence, from token k on. */
void passcode_next(struct find *f, size_t k);
/* passcode_answered.c: the code in the next lines of a chat, which end so many bytes on at most. */
#define PASSCODE_ANSWERED_MAX 400
void passcode_answered(struct find *f, size_t i);

#endif
