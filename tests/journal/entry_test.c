/* SPDX-License-Identifier: EUPL-1.2 */
/* entry_test.c - entries are canonical JSON (RFC 8785) and hold words, never a person's. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "journal/entry.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)8 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct id id_of(const char *text)
{
    struct id id;

    assert_true(id_parse(str_of(text), &id));
    return id;
}

static void a_full_entry_is_written_in_order(void **state)
{
    uint8_t digest[32];
    struct fault f = { 0 };
    struct str got;
    struct journal_entry e = {
        .at = 1795503600123,
        .org = id_of("0197f000-0000-7000-8000-000000000001"),
        .by = id_of("0197f000-0000-7000-8000-000000000002"),
        .act = "token.open",
        .on_kind = "ticket",
        .on = id_of("0197f000-0000-7000-8000-000000000003"),
        .purpose = "support",
        .basis = "contract",
        .categories = "contact,financial",
        .result = "allowed",
        .rule = "agent/support/contact=clear",
        .reason = "asked",
        .digest = digest,
        .n = 3,
    };

    (void)state;
    memset(digest, 0x0f, sizeof digest);
    assert_ok(entry_json(arena, &e, &got, &f));
    assert_str(got, STR("{\"act\":\"token.open\",\"at\":\"2026-11-24T07:00:00.123Z\","
                        "\"basis\":\"contract\",\"by\":\"0197f000-0000-7000-8000-000000000002\","
                        "\"categories\":[\"contact\",\"financial\"],\"digest\":\"0f0f0f0f0f0f0f0f"
                        "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f\",\"n\":3,"
                        "\"on\":{\"id\":\"0197f000-0000-7000-8000-000000000003\",\"kind\":"
                        "\"ticket\"},\"org\":\"0197f000-0000-7000-8000-000000000001\","
                        "\"purpose\":\"support\",\"reason\":\"asked\",\"result\":\"allowed\","
                        "\"rule\":\"agent/support/contact=clear\"}"));
}

static void what_is_not_there_is_null_and_what_says_nothing_is_left_out(void **state)
{
    struct journal_entry e = { .at = 1795503600000, .act = "start", .purpose = "", .on_kind = "" };
    struct fault f = { 0 };
    struct str got;

    (void)state;
    assert_ok(entry_json(arena, &e, &got, &f));
    assert_str(got, STR("{\"act\":\"start\",\"at\":\"2026-11-24T07:00:00.000Z\",\"basis\":null,"
                        "\"by\":\"guichet\",\"categories\":[],\"on\":null,\"org\":null,"
                        "\"purpose\":null,\"result\":null}"));
    e.counted = true; /* a list that was empty */
    assert_ok(entry_json(arena, &e, &got, &f));
    assert_true(str_find(got, STR("\"n\":0,"), 0) != STR_NPOS);
    e.on_kind = "list"; /* on a list, which has no id */
    assert_ok(entry_json(arena, &e, &got, &f));
    assert_true(str_find(got, STR("\"on\":{\"kind\":\"list\"}"), 0) != STR_NPOS);
}

/* Another parser, its members sorted by code unit and printed without blanks, gives our bytes. */
static void another_printer_gives_the_same_bytes(void **state)
{
    struct journal_entry e = { .at = 1, .act = "a\"b\\c", .reason = "/<>&", .n = -7, .rule = "~" };
    struct fault f = { 0 };
    scoped_json json_t *j = NULL;
    struct str got;
    char *other;

    (void)state;
    assert_ok(entry_json(arena, &e, &got, &f));
    j = json_read(got, &f);
    assert_non_null(j);
    other = json_dumps(j, JSON_COMPACT | JSON_SORT_KEYS);
    assert_str(got, str_of(other));
    free(other);
}

static void what_may_be_a_persons_is_refused(void **state)
{
    static const char *const bad[] = { "ana@example.org", "caf\xc3\xa9", "two\nlines", "\x7f",
                                       "\x01" };
    char large[ENTRY_WORD_MAX + 2];
    struct fault f = { 0 };
    struct str got;

    (void)state;
    memset(large, 'x', sizeof large);
    large[sizeof large - 1] = '\0';
    for (size_t i = 0; i <= COUNT_OF(bad); i++) {
        const char *word = i < COUNT_OF(bad) ? bad[i] : large;
        struct journal_entry cases[] = {
            { .act = word },
            { .act = "a", .on_kind = word },
            { .act = "a", .purpose = word },
            { .act = "a", .basis = word },
            { .act = "a", .categories = word },
            { .act = "a", .result = word },
            { .act = "a", .rule = word },
            { .act = "a", .reason = word },
        };

        for (size_t k = 0; k < COUNT_OF(cases); k++) {
            f = (struct fault){ 0 };
            assert_fault(entry_json(arena, &cases[k], &got, &f), FAULT_INVALID);
            assert_null(strstr(f.text, word)); /* nor does the fault repeat it */
        }
    }
}

static void an_entry_has_an_act_and_a_number_that_doubles_hold(void **state)
{
    struct journal_entry e = { .act = NULL };
    struct fault f = { 0 };
    struct str got;

    (void)state;
    assert_fault(entry_json(arena, &e, &got, &f), FAULT_INVALID);
    e.act = "";
    assert_fault(entry_json(arena, &e, &got, &f), FAULT_INVALID);
    e.act = "a";
    e.n = ((int64_t)1 << 53) + 1;
    assert_fault(entry_json(arena, &e, &got, &f), FAULT_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_entry_is_written_in_order),
        cmocka_unit_test(what_is_not_there_is_null_and_what_says_nothing_is_left_out),
        cmocka_unit_test(another_printer_gives_the_same_bytes),
        cmocka_unit_test(what_may_be_a_persons_is_refused),
        cmocka_unit_test(an_entry_has_an_act_and_a_number_that_doubles_hold),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
