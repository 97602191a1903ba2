/* SPDX-License-Identifier: EUPL-1.2 */
/* fuse_test.c - two lists made one by rank: what both have is first, what one has is not lost. */
#include "test.h"

#include "knowledge/fuse.h"

static void what_stands_in_both_lists_comes_first(void **state)
{
    struct shelf_hit hits[] = { { .entry = 1, .passage = 0, .score = 9, .cover = 0.9 },
                                { .entry = 2, .passage = 1, .score = 8, .cover = 0.8 },
                                { .entry = 3, .passage = 0, .score = 7, .cover = 0.7 } };
    const struct nearest_hit near[] = { { .entry = 3, .passage = 4, .cosine = 0.9F },
                                        { .entry = 7, .passage = 2, .cosine = 0.8F } };
    const struct shelf_found words = { .hits = hits, .count = 3, .repaired = STR("") };
    static const uint32_t order[] = { 3, 1, 2, 7 };
    struct arena *a = arena_new((size_t)1 << 20);
    struct shelf_found got;
    struct fault f = { 0 };

    (void)state;
    assert_ok(fuse_ranks(a, &words, near, 2, &got, &f));
    assert_int_equal(got.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(got.hits[i].entry, order[i]);
    assert_true(got.hits[0].score > 1.0 / 63 + 1.0 / 62 && got.hits[0].score < 1.0 / 63 + 1.0 / 60);
    assert_int_equal(got.hits[0].passage, 4); /* it stands higher among the vectors' */
    assert_true(got.hits[0].cover > 0.69 && got.hits[3].cover == 0);
    assert_int_equal(got.hits[3].passage, 2);
    arena_free(a);
}

static void one_list_alone_keeps_its_order(void **state)
{
    struct shelf_hit hits[] = { { .entry = 5, .score = 2, .cover = 0.5 },
                                { .entry = 4, .score = 1, .cover = 0.6 } };
    const struct shelf_found words = { .hits = hits, .count = 2, .repaired = STR("a>b") },
                             none = { .repaired = STR("") };
    const struct nearest_hit near[] = { { .entry = 9, .cosine = 0.5F } };
    struct arena *a = arena_new((size_t)1 << 20);
    struct shelf_found got;
    struct fault f = { 0 };

    (void)state;
    assert_ok(fuse_ranks(a, &words, NULL, 0, &got, &f));
    assert_int_equal(got.count, 2);
    assert_int_equal(got.hits[0].entry, 5);
    assert_str(got.repaired, STR("a>b"));
    assert_ok(fuse_ranks(a, &none, near, 1, &got, &f));
    assert_int_equal(got.count, 1);
    assert_int_equal(got.hits[0].entry, 9);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_both_lists_comes_first),
        cmocka_unit_test(one_list_alone_keeps_its_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
