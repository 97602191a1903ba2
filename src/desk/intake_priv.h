/* SPDX-License-Identifier: EUPL-1.2 */
/* intake_priv.h - what the stages of a message share; intake.c has their table. */
#ifndef DESK_INTAKE_PRIV_H
#define DESK_INTAKE_PRIV_H

#include "desk/desk_priv.h"

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
    enum need_person need; /* of an answer to a ticket that is there: automatic.h */
    bool waits;            /* for an automatic answer */
    struct message_row message;
    struct envelope_row *tokens;
    size_t token_count;
    struct attachment_row *attachments;
    struct str terms;
};

/* ---- intake_resolve.c: whose message it is, and which ticket's ---- */
bool stage_duplicate(struct job *j, struct fault *f);
bool stage_resolve(struct job *j, struct fault *f);
/* Was it taken already?  Then j->taken says as what, and j->finished is set. */
bool find_known_message(struct job *j, struct tx *tx, struct fault *f);
/* The ticket that it answers, or a new one: j->ticket, new_ticket, unverified, old_tokens. */
bool find_ticket(struct job *j, struct tx *tx, struct fault *f);
/* What the desk knows of the person, read once: j->recalled. */
bool recall(struct job *j, struct fault *f);
struct str recalled_name(const struct job *j);

/* ---- intake_store.c: all of it in one transaction ---- */
bool stage_store(struct job *j, struct fault *f);

#endif
