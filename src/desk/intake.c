/* SPDX-License-Identifier: EUPL-1.2 */
/* intake.c - the way of a message, as a table of stages.
 *
 * Everything up to the last stage is thinking: it reads, parses, splits, seals and judges, and
 * changes nothing.  The last stage writes the whole message in one transaction, its journal
 * entry with it, so that a message is there whole or not at all (invariant 5).  When somebody
 * else changed what the thinking was based on (the same person or ticket came into being
 * meanwhile), the stages run again. */
#include <string.h>

#include "base/buf.h"
#include "desk/desk_priv.h"
#include "message/message.h"
#include "store/intake.h"
#include "store/search.h"

#define TRIES 8

struct job {
    struct desk *desk;
    const struct delivery *delivery;
    const struct source_row *source; /* the delivery's */
    struct arena *arena;
    struct bench_place *place;
    struct blinder *blinder;
    struct taken *taken;
    bool finished; /* duplicate or quarantined: no further */
    bool again;    /* based on what has changed since */

    struct org_settings settings;
    struct incoming in;
    bool has_external;
    uint8_t external[16], message_key[16];

    struct person_said said;
    struct person_masks masks;
    struct known_sender sender; /* as the identifiers say */
    struct id person;           /* as it was decided */
    bool new_person;
    bool teaches; /* what is said of the sender is kept as theirs */
    struct person_view recalled;
    bool is_recalled;
    struct sealer *sealer;
    struct knowledge known;

    struct ticket_row ticket;
    bool new_ticket, unverified;
    struct envelope_row *old_tokens;
    size_t old_token_count;

    struct pii_book book;
    enum lang lang;
    float lang_p;
    struct body body;
    struct skeleton *attachment_names;
    struct attached *attached; /* one for each attachment */
    struct verdict verdict;
    struct message_row message;
    struct envelope_row *tokens;
    size_t token_count;
    struct attachment_row *attachments;
    struct str terms;
};

/* ---- 1. basis ---- */

static bool stage_basis(struct job *j, struct fault *f)
{
    if (source_is_complete(j->source))
        return desk_settings(j->desk, j->arena, j->source->org, &j->settings, f);
    j->finished = true;
    return quarantine_hold(j->desk, j->arena, j->blinder, j->delivery, j->taken, f);
}

/* ---- 2. parse ---- */

static bool stage_parse(struct job *j, struct fault *f)
{
    const struct arriving *came = j->delivery->arriving;

    if (came->format == FORMAT_MAIL ? !message_read_mail(j->arena, came->bytes, &j->in, f)
                                    : !message_read_json(j->arena, came->bytes, &j->in, f))
        return false;
    channel_parse(j->source->channel, &j->in.channel);
    j->said.name.text = j->in.from.name;
    j->said.known[KNOWN_EMAIL].text =
        j->in.from.address.len ? j->in.from.address : j->in.reply_to.address;
    j->said.known[KNOWN_PHONE].text = j->in.phone;
    j->said.known[KNOWN_HANDLE].text = j->in.handle;
    j->said.known[KNOWN_CUSTOMER_REF].text = j->in.customer_ref;
    return true;
}

/* ---- 3. duplicate ---- */

/* A mail is the same when sender, Message-ID and text are; the way it took may differ.  Other
 * messages are known by the sender's own name for them, or by the request that brought them. */
static void external_key(struct job *j)
{
    const struct id_text source = id_text(j->source->id);
    struct id request = j->delivery->arriving->request;
    struct buf b = buf_new(j->arena, INCOMING_BYTES_MAX);
    bool mail = j->delivery->arriving->format == FORMAT_MAIL;

    buf_printf(&b, "%s|", source.s);
    if (mail) {
        buf_printf(&b, "mail|%lld|", (long long)j->in.sent_at);
        buf_add(&b, j->in.message_id);
        buf_add_char(&b, '\0');
        buf_add(&b, j->in.from.address);
        buf_add_char(&b, '\0');
        buf_add(&b, j->in.subject.text);
        buf_add_char(&b, '\0');
        buf_add(&b, j->in.text.text);
        for (size_t i = 0; i < j->in.attachment_count; i++)
            buf_printf(&b, "|%zu", j->in.attachments[i].bytes.len);
    } else if (j->in.external_id.len || id_is_none(request)) {
        buf_add(&b, j->in.external_id);
    } else {
        /* No id of a sender's holds a line break after "request". */
        buf_printf(&b, "request\n" ID_FMT, ID_ARG(request));
    }
    j->has_external = mail || j->in.external_id.len > 0 || !id_is_none(request);
    blinder_digest(j->blinder, STR("external"), buf_str(&b), j->external);
    blinder_digest(j->blinder, STR("message-id"), j->in.message_id, j->message_key);
}

static bool find_known_message(struct job *j, struct tx *tx, struct fault *f)
{
    struct message_key_row key;
    struct fault none = { 0 };
    struct ticket_row ticket;

    if (!j->has_external)
        return true;
    if (!store_message_key_get(tx, j->source->org, MESSAGE_KEY_EXTERNAL, j->external, &key,
                               &none)) {
        if (none.kind == FAULT_MISSING)
            return true;
        return fault_set(f, none.kind, "%s", none.text);
    }
    if (!store_ticket_get(tx, j->arena, j->source->org, key.ticket, &ticket, f))
        return false;
    *j->taken = (struct taken){
        .ticket = key.ticket, .message = key.message, .number = ticket.number, .duplicate = true
    };
    j->finished = true;
    return true;
}

static bool read_known_message(struct tx *tx, void *arg, struct fault *f)
{
    return find_known_message(arg, tx, f);
}

static bool stage_duplicate(struct job *j, struct fault *f)
{
    external_key(j);
    return store_read(j->desk->parts.store, read_known_message, j, f);
}

/* ---- 4. resolve ---- */

/* A delivery report comes from no participant: what it may name is a message that we sent. */
static bool came_back(struct job *j, struct tx *tx, const struct message_key_row *key,
                      bool *ret_ours, struct fault *f)
{
    struct message_row sent;

    if (!store_message_get(tx, j->arena, j->source->org, key->message, &sent, f))
        return false;
    *ret_ours = sent.direction == DIRECTION_OUT;
    return true;
}

/* The ticket one of the references names, if the sender takes part in it: a header alone never
 * joins a stranger to a conversation. */
static bool follow(struct job *j, struct tx *tx, struct str reference, bool *ret_found,
                   struct fault *f)
{
    struct message_key_row key;
    struct fault none = { 0 };
    uint8_t blind[16];
    bool joins = false;

    *ret_found = false;
    blinder_digest(j->blinder, STR("message-id"), reference, blind);
    if (!store_message_key_get(tx, j->source->org, MESSAGE_KEY_ID, blind, &key, &none))
        return none.kind == FAULT_MISSING || fault_set(f, none.kind, "%s", none.text);
    if (!(j->in.automatic == AUTOMATIC_BOUNCE
              ? came_back(j, tx, &key, &joins, f)
              : store_participant_is(tx, key.ticket, j->person, &joins, f)))
        return false;
    if (!joins) {
        j->unverified = true;
        return true;
    }
    if (!store_ticket_get(tx, j->arena, j->source->org, key.ticket, &j->ticket, f))
        return false;
    *ret_found = j->ticket.status != STATUS_CLOSED;
    return true;
}

static bool find_ticket(struct job *j, struct tx *tx, struct fault *f)
{
    bool found = false;

    j->new_ticket = true;
    j->unverified = false;
    if (j->in.automatic == AUTOMATIC_BOUNCE && j->in.bounced_id.len &&
        !follow(j, tx, j->in.bounced_id, &found, f))
        return false;
    for (size_t i = 0; i < j->in.reference_count && !found; i++)
        if (!follow(j, tx, j->in.references[i], &found, f))
            return false;
    if (!found) {
        j->ticket = (struct ticket_row){ .id = id_new() };
        return true;
    }
    j->new_ticket = false;
    j->unverified = j->in.automatic == AUTOMATIC_BOUNCE; /* anybody can write one */
    return store_envelope_list(tx, j->arena, j->ticket.id, &j->old_tokens, &j->old_token_count, f);
}

static bool resolve_sender(struct tx *tx, void *arg, struct fault *f)
{
    struct job *j = arg;

    return people_sender(j->blinder, tx, j->arena, j->source->org, &j->said, &j->sender, f);
}

static bool resolve_ticket(struct tx *tx, void *arg, struct fault *f)
{
    return find_ticket(arg, tx, f);
}

static bool recall(struct job *j, struct fault *f)
{
    if (j->is_recalled)
        return true;
    j->is_recalled = true;
    return person_recall(j->desk, j->arena, j->delivery->by, j->person, &j->recalled, f);
}

static struct str recalled_name(const struct job *j)
{
    return j->is_recalled && j->recalled.name_access == ACCESS_CLEAR ? j->recalled.name : STR_NONE;
}

static void be_new(struct job *j)
{
    j->person = id_new();
    j->new_person = j->teaches = true;
    j->is_recalled = false;
}

/* Two people may have one telephone: then the name must fit, and nothing more is learned. */
static bool decide_person(struct job *j, struct fault *f)
{
    struct str name = j->in.from.name;

    j->person = j->sender.person;
    j->new_person = false;
    j->teaches = !j->sender.shared;
    if (id_is_none(j->person)) {
        be_new(j);
    } else if (j->sender.shared && name.len) {
        if (!recall(j, f))
            return false;
        if (!recalled_name(j).len || !person_name_fits(j->arena, name, recalled_name(j)))
            be_new(j);
    }
    return true;
}

/* A key that is gone: its person was erased, and whoever writes now begins anew. */
static bool take_sealer(struct job *j, struct fault *f)
{
    struct vault *v = j->desk->parts.vault;
    struct fault why = { 0 };

    if (!j->new_person) {
        if (vault_sealer(v, j->source->org, j->person, &j->sealer, &why))
            return true;
        if (why.kind != FAULT_MISSING)
            return fault_set(f, why.kind, "%s", why.text);
        be_new(j);
        j->in.reference_count = 0; /* what they name is gone with the key */
        j->new_ticket = true;
        j->old_token_count = 0;
        j->ticket = (struct ticket_row){ .id = id_new() };
    }
    return vault_sealer_new(v, j->source->org, j->person, &j->sealer, f);
}

static bool stage_resolve(struct job *j, struct fault *f)
{
    struct store *s = j->desk->parts.store;

    if (!store_read(s, resolve_sender, j, f) || !decide_person(j, f) ||
        !store_read(s, resolve_ticket, j, f))
        return false;
    if (j->in.automatic == AUTOMATIC_BOUNCE && !j->new_ticket) {
        j->person = j->ticket.person; /* the report is about them, and not from them */
        j->new_person = j->teaches = j->is_recalled = false;
    }
    return take_sealer(j, f);
}

/* ---- 5. what the desk knows ---- */

static bool stage_known(struct job *j, struct fault *f)
{
    if (!j->new_person && !recall(j, f))
        return false;
    if (!knowledge_start(&j->known, j->arena, j->new_person ? NULL : &j->recalled, f))
        return false;
    know(&j->known, SPAN_PERSON, j->in.from.name);
    know(&j->known, SPAN_EMAIL, j->in.from.address);
    know(&j->known, SPAN_EMAIL, j->in.reply_to.address);
    for (int k = KNOWN_PHONE; k < KNOWN_KINDS; k++)
        know(&j->known, known_types[k], j->said.known[k].text);
    return true;
}

/* ---- 6. split ---- */

static bool split_names(struct job *j, const struct split_how *how, struct fault *f)
{
    j->attachment_names = arena_many(j->arena, struct skeleton, j->in.attachment_count);
    if (j->in.attachment_count && !j->attachment_names)
        return arena_check(j->arena, f);
    for (size_t i = 0; i < j->in.attachment_count; i++)
        if (!split_text(how, (struct clear){ j->in.attachments[i].name }, &j->attachment_names[i],
                        f))
            return false;
    return true;
}

static bool stage_split(struct job *j, struct fault *f)
{
    scoped(org_rules) *rules = NULL;
    struct pii_hints hints = { 0 };
    struct split_how how = {
        .desk = j->desk, .arena = j->arena, .place = j->place, .book = &j->book, .hints = &hints
    };

    if (!rules_take(j->desk, j->source->org, &j->settings, &rules, f) ||
        !know_colleagues(&j->known, j->desk, j->arena, rules, &j->ticket, ID_NONE, f))
        return false;
    hints = (struct pii_hints){ .known = j->known.at,
                                .known_count = j->known.count,
                                .rules = org_rules_ready(rules) };
    j->lang = hints.lang = triage_language(j->desk->parts.triage, j->in.text.text, &j->lang_p);
    return book_open(j->arena, j->blinder, j->old_tokens, j->old_token_count,
                     j->settings.keep_credentials, &j->book, f) &&
           split_text(&how, j->in.subject, &j->body.subject, f) &&
           split_text(&how, j->in.text, &j->body.text, f) &&
           split_text(&how, j->in.signature, &j->body.signature, f) &&
           split_text(&how, j->in.quote, &j->body.quote, f) && split_names(j, &how, f) &&
           attached_split(&how, &j->in, &j->attached, f);
}

/* ---- 7. triage ---- */

static bool stage_triage(struct job *j, struct fault *f)
{
    return triage_judge(j->desk->parts.triage, j->arena, j->body.subject, j->body.text, &j->verdict,
                        f);
}

/* A person's own choice stands; else what the newest message says, never lower than before.  An
 * out-of-office or a bounce says nothing about the matter. */
static void judge_ticket(struct job *j)
{
    struct ticket_row *t = &j->ticket;
    const struct verdict *v = &j->verdict;

    if (!j->new_ticket && j->in.automatic != AUTOMATIC_NO)
        return;
    t->sentiment = v->sentiment;
    t->sentiment_p = v->sentiment_p;
    t->sentiment_by = STR("model"); /* of this message: a correction was of an earlier one */
    if (j->new_ticket) {
        t->intent = v->intent;
        t->intent_p = v->intent_p;
        t->intent_by = STR("model");
        t->lang = str_of(lang_name(v->lang));
        t->lang_by = STR("model");
    }
    if (j->new_ticket || (v->priority > t->priority && !str_eq(t->priority_by, STR("person")))) {
        t->priority = v->priority;
        t->priority_p = v->priority_p;
        t->priority_rule = str_of(v->priority_rule);
        t->priority_by = v->priority_rule ? STR("rule") : STR("model");
    }
    if (v->rights_article) {
        t->rights = v->rights_article;
        t->rights_p = v->rights_p;
    }
}

/* ---- 8. seal ---- */

static bool seal_attachments(struct job *j, struct fault *f)
{
    j->attachments = arena_many(j->arena, struct attachment_row, j->in.attachment_count);
    if (j->in.attachment_count && !j->attachments)
        return arena_check(j->arena, f);
    for (size_t i = 0; i < j->in.attachment_count; i++) {
        struct attachment_row *row = &j->attachments[i];
        struct place name, bytes, found;

        *row = (struct attachment_row){ .id = id_new(),
                                        .org = j->source->org,
                                        .ticket = j->ticket.id,
                                        .message = j->message.id,
                                        .person = j->person,
                                        .type = blob_type(j->in.attachments[i].type),
                                        .size = (int64_t)j->in.attachments[i].bytes.len };
        name = attachment_place(row->id, false);
        bytes = attachment_place(row->id, true);
        found = attachment_found_place(row->id);
        if (!vault_seal(j->sealer, j->arena, &name, j->attachment_names[i].text, &row->name, f) ||
            !vault_seal(j->sealer, j->arena, &found, attached_write(j->arena, &j->attached[i]),
                        &row->found, f) ||
            !vault_seal(j->sealer, j->arena, &bytes, j->in.attachments[i].bytes,
                        &j->in.attachments[i].bytes, f))
            return false;
    }
    return true;
}

static void start_message(struct job *j)
{
    bool reopens = j->in.automatic == AUTOMATIC_NO;
    msec now = clock_now();

    j->message = (struct message_row){
        .id = id_new(),
        .org = j->source->org,
        .ticket = j->ticket.id,
        .person = j->person,
        .direction = DIRECTION_IN,
        .source = j->source->id,
        .at = j->in.sent_at && j->in.sent_at < now ? j->in.sent_at : now,
        .flags = (j->in.from_html ? MESSAGE_HTML : 0) |
                 (j->in.hidden_text ? MESSAGE_HIDDEN_TEXT : 0) |
                 (j->in.repaired ? MESSAGE_REPAIRED : 0) | (j->unverified ? MESSAGE_UNVERIFIED : 0),
        .automatic = j->in.automatic,
        .state = STR("received"),
    };
    j->ticket.updated = j->message.at > j->ticket.updated ? j->message.at : j->ticket.updated;
    if (j->new_ticket) {
        j->ticket.org = j->source->org;
        j->ticket.version = 1;
        j->ticket.status = reopens ? STATUS_NEW : STATUS_CLOSED;
        j->ticket.queue = j->settings.queue_count ? j->settings.queues[0] : STR("general");
        j->ticket.channel = j->in.channel;
        j->ticket.automatic = j->in.automatic;
        j->ticket.tags = STR("[]");
        j->ticket.person = j->person;
        j->ticket.messages = 1;
        j->ticket.created = j->message.at;
    } else if (reopens && j->ticket.status >= STATUS_PENDING) {
        j->ticket.status = STATUS_OPEN;
    }
}

static bool stage_seal(struct job *j, struct fault *f)
{
    struct place subject = ticket_place(j->ticket.id, false);
    struct place snippet = ticket_place(j->ticket.id, true);
    struct place body;
    struct str json = sealed_body_write(j->arena, &j->body);

    if (!json.len)
        return fault_set(f, FAULT_LIMIT, "the text is larger than can be sealed at once");
    start_message(j);
    judge_ticket(j);
    body = body_place(j->message.id);
    j->masks.name = pii_mask(j->arena, SPAN_PERSON, NULL, j->said.name.text);
    for (int k = 0; k < KNOWN_KINDS; k++)
        j->masks.known[k] = pii_mask(j->arena, known_types[k], NULL, j->said.known[k].text);
    if (j->new_ticket &&
        !vault_seal(j->sealer, j->arena, &subject, j->body.subject.text, &j->ticket.subject, f))
        return false;
    /* A snippet is sealed with the key of the ticket's person: another participant's words
     * would outlive their own key there. */
    if (id_eq(j->person, j->ticket.person) &&
        !vault_seal(j->sealer, j->arena, &snippet, snippet_of(j->arena, j->body.text),
                    &j->ticket.snippet, f))
        return false;
    if (!vault_seal(j->sealer, j->arena, &body, json, &j->message.body, f) ||
        !seal_tokens(j->arena, j->sealer, j->ticket.id, &j->book, &j->tokens, &j->token_count, f))
        return false;
    for (size_t i = 0; i < j->token_count; i++)
        j->tokens[i].person = j->person;
    return seal_attachments(j, f);
}

/* ---- 9. index ---- */

static bool stage_index(struct job *j, struct fault *f)
{
    struct indexing what = { .arena = j->arena,
                             .place = j->place,
                             .blinder = j->blinder,
                             .body = &j->body,
                             .book = &j->book,
                             .lang = j->verdict.lang,
                             .attached = j->attached,
                             .attached_count = j->in.attachment_count };

    (void)f;
    /* A ticket is found by its sender's name also when the text does not hold it. */
    if (j->new_ticket)
        what.name = j->in.from.name.len ? j->in.from.name : recalled_name(j);
    j->terms = index_terms(&what);
    return true;
}

/* ---- 10. store ---- */

static bool based_on_old(struct job *j, struct fault *f)
{
    j->again = true;
    return fault_set(f, FAULT_CONFLICT, "ticket or person changed meanwhile");
}

/* Has the mail that this one answers come in meanwhile? */
static bool has_a_ticket_now(struct job *j, struct tx *tx, bool *ret_has, struct fault *f)
{
    struct job look = *j;

    *ret_has = false;
    if (!j->new_ticket || !j->in.reference_count)
        return true;
    if (!find_ticket(&look, tx, f))
        return false;
    *ret_has = !look.new_ticket;
    return true;
}

/* The key must still be there: what is sealed with one that was destroyed would be lost. */
static bool person_is_still_so(struct job *j, struct tx *tx, struct fault *f)
{
    struct known_sender now;
    struct fault gone = { 0 };

    if (!people_sender(j->blinder, tx, j->arena, j->source->org, &j->said, &now, f))
        return false;
    if (!id_eq(now.person, j->sender.person))
        return based_on_old(j, f);
    if (j->new_person || vault_sealer_check(tx, j->sealer, &gone))
        return true;
    return gone.kind == FAULT_MISSING ? based_on_old(j, f)
                                      : fault_set(f, gone.kind, "%s", gone.text);
}

/* What the thinking was based on must still be so. */
static bool still_so(struct job *j, struct tx *tx, struct fault *f)
{
    struct ticket_row now;
    bool has;

    if (!find_known_message(j, tx, f))
        return false;
    if (j->finished)
        return true;
    if (!has_a_ticket_now(j, tx, &has, f))
        return false;
    if (has)
        return based_on_old(j, f);
    if (!j->new_ticket) {
        if (!store_ticket_get(tx, j->arena, j->source->org, j->ticket.id, &now, f))
            return false;
        if (now.version != j->ticket.version)
            return based_on_old(j, f);
    }
    return person_is_still_so(j, tx, f);
}

static bool write_ticket(struct job *j, struct tx *tx, struct fault *f)
{
    if (!j->new_ticket)
        return store_ticket_grow(tx, &j->ticket, f);
    return store_org_number(tx, j->source->org, &j->ticket.number, f) &&
           store_ticket_add(tx, &j->ticket, f);
}

static bool write_keys(struct job *j, struct tx *tx, struct fault *f)
{
    struct message_key_row key = { j->message.id, j->ticket.id };

    if (j->in.message_id.len &&
        !store_message_key_add(tx, j->source->org, MESSAGE_KEY_ID, j->message_key, &key, f))
        return false;
    return !j->has_external ||
           store_message_key_add(tx, j->source->org, MESSAGE_KEY_EXTERNAL, j->external, &key, f);
}

static bool write_message(struct job *j, struct tx *tx, struct fault *f)
{
    int64_t row;

    if (!store_message_add(tx, &j->message, &row, f) || !write_keys(j, tx, f) ||
        (j->terms.len && !store_search_put(tx, row, j->terms, f)))
        return false;
    for (size_t i = 0; i < j->token_count; i++)
        if (!store_envelope_add(tx, &j->tokens[i], f))
            return false;
    for (size_t i = 0; i < j->in.attachment_count; i++)
        if (!store_attachment_add(tx, &j->attachments[i], f) ||
            (j->attached[i].read == EXTENT_WAITING &&
             !store_attachment_wait(tx, &j->attachments[i], f)))
            return false;
    return true;
}

static bool write_all(struct tx *tx, void *arg, struct fault *f)
{
    struct job *j = arg;
    struct learning learning = { .blinder = j->blinder,
                                 .sealer = j->sealer,
                                 .org = j->source->org,
                                 .person = j->person,
                                 .is_new = j->new_person,
                                 .said = &j->said,
                                 .masks = &j->masks };
    struct journal_entry entry = {
        .org = j->source->org,
        .by = j->delivery->by->id,
        .act = "message.take",
        .on_kind = "message",
        .on = j->message.id,
        .purpose = str_cstr(j->arena, j->source->purpose),
        .basis = str_cstr(j->arena, j->source->basis),
        .categories = categories_of(j->arena, &j->book,
                                    attached_categories(j->attached, j->in.attachment_count)),
        .result = "done",
        .n = (int64_t)j->token_count,
    };
    uint64_t n;

    if (!still_so(j, tx, f))
        return false;
    if (j->finished)
        return true;
    return (!j->teaches || people_learn(j->desk->parts.vault, tx, j->arena, &learning, f)) &&
           write_ticket(j, tx, f) && store_participant_add(tx, j->ticket.id, j->person, f) &&
           write_message(j, tx, f) && journal_append(j->desk->parts.journal, tx, &entry, &n, f);
}

static bool write_blobs(struct job *j, struct fault *f)
{
    for (size_t i = 0; i < j->in.attachment_count; i++)
        if (!blob_write(j->desk, j->attachments[i].id, j->in.attachments[i].bytes, f))
            return false;
    return true;
}

static bool stage_store(struct job *j, struct fault *f)
{
    bool done = write_blobs(j, f) && store_write(j->desk->parts.store, write_all, j, f);
    struct fault late = { 0 };

    /* A duplicate of what came a moment ago is one only if that became durable with it. */
    if (!done || j->finished) {
        for (size_t i = 0; i < j->in.attachment_count; i++)
            blob_forget(j->desk, j->attachments[i].id);
        return done;
    }
    /* A blob that cannot be moved now is found where it is, and moved at the next start. */
    for (size_t i = 0; i < j->in.attachment_count; i++)
        blob_keep(j->desk, j->attachments[i].id, &late);
    *j->taken = (struct taken){ .ticket = j->ticket.id,
                                .message = j->message.id,
                                .number = j->ticket.number,
                                .new_ticket = j->new_ticket };
    for (size_t i = 0; i < j->in.attachment_count; i++)
        if (j->attached[i].read == EXTENT_WAITING)
            reading_wake(j->desk);
    return true;
}

/* ---- the table ---- */

static const struct stage {
    const char *name;
    bool (*run)(struct job *j, struct fault *f);
} stages[] = {
    { "basis", stage_basis },     { "parse", stage_parse }, { "duplicate", stage_duplicate },
    { "resolve", stage_resolve }, { "known", stage_known }, { "split", stage_split },
    { "triage", stage_triage },   { "seal", stage_seal },   { "index", stage_index },
    { "store", stage_store },
};

static bool run_stages(struct job *j, struct fault *f)
{
    for (size_t i = 0; i < COUNT_OF(stages) && !j->finished; i++) {
        int64_t start = clock_ticks();
        bool ok = stages[i].run(j, f);

        atomic_fetch_add(&j->desk->stage_ns[i], (uint_fast64_t)(clock_ticks() - start));
        if (!ok)
            return false;
    }
    return true;
}

static bool receive_once(struct job *j, struct fault *f)
{
    scoped(blinder) *b = NULL;
    bool done;

    j->place = place_take(j->desk, f);
    if (!j->place)
        return false;
    done = vault_blinder(j->desk->parts.vault, j->source->org, &b, f);
    if (done) {
        j->blinder = b;
        done = run_stages(j, f);
    }
    sealer_drop(&j->sealer);
    place_give(j->desk, j->place);
    return done;
}

bool desk_receive(struct desk *d, const struct source_row *source, const struct principal *by,
                  enum message_format format, struct str bytes, struct taken *ret_taken,
                  struct fault *f)
{
    const struct arriving arriving = { format, bytes, ID_NONE };

    return desk_receive_once(d, source, by, &arriving, ret_taken, f);
}

bool desk_receive_once(struct desk *d, const struct source_row *source, const struct principal *by,
                       const struct arriving *arriving, struct taken *ret_taken, struct fault *f)
{
    const struct delivery delivery = { source, by, arriving };

    if (arriving->bytes.len > INCOMING_BYTES_MAX)
        return fault_set(f, FAULT_LIMIT, "message of %zu bytes: at most %zu are taken",
                         arriving->bytes.len, INCOMING_BYTES_MAX);
    if (!id_eq(by->org, source->org))
        return fault_set(f, FAULT_MISSING, "source: there is none");
    for (int i = 0; i < TRIES; i++) {
        scoped(arena) *a = arena_new(DESK_ARENA_MAX);
        struct taken taken = { 0 };
        struct job j = {
            .desk = d, .delivery = &delivery, .source = source, .arena = a, .taken = &taken
        };

        if (!a)
            return fault_set(f, FAULT_BUSY, "no memory for a message");
        if (receive_once(&j, f)) {
            *ret_taken = taken;
            atomic_fetch_add(taken.duplicate     ? &d->duplicates
                             : taken.quarantined ? &d->quarantined
                                                 : &d->taken,
                             1);
            if (!taken.duplicate && !taken.quarantined)
                desk_tell(d, source->org, taken.ticket, j.ticket.version + !j.new_ticket);
            return true;
        }
        if (!j.again)
            break;
    }
    atomic_fetch_add(&d->failed, 1);
    if (f->kind == FAULT_CONFLICT)
        return fault_set(f, FAULT_BUSY, "the ticket changes too quickly: try again");
    return false;
}

void desk_figures(struct desk *d, struct desk_figures *ret)
{
    *ret = (struct desk_figures){ .stages = COUNT_OF(stages),
                                  .taken = d->taken,
                                  .duplicates = d->duplicates,
                                  .quarantined = d->quarantined,
                                  .failed = d->failed };
    for (size_t i = 0; i < COUNT_OF(stages); i++) {
        ret->stage[i] = stages[i].name;
        ret->ns[i] = d->stage_ns[i];
    }
}
