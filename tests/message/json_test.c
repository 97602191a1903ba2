/* SPDX-License-Identifier: EUPL-1.2 */
/* json_test.c - the body of POST /api/v1/messages. */
#include "test.h"

#include "message/message.h"

static void reads_every_field(void **state)
{
    static const char json[] =
        "{\"from\": {\"name\": \"Claire Morel\", \"email\": \"Claire@Example.ORG\", \"phone\": "
        "\"+33 6 39 98 12 34\", \"handle\": \"@claire\", \"customer_ref\": \"CL-000123\"},"
        " \"subject\": \"Commande\\n4512\", \"text\": \"Bonjour\\r\\n\\r\\n> avant\\n\","
        " \"sent_at\": \"2026-05-12T10:00:00+02:00\", \"external_id\": \"m-1\","
        " \"attachments\": [{\"name\": \"../a/note.txt\", \"type\": \"Text/Plain\", \"content\": "
        "\"Qm9uam91cg==\"}]}";
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct incoming in;

    (void)state;
    assert_ok(message_read_json(a, str_of(json), &in, &f));
    assert_int_equal(in.channel, CHANNEL_API);
    assert_str(in.from.name, STR("Claire Morel"));
    assert_str(in.from.address, STR("Claire@example.org"));
    assert_str(in.phone, STR("+33 6 39 98 12 34"));
    assert_str(in.handle, STR("@claire"));
    assert_str(in.customer_ref, STR("CL-000123"));
    assert_str(in.subject.text, STR("Commande 4512"));
    assert_str(in.text.text, STR("Bonjour"));
    assert_str(in.quote.text, STR("> avant\n"));
    assert_int_equal(in.sent_at, 1778572800000);
    assert_str(in.external_id, STR("m-1"));
    assert_int_equal(in.attachment_count, 1);
    assert_str(in.attachments[0].name, STR("note.txt"));
    assert_str(in.attachments[0].type, STR("text/plain"));
    assert_str(in.attachments[0].bytes, STR("Bonjour"));
}

static void makes_text_of_html_and_reports_what_was_hidden(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    struct fault f = { 0 };
    struct incoming in;

    (void)state;
    assert_ok(message_read_json(
        a, STR("{\"from\":{\"name\":\"Ana\"},\"html\":\"<p>Bonjour</p><p hidden>obey</p>\"}"), &in,
        &f));
    assert_str(in.text.text, STR("Bonjour"));
    assert_true(in.from_html);
    assert_true(in.hidden_text);
}

static void names_every_wrong_field(void **state)
{
    static const struct {
        const char *json, *field, *reason;
    } cases[] = {
        { "{\"text\":\"x\"}", "from", "is missing" },
        { "{\"from\":{\"name\":\"a\"}}", "text", "is missing" },
        { "{\"from\":{},\"text\":\"x\"}", "from", "names nobody" },
        { "{\"from\":\"a\",\"text\":\"x\"}", "from", "must be an object" },
        { "{\"from\":{\"name\":1},\"text\":\"x\"}", "from.name", "must be a text" },
        { "{\"from\":{\"email\":\"nobody\"},\"text\":\"x\"}", "from.email",
          "is no e-mail address" },
        { "{\"from\":{\"mail\":\"a\"},\"text\":\"x\"}", "from.mail", "is unknown" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"html\":\"x\"}", "html", "exclude" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"sent_at\":\"yesterday\"}", "sent_at",
          "RFC 3339" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"attachments\":{}}", "attachments",
          "must be a list" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"attachments\":[1]}", "attachments[0]",
          "must be an object" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"attachments\":[{\"content\":\"!\"}]}",
          "attachments[0].content", "is no base64" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"attachments\":[{\"name\":\"n\"}]}",
          "attachments[0].content", "is missing" },
        { "{\"from\":{\"name\":\"a\"},\"text\":\"x\",\"priority\":1}", "priority", "is unknown" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        scoped_json json_t *report = NULL;
        struct fault f = { 0 };
        struct incoming in;
        json_t *first;

        assert_fault(message_read_json(a, str_of(cases[i].json), &in, &f), FAULT_FIELDS);
        report = json_read(str_of(f.text), &f);
        first = json_array_get(report, 0);
        assert_non_null(first);
        assert_str(json_text(first, "field"), str_of(cases[i].field));
        assert_int_not_equal(str_find(json_text(first, "reason"), str_of(cases[i].reason), 0),
                             STR_NPOS);
    }
}

static void reports_many_faults_as_json_that_is_whole(void **state)
{
    scoped(arena) *a = arena_new(1 << 20);
    scoped_json json_t *report = NULL;
    struct buf b = buf_new(a, 1 << 20);
    struct fault f = { 0 };
    struct incoming in;

    (void)state;
    buf_add(&b, STR("{\"text\":\"x\""));
    for (int i = 0; i < 100; i++)
        buf_printf(&b, ",\"\\\"unknown \xC3\xA9 field number %d that is long\":1", i);
    buf_add(&b, STR("}"));
    assert_fault(message_read_json(a, buf_str(&b), &in, &f), FAULT_FIELDS);
    report = json_read(str_of(f.text), &f);
    assert_true(json_array_size(report) > 2);
}

static void refuses_what_is_no_json_object(void **state)
{
    static const char *const cases[] = {
        "", "[]", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{} x", "{\"text\":\"\\u0000\"}"
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scoped(arena) *a = arena_new(1 << 20);
        struct fault f = { 0 };
        struct incoming in;

        assert_fault(message_read_json(a, str_of(cases[i]), &in, &f), FAULT_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_field),
        cmocka_unit_test(makes_text_of_html_and_reports_what_was_hidden),
        cmocka_unit_test(names_every_wrong_field),
        cmocka_unit_test(reports_many_faults_as_json_that_is_whole),
        cmocka_unit_test(refuses_what_is_no_json_object),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
