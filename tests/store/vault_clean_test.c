/* SPDX-License-Identifier: EUPL-1.2 */
/* vault_clean_test.c - a destroyed key's bytes are gone from vault.db and from its WAL, also the
 * copies that SQLite leaves in the unused middle of pages when it moves rows about. */
#include "place.h"

#define STEPS    12000 /* in transactions of */
#define AT_ONCE  40
#define KEY_SIZE 72

static const struct statement add_key = {
    "add_key", "INSERT INTO person_key (person, org, version, wrapped) VALUES ($1, $2, 1, $3)",
    BASE_VAULT
};
static const struct statement set_key = {
    "set_key", "UPDATE person_key SET wrapped = $2, version = version + 1 WHERE person = $1",
    BASE_VAULT
};
static const struct statement drop_key = { "drop_key", "DELETE FROM person_key WHERE person = $1",
                                           BASE_VAULT };

struct key {
    struct id person;
    uint8_t bytes[KEY_SIZE];
};

struct keys {
    uint64_t seed;
    struct key live[STEPS];
    size_t first, count; /* live[first .. count) */
    uint8_t gone[STEPS][KEY_SIZE];
    size_t gone_count;
};

static void fill(struct keys *k, uint8_t *p, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        k->seed = k->seed * 6364136223846793005u + 1442695040888963407u;
        p[i] = (uint8_t)(k->seed >> 56);
    }
}

static bool one_key(struct tx *tx, const struct statement *st, const struct key *key,
                    struct fault *f)
{
    scoped(query) *q = NULL;

    if (!query_start(tx, st, &q, f))
        return false;
    query_id(q, 1, key->person);
    if (st == &add_key)
        query_blob(q, 2, "organisation 001", 16);
    if (st != &drop_key)
        query_blob(q, st == &add_key ? 3 : 2, key->bytes, KEY_SIZE);
    return query_run(q, f);
}

static void bury(struct keys *k, const struct key *key)
{
    memcpy(k->gone[k->gone_count++], key->bytes, KEY_SIZE);
}

/* Three keys are made for each that is replaced (and goes behind the others) and each that is
 * destroyed, the oldest. */
static bool live_through(struct tx *tx, void *arg, struct fault *f)
{
    struct keys *k = arg;

    for (int step = 0; step < AT_ONCE; step++) {
        uint8_t die;

        fill(k, &die, 1);
        if (die < 154 || k->first == k->count) {
            struct key *key = &k->live[k->count++];

            fill(k, key->person.b, sizeof key->person.b);
            fill(k, key->bytes, KEY_SIZE);
            if (!one_key(tx, &add_key, key, f))
                return false;
        } else if (die < 205) {
            struct key *key = &k->live[k->count++];

            *key = k->live[k->first++];
            bury(k, key);
            fill(k, key->bytes, KEY_SIZE);
            if (!one_key(tx, &set_key, key, f))
                return false;
        } else {
            bury(k, &k->live[k->first]);
            if (!one_key(tx, &drop_key, &k->live[k->first++], f))
                return false;
        }
    }
    return true;
}

static size_t left_behind(struct place *p, const struct keys *k)
{
    size_t left = 0;

    for (size_t i = 0; i < k->gone_count; i++)
        left += files_hold(p, "vault.db", k->gone[i] + 16, 40);
    return left;
}

static void destroyed_keys_are_gone_from_the_files(void **state)
{
    struct place *p = *state;
    struct keys *k = calloc(1, sizeof *k);
    struct fault f = { 0 };

    assert_non_null(k);
    k->seed = 1;
    for (int step = 0; step < STEPS; step += AT_ONCE)
        assert_ok(store_write(p->store, live_through, k, &f));
    assert_in_range(k->gone_count, 3000, STEPS);
    assert_ok(store_vault_clean(p->store, &f));
    assert_int_equal(left_behind(p, k), 0);
    for (size_t i = k->first; i < k->count; i += 50)
        assert_true(files_hold(p, "vault.db", k->live[i].bytes, KEY_SIZE));
    free(k);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_set_up, place_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(destroyed_keys_are_gone_from_the_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
