/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c - guichet import: files through a source, with a progress bar and a report. */
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"
#include "channel/import.h"

#define BAR_WIDTH 40

struct report {
    struct cli *cli;
    FILE *file; /* --report F, or NULL */
    bool bar;
    int shown; /* per cent */
};

static void print_refused(void *arg, const char *file, const char *place, const char *reason)
{
    struct report *r = arg;

    if (r->bar)
        fprintf(r->cli->err, "\r\033[K");
    fprintf(r->cli->err, "%s, %s: %s\n", file, place, reason);
    if (r->file)
        fprintf(r->file, "%s,%s,%s\n", file, place, reason);
}

static void print_progress(void *arg, int64_t done, int64_t size)
{
    struct report *r = arg;
    int percent = size > 0 ? (int)(done * 100 / size) : 100;

    if (!r->bar || percent == r->shown)
        return;
    r->shown = percent;
    fprintf(r->cli->err, "\r[%-*.*s] %3d %%", BAR_WIDTH, percent * BAR_WIDTH / 100,
            "########################################", percent);
    fflush(r->cli->err);
}

static bool read_maps(struct cli *c, struct import_job *job, struct fault *f)
{
    /* --map may stand several times: each is taken in turn. */
    for (int i = 1; i + 1 < c->argc;) {
        struct str pair;
        size_t equals;

        if (strcmp(c->argv[i], "--map") != 0) {
            i++;
            continue;
        }
        pair = str_of(c->argv[i + 1]);
        equals = str_chr(pair, '=', 0);
        if (equals == STR_NPOS || job->map_count == IMPORT_MAPS_MAX)
            return fault_set(f, FAULT_UNKNOWN, "import: --map wants FIELD=COLUMN, 16 at most");
        job->maps[job->map_count].field = str_slice(pair, 0, equals);
        job->maps[job->map_count++].column = str_from(pair, equals + 1);
        memmove(c->argv + i, c->argv + i + 2, (size_t)(c->argc - i - 2) * sizeof c->argv[0]);
        c->argc -= 2;
    }
    return true;
}

static void print_counts(struct cli *c, const struct import_counts *n)
{
    struct buf b = buf_new(c->arena, 1024);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_i64(&o, "read", n->read);
    json_i64(&o, "taken", n->taken);
    json_i64(&o, "duplicate", n->duplicate);
    json_i64(&o, "quarantined", n->quarantined);
    json_i64(&o, "refused", n->refused);
    json_close(&o, '}');
    fprintf(c->out, "%.*s\n", STR_ARG(buf_str(&b)));
}

int command_import(struct cli *c, struct app *app)
{
    const char *name = cli_option(c, "source"), *report = cli_option(c, "report");
    struct report r = { .cli = c, .shown = -1 };
    struct import_job job = {
        .desk = app->desk, .refused = print_refused, .progress = print_progress, .arg = &r
    };
    struct import_counts counts = { 0 };
    struct source_row source;
    struct fault f = { 0 };
    struct org_row org;
    bool ok;

    if (!name)
        fault_set(&f, FAULT_UNKNOWN, "import: --source NAME is missing");
    if (!name || !read_maps(c, &job, &f) || !cli_operands(c, 1, -1, &f) ||
        !app_org(app, c, &org, &f) || !app_source(app, c->arena, org.id, str_of(name), &source, &f))
        return cli_fail(c, &f);
    job.source = &source;
    job.by = (struct principal){ source.id, org.id, 1u << ROLE_TOOL };
    r.bar = !c->quiet && isatty(fileno(c->err));
    r.file = report ? fopen(cli_path(c, report), "we") : NULL;
    ok = true;
    for (int i = 1; ok && i < c->argc; i++)
        ok = import_file(&job, cli_path(c, c->argv[i]), &counts, &f);
    if (r.bar)
        fputc('\n', c->err);
    if (r.file)
        fclose(r.file);
    print_counts(c, &counts);
    return ok ? EXIT_DONE : cli_fail(c, &f);
}
