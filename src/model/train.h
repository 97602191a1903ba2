/* SPDX-License-Identifier: EUPL-1.2 */
/* train.h - making a model from labelled texts, and measuring one.
 *
 * Multinomial logistic regression by AdaGrad over hashed features (features.h), each weighed by how
 * rare it is; then 8-bit weights, then one temperature fitted on texts that were not trained on, so
 * that of all answers with p near 0.9 nine in ten are right.  The same examples, options and seed
 * give the same bytes. */
#ifndef MODEL_TRAIN_H
#define MODEL_TRAIN_H

#include "model/linear.h"

#define TRAIN_FILE_MAX   ((size_t)512 << 20)
#define TRAIN_MEMORY_MAX ((size_t)8 << 30) /* for the arena of a training */

struct example {
    struct str label, text;
    const struct features *seen; /* what a model sees of it; NULL: what features_make() sees */
};

struct examples {
    struct example *at;
    size_t count;
};

/* Reads label TAB text lines (UTF-8, one example a line; empty lines are skipped).  Borrows
 * `tsv`; faults name the line. */
bool examples_read(struct arena *a, struct str tsv, struct examples *ret_examples, struct fault *f);

struct train_options {
    unsigned kinds;     /* features: bits of enum feature_kind */
    unsigned bits;      /* log2 of buckets; 0: as many as the data fills sensibly */
    unsigned epochs;    /* times through the examples; 0: fewer for larger sets */
    unsigned min_count; /* features seen in fewer examples are left out; 0: 2 */
    float rate;         /* first step size */
    float decay;        /* of all weights after each epoch */
    float dropout;      /* share of features hidden in each step, against learning by heart */
    float balance;      /* 0: labels count by their examples, 1: all labels count alike */
    float temperature;  /* 0: fit it; else this one, fitted elsewhere */
    uint64_t seed;
    /* Told after each epoch, for a progress bar; may be NULL. */
    void (*progress)(void *to, unsigned epoch, unsigned epochs, double loss);
    void *progress_to;
};

struct train_options train_defaults(void);

/* Trains on `train`; fits the temperature on `dev`, or, when dev is NULL or empty, on a tenth of
 * `train` set aside for a first training.  The model file's bytes live in the arena: write them
 * with file_write(), read them with model_load(). */
bool model_train(struct arena *a, const struct examples *train, const struct examples *dev,
                 const struct train_options *o, struct str *ret_bytes, struct fault *f);

struct label_report {
    struct str label;
    size_t count; /* examples that have it */
    double precision, recall, f1;
};

struct model_report {
    size_t count;          /* examples asked */
    size_t unknown;        /* of these, with a label the model has not: always wrong */
    size_t unknown_labels; /* how many such labels: each counts with F1 0 */
    double accuracy;       /* share right */
    double macro_f1;       /* mean F1 of the labels that occur in the examples, unknown ones too */
    double ece;            /* calibration error: mean |p - share right| over 15 bins of p */
    double log_loss;       /* mean, over examples with a known label */
    size_t labels;
    struct label_report *at; /* in the model's order */
};

bool model_eval(const struct model *m, struct arena *a, const struct examples *test,
                struct model_report *ret_report, struct fault *f);

#endif
