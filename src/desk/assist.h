/* SPDX-License-Identifier: EUPL-1.2 */
/* assist.h - AI in a ticket: what would leave, what comes back, and what people make of it.
 *
 * Whoever asks must see the ticket, and the tool must be allowed to read it for the task's purpose;
 * both are in the journal.  Where AI is off the answer is FAULT_DENIED with the switch that decided
 * ("ai:organisation", "ai:person", ...).  A provider that fails never leaves an agent without: the
 * embedded one answers, and `stop` says why.  Every suggestion is kept, with exactly what left for
 * it, sealed with the person's key. */
#ifndef DESK_ASSIST_H
#define DESK_ASSIST_H

#include "desk/ai.h"
#include "desk/desk.h"
#include "store/suggestions.h"

#define ASSIST_OWN_MAX ((size_t)64 << 10) /* bytes of an agent's text to be rewritten */

struct assist_wanted {
    struct id ticket;
    enum assist_task task;
    enum purpose purpose;   /* for which the agent sees the ticket */
    struct id message;      /* translate: which; ID_NONE: the last that came in */
    struct str own;         /* rewrite: the agent's text */
    enum rewrite_wish wish; /* rewrite */
    enum lang reader_lang;
    bool embedded; /* ask no provider, though one is there */
    /* Asking: of a preview; then exactly what it showed leaves, or FAULT_FIELDS "nonce" and nothing
     * does.  "": whatever would leave now. */
    struct str nonce;
    bool stream; /* preview: somebody will hear the answer in pieces, which the provider is told */
};

/* What would leave, or left. */
struct assist_left {
    struct id provider; /* ID_NONE: nothing leaves */
    int64_t version;
    struct str name, entity, region, model;
    struct str body; /* the exact text; of several calls a line each */
    int64_t parts;   /* the calls that it takes, or took: more than one where a message is long */
    bool missing[ASSIST_PIECES_MAX]; /* parts that no provider did, where it did others */
    uint64_t
        entries[ASSIST_PIECES_MAX]; /* of the journal, of the calls that left; not in a preview */
    int64_t tokens[CATEGORIES], surrogates[CATEGORIES], left_out[CATEGORIES];
    int64_t messages, messages_left, bytes;
    int64_t tickets;  /* that it is about together; of `messages` and `bytes` each has the whole */
    int64_t cost;     /* preview alone: of a whole answer, in millionths of a euro */
    struct str nonce; /* preview alone: to ask for exactly this; "" where nothing leaves */
    /* Preview alone: articles were chosen by words, since by meaning the question would have had to
     * leave first (near.h); asked for by its nonce, it is done so too. */
    bool by_words;
    /* What would stop it, or did: then nothing left, `body` is what would have, and `bytes` is 0.
     */
    struct gateway_found *found;
    size_t found_count;
};

enum assist_verdict {
    VERDICT_NONE,
    VERDICT_ACCEPTED,
    VERDICT_EDITED,
    VERDICT_REJECTED,
    VERDICT_UNUSED, /* something else was sent: only the desk says so */
    VERDICTS,
};
enum assist_fault { /* why it was rejected */
                    ASSIST_NO_REASON,
                    ASSIST_WRONG,
                    ASSIST_OUTDATED,
                    ASSIST_INCOMPLETE,
                    ASSIST_BESIDE, /* answers something else */
                    ASSIST_TONE,
                    ASSIST_LANGUAGE,
                    ASSIST_UNSAFE, /* says what it must not */
                    ASSIST_FAULTS,
};
const char *assist_verdict_name(enum assist_verdict v);
bool assist_verdict_parse(struct str s, enum assist_verdict *ret);
const char *assist_fault_name(enum assist_fault r); /* "" for none */
bool assist_fault_parse(struct str s, enum assist_fault *ret);

struct assist_result {
    struct id id; /* of the suggestion */
    struct assist_answer answer;
    /* A draft's greeting and signature, with the customer's name as far as whoever asked sees it;
     * "" for other tasks. */
    struct str greeting, signature;
    bool remote; /* a provider said it, or a part of it; else the embedded one */
    enum gateway_stop stop;
    struct ai_question question; /* of AI's switches, as it was asked; lives in the arena */
    struct ai_standing standing;
    struct assist_left left;
    int64_t ms, cost, bytes_in;
    uint64_t entry;
    msec at;
};

/* Did a provider do some of the parts and not the others?  Then `stop` says why, and what is not
 * done stands in the answer as it was written, marked DOUBT_MISSING. */
bool left_is_partial(const struct assist_left *left);

/* Is AI on here, task by task (also those that nobody asks for in a ticket); FAULT_DENIED
 * only where whoever asks may not see the ticket. */
struct assist_standing {
    struct ai_standing of[ASSIST_TASKS];
    double translated; /* share of the customer's last message that a translation is of; 1: all */
};
bool desk_assist_standing(struct desk *d, struct arena *a, const struct principal *by,
                          struct id ticket, struct assist_standing *ret, struct fault *f);
/* What would leave now; nothing does. */
bool desk_assist_preview(struct desk *d, struct arena *a, const struct principal *by,
                         const struct assist_wanted *wanted, struct assist_left *ret,
                         struct fault *f);
/* `hearer` may be NULL, and so may its `piece`: only the whole is wanted.  FAULT_MISSING: nobody
 * has anything to say, not the embedded one either. */
bool desk_assist(struct desk *d, struct arena *a, const struct principal *by,
                 const struct assist_wanted *wanted, const struct gateway_hearer *hearer,
                 struct assist_result *ret, struct fault *f);

/* ---- an article out of several tickets (assist_several.c) ----
 *
 * Whose every rule is asked ticket by ticket: one that may not be used is left out, and `out` says
 * why.  No token of any ticket leaves or stays in the text, since PERSON_1 of one is not PERSON_1
 * of another; what leaves is looked through for everybody who takes part in any of them.  It is
 * journalled and kept for each; the texts are not, where they are of more than one. */

struct several_wanted {
    const struct id *tickets; /* 1 to ASSIST_THREADS_MAX, each once */
    size_t count;
    struct str words; /* that were looked for in vain, at most SEVERAL_WORDS_MAX; or "" */
    enum lang lang;   /* of the article; tickets in another are left out */
    enum purpose purpose;
    enum lang reader_lang;
    bool embedded;
    struct str nonce;
};
#define SEVERAL_WORDS_MAX 300

struct several_ticket {
    struct id id;
    int64_t number;
    /* NULL: used.  Else ai_reason_name(), or "unfinished", "language", "policy" (the tool may not
     * read it), "empty". */
    const char *out;
};
const char *several_out_at(int i); /* each of these words; NULL behind the last */

struct several {
    struct several_ticket *tickets; /* as they were asked for */
    size_t count;
    struct id first; /* of those used: whose suggestion said.id is */
};

/* Supervisors and controllers.  FAULT_MISSING where one of the tickets is none that they see, for
 * all of them; FAULT_CONFLICT where none is left, with the first one's reason. */
bool desk_several_preview(struct desk *d, struct arena *a, const struct principal *by,
                          const struct several_wanted *wanted, struct several *ret_of,
                          struct assist_left *ret, struct fault *f);
bool desk_several(struct desk *d, struct arena *a, const struct principal *by,
                  const struct several_wanted *wanted, const struct gateway_hearer *hearer,
                  struct several *ret_of, struct assist_result *ret, struct fault *f);

/* ---- what was suggested before (assist_kept.c) ---- */

struct suggestion_view {
    struct suggestion_row row; /* its sealed members are not opened */
    struct assist_answer answer;
    struct assist_left left;
};
/* The newest first, at most SUGGESTIONS_SHOWN; journalled. */
bool desk_suggestions(struct desk *d, struct arena *a, const struct principal *by,
                      enum purpose purpose, struct id ticket, struct suggestion_view **ret,
                      size_t *ret_count, struct fault *f);

/* ---- what people made of it (assist_judge.c) ---- */

/* Of any task.  What it became is compared here, with what was proposed (assist/distance.h): nobody
 * says how far it is, and who says "accepted" of a text that was changed gets "edited", and the
 * other way round.  Neither text is kept for it.  What the desk saw in a message of the ticket is
 * `seen`; all else is somebody's word, and only a rejection takes the place of what was seen.  A
 * reply that is sent is compared with the ticket's drafts by itself: the nearest was used, if any
 * was. */
struct suggestion_judged {
    struct id ticket, id;
    enum assist_verdict verdict;
    enum assist_fault reason;
    struct id message; /* the reply or note that it went into; or ID_NONE */
    struct str text;   /* what it became where nothing was sent; ptr NULL: not said */
};
#define DISTANCE_UNKNOWN (-1.0) /* what was proposed is no longer kept */
/* FAULT_FIELDS: "reason" of a rejection is missing; "message" of an edited one is, and `text` too,
 * or is none of the ticket's that was sent after it was proposed. */
bool desk_suggestion_judge(struct desk *d, const struct principal *by,
                           const struct suggestion_judged *judged, struct fault *f);

/* Of the organisation since a time; supervisors and controllers. */
struct suggestion_figures {
    struct suggestion_sum *sums;
    size_t count;
    struct suggestion_asked *asked;
    size_t asked_count;
};
bool desk_suggestion_figures(struct desk *d, struct arena *a, const struct principal *by,
                             msec since, struct suggestion_figures *ret, struct fault *f);

#endif
