/* SPDX-License-Identifier: EUPL-1.2 */
/* embedding.h - texts as vectors: what is sent for them, and the answer.
 *
 * The same five dialects as chat.h; Ollama's is its own /api/embed.  Pure.  Sources: OpenAI's,
 * Azure's, Mistral's and Ollama's API documents.  Nothing but the texts and the model is sent. */
#ifndef ASSIST_EMBEDDING_H
#define ASSIST_EMBEDDING_H

#include "assist/chat.h"

#define EMBED_TEXTS_MAX     16                /* of one request */
#define EMBED_TEXT_MAX      ((size_t)4 << 10) /* bytes of one */
#define EMBED_DIMENSION_MAX 4096
#define EMBED_ANSWER_MAX    ((size_t)4 << 20) /* bytes */

/* FAULT_INVALID: an endpoint that nothing can be sent to, no text or too many, an empty one. */
bool embedding_request(struct arena *a, const struct chat_endpoint *to, const struct str *texts,
                       size_t count, struct chat_request *ret, struct fault *f);

struct embedding {
    size_t dimension;  /* as the answer has it */
    float *values;     /* `count` rows of `dimension`, each made 1 long; lives in the arena */
    int64_t tokens_in; /* as the provider counts; -1: not said */
};
/* The answer to `count` texts, in their order whatever the order of the answer.  FAULT_INVALID:
 * another count, an index twice, rows of different lengths, a row of zeros, not a finite number,
 * or no answer at all. */
bool embedding_read(struct arena *a, enum chat_dialect dialect, struct str body, size_t count,
                    struct embedding *ret, struct fault *f);

#endif
