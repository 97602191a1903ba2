/* SPDX-License-Identifier: EUPL-1.2 */
/* numbers_trainer.c - trains and measures what weighs numbers (`models/train_numbers` builds and
 * calls it).
 *
 *     numbers_trainer fit BITS EPOCHS LEAST DEV.jsonl FILE.jsonl...    prints the temperature
 *     numbers_trainer train OUT BITS EPOCHS LEAST TEMPERATURE FILE.jsonl...
 *     numbers_trainer eval MODEL FILE.jsonl [errors]
 *
 * LEAST: in fewer numbers a feature is left out.  A line of a file is {"lang", "text", "spans":
 * [[start, end, type]...]}, offsets in bytes.  The texts are read by the very code that reads
 * customers' (src/pii/weigh/weigh.c).
 *
 * Of no use at run time. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "model/train.h"
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"

#define TEXT_MOST    (PII_WINDOW + 2 * PII_MARGIN)
#define NUMBERS_MOST ((size_t)4 << 20)

struct score {
    size_t marked, found[WEIGHED], right[WEIGHED], labelled[WEIGHED];
};

struct reader {
    struct arena *arena;
    struct pii *pii;
    struct pii_scratch *scratch;
    struct examples examples;
    const struct model *model; /* in measuring */
    struct score score;
    bool show_errors;
};

static const char *type_of(const json_t *span)
{
    return json_string_value(json_array_get(span, 2));
}

static enum weighed weighed_of(const char *type)
{
    return strcmp(type, "CUSTOMER_REF") == 0 ? WEIGHED_REFERENCE
           : strcmp(type, "CREDENTIAL") == 0 ? WEIGHED_SECRET
                                             : WEIGHED_NOTHING;
}

/* What a number is by the marks; -1 where that is not told: it shares less than half with one, or
 * is marked "?". */
static int label_of(const json_t *spans, const struct weighable *w)
{
    const json_t *span;
    size_t k;

    json_array_foreach(spans, k, span)
    {
        uint32_t start = (uint32_t)json_integer_value(json_array_get(span, 0));
        uint32_t end = (uint32_t)json_integer_value(json_array_get(span, 1));
        uint32_t from = start > w->start ? start : w->start, to = end < w->end ? end : w->end;
        enum weighed is = weighed_of(type_of(span));

        if (from >= to)
            continue;
        if (type_of(span)[0] == '?')
            return -1;
        if (is != WEIGHED_NOTHING &&
            (2 * (to - from) < end - start || 2 * (to - from) < w->end - w->start))
            return -1;
        return (int)is;
    }
    return WEIGHED_NOTHING;
}

static bool keep(struct reader *r, const struct features *seen, int label, struct fault *f)
{
    struct features *copy = arena_make(r->arena, struct features);
    struct example *e = &r->examples.at[r->examples.count];

    if (!copy || r->examples.count == NUMBERS_MOST)
        return fault_set(f, FAULT_LIMIT, "too many numbers to train on");
    *copy = *seen;
    for (int k = 0; k < FEATURE_KINDS; k++)
        if (seen->count[k]) {
            copy->at[k] = arena_many(r->arena, uint32_t, seen->count[k]);
            if (!copy->at[k])
                return arena_check(r->arena, f);
            memcpy(copy->at[k], seen->at[k], seen->count[k] * sizeof *copy->at[k]);
        }
    *e = (struct example){ .label = weighed_names[label], .seen = copy };
    r->examples.count++;
    return true;
}

static void show(const struct find *f, const struct weighable *w, int label, int found, float p)
{
    uint32_t from = w->start > 70 ? w->start - 70 : 0;
    uint32_t to = w->end + 30 < f->text.len ? w->end + 30 : (uint32_t)f->text.len;

    printf("%-9.*s -> %-9.*s %.2f  ", STR_ARG(weighed_names[label]), STR_ARG(weighed_names[found]),
           (double)p);
    for (uint32_t i = from; i < to; i++) {
        if (i == w->start || i == w->end)
            fputs(i == w->start ? "[[" : "]]", stdout);
        putchar(f->text.ptr[i] == '\n' || f->text.ptr[i] == '\r' ? '|' : f->text.ptr[i]);
    }
    putchar('\n');
}

static void measure(struct reader *r, const struct find *f, const struct weighable *w, int label)
{
    float p[WEIGHED];
    int found = WEIGHED_NOTHING;

    model_scores(r->model, &r->scratch->weigh.seen, p);
    for (int k = 1; k < WEIGHED; k++)
        found = p[k] >= 0.5F ? k : found;
    r->score.labelled[label]++;
    r->score.found[found]++;
    r->score.right[found] += found == label;
    if (r->show_errors && found != label)
        show(f, w, label, found, p[found]);
}

static bool read_one(struct reader *r, const struct find *f, const struct weighable *w, int label,
                     struct fault *fault)
{
    if (label < 0)
        return true;
    weigh_see(f, w, &r->scratch->weigh);
    if (!r->model)
        return keep(r, &r->scratch->weigh.seen, label, fault);
    measure(r, f, w, label);
    return true;
}

static bool read_text(struct reader *r, const json_t *line, struct fault *fault)
{
    const json_t *text = json_object_get(line, "text"), *spans = json_object_get(line, "spans");
    const json_t *span;
    struct find f = { .pii = r->pii,
                      .scratch = r->scratch,
                      .hints = &(const struct pii_hints){ 0 }, /* nothing known beforehand */
                      .text = str_make(json_string_value(text), json_string_length(text)),
                      .tokens = r->scratch->tokens,
                      .folded = r->scratch->folded,
                      .maps = &r->scratch->maps };
    struct weighable w;
    size_t n;

    f.to = (uint32_t)(f.text.len < TEXT_MOST ? f.text.len : TEXT_MOST);
    scan_tokens(&f);
    json_array_foreach(spans, n, span)
    {
        r->score.marked += weighed_of(type_of(span)) > 0;
    }
    for (size_t k = 0; k < f.count; k++) {
        if (weigh_cut(&f, k, &w) || weigh_cut_word(&f, k, &w))
            if (!read_one(r, &f, &w, label_of(spans, &w), fault))
                return false;
    }
    return true;
}

static bool read_file(struct reader *r, const char *path, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_FILE_MAX * 2);
    struct str rest, line;

    if (!file_read(a, path, TRAIN_FILE_MAX, &rest, f))
        return false;
    while (str_line(&rest, &line)) {
        json_t *json = line.len ? json_loadb(line.ptr, line.len, 0, NULL) : NULL;
        bool done;

        if (!line.len)
            continue;
        if (!json)
            return fault_set(f, FAULT_INVALID, "%s: a line is no JSON", path);
        done = read_text(r, json, f);
        json_decref(json);
        if (!done)
            return false;
    }
    return true;
}

static bool start(struct reader *r, struct fault *f)
{
    r->pii = pii_new(f);
    r->scratch = r->pii ? pii_scratch_new(r->pii, f) : NULL;
    r->examples.at = arena_many(r->arena, struct example, NUMBERS_MOST);
    return r->scratch && arena_check(r->arena, f);
}

static struct train_options read_options(char **arg)
{
    struct train_options o = train_defaults();

    o.kinds = WEIGH_KINDS;
    o.bits = (unsigned)strtoul(arg[0], NULL, 10);
    o.epochs = (unsigned)strtoul(arg[1], NULL, 10);
    o.min_count = (unsigned)strtoul(arg[2], NULL, 10);
    o.balance = 0.3F;
    o.dropout = 0.2F;
    o.rate = 0.2F;
    return o;
}

static bool run_fit(char **arg, int count, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct reader r = { .arena = a }, dev = { .arena = a };
    struct train_options o = read_options(arg);
    struct str bytes;
    struct model *m;

    if (!start(&r, f) || !start(&dev, f) || !read_file(&dev, arg[3], f))
        return false;
    for (int i = 4; i < count; i++)
        if (!read_file(&r, arg[i], f))
            return false;
    if (!model_train(a, &r.examples, &dev.examples, &o, &bytes, f) ||
        !model_load(a, bytes, MODEL_CHECK_ALL, &m, f))
        return false;
    printf("%.3f\n", model_temperature(m));
    return true;
}

static bool run_train(char **arg, int count, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct reader r = { .arena = a };
    struct train_options o = read_options(arg + 1);
    int64_t begin = clock_ticks();
    struct str bytes;

    o.temperature = strtof(arg[4], NULL);
    if (!start(&r, f))
        return false;
    for (int i = 5; i < count; i++)
        if (!read_file(&r, arg[i], f))
            return false;
    if (!model_train(a, &r.examples, NULL, &o, &bytes, f) || !file_write(arg[0], bytes, 0644, f))
        return false;
    fprintf(stderr, "%s: %zu numbers, %zu bytes, %.1f s\n", arg[0], r.examples.count, bytes.len,
            (double)(clock_ticks() - begin) / 1e9);
    return true;
}

static bool run_eval(char **arg, int count, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct reader r = { .arena = a, .show_errors = count > 2 };
    struct model *m;
    struct str bytes;

    if (!start(&r, f) || !file_read(a, arg[0], MODEL_FILE_MAX, &bytes, f) ||
        !model_load(a, bytes, MODEL_CHECK_ALL, &m, f))
        return false;
    r.model = m;
    if (!read_file(&r, arg[1], f))
        return false;
    printf("%zu marked", r.score.marked);
    for (int k = 0; k < WEIGHED; k++)
        printf("  %.*s: %zu, found %zu, P %.3f R %.3f", STR_ARG(weighed_names[k]),
               r.score.labelled[k], r.score.found[k],
               (double)r.score.right[k] / (double)(r.score.found[k] + !r.score.found[k]),
               (double)r.score.right[k] / (double)(r.score.labelled[k] + !r.score.labelled[k]));
    putchar('\n');
    return true;
}

int main(int argc, char **argv)
{
    struct fault f = { 0 };
    bool done;

    if (argc >= 7 && strcmp(argv[1], "fit") == 0)
        done = run_fit(argv + 2, argc - 2, &f);
    else if (argc >= 8 && strcmp(argv[1], "train") == 0)
        done = run_train(argv + 2, argc - 2, &f);
    else if (argc >= 4 && strcmp(argv[1], "eval") == 0)
        done = run_eval(argv + 2, argc - 2, &f);
    else
        return fprintf(stderr, "usage: see the opening comment of models/numbers_trainer.c\n"), 2;
    if (!done)
        fprintf(stderr, "numbers_trainer: %s\n", f.text);
    return done ? 0 : fault_exit_code(f.kind);
}
