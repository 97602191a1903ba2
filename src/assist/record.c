/* SPDX-License-Identifier: EUPL-1.2 */
/* record.c - what is written down of a call: its entry in the journal, and what it uses of the
 * provider's day.
 *
 * One piece of work of the store decides whether the day has room, enters that, and sets the call
 * aside, before a byte leaves; another puts what it really took in place of what was set aside.  A
 * program that dies between them leaves the call counted at what it might have cost. */
#include "assist/gateway_priv.h"
#include "store/providers.h"

#define DAY_MS     ((int64_t)24 * 3600 * 1000)
#define OF_MILLION 1000000
#define FEW_MAX    999

/* ---- the entry ---- */

static const char *categories_of(struct arena *a, const struct gateway_plan *plan)
{
    struct buf b = buf_new(a, 256);

    buf_add(&b, STR("content"));
    for (int c = CATEGORY_CONTENT + 1; c < CATEGORIES; c++)
        if (plan->tokens[c] + plan->surrogates[c])
            buf_printf(&b, ",%s", category_name((enum category)c));
    return str_cstr(a, buf_str(&b));
}

/* One for each ticket that it is about, of the same digest; *ret_n is the first one's. */
static bool append_each(const struct recording *r, struct tx *tx, const struct journal_entry *entry,
                        uint64_t *ret_n, struct fault *f)
{
    const struct assist_case *c = r->question->about;
    struct journal *j = r->gateway->parts.journal;

    if (!journal_append(j, tx, entry, ret_n, f))
        return false;
    for (size_t i = 1; i < c->thread_count; i++) {
        struct journal_entry one = *entry;
        uint64_t n;

        one.on = c->threads[i].ticket;
        one.basis = c->threads[i].basis;
        if (!journal_append(j, tx, &one, &n, f))
            return false;
    }
    return true;
}

static int few(int64_t n)
{
    return n > FEW_MAX ? FEW_MAX : (int)n;
}

/* "draft provider=ID/3 identity=2t1s0x": tokens, surrogates, left out.  Under 256 bytes. */
static const char *rule_of(struct arena *a, const struct gateway_plan *plan)
{
    struct buf b = buf_new(a, 256);

    buf_printf(&b, "%s provider=" ID_FMT "/%d", task_row(plan->task)->name,
               ID_ARG(plan->provider->id), few(plan->provider->version));
    for (int c = CATEGORY_CONTENT + 1; c < CATEGORIES; c++)
        if (plan->tokens[c] + plan->surrogates[c] + plan->left_out[c])
            buf_printf(&b, " %s=%dt%ds%dx", category_name((enum category)c), few(plan->tokens[c]),
                       few(plan->surrogates[c]), few(plan->left_out[c]));
    return str_cstr(a, buf_str(&b));
}

static struct journal_entry entry_of(const struct recording *r, const char *act)
{
    const struct gateway_question *q = r->question;
    bool ticket = !id_is_none(q->about->ticket);

    return (struct journal_entry){
        .org = q->about->org,
        .by = q->by.id,
        .act = act,
        .on_kind = ticket ? "ticket" : "provider",
        .on = ticket ? q->about->ticket : r->plan->provider->id,
        .purpose = purpose_name(task_row(q->task)->purpose),
        .basis = q->about->basis,
        .categories = categories_of(r->arena, r->plan),
        .rule = rule_of(r->arena, r->plan),
        .counted = true,
    };
}

/* ---- the day ---- */

static int64_t cost_of(const struct gateway_provider *p, int64_t in, int64_t out)
{
    return in * p->price_in / OF_MILLION + out * p->price_out / OF_MILLION;
}

static int64_t most_in(const struct gateway_plan *plan)
{
    return (int64_t)plan->body.len / 4;
}

static int64_t most_out(const struct gateway_question *q)
{
    return q->talk ? q->talk->tokens_max : (int64_t)task_row(q->task)->answer_words;
}

int64_t plan_cost(const struct gateway_question *q, const struct gateway_plan *plan)
{
    return cost_of(plan->provider, most_in(plan), most_out(q));
}

static struct ai_use_row aside(const struct recording *r)
{
    return (struct ai_use_row){ .org = r->question->about->org,
                                .day = r->day,
                                .provider = r->plan->provider->id,
                                .calls = 1,
                                .tokens_in = most_in(r->plan),
                                .tokens_out = most_out(r->question),
                                .cost = plan_cost(r->question, r->plan) };
}

static bool over(int64_t used, int64_t more, int64_t max)
{
    return max > 0 && used + more > max;
}

static bool has_room(const struct gateway_limits *l, const struct ai_use_row *used,
                     const struct ai_use_row *more)
{
    return !over(used->calls, more->calls, l->calls_max) &&
           !over(used->tokens_in + used->tokens_out, more->tokens_in + more->tokens_out,
                 l->tokens_max) &&
           !over(used->cost, more->cost, l->cost_max);
}

struct exiting {
    struct recording *recording;
    struct journal_entry entry;
    enum gateway_stop stop;
    uint64_t n;
};

/* The provider's day, then the organisation's. */
static bool look_for_room(struct tx *tx, struct exiting *e, const struct ai_use_row *more,
                          struct fault *f)
{
    const struct gateway_provider *p = e->recording->plan->provider;
    struct ai_use_row used = *more, all = *more;

    if (!store_ai_use_get(tx, &used, f) || !store_ai_use_day(tx, &all, f))
        return false;
    if (!has_room(&p->limits, &used, more))
        e->stop = STOP_BUDGET;
    else if (!has_room(&p->shared, &all, more))
        e->stop = STOP_SHARED_BUDGET;
    return true;
}

static bool work_exit(struct tx *tx, void *arg, struct fault *f)
{
    struct exiting *e = arg;
    struct recording *r = e->recording;
    const struct ai_use_row more = aside(r);

    if (e->stop == STOP_NONE && !look_for_room(tx, e, &more, f))
        return false;
    e->entry.result = e->stop == STOP_NONE ? "allowed" : "refused";
    e->entry.reason = e->stop == STOP_NONE ? NULL : gateway_stop_name(e->stop);
    return append_each(r, tx, &e->entry, &e->n, f) &&
           (e->stop != STOP_NONE || store_ai_use_add(tx, &more, f));
}

bool record_exit(struct recording *r, enum gateway_stop *stop, uint64_t *ret_entry, struct fault *f)
{
    struct exiting e = { .recording = r, .entry = entry_of(r, "ai.exit"), .stop = *stop };

    r->day = clock_now() / DAY_MS;
    e.entry.digest = r->plan->digest;
    e.entry.n = (int64_t)r->plan->body.len;
    if (!arena_check(r->arena, f) || !store_write(r->gateway->parts.store, work_exit, &e, f))
        return false;
    *stop = e.stop;
    *ret_entry = e.n;
    return true;
}

/* ---- what it took ---- */

/* A provider's count is believed where the bytes allow it: a token is a byte at least, and hardly
 * ever more than sixteen. */
static int64_t tokens_of(int64_t said, int64_t bytes)
{
    return said > 0 && said <= bytes && bytes / 16 <= said ? said : (bytes + 3) / 4;
}

void record_cost(const struct recording *r, struct gateway_answer *answer, unsigned begun,
                 size_t heard)
{
    struct chat_result *said = &answer->said;
    int64_t sent = (int64_t)r->plan->body.len;

    said->tokens_in = answer->tries ? tokens_of(said->tokens_in, sent) : 0;
    for (unsigned n = 1; n < begun; n++)
        said->tokens_in += tokens_of(0, sent);
    said->tokens_out = tokens_of(said->tokens_out, (int64_t)heard);
    answer->cost = cost_of(r->plan->provider, said->tokens_in, said->tokens_out);
}

struct ending {
    const struct recording *recording;
    struct journal_entry entry;
    struct ai_use_row change;
};

static bool work_end(struct tx *tx, void *arg, struct fault *f)
{
    struct ending *e = arg;
    uint64_t n;

    return store_ai_use_add(tx, &e->change, f) && append_each(e->recording, tx, &e->entry, &n, f);
}

bool record_end(const struct recording *r, const struct gateway_answer *answer, struct fault *f)
{
    bool there = answer->stop == STOP_NONE;
    struct ending e = { .recording = r, .entry = entry_of(r, "ai.answer"), .change = aside(r) };

    e.entry.result = there ? "done" : "failed";
    e.entry.reason = there ? NULL : gateway_stop_name(answer->stop);
    e.entry.n = answer->bytes_in;
    e.change.calls = 0;
    e.change.failed = !there;
    e.change.tokens_in = answer->said.tokens_in - e.change.tokens_in;
    e.change.tokens_out = answer->said.tokens_out - e.change.tokens_out;
    e.change.cost = answer->cost - e.change.cost;
    return arena_check(r->arena, f) && store_write(r->gateway->parts.store, work_end, &e, f);
}
