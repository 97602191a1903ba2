/* SPDX-License-Identifier: EUPL-1.2 */
/* message_priv.h - what the files of this room share: bytes to text, header fields, MIME parts.
 *
 * Every function takes hostile bytes, allocates in the arena only and never recurses; where a
 * result says "slice", it borrows from the input. */
#ifndef MESSAGE_MESSAGE_PRIV_H
#define MESSAGE_MESSAGE_PRIV_H

#include "message/message.h"

/* What was noticed on the way; becomes the flags of struct incoming. */
struct marks {
    bool repaired; /* charset or structure was wrong */
    bool hidden;   /* text nobody would see was dropped */
};

/* clean.c ------------------------------------------------------------------------------- */

/* Valid UTF-8 to a text a person reads: line ends become LF; NUL, other controls, bidi
 * overrides and Unicode tag characters go.  clean_line() also folds line ends and tabs to one
 * space and trims. */
struct str clean_text(struct arena *a, struct str s, struct marks *m);
struct str clean_line(struct arena *a, struct str s, struct marks *m);
/* At most `max` bytes, never within a character. */
struct str clean_cut(struct str s, size_t max);

/* encoding.c ---------------------------------------------------------------------------- */

/* Base64, forgiving: what is not of its alphabet is skipped. */
struct str encoding_base64(struct arena *a, struct str s);
/* Base64 (RFC 4648) with line ends allowed; false on anything else. */
bool encoding_base64_strict(struct arena *a, struct str s, struct str *ret_bytes);
/* Quoted-printable (RFC 2045); "=" before anything else stands for itself. */
struct str encoding_quoted(struct arena *a, struct str s);
/* A header value, unfolded, to UTF-8: RFC 2047 encoded words, also those cut within a
 * character, and raw 8-bit text. */
struct str encoding_words(struct arena *a, struct str value, struct marks *m);
/* The same, but each encoded word is written again as one in UTF-8, so that the grammar around it
 * (addresses, parameters) can still be parsed. */
struct str encoding_words_again(struct arena *a, struct str value, struct marks *m);

/* head.c -------------------------------------------------------------------------------- */

#define HEAD_FIELDS_MAX 2000
#define HEAD_VALUE_MAX  ((size_t)64 << 10) /* bytes of one value that are looked at */

struct field {
    struct str name, value; /* slices; the value may still be folded */
};

struct head {
    struct field *at;
    size_t count;
};

bool head_is_field(struct str line);
/* Reads fields from *at up to and past the empty line.  Text where a field should be ends the
 * head (it is body) unless more fields follow it. */
bool head_read(struct arena *a, struct str bytes, size_t *at, struct head *ret_head,
               struct marks *m, struct fault *f);
/* The first field of that name (ASCII case does not matter); ptr is NULL when there is none. */
struct str head_raw(const struct head *h, struct str name);
/* The same, unfolded and cut at HEAD_VALUE_MAX. */
struct str head_value(struct arena *a, const struct head *h, struct str name);
struct str head_unfold(struct arena *a, struct str raw);

/* mime.c -------------------------------------------------------------------------------- */

#define MIME_NO_PARENT SIZE_MAX

enum part_kind { PART_LEAF, PART_MULTIPART, PART_MESSAGE };
enum transfer { TRANSFER_PLAIN, TRANSFER_BASE64, TRANSFER_QUOTED };

struct part {
    enum part_kind kind;
    size_t parent;    /* index, or MIME_NO_PARENT */
    unsigned inside;  /* how many attached messages it lies in */
    struct head head; /* of an attached message's first part: that message's own head */
    struct str type;  /* "text/plain", lower case */
    struct str charset, boundary, name, report_type, content_id;
    bool attached;       /* Content-Disposition: attachment */
    bool flowed, delete; /* RFC 3676 */
    enum transfer transfer;
    struct str raw; /* slice: as it came, still encoded */
};

struct mime {
    struct part *parts; /* in the order of the mail; parents before children */
    size_t count, room, leaves;
};

/* One pass, no recursion: levels and leaves have their limits (message.h). */
bool mime_read(struct arena *a, struct str bytes, struct mime *ret_mime, struct marks *m,
               struct fault *f);
/* The part's bytes with the transfer encoding undone; may be a slice of the input. */
struct str mime_bytes(struct arena *a, const struct part *p);
bool mime_below(const struct mime *m, size_t part, size_t ancestor);

/* body.c -------------------------------------------------------------------------------- */

/* Chooses the text (message_cut is done by the caller) and the attachments. */
bool body_read(struct arena *a, const struct mime *mime, struct incoming *to, struct marks *m,
               struct fault *f);

/* address.c ----------------------------------------------------------------------------- */

/* From, Reply-To, To and Cc. */
void address_read(struct arena *a, const struct head *h, struct incoming *to, struct marks *m);
/* local@domain with the domain in lower case; false when it is no address. */
bool address_make(struct arena *a, struct str s, struct str *ret_address);

/* automatic.c --------------------------------------------------------------------------- */

/* Who wrote it, a person or a machine; and what a bounce says. */
void automatic_read(struct arena *a, const struct mime *mime, struct incoming *to);

/* The id between <>, or a bare one; "" when there is none. */
struct str mail_id(struct str value);

#endif
