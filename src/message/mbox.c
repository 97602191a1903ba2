/* SPDX-License-Identifier: EUPL-1.2 */
/* mbox.c - mails out of an mbox file (RFC 4155), one at a time; see message.h.
 *
 * A message starts with a line "From " that is the first of the file or follows an empty line,
 * and whose next line is a header field: mboxo writers that forgot to quote a "From " in the
 * text are survived that way.  ">From ", ">>From " lose one ">" (mboxrd; in mboxo files this
 * undoes what the writer did). */
#include "message/message_priv.h"

#include <string.h>

static const struct str from_line = STR_INIT("From ");

/* Holds a From_ line and the field behind it: so much of what is given up may be the next start. */
#define TAIL_MAX ((size_t)4096)

enum found { FOUND_NONE, FOUND_START, FOUND_MORE };

/* Is there a From_ line at `at`?  FOUND_MORE: not enough bytes to tell. */
static enum found from_at(struct str bytes, size_t at, bool at_end)
{
    struct str rest = str_from(bytes, at);
    size_t end;

    if (rest.len < from_line.len)
        return !at_end && str_starts(from_line, rest) ? FOUND_MORE : FOUND_NONE;
    if (!str_starts(rest, from_line))
        return FOUND_NONE;
    end = str_chr(rest, '\n', 0);
    if (end == STR_NPOS || str_chr(rest, '\n', end + 1) == STR_NPOS) {
        if (!at_end)
            return FOUND_MORE;
        if (end == STR_NPOS)
            return FOUND_NONE;
    }
    rest = str_from(rest, end + 1);
    return head_is_field(str_slice(rest, 0, str_chr(rest, '\n', 0))) ? FOUND_START : FOUND_NONE;
}

/* Where the message that begins at `at` ends: at the next From_ line, or STR_NPOS. */
static size_t end_find(struct str bytes, size_t at, bool at_end)
{
    for (;;) {
        size_t empty = str_find(bytes, STR("\nFrom"), at);

        if (empty == STR_NPOS)
            return STR_NPOS;
        at = empty + 1;
        if ((empty > 0 && bytes.ptr[empty - 1] == '\n') ||
            (empty > 2 && bytes.ptr[empty - 1] == '\r' && bytes.ptr[empty - 2] == '\n'))
            switch (from_at(bytes, at, at_end)) {
            case FOUND_START:
                return at;
            case FOUND_MORE:
                return STR_NPOS;
            case FOUND_NONE:
                break;
            }
    }
}

/* Without the empty line that parts messages, and with one ">" less before "From ". */
static struct str unquote(struct arena *a, struct str s)
{
    char *p;
    size_t len = 0, at = 0;

    if (str_ends(s, STR("\r\n\r\n")))
        s.len -= 2;
    else if (str_ends(s, STR("\n\n")))
        s.len--;
    p = arena_alloc(a, s.len + 1);
    if (!p)
        return STR_NONE;
    while (at < s.len) {
        size_t end = str_chr(s, '\n', at), mark = at;

        end = end == STR_NPOS ? s.len : end + 1;
        while (mark < end && s.ptr[mark] == '>')
            mark++;
        at += mark > at && str_starts(str_slice(s, mark, end), from_line);
        memcpy(p + len, s.ptr + at, end - at);
        len += end - at;
        at = end;
    }
    return str_make(p, len);
}

static size_t all_but_tail(struct str bytes)
{
    return bytes.len > TAIL_MAX ? bytes.len - TAIL_MAX : 0;
}

size_t message_mbox_skip(struct str bytes, bool at_end, bool *ret_found)
{
    enum found here = from_at(bytes, 0, at_end);
    size_t end = here == FOUND_NONE ? end_find(bytes, 0, at_end) : 0;

    *ret_found = here == FOUND_START || (here == FOUND_NONE && end != STR_NPOS);
    if (end != STR_NPOS)
        return end;
    return at_end ? bytes.len : all_but_tail(bytes);
}

/* Bytes before the first From_ line are no message: blank lines or dirt. */
static size_t skip_dirt(struct str bytes, bool at_end, struct fault *f)
{
    size_t end = end_find(bytes, 0, at_end);

    if (end == STR_NPOS && !at_end)
        end = bytes.len > INCOMING_BYTES_MAX ? all_but_tail(bytes) : 0;
    if (end == STR_NPOS)
        end = bytes.len;
    if (str_trim(str_slice(bytes, 0, end)).len)
        fault_set(f, FAULT_INVALID, "%zu bytes before the first \"From \" line", end);
    return end;
}

size_t message_mbox_next(struct arena *a, struct str bytes, bool at_end, struct str *ret_message,
                         struct fault *f)
{
    size_t start, end;

    *ret_message = STR_NONE;
    if (!bytes.len)
        return 0;
    switch (from_at(bytes, 0, at_end)) {
    case FOUND_MORE:
        return 0;
    case FOUND_NONE:
        return skip_dirt(bytes, at_end, f);
    case FOUND_START:
        break;
    }
    start = str_chr(bytes, '\n', 0) + 1;
    end = end_find(bytes, start, at_end);
    if (end == STR_NPOS && !at_end) {
        if (bytes.len <= INCOMING_BYTES_MAX)
            return 0;
        /* The rest of it comes as bytes before a From_ line: message_mbox_skip() passes it. */
        fault_set(f, FAULT_LIMIT, "message of more than %zu bytes", INCOMING_BYTES_MAX);
        return all_but_tail(bytes);
    }
    if (end == STR_NPOS)
        end = bytes.len;
    if (end - start > INCOMING_BYTES_MAX)
        fault_set(f, FAULT_LIMIT, "message of more than %zu bytes", INCOMING_BYTES_MAX);
    else
        *ret_message = unquote(a, str_slice(bytes, start, end));
    if (!arena_ok(a)) {
        *ret_message = STR_NONE;
        arena_check(a, f);
    }
    return end;
}
