/* SPDX-License-Identifier: EUPL-1.2 */
/* main.c - which command, and where it runs: here, or in the desk that has the data open. */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "base/log.h"

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

/* What a role may not do is in the journal here as over HTTP (api/refusal.c); what the policy
 * refuses, its room has written down.  Who approves or refuses a proposal is told of there, too. */
static void note_refused(const struct command *command, const struct cli *c, struct app *app)
{
    const char *rule = c->refused.rule;
    struct fault f = { 0 };
    struct str what;

    if (!app || c->refused.kind != FAULT_DENIED || id_is_none(c->by.org) ||
        (strncmp(rule, "role:", 5) != 0 && strcmp(rule, "organisation") != 0) ||
        (c->verb && (strcmp(c->verb, "approve") == 0 || strcmp(c->verb, "refuse") == 0)))
        return;
    what = str_printf(c->arena, "guichet %s%s%s", command->name, c->verb ? " " : "",
                      c->verb ? c->verb : "");
    if (what.ptr && !account_refused(app->accounts, &c->by, rule, what.ptr, 1, &f))
        log_fault("app", &f); /* nothing was done: the refusal stands */
}

static int run_noted(const struct command *command, struct cli *c, struct app *app)
{
    int code = command->run(c, app);

    note_refused(command, c, app);
    return code;
}

int app_run(const struct command *command, struct cli *c, struct app *app)
{
    take_common(c);
    if (cli_flag(c, "help")) {
        help_command(c->out, command);
        return EXIT_DONE;
    }
    return run_noted(command, c, app);
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
        help_command(c->out, command);
        return EXIT_DONE;
    }
    if (!app_open(look.data, &app, &f)) {
        if (f.kind == FAULT_CONFLICT)
            return control_send(look.data, argc, argv);
        return cli_fail(c, &f);
    }
    code = run_noted(command, &look, &app);
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
    signal(SIGXFSZ, SIG_IGN); /* a file limit is a full disk, said by write(2) */
    if (!a || argc < 2) {
        help_print(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0) {
        help_print(stdout);
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
    if (command->needs == NEEDS_DATA && !(command->outside && command->outside(&c)))
        return run_with_data(command, &c, argc - 1, argv + 1);
    return app_run(command, &c, NULL);
}
