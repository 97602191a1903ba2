/* SPDX-License-Identifier: EUPL-1.2 */
/* pattern_priv.h - how an organisation's pattern is compiled, for use and for its test. */
#ifndef PII_PATTERN_PRIV_H
#define PII_PATTERN_PRIV_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/str.h"

/* The text is bytes: what is no UTF-8 in it matches nothing, and no match cuts a character. */
#define PATTERN_OPTIONS (PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C)

static inline pcre2_code *pattern_compile(struct str text, uint32_t more, int *ret_error,
                                          PCRE2_SIZE *ret_where)
{
    return pcre2_compile((PCRE2_SPTR)text.ptr, text.len, PATTERN_OPTIONS | more, ret_error,
                         ret_where, NULL);
}

#endif
