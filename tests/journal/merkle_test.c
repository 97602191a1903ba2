/* SPDX-License-Identifier: EUPL-1.2 */
/* merkle_test.c - RFC 6962 trees: known roots, every proof of every size up to 300, and every way
 * of spoiling one. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "journal/merkle.h"

#define LEAVES     300
#define SPOIL_STEP 23 /* sizes whose proofs are also spoiled */

static struct arena *arena;
static uint8_t leaves[LEAVES][32];
static uint8_t roots[LEAVES + 1][32];

/* The definition, MTH(D[start:start+n]): nothing shared with the code under test but the hashes
 * of a leaf and a node. */
static void mth(size_t start, size_t n, uint8_t ret[static 32])
{
    uint8_t left[32], right[32];
    size_t k = 1;

    if (n == 1) {
        memcpy(ret, leaves[start], 32);
        return;
    }
    while (k * 2 < n)
        k *= 2;
    mth(start, k, left);
    mth(start + k, n - k, right);
    merkle_node(left, right, ret);
}

/* Roots of the complete subtrees, by the definition. */
static uint8_t nodes[9][LEAVES][32];

static bool from_leaves(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                        struct fault *f)
{
    (void)arg;
    (void)f;
    assert_true((index + 1) << level <= LEAVES);
    memcpy(ret_hash, nodes[level][index], 32);
    return true;
}

static const struct merkle_source source = { from_leaves, NULL };

static int set_up(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    arena = arena_new((size_t)64 << 20);
    for (size_t i = 0; i < LEAVES; i++) {
        char text[16];

        merkle_leaf(str_make(text, (size_t)snprintf(text, sizeof text, "entry %zu", i)), leaves[i]);
        mth(0, i + 1, roots[i + 1]);
    }
    crypto_sha256(NULL, 0, roots[0]);
    for (size_t level = 0; level < COUNT_OF(nodes); level++)
        for (size_t i = 0; (i + 1) << level <= LEAVES; i++)
            mth(i << level, (size_t)1 << level, nodes[level][i]);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* The eight leaves that Certificate Transparency implementations test with. */
static void eight_known_leaves_have_their_known_roots(void **state)
{
    static const struct {
        const char *leaf, *root; /* hexadecimal; the root over the leaves up to this one */
    } cases[] = {
        { "", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { "00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { "10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { "2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { "3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { "40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { "5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { "606162636465666768696a6b6c6d6e6f",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };
    struct merkle_edge edge = { .size = 0 };
    uint8_t root[32], leaf[32];

    (void)state;
    merkle_edge_root(&edge, root);
    assert_str(crypto_hex(arena, root, 32),
               STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str text;

        assert_true(crypto_unhex(arena, str_of(cases[i].leaf), &text));
        merkle_leaf(text, leaf);
        merkle_edge_add(&edge, leaf, NULL, NULL);
        merkle_edge_root(&edge, root);
        assert_str(crypto_hex(arena, root, 32), str_of(cases[i].root));
    }
}

static void roots_follow_the_definition(void **state)
{
    struct merkle_edge edge = { .size = 0 };
    struct fault f = { 0 };
    uint8_t root[32];

    (void)state;
    for (size_t n = 0; n <= LEAVES; n++) {
        assert_ok(merkle_root(&source, n, root, &f));
        assert_memory_equal(root, roots[n], 32);
        merkle_edge_root(&edge, root);
        assert_memory_equal(root, roots[n], 32);
        if (n < LEAVES)
            merkle_edge_add(&edge, leaves[n], NULL, NULL);
    }
}

/* What is true of a good proof, and of no spoiled one. */
struct claim {
    bool growth; /* of old size `n`, else the entry n */
    uint64_t n, size;
    const uint8_t *leaf, *root; /* `leaf`: the old root when about growth */
};

static bool holds(const struct claim *c, const struct journal_proof *p)
{
    return c->growth ? merkle_check_growth(c->n, c->leaf, c->size, c->root, p)
                     : merkle_check_entry(c->leaf, c->n, c->size, p, c->root);
}

static void no_spoiled_proof_holds(const struct claim *c, const struct journal_proof *p)
{
    uint8_t hashes[MERKLE_PROOF_MAX + 1][32], swap[32];
    struct journal_proof bad = { hashes, p->count };

    if (p->count)
        memcpy(hashes, p->hashes, p->count * 32);
    for (size_t i = 0; i < p->count; i++) {
        for (size_t bit = 0; bit < 256; bit += 37) {
            hashes[i][bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_false(holds(c, &bad));
            hashes[i][bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        bad.count = p->count - 1; /* one dropped */
        memmove(hashes[i], hashes[i + 1], (p->count - i - 1) * 32);
        assert_false(holds(c, &bad));
        bad.count = p->count;
        memcpy(hashes, p->hashes, p->count * 32);
    }
    for (size_t i = 0; i + 1 < p->count; i++) {
        if (memcmp(hashes[i], hashes[i + 1], 32) == 0)
            continue;
        memcpy(swap, hashes[i], 32);
        memcpy(hashes[i], hashes[i + 1], 32);
        memcpy(hashes[i + 1], swap, 32);
        assert_false(holds(c, &bad));
        memcpy(hashes, p->hashes, p->count * 32);
    }
    bad.count = p->count + 1; /* one more */
    memcpy(hashes[p->count], leaves[0], 32);
    assert_false(holds(c, &bad));
}

static void no_other_claim_holds(const struct claim *c, const struct journal_proof *p)
{
    struct claim other = *c;

    for (uint64_t n = c->n > 2 ? c->n - 2 : 0; n < c->n + 3; n++) {
        other.n = n;
        if (n != c->n)
            assert_false(holds(&other, p));
    }
    other = *c;
    for (uint64_t size = c->size - 1; size < c->size + 2; size++) {
        other.size = size;
        /* The path of an entry does not always tell the size: the root does. */
        other.root = size <= LEAVES ? roots[size] : roots[0];
        if (size != c->size)
            assert_false(holds(&other, p));
    }
    other = *c;
    other.root = roots[c->size - 1];
    assert_false(holds(&other, p));
    other = *c;
    other.leaf = leaves[(c->n + 7) % LEAVES];
    assert_false(holds(&other, p));
}

static void every_entry_is_proved_in_every_size(void **state)
{
    struct fault f = { 0 };

    (void)state;
    for (uint64_t size = 1; size <= LEAVES; size++) {
        for (uint64_t n = 0; n < size; n++) {
            struct claim c = { false, n, size, leaves[n], roots[size] };
            struct journal_proof p;

            assert_ok(merkle_prove_entry(&source, arena, n, size, &p, &f));
            assert_true(holds(&c, &p));
            if (size % SPOIL_STEP && size > 9)
                continue;
            no_spoiled_proof_holds(&c, &p);
            no_other_claim_holds(&c, &p);
        }
        arena_reset(arena);
    }
}

static void growth_is_proved_between_every_two_sizes(void **state)
{
    struct fault f = { 0 };

    (void)state;
    for (uint64_t size = 1; size <= LEAVES; size++) {
        for (uint64_t n = 1; n <= size; n++) {
            struct claim c = { true, n, size, roots[n], roots[size] };
            struct journal_proof p;

            assert_ok(merkle_prove_growth(&source, arena, n, size, &p, &f));
            assert_true(holds(&c, &p));
            if (size % SPOIL_STEP && size > 9)
                continue;
            no_spoiled_proof_holds(&c, &p);
            if (n < size)
                no_other_claim_holds(&c, &p);
        }
        arena_reset(arena);
    }
}

static void nothing_is_proved_of_nothing(void **state)
{
    struct journal_proof p = { NULL, 0 };
    struct fault f = { 0 };

    (void)state;
    assert_fault(merkle_prove_entry(&source, arena, 0, 0, &p, &f), FAULT_INVALID);
    assert_fault(merkle_prove_entry(&source, arena, 7, 7, &p, &f), FAULT_INVALID);
    assert_fault(merkle_prove_growth(&source, arena, 8, 7, &p, &f), FAULT_INVALID);
    assert_ok(merkle_prove_growth(&source, arena, 0, 7, &p, &f));
    assert_int_equal(p.count, 0);
    assert_false(merkle_check_growth(0, roots[0], 7, roots[7], &p));
    assert_false(merkle_check_growth(0, roots[0], 0, roots[0], &p));
    assert_false(merkle_check_growth(8, roots[8], 7, roots[7], &p));
    assert_false(merkle_check_entry(roots[0], 0, 0, &p, roots[0]));
}

static bool zeros(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                  struct fault *f)
{
    (void)f;
    (void)level;
    (void)index;
    ++*(size_t *)arg;
    memset(ret_hash, level, 32);
    return true;
}

static void a_proof_in_a_huge_log_asks_for_few_hashes(void **state)
{
    static const uint64_t sizes[] = { 1000000007, ((uint64_t)1 << 62) - 1, ((uint64_t)1 << 63) + 5,
                                      UINT64_MAX };
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        size_t asked = 0;
        struct merkle_source counting = { zeros, &asked };
        struct journal_proof p;
        uint8_t root[32], leaf[32];

        memset(leaf, 0, sizeof leaf);
        assert_ok(merkle_root(&counting, sizes[i], root, &f));
        for (size_t k = 0; k < 3; k++) {
            uint64_t n = k == 0 ? 0 : k == 1 ? sizes[i] / 3 : sizes[i] - 1;

            assert_ok(merkle_prove_entry(&counting, arena, n, sizes[i], &p, &f));
            assert_in_range(p.count, 1, MERKLE_PROOF_MAX);
            assert_ok(merkle_prove_growth(&counting, arena, n + 1, sizes[i], &p, &f));
            assert_in_range(p.count, 0, MERKLE_PROOF_MAX + 1);
        }
        assert_in_range(asked, 1, 7 * 2 * 64);
    }
}

static bool broken(void *arg, int level, uint64_t index, uint8_t ret_hash[static 32],
                   struct fault *f)
{
    (void)arg;
    (void)level;
    (void)index;
    (void)ret_hash;
    return fault_set(f, FAULT_BROKEN, "no disk");
}

static void a_failing_source_fails_the_proof(void **state)
{
    struct merkle_source s = { broken, NULL };
    struct journal_proof p;
    struct fault f = { 0 };
    uint8_t root[32];

    (void)state;
    assert_fault(merkle_root(&s, 5, root, &f), FAULT_BROKEN);
    assert_fault(merkle_prove_entry(&s, arena, 1, 5, &p, &f), FAULT_BROKEN);
    assert_fault(merkle_prove_growth(&s, arena, 3, 5, &p, &f), FAULT_BROKEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_known_leaves_have_their_known_roots),
        cmocka_unit_test(roots_follow_the_definition),
        cmocka_unit_test(every_entry_is_proved_in_every_size),
        cmocka_unit_test(growth_is_proved_between_every_two_sizes),
        cmocka_unit_test(nothing_is_proved_of_nothing),
        cmocka_unit_test(a_proof_in_a_huge_log_asks_for_few_hashes),
        cmocka_unit_test(a_failing_source_fails_the_proof),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
