/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.c - guichet bench: what this machine does, as a table.  Mails are made up from a seed;
 * everything is on: parse, detect, seal, index, triage, journal, full sync. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/thread.h"

#define MAIL_BYTES 2048

struct bench {
    struct cli *cli;
    int64_t seconds;
    char folder[64];
    struct app app;
};

static void report(struct bench *b, const char *name, double value, const char *unit)
{
    if (b->cli->json)
        fprintf(b->cli->out, "{\"name\":\"%s\",\"value\":%.4f,\"unit\":\"%s\"}\n", name, value,
                unit);
    else
        fprintf(b->cli->out, "%-36s %14.2f %s\n", name, value, unit);
    fflush(b->cli->out);
}

/* ---- made-up mails ---- */

static const char *const first[] = { "Claire", "Karim",  "Jeanne", "Hugo", "Nadia", "Paul",
                                     "Lucie",  "Thomas", "Emma",   "Yves", "Sofia", "Denis" };
static const char *const last[] = { "Morel",   "Benali", "Petit",     "Lambert",
                                    "Cherif",  "Girard", "Bernard",   "Roy",
                                    "Garnier", "Colin",  "Marchetti", "Faure" };
static const char *const said[] = {
    "Bonjour, je n'ai toujours pas reçu mon colis et je voudrais savoir où il se trouve. ",
    "La lampe que j'ai commandée ne fonctionne pas, je souhaite un échange ou un remboursement. ",
    "Pouvez-vous m'envoyer la facture de ma dernière commande ? ",
    "J'ai changé d'adresse, merci de mettre mon dossier à jour. ",
    "Votre service est excellent, merci beaucoup pour votre aide rapide. ",
    "Je ne peux plus me connecter à mon compte depuis hier soir. ",
    "Vous m'avez prélevé deux fois ce mois-ci, je demande le remboursement. ",
    "Merci de me rappeler demain matin avant dix heures si possible. ",
};

static uint32_t roll(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static struct str make_mail(struct arena *a, uint64_t number)
{
    struct buf b = buf_new(a, MAIL_BYTES * 2);
    uint64_t seed = number * 2654435761u + 17;
    const char *f = first[roll(&seed) % COUNT_OF(first)], *l = last[roll(&seed) % COUNT_OF(last)];

    buf_printf(&b,
               "From: %s %s <client%llu@example.org>\r\nTo: sav@desk.example\r\n"
               "Subject: Demande %llu\r\nMessage-ID: <%llu@example.org>\r\n"
               "Date: Mon, 2 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
               "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
               f, l, (unsigned long long)number, (unsigned long long)number,
               (unsigned long long)number);
    while (b.len < MAIL_BYTES - 160)
        buf_printf(&b, "%s", said[roll(&seed) % COUNT_OF(said)]);
    buf_printf(&b, "\r\nTéléphone 06 39 98 %02u %02u.\r\n\r\nCordialement,\r\n%s %s\r\n",
               roll(&seed) % 100, roll(&seed) % 100, f, l);
    return buf_str(&b);
}

/* ---- detection and triage ---- */

static bool bench_detect(struct bench *b, struct fault *f)
{
    scoped(arena) *texts = arena_new((size_t)64 << 20);
    struct pii_scratch *scratch = pii_scratch_new(b->app.pii, f);
    struct pii_hints hints = { .lang = LANG_FR };
    struct str mail[512];
    int64_t start, end, bytes = 0;

    if (!scratch)
        return false;
    for (size_t i = 0; i < COUNT_OF(mail); i++)
        mail[i] = make_mail(texts, i);
    start = clock_ticks();
    end = start + b->seconds * 1000000000;
    for (size_t i = 0; clock_ticks() < end; i = (i + 1) % COUNT_OF(mail)) {
        scoped(arena) *a = arena_new((size_t)4 << 20);
        struct spans spans;

        if (!pii_find(b->app.pii, scratch, a, (struct clear){ mail[i] }, &hints, &spans, f))
            return false;
        bytes += (int64_t)mail[i].len;
    }
    report(b, "detection, one core", (double)bytes * 1e3 / (double)(clock_ticks() - start), "MB/s");
    pii_scratch_free(scratch);
    return true;
}

static bool bench_triage(struct bench *b, struct fault *f)
{
    int64_t start = clock_ticks(), end = start + b->seconds * 1000000000, n = 0;

    while (clock_ticks() < end) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct verdict v;

        for (size_t i = 0; i < 256; i++, n++)
            if (!triage_judge(b->app.triage, a, pii_skeleton_from_seal(STR("")),
                              pii_skeleton_from_seal(str_of(said[i % COUNT_OF(said)])), &v, f))
                return false;
    }
    report(b, "triage of short texts, one core", (double)n * 1e9 / (double)(clock_ticks() - start),
           "texts/s");
    return true;
}

/* ---- intake ---- */

#define PRODUCERS 8
#define SAMPLES   65536

struct producer {
    struct bench *bench;
    const struct source_row *source;
    uint64_t first;
    int64_t end;
    int64_t taken;
    int64_t *ns;
    struct fault fault;
};

static void *produce(void *arg)
{
    struct producer *p = arg;
    struct principal by = { p->source->id, p->source->org, 1u << ROLE_TOOL };

    for (uint64_t n = p->first; clock_ticks() < p->end; n += PRODUCERS) {
        scoped(arena) *a = arena_new((size_t)64 << 10);
        int64_t start = clock_ticks();
        struct taken taken;

        if (!desk_receive(p->bench->app.desk, p->source, &by, FORMAT_MAIL, make_mail(a, n), &taken,
                          &p->fault))
            return NULL;
        if (p->taken < SAMPLES)
            p->ns[p->taken] = clock_ticks() - start;
        p->taken++;
    }
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
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
        report(b, name, all ? 100.0 * (double)d.ns[i] / (double)all : 0, "% of the time");
    }
}

static void report_commits(struct bench *b)
{
    struct store_figures s;

    store_figures(b->app.store, &s);
    report(b, "  pieces of work a commit", s.commits ? (double)s.jobs / (double)s.commits : 0, "");
    report(b, "  time of a commit (two syncs)",
           s.commits ? (double)s.commit_ns / 1e6 / (double)s.commits : 0, "ms");
}

static bool bench_intake(struct bench *b, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    int64_t *ns = arena_many(a, int64_t, (size_t)PRODUCERS * SAMPLES);
    struct producer p[PRODUCERS];
    pthread_t thread[PRODUCERS];
    struct source_row source;
    struct org_row *orgs;
    size_t count, samples = 0;
    int64_t start = clock_ticks(), taken = 0;

    if (!ns || !app_orgs(&b->app, a, &orgs, &count, f) ||
        !app_source(&b->app, a, orgs[0].id, STR("bench"), &source, f))
        return false;
    for (size_t i = 0; i < PRODUCERS; i++) {
        p[i] = (struct producer){ .bench = b,
                                  .source = &source,
                                  .first = i,
                                  .end = start + b->seconds * 1000000000,
                                  .ns = ns + i * SAMPLES };
        if (!thread_start(&thread[i], "producer", produce, &p[i], f))
            return false;
    }
    for (size_t i = 0; i < PRODUCERS; i++) {
        size_t n = 0;

        pthread_join(thread[i], NULL);
        if (p[i].fault.kind != FAULT_NONE)
            return fault_set(f, p[i].fault.kind, "intake: %s", p[i].fault.text);
        taken += p[i].taken;
        n = (size_t)(p[i].taken < SAMPLES ? p[i].taken : SAMPLES);
        memmove(ns + samples, p[i].ns, n * sizeof *ns);
        samples += n;
    }
    report(b, "intake, 8 producers, 2 KB mails",
           (double)taken * 1e9 / (double)(clock_ticks() - start), "mails/s");
    qsort(ns, samples, sizeof *ns, by_size);
    report(b, "  p50", samples ? (double)ns[samples / 2] / 1e6 : 0, "ms");
    report(b, "  p99", samples ? (double)ns[samples * 99 / 100] / 1e6 : 0, "ms");
    report_commits(b);
    report_stages(b);
    return true;
}

/* ---- reading ---- */

static bool bench_reading(struct bench *b, struct fault *f)
{
    static const char *const names[] = { "first page of open tickets", "search of two words" };
    static const struct str queries[] = { STR_INIT(""), STR_INIT("remboursement lampe") };
    scoped(arena) *keep = arena_new((size_t)1 << 20);
    struct principal by = { .roles = 1u << ROLE_AGENT };
    struct org_row *orgs;
    size_t count;

    if (!app_orgs(&b->app, keep, &orgs, &count, f))
        return false;
    by.org = orgs[0].id;
    by.id = id_new();
    for (size_t q = 0; q < COUNT_OF(queries); q++) {
        int64_t ns[200];

        for (size_t i = 0; i < COUNT_OF(ns); i++) {
            scoped(arena) *a = arena_new((size_t)64 << 20);
            struct ticket_filter filter = {
                .view = VIEW_OPEN, .priority = -1, .status = -1, .before = INT64_MAX, .limit = 50
            };
            struct ticket_page page;
            int64_t start = clock_ticks();

            memset(&filter.before_id, 0xff, sizeof filter.before_id);
            if (!desk_tickets(b->app.desk, a, &by, PURPOSE_SUPPORT, &filter, queries[q], &page, f))
                return false;
            ns[i] = clock_ticks() - start;
        }
        qsort(ns, COUNT_OF(ns), sizeof ns[0], by_size);
        report(b, names[q], (double)ns[COUNT_OF(ns) * 99 / 100] / 1e6, "ms p99");
    }
    return true;
}

/* ---- the table of benches ---- */

static const struct {
    const char *name;
    bool (*run)(struct bench *b, struct fault *f);
} benches[] = { { "detection", bench_detect },
                { "triage", bench_triage },
                { "intake", bench_intake },
                { "reading", bench_reading } };

static bool prepare(struct bench *b, struct fault *f)
{
    struct principal by = { 0 };
    struct source_row source = { .name = STR("bench"),
                                 .channel = STR("mail"),
                                 .purpose = STR("support"),
                                 .basis = STR("contract"),
                                 .special_condition = STR(""),
                                 .categories = STR(""),
                                 .retention_days = 365 };

    snprintf(b->folder, sizeof b->folder, "/var/tmp/guichet-bench-XXXXXX");
    if (!mkdtemp(b->folder))
        return fault_set(f, FAULT_BROKEN, "no folder for the bench in /var/tmp");
    return app_make(b->folder, STR(""), f) && app_open(b->folder, &b->app, f) &&
           app_org_add(&b->app, STR("bench"), &by.org, f) &&
           desk_source_put(b->app.desk, &by, &source, f);
}

static void clear_away(struct bench *b)
{
    char command[128];

    app_close(&b->app);
    snprintf(command, sizeof command, "rm -rf %s", b->folder);
    if (system(command) != 0)
        fprintf(b->cli->err, "guichet: could not remove %s\n", b->folder);
}

int command_bench(struct cli *c, struct app *app)
{
    const char *seconds = cli_option(c, "seconds");
    struct bench b = { .cli = c, .seconds = 5, .app.lock_fd = -1 };
    struct fault f = { 0 };
    bool ok;

    (void)app;
    if (seconds && (!str_to_i64(str_of(seconds), &b.seconds) || b.seconds < 1))
        fault_set(&f, FAULT_UNKNOWN, "bench: --seconds wants a number");
    if (f.kind || !cli_operands(c, 0, 1, &f))
        return cli_fail(c, &f);
    ok = prepare(&b, &f);
    for (size_t i = 0; ok && i < COUNT_OF(benches); i++)
        if (c->argc < 2 || strcmp(c->argv[1], benches[i].name) == 0)
            ok = benches[i].run(&b, &f);
    clear_away(&b);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
