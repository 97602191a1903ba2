/* SPDX-License-Identifier: EUPL-1.2 */
/* gateway_priv.h - what the files of the gateway share.
 *
 *     neat.c    takes out of a text what a reader would not see
 *     prompt.c  what a task is asked, in French and English
 *     coded.c   what is written in another way than it reads
 *     pieces.c  where a message that is too long for one call is cut
 *     draft.c   the message for the provider, minimised until nothing is found in it
 *     nonce.c   that a plan is the one that was shown
 *     seen.c    values of the envelope that detection alone would not be sure of
 *     look.c    the last look at the final bytes
 *     plan.c    puts these together
 *     send.c    courier, tries; load.c: what is under way, and who is let rest
 *     record.c  the journal, and what a provider's day holds
 *     hear.c    the answer as it comes: restored, cleaned; link.c: what an address is
 *     way.c     the same for another program: which tokens are not to be put back
 *     answer.c  the whole answer: what is doubtful in it, what it cites; rubric.c: quality's
 *     altered.c tokens as a model garbles them */
#ifndef ASSIST_GATEWAY_PRIV_H
#define ASSIST_GATEWAY_PRIV_H

#include "assist/gateway.h"
#include "base/buf.h"
#include "base/thread.h"
#include "crypto/crypto.h"
#include "pii/restore.h"

#define GATEWAY_PASSAGE_MAX ((size_t)4 << 10) /* bytes of one */
#define GATEWAY_MACRO_MAX   ((size_t)2 << 10) /* bytes of one */
#define GATEWAY_MACROS      2
#define GATEWAY_TEXT_MAX    ((size_t)64 << 10) /* of the agent's own text */
#define ANSWER_MARKS_MAX    256                /* of one answer; more are not told */
#define GATEWAY_FENCE       16                 /* letters: 75 bits */
#define LEFT_OUT            STR("[\xe2\x80\xa6]")

struct watch {
    const struct pii_known *known;
    size_t count;
    struct pii_keyed keyed; /* of `values` */
    const struct watch_value *values;
    size_t value_count;
};

/* ---- nonce.c ---- */

#define NONCE_DRAWN 16
#define NONCE_HELD  16

struct nonce {
    uint8_t drawn[NONCE_DRAWN], held[NONCE_HELD]; /* the nonce's halves */
    uint8_t seed[CRYPTO_KEY_SIZE];
    bool wanted; /* a nonce was given */
};

struct gateway;
bool nonce_start(const struct gateway *g, struct arena *a, struct str nonce, struct nonce *ret,
                 struct fault *f);
/* At most 32 bytes, others for each `what`; of NULL: of nothing, others each time. */
void nonce_draw(const struct nonce *s, const char *what, void *to, size_t n);
/* Is it the plan that was wanted?  Sets its nonce. */
bool nonce_check(const struct gateway *g, struct arena *a, const struct gateway_question *q,
                 const struct nonce *s, struct gateway_plan *plan, struct fault *f);

/* ---- seen.c ---- */

struct draft;
/* What in `text` is a value that the watch remembers, though it looks too little like one to be
 * found; in order, none over another. */
bool seen_find(const struct draft *d, struct str text, struct spans *ret, struct fault *f);

/* ---- neat.c ---- */

/* Without what a reader would not see: control characters, zero-width and direction marks, tags
 * (U+E0000), private use, comments of HTML, and base64 that hides a text; HTML's references
 * ("&#77;") as what they stand for.  *dropped counts them. */
struct str neat(struct arena *a, struct str text, size_t *dropped);
/* Is this character one of them? */
bool neat_drops(uint32_t c);

/* ---- coded.c ---- */

/* A stretch that reads as something else than it shows: they may overlap. */
struct coded {
    size_t start, end;
    struct str said; /* decoded */
    bool brief;      /* so short or so loose that only what is known counts in it */
    bool base64;     /* or hexadecimal, and no reader sees what it says */
};

#define CODED_ROWS 4 /* letters, and bytes to three bases */
struct coded_walk {  /* zero at the start */
    size_t at, word_to, run_to, row_to[CODED_ROWS];
    unsigned way, ways;
    bool runs_only; /* base64 and hexadecimal alone */
};
bool coded_next(struct arena *a, struct str text, struct coded_walk *w, struct coded *ret);
int coded_figure(char c); /* of hexadecimal; -1: none */
/* Stretches of `text` that say personal data in another way, also where they are coded again; in
 * those that stand in `own` only what is known counts.  In no order. */
struct coded_hit {
    size_t start, end;
    struct span what; /* its type, and by what; its bytes are of what it says */
};
struct coded_hits {
    struct coded_hit *at;
    size_t count, room;
};
struct draft;
bool coded_find(const struct draft *d, struct str text, struct str own, struct coded_hits *ret,
                struct fault *f);

/* ---- prompt.c ---- */

struct prompt_words {
    const char *about;                           /* who it is and the rules */
    const char *tasks[ASSIST_TASKS];             /* what to do */
    const char *again[ASSIST_TASKS];             /* said once more, behind the data */
    const char *wishes[REWRITE_WISHES];          /* of rewriting */
    const char *customer, *us, *subject, *files; /* headings */
    const char *articles, *macros, *thread, *own, *tone, *secret, *fence;
    const char *sought, *threads, *between, *together; /* of an article from several tickets */
    const char *langs[LANGS];
};
const struct prompt_words *prompt_words(const struct assist_case *about);
/* That the answer is to be in; LANG_UNKNOWN: nobody said. */
enum lang prompt_lang(enum assist_task task, const struct assist_case *about);
struct str prompt_system(struct arena *a, enum assist_task task, const struct assist_case *about,
                         struct str fence, struct str canary);

/* ---- draft.c ---- */

/* How one token of the ticket leaves. */
struct out_token {
    enum span_type type;
    uint32_t n, form;
    enum contract_form as;
    struct str name;   /* of the ticket: "⟦IBAN_1⟧"; of what is new: what stood there */
    struct str sent;   /* what the provider sees */
    struct str normal; /* of what is new */
    struct str own;    /* of what is new: the token made for it */
    int64_t uses;
};

/* Of the question's language and rules, and what is known. */
struct pii_hints question_hints(const struct gateway_question *q, const struct watch *watch);

struct gateway_inside {
    struct chat_request request;
    struct str system, own; /* the prompt; and with it all that stands there whatever the ticket */
    const struct nonce *nonce; /* while it is planned */
    struct str canary, fence;
    struct str thread; /* what the customer and the agents wrote, minimised, with tokens */
    struct str said;   /* the same with what the provider sees */
    struct out_token *tokens;
    size_t token_count, token_room;
    uint32_t highest[SPAN_TYPES]; /* of the ticket's numbers, by type */
    struct pii_book book;         /* what is sent, and what it stands for */
    const struct library_hit *passages;
    size_t passage_count;
    struct pii_hints hints;
    size_t hidden;
    bool talk; /* another program's: its answer is not ours to judge */
};

struct draft {
    struct arena *arena;
    const struct gateway *gateway;
    const struct gateway_question *question;
    const struct task_row *row;
    struct gateway_inside *in;
    struct gateway_plan *plan;
    struct buf text;          /* what the provider is given as the user's */
    struct draft_part *parts; /* of it: what people wrote */
    size_t part_count, part_room;
    bool tokens_only; /* no made-up values: one of them was of a real person */
};

struct draft_part {
    size_t start, end;
};

/* The user's message: in->thread, in->said, tokens and counts. */
bool draft_make(struct draft *d, struct str *ret_text, struct fault *f);
/* Another program's messages, one of `ret` each. */
bool draft_talk(struct draft *d, struct chat_message *ret, struct fault *f);

/* ---- look.c ---- */

bool look_at(struct draft *d, struct str body, struct fault *f);

/* ---- the gateway ---- */

#define LOAD_PROVIDERS 128

struct load {
    struct id provider, org;
    int64_t version;
    unsigned under_way;
    unsigned failures;   /* one after the other */
    int64_t rests_until; /* clock_ticks() */
    int64_t used;
};

struct gateway {
    struct gateway_parts parts;
    struct arena *arena;
    struct pii_rules *structured;       /* only what has a form: for bytes that are no text */
    uint8_t nonce_key[CRYPTO_KEY_SIZE]; /* of this run */
    pthread_mutex_t mutex;
    struct load loads[LOAD_PROVIDERS];
};

#define LOAD_FAILURES 5 /* one after the other: then it is let rest */
#define LOAD_REST     ((int64_t)30 * 1000000000)

/* load.c: may a call to this provider begin, of so many of it and of its organisation?  One that
 * may is under way until load_leave().  `now` is clock_ticks(). */
bool load_enter(struct gateway *g, const struct gateway_provider *p, int64_t now,
                enum gateway_stop *ret_stop);
enum load_end { LOAD_WELL, LOAD_FAILED, LOAD_NEITHER };
void load_leave(struct gateway *g, const struct gateway_provider *p, int64_t now,
                enum load_end end);

/* ---- send.c ---- */

#define WAIT_FIRST 400  /* ms before the second try; doubled for each further one */
#define WAIT_MOST  8000 /* when the provider does not say how long */

/* Milliseconds to wait after so many tries more than one: what the provider asks for (0: it does
 * not say), else the half of that and as much again at most, by chance, so that many that failed
 * together do not come back together. */
int64_t retry_wait(unsigned more, int64_t asked);

/* ---- record.c ---- */

struct recording {
    struct gateway *gateway;
    struct arena *arena;
    const struct gateway_question *question;
    const struct gateway_plan *plan;
    int64_t day; /* that the call is counted in */
};

/* Durable when it returns.  *stop is STOP_NONE where nothing is against it, and STOP_BUDGET or
 * STOP_SHARED_BUDGET afterwards where the day has no room. */
bool record_exit(struct recording *r, enum gateway_stop *stop, uint64_t *ret_entry,
                 struct fault *f);
/* Of a plan that is made: what the day sets aside for it. */
int64_t plan_cost(const struct gateway_question *q, const struct gateway_plan *plan);
/* Sets tokens and cost; `heard`: bytes of text. */
/* `begun`: of how many tries an answer began, which is when a provider has read and counts what it
 * was sent; `heard`: bytes of text, of all tries. */
void record_cost(const struct recording *r, struct gateway_answer *answer, unsigned begun,
                 size_t heard);
bool record_end(const struct recording *r, const struct gateway_answer *answer, struct fault *f);

/* ---- way.c ---- */

#define TOKEN_OPENS STR("\xe2\x9f\xa6")

/* Where in another program's answer it is. */
struct way {
    bool round;      /* behind "](" */
    bool tag;        /* behind "<a" */
    bool equals;     /* in it, behind "=" */
    char quote;      /* in it, that of the attribute's value; or 0 */
    bool long_word;  /* what was read last was cut off one */
    bool fresh_line; /* nothing but space since the line began */
    bool disguised;  /* from here on nothing is put back */
};

/* Reads the next piece into `to`; how many bytes of `rest` (not empty) it used, 0: more must come.
 */
size_t way_unit(struct way *w, struct buf *to, struct str rest, bool at_end);

/* ---- hear.c ---- */

struct hearing;
struct hearing *hearing_new(struct arena *a, const struct gateway_plan *plan,
                            const struct gateway_hearer *hearer, struct fault *f);
bool hearing_feed(struct hearing *h, struct str piece); /* false: nobody hears any more */
bool hearing_end(struct hearing *h);
void hearing_is_cut(struct hearing *h); /* there is more than was given, or said: DOUBT_CUT */
/* All that was heard, and what was taken out of it. */
struct str hearing_text(const struct hearing *h);
void hearing_marks(const struct hearing *h, const struct assist_mark **ret, size_t *ret_count);
/* A text of JSON that was heard raw, and where something was taken out of it. */
struct heard {
    struct str text;
    const struct assist_mark *marks;
    size_t mark_count;
};
bool hearing_clean(struct arena *a, const struct gateway_plan *plan, struct str text,
                   struct heard *ret, struct fault *f);
bool link_of_passage(const struct library_hit *hit, struct str link);

/* ---- link.c ---- */

bool is_link(struct str word);
bool may_be_link(struct str word);  /* or a name with an ending that few know, as evil.shop */
bool link_carries(struct str word); /* one that calls somebody, who sees all of it */
struct str link_trim(struct str word);

/* ---- altered.c ---- */

struct altered {
    enum span_type type;
    uint32_t n;
    size_t start, end;
    bool plain; /* "person 1": a token only where there is such a one */
};
/* Does what stands before the digits at `digits` make them a token's number? */
bool altered_at(struct arena *a, struct str text, size_t digits, struct altered *ret);

/* ---- answer.c ---- */

bool answer_check(struct gateway *g, struct arena *a, const struct gateway_question *q,
                  const struct gateway_plan *plan, const struct hearing *h,
                  struct assist_answer *ret, struct fault *f);

/* rubric.c: the JSON of `quality` in its canonical form; FAULT_INVALID when it has another shape.
 */
bool rubric_read(struct arena *a, const struct gateway_plan *plan, struct str text,
                 struct assist_answer *ret, struct fault *f);

#endif
