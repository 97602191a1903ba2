/* SPDX-License-Identifier: EUPL-1.2 */
/* html_text.c - HTML as the text a person would read; see message.h.
 *
 * Blocks break lines, cells of a row stand beside one another, quotes get "> " so that
 * message_cut() finds them, links keep where they lead: the shown text may lie about it. */
#include "message/html_priv.h"

#include <string.h>

#include "text/text.h"

#define QUOTES_SHOWN 8 /* "> " per line at most: nesting must not multiply the text */
#define LISTS_SHOWN  16
#define LINK_MAX     ((size_t)2048)

struct writer {
    struct arena *arena;
    struct buf out;
    unsigned breaks; /* line ends due before the next character */
    bool space, cell;
    unsigned quotes, lists;
    unsigned numbers[LISTS_SHOWN]; /* of ordered lists; 0: bullets */
};

static bool line_starts(const struct writer *w)
{
    return !w->out.len || w->out.ptr[w->out.len - 1] == '\n';
}

static void quote_prefix(struct writer *w)
{
    for (unsigned i = 0; i < w->quotes && i < QUOTES_SHOWN; i++)
        buf_add(&w->out, STR("> "));
}

/* Before something visible: line ends, quote marks, a blank or a cell's border. */
static void lead_in(struct writer *w)
{
    bool empty = !w->out.len;

    for (unsigned i = line_starts(w) && w->breaks ? 1 : 0; i < w->breaks && !empty; i++)
        buf_add_char(&w->out, '\n');
    if (line_starts(w))
        quote_prefix(w);
    else if (w->cell && !w->breaks)
        buf_add(&w->out, STR(" | "));
    else if (w->space && w->out.ptr[w->out.len - 1] != ' ')
        buf_add_char(&w->out, ' ');
    w->breaks = 0;
    w->space = w->cell = false;
}

static void due(struct writer *w, unsigned breaks)
{
    if (w->breaks < breaks)
        w->breaks = breaks;
    w->space = w->cell = false;
}

/* Blanks fold into one, except in <pre>. */
static void put(struct writer *w, struct str s, bool pre)
{
    size_t i = 0;

    while (i < s.len && !w->out.failed) {
        size_t run = i;

        while (run < s.len && !ascii_space(s.ptr[run]) &&
               !str_starts(str_from(s, run), STR("\xC2\xA0")))
            run++;
        if (run > i) {
            lead_in(w);
            buf_add(&w->out, str_slice(s, i, run));
        }
        if (run == s.len)
            break;
        if (pre && s.ptr[run] == '\n') {
            if (w->out.len)
                w->breaks += w->breaks < 3;
        } else if (pre && s.ptr[run] != '\r') {
            lead_in(w);
            buf_add_char(&w->out, ' ');
        } else {
            w->space = true;
        }
        i = run + (s.ptr[run] == '\xC2' ? 2 : 1);
    }
}

static struct str decoded(struct writer *w, struct str raw)
{
    struct buf b = buf_new(w->arena, SIZE_MAX / 4);

    if (str_chr(raw, '&', 0) == STR_NPOS)
        return raw;
    html_decode(&b, raw);
    return buf_str(&b);
}

static void on_text(void *to, struct str raw, const struct html_open *within)
{
    put(to, decoded(to, raw), within->pre);
}

static void bullet(struct writer *w)
{
    unsigned *number = w->lists && w->lists <= LISTS_SHOWN ? &w->numbers[w->lists - 1] : NULL;

    due(w, 1);
    lead_in(w);
    if (number && *number)
        buf_printf(&w->out, "%u. ", (*number)++);
    else
        buf_add(&w->out, STR("- "));
}

static void image(struct writer *w, const struct html_open *e)
{
    struct str alt = str_trim(decoded(w, html_attribute(e->attributes, STR("alt"))));
    struct str width = html_attribute(e->attributes, STR("width"));

    if (!alt.len || str_eq(width, STR("1"))) /* a tracking pixel */
        return;
    put(w, STR("["), false);
    put(w, alt, false);
    put(w, STR("]"), false);
}

static void on_open(void *to, struct html_open *e)
{
    struct writer *w = to;
    struct str name = e->tag->name;

    if (str_eq(name, STR("br"))) {
        w->breaks += w->breaks < 3;
        w->space = false;
    } else if (str_eq(name, STR("img"))) {
        image(w, e);
    } else if (e->tag->flags & HTML_PARA) {
        due(w, 2);
    } else if (e->tag->flags & HTML_LINE) {
        due(w, 1);
    }
    if (str_eq(name, STR("blockquote"))) {
        w->quotes++;
    } else if (str_eq(name, STR("ul")) || str_eq(name, STR("ol"))) {
        if (w->lists > 0)
            w->breaks = 1;
        if (w->lists++ < LISTS_SHOWN)
            w->numbers[w->lists - 1] = str_eq(name, STR("ol"));
    } else if (str_eq(name, STR("li"))) {
        bullet(w);
    } else if (str_eq(name, STR("a"))) {
        e->mark = w->out.len;
        e->extra = html_attribute(e->attributes, STR("href"));
    }
}

/* " <address>" behind a link's text, unless the text is the address. */
static void link_end(struct writer *w, const struct html_open *e)
{
    struct marks ignored = { 0 };
    struct str url = clean_line(w->arena, decoded(w, e->extra), &ignored), shown;

    if (w->out.len <= e->mark || !url.len || url.len > LINK_MAX)
        return;
    if (str_starts_nocase(url, STR("mailto:")))
        url = str_slice(str_from(url, 7), 0, str_chr(str_from(url, 7), '?', 0));
    else if (str_starts_nocase(url, STR("tel:")))
        return;
    else if (!str_starts_nocase(url, STR("http://")) && !str_starts_nocase(url, STR("https://")))
        return;
    shown = str_trim(str_slice(buf_str(&w->out), e->mark, w->out.len));
    if (str_ends_nocase(shown, url) || !url.len)
        return;
    w->space = true;
    put(w, STR("<"), false);
    put(w, url, false);
    put(w, STR(">"), false);
}

static void on_close(void *to, const struct html_open *e)
{
    struct writer *w = to;
    struct str name = e->tag->name;

    if (str_eq(name, STR("a")))
        link_end(w, e);
    else if (str_eq(name, STR("blockquote")))
        w->quotes -= w->quotes > 0;
    else if (str_eq(name, STR("ul")) || str_eq(name, STR("ol")))
        w->lists -= w->lists > 0;
    if (e->tag->flags & HTML_PARA)
        due(w, 2);
    else if (e->tag->flags & HTML_LINE)
        due(w, 1);
    else if (e->tag->flags & HTML_CELL)
        w->cell = !line_starts(w) && !w->breaks;
}

struct str message_html_to_text(struct arena *a, struct str html, bool *ret_hidden)
{
    struct writer w = { .arena = a, .out = buf_new(a, SIZE_MAX / 4) };
    struct html_out out = { &w, on_text, on_open, on_close };
    struct marks m = { 0 };
    struct str text;

    *ret_hidden = html_walk(a, html, &out);
    if (w.out.len)
        buf_add_char(&w.out, '\n');
    text = clean_text(a, buf_str(&w.out), &m); /* entities may stand for anything */
    *ret_hidden |= m.hidden;
    return text;
}
