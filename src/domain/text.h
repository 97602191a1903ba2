/* SPDX-License-Identifier: EUPL-1.2 */
/* text.h - the two kinds of text, as two types, so that one is never taken for the other.
 *
 * A `clear` may hold personal data.  A `skeleton` went through pii/, which alone makes one;
 * assist/ takes nothing else.  Both borrow their bytes. */
#ifndef DOMAIN_TEXT_H
#define DOMAIN_TEXT_H

#include "base/str.h"

struct clear {
    struct str text;
};

struct skeleton {
    struct str text;
};

#endif
