/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_ask.c - a task asked of a provider, in as many calls as what it is about is long; see
 * assist.h.
 *
 * Each piece of a long message is a call like any other: planned, looked at, journalled, counted,
 * restored.  All are planned before the first is sent: where one of them is stopped by what is
 * found in it, none leaves.  What trouble a provider has with one it has with the rest, so that
 * they are left as they were written; but what it would not say of one says nothing of the
 * others. */
#include "base/buf.h"
#include "desk/assist_priv.h"

#define BODIES_MAX ((size_t)32 << 20)
#define JOINED_MAX ((size_t)4 << 20)
#define NONCE_LEN  64

/* ---- what leaves ---- */

void left_describe(const struct gateway_plan *plan, struct assist_left *ret)
{
    const struct gateway_provider *p = plan->provider;

    *ret = (struct assist_left){ .provider = p->id,
                                 .version = p->version,
                                 .name = p->record.name,
                                 .entity = p->record.entity,
                                 .region = p->record.region,
                                 .model = p->record.endpoint.model,
                                 .body = plan->body,
                                 .parts = 1,
                                 .messages = (int64_t)plan->messages,
                                 .messages_left = (int64_t)plan->messages_left,
                                 .tickets = 1,
                                 .bytes = (int64_t)plan->body.len,
                                 .found = plan->found,
                                 .found_count = plan->found_count };
    for (unsigned c = 0; c < CATEGORIES; c++) {
        ret->tokens[c] = plan->tokens[c];
        ret->surrogates[c] = plan->surrogates[c];
        ret->left_out[c] = plan->left_out[c];
    }
}

/* Where they are in the bodies of all calls. */
static bool add_found(struct arena *a, const struct gateway_plan *plan, size_t before,
                      struct assist_left *ret, struct fault *f)
{
    size_t n = ret->found_count + plan->found_count;
    struct gateway_found *all = arena_many(a, struct gateway_found, n + 1);

    if (!all)
        return arena_check(a, f);
    for (size_t i = 0; i < n; i++) {
        all[i] = i < ret->found_count ? ret->found[i] : plan->found[i - ret->found_count];
        all[i].start += i < ret->found_count ? 0 : before;
    }
    ret->found = all;
    ret->found_count = n;
    return true;
}

/* One more call's, on a line of its own: a body of JSON has no line's end in it. */
static bool left_add(struct arena *a, const struct gateway_plan *plan, struct assist_left *ret,
                     struct fault *f)
{
    struct buf b = buf_new(a, BODIES_MAX);
    size_t before = ret->body.len + 1;

    if (!ret->parts) {
        left_describe(plan, ret);
        return true;
    }
    buf_add(&b, ret->body);
    buf_add_char(&b, '\n');
    buf_add(&b, plan->body);
    if (!buf_check(&b, f) || !add_found(a, plan, before, ret, f))
        return false;
    ret->body = buf_str(&b);
    ret->parts++;
    ret->bytes += (int64_t)plan->body.len;
    for (unsigned c = 0; c < CATEGORIES; c++) {
        ret->tokens[c] += plan->tokens[c];
        ret->surrogates[c] += plan->surrogates[c];
        ret->left_out[c] += plan->left_out[c];
    }
    return true;
}

bool left_is_partial(const struct assist_left *left)
{
    int64_t missing = 0;

    for (size_t i = 0; i < ASSIST_PIECES_MAX; i++)
        missing += left->missing[i];
    return left->parts > 1 && missing > 0 && missing < left->parts;
}

/* ---- planning ---- */

struct call {
    struct gateway_question question;
    struct gateway_plan plan;
    struct gateway_answer said;
};

struct calls {
    struct call *at;
    size_t count;
    bool whole; /* they are of all of the message */
};

static struct gateway_question question_of(struct asking *k, bool stream)
{
    return (struct gateway_question){ .by = *k->by,
                                      .task = k->wanted->task,
                                      .about = &k->about,
                                      .contracts = &k->contracts,
                                      .watch = k->watch,
                                      .rules = org_rules_ready(k->rules),
                                      .provider = &k->standing.provider,
                                      .careful = !k->settings.ai_names_balanced,
                                      .nonce = k->wanted->nonce,
                                      .stream = stream,
                                      .scratch = k->place->scratch };
}

/* The nonce of several calls is theirs, one after the other. */
static bool nonce_of(const struct calls *c, size_t i, struct str *nonce, struct fault *f)
{
    if (c->count == 1 || !nonce->len)
        return true;
    if (nonce->len != c->count * NONCE_LEN)
        return fault_field(f, "nonce", "is of something else than would leave now: look again");
    *nonce = str_slice(*nonce, i * NONCE_LEN, (i + 1) * NONCE_LEN);
    return true;
}

static bool plan_calls(struct asking *k, bool stream, struct calls *ret, struct fault *f)
{
    struct gateway *g = k->desk->parts.gateway;
    struct gateway_question q = question_of(k, stream);
    struct assist_piece pieces[ASSIST_PIECES_MAX];

    if (!gateway_pieces(g, k->arena, &q, pieces, &ret->count, &ret->whole, f))
        return false;
    ret->at = arena_many(k->arena, struct call, ret->count);
    if (!ret->at)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < ret->count; i++) {
        struct call *c = &ret->at[i];

        c->question = q;
        c->question.piece = pieces[i];
        if (!nonce_of(ret, i, &c->question.nonce, f) ||
            !gateway_plan(g, k->arena, &c->question, &c->plan, f))
            return false;
    }
    return true;
}

bool ask_what(struct asking *k, struct assist_left *ret, struct fault *f)
{
    struct calls all;
    struct buf nonce = buf_new(k->arena, ASSIST_PIECES_MAX * NONCE_LEN + 1);

    if (!plan_calls(k, k->wanted->stream, &all, f))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct gateway_plan *plan = &all.at[i].plan;

        if (!left_add(k->arena, plan, ret, f))
            return false;
        ret->cost += plan->cost;
        buf_add(&nonce, plan->nonce);
    }
    ret->nonce = buf_str(&nonce);
    return buf_check(&nonce, f);
}

/* ---- sending ---- */

/* Whoever hears it, and whether the provider may still be asked meanwhile. */
struct hearing {
    struct asking *asking;
    const struct gateway_hearer *hearer; /* NULL: nobody waits for it */
};

static bool hear_piece(void *arg, struct str text)
{
    const struct hearing *h = arg;

    return h->hearer->piece(h->hearer->arg, text);
}

static bool hears_pieces(const struct gateway_hearer *hearer)
{
    return hearer && hearer->piece;
}

static bool is_gone(void *arg)
{
    const struct hearing *h = arg;

    return h->hearer && h->hearer->gone && h->hearer->gone(h->hearer->arg);
}

static bool is_still_allowed(void *arg)
{
    const struct hearing *h = arg;
    const struct gateway_hearer *who = h->hearer;
    const struct gateway_provider *p = &h->asking->standing.provider;
    const struct asking *parts = h->asking->part_count ? h->asking->parts : h->asking;
    size_t count = h->asking->part_count ? h->asking->part_count : 1;
    bool ok = !who || !who->allowed || who->allowed(who->arg);

    for (size_t i = 0; ok && i < count; i++)
        ok = desk_ai_goes_on(h->asking->desk, &parts[i].question, p->id, p->version);
    return ok;
}

/* What cannot be asked, since the contract or a limit forbids, is no error where the embedded
 * provider needs nobody's leave. */
static bool not_asked(struct assist_result *ret, struct fault *f)
{
    if (f->kind != FAULT_DENIED && f->kind != FAULT_LIMIT)
        return false;
    *f = (struct fault){ 0 };
    ret->stop = STOP_CONTRACT;
    return true;
}

/* What agents made of the passages that it cites. */
static void judge_cited(const struct asking *k, struct assist_answer *said)
{
    for (size_t i = 0; i < said->cited_count; i++) {
        struct assist_cited *c = &said->cited[i];
        struct suggestion_source_row of = { SOURCE_PASSAGE, c->article, c->version, c->passage };

        c->fate = fate_of(&k->fates, &of);
    }
}

/* What stands in the message before a piece, behind the one before it. */
static struct str blanks_before(const struct asking *k, const struct calls *all, size_t i)
{
    return i ? str_slice(k->about.messages[0].text.text, all->at[i - 1].question.piece.end,
                         all->at[i].question.piece.start)
             : STR("");
}

/* One call; false also where the desk fails.  `ret` counts what it took. */
static bool send_call(struct asking *k, struct call *c, struct hearing *h,
                      struct assist_result *ret, struct fault *f)
{
    const struct gateway_hearer hears = { .piece = hears_pieces(h->hearer) ? hear_piece : NULL,
                                          .allowed = is_still_allowed,
                                          .gone = is_gone,
                                          .arg = h };
    struct gateway_answer *said = &c->said;

    if (!gateway_send(k->desk->parts.gateway, k->arena, &c->question, &c->plan, &hears, said, f))
        return false;
    ret->stop = said->stop;
    ret->ms += said->ended - said->began;
    ret->cost += said->cost;
    ret->bytes_in += said->bytes_in;
    ret->entry = ret->entry ? ret->entry : said->entry;
    if (!said->bytes_out)
        return true;
    if (!left_add(k->arena, &c->plan, &ret->left, f))
        return false;
    ret->left.entries[ret->left.parts - 1] = said->entry;
    return true;
}

/* The only one, or the first in which something is found: it is stopped before the others leave. */
static size_t first_call(const struct calls *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].plan.found_count)
            return i;
    return 0;
}

/* All, one after the other, until one is stopped by more than what is in it; ret->stop is the last
 * trouble.  Between two of them nobody holds the provider to what it may: that is asked here. */
static bool send_all(struct asking *k, struct calls *all, struct hearing *h,
                     struct assist_result *ret, struct fault *f)
{
    enum gateway_stop trouble = STOP_NONE;

    for (size_t i = first_call(all); i < all->count; i++) {
        struct call *c = &all->at[i];

        if (i && hears_pieces(h->hearer))
            (void)hear_piece(h, blanks_before(k, all, i));
        c->said.stop = STOP_REVOKED;
        ret->stop = STOP_REVOKED;
        if ((!i || (is_still_allowed(h) && !is_gone(h))) && !send_call(k, c, h, ret, f))
            return false;
        trouble = ret->stop == STOP_NONE ? trouble : ret->stop;
        if (ret->stop != STOP_NONE && ret->stop != STOP_REFUSED)
            break;
    }
    ret->stop = trouble;
    return true;
}

/* ---- putting the answers together ---- */

static bool is_done(const struct call *c)
{
    return c->said.tries > 0 && c->said.stop == STOP_NONE;
}

struct joining {
    struct buf text;
    struct assist_answer *answer;
    size_t room; /* of its marks */
};

static void join_mark(struct joining *j, enum assist_doubt doubt, size_t start, size_t end)
{
    if (j->answer->mark_count < j->room)
        j->answer->marks[j->answer->mark_count++] = (struct assist_mark){ doubt, start, end };
}

static void join_done(struct joining *j, const struct assist_answer *said)
{
    size_t at = j->text.len;

    for (size_t i = 0; i < said->mark_count; i++)
        join_mark(j, said->marks[i].doubt, at + said->marks[i].start, at + said->marks[i].end);
    buf_add(&j->text, said->text);
    j->answer->lang = said->lang;
    if (said->confidence < j->answer->confidence)
        j->answer->confidence = said->confidence;
}

static void join_missing(struct joining *j, struct str piece)
{
    size_t at = j->text.len;

    buf_add(&j->text, piece);
    join_mark(j, DOUBT_MISSING, at, j->text.len);
}

static size_t marks_of(const struct calls *all)
{
    size_t n = all->count + 1;

    for (size_t i = 0; i < all->count; i++)
        n += all->at[i].said.answer.mark_count;
    return n;
}

/* What was done, in the message's order; what was not stands there as it was written. */
static bool join(struct asking *k, const struct calls *all, struct assist_result *ret,
                 struct fault *f)
{
    struct str whole = k->about.messages[0].text.text;
    struct joining j = { .text = buf_new(k->arena, JOINED_MAX),
                         .answer = &ret->answer,
                         .room = marks_of(all) };

    ret->answer = (struct assist_answer){ .marks = arena_many(k->arena, struct assist_mark, j.room),
                                          .confidence = 1 };
    if (!ret->answer.marks)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < all->count; i++) {
        const struct call *c = &all->at[i];

        buf_add(&j.text, blanks_before(k, all, i));
        ret->left.missing[i] = !is_done(c);
        if (is_done(c))
            join_done(&j, &c->said.answer);
        else
            join_missing(&j, str_slice(whole, c->question.piece.start, c->question.piece.end));
    }
    ret->left.parts = (int64_t)all->count;
    ret->answer.text = buf_str(&j.text);
    if (!all->whole)
        join_mark(&j, DOUBT_CUT, ret->answer.text.len, ret->answer.text.len);
    return buf_check(&j.text, f);
}

/* What was found is shown, where that kept everything from leaving; that is not kept. */
static struct assist_left held_back(const struct calls *all)
{
    const struct gateway_plan *plan = &all->at[first_call(all)].plan;

    return (struct assist_left){ .body = plan->found_count ? plan->body : STR(""),
                                 .found = plan->found,
                                 .found_count = plan->found_count };
}

bool ask_provider(struct asking *k, const struct gateway_hearer *hearer, struct assist_result *ret,
                  struct fault *f)
{
    struct hearing h = { k, hearer };
    struct calls all;
    size_t done = 0;

    if (!asking_watch(k, f) || !plan_calls(k, hears_pieces(hearer), &all, f))
        return not_asked(ret, f);
    if (!send_all(k, &all, &h, ret, f))
        return false;
    for (size_t i = 0; i < all.count; i++)
        done += is_done(&all.at[i]);
    if (!ret->left.bytes)
        ret->left = held_back(&all);
    ret->remote = done > 0;
    if (done && all.at[0].question.piece.end)
        return join(k, &all, ret, f);
    ret->answer = all.at[0].said.answer;
    judge_cited(k, &ret->answer);
    return true;
}
