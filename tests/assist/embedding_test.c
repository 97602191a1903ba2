/* SPDX-License-Identifier: EUPL-1.2 */
/* embedding_test.c - what is sent for vectors, byte for byte; which answers are none; and both
 * against the providers' own documents where ../shared/refs stands beside the checkout. */
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "assist/embedding.h"
#include "base/file.h"
#include "base/json.h"

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

static const struct str texts[] = { STR_INIT("Retour"), STR_INIT("\"D\xC3\xA9lai\"") };
#define INPUT "\"input\":[\"Retour\",\"\\\"D\xC3\xA9lai\\\"\"]"

static const struct row {
    struct chat_endpoint to;
    const char *url, *body;
    const char *file, *schema; /* of the document; YAML: the words that stand above its members */
} rows[] = {
    { { .dialect = CHAT_OPENAI,
        .url = STR_INIT("https://eu.api.openai.com/v1/"),
        .model = STR_INIT("text-embedding-3-small") },
      "https://eu.api.openai.com/v1/embeddings",
      "{" INPUT ",\"model\":\"text-embedding-3-small\"}",
      "openai/openai-subset.json",
      "CreateEmbeddingRequest" },
    { { .dialect = CHAT_AZURE,
        .url = STR_INIT("https://desk.openai.azure.com"),
        .deployment = STR_INIT("embed-eu"),
        .api_version = STR_INIT("2024-10-21") },
      "https://desk.openai.azure.com/openai/deployments/embed-eu/embeddings?api-version=2024-10-21",
      "{" INPUT "}",
      NULL,
      NULL },
    { { .dialect = CHAT_AZURE,
        .url = STR_INIT("https://desk.openai.azure.com"),
        .deployment = STR_INIT("embed-eu") },
      "https://desk.openai.azure.com/openai/v1/embeddings",
      "{" INPUT ",\"model\":\"embed-eu\"}",
      "azure-openai/azure-openai-v1.json",
      "AzureCreateEmbeddingRequest" },
    { { .dialect = CHAT_MISTRAL,
        .url = STR_INIT("https://api.mistral.ai/v1"),
        .model = STR_INIT("mistral-embed") },
      "https://api.mistral.ai/v1/embeddings",
      "{" INPUT ",\"model\":\"mistral-embed\"}",
      "mistral/mistral-subset.json",
      "EmbeddingRequest" },
    { { .dialect = CHAT_OLLAMA,
        .url = STR_INIT("http://127.0.0.1:11434"),
        .model = STR_INIT("embeddinggemma") },
      "http://127.0.0.1:11434/api/embed",
      "{" INPUT ",\"model\":\"embeddinggemma\"}",
      NULL,
      NULL },
    { { .dialect = CHAT_COMPATIBLE,
        .url = STR_INIT("http://[::1]:11434/v1"),
        .model = STR_INIT("any/model") },
      "http://[::1]:11434/v1/embeddings",
      "{" INPUT ",\"model\":\"any/model\"}",
      NULL,
      NULL },
};

static void each_dialect_gets_its_own_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct chat_request got;
        struct fault f = { 0 };

        assert_ok(embedding_request(arena, &rows[i].to, texts, 2, &got, &f));
        assert_str(got.url, str_of(rows[i].url));
        assert_str(got.body, str_of(rows[i].body));
        assert_str(got.headers[1], STR("Accept: application/json"));
    }
}

static void nothing_is_sent_that_a_provider_must_refuse(void **state)
{
    struct str none[] = { STR_INIT("") }, many[EMBED_TEXTS_MAX + 1];
    struct chat_request got;
    struct fault f = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(many); i++)
        many[i] = STR("a");
    assert_fault(embedding_request(arena, &rows[0].to, none, 1, &got, &f), FAULT_INVALID);
    assert_fault(embedding_request(arena, &rows[0].to, many, COUNT_OF(many), &got, &f),
                 FAULT_INVALID);
    assert_fault(embedding_request(arena, &rows[0].to, many, 0, &got, &f), FAULT_INVALID);
}

static void an_answer_is_read_in_the_order_of_its_numbers_and_made_one_long(void **state)
{
    struct embedding got;
    struct fault f = { 0 };

    (void)state;
    assert_ok(
        embedding_read(arena, CHAT_OPENAI,
                       STR("{\"data\":[{\"index\":1,\"embedding\":[0,-2]},"
                           "{\"index\":0,\"embedding\":[3,4]}],\"usage\":{\"prompt_tokens\":7}}"),
                       2, &got, &f));
    assert_int_equal(got.dimension, 2);
    assert_true(fabsf(got.values[0] - 0.6F) < 1e-6F && fabsf(got.values[1] - 0.8F) < 1e-6F);
    assert_true(fabsf(got.values[2]) < 1e-6F && fabsf(got.values[3] + 1) < 1e-6F);
    assert_int_equal(got.tokens_in, 7);
    assert_ok(embedding_read(arena, CHAT_OLLAMA,
                             STR("{\"embeddings\":[[1,0],[0,5]],\"prompt_eval_count\":3}"), 2, &got,
                             &f));
    assert_true(fabsf(got.values[3] - 1) < 1e-6F);
    assert_int_equal(got.tokens_in, 3);
}

static void an_answer_that_lies_is_none(void **state)
{
    static const char *const lies[] = {
        "",
        "{}",
        "[]",
        "{\"data\":null}",
        "{\"data\":[]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":2,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":-1,\"embedding\":[1]}]}",
        "{\"data\":[{\"embedding\":[1]},{\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1,2]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[]},{\"index\":1,\"embedding\":[]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[0,0]},{\"index\":1,\"embedding\":[1,2]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[NaN]},{\"index\":1,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1e999]},{\"index\":1,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[1e300]},{\"index\":1,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[\"1\"]},{\"index\":1,\"embedding\":[1]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":\"AAAAAA==\"},{\"index\":1,\"embedding\":[1]}]}",
        "{\"embeddings\":[[1],[1]]}",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lies); i++) {
        struct embedding got;
        struct fault f = { 0 };

        if (embedding_read(arena, CHAT_OPENAI, str_of(lies[i]), 2, &got, &f) ||
            f.kind != FAULT_INVALID)
            fail_msg("%s: taken", lies[i]);
    }
}

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

static void each_member_sent_is_in_the_providers_document(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = rows[i].file ? document(rows[i].file) : STR("{}");
        scoped_json json_t *j = NULL, *body = NULL;
        struct chat_request got;
        struct fault f = { 0 };
        const json_t *known;
        const char *key;
        json_error_t e;
        json_t *v;

        if (!rows[i].file)
            continue;
        j = json_loadb(text.ptr, text.len, JSON_DECODE_INT_AS_REAL, &e);
        assert_ok(embedding_request(arena, &rows[i].to, texts, 2, &got, &f));
        body = json_read(got.body, &f);
        known = json_object_get(
            json_object_get(json_object_get(json_object_get(j, "components"), "schemas"),
                            rows[i].schema),
            "properties");
        assert_true(json_object_size(known) > 0);
        json_object_foreach(body, key, v)
        {
            if (!json_object_get(known, key))
                fail_msg("%s has no \"%s\"", rows[i].schema, key);
        }
    }
}

/* In YAML: what the paths and members that we send and read are called. */
static void the_documents_in_yaml_have_our_words(void **state)
{
    static const struct {
        const char *file, *words[4];
    } documents[] = {
        { "azure-openai/azure-openai-2024-10-21-stable.yaml",
          { "  /deployments/{deployment-id}/embeddings:", "                input:",
            "                      embedding:", "                      index:" } },
        { "ollama/openapi.yaml",
          { "  /api/embed:", "        embeddings:", "        prompt_eval_count:",
            "    EmbedRequest:" } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        struct str text = document(documents[i].file);

        for (size_t w = 0; w < COUNT_OF(documents[i].words); w++)
            if (str_find(text, str_of(documents[i].words[w]), 0) == STR_NPOS)
                fail_msg("%s: no %s", documents[i].file, documents[i].words[w]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dialect_gets_its_own_bytes),
        cmocka_unit_test(nothing_is_sent_that_a_provider_must_refuse),
        cmocka_unit_test(an_answer_is_read_in_the_order_of_its_numbers_and_made_one_long),
        cmocka_unit_test(an_answer_that_lies_is_none),
        cmocka_unit_test(each_member_sent_is_in_the_providers_document),
        cmocka_unit_test(the_documents_in_yaml_have_our_words),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
