/* SPDX-License-Identifier: EUPL-1.2 */
/* restore_stream_test.c - a text that comes in parts is restored as if it had come whole, however
 * it is cut. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "pii/restore.h"

#define V(text)     .value = STR_INIT(text)
#define S(text)     .surrogate = STR_INIT(text)
#define LONG_NUMBER 4294967295u

static struct pii_token tokens[] = {
    { .type = SPAN_PERSON, .n = 1, V("Claire Morel"), S("Alix Valdrenet") },
    { .type = SPAN_PERSON, .n = 1, .form = 2, V("MOREL"), S("VALDRENET") },
    { .type = SPAN_PERSON, .n = 2, V("Zoé"), S("Alix") },
    { .type = SPAN_IBAN, .n = 1, V("FR76 3000"), S("FR76 9999") },
    { .type = SPAN_CUSTOMER_REF, .n = LONG_NUMBER, .form = LONG_NUMBER, V("⟦") },
    { .type = SPAN_EMAIL, .n = 7 }, /* no value here */
};
static const struct pii_book book = { .tokens = tokens, .count = COUNT_OF(tokens) };

static const struct {
    struct str from, to;
    unsigned restored, unknown;
} cases[] = {
    { STR_INIT("Bonjour ⟦PERSON_1⟧, ⟦PERSON_1.2⟧ !"), STR_INIT("Bonjour Claire Morel, MOREL !"), 2,
      0 },
    { STR_INIT("⟦IBAN_1⟧⟦PERSON_2⟧"), STR_INIT("FR76 3000Zoé"), 2, 0 },
    { STR_INIT("⟦EMAIL_7⟧ ⟦PHONE_1⟧ ⟦IBAN_2⟧"), STR_INIT("⟦EMAIL_7⟧ ⟦PHONE_1⟧ ⟦IBAN_2⟧"), 0, 3 },
    { STR_INIT("⟦⟦PERSON_1⟧ ⟦⟦⟦PERSON_2⟧ ⟦⟦"), STR_INIT("⟦PERSON_1⟧ ⟦Zoé ⟦"), 1, 0 },
    { STR_INIT("⟦PERSON_01⟧ ⟦person_1⟧ ⟦PERSON_1"), STR_INIT("⟦PERSON_01⟧ ⟦person_1⟧ ⟦PERSON_1"), 0,
      0 },
    { STR_INIT("⟦CUSTOMER_REF_4294967295.4294967295⟧PERSON_1⟧"), STR_INIT("⟦PERSON_1⟧"), 1, 0 },
    { STR_INIT("\xe2\x9f ⟦ \xe2 ⟧⟦\xe2\x9f\xa7"), STR_INIT("\xe2\x9f ⟦ \xe2 ⟧⟦\xe2\x9f\xa7"), 0,
      0 },
    { STR_INIT("a\0b⟦PERSON_2⟧\xff"), STR_INIT("a\0bZoé\xff"), 1, 0 },
    /* surrogates: the longest, and only where a word begins and ends */
    { STR_INIT("Alix Valdrenet et Alix"), STR_INIT("Claire Morel et Zoé"), 2, 0 },
    { STR_INIT("Alix Valdrenets Alixe éAlix Alix_ Alix."),
      STR_INIT("Zoé Valdrenets Alixe éAlix Alix_ Zoé."), 2, 0 },
    { STR_INIT("(VALDRENET)FR76 9999"), STR_INIT("(MOREL)FR76 3000"), 2, 0 },
    { STR_INIT("Alix Valdrene"), STR_INIT("Zoé Valdrene"), 1, 0 },
    { STR_INIT("«Alix» Alix\xc3"), STR_INIT("«Zoé» Zoé\xc3"), 2, 0 },
    { STR_INIT("⟦PERSON_1⟧Alix⟦⟦Alix⟧"), STR_INIT("Claire MorelZoé⟦Zoé⟧"), 3, 0 },
    { STR_INIT(""), STR_INIT(""), 0, 0 },
};

static bool add(void *to, struct clear text)
{
    return buf_add(to, text.text);
}

static void the_whole_text_at_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct fault f = { 0 };
        struct clear back;

        assert_ok(pii_restore(&book, a, (struct skeleton){ cases[i].from }, &back, &f));
        assert_str(back.text, cases[i].to);
    }
}

/* Feeds parts of `size` bytes, the first one of `first`. */
static void fed(size_t row, size_t first, size_t size)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct pii_restorer *r = pii_restorer_new(a, &book, &f);
    struct buf out = buf_new(a, 4096);
    struct pii_sink to = { add, &out };
    struct str rest = cases[row].from;
    struct pii_restored count;

    assert_non_null(r);
    buf_add(&out, STR(""));
    for (size_t n = first; rest.len; n = size) {
        n = n < rest.len ? n : rest.len;
        assert_true(pii_restorer_feed(r, str_slice(rest, 0, n), to));
        assert_true(pii_restorer_held(r) <= 48);
        rest = str_from(rest, n);
    }
    assert_true(pii_restorer_end(r, to));
    assert_int_equal(pii_restorer_held(r), 0);
    assert_str(buf_str(&out), cases[row].to);
    count = pii_restorer_count(r);
    assert_int_equal(count.restored, cases[row].restored);
    assert_int_equal(count.unknown, cases[row].unknown);
}

static void cut_in_two_at_every_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (size_t at = 0; at <= cases[i].from.len; at++)
            fed(i, at, cases[i].from.len + 1);
}

static void byte_by_byte_and_in_small_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (size_t size = 1; size < 9; size++)
            fed(i, size, size);
}

static void what_is_decided_is_given_out_at_once(void **state)
{
    static const struct {
        struct str fed, given;
    } rows[] = {
        { STR_INIT("Bonjour ⟦PERSON_1⟧"), STR_INIT("Bonjour Claire Morel") },
        { STR_INIT("Bonjour ⟦PERS"), STR_INIT("Bonjour ") },
        { STR_INIT("Bonjour ⟦pers"), STR_INIT("Bonjour ⟦pers") },
        { STR_INIT("a ⟦IBAN_1 "), STR_INIT("a ⟦IBAN_1 ") },
        { STR_INIT("Alix"), STR_INIT("") },
        { STR_INIT("Alix "), STR_INIT("") },
        { STR_INIT("Alix e"), STR_INIT("Zoé e") },
        { STR_INIT("10 \xe2"), STR_INIT("10 ") },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct fault f = { 0 };
        struct pii_restorer *r = pii_restorer_new(a, &book, &f);
        struct buf out = buf_new(a, 4096);

        assert_non_null(r);
        buf_add(&out, STR(""));
        assert_true(pii_restorer_feed(r, rows[i].fed, (struct pii_sink){ add, &out }));
        assert_str(buf_str(&out), rows[i].given);
    }
}

static bool refuse(void *to, struct clear text)
{
    (void)to;
    (void)text;
    return false;
}

static void a_sink_that_refuses_ends_it(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct pii_restorer *r = pii_restorer_new(a, &book, &f);

    (void)state;
    assert_non_null(r);
    assert_false(pii_restorer_feed(r, STR("some text "), (struct pii_sink){ refuse, NULL }));
}

/* Ten million bytes through a window of some kilobytes. */
static void a_large_text_needs_no_more_memory(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct pii_restorer *r = pii_restorer_new(a, &book, &f);
    struct buf out = buf_new(a, 4096);
    char part[4096];
    size_t before;

    (void)state;
    assert_non_null(r);
    memset(part, 'x', sizeof part);
    memcpy(part + 100, "⟦EMAIL_9⟧", 13);
    before = arena_used(a);
    for (int i = 0; i < 2500; i++) {
        out.len = 0;
        for (size_t at = 0; at < sizeof part; at += 512) {
            out.len = 0;
            assert_true(
                pii_restorer_feed(r, str_make(part + at, 512), (struct pii_sink){ add, &out }));
        }
    }
    assert_int_equal(pii_restorer_count(r).unknown, 2500);
    assert_true(arena_used(a) - before < 8192);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_text_at_once),
        cmocka_unit_test(cut_in_two_at_every_byte),
        cmocka_unit_test(byte_by_byte_and_in_small_parts),
        cmocka_unit_test(what_is_decided_is_given_out_at_once),
        cmocka_unit_test(a_sink_that_refuses_ends_it),
        cmocka_unit_test(a_large_text_needs_no_more_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
