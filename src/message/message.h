/* SPDX-License-Identifier: EUPL-1.2 */
/* message.h - bytes to message: mail (RFC 5322, MIME), HTML, and the JSON of forms and the API.
 *
 * Pure functions for hostile input: bytes in, plain struct out.  Nothing is ever unpacked,
 * fetched or executed.  What is wrong but readable is repaired and marked `repaired`; what
 * passes a limit is FAULT_LIMIT; what is no message at all is FAULT_INVALID. */
#ifndef MESSAGE_MESSAGE_H
#define MESSAGE_MESSAGE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/json.h"
#include "domain/incoming.h"

#define MESSAGE_PARTS_MAX  1000 /* leaves; a mail with more is FAULT_LIMIT */
#define MESSAGE_LEVELS_MAX 64   /* nested multiparts */

/* Once per process, before threads. */
void message_start(void);

/* One mail, as on the wire or in an .eml file (LF or CR LF).  external_id is its Message-ID
 * or, when it has none, a digest-free marker: empty (the caller then digests the bytes). */
bool message_read_mail(struct arena *a, struct str bytes, struct incoming *ret_message,
                       struct fault *f);

/* The body of POST /api/v1/messages (interfaces.md).  Unknown or wrong fields: FAULT_FIELDS,
 * whose text is a JSON array [{"field","reason"}]. */
bool message_read_json(struct arena *a, struct str bytes, struct incoming *ret_message,
                       struct fault *f);

/* HTML to text a person would read: block elements break lines, links keep their address in
 * <>, hidden text is dropped and reported.  `html` is UTF-8. */
struct str message_html_to_text(struct arena *a, struct str html, bool *ret_hidden);

/* Safe HTML for showing: parsed, then rebuilt from an allow list of tags, attributes and URL
 * schemes; never images from elsewhere, style, script, svg, math, forms. */
struct str message_html_rebuild(struct arena *a, struct str html);

/* Cuts a plain text into what is new, quoted history and signature (all slices of `text` or
 * copies in the arena).  Never loses a byte: the three together hold every line. */
void message_cut(struct arena *a, struct str text, struct str *ret_new, struct str *ret_quote,
                 struct str *ret_signature);

/* Bytes in a named charset to UTF-8 with replacement; unknown or wrong charsets fall back to
 * UTF-8 if valid, else windows-1252.  *ret_repaired is set when that happened. */
struct str message_decode(struct arena *a, struct str bytes, struct str charset,
                          bool *ret_repaired);

#define MESSAGE_ATTACHED_MAX ((size_t)2 << 20) /* of its text; EXTENT_PART: there was more */

/* The text of an attachment that is plain text, HTML, XML, CSV, JSON, a calendar, a card or a mail
 * (with what is attached to that), at most `max` bytes; valid UTF-8 in the arena. */
enum extent message_attached_text(struct arena *a, const struct attachment *at, size_t max,
                                  struct str *ret_text);

/* What a reader of another format got out of an attachment, as a text of ours: valid UTF-8, without
 * control characters, at most MESSAGE_ATTACHED_MAX. */
struct str message_cleaned(struct arena *a, struct str bytes);

/* Streams mbox (mboxrd and mboxo): gives one message at a time from a growing buffer.
 * `at_end` says no more bytes follow.  Returns the bytes consumed (0: give more) and the
 * message without its From_ line and with ">From " undone; sets *ret_message to STR_NONE when
 * what was consumed was no message. */
size_t message_mbox_next(struct arena *a, struct str bytes, bool at_end, struct str *ret_message,
                         struct fault *f);

/* For what cannot be read: the bytes that belong to no message that starts in `bytes`.  With
 * *ret_found the next message starts right behind them. */
size_t message_mbox_skip(struct str bytes, bool at_end, bool *ret_found);

#endif
