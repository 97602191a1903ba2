/* SPDX-License-Identifier: EUPL-1.2 */
/* main.c - which command, and where it runs: here, or in the desk that has the data open. */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/log.h"

const struct command commands[] = {
    { "serve", command_serve, NEEDS_OWN_PROCESS, "[--listen ADDR:PORT] [--tls-cert F --tls-key F]",
      "runs the desk" },
    { "init", command_init, NEEDS_OWN_PROCESS, "[--demo] [--name ORG] [--email ADDRESS]",
      "makes a data folder, its keys and the first administrator" },
    { "import", command_import, NEEDS_DATA,
      "--source NAME [--map FIELD=COLUMN]... [--report F] [--format mbox|eml|csv|jsonl] FILE...",
      "takes in mbox, eml, csv and jsonl files, also gzipped; interrupted, it goes on where it "
      "stopped" },
    { "detect", command_detect, NEEDS_NOTHING, "[--types T,...] [--text|--jsonl] [FILE...]",
      "finds personal data" },
    { "pseudonymise", command_pseudonymise, NEEDS_NOTHING, "[--map F] [FILE]",
      "takes personal data out of a text" },
    { "restore", command_restore, NEEDS_NOTHING, "--map F [FILE]", "puts it back, exactly" },
    { "triage", command_triage, NEEDS_NOTHING, "[--jsonl] [FILE...]",
      "language, intent, priority, sentiment, data-subject request" },
    { "model", command_model, NEEDS_NOTHING, "train|predict|eval|info [OPTION...]",
      "trains, runs and measures models on your own labels" },
    { "user", command_user, NEEDS_DATA, "add|list|disable|enable|reset [EMAIL]", "accounts" },
    { "org", command_org, NEEDS_DATA, "add|list|set [NAME|JSON]", "organisations" },
    { "policy", command_policy, NEEDS_DATA,
      "show|export|apply FILE|explain --role R --purpose P --category C", "the matrix" },
    { "person", command_person, NEEDS_DATA, "find QUERY", "persons" },
    { "journal", command_journal, NEEDS_DATA,
      "checkpoint|verify [CHECKPOINT...]|prove N|export DIR", "the log and its proofs" },
    { "key", command_key, NEEDS_DATA, "rotate", "a new organisation key; old ones are re-wrapped" },
    { "openapi", command_openapi, NEEDS_NOTHING, "", "prints the document of the HTTP API" },
    { "bench", command_bench, NEEDS_NOTHING,
      "[detection|triage|intake|http|scale] [--seconds N] [--tickets N] [--folder DIR]",
      "measures this machine" },
};
const size_t command_count = COUNT_OF(commands);

const struct command *app_command(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static void print_help(FILE *out)
{
    fprintf(out, "guichet: a customer-service desk that keeps customers' data at the counter\n\n"
                 "usage: guichet COMMAND [OPTION...] [FILE...]\n\n");
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-13s %s\n", commands[i].name, commands[i].summary);
    fprintf(out, "\ncommon options: --data DIR (default ./data, or GUICHET_DATA), --org NAME, "
                 "--json, --quiet, --help, --version\n"
                 "exit status: 0 done, 1 failed, 2 wrong usage, 3 refused by policy, "
                 "4 damage found\n");
}

static void print_command(FILE *out, const struct command *c)
{
    fprintf(out, "usage: guichet %s %s\n\n%s\n", c->name, c->synopsis, c->summary);
}

/* Options every command knows. */
static void take_common(struct cli *c)
{
    const char *data = cli_option(c, "data");

    c->data = data ? data : getenv("GUICHET_DATA");
    if (!c->data)
        c->data = "data";
    c->org = cli_option(c, "org");
    c->json = cli_flag(c, "json");
    c->quiet = cli_flag(c, "quiet");
}

int app_run(const struct command *command, struct cli *c, struct app *app)
{
    take_common(c);
    if (cli_flag(c, "help")) {
        print_command(c->out, command);
        return EXIT_DONE;
    }
    return command->run(c, app);
}

/* Data that another process has open is reached through that process. */
static int run_with_data(const struct command *command, struct cli *c, int argc, char **argv)
{
    struct cli look = *c;
    struct fault f = { 0 };
    struct app app;
    int code;

    take_common(&look);
    if (cli_flag(&look, "help")) {
        print_command(c->out, command);
        return EXIT_DONE;
    }
    if (!app_open(look.data, &app, &f)) {
        if (f.kind == FAULT_CONFLICT)
            return control_send(look.data, argc, argv);
        return cli_fail(c, &f);
    }
    code = command->run(&look, &app);
    app_close(&app);
    return code;
}

static char **copy_words(struct arena *a, int argc, char **argv)
{
    char **copy = arena_many(a, char *, (size_t)argc + 1);

    for (int i = 0; copy && i < argc; i++)
        copy[i] = argv[i];
    return copy;
}

int main(int argc, char **argv)
{
    scoped(arena) *a = arena_new((size_t)4 << 30);
    struct cli c = { .in = stdin, .out = stdout, .err = stderr, .arena = a };
    const struct command *command;

    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    if (!a || argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("guichet " GUICHET_VERSION);
        return EXIT_DONE;
    }
    command = app_command(argv[1]);
    if (!command) {
        fprintf(stderr, "guichet: no command '%s'; see guichet --help\n", argv[1]);
        return EXIT_USAGE;
    }
    c.argc = argc - 1;
    c.argv = copy_words(a, argc - 1, argv + 1);
    if (!c.argv)
        return EXIT_FAILED;
    if (command->needs == NEEDS_DATA)
        return run_with_data(command, &c, argc - 1, argv + 1);
    return app_run(command, &c, NULL);
}
