/* SPDX-License-Identifier: EUPL-1.2 */
/* secret_priv.h - what the detectors of passwords, codes and keys share. */
#ifndef PII_SECRET_PRIV_H
#define PII_SECRET_PRIV_H

#include "pii/find_priv.h"

#define SECRET_MAX 128

struct shape {
    size_t digits, small, capitals, signs;
    bool inner_capital;
    bool inner_sign; /* one of "!#$%&*+^~@_=" before a letter or digit */
};

struct shape secret_shape(struct str s);
void propose_secret(struct find *f, uint32_t start, uint32_t end, const char *by);
/* Up to the next space; without the punctuation of the sentence. */
uint32_t secret_end(const struct find *f, uint32_t at);
/* Is the token one of these, which are folded? */
bool secret_word(const struct find *f, const struct token *t, const struct str *words, size_t n);
/* Does the phrase that begins at token i name this kind? */
bool secret_kind(const struct token *t, const char *kind);
/* Does a sentence end between token k and the one before? */
bool secret_stop(const struct find *f, size_t k);

void find_password(struct find *f, size_t i); /* password.c: behind "mot de passe" */
/* password.c: "x ou y": the one told behind another, from token k on */
void secret_another(struct find *f, size_t k, uint32_t from);
void find_said(struct find *f, size_t i);     /* password_said.c: told without their word */
void find_answer(struct find *f, size_t i);   /* "et le mdp ?", and a line of its own */
void find_passcode(struct find *f, size_t i); /* passcode.c: behind "code PIN", "digicode" */

#endif
