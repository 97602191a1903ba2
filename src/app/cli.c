/* SPDX-License-Identifier: EUPL-1.2 */
/* cli.c - options and operands.  Own code instead of getopt(3), which keeps its place in
 * globals: commands also run side by side in threads of a serving desk. */
#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"

#define PASSWORD_FILE_MAX ((size_t)4 << 10)

/* Takes n words at i out of argv. */
static void take(struct cli *c, int i, int n)
{
    memmove(c->argv + i, c->argv + i + n, (size_t)(c->argc - i - n) * sizeof c->argv[0]);
    c->argc -= n;
}

static bool is_end(const char *word)
{
    return strcmp(word, "--") == 0;
}

const char *cli_option(struct cli *c, const char *name)
{
    const char *value = NULL;
    size_t n = strlen(name);

    for (int i = 1; i < c->argc && !is_end(c->argv[i]);) {
        const char *word = c->argv[i];

        if (strncmp(word, "--", 2) != 0 || strncmp(word + 2, name, n) != 0) {
            i++;
        } else if (word[2 + n] == '=') {
            value = word + 3 + n;
            take(c, i, 1);
        } else if (word[2 + n] == '\0' && i + 1 < c->argc) {
            value = c->argv[i + 1];
            take(c, i, 2);
        } else {
            i++;
        }
    }
    return value;
}

bool cli_flag(struct cli *c, const char *name)
{
    bool given = false;

    for (int i = 1; i < c->argc && !is_end(c->argv[i]);) {
        if (strncmp(c->argv[i], "--", 2) == 0 && strcmp(c->argv[i] + 2, name) == 0) {
            given = true;
            take(c, i, 1);
        } else {
            i++;
        }
    }
    return given;
}

bool cli_operands(struct cli *c, int least, int most, struct fault *f)
{
    for (int i = 1; i < c->argc; i++) {
        if (is_end(c->argv[i])) {
            take(c, i, 1);
            break;
        }
        if (c->argv[i][0] == '-' && c->argv[i][1])
            return fault_set(f, FAULT_UNKNOWN, "%s: unknown option %s, or its value is missing",
                             c->argv[0], c->argv[i]);
    }
    if (c->argc - 1 < least)
        return fault_set(f, FAULT_UNKNOWN, "%s: something is missing; see guichet %s --help",
                         c->argv[0], c->argv[0]);
    if (most >= 0 && c->argc - 1 > most)
        return fault_set(f, FAULT_UNKNOWN, "%s: '%s' is one word too many", c->argv[0],
                         c->argv[most + 1]);
    return true;
}

/* "email: no address; password: too short" of a fault's [{"field": ..., "reason": ...}, ...],
 * behind what it was wrapped in; the text itself when it is none. */
static struct str fields_text(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, (size_t)16 << 10);
    size_t at = str_find(text, STR("[{"), 0), i;
    struct fault ignored = { 0 };
    scoped_json json_t *list = json_read(at == STR_NPOS ? STR("") : str_from(text, at), &ignored);
    const json_t *v;

    if (!json_is_array(list))
        return text;
    buf_add(&b, str_slice(text, 0, at));
    json_array_foreach(list, i, v)
    {
        struct str field = json_text(v, "field"), reason = json_text(v, "reason");

        if (field.ptr || reason.ptr)
            buf_printf(&b, "%s%.*s: %.*s", i ? "; " : "", STR_ARG(field), STR_ARG(reason));
        else
            buf_printf(&b, "%sand %lld more", i ? "; " : "", (long long)json_int(v, "more", 0));
    }
    return buf_str(&b);
}

int cli_fail(struct cli *c, const struct fault *f)
{
    struct str text = str_of(f->text);

    if (f->kind == FAULT_FIELDS)
        text = fields_text(c->arena, text);
    if (f->kind == FAULT_DENIED)
        c->refused = *f;
    fprintf(c->err, "guichet: %.*s%s%s%s\n", STR_ARG(text), f->rule[0] ? " (rule " : "", f->rule,
            f->rule[0] ? ")" : "");
    /* In commands FAULT_UNKNOWN is a wrong command line; nobody logs in there. */
    return f->kind == FAULT_UNKNOWN ? EXIT_USAGE : fault_exit_code(f->kind);
}

int cli_usage(struct cli *c, const char *text)
{
    struct fault f = { 0 };

    fault_set(&f, FAULT_UNKNOWN, "%s", text);
    return cli_fail(c, &f);
}

int cli_end(struct cli *c, bool ok, const struct fault *f)
{
    return ok ? EXIT_DONE : cli_fail(c, f);
}

bool cli_word_is(struct cli *c, const char *word)
{
    if (c->argc < 2 || strcmp(c->argv[1], word) != 0)
        return false;
    c->verb = word;
    return true;
}

void cli_print(struct cli *c, const struct buf *b)
{
    fwrite(b->ptr, 1, b->len, c->out);
    fputc('\n', c->out);
}

const char *cli_path(struct cli *c, const char *path)
{
    if (path[0] == '/' || !c->cwd)
        return path;
    return str_printf(c->arena, "%s/%s", c->cwd, path).ptr;
}

static bool read_stream(struct cli *c, size_t max, struct str *ret_text, struct fault *f)
{
    struct buf b = buf_new(c->arena, max);
    char part[65536];
    size_t n;

    while ((n = fread(part, 1, sizeof part, c->in)) > 0)
        if (!buf_add(&b, str_make(part, n)))
            return buf_check(&b, f);
    if (ferror(c->in))
        return fault_set(f, FAULT_BROKEN, "standard input: %s", strerror(errno));
    *ret_text = buf_str(&b);
    return true;
}

bool cli_read(struct cli *c, const char *path, size_t max, struct str *ret_text, struct fault *f)
{
    if (!path || strcmp(path, "-") == 0)
        return read_stream(c, max, ret_text, f);
    return file_read(c->arena, cli_path(c, path), max, ret_text, f);
}

/* The terminal may be another session's: a desk asks on the one its client sent. */
static bool ask_password(struct cli *c, struct str *ret, struct fault *f)
{
    struct termios seen, unseen;
    int fd = fileno(c->in);
    bool got;

    if (tcgetattr(fd, &seen) != 0)
        return fault_set(f, FAULT_UNKNOWN,
                         "a password is needed, and standard input is no terminal: say "
                         "--password-file F");
    unseen = seen;
    unseen.c_lflag &= ~(tcflag_t)ECHO;
    fputs("password: ", c->err);
    fflush(c->err);
    tcsetattr(fd, TCSAFLUSH, &unseen);
    got = file_line(c->in, c->arena, ret);
    tcsetattr(fd, TCSAFLUSH, &seen);
    fputc('\n', c->err);
    return got || fault_set(f, FAULT_UNKNOWN, "no password was given");
}

bool cli_password(struct cli *c, const char *file, struct str *ret, struct fault *f)
{
    struct str text, line;

    if (!file)
        return ask_password(c, ret, f);
    if (strcmp(file, "-") == 0)
        return file_line(c->in, c->arena, ret) ||
               fault_set(f, FAULT_UNKNOWN, "standard input gives no password");
    if (!file_read(c->arena, cli_path(c, file), PASSWORD_FILE_MAX, &text, f))
        return fault_wrap(f, "--password-file");
    *ret = str_line(&text, &line) ? line : STR("");
    return true;
}
