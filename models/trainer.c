/* SPDX-License-Identifier: EUPL-1.2 */
/* trainer.c - trains and measures the models of models/ (`models/train` builds and calls it).
 *
 *     trainer train KINDS BITS EPOCHS DROPOUT TRAIN.tsv TEMPERATURE|- OUT
 *     trainer fit KINDS BITS EPOCHS DROPOUT TRAIN.tsv DEV.tsv        prints the temperature
 *     trainer eval MODEL TEST.tsv [errors]
 *
 * Of no use at run time: `guichet model` does the same with sensible options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "model/train.h"

static bool read_examples(struct arena *a, const char *path, struct examples *ret, struct fault *f)
{
    struct str text;

    if (!file_read(a, path, TRAIN_FILE_MAX, &text, f))
        return false;
    return examples_read(a, text, ret, f) || fault_wrap(f, "%s", path);
}

/* Kinds are given as letters: w words, p pairs, s skips, 2 to 5 letters in a row, a accents. */
static unsigned read_kinds(const char *letters)
{
    static const char names[] = "wps2345a";
    unsigned kinds = 0;

    for (; *letters != 0; letters++)
        if (strchr(names, *letters) != NULL)
            kinds |= FEATURE_BIT(strchr(names, *letters) - names);
    return kinds;
}

static struct train_options read_options(char **arg)
{
    struct train_options o = train_defaults();

    o.kinds = read_kinds(arg[0]);
    o.bits = (unsigned)strtoul(arg[1], NULL, 10);
    o.epochs = (unsigned)strtoul(arg[2], NULL, 10);
    o.dropout = strtof(arg[3], NULL);
    return o;
}

static bool run_train(char **arg, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct train_options o = read_options(arg);
    struct examples train = { 0 };
    int64_t start = clock_ticks();
    struct str bytes;

    if (strcmp(arg[5], "-") != 0)
        o.temperature = strtof(arg[5], NULL);
    if (!read_examples(a, arg[4], &train, f) || !model_train(a, &train, NULL, &o, &bytes, f) ||
        !file_write(arg[6], bytes, 0644, f))
        return false;
    fprintf(stderr, "%s: %zu examples, %zu bytes, %.1f s\n", arg[6], train.count, bytes.len,
            (double)(clock_ticks() - start) / 1e9);
    return true;
}

static bool run_fit(char **arg, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct train_options o = read_options(arg);
    struct examples train = { 0 }, dev = { 0 };
    struct model_report r;
    struct model *m;
    struct str bytes;

    if (!read_examples(a, arg[4], &train, f) || !read_examples(a, arg[5], &dev, f) ||
        !model_train(a, &train, &dev, &o, &bytes, f) ||
        !model_load(a, bytes, MODEL_CHECK_ALL, &m, f) || !model_eval(m, a, &dev, &r, f))
        return false;
    printf("%.4f\n", model_temperature(m));
    fprintf(stderr, "%s: unseen wordings: accuracy %.4f macro-F1 %.4f, temperature %.2f\n", arg[5],
            r.accuracy, r.macro_f1, model_temperature(m));
    return true;
}

static bool print_errors(const struct model *m, struct arena *a, const struct examples *test,
                         struct fault *f)
{
    for (size_t i = 0; i < test->count; i++) {
        const struct example *e = &test->at[i];
        struct answer *best;
        size_t n;

        if (!model_predict(m, a, e->text, 1, &best, &n, f))
            return false;
        if (!str_eq(best->label, e->label))
            printf("%.*s -> %.*s %.2f\t%.*s\n", STR_ARG(e->label), STR_ARG(best->label),
                   (double)best->p, STR_ARG(e->text));
    }
    return true;
}

static bool run_eval(char **arg, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct examples test = { 0 };
    struct model_report r;
    struct model *m;
    struct str bytes;

    if (!file_read(a, arg[0], MODEL_FILE_MAX, &bytes, f) ||
        !model_load(a, bytes, MODEL_CHECK_ALL, &m, f) || !read_examples(a, arg[1], &test, f) ||
        !model_eval(m, a, &test, &r, f))
        return false;
    printf("%zu examples  accuracy %.4f  macro-F1 %.4f  ECE %.4f  (temperature %.2f)\n", r.count,
           r.accuracy, r.macro_f1, r.ece, model_temperature(m));
    if (arg[2] == NULL)
        return true;
    for (size_t i = 0; i < r.labels; i++)
        printf("  %-24.*s n %5zu  P %.3f  R %.3f  F1 %.3f\n", STR_ARG(r.at[i].label), r.at[i].count,
               r.at[i].precision, r.at[i].recall, r.at[i].f1);
    return print_errors(m, a, &test, f);
}

int main(int argc, char **argv)
{
    struct fault f = { 0 };
    bool done;

    if (argc == 9 && strcmp(argv[1], "train") == 0)
        done = run_train(argv + 2, &f);
    else if (argc == 8 && strcmp(argv[1], "fit") == 0)
        done = run_fit(argv + 2, &f);
    else if (argc >= 4 && strcmp(argv[1], "eval") == 0)
        done = run_eval(argv + 2, &f);
    else
        return fprintf(stderr, "usage: see the opening comment of models/trainer.c\n"), 2;
    if (!done)
        fprintf(stderr, "trainer: %s\n", f.text);
    return done ? 0 : fault_exit_code(f.kind);
}
