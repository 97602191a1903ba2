/* SPDX-License-Identifier: EUPL-1.2 */
/* maps.c - see maps_priv.h. */
#include "pii/read/maps_priv.h"

#include <string.h>

#include "pii/read/eight_priv.h"

struct classes {
    uint64_t letters, capitals, digits, others;
};

#ifdef __SSE2__
#include <emmintrin.h>

/* Bytes from `first` on, `count` of them: a comparison of signed bytes, so all is moved down. */
static __m128i between(__m128i x, char first, int count)
{
    __m128i low = _mm_add_epi8(x, _mm_set1_epi8((char)(-128 - first)));

    return _mm_cmplt_epi8(low, _mm_set1_epi8((char)(-128 + count)));
}

static uint64_t bits_of(__m128i x)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(x);
}

static void class_block(const char *s, struct classes *c)
{
    for (unsigned at = 0; at < MAPS_BLOCK; at += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(s + at));

        c->letters |= bits_of(between(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26)) << at;
        c->capitals |= bits_of(between(x, 'A', 26)) << at;
        c->digits |= bits_of(between(x, '0', 10)) << at;
        c->others |= bits_of(x) << at;
    }
}

#else

/* The top bits of the eight bytes, side by side. */
static uint64_t top_bits(uint64_t tops)
{
    return (tops >> 7 & EIGHT(1)) * 0x0102040810204080u >> 56;
}

static void class_block(const char *s, struct classes *c)
{
    for (unsigned at = 0; at < MAPS_BLOCK; at += 8) {
        uint64_t x = eight_load(s + at), letters = eight_between(x | EIGHT(0x20), 'a', 'z');

        c->letters |= top_bits(letters) << at;
        c->capitals |= top_bits(letters & ~(x << 2)) << at;
        c->digits |= top_bits(eight_between(x, '0', '9')) << at;
        c->others |= top_bits(x) << at;
    }
}
#endif

static void make_block(struct maps *m, size_t b, const char *s)
{
    struct classes c = { 0 };

    class_block(s, &c);
    m->words[b] = htole64(c.letters | c.digits | c.others);
    m->digits[b] = htole64(c.digits);
    m->others[b] = htole64(c.others);
    m->capitals[b] = htole64(c.capitals);
}

/* Where a bit differs from the one before, a run begins or ends. */
static void find_edges(struct maps *m)
{
    uint64_t before = 0;
    size_t count = 0;

    for (size_t b = 0; b <= m->blocks; b++) {
        uint64_t words = le64toh(m->words[b]), edges = words ^ (words << 1 | before);

        before = words >> 63;
        for (; edges; edges &= edges - 1)
            m->edges[count++] = (uint32_t)(b * MAPS_BLOCK + (size_t)__builtin_ctzll(edges));
    }
    m->edge_count = count;
}

/* What is odd in a run is added to the run's bits: if anything is, the sum carries to the bit
 * behind its end, over blocks too. */
static void find_odd_ends(struct maps *m)
{
    uint64_t carry = 0;

    for (size_t b = 0; b <= m->blocks; b++) {
        uint64_t words = le64toh(m->words[b]), sum;
        uint64_t odd = le64toh(m->digits[b] | m->others[b] | m->capitals[b]);
        bool over = __builtin_add_overflow(words, odd, &sum);

        carry = (over | __builtin_add_overflow(sum, carry, &m->odd_ends[b])) != 0;
        m->odd_ends[b] &= ~words;
    }
}

void maps_make(struct maps *m, struct str text)
{
    size_t whole = text.len / MAPS_BLOCK, left = text.len % MAPS_BLOCK;
    char rest[2 * MAPS_BLOCK] = { 0 };

    for (size_t b = 0; b < whole; b++)
        make_block(m, b, text.ptr + b * MAPS_BLOCK);
    if (left)
        memcpy(rest, text.ptr + whole * MAPS_BLOCK, left);
    make_block(m, whole, rest);
    make_block(m, whole + 1, rest + MAPS_BLOCK);
    m->blocks = whole + 1;
    find_edges(m);
    find_odd_ends(m);
}
