/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c - see words.h. */
#include "domain/words.h"

int word_index(const char *const *names, int n, struct str s)
{
    for (int i = 0; i < n; i++)
        if (names[i] && str_eq(str_of(names[i]), s))
            return i;
    return -1;
}
