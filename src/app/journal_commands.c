/* SPDX-License-Identifier: EUPL-1.2 */
/* journal_commands.c - the log and its proofs at the command line. */
#include "app/app.h"
#include "base/json.h"

static int journal_print_checkpoint(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    struct str note;

    if (!cli_operands(c, 1, 1, &f) || !journal_checkpoint(app->journal, c->arena, &note, &f))
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

static int journal_check(struct cli *c, struct app *app)
{
    struct fault f = { 0 };
    struct str *notes;
    uint64_t size;
    bool ok = cli_operands(c, 1, -1, &f);

    notes = arena_many(c->arena, struct str, (size_t)c->argc);
    for (int i = 2; ok && i < c->argc; i++)
        ok = cli_read(c, c->argv[i], (size_t)64 << 10, &notes[i - 2], &f);
    if (!ok ||
        !journal_verify(app->journal, notes, c->argc > 2 ? (size_t)(c->argc - 2) : 0, &size, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"size\":%llu,\"ok\":true}\n" : "%llu entries, all in order\n",
            (unsigned long long)size);
    return EXIT_DONE;
}

static int journal_prove(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    struct journal_receipt r;
    struct journal_line *line;
    uint64_t n;
    size_t count;

    if (!cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    if (!str_to_u64(str_of(c->argv[2]), &n))
        return cli_usage(c, "journal prove: N is the number of an entry, from 0");
    if (!journal_receipt(app->journal, c->arena, n, &r, &f) ||
        !journal_entries(app->journal, c->arena, n, n + 1, &line, &count, &f))
        return cli_fail(c, &f);
    json_open(&o, NULL, '{');
    json_i64(&o, "n", (int64_t)n);
    json_i64(&o, "size", (int64_t)r.size);
    if (count)
        json_str(&o, "entry", line[0].json);
    json_open(&o, "path", '[');
    for (size_t i = 0; i < r.proof.count; i++)
        json_str(&o, NULL, crypto_hex(c->arena, r.proof.hashes[i], 32));
    json_close(&o, ']');
    json_str(&o, "checkpoint", r.note);
    json_str(&o, "key", journal_key(app->journal, c->arena));
    json_close(&o, '}');
    cli_print(c, &b);
    return EXIT_DONE;
}

static int journal_write_out(struct cli *c, struct app *app)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);
    struct fault f = { 0 };
    uint64_t size;

    if (!cli_operands(c, 2, 2, &f) ||
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
    return cli_usage(c, "journal: checkpoint, verify, prove N or export DIR");
}
