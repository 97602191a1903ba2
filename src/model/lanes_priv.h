/* SPDX-License-Identifier: EUPL-1.2 */
/* lanes_priv.h - eight numbers at once: the sums that tagging spends its time on.
 *
 * By the processor's wide registers where it is known to have them (SSE2), in plain C elsewhere;
 * both add in the same order, so that every bit of the result is the same. */
#ifndef MODEL_LANES_PRIV_H
#define MODEL_LANES_PRIV_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "model/sequence.h"

#define LANES_ROWS_MAX 255 /* whose weights a sum of 16 bits holds */

_Static_assert(SEQUENCE_LANES == 8, "two registers of four");

#ifdef __SSE2__
#include <emmintrin.h>

/* Each of p[0] to p[6] times its row, added up. */
static inline void lanes_add_rows(const float p[SEQUENCE_LANES],
                                  const float rows[SEQUENCE_LANES][SEQUENCE_LANES], float *ret_sum)
{
    __m128 low = _mm_setzero_ps(), high = low;

    for (int j = 0; j < SEQUENCE_LANES - 1; j++) {
        __m128 x = _mm_set1_ps(p[j]);

        low = _mm_add_ps(low, _mm_mul_ps(x, _mm_loadu_ps(rows[j])));
        high = _mm_add_ps(high, _mm_mul_ps(x, _mm_loadu_ps(rows[j] + 4)));
    }
    _mm_storeu_ps(ret_sum, low);
    _mm_storeu_ps(ret_sum + 4, high);
}

/* A row of weights, each of 16 bits. */
static inline __m128i lanes_row(const int8_t *weights, uint32_t at)
{
    __m128i row =
        _mm_loadl_epi64((const __m128i *)(const void *)(weights + (size_t)at * SEQUENCE_LANES));

    return _mm_srai_epi16(_mm_unpacklo_epi8(row, row), 8);
}

/* The sums of the rows of weights that `at` numbers, an even number, LANES_ROWS_MAX at most. */
static inline void lanes_sum_rows(const int8_t *weights, const uint32_t *at, size_t count,
                                  int16_t ret_sum[static SEQUENCE_LANES])
{
    __m128i sum = _mm_setzero_si128();

    for (size_t k = 0; k < count; k += 2)
        sum = _mm_add_epi16(
            sum, _mm_add_epi16(lanes_row(weights, at[k]), lanes_row(weights, at[k + 1])));
    _mm_storeu_si128((__m128i *)(void *)ret_sum, sum);
}

#else

static inline void lanes_add_rows(const float p[SEQUENCE_LANES],
                                  const float rows[SEQUENCE_LANES][SEQUENCE_LANES], float *ret_sum)
{
    float sum[SEQUENCE_LANES] = { 0 };

    for (int j = 0; j < SEQUENCE_LANES - 1; j++)
        for (int k = 0; k < SEQUENCE_LANES; k++)
            sum[k] += p[j] * rows[j][k];
    memcpy(ret_sum, sum, sizeof sum);
}

static inline void lanes_sum_rows(const int8_t *weights, const uint32_t *at, size_t count,
                                  int16_t ret_sum[static SEQUENCE_LANES])
{
    int sum[SEQUENCE_LANES] = { 0 };

    for (size_t k = 0; k < count; k++)
        for (int lane = 0; lane < SEQUENCE_LANES; lane++)
            sum[lane] += weights[(size_t)at[k] * SEQUENCE_LANES + (size_t)lane];
    for (int lane = 0; lane < SEQUENCE_LANES; lane++)
        ret_sum[lane] = (int16_t)sum[lane];
}

#endif
#endif
