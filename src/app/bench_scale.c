/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_scale.c - a desk with many tickets: what reading it costs, inside the program and through
 * HTTP, and how much memory it takes. */
#include <string.h>

#include "app/bench_priv.h"
#include "base/buf.h"

#define READS      400 /* of each kind */
#define PAGE       50
#define SAMPLES    65536
#define FILL_ONCE  10000
#define HTTP_LINES 8
#define SPREAD     4000 /* tickets that are worked on, so that every view has some */

struct scale {
    struct bench *bench;
    struct principal agent;
    struct ticket_page page; /* the last one read */
    struct id *ids;          /* tickets to be read, from all over the desk */
    size_t id_count;
    uint64_t seed;
};

static struct ticket_filter newest(enum ticket_view view)
{
    struct ticket_filter filter = {
        .view = view, .priority = -1, .status = -1, .before = INT64_MAX, .limit = PAGE
    };

    memset(&filter.before_id, 0xff, sizeof filter.before_id);
    return filter;
}

static bool read_page(struct scale *s, struct arena *a, struct ticket_filter *filter,
                      struct str query, struct fault *f)
{
    return desk_tickets(s->bench->app.desk, a, &s->agent, PURPOSE_SUPPORT, filter, query, &s->page,
                        f);
}

/* ---- filling ---- */

static bool fill(struct bench *b, int64_t have, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct samples none = { 0 };
    int64_t start = clock_ticks(), begun = have, taken;

    while (a && have < b->tickets) {
        int64_t more = b->tickets - have < FILL_ONCE ? b->tickets - have : FILL_ONCE;

        if (!bench_take_in(b, (uint64_t)more, &none, &taken, f))
            return false;
        have += taken;
        if (!b->cli->quiet)
            fprintf(b->cli->err, "  %lld tickets\n", (long long)have);
    }
    if (have > begun)
        bench_report(b, "filling: 8 producers, all the way",
                     (double)(have - begun) * 1e9 / (double)(clock_ticks() - start), "mails/s");
    return true;
}

/* Every page of `ids` from all over: the k-th ticket's number is spread evenly. */
static bool choose_tickets(struct scale *s, struct arena *a, struct fault *f)
{
    s->ids = arena_many(a, struct id, SPREAD);
    if (!s->ids)
        return arena_check(a, f);
    for (s->id_count = 0; s->id_count < SPREAD; s->id_count++) {
        scoped(arena) *once = arena_new((size_t)16 << 20);
        struct ticket_filter filter = newest(VIEW_ALL);
        int64_t number = 1 + (int64_t)s->id_count * s->bench->tickets / SPREAD;

        filter.limit = 1;
        if (!once)
            return fault_set(f, FAULT_BUSY, "no memory for the bench");
        if (!read_page(s, once, &filter, str_printf(once, "#%lld", (long long)number), f))
            return false;
        if (!s->page.count)
            return fault_set(f, FAULT_BROKEN, "ticket %lld of the bench is not there",
                             (long long)number);
        s->ids[s->id_count] = s->page.lines[0].row.id;
    }
    return true;
}

static bool work_on(struct scale *s, size_t i, int64_t version, struct fault *f)
{
    struct ticket_change change = { 0 };

    switch (i % 4) {
    case 0:
        change = (struct ticket_change){ .has_status = true, .status = STATUS_PENDING };
        break;
    case 1:
        change = (struct ticket_change){ .has_status = true, .status = STATUS_SOLVED };
        break;
    case 2:
        change = (struct ticket_change){ .has_priority = true, .priority = PRIORITY_URGENT };
        break;
    default:
        change = (struct ticket_change){ .has_assignee = true, .assignee = s->agent.id };
    }
    return desk_change(s->bench->app.desk, &s->agent, s->ids[i], version, &change, f);
}

static bool spread(struct scale *s, struct fault *f)
{
    for (size_t i = 0; i < s->id_count; i++)
        if (!work_on(s, i, 1, f)) {
            if (f->kind != FAULT_STALE) /* a kept folder: done before */
                return false;
            *f = (struct fault){ 0 };
        }
    return true;
}

/* ---- reading, inside the program ---- */

static const struct {
    const char *name;
    enum ticket_view view;
} views[] = {
    { "all", VIEW_ALL },
    { "open", VIEW_OPEN },
    { "mine", VIEW_MINE },
    { "urgent", VIEW_URGENT },
    { "unassigned", VIEW_UNASSIGNED },
    { "pending", VIEW_PENDING },
    { "solved", VIEW_SOLVED },
    { "automatic", VIEW_AUTOMATIC },
};

/* Queries as people type them; %s: a made-up word of that rank or rarer. */
static const struct {
    const char *name, *format;
    uint32_t rank, spread;
} searches[] = {
    { "a word of every mail", "commande", 0, 1 },
    { "two words of most mails", "remboursement lampe", 0, 1 },
    { "a common word", "%s", 0, 20 },
    { "a rare word", "%s", 2000, 20000 },
    { "a common and a rare word", "facture %s", 1000, 20000 },
    { "a customer's name", "claire morel", 0, 1 },
    { "an e-mail address", "client%u@example.org", 0, 100000 },
};

static struct str query_of(struct scale *s, struct arena *a, size_t i)
{
    uint32_t rank = searches[i].rank + bench_roll(&s->seed) % searches[i].spread;
    char word[32];

    bench_word(rank, word);
    if (strstr(searches[i].format, "%s"))
        return strchr(searches[i].format, ' ') ? str_printf(a, "facture %s", word)
                                               : str_printf(a, "%s", word);
    if (strstr(searches[i].format, "%u"))
        return str_printf(a, "client%u@example.org", rank % (uint32_t)s->bench->tickets);
    return str_of(searches[i].format);
}

static bool time_page(struct scale *s, struct samples *times, enum ticket_view view, size_t search,
                      struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct ticket_filter filter = newest(view);
    struct str query = STR("");
    int64_t start;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    if (search < COUNT_OF(searches))
        query = query_of(s, a, search);
    start = clock_ticks();
    if (!read_page(s, a, &filter, query, f))
        return false;
    samples_add(times, clock_ticks() - start);
    return true;
}

static bool time_views(struct scale *s, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);

    for (size_t v = 0; a && v < COUNT_OF(views); v++) {
        struct samples times = samples_new(a, READS);
        char name[64];

        for (size_t i = 0; i < READS; i++)
            if (!time_page(s, &times, views[v].view, COUNT_OF(searches), f))
                return false;
        snprintf(name, sizeof name, "first page of view %s", views[v].name);
        bench_report_times(s->bench, name, &times);
    }
    return true;
}

static bool time_searches(struct scale *s, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct samples all;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    all = samples_new(a, READS * COUNT_OF(searches));
    for (size_t q = 0; q < COUNT_OF(searches); q++) {
        struct samples times = samples_new(a, READS);
        char name[64];

        for (size_t i = 0; i < READS; i++)
            if (!time_page(s, &times, VIEW_ALL, q, f))
                return false;
        for (size_t i = 0; i < times.count; i++)
            samples_add(&all, times.ns[i]);
        snprintf(name, sizeof name, "search: %s", searches[q].name);
        bench_report_times(s->bench, name, &times);
    }
    bench_report_times(s->bench, "search: all of these", &all);
    return true;
}

static bool time_tickets(struct scale *s, struct fault *f)
{
    scoped(arena) *keep = arena_new((size_t)1 << 20);
    struct samples times;

    if (!keep)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    times = samples_new(keep, SPREAD);
    for (size_t i = 0; i < s->id_count; i++) {
        scoped(arena) *a = arena_new((size_t)16 << 20);
        struct ticket_view_full ticket;
        int64_t start = clock_ticks();

        if (!a ||
            !desk_ticket(s->bench->app.desk, a, &s->agent, PURPOSE_SUPPORT, s->ids[i], &ticket, f))
            return false;
        samples_add(&times, clock_ticks() - start);
    }
    bench_report_times(s->bench, "a ticket, any of them", &times);
    return true;
}

/* ---- through HTTP, and memory ---- */

static struct str get_something(struct bench *b, struct arena *a, uint64_t n)
{
    static const char *const paths[] = { "tickets?view=open",       "tickets?view=mine",
                                         "tickets?q=remboursement", "tickets?view=all",
                                         "tickets?q=%23",           "views" };
    const char *path = paths[n % COUNT_OF(paths)];

    if (strcmp(path, "tickets?q=%23") == 0)
        path = str_printf(a, "tickets?q=%%23%llu",
                          (unsigned long long)(n * 7919 % (uint64_t)b->tickets + 1))
                   .ptr;
    return str_printf(a, "GET /api/v1/%s HTTP/1.1\r\nHost: bench\r\nCookie: %s\r\n\r\n", path,
                      b->token);
}

static bool time_http(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct bench_load load = {
        .lines = HTTP_LINES, .seconds = b->seconds, .want = 200, .request = get_something
    };
    struct bench_desk desk;
    struct str cookie, csrf;
    bool ok;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    load.times = samples_new(a, (size_t)HTTP_LINES * SAMPLES);
    if (!bench_desk_start(b, &desk, f))
        return false;
    bench_report(b, "start to the first answer", (double)desk.start_ns / 1e6, "ms");
    bench_report(b, "  memory, idle", (double)bench_desk_memory(&desk, "VmRSS") / 1024, "MB");
    ok = bench_login(b, &desk, a, &cookie, &csrf, f);
    if (ok) {
        b->token = str_cstr(a, cookie);
        ok = bench_load_run(b, &desk, &load, f);
    }
    if (ok) {
        bench_report(b, "reading through HTTP, 8 connections",
                     (double)load.answered * 1e9 / (double)load.ns, "answers/s");
        bench_report_times(b, "  one answer", &load.times);
        bench_report(b, "  memory, at most", (double)bench_desk_memory(&desk, "VmHWM") / 1024,
                     "MB");
    }
    bench_desk_stop(&desk);
    return ok;
}

bool bench_scale(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct scale s = { .bench = b,
                       .agent = { .org = b->org, .roles = 1u << ROLE_AGENT },
                       .seed = 7 };
    struct user user;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for the bench");
    if (!account_find(b->app.accounts, a, b->org, STR(BENCH_EMAIL), &user, f))
        return false;
    s.agent.id = user.id;
    bench_report(b, "tickets", (double)b->tickets, "");
    return fill(b, (int64_t)b->next_mail, f) && choose_tickets(&s, a, f) && spread(&s, f) &&
           time_views(&s, f) && time_tickets(&s, f) && time_searches(&s, f) && time_http(b, f);
}
