/* SPDX-License-Identifier: EUPL-1.2 */
/* token_test.c - what is taken out comes back, byte for byte, whatever the bytes were. */
#include "digest.h"
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "pii/pii.h"

static struct pii_book book_in(struct arena *a)
{
    return (struct pii_book){ .arena = a, .digest = digest };
}

static uint32_t draw(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Random bytes rich in what could be mistaken for a token. */
static struct str random_bytes(struct arena *a, uint32_t *seed)
{
    static const struct str bits[] = {
        STR_INIT("⟦"),        STR_INIT("⟧"),      STR_INIT("⟦IBAN_1⟧"), STR_INIT("\xe2\x9f"),
        STR_INIT("\xa6"),     STR_INIT("⟦⟦"),     STR_INIT("PERSON_"),  STR_INIT("EMAIL_2.3⟧"),
        STR_INIT("Claire"),   STR_INIT("é"),      STR_INIT("\0"),       STR_INIT("claire"),
        STR_INIT("06 12 34"), STR_INIT("061234"),
    };
    struct buf b = buf_new(a, 4096);
    uint32_t n = draw(seed) % 40;

    buf_add(&b, STR(""));
    for (uint32_t i = 0; i < n; i++) {
        if (draw(seed) % 3)
            buf_add(&b, bits[draw(seed) % COUNT_OF(bits)]);
        else
            buf_add_char(&b, (char)draw(seed));
    }
    return buf_str(&b);
}

static struct spans random_spans(struct arena *a, struct str text, uint32_t *seed)
{
    struct spans s = { arena_many(a, struct span, text.len + 1), 0 };
    uint32_t at = 0;

    while (at < text.len) {
        uint32_t start = at + draw(seed) % 6, end = start + 1 + draw(seed) % 8;

        if (end > text.len)
            break;
        s.at[s.count++] = (struct span){ start, end, (enum span_type)(draw(seed) % SPAN_TYPES),
                                         NULL,  1,   "pattern" };
        at = end;
    }
    return s;
}

static void taking_out_and_restoring_gives_the_same_bytes(void **state)
{
    uint32_t seed = 4512;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct pii_book book = book_in(a);
        struct fault f = { 0 };

        book.keep_credentials = true;
        for (int message = 0; message < 3; message++) {
            struct str text = random_bytes(a, &seed);
            struct spans spans = random_spans(a, text, &seed);
            struct skeleton skeleton;
            struct clear back;

            assert_ok(pii_take_out(&book, (struct clear){ text }, &spans, &skeleton, &f));
            assert_ok(pii_restore(&book, a, skeleton, &back, &f));
            assert_str(back.text, text);
        }
    }
}

static void the_same_value_has_the_same_token(void **state)
{
    static const struct {
        enum span_type type;
        struct str values[4];
        struct str skeleton;
    } cases[] = {
        { SPAN_PHONE,
          { STR_INIT("06 39 98 00 01"), STR_INIT("0639980001"), STR_INIT("+33 (0)6 39 98 00 01"),
            STR_INIT("06 39 98 00 02") },
          STR_INIT("⟦PHONE_1⟧⟦PHONE_1.2⟧⟦PHONE_1.3⟧⟦PHONE_2⟧") },
        { SPAN_PERSON,
          { STR_INIT("Claire Morel"), STR_INIT("MOREL Claire"), STR_INIT("Zoé Morel"),
            STR_INIT("Claire Morel") },
          STR_INIT("⟦PERSON_1⟧⟦PERSON_1.2⟧⟦PERSON_2⟧⟦PERSON_1⟧") },
        { SPAN_IBAN,
          { STR_INIT("FR60 9999 0000 1A23"), STR_INIT("fr6099990000 1a23"), STR_INIT("DE93"),
            STR_INIT("DE 93") },
          STR_INIT("⟦IBAN_1⟧⟦IBAN_1.2⟧⟦IBAN_2⟧⟦IBAN_2.2⟧") },
        { SPAN_CREDENTIAL,
          { STR_INIT("Secret1"), STR_INIT("secret1"), STR_INIT("Secret1"), STR_INIT("x") },
          STR_INIT("⟦CREDENTIAL_1⟧⟦CREDENTIAL_2⟧⟦CREDENTIAL_1⟧⟦CREDENTIAL_3⟧") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct pii_book book = book_in(a);
        struct buf text = buf_new(a, 1000);
        struct span at[4];
        struct spans spans = { at, 4 };
        struct skeleton skeleton;
        struct fault f = { 0 };

        for (size_t j = 0; j < 4; j++) {
            uint32_t start = (uint32_t)text.len;

            buf_add(&text, cases[i].values[j]);
            at[j] = (struct span){ start, (uint32_t)text.len, cases[i].type, NULL, 1, "pattern" };
        }
        assert_ok(pii_take_out(&book, (struct clear){ buf_str(&text) }, &spans, &skeleton, &f));
        assert_str(skeleton.text, cases[i].skeleton);
    }
}

static void a_later_message_goes_on_with_the_digests_of_the_earlier(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct pii_book first = book_in(a), second = book_in(a);
    struct span at = { 0, 6, SPAN_PERSON, NULL, 1, "known" };
    struct spans one = { &at, 1 };
    struct fault f = { 0 };
    struct skeleton s;
    struct clear back;

    (void)state;
    assert_ok(pii_take_out(&first, (struct clear){ STR("Claire") }, &one, &s, &f));
    for (size_t i = 0; i < first.count; i++)
        first.tokens[i].value = STR_NONE;
    second.tokens = first.tokens;
    second.count = second.old = first.count;
    assert_ok(pii_take_out(&second, (struct clear){ STR("CLAIRE, hi") }, &one, &s, &f));
    assert_str(s.text, STR("⟦PERSON_1.2⟧, hi"));
    assert_int_equal(second.count, 2);
    assert_ok(pii_take_out(&second, (struct clear){ STR("Thomas") }, &one, &s, &f));
    assert_str(s.text, STR("⟦PERSON_2⟧"));
    assert_ok(pii_restore(&second, a, (struct skeleton){ STR("⟦PERSON_1⟧ ⟦PERSON_2⟧ ⟦IBAN_9⟧") },
                          &back, &f));
    assert_str(back.text, STR("⟦PERSON_1⟧ Thomas ⟦IBAN_9⟧")); /* the first has no value here */
}

static void credentials_are_destroyed_unless_kept(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct pii_book book = book_in(a);
    struct span at = { 3, 9, SPAN_CREDENTIAL, NULL, 1, "context" };
    struct spans one = { &at, 1 };
    struct fault f = { 0 };
    struct skeleton s;
    struct clear back;

    (void)state;
    assert_ok(pii_take_out(&book, (struct clear){ STR("pw secret.") }, &one, &s, &f));
    assert_str(book.tokens[0].value, STR(""));
    assert_ok(pii_restore(&book, a, s, &back, &f));
    assert_str(back.text, STR("pw ⟦CREDENTIAL_1⟧."));
}

static void only_the_exact_grammar_is_a_token(void **state)
{
    static const struct {
        struct str skeleton, pieces; /* tokens in <>, pieces parted by '|' */
    } cases[] = {
        { STR_INIT("a ⟦IBAN_1⟧ b"), STR_INIT("a |<⟦IBAN_1⟧>| b|") },
        { STR_INIT("⟦NATIONAL_ID_12.3⟧⟦EMAIL_1⟧"), STR_INIT("<⟦NATIONAL_ID_12.3⟧>|<⟦EMAIL_1⟧>|") },
        { STR_INIT("⟦⟦IBAN_1⟧"), STR_INIT("⟦⟦IBAN_1⟧|") },
        { STR_INIT("⟦⟦⟦IBAN_1⟧"), STR_INIT("⟦⟦|<⟦IBAN_1⟧>|") },
        { STR_INIT("⟦iban_1⟧ ⟦IBAN_01⟧ ⟦IBAN_0⟧ ⟦IBAN⟧ ⟦IBAN_1.⟧ ⟦IBAN_1 ⟦FOO_1⟧"),
          STR_INIT("⟦iban_1⟧ ⟦IBAN_01⟧ ⟦IBAN_0⟧ ⟦IBAN⟧ ⟦IBAN_1.⟧ ⟦IBAN_1 ⟦FOO_1⟧|") },
        { STR_INIT("⟦IBAN_4294967296⟧"), STR_INIT("⟦IBAN_4294967296⟧|") },
        { STR_INIT("\xe2\x9f"), STR_INIT("\xe2\x9f|") },
        { STR_INIT(""), STR_INIT("") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct buf b = buf_new(a, 1000);
        struct str rest = cases[i].skeleton;
        struct pii_piece p;

        while (pii_piece_next(&rest, &p)) {
            buf_add(&b, p.token ? STR("<") : STR(""));
            buf_add(&b, p.text);
            buf_add(&b, p.token ? STR(">|") : STR("|"));
        }
        assert_str(buf_str(&b), cases[i].pieces);
    }
}

static void spans_out_of_order_are_refused(void **state)
{
    static const struct span cases[][2] = {
        { { 2, 4, SPAN_PERSON, NULL, 1, "x" }, { 3, 5, SPAN_PERSON, NULL, 1, "x" } },
        { { 2, 4, SPAN_PERSON, NULL, 1, "x" }, { 0, 1, SPAN_PERSON, NULL, 1, "x" } },
        { { 0, 1, SPAN_PERSON, NULL, 1, "x" }, { 5, 99, SPAN_PERSON, NULL, 1, "x" } },
        { { 0, 1, SPAN_PERSON, NULL, 1, "x" }, { 3, 3, SPAN_PERSON, NULL, 1, "x" } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct pii_book book = book_in(a);
        struct span at[2] = { cases[i][0], cases[i][1] };
        struct spans spans = { at, 2 };
        struct fault f = { 0 };
        struct skeleton s;

        assert_fault(pii_take_out(&book, (struct clear){ STR("some words") }, &spans, &s, &f),
                     FAULT_INVALID);
    }
}

static void any_bytes_have_a_normal_form_and_a_mask(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct str s = random_bytes(a, &seed);

        for (int t = 0; t < SPAN_TYPES; t++) {
            pii_normal(a, (enum span_type)t, s);
            assert_true(pii_mask(a, (enum span_type)t, NULL, s).len > 0);
        }
        assert_true(arena_ok(a));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taking_out_and_restoring_gives_the_same_bytes),
        cmocka_unit_test(the_same_value_has_the_same_token),
        cmocka_unit_test(a_later_message_goes_on_with_the_digests_of_the_earlier),
        cmocka_unit_test(credentials_are_destroyed_unless_kept),
        cmocka_unit_test(only_the_exact_grammar_is_a_token),
        cmocka_unit_test(spans_out_of_order_are_refused),
        cmocka_unit_test(any_bytes_have_a_normal_form_and_a_mask),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
