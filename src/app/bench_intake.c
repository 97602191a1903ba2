/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_intake.c - how many mails a second, through the library and through HTTP; everything is
 * on: parse, detect, seal, index, triage, journal, full sync. */
#include <string.h>

#include "app/bench_priv.h"
#include "base/buf.h"
#include "base/thread.h"

#define SAMPLES    65536 /* of one producer */
#define HTTP_LINES 32

/* ---- the library path ---- */

struct producer {
    struct bench *bench;
    const struct source_row *source;
    uint64_t next, last; /* mail numbers; `last` 0: until `end` */
    int64_t end;
    int64_t taken;
    struct samples times;
    struct fault fault;
};

static bool goes_on(const struct producer *p)
{
    return p->last ? p->next < p->last : clock_ticks() < p->end;
}

static void *produce(void *arg)
{
    struct producer *p = arg;
    struct principal by = { p->source->id, p->source->org, 1u << ROLE_TOOL };

    for (; goes_on(p); p->next += BENCH_PRODUCERS) {
        scoped(arena) *a = arena_new((size_t)64 << 10);
        int64_t start = clock_ticks();
        struct taken taken;

        if (!a || !desk_receive(p->bench->app.desk, p->source, &by, FORMAT_MAIL,
                                bench_mail(a, p->next), &taken, &p->fault))
            return NULL;
        samples_add(&p->times, clock_ticks() - start);
        p->taken++;
    }
    return NULL;
}

static bool join_all(struct producer *p, size_t n, struct samples *times, int64_t *ret_taken,
                     struct fault *f)
{
    bool ok = true;

    *ret_taken = 0;
    for (size_t i = 0; i < n; i++) {
        *ret_taken += p[i].taken;
        for (size_t k = 0; k < p[i].times.count; k++)
            samples_add(times, p[i].times.ns[k]);
        if (p[i].fault.kind != FAULT_NONE)
            ok = fault_set(f, p[i].fault.kind, "intake: %s", p[i].fault.text);
    }
    return ok;
}

bool bench_take_in(struct bench *b, uint64_t count, struct samples *ret_times, int64_t *ret_taken,
                   struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct producer p[BENCH_PRODUCERS];
    pthread_t thread[BENCH_PRODUCERS];
    struct source_row source;
    size_t started = 0;
    bool ok;

    if (!a || !app_source(&b->app, a, b->org, STR("bench"), &source, f))
        return false;
    for (ok = true; ok && started < BENCH_PRODUCERS; started += ok) {
        p[started] = (struct producer){ .bench = b,
                                        .source = &source,
                                        .next = b->next_mail + started,
                                        .last = count ? b->next_mail + count : 0,
                                        .end = clock_ticks() + b->seconds * 1000000000,
                                        .times = samples_new(a, SAMPLES) };
        ok = thread_start(&thread[started], "producer", produce, &p[started], f);
    }
    for (size_t i = 0; i < started; i++) {
        pthread_join(thread[i], NULL);
        if (p[i].next > b->next_mail)
            b->next_mail = p[i].next;
    }
    return join_all(p, started, ret_times, ret_taken, f) && ok;
}

static void report_stages(struct bench *b)
{
    struct desk_figures d;
    uint64_t all = 0;

    desk_figures(b->app.desk, &d);
    for (size_t i = 0; i < d.stages; i++)
        all += d.ns[i];
    for (size_t i = 0; i < d.stages; i++) {
        char name[64];

        snprintf(name, sizeof name, "  stage %s", d.stage[i]);
        bench_report(b, name, all ? 100.0 * (double)d.ns[i] / (double)all : 0, "% of the time");
    }
}

static void report_commits(struct bench *b)
{
    struct store_figures s;

    store_figures(b->app.store, &s);
    bench_report(b, "  pieces of work a commit", s.commits ? (double)s.jobs / (double)s.commits : 0,
                 "");
    bench_report(b, "  time of a commit (two syncs)",
                 s.commits ? (double)s.commit_ns / 1e6 / (double)s.commits : 0, "ms");
}

bool bench_intake(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct samples times;
    int64_t start = clock_ticks(), taken;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    times = samples_new(a, (size_t)BENCH_PRODUCERS * SAMPLES);
    if (!bench_take_in(b, 0, &times, &taken, f))
        return false;
    bench_report(b, "intake, 8 producers, 2 KB mails",
                 (double)taken * 1e9 / (double)(clock_ticks() - start), "mails/s");
    bench_report_times(b, "  one mail", &times);
    report_commits(b);
    report_stages(b);
    return true;
}

/* ---- through HTTP ---- */

static struct str post_message(struct bench *b, struct arena *a, uint64_t n)
{
    struct str body = bench_json(a, b->next_mail + n);

    return str_printf(a,
                      "POST /api/v1/messages HTTP/1.1\r\nHost: bench\r\n"
                      "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                      "Content-Length: %zu\r\n\r\n%.*s",
                      b->token, body.len, STR_ARG(body));
}

bool bench_http(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct bench_load load = {
        .lines = HTTP_LINES, .seconds = b->seconds, .want = 201, .request = post_message
    };
    struct bench_desk desk;
    bool ok;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    load.times = samples_new(a, (size_t)HTTP_LINES * SAMPLES);
    if (!bench_desk_start(b, &desk, f))
        return false;
    bench_report(b, "start of a desk to its first answer", (double)desk.start_ns / 1e6, "ms");
    bench_report(b, "  memory, idle", (double)bench_desk_memory(&desk, "VmRSS") / 1024, "MB");
    ok = bench_load_run(b, &desk, &load, f);
    if (ok) {
        b->next_mail += (uint64_t)load.answered + HTTP_LINES;
        bench_report(b, "intake through HTTP, 32 connections",
                     (double)load.answered * 1e9 / (double)load.ns, "messages/s");
        bench_report_times(b, "  one message", &load.times);
        bench_report(b, "  memory", (double)bench_desk_memory(&desk, "VmRSS") / 1024, "MB");
    }
    bench_desk_stop(&desk);
    return ok;
}
