/* SPDX-License-Identifier: EUPL-1.2 */
/* attached.c - the text of an attachment, where it is a text; see message.h.
 *
 * What it is, its type says, or, where that says nothing, the end of its name.  Nothing is
 * unpacked, and what is no text (pictures, office files, archives) is not read: a reader is told
 * so, and never that such a file holds nothing.  PDF is read elsewhere (reader/), not in a mail
 * that is attached itself. */
#include <string.h>

#include "base/buf.h"
#include "message/csv.h"
#include "message/message_priv.h"
#include "text/text.h"

#define LEVELS_MAX 3 /* a mail attached to a mail attached to a mail */

struct reader {
    struct arena *arena;
    struct buf out; /* MESSAGE_ATTACHED_MAX */
    bool partly;    /* not all of it could be read */
};

static void read_attached(struct reader *r, const struct attachment *at, int level,
                          bool *ret_known);

/* As much of it as there is room for, never half a character. */
static void add_text(struct reader *r, struct str s)
{
    size_t room = r->out.max - r->out.len;

    if (s.len > room) {
        s = clean_cut(s, room);
        r->partly = true;
    }
    buf_add(&r->out, s);
}

static void add_line(struct reader *r, struct str s)
{
    if (!s.len)
        return;
    add_text(r, s);
    add_text(r, STR("\n"));
}

/* To UTF-8, by its byte order mark or as a mail without a charset is read. */
static struct str decode(struct reader *r, struct str bytes)
{
    struct marks m = { 0 };
    struct str charset = STR("");
    bool repaired = false;

    if (str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff")))
        charset = STR("utf-16");
    else if (str_starts(bytes, STR("\xef\xbb\xbf")))
        bytes = str_from(bytes, 3);
    return clean_text(r->arena, message_decode(r->arena, bytes, charset, &repaired), &m);
}

static bool read_plain(struct reader *r, struct str bytes, int level)
{
    (void)level;
    add_text(r, decode(r, bytes));
    return true;
}

static bool read_html(struct reader *r, struct str bytes, int level)
{
    bool hidden = false;

    (void)level;
    add_text(r, message_html_to_text(r->arena, decode(r, bytes), &hidden));
    r->partly |= hidden; /* text that nobody would see was dropped */
    return true;
}

/* ---- CSV: each field behind its column's name, which says what it is ---- */

static void add_row(struct reader *r, const struct csv_row *head, const struct csv_row *row)
{
    for (size_t i = 0; head->fields && i < row->count; i++) {
        add_text(r, head->fields[i]);
        add_text(r, STR(": "));
        add_line(r, row->fields[i]);
    }
    add_text(r, STR("\n"));
}

static bool read_csv(struct reader *r, struct str bytes, int level)
{
    struct csv_row head = { 0 }, row;
    struct str rest = bytes;
    struct csv c = { 0 };
    size_t n, start = r->out.len;

    while (r->out.len < r->out.max && (n = csv_next(&c, r->arena, rest, true, &row)) > 0) {
        rest = str_from(rest, n);
        if (row.kind == CSV_BAD) { /* as a text, then: every byte is looked at */
            r->out.len = start;
            return read_plain(r, bytes, level);
        }
        if (row.kind == CSV_HEADER)
            head = row;
        if (row.kind == CSV_ROW)
            add_row(r, &head, &row);
        else if (row.kind == CSV_HEADER)
            for (size_t i = 0; i < row.count; i++)
                add_line(r, row.fields[i]);
    }
    r->partly |= rest.len > 0;
    return true;
}

/* ---- JSON: as it stands, but for what is written as \u00e9 ---- */

static uint32_t hex4(struct str s)
{
    uint32_t v = 0;

    if (s.len < 4)
        return 0;
    for (size_t i = 0; i < 4; i++) {
        char c = ascii_lower(s.ptr[i]);

        if (!ascii_digit(c) && !(c >= 'a' && c <= 'f'))
            return 0;
        v = v << 4 | (uint32_t)(ascii_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return v;
}

/* The escape behind a backslash at the start of `s`: its length, 0 for none. */
static size_t read_escape(struct str s, uint32_t *ret_char)
{
    uint32_t low;

    if (s.len < 2 || !s.ptr)
        return 0;
    if (s.ptr[1] != 'u') {
        static const char from[] = "nrtbf\"\\/", to[] = "\n\n\t  \"\\/";
        const char *at = strchr(from, s.ptr[1]);

        if (!at || !s.ptr[1])
            return 0;
        *ret_char = (unsigned char)to[at - from];
        return 2;
    }
    *ret_char = hex4(str_from(s, 2));
    if (*ret_char >= 0xd800 && *ret_char < 0xdc00 && str_starts(str_from(s, 6), STR("\\u"))) {
        low = hex4(str_from(s, 8));
        if (low >= 0xdc00 && low < 0xe000) {
            *ret_char = 0x10000 + ((*ret_char - 0xd800) << 10) + (low - 0xdc00);
            return 12;
        }
    }
    return *ret_char >= 0x20 && (*ret_char < 0xd800 || *ret_char >= 0xe000) ? 6 : 0;
}

static bool read_json(struct reader *r, struct str bytes, int level)
{
    struct str s = decode(r, bytes), rest = s;
    struct buf b = buf_new(r->arena, s.len + 1);
    size_t at;

    (void)level;
    buf_add(&b, STR(""));
    while ((at = str_chr(rest, '\\', 0)) != STR_NPOS) {
        uint32_t c = 0;
        size_t n = read_escape(str_from(rest, at), &c);
        char out[4];

        buf_add(&b, str_slice(rest, 0, at));
        buf_add(&b, n ? str_make(out, text_put(c, out)) : STR("\\"));
        rest = str_from(rest, at + (n ? n : 1));
    }
    buf_add(&b, rest);
    add_text(r, buf_str(&b));
    return true;
}

/* ---- a mail, with what is attached to it ---- */

static bool read_mail(struct reader *r, struct str bytes, int level)
{
    struct incoming in;
    struct fault f = { 0 };

    if (level == LEVELS_MAX || !message_read_mail(r->arena, bytes, &in, &f))
        return false;
    add_line(r, in.from.name);
    add_line(r, in.from.address);
    for (size_t i = 0; i < in.to_count; i++) {
        add_line(r, in.to[i].name);
        add_line(r, in.to[i].address);
    }
    add_line(r, in.subject.text);
    add_line(r, STR("\n"));
    add_line(r, in.text.text);
    add_line(r, in.quote.text);
    add_line(r, in.signature.text);
    r->partly |= in.hidden_text;
    for (size_t i = 0; i < in.attachment_count; i++) {
        bool known = false;

        add_line(r, in.attachments[i].name);
        read_attached(r, &in.attachments[i], level + 1, &known);
        r->partly |= !known;
    }
    return true;
}

/* ---- which reader ---- */

static const struct {
    const char *type, *end; /* of the name */
    bool (*read)(struct reader *r, struct str bytes, int level);
} kinds[] = {
    { "text/plain", ".txt", read_plain },       { "text/plain", ".text", read_plain },
    { "text/plain", ".log", read_plain },       { "text/markdown", ".md", read_plain },
    { "text/csv", ".csv", read_csv },           { "text/tab-separated-values", ".tsv", read_csv },
    { "application/json", ".json", read_json }, { "application/x-ndjson", ".jsonl", read_json },
    { "text/html", ".html", read_html },        { "application/xhtml+xml", ".htm", read_html },
    { "text/xml", ".xml", read_html },          { "application/xml", ".xml", read_html },
    { "text/calendar", ".ics", read_plain },    { "text/vcard", ".vcf", read_plain },
    { "text/x-vcard", ".vcf", read_plain },     { "message/rfc822", ".eml", read_mail },
};

static bool is_of(size_t kind, const struct attachment *at, bool by_name)
{
    return by_name ? str_ends_nocase(at->name, str_of(kinds[kind].end))
                   : str_eq(at->type, str_of(kinds[kind].type));
}

/* A name says more than "some text" and "some bytes": programs send CSV as either. */
static size_t kind_of(const struct attachment *at)
{
    bool vague = str_eq(at->type, STR("application/octet-stream")) ||
                 str_eq(at->type, STR("text/plain")) || !at->type.len;

    for (size_t i = 0; vague && i < COUNT_OF(kinds); i++)
        if (is_of(i, at, true))
            return i;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (is_of(i, at, false))
            return i;
    return COUNT_OF(kinds);
}

static void read_attached(struct reader *r, const struct attachment *at, int level, bool *ret_known)
{
    size_t kind = kind_of(at);
    struct str bytes = at->bytes;

    *ret_known = false;
    if (kind == COUNT_OF(kinds))
        return;
    if (bytes.len > 2 * MESSAGE_ATTACHED_MAX && kinds[kind].read != read_mail) {
        bytes = str_slice(bytes, 0, 2 * MESSAGE_ATTACHED_MAX);
        r->partly = true;
    }
    *ret_known = kinds[kind].read(r, bytes, level);
}

enum extent message_attached_text(struct arena *a, const struct attachment *at, size_t max,
                                  struct str *ret_text)
{
    struct reader r = { .arena = a };
    bool known = false;

    r.out = buf_new(a, max < MESSAGE_ATTACHED_MAX ? max : MESSAGE_ATTACHED_MAX);
    buf_add(&r.out, STR(""));
    read_attached(&r, at, 0, &known);
    *ret_text = known && r.out.ptr ? buf_str(&r.out) : STR("");
    if (!known)
        return EXTENT_NONE;
    return r.partly || r.out.failed ? EXTENT_PART : EXTENT_ALL;
}

struct str message_cleaned(struct arena *a, struct str bytes)
{
    struct reader r = { .arena = a, .out = buf_new(a, MESSAGE_ATTACHED_MAX) };

    buf_add(&r.out, STR(""));
    read_plain(&r, bytes, 0);
    return r.out.ptr ? buf_str(&r.out) : STR("");
}
