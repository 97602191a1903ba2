/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.c - guichet bench: what this machine does, as a table; bench_*.c hold the larger ones. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/bench_priv.h"
#include "base/buf.h"

#define TICKETS     200000
#define TICKETS_MAX 10000000
#define ENTRIES     1000000
#define ENTRIES_MAX 1000000000

void bench_report(struct bench *b, const char *name, double value, const char *unit)
{
    if (b->cli->json)
        fprintf(b->cli->out, "{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\"}\n", name, value,
                unit);
    else
        fprintf(b->cli->out, "%-44s %12.2f %s\n", name, value, unit);
    fflush(b->cli->out);
}

/* ---- times ---- */

struct samples samples_new(struct arena *a, size_t room)
{
    int64_t *ns = arena_many(a, int64_t, room);

    return (struct samples){ .ns = ns, .room = ns ? room : 0 };
}

void samples_add(struct samples *s, int64_t ns)
{
    if (s->count < s->room)
        s->ns[s->count++] = ns;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

void bench_report_times(struct bench *b, const char *name, struct samples *s)
{
    static const size_t percent[] = { 50, 99 };

    if (!s->count)
        return;
    qsort(s->ns, s->count, sizeof s->ns[0], by_size);
    for (size_t i = 0; i < COUNT_OF(percent); i++) {
        char line[96];

        snprintf(line, sizeof line, "%s, p%zu", name, percent[i]);
        bench_report(b, line, (double)s->ns[s->count * percent[i] / 100] / 1e6, "ms");
    }
}

/* ---- triage ---- */

static bool bench_triage(struct bench *b, struct fault *f)
{
    int64_t start = clock_ticks(), end = start + b->seconds * 1000000000, n = 0;

    while (clock_ticks() < end) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct verdict v;

        for (size_t i = 0; i < 256; i++, n++)
            if (!triage_judge(b->app.triage, a, pii_skeleton_from_seal(STR("")),
                              pii_skeleton_from_seal(bench_sentence(i)), &v, f))
                return false;
    }
    bench_report(b, "triage of short texts, one core",
                 (double)n * 1e9 / (double)(clock_ticks() - start), "texts/s");
    return true;
}

/* ---- the table of benches ---- */

static const struct {
    const char *name;
    bool (*run)(struct bench *b, struct fault *f);
} benches[] = {
    { "pii", bench_pii },         { "policy", bench_policy },   { "triage", bench_triage },
    { "intake", bench_intake },   { "http", bench_http },       { "reveal", bench_reveal },
    { "scale", bench_scale },     { "journal", bench_journal }, { "login", bench_log_in },
    { "gateway", bench_gateway },
};

static bool is_bench(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(benches); i++)
        if (strcmp(benches[i].name, name) == 0)
            return true;
    return false;
}

/* An organisation, a source, its token and an agent. */
static bool furnish(struct bench *b, struct fault *f)
{
    struct principal by = { 0 };
    struct source_row source = { .name = STR("bench"),
                                 .channel = STR("mail"),
                                 .purpose = STR("support"),
                                 .basis = STR("contract"),
                                 .special_condition = STR(""),
                                 .categories = STR(""),
                                 .retention_days = 365 };

    if (!app_org_add(&b->app, STR("bench"), &b->org, f))
        return false;
    by.org = b->org;
    return desk_source_put(b->app.desk, &by, &source, f);
}

/* Passwords and tokens are kept as digests only, so each run makes its own. */
static bool let_in(struct bench *b, struct fault *f)
{
    struct principal by = app_operator(b->org);
    struct user_new agent = { .org = b->org,
                              .email = STR(BENCH_EMAIL),
                              .name = STR("Agent"),
                              .password = str_of(b->password),
                              .roles = 1u << ROLE_AGENT,
                              .lang = LANG_FR };
    struct fault why = { 0 };
    struct token_new token = { .name = STR("bench") };
    struct source_row source;
    struct str secret;
    struct user user;
    struct id id;

    if (!app_source(&b->app, b->cli->arena, b->org, STR("bench"), &source, f))
        return false;
    token.source = source.id;
    if (!token_make(b->app.accounts, b->cli->arena, &by, &token, &secret, f))
        return false;
    b->token = str_cstr(b->cli->arena, secret);
    if (!account_find(b->app.accounts, b->cli->arena, b->org, agent.email, &user, &why))
        return account_add(b->app.accounts, &by, &agent, &id, f);
    return account_password(b->app.accounts, &by, b->org, user.id, agent.password, f);
}

/* Mails are numbered from 0, as tickets are from 1: a kept desk goes on behind its last. */
static bool find_end(struct bench *b, struct fault *f)
{
    struct principal by = { .org = b->org, .roles = 1u << ROLE_AGENT };
    struct ticket_filter filter = {
        .view = VIEW_ALL, .priority = -1, .status = -1, .before = INT64_MAX, .limit = 1
    };
    scoped(arena) *a = arena_new((size_t)16 << 20);
    uint64_t low = 0, high = TICKETS_MAX;
    struct ticket_page page;

    while (a && low < high) {
        uint64_t middle = (low + high) / 2;
        struct str query = str_printf(a, "#%llu", (unsigned long long)middle + 1);

        if (!desk_tickets(b->app.desk, a, &by, PURPOSE_SUPPORT, &filter, query, &page, f))
            return false;
        if (page.count)
            low = middle + 1;
        else
            high = middle;
    }
    b->next_mail = low;
    return true;
}

static bool open_again(struct bench *b, struct fault *f)
{
    struct org_row *orgs;
    size_t count;

    if (b->app.desk)
        return true;
    if (!app_open(b->folder, &b->app, f) || !app_orgs(&b->app, b->cli->arena, &orgs, &count, f))
        return false;
    if (!count && !furnish(b, f))
        return false;
    if (count)
        b->org = orgs[0].id;
    return let_in(b, f) && find_end(b, f);
}

static bool prepare(struct bench *b, struct fault *f)
{
    char folder[] = "/var/tmp/guichet-bench-XXXXXX";

    b->password = "a password for the bench";
    if (b->folder) {
        b->keep = true;
        b->folder = cli_path(b->cli, b->folder);
        if (access(str_printf(b->cli->arena, "%s/desk.db", b->folder).ptr, F_OK) == 0)
            return true;
    } else {
        if (!mkdtemp(folder))
            return fault_set(f, FAULT_BROKEN, "no folder for the bench in /var/tmp");
        b->folder = str_cstr(b->cli->arena, str_of(folder));
    }
    return app_make(b->folder, STR(""), f);
}

static void clear_away(struct bench *b)
{
    char command[128];

    app_close(&b->app);
    if (b->keep || !b->folder)
        return;
    snprintf(command, sizeof command, "rm -rf %s", b->folder);
    if (system(command) != 0)
        fprintf(b->cli->err, "guichet: could not remove %s\n", b->folder);
}

static bool read_number(struct cli *c, const char *option, int64_t most, int64_t *ret,
                        struct fault *f)
{
    const char *text = cli_option(c, option);

    if (!text || (str_to_i64(str_of(text), ret) && *ret >= 1 && *ret <= most))
        return true;
    return fault_set(f, FAULT_UNKNOWN, "bench: --%s wants a number from 1 to %lld", option,
                     (long long)most);
}

int command_bench(struct cli *c, struct app *app)
{
    struct bench b = {
        .cli = c, .seconds = 5, .tickets = TICKETS, .entries = ENTRIES, .app.lock_fd = -1
    };
    struct fault f = { 0 };
    bool ok;

    (void)app;
    if (cli_word_is(c, "pii-quality"))
        return cli_end(c, bench_quality(c, &f), &f);
    if (cli_word_is(c, "leak"))
        return cli_end(c, bench_leak(c, &f), &f);
    if (cli_word_is(c, "retrieval"))
        return cli_end(c, bench_retrieval(c, &f), &f);
    b.folder = cli_option(c, "folder");
    if (!read_number(c, "seconds", 3600, &b.seconds, &f) ||
        !read_number(c, "tickets", TICKETS_MAX, &b.tickets, &f) ||
        !read_number(c, "entries", ENTRIES_MAX, &b.entries, &f) || !cli_operands(c, 0, 1, &f))
        return cli_fail(c, &f);
    if (c->argc > 1 && !is_bench(c->argv[1])) {
        fault_set(
            &f, FAULT_UNKNOWN,
            "bench: no bench '%s': pii, policy, triage, intake, http, reveal, scale, journal, "
            "login, gateway, leak, pii-quality or retrieval",
            c->argv[1]);
        return cli_fail(c, &f);
    }
    ok = prepare(&b, &f);
    for (size_t i = 0; ok && i < COUNT_OF(benches); i++)
        if (c->argc < 2 || strcmp(c->argv[1], benches[i].name) == 0)
            ok = open_again(&b, &f) && benches[i].run(&b, &f);
    clear_away(&b);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
