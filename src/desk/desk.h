/* SPDX-License-Identifier: EUPL-1.2 */
/* desk.h - the counter and the desk behind it: a message's stages, and the life of a ticket.
 *
 * Everything that enters goes through desk_receive(); everything shown of a ticket goes through
 * a policy decision that is in the journal first.  Each function takes who asks (`by`) and stays
 * within that principal's organisation: another one's record is FAULT_MISSING. */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/id.h"
#include "domain/incoming.h"
#include "domain/span.h"
#include "people/people.h"
#include "pii/rules.h"
#include "policy/policy.h"
#include "store/messages.h"
#include "store/organisations.h"
#include "store/scopes.h"
#include "store/tickets.h"
#include "triage/triage.h"
#include "vault/vault.h"

struct desk;
struct gateway;
struct reader;

/* Somebody with an account in an organisation, as messages may name them. */
struct colleague {
    struct id id;
    struct str name, email;
    bool disabled;
    unsigned roles; /* a bit each */
    enum lang lang;
};

/* What whoever starts the program leaves of AI, whatever organisations switch: all of it, only what
 * is in the program itself (nothing goes to a provider), nothing. */
enum ai_lock { AI_FREE, AI_EMBEDDED_ONLY, AI_LOCKED, AI_LOCKS };
const char *ai_lock_name(enum ai_lock l); /* "none", "embedded", "all" */

/* The rooms a desk stands on; borrowed, closed after it. */
struct desk_parts {
    struct store *store;
    struct journal *journal;
    struct policy *policy;
    struct vault *vault;
    const struct pii *pii;
    const struct triage *triage;
    struct reader *reader;   /* of PDF; NULL: there is none, and none is read */
    struct gateway *gateway; /* to providers of AI; NULL: none is asked */
    const char *folder;      /* data folder: blobs/ lies in it */
    struct str origin;       /* names the installation; ends our Message-IDs */
    /* All of an organisation, into the arena; asked anew when its row says that users changed.
     * NULL: no names of agents are known. */
    bool (*colleagues)(void *arg, struct arena *a, struct id org, struct colleague **ret_at,
                       size_t *ret_count, struct fault *f);
    void *colleagues_arg;
    enum ai_lock ai_lock;
};

/* Is there room for an attachment?  Writes a small one, durably, and takes it away again: a
 * database writes where it has written before, long after the disk has no room for more. */
bool desk_probe(struct desk *d, struct fault *f);
bool desk_open(const struct desk_parts *parts, struct desk **ret_desk, struct fault *f);
void desk_close(struct desk *d);
const struct triage *desk_triage(const struct desk *d);

/* ---- organisations' settings ---- */

/* What an organisation asks of those who log in; account/ reads it from the stored settings. */
struct org_login {
    const char *require[ROLES]; /* "none" or "second", by role */
    int64_t idle_minutes, session_hours, fresh_minutes;
};

/* How an organisation has personal data opened (opening.h).  Limits are of a user and a day; one
 * that is 0 is none. */

/* Roles that one controller wants to let open in an emergency, until another one agrees. */
struct emergency_wanted {
    unsigned roles; /* 0: nobody waits */
    struct id by;
    msec at;
};

struct org_opening {
    bool reason_required;
    struct str *reasons; /* that it recommends */
    size_t reason_count;
    int64_t seconds;  /* that an opened value shows */
    const char *zone; /* "CET": whose hours these are */
    int64_t from, to; /* minutes of the day: when people work */
    unsigned days;    /* bit 0 Monday ... bit 6 Sunday */
    int64_t persons, openings, times, no_ticket, off_hours, sequence;
    unsigned emergency;   /* roles that may open in an emergency, a bit each */
    bool emergency_named; /* by somebody who changes settings */
    struct emergency_wanted wanted;
    int64_t review_days;
    int64_t mail_minutes; /* between two mails about alerts; 0: none is sent */
};

/* Of an organisation's calls to providers, all of them together; 0: no limit. */
struct org_ai_limits {
    int64_t at_once;                         /* under way */
    int64_t calls_max, tokens_max, cost_max; /* of a day, in UTC; cost in millionths of a euro */
};

struct org_settings {
    bool ai_enabled;
    struct str *ai_tasks;
    size_t ai_task_count;
    struct str ai_tone;     /* how the house speaks, in its own words: for drafts; "" for none */
    bool ai_names_balanced; /* names in what leaves as at intake; else what may be one is one */
    struct org_ai_limits ai_limits;
    struct str *regions;
    size_t region_count;
    bool keep_credentials;
    struct pii_wanted detection; /* its patterns are `customer_refs` */
    struct str json;             /* what was read */
    int64_t lessons;             /* of the organisation's row: grows with each correction */
    int64_t users;               /* of the organisation's row: grows with each change of a user */
    struct str *queues;          /* the first takes what nothing else decides */
    size_t queue_count;
    struct org_login login;
    struct org_opening opening;
};
/* Unknown or wrong members: FAULT_FIELDS. */
bool settings_read(struct arena *a, struct str json, struct org_settings *ret, struct fault *f);
/* Lays the members that somebody wants over `settings`; each mistake is named: FAULT_FIELDS. */
bool settings_check(struct arena *a, struct str json, struct org_settings *settings,
                    struct fault *f);
struct str settings_write(struct arena *a, const struct org_settings *s);
struct str settings_default(void);
bool desk_settings(struct desk *d, struct arena *a, struct id org, struct org_settings *ret,
                   struct fault *f);
bool desk_org_name(struct desk *d, struct arena *a, struct id org, struct str *ret_name,
                   struct fault *f);
/* Controller only. `json` holds the members to change. */
bool desk_settings_change(struct desk *d, const struct principal *by, struct str json,
                          struct fault *f);

/* A text against rules before they are saved: what would be taken, and why.  Controller only;
 * neither text nor rules are kept. */
struct detection_trial {
    struct str change; /* members of the settings, as for desk_settings_change() */
    struct str text;
};
bool desk_detection_try(struct desk *d, struct arena *a, const struct principal *by,
                        const struct detection_trial *trial, struct pii_candidates *ret,
                        struct fault *f);

/* ---- intake (intake.c, stages.c) ---- */

enum message_format { FORMAT_MAIL, FORMAT_JSON }; /* RFC 5322 bytes; the body of POST /messages */

struct taken {
    struct id ticket, message; /* none when quarantined; `message` is then the quarantine's id */
    int64_t number;            /* the ticket's */
    bool duplicate, quarantined, new_ticket;
};

/* Takes one message in: parse, find duplicate, resolve, split, seal, triage, index, store.  When
 * this returns true it is durable, whole; when false, nothing of it is there.  A source without
 * purpose, basis or retention: sealed unread into quarantine (invariant 10).  `by` is the
 * source's tool. */
bool desk_receive(struct desk *d, const struct source_row *source, const struct principal *by,
                  enum message_format format, struct str bytes, struct taken *ret_taken,
                  struct fault *f);

/* The same for a request that may have been tried before: `request` is the same at each try and,
 * where the sender has no id for the message, is what it is known by.  A second try finds what
 * the first one left, as a duplicate. */
struct arriving {
    enum message_format format;
    struct str bytes;
    struct id request; /* ID_NONE: none */
};
bool desk_receive_once(struct desk *d, const struct source_row *source, const struct principal *by,
                       const struct arriving *arriving, struct taken *ret_taken, struct fault *f);

/* Attachments that wait to be read: in a thread of its own, until the desk is closed ... */
bool desk_reading_start(struct desk *d, struct fault *f);
/* ... or now, those there are, until `stop` says so.  The fault is of one that is left waiting. */
bool desk_read_waiting(struct desk *d, bool (*stop)(void *arg), void *arg, struct fault *f);

/* How far an import of a file has come, so that an interrupted one goes on there (resume.c).
 * `file` is whatever tells this file from others; only its keyed digest is kept. */
struct import_spot {
    int64_t offset; /* bytes of the unpacked file before which everything is done; 0: none */
    int64_t number; /* messages or lines before it */
};
bool desk_import_spot(struct desk *d, const struct source_row *source, struct str file,
                      struct import_spot *ret_spot, struct fault *f);
bool desk_import_mark(struct desk *d, const struct source_row *source, struct str file,
                      const struct import_spot *spot, struct fault *f);
/* The file is done: nothing of it is kept. */
bool desk_import_done(struct desk *d, const struct source_row *source, struct str file,
                      struct fault *f);

/* What each stage has cost so far, for bench and metrics. */
#define DESK_STAGES_MAX 16
struct desk_figures {
    const char *stage[DESK_STAGES_MAX];
    uint64_t ns[DESK_STAGES_MAX];
    size_t stages;
    uint64_t taken, duplicates, quarantined, failed;
};
void desk_figures(struct desk *d, struct desk_figures *ret);

/* ---- reading tickets (view.c, list.c) ---- */

/* A token of a skeleton as the reader may see it. */
struct token_view {
    enum span_type type;
    uint32_t n, form;
    const char *kind;   /* or NULL */
    enum access access; /* what the matrix gives: clear may be opened */
    struct str text;    /* shown at once: identity in clear, the rest masked; empty for none */
    bool destroyed;     /* a credential that was not kept */
};

struct part_view {
    struct skeleton text;
};

struct attachment_view {
    struct id id;
    struct skeleton name;
    struct str type;
    int64_t size;
    enum extent read;          /* how much of its text was looked at */
    enum unread why;           /* not all of it was */
    int64_t found[SPAN_TYPES]; /* how many of each were found in that */
};

struct message_view {
    struct id id;
    enum direction direction;
    msec at;
    struct id author; /* account, for answers and notes */
    struct id source; /* that it came through, or ID_NONE */
    struct skeleton subject, text, quote, signature;
    struct attachment_view *attachments;
    size_t attachment_count;
    int64_t flags; /* enum message_flag */
    enum automatic automatic;
    struct str state;
    bool erased; /* its person's key is gone: no text */
};

/* A line of a list; also the head of a ticket. */
struct ticket_line {
    struct ticket_row row; /* subject and snippet as stored, sealed */
    struct skeleton subject, snippet;
    enum access name_access;
    struct str name; /* of the person, as far as the policy gives */
};

struct ticket_view_full {
    struct ticket_line head;
    struct person_view *participants;
    size_t participant_count;
    struct message_view *messages;
    size_t message_count;
    struct token_view *tokens; /* all of the ticket; skeletons name them */
    size_t token_count;
    struct change_row *changes;
    size_t change_count;
    uint64_t entry; /* the journal entry this view made */
    msec entry_at;
};

bool desk_ticket(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                 struct id ticket, struct ticket_view_full *ret, struct fault *f);

struct ticket_page {
    struct ticket_line *lines;
    size_t count;
    bool more; /* another page follows after the last line */
};
/* `filter->org` is set from `by`; `query` searches (words, an e-mail, a phone, "#12") when not
 * empty, best first, and then ignores the cursor. */
bool desk_tickets(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                  struct ticket_filter *filter, struct str query, struct ticket_page *ret,
                  struct fault *f);
bool desk_counts(struct desk *d, const struct principal *by, enum purpose purpose,
                 int64_t ret_counts[static VIEWS], struct fault *f);

bool desk_attachment(struct desk *d, struct arena *a, const struct principal *by,
                     enum purpose purpose, struct id ticket, struct id attachment,
                     struct str *ret_bytes, struct str *ret_type, struct fault *f);

/* ---- working on tickets (work.c) ---- */

struct ticket_change {
    bool has_status, has_assignee, has_queue, has_priority, has_tags, has_intent;
    bool has_sentiment, has_lang;
    enum status status;
    struct id assignee; /* ID_NONE: nobody */
    struct str queue;
    enum priority priority;
    struct str tags; /* JSON array of strings */
    struct str intent;
    enum sentiment sentiment;
    enum lang lang;
};
/* FAULT_MISSING when it is not there, or another organisation's.  Shows nothing of it. */
bool desk_has_ticket(struct desk *d, struct id org, struct id ticket, struct fault *f);
/* The same for somebody whose scope it must lie in, else FAULT_DENIED with the scope's rule; and
 * what an event of it would say.  The queue's name lives in the arena. */
struct desk_event;
bool desk_has_in_scope(struct desk *d, struct arena *a, const struct principal *by,
                       enum purpose purpose, struct id ticket, struct desk_event *ret,
                       struct fault *f);
/* FAULT_STALE unless the ticket is still at `version`; 0: whatever it is at. */
bool desk_change(struct desk *d, const struct principal *by, struct id ticket, int64_t version,
                 const struct ticket_change *change, struct fault *f);

/* Answers the customer (kept in the outbox) or notes.  Tokens of the ticket in `text` stand for
 * what they stand for; other personal data in it is taken out as in any message, and so is what
 * is known of the customer.  FAULT_STALE unless the ticket is at `version` (0: any version, for
 * notes only). */
struct ai_question;
struct reply {
    struct id id; /* of the message; ID_NONE: a new one.  There already: nothing is done again */
    enum direction direction; /* DIRECTION_OUT or DIRECTION_NOTE */
    struct str text;
    int64_t version;
    bool has_status;
    enum status status;
    bool automatic; /* of a rule (automatic.h): nobody's ticket after it, and sent once */
    /* Automatic: asked again as it is written.  FAULT_CONFLICT when AI is off by then, or another
     * rule than `by` in force. */
    const struct ai_question *question;
};
bool desk_reply(struct desk *d, const struct principal *by, struct id ticket,
                const struct reply *reply, struct id *ret_message, struct fault *f);

/* ---- what detection got wrong (mark.c, corrections.c) ---- */

#define MARK_VALUE_MAX 1000
struct message_mark {
    bool personal;       /* `value` was missed; else `token` is nobody's */
    enum span_type type; /* of what was missed */
    struct str value;    /* as it stands in the message */
    struct str token;    /* "PERSON_1" */
    struct str reason;   /* why it is put back: as for opening it (opening.h) */
};
/* The message is split and sealed anew, and the organisation learns of it: a keyed digest, a count.
 * What is put back in clear must be open to who asks, and is counted as an opening.  FAULT_FIELDS
 * when it does not stand there, or without a reason where the organisation asks for one;
 * FAULT_CONFLICT when the value is not of the message's person; FAULT_STALE when the ticket changed
 * meanwhile. */
bool desk_mark(struct desk *d, const struct principal *by, struct id ticket, struct id message,
               const struct message_mark *mark, struct fault *f);

struct correction_sum {
    enum span_type type;
    int64_t missed, wrong;
    float shift;     /* of the threshold, by these */
    float threshold; /* in force */
};
struct corrections {
    struct correction_sum sum[SPAN_TYPES];
    size_t count; /* types with corrections */
    int64_t lessons;
};
/* Controller only. */
bool desk_corrections(struct desk *d, struct arena *a, const struct principal *by,
                      struct corrections *ret, struct fault *f);
/* As if nobody had ever corrected anything; journalled.  Controller only. */
bool desk_corrections_reset(struct desk *d, const struct principal *by, struct fault *f);
/* Training rows (training.c): what stands around corrected places, missed and wrong ones, every
 * value replaced by a made-up one of its form, in the notation of marked mails; as JSON lines
 * {"id","lang","marked"} with `json`.  Controller only; journalled. */
bool desk_corrections_export(struct desk *d, struct arena *a, const struct principal *by, bool json,
                             struct buf *out, struct fault *f);

/* ---- persons ---- */
struct person_page {
    struct person_view *persons;
    int64_t *tickets; /* how many each has */
    size_t count;
    bool more;
};
bool desk_persons(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                  struct str query, struct id before, int64_t limit, struct person_page *ret,
                  struct fault *f);
bool desk_person(struct desk *d, struct arena *a, const struct principal *by, enum purpose purpose,
                 struct id person, struct person_view *ret_person, struct ticket_page *ret_tickets,
                 struct fault *f);

/* ---- sources ---- */
bool desk_sources(struct desk *d, struct arena *a, struct id org, struct source_row **ret_rows,
                  size_t *ret_count, struct fault *f);
/* FAULT_MISSING when it is another organisation's; `org` ID_NONE: any (the public form). */
bool desk_source(struct desk *d, struct arena *a, struct id org, struct id source,
                 struct source_row *ret, struct fault *f);
/* Is everything declared that taking messages in needs? */
bool source_is_complete(const struct source_row *s);
/* Adds (row->id ID_NONE: a new id is set) or changes what is declared; controller only, or the
 * program itself (by->id ID_NONE).  Wrong words: FAULT_FIELDS. */
bool desk_source_put(struct desk *d, const struct principal *by, struct source_row *row,
                     struct fault *f);

/* ---- quarantine (controller only) ---- */
struct quarantine_view {
    struct id id, source;
    msec at;
    struct str reason;
    int64_t size;
};
bool desk_quarantine(struct desk *d, struct arena *a, const struct principal *by, struct id after,
                     int64_t limit, struct quarantine_view **ret, size_t *ret_count,
                     struct fault *f);
/* Takes it in now that its source is complete; FAULT_CONFLICT while it is not. */
bool desk_release(struct desk *d, const struct principal *by, struct id quarantined,
                  struct taken *ret_taken, struct fault *f);

/* ---- what happens, for live views (events.c) ---- */
struct desk_event {
    struct id org, ticket;
    int64_t version;
    struct id assignee; /* who may hear of it follows from these (policy/scope.h) */
    struct str queue;   /* borrowed until `tell` returns, and so are `named` */
    bool restricted, vip;
    const struct scope_named *named; /* by guarded persons in it */
    size_t named_count;
    struct id
        alert; /* ID_NONE: a ticket changed; else an alert was raised or seen, and that is all */
};
/* `tell` is called from the thread that made the change, after it is durable; it must be quick
 * and must not call the desk. */
bool desk_listen(struct desk *d, void (*tell)(void *arg, const struct desk_event *e), void *arg,
                 struct fault *f);

#endif
