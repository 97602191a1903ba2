/* SPDX-License-Identifier: EUPL-1.2 */
/* incoming.h - one message as it came, whatever door it came through: mail, form, API, file.
 *
 * message/ and channel/ fill it, desk/ takes it in.  Everything lives in one arena; all texts
 * are valid UTF-8 (message/ repairs what was not), without NUL. */
#ifndef DOMAIN_INCOMING_H
#define DOMAIN_INCOMING_H

#include "domain/text.h"
#include "domain/ticket.h"

#define INCOMING_TEXT_MAX        ((size_t)4 << 20) /* text, quote and signature each */
#define INCOMING_SUBJECT_MAX     ((size_t)1000)
#define INCOMING_REFERENCES_MAX  64
#define INCOMING_RECIPIENTS_MAX  200
#define INCOMING_ATTACHMENTS_MAX 200
#define INCOMING_BYTES_MAX       ((size_t)50 << 20) /* all of it, as it came */

struct mailbox {
    struct str name;    /* display name, decoded; may be empty */
    struct str address; /* local@domain, domain in lower case; may be empty */
};

/* How much of an attachment's text was read. */
enum extent {
    EXTENT_NONE, /* it is no text that the desk reads: what it holds is not known */
    EXTENT_PART, /* up to a limit, or not all that is in it */
    EXTENT_ALL,
    EXTENT_WAITING, /* it is being read, or will be */
    EXTENTS,
};

const char *extent_name(enum extent e); /* "none", "part", "all", "waiting" */
bool extent_parse(struct str s, enum extent *ret);

/* Why not all of it was. */
enum unread {
    UNREAD_UNSAID,    /* by its type, or a limit of texts */
    UNREAD_ENCRYPTED, /* it wants a password */
    UNREAD_NO_TEXT,   /* pictures of text, on some page or all */
    UNREAD_FILES,     /* it holds files itself */
    UNREAD_DAMAGED,
    UNREAD_TOO_LARGE,
    UNREAD_TOO_SLOW,
    UNREAD_CRASHED,   /* its reader, or it wanted more memory than it may have */
    UNREAD_NO_READER, /* the machine has none */
    UNREAD_REFUSED,   /* the organisation's policy lets no tool read it */
    UNREADS,
};

const char *unread_name(enum unread u); /* "", "encrypted", "no_text", ... */
bool unread_parse(struct str s, enum unread *ret);

struct attachment {
    struct str name;       /* file name, without folders; may be empty */
    struct str type;       /* declared MIME type, lower case */
    struct str content_id; /* without <>; may be empty */
    struct str bytes;      /* decoded, never unpacked */
};

struct incoming {
    enum channel channel;
    struct mailbox from, reply_to;
    struct str phone, handle, customer_ref; /* forms and API only */
    struct mailbox *to;                     /* To and Cc */
    size_t to_count;
    struct clear subject;
    struct clear text;      /* what is new in this message */
    struct clear quote;     /* quoted history, set apart */
    struct clear signature; /* set apart */
    bool from_html;         /* text was made from HTML */
    bool hidden_text;       /* HTML held text a person would not see; it was dropped */
    bool repaired;          /* charset or structure was wrong and has been repaired */
    msec sent_at;           /* 0: not said */
    struct str message_id;  /* without <>; may be empty */
    struct str *references; /* References and In-Reply-To, newest first, without <>, no doubles */
    size_t reference_count;
    enum automatic automatic;
    struct str bounced_id;      /* bounces: Message-ID of the original; may be empty */
    struct str bounced_address; /* bounces: final recipient */
    bool bounce_permanent;
    struct attachment *attachments;
    size_t attachment_count;
    struct str external_id; /* the sender's own name for this message; what makes it a duplicate */
};

#endif
