/* SPDX-License-Identifier: EUPL-1.2 */
/* login.h - logging in, step by step, and what lasts from it: sessions and devices.
 *
 * The first step is a password, a passkey or single sign-on; a second factor follows where the
 * login has one or the organisation asks for one; then the organisation, when somebody serves
 * several.  Until all are done the session is half: its cookie is good for the next step only, for
 * ten minutes.  Each step gives a new cookie, so that one set beforehand is worth nothing.
 *
 * Passwords are Argon2id; cookies are stored as SHA-256 only.  Wrong tries slow the next one
 * down (throttle.c); a colleague's own browser is not slowed by somebody else's tries. */
#ifndef ACCOUNT_LOGIN_H
#define ACCOUNT_LOGIN_H

#include "account/account.h"

#define LOGIN_HALF_MS     ((msec)10 * 60 * 1000)
#define LOGIN_SESSION_MS  ((msec)12 * 3600 * 1000) /* at most */
#define LOGIN_IDLE_MS     ((msec)2 * 3600 * 1000)  /* without a request */
#define LOGIN_SKEW_MS     ((msec)5 * 60 * 1000) /* clocks of nodes that differ: later is tomorrow */
#define LOGIN_FRESH_MS    ((msec)15 * 60 * 1000) /* how long a shown factor counts as fresh */
#define LOGIN_COOKIE_SIZE 43                     /* 32 random bytes, base64url */
#define LOGIN_DEVICES_MAX 50                     /* a login; the oldest is forgotten */

enum factor {
    FACTOR_PASSWORD = 1,
    FACTOR_TOTP = 2, /* RFC 6238 */
    FACTOR_RECOVERY = 4,
    FACTOR_KEY = 8,         /* a passkey that was touched: second only */
    FACTOR_PASSKEY = 16,    /* a passkey that verified its user: stands alone */
    FACTOR_SSO = 32,        /* the organisation's identity provider */
    FACTOR_SSO_SECOND = 64, /* ... and it asked for two factors itself */
};

enum login_step {
    LOGIN_DONE,
    LOGIN_FACTOR,       /* one more factor, of session.offered */
    LOGIN_ENROL,        /* the organisation asks for a factor the login does not have yet */
    LOGIN_ORGANISATION, /* which one? */
};

/* Where a request comes from. */
struct caller {
    struct str address; /* of the client: "192.0.2.1" */
    struct str agent;   /* its User-Agent header, or STR_NONE */
    struct str device;  /* its device cookie, or STR_NONE */
    bool shell;         /* a command on the machine itself: no device, no throttle by address */
};

struct session {
    struct str cookie;              /* when it is new; else STR_NONE */
    struct str device;              /* the device's cookie when it is new; else STR_NONE */
    uint8_t hash[CRYPTO_HASH_SIZE]; /* of the cookie: what it is stored and known by */
    struct id id, login;
    struct str csrf;
    enum login_step next;
    unsigned factors;   /* shown, bits of enum factor */
    unsigned offered;   /* LOGIN_FACTOR: those that would do; LOGIN_ENROL: those that may be set up;
                         * LOGIN_DONE: login_again(), and only after a step or login_offers() */
    struct user user;   /* LOGIN_DONE; before that one of the login's accounts */
    struct id *choices; /* LOGIN_ORGANISATION: the organisations */
    size_t choice_count;
    msec created, expires;
    msec ends;        /* after a step: when it is over, whatever comes */
    msec fresh;       /* when a factor was last shown, */
    msec fresh_for;   /* and how long that is good for grave acts: the organisation's wish */
    bool strong;      /* the login has a second factor: being fresh needs one */
    bool guest;       /* login_session(): one organisation's provider vouched for it alone, and
                       * the login is more than that organisation's: it serves another, or has a
                       * password, and nothing of its own was shown */
    struct id wanted; /* the organisation asked for when it began, or ID_NONE */
};

struct login_try {
    struct str email, password;
    struct str otp; /* a code or recovery code at once, or STR_NONE */
    struct id org;  /* or ID_NONE */
};

/* FAULT_UNKNOWN for a wrong e-mail, password or code alike (in the same time), FAULT_OFTEN while
 * tries are held back, whether the address has an account or not.  Journalled either way. */
bool login_start(struct accounts *acc, struct arena *a, const struct caller *from,
                 const struct login_try *try, struct session *ret_session, struct fault *f);
/* One more factor, as a text: a code, or a recovery code. */
bool login_code(struct accounts *acc, struct arena *a, const struct caller *from,
                struct session *session, struct str code, struct fault *f);
/* Chooses, or changes to another organisation the login serves.  FAULT_MISSING: it does not. */
bool login_choose(struct accounts *acc, struct arena *a, struct session *session, struct id org,
                  struct fault *f);
/* A factor again, before something grave: fills session->fresh.  A password does where the login
 * has no second factor, else a code. */
bool login_again(struct accounts *acc, struct arena *a, const struct caller *from,
                 struct session *session, struct str password, struct str code, struct fault *f);

/* The session of a cookie, half or done.  FAULT_UNKNOWN when it is over. */
bool login_session(struct accounts *acc, struct arena *a, struct str cookie,
                   struct session *ret_session, struct fault *f);
/* Whose session a cookie is, to write down what was refused: reads only, so that nobody's session
 * is made longer by a request that is none of theirs.  FAULT_UNKNOWN: it is over, or not done. */
bool login_whose(struct accounts *acc, struct arena *a, struct str cookie,
                 struct principal *ret_whose, struct fault *f);
/* Fills session->offered and session->strong of a session that is done. */
bool login_offers(struct accounts *acc, struct arena *a, struct session *session, struct fault *f);
/* Was a factor shown within the last session->fresh_for? */
bool login_is_fresh(const struct session *session);
/* Journalled: for a log-in that is not done, in each organisation that the login serves. */
bool login_end(struct accounts *acc, const struct session *session, struct fault *f);
/* Until when the session lasts unless a request comes; FAULT_UNKNOWN when it is over. */
bool login_lasts(struct accounts *acc, const uint8_t hash[static CRYPTO_HASH_SIZE],
                 msec *ret_expires, struct fault *f);
/* Who holds something open for a session hears when it ends: by log-out (its hash), or all of an
 * account (hash NULL).  Set once, before any request. */
void login_listen(struct accounts *acc,
                  void (*ended)(void *arg, struct id account, const uint8_t *hash), void *arg);

/* ---- what its owner sees of it ----
 *
 * All of this is the login's and so in every organisation that it serves: nobody does it in a
 * session that is a guest's. */
/* FAULT_DENIED "sso:guest". */
bool login_is_own(const struct session *session, struct fault *f);

struct session_seen {
    struct id id;
    struct str about; /* "Firefox, Linux, 192.0.2.*"; "" at the shell */
    struct id org;    /* or ID_NONE: half */
    msec created, seen, expires;
    bool current;
};
bool login_sessions(struct accounts *acc, struct arena *a, const struct session *session,
                    struct session_seen **ret, size_t *ret_count, struct fault *f);
/* Ends one of the login's sessions; ID_NONE: all but this one.  FAULT_MISSING. */
bool login_end_other(struct accounts *acc, const struct session *session, struct id id,
                     struct fault *f);

struct device_seen {
    struct id id;
    struct str about;
    msec first, last;
    bool known, current;
};
bool login_devices(struct accounts *acc, struct arena *a, const struct session *session,
                   struct device_seen **ret, size_t *ret_count, struct fault *f);
/* "Yes, I have seen them": no more news.  FAULT_DENIED from a browser that is itself one of them,
 * unless a second factor was shown there. */
bool login_devices_known(struct accounts *acc, const struct session *session, struct fault *f);
/* The device counts as new again; its sessions end. */
bool login_device_forget(struct accounts *acc, const struct session *session, struct id id,
                         struct fault *f);

/* The owner changes it: `old` is checked as at log-in (STR_NONE where there was none yet); all
 * other sessions end. */
bool login_password(struct accounts *acc, struct arena *a, const struct caller *from,
                    const struct session *session, struct str old, struct str password,
                    struct fault *f);

/* ---- taking up an account ---- */

struct invitation {
    struct user user;
    bool has_login; /* the address has a way in already: log in with it to accept */
};
/* FAULT_MISSING: no such secret, or too old. */
bool login_invitation(struct accounts *acc, struct arena *a, struct str secret,
                      struct invitation *ret, struct fault *f);
/* With the owner's first password, or their present one; ends the invitation.  FAULT_CONFLICT when
 * the login is in use elsewhere and has no password to show: nobody sets one for its owner. */
bool login_accept(struct accounts *acc, struct arena *a, const struct caller *from,
                  struct str secret, struct str password, struct fault *f);

#endif
