/* SPDX-License-Identifier: EUPL-1.2 */
/* csv_test.c - rows of CSV files, whole or in pieces of any size, and what is wrong with them. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "message/csv.h"

/* Rows as "H:a|b" and "3:a|b", bad ones as "3!2 reason"; one a line. */
static struct str read_all(struct arena *a, struct str all, size_t step)
{
    struct buf out = buf_new(a, 1 << 20);
    struct csv c = { 0 };
    size_t start = 0, end = 0;

    for (;;) {
        struct csv_row row;
        size_t used = csv_next(&c, a, str_slice(all, start, end), end == all.len, &row);

        start += used;
        if (used && row.kind == CSV_BAD)
            buf_printf(&out, "%zu!%zu %s\n", row.line, row.field, row.reason);
        if (used && (row.kind == CSV_ROW || row.kind == CSV_HEADER)) {
            buf_printf(&out, row.kind == CSV_HEADER ? "H:" : "%zu:", row.line);
            for (size_t i = 0; i < row.count; i++) {
                if (i)
                    buf_add_char(&out, '|');
                buf_add(&out, row.fields[i]);
            }
            buf_add_char(&out, '\n');
        }
        if (!used && end == all.len)
            return buf_str(&out);
        if (!used)
            end = end + step > all.len ? all.len : end + step;
    }
}

static const struct {
    const char *csv, *rows;
} cases[] = {
    { "a,b\n1,2\r\n3,4", "H:a|b\n2:1|2\n3:3|4\n" },
    { "a;b;c,d\n1;2;3,4\n", "H:a|b|c,d\n2:1|2|3,4\n" },
    { "a\tb\n1\t2\n", "H:a|b\n2:1|2\n" },
    { "\xEF\xBB\xBF"
      "a,b\n1,2\n",
      "H:a|b\n2:1|2\n" },
    { "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "H:a|b\n2:x, y|say \"hi\"\n" },
    { "a,b\n\"two\r\nlines\",2\n3,4\n", "H:a|b\n2:two\nlines|2\n4:3|4\n" },
    { "a,b\n\n1,2\n\n", "H:a|b\n3:1|2\n" },
    { "a,b\n1\n1,2,3\n5,6\n", "H:a|b\n2!2 fewer fields than the header\n3!3 more fields than the "
                              "header\n4:5|6\n" },
    { "a,b\n1,2,,\n", "H:a|b\n2:1|2\n" },
    { "a,b\n1,\"x\"y\n3,4\n", "H:a|b\n2!2 text after a closing quote\n3:3|4\n" },
    { "a,b\n1,\"x\n3,4\n", "H:a|b\n2!2 a quote is opened and never closed\n3:3|4\n" },
    { "a,b\n5\" pipe,2\n", "H:a|b\n2:5\" pipe|2\n" },
    { "nom,ville\nZo\xE9,Orl\xE9"
      "ans\n",
      "H:nom|ville\n2:Zoé|Orléans\n" },
    { "a\r1\r2\r", "H:a\n2:1\n3:2\n" },
    { "\xFF\xFE"
      "a,b\n",
      "1!1 not a text in UTF-8 or windows-1252: save it as UTF-8\n" },
    { "", "" },
};

static void reads_rows_however_the_bytes_come(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t len = strlen(cases[i].csv);

        for (size_t step = 1; step <= len + 1; step++) {
            scoped(arena) *a = arena_new(1 << 20);

            assert_str(read_all(a, str_make(cases[i].csv, len), step), str_of(cases[i].rows));
        }
    }
}

static void gives_up_a_row_that_is_too_long_and_goes_on(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct buf b = buf_new(a, (size_t)4 << 20);
    struct csv c = { 0 };
    struct csv_row row;
    size_t at = 0;
    int bad = 0, good = 0;

    (void)state;
    buf_add(&b, STR("a,b\n1,"));
    buf_add_fill(&b, 'x', CSV_ROW_MAX + 10);
    buf_add(&b, STR("\n3,4\n"));
    for (;;) {
        size_t used = csv_next(&c, a, str_from(buf_str(&b), at), true, &row);

        if (!used)
            break;
        at += used;
        bad += row.kind == CSV_BAD;
        good += row.kind == CSV_ROW;
    }
    assert_int_equal(bad, 1);
    assert_int_equal(good, 1);
    assert_int_equal(row.line, 4);
}

/* The line comes in many pieces, none of which is kept: it is one bad row, however long. */
static void a_line_without_end_is_one_bad_row(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct buf b = buf_new(a, (size_t)8 << 20);
    struct csv c = { 0 };
    int bad = 0, good = 0;
    size_t start = 0, end = 0;
    struct csv_row row;

    (void)state;
    buf_add(&b, STR("a,b\n1,"));
    buf_add_fill(&b, 'x', 5 * CSV_ROW_MAX);
    buf_add(&b, STR("\r\n3,4\n"));
    while (start < b.len) {
        size_t used = csv_next(&c, a, str_slice(buf_str(&b), start, end), end == b.len, &row);

        start += used;
        bad += used && row.kind == CSV_BAD;
        good += used && row.kind == CSV_ROW;
        if (!used)
            end = end + CSV_ROW_MAX > b.len ? b.len : end + CSV_ROW_MAX;
    }
    assert_int_equal(bad, 1);
    assert_int_equal(good, 1);
    assert_int_equal(row.line, 3);
}

static void without_a_header_that_can_be_read_nothing_is(void **state)
{
    scoped(arena) *a = arena_new((size_t)64 << 20);
    struct buf b = buf_new(a, (size_t)8 << 20);
    struct csv c = { 0 };
    struct csv_row row;

    (void)state;
    buf_add_fill(&b, 'x', 2 * CSV_ROW_MAX);
    buf_add(&b, STR("\na,b\n1,2\n"));
    assert_true(csv_next(&c, a, buf_str(&b), true, &row) > 0);
    assert_int_equal(row.kind, CSV_BAD);
    assert_true(c.refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows_however_the_bytes_come),
        cmocka_unit_test(gives_up_a_row_that_is_too_long_and_goes_on),
        cmocka_unit_test(a_line_without_end_is_one_bad_row),
        cmocka_unit_test(without_a_header_that_can_be_read_nothing_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
