/* SPDX-License-Identifier: EUPL-1.2 */
/* assist.c - AI in a ticket: tasks, what leaves for them, what people make of what they give.
 *
 * Each answer, whole or streamed, is made in a thread of its own: the server's workers are for the
 * desk, however long a provider takes.  Whoever closes the browser ends the call to it. */
#include "api/api_priv.h"
#include "base/log.h"
#include "desk/assist.h"

#define DESK    (x->api->parts.desk)
#define AT_ONCE GATEWAY_CALLS_MAX

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

/* The calls, and of those that left what the journal says; parts that are missing from 1. */
static void write_parts(struct json_out *o, const struct assist_left *l)
{
    json_i64(o, "parts", l->parts);
    json_open(o, "missing", '[');
    for (size_t i = 0; i < ASSIST_PIECES_MAX; i++)
        if (l->missing[i])
            json_i64(o, NULL, (int64_t)i + 1);
    json_close(o, ']');
    json_open(o, "entries", '[');
    for (size_t i = 0; i < ASSIST_PIECES_MAX; i++)
        if (l->entries[i])
            json_i64(o, NULL, (int64_t)l->entries[i]);
    json_close(o, ']');
}

void render_left(struct json_out *o, const struct assist_left *l, int64_t bytes_in, int64_t cost)
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
    write_parts(o, l);
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
    bool embedded = id_is_none(r->provider) || (r->stop != STOP_NONE && !left_is_partial(&v->left));

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
    render_left(o, &v->left, r->bytes_in, r->cost);
    json_close(o, '}');
    json_i64(o, "ms", r->ms);
    json_i64(o, "entry", (int64_t)r->entry);
    json_cstr(o, "verdict", assist_verdict_name((enum assist_verdict)r->verdict));
    json_cstr(o, "reason", r->reason ? assist_fault_name((enum assist_fault)r->reason) : NULL);
    json_bool(o, "seen", r->seen);
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

void assist_write_preview(struct json_out *o, const struct assist_left *left)
{
    render_left(o, left, 0, left->cost);
    if (left->nonce.len)
        json_str(o, "nonce", left->nonce);
    else
        json_null_out(o, "nonce");
    json_bool(o, "by_words", left->by_words);
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
    assist_write_preview(&n.out, &left);
    json_close(&n.out, '}');
    return answer_send(&n, x, 200, f);
}

/* ---- whole, or as a stream ---- */

struct asked_for {
    struct exchange *x;
    struct assist_wanted wanted;
    struct http_stream *stream; /* NULL: the whole is waited for */
};

/* Does the session last that asked?  Log-out, a disabled account and a new password end it, and the
 * answer with it: within a second of it, as the gateway asks, and nothing is said at its end. */
bool assist_session_lasts(struct exchange *x)
{
    struct fault f = { 0 };
    msec until;

    return login_lasts(x->api->parts.accounts, x->session.hash, &until, &f) ||
           f.kind != FAULT_UNKNOWN;
}

static bool session_lasts(void *arg)
{
    const struct asked_for *k = arg;

    return assist_session_lasts(k->x);
}

static bool asker_left(void *arg)
{
    const struct asked_for *k = arg;

    return http_reply_left(k->x->rp);
}

static bool send_piece(void *arg, struct str text)
{
    struct asked_for *k = arg;
    struct buf b = buf_new(k->x->arena, CHAT_FRAME_MAX * 6);
    struct json_out o = json_out(&b);

    json_open(&o, NULL, '{');
    json_str(&o, "text", text);
    json_close(&o, '}');
    return !b.failed && http_stream_send(k->stream, STR("piece"), STR(""), buf_str(&b));
}

#define DONE_MAX (HTTP_STREAM_EVENT_MAX - 64) /* beside its name */

static bool fits_an_event(const struct buf *b, struct fault *f)
{
    return b->len <= DONE_MAX ||
           fault_set(f, FAULT_LIMIT,
                     "an answer of %zu bytes is no event: it is among the ticket's "
                     "suggestions",
                     b->len);
}

static bool ask(struct asked_for *k, struct answer *n, struct fault *f)
{
    const struct gateway_hearer hearer = { .piece = k->stream ? send_piece : NULL,
                                           .allowed = session_lasts,
                                           .gone = asker_left,
                                           .arg = k };
    struct exchange *x = k->x;
    struct assist_result r;

    if (!desk_assist(DESK, x->arena, &x->by, &k->wanted, &hearer, &r, f))
        return false;
    answer_start(n, x);
    write_result(x, &n->out, k->wanted.task, &r);
    return buf_check(&n->buf, f);
}

static bool answer_whole(struct asked_for *k, struct fault *f)
{
    struct answer n;

    if (!ask(k, &n, f))
        return false;
    if (!session_lasts(k))
        return fault_set(f, FAULT_UNKNOWN, "the session ended meanwhile");
    return answer_send(&n, k->x, 200, f);
}

/* The stream's own end says what went wrong. */
static bool answer_stream(struct asked_for *k)
{
    struct fault f = { 0 };
    struct answer n;
    bool done = ask(k, &n, &f);

    if (!session_lasts(k))
        return true;
    if (done && fits_an_event(&n.buf, &f)) {
        http_stream_send(k->stream, STR("done"), STR(""), buf_str(&n.buf));
        return true;
    }
    if (fault_http_status(f.kind) >= 500)
        log_fault("assist", &f);
    http_stream_send(k->stream, STR("error"), STR(""),
                     problem_json(k->x->arena, &f, fault_http_status(f.kind)));
    return true;
}

bool assist_take_place(struct api *api, struct fault *f)
{
    scoped_lock pthread_mutex_t *held = lock(&api->mutex);

    if (api->stopping || api->assists >= AT_ONCE)
        return fault_set(f, FAULT_BUSY, "%d answers are being written", AT_ONCE);
    api->assists++;
    return true;
}

void assist_give_place(struct api *api)
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

static bool run_whole(struct exchange *x, void *arg, struct fault *f)
{
    struct asked_for *k = arg;
    bool done;

    k->x = x;
    done = answer_whole(k, f);
    assist_give_place(x->api);
    return done;
}

static bool run_stream(struct exchange *x, void *arg, struct fault *f)
{
    struct asked_for *k = arg;
    bool done;

    k->x = x;
    http_reply_header(x->rp, STR("X-Accel-Buffering"), STR("no"));
    done = http_stream_open(x->rp, &k->stream, f) && answer_stream(k);
    http_stream_close(k->stream);
    assist_give_place(x->api);
    return done;
}

/* The place is taken last: from then on run_whole() or run_stream() gives it back. */
HANDLER(assist_post)
{
    struct str accept = http_request_header(x->rq, STR("Accept"));
    bool streams = str_find_nocase(accept, STR("text/event-stream"), 0) != STR_NPOS;
    struct asked_for *k = arena_make(x->arena, struct asked_for);

    if (!k)
        return arena_check(x->arena, f);
    if (!read_wanted(x, &k->wanted, f))
        return false;
    k->wanted.own = str_copy(x->arena, k->wanted.own); /* the body goes before the answer comes */
    k->wanted.nonce = str_copy(x->arena, k->wanted.nonce);
    if (!arena_check(x->arena, f) || !assist_take_place(x->api, f))
        return false;
    if (answer_later(x, streams ? run_stream : run_whole, k, f))
        return true;
    assist_give_place(x->api);
    return false;
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
        json_bool(&n.out, "seen", r->seen);
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
