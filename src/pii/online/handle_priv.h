/* SPDX-License-Identifier: EUPL-1.2 */
/* handle_priv.h - what the detectors of names of accounts share. */
#ifndef PII_HANDLE_PRIV_H
#define PII_HANDLE_PRIV_H

#include "pii/read/find_priv.h"

#define HANDLE_LEAST 3

/* Where the name of an account ends that begins there. */
uint32_t handle_end(const struct find *f, uint32_t at);
/* Letters with a digit, '_' or an inner '.'. */
bool handle_telling(struct str s);
/* A word of no language. */
bool handle_unknown(const struct find *f, const struct token *t);
/* Is none of the tokens from i to byte `end` a word that programs and files are full of? */
bool handle_personal(const struct find *f, size_t i, uint32_t end);
/* Is one of them a first name, no word, or with figures? */
bool handle_own_part(const struct find *f, size_t i, uint32_t end);
/* Does nothing but the name from t to `stop` stand in quotes? */
bool handle_quoted(const struct find *f, const struct token *t, uint32_t stop);
/* "tadhg-codes": parts of which one is a name or no word. */
bool handle_hyphened(const struct find *f, size_t k, uint32_t stop);
/* Does ':' or '=' point at the value? */
bool handle_pointed(const struct find *f, const struct token *t);
/* "\"last_ip\":", and the heading behind a heading. */
bool handle_is_key(const struct find *f, const struct token *t, uint32_t stop);
void propose_handle(struct find *f, uint32_t start, uint32_t end, const char *by);

#endif
