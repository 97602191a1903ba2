/* SPDX-License-Identifier: EUPL-1.2 */
/* eval.c - how often a model is right, and how well it knows that (train.h).
 *
 * Calibration error as in Guo et al. 2017: answers are put in bins by their p; in each, the mean p
 * is held against the share that was right. */
#include <math.h>
#include <stdlib.h>

#include "model/train.h"

#define BINS 15

struct counts {
    size_t right[MODEL_LABELS], said[MODEL_LABELS], is[MODEL_LABELS];
    size_t all_right;
    double p_sum[BINS];
    size_t bin_count[BINS], bin_right[BINS];
    double loss;
};

static void count_answer(struct counts *c, int is, size_t said, float p)
{
    size_t bin = (size_t)(p * BINS);
    bool right = is >= 0 && (size_t)is == said;

    bin = bin < BINS ? bin : BINS - 1;
    c->p_sum[bin] += (double)p;
    c->bin_count[bin]++;
    c->bin_right[bin] += right;
    c->said[said]++;
    c->all_right += right;
    if (is >= 0) {
        c->is[is]++;
        c->right[is] += right;
    }
}

static double ratio(size_t part, size_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 0;
}

static double calibration_error(const struct counts *c, size_t n)
{
    double sum = 0;

    for (int b = 0; b < BINS; b++)
        sum += fabs(c->p_sum[b] - (double)c->bin_right[b]);
    return n > 0 ? sum / (double)n : 0;
}

static void report_labels(const struct counts *c, const struct str *labels, struct model_report *r)
{
    size_t occurring = 0;
    double sum = 0;

    for (size_t i = 0; i < r->labels; i++) {
        struct label_report *l = &r->at[i];

        l->label = labels[i];
        l->count = c->is[i];
        l->precision = ratio(c->right[i], c->said[i]);
        l->recall = ratio(c->right[i], c->is[i]);
        l->f1 = ratio(2 * c->right[i], c->said[i] + c->is[i]);
        occurring += l->count > 0;
        sum += l->count > 0 ? l->f1 : 0;
    }
    occurring += r->unknown_labels;
    r->macro_f1 = occurring > 0 ? sum / (double)occurring : 0;
}

static int by_label(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static size_t count_distinct(struct str *labels, size_t n)
{
    size_t distinct = 0;

    qsort(labels, n, sizeof *labels, by_label);
    for (size_t i = 0; i < n; i++)
        distinct += i == 0 || !str_eq(labels[i], labels[i - 1]);
    return distinct;
}

bool model_eval(const struct model *m, struct arena *a, const struct examples *test,
                struct model_report *ret_report, struct fault *f)
{
    const struct str *labels;
    struct model_report r = { .count = test->count, .labels = model_labels(m, &labels) };
    struct counts *c = arena_make(a, struct counts);
    struct str *unknown = arena_many(a, struct str, test->count);
    scoped(arena) *one = arena_new(ARENA_REQUEST_MAX);
    float p[MODEL_LABELS], best_p;

    r.at = arena_many(a, struct label_report, r.labels);
    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < test->count; i++) {
        int is = model_label(m, test->at[i].label);
        struct features x;

        arena_reset(one);
        if (!features_make(one, model_kinds(m), STR_NONE, test->at[i].text, &x, f))
            return false;
        model_scores(m, &x, p);
        size_t said = model_best(m, p, &best_p);

        count_answer(c, is, said, best_p);
        if (is >= 0)
            c->loss -= log(fmax((double)p[is], 1e-12));
        else
            unknown[r.unknown++] = test->at[i].label;
    }
    r.unknown_labels = count_distinct(unknown, r.unknown);
    r.accuracy = ratio(c->all_right, r.count);
    r.ece = calibration_error(c, r.count);
    r.log_loss = r.count > r.unknown ? c->loss / (double)(r.count - r.unknown) : 0;
    report_labels(c, labels, &r);
    *ret_report = r;
    return true;
}
