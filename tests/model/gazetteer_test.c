/* SPDX-License-Identifier: EUPL-1.2 */
/* gazetteer_test.c - the committed word lists, and damaged or hostile files of them. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "model/gazetteer.h"
#include "model/linear_priv.h"
#include "text/text.h"

#define MEMORY   ((size_t)16 << 20)
#define AT_COUNT 12 /* as gazetteer.c tells the form of the file */
#define AT_SUM   56

static struct str committed(struct arena *a)
{
    const char *root = getenv("GUICHET_SOURCE");
    const char *path = str_cstr(a, str_printf(a, "%s/models/words.gazetteer", root ? root : "."));
    struct fault f = { 0 };
    struct str bytes;

    assert_ok(file_read(a, path, (size_t)4 << 20, &bytes, &f));
    return bytes;
}

static struct gazetteer loaded(struct arena *a)
{
    struct gazetteer g;
    struct fault f = { 0 };

    assert_ok(gazetteer_load(committed(a), MODEL_CHECK_ALL, &g, &f));
    return g;
}

static uint32_t ask(struct arena *a, const struct gazetteer *g, const char *word)
{
    return gazetteer_word(g, text_fold(a, str_of(word), NULL));
}

static void words_are_what_the_lists_say(void **state)
{
    enum { FIRST = 3, LAST = 3 << 2, PLACE = 3 << 4, PLAIN = 3 << 6 };
    static const struct {
        const char *word;
        uint32_t is, is_not;
    } cases[] = {
        { "Marie", FIRST, GAZETTEER_ORG },
        { "KARIM", FIRST, PLAIN },
        { "Léa", FIRST, 0 },
        { "Dubois", LAST, FIRST | PLACE },
        { "Müller", LAST, GAZETTEER_ORG },
        { "Żukowski", 0, FIRST },
        { "Şahin", LAST, PLAIN },
        { "Nguyễn", LAST, PLAIN },
        { "Rose", FIRST | PLAIN, 0 }, /* both: the text around decides */
        { "Petit", LAST | PLAIN, FIRST },
        { "Villeurbanne", PLACE, FIRST | LAST },
        { "Österreich", PLACE, FIRST },
        { "New York", PLACE, 0 },
        { "cdiscount", GAZETTEER_ORG, FIRST | LAST },
        { "leroy merlin", GAZETTEER_ORG, FIRST },
        { "bonjour", PLAIN, FIRST | LAST | PLACE },
        { "bestellung", PLAIN, FIRST | LAST | PLACE },
        { "lampe", PLAIN, FIRST | LAST },
        { "cordialement", PLAIN, FIRST | LAST | PLACE },
        { "van", GAZETTEER_PARTICLE, FIRST | LAST },
        { "xqzvw", 0, 0x3ff },
        { "", 0, 0x3ff },
    };
    scoped(arena) *a = arena_new(MEMORY);
    struct gazetteer g = loaded(a);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint32_t bits = ask(a, &g, cases[i].word);
        bool all = true;

        for (unsigned part = 0; part < 4; part++) /* some level of each thing wanted */
            if (cases[i].is >> 2 * part & 3 && !(bits >> 2 * part & 3))
                all = false;
        if (!all || (cases[i].is & GAZETTEER_ORG & ~bits) ||
            (cases[i].is & GAZETTEER_PARTICLE & ~bits) || bits & cases[i].is_not)
            fail_msg("%s: 0x%x", cases[i].word, bits);
    }
}

static void levels_tell_frequent_from_rare(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct gazetteer g = loaded(a);

    (void)state;
    assert_int_equal(GAZETTEER_FIRST(ask(a, &g, "sophie")), NAME_FREQUENT);
    assert_int_equal(GAZETTEER_LAST(ask(a, &g, "martin")), NAME_FREQUENT);
    assert_int_equal(GAZETTEER_PLACE(ask(a, &g, "paris")), PLACE_LARGE);
    assert_int_equal(GAZETTEER_WORD(ask(a, &g, "le")), PLAIN_VERY_COMMON);
    assert_int_equal(GAZETTEER_WORD(ask(a, &g, "livraison")), PLAIN_COMMON);
}

/* Unknown words: letters drawn by a seeded generator, long enough to be nobody's. */
static void unknown_words_are_unknown_but_for_one_in_a_thousand(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct gazetteer g = loaded(a);
    uint32_t seed = 42, wrong = 0;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        char word[12];

        for (size_t k = 0; k < sizeof word; k++) {
            seed = seed * 1664525u + 1013904223u;
            word[k] = (char)('a' + (seed >> 24) % 26);
        }
        wrong += gazetteer_word(&g, str_make(word, sizeof word)) != 0;
    }
    assert_true(wrong < 200);
}

static void no_answer_has_other_bits(void **state)
{
    scoped(arena) *a = arena_new(MEMORY);
    struct gazetteer g = loaded(a);

    (void)state;
    for (uint32_t h = 0; h < 3000000; h++)
        assert_true(gazetteer_find(&g, h * 2654435761u) < 1u << GAZETTEER_BITS);
}

static void seal(char *p)
{
    uint64_t sum = model_checksum(0, p, AT_SUM);

    for (int i = 0; i < 8; i++)
        p[AT_SUM + i] = (char)(sum >> 8 * i);
}

static void damaged_files_are_refused(void **state)
{
    static const size_t cuts[] = { 0, 7, 63, 64, 128, 100000 };
    scoped(arena) *a = arena_new(MEMORY);
    struct str bytes = committed(a);
    struct fault f = { 0 };
    struct gazetteer g;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        f = (struct fault){ 0 };
        assert_false(gazetteer_load(str_slice(bytes, 0, cuts[i]), MODEL_CHECK_HEAD, &g, &f));
    }
    for (size_t at = 0; at < bytes.len; at += at < 64 ? 1 : 9973) {
        char *p = (char *)(uintptr_t)bytes.ptr;

        p[at] ^= 0x10;
        f = (struct fault){ 0 };
        if (gazetteer_load(bytes, MODEL_CHECK_ALL, &g, &f))
            fail_msg("byte %zu is changed and nobody says so", at);
        p[at] ^= 0x10;
    }
}

/* Its checksum is right and its size is not: under the sanitizers a read outside would fail. */
static void a_head_that_lies_about_its_size_is_refused(void **state)
{
    static const uint32_t counts[] = { 0, 1, 3, 5, 1u << 20, 1u << 26, 0xffffffffu };
    scoped(arena) *a = arena_new(MEMORY);
    struct str bytes = committed(a);
    size_t len = 64 + 8 * 32;
    struct fault f = { 0 };
    struct gazetteer g;
    char *p = malloc(len);

    (void)state;
    assert_non_null(p);
    memcpy(p, bytes.ptr, len);
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        for (int k = 0; k < 4; k++) {
            p[AT_COUNT + k] = (char)(counts[i] >> 8 * k);
            p[24 + k] = (char)(len >> 8 * k);
        }
        seal(p);
        assert_fault(gazetteer_load(str_make(p, len), MODEL_CHECK_HEAD, &g, &f), FAULT_DAMAGED);
    }
    p[AT_COUNT] = 8;
    p[AT_COUNT + 1] = p[AT_COUNT + 2] = p[AT_COUNT + 3] = 0;
    seal(p);
    memset(p + 64, 0xff, len - 64); /* every bucket full: both are read */
    assert_ok(gazetteer_load(str_make(p, len), MODEL_CHECK_HEAD, &g, &f));
    for (uint32_t h = 0; h < 100000; h++)
        (void)gazetteer_find(&g, h * 2654435761u);
    free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_the_lists_say),
        cmocka_unit_test(levels_tell_frequent_from_rare),
        cmocka_unit_test(unknown_words_are_unknown_but_for_one_in_a_thousand),
        cmocka_unit_test(no_answer_has_other_bits),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(a_head_that_lies_about_its_size_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
