/* SPDX-License-Identifier: EUPL-1.2 */
/* region.h - where data may be: "EU", "EEA", or a country by the two letters of ISO 3166-1. */
#ifndef ASSIST_REGION_H
#define ASSIST_REGION_H

#include <stdbool.h>

#include "base/str.h"

bool region_is_known(struct str word);
/* Is all of `region` inside one of those allowed?  "FR" is in "EU", "EU" is in "EEA", and "EEA" is
 * in "EEA" alone. */
bool region_is_within(struct str region, const struct str *allowed, size_t count);
/* The country of one of Azure's regions in Europe, however it is written ("francecentral", "France
 * Central"); "" for all others, which are refused rather than guessed. */
struct str region_of_azure(struct str name);

#endif
