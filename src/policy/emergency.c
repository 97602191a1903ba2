/* SPDX-License-Identifier: EUPL-1.2 */
/* emergency.c - access in an emergency: what no row of the matrix gives, and the floor does not
 * forbid.  Who asks for it has checked that the organisation lets these roles do so. */
#include "policy/policy.h"

void matrix_emergency(unsigned roles, enum purpose purpose, enum category category,
                      struct reason *r)
{
    for (unsigned role = 0; role < ROLES; role++) {
        const char *floor;
        enum access most;

        if (!(roles >> role & 1u))
            continue;
        most = matrix_floor((enum role)role, purpose, category, &floor);
        if (most <= r->access)
            continue;
        *r = (struct reason){ .access = most, .role = (int)role, .emergency = true };
    }
}
