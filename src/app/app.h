/* SPDX-License-Identifier: EUPL-1.2 */
/* app.h - the program: all rooms wired together over one data folder, and its sub-commands.
 *
 * A command gets a `struct cli` (where to read and write, which options) and, when it needs the
 * data, a `struct app`.  The same function runs in a process of its own or, when a desk is
 * running on the folder, inside that desk at the other end of its control socket. */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdio.h>

#include "account/login.h"
#include "account/token.h"
#include "base/buf.h"
#include "desk/desk.h"
#include "net/courier.h"

#define APP_PATH_MAX 4096
/* How long checking a password is to take, of one processor: long for who has stolen the hashes,
 * short for who logs in. */
#define SERVE_PASSWORD_MS 100

enum exit_code { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_REFUSED, EXIT_DAMAGE };

/* ---- the command line ---- */

struct cli {
    FILE *in, *out, *err;
    const char *cwd; /* relative paths are below it */
    const char *data, *org;
    const struct visit *visit; /* came through the control socket; else NULL */
    bool json, quiet;
    int argc; /* what is left, the command's name first */
    char **argv;
    struct arena *arena;
    struct principal by;  /* who app_act_as() found to ask; nobody without it */
    const char *verb;     /* the word that cli_word_is() found; NULL: none */
    struct fault refused; /* what cli_fail() said last, if policy or a role refused; else no kind */
};

/* Take options off argv: `--name VALUE`, `--name=VALUE`, `--name`.  The last one counts. */
const char *cli_option(struct cli *c, const char *name); /* NULL: not given */
bool cli_flag(struct cli *c, const char *name);
/* After the options: refuses those left over, and fewer or more operands than said (-1: any
 * number).  Operands are then argv[1] ... argv[argc - 1]. */
bool cli_operands(struct cli *c, int least, int most, struct fault *f);
/* One line on standard error, the exit code of the fault; app_run() writes down a role's refusal.
 */
int cli_fail(struct cli *c, const struct fault *f);
/* The same for a wrong command line. */
int cli_usage(struct cli *c, const char *text);
int cli_end(struct cli *c, bool ok, const struct fault *f);
/* The first operand: the verb. */
bool cli_word_is(struct cli *c, const char *word);
/* What was built as one JSON value, on a line of its own. */
void cli_print(struct cli *c, const struct buf *b);
/* A password: the first line of the file (-: of standard input), or asked for, unseen, on the
 * terminal that standard input is. */
bool cli_password(struct cli *c, const char *file, struct str *ret, struct fault *f);
/* A path as this process must open it. */
const char *cli_path(struct cli *c, const char *path);
/* Whole text of a file or, for "-" or NULL, of standard input. */
bool cli_read(struct cli *c, const char *path, size_t max, struct str *ret_text, struct fault *f);

/* ---- the program over a data folder ---- */

struct app {
    const char *folder;
    struct arena *arena; /* long-lived */
    int lock_fd;
    struct str origin;
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    struct accounts *accounts;
    struct pii *pii;
    struct triage *triage;
    struct str where; /* the console's address, as the world reaches it; "" before it serves */
    struct courier *courier; /* NULL: this process makes no calls */
    struct reader *reader;   /* NULL: no process for it; PDF attachments are not read */
    enum ai_lock ai_lock;
    struct gateway *gateway; /* NULL: this program calls nobody */
    struct desk *desk;
};

/* FAULT_MISSING: no data there; FAULT_CONFLICT: another process has it open; FAULT_DAMAGED. */
bool app_open(const char *folder, struct app *ret_app, struct fault *f);
/* The same with a courier, for a desk that makes calls. */
bool app_open_calling(const char *folder, const struct courier_settings *calls, enum ai_lock lock,
                      struct app *ret_app, struct fault *f);
void app_close(struct app *app);
/* Makes the folder, its keys and an empty database; FAULT_CONFLICT when there is one. */
bool app_make(const char *folder, struct str origin, struct fault *f);

/* The organisation a command is about: --org, or the only one there is. */
bool app_org(struct app *app, struct cli *c, struct org_row *ret_org, struct fault *f);
bool app_orgs(struct app *app, struct arena *a, struct org_row **ret_orgs, size_t *ret_count,
              struct fault *f);
/* A new organisation with keys, policy and default settings. */
bool app_org_add(struct app *app, struct str name, struct id *ret_id, struct fault *f);
bool app_source(struct app *app, struct arena *a, struct id org, struct str name,
                struct source_row *ret, struct fault *f);
/* The operator at the shell: no account, the rights of `admin`. */
struct principal app_operator(struct id org);
/* Takes --as EMAIL and --password-file F: who decides, held to a password; the operator when
 * --as is not given.  FAULT_DENIED for a wrong password or another organisation's user. */
bool app_act_as(struct app *app, struct cli *c, struct org_row *ret_org, struct principal *ret_by,
                struct fault *f);
/* FAULT_DENIED for all but the organisation's controller. */
bool app_controller(const struct principal *by, struct fault *f);
bool app_org_of(struct app *app, struct arena *a, struct id id, struct org_row *ret_org,
                struct fault *f);

/* ---- commands ---- */

enum needs { NEEDS_NOTHING, NEEDS_DATA, NEEDS_OWN_PROCESS };

/* A verb or an option, and what it does; a table of them ends with an empty row. */
struct help_row {
    const char *usage, *text;
};

struct command {
    const char *name;
    int (*run)(struct cli *c, struct app *app);
    enum needs needs;
    const char *synopsis, *summary;
    const struct help_row *rows;
    bool (*outside)(const struct cli *c); /* this command line needs no data after all; or NULL */
};

extern const struct command commands[];
extern const size_t command_count;

int command_serve(struct cli *c, struct app *app);
int command_init(struct cli *c, struct app *app);
int command_import(struct cli *c, struct app *app);
int command_detect(struct cli *c, struct app *app);
int command_pseudonymise(struct cli *c, struct app *app);
int command_restore(struct cli *c, struct app *app);
int command_text(struct cli *c, struct app *app);
int command_triage(struct cli *c, struct app *app);
int command_model(struct cli *c, struct app *app);
int command_user(struct cli *c, struct app *app);
int command_org(struct cli *c, struct app *app);
int command_policy(struct cli *c, struct app *app);
int command_person(struct cli *c, struct app *app);
int command_journal(struct cli *c, struct app *app);
int journal_cosign(struct cli *c, struct app *app); /* journal cosign F */
int command_witness(struct cli *c, struct app *app);
bool journal_is_outside(const struct cli *c); /* verify --from */
int command_key(struct cli *c, struct app *app);
int command_knowledge(struct cli *c, struct app *app);
int command_openapi(struct cli *c, struct app *app);
int command_bench(struct cli *c, struct app *app);
int command_help(struct cli *c, struct app *app);

/* For --help; the same rows make the manual page (commands.c). */
void help_print(FILE *out);
void help_command(FILE *out, const struct command *c);

/* Runs a command whose data is open (for the control socket and main). */
int app_run(const struct command *command, struct cli *c, struct app *app);
const struct command *app_command(const char *name);

/* An HTML page as Markdown: text, with headings (knowledge_html.c). */
struct str knowledge_from_html(struct arena *a, struct str html);

/* ---- the demo (demo_articles.c) ---- */

/* Articles that fit the demo's tickets, and the public help page they are on. */
bool demo_articles_add(struct app *app, struct id org, struct id owner, const char *slug,
                       struct fault *f);

/* ---- the control socket (control.c) ---- */

struct control;
/* Answers commands on FOLDER/control (mode 0600). */
bool control_open(struct app *app, struct control **ret_control, struct fault *f);
void control_close(struct control *ctl);
/* Has whoever sent this command left (Ctrl-C), or does the desk stop?  Long commands ask. */
bool cli_interrupted(const struct cli *c);
/* Sends the command to the desk running on `folder`; its exit code. */
int control_send(const char *folder, int argc, char **argv);

#endif
