/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_reader.c - an answer, whole or as a stream, in whatever pieces it comes; see chat.h.
 *
 *     bytes ──frames──► one JSON object at a time ──► text, end, counts, trouble
 *
 * Three framings: server-sent events ("data: {...}", ended by "data: [DONE]"), one object a line
 * (Ollama), one object alone.  The first byte that is no space tells them apart; what the header
 * says is not asked, for servers answer errors in the middle of anything.  Objects end where their
 * brackets close, so that one may stand on many lines. */
#include <string.h>

#include "assist/chat.h"
#include "base/attr.h"
#include "base/json.h"

#define WAIT_MAX    ((int64_t)24 * 3600) /* seconds that a provider may ask for */
#define TOKENS_MAX  ((int64_t)1 << 32)
#define CHOICES_MAX 8 /* we ask for one */

enum framing { NOT_KNOWN, EVENTS, OBJECTS };

struct chat_reader {
    struct arena *arena;
    void (*on_text)(void *arg, struct str piece);
    void *arg;

    int status;
    size_t received;
    enum framing framing;
    struct buf line;  /* EVENTS: the line that is not at its end */
    struct buf frame; /* EVENTS: the event's data; OBJECTS: the object */
    unsigned depth;   /* OBJECTS: brackets open outside texts */
    bool in_text, escaped, after_cr;

    struct buf text;
    bool done;     /* [DONE], or Ollama's "done" */
    bool finished; /* a reason why it ended came */
    bool refused;
    struct chat_result result;
};

/* ---- words of a provider ---- */

static void keep_word(char to[static CHAT_WORD_MAX + 1], const char *word)
{
    size_t n = 0;

    for (; word && *word && n < CHAT_WORD_MAX; word++)
        if (ascii_alnum(*word) || strchr("_.-", *word))
            to[n++] = *word;
    to[n] = '\0';
}

/* llama.cpp's codes are numbers. */
static void keep_code(char to[static CHAT_WORD_MAX + 1], const json_t *code)
{
    char number[24];

    if (json_is_integer(code)) {
        snprintf(number, sizeof number, "%lld", (long long)json_integer_value(code));
        keep_word(to, number);
    } else {
        keep_word(to, json_string_value(code));
    }
}

static void fail(struct chat_reader *r, enum chat_trouble trouble)
{
    if (r->result.end == CHAT_FAILED)
        return; /* the first is the cause */
    r->result.end = CHAT_FAILED;
    r->result.trouble = trouble;
    r->done = true;
}

/* ---- filters (Azure) ---- */

/* hate, violence, jailbreak ...: an object each, with `filtered`; `error` when none was run. */
static bool see_filter(struct chat_reader *r, const json_t *results)
{
    const char *category;
    json_t *v;

    json_object_foreach((json_t *)(uintptr_t)results, category, v)
    {
        if (strcmp(category, "error") == 0 && json_is_object(v))
            r->result.unfiltered = true;
        if (!json_flag(v, "filtered", false))
            continue;
        keep_word(r->result.filter, category);
        return true;
    }
    return false;
}

/* The published names and those on the wire differ. */
static const json_t *either(const json_t *object, const char *one, const char *other)
{
    const json_t *v = json_object_get(object, one);

    return v ? v : json_object_get(object, other);
}

/* ---- errors ---- */

static const struct {
    const char *code;
    enum chat_trouble trouble;
} known_codes[] = {
    { "invalid_api_key", CHAT_KEY },     { "DeploymentNotFound", CHAT_MODEL },
    { "model_not_found", CHAT_MODEL },   { "context_length_exceeded", CHAT_REQUEST },
    { "insufficient_quota", CHAT_RATE }, { "rate_limit_exceeded", CHAT_RATE },
    { "server_error", CHAT_BUSY },
};

static enum chat_trouble of_status(int status)
{
    switch (status) {
    case 401:
    case 403:
        return CHAT_KEY;
    case 404:
    case 410:
        return CHAT_MODEL;
    case 413:
        return CHAT_REQUEST;
    case 408:
    case 409:
    case 425:
        return CHAT_BUSY;
    case 429:
        return CHAT_RATE;
    default:
        return status >= 400 && status < 500 ? CHAT_REQUEST
               : status >= 500               ? CHAT_BUSY
                                             : CHAT_PROTOCOL;
    }
}

static enum chat_trouble of_code(const char *code, int status)
{
    for (size_t i = 0; i < COUNT_OF(known_codes); i++)
        if (strcmp(known_codes[i].code, code) == 0)
            return known_codes[i].trouble;
    /* An error inside of what began as an answer is the server's. */
    return status >= 200 && status < 300 ? CHAT_BUSY : of_status(status);
}

static void see_error(struct chat_reader *r, const json_t *error)
{
    const json_t *inner = either(error, "innererror", "inner_error");

    keep_code(r->result.code, json_object_get(error, "code"));
    if (!r->result.code[0])
        keep_code(r->result.code, json_object_get(error, "type"));
    if (strcmp(r->result.code, "content_filter") == 0) {
        see_filter(r, either(inner, "content_filter_result", "content_filter_results"));
        r->result.end = CHAT_FILTERED;
        r->done = true;
        return;
    }
    fail(r, of_code(r->result.code, r->status));
}

/* ---- an answer ---- */

static void add_text(struct chat_reader *r, struct str piece)
{
    if (!piece.len || r->result.end == CHAT_FILTERED)
        return;
    if (!buf_add(&r->text, piece))
        fail(r, CHAT_TOO_LARGE);
    else if (r->on_text)
        r->on_text(r->arg, piece);
}

/* A text, or as Mistral has it a list of chunks; of these, what the model thinks is no answer. */
static void see_content(struct chat_reader *r, const json_t *content)
{
    const json_t *chunk;
    size_t i;

    if (json_is_string(content))
        add_text(r, str_make(json_string_value(content), json_string_length(content)));
    json_array_foreach(content, i, chunk)
    {
        if (str_eq(json_text(chunk, "type"), STR("text")))
            add_text(r, json_text(chunk, "text"));
    }
}

static void see_message(struct chat_reader *r, const json_t *message)
{
    see_content(r, json_object_get(message, "content"));
    if (json_text(message, "refusal").len)
        r->refused = true;
    if (json_array_size(json_object_get(message, "tool_calls")) ||
        json_is_object(json_object_get(message, "function_call")))
        fail(r, CHAT_PROTOCOL); /* none were offered */
}

static void see_reason(struct chat_reader *r, struct str reason)
{
    static const struct {
        struct str word;
        enum chat_end end;
    } reasons[] = {
        { STR_INIT("stop"), CHAT_WHOLE },
        { STR_INIT("length"), CHAT_LENGTH },
        { STR_INIT("model_length"), CHAT_LENGTH }, /* Mistral's, of the model's own limit */
        { STR_INIT("content_filter"), CHAT_FILTERED },
    };

    if (!reason.len || r->finished || r->done)
        return;
    r->finished = true;
    if (r->result.end == CHAT_FILTERED)
        return;
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (str_eq(reason, reasons[i].word)) {
            r->result.end = reasons[i].end;
            return;
        }
    fail(r, CHAT_PROTOCOL); /* "tool_calls", "error", "load" ... */
}

static void see_choice(struct chat_reader *r, const json_t *choice)
{
    const json_t *message = either(choice, "delta", "message");

    if (json_int(choice, "index", 0) != 0)
        return;
    if (see_filter(r, json_object_get(choice, "content_filter_results")))
        r->result.end = CHAT_FILTERED;
    see_message(r, message);
    see_reason(r, json_text(choice, "finish_reason"));
}

static int64_t believable(const json_t *object, const char *key, int64_t otherwise)
{
    int64_t n = json_int(object, key, -1);

    return n >= 0 && n <= TOKENS_MAX ? n : otherwise;
}

static void see_usage(struct chat_reader *r, const json_t *usage)
{
    r->result.tokens_in = believable(usage, "prompt_tokens", r->result.tokens_in);
    r->result.tokens_out = believable(usage, "completion_tokens", r->result.tokens_out);
}

static void see_ollama(struct chat_reader *r, const json_t *object)
{
    see_message(r, json_object_get(object, "message"));
    if (!json_flag(object, "done", false))
        return;
    r->result.tokens_in = believable(object, "prompt_eval_count", r->result.tokens_in);
    r->result.tokens_out = believable(object, "eval_count", r->result.tokens_out);
    see_reason(r, json_text(object, "done_reason").len ? json_text(object, "done_reason")
                                                       : STR("stop"));
    r->done = true;
}

static void see_object(struct chat_reader *r, const json_t *object)
{
    const json_t *error = json_object_get(object, "error"), *choice;
    const json_t *choices = json_object_get(object, "choices");
    size_t i;

    if (json_is_object(error))
        see_error(r, error);
    else if (json_is_string(error)) /* Ollama's */
        fail(r, of_code("", r->status));
    else if (r->status < 200 || r->status >= 300)
        fail(r, of_status(r->status));
    if (r->done)
        return;
    if (!r->result.model[0])
        keep_word(r->result.model, json_string_value(json_object_get(object, "model")));
    json_array_foreach(choices, i, choice)
    {
        if (i < CHOICES_MAX)
            see_choice(r, choice);
    }
    if (json_is_object(json_object_get(object, "usage")))
        see_usage(r, json_object_get(object, "usage"));
    if (json_is_object(json_object_get(object, "message")))
        see_ollama(r, object);
    else if (!choices && r->framing == OBJECTS)
        fail(r, CHAT_PROTOCOL);
}

/* `torn`: the bytes ended here; what is no object then is the rest of one. */
static void see_frame(struct chat_reader *r, bool torn)
{
    struct fault bad = { 0 };
    scoped_json json_t *object = NULL;

    if (r->frame.failed) {
        fail(r, CHAT_TOO_LARGE);
        return;
    }
    if (str_eq(str_trim(buf_str(&r->frame)), STR("[DONE]"))) {
        r->done = true;
        return;
    }
    object = json_read(buf_str(&r->frame), &bad);
    if (json_is_object(object))
        see_object(r, object);
    else if (!torn)
        fail(r, r->status >= 200 && r->status < 300 ? CHAT_PROTOCOL : of_status(r->status));
}

/* ---- frames ---- */

/* HTML Living Standard 9.2.6; of the fields only data means anything here. */
static void take_line(struct chat_reader *r)
{
    struct str line = buf_str(&r->line), data;

    if (!line.len) {
        if (r->frame.len)
            see_frame(r, false);
        r->frame.len = 0;
        return;
    }
    if (!str_starts(line, STR("data:")))
        return;
    data = str_from(line, 5);
    if (data.len && data.ptr[0] == ' ')
        data = str_from(data, 1);
    if (r->frame.len)
        buf_add_char(&r->frame, '\n');
    buf_add(&r->frame, data);
}

/* Lines end with LF, CR LF or CR. */
static void take_event_byte(struct chat_reader *r, char c)
{
    bool second = r->after_cr && c == '\n';

    r->after_cr = c == '\r';
    if (second)
        return;
    if (c != '\n' && c != '\r') {
        if (!buf_add_char(&r->line, c))
            fail(r, CHAT_TOO_LARGE);
        return;
    }
    take_line(r);
    r->line.len = 0;
}

static void take_object_byte(struct chat_reader *r, char c)
{
    if (!r->depth && c != '{') {
        if (!strchr(" \t\r\n", c))
            fail(r, CHAT_PROTOCOL);
        return;
    }
    if (!buf_add_char(&r->frame, c))
        fail(r, CHAT_TOO_LARGE);
    if (r->in_text) {
        if (c == '"' && !r->escaped)
            r->in_text = false;
        r->escaped = c == '\\' && !r->escaped;
        return;
    }
    r->in_text = c == '"';
    r->depth += c == '{' || c == '[';
    r->depth -= c == '}' || c == ']';
    if (r->depth)
        return;
    see_frame(r, false);
    r->frame.len = 0;
}

/* Nothing that an API writes: a gateway's page, another protocol. */
static void take_first_byte(struct chat_reader *r, char c)
{
    if (c == '{')
        r->framing = OBJECTS;
    else if (strchr("deir:", c)) /* data, event, id, retry, a comment */
        r->framing = EVENTS;
    else
        fail(r, r->status >= 200 && r->status < 300 ? CHAT_PROTOCOL : of_status(r->status));
}

/* ---- the reader ---- */

struct chat_reader *chat_reader_new(struct arena *a, void (*text)(void *arg, struct str piece),
                                    void *arg, struct fault *f)
{
    struct chat_reader *r = arena_make(a, struct chat_reader);

    if (!r) {
        fault_set(f, FAULT_BUSY, "no memory for a provider's answer");
        return NULL;
    }
    *r = (struct chat_reader){ .arena = a,
                               .on_text = text,
                               .arg = arg,
                               .line = buf_new(a, CHAT_FRAME_MAX),
                               .frame = buf_new(a, CHAT_FRAME_MAX),
                               .text = buf_new(a, CHAT_TEXT_MAX),
                               .result = { .end = CHAT_CUT, .tokens_in = -1, .tokens_out = -1 } };
    return r;
}

static bool is_space(const struct chat_reader *r, char c)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* a byte order mark */

    return strchr(" \t\r\n", c) || (r->received < sizeof mark && strchr(mark, c));
}

bool chat_reader_feed(struct chat_reader *r, int status, struct str bytes)
{
    r->status = status;
    for (size_t i = 0; i < bytes.len && !r->done; i++) {
        char c = bytes.ptr[i];

        if (++r->received > CHAT_BYTES_MAX) {
            fail(r, CHAT_TOO_LARGE);
            break;
        }
        if (!r->framing && (!c || !is_space(r, c)))
            take_first_byte(r, c ? c : '<');
        if (r->framing == EVENTS)
            take_event_byte(r, c);
        else if (r->framing == OBJECTS)
            take_object_byte(r, c);
    }
    return !r->done;
}

static bool is_worth_another_try(const struct chat_result *result)
{
    return result->end == CHAT_CUT ||
           (result->end == CHAT_FAILED &&
            (result->trouble == CHAT_BUSY ||
             (result->trouble == CHAT_RATE && strcmp(result->code, "insufficient_quota") != 0)));
}

void chat_reader_end(struct chat_reader *r, int status, int64_t retry_after,
                     struct chat_result *ret)
{
    r->status = status;
    if (r->framing == EVENTS && !r->done && r->line.len)
        take_line(r); /* the last line may have no end */
    if (r->framing == EVENTS && !r->done && r->frame.len)
        see_frame(r, true);
    if (r->result.end == CHAT_CUT && (status < 200 || status >= 300))
        fail(r, of_status(r->status));
    if (r->refused && r->result.end == CHAT_WHOLE)
        r->result.end = CHAT_REFUSED;
    r->result.status = status;
    r->result.wait_ms = retry_after > 0 && retry_after <= WAIT_MAX ? retry_after * 1000 : 0;
    r->result.again = is_worth_another_try(&r->result);
    if (r->result.end == CHAT_WHOLE || r->result.end == CHAT_LENGTH)
        r->result.text = buf_str(&r->text);
    else
        r->result.text = STR("");
    *ret = r->result;
}

const char *chat_end_name(enum chat_end e)
{
    static const char *const names[CHAT_ENDS] = { "whole",   "length", "filtered",
                                                  "refused", "cut",    "failed" };

    return names[e];
}

const char *chat_trouble_name(enum chat_trouble t)
{
    static const char *const names[CHAT_TROUBLES] = { "none", "key",  "model",    "request",
                                                      "rate", "busy", "protocol", "too_large" };

    return names[t];
}
