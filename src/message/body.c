/* SPDX-License-Identifier: EUPL-1.2 */
/* body.c - which parts of a mail are its text and which are attachments.
 *
 * Of alternatives the plain text is taken, unless it is empty or only says that one should look
 * at the HTML.  Several text parts that are not alternatives (Apple Mail writes text, picture,
 * text) follow one another.  Everything else is an attachment, kept as it came: pictures,
 * calendars, signatures, winmail.dat, attached messages.  A mail that is nothing but an
 * attached message shows that message's text as well. */
#include "message/message_priv.h"

#include <string.h>

#include "text/text.h"

enum use { USE_NONE, USE_TEXT, USE_DROPPED, USE_FILE };

struct body {
    struct arena *arena;
    const struct mime *mime;
    enum use *uses;    /* of each part */
    struct str *texts; /* of each text part, once read */
    bool *hidden;      /* of each text part */
    struct marks *marks;
};

static bool is_html(const struct part *p)
{
    return str_eq(p->type, STR("text/html")) || str_eq(p->type, STR("application/xhtml+xml"));
}

static bool is_text(const struct part *p)
{
    return str_eq(p->type, STR("text/plain")) || is_html(p);
}

/* A text part with a file name is a file, except where it is the only text there is. */
static void give_uses(struct body *b, unsigned inside)
{
    const struct mime *mime = b->mime;
    bool text = false;

    for (size_t i = 0; i < mime->count; i++) {
        const struct part *p = &mime->parts[i];

        if (p->inside != inside || p->kind == PART_MULTIPART)
            continue;
        if (p->kind == PART_LEAF && is_text(p) && !p->attached && (!p->name.len || !text)) {
            b->uses[i] = USE_TEXT;
            text = true;
        } else if (inside == 0) {
            b->uses[i] = USE_FILE;
        }
    }
}

/* <meta charset=...> or <meta ... content="text/html; charset=...">, where the mail says none. */
static struct str html_charset(struct str html)
{
    struct str start = str_slice(html, 0, 1024);
    size_t at = str_find_nocase(start, STR("charset="), 0), end;

    if (at == STR_NPOS)
        return STR("");
    at += 8;
    while (at < start.len && (start.ptr[at] == '"' || start.ptr[at] == '\''))
        at++;
    for (end = at; end < start.len &&
                   (ascii_alnum(start.ptr[end]) || start.ptr[end] == '-' || start.ptr[end] == '_');)
        end++;
    return str_slice(start, at, end);
}

/* RFC 3676: a line that ends with a space goes on in the next one of the same quote depth. */
static struct str unflow(struct arena *a, struct str text, bool delete)
{
    struct buf b = buf_new(a, SIZE_MAX / 4);
    struct str line;
    size_t depth = 0, open_depth = 0;
    bool open = false;

    while (str_line(&text, &line)) {
        for (depth = 0; depth < line.len && line.ptr[depth] == '>';)
            depth++;
        line = str_from(line, depth);
        if (str_starts(line, STR(" ")))
            line = str_from(line, 1);
        if (open && (depth != open_depth || str_eq(line, STR("-- ")))) {
            buf_add_char(&b, '\n');
            open = false;
        }
        if (!open && depth) {
            buf_add_fill(&b, '>', depth);
            buf_add_char(&b, ' ');
        }
        open = str_ends(line, STR(" ")) && !str_eq(line, STR("-- "));
        open_depth = depth;
        if (open && delete)
            line.len--;
        buf_add(&b, line);
        if (!open)
            buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

static struct str part_text(struct body *b, size_t i)
{
    const struct part *p = &b->mime->parts[i];
    struct str s = mime_bytes(b->arena, p), charset = p->charset;
    struct marks m = { 0 };

    if (b->texts[i].ptr)
        return b->texts[i];
    if (is_html(p) && !charset.len)
        charset = html_charset(s);
    s = clean_text(b->arena, message_decode(b->arena, s, charset, &b->marks->repaired), &m);
    if (is_html(p)) {
        bool hidden = false;

        s = message_html_to_text(b->arena, s, &hidden);
        m.hidden |= hidden;
        s = clean_text(b->arena, s, &m); /* entities may have brought more */
    } else if (p->flowed) {
        s = unflow(b->arena, s, p->delete);
    }
    b->hidden[i] = m.hidden;
    b->marks->repaired |= m.repaired;
    b->texts[i] = s.ptr ? s : STR("");
    return b->texts[i];
}

/* "This message is in HTML": a text that is short and speaks of HTML. */
static bool is_stub(struct str s)
{
    s = str_trim(s);
    return !s.len || (s.len < 500 && str_find_nocase(s, STR("html"), 0) != STR_NPOS &&
                      (str_find_nocase(s, STR("view"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("display"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("support"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("affich"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("compatible"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("voir"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("anzeig"), 0) != STR_NPOS ||
                       str_find_nocase(s, STR("visuali"), 0) != STR_NPOS));
}

/* How good the branch below `child` is as the text: 2 plain, 1 HTML, 0 nothing. */
static int branch_worth(struct body *b, size_t child)
{
    bool html = false;

    for (size_t i = child; i < b->mime->count && mime_below(b->mime, i, child); i++) {
        if (b->uses[i] != USE_TEXT)
            continue;
        if (!is_html(&b->mime->parts[i])) {
            if (!is_stub(part_text(b, i)))
                return 2;
        } else {
            html |= str_trim(part_text(b, i)).len > 0;
        }
    }
    return html ? 1 : 0;
}

/* The branch that is read: the first with a plain text, else the last with HTML. */
static size_t branch_best(struct body *b, size_t alternative)
{
    size_t best = MIME_NO_PARENT;
    int worth = 0;

    for (size_t i = alternative + 1; i < b->mime->count && mime_below(b->mime, i, alternative);
         i++) {
        int w;

        if (b->mime->parts[i].parent != alternative)
            continue;
        w = branch_worth(b, i);
        if (w > worth || (w == 1 && worth == 1)) {
            best = i;
            worth = w;
        }
        if (worth == 2)
            break;
    }
    return best;
}

/* Innermost first, so that an outer choice sees what inner ones left. */
static void choose_alternatives(struct body *b)
{
    for (size_t i = b->mime->count; i-- > 0;) {
        size_t best;

        if (!str_eq(b->mime->parts[i].type, STR("multipart/alternative")))
            continue;
        best = branch_best(b, i);
        if (best == MIME_NO_PARENT)
            continue;
        for (size_t j = i + 1; j < b->mime->count && mime_below(b->mime, j, i); j++)
            if (b->uses[j] == USE_TEXT && !mime_below(b->mime, j, best))
                b->uses[j] = USE_DROPPED;
    }
}

static struct str join_texts(struct body *b, bool *ret_html)
{
    struct buf all = buf_new(b->arena, INCOMING_TEXT_MAX + 1);
    struct str one = STR("");
    size_t n = 0;

    for (size_t i = 0; i < b->mime->count; i++) {
        struct str s;

        if (b->uses[i] != USE_TEXT)
            continue;
        s = part_text(b, i);
        if (!str_trim(s).len)
            continue;
        *ret_html |= is_html(&b->mime->parts[i]);
        b->marks->hidden |= b->hidden[i];
        if (n == 1)
            buf_add(&all, one);
        if (n && all.len && all.ptr[all.len - 1] != '\n')
            buf_add_char(&all, '\n');
        if (n++)
            buf_add(&all, s);
        one = s;
    }
    if (n <= 1)
        return one;
    return all.failed ? str_make(NULL, INCOMING_TEXT_MAX + 1) : buf_str(&all);
}

static bool files_read(struct body *b, struct incoming *to, struct fault *f)
{
    size_t n = 0;

    for (size_t i = 0; i < b->mime->count; i++)
        n += b->uses[i] == USE_FILE;
    if (n > INCOMING_ATTACHMENTS_MAX)
        return fault_set(f, FAULT_LIMIT, "more than %d attachments", INCOMING_ATTACHMENTS_MAX);
    to->attachments = arena_many(b->arena, struct attachment, n);
    for (size_t i = 0; i < b->mime->count && to->attachments; i++) {
        const struct part *p = &b->mime->parts[i];
        struct str bytes;

        if (b->uses[i] != USE_FILE)
            continue;
        bytes = mime_bytes(b->arena, p);
        if (!bytes.len && !p->name.len)
            continue;
        if (p->transfer == TRANSFER_PLAIN)
            bytes = str_copy(b->arena, bytes);
        to->attachments[to->attachment_count++] =
            (struct attachment){ .name = p->name,
                                 .type = p->type,
                                 .content_id = str_copy(b->arena, p->content_id),
                                 .bytes = bytes };
    }
    return arena_check(b->arena, f);
}

bool body_read(struct arena *a, const struct mime *mime, struct incoming *to, struct marks *m,
               struct fault *f)
{
    struct body b = { a,
                      mime,
                      arena_many(a, enum use, mime->count),
                      arena_many(a, struct str, mime->count),
                      arena_many(a, bool, mime->count),
                      m };
    struct str text = STR("");

    if (!b.uses || !b.texts || !b.hidden)
        return arena_check(a, f);
    for (unsigned inside = 0; inside <= 1 && !text.len; inside++) {
        give_uses(&b, inside);
        choose_alternatives(&b);
        text = join_texts(&b, &to->from_html);
    }
    if (!arena_check(a, f))
        return false;
    if (text.len > INCOMING_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "text of more than %zu bytes", INCOMING_TEXT_MAX);
    message_cut(a, text, &to->text.text, &to->quote.text, &to->signature.text);
    to->text.text = str_trim(to->text.text);
    return files_read(&b, to, f);
}
