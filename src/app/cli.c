/* SPDX-License-Identifier: EUPL-1.2 */
/* cli.c - options and operands.  Own code instead of getopt(3), which keeps its place in
 * globals: commands also run side by side in threads of a serving desk. */
#include <errno.h>
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"

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

int cli_fail(struct cli *c, const struct fault *f)
{
    fprintf(c->err, "guichet: %s%s%s%s\n", f->text, f->rule[0] ? " (rule " : "", f->rule,
            f->rule[0] ? ")" : "");
    /* In commands FAULT_UNKNOWN is a wrong command line; nobody logs in there. */
    return f->kind == FAULT_UNKNOWN ? EXIT_USAGE : fault_exit_code(f->kind);
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
