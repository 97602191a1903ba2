/* SPDX-License-Identifier: EUPL-1.2 */
/* names_trainer.c - trains and measures the tagger of names (`models/train_names` builds and calls
 * it).
 *
 *     names_trainer train OUT BITS EPOCHS FILE.jsonl=WEIGHT...
 *     names_trainer eval MODEL|- FILE.jsonl [errors]     all of pii_find(), PERSON spans only
 *
 * A line of a file is {"lang", "text", "spans": [[start, end, type]...]}, offsets in bytes.  The
 * texts are read by the very code that reads customers' (src/pii/names/tagger_tokens.c).
 *
 * Of no use at run time. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "model/sequence_train.h"
#include "model/train.h"
#include "pii/names/tagger_priv.h"
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"

#define TEXT_MOST  (PII_WINDOW + 2 * PII_MARGIN)
#define RUNS       4 /* one run and another differ by more than most changes to what they learn from */
#define TEXTS_MOST ((size_t)2 << 20)

#define LANGS_MOST 24

struct score {
    char lang[12];
    size_t gold, found, right;
};

struct reader {
    struct arena *arena;
    struct pii *pii;
    struct pii_scratch *scratch;
    struct sequence_text *texts;
    size_t count, tokens, open, names, shut;
    struct score scores[LANGS_MOST]; /* in measuring */
    bool show_errors;
};

static const struct {
    const char *name;
    int type;
} types[] = { { "PERSON", 0 },   { "PER", 0 },          { "LOC", 1 },
              { "LOCATION", 1 }, { "GPE", 1 },          { "ADDRESS", 1 },
              { "ORG", 2 },      { "ORGANIZATION", 2 }, { "PRODUCT", 2 } };

static int type_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (strcmp(types[i].name, name) == 0)
            return types[i].type;
    return -1;
}

static void label_span(const struct find *f, struct sequence_text *x, uint32_t start, uint32_t end,
                       int type)
{
    bool inside = false;

    for (size_t i = 0; i < f->count; i++) {
        if (f->tokens[i].start < start || f->tokens[i].start >= end)
            continue;
        if (!x->tokens[i].open) { /* nothing may go on over it */
            inside = false;
            continue;
        }
        x->tokens[i].label = (uint8_t)(inside ? SEQUENCE_I(type) : SEQUENCE_B(type));
        inside = true;
    }
}

static void count_labels(struct reader *r, const struct find *f, const json_t *spans)
{
    size_t k;
    const json_t *span;

    json_array_foreach(spans, k, span)
    {
        if (type_of(json_string_value(json_array_get(span, 2))) != 0)
            continue;
        for (size_t i = 0; i < f->count; i++)
            if ((json_int_t)f->tokens[i].start == json_integer_value(json_array_get(span, 0))) {
                r->names++;
                r->shut += !r->texts[r->count].tokens[i].open;
            }
    }
}

static bool read_text(struct reader *r, const json_t *line, float weight, struct fault *fault)
{
    const json_t *text = json_object_get(line, "text"), *spans = json_object_get(line, "spans");
    const json_t *span;
    struct sequence_text *x = &r->texts[r->count];
    struct find f = { .pii = r->pii,
                      .scratch = r->scratch,
                      .hints = &(const struct pii_hints){ 0 }, /* nothing known beforehand */
                      .text = str_make(json_string_value(text), json_string_length(text)),
                      .tokens = r->scratch->tokens,
                      .folded = r->scratch->folded,
                      .maps = &r->scratch->maps };
    size_t k;

    f.to = (uint32_t)(f.text.len < TEXT_MOST ? f.text.len : TEXT_MOST);
    scan_tokens(&f);
    tagger_tokens(&f, &r->scratch->tagger);
    x->count = f.count;
    x->weight = weight;
    x->tokens = arena_many(r->arena, struct sequence_token, f.count + 1);
    if (!x->tokens)
        return arena_check(r->arena, fault);
    memcpy(x->tokens, r->scratch->tagger.tokens, f.count * sizeof *x->tokens);
    json_array_foreach(spans, k, span)
    {
        int type = type_of(json_string_value(json_array_get(span, 2)));

        if (type >= 0)
            label_span(&f, x, (uint32_t)json_integer_value(json_array_get(span, 0)),
                       (uint32_t)json_integer_value(json_array_get(span, 1)), type);
    }
    count_labels(r, &f, spans);
    for (size_t i = 0; i < f.count; i++)
        r->open += x->tokens[i].open;
    r->tokens += f.count;
    r->count++;
    return true;
}

/* Calls `each` with every line of a file; `to` and `weight` are passed on. */
static bool each_line(const char *path, struct reader *r, float weight,
                      bool (*each)(struct reader *, const json_t *, float, struct fault *),
                      struct fault *f)
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
        done = each(r, json, weight, f);
        json_decref(json);
        if (!done)
            return false;
    }
    return true;
}

static void show_epoch(void *to, unsigned epoch, double loss)
{
    const struct reader *r = to;

    fprintf(stderr, "epoch %u: loss %.5f a token\n", epoch, loss / (double)r->open);
}

static bool start(struct reader *r, struct fault *f)
{
    r->pii = pii_new(f);
    r->scratch = r->pii ? pii_scratch_new(r->pii, f) : NULL;
    return r->scratch != NULL;
}

static bool run_train(char **arg, int count, struct fault *f)
{
    static const struct str names[] = { STR_INIT("PER"), STR_INIT("LOC"), STR_INIT("ORG") };
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct reader r = { .arena = a, .texts = arena_many(a, struct sequence_text, TEXTS_MOST) };
    struct sequence_options o = sequence_defaults();
    int64_t begin = clock_ticks();
    struct str bytes;

    if (!start(&r, f))
        return false;
    for (int i = 3; i < count; i++) {
        char *weight = strchr(arg[i], '=');

        if (weight)
            *weight++ = '\0';
        if (!each_line(arg[i], &r, weight ? strtof(weight, NULL) : 1, read_text, f))
            return false;
    }
    fprintf(stderr, "%zu texts, %zu tokens, %zu open, %zu names, %zu of them shut\n", r.count,
            r.tokens, r.open, r.names, r.shut);
    o.bits = (unsigned)strtoul(arg[1], NULL, 10);
    o.epochs = (unsigned)strtoul(arg[2], NULL, 10);
    o.runs = RUNS;
    o.list_bits = LIST_NAMES;
    /* Every letter comes in COPIES (models/letters.py): what only one letter says is no rule. */
    o.min_count = 25;
    o.dropout = 0.15F;
    o.progress = show_epoch;
    o.progress_to = &r;
    if (!sequence_train(a, r.texts, r.count, names, COUNT_OF(names), &o, &bytes, f) ||
        !file_write(arg[0], bytes, 0644, f))
        return false;
    fprintf(stderr, "%s: %zu bytes, %.1f s\n", arg[0], bytes.len,
            (double)(clock_ticks() - begin) / 1e9);
    return true;
}

/* ---- measuring ---- */

static struct score *score_of(struct score *scores, const char *lang)
{
    size_t i = 0;

    while (i + 1 < LANGS_MOST && scores[i].lang[0] && strcmp(scores[i].lang, lang) != 0)
        i++;
    snprintf(scores[i].lang, sizeof scores[i].lang, "%s", lang);
    return &scores[i];
}

static bool same(const struct span *s, const json_t *gold)
{
    json_int_t from = json_integer_value(json_array_get(gold, 0));
    json_int_t to = json_integer_value(json_array_get(gold, 1));
    json_int_t low = from > s->start ? from : s->start, high = to < s->end ? to : s->end;
    json_int_t most = to - from > s->end - s->start ? to - from : s->end - s->start;

    return high > low && 2 * (high - low) >= most;
}

static void show(const struct reader *r, const char *what, const char *text, size_t start,
                 size_t end)
{
    size_t from = start > 30 ? start - 30 : 0;

    if (!r->show_errors)
        return;
    printf("%s: ", what);
    for (size_t i = from; text[i] && i < end + 20; i++) {
        if (i == start)
            putchar('[');
        putchar(text[i] == '\n' ? '|' : text[i]);
        if (i + 1 == end)
            putchar(']');
    }
    putchar('\n');
}

static bool measure(struct reader *r, const json_t *line, float weight, struct fault *f)
{
    scoped(arena) *a = arena_new(ARENA_REQUEST_MAX);
    const json_t *spans = json_object_get(line, "spans"), *gold;
    const char *text = json_string_value(json_object_get(line, "text"));
    const char *lang = json_string_value(json_object_get(line, "lang"));
    struct score *s = score_of(r->scores, lang ? lang : "?");
    struct spans found;
    bool *right;
    size_t k;

    (void)weight;
    if (!pii_find(r->pii, r->scratch, a, (struct clear){ str_of(text) }, NULL, &found, f))
        return false;
    right = arena_many(a, bool, found.count + 1);
    json_array_foreach(spans, k, gold)
    {
        bool met = false;

        if (type_of(json_string_value(json_array_get(gold, 2))) != 0)
            continue;
        s->gold++;
        for (size_t i = 0; i < found.count && !met; i++)
            if (found.at[i].type == SPAN_PERSON && !right[i] && same(&found.at[i], gold))
                met = right[i] = true;
        s->right += met;
        if (!met)
            show(r, "missed", text, (size_t)json_integer_value(json_array_get(gold, 0)),
                 (size_t)json_integer_value(json_array_get(gold, 1)));
    }
    for (size_t i = 0; i < found.count; i++) {
        if (found.at[i].type != SPAN_PERSON)
            continue;
        s->found++;
        if (!right[i]) {
            char what[40];

            snprintf(what, sizeof what, "wrong %s %.2f", found.at[i].by, (double)found.at[i].score);
            show(r, what, text, found.at[i].start, found.at[i].end);
        }
    }
    return true;
}

static void print_score(const struct score *s)
{
    double p = s->found ? (double)s->right / (double)s->found : 0;
    double q = s->gold ? (double)s->right / (double)s->gold : 0;

    printf("  %-4s %6zu names  P %.3f  R %.3f  F1 %.3f\n", s->lang, s->gold, p, q,
           p + q > 0 ? 2 * p * q / (p + q) : 0);
}

static bool run_eval(char **arg, int count, struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    struct reader r = { .arena = a };
    struct score all = { .lang = "all" };
    struct str bytes;

    r.show_errors = count > 2;
    if (!start(&r, f))
        return false;
    if (strcmp(arg[0], "-") != 0 && (!file_read(a, arg[0], SEQUENCE_FILE_MAX, &bytes, f) ||
                                     !sequence_load(a, bytes, MODEL_CHECK_ALL, &r.pii->tagger, f)))
        return false;
    if (!each_line(arg[1], &r, 1, measure, f))
        return false;
    for (size_t i = 0; i < LANGS_MOST && r.scores[i].lang[0]; i++) {
        if (r.scores[1].lang[0])
            print_score(&r.scores[i]);
        all.gold += r.scores[i].gold;
        all.found += r.scores[i].found;
        all.right += r.scores[i].right;
    }
    print_score(&all);
    return true;
}

int main(int argc, char **argv)
{
    struct fault f = { 0 };
    bool done;

    if (argc >= 6 && strcmp(argv[1], "train") == 0)
        done = run_train(argv + 2, argc - 2, &f);
    else if (argc >= 4 && strcmp(argv[1], "eval") == 0)
        done = run_eval(argv + 2, argc - 2, &f);
    else
        return fprintf(stderr, "usage: see the opening comment of models/names_trainer.c\n"), 2;
    if (!done)
        fprintf(stderr, "names_trainer: %s\n", f.text);
    return done ? 0 : fault_exit_code(f.kind);
}
