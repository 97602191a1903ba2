/* SPDX-License-Identifier: EUPL-1.2 */
/* intake.c - the way of a message, as a table of stages.
 *
 * Everything up to the last stage is thinking: it reads, parses, splits, seals and judges, and
 * changes nothing.  The last stage writes the whole message in one transaction, its journal
 * entry with it, so that a message is there whole or not at all (invariant 5).  When somebody
 * else changed what the thinking was based on (the same person or ticket came into being
 * meanwhile), the stages run again. */
#include <string.h>

#include "desk/desk_priv.h"
#include "desk/intake_priv.h"
#include "message/message.h"

#define TRIES 8

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
    const struct triage *t = j->desk->parts.triage;

    return triage_judge(t, j->arena, j->body.subject, j->body.text, &j->verdict, f) &&
           (j->new_ticket || triage_need_person(t, j->arena, j->body.subject, j->body.text,
                                                &j->verdict, &j->need, f));
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
