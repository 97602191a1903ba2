/* SPDX-License-Identifier: EUPL-1.2 */
/* sequence_test.c - the tagger's model: training learns, files are held to account, any numbers
 * are safe. */
#include "test.h"

#include <math.h>
#include <string.h>

#include "model/linear_priv.h"
#include "model/sequence_priv.h"
#include "model/sequence_train.h"

#define MEMORY ((size_t)64 << 20)
#define WORDS  12
#define TEXTS  400

enum { GREETING = 1, FIRST = 2, LAST = 3, STREET = 4, TOWN = 5, REST = 10 };

static const struct str types[] = { STR_INIT("PER"), STR_INIT("LOC") };

static uint32_t roll(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static struct sequence_token word(uint32_t hash, uint8_t label)
{
    return (struct sequence_token){ .word = hash * 2654435761u, .open = 1, .label = label };
}

/* A toy language: after a greeting come a first name and perhaps a last one; after "street" the
 * very same last names are places.  Words of names differ from text to text. */
static void make_text(struct arena *a, uint64_t *seed, struct sequence_text *ret)
{
    struct sequence_token *t = arena_many(a, struct sequence_token, WORDS);
    bool two = roll(seed) % 2;

    assert_non_null(t);
    for (size_t i = 0; i < WORDS; i++)
        t[i] = word(REST + roll(seed) % 50, SEQUENCE_O);
    t[2] = word(GREETING, SEQUENCE_O);
    t[3] = word(1000 + roll(seed) % 900, SEQUENCE_B(0));
    t[3].lists = FIRST;
    if (two) {
        t[4] = word(5000 + roll(seed) % 900, SEQUENCE_I(0));
        t[4].lists = LAST;
    }
    t[8] = word(STREET, SEQUENCE_O);
    t[9] = word(5000 + roll(seed) % 900, SEQUENCE_B(1));
    t[9].lists = LAST;
    t[6].open = 0;
    *ret = (struct sequence_text){ t, WORDS, 1 };
}

static struct str train(struct arena *a, struct sequence_text *texts, size_t count)
{
    struct sequence_options o = sequence_defaults();
    struct fault f = { 0 };
    struct str bytes;

    o.bits = 12;
    o.list_bits = 0;
    assert_ok(sequence_train(a, texts, count, types, COUNT_OF(types), &o, &bytes, &f));
    return bytes;
}

static struct str toy(struct arena *a, struct sequence_text *texts)
{
    uint64_t seed = 1;

    for (size_t i = 0; i < TEXTS; i++)
        make_text(a, &seed, &texts[i]);
    return train(a, texts, TEXTS);
}

static struct sequence *loaded(struct arena *a, struct str bytes)
{
    struct sequence *m;
    struct fault f = { 0 };

    assert_ok(sequence_load(a, bytes, MODEL_CHECK_ALL, &m, &f));
    return m;
}

static uint8_t best_label(const struct sequence_row *row)
{
    uint8_t best = 0;

    for (uint8_t k = 1; k < SEQUENCE_LANES; k++)
        if (row->p[k] > row->p[best])
            best = k;
    return best;
}

static void training_learns_names_it_has_not_met(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct sequence_text texts[TEXTS], unseen;
    struct sequence *m = loaded(a, toy(a, texts));
    struct sequence_row rows[WORDS];
    const struct str *names;
    uint64_t seed = 77;
    size_t wrong = 0;

    (void)state;
    assert_int_equal(sequence_types(m, &names), 2);
    assert_str(names[1], STR("LOC"));
    for (int i = 0; i < 200; i++) {
        make_text(a, &seed, &unseen);
        sequence_tag(m, unseen.tokens, WORDS, rows);
        for (size_t k = 0; k < WORDS; k++)
            wrong += unseen.tokens[k].open && best_label(&rows[k]) != unseen.tokens[k].label;
    }
    assert_in_range(wrong, 0, 10);
}

static void labels_of_a_token_sum_to_one_and_none_goes_on_from_nothing(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct sequence_text texts[TEXTS];
    struct sequence *m = loaded(a, toy(a, texts));
    struct sequence_row rows[WORDS];

    (void)state;
    for (size_t i = 0; i < 50; i++) {
        sequence_tag(m, texts[i].tokens, WORDS, rows);
        for (size_t k = 0; k < WORDS; k++) {
            float sum = 0;

            if (!texts[i].tokens[k].open)
                continue;
            for (int lane = 0; lane < SEQUENCE_LANES; lane++)
                sum += rows[k].p[lane];
            assert_true(fabsf(sum - 1) < 0.001F);
            assert_true(rows[k].p[5] + rows[k].p[6] + rows[k].p[7] < 0.001F); /* no third type */
        }
        assert_true(rows[0].p[SEQUENCE_I(0)] + rows[7].p[SEQUENCE_I(0)] < 0.001F);
    }
}

static void the_same_texts_give_the_same_bytes(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct sequence_text texts[TEXTS];

    (void)state;
    assert_str(toy(a, texts), toy(a, texts));
}

static void impossible_labels_are_refused(void **state)
{
    static const struct {
        uint8_t first, second, open;
    } cases[] = {
        { SEQUENCE_I(0), 0, 1 },             /* goes on from nothing */
        { SEQUENCE_B(0), SEQUENCE_I(1), 1 }, /* goes on as another type */
        { SEQUENCE_B(2), 0, 1 },             /* no such type */
        { SEQUENCE_B(0), 0, 0 },             /* a closed token is O */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(MEMORY);
        struct sequence_token t[2] = { word(1, cases[i].first), word(2, cases[i].second) };
        struct sequence_text text = { t, 2, 1 };
        struct sequence_options o = sequence_defaults();
        struct fault f = { 0 };
        struct str bytes;

        t[0].open = cases[i].open;
        assert_false(sequence_train(a, &text, 1, types, COUNT_OF(types), &o, &bytes, &f));
        assert_int_equal(f.kind, FAULT_INVALID);
    }
}

static void damaged_files_are_refused(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct sequence_text texts[TEXTS];
    struct str good = toy(a, texts);
    char *p = arena_alloc(a, good.len);
    struct sequence *m;
    struct fault f = { 0 };

    (void)state;
    for (size_t at = 0; at < good.len; at += at < 400 ? 1 : 997) { /* each byte of the head */
        memcpy(p, good.ptr, good.len);
        p[at] = (char)(p[at] ^ 0x55);
        if (at >= 28 && at < 32)
            continue; /* unused, but under the head's checksum */
        if (at >= 56 && at < 64)
            continue; /* unused and under none */
        assert_false(sequence_load(a, str_make(p, good.len), MODEL_CHECK_ALL, &m, &f));
    }
    for (size_t len = 0; len < good.len; len += len < 400 ? 1 : 1009)
        assert_false(sequence_load(a, str_slice(good, 0, len), MODEL_CHECK_ALL, &m, &f));
}

/* Any weights and any numbers in the tokens: the sanitizers watch, the answers are probabilities.
 */
static void hostile_weights_and_tokens_are_safe(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct sequence_text texts[TEXTS];
    struct str good = toy(a, texts);
    char *p = arena_alloc(a, good.len);
    struct sequence_token tokens[64];
    struct sequence_row rows[64];
    uint64_t seed = 5;
    struct sequence *m;

    (void)state;
    memcpy(p, good.ptr, good.len);
    for (size_t i = get_u32(p + SEQ_WEIGHTS); i < good.len; i++)
        p[i] = (char)(roll(&seed) % 2 ? 127 : -128);
    put_f32(p + SEQ_SCALE, 0.99F);
    put_u64(p + SEQ_WEIGHTS_SUM,
            model_checksum(0, p + get_u32(p + SEQ_WEIGHTS), good.len - get_u32(p + SEQ_WEIGHTS)));
    put_u64(p + SEQ_HEAD_SUM, model_checksum(model_checksum(0, p, SEQ_HEAD_SUM), p + SEQUENCE_HEAD,
                                             get_u32(p + SEQ_WEIGHTS) - SEQUENCE_HEAD));
    m = loaded(a, str_make(p, good.len));
    for (int round = 0; round < 100; round++) {
        for (size_t i = 0; i < COUNT_OF(tokens); i++) {
            uint8_t *bytes = (uint8_t *)&tokens[i];

            for (size_t k = 0; k < sizeof tokens[i]; k++)
                bytes[k] = (uint8_t)roll(&seed);
        }
        sequence_tag(m, tokens, COUNT_OF(tokens), rows);
        for (size_t i = 0; i < COUNT_OF(tokens); i++)
            for (int k = 0; tokens[i].open && k < SEQUENCE_LANES; k++)
                assert_true(rows[i].p[k] >= 0 && rows[i].p[k] <= 1.001F);
    }
    sequence_tag(m, tokens, 0, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(training_learns_names_it_has_not_met),
        cmocka_unit_test(labels_of_a_token_sum_to_one_and_none_goes_on_from_nothing),
        cmocka_unit_test(the_same_texts_give_the_same_bytes),
        cmocka_unit_test(impossible_labels_are_refused),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(hostile_weights_and_tokens_are_safe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
