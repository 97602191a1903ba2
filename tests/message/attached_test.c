/* SPDX-License-Identifier: EUPL-1.2 */
/* attached_test.c - the text of attachments, and how much of it was read. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "message/message.h"

static enum extent read_one(struct arena *a, const char *name, const char *type, struct str bytes,
                            struct str *ret_text)
{
    struct attachment at = { str_of(name), str_of(type), STR(""), bytes };

    return message_attached_text(a, &at, MESSAGE_ATTACHED_MAX, ret_text);
}

static void texts_are_read_by_type_or_name(void **state)
{
    static const struct {
        const char *name, *type;
        struct str bytes, text;
        enum extent read;
    } cases[] = {
        { "a.txt", "text/plain", STR_INIT("h\xe9 Zo\xe9"), STR_INIT("hé Zoé"), EXTENT_ALL },
        { "", "text/plain", STR_INIT("\xff\xfeh\0i\0"), STR_INIT("hi"), EXTENT_ALL },
        { "a.bin", "application/octet-stream", STR_INIT("text"), STR_INIT(""), EXTENT_NONE },
        { "a.TXT", "application/octet-stream", STR_INIT("text"), STR_INIT("text"), EXTENT_ALL },
        { "a.pdf", "application/pdf", STR_INIT("%PDF-1.4"), STR_INIT(""), EXTENT_NONE },
        { "a.pdf", "text/html", STR_INIT("<p>Zo&eacute;</p>"), STR_INIT("Zoé"), EXTENT_ALL },
        { "a.json", "application/json", STR_INIT("{\"nom\":\"Zo\\u00e9\\n\\ud83d\\ude00\\q\"}"),
          STR_INIT("{\"nom\":\"Zoé\n😀\\q\"}"), EXTENT_ALL },
        { "a.json", "application/json", STR_INIT("{\"\\u12\\ud83d\\u0000\\"),
          STR_INIT("{\"\\u12\\ud83d\\u0000\\"), EXTENT_ALL },
        { "a.csv", "text/csv", STR_INIT("nom;iban\r\nZo\xe9;FR76\r\nMax;\r\n"),
          STR_INIT("nom\niban\nnom: Zoé\niban: FR76\n\nnom: Max\niban: \n"), EXTENT_ALL },
        { "a.csv", "text/plain", STR_INIT("a,b\n1,2,3\n4,5\n"), STR_INIT("a,b\n1,2,3\n4,5\n"),
          EXTENT_ALL }, /* a row too long: as a text */
        { "a.eml", "message/rfc822",
          STR_INIT("From: Ana <ana@example.org>\nSubject: Re\n\nBonjour\n"),
          STR_INIT("Ana\nana@example.org\nRe\n\n\nBonjour\n"), EXTENT_ALL },
        { "a.eml", "message/rfc822", STR_INIT("no mail"), STR_INIT(""), EXTENT_NONE },
        { "a.txt", "text/plain", STR_INIT(""), STR_INIT(""), EXTENT_ALL },
        { "a.png", "image/png", STR_INIT("text"), STR_INIT(""), EXTENT_NONE },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct str text;

        assert_int_equal(read_one(a, cases[i].name, cases[i].type, cases[i].bytes, &text),
                         cases[i].read);
        assert_str(str_trim(text), str_trim(cases[i].text));
    }
}

static void what_is_attached_to_an_attached_mail_is_read_too(void **state)
{
    static const char mail[] =
        "From: Ana <ana@example.org>\nSubject: Re\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nVoici\n--b\n"
        "Content-Type: text/csv\nContent-Disposition: attachment; filename=liste.csv\n\n"
        "nom;ville\nZoe;Lyon\n--b\nContent-Type: ";
    static const struct {
        const char *type, *name;
        enum extent read;
    } cases[] = {
        { "text/plain", "b.txt", EXTENT_ALL },
        { "application/pdf", "b.pdf", EXTENT_PART }, /* it is in there, and nobody read it */
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new((size_t)64 << 20);
        struct buf b = buf_new(a, 4096);
        struct str text;

        buf_add(&b, str_of(mail));
        buf_printf(&b, "%s\nContent-Disposition: attachment; filename=%s\n\nxx\n--b--\n",
                   cases[i].type, cases[i].name);
        assert_int_equal(read_one(a, "x.eml", "message/rfc822", buf_str(&b), &text), cases[i].read);
        assert_true(str_find(text, STR("ville: Lyon"), 0) != STR_NPOS);
    }
}

static void what_is_too_large_is_said_to_be_read_in_part(void **state)
{
    static const char *const names[] = { "a.txt", "a.html", "a.csv", "a.json" };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        scoped(arena) *a = arena_new((size_t)512 << 20);
        struct buf b = buf_new(a, (size_t)16 << 20);
        struct str text;

        buf_add(&b, STR("nom;x\n"));
        while (b.len < 5 * MESSAGE_ATTACHED_MAX)
            buf_add(&b, STR("Zoé;ligne\n"));
        assert_int_equal(read_one(a, names[i], "", buf_str(&b), &text), EXTENT_PART);
        assert_true(text.len > 0 && text.len <= MESSAGE_ATTACHED_MAX);
        assert_true(str_find(text, STR("Zoé"), 0) != STR_NPOS);
    }
}

static int start(void **state)
{
    (void)state;
    message_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_read_by_type_or_name),
        cmocka_unit_test(what_is_attached_to_an_attached_mail_is_read_too),
        cmocka_unit_test(what_is_too_large_is_said_to_be_read_in_part),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
