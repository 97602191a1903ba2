/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_case.c - what a task of AI is about: a ticket read for it, as skeletons. */
#include <string.h>

#include "base/buf.h"
#include "desk/articles.h"
#include "desk/assist_priv.h"
#include "policy/scope.h"
#include "store/suggestions.h"

#define PARTICIPANTS_WATCHED 16
#define PASSAGES_BEHIND      4
#define PROCEDURES_BEHIND    8                 /* internal ones, which are taken out */
#define NAMES_MAX            ((size_t)4 << 10) /* of attachments of one message */

/* ---- is it on, and may it be read ---- */

static void add_source(struct id *sources, size_t *count, struct id source)
{
    for (size_t i = 0; i < *count; i++)
        if (id_eq(sources[i], source))
            return;
    if (!id_is_none(source))
        sources[(*count)++] = source;
}

/* About everybody who takes part, and every source that a message of it came through: a thread that
 * began where AI is on may go on where it is off. */
bool asking_who(struct asking *k, struct ai_question *ret, struct fault *f)
{
    const struct ticket_view_full *v = &k->seen;
    struct id *persons = arena_many(k->arena, struct id, v->participant_count + 1);
    struct id *sources = arena_many(k->arena, struct id, v->message_count + 1);
    struct ai_question q = {
        .org = k->by->org, .queue = v->head.row.queue, .persons = persons, .sources = sources
    };

    if (!persons || !sources)
        return arena_check(k->arena, f);
    persons[q.person_count++] = v->head.row.person;
    for (size_t i = 0; i < v->participant_count; i++)
        persons[q.person_count++] = v->participants[i].id;
    for (size_t i = 0; i < v->message_count; i++)
        add_source(sources, &q.source_count, v->messages[i].source);
    *ret = q;
    return true;
}

static bool ask_whether(struct asking *k, struct fault *f)
{
    struct ai_question *q = &k->question;

    if (!asking_who(k, q, f))
        return false;
    q->task = k->wanted->task;
    k->about.source = q->source_count ? q->sources[0] : ID_NONE;
    return desk_ai(k->desk, k->arena, q, &k->standing, f);
}

static double share_translated(const struct ticket_view_full *v)
{
    struct str last = STR("");

    for (size_t i = 0; i < v->message_count; i++)
        if (!v->messages[i].erased && v->messages[i].direction == DIRECTION_IN)
            last = v->messages[i].text.text;
    return assist_pieces_share(TASK_TRANSLATE, last);
}

bool desk_assist_standing(struct desk *d, struct arena *a, const struct principal *by,
                          struct id ticket, struct assist_standing *ret, struct fault *f)
{
    struct asking k = { .desk = d, .arena = a, .by = by };
    struct ai_question q;

    if (!desk_ticket(d, a, by, PURPOSE_SUPPORT, ticket, &k.seen, f) || !asking_who(&k, &q, f))
        return false;
    ret->translated = share_translated(&k.seen);
    for (unsigned t = 0; t < ASSIST_TASKS; t++) {
        q.task = (enum assist_task)t;
        if (!desk_ai(d, a, &q, &ret->of[t], f))
            return false;
    }
    return true;
}

struct basis_wanted {
    struct arena *arena;
    struct id ticket;
    const char *basis;
};

static bool read_basis(struct tx *tx, void *arg, struct fault *f)
{
    struct basis_wanted *w = arg;

    return ticket_basis(tx, w->arena, w->ticket, &w->basis, f);
}

/* Of the source it came through: what leaves has the same one. */
bool asking_basis(struct asking *k, struct fault *f)
{
    struct basis_wanted w = { .arena = k->arena, .ticket = k->wanted->ticket };

    if (!store_read(k->desk->parts.store, read_basis, &w, f))
        return false;
    k->about.basis = w.basis;
    return true;
}

static bool read_contracts(struct asking *k, struct fault *f)
{
    struct str matrix, contracts;
    int64_t version;

    return policy_show(k->desk->parts.policy, k->arena, k->by->org, &matrix, &contracts, &version,
                       f) &&
           contracts_read(k->arena, contracts, &k->contracts, f);
}

/* ---- the thread ---- */

static struct skeleton names_of(struct arena *a, const struct message_view *m)
{
    struct buf b = buf_new(a, NAMES_MAX);

    for (size_t i = 0; i < m->attachment_count; i++) {
        if (i)
            buf_add_char(&b, '\n');
        buf_add(&b, m->attachments[i].name.text);
    }
    return pii_skeleton_from_seal(b.failed ? STR("") : buf_str(&b));
}

static bool is_wanted(const struct asking *k, const struct message_view *m)
{
    if (m->erased || m->direction == DIRECTION_NOTE)
        return false;
    if (k->wanted->task != TASK_TRANSLATE)
        return true;
    return id_is_none(k->wanted->message) ? m->direction == DIRECTION_IN
                                          : id_eq(m->id, k->wanted->message);
}

static bool read_thread(struct asking *k, struct fault *f)
{
    const struct ticket_view_full *v = &k->read;
    struct assist_message *to = arena_many(k->arena, struct assist_message, v->message_count + 1);
    size_t n = 0, first = 0, max = ASSIST_MESSAGES_MAX / (k->together ? k->together : 1);

    if (!to)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < v->message_count; i++) {
        const struct message_view *m = &v->messages[i];

        if (!is_wanted(k, m))
            continue;
        to[n++] = (struct assist_message){ .direction = m->direction,
                                           .at = m->at,
                                           .subject = m->subject,
                                           .text = m->text,
                                           .attachments = names_of(k->arena, m) };
    }
    if (k->wanted->task == TASK_TRANSLATE && n > 1) /* the last that came in */
        to[0] = to[n - 1];
    if (k->wanted->task == TASK_TRANSLATE && n > 1) {
        n = 1;
    } else if (n > max) { /* the one that began it, and the newest */
        first = n - max;
        to[first] = to[0];
    }
    k->about.messages = to + first;
    k->about.message_count = n - first;
    k->about.messages_before = first;
    if (!n && !task_row(k->wanted->task)->own)
        return fault_set(f, FAULT_MISSING, "message: there is none to work on");
    return true;
}

/* ---- what is known beside it ---- */

#define PROCEDURES_MAX  2
#define PROCEDURE_COVER 0.15 /* of the question, that an internal passage answers to be shown */
#define PROCEDURE_SCORE 0.6  /* and its score, of the best one's */

/* A reply is put together from what customers may read alone.  What only the house may read goes
 * beside it, for whoever answers: the best of it. */
static bool part_procedures(struct asking *k, struct library_found *found, struct fault *f)
{
    struct library_hit *inside = arena_many(k->arena, struct library_hit, PROCEDURES_MAX);
    double least = found->count ? found->hits[0].score * PROCEDURE_SCORE : 0;
    size_t count = 0, left = 0;

    if (!inside)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < found->count; i++) {
        const struct library_hit *h = &found->hits[i];

        if (h->is_public)
            found->hits[left++] = *h;
        else if (count < PROCEDURES_MAX && h->cover >= PROCEDURE_COVER && h->score >= least)
            inside[count++] = *h;
    }
    found->count = left;
    k->about.procedures = inside;
    k->about.procedure_count = count;
    return true;
}

static bool read_passages(struct asking *k, struct fault *f)
{
    struct library_query q = {
        .text = k->about.asked.text.len
                    ? k->about.asked.text
                    : assist_question(&k->about, k->wanted->task != TASK_ANSWER, k->arena),
        .lang = k->about.lang,
        .only_public = k->wanted->task == TASK_ANSWER,
        .limit = task_row(k->wanted->task)->passages
    };
    size_t limit = q.limit;
    struct assist_fate *fates;
    struct library_found found;
    struct near_said said;

    q.limit += limit ? PASSAGES_BEHIND : 0; /* what agents made of them may bring one forward */
    q.limit += limit && k->wanted->task == TASK_DRAFT ? PROCEDURES_BEHIND : 0;
    if (!q.limit || !str_trim(q.text).len)
        return true;
    if (!k->wanted->embedded && !k->by_words && !near_asking(k, &q, &said, f))
        return false;
    if (!desk_knowledge_search(k->desk, k->arena, k->by, &q, NULL, &found, f) ||
        (k->wanted->task == TASK_DRAFT && !part_procedures(k, &found, f)) ||
        !fates_rank(&k->fates, k->arena, found.hits, found.count, &fates, f))
        return false;
    k->about.passages = found.hits;
    k->about.passage_count = found.count < limit ? found.count : limit;
    k->about.fates = fates;
    return true;
}

struct alike {
    struct arena *arena;
    struct alike_wanted wanted;
    struct alike_row *rows;
    size_t count;
};

static bool read_alike(struct tx *tx, void *arg, struct fault *f)
{
    struct alike *l = arg;

    return store_answers_alike(tx, l->arena, &l->wanted, &l->rows, &l->count, f);
}

/* One whose person was erased meanwhile is left out. */
static bool open_alike(struct asking *k, const struct grant *g, const struct alike_row *row,
                       struct skeleton *to, bool *ret_there, struct fault *f)
{
    struct place at = body_place(row->message);
    struct fault why = { 0 };
    struct body body = { 0 };
    struct clear json;

    *ret_there = false;
    if (!vault_open(k->desk->parts.vault, g, k->arena, row->person, &at, row->body, &json, &why))
        return why.kind == FAULT_MISSING || fault_set(f, why.kind, "%s", why.text);
    if (!sealed_body_read(k->arena, json.text, &body, f))
        return false;
    *to = body.text;
    *ret_there = true;
    return true;
}

bool asking_past(struct asking *k, struct fault *f)
{
    const struct ticket_row *t = &k->seen.head.row;
    struct alike l = { .arena = k->arena,
                       .wanted = { .org = k->by->org,
                                   .ticket = t->id,
                                   .queue = t->queue,
                                   .intent = t->intent,
                                   .lang = t->lang,
                                   .status = STATUS_SOLVED,
                                   .direction = DIRECTION_OUT } };
    struct access_wanted w = { .by = k->tool,
                               .purpose = task_row(k->wanted->task)->purpose,
                               .act = "answers.recall",
                               .on_kind = "ticket",
                               .on = t->id,
                               .needs = 1u << CATEGORY_CONTENT };
    struct user_scope scope;
    struct assist_past *past;
    const struct grant *g;
    size_t n = 0;

    if ((k->wanted->task != TASK_DRAFT && k->wanted->task != TASK_ARTICLE) || k->part_count > 1)
        return true; /* several tickets speak for each other */
    if (!policy_user_scope(k->desk->parts.policy, k->arena, k->by->org, k->by->id, &scope, f))
        return false;
    if (scope.own)
        return true;
    if (!store_read(k->desk->parts.store, read_alike, &l, f))
        return false;
    past = arena_many(k->arena, struct assist_past, l.count + 1);
    w.n = (int64_t)l.count;
    if (!past || !l.count)
        return arena_check(k->arena, f);
    if (!policy_decide(k->desk->parts.policy, k->arena, &w, &g, f))
        return false;
    for (size_t i = 0; i < l.count; i++) {
        struct suggestion_source_row of = { .kind = SOURCE_ANSWER, .source = l.rows[i].message };
        bool there;

        if (!open_alike(k, g, &l.rows[i], &past[n].text, &there, f))
            return false;
        past[n].message = of.source;
        past[n].fate = fate_of(&k->fates, &of);
        n += there;
    }
    k->about.past = past;
    k->about.past_count = n;
    return true;
}

/* ---- the agent's own text ---- */

struct tokens_wanted {
    struct arena *arena;
    struct id ticket;
    struct envelope_row *rows;
    size_t count;
};

static bool read_tokens(struct tx *tx, void *arg, struct fault *f)
{
    struct tokens_wanted *w = arg;

    return store_envelope_list(tx, w->arena, w->ticket, &w->rows, &w->count, f);
}

/* As an answer is split when it is sent (work.c), but nothing is kept. */
static bool split_own(struct asking *k, struct blinder *b, struct fault *f)
{
    struct pii_hints hints = { .lang = k->about.lang, .rules = org_rules_ready(k->rules) };
    struct tokens_wanted w = { .arena = k->arena, .ticket = k->wanted->ticket };
    struct split_how how = { k->desk, k->arena, k->place, &k->own, &hints };
    struct person_view customer;
    struct knowledge known;

    if (!store_read(k->desk->parts.store, read_tokens, &w, f) ||
        !person_recall(k->desk, k->arena, &k->tool, k->seen.head.row.person, &customer, f) ||
        !knowledge_start(&known, k->arena, &customer, f) ||
        !know_colleagues(&known, k->desk, k->arena, k->rules, &k->seen.head.row, k->by->id, f))
        return false;
    hints.known = known.at;
    hints.known_count = known.count;
    return book_open(k->arena, b, w.rows, w.count, true, &k->own, f) &&
           split_written(&how, k->wanted->own, &k->about.own, f);
}

static bool read_own(struct asking *k, struct fault *f)
{
    scoped(blinder) *b = NULL;

    if (!task_row(k->wanted->task)->own)
        return true;
    if (!str_trim(k->wanted->own).len)
        return fault_field(f, "text", "is what is to be rewritten");
    if (k->wanted->own.len > ASSIST_OWN_MAX)
        return fault_set(f, FAULT_LIMIT, "a text has at most %zu bytes", ASSIST_OWN_MAX);
    return vault_blinder(k->desk->parts.vault, k->by->org, &b, f) && split_own(k, b, f);
}

/* ---- all of it ---- */

/* What is judged or learnt from is over: an answer that is still to come may change all of it. */
bool asking_is_over(const struct asking *k)
{
    enum status s = k->seen.head.row.status;

    return !task_row(k->wanted->task)->finished || s == STATUS_SOLVED || s == STATUS_CLOSED;
}

bool asking_look(struct asking *k, struct fault *f)
{
    const struct assist_wanted *w = k->wanted;

    k->tool = (struct principal){ .id = k->by->id, .org = k->by->org, .roles = 1u << ROLE_TOOL };
    return desk_ticket(k->desk, k->arena, k->by, w->purpose, w->ticket, &k->seen, f) &&
           ask_whether(k, f);
}

bool asking_take(struct asking *k, struct fault *f)
{
    const struct assist_wanted *w = k->wanted;
    const struct task_row *task = task_row(w->task);

    if (!desk_ticket(k->desk, k->arena, &k->tool, task->purpose, w->ticket, &k->read, f))
        return false;
    k->about.org = k->by->org;
    k->about.ticket = w->ticket;
    k->about.queue = k->seen.head.row.queue;
    k->about.intent = k->seen.head.row.intent;
    k->about.reader_lang = w->reader_lang;
    k->about.wish = w->wish;
    lang_parse(k->seen.head.row.lang, &k->about.lang);
    if (!desk_settings(k->desk, k->arena, k->by->org, &k->settings, f))
        return false;
    k->about.tone = k->settings.ai_tone;
    return asking_basis(k, f) && read_contracts(k, f) && read_thread(k, f);
}

bool asking_know(struct asking *k, struct fault *f)
{
    return fates_read(k->desk, k->arena, k->by->org, k->about.intent, k->seen.head.row.lang,
                      &k->fates, f) &&
           read_passages(k, f) && asking_macros(k, f) && read_own(k, f);
}

static bool deny_off(struct asking *k, struct fault *f)
{
    const char *why = ai_reason_name(k->standing.reason);
    struct str rule = str_printf(k->arena, "ai:%s", why);

    return fault_deny(f, str_cstr(k->arena, rule), "AI is off here: %s", why);
}

bool asking_read(struct asking *k, struct fault *f)
{
    enum assist_task task = k->wanted->task;

    if (task == TASK_TRIAGE || task == TASK_EMBED)
        return fault_field(f, "task", "is not done for a ticket");
    if (!asking_look(k, f))
        return false;
    if (k->standing.reason != AI_ON)
        return deny_off(k, f);
    if (!asking_is_over(k))
        return fault_set(f, FAULT_CONFLICT, "%s: is done for a ticket that is solved or closed",
                         task_row(task)->name);
    k->place = place_take(k->desk, f);
    return k->place && asking_take(k, f) &&
           rules_take(k->desk, k->by->org, &k->settings, &k->rules, f) && asking_know(k, f);
}

void asking_end(struct asking *k)
{
    org_rules_drop(&k->rules);
    k->rules = NULL;
    if (k->place)
        place_give(k->desk, k->place);
    k->place = NULL;
    blinder_drop(&k->blinder);
}

/* Of one ticket after the other. */
struct watched {
    struct pii_known *known;
    size_t known_count;
    struct watch_value *values;
    size_t value_count;
};

/* A ticket's own values, by the digests that its envelope has of them. */
static bool watch_envelope(const struct asking *k, struct watched *all, struct fault *f)
{
    struct tokens_wanted w = { .arena = k->arena, .ticket = k->wanted->ticket };
    size_t old = all->value_count;

    if (!store_read(k->desk->parts.store, read_tokens, &w, f))
        return false;
    all->values = arena_grow(k->arena, all->values, old * sizeof *all->values,
                             (old + w.count + 1) * sizeof *all->values);
    if (!all->values)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < w.count; i++) {
        struct watch_value *value = &all->values[all->value_count++];

        value->type = (enum span_type)w.rows[i].type;
        memcpy(value->normal, w.rows[i].normal, sizeof value->normal);
    }
    return true;
}

static bool watch_person(const struct asking *k, struct id id, struct watched *all, struct fault *f)
{
    struct person_view person;
    struct knowledge of;
    size_t old = all->known_count;

    if (!person_recall_whole(k->desk, k->arena, &k->tool, id, &person, f) ||
        !knowledge_start(&of, k->arena, &person, f))
        return false;
    all->known = arena_grow(k->arena, all->known, old * sizeof *all->known,
                            (old + of.count + 1) * sizeof *all->known);
    if (!all->known)
        return arena_check(k->arena, f);
    for (size_t i = 0; i < of.count; i++)
        all->known[all->known_count++] = of.at[i];
    return true;
}

static bool watch_ticket(const struct asking *k, struct watched *all, struct fault *f)
{
    size_t persons = k->seen.participant_count;

    if (persons > PARTICIPANTS_WATCHED)
        return fault_set(f, FAULT_LIMIT, "more than %d persons take part in this ticket",
                         PARTICIPANTS_WATCHED);
    for (size_t i = 0; i < persons; i++)
        if (!watch_person(k, k->seen.participants[i].id, all, f))
            return false;
    return watch_envelope(k, all, f);
}

bool asking_watch(struct asking *k, struct fault *f)
{
    const struct asking *parts = k->part_count ? k->parts : k;
    size_t count = k->part_count ? k->part_count : 1;
    struct watched all = { 0 };
    struct pii_keyed keyed;

    for (size_t i = 0; i < count; i++)
        if (!watch_ticket(&parts[i], &all, f))
            return false;
    if ((!k->blinder && !vault_blinder(k->desk->parts.vault, k->by->org, &k->blinder, f)) ||
        !watch_new(k->arena, all.known, all.known_count, &k->watch, f))
        return false;
    keyed = rules_keyed(k->blinder);
    watch_remember(k->watch, &keyed, all.values, all.value_count);
    return true;
}

/* ---- greeting and signature ---- */

static const struct {
    const char *before, *after; /* the name */
    const char *nobody, *end;
} courtesy[LANGS] = {
    [LANG_UNKNOWN] = { "Hello ", ",", "Hello,", "Kind regards," },
    [LANG_FR] = { "Bonjour ", ",", "Bonjour,", "Cordialement," },
    [LANG_EN] = { "Hello ", ",", "Hello,", "Kind regards," },
    [LANG_DE] = { "Guten Tag ", ",", "Guten Tag,", "Mit freundlichen Grüßen" },
    [LANG_ES] = { "Hola, ", ":", "Buenos días:", "Un cordial saludo," },
    [LANG_IT] = { "Buongiorno ", ",", "Buongiorno,", "Cordiali saluti," },
    [LANG_NL] = { "Beste ", ",", "Goedendag,", "Met vriendelijke groet," },
    [LANG_PT] = { "Olá ", ",", "Bom dia,", "Com os melhores cumprimentos," },
};

/* Its first line is one of the greetings. */
static bool greets(enum lang lang, struct str line)
{
    return str_eq(line, str_of(courtesy[lang].nobody)) ||
           (str_starts(line, str_of(courtesy[lang].before)) &&
            str_ends(line, str_of(courtesy[lang].after)));
}

struct str courtesy_cut(enum lang lang, struct str letter)
{
    struct str rest = str_trim(letter), line, end = str_of(courtesy[lang].end), body = rest;

    if (str_line(&rest, &line) && greets(lang, str_trim(line)))
        body = rest = str_trim(rest);
    else
        rest = body;
    while (str_line(&rest, &line))
        if (str_eq(str_trim(line), end))
            return str_slice(body, 0, (size_t)(line.ptr - body.ptr));
    return body;
}

bool asking_author(struct asking *k, struct str *ret, struct fault *f)
{
    struct colleagues all = { 0 };

    *ret = STR("");
    if (!k->desk->parts.colleagues)
        return true;
    if (!colleagues_read(k->desk, k->arena, k->by->org, &all, f))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (id_eq(all.at[i].id, k->by->id))
            *ret = all.at[i].name;
    return true;
}

bool asking_courtesy(struct asking *k, struct str *ret_greeting, struct str *ret_signature,
                     struct fault *f)
{
    const struct ticket_line *head = &k->seen.head;
    enum lang lang = k->about.lang;
    struct str author, house;

    *ret_greeting = *ret_signature = STR("");
    if (k->wanted->task != TASK_DRAFT)
        return true;
    if (!asking_author(k, &author, f) || !desk_org_name(k->desk, k->arena, k->by->org, &house, f))
        return false;
    *ret_greeting = str_of(courtesy[lang].nobody);
    if (head->name_access == ACCESS_CLEAR && head->name.len)
        *ret_greeting = str_printf(k->arena, "%s%.*s%s", courtesy[lang].before, STR_ARG(head->name),
                                   courtesy[lang].after);
    *ret_signature = str_printf(k->arena, "%s\n%.*s%s%.*s", courtesy[lang].end, STR_ARG(author),
                                author.len ? "\n" : "", STR_ARG(house));
    return arena_check(k->arena, f);
}
