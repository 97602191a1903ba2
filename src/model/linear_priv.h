/* SPDX-License-Identifier: EUPL-1.2 */
/* linear_priv.h - the model file, shared by its reader and its writer.
 *
 * All numbers little-endian, floats IEEE 754 binary32:
 *
 *     0  magic "GCHLIN\r\n"
 *     8  u32 version         12  u32 kinds (bits of enum feature_kind)
 *    16  u32 bits            20  u32 labels
 *    24  u32 stride          28  u32 where the weights start, a multiple of 64
 *    32  f32 temperature     36  f32 0
 *    40  u64 size of the file
 *    48  u64 checksum of the weights
 *    56  u64 checksum of the head: bytes 0 to 55 and 64 to the weights
 *    64  f32 scale[labels], f32 bias[labels], then each label as u8 length and bytes, zeros
 *        then 2^bits rows of `stride` int8 weights
 *
 * The score of a label is bias + scale * (sum of word weights / sqrt(n words) + the same of letter
 * features); probability is the softmax of scores / temperature. */
#ifndef MODEL_LINEAR_PRIV_H
#define MODEL_LINEAR_PRIV_H

#include <stdint.h>

#include "base/str.h"
#include "model/features.h"

#define HEAD_SIZE   64
#define MODEL_MAGIC "GCHLIN\r\n"

enum head_at {
    AT_VERSION = 8,
    AT_KINDS = 12,
    AT_BITS = 16,
    AT_LABELS = 20,
    AT_STRIDE = 24,
    AT_WEIGHTS = 28,
    AT_TEMPERATURE = 32,
    AT_SIZE = 40,
    AT_WEIGHTS_SUM = 48,
    AT_HEAD_SUM = 56,
};

/* Features come in two groups, each brought to length one by itself. */
enum feature_group { GROUP_WORDS, GROUP_LETTERS, GROUPS };

static inline enum feature_group feature_group(int kind)
{
    return kind <= FEATURE_SKIP ? GROUP_WORDS : GROUP_LETTERS;
}

/* What each feature of a group counts in this text; 0 when there is none. */
void feature_values(const struct features *x, unsigned kinds, float ret_value[static GROUPS]);

/* Rows are padded so that a row of a small model never crosses a cache line. */
static inline uint32_t model_stride(uint32_t labels)
{
    uint32_t stride = 4;

    while (stride < labels && stride < 32)
        stride *= 2;
    return labels > 32 ? (labels + 15) / 16 * 16 : stride;
}

/* 64 bits; any change of at most eight bytes in a row is found, others with near certainty. */
uint64_t model_checksum(uint64_t start, const void *p, size_t len);

uint32_t get_u32(const void *p);
uint64_t get_u64(const void *p);
float get_f32(const void *p);
void put_u32(void *p, uint32_t v);
void put_u64(void *p, uint64_t v);
void put_f32(void *p, float v);

/* Turns scores into probabilities in place. */
void softmax(float *score, size_t n, float temperature);

#endif
