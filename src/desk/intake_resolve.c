/* SPDX-License-Identifier: EUPL-1.2 */
/* intake_resolve.c - stages of a message: is it there already, who wrote it, which ticket does it
 * belong to. */
#include "base/buf.h"
#include "desk/intake_priv.h"
#include "store/intake.h"

/* ---- is it there already? ---- */

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

bool find_known_message(struct job *j, struct tx *tx, struct fault *f)
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

bool stage_duplicate(struct job *j, struct fault *f)
{
    external_key(j);
    return store_read(j->desk->parts.store, read_known_message, j, f);
}

/* ---- whose, and which ticket's ---- */

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

bool find_ticket(struct job *j, struct tx *tx, struct fault *f)
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

bool recall(struct job *j, struct fault *f)
{
    if (j->is_recalled)
        return true;
    j->is_recalled = true;
    return person_recall(j->desk, j->arena, j->delivery->by, j->person, &j->recalled, f);
}

struct str recalled_name(const struct job *j)
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

bool stage_resolve(struct job *j, struct fault *f)
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
