/* SPDX-License-Identifier: EUPL-1.2 */
/* assist.c - a task of AI done for an agent, by a provider or, where none answers, by the embedded
 * one; see assist.h. */
#include "desk/assist.h"

#include "desk/assist_priv.h"

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

static bool has_provider(const struct asking *k)
{
    return k->desk->parts.gateway && k->standing.remote && !k->wanted->embedded;
}

bool asking_preview(struct asking *k, struct assist_left *ret, struct fault *f)
{
    struct gateway_question q;
    struct gateway_plan plan;

    if (!has_provider(k))
        return true;
    if (!asking_watch(k, f))
        return false;
    q = question_of(k, k->wanted->stream);
    if (!gateway_plan(k->desk->parts.gateway, k->arena, &q, &plan, f))
        return false;
    left_describe(&plan, ret);
    ret->cost = plan.cost;
    ret->nonce = plan.nonce;
    return k->part_count || !task_row(k->wanted->task)->passages ||
           near_would(k, &ret->by_words, f);
}

bool desk_assist_preview(struct desk *d, struct arena *a, const struct principal *by,
                         const struct assist_wanted *wanted, struct assist_left *ret,
                         struct fault *f)
{
    struct asking k = { .desk = d, .arena = a, .by = by, .wanted = wanted, .by_words = true };
    bool ok;

    *ret = (struct assist_left){ 0 };
    ok = asking_read(&k, f) && asking_preview(&k, ret, f);
    asking_end(&k);
    return ok;
}

/* ---- asking ---- */

/* Whoever hears it, and whether the provider may still be asked meanwhile. */
struct hearing {
    struct asking *asking;
    const struct gateway_hearer *hearer; /* NULL: nobody hears pieces */
};

static bool hear_piece(void *arg, struct str text)
{
    const struct hearing *h = arg;

    return h->hearer->piece(h->hearer->arg, text);
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

/* Through the gateway; a failure of the provider is ret->stop. */
static bool ask_provider(struct asking *k, const struct gateway_hearer *hearer,
                         struct assist_result *ret, struct fault *f)
{
    struct gateway *g = k->desk->parts.gateway;
    struct hearing hearing = { k, hearer };
    const struct gateway_hearer hears = { .piece = hearer ? hear_piece : NULL,
                                          .allowed = is_still_allowed,
                                          .arg = &hearing };
    struct gateway_question q;
    struct gateway_plan plan;
    struct gateway_answer said;

    if (!asking_watch(k, f))
        return not_asked(ret, f);
    q = question_of(k, hearer != NULL);
    if (!gateway_plan(g, k->arena, &q, &plan, f))
        return not_asked(ret, f);
    if (!gateway_send(g, k->arena, &q, &plan, &hears, &said, f))
        return false;
    left_describe(&plan, &ret->left);
    if (!said.bytes_out) /* it was stopped first: shown with what was found in it, and not kept */
        ret->left = (struct assist_left){ .body = plan.found_count ? plan.body : STR(""),
                                          .found = plan.found,
                                          .found_count = plan.found_count };
    ret->stop = said.stop;
    ret->remote = said.stop == STOP_NONE;
    ret->answer = said.answer;
    judge_cited(k, &ret->answer);
    ret->ms = said.ended - said.began;
    ret->cost = said.cost;
    ret->bytes_in = said.bytes_in;
    ret->entry = said.entry;
    return true;
}

static bool ask_embedded(struct asking *k, struct assist_result *ret, struct fault *f)
{
    enum assist_task task = k->wanted->task;

    if (k->contracts.form[task][0][CATEGORY_CONTENT] == FORM_NONE)
        return fault_deny(f, "contract",
                          "the contract of %s gives the embedded provider no content",
                          task_row(task)->name);
    return asking_past(k, f) && assist_embedded(task, &k->about, k->arena, &ret->answer, f);
}

/* Where a place in a text is once what stands before it is restored. */
static bool moved(struct asking *k, struct str text, size_t *at, struct fault *f)
{
    struct clear before;

    if (!pii_restore(&k->own, k->arena, pii_skeleton_from_seal(str_slice(text, 0, *at)), &before,
                     f))
        return false;
    *at = before.text.len;
    return true;
}

/* What an agent had written in clear, and is no token of the ticket, is put back. */
static bool restore_own(struct asking *k, struct assist_answer *said, struct fault *f)
{
    struct clear text;

    if (!task_row(k->wanted->task)->own || !k->own.count)
        return true;
    for (size_t i = 0; i < said->mark_count; i++)
        if (!moved(k, said->text, &said->marks[i].start, f) ||
            !moved(k, said->text, &said->marks[i].end, f))
            return false;
    if (!pii_restore(&k->own, k->arena, pii_skeleton_from_seal(said->text), &text, f))
        return false;
    said->text = text.text;
    return true;
}

/* Nobody has an answer, but something left: that is kept all the same.  The fault stays what it is,
 * unless keeping fails. */
static bool keep_what_left(struct asking *k, struct assist_result *ret, struct fault *f)
{
    struct fault why = { 0 };

    ret->answer = (struct assist_answer){ .text = STR("") };
    if (ret->left.bytes && !suggestion_keep(k, ret, &why))
        *f = why;
    return false;
}

bool asking_ask(struct asking *k, const struct gateway_hearer *hearer, struct assist_result *ret,
                struct fault *f)
{
    if (has_provider(k) && !ask_provider(k, hearer, ret, f))
        return false;
    return ret->remote || ask_embedded(k, ret, f);
}

bool desk_assist(struct desk *d, struct arena *a, const struct principal *by,
                 const struct assist_wanted *wanted, const struct gateway_hearer *hearer,
                 struct assist_result *ret, struct fault *f)
{
    struct asking k = {
        .desk = d, .arena = a, .by = by, .wanted = wanted, .by_words = wanted->nonce.len > 0
    };
    bool ok = asking_read(&k, f);

    *ret = (struct assist_result){ .question = k.question, .standing = k.standing };
    ok = ok && (asking_ask(&k, hearer, ret, f) || keep_what_left(&k, ret, f)) &&
         suggestion_keep(&k, ret, f) && restore_own(&k, &ret->answer, f) &&
         asking_courtesy(&k, &ret->greeting, &ret->signature, f) && asking_fill(&k, ret, f);
    asking_end(&k);
    return ok;
}
