/* SPDX-License-Identifier: EUPL-1.2 */
/* witness_commands.c - the log's witnesses at the command line. */
#include "app/app.h"
#include "base/json.h"
#include "journal/witness.h"

#define NOTE_SIZE_MAX ((size_t)64 << 10)

static void print_witness(struct cli *c, const struct witness_row *w)
{
    struct buf b = buf_new(c->arena, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%s  %.*s%.*s  cosigned %llu entries  sent %llu  %.*s%s%.*s\n",
                id_text(w->id).s, STR_ARG(w->name), STR_ARG(w->mail),
                (unsigned long long)w->cosigned_size, (unsigned long long)w->sent_size,
                STR_ARG(w->url), w->failure.len ? " failed: " : "", STR_ARG(w->failure));
        return;
    }
    json_open(&o, NULL, '{');
    json_id(&o, "id", w->id);
    json_str(&o, "name", w->name);
    json_str(&o, "key", w->key);
    json_str(&o, "url", w->url);
    json_str(&o, "mail", w->mail);
    json_str(&o, "lang", w->lang);
    json_i64(&o, "cosigned_size", (int64_t)w->cosigned_size);
    json_time(&o, "cosigned_at", w->cosigned_at * 1000);
    json_i64(&o, "sent_size", (int64_t)w->sent_size);
    json_time(&o, "sent_at", w->sent_at);
    json_str(&o, "failure", w->failure);
    json_close(&o, '}');
    cli_print(c, &b);
}

static int list(struct cli *c, struct app *app)
{
    struct witness_row *rows;
    struct fault f = { 0 };
    struct org_row org;
    size_t count;

    if (!cli_operands(c, 1, 1, &f) || !app_org(app, c, &org, &f) ||
        !witness_list(app->journal, c->arena, org.id, &rows, &count, &f))
        return cli_fail(c, &f);
    for (size_t i = 0; i < count; i++)
        print_witness(c, &rows[i]);
    return EXIT_DONE;
}

/* Who may say whom the log is shown to: the controller, or the operator at the shell. */
static int add(struct cli *c, struct app *app)
{
    struct witness_new w = { .key = str_of(cli_option(c, "key")),
                             .url = str_of(cli_option(c, "url")),
                             .name = str_of(cli_option(c, "name")),
                             .mail = str_of(cli_option(c, "mail")),
                             .lang = str_of(cli_option(c, "lang")) };
    struct principal by;
    struct fault f = { 0 };
    struct org_row org;
    struct id id;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 1, 1, &f))
        return cli_fail(c, &f);
    w.org = org.id;
    w.by = by.id;
    if (!witness_add(app->journal, &w, &id, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"id\":\"%s\"}\n" : "%s\n", id_text(id).s);
    return EXIT_DONE;
}

static int drop(struct cli *c, struct app *app)
{
    struct principal by;
    struct fault f = { 0 };
    struct org_row org;
    struct id id;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f))
        return cli_fail(c, &f);
    if (!id_parse(str_of(c->argv[2]), &id))
        return cli_usage(c, "witness remove: ID is what witness list says");
    return cli_end(c, witness_remove(app->journal, org.id, by.id, id, &f), &f);
}

int command_witness(struct cli *c, struct app *app)
{
    if (cli_word_is(c, "list"))
        return list(c, app);
    if (cli_word_is(c, "add"))
        return add(c, app);
    if (cli_word_is(c, "remove"))
        return drop(c, app);
    return cli_usage(c, "witness: list, add or remove ID");
}

int journal_cosign(struct cli *c, struct app *app)
{
    struct principal by;
    struct fault f = { 0 };
    struct org_row org;
    struct str note;
    size_t count;

    if (!app_act_as(app, c, &org, &by, &f) || !cli_operands(c, 2, 2, &f) ||
        !cli_read(c, c->argv[2], NOTE_SIZE_MAX, &note, &f) ||
        !witness_cosign(app->journal, org.id, by.id, note, &count, &f))
        return cli_fail(c, &f);
    fprintf(c->out, c->json ? "{\"cosignatures\":%zu}\n" : "%zu cosignatures kept\n", count);
    return EXIT_DONE;
}
