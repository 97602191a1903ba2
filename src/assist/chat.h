/* SPDX-License-Identifier: EUPL-1.2 */
/* chat.h - what AI providers speak: chat completions, as requests to send and answers to read.
 *
 * Five dialects of one language, a row each in chat_request.c.  Pure: bytes in, structs out; what
 * is sent goes through the gateway and net/courier.h.  Sources: OpenAI's, Azure's, Mistral's and
 * Ollama's API documents; of streams, HTML Living Standard 9.2 (server-sent events).
 *
 * We ask for text and nothing else: no tools, no files, no images, nothing that the provider would
 * keep (`store` false, no metadata, no user). */
#ifndef ASSIST_CHAT_H
#define ASSIST_CHAT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/str.h"

#define CHAT_MESSAGES_MAX 64
#define CHAT_TEXT_MAX     ((size_t)256 << 10) /* of an answer */
#define CHAT_FRAME_MAX    ((size_t)1 << 20)   /* of one object of an answer */
#define CHAT_BYTES_MAX    ((size_t)16 << 20)  /* of a whole answer, with what surrounds its text */
#define CHAT_WORD_MAX     64

/* ---- asking ---- */

enum chat_dialect {
    CHAT_OPENAI,
    CHAT_AZURE,
    CHAT_MISTRAL,
    CHAT_OLLAMA,     /* its own /api/chat */
    CHAT_COMPATIBLE, /* llama.cpp, vLLM, Ollama's /v1, other gateways */
    CHAT_DIALECTS
};

/* False when there is none of that name. */
bool chat_dialect_parse(struct str word, enum chat_dialect *ret);
const char *chat_dialect_name(enum chat_dialect d);

struct chat_endpoint {
    enum chat_dialect dialect;
    /* Up to where the dialect's own path begins: "https://api.mistral.ai/v1",
     * "https://NAME.openai.azure.com", "http://127.0.0.1:11434". */
    struct str url;
    struct str model;
    /* Azure: a deployment.  With a version ("2024-10-21") it is named in the path, without one in
     * the body, as the v1 interface has it. */
    struct str deployment, api_version;
    struct str key;    /* "" for none */
    bool key_is_token; /* Azure: a token of Entra, and no key of the resource */
};

enum chat_role { CHAT_SYSTEM, CHAT_USER, CHAT_ASSISTANT, CHAT_ROLES };

struct chat_message {
    enum chat_role role;
    struct str text; /* UTF-8 */
};

struct chat_wanted {
    const struct chat_message *messages;
    size_t count;
    unsigned tokens_max; /* of the answer; at least 1 */
    int temperature;     /* hundredths; below 0: the model's own */
    bool stream;
    bool json; /* the answer is to be one JSON object */
};

struct chat_request {
    struct str url;
    struct str headers[3]; /* "Name: value"; the last may hold the key: never log them */
    size_t header_count;
    struct str body; /* JSON, the same bytes for the same question */
};

/* All texts live in the arena.  FAULT_INVALID with the field's name when the endpoint or the
 * question is none that can be sent. */
bool chat_request(struct arena *a, const struct chat_endpoint *to, const struct chat_wanted *wanted,
                  struct chat_request *ret, struct fault *f);

/* ---- reading the answer ---- */

enum chat_end {
    CHAT_WHOLE,    /* the model came to its end */
    CHAT_LENGTH,   /* it was stopped at tokens_max: a draft may do, JSON never */
    CHAT_FILTERED, /* the provider's filter took it: whatever came before is dropped */
    CHAT_REFUSED,  /* the model says that it will not */
    CHAT_CUT,      /* the connection ended before the answer did */
    CHAT_FAILED,   /* an error, as `trouble` says */
    CHAT_ENDS
};

/* What an error is to whoever must do something about it. */
enum chat_trouble {
    CHAT_NO_TROUBLE,
    CHAT_KEY,      /* wrong or expired key: administrator */
    CHAT_MODEL,    /* no such model or deployment: administrator */
    CHAT_REQUEST,  /* refused as ill-formed, or too long for the model */
    CHAT_RATE,     /* too many requests, or the budget with the provider is spent */
    CHAT_BUSY,     /* overloaded, loading, broken: later */
    CHAT_PROTOCOL, /* not what the API's document says */
    CHAT_TOO_LARGE,
    CHAT_TROUBLES
};
const char *chat_end_name(enum chat_end e);
const char *chat_trouble_name(enum chat_trouble t);

struct chat_result {
    enum chat_end end;
    enum chat_trouble trouble; /* of CHAT_FAILED */
    bool again;                /* the same request may work later */
    int64_t wait_ms;           /* as the provider asked; 0: it did not say */
    int status;                /* of HTTP */
    struct str text;           /* "" unless end is CHAT_WHOLE or CHAT_LENGTH */
    /* Letters, digits, '_', '.' and '-' alone, at most CHAT_WORD_MAX.  A provider's own words may
     * repeat what it was sent, so its messages are never kept. */
    char code[CHAT_WORD_MAX + 1]; /* the provider's, of the error */
    char
        filter[CHAT_WORD_MAX + 1]; /* the category that the filter names: "violence", "jailbreak" */
    char model[CHAT_WORD_MAX + 1]; /* which one answered, as it says */
    bool unfiltered;               /* Azure says that its filter did not run */
    int64_t tokens_in, tokens_out; /* as the provider counts; -1: not said, or not believable */
};

struct chat_reader;

/* Lives in the arena.  `text`, if there is one, is called with each piece of the answer as it
 * comes; the pieces make up result.text, and are void when the end is another than CHAT_WHOLE or
 * CHAT_LENGTH. */
struct chat_reader *chat_reader_new(struct arena *a, void (*text)(void *arg, struct str piece),
                                    void *arg, struct fault *f) MUST_USE;
/* The next bytes of the body, however they are cut; `status` is HTTP's.  False when no more is
 * wanted: it is too large, it is no answer, or it has ended. */
bool chat_reader_feed(struct chat_reader *r, int status, struct str bytes);
/* No more will come.  `retry_after`: of the answer's header, in seconds; 0 for none. */
void chat_reader_end(struct chat_reader *r, int status, int64_t retry_after,
                     struct chat_result *ret);

#endif
