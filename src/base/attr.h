/* SPDX-License-Identifier: EUPL-1.2 */
/* attr.h - the three compiler attributes this code allows itself (style.md, 2).
 *
 * `scoped(arena) *a = arena_new(...)` calls arena_drop() when the block ends, on every path;
 * a type `x` that wants this has `void x_drop(struct x **)`. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))
#define MUST_USE                __attribute__((warn_unused_result))
#define scoped(name)            __attribute__((cleanup(name##_drop))) struct name

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
