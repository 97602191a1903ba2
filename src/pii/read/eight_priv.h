/* SPDX-License-Identifier: EUPL-1.2 */
/* eight_priv.h - eight bytes at once, the first one lowest. */
#ifndef PII_EIGHT_PRIV_H
#define PII_EIGHT_PRIV_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT(byte) (0x0101010101010101u * (uint64_t)(byte)) /* the same byte eight times */
#define EIGHT_TOPS  EIGHT(0x80)

static inline uint64_t eight_load(const char *p)
{
    uint64_t v;

    memcpy(&v, p, sizeof v);
    return le64toh(v);
}

static inline void eight_store(char *p, uint64_t v)
{
    v = htole64(v);
    memcpy(p, &v, sizeof v);
}

/* The top bit of each byte that is ASCII and lies between `first` and `last`. */
static inline uint64_t eight_between(uint64_t x, char first, char last)
{
    uint64_t low = x & EIGHT(0x7f);

    return (low + EIGHT(0x80 - first)) & ~(low + EIGHT(0x7f - last)) & ~x & EIGHT_TOPS;
}

/* How many top bits are set. */
static inline uint32_t eight_count(uint64_t tops)
{
    return (uint32_t)((tops >> 7) * EIGHT(1) >> 56);
}

/* The first byte from `i` on that has one of these bits, `count` or more where there is none; seven
 * bytes behind `count` are read. */
static inline size_t eight_next(const uint8_t *bytes, size_t i, size_t count, uint8_t bits)
{
    for (; i < count; i += 8) {
        uint64_t here = eight_load((const char *)bytes + i) & EIGHT(bits);

        if (here)
            return i + (size_t)__builtin_ctzll(here) / 8;
    }
    return i;
}

#endif
