/* SPDX-License-Identifier: EUPL-1.2 */
/* weigh_test.c - the model that weighs numbers: it loads, is refused when torn or another's, its
 * word comes last, and which numbers it is asked about.  What it finds:
 * tests/pii/cases/weighed.txt. */
#include "marks.h"

#include "model/train.h"
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"
#include "pii/weigh/weigh_priv.h"

#define MEMORY ((size_t)16 << 20)

extern const unsigned char embed_numbers[];
extern const uint64_t embed_numbers_size;

static struct str model_bytes_here(void)
{
    return str_make(embed_numbers, (size_t)embed_numbers_size);
}

static void the_model_of_the_program_loads(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct fault f = { 0 };
    struct model *m;

    (void)state;
    assert_ok(weigh_load(a, model_bytes_here(), MODEL_CHECK_ALL, &m, &f));
    assert_true(model_bytes(m) <= (size_t)1 << 20);
}

static void a_torn_model_is_refused(void **state)
{
    struct str whole = model_bytes_here();
    char *copy = malloc(whole.len);

    (void)state;
    for (size_t len = 0; len < whole.len; len += len < 200 ? 1 : 7919) {
        scoped(arena) *a = arena_new(MEMORY);
        struct fault f = { 0 };
        struct model *m;

        assert_false(weigh_load(a, str_slice(whole, 0, len), MODEL_CHECK_HEAD, &m, &f));
        assert_true(f.kind == FAULT_INVALID || f.kind == FAULT_DAMAGED);
    }
    memcpy(copy, whole.ptr, whole.len);
    for (size_t at = 0; at < whole.len; at += at < 200 ? 1 : 7919) {
        scoped(arena) *a = arena_new(MEMORY);
        struct fault f = { 0 };
        struct model *m;

        copy[at] ^= 4;
        assert_false(weigh_load(a, str_make(copy, whole.len), MODEL_CHECK_ALL, &m, &f));
        copy[at] ^= 4;
    }
    free(copy);
}

static bool trained(struct arena *a, const char *const labels[3], unsigned kinds,
                    struct str *ret_bytes)
{
    struct train_options o = train_defaults();
    struct example at[3];
    struct fault f = { 0 };

    o.kinds = kinds;
    o.bits = 8;
    o.temperature = 1;
    for (size_t i = 0; i < COUNT_OF(at); i++)
        at[i] = (struct example){ .label = str_of(labels[i]), .text = str_of(labels[i]) };
    return model_train(a, &(struct examples){ at, COUNT_OF(at) }, NULL, &o, ret_bytes, &f);
}

static void a_model_of_something_else_is_refused(void **state)
{
    static const struct {
        const char *labels[3];
        unsigned kinds;
        bool loads;
    } cases[] = {
        { { "nothing", "reference", "secret" }, WEIGH_KINDS, true },
        { { "nothing", "reference", "secrets" }, WEIGH_KINDS, false },
        { { "nothing", "reference", "reference" }, WEIGH_KINDS, false },
        { { "nothing", "reference", "secret" }, FEATURE_ALL, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct fault f = { 0 };
        struct model *m;
        struct str bytes;

        assert_true(trained(a, cases[i].labels, cases[i].kinds, &bytes));
        assert_int_equal(weigh_load(a, bytes, MODEL_CHECK_ALL, &m, &f), cases[i].loads);
        if (!cases[i].loads)
            assert_int_equal(f.kind, FAULT_INVALID);
    }
}

static void what_a_rule_finds_stands_before_it(void **state)
{
    static const struct str cases[] = {
        STR_INIT("mon numéro de jardinier : <PHONE 06 39 98 00 01>"),
        STR_INIT("my allotment membership no is <IBAN FR60 9999 9000 01A2 3456 7890 152>"),
        STR_INIT(
            "allotment holder no <CUSTOMER_REF 40772>, <ADDRESS 12 rue Victor Hugo, 69003 Lyon>"),
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_marks(*state, cases[i], NULL);
}

typedef bool cut_fn(const struct find *f, size_t k, struct weighable *ret);

/* How many numbers, or words, of a text are asked about, and the first of them. */
static size_t cuts_by(struct suite *s, struct str text, cut_fn *cut, struct str *ret_first)
{
    struct find f = { .pii = s->pii,
                      .scratch = s->scratch,
                      .hints = &(const struct pii_hints){ 0 },
                      .text = text,
                      .to = (uint32_t)text.len,
                      .tokens = s->scratch->tokens,
                      .folded = s->scratch->folded,
                      .maps = &s->scratch->maps };
    struct weighable w;
    size_t count = 0;

    *ret_first = STR_NONE;
    scan_tokens(&f);
    for (size_t k = 0; k < f.count; k++)
        if (cut(&f, k, &w) && count++ == 0)
            *ret_first = str_slice(text, w.start, w.end);
    return count;
}

static size_t cuts(struct suite *s, struct str text, struct str *ret_first)
{
    return cuts_by(s, text, weigh_cut, ret_first);
}

static void words_are_asked_about_near_what_calls_them_secrets(void **state)
{
    static const struct {
        const char *text, *cut;
    } cases[] = {
        { "mot de passe : tournesol", "tournesol" },
        { "the password for the door is Heron", "Heron" },
        { "Heron is the password", "Heron" },
        { "mot de passe \xc2\xab\xc2\xa0trois vieux merles\xc2\xa0\xc2\xbb", "trois vieux merles" },
        { "Kennwort \"drei alte Eichen\"", "drei alte Eichen" },
        { "le wachtwoord castor-juge", "castor-juge" },
        { "we met a heron by the old mill", "" },
        { "password and then the to of", "" },
        { "the password : and", "" },
        { "the password : under", "under" },
        { "\"password\": \"string\"", "" },
        { "mot de passe valable 24h/24", "" },
        { "Nom du wifi : Livebox-7A2F", "" },
        { "password 471188", "" },
        { "one two three four five six seven eight password it is that is the of it is a to heron",
          "" },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str first;

        cuts_by(*state, str_of(cases[i].text), weigh_cut_word, &first);
        assert_str(first, str_of(cases[i].cut));
    }
}

/* How sure one is that a number is somebody's, in a house with or without patterns of its own. */
static float sureness(struct suite *s, const struct pii_rules *rules)
{
    struct pii_hints hints = { .rules = rules };
    scoped(arena) *a = arena_new(MEMORY);
    struct str text = STR("n\xc2\xb0 de coop\xc3\xa9rateur 55120");
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, &hints, &spans, &f));
    assert_int_equal(spans.count, 1);
    assert_int_equal(spans.at[0].type, SPAN_CUSTOMER_REF);
    return spans.at[0].score;
}

static void who_has_told_how_references_look_is_told_fewer_others(void **state)
{
    struct str pattern = STR("KD-[0-9]{6}");
    struct pii_wanted wanted = { .patterns = &pattern, .pattern_count = 1 };
    struct pii_rules *rules = NULL;
    struct fault f = { 0 };

    assert_ok(pii_rules_new(&wanted, &rules, &f));
    assert_true(sureness(*state, rules) < sureness(*state, NULL));
    pii_rules_free(rules);
}

static void numbers_are_cut_whole_and_amounts_are_none(void **state)
{
    static const struct {
        const char *text, *cut;
    } cases[] = {
        { "my PIN 4512 please", "4512" },
        { "sous le KD-4471/22.", "KD-4471/22" },
        { "bus pass 633597 0044 1882 207 cracked", "633597 0044 1882 207" },
        { "Acct: 4 0982 361", "4 0982 361" },
        { "childminder ccw-00482 here", "ccw-00482" },
        { "the lock opens with W8D3XR", "W8D3XR" },
        { "número de sócio 577", "577" },
        { "room 577", "" },
        { "le 12.03.24", "" },
        { "since 2024", "" },
        { "for 129,90", "" },
        { "for 4512,90", "" },
        { "for 4512 \xe2\x82\xac", "" },
        { "entre 552\u00a0324\u00a0\u202f€ et", "" },
        { "it weighs 4512 kg", "" },
        { "2500 x 1800", "1800" },
        { "commande 4512", "" },
        { "version 4512", "" },
        { "a 4512-page", "4512" },
        { "AB-12", "" },
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str first;

        cuts(*state, str_of(cases[i].text), &first);
        assert_str(first, str_of(cases[i].cut));
    }
}

static void a_table_of_numbers_is_asked_about_in_its_first_rows_alone(void **state)
{
    struct suite *s = *state;
    scoped(arena) *a = arena_new(MEMORY);
    struct buf b = buf_new(a, 1 << 16);
    struct str first;

    buf_add(&b, STR("1000001"));
    for (unsigned i = 2; i < 40; i++)
        buf_printf(&b, "\n%u", 1000000 + i);
    assert_int_equal(cuts(s, buf_str(&b), &first), 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_of_the_program_loads),
        cmocka_unit_test(a_torn_model_is_refused),
        cmocka_unit_test(a_model_of_something_else_is_refused),
        cmocka_unit_test(what_a_rule_finds_stands_before_it),
        cmocka_unit_test(numbers_are_cut_whole_and_amounts_are_none),
        cmocka_unit_test(who_has_told_how_references_look_is_told_fewer_others),
        cmocka_unit_test(words_are_asked_about_near_what_calls_them_secrets),
        cmocka_unit_test(a_table_of_numbers_is_asked_about_in_its_first_rows_alone),
    };

    return cmocka_run_group_tests(tests, suite_start, suite_stop);
}
