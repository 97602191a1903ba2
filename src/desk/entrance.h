/* SPDX-License-Identifier: EUPL-1.2 */
/* entrance.h - AI for other programs of an organisation, by its approved provider: what they say is
 * minimised as a ticket is, and what comes back is restored.
 *
 * Each request has a book of its own: its values are in memory while it lasts and nowhere else.
 * Switches, contract, budget and journal are those of the task that the token is for. */
#ifndef DESK_ENTRANCE_H
#define DESK_ENTRANCE_H

#include "desk/ai.h"

#define ENTRANCE_TEXT_MAX ((size_t)512 << 10) /* bytes of all messages together */

struct entrance_message {
    enum chat_role role;
    struct clear text;
};

struct entrance_wanted {
    enum assist_task task;
    const struct entrance_message *messages;
    size_t count;
    unsigned tokens_max;
    int temperature; /* hundredths; below 0: the model's own */
    bool json;
    bool (*lasts)(void *arg); /* asked once a second: is who asks let in still?  NULL: yes */
    bool (*left)(void *arg);  /* and has it gone?  NULL: nobody knows */
    void *asker;              /* of these two */
};

struct entrance_hearer {
    bool (*piece)(void *arg, struct clear text); /* false: nobody hears any more */
    void *arg;
};

struct entrance_result {
    enum gateway_stop stop;
    struct clear text; /* whole, with values put back */
    enum chat_end end;
    int64_t tokens_in, tokens_out;
    struct str model; /* of the provider's record */
    uint64_t entry;
};

/* FAULT_DENIED: the matrix, or "ai:..." as in desk_assist(), or "ai:provider" where none is there.
 */
bool desk_entrance(struct desk *d, struct arena *a, const struct principal *by,
                   const struct entrance_wanted *wanted, const struct entrance_hearer *hearer,
                   struct entrance_result *ret, struct fault *f);

#endif
