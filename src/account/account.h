/* SPDX-License-Identifier: EUPL-1.2 */
/* account.h - users: who they are in an organisation, and who changes that.
 *
 * A human being has one login (login.h), found by the keyed digest of their e-mail address, and an
 * account in each organisation they serve.  Everything that acts is an account; nothing in one
 * organisation's rows or journal leads to another's.  Names and addresses are sealed with a key of
 * this room. */
#ifndef ACCOUNT_ACCOUNT_H
#define ACCOUNT_ACCOUNT_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "domain/lang.h"
#include "journal/journal.h"
#include "policy/policy.h"
#include "store/organisations.h"
#include "store/store.h"

#define ACCOUNT_PASSWORD_MIN  12 /* characters (bytes): NIST SP 800-63B asks for 8 at least */
#define ACCOUNT_PASSWORD_MAX  256
#define ACCOUNT_INVITATION_MS ((msec)7 * 24 * 3600 * 1000)

struct accounts;

/* `key` is copied into guarded memory. */
bool accounts_open(struct store *s, struct journal *j, const uint8_t key[static CRYPTO_KEY_SIZE],
                   struct accounts **ret_accounts, struct fault *f);
void accounts_close(struct accounts *acc);

/* Why an account cannot log in, as bits; 0: it can. */
enum account_state {
    ACCOUNT_DISABLED = 1,
    ACCOUNT_UNAPPROVED = 2, /* an administrator made it; who decides about data has not agreed */
    ACCOUNT_INVITED = 4,    /* its owner has not taken it up yet */
};

struct user {
    struct id id, org, login;
    struct str name, email;
    enum lang lang;
    unsigned roles; /* bit per enum role */
    unsigned state; /* bits of enum account_state */
    msec created;
};

struct user_new {
    struct id org;
    struct str email, name;
    struct str password; /* account_add() alone: by an invitation the owner sets it */
    unsigned roles;
    enum lang lang;
    bool agreed; /* account_invite(): who asks has agreed already (the shell) */
};

/* For the shell and for installing: a new login, its account, ready.  FAULT_CONFLICT when the
 * address has a login already, in whatever organisation: nobody has shown that it is the same
 * human being's, so its owner must be invited and show the password.  FAULT_FIELDS on a bad
 * address, a weak password or no role. */
bool account_add(struct accounts *acc, const struct principal *by, const struct user_new *user,
                 struct id *ret_id, struct fault *f);
/* What an administrator does: the account waits for its owner, who takes it up by the secret,
 * within ACCOUNT_INVITATION_MS.  The answer is the same whether the address has a login or not.
 * Who reads customers' words (every role but admin) waits for a decider's agreement too, unless
 * `by` may agree (account_may_approve()). */
bool account_invite(struct accounts *acc, struct arena *a, const struct principal *by,
                    const struct user_new *user, struct id *ret_id, struct str *ret_secret,
                    struct fault *f);
/* A fresh secret for an account that was not taken up, or whose owner has lost the way in: their
 * password and factors stay until it is used.  FAULT_CONFLICT when its login serves other
 * organisations too: one organisation's administrator gets nobody into another's; and for the last
 * administrator and controller, who could not be agreed to again.  FAULT_DENIED "own-account". */
bool account_reinvite(struct accounts *acc, struct arena *a, const struct principal *by,
                      struct id id, struct str *ret_secret, struct fault *f);

bool account_get(struct accounts *acc, struct arena *a, struct id id, struct user *ret,
                 struct fault *f);
/* By e-mail, in one organisation; FAULT_MISSING. */
bool account_find(struct accounts *acc, struct arena *a, struct id org, struct str email,
                  struct user *ret, struct fault *f);
/* The accounts of an address, in all organisations; for the shell. */
bool account_find_all(struct accounts *acc, struct arena *a, struct str email,
                      struct user **ret_users, size_t *ret_count, struct fault *f);
bool account_list(struct accounts *acc, struct arena *a, struct id org, struct user **ret_users,
                  size_t *ret_count, struct fault *f);

struct user_change {
    struct str name;       /* ptr NULL: stays */
    const unsigned *roles; /* NULL: stay */
    const bool *disabled;  /* NULL: stays */
    const enum lang *lang; /* NULL: stays */
    bool approve;
};
/* In by's organisation.  Nobody changes their own roles (FAULT_DENIED "own-roles"), the last
 * administrator and the last controller stay (FAULT_CONFLICT), and roles that read customers'
 * words wait for agreement as with account_invite().  Disabling ends all the account's sessions
 * and tokens at once; so do other roles, but for the tokens. */
bool account_change(struct accounts *acc, const struct principal *by, struct id id,
                    const struct user_change *change, struct fault *f);
/* Ends all sessions of a colleague's account in by's organisation: a lost device, a doubt.  Live
 * event streams end too.  FAULT_MISSING. */
bool account_end_sessions(struct accounts *acc, const struct principal *by, struct id id,
                          struct fault *f);
/* Who may agree to an account with these roles: a controller; a supervisor for agents. */
bool account_may_approve(const struct principal *by, unsigned roles);
/* Writes down that a request was refused before any room saw it: by which rule, on which route or
 * by which command (all of closed lists), how often since the last such entry.  `by` may be nobody.
 */
bool account_refused(struct accounts *acc, const struct principal *by, const char *rule,
                     const char *route, int64_t n, struct fault *f);
/* A new password, from the shell; ends all sessions of the login. */
bool account_password(struct accounts *acc, const struct principal *by, struct id org, struct id id,
                      struct str password, struct fault *f);

/* Is it good enough?  FAULT_FIELDS ("password") says what is wrong: too short, too long, one of the
 * common ones in any disguise, or made of the user's own name or address. */
bool account_password_good(struct str password, struct str email, struct str name, struct fault *f);

#endif
