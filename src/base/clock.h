/* SPDX-License-Identifier: EUPL-1.2 */
/* clock.h - the only place that asks what time it is.  Times are milliseconds since
 * 1970-01-01T00:00:00Z, UTC, without leap seconds. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int64_t msec;

msec clock_now(void);       /* wall clock */
int64_t clock_ticks(void);  /* monotonic, nanoseconds: only differences mean something */
int64_t clock_thread(void); /* of the processor, used by this thread, nanoseconds */
void clock_sleep(int64_t ms);

#define CLOCK_TEXT_SIZE 32
/* RFC 3339 in UTC with milliseconds: 2026-11-24T07:00:00.000Z. */
struct str clock_text(msec t, char out[static CLOCK_TEXT_SIZE]);
/* Reads RFC 3339 (any offset, fraction optional) or a plain date (midnight UTC). */
bool clock_parse(struct str s, msec *ret_time);

#endif
