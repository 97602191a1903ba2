/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.c - see csv.h.  A row is first measured, without memory, and then read: so an incomplete
 * one costs nothing but the look. */
#include "message/csv.h"

#include <string.h>

#include "message/message_priv.h"

struct measure {
    size_t end;    /* past the line end; 0: more bytes are needed */
    size_t fields; /* met */
    size_t newlines;
    const char *reason;
};

/* Length of the line end at i: 0, 1 or 2. */
static size_t line_end(struct str s, size_t i)
{
    if (s.ptr[i] == '\n')
        return 1;
    if (s.ptr[i] != '\r')
        return 0;
    return i + 1 < s.len && s.ptr[i + 1] == '\n' ? 2 : 1;
}

/* Where the physical line that starts the bytes ends. */
static size_t first_line(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (line_end(s, i))
            return i + line_end(s, i);
    return s.len;
}

/* Past the closing quote of the field that opens at i; STR_NPOS when it is not closed. */
static size_t quoted_end(struct str s, size_t i, size_t *newlines)
{
    for (i++; i < s.len; i++) {
        if (s.ptr[i] == '"') {
            if (i + 1 == s.len || s.ptr[i + 1] != '"')
                return i + 1;
            i++;
        }
        *newlines += s.ptr[i] == '\n';
    }
    return STR_NPOS;
}

static struct measure row_measure(struct str s, char separator, bool at_end)
{
    struct measure m = { .fields = 1 };
    size_t i = 0;
    bool starts = true;

    while (i < s.len) {
        size_t n = line_end(s, i);

        if (starts && s.ptr[i] == '"') {
            i = quoted_end(s, i, &m.newlines);
            if (i == STR_NPOS) {
                m.reason = "a quote is opened and never closed";
                return m;
            }
            if (i < s.len && s.ptr[i] != separator && !line_end(s, i)) {
                m.reason = "text after a closing quote";
                return m;
            }
            starts = false;
            continue;
        }
        if (n && i + n == s.len && s.ptr[i] == '\r' && !at_end)
            return m; /* its LF may still come */
        if (n) {
            m.end = i + n;
            m.newlines++;
            return m;
        }
        starts = s.ptr[i] == separator;
        m.fields += starts;
        i++;
    }
    if (at_end)
        m.end = s.len;
    return m;
}

/* The character the header has most of, outside quotes. */
static char separator_find(struct str header)
{
    static const char candidates[] = { ',', ';', '\t' };
    size_t counts[COUNT_OF(candidates)] = { 0 }, best = 0;
    bool quoted = false;

    for (size_t i = 0; i < header.len; i++) {
        quoted ^= header.ptr[i] == '"';
        for (size_t k = 0; k < COUNT_OF(candidates) && !quoted; k++)
            counts[k] += header.ptr[i] == candidates[k];
    }
    for (size_t k = 1; k < COUNT_OF(candidates); k++)
        if (counts[k] > counts[best])
            best = k;
    return candidates[best];
}

/* One field at *at, with its quotes undone; *at moves past its separator. */
static struct str field_read(struct arena *a, struct str s, size_t *at, char separator)
{
    size_t start = *at, end = start, newlines = 0, len = 0;
    struct marks ignored = { 0 };
    bool quoted = start < s.len && s.ptr[start] == '"';
    struct str raw;
    char *p;

    if (quoted)
        end = quoted_end(s, start, &newlines);
    else
        while (end < s.len && s.ptr[end] != separator)
            end++;
    *at = end + 1;
    raw = quoted ? str_slice(s, start + 1, end - 1) : str_slice(s, start, end);
    p = arena_alloc(a, raw.len + 1);
    for (size_t i = 0; p && i < raw.len; i++) {
        p[len++] = raw.ptr[i];
        i += quoted && raw.ptr[i] == '"';
    }
    return clean_text(a, message_decode(a, str_make(p, len), STR(""), &ignored.repaired), &ignored);
}

static void fields_read(struct csv *c, struct arena *a, struct str s, size_t count,
                        struct csv_row *row)
{
    size_t at = 0;

    row->fields = arena_many(a, struct str, count);
    for (; row->fields && row->count < count; row->count++)
        row->fields[row->count] = field_read(a, s, &at, c->separator);
}

/* Fields past the last column that hold nothing are the spreadsheet's, not the writer's. */
static bool drop_empty_tail(struct csv_row *row, size_t columns)
{
    while (row->count > columns && !row->fields[row->count - 1].len)
        row->count--;
    return row->count == columns;
}

static void row_bad(struct csv_row *row, size_t field, const char *reason)
{
    row->kind = CSV_BAD;
    row->field = field;
    row->reason = reason;
    row->fields = NULL;
    row->count = 0;
}

static void row_fill(struct csv *c, struct arena *a, struct str s, size_t count,
                     struct csv_row *row)
{
    while (s.len && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == '\r'))
        s.len--;
    if (!str_trim(s).len && c->columns)
        return;
    if (count > CSV_COLUMNS_MAX) {
        row_bad(row, CSV_COLUMNS_MAX + 1, "more fields than a row may have");
        c->refused |= !c->columns;
        return;
    }
    fields_read(c, a, s, count, row);
    if (!arena_ok(a)) {
        row_bad(row, 1, "no room for the row");
    } else if (!c->columns) {
        row->kind = CSV_HEADER;
        c->columns = row->count;
    } else if (drop_empty_tail(row, c->columns)) {
        row->kind = CSV_ROW;
    } else {
        row_bad(row, row->count < c->columns ? row->count + 1 : c->columns + 1,
                row->count < c->columns ? "fewer fields than the header"
                                        : "more fields than the header");
    }
}

/* Byte order marks; false: this is no text we read. */
static bool start_ok(struct str *bytes, size_t *ret_skip)
{
    if (str_starts(*bytes, STR("\xFF\xFE")) || str_starts(*bytes, STR("\xFE\xFF")))
        return false;
    if (memchr(bytes->ptr, '\0', first_line(*bytes)))
        return false;
    if (str_starts(*bytes, STR("\xEF\xBB\xBF"))) {
        *ret_skip = 3;
        *bytes = str_from(*bytes, 3);
    }
    return true;
}

/* The rest of a line that was given up, however long it is. */
static size_t pass_line(struct csv *c, struct str bytes)
{
    size_t end = 0;

    while (end < bytes.len && !line_end(bytes, end))
        end++;
    if (end == bytes.len)
        return end;
    if (bytes.ptr[end] == '\r' && end + 1 == bytes.len)
        return end ? end : 1; /* its LF may still come: an empty line then */
    c->passing = false;
    c->lines++;
    return end + line_end(bytes, end);
}

/* Reports the row and goes on behind its first line, where that may not be seen yet. */
static size_t give_up(struct csv *c, struct str bytes, bool at_end, const struct measure *m,
                      struct csv_row *row)
{
    size_t end = first_line(bytes);

    row_bad(row, m->fields, m->reason);
    c->refused |= !c->columns; /* without a header no row means anything */
    c->passing = end == bytes.len && !at_end && bytes.ptr[end - 1] != '\n';
    c->lines += !c->passing;
    return end;
}

size_t csv_next(struct csv *c, struct arena *a, struct str bytes, bool at_end,
                struct csv_row *ret_row)
{
    struct measure m;
    size_t skip = 0, end;

    *ret_row = (struct csv_row){ .line = c->lines + 1 };
    if (!bytes.len || c->refused)
        return bytes.len;
    if (c->passing)
        return pass_line(c, bytes);
    if (!c->columns) {
        if (bytes.len < CSV_ROW_MAX && !at_end && first_line(bytes) == bytes.len)
            return 0;
        if (!start_ok(&bytes, &skip)) {
            c->refused = true;
            row_bad(ret_row, 1, "not a text in UTF-8 or windows-1252: save it as UTF-8");
            return bytes.len;
        }
        if (!bytes.len)
            return skip;
        c->separator = separator_find(str_slice(bytes, 0, first_line(bytes)));
    }
    m = row_measure(str_slice(bytes, 0, CSV_ROW_MAX), c->separator,
                    at_end || bytes.len > CSV_ROW_MAX);
    end = m.end;
    if (!m.reason && end == CSV_ROW_MAX && bytes.len > CSV_ROW_MAX)
        m.reason = "a row of more than 1 MiB";
    if (m.reason && !at_end && bytes.len < CSV_ROW_MAX &&
        (m.reason[0] == 'a' || first_line(bytes) == bytes.len))
        return 0; /* it may still be closed, or end */
    if (!m.reason && !end)
        return 0;
    if (m.reason)
        return skip + give_up(c, bytes, at_end, &m, ret_row);
    row_fill(c, a, str_slice(bytes, 0, end), m.fields, ret_row);
    c->lines += m.newlines;
    return skip + end;
}
