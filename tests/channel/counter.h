/* SPDX-License-Identifier: EUPL-1.2 */
/* counter.h - a desk with one organisation and one source in a folder of its own. */
#ifndef TESTS_CHANNEL_COUNTER_H
#define TESTS_CHANNEL_COUNTER_H

#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "desk/desk.h"
#include "message/message.h"

struct counter {
    char folder[64];
    struct arena *arena;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    struct pii *pii;
    struct triage *triage;
    struct desk *desk;
    struct source_row source;
};

static inline int counter_remove_one(const char *path, const struct stat *st, int type,
                                     struct FTW *where)
{
    (void)st;
    (void)type;
    (void)where;
    return remove(path);
}

static inline bool counter_write_org(struct tx *tx, void *arg, struct fault *f)
{
    struct counter *c = arg;
    struct org_row org = { .id = c->source.org,
                           .name = STR("Essai"),
                           .settings = settings_default() };

    return store_org_add(tx, &org, clock_now(), f) && vault_org_new(c->vault, tx, org.id, f) &&
           policy_install(c->policy, tx, org.id, f);
}

static inline bool counter_open_desk(struct counter *c, struct fault *f)
{
    struct store_settings settings = { .folder = c->folder };
    struct desk_parts parts = { .folder = c->folder, .origin = STR("test") };
    const uint8_t master[VAULT_KEY_SIZE] = { 1 }, seed[CRYPTO_SEED_SIZE] = { 2 };

    if (!store_open(&settings, &c->store, f) ||
        !journal_open(c->store, STR("test"), seed, &c->journal, f) ||
        !policy_open(c->store, c->journal, &c->policy, f) ||
        !vault_open_all(c->store, c->journal, master, &c->vault, f) || !(c->pii = pii_new(f)) ||
        !(c->triage = triage_new(f)))
        return false;
    parts.store = c->store;
    parts.journal = c->journal;
    parts.policy = c->policy;
    parts.vault = c->vault;
    parts.pii = c->pii;
    parts.triage = c->triage;
    return desk_open(&parts, &c->desk, f);
}

static inline int counter_set_up(void **state)
{
    struct counter *c = calloc(1, sizeof *c);
    struct principal by = { .roles = 1u << ROLE_CONTROLLER };
    struct fault f = { 0 };

    assert_non_null(c);
    strcpy(c->folder, "/tmp/guichet-channel-XXXXXX");
    assert_non_null(mkdtemp(c->folder));
    c->arena = arena_new((size_t)64 << 20);
    message_start();
    assert_ok(crypto_start(&f));
    assert_ok(counter_open_desk(c, &f));
    by.org = id_new();
    c->source = (struct source_row){ .org = by.org,
                                     .name = STR("files"),
                                     .channel = STR("import"),
                                     .purpose = STR("support"),
                                     .basis = STR("contract"),
                                     .special_condition = STR(""),
                                     .categories = STR("identity,contact"),
                                     .retention_days = 30 };
    assert_ok(store_write(c->store, counter_write_org, c, &f));
    assert_ok(desk_source_put(c->desk, &by, &c->source, &f));
    *state = c;
    return 0;
}

static inline int counter_tear_down(void **state)
{
    struct counter *c = *state;

    desk_close(c->desk);
    triage_free(c->triage);
    pii_free(c->pii);
    vault_close(c->vault);
    policy_close(c->policy);
    journal_close(c->journal);
    store_close(c->store);
    arena_free(c->arena);
    nftw(c->folder, counter_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(c);
    return 0;
}

#endif
