/* SPDX-License-Identifier: EUPL-1.2 */
/* head.c - the fields of a mail or part (RFC 5322, 2.2), as slices.
 *
 * A line that is no field ends the head and starts the body, unless another field follows it
 * directly: then it is dirt and is skipped.  Losing a header line is bad, losing text is worse. */
#include "message/message_priv.h"

#include <string.h>

#define NAME_MAX_LENGTH 200

bool head_is_field(struct str line)
{
    size_t i = 0;

    if (str_starts(line, STR("--"))) /* a boundary may hold a colon */
        return false;
    while (i < line.len && i < NAME_MAX_LENGTH && line.ptr[i] > ' ' && line.ptr[i] < 0x7F &&
           line.ptr[i] != ':')
        i++;
    if (i == 0)
        return false;
    while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
        i++;
    return i < line.len && line.ptr[i] == ':';
}

static bool head_push(struct arena *a, struct head *h, size_t *room, struct field field,
                      struct fault *f)
{
    if (h->count == HEAD_FIELDS_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d header fields", HEAD_FIELDS_MAX);
    if (h->count == *room) {
        size_t more = *room ? *room * 2 : 16;

        h->at = arena_grow(a, h->at, *room * sizeof *h->at, more * sizeof *h->at);
        if (!h->at)
            return arena_check(a, f);
        *room = more;
    }
    h->at[h->count++] = field;
    return true;
}

/* The line at `at` with its line end in *ret_next. */
static struct str line_at(struct str bytes, size_t at, size_t *ret_next)
{
    size_t end = str_chr(bytes, '\n', at);
    struct str line;

    *ret_next = end == STR_NPOS ? bytes.len : end + 1;
    line = str_slice(bytes, at, end == STR_NPOS ? bytes.len : end);
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    return line;
}

static bool is_folded(struct str bytes, size_t at)
{
    return at < bytes.len && (bytes.ptr[at] == ' ' || bytes.ptr[at] == '\t');
}

/* A folded line of nothing but blanks ends the head for many mailers, and so it does here. */
static bool is_blank(struct str line)
{
    return str_trim(line).len == 0;
}

static struct field field_of(struct str bytes, size_t at, size_t end)
{
    size_t colon = str_chr(bytes, ':', at);

    return (struct field){ str_trim(str_slice(bytes, at, colon)),
                           str_trim(str_slice(bytes, colon + 1, end)) };
}

bool head_read(struct arena *a, struct str bytes, size_t *at, struct head *ret_head,
               struct marks *m, struct fault *f)
{
    size_t room = 0, next, after;

    *ret_head = (struct head){ 0 };
    while (*at < bytes.len) {
        size_t start = *at;
        struct str line = line_at(bytes, start, &next);

        if (is_blank(line)) {
            *at = next;
            return true;
        }
        if (!head_is_field(line)) {
            m->repaired = true;
            if (str_starts(line, STR("--")) || next >= bytes.len ||
                !head_is_field(line_at(bytes, next, &after)) || !ret_head->count)
                return true; /* body without an empty line before it */
            *at = next;
            continue;
        }
        while (is_folded(bytes, next) && !is_blank(line_at(bytes, next, &after)))
            next = after;
        if (!head_push(a, ret_head, &room, field_of(bytes, start, next), f))
            return false;
        *at = next;
    }
    return true;
}

struct str head_raw(const struct head *h, struct str name)
{
    for (size_t i = 0; i < h->count; i++)
        if (h->at[i].name.len == name.len && str_eq_nocase(h->at[i].name, name))
            return h->at[i].value;
    return STR_NONE;
}

struct str head_unfold(struct arena *a, struct str raw)
{
    char *p;
    size_t len = 0;

    raw = str_slice(raw, 0, HEAD_VALUE_MAX);
    if (!raw.len || !(memchr(raw.ptr, '\n', raw.len) || memchr(raw.ptr, '\0', raw.len)))
        return raw;
    p = arena_alloc(a, raw.len);
    if (!p)
        return STR("");
    for (size_t i = 0; i < raw.len; i++)
        if (raw.ptr[i] == '\0')
            p[len++] = ' ';
        else if (raw.ptr[i] != '\n' && raw.ptr[i] != '\r')
            p[len++] = raw.ptr[i];
    return str_make(p, len);
}

struct str head_value(struct arena *a, const struct head *h, struct str name)
{
    return head_unfold(a, head_raw(h, name));
}
