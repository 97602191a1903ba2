/* SPDX-License-Identifier: EUPL-1.2 */
/* assist_priv.h - what the files of AI in a ticket share. */
#ifndef DESK_ASSIST_PRIV_H
#define DESK_ASSIST_PRIV_H

#include "assist/embed.h"
#include "desk/assist.h"
#include "desk/desk_priv.h"
#include "desk/near.h"

/* ---- feedback.c ---- */

struct fates {
    struct fate_row *at;
    size_t count;
};
/* Of what agents made of sources on one topic in one language, in the last FATE_DAYS. */
bool fates_read(struct desk *d, struct arena *a, struct id org, struct str intent, struct str lang,
                struct fates *ret, struct fault *f);
struct assist_fate fate_of(const struct fates *all, const struct suggestion_source_row *source);
/* Brings them into order by score and fate; one fate each. */
bool fates_rank(const struct fates *all, struct arena *a, struct library_hit *hits, size_t count,
                struct assist_fate **ret_fates, struct fault *f);

/* One question on its way. */
struct asking {
    struct desk *desk;
    struct arena *arena;
    const struct principal *by; /* who asks */
    struct principal tool;      /* the same, as the tool that reads */
    const struct assist_wanted *wanted;
    struct bench_place *place;
    struct ticket_view_full seen; /* as who asks sees it */
    struct ticket_view_full read; /* as the tool does */
    struct org_settings settings;
    struct org_rules *rules; /* of detection */
    struct contracts contracts;
    struct assist_case about;
    struct pii_book own;         /* rewrite: what the agent's text held */
    struct ai_question question; /* of AI's switches */
    struct ai_standing standing;
    struct watch *watch;
    struct blinder *blinder; /* of the watch */
    struct fates fates;      /* of what agents judged on this topic before */
    bool by_words; /* nothing leaves to find articles: what a preview shows is what will leave */
    /* Of several tickets (assist_several.c): each on its own, whose messages are in `about`. */
    struct asking *parts;
    size_t part_count;
    size_t together; /* of a part: how many tickets it is asked about with; else 0 */
};

/* ---- assist_ask.c ---- */

void left_describe(const struct gateway_plan *plan, struct assist_left *ret);
/* What would leave, in all calls that it takes; the watch is there. */
bool ask_what(struct asking *k, struct assist_left *ret, struct fault *f);
/* Through the gateway; a failure of the provider is ret->stop. */
bool ask_provider(struct asking *k, const struct gateway_hearer *hearer, struct assist_result *ret,
                  struct fault *f);

/* ---- assist.c ---- */

/* What is read already: planned, or asked for and not kept yet. */
bool asking_preview(struct asking *k, struct assist_left *ret, struct fault *f);
bool asking_ask(struct asking *k, const struct gateway_hearer *hearer, struct assist_result *ret,
                struct fault *f);

/* ---- assist_case.c ---- */

/* Sees, asks whether AI is on, reads: fills everything but `watch`.  FAULT_DENIED: "ai:...". */
bool asking_read(struct asking *k, struct fault *f);
/* Its steps: sees, and asks whether AI is on; is it over, where the task wants that; reads the
 * thread as the tool; what is known beside it. */
bool asking_look(struct asking *k, struct fault *f);
bool asking_is_over(const struct asking *k);
bool asking_take(struct asking *k, struct fault *f);
bool asking_know(struct asking *k, struct fault *f);
/* Whom a question of this ticket is about, for desk_ai(); the task is the caller's to set. */
bool asking_who(struct asking *k, struct ai_question *ret, struct fault *f);
/* The basis of the ticket's source, into k->about. */
bool asking_basis(struct asking *k, struct fault *f);
/* Only for the embedded provider: what colleagues answered when somebody asked alike.  Who sees
 * their own tickets only gets none of it; nobody's answers who opted out. */
bool asking_past(struct asking *k, struct fault *f);
/* Only for a provider: everything known of the ticket's persons, or of all the tickets'. */
bool asking_watch(struct asking *k, struct fault *f);
/* "Bonjour Claire Morel," and "Cordialement,\nAnna\nMaison Lumen". */
bool asking_courtesy(struct asking *k, struct str *ret_greeting, struct str *ret_signature,
                     struct fault *f);
/* A letter without such a greeting before it and such a signature after it, whoever they name. */
struct str courtesy_cut(enum lang lang, struct str letter);
bool asking_author(struct asking *k, struct str *ret_name, struct fault *f);
void asking_end(struct asking *k);

/* near.c: as near_question(), of a ticket that is read already. */
bool near_asking(struct asking *k, struct library_query *q, struct near_said *ret, struct fault *f);
/* Would it send anything? */
bool near_would(struct asking *k, bool *ret_would, struct fault *f);

/* ---- assist_macros.c ---- */

/* Those of the customer's language that say something of what is asked. */
bool asking_macros(struct asking *k, struct fault *f);
/* Fills the placeholders of a macro, as far as whoever asked sees what they stand for; it may greet
 * and sign by itself. */
bool asking_fill(struct asking *k, struct assist_result *ret, struct fault *f);

/* ---- assist_kept.c ---- */

/* In the store, sealed; sets ret->id and ret->at. */
bool suggestion_keep(struct asking *k, struct assist_result *ret, struct fault *f);
/* What left for a vector of the ticket's question, beside what else left for the ticket. */
bool suggestion_keep_vector(struct asking *k, const struct gateway_vectors *got, struct fault *f);
/* One, opened for somebody who works on its ticket; journalled. */
/* A reply went out: what became of the ticket's drafts (assist_judge.c).  Logs what goes wrong. */
void suggestions_see(struct desk *d, const struct principal *by, struct id ticket,
                     struct skeleton reply);
bool suggestion_open(struct desk *d, struct arena *a, const struct principal *by, struct id ticket,
                     struct id id, struct suggestion_view *ret, struct fault *f);

#endif
