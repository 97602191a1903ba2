/* SPDX-License-Identifier: EUPL-1.2 */
/* ring_test.c - keys in use: found again, given up for others, and gone once forgotten. */
#include "test.h"

#include <string.h>

#include "vault/ring_priv.h"
#include "vault/vault.h"

static const uint8_t key[CRYPTO_KEY_SIZE] = { 1, 2, 3 };

static int set_up(void **state)
{
    struct fault f = { 0 };

    if (!crypto_start(&f))
        return -1;
    *state = ring_new();
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    ring_free(*state);
    return 0;
}

static bool put(struct ring *r, struct id org, struct id person, uint64_t forgets,
                struct sealer **ret, struct fault *f)
{
    uint8_t copy[CRYPTO_KEY_SIZE];

    memcpy(copy, key, sizeof copy);
    return ring_put(r, (struct sealer){ .org = org, .person = person, .key = copy }, forgets, ret,
                    f);
}

static void a_key_is_found_again_by_its_organisation_only(void **state)
{
    struct id org = id_new(), person = id_new();
    struct sealer *one = NULL, *two = NULL;
    struct fault f = { 0 };

    assert_ok(put(*state, org, person, ring_forgets(*state), &one, &f));
    assert_true(ring_take(*state, org, person, &two));
    assert_ptr_equal(one, two);
    assert_memory_equal(two->key, key, sizeof key);
    sealer_drop(&two);
    assert_false(ring_take(*state, id_new(), person, &two));
    sealer_drop(&one);
}

static void a_forgotten_key_is_wiped_once_nobody_holds_it(void **state)
{
    static const uint8_t nothing[CRYPTO_KEY_SIZE];
    struct id org = id_new(), person = id_new();
    struct sealer *s = NULL, *again = NULL;
    struct fault f = { 0 };
    const uint8_t *where;

    assert_ok(put(*state, org, person, ring_forgets(*state), &s, &f));
    where = s->key;
    ring_forget(*state, person);
    assert_false(ring_take(*state, org, person, &again));
    assert_memory_equal(where, key, sizeof key); /* its holder works on */
    sealer_drop(&s);
    assert_memory_equal(where, nothing, sizeof nothing);
}

/* Read before it was destroyed, put after: it must not come back to life here. */
static void a_key_read_while_it_was_destroyed_is_not_kept(void **state)
{
    struct id org = id_new(), person = id_new();
    uint64_t forgets = ring_forgets(*state);
    struct sealer *s = NULL;
    struct fault f = { 0 };

    ring_forget(*state, person);
    assert_fault(put(*state, org, person, forgets, &s, &f), FAULT_STALE);
    assert_null(s);
    assert_false(ring_take(*state, org, person, &s));
    assert_ok(put(*state, org, id_new(), ring_forgets(*state), &s, &f));
    sealer_drop(&s);
}

static void places_are_given_on_but_never_one_that_is_held(void **state)
{
    struct id org = id_new(), first = id_new();
    struct sealer *held = NULL, *s = NULL;
    struct fault f = { 0 };

    assert_ok(put(*state, org, first, 0, &held, &f));
    for (int i = 0; i < RING_PLACES + 500; i++) {
        assert_ok(put(*state, org, id_new(), 0, &s, &f));
        sealer_drop(&s);
    }
    assert_true(ring_take(*state, org, first, &s));
    assert_ptr_equal(s, held);
    sealer_drop(&s);
    sealer_drop(&held);
}

static void when_all_places_are_held_the_next_must_wait(void **state)
{
    static struct sealer *all[RING_PLACES];
    struct sealer *one_more = NULL;
    struct id org = id_new();
    struct fault f = { 0 };

    for (size_t i = 0; i < RING_PLACES; i++)
        assert_ok(put(*state, org, id_new(), 0, &all[i], &f));
    assert_fault(put(*state, org, id_new(), 0, &one_more, &f), FAULT_BUSY);
    sealer_drop(&all[17]);
    assert_ok(put(*state, org, id_new(), 0, &one_more, &f));
    sealer_drop(&one_more);
    for (size_t i = 0; i < RING_PLACES; i++)
        sealer_drop(&all[i]);
}

int main(void)
{
#define RING_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        RING_TEST(a_key_is_found_again_by_its_organisation_only),
        RING_TEST(a_forgotten_key_is_wiped_once_nobody_holds_it),
        RING_TEST(a_key_read_while_it_was_destroyed_is_not_kept),
        RING_TEST(places_are_given_on_but_never_one_that_is_held),
        RING_TEST(when_all_places_are_held_the_next_must_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
