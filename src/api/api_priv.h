/* SPDX-License-Identifier: EUPL-1.2 */
/* api_priv.h - what the files of the api share: the exchange, the route table, rendering. */
#ifndef API_API_PRIV_H
#define API_API_PRIV_H

#include "account/factor.h"
#include "account/once.h"
#include "account/passkey.h"
#include "account/token.h"
#include "api/api.h"
#include "assist/task.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/thread.h"
#include "people/people.h"
#include "policy/scope.h"

#define API_JSON_MAX  ((size_t)256 << 20) /* an answer */
#define API_PARTS_MAX 4                   /* {id}s in a path */
#define API_STREAMS   2000

struct stream_place {
    struct http_stream *stream;
    struct id org, account;
    unsigned roles; /* a change of them ends the session */
    uint8_t session[CRYPTO_HASH_SIZE];
    msec until;              /* when the session ends, as far as is known */
    struct user_scope scope; /* when the stream was opened: it ends when that changes */
    struct arena *memory;    /* of the scope */
};

/* Who was refused what, a moment ago (refusal.c). */
struct refused {
    uint8_t key[32];
    msec until; /* no entry of it before */
    int64_t more;
};
#define API_REFUSED 1024

struct presence {
    struct id ticket, account, org;
    msec until;
    bool typing;
};
#define API_PRESENT 1024

struct api {
    struct api_parts parts;
    struct http_server *server;
    pthread_mutex_t mutex;
    struct stream_place streams[API_STREAMS];
    size_t stream_count;
    struct presence present[API_PRESENT];
    struct refused refused[API_REFUSED];
    bool stopping;
    struct {
        msec at;
        bool at_work, failed;
    } probe;              /* of the store, for /readyz */
    pthread_cond_t woken; /* the care of streams, to stop */
    pthread_t care;
    bool caring;
    unsigned assists; /* answers of AI that are being made, a thread each (assist.c) */
    pthread_cond_t assist_ended;
    unsigned searches;  /* for articles, a thread each (articles.c) */
    unsigned entrances; /* calls of other programs to AI that are under way (entrance.c) */
};

/* One request on its way through a route. */
struct exchange {
    struct api *api;
    const struct http_request *rq;
    struct http_reply *rp;
    struct arena *arena;
    struct str part[API_PARTS_MAX]; /* what stood for {..} in the path, in order */
    struct session session;         /* AUTH_SESSION */
    struct principal by;
    struct id source;    /* AUTH_TOKEN: the source the token is for */
    struct str tasks;    /* AUTH_TASKS: those that the token is for */
    json_t *body;        /* of a POST or PATCH with JSON; an object */
    struct str replayed; /* the kept answer of an Idempotency-Key, ptr NULL: do the work */
    struct id planned;   /* with an Idempotency-Key: the id of what is made, the same at each try */
    struct str keep;     /* what the handler wants kept as the answer: JSON of ids */
    const struct route *route;
};

/* AUTH_HALF: a log-in that is under way will do. */
enum auth { AUTH_NONE, AUTH_HALF, AUTH_SESSION, AUTH_TOKEN, AUTH_TASKS };
/* ROUTE_FRESH: a factor must have been shown just now ("step-up"). */
enum route_flag { ROUTE_ONCE = 1, ROUTE_JSON = 2, ROUTE_LARGE = 4, ROUTE_FRESH = 8 };

struct route {
    const char *method, *path; /* below /api/v1 unless it starts with "//" */
    bool (*run)(struct exchange *x, struct fault *f);
    enum auth auth;
    unsigned flags;
    const char *body;   /* the schema of a JSON body */
    const char *query;  /* parameters, as the members of a schema: "view?:View n:int" */
    int status;         /* of success */
    const char *answer; /* a schema, "Schema[]" for a page of them, or a media type */
    const char *summary;
};

extern const struct route api_routes[];
extern const size_t api_route_count;

/* ---- shapes of bodies and answers (schema.c) ---- */
struct schema_member {
    struct str name, type;
    bool optional, nullable, list;
};
const char *schema_members(const char *name); /* NULL: no such schema */
/* The next member of a list of them; false at its end. */
bool schema_next(struct str *rest, struct schema_member *ret);
/* Into the open object; and all of them, as the member "schemas". */
void schema_write_type(struct json_out *o, const struct schema_member *m);
void schema_write_all(struct json_out *o);
const char *api_view_at(int i); /* the views' names, NULL behind the last */

/* ---- answers ---- */
/* A writer whose text becomes the body by reply_json(). */
struct answer {
    struct buf buf;
    struct json_out out;
};
void answer_start(struct answer *n, struct exchange *x);
bool answer_send(struct answer *n, struct exchange *x, int status, struct fault *f);
/* A list: {"items":[ ... and what ends one that has no next page. */
void answer_list(struct answer *n, struct exchange *x);
bool answer_list_send(struct answer *n, struct exchange *x, struct fault *f);
bool reply_nothing(struct exchange *x); /* 204 */
struct str problem_json(struct arena *a, const struct fault *f, int status);
void assist_stop(struct api *api); /* waits for the answers of AI to end */

/* ---- answers of AI (assist.c) ---- */
struct assist_left;
struct assist_result;
/* The members of what would leave, into an object that is open. */
void assist_write_preview(struct json_out *o, const struct assist_left *left);
/* The members of Suggestion, into an object that is open. */
void assist_write_result(struct exchange *x, struct json_out *o, enum assist_task task,
                         const struct assist_result *r);
/* One of the answers that may be written at once, whole or as streams; FAULT_BUSY when there is
 * none.  Whoever takes a place gives it back. */
bool assist_take_place(struct api *api, struct fault *f);
void assist_give_place(struct api *api);
/* Does the session last that asked? */
bool assist_session_lasts(struct exchange *x);

/* For a handler to return: `run` goes on with a copy of the exchange, without its `body`, on a
 * thread of its own (http_reply_later), and `arg` is its.  Not on a route with ROUTE_ONCE. */
bool answer_later(struct exchange *x, bool (*run)(struct exchange *x, void *arg, struct fault *f),
                  void *arg, struct fault *f);

/* ---- what a request says ---- */
bool path_id(struct exchange *x, int n, struct id *ret, struct fault *f); /* bad: FAULT_MISSING */
/* ?purpose= or the body's, else what the roles are for. */
bool asked_purpose(struct exchange *x, enum purpose *ret, struct fault *f);
int64_t asked_limit(struct exchange *x);
/* If-Match: "3"; *ret_version is 0 for "*" (whatever is there) and when it is not `required`;
 * FAULT_UNTAGGED when it is. */
bool asked_version(struct exchange *x, bool required, int64_t *ret_version, struct fault *f);
/* With an Idempotency-Key: the id that an earlier try of this request made or may have made,
 * ID_NONE without a key.  keep_id() is the other end. */
bool made_before(struct exchange *x, struct id *ret_id, struct fault *f);
void keep_id(struct exchange *x, struct id id);
bool field_fault(struct fault *f, const char *field, const char *reason);
bool only_role(struct exchange *x, enum role role, struct fault *f);
/* The shape of errors below /v1; false elsewhere. */
bool entrance_explain(struct exchange *x, const struct fault *f);

struct entrance_wanted; /* desk/entrance.h */

/* The task that is called so, if the token is for it; FAULT_MISSING (entrance_read.c). */
bool entrance_model(struct exchange *x, struct str name, enum assist_task *ret, struct fault *f);
/* Reads what is asked at /v1/chat/completions (entrance_read.c).  Borrows from `body`;
 * FAULT_INVALID names the member that this desk does not ask for; FAULT_MISSING: no such model. */
bool entrance_read(struct exchange *x, json_t *body, struct entrance_wanted *ret, struct fault *f);

/* Writes down what the api refused, where no room did; not more than once a minute (refusal.c). */
void refusal_note(struct exchange *x, const struct route *r, const struct fault *why);

/* FAULT_DENIED "origin" when a browser says that another site's page asks (origin.c). */
bool check_origin(const struct exchange *x, struct fault *f);
/* FAULT_DENIED "step-up" unless a factor was shown just now. */
bool is_fresh(struct exchange *x, struct fault *f);

/* ---- the session (session.c) ---- */
enum cookie { COOKIE_SESSION, COOKIE_DEVICE, COOKIE_SSO };
void set_cookie(struct exchange *x, enum cookie which, struct str value, int seconds);
struct str cookie_name(const struct api *api, enum cookie which);
struct caller caller_of(const struct exchange *x);
void set_session_cookies(struct exchange *x); /* those that are new */
bool send_session(struct exchange *x, struct fault *f);
void write_roles(struct json_out *o, unsigned roles);
void write_factors(struct json_out *o, const char *key, unsigned bits);
const char *factor_word(enum factor factor);
/* A member that is an id, ID_NONE when it is not there. */
bool optional_id(struct exchange *x, const char *key, struct id *ret, struct fault *f);

/* ---- factors (security.c, passkey.c) ---- */
/* They may be set up in a whole session, or in a log-in that waits for nothing else that its owner
 * has. */
bool may_enrol(struct exchange *x, struct fault *f);
/* New recovery codes with the cookie and CSRF token that are new, too. */
bool send_codes(struct exchange *x, const struct str *codes, size_t count, struct fault *f);
/* The body's member "passkey". */
bool read_passkey(struct exchange *x, struct passkey_answer *ret, struct fault *f);

/* ---- rendering (render.c) ---- */

/* The members of what an answer cites, into an object that is open. */
void render_cited(struct json_out *o, const struct assist_cited *cited);
/* The members of AssistLeft (assist.c). */
void render_left(struct json_out *o, const struct assist_left *l, int64_t bytes_in, int64_t cost);
void write_field(struct json_out *o, const char *key, enum access access, struct str text);
void write_line(struct exchange *x, struct json_out *o, const struct ticket_line *l);
bool write_ticket(struct exchange *x, struct answer *n, struct id ticket, struct fault *f);
bool write_one_message(struct exchange *x, struct answer *n, struct id ticket, struct id message,
                       struct fault *f);
void write_person(struct json_out *o, const struct person_view *p);
/* {"id","name"} of an account, null for none. */
void write_account(struct exchange *x, struct json_out *o, const char *key, struct id account);
/* Who reads the policy's history, and what it gives whom: all but agents. */
bool reads_history(struct exchange *x, struct fault *f);
/* The member "scope" of an account. */
bool write_scope_of(struct exchange *x, struct json_out *o, struct id account, struct fault *f);
/* The members "ai_allowed" and "consents" of a person. */
bool write_consents(struct exchange *x, struct json_out *o, enum purpose purpose, struct id person,
                    struct fault *f);
/* {"fr","en"} */
void write_two_texts(struct json_out *o, const char *key, struct str fr, struct str en);

/* ---- the journal (journal.c, journal_find.c) ---- */
struct journal_line;
bool journal_reader(struct exchange *x, struct fault *f); /* may the caller read it? */
/* Another organisation's entry is null, with its hash. */
void write_journal_entry(struct exchange *x, struct json_out *o, const struct journal_line *l);

/* ---- handlers, by file ---- */
#define HANDLER(name) bool name(struct exchange *x, struct fault *f)
HANDLER(session_start);
HANDLER(session_get);
HANDLER(session_factor);
HANDLER(session_organisation);
HANDLER(session_fresh);
HANDLER(session_end);
HANDLER(sso_list_get);
HANDLER(sso_begin_post);
HANDLER(sso_again_post);
HANDLER(sso_done_post);
HANDLER(sso_end_get);
HANDLER(sso_get);
HANDLER(sso_post);
HANDLER(sso_delete);
HANDLER(passkey_get);
HANDLER(passkey_again_get);
HANDLER(passkey_new_get);
HANDLER(passkey_log_in_post);
HANDLER(passkey_post);
HANDLER(factor_patch);
HANDLER(security_get);
HANDLER(totp_post);
HANDLER(totp_confirm_post);
HANDLER(recovery_post);
HANDLER(factor_delete);
HANDLER(my_session_delete);
HANDLER(my_sessions_delete);
HANDLER(my_device_delete);
HANDLER(my_devices_known);
HANDLER(my_password_post);
HANDLER(user_post);
HANDLER(user_patch);
HANDLER(user_invitation_post);
HANDLER(user_sessions_delete);
HANDLER(invitation_post);
HANDLER(invitation_accept_post);
HANDLER(meta_get);
HANDLER(users_get);
HANDLER(views_get);
HANDLER(tickets_get);
HANDLER(ticket_get);
HANDLER(ticket_patch);
HANDLER(ticket_reveal);
HANDLER(ticket_copied);
HANDLER(openings_get);
HANDLER(alerts_get);
HANDLER(alert_acknowledge_post);
HANDLER(emergencies_get);
HANDLER(emergency_review_post);
HANDLER(reply_post);
HANDLER(note_post);
HANDLER(viewing_post);
HANDLER(attachment_get);
HANDLER(message_post);
HANDLER(persons_get);
HANDLER(person_get);
HANDLER(models_get);
HANDLER(model_get);
HANDLER(completions_post);
HANDLER(sources_get);
HANDLER(source_post);
HANDLER(source_patch);
HANDLER(providers_get);
HANDLER(provider_post);
HANDLER(provider_get);
HANDLER(provider_patch);
HANDLER(provider_delete);
HANDLER(provider_approvals_post);
HANDLER(provider_approval_delete);
HANDLER(provider_documents_post);
HANDLER(provider_document_get);
HANDLER(provider_document_delete);
HANDLER(ai_switches_get);
HANDLER(ai_switches_patch);
HANDLER(ai_use_get);
HANDLER(person_consents_post);
HANDLER(articles_get);
HANDLER(article_post);
HANDLER(article_get);
HANDLER(article_patch);
HANDLER(article_versions_get);
HANDLER(article_file_post);
HANDLER(article_file_get);
HANDLER(article_file_delete);
HANDLER(assist_get);
HANDLER(assist_post);
HANDLER(assist_preview_post);
HANDLER(suggestions_get);
HANDLER(suggestion_verdict_post);
HANDLER(suggestion_figures_get);
HANDLER(automatic_get);
HANDLER(automatic_judge_post);
HANDLER(automatic_rules_get);
HANDLER(automatic_rule_post);
HANDLER(automatic_cases_get);
HANDLER(knowledge_get);
HANDLER(knowledge_patch);
HANDLER(knowledge_search_post);
HANDLER(knowledge_preview_post);
HANDLER(macros_get);
HANDLER(macro_post);
HANDLER(macro_get);
HANDLER(macro_patch);
HANDLER(macro_used_post);
HANDLER(suggestion_export_get);
HANDLER(knowledge_alike_post);
HANDLER(gaps_get);
HANDLER(article_draft_post);
HANDLER(article_draft_preview_post);
HANDLER(gaps_done_post);
HANDLER(quarantine_get);
HANDLER(quarantine_release);
HANDLER(policy_get);
HANDLER(policy_post);
HANDLER(policy_explain_get);
HANDLER(policy_check_post);
HANDLER(policy_rollback_post);
HANDLER(policy_floors_get);
HANDLER(policy_versions_get);
HANDLER(policy_version_get);
HANDLER(policy_diff_get);
HANDLER(proposals_get);
HANDLER(proposal_approve_post);
HANDLER(proposal_refuse_post);
HANDLER(policy_who_get);
HANDLER(policy_sees_get);
HANDLER(user_scope_post);
HANDLER(user_openings_get);
HANDLER(user_openings_post);
HANDLER(guards_get);
HANDLER(person_restrict_post);
HANDLER(person_protect_post);
HANDLER(organisation_get);
HANDLER(organisation_patch);
HANDLER(mark_post);
HANDLER(corrections_get);
HANDLER(corrections_delete);
HANDLER(detection_try_post);
HANDLER(tokens_get);
HANDLER(token_post);
HANDLER(token_delete);
HANDLER(journal_checkpoint_get);
HANDLER(journal_key_get);
HANDLER(journal_tile_get);
HANDLER(journal_entries_get);
HANDLER(journal_proof_get);
HANDLER(journal_find_get);
HANDLER(witnesses_get);
HANDLER(witness_post);
HANDLER(witness_delete);
HANDLER(witness_send_post);
HANDLER(cosignatures_post);
HANDLER(journal_export_get);
HANDLER(journal_page_get);
HANDLER(journal_tlog_get);
HANDLER(journal_growth_post);
HANDLER(events_get);
HANDLER(openapi_get);
HANDLER(form_get);
HANDLER(form_post);
HANDLER(human_get);
HANDLER(human_post);
HANDLER(help_style_get);
HANDLER(help_get);
HANDLER(help_list_get);
HANDLER(help_article_get);
HANDLER(help_file_get);
HANDLER(health_get);
HANDLER(ready_get);
HANDLER(metrics_get);

/* What went wrong with the public form or a help page, as a page for who sees it; false for other
 * paths. */
bool form_explain(struct exchange *x);
bool help_explain(struct exchange *x);
bool human_explain(struct exchange *x);
/* The member "files" of an article (article_files.c). */
bool write_article_files(struct exchange *x, struct json_out *o, struct id article,
                         struct fault *f);
/* The console: any path no route has. */
bool console_get(struct exchange *x, struct fault *f);
bool console_has(struct str path);
void events_tell(void *arg, const struct desk_event *e);
/* What an account sees has changed: its streams end, and its browsers open new ones. */
void events_rescope(struct api *api, struct id account);
/* A stream ends with the session it was opened in, however that ends. */
bool events_start(struct api *api, struct fault *f);
void events_stop(struct api *api);
/* Who looks at a ticket now, but the asker. */
void write_viewing(struct exchange *x, struct json_out *o, struct id ticket);

#endif
