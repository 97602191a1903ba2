/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.h - who may see what, for which purpose; and the only maker of a `grant`.
 *
 * The matrix role x purpose x category gives none, masked or clear; a missing row is none
 * (invariant 6).  A built-in floor stands below every matrix and cannot be lifted.  A principal
 * with several roles gets the widest of them for the purpose it names.  Every decision, yes or
 * no, is in the journal, durably, before the caller learns it (invariant 3). */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/id.h"
#include "domain/privacy.h"
#include "journal/journal.h"
#include "store/store.h"

#define POLICY_CSV_MAX ((size_t)256 << 10)

/* Who asks. */
struct principal {
    struct id id, org;
    unsigned roles; /* bit (1u << enum role) each */
    /* A user who has shown no factor just now: what is grave (desk/opening.h) is not opened. */
    bool stale;
};

static inline bool principal_is(const struct principal *p, enum role r)
{
    return (p->roles >> r & 1u) != 0;
}

/* ---- the matrix, pure (matrix.c, csv.c) ---- */

struct matrix {
    uint8_t access[ROLES][PURPOSES][CATEGORIES]; /* enum access */
};

/* Which rule decided: "role/purpose/category=access", "default-deny" or "floor:...". */
struct verdict_of_policy {
    enum access access;
    char rule[FAULT_RULE_MAX];
};

/* What decided, without a word made of it: costs some 100 ns, allocates nothing. */
struct reason {
    enum access access;
    int role;            /* that gave it, widest first met; -1: none did */
    const char *against; /* floor or scope that took away what a role had; or NULL */
    bool emergency;      /* no row gave it: an emergency did, to this role */
};
void matrix_weigh(const struct matrix *m, unsigned roles, enum purpose purpose,
                  enum category category, struct reason *ret);
void reason_rule(const struct reason *r, enum purpose purpose, enum category category,
                 char ret[static FAULT_RULE_MAX]);

/* The contracts of AI tasks: in which form a provider gets a category. */
#define CONTRACT_TASKS 9
enum contract_form {
    FORM_NONE,      /* left out */
    FORM_TOKEN,     /* "⟦IBAN_1⟧": that there is one, and which */
    FORM_SURROGATE, /* a made-up value, where its type has one; else its token */
    FORM_CLEAR,
    FORMS
};
struct contracts {
    uint8_t form[CONTRACT_TASKS][2]
                [CATEGORIES]; /* enum contract_form; [1] of a task: a remote provider */
    /* Of a remote provider: does it get the organisation's macros, as the house's wording?  No
     * category, since nobody's data is in one: a line of its own, "draft,remote,macros,clear", that
     * no contract has before a controller writes it. */
    uint8_t macros[CONTRACT_TASKS]; /* FORM_NONE or FORM_CLEAR */
};
#define CONTRACT_DRAFT  2        /* the only task that may have that line */
#define CONTRACT_MACROS "macros" /* where else a category's name stands */
const char *contract_task_name(unsigned task);
const char *contract_form_name(enum contract_form form);

/* The matrix a new organisation starts with, as CSV (it is also what `policy export` prints). */
struct str matrix_default(void);
struct str contracts_default(void);
/* Reads CSV (interfaces.md).  On a mistake nothing is changed and the fault is FAULT_FIELDS with
 * a JSON array [{"field":"line 3","reason":"..."}]. */
bool matrix_read(struct arena *a, struct str csv, struct matrix *ret, struct fault *f);
bool contracts_read(struct arena *a, struct str csv, struct contracts *ret, struct fault *f);
bool contracts_check(struct arena *a, struct str csv, struct fault *f);
struct str matrix_write(struct arena *a, const struct matrix *m);
void matrix_decide(const struct matrix *m, unsigned roles, enum purpose purpose,
                   enum category category, struct verdict_of_policy *ret);
/* The floor alone: the widest access any matrix may give; *ret_rule names the floor or is NULL. */
enum access matrix_floor(enum role role, enum purpose purpose, enum category category,
                         const char **ret_rule);

/* Widens it to what the floor leaves to one of these roles; the rule is then "emergency:ROLE". */
void matrix_emergency(unsigned roles, enum purpose purpose, enum category category,
                      struct reason *r);

/* ---- decisions ---- */

struct policy;

bool policy_open(struct store *s, struct journal *j, struct policy **ret_policy, struct fault *f);
void policy_close(struct policy *p);

/* What somebody wants to do.  `needs` are categories without which the answer is no (at least
 * masked); `wants` are given as far as the matrix allows. */
struct access_wanted {
    struct principal by;
    enum purpose purpose;
    const char *act;     /* journal word: "ticket.read", "ticket.list", "token.open", ... */
    const char *on_kind; /* "ticket", "list", "person", ... */
    struct id on;
    struct id ticket;      /* that it lies in, where `on` is not one itself: its scope counts */
    unsigned needs, wants; /* bit (1u << enum category) each */
    unsigned needs_clear;  /* of `needs`: those that must be clear, not masked */
    unsigned emergency;    /* roles, a bit each, that open in an emergency: the floor alone binds
                            * them, and the rule says so; 0: none */
    const uint8_t *digest; /* 32 bytes: of the ids on a list, of a reason; or NULL */
    int64_t n;             /* how many records; 0 is written when `counted` */
    bool counted;
    const char *basis; /* of the source, where one record is meant; or NULL */
};

struct grant; /* a yes for one access; opaque; only this room makes one */

/* What the matrix gives is narrowed by the scope of the ticket or person it is about (scope.h).
 * The answer, yes or no, is in the journal before this returns.  No: FAULT_DENIED with the rule,
 * *ret_grant untouched.  The grant lives in the arena and dies with it. */
bool policy_decide(struct policy *p, struct arena *a, const struct access_wanted *wanted,
                   const struct grant **ret_grant, struct fault *f);

/* What a grant gives; vault/ asks before it opens anything. */
enum access grant_access(const struct grant *g, enum category c);
struct id grant_org(const struct grant *g);
uint64_t grant_entry(const struct grant *g); /* index of its journal entry */
msec grant_at(const struct grant *g);

/* Would it be allowed?  Not journalled, gives nothing: for drawing a screen and for `explain`. */
bool policy_explain(struct policy *p, struct id org, unsigned roles, enum purpose purpose,
                    enum category category, struct verdict_of_policy *ret, struct fault *f);

/* The rule in words a lawyer reads, in French or English. */
struct str policy_words(struct arena *a, const struct verdict_of_policy *v, enum role role,
                        enum purpose purpose, enum category category, bool french);

/* The organisation's matrix in force, parsed. */
bool policy_in_force(struct policy *p, struct id org, struct matrix *ret, int64_t *ret_version,
                     struct fault *f);
/* The same as CSV; earlier versions and changing it: versions.h. */
bool policy_show(struct policy *p, struct arena *a, struct id org, struct str *ret_matrix,
                 struct str *ret_contracts, int64_t *ret_version, struct fault *f);
/* For a new organisation, inside the transaction that makes it. */
bool policy_install(struct policy *p, struct tx *tx, struct id org, struct fault *f);

#endif
