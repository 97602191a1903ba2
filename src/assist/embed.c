/* SPDX-License-Identifier: EUPL-1.2 */
/* embed.c - see embed.h. */
#include "assist/embed.h"

#include "assist/gateway_priv.h"

#define SLOW_LEFT 400 /* ms: what ends with less than this left was slow, not down */

struct embedding_call {
    struct gateway *gateway;
    struct arena *arena;
    const struct gateway_texts *asked;
    struct gateway_question question; /* with the texts as another program's messages */
    struct gateway_plan plan;
    struct recording recording;
    struct gateway_answer answer; /* what the records want to know */
    struct gateway_vectors *ret;
    int64_t until;       /* clock_ticks() */
    bool revoked, empty; /* nothing is left of a lone text: nothing is asked */
};

/* ---- what leaves ---- */

static bool says_nothing(struct str text)
{
    while (text.len) {
        if (str_starts(text, LEFT_OUT))
            text = str_from(text, LEFT_OUT.len);
        else if (ascii_alnum(text.ptr[0]) || (unsigned char)text.ptr[0] >= 0x80)
            return false;
        else
            text = str_from(text, 1);
    }
    return true;
}

static bool write_plan(struct embedding_call *c, struct fault *f)
{
    const struct gateway_question *q = &c->question;
    struct gateway_inside *in = arena_make(c->arena, struct gateway_inside);
    struct draft d = { .arena = c->arena,
                       .gateway = c->gateway,
                       .question = q,
                       .row = task_row(q->task),
                       .in = in,
                       .plan = &c->plan,
                       .tokens_only = true };
    struct chat_message messages[EMBED_TEXTS_MAX];
    struct str texts[EMBED_TEXTS_MAX];

    c->plan = (struct gateway_plan){ .task = q->task, .provider = q->provider, .inside = in };
    if (!in)
        return arena_check(c->arena, f);
    in->talk = true;
    in->system = in->fence = in->canary = STR("");
    in->hints = (struct pii_hints){ .lang = q->about->lang,
                                    .known = q->watch ? q->watch->known : NULL,
                                    .known_count = q->watch ? q->watch->count : 0,
                                    .rules = q->rules,
                                    .careful = q->careful };
    if (!draft_talk(&d, messages, f))
        return false;
    for (size_t i = 0; i < c->asked->count; i++)
        texts[i] = messages[i].text.len ? messages[i].text : LEFT_OUT;
    c->empty = c->asked->count == 1 && says_nothing(texts[0]);
    if (!embedding_request(c->arena, &q->provider->record.endpoint, texts, c->asked->count,
                           &in->request, f))
        return false;
    c->plan.url = in->request.url;
    c->plan.body = in->request.body;
    crypto_sha256(&(struct crypto_part){ c->plan.body.ptr, c->plan.body.len }, 1, c->plan.digest);
    return look_at(&d, c->plan.body, f);
}

/* ---- sending ---- */

static bool still_allowed(void *arg)
{
    struct embedding_call *c = arg;

    c->revoked = c->revoked || (c->asked->allowed && !c->asked->allowed(c->asked->arg));
    return !c->revoked;
}

static enum gateway_stop stop_of_fault(const struct embedding_call *c, const struct fault *f)
{
    if (c->revoked)
        return STOP_REVOKED;
    if (f->kind == FAULT_LIMIT)
        return STOP_NONSENSE;
    if (f->kind == FAULT_DENIED || f->kind == FAULT_INVALID)
        return f->kind == FAULT_DENIED ? STOP_ADDRESS : STOP_ERROR;
    return (c->until - clock_ticks()) / 1000000 < SLOW_LEFT ? STOP_SLOW : STOP_DOWN;
}

static enum gateway_stop stop_of_status(int status)
{
    if (status == 200)
        return STOP_NONE;
    return status == 408 || status == 409 || status == 429 || status >= 500 ? STOP_DOWN
                                                                            : STOP_ERROR;
}

static enum gateway_stop call(struct embedding_call *c)
{
    const struct chat_request *request = &c->plan.inside->request;
    const struct courier_request r = { .method = "POST",
                                       .url = request->url,
                                       .headers = request->headers,
                                       .header_count = request->header_count,
                                       .body = request->body,
                                       .seconds = c->asked->seconds,
                                       .answer_max = EMBED_ANSWER_MAX,
                                       .going = still_allowed,
                                       .arg = c };
    struct courier_answer got = { 0 };
    struct fault why = { 0 };
    enum gateway_stop stop;

    c->answer.tries = 1;
    c->answer.bytes_out = (int64_t)r.body.len;
    c->until = clock_ticks() + (int64_t)c->asked->seconds * 1000000000;
    if (!courier_call(c->gateway->parts.courier, c->arena, &r, &got, &why))
        return stop_of_fault(c, &why);
    c->answer.bytes_in = (int64_t)got.body.len;
    c->ret->retry_after = got.retry_after;
    stop = stop_of_status(got.status);
    if (stop == STOP_NONE &&
        !embedding_read(c->arena, c->question.provider->record.endpoint.dialect, got.body,
                        c->asked->count, &c->ret->vectors, &why))
        stop = STOP_NONSENSE;
    c->answer.said.tokens_in = c->ret->vectors.tokens_in;
    return stop;
}

static enum load_end load_end_of(enum gateway_stop stop)
{
    if (stop == STOP_NONE)
        return LOAD_WELL;
    return stop == STOP_ERROR || stop == STOP_ADDRESS || stop == STOP_REVOKED ? LOAD_NEITHER
                                                                              : LOAD_FAILED;
}

static bool send(struct embedding_call *c, struct fault *f)
{
    const struct gateway_provider *p = c->question.provider;
    enum gateway_stop *stop = &c->answer.stop;
    bool enters, done;

    *stop = c->plan.found_count ? STOP_FOUND : STOP_NONE;
    enters = *stop == STOP_NONE && load_enter(c->gateway, p, clock_ticks(), stop);
    done = record_exit(&c->recording, stop, &c->ret->entry, f);
    if (!enters)
        return done;
    if (!done || *stop != STOP_NONE) {
        load_leave(c->gateway, p, clock_ticks(), LOAD_NEITHER);
        return done;
    }
    *stop = still_allowed(c) ? call(c) : STOP_REVOKED;
    load_leave(c->gateway, p, clock_ticks(), load_end_of(*stop));
    record_cost(&c->recording, &c->answer, 1, 0);
    return arena_check(c->arena, f) && record_end(&c->recording, &c->answer, f);
}

static bool check(const struct gateway *g, const struct gateway_texts *t, struct fault *f)
{
    const struct gateway_question *q = t->question;

    if (!g->parts.courier)
        return fault_deny(f, "no-courier", "this desk makes no calls");
    if (q->task != TASK_EMBED || !t->count || t->count > EMBED_TEXTS_MAX)
        return fault_set(f, FAULT_INVALID, "embed: 1 to %d texts", EMBED_TEXTS_MAX);
    return q->contracts->form[TASK_EMBED][1][CATEGORY_CONTENT] != FORM_NONE ||
           fault_deny(f, "contract", "the contract of embed gives providers no content");
}

bool gateway_embed(struct gateway *g, struct arena *a, const struct gateway_texts *t,
                   struct gateway_vectors *ret, struct fault *f)
{
    struct gateway_message messages[EMBED_TEXTS_MAX];
    const struct gateway_talk talk = { .messages = messages, .count = t->count };
    struct embedding_call c = {
        .gateway = g, .arena = a, .asked = t, .question = *t->question, .ret = ret
    };

    *ret = (struct gateway_vectors){ 0 };
    if (!check(g, t, f))
        return false;
    for (size_t i = 0; i < t->count; i++)
        messages[i] = (struct gateway_message){ CHAT_USER, t->texts[i] };
    c.question.talk = &talk;
    c.recording = (struct recording){ g, a, &c.question, &c.plan, 0 };
    c.answer.began = clock_now();
    if (!write_plan(&c, f))
        return false;
    c.answer.stop = STOP_FOUND;
    if (!c.empty && !send(&c, f))
        return false;
    c.answer.ended = clock_now();
    ret->stop = c.answer.stop;
    ret->plan = c.plan;
    ret->bytes_out = c.answer.bytes_out;
    ret->bytes_in = c.answer.bytes_in;
    ret->cost = c.answer.cost;
    ret->ms = c.answer.ended - c.answer.began;
    return true;
}
