/* SPDX-License-Identifier: EUPL-1.2 */
/* entrance.c - another program's messages, minimised, sent and restored; see entrance.h. */
#include "desk/entrance.h"

#include "desk/desk_priv.h"
#include "pii/restore.h"

#define KNOWN_MAX   256
#define PERSONS_MAX 64 /* of the desk's, that one request may name */

struct entering {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    const struct entrance_wanted *wanted;
    const struct entrance_hearer *hearer; /* NULL: only the whole is wanted */
    struct bench_place *place;
    struct blinder *blinder;
    struct org_rules *rules;
    struct pii_hints hints;
    struct org_settings settings;
    struct contracts contracts;
    struct ai_standing standing;
    struct pii_book book; /* of this request */
    struct id *persons;   /* of the desk's that it names by what they are known by */
    size_t person_count;
    struct gateway_message *messages;
    struct pii_restorer *restorer;
    struct buf whole;
    bool gone;
};

/* ---- may it? ---- */

/* The switches; a person's word once it is known who is named. */
static struct ai_question question_of(const struct entering *e)
{
    return (struct ai_question){ .org = e->by->org,
                                 .task = e->wanted->task,
                                 .persons = e->persons,
                                 .person_count = e->person_count };
}

static bool ask_whether(struct entering *e, struct fault *f)
{
    const struct task_row *task = task_row(e->wanted->task);
    const struct ai_question q = question_of(e);

    if (!desk_ai(e->desk, e->arena, &q, &e->standing, f))
        return false;
    if (e->standing.reason != AI_ON) {
        const char *why = ai_reason_name(e->standing.reason);

        return fault_deny(f, str_cstr(e->arena, str_printf(e->arena, "ai:%s", why)),
                          "AI is off here: %s", why);
    }
    if (!e->standing.remote || !e->desk->parts.gateway)
        return fault_deny(f, "ai:provider", "no approved provider does %s", task->name);
    return true;
}

/* The matrix, in the journal; then the switches. */
static bool may_enter(struct entering *e, struct fault *f)
{
    const struct access_wanted access = { .by = *e->by,
                                          .purpose = task_row(e->wanted->task)->purpose,
                                          .act = "ai.entrance",
                                          .needs = 1u << CATEGORY_CONTENT,
                                          .n = (int64_t)e->wanted->count,
                                          .counted = true };
    const struct grant *grant;

    return policy_decide(e->desk->parts.policy, e->arena, &access, &grant, f) && ask_whether(e, f);
}

static bool read_settings(struct entering *e, struct fault *f)
{
    struct str matrix, contracts;
    int64_t version;

    e->place = place_take(e->desk, f);
    if (!e->place || !desk_settings(e->desk, e->arena, e->by->org, &e->settings, f) ||
        !policy_show(e->desk->parts.policy, e->arena, e->by->org, &matrix, &contracts, &version,
                     f) ||
        !contracts_read(e->arena, contracts, &e->contracts, f) ||
        !vault_blinder(e->desk->parts.vault, e->by->org, &e->blinder, f) ||
        !rules_take(e->desk, e->by->org, &e->settings, &e->rules, f))
        return false;
    e->hints.rules = org_rules_ready(e->rules);
    return book_open(e->arena, e->blinder, NULL, 0, true, &e->book, f);
}

/* ---- out ---- */

static bool take_out(struct entering *e, struct fault *f)
{
    const struct split_how how = { e->desk, e->arena, e->place, &e->book, &e->hints };

    e->messages = arena_many(e->arena, struct gateway_message, e->wanted->count + 1);
    if (!e->messages)
        return arena_check(e->arena, f);
    for (size_t i = 0; i < e->wanted->count; i++) {
        e->messages[i].role = e->wanted->messages[i].role;
        if (!split_text(&how, e->wanted->messages[i].text, &e->messages[i].text, f))
            return false;
    }
    return true;
}

/* ---- who is named ---- */

static bool add_person(struct entering *e, struct id person, struct fault *f)
{
    for (size_t i = 0; i < e->person_count; i++)
        if (id_eq(e->persons[i], person))
            return true;
    if (e->person_count == PERSONS_MAX)
        return fault_set(f, FAULT_LIMIT, "one request names more than %d persons of the desk",
                         PERSONS_MAX);
    e->persons[e->person_count++] = person;
    return true;
}

static bool find_persons(struct tx *tx, void *arg, struct fault *f)
{
    struct entering *e = arg;

    e->person_count = 0;
    for (size_t i = 0; i < e->book.count; i++) {
        const struct pii_token *t = &e->book.tokens[i];

        for (size_t k = 0; k < KNOWN_KINDS; k++) {
            struct person_said said = { 0 };
            struct id person;

            if (known_types[k] != t->type)
                continue;
            said.known[k].text = t->value;
            if (!people_find(e->blinder, tx, e->arena, e->by->org, &said, &person, f) ||
                (!id_is_none(person) && !add_person(e, person, f)))
                return false;
        }
    }
    return arena_check(e->arena, f);
}

static bool know_persons(struct entering *e, struct fault *f)
{
    struct knowledge of[PERSONS_MAX];
    struct pii_known *known;
    size_t count = 0;

    for (size_t i = 0; i < e->person_count; i++) {
        struct person_view person;

        if (!person_recall_whole(e->desk, e->arena, e->by, e->persons[i], &person, f) ||
            !knowledge_start(&of[i], e->arena, &person, f))
            return false;
        count += of[i].count;
    }
    known = arena_many(e->arena, struct pii_known, count + 1);
    if (!known)
        return arena_check(e->arena, f);
    for (size_t i = 0; i < e->person_count; i++)
        for (size_t k = 0; k < of[i].count; k++)
            known[e->hints.known_count++] = of[i].at[k];
    e->hints.known = known;
    return true;
}

/* Whoever the desk knows by an address, a number or a handle in the messages: may AI be used about
 * them, and what else is known of them?  With that the messages are taken apart once more. */
static bool heed_persons(struct entering *e, struct fault *f)
{
    e->persons = arena_many(e->arena, struct id, PERSONS_MAX);
    if (!e->persons)
        return arena_check(e->arena, f);
    if (!store_read(e->desk->parts.store, find_persons, e, f))
        return false;
    return !e->person_count ||
           (ask_whether(e, f) && know_persons(e, f) &&
            book_open(e->arena, e->blinder, NULL, 0, true, &e->book, f) && take_out(e, f));
}

/* What one message named is looked for in all of them, in any spelling. */
static bool watch_book(struct entering *e, struct watch **ret, struct fault *f)
{
    static const bool watched[SPAN_TYPES] = {
        [SPAN_PERSON] = true,      [SPAN_EMAIL] = true, [SPAN_PHONE] = true,
        [SPAN_NATIONAL_ID] = true, [SPAN_IBAN] = true,  [SPAN_CARD] = true
    };
    size_t room = KNOWN_MAX + e->hints.known_count, n = e->hints.known_count;
    struct pii_known *known = arena_many(e->arena, struct pii_known, room);

    if (!known)
        return arena_check(e->arena, f);
    for (size_t i = 0; i < n; i++)
        known[i] = e->hints.known[i];
    for (size_t i = 0; i < e->book.count && n < room; i++)
        if (watched[e->book.tokens[i].type])
            known[n++] = (struct pii_known){ e->book.tokens[i].type, e->book.tokens[i].value };
    return watch_new(e->arena, known, n, ret, f);
}

/* ---- back ---- */

static bool give(void *to, struct clear text)
{
    struct entering *e = to;

    buf_add(&e->whole, text.text);
    if (e->hearer && !e->gone)
        e->gone = !e->hearer->piece(e->hearer->arg, text);
    return !e->gone;
}

static bool hear(void *arg, struct str text)
{
    struct entering *e = arg;

    return pii_restorer_feed(e->restorer, text, (struct pii_sink){ give, e });
}

/* What only the gateway found is put back here with all else. */
static bool know_new(struct entering *e, const struct gateway_plan *plan, struct fault *f)
{
    struct pii_book *b = &e->book;
    struct pii_token *made, *all;
    size_t count;

    if (!gateway_new_tokens(plan, e->arena, &made, &count, f))
        return false;
    all = arena_many(e->arena, struct pii_token, b->count + count + 1);
    if (!all)
        return arena_check(e->arena, f);
    for (size_t i = 0; i < b->count + count; i++)
        all[i] = i < b->count ? b->tokens[i] : made[i - b->count];
    b->tokens = all;
    b->count = b->room = b->count + count;
    e->restorer = pii_restorer_new(e->arena, b, f);
    return e->restorer != NULL;
}

static bool is_still_allowed(void *arg)
{
    const struct entering *e = arg;
    const struct gateway_provider *p = &e->standing.provider;
    const struct ai_question q = question_of(e);

    return (!e->wanted->lasts || e->wanted->lasts(e->wanted->asker)) &&
           desk_ai_goes_on(e->desk, &q, p->id, p->version);
}

static bool is_gone(void *arg)
{
    const struct entering *e = arg;

    return e->wanted->left && e->wanted->left(e->wanted->asker);
}

static bool send(struct entering *e, struct entrance_result *ret, struct fault *f)
{
    const struct entrance_wanted *w = e->wanted;
    const struct gateway_talk talk = { .messages = e->messages,
                                       .count = w->count,
                                       .tokens_max = w->tokens_max,
                                       .temperature = w->temperature,
                                       .json = w->json };
    const struct assist_case about = { .org = e->by->org };
    const struct gateway_hearer hears = {
        .piece = hear, .allowed = is_still_allowed, .gone = is_gone, .arg = e
    };
    struct gateway_question q = { .by = *e->by,
                                  .task = w->task,
                                  .about = &about,
                                  .talk = &talk,
                                  .contracts = &e->contracts,
                                  .rules = e->hints.rules,
                                  .provider = &e->standing.provider,
                                  .careful = !e->settings.ai_names_balanced,
                                  .stream = e->hearer != NULL,
                                  .scratch = e->place->scratch };
    struct gateway_plan plan;
    struct gateway_answer said = { 0 };
    struct watch *watch = NULL;

    if (!watch_book(e, &watch, f))
        return false;
    q.watch = watch;
    if (!gateway_plan(e->desk->parts.gateway, e->arena, &q, &plan, f) || !know_new(e, &plan, f) ||
        !gateway_send(e->desk->parts.gateway, e->arena, &q, &plan, &hears, &said, f))
        return false;
    if (said.stop == STOP_NONE)
        (void)pii_restorer_end(e->restorer, (struct pii_sink){ give, e });
    *ret = (struct entrance_result){ .stop = said.stop,
                                     .text = { buf_str(&e->whole) },
                                     .end = said.said.end,
                                     .tokens_in = said.said.tokens_in,
                                     .tokens_out = said.said.tokens_out,
                                     .model = e->standing.provider.record.endpoint.model,
                                     .entry = said.entry };
    return buf_check(&e->whole, f);
}

/* ---- all of it ---- */

static bool check_size(const struct entrance_wanted *w, struct fault *f)
{
    size_t bytes = 0;

    for (size_t i = 0; i < w->count; i++)
        bytes += w->messages[i].text.text.len;
    return bytes <= ENTRANCE_TEXT_MAX ||
           fault_set(f, FAULT_LIMIT, "messages of %zu bytes, at most %zu", bytes,
                     ENTRANCE_TEXT_MAX);
}

static bool enter(struct entering *e, struct entrance_result *ret, struct fault *f)
{
    if (!check_size(e->wanted, f) || !may_enter(e, f) || !read_settings(e, f) || !take_out(e, f) ||
        !heed_persons(e, f))
        return false;
    e->whole = buf_new(e->arena, 4 * CHAT_TEXT_MAX);
    return buf_add(&e->whole, STR("")) ? send(e, ret, f) : buf_check(&e->whole, f);
}

bool desk_entrance(struct desk *d, struct arena *a, const struct principal *by,
                   const struct entrance_wanted *wanted, const struct entrance_hearer *hearer,
                   struct entrance_result *ret, struct fault *f)
{
    struct entering e = { .desk = d, .arena = a, .by = by, .wanted = wanted, .hearer = hearer };
    bool ok = enter(&e, ret, f);

    org_rules_drop(&e.rules);
    blinder_drop(&e.blinder);
    if (e.place)
        place_give(d, e.place);
    return ok;
}
