/* SPDX-License-Identifier: EUPL-1.2 */
/* train.c - logistic regression over hashed features (see train.h).
 *
 * Only buckets that enough examples touch get a row while training, so that the weights of a small
 * set stay in the cache.  A step changes only the labels whose probability is off by more than
 * STEP_MIN: most labels of most examples are settled after the first epoch. */
#include "model/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/linear_priv.h"

#define STEP_MIN 0.0005F
#define NO_ROW   UINT32_MAX
#define BLOCK    16 /* labels worked on at once: rows are padded to this while training */

/* The features of one example: rows of the words, then of the letters. */
struct sample {
    uint32_t *row;
    uint32_t count[GROUPS];
    float value[GROUPS];
    uint32_t label;
    float weight;
};

struct trainer {
    struct arena *arena;
    const struct train_options *o;
    unsigned bits, epochs;
    struct str *labels;
    uint32_t label_count, width; /* width: labels rounded up to BLOCK */
    struct sample *samples;
    size_t sample_count;
    uint32_t *row_of; /* bucket to row, or NO_ROW */
    uint32_t row_count;
    float *rarity;           /* of each row */
    float *weight, *past;    /* row_count * width; past: sums of squared gradients */
    float *bias, *bias_past; /* width */
    float *p;                /* width */
    uint32_t *active;        /* labels that the current step changes */
    uint64_t random;
};

struct train_options train_defaults(void)
{
    return (struct train_options){
        .kinds = FEATURE_BIT(FEATURE_WORD) | FEATURE_BIT(FEATURE_PAIR) | FEATURE_BIT(FEATURE_SKIP) |
                 FEATURE_BIT(FEATURE_CHAR3) | FEATURE_BIT(FEATURE_CHAR4) |
                 FEATURE_BIT(FEATURE_CHAR5),
        .rate = 0.5F,
        .decay = 0.0F,
        .dropout = 0.3F,
        .balance = 0.5F,
        .seed = 1,
    };
}

/* splitmix64: small, seeded, the same everywhere. */
static uint64_t next_random(struct trainer *t)
{
    uint64_t z = t->random += 0x9e3779b97f4a7c15U;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static int compare_labels(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static uint32_t find_label(const struct trainer *t, struct str label)
{
    const struct str *found =
        bsearch(&label, t->labels, t->label_count, sizeof label, compare_labels);

    return (uint32_t)(found - t->labels);
}

/* The labels that occur, sorted. */
static bool collect_labels(struct trainer *t, const struct examples *e, struct fault *f)
{
    struct str *all = arena_many(t->arena, struct str, e->count + 1);

    if (!all)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < e->count; i++)
        all[i] = e->at[i].label;
    qsort(all, e->count, sizeof *all, compare_labels);
    t->labels = all;
    for (size_t i = 0; i < e->count; i++)
        if (t->label_count == 0 || !str_eq(all[t->label_count - 1], all[i]))
            all[t->label_count++] = all[i];
    if (t->label_count < 2)
        return fault_set(f, FAULT_INVALID, "training needs examples of two labels at least");
    if (t->label_count > MODEL_LABELS)
        return fault_set(f, FAULT_LIMIT, "more than %d labels", MODEL_LABELS);
    t->width = (t->label_count + BLOCK - 1) / BLOCK * BLOCK;
    return true;
}

/* What a model sees of an example; lives in the arena, or is the example's own. */
static bool see(struct arena *a, const struct example *e, unsigned kinds, struct features *ret,
                struct fault *f)
{
    if (!e->seen)
        return features_make(a, kinds, STR_NONE, e->text, ret, f);
    *ret = *e->seen;
    return true;
}

/* Reads one example; its rows are buckets until number_rows(). */
static bool make_sample(struct trainer *t, struct arena *scratch, const struct example *e,
                        struct sample *ret, struct fault *f)
{
    struct features x;
    size_t n = 0;

    arena_reset(scratch);
    if (!see(scratch, e, t->o->kinds, &x, f))
        return false;
    feature_values(&x, t->o->kinds, ret->value);
    for (int k = 0; k < FEATURE_KINDS; k++) {
        ret->count[feature_group(k)] += x.count[k];
        n += x.count[k];
    }
    ret->row = arena_many(t->arena, uint32_t, n + 1);
    if (!ret->row)
        return arena_check(t->arena, f);
    n = 0;
    for (int k = 0; k < FEATURE_KINDS; k++)
        for (uint32_t i = 0; i < x.count[k]; i++)
            ret->row[n++] = x.at[k][i] >> (32 - t->bits);
    ret->label = find_label(t, e->label);
    return true;
}

static bool make_samples(struct trainer *t, const struct examples *e, struct fault *f)
{
    scoped(arena) *scratch = arena_new(ARENA_REQUEST_MAX);

    t->sample_count = e->count;
    t->samples = arena_many(t->arena, struct sample, e->count);
    if (!t->samples)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < e->count; i++)
        if (!make_sample(t, scratch, &e->at[i], &t->samples[i], f))
            return false;
    return true;
}

/* In how many examples each bucket occurs; `last` remembers the example it was last seen in. */
static bool count_buckets(struct trainer *t, uint32_t *seen, struct fault *f)
{
    size_t buckets = (size_t)1 << t->bits;
    uint32_t *last = arena_many(t->arena, uint32_t, buckets);

    if (!last)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < t->sample_count; i++) {
        const struct sample *s = &t->samples[i];

        for (uint32_t k = 0; k < s->count[0] + s->count[1]; k++)
            if (last[s->row[k]] != i + 1) {
                last[s->row[k]] = (uint32_t)i + 1;
                seen[s->row[k]]++;
            }
    }
    return true;
}

/* Drops the rows of features that are too rare, keeping the groups apart. */
static void keep_rows(const struct trainer *t, struct sample *s)
{
    uint32_t n = 0, at = 0;

    for (int g = 0; g < GROUPS; g++) {
        uint32_t kept = 0;

        for (uint32_t k = 0; k < s->count[g]; k++, at++)
            if (t->row_of[s->row[at]] != NO_ROW) {
                s->row[n++] = t->row_of[s->row[at]];
                kept++;
            }
        s->count[g] = kept;
    }
}

static bool number_rows(struct trainer *t, struct fault *f)
{
    size_t buckets = (size_t)1 << t->bits;
    uint32_t *seen = arena_many(t->arena, uint32_t, buckets);
    uint32_t least = t->o->min_count > 0 ? t->o->min_count : t->sample_count < 500 ? 1 : 2;
    float norm = 1 / logf(1 + (float)t->sample_count);

    t->row_of = arena_many(t->arena, uint32_t, buckets);
    t->rarity = arena_many(t->arena, float, buckets);
    if (!arena_check(t->arena, f) || !count_buckets(t, seen, f))
        return false;
    for (size_t b = 0; b < buckets; b++) {
        t->row_of[b] = NO_ROW;
        if (seen[b] >= least) {
            t->rarity[t->row_count] = logf((1 + (float)t->sample_count) / (float)seen[b]) * norm;
            t->row_of[b] = t->row_count++;
        }
    }
    for (size_t i = 0; i < t->sample_count; i++)
        keep_rows(t, &t->samples[i]);
    return true;
}

static bool weigh_samples(struct trainer *t, struct fault *f)
{
    size_t *count = arena_many(t->arena, size_t, t->label_count);
    float mean = (float)t->sample_count / (float)t->label_count;

    if (!count)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < t->sample_count; i++)
        count[t->samples[i].label]++;
    for (size_t i = 0; i < t->sample_count; i++) {
        struct sample *s = &t->samples[i];

        s->weight = powf(mean / (float)count[s->label], t->o->balance);
        s->weight = s->weight > 20 ? 20 : s->weight;
    }
    return true;
}

static void add_row(float *score, const float *row, float x, uint32_t width)
{
    for (uint32_t b = 0; b < width; b += BLOCK)
        for (uint32_t k = 0; k < BLOCK; k++)
            score[b + k] += x * row[b + k];
}

static void update_row(struct trainer *t, uint32_t row, float x, uint32_t active, float rate)
{
    float *weight = t->weight + (size_t)row * t->width;
    float *past = t->past + (size_t)row * t->width;

    for (uint32_t i = 0; i < active; i++) {
        uint32_t k = t->active[i];
        float g = t->p[k] * x;

        past[k] += g * g;
        weight[k] -= rate * g / (sqrtf(past[k]) + 1e-4F);
    }
}

/* Hides some features of this step: they move to the end of their group. */
static uint32_t hide_rows(struct trainer *t, uint32_t *row, uint32_t count)
{
    uint32_t limit = (uint32_t)(t->o->dropout * 65536);

    for (uint32_t k = 0; k < count && limit > 0;) {
        uint32_t hidden = row[k];

        if ((next_random(t) >> 20 & 0xffff) >= limit) {
            k++;
            continue;
        }
        row[k] = row[--count];
        row[count] = hidden;
    }
    return count;
}

static void forward(struct trainer *t, const struct sample *s, const uint32_t *kept)
{
    const uint32_t *row = s->row;

    memcpy(t->p, t->bias, t->width * sizeof *t->p);
    for (int g = 0; g < GROUPS; row += s->count[g], g++)
        for (uint32_t k = 0; k < kept[g]; k++)
            add_row(t->p, t->weight + (size_t)row[k] * t->width, s->value[g] * t->rarity[row[k]],
                    t->width);
    softmax(t->p, t->label_count, 1);
}

/* One step; returns the loss before it. */
static double learn(struct trainer *t, struct sample *s, float rate)
{
    uint32_t kept[GROUPS], active = 0;
    uint32_t *row = s->row;
    double loss;

    for (int g = 0; g < GROUPS; row += s->count[g], g++)
        kept[g] = hide_rows(t, row, s->count[g]);
    forward(t, s, kept);
    loss = -log(fmax((double)t->p[s->label], 1e-12));
    t->p[s->label] -= 1;
    for (uint32_t k = 0; k < t->label_count; k++) {
        t->p[k] *= s->weight;
        if (fabsf(t->p[k]) > STEP_MIN)
            t->active[active++] = k;
    }
    row = s->row;
    for (int g = 0; g < GROUPS; row += s->count[g], g++)
        for (uint32_t k = 0; k < kept[g]; k++)
            update_row(t, row[k], s->value[g] * t->rarity[row[k]], active, rate);
    for (uint32_t i = 0; i < active; i++) {
        uint32_t k = t->active[i];

        t->bias_past[k] += t->p[k] * t->p[k];
        t->bias[k] -= rate * t->p[k] / (sqrtf(t->bias_past[k]) + 1);
    }
    return loss;
}

static bool run_epochs(struct trainer *t, struct fault *f)
{
    uint32_t *order = arena_many(t->arena, uint32_t, t->sample_count);

    if (!order)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < t->sample_count; i++)
        order[i] = (uint32_t)i;
    for (unsigned e = 0; e < t->epochs; e++) {
        float rate = t->o->rate * (1 - 0.9F * (float)e / (float)t->epochs);
        double loss = 0;

        for (size_t i = t->sample_count; i > 1; i--) {
            size_t other = next_random(t) % i;
            uint32_t swapped = order[i - 1];

            order[i - 1] = order[other];
            order[other] = swapped;
        }
        for (size_t i = 0; i < t->sample_count; i++)
            loss += learn(t, &t->samples[order[i]], rate);
        for (size_t i = 0; t->o->decay > 0 && i < (size_t)t->row_count * t->width; i++)
            t->weight[i] *= 1 - t->o->decay;
        if (t->o->progress)
            t->o->progress(t->o->progress_to, e + 1, t->epochs, loss / (double)t->sample_count);
    }
    return true;
}

static bool make_weights(struct trainer *t, struct fault *f)
{
    t->weight = arena_many(t->arena, float, (size_t)t->row_count * t->width + 1);
    t->past = arena_many(t->arena, float, (size_t)t->row_count * t->width + 1);
    t->bias = arena_many(t->arena, float, t->width);
    t->bias_past = arena_many(t->arena, float, t->width);
    t->p = arena_many(t->arena, float, t->width);
    t->active = arena_many(t->arena, uint32_t, t->width);
    return arena_check(t->arena, f);
}

void put_u32(void *p, uint32_t v)
{
    uint8_t *b = p;

    for (int i = 0; i < 4; i++)
        b[i] = (uint8_t)(v >> (8 * i));
}

void put_u64(void *p, uint64_t v)
{
    put_u32(p, (uint32_t)v);
    put_u32((char *)p + 4, (uint32_t)(v >> 32));
}

void put_f32(void *p, float v)
{
    uint32_t u;

    memcpy(&u, &v, sizeof u);
    put_u32(p, u);
}

/* The step of the 8-bit weights of a label: its largest weight is 127 steps. */
static float label_scale(const struct trainer *t, uint32_t label)
{
    float most = 1e-9F;

    for (uint32_t r = 0; r < t->row_count; r++) {
        float w = fabsf(t->weight[(size_t)r * t->width + label] * t->rarity[r]);

        most = w > most ? w : most;
    }
    return most / 127;
}

static void write_weights(const struct trainer *t, int8_t *out, const float *scale)
{
    uint32_t stride = model_stride(t->label_count);

    for (size_t b = 0; b < (size_t)1 << t->bits; b++) {
        uint32_t r = t->row_of[b];

        for (uint32_t k = 0; r != NO_ROW && k < t->label_count; k++)
            out[b * stride + k] =
                (int8_t)lrintf(t->weight[(size_t)r * t->width + k] * t->rarity[r] / scale[k]);
    }
}

static void sign(char *p, size_t weights, size_t size)
{
    put_u64(p + AT_WEIGHTS_SUM, model_checksum(0, p + weights, size - weights));
    put_u64(p + AT_HEAD_SUM,
            model_checksum(model_checksum(0, p, AT_HEAD_SUM), p + HEAD_SIZE, weights - HEAD_SIZE));
}

static size_t head_length(const struct trainer *t)
{
    size_t n = HEAD_SIZE + 8 * (size_t)t->label_count;

    for (uint32_t k = 0; k < t->label_count; k++)
        n += 1 + t->labels[k].len;
    return (n + 63) / 64 * 64;
}

/* The model file with temperature 1. */
static bool write_model(struct trainer *t, struct arena *a, struct str *ret_bytes, struct fault *f)
{
    uint32_t stride = model_stride(t->label_count);
    size_t weights = head_length(t), size = weights + ((size_t)stride << t->bits);
    float *scale = arena_many(t->arena, float, t->label_count);
    char *p = arena_alloc(a, size), *at = p + HEAD_SIZE;

    if (!arena_check(a, f) || !arena_check(t->arena, f))
        return false;
    memcpy(p, MODEL_MAGIC, 8);
    put_u32(p + AT_VERSION, MODEL_VERSION);
    put_u32(p + AT_KINDS, t->o->kinds);
    put_u32(p + AT_BITS, t->bits);
    put_u32(p + AT_LABELS, t->label_count);
    put_u32(p + AT_STRIDE, stride);
    put_u32(p + AT_WEIGHTS, (uint32_t)weights);
    put_f32(p + AT_TEMPERATURE, 1);
    put_u64(p + AT_SIZE, size);
    for (uint32_t k = 0; k < t->label_count; k++, at += 4)
        put_f32(at, scale[k] = label_scale(t, k));
    for (uint32_t k = 0; k < t->label_count; k++, at += 4)
        put_f32(at, t->bias[k]);
    for (uint32_t k = 0; k < t->label_count; at += t->labels[k++].len) {
        *at++ = (char)t->labels[k].len;
        memcpy(at, t->labels[k].ptr, t->labels[k].len);
    }
    write_weights(t, (int8_t *)(p + weights), scale);
    sign(p, weights, size);
    *ret_bytes = str_make(p, size);
    return true;
}

/* Log-likelihood of the right labels at a temperature; `score` are logarithms of p. */
static double likelihood(const float *score, const int *label, size_t n, size_t labels, double t)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        double all = 0;

        if (label[i] < 0)
            continue;
        for (size_t k = 0; k < labels; k++)
            all += exp((double)(score[i * labels + k] - score[i * labels + (size_t)label[i]]) / t);
        sum -= log(all);
    }
    return sum;
}

/* The temperature that makes `dev` likeliest (Guo et al. 2017), by golden section. */
static double best_temperature(const float *score, const int *label, size_t n, size_t labels)
{
    double low = log(0.2), high = log(20);

    for (int i = 0; i < 40; i++) {
        double a = high - 0.618034 * (high - low), b = low + 0.618034 * (high - low);

        if (likelihood(score, label, n, labels, exp(a)) >
            likelihood(score, label, n, labels, exp(b)))
            high = b;
        else
            low = a;
    }
    return exp((low + high) / 2);
}

static bool calibrate(struct str bytes, const struct examples *dev, float *ret_temperature,
                      struct fault *f)
{
    scoped(arena) *a = arena_new(TRAIN_MEMORY_MAX);
    scoped(arena) *one = arena_new(ARENA_REQUEST_MAX);
    const struct str *labels;
    struct model *m;
    struct features x;

    if (!model_load(a, bytes, MODEL_CHECK_HEAD, &m, f))
        return false;
    size_t n = model_labels(m, &labels);
    float *score = arena_many(a, float, n * dev->count);
    int *label = arena_many(a, int, dev->count);

    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < dev->count; i++, arena_reset(one)) {
        if (!see(one, &dev->at[i], model_kinds(m), &x, f))
            return false;
        model_scores(m, &x, score + i * n);
        label[i] = model_label(m, dev->at[i].label);
        for (size_t k = 0; k < n; k++)
            score[i * n + k] = logf(fmaxf(score[i * n + k], 1e-30F));
    }
    *ret_temperature = (float)best_temperature(score, label, dev->count, n);
    return true;
}

/* Sizes that follow from the data where the caller leaves them open. */
static void choose_sizes(struct trainer *t, const struct examples *e)
{
    t->bits = t->o->bits;
    t->epochs = t->o->epochs;
    if (t->bits == 0)
        t->bits = e->count < 2000 ? 16 : e->count < 20000 ? 17 : 18;
    if (t->epochs == 0)
        t->epochs = e->count < 2000 ? 30 : e->count < 50000 ? 12 : 6;
}

static bool train_once(struct arena *a, const struct examples *e, const struct train_options *o,
                       struct str *ret_bytes, struct fault *f)
{
    scoped(arena) *own = arena_new(TRAIN_MEMORY_MAX);
    struct trainer t = { .arena = own, .o = o, .random = o->seed };

    choose_sizes(&t, e);
    if (t.bits < MODEL_BITS_MIN || t.bits > MODEL_BITS_MAX || o->kinds == 0 ||
        o->kinds > FEATURE_ALL)
        return fault_set(f, FAULT_INVALID, "training options are out of range");
    return collect_labels(&t, e, f) && make_samples(&t, e, f) && number_rows(&t, f) &&
           weigh_samples(&t, f) && make_weights(&t, f) && run_epochs(&t, f) &&
           write_model(&t, a, ret_bytes, f);
}

/* Parts the examples: every tenth, from a shuffled start, to `ret_dev`. */
static bool set_aside(struct arena *a, const struct examples *all, struct examples *ret_train,
                      struct examples *ret_dev, struct fault *f)
{
    ret_train->at = arena_many(a, struct example, all->count);
    ret_dev->at = arena_many(a, struct example, all->count);
    if (!arena_check(a, f))
        return false;
    for (size_t i = 0; i < all->count; i++) {
        uint64_t where = ((uint64_t)i + 7) * 0x9e3779b97f4a7c15U >> 32;
        struct examples *to = where % 10 == 0 ? ret_dev : ret_train;

        to->at[to->count++] = all->at[i];
    }
    return true;
}

bool model_train(struct arena *a, const struct examples *train, const struct examples *dev,
                 const struct train_options *o, struct str *ret_bytes, struct fault *f)
{
    struct examples most = { 0 }, rest = { 0 };
    struct str bytes, first;
    float temperature = 1;
    char *p;

    if (!train_once(a, train, o, &bytes, f))
        return false;
    if (o->temperature > 0) {
        temperature = o->temperature;
    } else if (dev != NULL && dev->count > 0) {
        if (!calibrate(bytes, dev, &temperature, f))
            return false;
    } else {
        scoped(arena) *own = arena_new(TRAIN_MEMORY_MAX);

        if (!set_aside(own, train, &most, &rest, f))
            return false;
        if (rest.count >= 10 &&
            (!train_once(own, &most, o, &first, f) || !calibrate(first, &rest, &temperature, f)))
            return false;
    }
    p = arena_alloc(a, bytes.len);
    if (!p)
        return arena_check(a, f);
    memcpy(p, bytes.ptr, bytes.len);
    put_f32(p + AT_TEMPERATURE, temperature);
    sign(p, get_u32(p + AT_WEIGHTS), bytes.len);
    *ret_bytes = str_make(p, bytes.len);
    return true;
}
