/* SPDX-License-Identifier: EUPL-1.2 */
/* courier_priv.h - what desk, courier and the child of one call say to each other. */
#ifndef NET_COURIER_PRIV_H
#define NET_COURIER_PRIV_H

#include <sys/socket.h>

#include "net/courier.h"

#define COURIER_MARK      0x47434f55u
#define COURIER_PIECE_MAX ((size_t)64 << 10)
#define COURIER_HOST_MAX  300
#define COURIER_SAID_MAX  400 /* of what went wrong */

enum courier_method {
    COURIER_GET,
    COURIER_POST,
    COURIER_PUT,
    COURIER_DELETE,
    COURIER_MAIL,
    COURIER_METHODS
};

/* desk to courier: a mark, with two descriptors: the request (a memfd) and where the answer goes.
 */
struct courier_order {
    uint32_t mark;
    uint32_t size; /* of the memfd */
};

/* The memfd: this, then URL, headers and body; URL and each header end with a NUL.  Of mail, the
 * URL is the address it goes to and the body the message. */
struct courier_request_head {
    uint32_t mark;
    uint32_t method, seconds, idle;
    uint64_t answer_max;
    uint32_t url_size, header_count, headers_size, body_size;
};

/* child to desk, through the pipe: records, HEAD first, END last. */
enum courier_record_kind { COURIER_HEAD, COURIER_PIECE, COURIER_END, COURIER_RECORDS };
struct courier_record {
    uint32_t mark;
    uint32_t kind;
    uint32_t size;  /* of what follows: HEAD the content type, PIECE bytes, END what went wrong */
    int32_t status; /* HEAD; END: the enum fault_kind, or 0 */
    int64_t retry_after; /* HEAD */
};

/* A request as the child sees it; all points into the memfd. */
struct errand {
    const struct courier_request_head *head;
    const char *url;
    const char *headers[COURIER_HEADERS_MAX];
    const void *body;
};
bool errand_read(struct str memory, struct errand *ret_errand);

/* What the operator set, as a child uses it. */
struct courier_means {
    struct str reach;
    const char *ca_file; /* opened by this name when nothing else can be; NULL: none */
    const char *relay, *from, *user, *password; /* "": none */
};

/* Makes the call and writes the records; in the child of one call. */
void errand_run(const struct courier_means *means, const struct errand *e, int out);

/* Serves orders on `control` until the desk is gone; never returns. */
_Noreturn void courier_run(int control, const struct courier_means *means, struct str certificates,
                           bool (*confine)(struct fault *f));

/* Is it an address of this machine, of a private network, or of nobody?  (RFC 6890; IPv4 within
 * IPv6 counts as IPv4.)  What is neither IPv4 nor IPv6 is. */
bool address_is_inside(const struct sockaddr *address);
bool address_is_loopback(const struct sockaddr *address);

/* Does the list name this host ("idp.example") or this host at this port? */
bool reach_has(struct str reach, struct str host, const char *port);

#endif
