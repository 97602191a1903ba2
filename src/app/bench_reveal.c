/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_reveal.c - opening the envelope while fifty agents work: each asks once in half a second,
 * in turn for a ticket, a list and an opening; openings alone are timed.  Each is in the journal
 * and counted, durably, before it is answered. */
#include <string.h>

#include "app/bench_priv.h"

#define AGENTS   50
#define TICKETS  200
#define PAUSE_MS 500
#define TURNS    3

struct reveal_work {
    struct id ids[TICKETS];
    size_t count;
    struct str cookie, csrf;
};

static bool is_opening(uint64_t n)
{
    return n % TURNS == 0;
}

static struct str ask_for(struct bench *b, struct arena *a, uint64_t n)
{
    const struct reveal_work *work = b->reveal;
    struct id ticket = work->ids[n * 7919 % work->count];
    struct str body =
        STR("{\"tokens\":[\"PHONE_1\"],\"purpose\":\"support\",\"reason\":\"bench\"}");

    if (n % TURNS == 1)
        return str_printf(a,
                          "GET /api/v1/tickets/" ID_FMT " HTTP/1.1\r\nHost: bench\r\n"
                          "Cookie: %.*s\r\n\r\n",
                          ID_ARG(ticket), STR_ARG(work->cookie));
    if (n % TURNS == 2)
        return str_printf(a,
                          "GET /api/v1/tickets?view=open HTTP/1.1\r\nHost: bench\r\n"
                          "Cookie: %.*s\r\n\r\n",
                          STR_ARG(work->cookie));
    return str_printf(a,
                      "POST /api/v1/tickets/" ID_FMT "/reveal HTTP/1.1\r\nHost: bench\r\n"
                      "Cookie: %.*s\r\nX-CSRF-Token: %.*s\r\n"
                      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.*s",
                      ID_ARG(ticket), STR_ARG(work->cookie), STR_ARG(work->csrf), body.len,
                      STR_ARG(body));
}

static bool choose_tickets(struct bench *b, struct reveal_work *work, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct principal by = { .org = b->org, .roles = 1u << ROLE_AGENT };
    struct ticket_filter filter = {
        .view = VIEW_ALL, .priority = -1, .status = -1, .before = INT64_MAX, .limit = TICKETS
    };
    struct ticket_page page;

    memset(&filter.before_id, 0xff, sizeof filter.before_id);
    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    if (!desk_tickets(b->app.desk, a, &by, PURPOSE_SUPPORT, &filter, STR(""), &page, f))
        return false;
    for (; work->count < page.count; work->count++)
        work->ids[work->count] = page.lines[work->count].row.id;
    return work->count > 0 || fault_set(f, FAULT_BROKEN, "the desk of the bench has no ticket");
}

static bool run_load(struct bench *b, struct reveal_work *work, struct arena *a, struct fault *f)
{
    struct bench_load load = { .lines = AGENTS,
                               .seconds = b->seconds,
                               .pause_ms = PAUSE_MS,
                               .want = 200,
                               .request = ask_for,
                               .measured = is_opening };
    struct bench_desk desk;
    bool ok;

    load.times = samples_new(a, (size_t)AGENTS * 4096);
    if (!bench_desk_start(b, &desk, f))
        return false;
    ok = bench_login(b, &desk, a, &work->cookie, &work->csrf, f) &&
         bench_load_run(b, &desk, &load, f);
    if (ok) {
        bench_report(b, "50 agents at work, requests",
                     (double)load.answered * 1e9 / (double)load.ns, "answers/s");
        bench_report_times(b, "  opening a datum", &load.times);
    }
    bench_desk_stop(&desk);
    return ok;
}

bool bench_reveal(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct reveal_work work = { .count = 0 };
    struct samples none = { 0 };
    int64_t taken;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    b->reveal = &work;
    return bench_take_in(b, TICKETS, &none, &taken, f) && choose_tickets(b, &work, f) &&
           run_load(b, &work, a, f);
}
