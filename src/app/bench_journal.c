/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_journal.c - the journal alone: appending one by one and in groups, each durable before the
 * next; then verifying and proving in a large log.
 *
 * What waits for a disk is measured in turns with SQLite by itself, appending as many rows of as
 * many bytes, and with the disk alone (bench_disk.c): whatever else
 * keeps the disk busy, keeps all three. */
#include "app/bench_priv.h"
#include "base/thread.h"
#include "journal/find.h"
#include "store/plain_log.h"

#define GROUP        64
#define WRITERS      8
#define SLICE_NS     100000000
#define ROW_BYTES    450 /* of such an entry with its leaf, as the store keeps it */
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

/* How often something was done, and in what time. */
struct pace {
    int64_t times, ns;
};

static double rate(const struct pace *p)
{
    return (double)p->times * 1e9 / (double)p->ns;
}

static bool append_for(struct bench *b, size_t group, int64_t ns, struct pace *p, struct fault *f)
{
    struct appending w = { .bench = b, .count = group };
    int64_t start = clock_ticks(), now = start;

    for (; now < start + ns; now = clock_ticks()) {
        if (!store_write(b->app.store, append_some, &w, f))
            return false;
        p->times++;
    }
    p->ns += now - start;
    return true;
}

/* ---- the disk alone ---- */

static bool sync_for(struct bench_disk *d, int64_t ns, struct pace *p, struct fault *f)
{
    int64_t start = clock_ticks(), now = start;

    for (; now < start + ns; now = clock_ticks()) {
        if (!bench_disk_sync(d, f))
            return false;
        p->times++;
    }
    p->ns += now - start;
    return true;
}

static bool plain_for(struct plain_log *l, size_t group, int64_t ns, struct pace *p,
                      struct fault *f)
{
    int64_t start = clock_ticks(), now = start;

    for (; now < start + ns; now = clock_ticks()) {
        if (!plain_log_append(l, group, f))
            return false;
        p->times++;
    }
    p->ns += now - start;
    return true;
}

/* What the journal is measured in turns with. */
struct beside {
    struct bench_disk disk;
    struct plain_log *plain;
};

/* In turns, each for as long as the bench measures. */
static bool append_beside(struct bench *b, struct beside *by, size_t group, const char *name,
                          struct fault *f)
{
    struct pace journal = { 0 }, plain = { 0 }, disk = { 0 };

    while (journal.ns < b->seconds * 1000000000)
        if (!sync_for(&by->disk, SLICE_NS, &disk, f) ||
            !plain_for(by->plain, group, SLICE_NS, &plain, f) ||
            !append_for(b, group, SLICE_NS, &journal, f))
            return false;
    bench_report(b, name, rate(&journal) * (double)group, "entries/s");
    bench_report(b, "  SQLite by itself, meanwhile", rate(&plain) * (double)group, "rows/s");
    bench_report(b, "  of that", rate(&journal) * 100 / rate(&plain), "%");
    bench_report(b, "  commits, where the disk alone writes and syncs 100 pages",
                 rate(&journal) * 100 / rate(&disk), "commits");
    bench_report(b, "  the disk alone, meanwhile", rate(&disk), "pages/s");
    return true;
}

/* ---- several writers ---- */

struct writing {
    struct bench *bench;
    struct pace pace;
    struct fault fault;
};

static void *write_alone(void *arg)
{
    struct writing *w = arg;

    append_for(w->bench, 1, w->bench->seconds * 1000000000, &w->pace, &w->fault);
    return NULL;
}

static bool append_together(struct bench *b, struct fault *f)
{
    struct writing w[WRITERS];
    pthread_t threads[WRITERS];
    size_t count = 0;
    double all = 0;

    for (; count < WRITERS; count++) {
        w[count] = (struct writing){ .bench = b };
        if (!thread_start(&threads[count], "bench", write_alone, &w[count], f))
            break;
    }
    for (size_t i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
        all += rate(&w[i].pace);
        if (w[i].fault.kind != FAULT_NONE)
            *f = w[i].fault;
    }
    if (count < WRITERS || f->kind != FAULT_NONE)
        return false;
    bench_report(b, "journal entries one by one, by 8 writers at once, durable", all, "entries/s");
    return true;
}

static bool append(struct bench *b, struct fault *f)
{
    struct beside by = { .disk.fd = -1 };
    bool ok = bench_disk_open(b, &by.disk, f) &&
              plain_log_new(str_printf(b->cli->arena, "%s/bench-plain.db", b->folder).ptr,
                            ROW_BYTES, &by.plain, f) &&
              append_beside(b, &by, GROUP, "journal entries in groups of 64, durable", f) &&
              append_beside(b, &by, 1, "journal entries one by one, durable", f);
    plain_log_free(by.plain);
    bench_disk_close(&by.disk);
    return ok && append_together(b, f);
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

    if (!append(b, f) || !fill(b, f) ||
        !journal_checkpoint(b->app.journal, b->cli->arena, &note, f))
        return false;
    return verify(b, &size, f) && prove(b, size, f) && find(b, f);
}
