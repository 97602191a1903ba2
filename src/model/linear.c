/* SPDX-License-Identifier: EUPL-1.2 */
/* linear.c - reading a model and asking it (see linear.h; the file's form is in linear_priv.h).
 *
 * Every number of the head is held against the file's size before anything is read by it, and a
 * bucket is always below 2^bits, so that wrong weights can only give wrong answers. */
#include "model/linear.h"

#include <assert.h>
#include <endian.h>
#include <math.h>
#include <string.h>

#include "model/linear_priv.h"

struct model {
    uint32_t kinds, bits, stride, count;
    float temperature;
    size_t size;
    float *scale, *bias;
    struct str *labels;
    const int8_t *weights;
};

uint32_t get_u32(const void *p)
{
    const uint8_t *b = p;

    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

uint64_t get_u64(const void *p)
{
    const uint8_t *b = p;

    return (uint64_t)get_u32(b + 4) << 32 | get_u32(b);
}

float get_f32(const void *p)
{
    uint32_t u = get_u32(p);
    float v;

    memcpy(&v, &u, sizeof v);
    return v;
}

uint64_t model_checksum(uint64_t start, const void *p, size_t len)
{
    const uint8_t *b = p;
    uint64_t h = start ^ len;

    for (; len >= 8; b += 8, len -= 8) {
        h = (h ^ get_u64(b)) * 0x9e3779b97f4a7c15U;
        h ^= h >> 32;
    }
    for (; len > 0; b++, len--)
        h = (h ^ *b) * 0x100000001b3U;
    return h ^ h >> 31;
}

void softmax(float *score, size_t n, float temperature)
{
    float most = score[0], sum = 0;

    for (size_t i = 1; i < n; i++)
        most = score[i] > most ? score[i] : most;
    for (size_t i = 0; i < n; i++)
        sum += score[i] = expf((score[i] - most) / temperature);
    for (size_t i = 0; i < n; i++)
        score[i] /= sum;
}

/* What each of n features counts. */
static float value_of(uint32_t n)
{
    return n > 0 ? 1 / sqrtf((float)n) : 0;
}

void feature_values(const struct features *x, unsigned kinds, float ret_value[static GROUPS])
{
    uint32_t n[GROUPS] = { 0 };

    for (int k = 0; k < FEATURE_KINDS; k++)
        if (kinds & FEATURE_BIT(k))
            n[feature_group(k)] += x->count[k];
    for (int g = 0; g < GROUPS; g++)
        ret_value[g] = value_of(n[g]);
}

/* The numbers of the head, each within its range and fitting the size of the file. */
static bool read_head(struct model *m, struct str bytes, struct fault *f)
{
    const char *p = bytes.ptr;
    uint32_t weights;

    if (bytes.len < HEAD_SIZE || memcmp(p, MODEL_MAGIC, 8) != 0)
        return fault_set(f, FAULT_INVALID, "this is no model file");
    if (get_u32(p + AT_VERSION) != MODEL_VERSION)
        return fault_set(f, FAULT_INVALID, "model file of version %u, this program reads %d",
                         get_u32(p + AT_VERSION), MODEL_VERSION);
    m->kinds = get_u32(p + AT_KINDS);
    m->bits = get_u32(p + AT_BITS);
    m->count = get_u32(p + AT_LABELS);
    m->stride = get_u32(p + AT_STRIDE);
    m->temperature = get_f32(p + AT_TEMPERATURE);
    m->size = bytes.len;
    weights = get_u32(p + AT_WEIGHTS);
    if (m->kinds == 0 || m->kinds > FEATURE_ALL || m->bits < MODEL_BITS_MIN ||
        m->bits > MODEL_BITS_MAX || m->count < 2 || m->count > MODEL_LABELS ||
        m->stride != model_stride(m->count) || !(m->temperature >= 0.01F) ||
        !(m->temperature <= 100))
        return fault_set(f, FAULT_INVALID, "a number in the head of the model is out of range");
    if (weights % 64 != 0 || weights < HEAD_SIZE + 8 * m->count || weights > bytes.len ||
        get_u64(p + AT_SIZE) != bytes.len || bytes.len - weights != (size_t)m->stride << m->bits)
        return fault_set(f, FAULT_DAMAGED, "model of %zu bytes: its head asks for another size",
                         bytes.len);
    m->weights = (const int8_t *)(p + weights);
    return true;
}

static bool read_sums(const struct model *m, struct str bytes, enum model_check check,
                      struct fault *f)
{
    const char *p = bytes.ptr;
    uint64_t head = model_checksum(0, p, AT_HEAD_SUM);
    size_t weights = (size_t)((const char *)m->weights - p);

    if (model_checksum(head, p + HEAD_SIZE, weights - HEAD_SIZE) != get_u64(p + AT_HEAD_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the model's head is wrong");
    if (check == MODEL_CHECK_ALL &&
        model_checksum(0, m->weights, bytes.len - weights) != get_u64(p + AT_WEIGHTS_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the model's weights is wrong");
    return true;
}

static bool read_labels(struct model *m, const char *p, const char *end, struct fault *f)
{
    for (uint32_t i = 0; i < m->count; i++) {
        size_t len = p < end ? (uint8_t)*p : 0;

        if (len == 0 || len > MODEL_LABEL_MAX || len > (size_t)(end - p) - 1)
            return fault_set(f, FAULT_DAMAGED, "label %u of the model is cut", i + 1);
        m->labels[i] = str_make(p + 1, len);
        p += 1 + len;
    }
    return true;
}

static bool read_numbers(struct model *m, const char *p, struct fault *f)
{
    for (uint32_t i = 0; i < m->count; i++) {
        m->scale[i] = get_f32(p + 4 * (size_t)i);
        m->bias[i] = get_f32(p + 4 * ((size_t)m->count + i));
        if (!(fabsf(m->scale[i]) < 1e6F) || !(fabsf(m->bias[i]) < 1e6F))
            return fault_set(f, FAULT_INVALID, "a scale of the model is out of range");
    }
    return true;
}

bool model_load(struct arena *a, struct str bytes, enum model_check check, struct model **ret_model,
                struct fault *f)
{
    struct model *m = arena_make(a, struct model);

    if (!m)
        return arena_check(a, f);
    if (!read_head(m, bytes, f) || !read_sums(m, bytes, check, f))
        return false;
    const char *numbers = bytes.ptr + HEAD_SIZE;

    m->scale = arena_many(a, float, m->count);
    m->bias = arena_many(a, float, m->count);
    m->labels = arena_many(a, struct str, m->count);
    if (!arena_check(a, f) || !read_numbers(m, numbers, f) ||
        !read_labels(m, numbers + 8 * (size_t)m->count, (const char *)m->weights, f))
        return false;
    *ret_model = m;
    return true;
}

size_t model_labels(const struct model *m, const struct str **ret_labels)
{
    *ret_labels = m->labels;
    return m->count;
}

unsigned model_kinds(const struct model *m)
{
    return m->kinds;
}

unsigned model_bits(const struct model *m)
{
    return m->bits;
}

double model_temperature(const struct model *m)
{
    return (double)m->temperature;
}

size_t model_bytes(const struct model *m)
{
    return m->size;
}

int model_label(const struct model *m, struct str label)
{
    for (uint32_t i = 0; i < m->count; i++)
        if (str_eq(m->labels[i], label))
            return (int)i;
    return -1;
}

#define CHUNK 256 /* rows that a 16-bit sum takes without overflow: 256 * 128 = 2^15 */

/* Adds `n` rows of `width` weights; `width` is constant where this is called, so that the compiler
 * makes vector code of it. */
static inline void add_rows(const int8_t *weights, unsigned shift, size_t stride,
                            const uint32_t *at, size_t n, size_t width, int32_t *sum)
{
    int16_t part[32];

    for (size_t done = 0; done < n;) {
        size_t stop = n - done < CHUNK - 1 ? n : done + CHUNK - 1;

        memset(part, 0, sizeof part);
        for (; done < stop; done++) {
            const int8_t *row = weights + (size_t)(at[done] >> shift) * stride;

            for (size_t k = 0; k < width; k++)
                part[k] = (int16_t)(part[k] + row[k]);
        }
        for (size_t k = 0; k < width; k++)
            sum[k] += part[k];
    }
}

/* The same of rows of four, a row in one word: each weight lifted by 128, so that none is less than
 * nought, and added in two halves of 16 bits, the first and the third, the second and the fourth.
 */
static void add_fours(const int8_t *weights, unsigned shift, const uint32_t *at, size_t n,
                      int32_t sum[static 4])
{
    _Static_assert((CHUNK - 1) * UINT8_MAX <= UINT16_MAX, "a lifted weight is a byte without sign");

    for (size_t done = 0; done < n;) {
        size_t stop = n - done < CHUNK - 1 ? n : done + CHUNK - 1;
        int32_t lifted = 128 * (int32_t)(stop - done);
        uint32_t odd = 0, even = 0, row;

        for (; done < stop; done++) {
            memcpy(&row, weights + (size_t)(at[done] >> shift) * sizeof row, sizeof row);
            row = le32toh(row) ^ 0x80808080;
            odd += row & 0x00ff00ff;
            even += row >> 8 & 0x00ff00ff;
        }
        sum[0] += (int32_t)(odd & 0xffff) - lifted;
        sum[1] += (int32_t)(even & 0xffff) - lifted;
        sum[2] += (int32_t)(odd >> 16) - lifted;
        sum[3] += (int32_t)(even >> 16) - lifted;
    }
}

static void add_features(const struct model *m, const uint32_t *at, size_t n, int32_t *sum)
{
    unsigned shift = 32 - m->bits;

    switch (m->stride) {
    case 4:
        add_fours(m->weights, shift, at, n, sum);
        return;
    case 8:
        add_rows(m->weights, shift, 8, at, n, 8, sum);
        return;
    case 32:
        add_rows(m->weights, shift, 32, at, n, 32, sum);
        return;
    default:
        for (size_t k = 0; k < m->stride; k += 16)
            add_rows(m->weights + k, shift, m->stride, at, n, 16, sum + k);
    }
}

static void add_scores(const struct model *m, const int32_t *sum, float value, float *p)
{
    for (uint32_t i = 0; i < m->count; i++)
        p[i] += m->scale[i] * value * (float)sum[i];
}

void model_add(const struct model *m, const uint32_t *at, uint32_t count, struct model_sum *sum)
{
    assert(m->stride <= MODEL_FEW);
    add_features(m, at, count, sum->weights);
    sum->count += count;
}

void model_scores_of(const struct model *m, const struct model_sum *words,
                     const struct model_sum *letters, float *ret_p)
{
    assert(m->stride <= MODEL_FEW);
    memcpy(ret_p, m->bias, m->count * sizeof *ret_p);
    add_scores(m, words->weights, value_of(words->count), ret_p);
    add_scores(m, letters->weights, value_of(letters->count), ret_p);
    softmax(ret_p, m->count, m->temperature);
}

void model_scores(const struct model *m, const struct features *x, float *ret_p)
{
    int32_t sum[MODEL_LABELS + 16];
    float value[GROUPS];

    feature_values(x, m->kinds, value);
    memcpy(ret_p, m->bias, m->count * sizeof *ret_p);
    for (int g = 0; g < GROUPS; g++) {
        memset(sum, 0, m->stride * sizeof *sum);
        for (unsigned kinds = m->kinds; kinds; kinds &= kinds - 1) {
            int k = __builtin_ctz(kinds);

            if ((int)feature_group(k) == g)
                add_features(m, x->at[k], x->count[k], sum);
        }
        add_scores(m, sum, value[g], ret_p);
    }
    softmax(ret_p, m->count, m->temperature);
}

size_t model_best(const struct model *m, const float *p, float *ret_p)
{
    size_t best = 0;

    for (uint32_t i = 1; i < m->count; i++)
        if (p[i] > p[best])
            best = i;
    *ret_p = p[best];
    return best;
}

bool model_predict(const struct model *m, struct arena *a, struct str text, size_t top,
                   struct answer **ret_answers, size_t *ret_count, struct fault *f)
{
    size_t n = top < m->count ? top : m->count;
    float *p = arena_many(a, float, m->count);
    struct answer *answers = arena_many(a, struct answer, n);
    struct features x;

    if (!arena_check(a, f) || !features_make(a, m->kinds, STR_NONE, text, &x, f))
        return false;
    model_scores(m, &x, p);
    for (size_t i = 0; i < n; i++) {
        size_t best = model_best(m, p, &answers[i].p);

        answers[i].label = m->labels[best];
        p[best] = -1;
    }
    *ret_answers = answers;
    *ret_count = n;
    return true;
}
