/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence.c - reading a sequence model and tagging with it (see sequence.h).
 *
 * A row of weights is eight bytes, so that one token costs SEQUENCE_FEATURES loads; sums are 16
 * bits (34 * 128 fits).  The chain is computed with probabilities, brought to sum one at each
 * token, not with logarithms: eight lanes at once, one exp() a label. */
#include "model/sequence.h"

#include <endian.h>
#include <math.h>
#include <string.h>

#include "model/lanes_priv.h"
#include "model/linear_priv.h"
#include "model/sequence_priv.h"

#define LANES    SEQUENCE_LANES
#define TINY     1e-30F
#define NO_DOUBT 7.0F   /* a factor of e^7: in no text tried did the steps around turn more */
#define STEP_MAX 200.0F /* of a step's score: beyond, exp() has nothing to tell */

struct sequence {
    uint32_t bits, count;
    float scale;
    struct str types[SEQUENCE_TYPES];
    struct sequence_steps steps;
    const int8_t *weights;
};

/* ---- features ---- */

/* Two values and the number of the feature as one hash whose highest bits count. */
static inline uint32_t mix(uint32_t kind, uint32_t a, uint32_t b)
{
    uint32_t h = (a + kind * 0x9e3779b9U) * 0x85ebca6bU;

    h = ((h ^ h >> 15) + b) * 0xc2b2ae35U;
    return (h ^ h >> 14) * 0x9e3779b1U;
}

void sequence_features(const struct sequence_token *tokens, size_t n, size_t i,
                       uint32_t ret_at[static SEQUENCE_FEATURES])
{
    static const struct sequence_token edge = { .word = 1, .lists = 1U << 31, .gap = 0xff };
    const struct sequence_token *t = tokens + i;
    const struct sequence_token *a = i >= 1 ? t - 1 : &edge, *b = i + 1 < n ? t + 1 : &edge;
    const struct sequence_token *aa = i >= 2 ? t - 2 : &edge, *bb = i + 2 < n ? t + 2 : &edge;
    uint32_t shape = t->shape, gaps = (uint32_t)t->gap << 8 | b->gap;
    uint32_t here = t->lists, mode = (uint32_t)(t->place & 3) << 8 | shape, k = 0;

    ret_at[k++] = mix(1, t->word, 0);
    ret_at[k++] = mix(2, t->word, mode);
    ret_at[k++] = mix(3, t->head, mode);
    ret_at[k++] = mix(4, t->tail, 0);
    ret_at[k++] = mix(5, t->end, mode);
    ret_at[k++] = mix(6, here, mode);
    ret_at[k++] = mix(7, here, a->lists * 31 + t->gap);
    ret_at[k++] = mix(8, here, b->lists * 31 + b->gap);
    ret_at[k++] = mix(9, a->word, t->gap);
    ret_at[k++] = mix(10, b->word, b->gap);
    ret_at[k++] = mix(11, a->word, here * 31 + t->gap);
    ret_at[k++] = mix(12, b->word, here * 31 + b->gap);
    ret_at[k++] = mix(13, a->word, aa->word * 31 + t->gap);
    ret_at[k++] = mix(14, b->word, bb->word * 31 + b->gap);
    ret_at[k++] = mix(15, (uint32_t)a->shape << 16 | shape << 8 | b->shape, gaps);
    ret_at[k++] = mix(16, here * 31 + a->lists, b->lists * 31 + gaps);
    ret_at[k++] = mix(17, t->place, shape);
    ret_at[k++] = mix(18, t->place, here);
    ret_at[k++] = mix(19, t->cues, here);
    ret_at[k++] = mix(20, t->cues, mode);
    ret_at[k++] = mix(21, t->edge, here * 31 + shape);
    ret_at[k++] = mix(22, t->edge, gaps);
    ret_at[k++] = mix(23, a->lists * 31 + t->gap, aa->lists * 31 + a->gap);
    ret_at[k++] = mix(24, b->lists * 31 + b->gap, bb->lists * 31 + bb->gap);
    ret_at[k++] = mix(25, t->word, a->word * 31 + t->gap);
    ret_at[k++] = mix(26, t->word, b->word * 31 + b->gap);
    ret_at[k++] = mix(27, t->cues, (uint32_t)t->place << 8 | shape);
    ret_at[k++] = mix(28, t->gap, shape * 31 + a->shape);
    ret_at[k++] = mix(29, a->cues, here * 31 + t->gap);
    ret_at[k++] = mix(30, bb->word, here * 31 + b->gap);
    ret_at[k++] = mix(31, a->tail, here * 31 + t->gap);
    ret_at[k++] = mix(32, b->tail, here * 31 + b->gap);
    ret_at[k++] = mix(33, t->far & 0xf, here * 31 + shape);
    ret_at[k++] = mix(34, t->far >> 4, here * 31 + mode);
}

/* ---- the chain ---- */

void sequence_steps_make(const float *score, struct sequence_steps *ret_steps)
{
    for (int j = 0; j < LANES; j++)
        for (int k = 0; k < LANES; k++)
            ret_steps->from[j][k] = ret_steps->to[k][j] = expf(score[j * LANES + k]);
}

/* exp(x) for x <= 0, to about 1e-4: 2^n by the exponent's bits, the rest by a polynomial.  The same
 * on every machine, and eight at a time. */
static inline float exp_fast(float x)
{
    float y = (x < -80 ? -80 : x) * 1.44269504F + 126; /* above zero: cutting it is its floor */
    int32_t whole = (int32_t)y;
    float part = y - (float)whole;
    uint32_t bits = (uint32_t)(whole + 1) << 23;
    float power;

    memcpy(&power, &bits, sizeof power);
    return power * (1 + part * (0.695556856F + part * (0.226173572F + part * 0.0781455737F)));
}

void sequence_emit(const float score[static SEQUENCE_LANES], struct sequence_row *row)
{
    float most = score[0];

    for (int k = 1; k < LANES; k++)
        most = score[k] > most ? score[k] : most;
    for (int k = 0; k < LANES; k++)
        row->e[k] = exp_fast(score[k] - most);
}

static void bring_to_one(float *p)
{
    float sum = TINY;

    for (int k = 0; k < LANES; k++)
        sum += p[k];
    sum = 1 / sum;
    for (int k = 0; k < LANES; k++)
        p[k] *= sum;
}

/* How often each step from `before` (forward) to a label (`behind`: emission and backward). */
static void add_steps(const struct sequence_steps *s, const float *before, const float *behind,
                      float (*between)[SEQUENCE_LANES])
{
    float x[LANES][LANES], sum = TINY;

    for (int j = 0; j < LANES - 1; j++)
        for (int k = 0; k < LANES - 1; k++)
            sum += x[j][k] = before[j] * s->from[j][k] * behind[k];
    for (int j = 0; j < LANES - 1; j++)
        for (int k = 0; k < LANES - 1; k++)
            between[j][k] += x[j][k] / sum;
}

void sequence_chain(const struct sequence_steps *s, struct sequence_row *rows, size_t n,
                    float (*between)[SEQUENCE_LANES])
{
    static const float outside[LANES] = { 1 };
    float back[LANES], behind[LANES];

    for (size_t i = 0; i < n; i++) {
        lanes_add_rows(i ? rows[i - 1].p : outside, s->from, rows[i].p);
        for (int k = 0; k < LANES; k++)
            rows[i].p[k] *= rows[i].e[k];
        bring_to_one(rows[i].p);
    }
    if (between)
        add_steps(s, rows[n - 1].p, outside, between);
    for (int k = 0; k < LANES; k++)
        back[k] = s->from[k][SEQUENCE_O];
    for (size_t i = n; i-- > 0;) {
        for (int k = 0; k < LANES; k++) {
            behind[k] = back[k] * rows[i].e[k];
            rows[i].p[k] *= back[k];
        }
        bring_to_one(rows[i].p);
        if (between)
            add_steps(s, i ? rows[i - 1].p : outside, behind, between);
        lanes_add_rows(behind, s->to, back);
        bring_to_one(back);
    }
}

/* ---- tagging ---- */

_Static_assert(SEQUENCE_FEATURES % 2 == 0, "rows are taken two at a time");

/* The rows of a token, on their way to the cache while the token before is summed up. */
static void fetch_rows(const struct sequence *m, uint32_t at[static SEQUENCE_FEATURES])
{
    for (int k = 0; k < SEQUENCE_FEATURES; k++)
        at[k] >>= 32 - m->bits;
    for (int k = 0; k < SEQUENCE_FEATURES; k += 2) {
        __builtin_prefetch(m->weights + (size_t)at[k] * LANES);
        __builtin_prefetch(m->weights + (size_t)at[k + 1] * LANES);
    }
}

/* The token's labels by its features alone; true when these leave no doubt that it is O. */
static bool emit_token(const struct sequence *m, const uint32_t at[static SEQUENCE_FEATURES],
                       struct sequence_row *row)
{
    float score[LANES], most = -INFINITY;
    int16_t sum[LANES];

    lanes_sum_rows(m->weights, at, SEQUENCE_FEATURES, sum);
    for (uint32_t lane = 0; lane < LANES; lane++)
        score[lane] = m->scale * (float)sum[lane];
    for (uint32_t lane = 1; lane < 1 + 2 * m->count; lane++)
        most = score[lane] > most ? score[lane] : most;
    if (score[SEQUENCE_O] - most > NO_DOUBT) {
        *row = (struct sequence_row){ .p = { 1 } };
        return true;
    }
    sequence_emit(score, row);
    for (uint32_t lane = 1 + 2 * m->count; lane < LANES; lane++)
        row->e[lane] = 0;
    return false;
}

static size_t first_open(const struct sequence_token *tokens, size_t n, size_t i)
{
    while (i < n && !tokens[i].open)
        i++;
    return i;
}

void sequence_tag(const struct sequence *m, const struct sequence_token *tokens, size_t n,
                  struct sequence_row *ret_rows)
{
    uint32_t at[2][SEQUENCE_FEATURES];
    size_t next = first_open(tokens, n, 0), start = next;

    if (next < n) {
        sequence_features(tokens, n, next, at[0]);
        fetch_rows(m, at[0]);
    }
    for (unsigned turn = 0; next < n; turn = !turn) {
        size_t i = next;

        next = first_open(tokens, n, i + 1);
        if (next < n) {
            sequence_features(tokens, n, next, at[!turn]);
            fetch_rows(m, at[!turn]);
        }
        if (emit_token(m, at[turn], &ret_rows[i])) { /* ends the chain as a closed one does */
            if (i > start)
                sequence_chain(&m->steps, ret_rows + start, i - start, NULL);
            start = next;
        } else if (next != i + 1 || next == n) {
            sequence_chain(&m->steps, ret_rows + start, i + 1 - start, NULL);
            start = next;
        }
    }
}

/* ---- the file ---- */

static bool read_head(struct sequence *m, struct str bytes, struct fault *f)
{
    const char *p = bytes.ptr;
    uint32_t weights;

    if (bytes.len < SEQUENCE_HEAD || memcmp(p, SEQUENCE_MAGIC, 8) != 0)
        return fault_set(f, FAULT_INVALID, "this is no sequence model");
    if (get_u32(p + SEQ_VERSION) != SEQUENCE_VERSION)
        return fault_set(f, FAULT_INVALID, "sequence model of version %u, this program reads %d",
                         get_u32(p + SEQ_VERSION), SEQUENCE_VERSION);
    m->bits = get_u32(p + SEQ_BITS);
    m->count = get_u32(p + SEQ_TYPES);
    m->scale = get_f32(p + SEQ_SCALE);
    weights = get_u32(p + SEQ_WEIGHTS);
    if (m->bits < SEQUENCE_BITS_MIN || m->bits > SEQUENCE_BITS_MAX || m->count < 1 ||
        m->count > SEQUENCE_TYPES || !(m->scale > 0) || !(m->scale < 1))
        return fault_set(f, FAULT_INVALID, "a number in the head of the model is out of range");
    if (weights % 64 != 0 || weights < SEQUENCE_HEAD + SEQUENCE_STEPS || weights > bytes.len ||
        get_u64(p + SEQ_SIZE) != bytes.len || bytes.len - weights != (size_t)LANES << m->bits)
        return fault_set(f, FAULT_DAMAGED, "model of %zu bytes: its head asks for another size",
                         bytes.len);
    m->weights = (const int8_t *)(p + weights);
    return true;
}

static bool read_sums(const struct sequence *m, struct str bytes, enum model_check check,
                      struct fault *f)
{
    const char *p = bytes.ptr;
    size_t weights = (size_t)((const char *)m->weights - p);
    uint64_t head = model_checksum(0, p, SEQ_HEAD_SUM);

    if (model_checksum(head, p + SEQUENCE_HEAD, weights - SEQUENCE_HEAD) !=
        get_u64(p + SEQ_HEAD_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the model's head is wrong");
    if (check == MODEL_CHECK_ALL &&
        model_checksum(0, m->weights, bytes.len - weights) != get_u64(p + SEQ_WEIGHTS_SUM))
        return fault_set(f, FAULT_DAMAGED, "the checksum of the model's weights is wrong");
    return true;
}

static bool read_steps(struct sequence *m, const char *p, struct fault *f)
{
    float score[LANES * LANES];

    for (int i = 0; i < LANES * LANES; i++) {
        score[i] = get_f32(p + 4 * i);
        if (!(score[i] <= 40) || !(score[i] >= -STEP_MAX))
            return fault_set(f, FAULT_INVALID, "a step of the model is out of range");
    }
    sequence_steps_make(score, &m->steps);
    return true;
}

static bool read_types(struct sequence *m, const char *p, const char *end, struct fault *f)
{
    for (uint32_t i = 0; i < m->count; i++) {
        size_t len = p < end ? (uint8_t)*p : 0;

        if (len == 0 || len > SEQUENCE_TYPE_MAX || len > (size_t)(end - p) - 1)
            return fault_set(f, FAULT_DAMAGED, "type %u of the model is cut", i + 1);
        m->types[i] = str_make(p + 1, len);
        p += 1 + len;
    }
    return true;
}

bool sequence_load(struct arena *a, struct str bytes, enum model_check check,
                   struct sequence **ret_model, struct fault *f)
{
    struct sequence *m = arena_make(a, struct sequence);
    const char *steps = bytes.ptr + SEQUENCE_HEAD;

    if (!m)
        return arena_check(a, f);
    if (!read_head(m, bytes, f) || !read_sums(m, bytes, check, f) || !read_steps(m, steps, f) ||
        !read_types(m, steps + SEQUENCE_STEPS, (const char *)m->weights, f))
        return false;
    *ret_model = m;
    return true;
}

size_t sequence_types(const struct sequence *m, const struct str **ret_types)
{
    *ret_types = m->types;
    return m->count;
}
