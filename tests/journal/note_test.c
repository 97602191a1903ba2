/* SPDX-License-Identifier: EUPL-1.2 */
/* note_test.c - C2SP signed notes and checkpoints: the specification's example, and strictness. */
#include "test.h"

#include <string.h>

#include "journal/note.h"

#define ORIGIN "guichet.example.org/log"

static struct arena *arena;
static const uint8_t seed[CRYPTO_SEED_SIZE] = { 1, 2, 3, 4 }; /* a test key, public by that */
static struct str key;

static int set_up(void **state)
{
    struct fault f = { 0 };
    uint8_t public_key[CRYPTO_PUBLIC_SIZE];

    (void)state;
    assert_ok(crypto_start(&f));
    arena = arena_new((size_t)64 << 20);
    crypto_sign_public(seed, public_key);
    key = note_key(arena, STR(ORIGIN), public_key);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void the_example_of_the_specification_opens(void **state)
{
    struct fault f = { 0 };
    struct note_verifier v;
    struct str text, note = STR("This is an example message.\n\n\xe2\x80\x94 example.com/foo "
                                "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlT"
                                "gK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");

    (void)state;
    assert_ok(note_verifier_read(
        arena, STR("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), &v,
        &f));
    assert_ok(note_read(arena, note, &v, &text, &f));
    assert_str(text, STR("This is an example message.\n"));
}

static struct checkpoint some_checkpoint(uint64_t size)
{
    struct checkpoint c = { .origin = STR(ORIGIN), .size = size };

    memset(c.root, 0xab, sizeof c.root);
    return c;
}

static void a_signed_checkpoint_opens_to_what_was_signed(void **state)
{
    static const uint64_t sizes[] = { 0, 1, 9, 10, 20852163, UINT64_MAX };
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct checkpoint c = some_checkpoint(sizes[i]), got;
        struct str note = note_sign(arena, &c, seed);

        assert_ok(note_open(arena, note, key, &got, &f));
        assert_str(got.origin, c.origin);
        assert_true(got.size == c.size);
        assert_memory_equal(got.root, c.root, 32);
        assert_str(note_sign(arena, &got, seed), note);
    }
}

static void a_checkpoint_looks_as_the_specification_says(void **state)
{
    struct checkpoint c = some_checkpoint(42);
    struct str note = note_sign(arena, &c, seed);

    (void)state;
    assert_true(str_starts(note, STR(ORIGIN "\n42\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n"
                                            "\n\xe2\x80\x94 " ORIGIN " ")));
    assert_true(str_ends(note, STR("\n")));
    assert_true(str_starts(key, STR(ORIGIN "+")));
}

static void no_changed_bit_goes_unseen(void **state)
{
    struct checkpoint c = some_checkpoint(42), got;
    struct str note = note_sign(arena, &c, seed);
    char *p = (char *)(uintptr_t)note.ptr;
    struct fault f = { 0 };

    (void)state;
    for (size_t bit = 0; bit < note.len * 8; bit++) {
        p[bit / 8] ^= (char)(1 << bit % 8);
        assert_false(note_open(arena, note, key, &got, &f));
        p[bit / 8] ^= (char)(1 << bit % 8);
    }
    for (size_t len = 0; len < note.len; len++)
        assert_false(note_open(arena, str_slice(note, 0, len), key, &got, &f));
    assert_ok(note_open(arena, note, key, &got, &f));
}

/* Rightly signed, so that only the reading can refuse. */
static void malformed_checkpoints_are_refused_though_signed(void **state)
{
#define ROOT "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n"
    static const struct {
        const char *text;
        bool ok;
    } cases[] = {
        { ORIGIN "\n42\n" ROOT, true },
        { ORIGIN "\n0\n" ROOT, true },
        { ORIGIN "\n42\n" ROOT "an extension line\n", true },
        { ORIGIN "\n42\n" ROOT "\nafter an empty line\n", false },
        { ORIGIN "\n42\n" ROOT "a tab\there\n", false },
        { ORIGIN "\n42\n" ROOT "\n", false },
        { ORIGIN "\n042\n" ROOT, false },
        { ORIGIN "\n00\n" ROOT, false },
        { ORIGIN "\n+42\n" ROOT, false },
        { ORIGIN "\n-1\n" ROOT, false },
        { ORIGIN "\n 42\n" ROOT, false },
        { ORIGIN "\n\n" ROOT, false },
        { ORIGIN "\n18446744073709551616\n" ROOT, false },
        { ORIGIN "\n42\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s\n", false },
        { ORIGIN "\n42\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6t=\n", false },
        { ORIGIN "\n42\nq6s=\n", false },
        { ORIGIN "\n42\n\n", false },
        { ORIGIN "\n42\n", false },
        { ORIGIN "\n", false },
        { "\n42\n" ROOT, false },
        { "other.example.org\n42\n" ROOT, false }, /* origin and key must be of one name */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        struct checkpoint got;
        struct str note = note_write(arena, str_of(cases[i].text), STR(ORIGIN), seed);

        if (note_open(arena, note, key, &got, &f) != cases[i].ok)
            fail_msg("case %zu: %s", i, f.text);
    }
}

/* One good note, and other lines around its signature. */
static void signature_lines_are_strict(void **state)
{
    static const struct {
        const char *before, *after;
        enum fault_kind want;
    } cases[] = {
        { "", "", FAULT_NONE },
        { "\xe2\x80\x94 other.example.org AAAAAAA=\n", "", FAULT_NONE },
        { "", "\xe2\x80\x94 other.example.org AAAAAAA=\n", FAULT_NONE },
        { "\xe2\x80\x94 other.example.org AAAAAA==\n", "", FAULT_INVALID }, /* no signature */
        { "\xe2\x80\x94 other.example.org AAAAAAA\n", "", FAULT_INVALID },
        { "\xe2\x80\x94 other.example.org  AAAAAAA=\n", "", FAULT_INVALID },
        { "\xe2\x80\x94 other.example.org AAAAAAA= \n", "", FAULT_INVALID },
        { "\xe2\x80\x94 oth+er AAAAAAA=\n", "", FAULT_INVALID },
        { "\xe2\x80\x94 oth\xc2\xa0"
          "er AAAAAAA=\n",
          "", FAULT_INVALID },
        { "\xe2\x80\x94  AAAAAAA=\n", "", FAULT_INVALID },
        { "\xe2\x80\x94 AAAAAAA=\n", "", FAULT_INVALID },
        { "- other.example.org AAAAAAA=\n", "", FAULT_INVALID },
        { "", "a line after\n", FAULT_INVALID },
        { "", "\n", FAULT_INVALID },
        { "", "no newline", FAULT_INVALID },
        { "", "\xe2\x80\x94 other.example.org AAAAAAA=\r\n", FAULT_INVALID },
        { "",
          "\xe2\x80\x94 oth\xff"
          "er AAAAAAA=\n",
          FAULT_INVALID },
        { "",
          "\xe2\x80\x94 oth\xed\xa0\x80"
          "er AAAAAAA=\n",
          FAULT_INVALID }, /* a surrogate */
    };
    struct checkpoint c = some_checkpoint(42), got;
    struct str note = note_sign(arena, &c, seed), text = checkpoint_write(arena, &c);
    struct str line = str_from(note, text.len + 1);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        struct str whole = str_printf(arena, "%.*s\n%s%.*s%s", STR_ARG(text), cases[i].before,
                                      STR_ARG(line), cases[i].after);

        note_open(arena, whole, key, &got, &f) ? (void)0 : assert_int_not_equal(f.kind, 0);
        if (f.kind != cases[i].want)
            fail_msg("case %zu: %d, %s", i, (int)f.kind, f.text);
    }
}

static void the_kind_of_fault_tells_what_is_wrong(void **state)
{
    struct fault f = { 0 };
    struct checkpoint c = some_checkpoint(42), got;
    uint8_t other[CRYPTO_SEED_SIZE] = { 9 }, public_key[CRYPTO_PUBLIC_SIZE];
    struct str note = note_sign(arena, &c, seed), copy = str_copy(arena, note), large;

    (void)state;
    crypto_sign_public(other, public_key);
    assert_fault(note_open(arena, note, note_key(arena, STR(ORIGIN), public_key), &got, &f),
                 FAULT_MISSING);
    *(char *)(uintptr_t)(copy.ptr + sizeof ORIGIN) = '5'; /* 52 entries */
    assert_fault(note_open(arena, copy, key, &got, &f), FAULT_DAMAGED);
    large = str_printf(arena, "%*s", (int)NOTE_MAX + 1, "");
    assert_fault(note_open(arena, large, key, &got, &f), FAULT_LIMIT);
}

static void up_to_a_hundred_signatures_are_looked_at(void **state)
{
    struct checkpoint c = some_checkpoint(42), got;
    struct str note = note_sign(arena, &c, seed);

    (void)state;
    for (size_t n = 2; n <= NOTE_SIGNATURES_MAX + 1; n++) {
        struct fault f = { 0 };

        note = str_printf(arena, "%.*s\xe2\x80\x94 other.example.org AAAAAAA=\n", STR_ARG(note));
        assert_int_equal(note_open(arena, note, key, &got, &f), n <= NOTE_SIGNATURES_MAX);
    }
}

static void verifier_keys_are_strict(void **state)
{
    static const char *const bad[] = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    };
    struct note_verifier v;
    struct fault f = { 0 };

    (void)state;
    assert_ok(note_verifier_read(
        arena, STR("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), &v, &f));
    assert_str(v.name, STR("PeterNeumann"));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (note_verifier_read(arena, str_of(bad[i]), &v, &f))
            fail_msg("took \"%s\"", bad[i]);
}

static void names_are_strict(void **state)
{
    static const char *const good[] = { "a", "guichet.example.org/log-1", "\xc3\xa9t\xc3\xa9" };
    static const char *const bad[] = { "",     "a b",       "a+b",           "a\nb",
                                       "a\tb", "a\xc2\x85", "a\xe3\x80\x80", "a\xe2\x80\x83z",
                                       "\xff", "\xc3" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_true(note_name_ok(str_of(good[i])));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_false(note_name_ok(str_of(bad[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_specification_opens),
        cmocka_unit_test(a_signed_checkpoint_opens_to_what_was_signed),
        cmocka_unit_test(a_checkpoint_looks_as_the_specification_says),
        cmocka_unit_test(no_changed_bit_goes_unseen),
        cmocka_unit_test(malformed_checkpoints_are_refused_though_signed),
        cmocka_unit_test(signature_lines_are_strict),
        cmocka_unit_test(the_kind_of_fault_tells_what_is_wrong),
        cmocka_unit_test(up_to_a_hundred_signatures_are_looked_at),
        cmocka_unit_test(verifier_keys_are_strict),
        cmocka_unit_test(names_are_strict),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
