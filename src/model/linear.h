/* SPDX-License-Identifier: EUPL-1.2 */
/* linear.h - the desk's own small models: one weight a feature and label, nothing else.
 *
 * A model is a flat file: header, scales, labels, then one row of 8-bit weights a bucket.  It is
 * used where it lies: loading copies nothing but the few numbers of its head, so that a model
 * inside the program costs only the rows that texts touch.  A damaged, truncated or hostile file
 * is refused, and no file at all can make prediction read outside it.
 *
 * A loaded model never changes: threads share one. */
#ifndef MODEL_LINEAR_H
#define MODEL_LINEAR_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"
#include "model/features.h"

#define MODEL_VERSION   1
#define MODEL_LABELS    1024 /* most labels of a model */
#define MODEL_LABEL_MAX 100  /* bytes of a label */
#define MODEL_BITS_MIN  8    /* log2 of the number of buckets */
#define MODEL_BITS_MAX  20
#define MODEL_FILE_MAX  ((size_t)1200 << 20)
#define MODEL_P_MAX     0.999F /* most that is shown: no examples here could bear out more */

struct model;

enum model_check {
    MODEL_CHECK_ALL,  /* files: every byte is under a checksum */
    MODEL_CHECK_HEAD, /* what the program carries itself: the weights are not read */
};

/* Borrows `bytes` for the model's whole life; lives in the arena.  FAULT_INVALID: no model, or of
 * another version; FAULT_DAMAGED: its checksum is wrong or it is cut. */
bool model_load(struct arena *a, struct str bytes, enum model_check check, struct model **ret_model,
                struct fault *f);

size_t model_labels(const struct model *m, const struct str **ret_labels);
unsigned model_kinds(const struct model *m); /* the features it reads */
unsigned model_bits(const struct model *m);
double model_temperature(const struct model *m);
size_t model_bytes(const struct model *m);
/* Index of a label, or -1. */
int model_label(const struct model *m, struct str label);

/* The calibrated probability of each label, in the model's order: room for all of them.
 * `x` holds at least the kinds of the model. */
void model_scores(const struct model *m, const struct features *x, float *ret_p);

/* The same for who asks of much that has words in common: the sum of features of one group is the
 * same wherever they stand, and sums add up.  Of models of MODEL_FEW labels at most. */
#define MODEL_FEW 4

struct model_sum {
    uint32_t count;
    int32_t weights[MODEL_FEW];
};

void model_add(const struct model *m, const uint32_t *at, uint32_t count, struct model_sum *sum);

static inline void model_sum_add(struct model_sum *sum, const struct model_sum *more)
{
    sum->count += more->count;
    for (int i = 0; i < MODEL_FEW; i++)
        sum->weights[i] += more->weights[i];
}

void model_scores_of(const struct model *m, const struct model_sum *words,
                     const struct model_sum *letters, float *ret_p);
/* The index of the largest, with its probability. */
size_t model_best(const struct model *m, const float *p, float *ret_p);

struct answer {
    struct str label; /* borrowed from the model */
    float p;
};

/* The `top` likeliest labels of a text, best first; lives in the arena. */
bool model_predict(const struct model *m, struct arena *a, struct str text, size_t top,
                   struct answer **ret_answers, size_t *ret_count, struct fault *f);

#endif
