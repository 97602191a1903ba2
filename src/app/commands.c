/* SPDX-License-Identifier: EUPL-1.2 */
/* commands.c - the table of commands; dispatch, --help and the manual page are made from it.
 *
 * A row of `rows` is a verb ("add EMAIL") or an option ("--name NAME"), with what it does; a test
 * holds every option that a command reads to be in here. */
#include <stdlib.h>
#include <string.h>

#include "app/app.h"

#define AS_ROWS                                                                                    \
    { "--as EMAIL", "who decides: a user of the organisation, who gives a password" },             \
        { "--otp CODE", "the code of --as, where they have a second factor" },                     \
    {                                                                                              \
        "--password-file F", "the password of --as: the first line of F (- is standard input); "   \
                             "otherwise it is asked for on the terminal"                           \
    }

static const struct help_row serve_rows[] = {
    { "--listen ADDR:PORT", "where it answers; 127.0.0.1:8080 unless said otherwise" },
    { "--tls-cert F", "certificate chain, PEM; with --tls-key" },
    { "--tls-key F", "its private key, PEM" },
    { "--public-url URL",
      "how the world reaches the desk; http(s)://ADDR:PORT unless said otherwise" },
    { "--trust-proxy ADDR,...", "reverse proxies whose X-Forwarded-For tells a client's address" },
    { "--reach HOST,...", "hosts (HOST or HOST:PORT) that may be called though their address is "
                          "private; at a loopback address, in plain HTTP too" },
    { "--ca-file F", "certificates, PEM, that are trusted for calls besides the system's" },
    { "--mail-relay URL", "where mail goes: smtp://HOST[:PORT], with STARTTLS unless HOST is this "
                          "machine, or smtps://HOST[:PORT]; no mail without it" },
    { "--mail-from ADDRESS", "with --mail-relay: who mail is from" },
    { "--mail-login F", "a file: the user at the relay on its first line, the password on its "
                        "second" },
    { "--no-ai", "no AI at all, whatever organisations switch on; no console lifts it (the same: "
                 "GUICHET_AI=off)" },
    { "--ai-only embedded", "AI in this program alone: nothing goes to a provider; no console "
                            "lifts it (the same: GUICHET_AI=embedded)" },
    { 0 },
};

static const struct help_row init_rows[] = {
    { "--demo", "two made-up organisations with users, sources and tickets; prints their log-ins" },
    { "--name ORG", "the first organisation's name" },
    { "--email ADDRESS", "the first administrator's log-in" },
    { "--origin NAME", "the installation's name, which stands in each checkpoint" },
    { 0 },
};

static const struct help_row import_rows[] = {
    { "--source NAME", "the source that the messages come through" },
    { "--map FIELD=COLUMN", "csv: which column a field is in; once for each field" },
    { "--format mbox|eml|csv|jsonl", "what the files are, where their names do not tell" },
    { "--report F", "writes a line for each refused record: line, field, reason" },
    { 0 },
};

static const struct help_row detect_rows[] = {
    { "--types T,...", "these types only: PERSON, EMAIL, IBAN, ..." },
    { "--text", "each file is one text (so it is unless said otherwise)" },
    { "--jsonl", "each line is {\"id\": ..., \"text\": \"...\"}" },
    { "--explain", "each candidate and why it was taken or not; with --json as JSON" },
    { "--rules F", "an organisation's rules, as `org set` takes them: customer_refs, detection" },
    { 0 },
};

static const struct help_row pseudonymise_rows[] = {
    { "--map F", "writes what was taken out into F, for restore; F is readable for you alone" },
    { "--force", "F may be there already, and is replaced" },
    { "--surrogate", "made-up values of the same form instead of tokens; texts of 8 MiB at most" },
    { 0 },
};

static const struct help_row restore_rows[] = {
    { "--map F", "what pseudonymise took out; tokens that are not in it stay as they are" },
    { 0 },
};

static const struct help_row text_rows[] = {
    { "FILE", "its name says what it is, and a PDF its first bytes; what was not read is said on "
              "standard error, with --json beside the text" },
    { 0 },
};

static const struct help_row triage_rows[] = {
    { "--text", "each file is one text (so it is unless said otherwise)" },
    { "--jsonl", "each line is {\"id\": ..., \"text\": \"...\"}" },
    { 0 },
};

static const struct help_row model_rows[] = {
    { "train", "makes a model: --task NAME --train F.tsv [--dev F.tsv] --out M" },
    { "predict", "labels each line of standard input: --model M or --task NAME, [--top K]" },
    { "eval", "measures it: --model M or --task NAME, and --test F.tsv" },
    { "info", "what a model is: --model M or --task NAME; all built-in ones without either" },
    { "--task NAME", "train: what the model is for; else a built-in one: language, intent, "
                     "priority, sentiment, rights" },
    { "--train F.tsv", "label TAB text, UTF-8, one example a line" },
    { "--dev F.tsv", "examples that its probabilities are fitted on" },
    { "--test F.tsv", "examples that it is measured on" },
    { "--out M", "where the model is written" },
    { "--model M", "a model file made by train" },
    { "--top K", "so many labels a line, best first" },
    { 0 },
};

static const struct help_row user_rows[] = {
    { "add EMAIL", "a new account; prints its password unless one is given" },
    { "list", "the organisation's accounts" },
    { "disable EMAIL", "ends its sessions and refuses log-ins" },
    { "enable EMAIL", "lets it log in again" },
    { "reset EMAIL", "ends its sessions; prints a new password" },
    { "--name NAME", "add: as shown to others; the e-mail address unless said otherwise" },
    { "--roles R,...", "add: controller, supervisor, agent, admin, auditor; agent unless said "
                       "otherwise" },
    { "--lang L", "add: language of the console, fr (so it is unless said otherwise) or en" },
    { "--password P", "add: 12 characters at least; other users of this machine may see it" },
    { 0 },
};

static const struct help_row org_rows[] = {
    { "add NAME", "a new organisation with keys, policy and default settings" },
    { "list", "the organisations" },
    { "corrections", "what agents' corrections taught, for a controller: --as EMAIL" },
    { "--export", "corrections: what stood around them, with made-up values, as marked mails" },
    { "--reset", "corrections: forgets them all" },
    { "set JSON", "changes settings, for a controller: org set --as EMAIL '{\"ai\":...}'" },
    AS_ROWS,
    { 0 },
};

static const struct help_row policy_rows[] = {
    { "show", "the matrix in force, as CSV; with --version N that version" },
    { "export", "the same" },
    { "versions", "all versions, newest first, with date and comment" },
    { "diff", "what differs, cell by cell: --from N [--to N], or what FILE would change" },
    { "apply F", "puts another matrix in force, for a controller: needs --as EMAIL" },
    { "rollback N", "puts version N in force again, as a new version" },
    { "four-eyes on|off", "whether a change waits for a second controller" },
    { "proposals", "the changes that wait, or waited, for a second controller" },
    { "approve ID", "a proposal of another controller comes into force" },
    { "refuse ID", "it does not; --comment says why" },
    { "explain",
      "says why a decision falls as it does: --role R --purpose P --category C; who sees "
      "a category: --category C; what somebody sees: --user EMAIL" },
    { "--contracts", "show, export, diff, apply: the AI tasks' contracts instead of the matrix" },
    { "--version N", "show, export, explain: not the version in force but this one" },
    { "--from N", "apply: only if version N is in force still" },
    { "--comment TEXT", "apply, rollback, four-eyes: why; no customer's name" },
    { "--user EMAIL", "explain: what this user can see, with the rule and scope of each" },
    { "--ticket ID", "explain --user: of this ticket, with its scopes" },
    { "--role R", "explain: controller, supervisor, agent, admin, auditor, tool" },
    { "--purpose P", "explain: support, triage, drafting, quality, statistics, training, legal" },
    { "--category C", "explain: content, identity, contact, identifier, financial, ..." },
    AS_ROWS,
    { 0 },
};

static const struct help_row person_rows[] = {
    { "find QUERY", "the id of who is known by an e-mail address, phone number, handle or "
                    "reference, and how many tickets they have; the question is journalled" },
    { "--purpose P", "with --as: what for; legal unless said otherwise" },
    AS_ROWS,
    { 0 },
};

static const struct help_row journal_rows[] = {
    { "checkpoint", "signs the log as it is: a C2SP note" },
    { "--cosigned", "checkpoint: the newest one that a witness signed, with its signature" },
    { "verify [CHECKPOINT...]", "reads the whole log, and holds it to earlier checkpoints; 4 and "
                                "the first bad entry when something does not fit" },
    { "--from PATH", "verify: an exported folder, or a file of entries with its checkpoint beside "
                     "it; needs no data folder" },
    { "--key KEY", "with --from: the verifier key you hold, or a file with it" },
    { "prove N", "entry N with its proof of inclusion" },
    { "--entry FILE", "prove: the entry whose line the file holds, instead of N" },
    { "--tlog", "prove: as a C2SP tlog-proof" },
    { "--html FILE", "prove: as a page that verifies itself in a browser, without a network" },
    { "--since FILE", "prove: that the log only grew since that checkpoint" },
    { "export DIR", "the log as tlog-tiles, for an outside verifier" },
    { "cosign FILE", "takes in a checkpoint that witnesses cosigned (C2SP cosignature/v1)" },
    { "reindex", "makes the index that entries are looked up by again; no proof rests on it" },
    { 0 },
};

static const struct help_row witness_rows[] = {
    { "list", "the organisation's witnesses, and what they cosigned" },
    { "add", "a witness that is known by a key, a URL, or both, or an address" },
    { "--key KEY", "add: its verifier key, for cosignature/v1 (type 0x04)" },
    { "--url URL", "add: where checkpoints are sent, daily: with --key a witness's submission "
                   "prefix (C2SP tlog-witness), else they are posted there as they are" },
    { "--mail ADDRESS", "add: who is sent them by mail, daily" },
    { "--lang fr|en", "add --mail: in which language; fr unless said otherwise" },
    { "--name NAME", "add: what it is called, without a key" },
    { "remove ID", "no more cosignatures of it are taken; those there are stay" },
    AS_ROWS,
    { 0 },
};

static const struct help_row key_rows[] = {
    { "rotate", "makes a new organisation key and re-wraps the persons' keys" },
    { 0 },
};

static const struct help_row knowledge_rows[] = {
    { "--lang L", "their language, where they say none: fr (unless said otherwise), en, de, ..." },
    { "--public", "customers may read them; where they say nothing, only colleagues may" },
    { 0 },
};

static const struct help_row no_rows[] = { { 0 } };

static const struct help_row bench_rows[] = {
    { "pii", "finding personal data: MB/s of one core, of mails, of one large text and of texts "
             "made to be slow" },
    { "policy", "one decision of the policy, with its scope, without the journal" },
    { "triage", "sorting short texts, texts/s a core" },
    { "intake", "mails/s through the library path, with the share of each stage" },
    { "http", "messages/s through HTTP" },
    { "login", "logging in with a password, beside its hash alone" },
    { "reveal", "opening personal data with fifty agents at work" },
    { "scale", "a desk with many tickets: pages, tickets, search, memory, start" },
    { "journal", "appending, verifying, proving and finding in a large log" },
    { "gateway", "what the gateway to AI adds to a call, and 200 streams at once" },
    { "leak", "planted personal data in what would leave for AI, a task each" },
    { "pii-quality", "how much of the personal data in annotated texts is found, per language and "
                     "type: tests/data/pii/eval and ../shared/data, or the FILEs named" },
    { "retrieval", "finding articles: the right one first, in the first five, against plain "
                   "full-text search: ../shared/data, or --docs and --questions" },
    { "--docs F", "retrieval: JSON lines of id, title, text, category; also gzipped" },
    { "--questions F", "retrieval: id TAB question, one a line, the first line a heading" },
    { "--lang L", "retrieval: the language of --docs; fr unless said otherwise" },
    { "--missed", "retrieval: each question whose article is not first, as JSON" },
    { "--seconds N", "how long each measures" },
    { "--tickets N", "scale, leak: how many tickets" },
    { "--entries N", "journal: how many entries its log holds; 1,000,000 unless said otherwise" },
    { "--folder DIR", "the desk that is measured, made there and kept; a passing one otherwise; "
                      "pii-quality and retrieval: the folder of the public corpora" },
    { "--names F", "leak: the names that nothing tells of, one a line; invented ones otherwise" },
    { "--balanced", "leak: names as intake looks for them, not as what leaves" },
    { "--careful", "pii-quality: names as in what leaves for AI" },
    { "--fold", "pii-quality: the texts in lower case without accents" },
    { "--show", "pii-quality: each span that was missed or found wrongly, as JSON" },
    { 0 },
};

static const struct help_row help_rows[] = {
    { "--man", "the manual page of all commands, as roff: guichet help --man | man -l -" },
    { 0 },
};

const struct command commands[] = {
    { "serve", command_serve, NEEDS_OWN_PROCESS, "[--listen ADDR:PORT] [--tls-cert F --tls-key F]",
      "runs the desk", serve_rows },
    { "init", command_init, NEEDS_OWN_PROCESS, "[--demo] [--name ORG] [--email ADDRESS]",
      "makes a data folder, its keys and the first administrator", init_rows },
    { "import", command_import, NEEDS_DATA,
      "--source NAME [--map FIELD=COLUMN]... [--report F] [--format mbox|eml|csv|jsonl] FILE...",
      "takes in mbox, eml, csv and jsonl files, also gzipped; interrupted, it goes on where it "
      "stopped",
      import_rows },
    { "detect", command_detect, NEEDS_NOTHING,
      "[--types T,...] [--text|--jsonl] [--explain] [--rules F] [FILE...]", "finds personal data",
      detect_rows },
    { "pseudonymise", command_pseudonymise, NEEDS_NOTHING,
      "[--map F] [--force] [--surrogate] [FILE]", "takes personal data out of a text of any size",
      pseudonymise_rows },
    { "restore", command_restore, NEEDS_NOTHING, "--map F [FILE]",
      "puts it back, exactly, also while the text still comes", restore_rows },
    { "text", command_text, NEEDS_NOTHING, "FILE",
      "prints what the desk reads in an attached file: plain text, HTML, CSV, JSON, mail, PDF",
      text_rows },
    { "triage", command_triage, NEEDS_NOTHING, "[--jsonl] [FILE...]",
      "language, intent, priority, sentiment, data-subject request", triage_rows },
    { "model", command_model, NEEDS_NOTHING, "train|predict|eval|info [OPTION...]",
      "trains, runs and measures models on your own labels", model_rows },
    { "user", command_user, NEEDS_DATA, "add|list|disable|enable|reset [EMAIL]", "accounts",
      user_rows },
    { "org", command_org, NEEDS_DATA, "add|list|set|corrections [NAME|JSON]", "organisations",
      org_rows },
    { "policy", command_policy, NEEDS_DATA,
      "show|export|versions|diff|apply FILE|rollback N|explain", "the matrix and its versions",
      policy_rows },
    { "person", command_person, NEEDS_DATA, "find QUERY", "persons", person_rows },
    { "journal", command_journal, NEEDS_DATA,
      "checkpoint|verify [--from PATH] [CHECKPOINT...]|prove N|prove --since CHECKPOINT|export "
      "DIR|reindex",
      "the log and its proofs", journal_rows, journal_is_outside },
    { "witness", command_witness, NEEDS_DATA, "list|add|remove ID",
      "who outside is sent the log's checkpoints, and cosigns them", witness_rows },
    { "key", command_key, NEEDS_DATA, "rotate", "a new organisation key; old ones are re-wrapped",
      key_rows },
    { "knowledge", command_knowledge, NEEDS_DATA, "import [--lang L] [--public] FOLDER|FILE...",
      "articles out of Markdown, HTML and CSV files: all of them, or none", knowledge_rows },
    { "openapi", command_openapi, NEEDS_NOTHING, "", "prints the document of the HTTP API",
      no_rows },
    { "bench", command_bench, NEEDS_NOTHING,
      "[pii|policy|triage|intake|http|login|reveal|scale|journal|gateway|leak|"
      "pii-quality [FILE...]|retrieval] "
      "[--seconds N] [--tickets N] [--entries N] [--folder DIR]",
      "measures this machine", bench_rows },
    { "help", command_help, NEEDS_NOTHING, "[COMMAND|--man]", "what a command does", help_rows },
};
const size_t command_count = COUNT_OF(commands);

static const struct help_row common_rows[] = {
    { "--data DIR", "the data folder; ./data, or GUICHET_DATA, unless said otherwise" },
    { "--org NAME", "the organisation; the only one there is unless said otherwise" },
    { "--json", "one JSON value a line on standard output, nothing else there" },
    { "--quiet", "no progress, no friendly words" },
    { "--help", "what the command does" },
    { "--version", "the program's version" },
    { 0 },
};

static const struct help_row exit_rows[] = {
    { "0", "done" },
    { "1", "it failed; one line on standard error says what, where and what to do" },
    { "2", "wrong usage" },
    { "3", "refused by policy" },
    { "4", "a verification found damage" },
    { 0 },
};

const struct command *app_command(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* ---- help ---- */

static void print_rows(FILE *out, const struct help_row *rows)
{
    for (; rows->usage; rows++)
        fprintf(out, "  %-24s %s\n", rows->usage, rows->text);
}

void help_print(FILE *out)
{
    fprintf(out, "guichet: a customer-service desk that keeps customers' data at the counter\n\n"
                 "usage: guichet COMMAND [OPTION...] [FILE...]\n\n");
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-13s %s\n", commands[i].name, commands[i].summary);
    fputs("\ncommon options:\n", out);
    print_rows(out, common_rows);
    fputs("\nexit status:\n", out);
    print_rows(out, exit_rows);
}

void help_command(FILE *out, const struct command *c)
{
    fprintf(out, "usage: guichet %s %s\n\n%s\n\n", c->name, c->synopsis, c->summary);
    print_rows(out, c->rows);
    fputs("\ncommon options: see guichet help\n", out);
}

/* ---- the manual page ---- */

/* A leading dot or quote would be a request of roff's, and "-" is a hyphen there. */
static void man_text(FILE *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    for (; *text; text++)
        if (*text == '-' || *text == '\\')
            fprintf(out, "\\%c", *text == '\\' ? 'e' : '-');
        else
            fputc(*text, out);
    fputc('\n', out);
}

static void man_rows(FILE *out, const struct help_row *rows)
{
    for (; rows->usage; rows++) {
        fputs(".TP\n.B ", out);
        man_text(out, rows->usage);
        man_text(out, rows->text);
    }
}

static void man_print(FILE *out)
{
    fputs(".TH GUICHET 1 \"\" \"guichet " GUICHET_VERSION "\"\n.SH NAME\nguichet \\- a "
          "customer\\-service desk that keeps customers' data at the counter\n.SH SYNOPSIS\n"
          ".B guichet\n.I COMMAND\n[OPTION...] [FILE...]\n.SH COMMANDS\n",
          out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, ".SS guichet %s ", commands[i].name);
        man_text(out, commands[i].synopsis);
        man_text(out, commands[i].summary);
        man_rows(out, commands[i].rows);
    }
    fputs(".SH COMMON OPTIONS\n", out);
    man_rows(out, common_rows);
    fputs(".SH EXIT STATUS\n", out);
    man_rows(out, exit_rows);
}

int command_help(struct cli *c, struct app *app)
{
    bool man = cli_flag(c, "man");
    const struct command *about;
    struct fault f = { 0 };

    (void)app;
    if (!cli_operands(c, 0, 1, &f))
        return cli_fail(c, &f);
    if (man) {
        man_print(c->out);
        return EXIT_DONE;
    }
    if (c->argc < 2) {
        help_print(c->out);
        return EXIT_DONE;
    }
    about = app_command(c->argv[1]);
    if (!about) {
        fault_set(&f, FAULT_UNKNOWN, "no command '%s'; see guichet --help", c->argv[1]);
        return cli_fail(c, &f);
    }
    help_command(c->out, about);
    return EXIT_DONE;
}
