/* SPDX-License-Identifier: EUPL-1.2 */
/* buf.h - builds a text in an arena, up to a maximum given at its start.
 *
 * A failed append sticks: build the whole text, then ask buf_check() once. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct buf {
    struct arena *arena;
    char *ptr; /* read it, or change bytes below `len`; never keep it over an append */
    size_t len, room, max;
    bool failed;
};

struct buf buf_new(struct arena *a, size_t max);
bool buf_add(struct buf *b, struct str s);
bool buf_add_char(struct buf *b, char c);
bool buf_add_fill(struct buf *b, char c, size_t n);
/* As text of an HTML page, or as an attribute's value in quotes of either kind. */
bool buf_add_html(struct buf *b, struct str text);
bool buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct str buf_str(const struct buf *b); /* borrowed until the next append */
/* True when nothing was lost, else FAULT_LIMIT. */
bool buf_check(const struct buf *b, struct fault *f);

#endif
