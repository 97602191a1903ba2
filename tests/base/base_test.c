/* SPDX-License-Identifier: EUPL-1.2 */
/* base_test.c - the small things everybody leans on. */
#include "test.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "base/json.h"
#include "base/thread.h"

static bool all_zero(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i])
            return false;
    return true;
}

static void a_large_piece_is_zero_whenever_it_is_taken(void **state)
{
    enum { LARGE = 6 << 20 };

    (void)state;
    for (int small = 0; small < 2; small++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);

        for (int round = 0; round < 3; round++) {
            char *p;

            if (small)
                assert_non_null(arena_alloc(a, 100)); /* the first block, which stays */
            p = arena_alloc(a, LARGE);
            assert_true(p && all_zero(p, LARGE));
            memset(p, 'x', LARGE);
            if (round == 1) {
                p = arena_grow(a, p, LARGE, LARGE + (1 << 20)); /* has to move */
                assert_true(p && p[0] == 'x' && p[LARGE - 1] == 'x');
                assert_true(all_zero(p + LARGE, 1 << 20));
            }
            arena_reset(a);
        }
    }
}

static void an_arena_past_its_maximum_says_so_and_stays_so(void **state)
{
    scoped(arena) *a = arena_new(1000);
    struct fault f = { 0 };

    (void)state;
    assert_non_null(arena_alloc(a, 900));
    assert_null(arena_alloc(a, 200));
    assert_null(arena_alloc(a, 1));
    assert_fault(arena_check(a, &f), FAULT_LIMIT);
    arena_reset(a);
    assert_non_null(arena_alloc(a, 900));
}

static void growing_keeps_what_was_there_and_zeroes_the_rest(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    char *p = arena_alloc(a, 10), *other;

    (void)state;
    memcpy(p, "0123456789", 10);
    p = arena_grow(a, p, 10, 100);
    assert_memory_equal(p, "0123456789", 10);
    assert_int_equal(p[99], 0);
    other = arena_alloc(a, 10);
    memcpy(other, "abcdefghij", 10);
    p = arena_grow(a, p, 100, 50000); /* has to move */
    assert_memory_equal(p, "0123456789", 10);
    assert_memory_equal(other, "abcdefghij", 10);
}

static void a_text_splits_into_lines_with_either_ending(void **state)
{
    struct str rest = STR("one\r\ntwo\n\nfour"), line;

    (void)state;
    assert_true(str_line(&rest, &line));
    assert_str(line, STR("one"));
    assert_true(str_line(&rest, &line));
    assert_str(line, STR("two"));
    assert_true(str_line(&rest, &line));
    assert_str(line, STR(""));
    assert_true(str_line(&rest, &line));
    assert_str(line, STR("four"));
    assert_false(str_line(&rest, &line));
}

/* Every text of up to six letters of two, in either case, against the slow way to look. */
static void a_text_is_found_in_either_case_as_the_slow_way_finds_it(void **state)
{
    static const char letters[] = "aAbB.";
    const struct str needles[] = { STR(""), STR("a"), STR("B"), STR("ab"), STR("bAb"), STR(".A") };
    char text[6];

    (void)state;
    for (unsigned n = 0; n < 5 * 5 * 5 * 5 * 5 * 5; n++) {
        for (unsigned i = 0, rest = n; i < sizeof text; i++, rest /= 5)
            text[i] = letters[rest % 5];
        for (size_t k = 0; k < COUNT_OF(needles); k++)
            for (size_t from = 0; from <= sizeof text + 1; from++) {
                struct str s = str_make(text, sizeof text);
                size_t slow = from;

                while (slow + needles[k].len <= s.len &&
                       !str_starts_nocase(str_from(s, slow), needles[k]))
                    slow++;
                if (slow + needles[k].len > s.len)
                    slow = STR_NPOS;
                assert_int_equal(str_find_nocase(s, needles[k], from), slow);
            }
    }
    assert_int_equal(str_find_nocase(STR("a"), STR("ab"), 0), STR_NPOS);
}

static void numbers_are_whole_texts_in_range(void **state)
{
    static const struct {
        struct str text;
        bool ok;
        int64_t value;
    } cases[] = {
        { STR_INIT("0"), true, 0 },
        { STR_INIT("-12"), true, -12 },
        { STR_INIT("9223372036854775807"), true, INT64_MAX },
        { STR_INIT("-9223372036854775808"), true, INT64_MIN },
        { STR_INIT("9223372036854775808"), false, 0 },
        { STR_INIT("99999999999999999999"), false, 0 },
        { STR_INIT("12 "), false, 0 },
        { STR_INIT(""), false, 0 },
        { STR_INIT("-"), false, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t v = 0;

        assert_int_equal(str_to_i64(cases[i].text, &v), cases[i].ok);
        assert_int_equal(v, cases[i].value);
    }
}

static void a_full_buffer_reports_once(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct buf b = buf_new(a, 10);
    struct fault f = { 0 };

    (void)state;
    assert_true(buf_add(&b, STR("0123456789")));
    assert_ok(buf_check(&b, &f));
    assert_false(buf_add_char(&b, 'x'));
    assert_fault(buf_check(&b, &f), FAULT_LIMIT);
    assert_str(buf_str(&b), STR("0123456789"));
}

static void text_in_a_page_is_never_markup(void **state)
{
    struct arena *a = arena_new(1 << 20);
    struct buf b = buf_new(a, 1 << 10);

    (void)state;
    buf_add_html(&b, STR("<a href=\"x\" id='y'>é & co</a>"));
    assert_str(buf_str(&b), STR("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;é &amp; co&lt;/a&gt;"));
    b = buf_new(a, 1 << 10);
    buf_add_html(&b, STR(""));
    assert_int_equal(b.len, 0);
    arena_free(a);
}

static void times_read_back_as_written(void **state)
{
    static const struct {
        struct str text;
        msec time;
    } cases[] = {
        { STR_INIT("1970-01-01T00:00:00Z"), 0 },
        { STR_INIT("2026-11-24T08:30:00.250+01:30"), 1795503600250 },
        { STR_INIT("2024-02-29"), 1709164800000 },
    };
    char text[CLOCK_TEXT_SIZE];
    msec t;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(clock_parse(cases[i].text, &t));
        assert_int_equal(t, cases[i].time);
        assert_true(clock_parse(clock_text(cases[i].time, text), &t));
        assert_int_equal(t, cases[i].time);
    }
    assert_false(clock_parse(STR("2026-13-01"), &t));
    assert_false(clock_parse(STR("2026-11-24T08:30:00"), &t)); /* no zone: whose? */
}

static void ids_are_uuid7_and_strictly_increase(void **state)
{
    struct id last = id_new(), back;
    struct id_text t = id_text(last);

    (void)state;
    assert_int_equal(t.s[14], '7');
    assert_non_null(strchr("89ab", t.s[19]));
    assert_true(id_parse(str_of(t.s), &back));
    assert_true(id_eq(back, last));
    assert_true(clock_now() - id_time(last) < 60000);
    for (int i = 0; i < 20000; i++) {
        struct id next = id_new();

        assert_true(id_cmp(last, next) < 0);
        last = next;
    }
}

static void bad_json_is_refused_without_quoting_it(void **state)
{
    static const struct str cases[] = {
        STR_INIT("{\"a\":1,\"a\":2}"),
        STR_INIT("[1,]"),
        STR_INIT("{}x"),
        STR_INIT("\"\xff\""),
        STR_INIT("[\"secret word\""),
        STR_INIT("{\"k\": nan}"),
        STR_INIT(""),
    };
    char deep[20000];
    struct fault f;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped_json json_t *j = json_read(cases[i], &f);

        assert_null(j);
        assert_int_equal(f.kind, FAULT_INVALID);
        assert_null(strstr(f.text, "secret"));
    }
    memset(deep, '[', sizeof deep);
    assert_null(json_read(str_make(deep, sizeof deep), &f));
    assert_non_null(strstr(f.text, "deeper"));
}

static void json_is_written_as_rfc_8785_escapes_it(void **state)
{
    scoped(arena) *a = arena_new(1 << 16);
    struct buf b = buf_new(a, 1 << 12);
    struct json_out o = json_out(&b);

    (void)state;
    json_open(&o, NULL, '{');
    json_str(&o, "a", STR("\xe2\x82\xac$\x0f\nA'B\"\\\\\"/\x7f"));
    json_i64(&o, "b", -3);
    json_open(&o, "c", '[');
    json_bool(&o, NULL, true);
    json_f64(&o, NULL, 0.5);
    json_str(&o, NULL, STR("bad \xff byte"));
    json_close(&o, ']');
    json_close(&o, '}');
    assert_str(buf_str(&b),
               STR("{\"a\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\x7f\",\"b\":-3,"
                   "\"c\":[true,0.5,\"bad \xef\xbf\xbd byte\"]}"));
}

static void a_file_is_replaced_whole(void **state)
{
    scoped(arena) *a = arena_new(1 << 16);
    char path[] = "/tmp/guichet-base-test-XXXXXX";
    struct fault f = { 0 };
    struct str back;
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    assert_ok(file_write(path, STR("new words"), 0600, &f));
    assert_ok(file_read(a, path, 100, &back, &f));
    assert_str(back, STR("new words"));
    assert_fault(file_read(a, path, 3, &back, &f), FAULT_LIMIT);
    unlink(path);
    assert_fault(file_read(a, path, 100, &back, &f), FAULT_MISSING);
}

static void *pass_on(void *arg)
{
    struct queue **q = arg;
    void *item;

    while (queue_pop(q[0], &item))
        queue_push(q[1], item);
    queue_close(q[1]);
    return NULL;
}

static void a_queue_keeps_order_and_ends_when_closed(void **state)
{
    struct queue *q[] = { queue_new(3), queue_new(3) };
    struct fault f = { 0 };
    pthread_t thread;
    uintptr_t sum = 0;
    void *item;

    (void)state;
    assert_ok(thread_start(&thread, "pass", pass_on, q, &f));
    for (uintptr_t i = 1; i <= 5; i++)
        assert_true(queue_push(q[0], (void *)i));
    queue_close(q[0]);
    while (queue_pop(q[1], &item)) {
        assert_true((uintptr_t)item == sum + 1);
        sum++;
    }
    assert_int_equal(sum, 5);
    pthread_join(thread, NULL);
    queue_free(q[0]);
    queue_free(q[1]);
}

static void wrong_fields_are_listed_until_there_is_no_room_and_then_counted(void **state)
{
    struct fault f = { 0 };
    scoped_json json_t *one = NULL, *many = NULL;
    scoped(arena) *a = arena_new(1 << 12);
    struct str last;
    size_t n;

    (void)state;
    assert_false(fault_field(&f, "a\"b\\\n", "is wrong"));
    assert_int_equal(f.kind, FAULT_FIELDS);
    assert_string_equal(f.text, "[{\"field\":\"a?b??\",\"reason\":\"is wrong\"}]");
    fault_field(&f, "c", "is \"missing\", \\ and {all}");
    one = json_read(str_of(f.text), &(struct fault){ 0 });
    assert_int_equal(json_array_size(one), 2);
    assert_str(json_text(json_array_get(one, 1), "reason"), STR("is \"missing\", \\ and {all}"));
    for (int i = 0; i < 1000; i++)
        fault_field(&f, "a name of sixty bytes and more, whose last character •••• is cut", "no");
    many = json_read(str_of(f.text), &(struct fault){ 0 });
    n = json_array_size(many);
    assert_true(n > 10 && n < 100);
    last = json_text(json_array_get(many, n - 1), "reason");
    assert_str(last, str_printf(a, "and %zu more", 1002 - (n - 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arena_past_its_maximum_says_so_and_stays_so),
        cmocka_unit_test(a_large_piece_is_zero_whenever_it_is_taken),
        cmocka_unit_test(growing_keeps_what_was_there_and_zeroes_the_rest),
        cmocka_unit_test(a_text_splits_into_lines_with_either_ending),
        cmocka_unit_test(a_text_is_found_in_either_case_as_the_slow_way_finds_it),
        cmocka_unit_test(numbers_are_whole_texts_in_range),
        cmocka_unit_test(a_full_buffer_reports_once),
        cmocka_unit_test(text_in_a_page_is_never_markup),
        cmocka_unit_test(times_read_back_as_written),
        cmocka_unit_test(ids_are_uuid7_and_strictly_increase),
        cmocka_unit_test(bad_json_is_refused_without_quoting_it),
        cmocka_unit_test(json_is_written_as_rfc_8785_escapes_it),
        cmocka_unit_test(wrong_fields_are_listed_until_there_is_no_room_and_then_counted),
        cmocka_unit_test(a_file_is_replaced_whole),
        cmocka_unit_test(a_queue_keeps_order_and_ends_when_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
