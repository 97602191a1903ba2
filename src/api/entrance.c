/* SPDX-License-Identifier: EUPL-1.2 */
/* entrance.c - /v1/models, one of them, and /v1/chat/completions: what clients of OpenAI speak, so
 * that one works with the desk by changing its base URL.  Source: OpenAI's API document, "Models"
 * and "Chat Completions".
 *
 * A model is one of our tasks; the provider is the one that the organisation approved for it.  What
 * is asked is read in entrance_read.c.  A stream is opened with its first piece, so that what goes
 * wrong before is an answer with its status.  Each call has a thread of its own: the server's
 * workers are for the desk. */
#include "api/api_priv.h"
#include "base/log.h"
#include "desk/entrance.h"

#define AT_ONCE GATEWAY_CALLS_MAX /* of all organisations; each has a number of its own beside */

/* ---- errors, in their shape ---- */

static const char *type_of(int status)
{
    switch (status) {
    case 401:
        return "authentication_error";
    case 403:
        return "permission_error";
    case 429:
        return "rate_limit_error";
    default:
        return status >= 500 ? "server_error" : "invalid_request_error";
    }
}

static struct str error_json(struct arena *a, int status, const char *code, struct str message)
{
    struct buf b = buf_new(a, (size_t)16 << 10);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_open(&o, "error", '{');
    json_cstr(&o, "code", code);
    json_str(&o, "message", message);
    json_null_out(&o, "param");
    json_cstr(&o, "type", type_of(status));
    json_close(&o, '}');
    json_close(&o, '}');
    return buf_str(&b);
}

bool entrance_explain(struct exchange *x, const struct fault *f)
{
    int status = x->rp->status;

    if (!str_starts(x->rq->path, STR("/v1/")))
        return false;
    http_reply_set_header(x->rp, STR("Content-Type"), STR("application/json"));
    x->rp->body =
        error_json(x->arena, status,
                   f->rule[0]      ? f->rule
                   : status == 401 ? "invalid_api_key"
                   : status == 404 ? "model_not_found"
                                   : NULL,
                   status == 500 ? STR("the desk failed; its log says more") : str_of(f->text));
    return true;
}

/* Why a provider gave no answer. */
static const struct stopped {
    int status;
    const char *code, *message;
} stopped[GATEWAY_STOPS] = {
    [STOP_FOUND] = { 400, "personal_data",
                     "personal data is in what would leave, in a form that the contract of this "
                     "task does not list; nothing was sent" },
    [STOP_BUDGET] = { 429, "insufficient_quota", "the provider's budget of the day is spent" },
    [STOP_BUSY] = { 503, "busy", "too many calls are under way, or the provider is let rest" },
    [STOP_DOWN] = { 502, "provider_down", "the provider cannot be reached" },
    [STOP_SLOW] = { 504, "provider_slow", "the provider took too long" },
    [STOP_CUT] = { 502, "provider_cut", "the provider's answer broke off" },
    [STOP_REFUSED] = { 400, "content_filter", "the provider's filter, or its model, would not" },
    [STOP_ERROR] = { 502, "provider_error", "the provider refuses our key, model or request" },
    [STOP_NONSENSE] = { 502, "provider_nonsense", "the provider's answer is none" },
    [STOP_REVOKED] = { 403, "provider_revoked", "the provider's approval was withdrawn" },
    [STOP_CONTRACT] = { 403, "contract", "the contract of this task lets nothing be asked" },
    [STOP_SHARED_BUDGET] = { 429, "insufficient_quota",
                             "the organisation's budget of the day, over all providers, is spent" },
    [STOP_SHARED_BUSY] = { 429, "rate_limit_exceeded",
                           "as many calls of this organisation as it allows are under way" },
    [STOP_ADDRESS] = { 403, "provider_address",
                       "the provider's address is in a private network that IT has not listed" },
};

/* ---- what is answered ---- */

struct talking {
    struct exchange *x;
    json_t *body; /* that `wanted` borrows from */
    struct entrance_wanted wanted;
    struct http_stream *stream; /* NULL: none yet */
    struct buf frame;
    struct id id;
    int64_t created;
    bool usage; /* a last frame counts tokens */
};

static const char *finish_of(const struct entrance_result *r)
{
    return r->end == CHAT_LENGTH ? "length" : "stop";
}

static void write_head(struct talking *t, struct json_out *o, const char *object)
{
    json_open(o, NULL, '{');
    json_i64(o, "created", t->created);
    json_str(o, "id", str_printf(t->x->arena, "chatcmpl-" ID_FMT, ID_ARG(t->id)));
    json_cstr(o, "model", task_row(t->wanted.task)->name);
    json_cstr(o, "object", object);
}

static void write_usage(struct json_out *o, const struct entrance_result *r)
{
    json_open(o, "usage", '{');
    json_i64(o, "completion_tokens", r->tokens_out);
    json_i64(o, "prompt_tokens", r->tokens_in);
    json_i64(o, "total_tokens", r->tokens_in + r->tokens_out);
    json_close(o, '}');
}

static bool send_whole(struct talking *t, const struct entrance_result *r, struct fault *f)
{
    struct answer n;

    answer_start(&n, t->x);
    write_head(t, &n.out, "chat.completion");
    json_open(&n.out, "choices", '[');
    json_open(&n.out, NULL, '{');
    json_cstr(&n.out, "finish_reason", finish_of(r));
    json_i64(&n.out, "index", 0);
    json_null_out(&n.out, "logprobs");
    json_open(&n.out, "message", '{');
    json_str(&n.out, "content", r->text.text);
    json_null_out(&n.out, "refusal");
    json_cstr(&n.out, "role", "assistant");
    json_close(&n.out, '}');
    json_close(&n.out, '}');
    json_close(&n.out, ']');
    write_usage(&n.out, r);
    json_close(&n.out, '}');
    return answer_send(&n, t->x, 200, f);
}

/* One frame: a piece of text, or the end and why; both NULL: neither. */
static bool send_frame(struct talking *t, const struct str *text, const struct entrance_result *end)
{
    struct json_out o = json_out(&t->frame);

    t->frame.len = 0;
    write_head(t, &o, "chat.completion.chunk");
    json_open(&o, "choices", '[');
    json_open(&o, NULL, '{');
    json_open(&o, "delta", '{');
    if (text) {
        json_str(&o, "content", *text);
        json_cstr(&o, "role", "assistant");
    }
    json_close(&o, '}');
    json_cstr(&o, "finish_reason", end ? finish_of(end) : NULL);
    json_i64(&o, "index", 0);
    json_close(&o, '}');
    json_close(&o, ']');
    json_close(&o, '}');
    return !t->frame.failed && http_stream_send(t->stream, STR(""), STR(""), buf_str(&t->frame));
}

static bool send_counts(struct talking *t, const struct entrance_result *r)
{
    struct json_out o = json_out(&t->frame);

    t->frame.len = 0;
    write_head(t, &o, "chat.completion.chunk");
    json_open(&o, "choices", '[');
    json_close(&o, ']');
    write_usage(&o, r);
    json_close(&o, '}');
    return !t->frame.failed && http_stream_send(t->stream, STR(""), STR(""), buf_str(&t->frame));
}

static bool open_stream(struct talking *t)
{
    struct fault f = { 0 };

    if (t->stream)
        return true;
    http_reply_header(t->x->rp, STR("X-Accel-Buffering"), STR("no"));
    return http_stream_open(t->x->rp, &t->stream, &f);
}

static bool hear(void *arg, struct clear text)
{
    struct talking *t = arg;

    return open_stream(t) && send_frame(t, &text.text, NULL);
}

static void end_stream(struct talking *t, const struct entrance_result *r)
{
    if (send_frame(t, NULL, r) && (!t->usage || send_counts(t, r)))
        http_stream_send(t->stream, STR(""), STR(""), STR("[DONE]"));
}

/* ---- asking ---- */

static bool send_stopped(struct talking *t, enum gateway_stop stop)
{
    const struct stopped *s = &stopped[stop];
    struct str error = error_json(t->x->arena, s->status, s->code, str_of(s->message));

    if (t->stream)
        http_stream_send(t->stream, STR(""), STR(""), error);
    else
        http_reply_text(t->x->rp, s->status, STR("application/json"), error);
    return true;
}

/* Does the token last that asked?  Revoked or expired, it ends what is under way. */
static bool token_lasts(void *arg)
{
    const struct talking *t = arg;
    struct str bearer = http_request_header(t->x->rq, STR("Authorization"));
    scoped(arena) *a = arena_new((size_t)64 << 10);
    struct fault f = { 0 };
    struct token token;

    return !a ||
           token_check(t->x->api->parts.accounts, a, str_trim(str_from(bearer, 7)), &token, &f) ||
           f.kind != FAULT_UNKNOWN; /* a store that cannot answer now ends nothing */
}

static bool program_left(void *arg)
{
    const struct talking *t = arg;

    return http_reply_left(t->x->rp);
}

static bool ask(struct talking *t, bool stream, struct fault *f)
{
    const struct entrance_hearer hearer = { hear, t };
    struct exchange *x = t->x;
    struct entrance_result r;

    if (!desk_entrance(x->api->parts.desk, x->arena, &x->by, &t->wanted, stream ? &hearer : NULL,
                       &r, f)) {
        if (!t->stream)
            return false;
        if (fault_http_status(f->kind) >= 500)
            log_fault("entrance", f);
        return send_stopped(t, STOP_CUT);
    }
    if (!token_lasts(t))
        return t->stream || fault_set(f, FAULT_UNKNOWN, "the token was ended meanwhile");
    if (r.stop != STOP_NONE)
        return send_stopped(t, r.stop);
    if (!stream)
        return send_whole(t, &r, f);
    if (!open_stream(t))
        return fault_set(f, FAULT_BUSY, "too many streams");
    end_stream(t, &r);
    return true;
}

static bool take_place(struct api *api, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    if (api->entrances >= AT_ONCE)
        return fault_set(f, FAULT_BUSY, "%d calls of other programs are under way", AT_ONCE);
    api->entrances++;
    return true;
}

static void give_place(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    api->entrances--;
}

static bool talk(struct exchange *x, void *arg, struct fault *f)
{
    struct talking *t = arg;
    bool done;

    t->x = x;
    t->wanted.lasts = token_lasts;
    t->wanted.left = program_left;
    t->wanted.asker = t;
    t->id = id_new();
    t->frame = buf_new(x->arena, HTTP_STREAM_EVENT_MAX);
    t->usage = json_flag(json_object_get(t->body, "stream_options"), "include_usage", false);
    done = ask(t, json_flag(t->body, "stream", false), f);
    json_decref(t->body);
    http_stream_close(t->stream);
    give_place(x->api);
    return done;
}

/* The place is taken last: from then on talk() gives it back, and the body. */
HANDLER(completions_post)
{
    struct talking *t = arena_make(x->arena, struct talking);
    scoped_json json_t *body = t ? json_read(x->rq->body, f) : NULL;

    if (!t)
        return arena_check(x->arena, f);
    t->created = clock_now() / 1000;
    if (!body || !entrance_read(x, body, &t->wanted, f) || !take_place(x->api, f))
        return false;
    t->body = json_incref(body);
    if (answer_later(x, talk, t, f))
        return true;
    json_decref(t->body);
    give_place(x->api);
    return false;
}

static void write_model(struct json_out *o, struct str name)
{
    json_open(o, NULL, '{');
    json_i64(o, "created", 0);
    json_str(o, "id", name);
    json_cstr(o, "object", "model");
    json_cstr(o, "owned_by", "guichet");
    json_close(o, '}');
}

HANDLER(model_get)
{
    enum assist_task task;
    struct answer n;

    if (!entrance_model(x, x->part[0], &task, f))
        return false;
    answer_start(&n, x);
    write_model(&n.out, str_of(task_row(task)->name));
    return answer_send(&n, x, 200, f);
}

HANDLER(models_get)
{
    struct str rest = x->tasks, name;
    struct answer n;

    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "data", '[');
    while (str_split(&rest, ',', &name))
        write_model(&n.out, str_trim(name));
    json_close(&n.out, ']');
    json_cstr(&n.out, "object", "list");
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
