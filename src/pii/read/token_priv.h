/* SPDX-License-Identifier: EUPL-1.2 */
/* token_priv.h - the grammar of tokens, for those who read and write them. */
#ifndef PII_TOKEN_PRIV_H
#define PII_TOKEN_PRIV_H

#include "pii/pii.h"

#define TOKEN_OPEN  STR("\xe2\x9f\xa6")
#define TOKEN_CLOSE STR("\xe2\x9f\xa7")
/* "⟦" the longest type "_" 10 digits "." 10 digits "⟧" */
#define TOKEN_BYTES_MAX ((size_t)48)
#define SKELETON_MAX    (4 * PII_TEXT_MAX)

/* Reads the token that `s`, which begins with "⟦", begins with. */
bool token_read(struct str s, struct pii_piece *ret_piece);

/* Text as it stands in a skeleton: each "⟦" doubled. */
struct buf;
void token_add_plain(struct buf *b, struct str text);

#endif
