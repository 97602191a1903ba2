/* SPDX-License-Identifier: EUPL-1.2 */
/* send.c - sends a plan: entry, courier, tries, entry; see gateway.h. */
#include <string.h>

#include "assist/gateway_priv.h"

#define TRIES      4
#define IDLE       15   /* seconds in which an answer that has begun must go on */
#define POLL_EVERY 1000 /* ms: is the provider still allowed? */
#define OF_MILLION 1000000

const char *gateway_stop_name(enum gateway_stop s)
{
    static const char *const names[GATEWAY_STOPS] = {
        [STOP_NONE] = "none",
        [STOP_FOUND] = "found",
        [STOP_BUDGET] = "budget",
        [STOP_BUSY] = "busy",
        [STOP_DOWN] = "down",
        [STOP_SLOW] = "slow",
        [STOP_CUT] = "cut",
        [STOP_REFUSED] = "refused",
        [STOP_ERROR] = "error",
        [STOP_NONSENSE] = "nonsense",
        [STOP_REVOKED] = "revoked",
        [STOP_CONTRACT] = "contract",
        [STOP_ADDRESS] = "address",
        [STOP_SHARED_BUDGET] = "org_budget",
        [STOP_SHARED_BUSY] = "org_busy",
    };

    return names[s];
}

/* ---- one call ---- */

struct sending {
    struct gateway *gateway;
    struct arena *arena;
    const struct gateway_question *question;
    const struct gateway_plan *plan;
    const struct gateway_hearer *hearer;
    struct recording recording;
    struct gateway_answer *answer;
    struct hearing *hearing;
    struct chat_reader *reader;
    int64_t until, asked; /* clock_ticks() */
    unsigned begun;       /* tries of which an answer began */
    size_t text_bytes;    /* of all tries, as they came */
    bool heard;           /* a piece went to whoever asked: no second try */
    bool revoked, gone, enough;
    int status; /* of HTTP, as it came */
};

static int64_t ms_left(const struct sending *s)
{
    return (s->until - clock_ticks()) / 1000000;
}

/* May the provider be heard, and is there anybody to hear it? */
static bool still_wanted(struct sending *s)
{
    const struct gateway_hearer *h = s->hearer;
    int64_t now = clock_ticks();

    if (h && now - s->asked >= (int64_t)POLL_EVERY * 1000000) {
        s->asked = now;
        s->revoked = s->revoked || (h->allowed && !h->allowed(h->arg));
        s->gone = s->gone || (h->gone && h->gone(h->arg));
    }
    return !s->revoked && !s->gone;
}

static void on_text(void *arg, struct str piece)
{
    struct sending *s = arg;

    s->heard = true;
    s->text_bytes += piece.len;
    if (!s->gone && !hearing_feed(s->hearing, piece))
        s->gone = true;
}

static bool take(void *arg, int status, struct str piece)
{
    struct sending *s = arg;

    s->answer->bytes_in += (int64_t)piece.len;
    s->begun += !s->status && status >= 200 && status < 300;
    s->status = status;
    if (!chat_reader_feed(s->reader, status, piece))
        s->enough = true;
    return !s->enough && still_wanted(s);
}

static bool going(void *arg)
{
    struct sending *s = arg;

    s->asked = 0; /* a second has gone by */
    return ms_left(s) > 0 && still_wanted(s);
}

/* Everything of the try before is forgotten. */
static bool begin_try(struct sending *s, struct fault *f)
{
    s->hearing = hearing_new(s->arena, s->plan, s->hearer, f);
    s->reader = s->hearing ? chat_reader_new(s->arena, on_text, s, f) : NULL;
    s->enough = s->heard = false;
    s->status = 0;
    return s->reader != NULL;
}

enum tried { TRIED_ANSWER, TRIED_AGAIN, TRIED_STOP, TRIED_BROKEN };

static enum tried stop(struct sending *s, enum gateway_stop why)
{
    s->answer->stop = why;
    return TRIED_STOP;
}

static enum tried unwanted(struct sending *s)
{
    return stop(s, s->revoked ? STOP_REVOKED : STOP_CUT);
}

/* What the courier's fault is to whoever asked. */
static enum tried no_answer(struct sending *s, const struct fault *f)
{
    if (s->revoked || s->gone)
        return unwanted(s);
    if (f->kind == FAULT_LIMIT)
        return stop(s, STOP_NONSENSE);
    if (f->kind == FAULT_DENIED || f->kind == FAULT_INVALID)
        return stop(s, f->kind == FAULT_DENIED ? STOP_ADDRESS : STOP_ERROR);
    if (ms_left(s) < WAIT_FIRST)
        return stop(s, STOP_SLOW);
    s->answer->stop = s->heard ? STOP_CUT : STOP_DOWN;
    return s->heard ? TRIED_STOP : TRIED_AGAIN;
}

static enum gateway_stop stop_of(const struct chat_result *r)
{
    static const enum gateway_stop of_trouble[CHAT_TROUBLES] = {
        [CHAT_NO_TROUBLE] = STOP_NONSENSE, [CHAT_KEY] = STOP_ERROR,
        [CHAT_MODEL] = STOP_ERROR,         [CHAT_REQUEST] = STOP_ERROR,
        [CHAT_RATE] = STOP_DOWN,           [CHAT_BUSY] = STOP_DOWN,
        [CHAT_PROTOCOL] = STOP_NONSENSE,   [CHAT_TOO_LARGE] = STOP_NONSENSE,
    };

    switch (r->end) {
    case CHAT_WHOLE:
    case CHAT_LENGTH:
        return STOP_NONE;
    case CHAT_FILTERED:
    case CHAT_REFUSED:
        return STOP_REFUSED;
    case CHAT_FAILED:
        return of_trouble[r->trouble];
    default:
        return STOP_CUT;
    }
}

static enum tried judge(struct sending *s)
{
    struct chat_result *said = &s->answer->said;
    bool json_cut =
        said->end == CHAT_LENGTH && task_row(s->plan->task)->json && !s->plan->inside->talk;

    s->answer->stop = json_cut ? STOP_NONSENSE : stop_of(said);
    if (s->answer->stop == STOP_NONE)
        return TRIED_ANSWER;
    if (said->end == CHAT_CUT && !s->heard)
        return TRIED_AGAIN;
    return said->again && !s->heard ? TRIED_AGAIN : TRIED_STOP;
}

static enum tried try_once(struct sending *s, struct fault *f)
{
    const struct chat_request *request = &s->plan->inside->request;
    int64_t left = ms_left(s);
    struct courier_request r = { .method = "POST",
                                 .url = request->url,
                                 .headers = request->headers,
                                 .header_count = request->header_count,
                                 .body = request->body,
                                 .seconds = (unsigned)((left + 999) / 1000),
                                 .idle = IDLE,
                                 .answer_max = CHAT_BYTES_MAX,
                                 .take = take,
                                 .going = going,
                                 .arg = s };
    struct courier_answer got = { 0 };
    struct fault trouble = { 0 };

    if (!begin_try(s, f))
        return TRIED_BROKEN;
    if (!still_wanted(s))
        return unwanted(s);
    s->answer->tries++;
    s->answer->bytes_out += (int64_t)r.body.len;
    if (!courier_call(s->gateway->parts.courier, s->arena, &r, &got, &trouble) && !s->enough)
        return no_answer(s, &trouble);
    chat_reader_end(s->reader, got.status ? got.status : s->status, got.retry_after,
                    &s->answer->said);
    if (!arena_check(s->arena, f))
        return TRIED_BROKEN;
    return judge(s);
}

/* ---- tries ---- */

int64_t retry_wait(unsigned more, int64_t asked)
{
    int64_t wait = (int64_t)WAIT_FIRST << more;
    uint32_t drawn;

    if (asked > 0)
        return asked;
    wait = wait < WAIT_MOST ? wait : WAIT_MOST;
    crypto_random(&drawn, sizeof drawn);
    return wait / 2 + (int64_t)(drawn % (uint32_t)(wait / 2 + 1));
}

/* In steps, so that a provider that is withdrawn is noticed. */
static bool wait_for(struct sending *s, int64_t ms)
{
    while (ms > 0 && still_wanted(s) && !courier_is_stopped(s->gateway->parts.courier)) {
        int64_t step = ms < POLL_EVERY ? ms : POLL_EVERY;

        clock_sleep(step);
        ms -= step;
    }
    return still_wanted(s);
}

static enum tried try_all(struct sending *s, struct fault *f)
{
    enum tried tried = TRIED_AGAIN;

    for (unsigned n = 0; n < TRIES; n++) {
        int64_t wait;

        s->answer->said = (struct chat_result){ 0 };
        tried = try_once(s, f);
        if (tried != TRIED_AGAIN)
            return tried;
        wait = retry_wait(n, s->answer->said.wait_ms);
        if (n + 1 == TRIES || wait + WAIT_FIRST > ms_left(s) ||
            courier_is_stopped(s->gateway->parts.courier))
            return TRIED_STOP;
        if (!wait_for(s, wait))
            return unwanted(s);
    }
    return tried;
}

/* ---- all of it ---- */

static bool finish(struct sending *s, enum tried tried, struct fault *f)
{
    struct fault why = { 0 };

    if (tried == TRIED_BROKEN)
        return false;
    record_cost(&s->recording, s->answer, s->begun,
                s->text_bytes ? s->text_bytes : s->answer->said.text.len);
    s->answer->said.text = STR("");
    if (tried != TRIED_ANSWER)
        return true;
    if (!hearing_end(s->hearing))
        return stop(s, STOP_CUT), true;
    if (s->plan->cut || s->answer->said.end == CHAT_LENGTH)
        hearing_is_cut(s->hearing);
    if (answer_check(s->gateway, s->arena, s->question, s->plan, s->hearing, &s->answer->answer,
                     &why))
        return true;
    if (why.kind != FAULT_INVALID) {
        *f = why;
        return false;
    }
    return stop(s, STOP_NONSENSE), true;
}

static enum load_end load_end_of(enum gateway_stop stop)
{
    switch (stop) {
    case STOP_DOWN:
    case STOP_SLOW:
    case STOP_CUT:
    case STOP_NONSENSE:
        return LOAD_FAILED;
    case STOP_NONE:
    case STOP_REFUSED:
        return LOAD_WELL;
    default:
        return LOAD_NEITHER;
    }
}

static bool send(struct sending *s, struct fault *f)
{
    const struct gateway_provider *p = s->plan->provider;
    enum gateway_stop *stop = &s->answer->stop;
    bool done, enters;

    *stop = s->plan->found_count ? STOP_FOUND : STOP_NONE;
    enters = *stop == STOP_NONE && load_enter(s->gateway, p, clock_ticks(), stop);
    done = record_exit(&s->recording, stop, &s->answer->entry, f);
    if (!enters)
        return done;
    if (!done || *stop != STOP_NONE) {
        load_leave(s->gateway, p, clock_ticks(), LOAD_NEITHER);
        return done;
    }
    done = finish(s, try_all(s, f), f);
    load_leave(s->gateway, p, clock_ticks(), !done || s->gone ? LOAD_NEITHER : load_end_of(*stop));
    return done && record_end(&s->recording, s->answer, f);
}

bool gateway_send(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, const struct gateway_hearer *hearer,
                  struct gateway_answer *ret, struct fault *f)
{
    unsigned seconds =
        plan->provider->seconds ? plan->provider->seconds : task_row(plan->task)->seconds;
    struct sending s = { .gateway = g,
                         .arena = a,
                         .question = q,
                         .plan = plan,
                         .hearer = hearer,
                         .recording = { g, a, q, plan, 0 },
                         .answer = ret };

    *ret = (struct gateway_answer){ .began = clock_now() };
    if (!g->parts.courier)
        return fault_deny(f, "no-courier", "this desk makes no calls");
    s.asked = clock_ticks();
    s.until = s.asked + (int64_t)seconds * 1000000000;
    if (!send(&s, f))
        return false;
    ret->ended = clock_now();
    return true;
}

/* ---- its life ---- */

bool gateway_open(const struct gateway_parts *parts, struct gateway **ret_gateway, struct fault *f)
{
    static const enum span_type formed[] = { SPAN_EMAIL, SPAN_PHONE, SPAN_IBAN, SPAN_CARD,
                                             SPAN_NATIONAL_ID };
    struct arena *a = arena_new((size_t)1 << 20);
    struct gateway *g = a ? arena_make(a, struct gateway) : NULL;
    struct pii_wanted wanted = { .stance = PII_BALANCED, .off = (1u << SPAN_TYPES) - 1 };

    for (size_t i = 0; i < COUNT_OF(formed); i++)
        wanted.off &= ~(1u << formed[i]);
    if (!g || !pii_rules_new(&wanted, &g->structured, f)) {
        arena_free(a);
        return a ? false : fault_set(f, FAULT_BROKEN, "no memory for the gateway");
    }
    g->parts = *parts;
    g->arena = a;
    crypto_random(g->nonce_key, sizeof g->nonce_key);
    pthread_mutex_init(&g->mutex, NULL);
    *ret_gateway = g;
    return true;
}

void gateway_close(struct gateway *g)
{
    if (!g)
        return;
    pii_rules_free(g->structured);
    pthread_mutex_destroy(&g->mutex);
    arena_free(g->arena);
}
