/* SPDX-License-Identifier: EUPL-1.2 */
/* address_said.c - addresses as they are dictated, with the number of the house in words:
 *
 *     rua da igreja número três     calle Olmo número veintidós, escalera dos
 *     Eight Cedar Grove, Tonbridge */
#include "pii/places/address_priv.h"

static bool capital(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_CAPITAL;
}

#define SAID_NAME 7 /* tokens of a street's name in front of "número" */

/* "rua da igreja número três", "calle Jabugo numero veintiuno": as it is dictated. */
bool find_dictated(struct find *f, size_t i)
{
    size_t k = i + 1, last;

    while (k < f->count && k < i + SAID_NAME && f->tokens[k].gap <= GAP_COMMA &&
           !folded_in(f, k, "numero nummer number"))
        k++;
    if (k < i + 2 || k + 1 >= f->count || !folded_in(f, k, "numero nummer number") ||
        folded_in(f, k - 1, "un une um uma uno una le il el o the a an ein een das het la") ||
        f->tokens[k].gap > GAP_COMMA || f->tokens[k + 1].gap != GAP_SPACE ||
        !(f->tokens[k + 1].is & WORD_NUMBER) || f->tokens[k + 1].shape & TOKEN_DIGITS)
        return false;
    for (last = ++k; k < f->count && k < last + 4 && f->tokens[k].gap == GAP_SPACE; k++) {
        if (f->tokens[k].is & WORD_NUMBER)
            last = k;
        else if (!folded_in(f, k, "e y und en et"))
            break;
    }
    return propose_address(f, i, last, true);
}

/* "Bryn Terrace, ": one or two names and a road that ends its clause; no "Sisters Road" of "Seven
 * Sisters Road". */
bool is_said_road(const struct find *f, size_t k)
{
    static const char counted[] = "sisters dials oaks kings ways mile miles corners acres elms";
    size_t last = k;

    while (last + 1 < f->count && last < k + 2 && f->tokens[last + 1].gap == GAP_SPACE)
        last++;
    return last > k && capital(f, k) && !folded_in(f, k, counted) &&
           f->tokens[last].is & WORD_ROAD && capital(f, last) &&
           (last + 1 >= f->count || f->tokens[last + 1].gap == GAP_COMMA ||
            f->tokens[last + 1].gap == GAP_DOT || f->tokens[last + 1].gap >= GAP_LINE);
}
