/* SPDX-License-Identifier: EUPL-1.2 */
/* model.c - guichet model: trains, runs and measures models on the user's own labels. */
#include <math.h>
#include <string.h>

#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "model/train.h"
#include "triage/triage.h"

static bool read_examples(struct cli *c, struct arena *a, const char *path, struct examples *ret,
                          struct fault *f)
{
    struct str tsv;

    return (file_read(a, cli_path(c, path), TRAIN_FILE_MAX, &tsv, f) &&
            examples_read(a, tsv, ret, f)) ||
           fault_wrap(f, "%s", path);
}

static void print_trained(struct cli *c, const char *task, size_t examples, size_t bytes)
{
    struct buf b = buf_new(c->arena, (size_t)64 << 10);
    struct json_out o = json_out(&b);

    if (!c->json) {
        if (!c->quiet)
            fprintf(c->err, "%s: %zu examples, %zu bytes\n", task, examples, bytes);
        return;
    }
    json_open(&o, NULL, '{');
    json_cstr(&o, "task", task);
    json_i64(&o, "examples", (int64_t)examples);
    json_i64(&o, "bytes", (int64_t)bytes);
    json_close(&o, '}');
    cli_print(c, &b);
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
        return cli_usage(c, "model train: --task NAME --train F.tsv --out M");
    if (!cli_operands(c, 1, 1, &f) || !read_examples(c, a, in, &examples, &f) ||
        (dev && !read_examples(c, a, dev, &held, &f)) ||
        !model_train(a, &examples, dev ? &held : NULL, &o, &bytes, &f) ||
        !file_write(cli_path(c, out), bytes, 0644, &f))
        return cli_fail(c, &f);
    print_trained(c, task, examples.count, bytes.len);
    return EXIT_DONE;
}

static bool built_in(const char *task, struct str *ret_bytes, struct fault *f)
{
    const char *name;

    for (size_t i = 0; triage_model(i, &name, ret_bytes); i++)
        if (strcmp(name, task) == 0)
            return true;
    return fault_set(f, FAULT_UNKNOWN,
                     "model: no built-in '%s': language, intent, priority, sentiment, rights",
                     task);
}

static bool load_file(struct cli *c, struct arena *a, const char *path, struct model **ret,
                      struct fault *f)
{
    struct str bytes;

    return (file_read(a, cli_path(c, path), TRAIN_FILE_MAX, &bytes, f) &&
            model_load(a, bytes, MODEL_CHECK_ALL, ret, f)) ||
           fault_wrap(f, "%s", path);
}

static bool load(struct cli *c, struct arena *a, struct model **ret, struct fault *f)
{
    const char *path = cli_option(c, "model"), *task = cli_option(c, "task");
    struct str bytes;

    if (!path == !task)
        return fault_set(f, FAULT_UNKNOWN, "model: either --model M or --task NAME is missing");
    if (task)
        return built_in(task, &bytes, f) && model_load(a, bytes, MODEL_CHECK_ALL, ret, f);
    return load_file(c, a, path, ret, f);
}

static double shown(float p)
{
    return (double)fminf(p, MODEL_P_MAX);
}

static void print_answers(struct cli *c, struct arena *a, const struct answer *answers,
                          size_t count)
{
    struct buf b = buf_new(a, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    if (!c->json) {
        for (size_t i = 0; i < count; i++)
            fprintf(c->out, "%s%.*s\t%.4f", i ? "\t" : "", STR_ARG(answers[i].label),
                    shown(answers[i].p));
        fputc('\n', c->out);
        return;
    }
    json_open(&o, NULL, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&o, NULL, '{');
        json_str(&o, "label", answers[i].label);
        json_f64(&o, "p", shown(answers[i].p));
        json_close(&o, '}');
    }
    json_close(&o, ']');
    cli_print(c, &b);
}

static int predict(struct cli *c, struct arena *a)
{
    const char *top_text = cli_option(c, "top");
    uint64_t top = 1;
    struct model *m;
    struct fault f = { 0 };
    struct str line;

    if (top_text && (!str_to_u64(str_of(top_text), &top) || !top))
        return cli_usage(c, "model predict: --top wants a number from 1");
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
        print_answers(c, one, answers, count);
    }
}

static void print_report(struct cli *c, const struct model_report *r)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);

    if (!c->json) {
        fprintf(c->out, "%zu examples: accuracy %.4f, macro-F1 %.4f, calibration error %.4f\n",
                r->count, r->accuracy, r->macro_f1, r->ece);
        if (r->unknown)
            fprintf(c->out, "%zu of them have one of %zu labels that the model does not know\n",
                    r->unknown, r->unknown_labels);
        for (size_t i = 0; i < r->labels; i++)
            fprintf(c->out, "  %-24.*s %6zu  P %.3f  R %.3f  F1 %.3f\n", STR_ARG(r->at[i].label),
                    r->at[i].count, r->at[i].precision, r->at[i].recall, r->at[i].f1);
        return;
    }
    json_open(&o, NULL, '{');
    json_i64(&o, "count", (int64_t)r->count);
    json_i64(&o, "unknown", (int64_t)r->unknown);
    json_i64(&o, "unknown_labels", (int64_t)r->unknown_labels);
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
    cli_print(c, &b);
}

static int eval(struct cli *c, struct arena *a)
{
    const char *test = cli_option(c, "test");
    struct model_report report;
    struct examples examples;
    struct model *m;
    struct fault f = { 0 };

    if (!test)
        return cli_usage(c, "model eval: --model M --test F.tsv");
    if (!load(c, a, &m, &f) || !cli_operands(c, 1, 1, &f) ||
        !read_examples(c, a, test, &examples, &f) || !model_eval(m, a, &examples, &report, &f))
        return cli_fail(c, &f);
    print_report(c, &report);
    return EXIT_DONE;
}

static void print_model(struct cli *c, const char *task, const struct model *m)
{
    struct buf b = buf_new(c->arena, (size_t)1 << 20);
    struct json_out o = json_out(&b);
    const struct str *labels;
    size_t n = model_labels(m, &labels);

    if (!c->json) {
        fprintf(c->out, "%s%s%zu labels, %zu bytes, temperature %.3f\n", task ? task : "",
                task ? ": " : "", n, model_bytes(m), model_temperature(m));
        for (size_t i = 0; i < n; i++)
            fprintf(c->out, "  %.*s\n", STR_ARG(labels[i]));
        return;
    }
    json_open(&o, NULL, '{');
    json_cstr(&o, "task", task);
    json_i64(&o, "bytes", (int64_t)model_bytes(m));
    json_f64(&o, "temperature", model_temperature(m));
    json_open(&o, "labels", '[');
    for (size_t i = 0; i < n; i++)
        json_str(&o, NULL, labels[i]);
    json_close(&o, ']');
    json_close(&o, '}');
    cli_print(c, &b);
}

/* A model file does not say what it is for; a built-in one has its place. */
static int info(struct cli *c, struct arena *a)
{
    const char *file = cli_option(c, "model"), *wanted = cli_option(c, "task"), *task;
    struct fault f = { 0 };
    struct model *m;
    struct str bytes;

    if (!cli_operands(c, 1, 1, &f))
        return cli_fail(c, &f);
    if (file) {
        if (!load_file(c, a, file, &m, &f))
            return cli_fail(c, &f);
        print_model(c, wanted, m);
        return EXIT_DONE;
    }
    if (wanted && !built_in(wanted, &bytes, &f))
        return cli_fail(c, &f);
    for (size_t i = 0; triage_model(i, &task, &bytes); i++) {
        if (wanted && strcmp(wanted, task) != 0)
            continue;
        if (!model_load(a, bytes, MODEL_CHECK_ALL, &m, &f))
            return cli_fail(c, &f);
        print_model(c, task, m);
    }
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
    return cli_usage(c, "model: train, predict, eval or info");
}
