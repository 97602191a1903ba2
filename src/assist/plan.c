/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c - exactly what would leave, and what stops it; see gateway.h. */
#include "assist/gateway_priv.h"

#define TEMPERATURE 20 /* hundredths: what is asked for is seldom poetry */

/* ---- everything known ---- */

bool watch_new(struct arena *a, const struct pii_known *known, size_t count,
               struct watch **ret_watch, struct fault *f)
{
    struct watch *w = arena_make(a, struct watch);
    struct pii_known *copy = arena_many(a, struct pii_known, count + 1);

    if (!w || !copy)
        return arena_check(a, f);
    for (size_t i = 0; i < count; i++)
        copy[i] = (struct pii_known){ known[i].type, str_copy(a, known[i].value) };
    *w = (struct watch){ .known = copy, .count = count };
    *ret_watch = w;
    return arena_check(a, f);
}

/* ---- the plan ---- */

/* Letters alone: no detector takes them for anything, no text holds them by chance. */
static struct str drawn_word(struct arena *a, const struct nonce *nonce, const char *what)
{
    uint8_t drawn[GATEWAY_FENCE];
    char *word = arena_alloc(a, GATEWAY_FENCE);

    nonce_draw(nonce, what, drawn, sizeof drawn);
    for (size_t i = 0; word && i < GATEWAY_FENCE; i++)
        word[i] = (char)('a' + drawn[i] % 26);
    return word ? str_make(word, GATEWAY_FENCE) : STR_NONE;
}

static bool check_question(const struct gateway_question *q, struct fault *f)
{
    const struct task_row *row = task_row(q->task);

    if (q->talk && (!q->talk->count || q->talk->count > CHAT_MESSAGES_MAX))
        return fault_set(f, FAULT_INVALID, "messages: 1 to %d", CHAT_MESSAGES_MAX);
    if (q->task == TASK_TRIAGE || (!row->messages && !row->own))
        return fault_set(f, FAULT_INVALID, "%s is not done by providers", row->name);
    if (q->contracts->form[q->task][1][CATEGORY_CONTENT] == FORM_NONE)
        return fault_deny(f, "contract", "the contract of %s gives providers no content",
                          row->name);
    if (q->about->message_count > ASSIST_MESSAGES_MAX ||
        q->about->passage_count > ASSIST_PASSAGES_MAX ||
        q->about->thread_count > ASSIST_THREADS_MAX)
        return fault_set(f, FAULT_INVALID, "at most %d messages, %d passages and %d tickets",
                         ASSIST_MESSAGES_MAX, ASSIST_PASSAGES_MAX, ASSIST_THREADS_MAX);
    return true;
}

struct pii_hints question_hints(const struct gateway_question *q, const struct watch *watch)
{
    return (struct pii_hints){ .lang = q->about->lang,
                               .known = watch ? watch->known : NULL,
                               .known_count = watch ? watch->count : 0,
                               .rules = q->rules,
                               .careful = q->careful };
}

static struct gateway_inside *inside_new(struct arena *a, const struct gateway_question *q,
                                         const struct watch *watch, const struct nonce *nonce)
{
    struct gateway_inside *in = arena_make(a, struct gateway_inside);

    if (!in)
        return NULL;
    in->nonce = nonce;
    in->fence = drawn_word(a, nonce, "fence");
    in->canary = drawn_word(a, nonce, "canary");
    in->talk = q->talk != NULL;
    in->system = in->talk ? STR("") : prompt_system(a, q->task, q->about, in->fence, in->canary);
    in->hints = question_hints(q, watch);
    return in;
}

static bool write_task(struct draft *d, struct fault *f)
{
    const struct gateway_question *q = d->question;
    const struct task_row *row = d->row;
    struct chat_message messages[] = { { CHAT_SYSTEM, d->in->system }, { CHAT_USER, STR_NONE } };
    const struct chat_wanted wanted = { .messages = messages,
                                        .count = COUNT_OF(messages),
                                        .tokens_max = row->answer_words,
                                        .temperature = TEMPERATURE,
                                        .stream = q->stream && !row->json,
                                        .json = row->json };

    return draft_make(d, &messages[1].text, f) &&
           chat_request(d->arena, &q->provider->record.endpoint, &wanted, &d->in->request, f);
}

static bool write_talk(struct draft *d, struct fault *f)
{
    const struct gateway_question *q = d->question;
    struct chat_message messages[CHAT_MESSAGES_MAX];
    const struct chat_wanted wanted = { .messages = messages,
                                        .count = q->talk->count,
                                        .tokens_max = q->talk->tokens_max,
                                        .temperature = q->talk->temperature,
                                        .stream = q->stream,
                                        .json = q->talk->json };

    return draft_talk(d, messages, f) &&
           chat_request(d->arena, &q->provider->record.endpoint, &wanted, &d->in->request, f);
}

struct planning {
    struct gateway *gateway;
    struct arena *arena;
    const struct gateway_question *question;
    struct nonce nonce;
};

static bool plan_once(const struct planning *p, const struct watch *watch, bool tokens_only,
                      struct gateway_plan *plan, struct fault *f)
{
    const struct gateway_question *q = p->question;
    struct arena *a = p->arena;
    struct gateway_inside *in = inside_new(a, q, watch, &p->nonce);
    struct draft d = { .arena = a,
                       .gateway = p->gateway,
                       .question = q,
                       .row = task_row(q->task),
                       .in = in,
                       .plan = plan,
                       .tokens_only = tokens_only };

    *plan = (struct gateway_plan){ .task = q->task, .provider = q->provider, .inside = in };
    if (!in || !arena_check(a, f) || !(q->talk ? write_talk(&d, f) : write_task(&d, f)))
        return false;
    plan->url = in->request.url;
    plan->body = in->request.body;
    plan->hidden = in->hidden;
    plan->cost = plan_cost(q, plan);
    crypto_sha256(&(struct crypto_part){ plan->body.ptr, plan->body.len }, 1, plan->digest);
    return look_at(&d, plan->body, f);
}

static bool sends_made_up(const struct gateway_plan *plan)
{
    int64_t n = 0;

    for (int c = 0; c < CATEGORIES; c++)
        n += plan->surrogates[c];
    return n > 0;
}

/* What the last look alone saw, because the bytes read otherwise than the text ("\n" is a letter
 * there), is known from now on.  False when there is nothing to learn. */
static bool learn(struct arena *a, const struct watch *watch, const struct gateway_plan *plan,
                  struct watch *ret)
{
    size_t n = watch ? watch->count : 0;
    struct pii_known *known = arena_many(a, struct pii_known, n + plan->found_count);

    for (size_t i = 0; known && i < n; i++)
        known[i] = watch->known[i];
    for (size_t i = 0; known && i < plan->found_count; i++) {
        const struct gateway_found *found = &plan->found[i];

        if (found->known)
            return false;
        known[n++] = (struct pii_known){ found->type, str_slice(plan->body, found->start,
                                                                found->start + found->length) };
    }
    *ret = (struct watch){ .known = known, .count = n };
    return known && plan->found_count;
}

bool gateway_plan(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  struct gateway_plan *ret, struct fault *f)
{
    struct planning p = { .gateway = g, .arena = a, .question = q };
    bool tokens_only;
    struct watch more;

    if (!check_question(q, f) || !nonce_start(g, a, q->nonce, &p.nonce, f) ||
        !plan_once(&p, q->watch, false, ret, f))
        return false;
    /* A made-up value that is somebody's, or reads with its neighbours as something: tokens do. */
    tokens_only = ret->found_count && sends_made_up(ret);
    if (tokens_only && !plan_once(&p, q->watch, true, ret, f))
        return false;
    if (learn(a, q->watch, ret, &more) && !plan_once(&p, &more, tokens_only, ret, f))
        return false;
    ret->inside->nonce = NULL;
    return nonce_check(g, a, q, &p.nonce, ret, f);
}
