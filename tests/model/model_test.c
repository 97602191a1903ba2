/* SPDX-License-Identifier: EUPL-1.2 */
/* model_test.c - features, training, the model file, and asking a model. */
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/linear.h"
#include "model/spell.h"
#include "model/train.h"

#define MEMORY ((size_t)512 << 20)

/* A toy trade: three labels, words drawn by a seeded generator, some of them of no use. */
static const char *const toy_words[3][4] = {
    { "colis", "livraison", "facteur", "retard" },
    { "invoice", "bill", "receipt", "VAT" },
    { "passwort", "anmelden", "konto", "zugang" },
};
static const char *const toy_noise[] = { "bonjour", "please", "und", "the", "une", "42", "!" };
static const char *const toy_labels[3] = { "delivery", "invoice", "account" };

static uint32_t toy_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

/* `wrong` of a hundred labels are those of another text, so that nobody can be sure. */
static struct examples toy_examples(struct arena *a, size_t n, uint32_t seed, uint32_t wrong)
{
    struct examples e = { .at = arena_many(a, struct example, n), .count = n };

    for (size_t i = 0; i < n; i++) {
        uint32_t label = toy_random(&seed) % 3;
        struct buf b = buf_new(a, 1000);

        for (int k = 0; k < 6; k++)
            buf_printf(&b, "%s ",
                       k == 3 ? toy_words[label][toy_random(&seed) % 4]
                              : toy_noise[toy_random(&seed) % COUNT_OF(toy_noise)]);
        e.at[i].text = buf_str(&b);
        if (toy_random(&seed) % 100 < wrong)
            label = toy_random(&seed) % 3;
        e.at[i].label = str_of(toy_labels[label]);
    }
    return e;
}

static struct train_options toy_options(void)
{
    struct train_options o = train_defaults();

    o.bits = 10;
    o.epochs = 10;
    return o;
}

static struct model *toy_model(struct arena *a, struct str *ret_bytes)
{
    struct examples train = toy_examples(a, 300, 1, 0);
    struct train_options o = toy_options();
    struct fault f = { 0 };
    struct model *m;

    assert_ok(model_train(a, &train, NULL, &o, ret_bytes, &f));
    assert_ok(model_load(a, *ret_bytes, MODEL_CHECK_ALL, &m, &f));
    return m;
}

static void words_are_spelled_in_a_small_alphabet(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "", " " },
        { "Où est mon COLIS ?", " ou est mon colis . " },
        { "l'Œuvre, straße", " l oeuvre . strasse " },
        { "IBAN ⟦IBAN_1⟧ et ⟦⟦PERSON⟧", " iban IBAN et person " },
        { "⟦NATIONAL_ID_12⟧", " NATIONAL_ID " },
        { "e\xcc\x81te\xcc\x81 \xff\xfe ok", " ete ok " },
    };
    scoped(arena) *a = arena_new(MEMORY);
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str words;

        assert_ok(spell_words(a, str_of(cases[i].text), &words, &f));
        assert_str(words, str_of(cases[i].words));
    }
}

static bool same_words(struct arena *a, const char *one, const char *other)
{
    struct features x, y;
    struct fault f = { 0 };

    assert_ok(features_make(a, FEATURE_ALL, STR_NONE, str_of(one), &x, &f));
    assert_ok(features_make(a, FEATURE_ALL, STR_NONE, str_of(other), &y, &f));
    for (int k = 0; k < FEATURE_ACCENT; k++)
        if (x.count[k] != y.count[k] || memcmp(x.at[k], y.at[k], 4 * (size_t)x.count[k]) != 0)
            return false;
    return true;
}

static void features_forget_case_accents_and_whose_token_it_is(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);

    (void)state;
    assert_true(same_words(a, "Où est mon réglement", "ou est mon reglement"));
    assert_true(same_words(a, "écrit par ⟦PERSON_1⟧.", "ecrit par ⟦PERSON_27⟧."));
    assert_true(same_words(a, "commande 4711", "commande 1234"));
    assert_false(same_words(a, "par ⟦PERSON_1⟧", "par ⟦EMAIL_1⟧"));
    assert_false(same_words(a, "commande 4711", "commande 12"));
    assert_false(same_words(a, "pas merci", "merci pas"));
}

/* Under the sanitizers this fails when the room a feature list gets is too small. */
static void any_bytes_have_features(void **state)
{
    static const char alphabet[] =
        "a1! \xc3\xa9\xc5\x93\xe2\x9f\xa6\xe2\x82\xacZ_\xff\xc4\xb3\xe4\xb8\xad";
    scoped(arena) *a = arena_new(MEMORY);
    struct fault f = { 0 };
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t n = toy_random(&seed) % sizeof text;
        char *exact = malloc(n + 1);
        struct features x;
        struct str words;

        for (size_t i = 0; i < n; i++)
            exact[i] = alphabet[toy_random(&seed) % (sizeof alphabet - 1)];
        assert_ok(features_make(a, FEATURE_ALL, STR_NONE, str_make(exact, n), &x, &f));
        assert_ok(spell_words(a, str_make(exact, n), &words, &f));
        arena_reset(a);
        free(exact);
    }
}

static void a_long_text_is_read_at_its_start_and_end(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct buf b = buf_new(a, 1 << 20);
    struct fault f = { 0 };
    struct features x;

    (void)state;
    buf_add_fill(&b, 'x', 1 << 19);
    for (int i = 0; i < 1000; i++)
        buf_add(&b, STR("mot "));
    assert_ok(features_make(a, FEATURE_ALL, STR_NONE, buf_str(&b), &x, &f));
    assert_in_range(x.count[FEATURE_WORD], 400, 600);
}

static void training_learns_a_toy_trade(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct examples test = toy_examples(a, 300, 99, 0);
    struct fault f = { 0 };
    struct model_report r;
    struct str bytes;
    struct model *m = toy_model(a, &bytes);

    (void)state;
    assert_ok(model_eval(m, a, &test, &r, &f));
    assert_true(r.accuracy > 0.97);
    assert_true(r.macro_f1 > 0.97);
    assert_true(r.ece < 0.1);
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct examples train = toy_examples(a, 300, 1, 0);
    struct train_options o = toy_options();
    struct str one, other, third;
    struct fault f = { 0 };

    (void)state;
    assert_ok(model_train(a, &train, NULL, &o, &one, &f));
    assert_ok(model_train(a, &train, NULL, &o, &other, &f));
    o.seed = 2;
    assert_ok(model_train(a, &train, NULL, &o, &third, &f));
    assert_true(str_eq(one, other));
    assert_false(str_eq(one, third));
}

static void answers_come_best_first_and_add_up_to_one(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct fault f = { 0 };
    struct answer *answers;
    struct str bytes;
    struct model *m = toy_model(a, &bytes);
    size_t n;

    (void)state;
    assert_ok(model_predict(m, a, STR("le facteur a du retard"), 10, &answers, &n, &f));
    assert_int_equal(n, 3);
    assert_str(answers[0].label, STR("delivery"));
    assert_true(answers[0].p >= answers[1].p && answers[1].p >= answers[2].p);
    assert_true(fabsf(answers[0].p + answers[1].p + answers[2].p - 1) < 1e-4F);
    assert_ok(model_predict(m, a, STR(""), 1, &answers, &n, &f));
    assert_int_equal(n, 1);
}

static void sums_of_parts_give_the_scores_of_the_whole(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct model_sum sums[2] = { 0 }, half;
    float whole[3], parts[3];
    struct fault f = { 0 };
    struct features x;
    struct str bytes;
    struct model *m = toy_model(a, &bytes);

    (void)state;
    assert_ok(features_make(a, model_kinds(m), STR_NONE, STR("le facteur a du retard"), &x, &f));
    model_scores(m, &x, whole);
    for (int k = 0; k < FEATURE_KINDS; k++) {
        struct model_sum *sum = &sums[k > FEATURE_SKIP];

        if (!(model_kinds(m) & FEATURE_BIT(k)))
            continue;
        half = (struct model_sum){ 0 };
        model_add(m, x.at[k], x.count[k] / 2, sum);
        model_add(m, x.at[k] + x.count[k] / 2, x.count[k] - x.count[k] / 2, &half);
        model_sum_add(sum, &half);
    }
    model_scores_of(m, &sums[0], &sums[1], parts);
    assert_memory_equal(whole, parts, sizeof whole);
}

static void the_temperature_repairs_overconfidence(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct examples train = toy_examples(a, 400, 5, 40), dev = toy_examples(a, 400, 6, 40);
    struct examples test = toy_examples(a, 1000, 77, 40), sure = toy_examples(a, 400, 5, 40);
    struct train_options o = toy_options();
    struct model_report with, without;
    struct fault f = { 0 };
    struct model *m;
    struct str bytes;

    (void)state;
    o.epochs = 100; /* learns the wrong labels by heart */
    o.dropout = 0;
    assert_ok(model_train(a, &train, &dev, &o, &bytes, &f));
    assert_ok(model_load(a, bytes, MODEL_CHECK_ALL, &m, &f));
    assert_true(model_temperature(m) > 1.2);
    assert_ok(model_eval(m, a, &test, &with, &f));
    /* "Calibrated" on what it was trained on: it believes that it is always right. */
    assert_ok(model_train(a, &train, &sure, &o, &bytes, &f));
    assert_ok(model_load(a, bytes, MODEL_CHECK_ALL, &m, &f));
    assert_ok(model_eval(m, a, &test, &without, &f));
    assert_true(with.ece < without.ece / 2);
    assert_true(with.log_loss < without.log_loss);
}

static void a_flipped_byte_is_found_wherever_it_is(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct str bytes;
    char *copy;

    (void)state;
    toy_model(a, &bytes);
    copy = malloc(bytes.len);
    memcpy(copy, bytes.ptr, bytes.len);
    for (size_t i = 0; i < bytes.len; i++) {
        scoped(arena) *own = arena_new(MEMORY);
        struct fault f = { 0 };
        struct model *m;

        copy[i] ^= (char)(1 << i % 8);
        assert_false(model_load(own, str_make(copy, bytes.len), MODEL_CHECK_ALL, &m, &f));
        assert_true(f.kind == FAULT_INVALID || f.kind == FAULT_DAMAGED);
        copy[i] ^= (char)(1 << i % 8);
    }
    free(copy);
}

static void a_cut_file_is_refused(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct str bytes;

    (void)state;
    toy_model(a, &bytes);
    for (size_t len = 0; len < bytes.len; len += len < 300 ? 1 : 61) {
        scoped(arena) *own = arena_new(MEMORY);
        struct fault f = { 0 };
        struct model *m;
        char *exact = malloc(len + 1);

        memcpy(exact, bytes.ptr, len);
        assert_false(model_load(own, str_make(exact, len), MODEL_CHECK_ALL, &m, &f));
        assert_true(f.kind == FAULT_INVALID || f.kind == FAULT_DAMAGED);
        free(exact);
    }
}

/* What the program carries is not summed up, yet wrong weights stay inside the file. */
static void wrong_weights_give_wrong_answers_and_nothing_worse(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct fault f = { 0 };
    struct answer *answers;
    struct str bytes;
    struct model *m = toy_model(a, &bytes);
    size_t n, weights = model_bytes(m) - ((size_t)4 << 10);
    char *copy = malloc(bytes.len);

    (void)state;
    memcpy(copy, bytes.ptr, bytes.len);
    memset(copy + weights, 0x80, bytes.len - weights);
    assert_ok(model_load(a, str_make(copy, bytes.len), MODEL_CHECK_HEAD, &m, &f));
    assert_ok(model_predict(m, a, STR("facteur invoice konto"), 3, &answers, &n, &f));
    assert_true(isfinite(answers[0].p));
    free(copy);
}

static void lines_without_label_or_tab_are_named(void **state)
{
    static const struct {
        const char *tsv, *fault;
    } cases[] = {
        { "a\tone\n\nno tab here\n", "line 3: no tab between label and text" },
        { "a\tone\n\ttext\n", "line 2: a label has 1 to 100 bytes" },
    };
    scoped(arena) *a = arena_new(MEMORY);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct examples e;
        struct fault f = { 0 };

        assert_fault(examples_read(a, str_of(cases[i].tsv), &e, &f), FAULT_INVALID);
        assert_string_equal(f.text, cases[i].fault);
    }
}

static void one_label_is_no_task(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct train_options o = toy_options();
    struct examples e;
    struct fault f = { 0 };
    struct str bytes;

    (void)state;
    assert_ok(examples_read(a, STR("a\tone\na\ttwo\n"), &e, &f));
    assert_fault(model_train(a, &e, NULL, &o, &bytes, &f), FAULT_INVALID);
    e.count = 0;
    assert_fault(model_train(a, &e, NULL, &o, &bytes, &f), FAULT_INVALID);
}

static void many_labels_fit(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct buf b = buf_new(a, 1 << 20);
    struct train_options o = toy_options();
    struct fault f = { 0 };
    struct examples e;
    struct answer *answers;
    struct model *m;
    struct str bytes;
    size_t n;

    (void)state;
    for (int i = 0; i < 100; i++)
        buf_printf(&b, "label%d\tword%c%c\n", i, 'a' + i % 10, 'a' + i / 10);
    assert_ok(examples_read(a, buf_str(&b), &e, &f));
    assert_ok(model_train(a, &e, &e, &o, &bytes, &f));
    assert_ok(model_load(a, bytes, MODEL_CHECK_ALL, &m, &f));
    assert_ok(model_predict(m, a, STR("wordce"), 1, &answers, &n, &f));
    assert_str(answers[0].label, STR("label42"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_spelled_in_a_small_alphabet),
        cmocka_unit_test(features_forget_case_accents_and_whose_token_it_is),
        cmocka_unit_test(any_bytes_have_features),
        cmocka_unit_test(a_long_text_is_read_at_its_start_and_end),
        cmocka_unit_test(training_learns_a_toy_trade),
        cmocka_unit_test(the_same_seed_gives_the_same_bytes),
        cmocka_unit_test(answers_come_best_first_and_add_up_to_one),
        cmocka_unit_test(sums_of_parts_give_the_scores_of_the_whole),
        cmocka_unit_test(the_temperature_repairs_overconfidence),
        cmocka_unit_test(a_flipped_byte_is_found_wherever_it_is),
        cmocka_unit_test(a_cut_file_is_refused),
        cmocka_unit_test(wrong_weights_give_wrong_answers_and_nothing_worse),
        cmocka_unit_test(lines_without_label_or_tab_are_named),
        cmocka_unit_test(one_label_is_no_task),
        cmocka_unit_test(many_labels_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
