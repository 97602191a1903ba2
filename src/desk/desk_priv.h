/* SPDX-License-Identifier: EUPL-1.2 */
/* desk_priv.h - what the files of the desk share. */
#ifndef DESK_DESK_PRIV_H
#define DESK_DESK_PRIV_H

#include <stdatomic.h>

#include "base/thread.h"
#include "desk/desk.h"
#include "knowledge/library.h"
#include "text/text.h"

#define DESK_ARENA_MAX ((size_t)512 << 20) /* one message with all its attachments, sealed */
#define DESK_LISTENERS 8

/* What one thread needs for splitting and stemming; lent, given back. */
struct bench_place {
    struct bench_place *next;
    struct pii_scratch *scratch;
    struct text_stemmer *stemmer;
};

struct desk {
    struct desk_parts parts;
    struct library *library;
    struct arena *arena; /* long-lived: folder and origin */
    const char *blobs, *blobs_new;
    pthread_mutex_t mutex;
    struct bench_place *free_places;
    struct org_rules *rules; /* rules.c */
    struct {
        void (*tell)(void *arg, const struct desk_event *e);
        void *arg;
    } listener[DESK_LISTENERS];
    size_t listeners;
    atomic_uint_fast64_t stage_ns[DESK_STAGES_MAX];
    pthread_t reading; /* reading.c */
    pthread_cond_t reading_wakes;
    bool is_reading, reading_stops, reading_wanted;
    pthread_t nearing; /* near_articles.c */
    pthread_cond_t nearing_wakes;
    bool is_nearing, nearing_wanted;
    atomic_bool nearing_stops;
    pthread_t automatic; /* automatic.c */
    pthread_cond_t automatic_wakes;
    bool is_automatic, automatic_stops, automatic_wanted;
    struct str where;              /* the desk's address, for links in mails; "" for none */
    atomic_int_fast64_t gap_noted; /* when a question of a help page was last kept (gaps.c) */
    atomic_uint_fast64_t taken, duplicates, quarantined, failed;
};

struct bench_place *place_take(struct desk *d, struct fault *f);
void place_give(struct desk *d, struct bench_place *p);

void desk_tell(struct desk *d, struct id org, struct id ticket, int64_t version);
void desk_tell_alert(struct desk *d, struct id org, struct id alert);

/* ---- places of sealed values ---- */
struct place ticket_place(struct id ticket, bool snippet);
struct place body_place(struct id message);
struct place envelope_place(struct id ticket, enum span_type type, uint32_t n, uint32_t form,
                            bool mask);
struct place attachment_place(struct id attachment, bool bytes);
struct place attachment_found_place(struct id attachment);
struct place quarantine_place(struct id id);

/* ---- the text of a message, in parts, as it is sealed ---- */
struct body {
    struct skeleton subject, text, quote, signature;
};
struct str sealed_body_write(struct arena *a, const struct body *b);
bool sealed_body_read(struct arena *a, struct str json, struct body *ret, struct fault *f);

/* About 140 characters, no token cut. */
struct str snippet_of(struct arena *a, struct skeleton text);

/* ---- organisations' rules for detection (rules.c) ---- */
struct org_rules;
/* Those of these settings; given back by org_rules_drop(). */
bool rules_take(struct desk *d, struct id org, const struct org_settings *s,
                struct org_rules **ret_rules, struct fault *f);
void org_rules_drop(struct org_rules **rules);
const struct pii_rules *org_rules_ready(const struct org_rules *r);
const struct colleagues *org_rules_colleagues(const struct org_rules *r);
struct pii_keyed rules_keyed(const struct blinder *b);
/* How far corrections move a type's threshold: a step for each five more of one kind than of the
 * other, at most four.  Up for what was wrong, down for what was missed below the threshold. */
float rules_shift(int64_t missed, int64_t wrong);
void rules_forget(struct desk *d); /* all; none may be lent */

/* ---- splitting (split.c) ---- */
/* A book for the ticket, filled with the digests of the tokens it has. */
bool book_open(struct arena *a, const struct blinder *b, const struct envelope_row *rows,
               size_t count, bool keep_credentials, struct pii_book *ret, struct fault *f);
struct split_how {
    struct desk *desk;
    struct arena *arena;
    struct bench_place *place;
    struct pii_book *book;
    const struct pii_hints *hints;
};
/* Finds and takes out; an empty text gives an empty skeleton. */
bool split_text(const struct split_how *how, struct clear text, struct skeleton *ret,
                struct fault *f);
/* The same for a text whose tokens (of this book) are meant: an agent's. */
bool split_written(const struct split_how *how, struct str text, struct skeleton *ret,
                   struct fault *f);
/* Seals the book's new tokens into rows. */
bool seal_tokens(struct arena *a, const struct sealer *s, struct id ticket,
                 const struct pii_book *book, struct envelope_row **ret_rows, size_t *ret_count,
                 struct fault *f);
/* "identity,financial" of the tokens and of `more` (a bit each), in table order, "content"
 * always. */
const char *categories_of(struct arena *a, const struct pii_book *book, unsigned more);

/* ---- personal data in attachments (attached.c) ---- */
struct attached {
    enum extent read;
    enum unread why;
    int64_t found[SPAN_TYPES];
    struct skeleton text; /* empty: not read, or too much in it */
};
/* One for each attachment, in the arena; their tokens go into the book. */
bool attached_split(const struct split_how *how, const struct incoming *in,
                    struct attached **ret_attached, struct fault *f);
/* What is in a text, into `ret`: how much of each type, and its skeleton unless there is too much.
 */
bool attached_split_text(const struct split_how *how, struct clear text, struct attached *ret,
                         struct fault *f);
unsigned attached_categories(const struct attached *at, size_t count);
/* All but the text, as JSON to be sealed, and back. */
struct str attached_write(struct arena *a, const struct attached *at);
bool attached_read(struct str json, struct attached *ret, struct fault *f);

/* ---- attachments that are read once their message is in (reading.c, scan.c) ---- */
void reading_wake(struct desk *d);
void reading_stop(struct desk *d);
/* One of them, whatever comes of it; it waits no more.  False: it waits still. */
bool scan_waiting(struct desk *d, struct waiting_row *w, struct fault *f);

/* ---- tags (tags.c) ---- */
bool tags_seal(struct arena *a, const struct sealer *s, const struct blinder *b, struct id ticket,
               struct str tags, struct str *ret_stored, struct fault *f);
bool tags_same(struct str one, struct str other); /* both as stored */
/* As stored into JSON, in place; of an erased person: none. */
bool tags_open(struct desk *d, const struct grant *g, struct arena *a, const struct ticket_row *t,
               struct str *tags, struct fault *f);

/* Keyed search terms of a message: words of its skeletons, and the words of names. */
struct indexing {
    struct arena *arena;
    struct bench_place *place;
    const struct blinder *blinder;
    const struct body *body;
    const struct pii_book *book;
    enum lang lang;
    struct str name; /* of whom the ticket is from; may be empty */
    const struct attached *attached;
    size_t attached_count;
};
struct str index_terms(const struct indexing *what);

/* ---- intake (intake.c) ---- */

/* One message at the counter. */
struct delivery {
    const struct source_row *source;
    const struct principal *by;
    const struct arriving *arriving;
};
/* Seals it unread into quarantine; the same bytes twice are held once. */
bool quarantine_hold(struct desk *d, struct arena *a, const struct blinder *b,
                     const struct delivery *in, struct taken *ret_taken, struct fault *f);
/* "no purpose", "no basis", "no retention"; NULL when everything is declared. */
const char *source_lacks(const struct source_row *s);

/* ---- what is known of a person (recall.c) ---- */

extern const enum span_type known_types[KNOWN_KINDS];

bool person_recall(struct desk *d, struct arena *a, const struct principal *by, struct id person,
                   struct person_view *ret, struct fault *f);
/* The same for what leaves: FAULT_DENIED "ai:watch" where the policy leaves any of it out. */
bool person_recall_whole(struct desk *d, struct arena *a, const struct principal *by,
                         struct id person, struct person_view *ret, struct fault *f);
/* Are all words of the shorter name in the longer one? */
bool person_name_fits(struct arena *a, struct str one, struct str other);

#define KNOWLEDGE_MORE 8 /* that a message may add to what is known already */
struct knowledge {       /* with room for COLLEAGUES_KNOWN besides */
    struct pii_known *at;
    size_t count, room;
};
/* `person` may be NULL. */
bool knowledge_start(struct knowledge *k, struct arena *a, const struct person_view *person,
                     struct fault *f);
void know(struct knowledge *k, enum span_type type, struct str value);

/* ---- who works here (colleagues.c) ---- */

#define COLLEAGUES_KNOWN                                                                           \
    64                      /* whose names are looked for in one message; the ticket's own first   \
                             */
#define COLLEAGUES_MAX 4096 /* of an organisation that are kept ready; more are not known */

struct colleagues {
    const struct colleague *at; /* those who may log in first */
    size_t count;
};
/* Read anew, into the arena. */
bool colleagues_read(struct desk *d, struct arena *a, struct id org, struct colleagues *ret,
                     struct fault *f);
/* Adds names and addresses of the organisation's users: first of the ticket's assignee, of who
 * wrote in it and of `author` (ID_NONE: nobody), then of the others. */
bool know_colleagues(struct knowledge *k, struct desk *d, struct arena *a,
                     const struct org_rules *r, const struct ticket_row *ticket, struct id author,
                     struct fault *f);

/* ---- blobs (blob.c) ---- */
/* A declared type as it may be kept readable: one that everybody knows, or "any bytes". */
struct str blob_type(struct str declared);
bool blob_write(struct desk *d, struct id id, struct str sealed,
                struct fault *f);                              /* not kept yet */
bool blob_keep(struct desk *d, struct id id, struct fault *f); /* after the commit */
void blob_forget(struct desk *d, struct id id);                /* after a failure */
bool blob_read(struct desk *d, struct arena *a, struct id id, struct str *ret_sealed,
               struct fault *f);
/* At start: what a crash left half-way is kept or removed, as the database says. */
bool blob_recover(struct desk *d, struct fault *f);

/* The basis of the source a ticket came through, for its journal entries; "" for none. */
bool ticket_basis(struct tx *tx, struct arena *a, struct id ticket, const char **ret_basis,
                  struct fault *f);

/* May `by` work on tickets (not only see them)? Refusals are journalled. */
bool desk_may_work(struct desk *d, const struct principal *by, const char *act, struct id ticket,
                   struct fault *f);

/* May `by` see content at all, of this ticket or (ID_NONE) in numbers?  Refusals are journalled. */
bool desk_may_see(struct desk *d, const struct principal *by, enum purpose purpose, const char *act,
                  struct id ticket, struct fault *f);

/* The same of a person.  FAULT_CONFLICT for one who is erased. */
bool desk_may_person(struct desk *d, const struct principal *by, enum purpose purpose,
                     const char *act, struct id person, struct fault *f);

#endif
