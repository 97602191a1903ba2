/* SPDX-License-Identifier: EUPL-1.2 */
/* work.c - what agents do to a ticket: change its fields, answer, note.
 *
 * Optimistic: each change names the version it was made from, and fails as FAULT_STALE when
 * somebody was quicker; nobody's work is ever overwritten unseen. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "desk/ai.h"
#include "desk/assist_priv.h"
#include "desk/automatic_priv.h"
#include "desk/desk_priv.h"
#include "store/accounts.h"
#include "store/organisations.h"
#include "store/search.h"

/* ---- fields ---- */

struct changing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct id ticket;
    int64_t version;
    const struct ticket_change *change;
    struct str tags; /* of the change, as they are stored */
    struct id person;
};

static bool note_change(struct changing *c, struct tx *tx, const char *what, struct str old,
                        struct str new, struct fault *f)
{
    struct change_row row = { .at = clock_now(),
                              .by = c->by->id,
                              .what = str_of(what),
                              .old = old.ptr ? old : STR(""),
                              .new = new.ptr ? new : STR("") };

    return str_eq(row.old, row.new) || store_change_add(tx, c->ticket, &row, f);
}

static struct str id_or_empty(struct arena *a, struct id id)
{
    return id_is_none(id) ? STR("") : id_str(a, id);
}

/* What a model said and a person corrects: from then on it is certain, and theirs. */
static void correct(struct ticket_row *t, const struct ticket_change *n)
{
    const struct str person = STR("person");

    if (n->has_priority) {
        t->priority = n->priority;
        t->priority_p = 1;
        t->priority_by = person;
        t->priority_rule = STR_NONE;
    }
    if (n->has_intent) {
        t->intent = n->intent;
        t->intent_p = 1;
        t->intent_by = person;
    }
    if (n->has_sentiment) {
        t->sentiment = n->sentiment;
        t->sentiment_p = 1;
        t->sentiment_by = person;
    }
    if (n->has_lang) {
        t->lang = str_of(lang_name(n->lang));
        t->lang_by = person;
    }
}

/* A line in the ticket's history for each field that is not what it was. */
static bool note_changes(struct changing *c, struct tx *tx, const struct ticket_row *old,
                         const struct ticket_row *t, struct fault *f)
{
    const struct {
        const char *what;
        struct str old, new;
    } fields[] = {
        { "status", str_of(status_name(old->status)), str_of(status_name(t->status)) },
        { "assignee", id_or_empty(c->arena, old->assignee), id_or_empty(c->arena, t->assignee) },
        { "queue", old->queue, t->queue },
        { "priority", str_of(priority_name(old->priority)), str_of(priority_name(t->priority)) },
        { "tags", old->tags, t->tags },
        { "intent", old->intent, t->intent },
        { "sentiment", str_of(sentiment_name(old->sentiment)),
          str_of(sentiment_name(t->sentiment)) },
        { "lang", old->lang, t->lang },
    };

    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (!note_change(c, tx, fields[i].what, fields[i].old, fields[i].new, f))
            return false;
    return true;
}

static bool apply(struct changing *c, struct tx *tx, struct ticket_row *t, struct fault *f)
{
    const struct ticket_change *n = c->change;
    struct ticket_row old = *t;

    if (n->has_status)
        t->status = n->status;
    if (n->has_assignee)
        t->assignee = n->assignee;
    if (n->has_queue)
        t->queue = n->queue;
    if (n->has_tags && !tags_same(t->tags, c->tags))
        t->tags = c->tags;
    correct(t, n);
    return note_changes(c, tx, &old, t, f);
}

/* An assignee is a colleague: an account of the same organisation that may work. */
static bool check_assignee(struct changing *c, struct tx *tx, struct fault *f)
{
    struct account_row account;
    struct fault why = { 0 };

    if (!c->change->has_assignee || id_is_none(c->change->assignee))
        return true;
    if (store_account_get(tx, c->arena, c->change->assignee, &account, &why)
            ? id_eq(account.org, c->by->org) && !account.state
            : false)
        return true;
    return fault_field(f, "assignee", "no such colleague");
}

/* A queue is one that the organisation declared; the one the ticket is in may stay. */
static bool check_queue(struct changing *c, struct tx *tx, struct str now, struct fault *f)
{
    struct org_settings settings;
    struct org_row org;

    if (!c->change->has_queue || str_eq(c->change->queue, now))
        return true;
    if (!store_org_get(tx, c->arena, c->by->org, &org, f) ||
        !settings_read(c->arena, org.settings, &settings, f))
        return false;
    for (size_t i = 0; i < settings.queue_count; i++)
        if (str_eq(settings.queues[i], c->change->queue))
            return true;
    return fault_field(f, "queue", "is not one of the organisation's queues");
}

static bool write_change(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;
    struct ticket_row t;
    struct journal_entry entry = { .org = c->by->org,
                                   .by = c->by->id,
                                   .act = "ticket.change",
                                   .on_kind = "ticket",
                                   .on = c->ticket,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .result = "done" };
    uint64_t n;
    bool assignee_fits;

    if (!store_ticket_get(tx, c->arena, c->by->org, c->ticket, &t, f) ||
        !ticket_basis(tx, c->arena, c->ticket, &entry.basis, f))
        return false;
    if (c->version && t.version != c->version)
        return fault_set(f, FAULT_STALE, "ticket is at version %lld, not %lld",
                         (long long)t.version, (long long)c->version);
    c->version = t.version;
    assignee_fits = check_assignee(c, tx, f);
    if (!check_queue(c, tx, t.queue, f) || !assignee_fits)
        return false;
    t.updated = clock_now();
    return apply(c, tx, &t, f) && store_ticket_set(tx, &t, f) &&
           journal_append(c->desk->parts.journal, tx, &entry, &n, f);
}

static bool read_person(struct tx *tx, void *arg, struct fault *f)
{
    struct changing *c = arg;
    struct ticket_row t;

    if (!store_ticket_get(tx, c->arena, c->by->org, c->ticket, &t, f))
        return false;
    c->person = t.person;
    return true;
}

static bool seal_tags(struct changing *c, struct fault *f)
{
    struct vault *v = c->desk->parts.vault;
    scoped(blinder) *b = NULL;
    scoped(sealer) *s = NULL;

    if (!c->change->has_tags)
        return true;
    return store_read(c->desk->parts.store, read_person, c, f) &&
           vault_blinder(v, c->by->org, &b, f) && vault_sealer(v, c->by->org, c->person, &s, f) &&
           tags_seal(c->arena, s, b, c->ticket, c->change->tags, &c->tags, f);
}

bool desk_change(struct desk *d, const struct principal *by, struct id ticket, int64_t version,
                 const struct ticket_change *change, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)8 << 20);
    struct changing c = {
        .desk = d, .arena = a, .by = by, .ticket = ticket, .version = version, .change = change
    };

    if (!a)
        return fault_set(f, FAULT_BUSY, "no memory");
    if (!desk_may_work(d, by, "ticket.change", ticket, f) || !seal_tags(&c, f) ||
        !store_write(d->parts.store, write_change, &c, f))
        return false;
    desk_tell(d, by->org, ticket, c.version + 1);
    return true;
}

/* ---- answers and notes ---- */

struct writing {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by;
    struct bench_place *place;
    struct blinder *blinder;
    struct sealer *sealer;
    struct org_rules *rules;
    const struct reply *reply;
    struct id id;

    struct ticket_row ticket;
    struct envelope_row *old_tokens;
    size_t old_token_count;
    struct pii_book book;
    struct message_row message;
    struct envelope_row *tokens;
    size_t token_count;
    struct str terms;
    struct skeleton said;
    bool again, there;
};

/* Did an earlier try of the same request write it? */
static bool look_for_message(struct writing *w, struct tx *tx, struct fault *f)
{
    struct message_row row;
    struct fault why = { 0 };

    w->there = !id_is_none(w->reply->id) &&
               store_message_get(tx, w->arena, w->by->org, w->reply->id, &row, &why);
    return why.kind == FAULT_NONE || why.kind == FAULT_MISSING ||
           fault_set(f, why.kind, "%s", why.text);
}

static bool read_for_reply(struct tx *tx, void *arg, struct fault *f)
{
    struct writing *w = arg;

    return look_for_message(w, tx, f) &&
           store_ticket_get(tx, w->arena, w->by->org, w->id, &w->ticket, f) &&
           store_envelope_list(tx, w->arena, w->id, &w->old_tokens, &w->old_token_count, f);
}

static void start_message(struct writing *w)
{
    bool out = w->reply->direction == DIRECTION_OUT;

    w->message =
        (struct message_row){ .id = id_is_none(w->reply->id) ? id_new() : w->reply->id,
                              .org = w->by->org,
                              .ticket = w->id,
                              .person = w->ticket.person,
                              .direction = w->reply->direction,
                              .author = w->reply->automatic ? ID_NONE : w->by->id,
                              .automatic = w->reply->automatic ? AUTOMATIC_REPLY : AUTOMATIC_NO,
                              .at = clock_now(),
                              .state = out ? STR("queued") : STR("received") };
    w->ticket.updated = w->message.at;
    if (w->reply->has_status)
        w->ticket.status = w->reply->status;
    else if (out && w->ticket.status == STATUS_NEW)
        w->ticket.status = STATUS_OPEN;
}

/* An agent writes the customer's name and numbers, and their own: they are looked for as in the
 * customer's own messages. */
static bool split(struct writing *w, struct pii_hints *hints, struct skeleton *ret, struct fault *f)
{
    struct split_how how = { w->desk, w->arena, w->place, &w->book, hints };
    struct org_settings settings;
    struct person_view customer;
    struct knowledge known;

    if (!desk_settings(w->desk, w->arena, w->by->org, &settings, f) ||
        !person_recall(w->desk, w->arena, w->by, w->ticket.person, &customer, f) ||
        !knowledge_start(&known, w->arena, &customer, f) ||
        !rules_take(w->desk, w->by->org, &settings, &w->rules, f) ||
        !know_colleagues(&known, w->desk, w->arena, w->rules, &w->ticket, w->by->id, f))
        return false;
    hints->known = known.at;
    hints->known_count = known.count;
    hints->rules = org_rules_ready(w->rules);
    return book_open(w->arena, w->blinder, w->old_tokens, w->old_token_count,
                     settings.keep_credentials, &w->book, f) &&
           split_written(&how, w->reply->text, ret, f);
}

static bool prepare(struct writing *w, struct fault *f)
{
    struct pii_hints hints = { .lang = LANG_UNKNOWN };
    struct body body = { 0 };
    struct indexing what;
    struct place at;

    lang_parse(w->ticket.lang, &hints.lang);
    if (!split(w, &hints, &body.text, f))
        return false;
    start_message(w);
    at = body_place(w->message.id);
    if (!vault_seal(w->sealer, w->arena, &at, sealed_body_write(w->arena, &body), &w->message.body,
                    f) ||
        !seal_tokens(w->arena, w->sealer, w->id, &w->book, &w->tokens, &w->token_count, f))
        return false;
    for (size_t i = 0; i < w->token_count; i++)
        w->tokens[i].person = w->ticket.person;
    what = (struct indexing){ .arena = w->arena,
                              .place = w->place,
                              .blinder = w->blinder,
                              .body = &body,
                              .book = &w->book,
                              .lang = hints.lang };
    w->terms = index_terms(&what);
    w->said = body.text;
    return true;
}

/* The Message-ID our answer will carry, so that the customer's reply finds its way. */
static bool write_message_key(struct writing *w, struct tx *tx, struct fault *f)
{
    struct message_key_row key = { w->message.id, w->id };
    struct str message_id =
        str_printf(w->arena, ID_FMT "@%.*s", ID_ARG(w->message.id), STR_ARG(w->desk->parts.origin));
    uint8_t blind[16];

    blinder_digest(w->blinder, STR("message-id"), message_id, blind);
    return store_message_key_add(tx, w->by->org, MESSAGE_KEY_ID, blind, &key, f);
}

/* What was allowed when a machine began to write may be forbidden by now: the last word is what the
 * store says as it goes out. */
static bool may_still_go(struct writing *w, struct tx *tx, struct fault *f)
{
    return automatic_stands(tx, w->arena, w->by, w->id, f) &&
           desk_ai_stays_on(w->desk, tx, w->arena, w->reply->question, f);
}

/* One that goes out by itself goes once; a person's is what one that did not is compared with. */
static bool note_answer(struct writing *w, struct tx *tx, struct fault *f)
{
    if (w->reply->direction != DIRECTION_OUT)
        return true;
    if (w->reply->automatic)
        return may_still_go(w, tx, f) && store_automatic_sent(tx, w->by->org, w->id, f);
    return automatic_replied(w->desk, tx, w->arena, w->by->org, w->id, w->message.id, f);
}

static bool write_reply(struct tx *tx, void *arg, struct fault *f)
{
    struct writing *w = arg;
    bool out = w->reply->direction == DIRECTION_OUT;
    struct journal_entry entry = { .org = w->by->org,
                                   .by = w->by->id,
                                   .act = out ? "message.answer" : "message.note",
                                   .on_kind = "message",
                                   .on = w->message.id,
                                   .purpose = purpose_name(PURPOSE_SUPPORT),
                                   .categories = categories_of(w->arena, &w->book, 0),
                                   .reason = w->reply->automatic ? "automatic" : NULL,
                                   .result = "done",
                                   .n = (int64_t)w->token_count };
    struct ticket_row now;
    int64_t row;
    uint64_t n;

    if (!store_ticket_get(tx, w->arena, w->by->org, w->id, &now, f) ||
        !ticket_basis(tx, w->arena, w->id, &entry.basis, f))
        return false;
    if ((out || w->reply->version) && now.version != w->reply->version)
        return fault_set(f, FAULT_STALE, "ticket is at version %lld, not %lld",
                         (long long)now.version, (long long)w->reply->version);
    if (now.version != w->ticket.version) {
        w->again = true; /* tokens were numbered from what the ticket held before */
        return fault_set(f, FAULT_BUSY, "the ticket changed meanwhile");
    }
    if (!store_message_add(tx, &w->message, &row, f) || !write_message_key(w, tx, f) ||
        (w->terms.len && !store_search_put(tx, row, w->terms, f)))
        return false;
    for (size_t i = 0; i < w->token_count; i++)
        if (!store_envelope_add(tx, &w->tokens[i], f))
            return false;
    return note_answer(w, tx, f) &&
           store_ticket_answered(tx, &w->ticket, out && !w->reply->automatic ? w->by->id : ID_NONE,
                                 f) &&
           journal_append(w->desk->parts.journal, tx, &entry, &n, f);
}

static bool write_once(struct writing *w, struct fault *f)
{
    scoped(blinder) *b = NULL;
    struct vault *v = w->desk->parts.vault;
    bool done;

    if (!store_read(w->desk->parts.store, read_for_reply, w, f))
        return false;
    if (w->there) {
        w->message.id = w->reply->id;
        return true;
    }
    if (!vault_blinder(v, w->by->org, &b, f) ||
        !vault_sealer(v, w->by->org, w->ticket.person, &w->sealer, f))
        return false;
    w->blinder = b;
    w->place = place_take(w->desk, f);
    done = w->place && prepare(w, f) && store_write(w->desk->parts.store, write_reply, w, f);
    if (w->place)
        place_give(w->desk, w->place);
    sealer_drop(&w->sealer);
    org_rules_drop(&w->rules);
    w->rules = NULL;
    return done;
}

/* A rule is a tool: it may what drafting may. */
static bool may_write(struct desk *d, const struct principal *by, struct id ticket,
                      const struct reply *reply, struct fault *f)
{
    if (reply->automatic)
        return desk_may_see(d, by, PURPOSE_DRAFTING, "message.answer", ticket, f);
    return desk_may_work(
        d, by, reply->direction == DIRECTION_OUT ? "message.answer" : "message.note", ticket, f);
}

bool desk_reply(struct desk *d, const struct principal *by, struct id ticket,
                const struct reply *reply, struct id *ret_message, struct fault *f)
{
    if (!reply->text.len || !str_trim(reply->text).len)
        return fault_field(f, "text", "must not be empty");
    if (reply->text.len > INCOMING_TEXT_MAX / 4)
        return fault_set(f, FAULT_LIMIT, "an answer has at most %zu bytes", INCOMING_TEXT_MAX / 4);
    if (!may_write(d, by, ticket, reply, f))
        return false;
    for (int i = 0; i < 8; i++) {
        scoped(arena) *a = arena_new((size_t)128 << 20);
        struct writing w = { .desk = d, .arena = a, .by = by, .reply = reply, .id = ticket };

        if (!a)
            return fault_set(f, FAULT_BUSY, "no memory");
        if (write_once(&w, f)) {
            *ret_message = w.message.id;
            desk_tell(d, by->org, ticket, w.ticket.version + 1);
            automatic_wake(d);
            if (reply->direction == DIRECTION_OUT && !reply->automatic && !w.there)
                suggestions_see(d, by, ticket, w.said);
            return true;
        }
        if (!w.again)
            return false;
    }
    return false;
}
