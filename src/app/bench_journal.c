/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_journal.c - the journal alone: appending one by one and in groups, each durable before the
 * next; then verifying and proving in a large log. */
#include <string.h>

#include "app/bench_priv.h"
#include "journal/find.h"

#define GROUP        64
#define FILL_GROUP   4096
#define PROOFS       2000
#define PROOFS_ARENA ((size_t)16 << 20)

struct appending {
    struct bench *bench;
    size_t count;
    uint64_t last;
};

/* As an opening of tokens is written: the longest kind there commonly is. */
static bool append_some(struct tx *tx, void *arg, struct fault *f)
{
    struct appending *w = arg;
    uint8_t digest[CRYPTO_HASH_SIZE] = { 0 };

    for (size_t i = 0; i < w->count; i++) {
        struct journal_entry e = { .org = w->bench->org,
                                   .by = w->bench->org,
                                   .act = "token.open",
                                   .on_kind = "ticket",
                                   .on = w->bench->org,
                                   .purpose = "support",
                                   .basis = "contract",
                                   .categories = "contact,identity",
                                   .result = "allowed",
                                   .rule = "matrix:12",
                                   .digest = digest,
                                   .n = 3 };

        digest[0] = (uint8_t)(w->last + i);
        if (!journal_append(w->bench->app.journal, tx, &e, &w->last, f))
            return false;
    }
    return true;
}

static bool append_for(struct bench *b, size_t group, const char *name, struct fault *f)
{
    struct appending w = { .bench = b, .count = group };
    int64_t start = clock_ticks(), end = start + b->seconds * 1000000000, done = 0;

    for (; clock_ticks() < end; done += (int64_t)group)
        if (!store_write(b->app.store, append_some, &w, f))
            return false;
    bench_report(b, name, (double)done * 1e9 / (double)(clock_ticks() - start), "entries/s");
    return true;
}

static bool fill(struct bench *b, struct fault *f)
{
    struct appending w = { .bench = b, .count = FILL_GROUP };
    uint64_t size;

    if (!journal_size(b->app.journal, &size, f))
        return false;
    while (size < (uint64_t)b->entries) {
        if (!store_write(b->app.store, append_some, &w, f))
            return false;
        size += FILL_GROUP;
    }
    return true;
}

static bool verify(struct bench *b, uint64_t *ret_size, struct fault *f)
{
    struct journal_found found;
    int64_t start = clock_ticks();

    if (!journal_verify(b->app.journal, NULL, 0, &found, f))
        return false;
    bench_report(b, "log", (double)found.size, "entries");
    bench_report(b, "verification of all of it",
                 (double)found.size * 1e9 / (double)(clock_ticks() - start), "entries/s");
    *ret_size = found.size;
    return true;
}

static bool prove(struct bench *b, uint64_t size, struct fault *f)
{
    struct samples times = samples_new(b->cli->arena, PROOFS);
    uint64_t seed = 3;

    for (size_t i = 0; i < PROOFS; i++) {
        scoped(arena) *a = arena_new(PROOFS_ARENA);
        uint64_t n = ((uint64_t)bench_roll(&seed) << 16 ^ bench_roll(&seed)) % size;
        struct journal_receipt r;
        int64_t start = clock_ticks();

        if (!a || !journal_receipt(b->app.journal, a, n, &r, f))
            return false;
        samples_add(&times, clock_ticks() - start);
    }
    bench_report_times(b, "proof of inclusion, with its signature", &times);
    return true;
}

static bool find(struct bench *b, struct fault *f)
{
    struct fact_filter filter = {
        .org = b->org, .before = UINT64_MAX >> 1, .act = STR("token.open"), .limit = 50
    };
    struct samples times = samples_new(b->cli->arena, PROOFS);
    int64_t start = clock_ticks();
    uint64_t size;

    if (!journal_reindex(b->app.journal, &size, f))
        return false;
    bench_report(b, "index made again", (double)size * 1e9 / (double)(clock_ticks() - start),
                 "entries/s");
    for (size_t i = 0; i < PROOFS / 10; i++) {
        scoped(arena) *a = arena_new(PROOFS_ARENA);
        struct journal_list list;

        start = clock_ticks();
        if (!a || !journal_find(b->app.journal, a, &filter, &list, f))
            return false;
        samples_add(&times, clock_ticks() - start);
    }
    bench_report_times(b, "a page of entries by act", &times);
    return true;
}

bool bench_journal(struct bench *b, struct fault *f)
{
    struct str note;
    uint64_t size;

    if (!append_for(b, 1, "journal entries one by one, durable", f) ||
        !append_for(b, GROUP, "journal entries in groups of 64, durable", f) || !fill(b, f) ||
        !journal_checkpoint(b->app.journal, b->cli->arena, &note, f))
        return false;
    return verify(b, &size, f) && prove(b, size, f) && find(b, f);
}
