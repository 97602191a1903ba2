/* SPDX-License-Identifier: EUPL-1.2 */
/* entrance_read.c - what is asked at /v1/chat/completions, member by member.
 *
 * What goes to a provider is written anew from texts that were taken apart (desk/entrance.h), so
 * no member leaves as it came.  Each one that clients send stands in a table: taken, passed over
 * because the answer is the same without it, or refused by name because it would be another one
 * (tools, pictures, words to stop at).  So is whatever stands in none: a client is never left to
 * believe that something was asked which was not.  A refusal names members, never what is in
 * them.  Source: OpenAI's API document, "Create chat completion". */
#include <stdio.h>

#include "api/api_priv.h"
#include "desk/entrance.h"

#define TOKENS_DEFAULT 1024
#define TOKENS_MOST    8192
#define WORD_MAX       40 /* of a member's name that is said back */
#define WHERE_MAX      40 /* "messages[12]" */

/* ---- members ---- */

enum kind { TEXT, NUMBER, FLAG, LIST, OBJECT, ANY };

struct member {
    const char *name;
    enum kind kind;
    bool refused; /* unless it says nothing: null, false, "", [] */
};

#define TAKEN       false
#define PASSED_OVER false
#define REFUSED     true

static const struct member of_body[] = {
    { "messages", LIST, TAKEN },
    { "model", TEXT, TAKEN },
    { "max_completion_tokens", NUMBER, TAKEN },
    { "max_tokens", NUMBER, TAKEN },
    { "n", NUMBER, TAKEN },
    { "response_format", OBJECT, TAKEN },
    { "stream", FLAG, TAKEN },
    { "stream_options", OBJECT, TAKEN },
    { "temperature", NUMBER, TAKEN },
    { "frequency_penalty", NUMBER, PASSED_OVER },
    { "metadata", OBJECT, PASSED_OVER },
    { "parallel_tool_calls", FLAG, PASSED_OVER },
    { "presence_penalty", NUMBER, PASSED_OVER },
    { "prompt_cache_key", TEXT, PASSED_OVER },
    { "prompt_cache_retention", TEXT, PASSED_OVER },
    { "reasoning_effort", TEXT, PASSED_OVER },
    { "safety_identifier", TEXT, PASSED_OVER },
    { "seed", NUMBER, PASSED_OVER },
    { "service_tier", TEXT, PASSED_OVER },
    { "store", FLAG, PASSED_OVER },
    { "tool_choice", TEXT, PASSED_OVER },
    { "top_p", NUMBER, PASSED_OVER },
    { "user", TEXT, PASSED_OVER },
    { "verbosity", TEXT, PASSED_OVER },
    { "audio", ANY, REFUSED },
    { "function_call", ANY, REFUSED },
    { "functions", ANY, REFUSED },
    { "logit_bias", ANY, REFUSED },
    { "logprobs", ANY, REFUSED },
    { "modalities", ANY, REFUSED },
    { "prediction", ANY, REFUSED },
    { "stop", ANY, REFUSED },
    { "tools", ANY, REFUSED },
    { "top_logprobs", ANY, REFUSED },
    { "web_search_options", ANY, REFUSED },
};

static const struct member of_message[] = {
    { "content", ANY, TAKEN },   { "role", TEXT, TAKEN },           { "annotations", ANY, REFUSED },
    { "audio", ANY, REFUSED },   { "function_call", ANY, REFUSED }, { "name", ANY, REFUSED },
    { "refusal", ANY, REFUSED }, { "tool_call_id", ANY, REFUSED },  { "tool_calls", ANY, REFUSED },
};

static const struct member of_part[] = { { "text", TEXT, TAKEN }, { "type", TEXT, TAKEN } };

static const struct member of_format[] = { { "type", TEXT, TAKEN } };

static const struct member of_stream[] = {
    { "include_obfuscation", FLAG, PASSED_OVER },
    { "include_usage", FLAG, TAKEN },
};

static bool is_kind(const json_t *v, enum kind kind)
{
    switch (kind) {
    case TEXT:
        return json_is_string(v);
    case NUMBER:
        return json_is_number(v);
    case FLAG:
        return json_is_boolean(v);
    case LIST:
        return json_is_array(v);
    case OBJECT:
        return json_is_object(v);
    case ANY:
        break;
    }
    return true;
}

static bool is_nothing(const json_t *v)
{
    return json_is_null(v) || json_is_false(v) || (json_is_array(v) && !json_array_size(v)) ||
           (json_is_string(v) && !json_string_length(v));
}

/* A name that can be said back: a word of a protocol, and nobody's address or number. */
static bool is_word(const char *name)
{
    size_t n = 0;

    while (n < WORD_MAX && (ascii_lower(name[n]) == name[n]) &&
           (ascii_alpha(name[n]) || name[n] == '_'))
        n++;
    return n && !name[n];
}

static bool refuse_unknown(const char *where, const char *name, struct fault *f)
{
    if (is_word(name))
        return fault_set(f, FAULT_INVALID, "%s%s%s: this desk knows no such member", where,
                         where[0] ? "." : "", name);
    return fault_set(f, FAULT_INVALID, "%s: this desk does not know its name",
                     where[0] ? where : "a member");
}

static bool check_member(const char *where, const struct member *m, const json_t *v,
                         struct fault *f)
{
    const char *dot = where[0] ? "." : "";

    if (json_is_null(v))
        return true;
    if (!is_kind(v, m->kind))
        return fault_set(f, FAULT_INVALID, "%s%s%s: not of the kind that belongs here", where, dot,
                         m->name);
    return !m->refused || is_nothing(v) ||
           fault_set(f, FAULT_INVALID, "%s%s%s: this desk asks for text alone", where, dot,
                     m->name);
}

/* `where`: the way to the object, for who reads a refusal; "" for the body. */
static bool check_members(const char *where, json_t *object, const struct member *members,
                          size_t count, struct fault *f)
{
    const char *name;
    json_t *v;

    if (!json_is_object(object))
        return fault_set(f, FAULT_INVALID, "%s: a JSON object", where[0] ? where : "the body");
    json_object_foreach(object, name, v)
    {
        size_t i = 0;

        while (i < count && !str_eq(str_of(name), str_of(members[i].name)))
            i++;
        if (i == count)
            return refuse_unknown(where, name, f);
        if (!check_member(where, &members[i], v, f))
            return false;
    }
    return true;
}

/* ---- messages ---- */

static bool read_part(json_t *part, const char *where, struct buf *to, struct fault *f)
{
    if (json_is_object(part) && !str_eq(json_text(part, "type"), STR("text")))
        return fault_set(f, FAULT_INVALID, "%s.type: this desk takes text alone", where);
    if (!check_members(where, part, of_part, COUNT_OF(of_part), f))
        return false;
    buf_add(to, json_text(part, "text"));
    return true;
}

/* A text, or parts that are texts. */
static bool read_content(struct exchange *x, const json_t *content, const char *where,
                         struct str *ret, struct fault *f)
{
    struct buf b = buf_new(x->arena, ENTRANCE_TEXT_MAX);
    char at[WHERE_MAX + 32];
    json_t *part;
    size_t i;

    if (json_is_string(content)) {
        *ret = str_make(json_string_value(content), json_string_length(content));
        return true;
    }
    buf_add(&b, STR(""));
    if (!json_is_array(content))
        return fault_set(f, FAULT_INVALID, "%s.content: a text", where);
    json_array_foreach(content, i, part)
    {
        snprintf(at, sizeof at, "%.*s.content[%zu]", WHERE_MAX - 1, where, i);
        if (!read_part(part, at, &b, f))
            return false;
    }
    *ret = buf_str(&b);
    return buf_check(&b, f);
}

static bool read_role(struct str word, enum chat_role *ret)
{
    static const struct {
        const char *name;
        enum chat_role role;
    } roles[] = { { "system", CHAT_SYSTEM },
                  { "developer", CHAT_SYSTEM },
                  { "user", CHAT_USER },
                  { "assistant", CHAT_ASSISTANT } };

    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (str_eq(word, str_of(roles[i].name))) {
            *ret = roles[i].role;
            return true;
        }
    return false;
}

static bool read_message(struct exchange *x, json_t *one, size_t i, struct entrance_message *ret,
                         struct fault *f)
{
    char where[WHERE_MAX];

    snprintf(where, sizeof where, "messages[%zu]", i);
    if (json_is_object(one) && !read_role(json_text(one, "role"), &ret->role))
        return fault_set(f, FAULT_INVALID, "%s.role: system, developer, user or assistant", where);
    return check_members(where, one, of_message, COUNT_OF(of_message), f) &&
           read_content(x, json_object_get(one, "content"), where, &ret->text.text, f);
}

static bool read_messages(struct exchange *x, const json_t *list, struct entrance_wanted *w,
                          struct fault *f)
{
    size_t n = json_array_size(list), i;
    struct entrance_message *to = arena_many(x->arena, struct entrance_message, n + 1);
    json_t *one;

    if (!n || n > CHAT_MESSAGES_MAX)
        return fault_set(f, FAULT_INVALID, "messages: 1 to %d", CHAT_MESSAGES_MAX);
    if (!to)
        return arena_check(x->arena, f);
    json_array_foreach(list, i, one)
    {
        if (!read_message(x, one, i, &to[i], f))
            return false;
    }
    w->messages = to;
    w->count = n;
    return true;
}

/* ---- all of it ---- */

static bool has_task(struct str tasks, struct str name)
{
    struct str one;

    while (str_split(&tasks, ',', &one))
        if (str_eq(str_trim(one), name))
            return true;
    return false;
}

bool entrance_model(struct exchange *x, struct str name, enum assist_task *ret, struct fault *f)
{
    if (task_parse(name, ret) && *ret != TASK_TRIAGE && has_task(x->tasks, name))
        return true;
    return fault_set(f, FAULT_MISSING, "this token has no such model: see GET /v1/models");
}

static bool read_format(json_t *format, struct entrance_wanted *w, struct fault *f)
{
    struct str type = json_text(format, "type");

    if (!format || json_is_null(format))
        return true;
    w->json = str_eq(type, STR("json_object"));
    return check_members("response_format", format, of_format, COUNT_OF(of_format), f) &&
           (w->json || str_eq(type, STR("text")) ||
            fault_set(f, FAULT_INVALID, "response_format.type: text or json_object"));
}

static bool read_numbers(const json_t *body, struct entrance_wanted *w, struct fault *f)
{
    const json_t *temperature = json_object_get(body, "temperature");
    double t = json_is_number(temperature) ? json_number_value(temperature) : -1;
    int64_t most =
        json_int(body, "max_completion_tokens", json_int(body, "max_tokens", TOKENS_DEFAULT));

    if (most < 1)
        return fault_set(f, FAULT_INVALID, "max_tokens: 1 or more");
    if (t > 2)
        return fault_set(f, FAULT_INVALID, "temperature: 2 or less");
    if (json_int(body, "n", 1) != 1)
        return fault_set(f, FAULT_INVALID, "n: this desk asks for one answer");
    w->tokens_max = (unsigned)(most < TOKENS_MOST ? most : TOKENS_MOST);
    w->temperature = t < 0 ? -1 : (int)(t * 100);
    return true;
}

bool entrance_read(struct exchange *x, json_t *body, struct entrance_wanted *ret, struct fault *f)
{
    json_t *stream;

    if (!check_members("", body, of_body, COUNT_OF(of_body), f) || !read_numbers(body, ret, f))
        return false;
    stream = json_object_get(body, "stream_options");
    return (!stream || json_is_null(stream) ||
            check_members("stream_options", stream, of_stream, COUNT_OF(of_stream), f)) &&
           read_format(json_object_get(body, "response_format"), ret, f) &&
           entrance_model(x, json_text(body, "model"), &ret->task, f) &&
           read_messages(x, json_object_get(body, "messages"), ret, f);
}
