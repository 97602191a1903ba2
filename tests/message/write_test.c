/* SPDX-License-Identifier: EUPL-1.2 */
/* write_test.c - letters of our own, as they go, and as our own reader takes them back. */
#include "test.h"

#include "message/message.h"
#include "message/write.h"

static const struct letter plain = { .to = STR_INIT("a@example.org"),
                                     .subject = STR_INIT("Hello"),
                                     .text = STR_INIT("One line\nanother\n") };

static struct str written(struct arena *a, const struct letter *l)
{
    struct fault f = { 0 };
    struct str message;

    assert_ok(mail_write(a, l, STR("desk@example.net"), ID_NONE, 1732431600000, &message, &f));
    return message;
}

static bool has(struct str message, const char *words)
{
    return str_find(message, str_of(words), 0) != STR_NPOS;
}

static void a_short_letter_is_one_text(void **state)
{
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct str message = written(a, &plain);

    (void)state;
    assert_true(has(message, "Date: Sun, 24 Nov 2024 07:00:00 +0000\r\n"));
    assert_true(has(message, "From: desk@example.net\r\n"));
    assert_true(has(message, "To: a@example.org\r\n"));
    assert_true(has(message, "Message-Id: <00000000-0000-0000-0000-000000000000@example.net>\r\n"));
    assert_true(has(message, "Auto-Submitted: auto-generated\r\n"));
    assert_true(has(message, "Content-Type: text/plain; charset=utf-8\r\n"));
    assert_true(str_ends(message, STR("\r\n\r\nOne line\r\nanother\r\n")));
}

/* Each of its lines ends with CR LF and is short enough for any relay. */
static void check_lines(struct str message)
{
    struct str line;

    while (message.len && str_split(&message, '\n', &line)) {
        if (!message.len && !line.len)
            break;
        assert_true(str_ends(line, STR("\r")));
        assert_true(line.len <= 79);
    }
}

static void what_is_written_is_read_back_byte_by_byte(void **state)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct letter l = plain;
    struct incoming in;
    struct fault f = { 0 };
    struct str message;

    (void)state;
    l.subject = STR("Point de contrôle à conserver, très long, pour que le sujet tienne sur "
                    "plusieurs mots codés — «\u00a0oui\u00a0»");
    l.text = STR("Voilà :\n.\nFrom here, une ligne si longue que pas un relais ne la laisserait "
                 "passer comme elle est, et qui revient pourtant entière.\n");
    l.file_name = STR("checkpoint.txt");
    l.file = STR("log.example\n17\nroot\n\n\xe2\x80\x94 x\n");
    message = written(a, &l);
    check_lines(message);
    assert_ok(message_read_mail(a, message, &in, &f));
    assert_str(in.subject.text, l.subject);
    assert_str(in.from.address, STR("desk@example.net"));
    assert_str(str_trim(in.text.text), str_trim(l.text));
    assert_int_equal(in.attachment_count, 1);
    assert_str(in.attachments[0].bytes, l.file);
    assert_str(in.attachments[0].name, l.file_name);
}

static void what_would_break_a_header_is_refused(void **state)
{
    static const char *const addresses[] = { "",        "a",         "@b",          "a@",
                                             "a@b@c",   "a b@c",     "a@b\r\nX: y", "a@b>",
                                             "\"a\"@b", "a@b,c@d.e", "é@b" };
    scoped(arena) *a = arena_new((size_t)4 << 20);
    struct letter l = plain;
    struct fault f = { 0 };
    struct str message;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        l.to = str_of(addresses[i]);
        assert_fault(mail_write(a, &l, STR("d@e"), ID_NONE, 0, &message, &f), FAULT_INVALID);
        f = (struct fault){ 0 };
    }
    l.to = STR("first.last+tag@mail.example.org");
    assert_ok(mail_write(a, &l, STR("d@e"), ID_NONE, 0, &message, &f));
    l = plain;
    l.file_name = STR("a\"\r\nb");
    l.file = STR("x");
    assert_fault(mail_write(a, &l, STR("d@e"), ID_NONE, 0, &message, &f), FAULT_INVALID);
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
        cmocka_unit_test(a_short_letter_is_one_text),
        cmocka_unit_test(what_is_written_is_read_back_byte_by_byte),
        cmocka_unit_test(what_would_break_a_header_is_refused),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
