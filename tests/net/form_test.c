/* SPDX-License-Identifier: EUPL-1.2 */
/* form_test.c - what browsers send, read one way or refused. */
#include "test.h"

#include <string.h>

#include "net/form.h"

#define MAX ((size_t)1 << 20)

static void decodes_a_path_or_refuses_it(void **state)
{
    static const struct {
        const char *raw, *path; /* NULL: refused */
    } cases[] = {
        { "/", "/" },
        { "/a/b", "/a/b" },
        { "/a/", "/a/" },
        { "/caf%C3%A9", "/caf\xc3\xa9" },
        { "/a%20b", "/a b" },
        { "/a+b", "/a+b" },
        { "/...", "/..." },
        { "/%41", "/A" },
        { "/%2541", "/%41" }, /* once, not twice */
        { "", NULL },
        { "*", NULL },
        { "http://example.org/", NULL },
        { "/%00", NULL },
        { "/a%00.html", NULL },
        { "/%", NULL },
        { "/%4", NULL },
        { "/%zz", NULL },
        { "/../etc/passwd", NULL },
        { "/a/..", NULL },
        { "/a/../b", NULL },
        { "/%2e%2e/b", NULL },
        { "/.%2E/b", NULL },
        { "/./a", NULL },
        { "/a%2Fb", NULL },
        { "/a%2fb", NULL },
        { "/a%5cb", NULL },
        { "/a\\b", NULL },
        { "//a", NULL },
        { "/a//", NULL },
        { "/%c0%af", NULL },       /* overlong slash */
        { "/%ed%a0%80", NULL },    /* surrogate */
        { "/%ff", NULL },          /* no lead byte */
        { "/%f4%90%80%80", NULL }, /* past U+10FFFF */
        { "/%c3", NULL },          /* cut */
        { "/%0d%0aX: y", NULL },   /* line break */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(MAX);
        struct fault f = { 0 };
        struct str path;

        if (!cases[i].path) {
            if (form_path(a, str_of(cases[i].raw), &path, &f))
                fail_msg("accepted \"%s\"", cases[i].raw);
            assert_int_equal(f.kind, FAULT_INVALID);
            continue;
        }
        assert_ok(form_path(a, str_of(cases[i].raw), &path, &f));
        assert_str(path, str_of(cases[i].path));
    }
}

static void reads_query_strings(void **state)
{
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;

    (void)state;
    assert_ok(form_urlencoded(a, STR("a=1&b=two+words&&c&d=%26%3D&a=2&=x"), &form, &f));
    assert_int_equal(form.n, 6);
    assert_str(form_value(&form, STR("a")), STR("1"));
    assert_str(form_value(&form, STR("b")), STR("two words"));
    assert_str(form_value(&form, STR("c")), STR(""));
    assert_str(form_value(&form, STR("d")), STR("&="));
    assert_null(form_value(&form, STR("e")).ptr);
    assert_ok(form_urlencoded(a, STR(""), &form, &f));
    assert_int_equal(form.n, 0);
    assert_fault(form_urlencoded(a, STR("a=%00"), &form, &f), FAULT_INVALID);
    assert_fault(form_urlencoded(a, STR("%80=a"), &form, &f), FAULT_INVALID);
}

static void bounds_the_fields_of_a_query(void **state)
{
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;
    char text[2 * (FORM_FIELDS_MAX + 1)];

    (void)state;
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "a&", 2);
    assert_ok(form_urlencoded(a, str_make(text, 2 * (size_t)FORM_FIELDS_MAX), &form, &f));
    assert_int_equal(form.n, FORM_FIELDS_MAX);
    assert_fault(form_urlencoded(a, str_make(text, sizeof text), &form, &f), FAULT_LIMIT);
}

static void reads_cookies(void **state)
{
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;

    (void)state;
    assert_ok(form_cookies(a, STR("sid=abc; theme=\"dark\" ;x;  y=1=2"), &form, &f));
    assert_int_equal(form.n, 3);
    assert_str(form_value(&form, STR("sid")), STR("abc"));
    assert_str(form_value(&form, STR("theme")), STR("dark"));
    assert_str(form_value(&form, STR("y")), STR("1=2"));
}

static void weighs_what_a_client_accepts(void **state)
{
    static const struct {
        const char *header, *value;
        bool accepted;
    } cases[] = {
        { "gzip", "gzip", true },
        { "deflate, gzip;q=0.5, br", "gzip", true },
        { "GZIP", "gzip", true },
        { "gzip;q=0", "gzip", false },
        { "gzip;q=0.000, *", "gzip", false },
        { "*, gzip;q=0", "gzip", false },
        { "*", "gzip", true },
        { "*;q=0", "gzip", false },
        { "", "gzip", false },
        { "br", "gzip", false },
        { "text/html, text/event-stream", "text/event-stream", true },
        { "text/*;q=0.3", "text/event-stream", true },
        { "application/json", "text/event-stream", false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (form_accepts(str_of(cases[i].header), str_of(cases[i].value)) != cases[i].accepted)
            fail_msg("\"%s\" and %s", cases[i].header, cases[i].value);
}

#define TYPE  STR("multipart/form-data; boundary=XyZ")
#define FIELD "Content-Disposition: form-data; name="

static void reads_a_form_with_a_file(void **state)
{
    static const char body[] =
        "preamble\r\n--XyZ\r\n" FIELD "\"text\"\r\n\r\nBonjour,\r\nÇa va ?\r\n"
        "--XyZ  \r\n" FIELD "\"f\"; filename=\"C:\\a \\\"b\\\".bin\"\r\n"
        "Content-Type: image/png\r\n\r\n\x00\xff\r\n--XyZZ\r\n\r\n--XyZ\r\n"
        "content-disposition: form-data; name=empty\r\n\r\n\r\n"
        "--XyZ--\r\nepilogue";
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;

    (void)state;
    /* "--XyZZ" starts like the boundary but is none: such a body is refused, not guessed at. */
    assert_fault(form_multipart(a, TYPE, str_make(body, sizeof body - 1), &form, &f),
                 FAULT_INVALID);
}

static void keeps_a_files_bytes(void **state)
{
    static const char body[] =
        "preamble\r\n--XyZ\r\n" FIELD "\"text\"\r\n\r\nBonjour,\r\nÇa va ?\r\n"
        "--XyZ  \r\n" FIELD "\"f\"; filename=\"C:\\a \\\"b\\\".bin\"\r\n"
        "Content-Type: image/png\r\n\r\n\x00\xff\r\n--Xy\r\n\r\n--XyZ\r\n"
        "content-disposition: form-data; name=empty\r\n\r\n\r\n"
        "--XyZ--\r\nepilogue";
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;
    const struct form_field *file;

    (void)state;
    assert_ok(form_multipart(a, TYPE, str_make(body, sizeof body - 1), &form, &f));
    assert_int_equal(form.n, 3);
    assert_str(form_value(&form, STR("text")), STR("Bonjour,\r\nÇa va ?"));
    file = form_find(&form, STR("f"));
    assert_non_null(file);
    assert_true(file->is_file);
    assert_str(file->file_name, STR("C:\\a \"b\".bin"));
    assert_str(file->type, STR("image/png"));
    assert_str(file->value, STR("\x00\xff\r\n--Xy\r\n"));
    assert_str(form_value(&form, STR("empty")), STR(""));
}

static void refuses_broken_forms(void **state)
{
    static const struct {
        const char *type, *body;
    } cases[] = {
        { "multipart/form-data", "--XyZ--" },
        { "multipart/form-data; boundary=\"\"", "----" },
        { "multipart/form-data; boundary=a\x01z", "--a\x01z--" },
        { "multipart/form-data; boundary=XyZ", "" },
        { "multipart/form-data; boundary=XyZ", "no boundary" },
        { "multipart/form-data; boundary=XyZ", "--XyZ" },
        { "multipart/form-data; boundary=XyZ", "--XyZ\r\n" FIELD "a\r\n\r\ncut" },
        { "multipart/form-data; boundary=XyZ", "--XyZ\r\n\r\nno head\r\n--XyZ--" },
        { "multipart/form-data; boundary=XyZ", "--XyZ\r\n" FIELD "a\r\nnever ends\r\n--XyZ--" },
        { "multipart/form-data; boundary=XyZ",
          "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--XyZ--" },
        { "multipart/form-data; boundary=XyZ", "--XyZ\r\n" FIELD "\xff\r\n\r\nx\r\n--XyZ--" },
        { "multipart/form-data; boundary=XyZ", "--XyZ\r\n" FIELD "a\r\n\r\n\xff\r\n--XyZ--" },
        { "text/plain", "a=b" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(MAX);
        struct fault f = { 0 };
        struct form form;

        if (form_body(a, str_of(cases[i].type), str_of(cases[i].body), &form, &f))
            fail_msg("accepted case %zu", i);
        assert_int_equal(f.kind, FAULT_INVALID);
    }
}

static void reads_either_kind_of_form(void **state)
{
    scoped(arena) *a = arena_new(MAX);
    struct fault f = { 0 };
    struct form form;

    (void)state;
    assert_ok(form_body(a, STR("application/x-www-form-urlencoded; charset=utf-8"),
                        STR("name=Zo%C3%A9&text=a%0Ab"), &form, &f));
    assert_str(form_value(&form, STR("name")), STR("Zoé"));
    assert_ok(form_body(a, TYPE, STR("--XyZ--\r\n"), &form, &f));
    assert_int_equal(form.n, 0);
}

/* A parser must come to an end, and stay in its bytes, whatever it is given. */
static void survives_every_cut_of_a_form(void **state)
{
    static const char body[] = "--XyZ\r\n" FIELD "\"a\"\r\n\r\n1\r\n--XyZ\r\n" FIELD
                               "b; filename=\"x\"\r\nContent-Type: a/b\r\n\r\n2\r\n--XyZ--\r\n";

    (void)state;
    for (size_t cut = 0; cut < sizeof body; cut++) {
        scoped(arena) *a = arena_new(MAX);
        char *copy = arena_alloc(a, cut + 1);
        struct fault f = { 0 };
        struct form form;
        bool whole = cut >= sizeof body - 3; /* the last line break may be missing */

        assert_non_null(copy);
        memcpy(copy, body, cut);
        assert_int_equal(form_multipart(a, TYPE, str_make(copy, cut), &form, &f), whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_a_path_or_refuses_it),
        cmocka_unit_test(reads_query_strings),
        cmocka_unit_test(bounds_the_fields_of_a_query),
        cmocka_unit_test(reads_cookies),
        cmocka_unit_test(weighs_what_a_client_accepts),
        cmocka_unit_test(reads_a_form_with_a_file),
        cmocka_unit_test(keeps_a_files_bytes),
        cmocka_unit_test(refuses_broken_forms),
        cmocka_unit_test(reads_either_kind_of_form),
        cmocka_unit_test(survives_every_cut_of_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
