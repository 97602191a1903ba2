/* SPDX-License-Identifier: EUPL-1.2 */
/* intake_store.c - the last stage of a message: all of it, its journal entry with it, in one
 * transaction, if nothing changed meanwhile. */
#include "desk/automatic_priv.h"
#include "desk/intake_priv.h"
#include "store/intake.h"
#include "store/search.h"

/* ---- is what the thinking was based on still so? ---- */

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

/* ---- the transaction ---- */

static bool write_ticket(struct job *j, struct tx *tx, struct fault *f)
{
    if (!j->new_ticket)
        return store_ticket_grow(tx, &j->ticket, f);
    return store_org_number(tx, j->source->org, &j->ticket.number, f) &&
           store_ticket_add(tx, &j->ticket, f);
}

/* An answer to an automatic answer brings a person in. */
static bool take_over(struct job *j, struct tx *tx, struct fault *f)
{
    return j->new_ticket || j->in.automatic != AUTOMATIC_NO ||
           automatic_followed(j->desk, tx, j->arena, &j->ticket, j->need, f);
}

/* A new ticket may be answered by itself. */
static bool offer(struct job *j, struct tx *tx, struct fault *f)
{
    return !j->new_ticket || automatic_arrived(tx, j->arena, &j->ticket, &j->waits, f);
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
           take_over(j, tx, f) && write_ticket(j, tx, f) &&
           store_participant_add(tx, j->ticket.id, j->person, f) && write_message(j, tx, f) &&
           offer(j, tx, f) && journal_append(j->desk->parts.journal, tx, &entry, &n, f);
}

static bool write_blobs(struct job *j, struct fault *f)
{
    for (size_t i = 0; i < j->in.attachment_count; i++)
        if (!blob_write(j->desk, j->attachments[i].id, j->in.attachments[i].bytes, f))
            return false;
    return true;
}

bool stage_store(struct job *j, struct fault *f)
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
    if (j->waits)
        automatic_wake(j->desk);
    return true;
}
