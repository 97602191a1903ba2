/* SPDX-License-Identifier: EUPL-1.2 */
/* chat_request.c - a question, as each dialect wants it; see chat.h.
 *
 * Keys are written in sorted order: the same question is the same bytes, so that the digest in the
 * journal can be checked against them. */
#include <string.h>

#include "assist/chat_priv.h"
#include "base/attr.h"
#include "base/json.h"

#define URL_MAX   1024
#define TOKEN_MAX 8192 /* an Entra token is a JWT */

/* What a dialect calls things, and whether it knows them: Mistral refuses members it does not. */
static const struct dialect {
    const char *name, *path;
    const char *tokens; /* the answer's limit; NULL: in Ollama's `options` */
    bool keep;          /* says `store` */
    bool usage;         /* must be asked to count a stream's tokens */
    const char *header; /* that holds the key */
} dialects[CHAT_DIALECTS] = {
    [CHAT_OPENAI] = { "openai", "/chat/completions", "max_completion_tokens", true, true,
                      "Authorization: Bearer " },
    [CHAT_AZURE] = { "azure", "/chat/completions", "max_completion_tokens", false, true,
                     "api-key: " },
    [CHAT_MISTRAL] = { "mistral", "/chat/completions", "max_tokens", false, false,
                       "Authorization: Bearer " },
    [CHAT_OLLAMA] = { "ollama", "/api/chat", NULL, false, false, "Authorization: Bearer " },
    [CHAT_COMPATIBLE] = { "compatible", "/chat/completions", "max_tokens", false, true,
                          "Authorization: Bearer " },
};

static const char *const roles[CHAT_ROLES] = { "system", "user", "assistant" };

bool chat_dialect_parse(struct str word, enum chat_dialect *ret)
{
    for (unsigned i = 0; i < CHAT_DIALECTS; i++)
        if (str_eq(word, str_of(dialects[i].name))) {
            *ret = (enum chat_dialect)i;
            return true;
        }
    return false;
}

const char *chat_dialect_name(enum chat_dialect d)
{
    return dialects[d].name;
}

/* ---- where to ---- */

/* Part of a path, or of a query: nothing in it can end it. */
static bool is_segment(struct str s)
{
    if (!s.len || s.len > CHAT_WORD_MAX || str_eq(s, STR(".")) || str_eq(s, STR("..")))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_alnum(s.ptr[i]) && !strchr("-_.", s.ptr[i]))
            return false;
    return true;
}

static bool is_visible(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] <= ' ' || s.ptr[i] > '~')
            return false;
    return true;
}

bool chat_endpoint_check(const struct chat_endpoint *to, struct fault *f)
{
    const struct str url = to->url;

    if (url.len > URL_MAX || !is_visible(url) ||
        (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://"))) ||
        str_chr(url, '?', 0) != STR_NPOS || str_chr(url, '#', 0) != STR_NPOS)
        return fault_set(f, FAULT_INVALID,
                         "url: https://HOST[/PATH], without a query, at most %d bytes", URL_MAX);
    if (to->dialect == CHAT_AZURE && !is_segment(to->deployment))
        return fault_set(f, FAULT_INVALID, "deployment: 1 to %d letters, digits, '-', '_' or '.'",
                         CHAT_WORD_MAX);
    if (to->api_version.len && !is_segment(to->api_version))
        return fault_set(f, FAULT_INVALID, "api_version: a date such as 2024-10-21");
    if (to->dialect != CHAT_AZURE && (!to->model.len || to->model.len > URL_MAX))
        return fault_set(f, FAULT_INVALID, "model: 1 to %d bytes", URL_MAX);
    if (to->key.len > TOKEN_MAX || !is_visible(to->key))
        return fault_set(f, FAULT_INVALID, "key: at most %d printable characters", TOKEN_MAX);
    return true;
}

bool chat_names_deployment(const struct chat_endpoint *to)
{
    return to->dialect == CHAT_AZURE && to->api_version.len > 0 &&
           !str_eq(to->api_version, STR("v1"));
}

struct str chat_url(struct arena *a, const struct chat_endpoint *to, const char *path)
{
    struct str base = to->url;

    while (base.len && base.ptr[base.len - 1] == '/')
        base.len--;
    if (to->dialect != CHAT_AZURE)
        return str_printf(a, "%.*s%s", STR_ARG(base), path);
    if (!chat_names_deployment(to))
        return str_printf(a, "%.*s/openai/v1%s", STR_ARG(base), path);
    return str_printf(a, "%.*s/openai/deployments/%.*s%s?api-version=%.*s", STR_ARG(base),
                      STR_ARG(to->deployment), path, STR_ARG(to->api_version));
}

void chat_headers(struct arena *a, const struct chat_endpoint *to, bool stream,
                  struct chat_request *ret)
{
    const char *key = to->dialect == CHAT_AZURE && to->key_is_token ? "Authorization: Bearer "
                                                                    : dialects[to->dialect].header;

    ret->headers[0] = STR("Content-Type: application/json");
    ret->headers[1] = stream && to->dialect != CHAT_OLLAMA ? STR("Accept: text/event-stream")
                                                           : STR("Accept: application/json");
    ret->header_count = 2;
    if (to->key.len)
        ret->headers[ret->header_count++] = str_printf(a, "%s%.*s", key, STR_ARG(to->key));
}

/* ---- what is asked ---- */

static bool check_wanted(const struct chat_wanted *w, struct fault *f)
{
    if (!w->count || w->count > CHAT_MESSAGES_MAX)
        return fault_set(f, FAULT_INVALID, "messages: 1 to %d", CHAT_MESSAGES_MAX);
    if (!w->tokens_max)
        return fault_set(f, FAULT_INVALID, "tokens_max: at least 1");
    return true;
}

static void write_messages(struct json_out *o, const struct chat_wanted *w)
{
    json_open(o, "messages", '[');
    for (size_t i = 0; i < w->count; i++) {
        json_open(o, NULL, '{');
        json_str(o, "content", w->messages[i].text);
        json_cstr(o, "role", roles[w->messages[i].role]);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_temperature(struct json_out *o, const struct chat_wanted *w)
{
    if (w->temperature >= 0)
        json_f64(o, "temperature", w->temperature / 100.0);
}

static void write_options(struct json_out *o, const struct chat_wanted *w)
{
    json_open(o, "options", '{');
    json_i64(o, "num_predict", w->tokens_max);
    write_temperature(o, w);
    json_close(o, '}');
}

static void write_ollama(struct json_out *o, const struct chat_endpoint *to,
                         const struct chat_wanted *w)
{
    if (w->json)
        json_cstr(o, "format", "json");
    write_messages(o, w);
    json_str(o, "model", to->model);
    write_options(o, w);
    json_bool(o, "stream", w->stream); /* what is not said is true there */
}

static void write_completion(struct json_out *o, const struct chat_endpoint *to,
                             const struct chat_wanted *w)
{
    const struct dialect *d = &dialects[to->dialect];

    json_i64(o, d->tokens, w->tokens_max);
    write_messages(o, w);
    if (!chat_names_deployment(to))
        json_str(o, "model", to->dialect == CHAT_AZURE ? to->deployment : to->model);
    if (w->json) {
        json_open(o, "response_format", '{');
        json_cstr(o, "type", "json_object");
        json_close(o, '}');
    }
    if (d->keep)
        json_bool(o, "store", false);
    if (w->stream)
        json_bool(o, "stream", true);
    if (w->stream && d->usage) {
        json_open(o, "stream_options", '{');
        json_bool(o, "include_usage", true);
        json_close(o, '}');
    }
    write_temperature(o, w);
}

bool chat_request(struct arena *a, const struct chat_endpoint *to, const struct chat_wanted *wanted,
                  struct chat_request *ret, struct fault *f)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    struct json_out o = json_out(&b);

    *ret = (struct chat_request){ 0 };
    if (!chat_endpoint_check(to, f) || !check_wanted(wanted, f))
        return false;
    json_open(&o, NULL, '{');
    if (to->dialect == CHAT_OLLAMA)
        write_ollama(&o, to, wanted);
    else
        write_completion(&o, to, wanted);
    json_close(&o, '}');
    ret->url = chat_url(a, to, dialects[to->dialect].path);
    chat_headers(a, to, wanted->stream, ret);
    ret->body = buf_str(&b);
    return buf_check(&b, f) && arena_check(a, f);
}
