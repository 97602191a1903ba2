/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence_priv.h - the file of a sequence model and its arithmetic, shared by reader and trainer.
 *
 * All numbers little-endian, floats IEEE 754 binary32:
 *
 *     0  magic "GCHSEQ\r\n"
 *     8  u32 version         12  u32 bits
 *    16  u32 types           20  u32 where the weights start, a multiple of 64
 *    24  f32 scale           28  u32 0
 *    32  u64 size of the file
 *    40  u64 checksum of the weights
 *    48  u64 checksum of the head: bytes 0 to 47 and 64 to the weights
 *    56  u64 0
 *    64  f32 step[8][8]: how one label likes to follow another, then each type's name as u8 length
 *        and bytes, zeros, then 2^bits rows of 8 int8 weights
 *
 * The score of a chain is the sum of scale * weight over all features and labels, and of its steps;
 * it begins and ends at O.  Its probability is exp(score) over that of all chains. */
#ifndef MODEL_SEQUENCE_PRIV_H
#define MODEL_SEQUENCE_PRIV_H

#include "model/sequence.h"

#define SEQUENCE_MAGIC    "GCHSEQ\r\n"
#define SEQUENCE_HEAD     64
#define SEQUENCE_STEPS    (4 * SEQUENCE_LANES * SEQUENCE_LANES)
#define SEQUENCE_FEATURES 34

enum sequence_at {
    SEQ_VERSION = 8,
    SEQ_BITS = 12,
    SEQ_TYPES = 16,
    SEQ_WEIGHTS = 20,
    SEQ_SCALE = 24,
    SEQ_SIZE = 32,
    SEQ_WEIGHTS_SUM = 40,
    SEQ_HEAD_SUM = 48,
};

/* exp() of the steps, both ways round, so that each direction adds whole rows. */
struct sequence_steps {
    float from[SEQUENCE_LANES][SEQUENCE_LANES]; /* [before][label] */
    float to[SEQUENCE_LANES][SEQUENCE_LANES];   /* [label][before] */
};

void sequence_steps_make(const float *score, struct sequence_steps *ret_steps);

/* The hashes of token i's features; the caller takes their highest bits. */
void sequence_features(const struct sequence_token *tokens, size_t n, size_t i,
                       uint32_t ret_at[static SEQUENCE_FEATURES]);

/* exp(score) of a token's labels into row->e, the largest brought to 1. */
void sequence_emit(const float score[static SEQUENCE_LANES], struct sequence_row *row);

/* Forward and backward over rows[0..n), all open, their `e` set: fills each `p`.  Where `between`
 * is given, adds the expected number of each step, those from and to O at the ends included. */
void sequence_chain(const struct sequence_steps *s, struct sequence_row *rows, size_t n,
                    float (*between)[SEQUENCE_LANES]);

#endif
