/* SPDX-License-Identifier: EUPL-1.2 */
/* words.h - reading an enum from its table of names; used by domain/ only. */
#ifndef DOMAIN_WORDS_H
#define DOMAIN_WORDS_H

#include "base/str.h"

/* Index of `s` in names[0..n), or -1. */
int word_index(const char *const *names, int n, struct str s);

#endif
