/* SPDX-License-Identifier: EUPL-1.2 */
/* id.h - names of records: UUIDv7 (RFC 9562), so that ids sort by the time they were made.
 *
 * Within one process ids are strictly increasing, also in the same millisecond. */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/str.h"

struct id {
    uint8_t b[16];
};

#define ID_NONE      ((struct id){ { 0 } })
#define ID_TEXT_SIZE 37 /* 36 characters and a NUL */

struct id_text {
    char s[ID_TEXT_SIZE];
};

struct id id_new(void);
bool id_is_none(struct id id);
bool id_eq(struct id a, struct id b);
int id_cmp(struct id a, struct id b);
struct id_text id_text(struct id id); /* lower case, with dashes */
struct str id_str(struct arena *a, struct id id);
bool id_parse(struct str s, struct id *ret_id); /* upper or lower case */
msec id_time(struct id id);

/* fault_set(f, FAULT_MISSING, "ticket " ID_FMT, ID_ARG(id)) */
#define ID_FMT     "%s"
#define ID_ARG(id) id_text(id).s

#endif
