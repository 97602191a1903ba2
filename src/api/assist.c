/* SPDX-License-Identifier: EUPL-1.2 */
/* assist.c - AI in a ticket: tasks, what leaves for them, what people make of what they give.
 *
 * A streamed answer is made in a thread of its own, since its request is answered when the stream
 * begins; whoever closes the browser ends the call to the provider. */
#include <string.h>

#include "api/api_priv.h"
#include "base/log.h"
#include "desk/assist.h"

#define DESK        (x->api->parts.desk)
#define STREAMS_MAX GATEWAY_CALLS_MAX
#define WAITS_MAX                                                                                  \
    8 /* whole answers, for which a worker waits: half of the server's, the desk goes on */

/* ---- what is asked ---- */

static bool read_task(struct str word, enum assist_task *ret, struct fault *f)
{
    return task_parse(word, ret) || field_fault(f, "task", "is not one of the tasks");
}

static bool read_wanted(struct exchange *x, struct assist_wanted *w, struct fault *f)
{
    struct str wish = json_text(x->body, "wish"), lang = json_text(x->body, "lang");
    bool ok = path_id(x, 0, &w->ticket, f) && asked_purpose(x, &w->purpose, f) &&
              read_task(json_text(x->body, "task"), &w->task, f) &&
              optional_id(x, "message", &w->message, f);

    if (!ok)
        return false;
    w->own = json_text(x->body, "text");
    w->embedded = json_flag(x->body, "embedded", false);
    w->stream = json_flag(x->body, "stream", false);
    w->nonce = json_text(x->body, "nonce");
    w->reader_lang = x->session.user.lang;
    if (wish.ptr && !rewrite_wish_parse(wish, &w->wish))
        return field_fault(f, "wish", "is shorter, warmer or corrected");
    if (lang.ptr && (!lang_parse(lang, &w->reader_lang) || w->reader_lang == LANG_UNKNOWN))
        return field_fault(f, "lang", "is fr, en, de, es, it, nl or pt");
    return true;
}

/* ---- writing ---- */

#define EUROS(millionths) ((double)(millionths) / 1e6)

static void write_counts(struct json_out *o, const char *key, const int64_t *one,
                         const int64_t *other)
{
    json_open(o, key, '{');
    for (unsigned c = 0; c < CATEGORIES; c++)
        if (one[c] + other[c])
            json_i64(o, category_name((enum category)c), one[c] + other[c]);
    json_close(o, '}');
}

void assist_write_left(struct json_out *o, const struct assist_left *l, int64_t bytes_in,
                       int64_t cost)
{
    static const int64_t none[CATEGORIES];

    if (id_is_none(l->provider))
        json_null_out(o, "provider");
    else
        json_str(o, "provider", l->name);
    json_str(o, "entity", l->entity);
    json_str(o, "region", l->region);
    json_str(o, "model", l->model);
    json_i64(o, "version", l->version);
    json_str(o, "body", l->body);
    write_counts(o, "categories", l->tokens, l->surrogates);
    write_counts(o, "tokens", l->tokens, none);
    write_counts(o, "surrogates", l->surrogates, none);
    write_counts(o, "left_out", l->left_out, none);
    json_i64(o, "messages", l->messages);
    json_i64(o, "messages_left", l->messages_left);
    json_i64(o, "tickets", l->tickets > 1 ? l->tickets : 1);
    json_i64(o, "bytes", l->bytes);
    json_i64(o, "bytes_in", bytes_in);
    json_f64(o, "cost", EUROS(cost));
    json_open(o, "found", '[');
    for (size_t i = 0; i < l->found_count; i++) {
        json_open(o, NULL, '{');
        json_cstr(o, "type", span_type_name(l->found[i].type));
        json_bool(o, "known", l->found[i].known);
        json_i64(o, "start", (int64_t)l->found[i].start);
        json_i64(o, "length", (int64_t)l->found[i].length);
        json_close(o, '}');
    }
    json_close(o, ']');
}

static void write_source(struct json_out *o, const struct assist_source *s)
{
    if (s->kind == SOURCE_NONE) {
        json_null_out(o, "source");
        return;
    }
    json_open(o, "source", '{');
    json_cstr(o, "kind", assist_source_name(s->kind));
    json_id(o, "id", s->kind == SOURCE_ANSWER ? ID_NONE : s->id); /* of another's ticket */
    json_i64(o, "version", s->version);
    json_i64(o, "passage", s->passage);
    json_str(o, "name", s->name);
    json_i64(o, "kept", s->fate.kept);
    json_i64(o, "judged", s->fate.judged);
    json_f64(o, "factor", assist_fate_factor(&s->fate));
    json_close(o, '}');
}

static void write_said(struct json_out *o, const struct assist_answer *said)
{
    json_cstr(o, "lang", lang_name(said->lang));
    json_str(o, "text", said->text);
    json_f64(o, "confidence", said->confidence);
    json_open(o, "marks", '[');
    for (size_t i = 0; i < said->mark_count; i++) {
        json_open(o, NULL, '{');
        json_cstr(o, "doubt", assist_doubt_name(said->marks[i].doubt));
        json_i64(o, "start", (int64_t)said->marks[i].start);
        json_i64(o, "end", (int64_t)said->marks[i].end);
        json_close(o, '}');
    }
    json_close(o, ']');
    json_open(o, "citations", '[');
    for (size_t i = 0; i < said->cited_count; i++) {
        json_open(o, NULL, '{');
        render_cited(o, &said->cited[i]);
        json_i64(o, "kept", said->cited[i].fate.kept);
        json_i64(o, "judged", said->cited[i].fate.judged);
        json_close(o, '}');
    }
    json_close(o, ']');
    write_source(o, &said->source);
}

static void write_suggestion(struct exchange *x, struct json_out *o,
                             const struct suggestion_view *v, struct str greeting,
                             struct str signature)
{
    const struct suggestion_row *r = &v->row;
    bool embedded = id_is_none(r->provider) || r->stop != STOP_NONE;

    json_id(o, "id", r->id);
    json_cstr(o, "task", task_row((enum assist_task)r->task)->name);
    json_time(o, "at", r->at);
    write_account(x, o, "by", r->by);
    write_said(o, &v->answer);
    json_str(o, "greeting", greeting);
    json_str(o, "signature", signature);
    json_str(o, "provider", embedded ? STR("embedded") : v->left.name);
    json_bool(o, "embedded", embedded);
    json_cstr(o, "stop", gateway_stop_name((enum gateway_stop)r->stop));
    json_open(o, "left", '{');
    assist_write_left(o, &v->left, r->bytes_in, r->cost);
    json_close(o, '}');
    json_i64(o, "ms", r->ms);
    json_i64(o, "entry", (int64_t)r->entry);
    json_cstr(o, "verdict", assist_verdict_name((enum assist_verdict)r->verdict));
    json_cstr(o, "reason", r->reason ? assist_fault_name((enum assist_fault)r->reason) : NULL);
}

void assist_write_result(struct exchange *x, struct json_out *o, enum assist_task task,
                         const struct assist_result *r)
{
    struct suggestion_view v = { .row = { .id = r->id,
                                          .task = task,
                                          .by = x->by.id,
                                          .at = r->at,
                                          .provider = r->left.provider,
                                          .stop = r->stop,
                                          .bytes_in = r->bytes_in,
                                          .ms = r->ms,
                                          .cost = r->cost,
                                          .entry = r->entry },
                                 .answer = r->answer,
                                 .left = r->left };

    write_suggestion(x, o, &v, r->greeting, r->signature);
}

static void write_result(struct exchange *x, struct json_out *o, enum assist_task task,
                         const struct assist_result *r)
{
    json_open(o, NULL, '{');
    assist_write_result(x, o, task, r);
    json_close(o, '}');
}

/* ---- asking ---- */

static void write_standing(struct exchange *x, struct json_out *o, enum assist_task task,
                           const struct ai_standing *s)
{
    json_cstr(o, "task", task_row(task)->name);
    json_bool(o, "on", s->reason == AI_ON);
    json_cstr(o, "reason", ai_reason_name(s->reason));
    write_account(x, o, "by", s->by);
    json_time(o, "since", s->since);
    if (s->remote && s->reason == AI_ON) {
        json_str(o, "provider", s->provider.record.name);
        json_str(o, "region", s->provider.record.region);
    } else {
        json_null_out(o, "provider");
        json_null_out(o, "region");
    }
}

HANDLER(assist_get)
{
    struct assist_standing standing;
    struct id ticket;
    struct answer n;

    if (!path_id(x, 0, &ticket, f) ||
        !desk_assist_standing(DESK, x->arena, &x->by, ticket, &standing, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_open(&n.out, "tasks", '[');
    for (unsigned t = 0; t < ASSIST_TASKS; t++) {
        if (t == TASK_TRIAGE || t == TASK_EMBED) /* nobody asks for them here */
            continue;
        json_open(&n.out, NULL, '{');
        write_standing(x, &n.out, (enum assist_task)t, &standing.of[t]);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_f64(&n.out, "translated", standing.translated);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

HANDLER(assist_preview_post)
{
    struct assist_wanted w = { 0 };
    struct assist_left left;
    struct answer n;

    if (!read_wanted(x, &w, f) || !desk_assist_preview(DESK, x->arena, &x->by, &w, &left, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    assist_write_left(&n.out, &left, 0, left.cost);
    if (left.nonce.len)
        json_str(&n.out, "nonce", left.nonce);
    else
        json_null_out(&n.out, "nonce");
    json_bool(&n.out, "by_words", left.by_words);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- as a stream ---- */

struct assist_stream { /* lives in its arena */
    struct api *api;
    struct arena *arena;
    struct http_stream *stream;
    struct principal by;
    struct assist_wanted wanted;
    uint8_t session[CRYPTO_HASH_SIZE];
};

/* Does the session last that asked?  Log-out, a disabled account and a new password end it, and the
 * stream with it: within a second of it, as the gateway asks, and nothing is said at its end. */
bool assist_session_lasts(struct api *api, const uint8_t hash[static CRYPTO_HASH_SIZE])
{
    struct fault f = { 0 };
    msec until;

    return login_lasts(api->parts.accounts, hash, &until, &f) || f.kind != FAULT_UNKNOWN;
}

static bool session_lasts(void *arg)
{
    const struct assist_stream *s = arg;

    return assist_session_lasts(s->api, s->session);
}

static bool send_piece(void *arg, struct str text)
{
    struct assist_stream *s = arg;
    struct buf b = buf_new(s->arena, CHAT_FRAME_MAX * 6);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_str(&o, "text", text);
    json_close(&o, '}');
    return !b.failed && http_stream_send(s->stream, STR("piece"), STR(""), buf_str(&b));
}

static void run_stream(struct assist_stream *s)
{
    const struct gateway_hearer hearer = { .piece = send_piece,
                                           .allowed = session_lasts,
                                           .arg = s };
    struct exchange x = { .api = s->api, .arena = s->arena, .by = s->by };
    struct assist_result r;
    struct fault f = { 0 };
    struct answer n;
    bool ok = desk_assist(s->api->parts.desk, s->arena, &s->by, &s->wanted, &hearer, &r, &f);

    if (!session_lasts(s))
        return;
    if (ok) {
        answer_start(&n, &x);
        write_result(&x, &n.out, s->wanted.task, &r);
        if (buf_check(&n.buf, &f)) {
            http_stream_send(s->stream, STR("done"), STR(""), buf_str(&n.buf));
            return;
        }
    }
    if (fault_http_status(f.kind) >= 500)
        log_fault("assist", &f);
    http_stream_send(s->stream, STR("error"), STR(""),
                     problem_json(s->arena, &f, fault_http_status(f.kind)));
}

static bool take_place(struct api *api, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    if (api->stopping || api->assists >= STREAMS_MAX)
        return fault_set(f, FAULT_BUSY, "%d answers are being written", STREAMS_MAX);
    api->assists++;
    return true;
}

static void give_place(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    api->assists--;
    pthread_cond_signal(&api->assist_ended);
}

void assist_stop(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    while (api->assists)
        thread_cond_wait(&api->assist_ended, &api->mutex, 1000);
}

static void *stream_thread(void *arg)
{
    struct assist_stream *s = arg;
    struct api *api = s->api;

    run_stream(s);
    http_stream_close(s->stream);
    arena_free(s->arena);
    give_place(api);
    return NULL;
}

static bool open_stream(struct exchange *x, const struct assist_wanted *w, struct arena *a,
                        struct fault *f)
{
    struct assist_stream *s = arena_make(a, struct assist_stream);
    pthread_t thread;

    if (!s)
        return arena_check(a, f);
    *s = (struct assist_stream){ .api = x->api, .arena = a, .by = x->by, .wanted = *w };
    s->wanted.own = str_copy(a, w->own);
    s->wanted.nonce = str_copy(a, w->nonce);
    memcpy(s->session, x->session.hash, sizeof s->session);
    http_reply_header(x->rp, STR("X-Accel-Buffering"), STR("no"));
    if (!http_stream_open(x->rp, &s->stream, f))
        return false;
    if (!thread_start(&thread, "assist", stream_thread, s, f)) {
        http_stream_close(s->stream);
        return false;
    }
    pthread_detach(thread);
    return true;
}

static bool start_stream(struct exchange *x, const struct assist_wanted *w, struct fault *f)
{
    struct arena *a;

    if (!take_place(x->api, f))
        return false;
    a = arena_new(ARENA_REQUEST_MAX);
    if (a ? open_stream(x, w, a, f) : fault_set(f, FAULT_BUSY, "no memory"))
        return true;
    arena_free(a);
    give_place(x->api);
    return false;
}

/* ---- as a whole ---- */

bool assist_wait_begin(struct api *api, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    if (api->assist_waits >= WAITS_MAX)
        return fault_set(f, FAULT_BUSY, "%d answers are waited for; streams are not counted here",
                         WAITS_MAX);
    api->assist_waits++;
    return true;
}

void assist_wait_end(struct api *api)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    api->assist_waits--;
}

HANDLER(assist_post)
{
    struct str accept = http_request_header(x->rq, STR("Accept"));
    struct assist_wanted w = { 0 };
    struct assist_result r;
    struct answer n;
    bool done;

    if (!read_wanted(x, &w, f))
        return false;
    if (str_find_nocase(accept, STR("text/event-stream"), 0) != STR_NPOS)
        return start_stream(x, &w, f);
    if (!assist_wait_begin(x->api, f))
        return false;
    done = desk_assist(DESK, x->arena, &x->by, &w, NULL, &r, f);
    assist_wait_end(x->api);
    if (!done)
        return false;
    if (!assist_session_lasts(x->api, x->session.hash))
        return fault_set(f, FAULT_UNKNOWN, "the session ended meanwhile");
    answer_start(&n, x);
    write_result(x, &n.out, w.task, &r);
    return answer_send(&n, x, 200, f);
}

/* ---- what came of them ---- */

HANDLER(suggestions_get)
{
    struct suggestion_view *views;
    enum purpose purpose;
    struct id ticket;
    struct answer n;
    size_t count;

    if (!path_id(x, 0, &ticket, f) || !asked_purpose(x, &purpose, f) ||
        !desk_suggestions(DESK, x->arena, &x->by, purpose, ticket, &views, &count, f))
        return false;
    answer_list(&n, x);
    for (size_t i = 0; i < count; i++) {
        json_open(&n.out, NULL, '{');
        write_suggestion(x, &n.out, &views[i], STR(""), STR(""));
        json_close(&n.out, '}');
    }
    return answer_list_send(&n, x, f);
}

HANDLER(suggestion_verdict_post)
{
    struct str verdict = json_text(x->body, "verdict"), reason = json_text(x->body, "reason");
    struct str message = json_text(x->body, "message");
    struct suggestion_judged j = { .text = json_text(x->body, "text") };

    if (!path_id(x, 0, &j.ticket, f) || !path_id(x, 1, &j.id, f))
        return false;
    if (!assist_verdict_parse(verdict, &j.verdict))
        return field_fault(f, "verdict", "is accepted, edited or rejected");
    if (reason.ptr && !assist_fault_parse(reason, &j.reason))
        return field_fault(f, "reason", "is not one of the reasons");
    if (message.ptr && !id_parse(message, &j.message))
        return field_fault(f, "message", "is no message");
    return desk_suggestion_judge(DESK, &x->by, &j, f) && reply_nothing(x);
}

#define FIGURES_DAYS 30

HANDLER(suggestion_figures_get)
{
    struct str word = http_request_query(x->rq, STR("since"));
    msec since = clock_now() - FIGURES_DAYS * (msec)86400000;
    struct suggestion_figures s;
    struct answer n;

    if (word.len && !clock_parse(word, &since))
        return field_fault(f, "since", "is a time (RFC 3339)");
    if (!desk_suggestion_figures(DESK, x->arena, &x->by, since, &s, f))
        return false;
    answer_start(&n, x);
    json_open(&n.out, NULL, '{');
    json_time(&n.out, "since", since);
    json_open(&n.out, "judged", '[');
    for (size_t i = 0; i < s.count; i++) {
        const struct suggestion_sum *r = &s.sums[i];

        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "task", task_row((enum assist_task)r->task)->name);
        json_str(&n.out, "lang", r->lang);
        json_str(&n.out, "intent", r->intent);
        json_cstr(&n.out, "verdict", assist_verdict_name((enum assist_verdict)r->verdict));
        json_cstr(&n.out, "reason",
                  r->reason ? assist_fault_name((enum assist_fault)r->reason) : NULL);
        json_i64(&n.out, "count", r->count);
        json_i64(&n.out, "compared", r->compared);
        json_f64(&n.out, "distance", r->compared ? r->distance / (double)r->compared : 0);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_open(&n.out, "asked", '[');
    for (size_t i = 0; i < s.asked_count; i++) {
        const struct suggestion_asked *r = &s.asked[i];

        json_open(&n.out, NULL, '{');
        json_cstr(&n.out, "task", task_row((enum assist_task)r->task)->name);
        json_bool(&n.out, "remote", r->remote);
        json_cstr(&n.out, "stop", gateway_stop_name((enum gateway_stop)r->stop));
        json_i64(&n.out, "count", r->count);
        json_f64(&n.out, "cost", EUROS(r->cost));
        json_i64(&n.out, "bytes", r->bytes_out);
        json_i64(&n.out, "ms", r->ms / r->count);
        json_close(&n.out, '}');
    }
    json_close(&n.out, ']');
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}
