/* SPDX-License-Identifier: EUPL-1.2 */
/* model.c - guichet model: trains, runs and measures models on the user's own labels. */
#include <math.h>
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "model/train.h"

static int model_fail(struct cli *c, const char *text)
{
    struct fault f = { 0 };

    fault_set(&f, FAULT_UNKNOWN, "%s", text);
    return cli_fail(c, &f);
}

static bool read_examples(struct cli *c, struct arena *a, const char *path, struct examples *ret,
                          struct fault *f)
{
    struct str tsv;

    return (file_read(a, cli_path(c, path), TRAIN_FILE_MAX, &tsv, f) &&
            examples_read(a, tsv, ret, f)) ||
           fault_wrap(f, "%s", path);
}

static int train(struct cli *c, struct arena *a)
{
    const char *task = cli_option(c, "task"), *in = cli_option(c, "train"),
               *dev = cli_option(c, "dev"), *out = cli_option(c, "out");
    struct train_options o = train_defaults();
    struct examples examples, held = { 0 };
    struct fault f = { 0 };
    struct str bytes;

    if (!task || !in || !out)
        return model_fail(c, "model train: --task NAME --train F.tsv --out M");
    if (!cli_operands(c, 1, 1, &f) || !read_examples(c, a, in, &examples, &f) ||
        (dev && !read_examples(c, a, dev, &held, &f)) ||
        !model_train(a, &examples, dev ? &held : NULL, &o, &bytes, &f) ||
        !file_write(cli_path(c, out), bytes, 0644, &f))
        return cli_fail(c, &f);
    if (!c->quiet)
        fprintf(c->err, "%s: %zu examples, %zu bytes\n", task, examples.count, bytes.len);
    return EXIT_DONE;
}

static bool load(struct cli *c, struct arena *a, struct model **ret, struct fault *f)
{
    const char *path = cli_option(c, "model");
    struct str bytes;

    if (!path)
        return fault_set(f, FAULT_UNKNOWN, "model: --model M is missing");
    return file_read(a, cli_path(c, path), TRAIN_FILE_MAX, &bytes, f) &&
           model_load(a, bytes, MODEL_CHECK_ALL, ret, f);
}

static int predict(struct cli *c, struct arena *a)
{
    const char *top_text = cli_option(c, "top");
    uint64_t top = 1;
    struct model *m;
    struct fault f = { 0 };
    struct str line;

    if (top_text && !str_to_u64(str_of(top_text), &top))
        return model_fail(c, "model predict: --top wants a number");
    if (!load(c, a, &m, &f) || !cli_operands(c, 1, 1, &f))
        return cli_fail(c, &f);
    for (;;) {
        scoped(arena) *one = arena_new((size_t)64 << 20);
        struct answer *answers;
        size_t count;

        if (!one || !file_line(c->in, one, &line))
            return EXIT_DONE;
        if (!model_predict(m, one, line, (size_t)top, &answers, &count, &f))
            return cli_fail(c, &f);
        for (size_t i = 0; i < count; i++)
            fprintf(c->out, "%s%.*s\t%.4f", i ? "\t" : "", STR_ARG(answers[i].label),
                    (double)fminf(answers[i].p, MODEL_P_MAX));
        fputc('\n', c->out);
    }
}

static void print_report(struct cli *c, const struct model_report *r)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%zu examples: accuracy %.4f, macro-F1 %.4f, calibration error %.4f\n",
                r->count, r->accuracy, r->macro_f1, r->ece);
        for (size_t i = 0; i < r->labels; i++)
            fprintf(c->out, "  %-24.*s %6zu  P %.3f  R %.3f  F1 %.3f\n", STR_ARG(r->at[i].label),
                    r->at[i].count, r->at[i].precision, r->at[i].recall, r->at[i].f1);
        return;
    }
    json_open(&o, NULL, '{');
    json_i64(&o, "count", (int64_t)r->count);
    json_f64(&o, "accuracy", r->accuracy);
    json_f64(&o, "macro_f1", r->macro_f1);
    json_f64(&o, "ece", r->ece);
    json_open(&o, "labels", '[');
    for (size_t i = 0; i < r->labels; i++) {
        json_open(&o, NULL, '{');
        json_str(&o, "label", r->at[i].label);
        json_i64(&o, "count", (int64_t)r->at[i].count);
        json_f64(&o, "precision", r->at[i].precision);
        json_f64(&o, "recall", r->at[i].recall);
        json_f64(&o, "f1", r->at[i].f1);
        json_close(&o, '}');
    }
    json_close(&o, ']');
    json_close(&o, '}');
    fprintf(c->out, "%.*s\n", STR_ARG(buf_str(&b)));
}

static int eval(struct cli *c, struct arena *a)
{
    const char *test = cli_option(c, "test");
    struct model_report report;
    struct examples examples;
    struct model *m;
    struct fault f = { 0 };

    if (!test)
        return model_fail(c, "model eval: --model M --test F.tsv");
    if (!load(c, a, &m, &f) || !cli_operands(c, 1, 1, &f) ||
        !read_examples(c, a, test, &examples, &f) || !model_eval(m, a, &examples, &report, &f))
        return cli_fail(c, &f);
    print_report(c, &report);
    return EXIT_DONE;
}

static int info(struct cli *c, struct arena *a)
{
    const struct str *labels;
    struct model *m;
    struct fault f = { 0 };
    size_t n;

    if (!load(c, a, &m, &f) || !cli_operands(c, 1, 1, &f))
        return cli_fail(c, &f);
    n = model_labels(m, &labels);
    fprintf(c->out, "%zu labels, %zu bytes, temperature %.3f\n", n, model_bytes(m),
            model_temperature(m));
    for (size_t i = 0; i < n; i++)
        fprintf(c->out, "  %.*s\n", STR_ARG(labels[i]));
    return EXIT_DONE;
}

int command_model(struct cli *c, struct app *app)
{
    static const struct {
        const char *name;
        int (*run)(struct cli *c, struct arena *a);
    } verbs[] = { { "train", train }, { "predict", predict }, { "eval", eval }, { "info", info } };
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);

    (void)app;
    for (size_t i = 0; a && c->argc > 1 && i < COUNT_OF(verbs); i++)
        if (strcmp(c->argv[1], verbs[i].name) == 0)
            return verbs[i].run(c, a);
    return model_fail(c, "model: train, predict, eval or info");
}
