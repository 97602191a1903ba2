/* SPDX-License-Identifier: EUPL-1.2 */
/* html.c - the walk of html_priv.h: HTML as mail programs write it (WHATWG HTML, 13.2, the part
 * that matters without scripts). */
#include "message/html_priv.h"

#include <string.h>

#include "text/entity.h"
#include "text/text.h"

#define ATTRIBUTES_LOOKED_AT 200 /* of one tag */
#define STYLE_MAX            1000

#define ROW(name, flags)                                                                           \
    {                                                                                              \
        STR_INIT(name), flags                                                                      \
    }

static const struct html_tag tags[] = {
    ROW("a", HTML_SHOWN),
    ROW("b", HTML_SHOWN),
    ROW("i", HTML_SHOWN),
    ROW("u", HTML_SHOWN),
    ROW("s", HTML_SHOWN),
    ROW("p", HTML_SHOWN | HTML_PARA | HTML_IS_P),
    ROW("br", HTML_SHOWN | HTML_VOID),
    ROW("hr", HTML_SHOWN | HTML_VOID | HTML_PARA),
    ROW("em", HTML_SHOWN),
    ROW("td", HTML_SHOWN | HTML_CELL),
    ROW("th", HTML_SHOWN | HTML_CELL),
    ROW("tr", HTML_SHOWN | HTML_LINE | HTML_IS_ROW),
    ROW("li", HTML_SHOWN | HTML_LINE | HTML_IS_ITEM),
    ROW("ul", HTML_SHOWN | HTML_PARA | HTML_IS_LIST),
    ROW("ol", HTML_SHOWN | HTML_PARA | HTML_IS_LIST),
    ROW("dl", HTML_SHOWN | HTML_PARA | HTML_IS_TERMS),
    ROW("dt", HTML_SHOWN | HTML_LINE | HTML_IS_TERM),
    ROW("dd", HTML_SHOWN | HTML_LINE | HTML_IS_TERM),
    ROW("h1", HTML_SHOWN | HTML_PARA),
    ROW("h2", HTML_SHOWN | HTML_PARA),
    ROW("h3", HTML_SHOWN | HTML_PARA),
    ROW("h4", HTML_SHOWN | HTML_PARA),
    ROW("h5", HTML_SHOWN | HTML_PARA),
    ROW("h6", HTML_SHOWN | HTML_PARA),
    ROW("div", HTML_SHOWN | HTML_LINE),
    ROW("pre", HTML_SHOWN | HTML_PARA),
    ROW("img", HTML_SHOWN | HTML_VOID),
    ROW("del", HTML_SHOWN),
    ROW("ins", HTML_SHOWN),
    ROW("sub", HTML_SHOWN),
    ROW("sup", HTML_SHOWN),
    ROW("code", HTML_SHOWN),
    ROW("span", HTML_SHOWN),
    ROW("small", HTML_SHOWN),
    ROW("strong", HTML_SHOWN),
    ROW("strike", HTML_SHOWN),
    ROW("center", HTML_SHOWN | HTML_LINE),
    ROW("table", HTML_SHOWN | HTML_PARA | HTML_IS_TABLE),
    ROW("thead", HTML_SHOWN | HTML_LINE),
    ROW("tbody", HTML_SHOWN | HTML_LINE),
    ROW("tfoot", HTML_SHOWN | HTML_LINE),
    ROW("caption", HTML_SHOWN | HTML_LINE | HTML_IS_CAPTION),
    ROW("blockquote", HTML_SHOWN | HTML_PARA),
    ROW("section", HTML_LINE),
    ROW("article", HTML_LINE),
    ROW("header", HTML_LINE),
    ROW("footer", HTML_LINE),
    ROW("address", HTML_LINE),
    ROW("main", HTML_LINE),
    ROW("nav", HTML_LINE),
    ROW("aside", HTML_LINE),
    ROW("form", HTML_LINE),
    ROW("fieldset", HTML_LINE),
    ROW("figure", HTML_LINE),
    ROW("body", HTML_LINE),
    ROW("option", HTML_LINE | HTML_IS_OPTION),
    ROW("select", HTML_SKIP | HTML_IS_SELECT),
    ROW("svg", HTML_SKIP | HTML_FOREIGN),
    ROW("math", HTML_SKIP | HTML_FOREIGN),
    ROW("object", HTML_SKIP | HTML_IS_CAPTION),
    ROW("applet", HTML_SKIP),
    ROW("audio", HTML_SKIP),
    ROW("video", HTML_SKIP),
    ROW("canvas", HTML_SKIP),
    ROW("script", HTML_RAW),
    ROW("style", HTML_RAW),
    ROW("title", HTML_RAW),
    ROW("iframe", HTML_RAW),
    ROW("noembed", HTML_RAW),
    ROW("noframes", HTML_RAW),
    ROW("xml", HTML_RAW),
    ROW("input", HTML_VOID),
    ROW("meta", HTML_VOID),
    ROW("link", HTML_VOID),
    ROW("base", HTML_VOID),
    ROW("area", HTML_VOID),
    ROW("col", HTML_VOID),
    ROW("embed", HTML_VOID),
    ROW("source", HTML_VOID),
    ROW("track", HTML_VOID),
    ROW("wbr", HTML_VOID),
    ROW("frame", HTML_VOID),
};

static const struct html_tag unknown_tag = ROW("", 0);

static const struct html_tag *tag_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (tags[i].name.len == name.len && str_eq_nocase(tags[i].name, name))
            return &tags[i];
    return &unknown_tag;
}

/* Entities ------------------------------------------------------------------------------ */

void html_decode(struct buf *b, struct str raw)
{
    size_t at = 0;

    while (at < raw.len && !b->failed) {
        size_t amp = str_chr(raw, '&', at), n;
        uint32_t c;
        char out[4];

        buf_add(b, str_slice(raw, at, amp));
        if (amp == STR_NPOS)
            return;
        n = text_entity(str_from(raw, amp), &c);
        if (n)
            buf_add(b, str_make(out, text_put(c, out)));
        else
            buf_add_char(b, '&');
        at = amp + (n ? n : 1);
    }
}

/* Attributes ---------------------------------------------------------------------------- */

/* Takes one attribute off the front of *rest. */
static bool attribute_next(struct str *rest, struct str *ret_name, struct str *ret_value)
{
    struct str s = *rest;
    size_t i = 0, start;

    while (i < s.len && (ascii_space(s.ptr[i]) || s.ptr[i] == '/'))
        i++;
    if (i == s.len)
        return false;
    start = i++;
    while (i < s.len && !ascii_space(s.ptr[i]) && s.ptr[i] != '=' && s.ptr[i] != '/')
        i++;
    *ret_name = str_slice(s, start, i);
    *ret_value = STR("");
    while (i < s.len && ascii_space(s.ptr[i]))
        i++;
    if (i < s.len && s.ptr[i] == '=') {
        i++;
        while (i < s.len && ascii_space(s.ptr[i]))
            i++;
        if (i < s.len && (s.ptr[i] == '"' || s.ptr[i] == '\'')) {
            size_t end = str_chr(s, s.ptr[i], i + 1);

            *ret_value = str_slice(s, i + 1, end);
            i = end == STR_NPOS ? s.len : end + 1;
        } else {
            start = i;
            while (i < s.len && !ascii_space(s.ptr[i]))
                i++;
            *ret_value = str_slice(s, start, i);
        }
    }
    *rest = str_from(s, i);
    return true;
}

struct str html_attribute(struct str attributes, struct str name)
{
    struct str n, v;

    for (int i = 0; i < ATTRIBUTES_LOOKED_AT && attribute_next(&attributes, &n, &v); i++)
        if (n.len == name.len && str_eq_nocase(n, name))
            return v.ptr ? v : STR("");
    return STR_NONE;
}

/* What hides --------------------------------------------------------------------------- */

/* A style's declarations in lower case without blanks, ";" before the first and behind the
 * last, so that ";display:none;" can be looked for. */
static struct str style_squeeze(struct str raw, char out[static STYLE_MAX])
{
    size_t len = 0;

    out[len++] = ';';
    for (size_t i = 0; i < raw.len && len + 2 < STYLE_MAX; i++)
        if (!ascii_space(raw.ptr[i]))
            out[len++] = ascii_lower(raw.ptr[i]);
    out[len++] = ';';
    return str_make(out, len);
}

/* The value of a declaration; ptr is NULL when it is not there. */
static struct str style_value(struct str style, struct str name_with_colon)
{
    size_t at = str_find(style, name_with_colon, 0);
    struct str v;

    if (at == STR_NPOS)
        return STR_NONE;
    v = str_from(style, at + name_with_colon.len);
    v = str_slice(v, 0, str_chr(v, ';', 0));
    at = str_find(v, STR("!important"), 0);
    return at == STR_NPOS ? v : str_slice(v, 0, at);
}

static bool is_zero(struct str v)
{
    size_t i = 0;

    while (i < v.len && (v.ptr[i] == '0' || v.ptr[i] == '.'))
        i++;
    return i > 0 && (i == v.len || !ascii_digit(v.ptr[i]));
}

static bool is_white(struct str v)
{
    static const struct str whites[] = {
        STR_INIT("#fff"),          STR_INIT("#ffffff"),
        STR_INIT("white"),         STR_INIT("rgb(255,255,255)"),
        STR_INIT("#fefefe"),       STR_INIT("transparent"),
        STR_INIT("rgba(0,0,0,0)"),
    };

    for (size_t i = 0; i < COUNT_OF(whites); i++)
        if (str_eq_nocase(v, whites[i]))
            return true;
    return false;
}

static bool style_hides(struct str style)
{
    static const struct str zeros[] = {
        STR_INIT(";font-size:"),
        STR_INIT(";opacity:"),
        STR_INIT(";max-height:"),
        STR_INIT(";max-width:"),
    };

    for (size_t i = 0; i < COUNT_OF(zeros); i++)
        if (is_zero(style_value(style, zeros[i])))
            return true;
    if (is_zero(style_value(style, STR(";height:"))) &&
        (is_zero(style_value(style, STR(";width:"))) ||
         str_find(style, STR(";overflow:hidden"), 0) != STR_NPOS))
        return true;
    return str_starts(style_value(style, STR(";display:")), STR("none")) ||
           str_starts(style_value(style, STR(";visibility:")), STR("hidden")) ||
           str_starts(style_value(style, STR(";mso-hide:")), STR("all")) ||
           str_starts(style_value(style, STR(";text-indent:")), STR("-9"));
}

/* What the element does to the visibility of its content. */
static void look_at_style(struct html_open *e)
{
    char room[STYLE_MAX];
    struct str raw = html_attribute(e->attributes, STR("style"));
    struct str style = raw.len ? style_squeeze(raw, room) : STR("");
    struct str color = style_value(style, STR(";color:"));
    struct str back = style_value(style, STR(";background-color:"));

    if (!e->attributes.len)
        return;
    if (!color.ptr)
        color = html_attribute(e->attributes, STR("color"));
    if (!back.ptr)
        back = style_value(style, STR(";background:"));
    if (!back.ptr)
        back = html_attribute(e->attributes, STR("bgcolor"));
    if (!back.ptr)
        back = html_attribute(e->attributes, STR("background"));
    if (color.len)
        e->white = is_white(str_trim(color));
    if (back.len)
        e->backed = !is_white(str_trim(back)) && !str_starts(back, STR("none"));
    e->hidden |= style_hides(style) || html_attribute(e->attributes, STR("hidden")).ptr ||
                 (is_zero(html_attribute(e->attributes, STR("width"))) &&
                  is_zero(html_attribute(e->attributes, STR("height"))));
}

/* The walk ------------------------------------------------------------------------------ */

struct walk {
    struct str html;
    size_t at;
    const struct html_out *out;
    struct html_open *stack; /* [0] is the document itself */
    size_t depth, beyond;    /* elements open past HTML_LEVELS_MAX */
    bool hidden;
};

static struct html_open *top(struct walk *w)
{
    return &w->stack[w->depth];
}

static bool invisible(const struct html_open *e)
{
    return e->hidden || (e->white && !e->backed);
}

static bool has_letters(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '&') { /* &nbsp; and &zwnj; fill preview lines */
            size_t end = str_chr(str_slice(s, 0, i + TEXT_ENTITY_MAX), ';', i);

            i = end == STR_NPOS ? i : end;
        } else if (ascii_alnum(s.ptr[i])) {
            return true;
        }
    }
    return false;
}

static void text_out(struct walk *w, struct str s)
{
    if (!s.len)
        return;
    if (!invisible(top(w)))
        w->out->text(w->out->to, s, top(w));
    else
        w->hidden |= has_letters(s);
}

static void pop(struct walk *w)
{
    if (!invisible(top(w)))
        w->out->close(w->out->to, top(w));
    w->depth--;
}

/* What an opening tag ends without saying so, looking outwards no further than `within`. */
static const struct {
    unsigned opens, ends, within;
} implied[] = {
    { HTML_IS_ITEM, HTML_IS_ITEM, HTML_IS_LIST | HTML_IS_TABLE | HTML_CELL },
    { HTML_IS_TERM, HTML_IS_TERM, HTML_IS_TERMS | HTML_IS_TABLE | HTML_CELL },
    { HTML_CELL, HTML_CELL, HTML_IS_ROW | HTML_IS_TABLE },
    { HTML_IS_ROW, HTML_IS_ROW, HTML_IS_TABLE },
    { HTML_IS_OPTION, HTML_IS_OPTION, HTML_IS_SELECT },
    { HTML_LINE | HTML_PARA, HTML_IS_P, HTML_IS_TABLE | HTML_CELL | HTML_IS_CAPTION },
};

static void pop_to(struct walk *w, size_t depth)
{
    while (w->depth > depth)
        pop(w);
}

static void pop_implied(struct walk *w, const struct html_tag *tag)
{
    for (size_t i = 1; (tag->flags & (HTML_LINE | HTML_PARA)) && i <= w->depth; i++)
        if (w->stack[i].tag->flags & HTML_FOREIGN)
            pop_to(w, i - 1);
    for (size_t r = 0; r < COUNT_OF(implied); r++) {
        if (!(tag->flags & implied[r].opens))
            continue;
        for (size_t i = w->depth; i > 0; i--) {
            unsigned flags = w->stack[i].tag->flags;

            if (flags & implied[r].ends)
                pop_to(w, i - 1);
            if (flags & (implied[r].ends | implied[r].within))
                break;
        }
    }
}

/* The end of a raw element's content: its end tag, or the end of everything. */
static void skip_raw(struct walk *w, struct str name)
{
    while (w->at < w->html.len) {
        size_t end = str_find(w->html, STR("</"), w->at);

        if (end == STR_NPOS)
            break;
        w->at = end;
        if (str_starts_nocase(str_from(w->html, end + 2), name))
            return;
        w->at += 2;
    }
    w->at = w->html.len;
}

static void element_open(struct walk *w, struct str name, struct str attributes)
{
    const struct html_tag *tag = tag_find(name);
    struct html_open e;

    if (tag->flags & HTML_RAW) {
        skip_raw(w, name);
        return;
    }
    pop_implied(w, tag);
    e = *top(w);
    e.tag = tag;
    e.name = name;
    e.attributes = attributes;
    e.mark = 0;
    e.extra = STR_NONE;
    e.skipped |= (tag->flags & HTML_SKIP) != 0;
    e.pre |= str_eq(tag->name, STR("pre"));
    look_at_style(&e);
    if (tag->flags & HTML_VOID) {
        if (!invisible(&e))
            w->out->open(w->out->to, &e);
        return;
    }
    if (w->depth + 1 == HTML_LEVELS_MAX) {
        w->beyond++;
        return;
    }
    w->stack[++w->depth] = e;
    if (!invisible(&e))
        w->out->open(w->out->to, top(w));
}

static void element_close(struct walk *w, struct str name)
{
    size_t i = w->depth;

    if (w->beyond) {
        w->beyond--;
        return;
    }
    while (i > 0 && !(w->stack[i].name.len == name.len && str_eq_nocase(w->stack[i].name, name)))
        i--;
    while (i > 0 && w->depth >= i)
        pop(w);
}

/* A comment of many words is text for whoever reads the source: models, not people. */
static bool speaks(struct str comment)
{
    size_t words = 0;

    if (str_starts(str_trim(comment), STR("[if")) || str_chr(comment, '{', 0) != STR_NPOS ||
        str_chr(comment, '<', 0) != STR_NPOS)
        return false;
    for (size_t i = 1; i < comment.len; i++)
        words += ascii_space(comment.ptr[i - 1]) && ascii_alpha(comment.ptr[i]);
    return words >= 6;
}

static void skip_comment(struct walk *w)
{
    size_t start = w->at + 4, end;

    if (str_starts(str_from(w->html, start), STR(">"))) {
        w->at = start + 1;
        return;
    }
    end = str_find(w->html, STR("-->"), start);
    w->hidden |= speaks(str_slice(w->html, start, end));
    w->at = end == STR_NPOS ? w->html.len : end + 3;
}

/* The ">" of the tag whose name ends at `at`, quotes respected; or STR_NPOS. */
static size_t tag_end(struct str html, size_t at)
{
    char quote = 0;
    bool value = false; /* a quote only counts where a value starts */

    for (; at < html.len; at++) {
        char c = html.ptr[at];

        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '>') {
            return at;
        } else if ((c == '"' || c == '\'') && value) {
            quote = c;
            value = false;
        } else if (!ascii_space(c)) {
            value = c == '=';
        }
    }
    return STR_NPOS;
}

/* The markup at w->at, which is "<"; false when it is none. */
static bool markup(struct walk *w)
{
    struct str rest = str_from(w->html, w->at);
    size_t end, name = 1;
    bool closing = rest.len > 1 && rest.ptr[1] == '/';

    if (str_starts(rest, STR("<!--"))) {
        skip_comment(w);
        return true;
    }
    name += closing;
    if (rest.len <= name)
        return false;
    if (!closing && (rest.ptr[1] == '!' || rest.ptr[1] == '?')) {
        end = str_chr(w->html, '>', w->at);
        w->at = end == STR_NPOS ? w->html.len : end + 1;
        return true;
    }
    if (!ascii_alpha(rest.ptr[name]))
        return false;
    while (name < rest.len && !ascii_space(rest.ptr[name]) && rest.ptr[name] != '/' &&
           rest.ptr[name] != '>')
        name++;
    end = tag_end(w->html, w->at + name);
    if (end == STR_NPOS) { /* nothing ends it: what follows is shown rather than lost */
        text_out(w, rest);
        w->at = w->html.len;
        return true;
    }
    w->at = end + 1;
    if (closing)
        element_close(w, str_slice(rest, 2, name));
    else
        element_open(w, str_slice(rest, 1, name),
                     str_slice(rest, name, end + rest.len - w->html.len));
    return true;
}

bool html_walk(struct arena *a, struct str html, const struct html_out *out)
{
    struct walk w = { .html = html, .out = out };

    w.stack = arena_many(a, struct html_open, HTML_LEVELS_MAX);
    if (!w.stack)
        return false;
    w.stack[0].tag = &unknown_tag;
    while (w.at < html.len) {
        size_t open = str_chr(html, '<', w.at);

        text_out(&w, str_slice(html, w.at, open));
        if (open == STR_NPOS)
            break;
        w.at = open;
        if (!markup(&w)) {
            text_out(&w, STR("&lt;"));
            w.at++;
        }
    }
    while (w.depth)
        pop(&w);
    return w.hidden;
}
