/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_request_test.c - what is sent, byte for byte, and against the providers' own documents where
 * ../shared/refs stands beside the checkout. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "assist/chat.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"

static const struct chat_message hello[] = {
    { CHAT_SYSTEM, STR_INIT("Answer in French.") },
    { CHAT_USER, STR_INIT("Bonjour \"\xE2\x9F\xA6PERSON_1\xE2\x9F\xA7\"") },
};
#define MESSAGES                                                                                   \
    "\"messages\":[{\"content\":\"Answer in French.\",\"role\":\"system\"},"                       \
    "{\"content\":\"Bonjour \\\"\xE2\x9F\xA6PERSON_1\xE2\x9F\xA7\\\"\",\"role\":\"user\"}]"

static const struct row {
    const char *name;
    struct chat_endpoint to;
    bool stream, json;
    const char *url, *key, *body;
} rows[] = {
    { "openai",
      { .dialect = CHAT_OPENAI,
        .url = STR_INIT("https://eu.api.openai.com/v1/"),
        .model = STR_INIT("gpt-x"),
        .key = STR_INIT("sk-1") },
      true,
      false,
      "https://eu.api.openai.com/v1/chat/completions",
      "Authorization: Bearer sk-1",
      "{\"max_completion_tokens\":200," MESSAGES ",\"model\":\"gpt-x\",\"store\":false,"
      "\"stream\":true,\"stream_options\":{\"include_usage\":true},\"temperature\":0.2}" },
    { "azure, a dated version",
      { .dialect = CHAT_AZURE,
        .url = STR_INIT("https://desk.openai.azure.com"),
        .deployment = STR_INIT("gpt-eu"),
        .api_version = STR_INIT("2024-10-21"),
        .key = STR_INIT("k1") },
      false,
      true,
      "https://desk.openai.azure.com/openai/deployments/gpt-eu/chat/"
      "completions?api-version=2024-10-21",
      "api-key: k1",
      "{\"max_completion_tokens\":200," MESSAGES
      ",\"response_format\":{\"type\":\"json_object\"},\"temperature\":0.2}" },
    { "azure, v1, with a token of Entra",
      { .dialect = CHAT_AZURE,
        .url = STR_INIT("https://desk.openai.azure.com"),
        .deployment = STR_INIT("gpt-eu"),
        .key = STR_INIT("eyJ0"),
        .key_is_token = true },
      false,
      false,
      "https://desk.openai.azure.com/openai/v1/chat/completions",
      "Authorization: Bearer eyJ0",
      "{\"max_completion_tokens\":200," MESSAGES ",\"model\":\"gpt-eu\",\"temperature\":0.2}" },
    { "mistral",
      { .dialect = CHAT_MISTRAL,
        .url = STR_INIT("https://api.mistral.ai/v1"),
        .model = STR_INIT("mistral-small-latest"),
        .key = STR_INIT("m1") },
      true,
      false,
      "https://api.mistral.ai/v1/chat/completions",
      "Authorization: Bearer m1",
      "{\"max_tokens\":200," MESSAGES
      ",\"model\":\"mistral-small-latest\",\"stream\":true,\"temperature\":0.2}" },
    { "ollama",
      { .dialect = CHAT_OLLAMA,
        .url = STR_INIT("http://127.0.0.1:11434"),
        .model = STR_INIT("llama3.2:3b") },
      false,
      true,
      "http://127.0.0.1:11434/api/chat",
      NULL,
      "{\"format\":\"json\"," MESSAGES
      ",\"model\":\"llama3.2:3b\",\"options\":{\"num_predict\":200,\"temperature\":0.2},"
      "\"stream\":false}" },
    { "llama.cpp and the like",
      { .dialect = CHAT_COMPATIBLE,
        .url = STR_INIT("http://[::1]:8080/v1"),
        .model = STR_INIT("any/model") },
      true,
      false,
      "http://[::1]:8080/v1/chat/completions",
      NULL,
      "{\"max_tokens\":200," MESSAGES ",\"model\":\"any/model\",\"stream\":true,"
      "\"stream_options\":{\"include_usage\":true},\"temperature\":0.2}" },
};

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct chat_wanted wanted_of(const struct row *row)
{
    return (struct chat_wanted){ .messages = hello,
                                 .count = 2,
                                 .tokens_max = 200,
                                 .temperature = 20,
                                 .stream = row->stream,
                                 .json = row->json };
}

static void each_dialect_gets_its_own_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chat_wanted w = wanted_of(&rows[i]);
        struct chat_request got;
        struct fault f = { 0 };

        assert_ok(chat_request(arena, &rows[i].to, &w, &got, &f));
        assert_str(got.url, str_of(rows[i].url));
        assert_str(got.body, str_of(rows[i].body));
        assert_str(got.headers[0], STR("Content-Type: application/json"));
        assert_int_equal(got.header_count, rows[i].key ? 3 : 2);
        if (rows[i].key)
            assert_str(got.headers[2], str_of(rows[i].key));
    }
}

static void nothing_in_a_setting_can_change_where_a_request_goes(void **state)
{
    static const struct {
        const char *field;
        struct chat_endpoint to;
    } wrong[] = {
        { "url", { .dialect = CHAT_OPENAI, .url = STR_INIT("ftp://a"), .model = STR_INIT("m") } },
        { "url",
          { .dialect = CHAT_OPENAI, .url = STR_INIT("https://a/?b="), .model = STR_INIT("m") } },
        { "url",
          { .dialect = CHAT_OPENAI, .url = STR_INIT("https://a/#"), .model = STR_INIT("m") } },
        { "url",
          { .dialect = CHAT_OPENAI, .url = STR_INIT("https://a b"), .model = STR_INIT("m") } },
        { "url", { .dialect = CHAT_OPENAI, .model = STR_INIT("m") } },
        { "model", { .dialect = CHAT_OPENAI, .url = STR_INIT("https://a") } },
        { "deployment", { .dialect = CHAT_AZURE, .url = STR_INIT("https://a") } },
        { "deployment",
          { .dialect = CHAT_AZURE, .url = STR_INIT("https://a"), .deployment = STR_INIT("../x") } },
        { "deployment",
          { .dialect = CHAT_AZURE, .url = STR_INIT("https://a"), .deployment = STR_INIT("..") } },
        { "deployment",
          { .dialect = CHAT_AZURE, .url = STR_INIT("https://a"), .deployment = STR_INIT("a?b") } },
        { "api_version",
          { .dialect = CHAT_AZURE,
            .url = STR_INIT("https://a"),
            .deployment = STR_INIT("d"),
            .api_version = STR_INIT("1&x=2") } },
        { "key",
          { .dialect = CHAT_OPENAI,
            .url = STR_INIT("https://a"),
            .model = STR_INIT("m"),
            .key = STR_INIT("k\r\nX: y") } },
    };
    struct chat_wanted w = wanted_of(&rows[0]);

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct chat_request got;
        struct fault f = { 0 };

        assert_fault(chat_request(arena, &wrong[i].to, &w, &got, &f), FAULT_INVALID);
        if (strncmp(f.text, wrong[i].field, strlen(wrong[i].field)) != 0)
            fail_msg("row %zu: %s", i, f.text);
        assert_null(strstr(f.text, "k\r\n")); /* a key is never repeated */
    }
}

static void a_question_without_words_or_limit_is_refused(void **state)
{
    struct chat_wanted w = wanted_of(&rows[0]);
    struct chat_request got;
    struct fault f = { 0 };

    (void)state;
    w.tokens_max = 0;
    assert_fault(chat_request(arena, &rows[0].to, &w, &got, &f), FAULT_INVALID);
    w = wanted_of(&rows[0]);
    w.count = 0;
    assert_fault(chat_request(arena, &rows[0].to, &w, &got, &f), FAULT_INVALID);
    w.count = CHAT_MESSAGES_MAX + 1;
    assert_fault(chat_request(arena, &rows[0].to, &w, &got, &f), FAULT_INVALID);
}

/* ---- against the documents ---- */

static struct str document(const char *name)
{
    const char *source = getenv("GUICHET_SOURCE");
    struct fault f = { 0 };
    struct str text;
    const char *path = str_printf(arena, "%s/../shared/refs/%s", source ? source : ".", name).ptr;

    if (!file_read(arena, path, (size_t)16 << 20, &text, &f)) {
        if (f.kind == FAULT_MISSING)
            skip();
        fail_msg("%s", f.text);
    }
    return text;
}

/* Is `key` a property of the schema, or of one that it is made from? */
static bool has_property(const json_t *schemas, const json_t *schema, const char *key)
{
    struct str ref = json_text(schema, "$ref");
    const json_t *part;
    size_t i;

    if (ref.len) {
        size_t slash = ref.len;

        while (slash && ref.ptr[slash - 1] != '/')
            slash--;
        return has_property(schemas, json_object_get(schemas, ref.ptr + slash), key);
    }
    if (json_object_get(json_object_get(schema, "properties"), key))
        return true;
    json_array_foreach(json_object_get(schema, "allOf"), i, part)
    {
        if (has_property(schemas, part, key))
            return true;
    }
    return false;
}

static void check_keys(const json_t *schemas, const char *schema, size_t row)
{
    struct chat_wanted w = wanted_of(&rows[row]);
    struct chat_request got;
    struct fault f = { 0 };
    scoped_json json_t *body = NULL;
    const char *key;
    json_t *v;

    assert_ok(chat_request(arena, &rows[row].to, &w, &got, &f));
    body = json_read(got.body, &f);
    assert_non_null(body);
    json_object_foreach(body, key, v)
    {
        if (!has_property(schemas, json_object_get(schemas, schema), key))
            fail_msg("%s: %s has no \"%s\"", rows[row].name, schema, key);
    }
}

static void each_member_sent_is_in_the_providers_document(void **state)
{
    static const struct {
        const char *file, *schema;
        size_t row;
    } documents[] = {
        { "openai/openai-subset.json", "CreateChatCompletionRequest", 0 },
        { "azure-openai/azure-openai-v1.json", "AzureCreateChatCompletionRequest", 2 },
        { "mistral/mistral-subset.json", "ChatCompletionRequest", 3 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct str text = document(documents[i].file);
        json_error_t e;
        /* Their bounds are larger than a number of ours. */
        scoped_json json_t *j = json_loadb(text.ptr, text.len, JSON_DECODE_INT_AS_REAL, &e);

        if (!j)
            fail_msg("%s: line %d: %s", documents[i].file, e.line, e.text);
        check_keys(json_object_get(json_object_get(j, "components"), "schemas"),
                   documents[i].schema, documents[i].row);
    }
}

/* In YAML: the schema's lines, up to the next key that stands where its name does. */
static struct str section(struct str text, const char *schema)
{
    size_t start = str_find(text, str_printf(arena, "\n    %s:", schema), 0), end;

    if (start == STR_NPOS)
        fail_msg("no %s", schema);
    end = str_find(text, STR("\n    "), start + 5);
    while (end != STR_NPOS && end + 5 < text.len && strchr(" #-", text.ptr[end + 5]))
        end = str_find(text, STR("\n    "), end + 5);
    return str_slice(text, start, end);
}

static bool has_key(struct str lines, const char *key)
{
    return str_find(lines, str_printf(arena, "\n        %s:", key), 0) != STR_NPOS ||
           str_find(lines, str_printf(arena, "\n            %s:", key), 0) != STR_NPOS;
}

static void each_member_sent_is_in_the_documents_in_yaml(void **state)
{
    static const struct {
        const char *file, *schemas[2];
        size_t row;
    } documents[] = {
        { "azure-openai/azure-openai-2024-10-21-stable.yaml",
          { "chatCompletionsRequestCommon", "createChatCompletionRequest" },
          1 },
        { "ollama/openapi.yaml", { "ChatRequest", "ChatRequest" }, 4 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct str text = document(documents[i].file);
        struct chat_wanted w = wanted_of(&rows[documents[i].row]);
        struct str one = section(text, documents[i].schemas[0]);
        struct str other = section(text, documents[i].schemas[1]);
        struct chat_request got;
        struct fault f = { 0 };
        scoped_json json_t *body = NULL;
        const char *key;
        json_t *v;

        assert_ok(chat_request(arena, &rows[documents[i].row].to, &w, &got, &f));
        body = json_read(got.body, &f);
        json_object_foreach(body, key, v)
        {
            if (!has_key(one, key) && !has_key(other, key))
                fail_msg("%s: no \"%s\"", documents[i].file, key);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dialect_gets_its_own_bytes),
        cmocka_unit_test(nothing_in_a_setting_can_change_where_a_request_goes),
        cmocka_unit_test(a_question_without_words_or_limit_is_refused),
        cmocka_unit_test(each_member_sent_is_in_the_providers_document),
        cmocka_unit_test(each_member_sent_is_in_the_documents_in_yaml),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
