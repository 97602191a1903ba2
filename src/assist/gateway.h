/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway.h - the one way out to a provider of AI, and what comes back through it.
 *
 *     case ─► plan: contract, minimised ─► final bytes checked ─► journal ─► courier ─► provider
 *                                                                                          │
 *     answer ◄─ checked: tokens, personal data, links, markup ◄─ restored, piece by piece ◄┘
 *
 * Whether a provider may be asked at all is decided before (desk/ai.h) and handed in as a
 * gateway_provider; nothing else reaches the courier from here.  A plan can be shown without being
 * sent.  Nothing leaves that the task's contract does not list: what the last look at the whole
 * body finds stops the call, and so does anything known of the ticket's persons. */
#ifndef ASSIST_GATEWAY_H
#define ASSIST_GATEWAY_H

#include "assist/chat.h"
#include "assist/provider.h"
#include "assist/task.h"
#include "journal/journal.h"
#include "net/courier.h"
#include "pii/pii.h"
#include "pii/rules.h"
#include "policy/policy.h"
#include "store/store.h"
#include "triage/triage.h"

/* ---- everything known of the persons in a ticket ----
 * Made by desk/ from the vault; says yes or no of a text and gives nothing back. */
struct watch;
bool watch_new(struct arena *a, const struct pii_known *known, size_t count,
               struct watch **ret_watch, struct fault *f);
/* Beside what is known in clear: values of the ticket's envelope, by the keyed digest of their
 * normal form (struct pii_token).  Numbers, birth dates and addresses among them are taken out
 * wherever they stand.  The values and the key are borrowed for as long as the watch is. */
struct watch_value {
    enum span_type type;
    uint8_t normal[PII_DIGEST_SIZE];
};
void watch_remember(struct watch *w, const struct pii_keyed *keyed,
                    const struct watch_value *values, size_t count);

/* ---- who is asked ---- */
#define GATEWAY_CALLS_MAX 256 /* under way at once: answers being streamed, and to one provider */

/* 0: no limit. */
struct gateway_limits {
    int64_t calls_max, tokens_max, cost_max; /* of a day; cost in millionths of a euro */
    int64_t at_once;                         /* calls under way */
};

struct gateway_provider {
    struct id id, org;
    int64_t version;
    struct provider_record record; /* its endpoint with the key */
    struct gateway_limits limits;  /* its own; at_once 0: GATEWAY_CALLS_MAX */
    struct gateway_limits shared;  /* the organisation's, over all its providers together */
    int64_t price_in, price_out;   /* of a million tokens, in millionths of a euro; 0: none */
    unsigned seconds;              /* for one call; 0: the task's */
};

/* ---- a plan: exactly what would leave ---- */

/* What the last look found: why the call is stopped. */
struct gateway_found {
    enum span_type type;
    bool known;    /* of a person of the ticket */
    size_t start;  /* of the plan's body */
    size_t length; /* its bytes */
};

struct gateway_plan {
    enum assist_task task;
    const struct gateway_provider *provider;
    struct str url, body; /* the exact bytes; headers hold the key and are not shown */
    uint8_t digest[32];   /* SHA-256 of the body */
    int64_t tokens[CATEGORIES], surrogates[CATEGORIES], left_out[CATEGORIES]; /* occurrences */
    size_t messages, messages_left; /* given, and cut off by the task's limits */
    bool cut;                       /* of a text that it is about only the start is given */
    size_t hidden;    /* what no reader sees, taken out: characters, comments, hidden writing */
    struct str nonce; /* by which exactly this can be asked for, as long as the program runs */
    int64_t cost;     /* of a whole answer at the provider's prices, estimated; in
                       * millionths of a euro */
    struct gateway_found *found; /* any: it cannot be sent */
    size_t found_count;
    struct gateway_inside *inside; /* how to read the answer */
};

struct gateway;
struct gateway_parts {
    struct store *store;
    struct journal *journal;
    const struct pii *pii;
    const struct triage *triage; /* for the language of answers; NULL: it is not asked */
    struct courier *courier;     /* NULL: nothing leaves, FAULT_DENIED */
};
bool gateway_open(const struct gateway_parts *parts, struct gateway **ret_gateway, struct fault *f);
int64_t gateway_under_way(struct gateway *g, struct id org); /* its calls, now */
void gateway_close(struct gateway *g); /* no call is under way any more; NULL is fine */

/* What another program asks, in its own words, in place of a ticket's task: no prompt of ours is
 * added, no history cut, and of the answer only tokens are put back.  Contract, last look, journal
 * and budget are the task's. */
struct gateway_message {
    enum chat_role role;
    struct skeleton text;
};

struct gateway_talk {
    const struct gateway_message *messages;
    size_t count; /* at most CHAT_MESSAGES_MAX */
    unsigned tokens_max;
    int temperature; /* hundredths; below 0: the model's own */
    bool json;
};

struct gateway_question {
    struct principal by;
    enum assist_task task;
    const struct assist_case *about;
    const struct gateway_talk *talk;   /* NULL: a task of ours; else `about` has no messages */
    const struct contracts *contracts; /* the organisation's, in force */
    const struct watch *watch;
    const struct pii_rules *rules; /* the organisation's, of detection; NULL: none */
    const struct gateway_provider *provider;
    bool careful; /* what may be somebody's name does not leave (pii_hints.careful) */
    /* Of a plan that was shown to the same principal: this one is the same to the byte, or
     * FAULT_FIELDS "nonce".  "": what is drawn for a plan is drawn anew. */
    struct str nonce;
    bool stream;
    struct assist_piece piece; /* of the only message that the task is about; zero: all of it */
    struct pii_scratch *scratch;
};
/* The pieces of the message that such a question is about, in order, each to be planned and sent
 * as a question of its own: one that is all of it where one call takes it, or where the task has
 * no pieces.  They end before anything that the last look would find across two of them, so that
 * no half of it leaves.  *ret_whole is false where they are not all of it. */
bool gateway_pieces(struct gateway *g, struct arena *a, const struct gateway_question *q,
                    struct assist_piece ret[static ASSIST_PIECES_MAX], size_t *ret_count,
                    bool *ret_whole, struct fault *f);
/* Pure but for the memory.  True also when `found` stops it. */
bool gateway_plan(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  struct gateway_plan *ret, struct fault *f);

/* Of another program's messages: the tokens for what their skeletons did not have yet, with what
 * stood there.  The answer holds them as it holds the others. */
bool gateway_new_tokens(const struct gateway_plan *plan, struct arena *a,
                        struct pii_token **ret_tokens, size_t *ret_count, struct fault *f);

/* ---- sending it ---- */

/* Why there is no answer; each has words in the console. */
enum gateway_stop {
    STOP_NONE,     /* there is one */
    STOP_FOUND,    /* the last look found something: nothing left */
    STOP_BUDGET,   /* the provider's, of the day: nothing left */
    STOP_BUSY,     /* too many under way, or the provider failed so often that it is let rest */
    STOP_DOWN,     /* no connection, or 5xx, after as many tries as there was time for */
    STOP_SLOW,     /* time was up */
    STOP_CUT,      /* the answer broke off */
    STOP_REFUSED,  /* the provider's filter, or its model, would not */
    STOP_ERROR,    /* key, model or request wrong: an administrator's */
    STOP_NONSENSE, /* no answer as its API's document has it, or too large */
    STOP_REVOKED,  /* the provider's approval, or a switch, ended while it spoke */
    STOP_CONTRACT, /* the task's contract, or a limit, lets nothing be asked: nothing left */
    STOP_ADDRESS,  /* in a private network that IT did not list: nothing left */
    STOP_SHARED_BUDGET, /* the organisation's, of the day, over all its providers: nothing left */
    STOP_SHARED_BUSY,   /* as many calls of the organisation as it allows are under way */
    GATEWAY_STOPS,
};
const char *gateway_stop_name(enum gateway_stop s);

struct gateway_answer {
    enum gateway_stop stop;
    struct assist_answer answer; /* when STOP_NONE */
    struct chat_result said;     /* its text is empty: it lies in `answer` */
    unsigned tries;
    msec began, ended;
    int64_t bytes_out, bytes_in, cost;
    uint64_t entry; /* of the journal, made before the first byte left */
};

struct gateway_hearer {
    /* The next piece of the answer, tokens restored to the ticket's; false: whoever asked is gone,
     * the call ends.  NULL: only the whole is wanted. */
    bool (*piece)(void *arg, struct str text);
    /* Asked about once a second: is the provider still allowed?  NULL: it is.  And has whoever
     * asked gone, though no piece told it?  NULL: nobody knows. */
    bool (*allowed)(void *arg);
    bool (*gone)(void *arg);
    void *arg;
};
/* Journals, then sends; false only when the desk itself fails (the journal cannot write, no
 * memory): a provider's failure is ret->stop.  Blocks for at most the provider's seconds. */
bool gateway_send(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, const struct gateway_hearer *hearer,
                  struct gateway_answer *ret, struct fault *f);
/* What becomes of an answer that comes in pieces of so many bytes, without a courier: for
 * measuring. FAULT_INVALID: it is none. */
bool gateway_hear(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, struct str said, size_t piece,
                  struct assist_answer *ret, struct fault *f);

#endif
