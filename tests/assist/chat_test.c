/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_test.c - answers of providers, in our own words after their documents; chat_samples_test.c
 * has those of ../shared/refs. */
#include "test.h"

#include <string.h>

#include "assist/chat.h"
#include "base/buf.h"
#include "base/fault.h"

#define HEAD                                                                                       \
    "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n"
#define SAY(text) "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text "\"}}]}\n\n"
#define END(why)                                                                                   \
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" why "\"}]}\n\n"
#define DONE "data: [DONE]\n\n"
#define WHOLE(message, why)                                                                        \
    "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"" why                        \
    "\",\"message\":{" message "}}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}"

static const struct answer_row {
    const char *name;
    int status;
    int64_t retry_after;
    const char *body;
    enum chat_end end;
    enum chat_trouble trouble;
    bool again;
    const char *text, *code, *filter;
} rows[] = {
    { "a whole answer", 200, 0, WHOLE("\"content\":\"Bonjour\"", "stop"), CHAT_WHOLE,
      CHAT_NO_TROUBLE, false, "Bonjour", "", "" },
    { "whole, on many lines", 200, 0,
      "{\n  \"choices\": [\n {\"index\": 0, \"finish_reason\": \"stop\",\n\"message\": "
      "{\"content\": "
      "\"a } b \\\" { c\"}}]\n}\n",
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "a } b \" { c", "", "" },
    { "a stream", 200, 0, HEAD SAY("Bon") SAY("jour") END("stop") DONE, CHAT_WHOLE, CHAT_NO_TROUBLE,
      false, "Bonjour", "", "" },
    { "a stream without [DONE]", 200, 0, HEAD SAY("Oui") END("stop"), CHAT_WHOLE, CHAT_NO_TROUBLE,
      false, "Oui", "", "" },
    { "CR LF, comments, other fields, no space", 200, 0,
      ": keep-alive\r\n\r\nevent: x\r\nid: 1\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"a\"},"
      "\"finish_reason\":\"stop\"}]}\r\n\r\ndata:[DONE]\r\n\r\n",
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "a", "", "" },
    { "an event of two data lines", 200, 0,
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\ndata: "
      "\"finish_reason\":\"stop\"}]}\n\n",
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "a", "", "" },
    { "a last line without an end", 200, 0,
      HEAD SAY("a") "data: {\"choices\":[{\"delta\":{},"
                    "\"finish_reason\":\"stop\"}]}",
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "a", "", "" },
    { "a byte order mark", 200, 0, "\xEF\xBB\xBF" HEAD SAY("a") END("stop") DONE, CHAT_WHOLE,
      CHAT_NO_TROUBLE, false, "a", "", "" },
    { "another choice than the first", 200, 0,
      HEAD "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"},\"finish_reason\":"
           "\"stop\"},{\"index\":0,\"delta\":{\"content\":\"yes\"}}]}\n\n" END("stop") DONE,
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "yes", "", "" },
    { "chunks, thinking among them", 200, 0,
      WHOLE(
          "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},"
          "{\"type\":\"text\",\"text\":\"Ja\"}]",
          "stop"),
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "Ja", "", "" },
    { "stopped at its limit", 200, 0, HEAD SAY("Bon") END("length") DONE, CHAT_LENGTH,
      CHAT_NO_TROUBLE, false, "Bon", "", "" },
    { "cut in the middle of an event", 200, 0, HEAD SAY("Bon") "data: {\"choices\":[{\"del",
      CHAT_CUT, CHAT_NO_TROUBLE, true, "", "", "" },
    { "cut in the middle of an object", 200, 0, "{\"choices\":[{\"index\":0,\"mess", CHAT_CUT,
      CHAT_NO_TROUBLE, true, "", "", "" },
    { "nothing at all", 200, 0, "", CHAT_CUT, CHAT_NO_TROUBLE, true, "", "", "" },
    { "filtered behind its end", 200, 0,
      HEAD SAY("Bon") END("stop") "data: {\"choices\":[{\"index\":0,\"delta\":{},"
                                  "\"content_filter_results\":{\"violence\":{\"filtered\":true,"
                                  "\"severity\":\"high\"}}}]}\n\n" DONE,
      CHAT_FILTERED, CHAT_NO_TROUBLE, false, "", "", "violence" },
    { "detected and not filtered", 200, 0,
      HEAD SAY("Bon") "data: {\"choices\":[{\"index\":0,\"delta\":{},\"content_filter_results\":"
                      "{\"profanity\":{\"filtered\":false,\"detected\":true}}}]}\n\n" END("stop")
                          DONE,
      CHAT_WHOLE, CHAT_NO_TROUBLE, false, "Bon", "", "" },
    { "a tool that nobody offered", 200, 0,
      WHOLE("\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\"}]", "tool_calls"),
      CHAT_FAILED, CHAT_PROTOCOL, false, "", "", "" },
    { "a reason nobody knows", 200, 0, HEAD SAY("a") END("bored") DONE, CHAT_FAILED, CHAT_PROTOCOL,
      false, "", "", "" },
    { "an event that is no JSON", 200, 0, HEAD "data: hello\n\n" SAY("a") END("stop") DONE,
      CHAT_FAILED, CHAT_PROTOCOL, false, "", "", "" },
    { "JSON that is no answer", 200, 0, "{\"hello\":\"world\"}", CHAT_FAILED, CHAT_PROTOCOL, false,
      "", "", "" },
    { "a page", 200, 0, "<!doctype html><title>Portal</title>", CHAT_FAILED, CHAT_PROTOCOL, false,
      "", "", "" },
    { "brackets that do not fit", 200, 0, "{\"choices\":]", CHAT_FAILED, CHAT_PROTOCOL, false, "",
      "", "" },
    { "something behind the object", 200, 0, WHOLE("\"content\":\"a\"", "stop") "x", CHAT_FAILED,
      CHAT_PROTOCOL, false, "", "", "" },
    { "no money left", 429, 60,
      "{\"error\":{\"message\":\"You exceeded your current "
      "quota\",\"code\":\"insufficient_quota\"}}",
      CHAT_FAILED, CHAT_RATE, false, "", "insufficient_quota", "" },
    { "a moment too many", 429, 7, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}", CHAT_FAILED,
      CHAT_RATE, true, "", "rate_limit_exceeded", "" },
    { "too long for the model", 400, 0, "{\"error\":{\"code\":\"context_length_exceeded\"}}",
      CHAT_FAILED, CHAT_REQUEST, false, "", "context_length_exceeded", "" },
    { "a forbidden gate's page", 403, 0, "<html>403</html>", CHAT_FAILED, CHAT_KEY, false, "", "",
      "" },
    { "an empty 503", 503, 2, "", CHAT_FAILED, CHAT_BUSY, true, "", "", "" },
    { "a redirect", 302, 0, "", CHAT_FAILED, CHAT_PROTOCOL, false, "", "", "" },
    { "a code with a customer's words in it", 400, 0,
      "{\"error\":{\"code\":\"no <b>Claire Morel</b>, of \\\"Lyon\\\"\"}}", CHAT_FAILED,
      CHAT_REQUEST, false, "", "nobClaireMorelbofLyon", "" },
};

static const size_t steps[] = { SIZE_MAX, 1, 2, 3, 7, 64 };

struct heard {
    struct buf text;
};

static void hear(void *arg, struct str piece)
{
    struct heard *h = arg;

    assert_true(piece.len > 0);
    buf_add(&h->text, piece);
}

static struct chat_result read_in_steps(struct arena *a, const struct answer_row *row, size_t step,
                                        struct heard *h)
{
    struct str body = str_of(row->body);
    struct chat_result result;
    struct fault f = { 0 };
    struct chat_reader *r;

    h->text = buf_new(a, CHAT_TEXT_MAX);
    r = chat_reader_new(a, hear, h, &f);
    assert_non_null(r);
    for (size_t at = 0, to = 0; to < body.len; at = to) {
        to = step < body.len - at ? at + step : body.len;
        if (!chat_reader_feed(r, row->status, str_slice(body, at, to)))
            break;
    }
    chat_reader_end(r, row->status, row->retry_after, &result);
    return result;
}

static void an_answer_means_the_same_however_it_is_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
            struct arena *a = arena_new((size_t)8 << 20);
            struct heard h;
            struct chat_result got = read_in_steps(a, &rows[i], steps[k], &h);

            if (got.end != rows[i].end || got.trouble != rows[i].trouble ||
                got.again != rows[i].again || strcmp(got.code, rows[i].code) != 0 ||
                strcmp(got.filter, rows[i].filter) != 0)
                fail_msg("%s, in steps of %zu: %s, %s, again %d, code \"%s\", filter \"%s\"",
                         rows[i].name, steps[k], chat_end_name(got.end),
                         chat_trouble_name(got.trouble), got.again, got.code, got.filter);
            assert_str(got.text, str_of(rows[i].text));
            if (got.text.len)
                assert_str(buf_str(&h.text), got.text);
            assert_int_equal(got.wait_ms, rows[i].retry_after * 1000);
            assert_int_equal(got.status, rows[i].status);
            arena_free(a);
        }
}

static struct chat_result read_all(struct arena *a, int status, struct str body)
{
    struct fault f = { 0 };
    struct chat_reader *r = chat_reader_new(a, NULL, NULL, &f);
    struct chat_result result;

    assert_non_null(r);
    chat_reader_feed(r, status, body);
    chat_reader_end(r, status, 0, &result);
    return result;
}

static void counts_that_cannot_be_are_none(void **state)
{
    static const struct {
        const char *usage;
        int64_t in, out;
    } usages[] = {
        { "{\"prompt_tokens\":31,\"completion_tokens\":7}", 31, 7 },
        { "{\"prompt_tokens\":-5,\"completion_tokens\":7}", -1, 7 },
        { "{\"prompt_tokens\":99999999999999,\"completion_tokens\":\"7\"}", -1, -1 },
        { "{\"prompt_tokens\":1.5}", -1, -1 },
        { "null", -1, -1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof usages / sizeof *usages; i++) {
        struct arena *a = arena_new((size_t)4 << 20);
        struct str body = str_printf(a,
                                     "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                                     "\"message\":{\"content\":\"a\"}}],\"usage\":%s}",
                                     usages[i].usage);
        struct chat_result got = read_all(a, 200, body);

        assert_int_equal(got.end, CHAT_WHOLE);
        assert_int_equal(got.tokens_in, usages[i].in);
        assert_int_equal(got.tokens_out, usages[i].out);
        arena_free(a);
    }
}

/* `unit` again and again, to `size` bytes. */
static struct str repeated(struct arena *a, const char *head, const char *unit, size_t size)
{
    struct buf b = buf_new(a, size + 4096);

    buf_add(&b, str_of(head));
    while (b.len < size)
        buf_add(&b, str_of(unit));
    return buf_str(&b);
}

static void what_is_too_large_is_cut_off(void **state)
{
    static const struct {
        const char *head, *unit;
        size_t size;
    } floods[] = {
        { HEAD, SAY("more and more "), (size_t)20 << 20 },
        { "data: ", "x", (size_t)2 << 20 },
        { "{\"choices\":\"", "x", (size_t)2 << 20 },
        { "", ": waiting\n\n", (size_t)17 << 20 },
        { "", " ", (size_t)17 << 20 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
        struct arena *a = arena_new((size_t)64 << 20);
        struct str body = repeated(a, floods[i].head, floods[i].unit, floods[i].size);
        struct chat_result got = read_all(a, 200, body);

        if (got.end != CHAT_FAILED || got.trouble != CHAT_TOO_LARGE)
            fail_msg("flood %zu: %s, %s", i, chat_end_name(got.end),
                     chat_trouble_name(got.trouble));
        assert_int_equal(got.text.len, 0);
        arena_free(a);
    }
}

static void the_model_that_answered_is_told(void **state)
{
    struct arena *a = arena_new((size_t)4 << 20);
    struct chat_result got = read_all(a, 200, STR(HEAD SAY("a") END("stop") DONE));

    (void)state;
    assert_string_equal(got.model, "m-1");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_means_the_same_however_it_is_cut),
        cmocka_unit_test(counts_that_cannot_be_are_none),
        cmocka_unit_test(what_is_too_large_is_cut_off),
        cmocka_unit_test(the_model_that_answered_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
