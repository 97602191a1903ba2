/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_commands.c - the log and its proofs at the command line. */
#include <string.h>

#include "app/app.h"
#include "base/file.h"
#include "base/json.h"
#include "journal/find.h"
#include "journal/proof.h"
#include "journal/witness.h"

static int journal_print_checkpoint(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    bool cosigned = cli_flag(c, "cosigned");
    struct str note;

    if (!cli_operands(c, 1, 1, &f) ||
        !(cosigned ? witness_checkpoint(app->journal, c->arena, &note, &f)
                   : journal_checkpoint(app->journal, c->arena, &note, &f)))
        return cli_fail(c, &f);
    if (!c->json) {
        fwrite(note.ptr, 1, note.len, c->out);
        return EXIT_DONE;
    }
    json_open(&o, NULL, '{');
    json_str(&o, "checkpoint", note);
    json_str(&o, "key", journal_key(app->journal, c->arena));
    json_close(&o, '}');
    cli_print(c, &b);
    return EXIT_DONE;
}

#define NOTES_MAX ((size_t)64 << 10)
#define HTML_MODE 0600

static bool read_notes(struct cli *c, struct str **ret_notes, size_t *ret_count, struct fault *f)
{
    struct str *notes = arena_many(c->arena, struct str, (size_t)c->argc);

    if (!arena_check(c->arena, f))
        return false;
    *ret_count = c->argc > 2 ? (size_t)(c->argc - 2) : 0;
    for (size_t i = 0; i < *ret_count; i++)
        if (!cli_read(c, c->argv[i + 2], NOTES_MAX, &notes[i], f))
            return false;
    *ret_notes = notes;
    return true;
}

/* With --json, what is wrong stands on standard output, too. */
static int report_found(struct cli *c, bool ok, const struct journal_found *found,
                        const struct fault *f)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);

    if (ok && !c->json) {
        fprintf(c->out, "%llu entries, all in order\n", (unsigned long long)found->size);
        return EXIT_DONE;
    }
    if (c->json && (ok || f->kind == FAULT_DAMAGED)) {
        json_open(&o, NULL, '{');
        if (!ok) {
            json_i64(&o, "entry", (int64_t)found->bad);
            json_i64(&o, "behind", (int64_t)found->behind);
        }
        json_bool(&o, "ok", ok);
        json_i64(&o, "size", (int64_t)found->size);
        if (!ok)
            json_cstr(&o, "wrong", f->text);
        json_close(&o, '}');
        cli_print(c, &b);
    }
    return ok ? EXIT_DONE : cli_fail(c, f);
}

/* A verifier key, or a file with one. */
static bool read_key(struct cli *c, const char *given, struct str *ret, struct fault *f)
{
    *ret = str_of(given);
    if (!given || str_chr(*ret, '+', 0) != STR_NPOS)
        return true;
    return cli_read(c, given, NOTES_MAX, ret, f);
}

static int check_outside(struct cli *c, const char *from)
{
    struct journal_outside o = { .path = cli_path(c, from) };
    struct journal_found found = { 0 };
    const char *key = cli_option(c, "key");
    struct fault f = { 0 };
    struct str *notes = NULL;

    if (!cli_operands(c, 1, -1, &f) || !read_key(c, key, &o.key, &f) ||
        !read_notes(c, &notes, &o.count, &f))
        return cli_fail(c, &f);
    o.checkpoints = notes;
    if (!key && !c->quiet)
        fprintf(c->err, "the key came with the log: compare it with the one you hold, or give "
                        "--key\n");
    return report_found(c, journal_verify_outside(&o, &found, &f), &found, &f);
}

static int journal_check(struct cli *c, struct app *app)
{
    const char *from = cli_option(c, "from");
    struct journal_found found = { 0 };
    struct fault f = { 0 };
    struct str *notes;
    size_t count;
    bool ok;

    if (from)
        return check_outside(c, from);
    if (!cli_operands(c, 1, -1, &f) || !read_notes(c, &notes, &count, &f))
        return cli_fail(c, &f);
    ok = journal_verify(app->journal, notes, count, &found, &f);
    return report_found(c, ok, &found, &f);
}

bool journal_is_outside(const struct cli *c)
{
    for (int i = 1; i < c->argc; i++)
        if (strcmp(c->argv[i], "--from") == 0 || strncmp(c->argv[i], "--from=", 7) == 0)
            return true;
    return false;
}

/* ---- proofs ---- */

static void write_path(struct cli *c, struct json_out *o, const struct journal_proof *p)
{
    json_open(o, "path", '[');
    for (size_t i = 0; i < p->count; i++)
        json_str(o, NULL, crypto_hex(c->arena, p->hashes[i], 32));
    json_close(o, ']');
}

/* The log only grew since an earlier checkpoint: RFC 6962, 2.1.2. */
static int prove_growth(struct cli *c, struct app *app, const char *since)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    struct journal_growth g;
    struct fault f = { 0 };
    struct str note;

    if (!cli_operands(c, 1, 1, &f) || !cli_read(c, since, NOTES_MAX, &note, &f) ||
        !journal_growth(app->journal, c->arena, note, &g, &f))
        return cli_fail(c, &f);
    json_open(&o, NULL, '{');
    json_i64(&o, "since", (int64_t)g.old_size);
    json_i64(&o, "size", (int64_t)g.receipt.size);
    write_path(c, &o, &g.receipt.proof);
    json_str(&o, "old", note);
    json_str(&o, "checkpoint", g.receipt.note);
    json_str(&o, "key", journal_key(app->journal, c->arena));
    json_close(&o, '}');
    cli_print(c, &b);
    return EXIT_DONE;
}

static int print_proof(struct cli *c, struct app *app, const struct journal_line *line,
                       const struct journal_receipt *r)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_i64(&o, "n", (int64_t)line->n);
    json_i64(&o, "size", (int64_t)r->size);
    json_str(&o, "entry", line->json);
    write_path(c, &o, &r->proof);
    json_str(&o, "checkpoint", r->note);
    json_str(&o, "key", journal_key(app->journal, c->arena));
    json_close(&o, '}');
    cli_print(c, &b);
    return EXIT_DONE;
}

/* Which entry: its number, or --entry with its line in a file. */
static bool which_entry(struct cli *c, struct app *app, const char *file, uint64_t *ret,
                        struct fault *f)
{
    struct str line;

    if (!cli_operands(c, file ? 1 : 2, file ? 1 : 2, f))
        return false;
    if (file)
        return cli_read(c, file, NOTES_MAX, &line, f) &&
               journal_find_line(app->journal, str_trim(line), ret, f);
    return str_to_u64(str_of(c->argv[2]), ret) ||
           fault_set(f, FAULT_UNKNOWN, "journal prove: N is the number of an entry, from 0");
}

static int journal_prove(struct cli *c, struct app *app)
{
    const char *since = cli_option(c, "since"), *html = cli_option(c, "html");
    const char *file = cli_option(c, "entry");
    bool tlog = cli_flag(c, "tlog");
    struct fault f = { 0 };
    struct journal_receipt r;
    struct journal_line line;
    struct str page;
    uint64_t n;

    if (since)
        return prove_growth(c, app, since);
    if (!which_entry(c, app, file, &n, &f) || !journal_receipt(app->journal, c->arena, n, &r, &f) ||
        !journal_line(app->journal, c->arena, n, &line, &f))
        return cli_fail(c, &f);
    if (html)
        return cli_end(c,
                       journal_page(app->journal, c->arena, n, &page, &f) &&
                           file_write(cli_path(c, html), page, HTML_MODE, &f),
                       &f);
    if (!tlog)
        return print_proof(c, app, &line, &r);
    page = proof_write(c->arena, n, &r.proof, r.note);
    fwrite(page.ptr, 1, page.len, c->out);
    return EXIT_DONE;
}

/* Who took the log away is in each organisation's part of it, before it is written. */
struct taking {
    struct app *app;
    struct org_row *orgs;
    size_t count;
};

static bool write_taking(struct tx *tx, void *arg, struct fault *f)
{
    const struct taking *t = arg;
    uint64_t n;

    for (size_t i = 0; i < t->count; i++) {
        const struct journal_entry entry = { .org = t->orgs[i].id,
                                             .act = "journal.export",
                                             .on_kind = "journal",
                                             .purpose = "legal",
                                             .result = "done" };

        if (!journal_append(t->app->journal, tx, &entry, &n, f))
            return false;
    }
    return true;
}

static bool note_taking(struct cli *c, struct app *app, struct fault *f)
{
    struct taking t = { .app = app };

    return app_orgs(app, c->arena, &t.orgs, &t.count, f) &&
           store_write(app->store, write_taking, &t, f);
}

static int journal_write_out(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    uint64_t size;

    if (!cli_operands(c, 2, 2, &f) || !note_taking(c, app, &f) ||
        !journal_export(app->journal, cli_path(c, c->argv[2]), &size, &f))
        return cli_fail(c, &f);
    if (!c->json) {
        if (!c->quiet)
            fprintf(c->err, "%llu entries\n", (unsigned long long)size);
        return EXIT_DONE;
    }
    json_open(&o, NULL, '{');
    json_i64(&o, "size", (int64_t)size);
    json_str(&o, "folder", str_of(c->argv[2]));
    json_close(&o, '}');
    cli_print(c, &b);
    return EXIT_DONE;
}

static int journal_index_again(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    uint64_t size;

    if (!cli_operands(c, 1, 1, &f) || !journal_reindex(app->journal, &size, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"size\":%llu}\n" : "%llu entries can be found again\n",
            (unsigned long long)size);
    return EXIT_DONE;
}

int command_journal(struct cli *c, struct app *app)
{
    if (cli_word_is(c, "checkpoint"))
        return journal_print_checkpoint(c, app);
    if (cli_word_is(c, "verify"))
        return journal_check(c, app);
    if (cli_word_is(c, "prove"))
        return journal_prove(c, app);
    if (cli_word_is(c, "export"))
        return journal_write_out(c, app);
    if (cli_word_is(c, "cosign"))
        return journal_cosign(c, app);
    if (cli_word_is(c, "reindex"))
        return journal_index_again(c, app);
    return cli_usage(c, "journal: checkpoint, verify, prove N, export DIR, cosign F or reindex");
}
