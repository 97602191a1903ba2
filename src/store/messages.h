/* SPDX-License-Identifier: EUPL-1.2 */
/* messages.h - rows of messages, their keys, the envelope of a ticket, attachments. */
#ifndef STORE_MESSAGES_H
#define STORE_MESSAGES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/ticket.h"
#include "store/store.h"

enum message_flag {
    MESSAGE_HTML = 1,
    MESSAGE_HIDDEN_TEXT = 2,
    MESSAGE_REPAIRED = 4,
    MESSAGE_UNVERIFIED = 8, /* its headers named a ticket its sender takes no part in */
};

struct message_row {
    int64_t row;
    struct id id, org, ticket, person;
    enum direction direction;
    struct id author, source;
    msec at;
    struct str body; /* sealed */
    int64_t flags;
    enum automatic automatic;
    struct str state; /* received, queued, sent, failed */
};

bool store_message_add(struct tx *tx, const struct message_row *row, int64_t *ret_row,
                       struct fault *f);
bool store_message_list(struct tx *tx, struct arena *a, struct id ticket,
                        struct message_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_message_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                       struct message_row *ret, struct fault *f);
/* Accounts that wrote answers or notes in the ticket, at most `limit`. */
bool store_message_authors(struct tx *tx, struct arena *a, struct id ticket, int64_t limit,
                           struct id **ret_ids, size_t *ret_count, struct fault *f);
/* The body sealed anew. */
bool store_message_set_body(struct tx *tx, const struct message_row *row, struct fault *f);
/* The ticket of a search hit; FAULT_MISSING when it is another organisation's. */
bool store_message_ticket_of_row(struct tx *tx, struct id org, int64_t row, struct id *ret_ticket,
                                 struct fault *f);

enum message_key_kind { MESSAGE_KEY_ID, MESSAGE_KEY_EXTERNAL };
struct message_key_row {
    struct id message, ticket;
};
bool store_message_key_add(struct tx *tx, struct id org, enum message_key_kind kind,
                           const uint8_t blind[static 16], const struct message_key_row *row,
                           struct fault *f);
/* FAULT_MISSING when there is none. */
bool store_message_key_get(struct tx *tx, struct id org, enum message_key_kind kind,
                           const uint8_t blind[static 16], struct message_key_row *ret,
                           struct fault *f);

struct envelope_row {
    struct id ticket;
    int64_t type, n, form;
    struct str kind;
    uint8_t normal[16], exact[16];
    struct id person;
    struct str value; /* sealed; ptr NULL: destroyed */
    struct str mask;  /* sealed */
};
bool store_envelope_add(struct tx *tx, const struct envelope_row *row, struct fault *f);
bool store_envelope_list(struct tx *tx, struct arena *a, struct id ticket,
                         struct envelope_row **ret_rows, size_t *ret_count, struct fault *f);

struct attachment_row {
    struct id id, org, ticket, message, person;
    struct str name; /* sealed skeleton */
    struct str type;
    int64_t size;
    struct str found; /* sealed: what its text holds; ptr NULL: came before anybody looked */
};
bool store_attachment_add(struct tx *tx, const struct attachment_row *row, struct fault *f);
bool store_attachment_list(struct tx *tx, struct arena *a, struct id ticket,
                           struct attachment_row **ret_rows, size_t *ret_count, struct fault *f);
bool store_attachment_is(struct tx *tx, struct id id, bool *ret_is, struct fault *f);
bool store_attachment_get(struct tx *tx, struct arena *a, struct id org, struct id ticket,
                          struct id id, struct attachment_row *ret, struct fault *f);
bool store_attachment_set_found(struct tx *tx, struct id id, struct str sealed, struct fault *f);

/* Attachments that are read once their message is in. */
struct waiting_row {
    struct id attachment, org, ticket;
    int64_t tries; /* how often reading it was begun */
};
bool store_attachment_wait(struct tx *tx, const struct attachment_row *row, struct fault *f);
/* The first behind `after`, oldest first; FAULT_MISSING when there is none. */
bool store_attachment_waiting(struct tx *tx, struct arena *a, struct id after,
                              struct waiting_row *ret, struct fault *f);
/* Reading it is begun (1), or it ended without having been read, but with a fault (-1). */
bool store_attachment_try(struct tx *tx, struct id attachment, int64_t more, struct fault *f);
bool store_attachment_waits_no_more(struct tx *tx, struct id attachment, struct fault *f);

#endif
