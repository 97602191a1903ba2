/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence_train.c - see sequence_train.h. */
#include "model/sequence_train.h"

#include <math.h>
#include <string.h>

#include "model/linear_priv.h"
#include "model/sequence_priv.h"
#include "model/train.h"

#define LANES      SEQUENCE_LANES
#define FEATURES   SEQUENCE_FEATURES
#define WEIGHT_MAX 3.5F
#define STEP_MIN   0.0005F
#define HIDDEN     UINT32_MAX
#define FORBIDDEN  (-60.0F)
#define MEANS      5 /* moments in each of a run's last two epochs whose weights are averaged */

struct trainer {
    struct arena *arena;
    const struct sequence_options *o;
    size_t type_count;
    float (*weight)[LANES];
    float *past; /* of each row: sum of squared gradients */
    uint32_t *seen;
    float step[LANES * LANES], step_past[LANES * LANES];
    float (*mean)[LANES]; /* sums of the weights, and of the steps, at `means` moments */
    float step_mean[LANES * LANES];
    unsigned means;
    struct sequence_steps steps;
    struct sequence_token *tokens; /* the text under way, some of it hidden */
    struct sequence_row *rows;
    uint32_t (*at)[FEATURES];
    uint64_t random;
};

struct sequence_options sequence_defaults(void)
{
    return (struct sequence_options){
        .bits = 17,
        .epochs = 5,
        .runs = 1,
        .min_count = 3,
        .rate = 0.2F,
        .dropout = 0.1F,
        .word_dropout = 0.4F,
        .list_dropout = 0.1F,
        .seed = 1,
    };
}

static uint64_t next_random(struct trainer *t)
{
    uint64_t z = t->random += 0x9e3779b97f4a7c15U;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static bool chance(struct trainer *t, float share)
{
    return (float)(next_random(t) >> 40) < share * 16777216.0F;
}

/* I may only follow B or I of its own type. */
static bool may_follow(uint32_t before, uint32_t label)
{
    return label == 0 || label % 2 == 1 || before == label || before + 1 == label;
}

static void start_steps(struct trainer *t)
{
    for (uint32_t j = 0; j < LANES; j++)
        for (uint32_t k = 0; k < LANES; k++)
            t->step[j * LANES + k] = may_follow(j, k) ? 0 : FORBIDDEN;
    sequence_steps_make(t->step, &t->steps);
}

static bool check_labels(const struct sequence_text *x, size_t labels, struct fault *f)
{
    uint8_t before = 0;

    for (size_t i = 0; i < x->count; i++) {
        uint8_t label = x->tokens[i].label;

        if (label >= labels || (label && !x->tokens[i].open) || !may_follow(before, label))
            return fault_set(f, FAULT_INVALID, "token %zu has a label that cannot stand there", i);
        before = label;
    }
    return true;
}

static bool prepare(struct trainer *t, const struct sequence_text *texts, size_t count,
                    struct fault *f)
{
    size_t most = 1;
    size_t rows = (size_t)1 << t->o->bits;

    for (size_t i = 0; i < count; i++) {
        if (!check_labels(&texts[i], 1 + 2 * t->type_count, f))
            return fault_wrap(f, "text %zu", i);
        most = texts[i].count > most ? texts[i].count : most;
    }
    t->weight = arena_array(t->arena, rows, sizeof *t->weight);
    t->mean = arena_array(t->arena, rows, sizeof *t->mean);
    t->past = arena_many(t->arena, float, rows);
    t->seen = arena_many(t->arena, uint32_t, rows);
    t->tokens = arena_many(t->arena, struct sequence_token, most);
    t->rows = arena_many(t->arena, struct sequence_row, most);
    t->at = arena_array(t->arena, most, sizeof *t->at);
    return arena_check(t->arena, f);
}

static void count_rows(struct trainer *t, const struct sequence_text *x)
{
    uint32_t at[FEATURES];

    for (size_t i = 0; i < x->count; i++) {
        if (!x->tokens[i].open)
            continue;
        sequence_features(x->tokens, x->count, i, at);
        for (int k = 0; k < FEATURES; k++)
            t->seen[at[k] >> (32 - t->o->bits)]++;
    }
}

/* A copy of the text in which some words are in no list. */
static void hide_lists(struct trainer *t, const struct sequence_text *x)
{
    bool all = chance(t, t->o->list_dropout);

    memcpy(t->tokens, x->tokens, x->count * sizeof *t->tokens);
    for (size_t i = 0; i < x->count; i++)
        if (t->tokens[i].label && (all || chance(t, t->o->list_dropout)))
            t->tokens[i].lists &= ~t->o->list_bits;
}

/* The rows of token i; the first two and those of word pairs name the word itself. */
static void choose_rows(struct trainer *t, size_t n, size_t i)
{
    bool no_word = chance(t, t->o->word_dropout);

    sequence_features(t->tokens, n, i, t->at[i]);
    for (int k = 0; k < FEATURES; k++) {
        uint32_t row = t->at[i][k] >> (32 - t->o->bits);
        bool named = k < 2 || k == 24 || k == 25;

        t->at[i][k] =
            t->seen[row] < t->o->min_count || (named && no_word) || chance(t, t->o->dropout)
                ? HIDDEN
                : row;
    }
}

static void score_token(const struct trainer *t, size_t i)
{
    float score[LANES] = { 0 };

    for (int k = 0; k < FEATURES; k++)
        if (t->at[i][k] != HIDDEN)
            for (int lane = 0; lane < LANES; lane++)
                score[lane] += t->weight[t->at[i][k]][lane];
    sequence_emit(score, &t->rows[i]);
    for (size_t lane = 1 + 2 * t->type_count; lane < LANES; lane++)
        t->rows[i].e[lane] = 0;
}

static void learn_row(struct trainer *t, uint32_t row, const float *slope, float squares,
                      float rate)
{
    float *weight = t->weight[row];
    float step;

    t->past[row] += squares;
    step = rate / sqrtf(t->past[row] + 0.1F);
    for (int lane = 0; lane < LANES; lane++) {
        weight[lane] -= step * slope[lane];
        weight[lane] = weight[lane] > WEIGHT_MAX    ? WEIGHT_MAX
                       : weight[lane] < -WEIGHT_MAX ? -WEIGHT_MAX
                                                    : weight[lane];
    }
}

static double learn_token(struct trainer *t, size_t i, float rate, float importance)
{
    float slope[LANES], squares = 0;
    uint8_t label = t->tokens[i].label;
    double loss = -log(fmax((double)t->rows[i].p[label], 1e-9));

    for (int lane = 0; lane < LANES; lane++) {
        slope[lane] = importance * (t->rows[i].p[lane] - (float)(lane == label));
        squares += slope[lane] * slope[lane];
    }
    if (squares < STEP_MIN * STEP_MIN)
        return loss;
    for (int k = 0; k < FEATURES; k++)
        if (t->at[i][k] != HIDDEN)
            learn_row(t, t->at[i][k], slope, squares, rate);
    return loss;
}

/* The chain's steps between the open tokens from `start` on, and the O around them. */
static void learn_steps(struct trainer *t, size_t start, size_t n, float (*between)[LANES],
                        float rate)
{
    for (size_t i = 0; i <= n; i++) {
        uint8_t before = i ? t->tokens[start + i - 1].label : 0;
        uint8_t label = i < n ? t->tokens[start + i].label : 0;

        between[before][label] -= 1;
    }
    for (uint32_t j = 0; j < LANES; j++)
        for (uint32_t k = 0; k < LANES; k++) {
            float g = between[j][k], *past = &t->step_past[j * LANES + k];

            if (!may_follow(j, k))
                continue;
            *past += g * g;
            t->step[j * LANES + k] -= rate * g / sqrtf(*past + 1);
        }
    sequence_steps_make(t->step, &t->steps);
}

static double learn(struct trainer *t, const struct sequence_text *x, float rate)
{
    double loss = 0;

    hide_lists(t, x);
    for (size_t i = 0; i < x->count; i++) {
        float between[LANES][LANES] = { 0 };
        size_t start = i;

        for (; i < x->count && t->tokens[i].open; i++) {
            choose_rows(t, x->count, i);
            score_token(t, i);
        }
        if (i == start)
            continue;
        sequence_chain(&t->steps, t->rows + start, i - start, between);
        for (size_t k = start; k < i; k++)
            loss += learn_token(t, k, rate, x->weight);
        learn_steps(t, start, i - start, between, rate);
    }
    return loss;
}

/* The last steps of a descent go to and fro: their mean lies nearer to where they lead. */
static void note_mean(struct trainer *t)
{
    for (size_t row = 0; row < (size_t)1 << t->o->bits; row++)
        for (int lane = 0; lane < LANES; lane++)
            t->mean[row][lane] += t->weight[row][lane];
    for (int i = 0; i < LANES * LANES; i++)
        t->step_mean[i] += t->step[i];
    t->means++;
}

static void take_mean(struct trainer *t)
{
    for (size_t row = 0; row < (size_t)1 << t->o->bits; row++)
        for (int lane = 0; lane < LANES; lane++)
            t->weight[row][lane] = t->mean[row][lane] / (float)t->means;
    for (int i = 0; i < LANES * LANES; i++)
        t->step[i] = t->step_mean[i] / (float)t->means;
}

static void shuffle(struct trainer *t, uint32_t *order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = next_random(t) % i;
        uint32_t swapped = order[i - 1];

        order[i - 1] = order[other];
        order[other] = swapped;
    }
}

/* From nothing; the random numbers go on, so that each run goes another way. */
static void start_run(struct trainer *t)
{
    size_t rows = (size_t)1 << t->o->bits;

    memset(t->weight, 0, rows * sizeof *t->weight);
    memset(t->past, 0, rows * sizeof *t->past);
    memset(t->step_past, 0, sizeof t->step_past);
    start_steps(t);
}

static void run_epochs(struct trainer *t, const struct sequence_text *texts, size_t count,
                       uint32_t *order)
{
    for (unsigned e = 0; e < t->o->epochs; e++) {
        float rate = t->o->rate * (1 - 0.9F * (float)e / (float)t->o->epochs);
        double loss = 0;

        shuffle(t, order, count);
        for (size_t i = 0; i < count; i++) {
            loss += learn(t, &texts[order[i]], rate);
            if (e + 2 >= t->o->epochs &&
                (i + 1 == count || i % (count / MEANS + 1) == count / MEANS))
                note_mean(t);
        }
        if (t->o->progress)
            t->o->progress(t->o->progress_to, e + 1, loss);
    }
}

static bool run_all(struct trainer *t, const struct sequence_text *texts, size_t count,
                    struct fault *f)
{
    uint32_t *order = arena_many(t->arena, uint32_t, count + 1);

    if (!order)
        return arena_check(t->arena, f);
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    for (unsigned run = 0; run < t->o->runs; run++) {
        start_run(t);
        run_epochs(t, texts, count, order);
    }
    if (t->means)
        take_mean(t);
    return true;
}

/* ---- the file ---- */

static float largest(const struct trainer *t)
{
    float most = 0.01F;

    for (size_t row = 0; row < (size_t)1 << t->o->bits; row++)
        for (int lane = 0; lane < LANES; lane++)
            most = fmaxf(most, fabsf(t->weight[row][lane]));
    return most;
}

static void write_weights(const struct trainer *t, char *to, float scale)
{
    for (size_t row = 0; row < (size_t)1 << t->o->bits; row++)
        for (int lane = 0; lane < LANES; lane++)
            *to++ = (char)(int8_t)lrintf(t->weight[row][lane] / scale);
}

static bool write_model(struct trainer *t, struct arena *a, const struct str *types,
                        struct str *ret_bytes, struct fault *f)
{
    size_t names = t->type_count * (1 + SEQUENCE_TYPE_MAX);
    size_t weights = (SEQUENCE_HEAD + SEQUENCE_STEPS + names + 63) / 64 * 64;
    size_t size = weights + ((size_t)LANES << t->o->bits);
    char *p = arena_alloc(a, size), *at = p + SEQUENCE_HEAD;
    float scale = largest(t) / 127;

    if (!p)
        return arena_check(a, f);
    memcpy(p, SEQUENCE_MAGIC, 8);
    put_u32(p + SEQ_VERSION, SEQUENCE_VERSION);
    put_u32(p + SEQ_BITS, t->o->bits);
    put_u32(p + SEQ_TYPES, (uint32_t)t->type_count);
    put_u32(p + SEQ_WEIGHTS, (uint32_t)weights);
    put_f32(p + SEQ_SCALE, scale);
    put_u64(p + SEQ_SIZE, size);
    for (int i = 0; i < LANES * LANES; i++, at += 4)
        put_f32(at, t->step[i]);
    for (size_t i = 0; i < t->type_count; at += types[i++].len) {
        *at++ = (char)types[i].len;
        memcpy(at, types[i].ptr, types[i].len);
    }
    write_weights(t, p + weights, scale);
    put_u64(p + SEQ_WEIGHTS_SUM, model_checksum(0, p + weights, size - weights));
    put_u64(p + SEQ_HEAD_SUM, model_checksum(model_checksum(0, p, SEQ_HEAD_SUM), p + SEQUENCE_HEAD,
                                             weights - SEQUENCE_HEAD));
    *ret_bytes = str_make(p, size);
    return true;
}

bool sequence_train(struct arena *a, const struct sequence_text *texts, size_t count,
                    const struct str *types, size_t type_count, const struct sequence_options *o,
                    struct str *ret_bytes, struct fault *f)
{
    scoped(arena) *own = arena_new(TRAIN_MEMORY_MAX);
    struct trainer t = { .arena = own, .o = o, .type_count = type_count, .random = o->seed };

    if (o->bits < SEQUENCE_BITS_MIN || o->bits > SEQUENCE_BITS_MAX || type_count < 1 ||
        type_count > SEQUENCE_TYPES || count == 0 || o->runs == 0)
        return fault_set(f, FAULT_INVALID, "training options are out of range");
    for (size_t i = 0; i < type_count; i++)
        if (types[i].len == 0 || types[i].len > SEQUENCE_TYPE_MAX)
            return fault_set(f, FAULT_INVALID, "a type's name is empty or too long");
    if (!prepare(&t, texts, count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        count_rows(&t, &texts[i]);
    return run_all(&t, texts, count, f) && write_model(&t, a, types, ret_bytes, f);
}
