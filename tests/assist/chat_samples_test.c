/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_samples_test.c - the answers in ../shared/refs/ai-wire-samples, where it stands beside the
 * checkout; without it the test skips. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "assist/chat.h"
#include "base/file.h"
#include "base/json.h"

/* Its `expect` is a sentence; these are our words for it. */
static const struct {
    const char *name;
    enum chat_end end;
    enum chat_trouble trouble;
    const char *text, *filter;
    bool again;
} rows[] = {
    { "azure-stream-default", CHAT_WHOLE, CHAT_NO_TROUBLE,
      "Bonjour [PERSON_1], votre colis part demain.", "", false },
    { "azure-stream-async-filter", CHAT_WHOLE, CHAT_NO_TROUBLE, "Texte", "", false },
    { "azure-stream-filtered-mid", CHAT_FILTERED, CHAT_NO_TROUBLE, "", "violence", false },
    { "azure-stream-cut", CHAT_CUT, CHAT_NO_TROUBLE, "", "", true },
    { "azure-stream-split-placeholder", CHAT_WHOLE, CHAT_NO_TROUBLE, "Merci [PERSON_1].", "",
      false },
    { "azure-stream-error-frame", CHAT_FAILED, CHAT_BUSY, "", "", true },
    { "azure-prompt-filtered", CHAT_FILTERED, CHAT_NO_TROUBLE, "", "jailbreak", false },
    { "azure-prompt-filtered-spec-names", CHAT_FILTERED, CHAT_NO_TROUBLE, "", "indirect_attack",
      false },
    { "azure-filter-not-run", CHAT_WHOLE, CHAT_NO_TROUBLE, "ok", "", false },
    { "azure-429", CHAT_FAILED, CHAT_RATE, "", "", true },
    { "azure-401", CHAT_FAILED, CHAT_KEY, "", "", false },
    { "azure-404-deployment", CHAT_FAILED, CHAT_MODEL, "", "", false },
    { "azure-html-502", CHAT_FAILED, CHAT_BUSY, "", "", true },
    { "openai-401", CHAT_FAILED, CHAT_KEY, "", "", false },
    { "openai-refusal", CHAT_REFUSED, CHAT_NO_TROUBLE, "", "", false },
    { "openai-length", CHAT_LENGTH, CHAT_NO_TROUBLE, "{\"category\":\"fact", "", false },
    { "mistral-422", CHAT_FAILED, CHAT_REQUEST, "", "", false },
    { "ollama-ndjson", CHAT_WHOLE, CHAT_NO_TROUBLE, "Bonjour", "", false },
    { "ollama-error-mid-stream", CHAT_FAILED, CHAT_BUSY, "", "", true },
    { "llamacpp-401", CHAT_FAILED, CHAT_KEY, "", "", false },
    { "llamacpp-loading", CHAT_FAILED, CHAT_BUSY, "", "", true },
};

static struct arena *arena;

static json_t *samples(void)
{
    const char *source = getenv("GUICHET_SOURCE");
    struct fault f = { 0 };
    struct str text;
    const char *path =
        str_printf(arena, "%s/../shared/refs/ai-wire-samples/samples.json", source ? source : ".")
            .ptr;
    json_t *j;

    if (!file_read(arena, path, (size_t)4 << 20, &text, &f)) {
        if (f.kind == FAULT_MISSING)
            skip();
        fail_msg("%s", f.text);
    }
    j = json_read(text, &f);
    assert_non_null(j);
    return j;
}

static void compare(size_t row, const json_t *sample)
{
    struct str body = json_text(sample, "body");
    int status = (int)json_int(sample, "status", 0);
    struct str wait = json_text(json_object_get(sample, "headers"), "retry-after");
    uint64_t seconds = 0;
    struct chat_result got;
    struct fault f = { 0 };
    struct chat_reader *r = chat_reader_new(arena, NULL, NULL, &f);

    assert_non_null(r);
    str_to_u64(wait, &seconds);
    for (size_t i = 0; i < body.len && chat_reader_feed(r, status, str_slice(body, i, i + 1)); i++)
        ;
    chat_reader_end(r, status, (int64_t)seconds, &got);
    if (got.end != rows[row].end || got.trouble != rows[row].trouble ||
        got.again != rows[row].again || strcmp(got.filter, rows[row].filter) != 0 ||
        !str_eq(got.text, str_of(rows[row].text)) || got.wait_ms != (int64_t)seconds * 1000)
        fail_msg("%s: %s, %s, \"%.*s\"", rows[row].name, chat_end_name(got.end),
                 chat_trouble_name(got.trouble), STR_ARG(got.text));
    assert_int_equal(got.unfiltered, strcmp(rows[row].name, "azure-filter-not-run") == 0);
    if (strcmp(rows[row].name, "azure-stream-default") == 0)
        assert_int_equal(got.tokens_in + got.tokens_out, 38);
}

static void each_sample_comes_out_as_its_document_says(void **state)
{
    const json_t *list, *sample;
    scoped_json json_t *all = NULL;
    size_t i;

    (void)state;
    all = samples();
    list = json_object_get(all, "samples");
    assert_int_equal(json_array_size(list), sizeof rows / sizeof *rows);
    json_array_foreach(list, i, sample)
    {
        size_t row = 0;

        while (row < sizeof rows / sizeof *rows &&
               !str_eq(json_text(sample, "name"), str_of(rows[row].name)))
            row++;
        if (row == sizeof rows / sizeof *rows)
            fail_msg("no row for sample %zu", i);
        compare(row, sample);
    }
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sample_comes_out_as_its_document_says),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
