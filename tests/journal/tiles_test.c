/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles_test.c - C2SP tlog-tiles: names, widths, bundles. */
#include "test.h"

#include <string.h>

#include "journal/tiles.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)8 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void names_read_and_print_the_same(void **state)
{
    static const struct {
        const char *path;
        struct tile tile;
    } cases[] = {
        { "tile/0/000", { 0, 0, 256 } },
        { "tile/0/999", { 0, 999, 256 } },
        { "tile/0/x001/000", { 0, 1000, 256 } },
        { "tile/1/x001/x234/067", { 1, 1234067, 256 } },
        { "tile/7/000.p/1", { 7, 0, 1 } },
        { "tile/2/x001/067.p/255", { 2, 1067, 255 } },
        { "tile/entries/000", { TILE_ENTRIES, 0, 256 } },
        { "tile/entries/x123/x456/x789/012.p/17", { TILE_ENTRIES, 123456789012, 17 } },
        { "tile/0/x072/x057/x594/x037/x927/935", { 0, 72057594037927935, 256 } }, /* 2^56 - 1 */
    };
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct tile t;

        assert_ok(tile_parse(str_of(cases[i].path), &t, &f));
        assert_int_equal(t.level, cases[i].tile.level);
        assert_true(t.index == cases[i].tile.index);
        assert_int_equal(t.width, cases[i].tile.width);
        assert_str(tile_path(arena, &t), str_of(cases[i].path));
    }
}

static void every_index_has_one_name(void **state)
{
    struct fault f = { 0 };

    (void)state;
    for (uint64_t i = 0, step = 1; i < (uint64_t)1 << 50; i += step, step += step / 3 + 1) {
        struct tile t = { 0, i, 256 }, got;

        assert_ok(tile_parse(tile_path(arena, &t), &got, &f));
        assert_true(got.index == i);
    }
}

static void other_names_are_refused(void **state)
{
    static const struct {
        const char *path;
        enum fault_kind want;
    } cases[] = {
        { "", FAULT_INVALID },
        { "tile", FAULT_INVALID },
        { "tile/", FAULT_INVALID },
        { "tile/0", FAULT_INVALID },
        { "tile/0/", FAULT_INVALID },
        { "tile/0/0", FAULT_INVALID },
        { "tile/0/00", FAULT_INVALID },
        { "tile/0/0000", FAULT_INVALID },
        { "tile/0/000/", FAULT_INVALID },
        { "tile/0/x000", FAULT_INVALID },
        { "tile/0/x000/000", FAULT_INVALID },
        { "tile/0/x01/000", FAULT_INVALID },
        { "tile/0/001/000", FAULT_INVALID },
        { "tile/0/X001/000", FAULT_INVALID },
        { "tile/0/000.p", FAULT_INVALID },
        { "tile/0/000.p/", FAULT_INVALID },
        { "tile/0/000.p/0", FAULT_INVALID },
        { "tile/0/000.p/01", FAULT_INVALID },
        { "tile/0/000.p/256", FAULT_INVALID },
        { "tile/0/000.p/1/", FAULT_INVALID },
        { "tile/0/000.p/-1", FAULT_INVALID },
        { "tile/00/000", FAULT_INVALID },
        { "tile/+1/000", FAULT_INVALID },
        { "tile/-1/000", FAULT_INVALID },
        { "tile/64/000", FAULT_INVALID },
        { "tile//000", FAULT_INVALID },
        { "tile/entry/000", FAULT_INVALID },
        { "tile/8/000", FAULT_MISSING },
        { "tile/63/000", FAULT_MISSING },
        { "tile/0/../000", FAULT_INVALID },
        { "/tile/0/000", FAULT_INVALID },
        { "tile/0/x999/x999/x999/x999/x999/x999/x999/999", FAULT_INVALID },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        struct tile t;

        if (tile_parse(str_of(cases[i].path), &t, &f) || f.kind != cases[i].want)
            fail_msg("\"%s\": %d", cases[i].path, (int)f.kind);
    }
}

/* The specification's example: a log of 70000. */
static void widths_are_as_in_the_specification(void **state)
{
    static const struct {
        int level;
        uint64_t index, size;
        size_t width;
    } cases[] = {
        { 0, 0, 70000, 256 },
        { 0, 272, 70000, 256 },
        { 0, 273, 70000, 112 },
        { 0, 274, 70000, 0 },
        { 1, 0, 70000, 256 },
        { 1, 1, 70000, 17 },
        { 1, 2, 70000, 0 },
        { 2, 0, 70000, 1 },
        { 3, 0, 70000, 0 },
        { 0, 0, 256, 256 },
        { 0, 1, 256, 0 },
        { 1, 0, 256, 1 },
        { 1, 0, 255, 0 },
        { 0, 0, 0, 0 },
        { TILE_ENTRIES, 273, 70000, 112 },
        { 7, 0, UINT64_MAX, 255 },
        { 0, UINT64_MAX, 70000, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(tile_width_in(cases[i].level, cases[i].index, cases[i].size),
                         cases[i].width);
}

static void a_bundle_gives_back_its_entries(void **state)
{
    struct buf b = buf_new(arena, 1 << 20);
    struct str rest, entry;
    static char large[UINT16_MAX + 1];

    (void)state;
    memset(large, 'x', sizeof large);
    assert_true(bundle_add(&b, STR("one")));
    assert_true(bundle_add(&b, STR("")));
    assert_true(bundle_add(&b, str_make(large, UINT16_MAX)));
    assert_false(bundle_add(&b, str_make(large, sizeof large)));
    rest = buf_str(&b);
    assert_memory_equal(rest.ptr, "\0\3one\0\0\xff\xff", 9);
    for (size_t cut = 0; cut < 5; cut++) {
        struct str part = str_slice(rest, 0, cut);

        assert_false(bundle_next(&part, &entry));
        assert_int_equal(part.len, cut);
    }
    assert_true(bundle_next(&rest, &entry));
    assert_str(entry, STR("one"));
    assert_true(bundle_next(&rest, &entry));
    assert_int_equal(entry.len, 0);
    assert_true(bundle_next(&rest, &entry));
    assert_int_equal(entry.len, UINT16_MAX);
    assert_false(bundle_next(&rest, &entry));
    assert_int_equal(rest.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_read_and_print_the_same),
        cmocka_unit_test(every_index_has_one_name),
        cmocka_unit_test(other_names_are_refused),
        cmocka_unit_test(widths_are_as_in_the_specification),
        cmocka_unit_test(a_bundle_gives_back_its_entries),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
