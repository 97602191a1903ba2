/* SPDX-License-Identifier: EUPL-1.2 */
/* html_rebuild.c - safe HTML for showing, written anew; see message.h.
 *
 * Nothing of the input is copied: tags come from our own table, attribute values and texts are
 * decoded, cleaned and escaped, every element we open we close, in order.  So there is no
 * second way to read the output, which is what mutation attacks live on.  It is shown in a
 * sandboxed frame without scripts all the same. */
#include "message/html_priv.h"

#include <string.h>

#define VALUE_MAX ((size_t)4096)
#define IMAGE_MAX ((size_t)4 << 20)

struct builder {
    struct arena *arena;
    struct buf out;
};

static struct str decoded(struct builder *b, struct str raw)
{
    struct buf text = buf_new(b->arena, SIZE_MAX / 4);
    struct marks ignored = { 0 };

    html_decode(&text, raw);
    return clean_text(b->arena, buf_str(&text), &ignored);
}

static bool is_address(struct str v)
{
    return str_starts_nocase(v, STR("https://")) || str_starts_nocase(v, STR("http://")) ||
           str_starts_nocase(v, STR("mailto:")) || str_starts_nocase(v, STR("tel:"));
}

/* Only what came with the mail: parts of it, or pixels written out. */
static bool is_image(struct str v)
{
    static const struct str allowed[] = {
        STR_INIT("cid:"),
        STR_INIT("data:image/png;base64,"),
        STR_INIT("data:image/jpeg;base64,"),
        STR_INIT("data:image/gif;base64,"),
        STR_INIT("data:image/webp;base64,"),
    };

    for (size_t i = 0; i < COUNT_OF(allowed); i++)
        if (str_starts_nocase(v, allowed[i]))
            return true;
    return false;
}

static bool is_number(struct str v)
{
    for (size_t i = 0; i < v.len; i++)
        if (!ascii_digit(v.ptr[i]))
            return false;
    return v.len > 0 && v.len <= 4;
}

static bool is_word(struct str v)
{
    for (size_t i = 0; i < v.len; i++)
        if (!ascii_alnum(v.ptr[i]) && v.ptr[i] != '-')
            return false;
    return v.len > 0 && v.len <= 20;
}

static bool is_any(struct str v)
{
    return v.len <= VALUE_MAX;
}

static const struct {
    struct str tag; /* "": every tag */
    struct str name;
    bool (*allowed)(struct str value);
} attributes[] = {
    { STR_INIT("a"), STR_INIT("href"), is_address },
    { STR_INIT("img"), STR_INIT("src"), is_image },
    { STR_INIT("img"), STR_INIT("alt"), is_any },
    { STR_INIT("img"), STR_INIT("width"), is_number },
    { STR_INIT("img"), STR_INIT("height"), is_number },
    { STR_INIT("td"), STR_INIT("colspan"), is_number },
    { STR_INIT("td"), STR_INIT("rowspan"), is_number },
    { STR_INIT("th"), STR_INIT("colspan"), is_number },
    { STR_INIT("th"), STR_INIT("rowspan"), is_number },
    { STR_INIT("ol"), STR_INIT("start"), is_number },
    { STR_INIT(""), STR_INIT("dir"), is_word },
    { STR_INIT(""), STR_INIT("lang"), is_word },
    { STR_INIT(""), STR_INIT("align"), is_word },
    { STR_INIT(""), STR_INIT("title"), is_any },
};

static bool attribute_add(struct builder *b, const struct html_open *e, size_t row)
{
    struct str raw, v;

    if (attributes[row].tag.len && !str_eq(attributes[row].tag, e->tag->name))
        return false;
    raw = html_attribute(e->attributes, attributes[row].name);
    if (!raw.ptr || raw.len > IMAGE_MAX)
        return false;
    v = str_trim(decoded(b, raw));
    if (!attributes[row].allowed(v))
        return false;
    buf_add_char(&b->out, ' ');
    buf_add(&b->out, attributes[row].name);
    buf_add(&b->out, STR("=\""));
    buf_add_html(&b->out, v);
    buf_add_char(&b->out, '"');
    return true;
}

static void on_text(void *to, struct str raw, const struct html_open *within)
{
    struct builder *b = to;

    if (!within->skipped)
        buf_add_html(&b->out, decoded(b, raw));
}

static void on_open(void *to, struct html_open *e)
{
    struct builder *b = to;
    struct str name = e->tag->name;

    if (e->skipped || !(e->tag->flags & HTML_SHOWN))
        return;
    if (str_eq(name, STR("img")) &&
        !is_image(str_trim(decoded(b, html_attribute(e->attributes, STR("src"))))))
        return;
    buf_add_char(&b->out, '<');
    buf_add(&b->out, name);
    for (size_t i = 0; i < COUNT_OF(attributes); i++)
        attribute_add(b, e, i);
    if (str_eq(name, STR("a")))
        buf_add(&b->out, STR(" rel=\"noopener noreferrer nofollow\" target=\"_blank\""));
    buf_add_char(&b->out, '>');
    e->mark = 1;
}

static void on_close(void *to, const struct html_open *e)
{
    struct builder *b = to;

    if (!e->mark || (e->tag->flags & HTML_VOID))
        return;
    buf_add(&b->out, STR("</"));
    buf_add(&b->out, e->tag->name);
    buf_add_char(&b->out, '>');
}

struct str message_html_rebuild(struct arena *a, struct str html)
{
    struct builder b = { a, buf_new(a, SIZE_MAX / 4) };
    struct html_out out = { &b, on_text, on_open, on_close };

    html_walk(a, html, &out);
    return b.out.failed ? STR("") : buf_str(&b.out);
}
