/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence.h - labels for words in a row: a linear-chain conditional random field of our own.
 *
 * The caller cuts the text into tokens and says what it knows of each: hashes of the word, what
 * lists say of it, where it stands.  Hashed features of a token and its neighbours index one table
 * of 8-bit weights; the chain then weighs which labels may follow each other (Lafferty et al.
 * 2001). Labels are O and, for each of up to three types, B (a name begins) and I (it goes on).
 *
 * Tokens that the caller does not open are O at no cost, and end the chain: time is linear in the
 * tokens that are open.  A model is a flat file, used where it lies (as those of linear.h are): a
 * damaged, truncated or hostile one is refused, and none can make tagging read outside it.
 *
 * A loaded model never changes: threads share one. */
#ifndef MODEL_SEQUENCE_H
#define MODEL_SEQUENCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"
#include "model/linear.h"

#define SEQUENCE_VERSION  1
#define SEQUENCE_LANES    8 /* a row of weights: O, then B and I of each type; the last is unused */
#define SEQUENCE_TYPES    3
#define SEQUENCE_TYPE_MAX 15 /* bytes of a type's name */
#define SEQUENCE_BITS_MIN 8  /* log2 of the number of rows */
#define SEQUENCE_BITS_MAX 19
#define SEQUENCE_FILE_MAX ((size_t)8 << 20)

#define SEQUENCE_O       0
#define SEQUENCE_B(type) (1 + 2 * (type))
#define SEQUENCE_I(type) (2 + 2 * (type))

/* A token as the features see it.  All numbers are the caller's own: the model learns what they
 * mean, so changing them means training again. */
struct sequence_token {
    uint32_t word;       /* hash of the word without case and accents */
    uint32_t head, tail; /* of its first three and last three letters (of shut ones: the last) */
    uint32_t end;        /* of its last two */
    uint32_t lists;      /* what lists say of the word */
    uint16_t cues;       /* what stands around it */
    uint16_t place;      /* where it stands in its line and text */
    uint16_t edge;       /* characters directly before and behind it */
    uint16_t far;        /* what stands a few words off, and how the word is written elsewhere */
    uint8_t shape;       /* capitals, digits */
    uint8_t gap;         /* what parts it from the token before */
    uint8_t open;        /* 0: it is O */
    uint8_t label;       /* in training: the right one; in tagging the caller's own */
};

/* The probabilities of a token's labels; `e` is used while tagging. */
struct sequence_row {
    float p[SEQUENCE_LANES], e[SEQUENCE_LANES];
};

struct sequence;

/* Borrows `bytes` for the model's whole life; lives in the arena.  Faults as model_load(). */
bool sequence_load(struct arena *a, struct str bytes, enum model_check check,
                   struct sequence **ret_model, struct fault *f);

size_t sequence_types(const struct sequence *m, const struct str **ret_types);

/* Fills the row of every open token, `n` in all.  Pure; any numbers in the tokens are fine. */
void sequence_tag(const struct sequence *m, const struct sequence_token *tokens, size_t n,
                  struct sequence_row *ret_rows);

#endif
