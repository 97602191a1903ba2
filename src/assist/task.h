/* SPDX-License-Identifier: EUPL-1.2 */
/* task.h - the tasks of AI, a row each: what one is for, what it may be given, what it costs.
 *
 * Tasks have the names and numbers of the policy's contracts (policy.h).  `triage` is the desk's
 * own models' and never goes to a provider. */
#ifndef ASSIST_TASK_H
#define ASSIST_TASK_H

#include "assist/source.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/lang.h"
#include "domain/privacy.h"
#include "domain/span.h"
#include "domain/text.h"
#include "domain/ticket.h"
#include "knowledge/library.h"

enum assist_task {
    TASK_TRIAGE,
    TASK_SUMMARY,   /* what is asked, done, open */
    TASK_DRAFT,     /* a reply that the agent edits and sends */
    TASK_ANSWER,    /* one that is sent by itself */
    TASK_TRANSLATE, /* a message into the reader's language */
    TASK_QUALITY,   /* a finished ticket, by a rubric */
    TASK_REWRITE,   /* the agent's own text: shorter, warmer, corrected */
    TASK_ARTICLE,   /* an article out of tickets that were resolved */
    TASK_EMBED,     /* passages and questions as vectors: embed.h, and no chat */
    ASSIST_TASKS,
};

struct task_row {
    const char *name;
    enum purpose purpose;
    size_t messages;       /* of the thread, the newest; 0: none is given */
    size_t bytes;          /* of all of them together: the oldest go first */
    size_t pieces;         /* of one message that has more bytes, a call each; 0: its start alone */
    size_t passages;       /* of the organisation's articles */
    bool own;              /* the agent's own text is given */
    unsigned answer_words; /* tokens of the answer, at most */
    unsigned seconds;      /* for a call; then the embedded result is given */
    bool json;             /* the answer is one JSON object */
    bool embedded;         /* the desk has an answer with no provider at all */
    bool finished;         /* of a ticket that is solved or closed alone */
};
const struct task_row *task_row(enum assist_task task);
bool task_parse(struct str name, enum assist_task *ret);

/* ---- what a task is about: skeletons only, all borrowed ---- */

#define ASSIST_MESSAGES_MAX 64
#define ASSIST_PASSAGES_MAX 8
#define ASSIST_WISH_MAX     300
#define ASSIST_THREADS_MAX  8

struct assist_message {
    enum direction direction; /* notes are never given to a provider */
    msec at;
    struct skeleton subject, text; /* without quotes and signatures */
    struct skeleton attachments;   /* names, one a line; "" for none */
};

enum rewrite_wish { REWRITE_SHORTER, REWRITE_WARMER, REWRITE_CORRECTED, REWRITE_WISHES };
const char *rewrite_wish_name(enum rewrite_wish w);
bool rewrite_wish_parse(struct str name, enum rewrite_wish *ret);

/* A reply that the organisation keeps ready, in the customer's language; "{{...}}" is filled when
 * everything else is done. */
struct assist_macro {
    struct id id;
    int64_t version;
    struct str name, text;
    bool shared;  /* the organisation's, not one agent's */
    double cover; /* share of the question's weight that it answers (shelf.h) */
    enum assist_fit fit;
    struct assist_fate fate;
};

/* What a colleague answered somebody else who asked alike. */
struct assist_past {
    struct id message;
    struct skeleton text;
    struct assist_fate fate;
};

/* One ticket of several that an article is made from: whose messages, one after the other. */
struct assist_thread {
    struct id ticket;
    const char *basis; /* of its source; or NULL */
    size_t messages, messages_before;
};

struct assist_case {
    struct id org, ticket, source;
    struct str queue, intent;
    const char *basis;                     /* of the source; or NULL */
    enum lang lang;                        /* that the customer writes in, and is answered in */
    enum lang reader_lang;                 /* of whoever asked: summaries and translations */
    const struct assist_message *messages; /* oldest first */
    size_t message_count;
    size_t messages_before; /* still older ones, that were too many to be handed over */
    /* Article: each ticket has tokens of its own, so that none of any ticket leaves or stays in
     * what is made.  0: all is of one ticket. */
    const struct assist_thread *threads;
    size_t thread_count;
    struct skeleton asked;              /* article: what was looked for in vain; or "" */
    const struct library_hit *passages; /* best first */
    size_t passage_count;
    const struct library_hit *procedures; /* internal ones that answer a reply's question: for the
                                           * agent to follow, never for the customer to read */
    size_t procedure_count;
    const struct assist_fate *fates; /* of the passages, in their order; NULL: nobody judged any */
    const struct assist_macro *macros; /* a provider gets them where its contract says so */
    size_t macro_count;
    const struct assist_past *past; /* for the embedded one alone */
    size_t past_count;
    struct skeleton own;    /* rewrite: the agent's text */
    enum rewrite_wish wish; /* rewrite */
    struct str tone;        /* the house's, in its own words; or "" */
};

/* ---- what comes of it ---- */

/* Where the text says what it must not: shown to the agent, and never sent by itself. */
enum assist_doubt {
    DOUBT_TOKEN,    /* a token that the ticket does not have */
    DOUBT_PERSONAL, /* personal data that was never in the ticket */
    DOUBT_LINK,     /* an address or link from no cited article and not of the thread */
    DOUBT_MARKUP,   /* markup that could load or run something: taken out */
    DOUBT_SECRET,   /* repeats what it was told and not what it was asked */
    DOUBT_LANGUAGE, /* in another language than was asked for */
    DOUBT_CITATION, /* cites a passage that it was not given */
    DOUBT_CUT,      /* not of the whole text, or broken off where an answer must end */
    DOUBT_MISSING,  /* a piece that no provider did: it stands there as it was */
    ASSIST_DOUBTS,
};
const char *assist_doubt_name(enum assist_doubt d);

struct assist_mark {
    enum assist_doubt doubt;
    size_t start, end; /* bytes of the text; of what was taken out: an empty range */
};

struct assist_cited {
    struct id article;
    int64_t version, passage;
    struct str title, heading;
    bool is_public;
    bool aside; /* a procedure: the text says nothing of it */
    struct assist_fate fate;
};

struct assist_cited assist_cited_of(const struct library_hit *h, bool aside);

struct assist_answer {
    struct str text; /* in the ticket's tokens: a skeleton, but for what `marks` says */
    struct assist_mark *marks;
    size_t mark_count;
    struct assist_cited *cited;
    size_t cited_count;
    double confidence; /* 0 to 1 */
    enum lang lang;
    struct assist_source source; /* that the embedded one chose; kind SOURCE_NONE: none */
    bool greets, signs;          /* a macro's own words say so already */
};

/* ---- a message that is longer than one call takes (pieces.c) ---- */

#define ASSIST_PIECES_MAX 8

/* Bytes of a message's text; `end` 0: all of it. */
struct assist_piece {
    size_t start, end;
};
/* The next one of at most `max` bytes, ended where a paragraph does, else a sentence, else a word;
 * no token and no character is cut.  Blanks between two pieces belong to neither.  False: nothing
 * is left, or nothing but a word that is longer. */
bool assist_piece_next(struct str text, size_t max, struct assist_piece *p);
/* What all pieces of a task together are of a text: 0 to 1. */
double assist_pieces_share(enum assist_task task, struct str text);

/* What the customer asks since our last answer, to search articles by: the subject and the
 * sentences that ask or complain, all of them where none does, or where a short message is wanted
 * `whole`.  Lives in the arena; "" when nothing came in. */
struct str assist_question(const struct assist_case *about, bool whole, struct arena *a);

/* With no provider (embedded.c, ruled_*.c): best passages, what the thread says and the agent's own
 * text, put together by rules.  Pure.  A message that is to be translated comes back as it was
 * written, with DOUBT_LANGUAGE: no rule translates.  FAULT_MISSING when it has nothing to say:
 * nothing found, nothing asked.  FAULT_INVALID: a task that nobody asks for. */
bool assist_embedded(enum assist_task task, const struct assist_case *about, struct arena *a,
                     struct assist_answer *ret, struct fault *f);

#endif
