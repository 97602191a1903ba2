/* SPDX-License-Identifier: EUPL-1.2 */
/* courier.h - calls to others' servers, made outside the desk's process.
 *
 * A desk cannot open a connection: the kernel refuses it (app/confine.h), so that whoever takes the
 * process over cannot carry off what it holds.  What must go out (single sign-on, witnesses, AI
 * providers, mail) is handed to a courier: a process forked before there is a key or a thread,
 * which has nothing but what it is given and forks one child a call.
 *
 *     desk ──(request, pipe)──► courier ──fork──► child of one call ──HTTPS──► server
 *       ▲─────────────────── pipe: head, body as it comes, end ──┘
 *
 * Who is called must have a certificate for its name (system CAs, and the operator's).  Plain HTTP
 * goes to loopback alone, and to hosts the operator listed.  An address of a private network is
 * refused when the connection is made, whatever the name resolved to before, unless the operator
 * listed the host.  Redirects are not followed; no cookie, proxy or netrc is used; nothing is
 * unpacked.  The caller decides whether the call may be made at all, and journals it.
 *
 * Mail goes to one relay, which the operator names: by TLS from the first byte (smtps://), or after
 * STARTTLS, which must be there (RFC 3207), unless the relay is at a loopback address. */
#ifndef NET_COURIER_H
#define NET_COURIER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define COURIER_CALLS_MAX   64 /* at once, unless the settings say otherwise */
#define COURIER_CALLS_MOST  1024
#define COURIER_URL_MAX     2048
#define COURIER_HEADERS_MAX 32
#define COURIER_HEADER_MAX  ((size_t)8 << 10)  /* of one, "Name: value" */
#define COURIER_BODY_MAX    ((size_t)8 << 20)  /* sent */
#define COURIER_ANSWER_MAX  ((size_t)64 << 20) /* of an answer's body */
#define COURIER_SECONDS_MAX 600
#define COURIER_CA_MAX      ((size_t)1 << 20) /* of the operator's certificates */
#define COURIER_REACH_MAX   ((size_t)4 << 10) /* of the list of hosts */
#define COURIER_MAIL_MAX    254               /* of an address: RFC 5321, 4.5.3.1.3 */
#define COURIER_LOGIN_MAX   256               /* of the user's name, and of the password */

struct courier;

struct courier_settings {
    const char *ca_file; /* PEM, besides the system's; NULL: none */
    /* "idp.example,10.0.0.7:8443,[::1]:9000": hosts that may have a private address, and at a
     * loopback address may be spoken to in plain HTTP.  With a port, that port alone. */
    struct str reach;
    /* smtp://HOST[:PORT] or smtps://HOST[:PORT], and who mail is from; "": no mail is sent. */
    struct str relay, from;
    struct str user, password; /* at the relay; "": none is asked for */
    size_t calls;              /* at once, a process each; 0: COURIER_CALLS_MAX */
};

struct courier_request {
    const char *method;        /* "GET", "POST", "PUT", "DELETE" */
    struct str url;            /* https://host[:port]/..., without user and password */
    const struct str *headers; /* "Name: value" */
    size_t header_count;
    struct str body;  /* for POST and PUT */
    unsigned seconds; /* for all of it; 0: 30 */
    unsigned idle;    /* seconds of silence in an answer that has begun; 0: only `seconds` counts */
    size_t answer_max; /* more is FAULT_LIMIT; 0: 1 MiB */
    /* An answer as it comes, piece by piece, after `answer->status` is known; false ends the call
     * (FAULT_CONFLICT).  NULL: it is gathered in the arena, in `answer->body`. */
    bool (*take)(void *arg, int status, struct str piece);
    /* Asked about once a second while nothing comes: false ends the call (FAULT_CONFLICT).  NULL:
     * it goes on. */
    bool (*going)(void *arg);
    void *arg;
};

struct courier_answer {
    int status;              /* any: 200, 302, 404 ... */
    struct str content_type; /* as sent, or "" */
    int64_t retry_after;     /* seconds; 0: not said */
    struct str body;
};

/* Forks: before threads and before keys.  `confine` is called by the courier once it is alone, and
 * may be NULL.  FAULT_INVALID: `reach` is no list of hosts, the file has no certificate. */
bool courier_start(const struct courier_settings *settings, bool (*confine)(struct fault *f),
                   struct courier **ret_courier, struct fault *f);
/* From any thread: all calls end at once, now and for good, with FAULT_BUSY. */
void courier_stop(struct courier *c);
bool courier_is_stopped(const struct courier *c); /* so that nobody tries again */
void courier_close(struct courier *c);            /* after the last call has ended; NULL is fine */

/* Any thread.  What lives in `ret_answer` lives in the arena.
 * FAULT_INVALID: no URL or header that we send; FAULT_DENIED: an address that may not be reached;
 * FAULT_LIMIT: larger than asked for; FAULT_BUSY: no connection, no valid certificate, no whole
 * answer in time, too many calls, or the courier is gone; the head of an answer that broke off is
 * in *ret_answer all the same.  The text names the host, never the rest of the URL. */
bool courier_call(struct courier *c, struct arena *a, const struct courier_request *request,
                  struct courier_answer *ret_answer, struct fault *f);

/* Is there a relay?  Who its mail is from; "" without one. */
bool courier_mails(const struct courier *c);
struct str courier_mail_from(const struct courier *c);
/* Printable ASCII with one '@', nothing that would end an SMTP command early. */
bool courier_address_ok(struct str address);
/* `message` as it goes (RFC 5322, lines end with CRLF), to one address.  Returns once the relay has
 * taken it.  FAULT_CONFLICT: the relay said no for good (5xx); FAULT_INVALID: no address;
 * FAULT_MISSING: no relay; else as above.  The text names the relay, never the address. */
bool courier_mail(struct courier *c, struct arena *a, struct str to, struct str message,
                  struct fault *f);

#endif
