/* SPDX-License-Identifier: EUPL-1.2 */
/* near.c - the vector of what somebody asks; see near.h. */
#include "base/buf.h"
#include "desk/assist_priv.h"
#include "desk/near_priv.h"

#define QUESTION_MAX ((size_t)2 << 10) /* bytes of a question that are sent */

bool nearing_may(struct nearing *n, bool *ret_may, struct fault *f)
{
    struct ai_question *q = &n->question;

    *ret_may = false;
    if (!n->desk->parts.gateway || n->desk->parts.ai_lock != AI_FREE)
        return true;
    q->org = n->by.org;
    q->task = TASK_EMBED;
    q->queue = q->queue.ptr ? q->queue : STR("");
    if (!desk_ai(n->desk, n->arena, q, &n->standing, f))
        return false;
    *ret_may = n->standing.reason == AI_ON && n->standing.remote;
    return true;
}

/* As the organisation wants names to leave. */
static bool nearing_careful(struct nearing *n, const struct org_settings *settings)
{
    n->careful = !settings->ai_names_balanced;
    return true;
}

bool nearing_begin(struct nearing *n, struct fault *f)
{
    struct org_settings settings;
    struct str matrix, contracts;
    int64_t version;

    n->about.org = n->by.org;
    n->about.queue = n->about.queue.ptr ? n->about.queue : STR("");
    n->place = place_take(n->desk, f);
    return n->place && desk_settings(n->desk, n->arena, n->by.org, &settings, f) &&
           nearing_careful(n, &settings) &&
           rules_take(n->desk, n->by.org, &settings, &n->rules, f) &&
           policy_show(n->desk->parts.policy, n->arena, n->by.org, &matrix, &contracts, &version,
                       f) &&
           contracts_read(n->arena, contracts, &n->contracts, f);
}

void nearing_end(struct nearing *n)
{
    org_rules_drop(&n->rules);
    n->rules = NULL;
    if (n->place)
        place_give(n->desk, n->place);
    n->place = NULL;
}

struct str nearing_cut(struct str text, size_t max)
{
    size_t end = text.len;

    if (end > max)
        for (end = max; end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80;)
            end--;
    return str_slice(text, 0, end);
}

/* ---- asking ---- */

/* Asked before the first byte too: what was switched off, or said, since the question was begun
 * counts for a vector as it does for an answer. */
static bool is_still_allowed(void *arg)
{
    const struct nearing *n = arg;
    const struct gateway_provider *p = &n->standing.provider;

    return !n->desk->nearing_stops && desk_ai_goes_on(n->desk, &n->question, p->id, p->version);
}

static bool split_texts(struct nearing *n, const struct str *texts, size_t count,
                        struct skeleton *ret, struct fault *f)
{
    const struct pii_hints hints = { .lang = n->about.lang, .rules = org_rules_ready(n->rules) };
    struct pii_book book;
    const struct split_how how = { n->desk, n->arena, n->place, &book, &hints };
    scoped(blinder) *b = NULL;

    if (!vault_blinder(n->desk->parts.vault, n->by.org, &b, f) ||
        !book_open(n->arena, b, NULL, 0, false, &book, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!split_text(&how, (struct clear){ texts[i] }, &ret[i], f))
            return false;
    return true;
}

bool nearing_ask(struct nearing *n, const struct str *texts, size_t count, unsigned seconds,
                 struct gateway_vectors *ret, struct fault *f)
{
    struct skeleton skeletons[EMBED_TEXTS_MAX];
    const struct gateway_question q = { .by = n->by,
                                        .task = TASK_EMBED,
                                        .about = &n->about,
                                        .contracts = &n->contracts,
                                        .watch = n->watch,
                                        .rules = org_rules_ready(n->rules),
                                        .careful = n->careful,
                                        .provider = &n->standing.provider,
                                        .scratch = n->place->scratch };
    const struct gateway_texts asked = { .question = &q,
                                         .texts = skeletons,
                                         .count = count,
                                         .seconds = seconds,
                                         .allowed = is_still_allowed,
                                         .arg = n };

    return split_texts(n, texts, count, skeletons, f) &&
           gateway_embed(n->desk->parts.gateway, n->arena, &asked, ret, f);
}

/* Words without tokens: what a token stands for is no part of a question about articles. */
static struct str words_of(struct arena *a, struct str text)
{
    struct buf words = buf_new(a, QUESTION_MAX + 64);
    struct str rest = nearing_cut(text, QUESTION_MAX);
    struct pii_piece piece;

    while (pii_piece_next(&rest, &piece)) {
        if (piece.token)
            buf_add_char(&words, ' ');
        else
            buf_add(&words, piece.text);
    }
    return str_trim(buf_str(&words));
}

static void note_left(const struct gateway_vectors *got, struct near_said *ret)
{
    left_describe(&got->plan, &ret->left);
    ret->at = clock_now();
    ret->ms = got->ms;
    ret->cost = got->cost;
    ret->bytes_in = got->bytes_in;
    ret->entry = got->entry;
}

/* Whatever is wrong with a vector, the search goes on without it. */
static bool ask(struct nearing *n, struct asking *beside, struct library_query *q,
                struct near_said *ret, struct fault *f)
{
    struct str words = words_of(n->arena, q->text);
    struct library_near *near = arena_make(n->arena, struct library_near);
    struct gateway_vectors got = { 0 };
    struct fault why = { 0 };
    bool done;

    if (!words.len || !near)
        return arena_check(n->arena, f);
    n->about.lang = q->lang;
    done = nearing_begin(n, &why) && nearing_ask(n, &words, 1, NEAR_SECONDS, &got, &why);
    nearing_end(n);
    ret->word = gateway_stop_name(done ? got.stop : STOP_ERROR);
    if (done && got.bytes_out)
        note_left(&got, ret);
    if (done && beside && !suggestion_keep_vector(beside, &got, f))
        return false;
    if (!done && why.kind != FAULT_DENIED && why.kind != FAULT_INVALID)
        return fault_set(f, why.kind, "%s", why.text);
    if (!done || got.stop != STOP_NONE)
        return true;
    *near = (struct library_near){ .of = { n->by.org, n->standing.provider.id,
                                           n->standing.provider.version },
                                   .vector = got.vectors.values,
                                   .dimension = got.vectors.dimension };
    q->near = near;
    ret->word = "on";
    return true;
}

bool near_question(struct desk *d, struct arena *a, const struct principal *by,
                   struct library_query *q, struct near_said *ret, struct fault *f)
{
    struct nearing n = { .desk = d, .arena = a, .by = *by };
    bool may;

    *ret = (struct near_said){ .word = "off" };
    return nearing_may(&n, &may, f) && (!may || ask(&n, NULL, q, ret, f));
}

/* ---- beside a ticket ---- */

bool near_asking(struct asking *k, struct library_query *q, struct near_said *ret, struct fault *f)
{
    struct nearing n = { .desk = k->desk, .arena = k->arena, .by = *k->by };
    bool may;

    *ret = (struct near_said){ .word = "off" };
    if (!asking_who(k, &n.question, f) || !nearing_may(&n, &may, f))
        return false;
    if (!may)
        return true;
    if (!k->watch && !asking_watch(k, f))
        return false;
    n.watch = k->watch;
    n.about.ticket = k->wanted->ticket;
    n.about.basis = k->about.basis;
    n.about.queue = n.question.queue;
    return ask(&n, k, q, ret, f);
}

bool near_would(struct asking *k, bool *ret_would, struct fault *f)
{
    struct nearing n = { .desk = k->desk, .arena = k->arena, .by = *k->by };

    return asking_who(k, &n.question, f) && nearing_may(&n, ret_would, f);
}

bool near_ticket(struct desk *d, struct arena *a, const struct principal *by, struct id ticket,
                 struct library_query *q, struct near_said *ret, struct fault *f)
{
    const struct assist_wanted wanted = { .ticket = ticket, .purpose = PURPOSE_SUPPORT };
    struct asking k = { .desk = d, .arena = a, .by = by, .wanted = &wanted };
    bool ok;

    *ret = (struct near_said){ .word = "off" };
    k.tool = (struct principal){ .id = by->id, .org = by->org, .roles = 1u << ROLE_TOOL };
    ok = desk_ticket(d, a, by, wanted.purpose, ticket, &k.seen, f) && asking_basis(&k, f) &&
         near_asking(&k, q, ret, f);
    asking_end(&k);
    return ok;
}

/* ---- how far it has come ---- */

struct counting {
    struct vector_maker of;
    struct vector_progress there;
};

static bool count(struct tx *tx, void *arg, struct fault *f)
{
    struct counting *c = arg;

    return store_vector_progress(tx, &c->of, &c->there, f);
}

bool desk_near_progress(struct desk *d, struct arena *a, const struct principal *by,
                        struct near_progress *ret, struct fault *f)
{
    struct nearing n = { .desk = d, .arena = a, .by = *by };
    struct counting c = { .of.org = by->org };

    *ret = (struct near_progress){ 0 };
    if (!nearing_may(&n, &ret->on, f) || !ret->on)
        return !f->kind;
    c.of.provider = n.standing.provider.id;
    c.of.version = n.standing.provider.version;
    if (!store_read(d->parts.store, count, &c, f))
        return false;
    ret->articles = c.there.articles;
    ret->ready = c.there.ready;
    return true;
}
