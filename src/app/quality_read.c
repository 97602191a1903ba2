/* SPDX-License-Identifier: EUPL-1.2 */
/* quality_read.c - annotated texts in three notations: the project's mails, JSON lines with
 * offsets in code points, and BIO-labelled tokens.  What does not fit is a fault with its line. */
#include <stdlib.h>
#include <string.h>

#include "app/quality.h"
#include "base/buf.h"
#include "base/json.h"
#include "text/text.h"

/* The texts read so far, and the one being read. */
struct reader {
    struct arena *arena;
    struct marked_texts texts;
    size_t room, line;
    struct buf text;
    struct marked_text now;
    struct mark marks[QUALITY_MARKS_MAX];
};

static struct reader *reader_new(struct arena *a, size_t max)
{
    struct reader *r = arena_make(a, struct reader);

    if (r) {
        r->arena = a;
        r->text = buf_new(a, max);
    }
    return r;
}

static bool fault_line(const struct reader *r, struct fault *f, const char *what)
{
    return fault_set(f, FAULT_INVALID, "line %zu: %s", r->line, what);
}

static bool add_mark(struct reader *r, struct mark m, struct fault *f)
{
    if (r->now.count == COUNT_OF(r->marks))
        return fault_line(r, f, "too many marks in one text");
    if (m.start == m.end)
        return fault_line(r, f, "a mark of nothing");
    r->marks[r->now.count++] = m;
    return true;
}

/* Ends the text being read; it lives on in the arena. */
static bool end_text(struct reader *r, struct fault *f)
{
    struct marked_texts *all = &r->texts;

    if (all->count == r->room) {
        size_t room = r->room ? r->room * 2 : 64;

        all->at = arena_grow(r->arena, all->at, r->room * sizeof *all->at, room * sizeof *all->at);
        r->room = room;
    }
    r->now.text = str_copy(r->arena, buf_str(&r->text));
    r->now.marks = arena_many(r->arena, struct mark, r->now.count + 1);
    if (!all->at || !r->now.marks || !buf_check(&r->text, f) || !arena_check(r->arena, f))
        return fault_set(f, FAULT_LIMIT, "line %zu: too much text", r->line);
    memcpy(r->now.marks, r->marks, r->now.count * sizeof r->marks[0]);
    all->at[all->count++] = r->now;
    r->now = (struct marked_text){ 0 };
    r->text.len = 0;
    return true;
}

/* ---- mails: "===== NAME [crlf]", then the text with its marks ---- */

static const struct str border = STR_INIT("===== ");

/* "PERSON", "NATIONAL_ID:fr.nir", "-ORDER" */
static bool read_label(struct reader *r, struct str label, struct mark *ret_mark, struct fault *f)
{
    struct str rest = label, name;
    enum span_type type;

    if (str_starts(label, STR("-"))) {
        for (unsigned t = 0; t < TRAPS; t++)
            if (str_eq(str_from(label, 1), str_of(quality_trap_name((enum trap)t)))) {
                ret_mark->what = MARK_TRAP;
                ret_mark->trap = (enum trap)t;
                return true;
            }
        return fault_line(r, f, "a mark with '-' and no known kind of trap");
    }
    if (!str_split(&rest, ':', &name) || !span_type_parse(name, &type))
        return fault_line(r, f, "a mark with no known type");
    ret_mark->what = type;
    ret_mark->kind = rest;
    return true;
}

/* "{U+00A0}" at the start of `s`: its length, and the character. */
static size_t read_escape(struct str s, uint32_t *ret_char)
{
    size_t end = str_chr(s, '}', 0);

    if (!str_starts(s, STR("{U+")) || end == STR_NPOS || end < 7 || end > 9)
        return 0;
    *ret_char = 0;
    for (size_t i = 3; i < end; i++) {
        const char *digits = "0123456789ABCDEF", *at = memchr(digits, s.ptr[i], 16);

        if (!at)
            return 0;
        *ret_char = *ret_char * 16 + (uint32_t)(at - digits);
    }
    return end + 1;
}

static void add_text(struct reader *r, struct str s, bool crlf)
{
    for (size_t i = 0; i < s.len;) {
        char utf8[4];
        uint32_t c;
        size_t n = read_escape(str_from(s, i), &c);

        if (n) {
            buf_add(&r->text, str_make(utf8, text_put(c, utf8)));
            i += n;
            continue;
        }
        r->line += s.ptr[i] == '\n';
        if (s.ptr[i] == '\n' && crlf)
            buf_add_char(&r->text, '\r');
        buf_add_char(&r->text, s.ptr[i++]);
    }
}

/* The mark that begins behind "[["; *at moves behind its "]]". */
static bool read_mark(struct reader *r, struct str body, size_t *at, bool crlf, struct fault *f)
{
    size_t bar = str_chr(body, '|', *at), end = str_find(body, STR("]]"), *at);
    struct mark m = { 0 };

    if (end == STR_NPOS || bar == STR_NPOS || bar > end)
        return fault_line(r, f, "a mark that does not end: [[TYPE|value]]");
    if (str_find(str_slice(body, *at, end), STR("[["), 0) != STR_NPOS)
        return fault_line(r, f, "a mark inside a mark");
    if (!read_label(r, str_slice(body, *at, bar), &m, f))
        return false;
    m.start = (uint32_t)r->text.len;
    add_text(r, str_slice(body, bar + 1, end), crlf);
    m.end = (uint32_t)r->text.len;
    *at = end + 2;
    return add_mark(r, m, f);
}

static bool read_mail(struct reader *r, struct str head, struct str body, struct fault *f)
{
    struct str id, rest = str_trim(head);
    bool crlf;

    r->now.line = r->line++;
    if (!str_split(&rest, ' ', &id) || (rest.len && !str_eq(rest, STR("crlf"))))
        return fault_set(f, FAULT_INVALID, "line %zu: ===== NAME, and crlf or nothing",
                         r->now.line);
    r->now.id = id;
    crlf = rest.len > 0;
    for (size_t at = 0; at < body.len;) {
        size_t open = str_find(body, STR("[["), at);

        add_text(r, str_slice(body, at, open == STR_NPOS ? body.len : open), crlf);
        if (open == STR_NPOS)
            break;
        at = open + 2;
        if (!read_mark(r, body, &at, crlf, f))
            return false;
    }
    return end_text(r, f);
}

/* The next border at the start of a line, from `at` on. */
static size_t find_border(struct str file, size_t at)
{
    while ((at = str_find(file, border, at)) != STR_NPOS && at && file.ptr[at - 1] != '\n')
        at += border.len;
    return at;
}

/* The lines above the first mail: comments, some of which set a pattern. */
static bool read_head(struct reader *r, struct str head, struct fault *f)
{
    struct str line;

    for (; str_line(&head, &line); r->line++) {
        if (str_trim(line).len && line.ptr[0] != '#')
            return fault_line(r, f, "neither a comment nor '===== NAME'");
        if (!str_starts(line, STR("# customer_ref: ")))
            continue;
        if (r->texts.ref_count == QUALITY_REFS_MAX)
            return fault_line(r, f, "too many patterns");
        r->texts.refs[r->texts.ref_count++] = str_trim(str_from(line, 16));
    }
    return true;
}

bool quality_read_mails(struct arena *a, struct str file, struct marked_texts *ret, struct fault *f)
{
    struct reader *r = reader_new(a, QUALITY_FILE_MAX);
    size_t at = find_border(file, 0), next;

    if (!r)
        return arena_check(a, f);
    r->line = 1;
    if (!text_valid(file))
        return fault_set(f, FAULT_INVALID, "not UTF-8");
    if (at == STR_NPOS)
        return fault_set(f, FAULT_INVALID, "line 1: no line '===== NAME' in it");
    if (!read_head(r, str_slice(file, 0, at), f))
        return false;
    for (; at < file.len; at = next) {
        size_t line_end = str_chr(file, '\n', at);

        next = find_border(file, at + border.len);
        next = next == STR_NPOS ? file.len : next;
        line_end = line_end == STR_NPOS ? file.len : line_end;
        if (!read_mail(r, str_slice(file, at + border.len, line_end),
                       str_slice(file, line_end + 1, next), f))
            return false;
    }
    *ret = r->texts;
    return true;
}

/* ---- labels of others ---- */

static bool label_mark(const struct label_row *labels, struct str label, struct mark *ret_mark)
{
    for (; labels->label; labels++)
        if (str_eq_nocase(label, str_of(labels->label))) {
            ret_mark->what = labels->what;
            ret_mark->excuses = labels->excuses;
            return true;
        }
    return false;
}

/* ---- JSON lines ---- */

static bool is_part(struct str label, const char *parts)
{
    struct str rest = str_of(parts ? parts : ""), one;

    while (str_split(&rest, ' ', &one))
        if (str_eq(one, label))
            return true;
    return false;
}

static bool add_spans(struct reader *r, struct arena *a, const json_t *spans,
                      const struct label_row *labels, const char *parts, struct fault *f)
{
    struct str text = buf_str(&r->text);
    uint32_t *bytes = arena_many(a, uint32_t, text.len + 2); /* of each code point */
    size_t points = 0, i;
    const json_t *v;

    if (!bytes)
        return arena_check(a, f);
    for (size_t at = 0; at < text.len; points++) {
        bytes[points] = (uint32_t)at;
        at += text_char(str_from(text, at), &(uint32_t){ 0 });
    }
    bytes[points] = (uint32_t)text.len;
    json_array_foreach(spans, i, v)
    {
        json_int_t start = json_integer_value(json_array_get(v, 0));
        json_int_t end = json_integer_value(json_array_get(v, 1));
        const char *label = json_string_value(json_array_get(v, 2));
        struct mark m = { 0 };

        if (!label || start < 0 || end <= start || (size_t)end > points)
            return fault_line(r, f, "a span that is no [start, end, \"LABEL\"] of this text");
        if (!label_mark(labels, str_of(label), &m))
            continue;
        m.start = bytes[start];
        m.end = bytes[end];
        m.part = is_part(str_of(label), parts);
        if (!add_mark(r, m, f))
            return false;
    }
    return true;
}

static int by_place(const void *x, const void *y)
{
    const struct mark *a = x, *b = y;

    return a->start != b->start ? (a->start < b->start ? -1 : 1)
                                : (a->end < b->end) - (a->end > b->end);
}

/* Is there nothing but signs and spaces between two marks? */
static bool signs_between(struct str text, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (ascii_alnum(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Makes one mark of those that are parts of one thing of that type: number, street, flat, town and
 * postcode of one address, marked each by itself. */
static void join_marks(struct reader *r, unsigned type)
{
    struct str text = buf_str(&r->text);
    size_t n = 0;

    qsort(r->marks, r->now.count, sizeof r->marks[0], by_place);
    for (size_t i = 0, end; i < r->now.count; i = end) {
        struct mark m = r->marks[i];
        bool any = false;

        for (end = i; end < r->now.count; end++) {
            const struct mark *next = &r->marks[end];

            if (!next->part ||
                (end > i && (next->start < m.end || !signs_between(text, m.end, next->start))))
                break;
            any |= next->what == type;
            m.end = next->end;
        }
        if (any) {
            r->marks[n] = (struct mark){ .start = m.start, .end = m.end, .what = type };
            n++;
            continue;
        }
        end = i + 1;
        r->marks[n++] = r->marks[i];
    }
    r->now.count = n;
}

static bool chosen(const json_t *line, const struct line_choice *choice)
{
    return !choice->of_each ||
           (uint64_t)json_integer_value(json_object_get(line, "template")) % choice->of_each ==
               choice->nth;
}

static bool read_json(struct reader *r, struct str line, const struct label_row *labels,
                      const struct line_choice *choice, struct fault *f)
{
    scoped(arena) *a = arena_new(QUALITY_FILE_MAX);
    scoped_json json_t *j = json_read(line, f);

    if (!a || !j)
        return fault_wrap(f, "line %zu", r->line);
    if (!json_text(j, "text").ptr || !json_is_array(json_object_get(j, "spans")))
        return fault_line(r, f, "needs {\"text\": \"...\", \"spans\": [...]}");
    if (!chosen(j, choice))
        return true;
    r->now.line = r->line;
    r->now.id = json_text(j, "id").ptr ? str_copy(r->arena, json_text(j, "id")) : STR("");
    buf_add(&r->text, json_text(j, "text"));
    if (!add_spans(r, a, json_object_get(j, "spans"), labels, choice->parts, f))
        return false;
    if (choice->parts)
        join_marks(r, choice->whole);
    return end_text(r, f);
}

bool quality_read_lines(struct arena *a, struct str file, const struct label_row *labels,
                        const struct line_choice *choice, struct marked_texts *ret, struct fault *f)
{
    struct reader *r = reader_new(a, QUALITY_FILE_MAX);
    struct str line;

    if (!r)
        return arena_check(a, f);
    while (str_line(&file, &line)) {
        r->line++;
        if (str_trim(line).len && !read_json(r, line, labels, choice, f))
            return false;
    }
    *ret = r->texts;
    return true;
}

/* ---- tokens ---- */

/* Tokens stand apart in these files; a text has no space before a full stop or after "l'". */
static bool wants_space(const struct buf *text, struct str token)
{
    static const char *const tight_after[] = { "(", "[", "'", "’", "«", "\n", "\"" };
    struct str before = buf_str(text);

    if (!before.len || (token.len == 1 && memchr(".,)]%", token.ptr[0], 5)) ||
        str_starts(token, STR("'")) || str_starts(token, STR("’")))
        return false;
    for (size_t i = 0; i < COUNT_OF(tight_after); i++)
        if (str_ends(before, str_of(tight_after[i])))
            return false;
    return true;
}

static bool add_token(struct reader *r, struct str token, struct str tag,
                      const struct label_row *labels, struct fault *f)
{
    struct mark m = { 0 };

    if (!token.len ||
        !(str_eq(tag, STR("O")) || str_starts(tag, STR("B-")) || str_starts(tag, STR("I-"))))
        return fault_line(r, f, "needs TOKEN, a tab, and O, B-LABEL or I-LABEL");
    if (wants_space(&r->text, token))
        buf_add_char(&r->text, ' ');
    m.start = (uint32_t)r->text.len;
    buf_add(&r->text, token);
    m.end = (uint32_t)r->text.len;
    if (str_starts(tag, STR("B-")) && label_mark(labels, str_from(tag, 2), &m)) {
        if (m.what == SPAN_PERSON && str_starts(token, STR("@")))
            m.what = SPAN_HANDLE; /* tweets: an account's name, labelled as a person's */
        return add_mark(r, m, f);
    }
    if (str_starts(tag, STR("I-")) && label_mark(labels, str_from(tag, 2), &m) && r->now.count)
        r->marks[r->now.count - 1].end = m.end;
    return true;
}

bool quality_read_tokens(struct arena *a, struct str file, const struct label_row *labels,
                         size_t join, struct marked_texts *ret, struct fault *f)
{
    struct reader *r = reader_new(a, QUALITY_FILE_MAX);
    size_t sentences = 0;
    struct str line, tag;

    if (!r)
        return arena_check(a, f);
    while (str_line(&file, &line)) {
        r->line++;
        tag = line;
        if (line.len) {
            struct str token;

            str_split(&tag, '\t', &token);
            r->now.line = r->now.line ? r->now.line : r->line;
            if (!add_token(r, token, tag, labels, f))
                return false;
        } else if (++sentences % join == 0 && r->text.len) {
            if (!end_text(r, f))
                return false;
        } else if (r->text.len) {
            buf_add_char(&r->text, '\n');
        }
    }
    if (r->text.len && !end_text(r, f))
        return false;
    *ret = r->texts;
    return true;
}

/* ---- folding ---- */

/* The first folded byte that came from `offset` or behind it. */
static uint32_t folded_offset(const uint32_t *map, size_t len, uint32_t offset, uint32_t from)
{
    uint32_t i = from;

    while (i < len && map[i] < offset)
        i++;
    return i;
}

bool quality_fold(struct arena *a, const struct marked_text *t, struct marked_text *ret)
{
    uint32_t *map, at = 0;

    *ret = *t;
    ret->text = text_fold(a, t->text, &map);
    ret->marks = arena_many(a, struct mark, t->count + 1);
    if (!arena_ok(a) || !ret->marks)
        return false;
    for (size_t i = 0; i < t->count; i++) {
        struct mark *m = &ret->marks[i];

        *m = t->marks[i];
        at = m->start >= (i ? t->marks[i - 1].end : 0) ? at : 0;
        m->start = at = folded_offset(map, ret->text.len, m->start, at);
        m->end = at = folded_offset(map, ret->text.len, m->end, at);
    }
    return true;
}
