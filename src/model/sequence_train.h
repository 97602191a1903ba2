/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence_train.h - making a sequence model from labelled texts.
 *
 * Maximum likelihood by AdaGrad, then 8-bit weights.  Rows that few texts touch stay zero.  While
 * training, words and what lists say of them are hidden now and then, so that the model learns to
 * do without: the names it will meet are mostly in no list.  The same texts, options and seed give
 * the same bytes. */
#ifndef MODEL_SEQUENCE_TRAIN_H
#define MODEL_SEQUENCE_TRAIN_H

#include "model/sequence.h"

struct sequence_text {
    struct sequence_token *tokens;
    size_t count;
    float weight; /* how much it counts: 1 is usual */
};

struct sequence_options {
    unsigned bits, epochs;
    unsigned runs;      /* from the start, each its own way; what all of them learn is averaged */
    unsigned min_count; /* rows met less often stay zero */
    float rate;         /* first step size */
    float dropout;      /* share of all features hidden in a step */
    float word_dropout; /* of the features that name the word itself */
    float list_dropout; /* share of words, and of whole texts, whose lists are hidden */
    uint32_t list_bits; /* the bits of `lists` that are hidden then */
    uint64_t seed;
    /* Told after each epoch, for a progress bar; may be NULL. */
    void (*progress)(void *to, unsigned epoch, double loss);
    void *progress_to;
};

struct sequence_options sequence_defaults(void);

/* `types` names the SEQUENCE_TYPES or fewer that labels stand for.  The model file's bytes live in
 * the arena.  FAULT_INVALID: options out of range, a label that is none, a label on a token that is
 * not open. */
bool sequence_train(struct arena *a, const struct sequence_text *texts, size_t count,
                    const struct str *types, size_t type_count, const struct sequence_options *o,
                    struct str *ret_bytes, struct fault *f);

#endif
