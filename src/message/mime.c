/* SPDX-License-Identifier: EUPL-1.2 */
/* mime.c - the parts of a mail (RFC 2046), found in one pass over its bytes.
 *
 * The idea: a stack of what is open (multiparts with their boundary, attached messages); only
 * lines that start with "--" can close something.  Nothing recurses and bodies are slices, so
 * depth and number of parts are limits to check, not memory or stack to run out of.  GMime
 * reads what has a grammar of its own: Content-Type and Content-Disposition with RFC 2231. */
#include "message/message_priv.h"

#include <gmime/gmime.h>
#include <string.h>

#define PARAMETERS_MAX ((size_t)16 << 10) /* bytes of a Content-Type that are looked at */
#define BOUNDARY_MAX   250                /* RFC 2046 says 70 */

struct reader {
    struct arena *arena;
    struct str bytes;
    struct mime *mime;
    struct marks *marks;
    size_t open[MESSAGE_LEVELS_MAX]; /* parts not yet ended, outermost first */
    size_t depth;
    size_t inside;
};

static struct str str_from_c(struct arena *a, const char *s)
{
    return s ? str_copy(a, str_of(s)) : STR("");
}

static struct str type_parameter(struct arena *a, GMimeContentType *t, const char *name)
{
    return str_from_c(a, g_mime_content_type_get_parameter(t, name));
}

static void type_fill(struct arena *a, struct part *p, GMimeContentType *t, struct marks *m)
{
    const char *subtype = g_mime_content_type_get_media_subtype(t);
    struct str type = str_printf(a, "%s/%s", g_mime_content_type_get_media_type(t),
                                 subtype ? subtype : "x-unknown");

    p->type = str_lower(a, clean_line(a, message_decode(a, type, STR(""), &m->repaired), m));
    p->charset = type_parameter(a, t, "charset");
    p->boundary = str_trim(type_parameter(a, t, "boundary"));
    p->name = type_parameter(a, t, "name");
    p->report_type = type_parameter(a, t, "report-type");
    p->flowed = str_eq_nocase(type_parameter(a, t, "format"), STR("flowed"));
    p->delete = str_eq_nocase(type_parameter(a, t, "delsp"), STR("yes"));
}

/* "multipart/mixed boundary=x": some writers forget the semicolon. */
static struct str boundary_salvage(struct str raw)
{
    size_t at = str_find_nocase(raw, STR("boundary="), 0), end;

    if (at == STR_NPOS)
        return STR("");
    raw = str_trim(str_from(raw, at + 9));
    if (str_starts(raw, STR("\"")))
        return str_slice(raw, 1, str_chr(raw, '"', 1));
    for (end = 0; end < raw.len && !ascii_space(raw.ptr[end]) && raw.ptr[end] != ';';)
        end++;
    return str_slice(raw, 0, end);
}

/* Name and parameters of Content-Type. */
static void type_read(struct arena *a, struct part *p, struct marks *m, bool in_digest)
{
    struct str raw = head_value(a, &p->head, STR("Content-Type")), type;
    const char *text;
    GMimeContentType *t;

    p->type = in_digest ? STR("message/rfc822") : STR("text/plain");
    if (!raw.len)
        return;
    raw = encoding_words_again(a, str_slice(raw, 0, PARAMETERS_MAX), m);
    type = str_trim(str_slice(raw, 0, str_chr(raw, ';', 0)));
    if (str_eq_nocase(type, STR("text/plain")) && type.len == raw.len)
        return;
    if (str_chr(type, '/', 0) == STR_NPOS) { /* RFC 2045, 5.2: then it is plain text */
        m->repaired |= !str_eq_nocase(type, STR("text"));
        if (!str_starts_nocase(type, STR("multipart")))
            return;
    }
    text = str_cstr(a, raw);
    t = text ? g_mime_content_type_parse(NULL, text) : NULL;
    if (!t)
        return;
    if (g_mime_content_type_get_media_type(t))
        type_fill(a, p, t, m);
    g_object_unref(t);
    if (!p->boundary.len && str_starts(p->type, STR("multipart/"))) {
        p->boundary = boundary_salvage(raw);
        m->repaired |= p->boundary.len > 0;
    }
}

static void disposition_read(struct arena *a, struct part *p, struct marks *m)
{
    struct str raw = head_value(a, &p->head, STR("Content-Disposition"));
    GMimeContentDisposition *d;
    const char *text, *name;

    if (!raw.len)
        return;
    raw = encoding_words_again(a, str_slice(raw, 0, PARAMETERS_MAX), m);
    p->attached = str_starts_nocase(raw, STR("attachment"));
    text = str_chr(raw, '=', 0) == STR_NPOS ? NULL : str_cstr(a, raw);
    d = text ? g_mime_content_disposition_parse(NULL, text) : NULL;
    if (!d)
        return;
    name = g_mime_content_disposition_get_parameter(d, "filename");
    if (name && *name)
        p->name = str_from_c(a, name);
    g_object_unref(d);
}

/* The last path component, without what cannot be seen; never a path. */
static struct str name_clean(struct arena *a, struct str name, struct marks *m)
{
    if (!name.len)
        return name;
    name = message_decode(a, name, STR(""), &m->repaired);
    if (str_find(name, STR("=?"), 0) != STR_NPOS)
        name = encoding_words(a, name, m);
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/' || name.ptr[i - 1] == '\\') {
            name = str_from(name, i);
            break;
        }
    name = clean_line(a, name, m);
    return clean_cut(name, 255);
}

static enum transfer transfer_of(struct str value)
{
    value = str_trim(str_slice(value, 0, str_chr(value, ';', 0)));
    if (str_eq_nocase(value, STR("base64")))
        return TRANSFER_BASE64;
    return str_eq_nocase(value, STR("quoted-printable")) ? TRANSFER_QUOTED : TRANSFER_PLAIN;
}

static void part_describe(struct arena *a, struct part *p, struct marks *m, bool in_digest)
{
    struct str id;

    type_read(a, p, m, in_digest);
    disposition_read(a, p, m);
    p->name = name_clean(a, p->name, m);
    p->transfer = transfer_of(head_value(a, &p->head, STR("Content-Transfer-Encoding")));
    id = head_value(a, &p->head, STR("Content-ID"));
    if (id.len)
        p->content_id = clean_line(a, message_decode(a, mail_id(id), STR(""), &m->repaired), m);
    if (str_starts(p->type, STR("multipart/")) && p->boundary.len > 0 &&
        p->boundary.len <= BOUNDARY_MAX)
        p->kind = PART_MULTIPART;
    else if (str_eq(p->type, STR("message/rfc822")) || str_eq(p->type, STR("message/global")))
        p->kind = p->transfer == TRANSFER_PLAIN ? PART_MESSAGE : PART_LEAF;
    else if (str_starts(p->type, STR("multipart/"))) {
        p->type = STR("text/plain"); /* without a boundary there is nothing to part */
        m->repaired = true;
    }
}

static struct part *part_push(struct reader *r, struct fault *f)
{
    struct mime *mime = r->mime;

    if (mime->count == mime->room) {
        size_t more = mime->room ? mime->room * 2 : 8;

        mime->parts = arena_grow(r->arena, mime->parts, mime->room * sizeof *mime->parts,
                                 more * sizeof *mime->parts);
        if (!mime->parts) {
            arena_check(r->arena, f);
            return NULL;
        }
        mime->room = more;
    }
    return &mime->parts[mime->count++];
}

/* Ends the parts above `depth`; their bytes go up to `end`. */
static void close_to(struct reader *r, size_t depth, size_t end)
{
    while (r->depth > depth) {
        struct part *p = &r->mime->parts[r->open[--r->depth]];
        size_t start = (size_t)(p->raw.ptr - r->bytes.ptr);

        p->raw.len = end > start ? end - start : 0;
        r->inside -= p->kind == PART_MESSAGE;
    }
}

/* Opens the part at *at and, when it is an attached message, the part within. */
static bool part_open(struct reader *r, size_t *at, struct fault *f)
{
    for (;;) {
        size_t parent = r->depth ? r->open[r->depth - 1] : MIME_NO_PARENT;
        struct part *p;
        bool in_digest = parent != MIME_NO_PARENT &&
                         str_eq(r->mime->parts[parent].type, STR("multipart/digest"));

        if (r->depth == MESSAGE_LEVELS_MAX)
            return fault_set(f, FAULT_LIMIT, "parts nested deeper than %d levels",
                             MESSAGE_LEVELS_MAX);
        p = part_push(r, f);
        if (!p)
            return false;
        *p = (struct part){ .parent = parent, .inside = (unsigned)r->inside };
        if (!head_read(r->arena, r->bytes, at, &p->head, r->marks, f))
            return false;
        part_describe(r->arena, p, r->marks, in_digest);
        p->raw = str_from(r->bytes, *at);
        r->mime->leaves += p->kind == PART_LEAF;
        if (r->mime->leaves > MESSAGE_PARTS_MAX || r->mime->count > 2 * MESSAGE_PARTS_MAX)
            return fault_set(f, FAULT_LIMIT, "more than %d parts", MESSAGE_PARTS_MAX);
        r->open[r->depth++] = r->mime->count - 1;
        if (p->kind != PART_MESSAGE)
            return arena_check(r->arena, f);
        r->inside++;
    }
}

/* The next line from `at` that starts with "--", or the end. */
static size_t dashes_find(struct str bytes, size_t at)
{
    size_t found;

    if (str_starts(str_from(bytes, at), STR("--")) && (at == 0 || bytes.ptr[at - 1] == '\n'))
        return at;
    found = str_find(bytes, STR("\n--"), at);
    return found == STR_NPOS ? bytes.len : found + 1;
}

/* Which open multipart the line closes or parts: its depth in the stack plus one, or 0. */
static size_t boundary_match(const struct reader *r, struct str line, bool *ret_last)
{
    line = str_from(line, 2);
    while (line.len && ascii_space(line.ptr[line.len - 1]))
        line.len--;
    for (size_t i = r->depth; i > 0; i--) {
        const struct part *p = &r->mime->parts[r->open[i - 1]];
        struct str b = p->boundary;

        if (p->kind != PART_MULTIPART || line.len < b.len || line.len > b.len + 2 ||
            memcmp(line.ptr, b.ptr, b.len) != 0)
            continue;
        *ret_last = str_eq(str_from(line, b.len), STR("--"));
        if (*ret_last || line.len == b.len)
            return i;
    }
    return 0;
}

/* Where the text before a delimiter line ends: the line end belongs to the delimiter. */
static size_t before_line(struct str bytes, size_t at)
{
    if (at > 0 && bytes.ptr[at - 1] == '\n')
        at--;
    if (at > 0 && bytes.ptr[at - 1] == '\r')
        at--;
    return at;
}

/* A multipart in which no boundary was ever met holds its text as one part. */
static void empty_multiparts(struct mime *mime, struct marks *m)
{
    for (size_t i = 0; i < mime->count; i++) {
        struct part *p = &mime->parts[i];

        if (p->kind != PART_MULTIPART || (i + 1 < mime->count && mime->parts[i + 1].parent == i))
            continue;
        p->kind = PART_LEAF;
        p->type = STR("text/plain");
        mime->leaves++;
        m->repaired = true;
    }
}

bool mime_read(struct arena *a, struct str bytes, struct mime *ret_mime, struct marks *m,
               struct fault *f)
{
    struct reader r = { .arena = a, .bytes = bytes, .mime = ret_mime, .marks = m };
    size_t at = 0;

    *ret_mime = (struct mime){ 0 };
    if (!part_open(&r, &at, f))
        return false;
    while ((at = dashes_find(bytes, at)) < bytes.len) {
        size_t end = str_chr(bytes, '\n', at), next = end == STR_NPOS ? bytes.len : end + 1;
        bool last = false;
        size_t depth = boundary_match(&r, str_slice(bytes, at, next), &last);

        if (!depth) {
            at = next;
            continue;
        }
        close_to(&r, depth, before_line(bytes, at));
        if (last)
            close_to(&r, depth - 1, next);
        at = next;
        if (!last && !part_open(&r, &at, f))
            return false;
    }
    /* A multipart still open has no closing delimiter: the mail is cut short. */
    for (size_t i = 0; i < r.depth; i++)
        m->repaired |= ret_mime->parts[r.open[i]].kind == PART_MULTIPART;
    close_to(&r, 0, bytes.len);
    empty_multiparts(ret_mime, m);
    return arena_check(a, f);
}

struct str mime_bytes(struct arena *a, const struct part *p)
{
    switch (p->transfer) {
    case TRANSFER_BASE64:
        return encoding_base64(a, p->raw);
    case TRANSFER_QUOTED:
        return encoding_quoted(a, p->raw);
    case TRANSFER_PLAIN:
        break;
    }
    return p->raw;
}

bool mime_below(const struct mime *m, size_t part, size_t ancestor)
{
    while (part != MIME_NO_PARENT && part > ancestor)
        part = m->parts[part].parent;
    return part == ancestor;
}
