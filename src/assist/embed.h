/* SPDX-License-Identifier: EUPL-1.2 */
/* embed.h - the gateway's way out for embeddings: texts to an approved provider, vectors back.
 *
 * What holds for a question (gateway.h) holds here: the contract of task `embed` decides what of a
 * text leaves, the final bytes are looked through, budget and entry come before the first byte.
 * One try: whoever asks goes on without, or comes back later. */
#ifndef ASSIST_EMBED_H
#define ASSIST_EMBED_H

#include "assist/embedding.h"
#include "assist/gateway.h"

struct gateway_texts {
    const struct gateway_question *question; /* TASK_EMBED; its `talk` is not read */
    const struct skeleton *texts;
    size_t count;               /* at most EMBED_TEXTS_MAX, none without a word */
    unsigned seconds;           /* for all of it */
    bool (*allowed)(void *arg); /* as gateway_hearer's; NULL: it is */
    void *arg;
};

struct gateway_vectors {
    enum gateway_stop stop;
    struct embedding vectors; /* when STOP_NONE; the values live in the arena */
    int64_t retry_after;      /* seconds that the provider asks for; 0: it does not say */
    uint64_t entry;           /* of the journal */
    struct gateway_plan plan; /* what left, or would have: whoever asked keeps and shows it */
    int64_t bytes_out, bytes_in, cost, ms; /* bytes_out 0: nothing left */
};

/* False only when the desk itself fails: a provider's failure is ret->stop. */
bool gateway_embed(struct gateway *g, struct arena *a, const struct gateway_texts *t,
                   struct gateway_vectors *ret, struct fault *f);

#endif
