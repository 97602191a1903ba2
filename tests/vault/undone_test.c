/* SPDX-License-Identifier: EUPL-1.2 */
/* undone_test.c - keys that were made in a transaction which was undone, and keys that are read
 * while others replace them: what is sealed afterwards opens after a restart. */
#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "store/faulty_priv.h"
#include "store/organisations.h"
#include "vault/vault.h"

#define PERSONS 40

struct world {
    char folder[64];
    struct faulty_count faulty;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    struct id org, person[PERSONS];
};

static const uint8_t master[VAULT_KEY_SIZE] = { 1, 2, 3 };

static void open_vault(struct world *w, const uint8_t *with)
{
    struct store_settings settings = { .folder = w->folder, .faulty = faulty_start(&w->faulty, 0) };
    uint8_t seed[CRYPTO_SEED_SIZE] = { 7 };
    struct fault f = { 0 };

    assert_ok(store_open(&settings, &w->store, &f));
    assert_ok(journal_open(w->store, STR("test"), seed, &w->journal, &f));
    assert_ok(policy_open(w->store, w->journal, &w->policy, &f));
    assert_ok(vault_open_all(w->store, w->journal, with, &w->vault, &f));
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

    snprintf(w->folder, sizeof w->folder, "/tmp/guichet-undone-XXXXXX");
    assert_non_null(mkdtemp(w->folder));
    assert_ok(crypto_start(&f));
    w->org = id_new();
    for (int i = 0; i < PERSONS; i++)
        w->person[i] = id_new();
    open_vault(w, master);
    *state = w;
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static int tear_down(void **state)
{
    struct world *w = *state;

    close_vault(w);
    nftw(w->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    test_free(w);
    return 0;
}

static bool make_org(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;
    struct org_row org = { w->org, STR("one"), STR("{}") };

    return store_org_add(tx, &org, 1, f) && vault_org_new(w->vault, tx, w->org, f);
}

static bool make_persons(struct tx *tx, void *arg, struct fault *f)
{
    struct world *w = arg;

    for (int i = 0; i < PERSONS; i++)
        if (!vault_person_new(w->vault, tx, w->org, w->person[i], f))
            return false;
    return true;
}

static void assert_all_keys_open(struct world *w)
{
    struct fault f = { 0 };

    for (int i = 0; i < PERSONS; i++) {
        scoped(sealer) *s = NULL;

        assert_ok(vault_sealer(w->vault, w->org, w->person[i], &s, &f));
    }
}

/* The organisation is made in the end, by whichever call failed before. */
static void an_organisations_key_that_was_undone_wraps_nothing(void **state)
{
    struct world *w = *state;
    struct fault f = { 0 };
    bool done = false;

    for (int64_t n = 1; !done; n++) {
        w->faulty.fail_at = atomic_load(&w->faulty.calls) + n;
        done = store_write(w->store, make_org, w, &f);
        w->faulty.fail_at = 0;
    }
    assert_ok(store_write(w->store, make_persons, w, &f));
    close_vault(w);
    open_vault(w, master);
    assert_all_keys_open(w);
}

static void a_rotation_that_breaks_off_loses_no_key(void **state)
{
    struct world *w = *state;
    struct principal by = { id_new(), w->org, 1u << ROLE_ADMIN };
    uint64_t rewrapped = 0;
    struct fault f = { 0 };
    bool done = false;

    assert_ok(store_write(w->store, make_org, w, &f));
    assert_ok(store_write(w->store, make_persons, w, &f));
    for (int64_t n = 1; !done; n += n / 2 + 1) {
        w->faulty.fail_at = atomic_load(&w->faulty.calls) + n;
        done = vault_rotate_org(w->vault, &by, w->org, &rewrapped, &f);
        w->faulty.fail_at = 0;
        close_vault(w);
        open_vault(w, master);
        assert_all_keys_open(w);
    }
}

struct reader {
    struct world *world;
    bool done;
    struct fault f;
};

static void *read_all(void *arg)
{
    struct reader *r = arg;

    for (int i = 0; i < PERSONS; i++) {
        scoped(sealer) *s = NULL;

        if (!vault_sealer(r->world->vault, r->world->org, r->world->person[i], &s, &r->f))
            return NULL;
    }
    r->done = true;
    return NULL;
}

static void keys_are_read_while_the_master_key_changes(void **state)
{
    static const uint8_t next[VAULT_KEY_SIZE] = { 9 };
    struct world *w = *state;
    struct reader r = { .world = w };
    struct fault f = { 0 };
    pthread_t thread;

    assert_ok(store_write(w->store, make_org, w, &f));
    assert_ok(store_write(w->store, make_persons, w, &f));
    close_vault(w);
    open_vault(w, master); /* no key is in use yet */
    assert_ok(thread_start(&thread, "reader", read_all, &r, &f));
    for (int i = 0; i < 6; i++)
        assert_ok(vault_rotate_master(w->vault, i % 2 ? master : next, &f));
    pthread_join(thread, NULL);
    if (!r.done)
        fail_msg("%s", r.f.text);
}

int main(void)
{
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WORLD_TEST(an_organisations_key_that_was_undone_wraps_nothing),
        WORLD_TEST(a_rotation_that_breaks_off_loses_no_key),
        WORLD_TEST(keys_are_read_while_the_master_key_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
