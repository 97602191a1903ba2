/* SPDX-License-Identifier: EUPL-1.2 */
/* maps_test.c - a window's maps say of each byte what the byte is, whatever its block. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "pii/read/maps_priv.h"

/* The same once more as it is for processors without such wide registers. */
void plain_maps_make(struct maps *m, struct str text);
#undef __SSE2__
#define maps_make plain_maps_make
#include "pii/read/maps.c" /* NOLINT(bugprone-suspicious-include) */
#undef maps_make

static bool bit_at(const uint64_t *map, size_t at)
{
    return le64toh(map[at / MAPS_BLOCK]) >> at % MAPS_BLOCK & 1;
}

static void assert_maps_tell(const struct maps *m, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool other = (unsigned char)c >= 0x80, capital = c >= 'A' && c <= 'Z';

        assert_int_equal(bit_at(m->words, i), other || ascii_alnum(c));
        assert_int_equal(bit_at(m->digits, i), ascii_digit(c));
        assert_int_equal(bit_at(m->others, i), other);
        assert_int_equal(bit_at(m->capitals, i), capital);
    }
}

/* Behind each run that is more than small letters of ASCII a bit, and nowhere else. */
static void assert_odd_ends(const struct maps *m, struct str text)
{
    bool odd = false;

    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? text.ptr[i] : '\0';
        bool word = (unsigned char)c >= 0x80 || ascii_alnum(c);

        assert_int_equal(m->odd_ends[i / MAPS_BLOCK] >> i % MAPS_BLOCK & 1, !word && odd);
        odd = word && (odd || !(c >= 'a' && c <= 'z'));
    }
}

static void each_byte_is_in_the_maps_that_it_belongs_to(void **state)
{
    static struct maps m;
    char bytes[3 * MAPS_BLOCK];

    (void)state;
    for (unsigned first = 0; first < 256; first++) { /* every byte at every place of a block */
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)(first + i);
        maps_make(&m, str_make(bytes, sizeof bytes));
        assert_maps_tell(&m, str_make(bytes, sizeof bytes));
        assert_odd_ends(&m, str_make(bytes, sizeof bytes));
    }
}

static void behind_the_end_there_is_nothing(void **state)
{
    static struct maps m;

    (void)state;
    for (size_t len = 0; len <= 2u * MAPS_BLOCK; len++) {
        char *bytes = malloc(len + 1); /* of just that size: nothing is read behind it */

        memset(bytes, 'A', len);
        memset(&m, 0xff, sizeof m);
        maps_make(&m, str_make(bytes, len));
        assert_int_equal(m.blocks, len / MAPS_BLOCK + 1);
        assert_int_equal(maps_from(m.words, len), 0);
        if (len)
            assert_int_equal(maps_from(m.capitals, len - 1), 1);
        free(bytes);
    }
}

static void the_bits_from_anywhere_are_those_of_both_blocks(void **state)
{
    static struct maps m;
    char text[3 * MAPS_BLOCK];

    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i * i % 7 < 3 ? '7' : ' ';
    maps_make(&m, str_make(text, sizeof text));
    for (size_t from = 0; from <= 2u * MAPS_BLOCK; from++)
        for (size_t i = 0; i < MAPS_SEEN; i++)
            assert_int_equal(maps_from(m.digits, from) >> i & 1, bit_at(m.digits, from + i));
}

/* The runs that the edges tell, as a map again. */
static void draw_runs(const struct maps *m, uint64_t map[static MAPS_MAX])
{
    memset(map, 0, MAPS_MAX * sizeof *map);
    assert_int_equal(m->edge_count % 2, 0);
    for (size_t k = 0; k < m->edge_count; k += 2) {
        assert_true(m->edges[k] < m->edges[k + 1]);
        assert_true(k == 0 || m->edges[k - 1] < m->edges[k]);
        for (size_t at = m->edges[k]; at < m->edges[k + 1]; at++)
            map[at / MAPS_BLOCK] |= htole64((uint64_t)1 << at % MAPS_BLOCK);
    }
}

static void the_edges_are_those_of_the_words(void **state)
{
    static struct maps m;
    uint64_t map[MAPS_MAX], seed = 7;
    char text[5 * MAPS_BLOCK];

    (void)state;
    for (size_t round = 0; round < 2000; round++) {
        size_t len = round % (sizeof text + 1);

        for (size_t i = 0; i < len; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            text[i] = "a7\xc3   "[(seed >> 33) % (round % 5 + 1)];
        }
        maps_make(&m, str_make(text, len));
        draw_runs(&m, map);
        assert_memory_equal(map, m.words, (m.blocks + 1) * sizeof *map);
        assert_odd_ends(&m, str_make(text, len));
    }
}

#define ASSERT_SAME(map)                                                                           \
    assert_memory_equal(wide.map, plain.map, (wide.blocks + 1) * sizeof *wide.map)

static void without_wide_registers_all_is_the_same(void **state)
{
    static struct maps wide, plain;
    char text[5 * MAPS_BLOCK];
    uint64_t seed = 3;

    (void)state;
    for (size_t round = 0; round < 4000; round++) {
        size_t len = round % (sizeof text + 1);

        for (size_t i = 0; i < len; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            text[i] =
                (char)(round % 2 ? seed >> 56 : (unsigned char)"a7\xc3 AzZ09@`[{/:"[seed >> 60]);
        }
        maps_make(&wide, str_make(text, len));
        plain_maps_make(&plain, str_make(text, len));
        assert_int_equal(wide.blocks, plain.blocks);
        ASSERT_SAME(words);
        ASSERT_SAME(digits);
        ASSERT_SAME(others);
        ASSERT_SAME(capitals);
        ASSERT_SAME(odd_ends);
        assert_int_equal(wide.edge_count, plain.edge_count);
        assert_memory_equal(wide.edges, plain.edges, wide.edge_count * sizeof *wide.edges);
    }
}

/* As many as there can be. */
static void a_window_of_single_letters_has_room(void **state)
{
    static struct maps m;
    static char text[MAPS_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? ' ' : 'x';
    maps_make(&m, str_make(text, sizeof text));
    assert_int_equal(m.edge_count, sizeof text);
    assert_int_equal(m.edges[sizeof text - 1], sizeof text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_is_in_the_maps_that_it_belongs_to),
        cmocka_unit_test(behind_the_end_there_is_nothing),
        cmocka_unit_test(the_bits_from_anywhere_are_those_of_both_blocks),
        cmocka_unit_test(the_edges_are_those_of_the_words),
        cmocka_unit_test(without_wide_registers_all_is_the_same),
        cmocka_unit_test(a_window_of_single_letters_has_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
