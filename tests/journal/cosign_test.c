/* SPDX-License-Identifier: EUPL-1.2 */
/* cosign_test.c - a cosignature that was made elsewhere (cosign_vector.mjs prints it): ours takes
 * it as it is, and not with one bit changed. */
#include "journal/cosign.h"

#include <string.h>

#include "journal/submit.h"
#include "test.h"

#define KEY     "witness.example.org/w1+cfcd1a67+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
#define SECONDS 1764144000
#define TEXT    "guichet.example.org/log\n4711\nULMS9cvHFnWfViDXOnzBFBVwc0n0Gwzgt897eAfsMdo=\n"
#define LINE                                                                                       \
    "\xe2\x80\x94 witness.example.org/w1 "                                                         \
    "z80aZwAAAABpJrOAopAyZW8gYUo0yRKcXnetJklIa9f8CR3z/qYX/uY9/QVQqx"                               \
    "mtRq+0KazUdw4v7csr8rgdlqzUb+7ZGHS5SKaYAQ==\n"

static int set_up(void **state)
{
    struct fault f = { 0 };

    (void)state;
    assert_ok(crypto_start(&f));
    return 0;
}

static void what_a_witness_elsewhere_signed_holds_and_tells_when(void **state)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    uint8_t seed[CRYPTO_SEED_SIZE];
    struct note_signature *signatures;
    struct note_verifier v;
    struct fault f = { 0 };
    int64_t seconds = 0;
    struct str text;
    size_t count;

    (void)state;
    assert_ok(cosign_key_read(a, STR(KEY), &v, &f));
    assert_ok(note_signatures(a, STR(TEXT "\n" LINE), &text, &signatures, &count, &f));
    assert_int_equal(count, 1);
    assert_true(cosign_holds(a, &signatures[0], &v, text, &seconds));
    assert_int_equal(seconds, SECONDS);
    for (uint8_t i = 0; i < sizeof seed; i++)
        seed[i] = i;
    assert_str(cosign_key_write(a, STR("witness.example.org/w1"), v.key), STR(KEY));
    assert_str(cosign_write(a, STR(TEXT), v.name, SECONDS, seed), STR(LINE));
}

/* How many of `bytes`, each with one bit changed, still are a cosigned note. */
static size_t still_held(struct str bytes, bool is_key)
{
    char changed[sizeof KEY + sizeof TEXT + sizeof LINE];
    size_t held = 0;

    assert_true(bytes.len <= sizeof changed);
    memcpy(changed, bytes.ptr, bytes.len);
    for (size_t bit = 0; bit < bytes.len * 8; bit++) {
        scoped(arena) *a = arena_new((size_t)1 << 20);
        struct str now = str_make(changed, bytes.len);

        changed[bit / 8] ^= (char)(1 << bit % 8);
        held += submit_is_cosigned(a, is_key ? STR(TEXT "\n" LINE) : now, is_key ? now : STR(KEY));
        changed[bit / 8] ^= (char)(1 << bit % 8);
    }
    return held;
}

static void one_bit_changed_anywhere_is_refused(void **state)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);

    (void)state;
    assert_true(submit_is_cosigned(a, STR(TEXT "\n" LINE), STR(KEY)));
    assert_int_equal(still_held(STR(TEXT "\n" LINE), false), 0);
    assert_int_equal(still_held(STR(KEY), true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_witness_elsewhere_signed_holds_and_tells_when),
        cmocka_unit_test(one_bit_changed_anywhere_is_refused),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
