/* SPDX-License-Identifier: EUPL-1.2 */
/* automatic.c - the pipeline of automatic answers, behind intake: one ticket after the other, from
 * the table that intake wrote it into, in a thread of its own.
 *
 * Nothing is begun that a crash could double: deciding is written first; sending is the message,
 * the ticket's new state and the case's in one transaction, which wants the case to be undecided
 * still, the ticket to be as it was read (invariant 9 was looked at on that), and the rule and AI
 * to be on: a provider takes seconds to answer, and people change their mind meanwhile. */
#include "assist/alike.h"
#include "base/log.h"
#include "desk/assist.h"
#include "desk/automatic_priv.h"

#define LATER_MS  2000
#define TRIES_MAX 30
#define LATE_MS   ((msec)24 * 3600 * 1000) /* older mail is not answered by itself */
#define RECENT_MS ((msec)24 * 3600 * 1000)
#define RUN_ARENA ((size_t)128 << 20)

struct work {
    struct desk *desk;
    struct arena *arena;
    struct automatic_case_row row;
    struct automatic_rule_row rule;
    bool has_rule;
    struct principal tool; /* the rule, as a tool */
    struct record_scope scope;
    int64_t recent;
    struct ticket_view_full seen;
    struct assist_result said;
    enum automatic_reason reason;
    bool wait; /* something is read still: look again later */
};

/* ---- what the store says ---- */

static bool read_next(struct tx *tx, void *arg, struct fault *f)
{
    struct work *w = arg;
    struct fault why = { 0 };

    if (!store_automatic_next(tx, w->arena, clock_now(), &w->row, f))
        return false;
    w->has_rule = store_automatic_rule_for(tx, w->arena, w->row.org, w->row.intent, w->row.lang,
                                           &w->rule, &why);
    return (why.kind == FAULT_NONE || why.kind == FAULT_MISSING ||
            fault_set(f, why.kind, "%s", why.text)) &&
           store_scope_of_ticket(tx, w->row.org, w->row.ticket, ID_NONE, &w->scope, f) &&
           store_automatic_recent(tx, w->row.org, w->row.person, w->row.ticket,
                                  clock_now() - RECENT_MS, &w->recent, f);
}

static bool write_later(struct tx *tx, void *arg, struct fault *f)
{
    struct work *w = arg;

    return store_automatic_later(tx, &w->row, clock_now() + LATER_MS, f);
}

/* ---- may a machine answer this at all ---- */

static bool is_special(enum category c)
{
    return c == CATEGORY_HEALTH || c == CATEGORY_SPECIAL;
}

static bool has_special(const struct ticket_view_full *v)
{
    for (size_t i = 0; i < v->token_count; i++)
        if (is_special(span_category(v->tokens[i].type)))
            return true;
    for (size_t i = 0; i < v->message_count; i++)
        for (size_t k = 0; k < v->messages[i].attachment_count; k++)
            for (unsigned t = 0; t < SPAN_TYPES; t++)
                if (v->messages[i].attachments[k].found[t] &&
                    is_special(span_category((enum span_type)t)))
                    return true;
    return false;
}

static enum automatic_reason files_of(const struct ticket_view_full *v, bool *ret_wait)
{
    enum automatic_reason reason = AUTO_NOTHING;

    for (size_t i = 0; i < v->message_count; i++)
        for (size_t k = 0; k < v->messages[i].attachment_count; k++) {
            enum extent read = v->messages[i].attachments[k].read;

            *ret_wait |= read == EXTENT_WAITING;
            if (read != EXTENT_ALL)
                reason = AUTO_ATTACHMENT;
        }
    return reason;
}

static enum automatic_reason by_message(const struct ticket_view_full *v)
{
    for (size_t i = 0; i < v->message_count; i++) {
        const struct message_view *m = &v->messages[i];

        if (m->direction == DIRECTION_OUT)
            return AUTO_ANSWERED;
        if (m->automatic != AUTOMATIC_NO)
            return AUTO_MACHINE;
        if (m->flags & (MESSAGE_UNVERIFIED | MESSAGE_HIDDEN_TEXT))
            return AUTO_PERSONS;
    }
    return AUTO_NOTHING;
}

static const enum automatic_reason by_need[NEEDS] = {
    [NEED_HUMAN] = AUTO_HUMAN,
    [NEED_COMPLAINT] = AUTO_COMPLAINT,
    [NEED_LEGAL] = AUTO_LEGAL,
    [NEED_RIGHTS] = AUTO_RIGHTS,
};

/* The gravest need of any message of the thread. */
static bool need_of(struct work *w, enum need_person *ret, struct fault *f)
{
    const struct triage *t = w->desk->parts.triage;

    *ret = NEED_NOBODY;
    for (size_t i = 0; i < w->seen.message_count; i++) {
        const struct message_view *m = &w->seen.messages[i];
        enum need_person need;
        struct verdict v;

        if (m->direction != DIRECTION_IN)
            continue;
        if (!triage_judge(t, w->arena, m->subject, m->text, &v, f) ||
            !triage_need_person(t, w->arena, m->subject, m->text, &v, &need, f))
            return false;
        if (need > *ret)
            *ret = need;
    }
    return true;
}

static enum automatic_reason by_ticket(const struct work *w)
{
    const struct ticket_row *t = &w->seen.head.row;
    enum lang lang = LANG_UNKNOWN;

    lang_parse(t->lang, &lang);
    if (t->automatic != AUTOMATIC_NO)
        return AUTO_MACHINE;
    if (w->scope.restricted || w->scope.vip)
        return AUTO_GUARDED;
    if (w->seen.participant_count != 1)
        return AUTO_PERSONS;
    if (clock_now() - w->row.at > LATE_MS)
        return AUTO_LATE;
    if (t->status != STATUS_NEW || !id_is_none(t->assignee))
        return AUTO_ANSWERED;
    if (t->rights)
        return AUTO_RIGHTS;
    if (t->priority >= PRIORITY_URGENT || t->priority_rule.len)
        return AUTO_URGENT;
    if (lang == LANG_UNKNOWN)
        return AUTO_LANGUAGE;
    return w->recent ? AUTO_RECENT : AUTO_NOTHING;
}

/* Invariant 9, and what a careful desk adds to it. */
static bool look(struct work *w, struct fault *f)
{
    enum need_person need;

    w->reason = by_message(&w->seen);
    if (!w->reason && has_special(&w->seen))
        w->reason = AUTO_SPECIAL;
    if (w->reason)
        return true;
    if (!need_of(w, &need, f))
        return false;
    w->reason = by_need[need];
    if (!w->reason)
        w->reason = by_ticket(w);
    if (!w->reason)
        w->reason = files_of(&w->seen, &w->wait);
    return true;
}

/* ---- what it would say ---- */

/* An answer is as good as the topic it is allowed for: where the model is not sure of that one, it
 * is not sure of the answer either. */
static double topic_confidence(const struct work *w)
{
    const struct ticket_row *t = &w->seen.head.row;

    return str_eq(t->intent_by, STR("model")) ? (double)t->intent_p : 1;
}

/* The embedded provider stood in for the one that was asked: for an agent that is better than
 * nothing, but the promise was not earned with it.  Neither sent nor counted. */
static enum automatic_reason instead_of(enum gateway_stop stop)
{
    static const enum automatic_reason reasons[GATEWAY_STOPS] = {
        [STOP_NONE] = AUTO_NOTHING,
        [STOP_REVOKED] = AUTO_AI,
        [STOP_CONTRACT] = AUTO_CONTRACT,
    };

    return stop == STOP_NONE || reasons[stop] ? reasons[stop] : AUTO_PROVIDER;
}

/* True when it is decided, by an answer or a reason; false: try again. */
static bool compute(struct work *w, struct fault *f)
{
    const struct assist_wanted wanted = { .ticket = w->row.ticket,
                                          .task = TASK_ANSWER,
                                          .purpose = PURPOSE_DRAFTING };
    struct fault why = { 0 };

    if (!desk_assist(w->desk, w->arena, &w->tool, &wanted, NULL, &w->said, &why)) {
        if (why.kind == FAULT_DENIED)
            w->reason = AUTO_AI;
        else if (why.kind == FAULT_MISSING || why.kind == FAULT_CONFLICT)
            w->reason = AUTO_NO_ANSWER;
        else
            return fault_set(f, why.kind, "%s", why.text);
        return true;
    }
    w->reason = instead_of(w->said.stop);
    if (w->reason)
        return true;
    w->row.suggestion = w->said.id;
    w->row.maker = automatic_maker(w->arena, w->said.remote, &w->said.standing.provider);
    w->row.confidence = topic_confidence(w);
    if (w->said.answer.confidence < w->row.confidence)
        w->row.confidence = w->said.answer.confidence;
    if (w->said.answer.mark_count || !w->said.answer.cited_count)
        w->reason = AUTO_DOUBT;
    return true;
}

/* A share of tickets stays with people: by a keyed digest, so that it can be drawn again and nobody
 * can choose it. */
static bool is_drawn(struct work *w, bool *ret_drawn, struct fault *f)
{
    scoped(blinder) *b = NULL;
    uint8_t digest[16];

    if (!vault_blinder(w->desk->parts.vault, w->row.org, &b, f))
        return false;
    blinder_digest(b, STR("automatic-sample"), id_str(w->arena, w->row.ticket), digest);
    *ret_drawn = (digest[0] << 8 | digest[1]) * 100 / 65536 < w->rule.sample;
    return true;
}

static bool decide(struct work *w, struct fault *f)
{
    bool drawn = true;

    w->row.mode = w->rule.mode;
    w->row.rule = w->rule.id;
    w->row.threshold = w->rule.threshold;
    if (!w->reason && w->rule.mode == AUTO_ON) {
        if (!is_drawn(w, &drawn, f))
            return false;
        if (!str_eq(w->row.maker, w->rule.maker))
            w->reason = AUTO_MAKER;
        else if (w->row.confidence < w->rule.threshold - 1e-9)
            w->reason = AUTO_CONFIDENCE;
        else if (!drawn)
            w->reason = AUTO_SAMPLE;
    }
    w->row.reason = w->reason;
    w->row.state = id_is_none(w->row.suggestion) || w->reason == AUTO_DOUBT ? AUTO_REFUSED
                   : w->reason || w->rule.mode != AUTO_ON                   ? AUTO_KEPT
                                                                            : AUTO_DECIDED;
    return true;
}

static bool write_decision(struct tx *tx, void *arg, struct fault *f)
{
    struct work *w = arg;
    struct journal_entry entry = {
        .org = w->row.org,
        .by = w->rule.id,
        .act = "automatic.decide",
        .on_kind = "ticket",
        .on = w->row.ticket,
        .purpose = purpose_name(PURPOSE_DRAFTING),
        .reason = w->row.reason ? automatic_reason_name((enum automatic_reason)w->row.reason)
                                : automatic_mode_name(w->row.mode),
        .result = w->row.state == AUTO_REFUSED ? "refused" : "done",
        .n = (int64_t)(w->row.confidence * 1000)
    };
    uint64_t n;

    return store_automatic_decide(tx, &w->row, f) &&
           (id_is_none(w->row.suggestion) ||
            automatic_heed_maker(w->desk, tx, w->arena, &w->row, f)) &&
           ticket_basis(tx, w->arena, w->row.ticket, &entry.basis, f) &&
           journal_append(w->desk->parts.journal, tx, &entry, &n, f);
}

/* ---- sending ---- */

static bool letter_of(struct work *w, struct str *ret, struct fault *f)
{
    scoped(blinder) *b = NULL;
    struct automatic_letter l = { .lang = w->said.answer.lang,
                                  .text = w->said.answer.text,
                                  .cited = w->said.answer.cited,
                                  .cited_count = w->said.answer.cited_count,
                                  .link = STR("") };

    if (!vault_blinder(w->desk->parts.vault, w->row.org, &b, f) ||
        !desk_org_name(w->desk, w->arena, w->row.org, &l.house, f))
        return false;
    if (w->desk->where.len)
        l.link =
            str_printf(w->arena, "%.*s/human/" ID_FMT "/%.*s", STR_ARG(w->desk->where),
                       ID_ARG(w->row.answer), STR_ARG(automatic_key(w->arena, b, w->row.answer)));
    *ret = automatic_letter(w->arena, &l);
    return arena_check(w->arena, f);
}

/* A person was faster, the rule or a switch was taken back, or the case is decided otherwise: then
 * nothing is sent. */
static bool send_answer(struct work *w, struct fault *f)
{
    struct reply reply = { .id = w->row.answer,
                           .direction = DIRECTION_OUT,
                           .version = w->seen.head.row.version,
                           .has_status = true,
                           .status = STATUS_PENDING,
                           .automatic = true,
                           .question = &w->said.question };
    struct fault why = { 0 };
    struct id sent;

    if (!letter_of(w, &reply.text, f))
        return false;
    if (desk_reply(w->desk, &w->tool, w->row.ticket, &reply, &sent, &why))
        return true;
    if (why.kind != FAULT_STALE && why.kind != FAULT_CONFLICT)
        return fault_set(f, why.kind, "%s", why.text);
    return true; /* looked at anew: it is decided, not sent, and comes up again */
}

/* ---- comparing ---- */

static bool find_said(struct work *w, struct assist_answer *ret, struct fault *f)
{
    struct suggestion_view *all;
    size_t count;

    ret->text = STR("");
    if (!desk_suggestions(w->desk, w->arena, &w->tool, PURPOSE_DRAFTING, w->row.ticket, &all,
                          &count, f))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_eq(all[i].row.id, w->row.suggestion))
            *ret = all[i].answer;
    return true;
}

static bool write_comparison(struct tx *tx, void *arg, struct fault *f)
{
    struct work *w = arg;

    return store_automatic_compared(tx, &w->row, f) &&
           automatic_watch(w->desk, tx, w->arena, &w->row, f);
}

/* What cannot be compared (texts that are gone) counts as wrong: a person may say otherwise. */
static bool compare(struct work *w, struct fault *f)
{
    struct assist_answer said = { 0 };
    struct str answered = STR("");
    enum lang lang = LANG_UNKNOWN;

    if (!desk_ticket(w->desk, w->arena, &w->tool, PURPOSE_DRAFTING, w->row.ticket, &w->seen, f) ||
        !find_said(w, &said, f))
        return false;
    for (size_t i = 0; i < w->seen.message_count; i++)
        if (id_eq(w->seen.messages[i].id, w->row.reply))
            answered = w->seen.messages[i].text.text;
    lang_parse(w->row.lang, &lang);
    if (!assist_alike(w->arena, said.text, answered, lang, &w->row.alike, f))
        return false;
    w->row.judged = w->row.alike >= ALIKE_RIGHT ? AUTO_RIGHT : AUTO_WRONG;
    w->row.judged_at = clock_now();
    return store_write(w->desk->parts.store, write_comparison, w, f);
}

/* ---- one ticket ---- */

static bool answer_one(struct work *w, struct fault *f)
{
    struct fault why = { 0 };

    if (!w->has_rule || w->rule.mode == AUTO_OFF)
        w->reason = AUTO_RULE;
    else if (!desk_ticket(w->desk, w->arena, &w->tool, PURPOSE_DRAFTING, w->row.ticket, &w->seen,
                          &why)) {
        if (why.kind != FAULT_DENIED)
            return fault_set(f, why.kind, "%s", why.text);
        w->reason = AUTO_AI;
    } else if (!look(w, f)) {
        return false;
    }
    if (w->wait && w->row.tries < TRIES_MAX)
        return store_write(w->desk->parts.store, write_later, w, f);
    w->row.suggestion = ID_NONE;
    if (!w->reason && !compute(w, f))
        return false;
    if (!decide(w, f) || !store_write(w->desk->parts.store, write_decision, w, f))
        return false;
    desk_tell(w->desk, w->row.org, w->row.ticket, w->seen.head.row.version);
    return w->row.state != AUTO_DECIDED || send_answer(w, f);
}

/* What fails again and again is a person's. */
static bool give_up(struct work *w, struct fault *f)
{
    if (w->row.state == AUTO_COMPARE) {
        w->row.judged = AUTO_WRONG;
        w->row.judged_at = clock_now();
        return store_write(w->desk->parts.store, write_comparison, w, f);
    }
    w->row.state = AUTO_REFUSED;
    w->row.reason = AUTO_FAILED;
    return store_write(w->desk->parts.store, write_decision, w, f);
}

/* FAULT_MISSING: nothing waits. */
static bool work_one(struct desk *d, struct fault *f)
{
    scoped(arena) *a = arena_new(RUN_ARENA);
    struct work w = { .desk = d, .arena = a };
    struct fault why = { 0 };
    bool done;

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory for an automatic answer");
    if (!store_read(d->parts.store, read_next, &w, f))
        return false;
    w.tool = (struct principal){ .id = w.has_rule ? w.rule.id : w.row.ticket,
                                 .org = w.row.org,
                                 .roles = 1u << ROLE_TOOL };
    done = w.row.state == AUTO_COMPARE ? compare(&w, &why) : answer_one(&w, &why);
    if (done)
        return true;
    if (w.row.tries + 1 >= TRIES_MAX)
        return give_up(&w, f);
    return store_write(d->parts.store, write_later, &w, f);
}

/* ---- the thread ---- */

static bool is_stopping(struct desk *d)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    return d->automatic_stops;
}

static void *go_on(void *arg)
{
    struct desk *d = arg;

    while (!is_stopping(d)) {
        struct fault f = { 0 };

        if (work_one(d, &f))
            continue;
        if (f.kind != FAULT_MISSING && !is_stopping(d))
            log_fault("automatic answers", &f);
        scoped_lock pthread_mutex_t *held = lock(&d->mutex);
        if (!d->automatic_stops && !d->automatic_wanted)
            thread_cond_wait(&d->automatic_wakes, &d->mutex, LATER_MS);
        d->automatic_wanted = false;
    }
    return NULL;
}

bool desk_automatic_start(struct desk *d, struct str where, struct fault *f)
{
    d->where = str_copy(d->arena, where);
    d->is_automatic = thread_start(&d->automatic, "automatic", go_on, d, f);
    return d->is_automatic;
}

void automatic_wake(struct desk *d)
{
    scoped_lock pthread_mutex_t *held = lock(&d->mutex);

    d->automatic_wanted = true;
    pthread_cond_signal(&d->automatic_wakes);
}

void automatic_stop(struct desk *d)
{
    if (!d->is_automatic)
        return;
    pthread_mutex_lock(&d->mutex);
    d->automatic_stops = true;
    pthread_cond_signal(&d->automatic_wakes);
    pthread_mutex_unlock(&d->mutex);
    pthread_join(d->automatic, NULL);
    d->is_automatic = false;
}
