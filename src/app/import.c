/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c - guichet import: files through a source, with a progress bar and a report.
 *
 * The report is a CSV (RFC 4180) of what was refused.  It is made for a spreadsheet, so a cell
 * that one would take for a formula gets an apostrophe in front.  An import that goes on where it
 * stopped adds to the report it began. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/json.h"
#include "channel/import.h"

#define BAR_WIDTH  40
#define BAR_EVERY  500 /* messages, where the size is not known */
#define REPORT_TOP "file,place,field,reason\r\n"

struct report {
    struct cli *cli;
    const struct import_counts *counts;
    FILE *file; /* --report F, or NULL */
    const char *path;
    bool bar;
    bool drawn;
    int percent; /* as drawn */
    int64_t read;
};

/* ---- the report file ---- */

static bool report_open(struct report *r, const char *path, bool goes_on, struct fault *f)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (goes_on ? 0 : O_TRUNC), 0600);
    struct stat st;

    r->path = path;
    r->file = fd < 0 ? NULL : fdopen(fd, "a");
    if (!r->file) {
        fault_set(f, FAULT_INVALID, "report %s: %s", path, strerror(errno));
        if (fd >= 0)
            close(fd);
        return false;
    }
    if (fstat(fd, &st) < 0 || st.st_size == 0)
        fputs(REPORT_TOP, r->file);
    return true;
}

static bool report_close(struct report *r, struct fault *f)
{
    bool failed;

    if (!r->file)
        return true;
    failed = ferror(r->file) != 0;
    failed |= fclose(r->file) != 0;
    r->file = NULL;
    return !failed || fault_set(f, FAULT_BROKEN, "report %s: not all of it could be written: %s",
                                r->path, strerror(errno));
}

static void report_cell(FILE *out, struct str s, const char *after)
{
    fputc('"', out);
    if (s.len && strchr("=+-@\t\r", s.ptr[0]))
        fputc('\'', out);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            fputc('"', out);
        fputc(s.ptr[i], out);
    }
    fputc('"', out);
    fputs(after, out);
}

/* ---- the terminal ---- */

static void bar_clear(struct report *r)
{
    if (r->drawn)
        fputs("\r\033[K", r->cli->err);
    r->drawn = false;
}

static void print_trouble(void *arg, const struct import_trouble *t)
{
    struct report *r = arg;

    bar_clear(r);
    fprintf(r->cli->err, "%s, %s: %.*s%s%s\n", t->file, t->place, STR_ARG(t->field),
            t->field.len ? " " : "", t->reason);
    if (!r->file)
        return;
    report_cell(r->file, str_of(t->file), ",");
    report_cell(r->file, str_of(t->place), ",");
    report_cell(r->file, t->field, ",");
    report_cell(r->file, str_of(t->reason), "\r\n");
    fflush(r->file); /* a run that is killed is not read again up to here */
}

static void print_progress(void *arg, int64_t done, int64_t size)
{
    struct report *r = arg;
    int percent = size > 0 ? (int)(done * 100 / size) : -1;

    if (!r->bar || (r->drawn && percent == r->percent && r->counts->read - r->read < BAR_EVERY))
        return;
    r->drawn = true;
    r->percent = percent;
    r->read = r->counts->read;
    if (size > 0)
        fprintf(r->cli->err, "\r[%-*.*s] %3d %%  %lld read\033[K", BAR_WIDTH,
                percent * BAR_WIDTH / 100, "########################################", percent,
                (long long)r->read);
    else
        fprintf(r->cli->err, "\r%lld read\033[K", (long long)r->read);
    fflush(r->cli->err);
}

static void print_resumes(void *arg, const char *file, const char *unit,
                          const struct import_spot *at)
{
    struct report *r = arg;

    if (r->cli->quiet)
        return;
    bar_clear(r);
    fprintf(r->cli->err, "%s: resuming at byte %lld, after %s %lld\n", file, (long long)at->offset,
            unit, (long long)at->number);
    fflush(r->cli->err);
}

static bool is_interrupted(void *arg)
{
    const struct report *r = arg;

    return cli_interrupted(r->cli);
}

static void print_counts(struct report *r)
{
    struct cli *c = r->cli;
    const struct import_counts *n = r->counts;
    struct buf b = buf_new(c->arena, 1024);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_i64(&o, "read", n->read);
    json_i64(&o, "taken", n->taken);
    json_i64(&o, "duplicate", n->duplicate);
    json_i64(&o, "quarantined", n->quarantined);
    json_i64(&o, "refused", n->refused);
    json_close(&o, '}');
    bar_clear(r);
    if (r->bar)
        fprintf(c->err,
                "%lld read: %lld taken in, %lld there already, %lld in quarantine, %lld refused\n",
                (long long)n->read, (long long)n->taken, (long long)n->duplicate,
                (long long)n->quarantined, (long long)n->refused);
    fflush(c->err);
    fprintf(c->out, "%.*s\n", STR_ARG(buf_str(&b)));
}

/* ---- options ---- */

static bool add_map(struct import_job *job, struct str pair, struct fault *f)
{
    size_t equals = str_chr(pair, '=', 0);
    struct str field = str_slice(pair, 0, equals);
    const char *names;

    if (equals == STR_NPOS || equals + 1 == pair.len || job->map_count == IMPORT_MAPS_MAX)
        return fault_set(f, FAULT_UNKNOWN, "import: --map wants FIELD=COLUMN, %d at most",
                         IMPORT_MAPS_MAX);
    if (!import_field_is(field, &names))
        return fault_set(f, FAULT_UNKNOWN, "import: --map %.*s: no such field; there are %s",
                         STR_ARG(pair), names);
    for (size_t i = 0; i < job->map_count; i++)
        if (str_eq(job->maps[i].field, field))
            return fault_set(f, FAULT_UNKNOWN, "import: --map gives %.*s twice", STR_ARG(field));
    job->maps[job->map_count].field = field;
    job->maps[job->map_count++].column = str_from(pair, equals + 1);
    return true;
}

/* --map may stand several times: each is taken in turn. */
static bool read_maps(struct cli *c, struct import_job *job, struct fault *f)
{
    for (int i = 1; i < c->argc && strcmp(c->argv[i], "--") != 0;) {
        struct str word = str_of(c->argv[i]);
        bool joined = str_starts(word, STR("--map="));
        int n = joined ? 1 : 2;

        if (!joined && (!str_eq(word, STR("--map")) || i + 1 == c->argc)) {
            i++;
            continue;
        }
        if (!add_map(job, joined ? str_from(word, 6) : str_of(c->argv[i + 1]), f))
            return false;
        memmove(c->argv + i, c->argv + i + n, (size_t)(c->argc - i - n) * sizeof c->argv[0]);
        c->argc -= n;
    }
    return true;
}

static bool read_format(struct cli *c, struct import_job *job, struct fault *f)
{
    static const char *const known[] = { "mbox", "eml", "csv", "jsonl" };

    job->format = cli_option(c, "format");
    for (size_t i = 0; job->format && i < COUNT_OF(known); i++)
        if (strcmp(job->format, known[i]) == 0)
            return true;
    return !job->format ||
           fault_set(f, FAULT_UNKNOWN, "import: --format is mbox, eml, csv or jsonl");
}

/* ---- the command ---- */

static const char *file_path(struct cli *c, int i)
{
    return strcmp(c->argv[i], "-") == 0 ? "-" : cli_path(c, c->argv[i]);
}

/* Before anything is taken in: can all be read, and the report written? */
static bool look_at_all(struct cli *c, struct import_job *job, struct report *r, const char *report,
                        struct fault *f)
{
    bool goes_on = false;

    for (int i = 1; i < c->argc; i++) {
        struct import_spot at = { 0 };

        if (!import_look(job, file_path(c, i), &at, f))
            return false;
        goes_on |= at.offset > 0;
    }
    return !report || report_open(r, cli_path(c, report), goes_on, f);
}

/* A file that is damaged does not keep the others from being read; a full disk does. */
static int import_all(struct cli *c, struct import_job *job, struct report *r,
                      struct import_counts *counts)
{
    int code = EXIT_DONE, worst = EXIT_DONE;
    struct fault f = { 0 };

    for (int i = 1; i < c->argc && (code == EXIT_DONE || fault_http_status(f.kind) < 500); i++) {
        f.kind = FAULT_NONE;
        code = EXIT_DONE;
        if (import_file(job, file_path(c, i), counts, &f))
            continue;
        bar_clear(r);
        code = cli_fail(c, &f);
        worst = worst ? worst : code;
    }
    return worst;
}

/* Those that are left are read by the next desk on this folder: no fault of the import's. */
static void read_attachments(struct app *app, struct report *r)
{
    struct fault f = { 0 };

    if (!desk_read_waiting(app->desk, is_interrupted, r, &f) && !r->cli->quiet)
        fprintf(r->cli->err, "attachments are left to be read: %s\n", f.text);
}

int command_import(struct cli *c, struct app *app)
{
    const char *name = cli_option(c, "source"), *report = cli_option(c, "report");
    struct import_counts counts = { 0 };
    struct report r = { .cli = c, .counts = &counts };
    struct import_job job = { .desk = app->desk,
                              .standard_input = fileno(c->in),
                              .trouble = print_trouble,
                              .progress = print_progress,
                              .resumes = print_resumes,
                              .interrupted = is_interrupted,
                              .arg = &r };
    struct source_row source;
    struct fault f = { 0 };
    struct org_row org;
    int code;

    if (!name)
        fault_set(&f, FAULT_UNKNOWN, "import: --source NAME is missing");
    if (!name || !read_maps(c, &job, &f) || !read_format(c, &job, &f) ||
        !cli_operands(c, 1, -1, &f) || !app_org(app, c, &org, &f) ||
        !app_source(app, c->arena, org.id, str_of(name), &source, &f))
        return cli_fail(c, &f);
    job.source = &source;
    job.by = (struct principal){ source.id, org.id, 1u << ROLE_TOOL };
    r.bar = !c->quiet && isatty(fileno(c->err));
    if (!look_at_all(c, &job, &r, report, &f))
        return cli_fail(c, &f);
    code = import_all(c, &job, &r, &counts);
    if (!c->visit) /* else the desk that this runs in reads them */
        read_attachments(app, &r);
    if (!report_close(&r, &f))
        code = cli_fail(c, &f);
    print_counts(&r);
    return code;
}
