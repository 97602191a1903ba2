/* SPDX-License-Identifier: EUPL-1.2 */
/* vault_test.c - sealing in a place, opening against a grant, rotation and shredding, over a real
 * store in a temporary folder. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/organisations.h"
#include "vault/vault.h"

struct world {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    struct id org, other, person;
};

static const uint8_t master[VAULT_KEY_SIZE] = { 1, 2, 3 };

static bool make_rows(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { w->org, STR("one"), STR("{}") };
    struct org_row other = { w->other, STR("two"), STR("{}") };

    return store_org_add(tx, &org, 1, f) && store_org_add(tx, &other, 1, f) &&
           vault_org_new(w->vault, tx, w->org, f) && vault_org_new(w->vault, tx, w->other, f) &&
           policy_install(w->policy, tx, w->org, f) && policy_install(w->policy, tx, w->other, f) &&
           vault_person_new(w->vault, tx, w->org, w->person, f);
}

static void open_vault(struct world *w)
{
    struct store_settings settings = { .folder = w->folder };
    uint8_t seed[CRYPTO_SEED_SIZE];
    struct fault f = { 0 };

    vault_journal_seed(master, seed);
    assert_ok(store_open(&settings, &w->store, &f));
    assert_ok(journal_open(w->store, STR("test"), seed, &w->journal, &f));
    assert_ok(policy_open(w->store, w->journal, &w->policy, &f));
    assert_ok(vault_open_all(w->store, w->journal, master, &w->vault, &f));
}

static void close_vault(struct world *w)
{
    vault_close(w->vault);
    policy_close(w->policy);
    journal_close(w->journal);
    store_close(w->store);
}

static int set_up(void **state)
{
    struct world *w = test_calloc(1, sizeof *w);
    struct fault f = { 0 };

    snprintf(w->folder, sizeof w->folder, "/tmp/guichet-vault-test-XXXXXX");
    assert_non_null(mkdtemp(w->folder));
    assert_ok(crypto_start(&f));
    w->arena = arena_new(1 << 20);
    w->org = id_new();
    w->other = id_new();
    w->person = id_new();
    open_vault(w);
    assert_ok(store_write(w->store, make_rows, w, &f));
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const files[] = { "desk.db",  "desk.db-wal",  "desk.db-shm",
                                         "vault.db", "vault.db-wal", "vault.db-shm" };
    struct world *w = *state;
    char path[128];

    close_vault(w);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        snprintf(path, sizeof path, "%s/%s", w->folder, files[i]);
        unlink(path);
    }
    rmdir(w->folder);
    arena_free(w->arena);
    test_free(w);
    return 0;
}

static const struct grant *grant_of(struct world *w, struct id org, enum role role)
{
    struct access_wanted wanted = { .by = { id_new(), org, 1u << role },
                                    .purpose = PURPOSE_SUPPORT,
                                    .act = "token.open",
                                    .wants = 1u << CATEGORY_FINANCIAL | 1u << CATEGORY_HEALTH };
    const struct grant *g = NULL;
    struct fault f = { 0 };

    assert_ok(policy_decide(w->policy, w->arena, &wanted, &g, &f));
    return g;
}

static struct place place_of(struct id row, enum category category)
{
    return (
        struct place){ .table = "envelope", .column = "value", .row = row, .category = category };
}

static struct str seal(struct world *w, const struct place *at, struct str text)
{
    scoped(sealer) *s = NULL;
    struct fault f = { 0 };
    struct str sealed;

    assert_ok(vault_sealer(w->vault, w->org, w->person, &s, &f));
    assert_ok(vault_seal(s, w->arena, at, text, &sealed, &f));
    assert_int_equal(str_find(sealed, text, 0), STR_NPOS);
    return sealed;
}

static void what_was_sealed_opens_with_a_grant(void **state)
{
    struct world *w = *state;
    struct place at = place_of(id_new(), CATEGORY_FINANCIAL);
    struct str sealed = seal(w, &at, STR("FR76 3000"));
    struct clear text;
    struct fault f = { 0 };

    assert_ok(vault_open(w->vault, grant_of(w, w->org, ROLE_AGENT), w->arena, w->person, &at,
                         sealed, &text, &f));
    assert_str(text.text, STR("FR76 3000"));
}

static void a_value_moved_or_changed_does_not_open(void **state)
{
    struct world *w = *state;
    struct place at = place_of(id_new(), CATEGORY_FINANCIAL), moved = at;
    struct str sealed = seal(w, &at, STR("FR76 3000")), changed = str_copy(w->arena, sealed);
    const struct grant *g = grant_of(w, w->org, ROLE_AGENT);
    struct clear text;
    struct fault f = { 0 };

    moved.row = id_new();
    assert_fault(vault_open(w->vault, g, w->arena, w->person, &moved, sealed, &text, &f),
                 FAULT_DAMAGED);
    moved = at;
    moved.column = "mask";
    assert_fault(vault_open(w->vault, g, w->arena, w->person, &moved, sealed, &text, &f),
                 FAULT_DAMAGED);
    moved = at;
    moved.part = 7;
    assert_fault(vault_open(w->vault, g, w->arena, w->person, &moved, sealed, &text, &f),
                 FAULT_DAMAGED);
    ((char *)(uintptr_t)changed.ptr)[changed.len - 1] ^= 1;
    assert_fault(vault_open(w->vault, g, w->arena, w->person, &at, changed, &text, &f),
                 FAULT_DAMAGED);
    assert_fault(
        vault_open(w->vault, g, w->arena, w->person, &at, str_slice(sealed, 0, 10), &text, &f),
        FAULT_DAMAGED);
}

static void a_grant_opens_only_what_it_covers(void **state)
{
    struct world *w = *state;
    struct place health = place_of(id_new(), CATEGORY_HEALTH), mask = health;
    struct str sealed = seal(w, &health, STR("asthme")), sealed_mask;
    const struct grant *g = grant_of(w, w->org, ROLE_AGENT); /* health: masked */
    struct clear text;
    struct fault f = { 0 };

    assert_fault(vault_open(w->vault, g, w->arena, w->person, &health, sealed, &text, &f),
                 FAULT_DENIED);
    mask.column = "mask";
    mask.mask = true;
    sealed_mask = seal(w, &mask, STR("****"));
    assert_ok(vault_open(w->vault, g, w->arena, w->person, &mask, sealed_mask, &text, &f));
    /* Another organisation's grant does not even find the key. */
    assert_fault(vault_open(w->vault, grant_of(w, w->other, ROLE_SUPERVISOR), w->arena, w->person,
                            &health, sealed, &text, &f),
                 FAULT_MISSING);
}

static void rotation_keeps_everything_open_also_after_a_restart(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->org, 1u << ROLE_ADMIN };
    struct place at = place_of(id_new(), CATEGORY_FINANCIAL);
    struct str sealed = seal(w, &at, STR("FR76 3000"));
    uint8_t before[16], after[16], next[VAULT_KEY_SIZE] = { 9 };
    struct clear text;
    struct fault f = { 0 };
    uint64_t rewrapped;

    assert_ok(vault_blind(w->vault, w->org, STR("email"), STR("a@example.org"), before, &f));
    assert_ok(vault_rotate_org(w->vault, &by, w->org, &rewrapped, &f));
    assert_int_equal(rewrapped, 2); /* the person's and the organisation's own */
    close_vault(w);
    open_vault(w);
    assert_ok(vault_open(w->vault, grant_of(w, w->org, ROLE_AGENT), w->arena, w->person, &at,
                         sealed, &text, &f));
    assert_ok(vault_blind(w->vault, w->org, STR("email"), STR("a@example.org"), after, &f));
    assert_memory_equal(before, after, sizeof before);
    assert_ok(vault_rotate_master(w->vault, next, &f));
    assert_ok(vault_blind(w->vault, w->org, STR("email"), STR("a@example.org"), after, &f));
    assert_memory_equal(before, after, sizeof before);
    assert_ok(vault_rotate_master(w->vault, master, &f));
}

static void a_shredded_person_never_opens_again(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->org, 1u << ROLE_CONTROLLER };
    struct place at = place_of(id_new(), CATEGORY_FINANCIAL);
    struct str sealed = seal(w, &at, STR("FR76 3000"));
    struct clear text;
    struct fault f = { 0 };
    uint64_t entry;

    assert_ok(vault_shred(w->vault, &by, w->org, w->person, &entry, &f));
    assert_fault(vault_open(w->vault, grant_of(w, w->org, ROLE_AGENT), w->arena, w->person, &at,
                            sealed, &text, &f),
                 FAULT_MISSING);
    close_vault(w);
    open_vault(w);
    assert_fault(vault_open(w->vault, grant_of(w, w->org, ROLE_AGENT), w->arena, w->person, &at,
                            sealed, &text, &f),
                 FAULT_MISSING);
    assert_fault(vault_shred(w->vault, &by, w->org, w->org, &entry, &f), FAULT_INVALID);
}

static void digests_of_two_organisations_differ(void **state)
{
    struct world *w = *state;
    uint8_t one[16], two[16], same[16];
    struct fault f = { 0 };

    assert_ok(vault_blind(w->vault, w->org, STR("email"), STR("a@example.org"), one, &f));
    assert_ok(vault_blind(w->vault, w->other, STR("email"), STR("a@example.org"), two, &f));
    assert_ok(vault_blind(w->vault, w->org, STR("email"), STR("a@example.org"), same, &f));
    assert_memory_equal(one, same, sizeof one);
    assert_memory_not_equal(one, two, sizeof one);
    assert_ok(vault_blind(w->vault, w->org, STR("handle"), STR("a@example.org"), two, &f));
    assert_memory_not_equal(one, two, sizeof one);
}

static void another_master_key_is_refused(void **state)
{
    static const uint8_t wrong[VAULT_KEY_SIZE] = { 4 };
    struct world *w = *state;
    struct vault *v = NULL;
    struct fault f = { 0 };

    assert_fault(vault_open_all(w->store, w->journal, wrong, &v, &f), FAULT_DAMAGED);
}

/* A provider's key, say: of the organisation, of nobody, and opened without a grant. */
static void a_secret_opens_at_its_place_and_nowhere_else(void **state)
{
    struct world *w = *state;
    struct place at = { .table = "provider", .column = "key", .row = w->person };
    struct place elsewhere[] = { at, at, at };
    struct str sealed = STR_NONE, text = STR_NONE;
    struct fault f = { 0 };

    elsewhere[0].column = "record";
    elsewhere[1].row = w->other;
    elsewhere[2].part = 2;
    assert_ok(vault_secret_seal(w->vault, w->arena, w->org, &at, STR("sk-made-up"), &sealed, &f));
    assert_int_equal(str_find(sealed, STR("made"), 0), STR_NPOS);
    assert_ok(vault_secret_open(w->vault, w->arena, w->org, &at, sealed, &text, &f));
    assert_str(text, STR("sk-made-up"));
    for (size_t i = 0; i < 3; i++) {
        f = (struct fault){ 0 };
        assert_false(
            vault_secret_open(w->vault, w->arena, w->org, &elsewhere[i], sealed, &text, &f));
        assert_int_equal(f.kind, FAULT_DAMAGED);
    }
    f = (struct fault){ 0 };
    assert_false(vault_secret_open(w->vault, w->arena, w->other, &at, sealed, &text, &f));
    assert_int_equal(f.kind, FAULT_DAMAGED);
    f = (struct fault){ 0 };
    assert_false(vault_secret_open(w->vault, w->arena, w->org, &at, STR("short"), &text, &f));
    assert_int_equal(f.kind, FAULT_DAMAGED);
}

/* What vault_seal() sealed at that place is not opened by it, so no person's data without a
 * grant. */
static void a_persons_data_is_no_secret_of_the_organisation(void **state)
{
    struct world *w = *state;
    struct place at = { .table = "provider", .column = "key", .row = w->person };
    scoped(sealer) *own = NULL;
    struct str sealed = STR_NONE, text = STR_NONE;
    struct fault f = { 0 };

    assert_ok(vault_sealer(w->vault, w->org, w->org, &own, &f));
    assert_ok(vault_seal(own, w->arena, &at, STR("words"), &sealed, &f));
    for (size_t skip = 0; skip < 2; skip++) {
        f = (struct fault){ 0 };
        assert_false(
            vault_secret_open(w->vault, w->arena, w->org, &at, str_from(sealed, skip), &text, &f));
        assert_int_equal(f.kind, FAULT_DAMAGED);
    }
}

int main(void)
{
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_secret_opens_at_its_place_and_nowhere_else),
        WORLD_TEST(a_persons_data_is_no_secret_of_the_organisation),
        WORLD_TEST(what_was_sealed_opens_with_a_grant),
        WORLD_TEST(a_value_moved_or_changed_does_not_open),
        WORLD_TEST(a_grant_opens_only_what_it_covers),
        WORLD_TEST(rotation_keeps_everything_open_also_after_a_restart),
        WORLD_TEST(a_shredded_person_never_opens_again),
        WORLD_TEST(digests_of_two_organisations_differ),
        WORLD_TEST(another_master_key_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
