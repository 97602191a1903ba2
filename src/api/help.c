/* SPDX-License-Identifier: EUPL-1.2 */
/* help.c - the public help page (desk/help.h) as HTML that needs no script and loads nothing but
 * its own style.  Links are relative, so that the desk may stand below any path. */
#include "desk/article_files.h"

#include "api/api_priv.h"
#include "api/help_priv.h"

#define DESK      (x->api->parts.desk)
#define PAGE_MAX  ((size_t)4 << 20)
#define TEASER    240 /* bytes of a passage under a title that was found */
#define DAY_CHARS 10  /* of 2026-11-26T... */

extern const unsigned char embed_help_css[];
extern const uint64_t embed_help_css_size;

/* A page under work. */
struct sheet {
    struct exchange *x;
    struct buf b;
    const struct help_page *page;
    const struct help_words *w;
    enum lang lang;
    const char *base; /* from here to the folder of the organisation: "slug/", "" or "../" */
    const struct help_article *article;
};

static struct sheet sheet_new(struct exchange *x, const struct help_page *page, enum lang lang,
                              const char *base)
{
    return (struct sheet){ .x = x,
                           .b = buf_new(x->arena, PAGE_MAX),
                           .page = page,
                           .w = &help_words[lang],
                           .lang = lang,
                           .base = base };
}

static void add(struct sheet *s, const char *html)
{
    buf_add(&s->b, str_of(html));
}

static void add_text(struct sheet *s, struct str text)
{
    buf_add_html(&s->b, text);
}

/* ---- the frame ---- */

static void add_head(struct sheet *s, struct str title, const char *style)
{
    buf_printf(&s->b,
               "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\"><title>",
               lang_name(s->lang));
    add_text(s, title);
    buf_printf(&s->b,
               "</title><link rel=\"stylesheet\" href=\"%s\"></head><body>"
               "<a class=\"skip\" href=\"#content\">%s</a>",
               style, s->w->skip);
}

/* The article in that language, else that language's first page. */
static void add_language(struct sheet *s, enum lang lang)
{
    const struct help_article *article = s->article;
    const char *name = lang_name(lang);

    buf_printf(&s->b, "<li><a lang=\"%s\" hreflang=\"%s\" href=\"%s%s", name, name, s->base, name);
    for (size_t i = 0; article && i < article->count; i++) {
        if (!str_eq(article->others[i].lang, str_of(name)))
            continue;
        buf_printf(&s->b, "/" ID_FMT, ID_ARG(article->others[i].id));
        break;
    }
    if (article && lang == s->lang)
        buf_printf(&s->b, "/" ID_FMT, ID_ARG(article->row.id));
    buf_printf(&s->b, "\"%s>%s</a></li>", lang == s->lang ? " aria-current=\"true\"" : "",
               help_words[lang].name);
}

static void add_header(struct sheet *s)
{
    buf_printf(&s->b, "<header><div><p class=\"org\"><a href=\"%s%s\">", s->base,
               lang_name(s->lang));
    add_text(s, s->page->name);
    add(s, "</a></p>");
    if (s->page->langs & ~(1u << s->lang)) {
        buf_printf(&s->b, "<nav aria-label=\"%s\"><ul>", s->w->languages);
        for (int lang = LANG_FR; lang < LANGS; lang++)
            if (s->page->langs >> lang & 1u || lang == (int)s->lang)
                add_language(s, (enum lang)lang);
        add(s, "</ul></nav>");
    }
    add(s, "</div></header><main id=\"content\">");
}

static void add_search(struct sheet *s, struct str asked)
{
    buf_printf(&s->b,
               "<form role=\"search\" method=\"get\" action=\"%s%s\"><label for=\"q\">%s</label>"
               "<input id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" value=\"",
               s->base, lang_name(s->lang), s->w->ask);
    add_text(s, asked);
    buf_printf(&s->b, "\"><button>%s</button></form>", s->w->search);
}

static bool send_sheet(struct sheet *s, int status, struct fault *f)
{
    add(s, "</main>");
    if (s->page && !id_is_none(s->page->form))
        buf_printf(&s->b,
                   "<footer><div><p>%s <a href=\"%s../../form/" ID_FMT
                   "\">%s</a></p></div></footer>",
                   s->w->contact, s->base, ID_ARG(s->page->form), s->w->write);
    add(s, "</body></html>\n");
    if (!buf_check(&s->b, f))
        return false;
    http_reply_text(s->x->rp, status, STR("text/html; charset=utf-8"), buf_str(&s->b));
    http_reply_set_header(s->x->rp, STR("Cache-Control"), STR("no-cache"));
    return true;
}

static struct str style_of(struct sheet *s)
{
    return str_printf(s->x->arena, "%s../style.css", s->base);
}

/* ---- the list, and what was found ---- */

static void add_list(struct sheet *s, const struct article_row *rows, size_t count)
{
    struct str category = STR_NONE;

    if (!count)
        buf_printf(&s->b, "<p>%s</p>", s->w->empty);
    for (size_t i = 0; i < count; i++) {
        if (!category.ptr || !str_eq(category, rows[i].category)) {
            category = rows[i].category;
            add(s, i ? "</ul><h2>" : "<h2>");
            add_text(s, category.len ? category : str_of(s->w->all));
            add(s, "</h2><ul class=\"list\">");
        }
        buf_printf(&s->b, "<li><a href=\"%s%s/" ID_FMT "\">", s->base, lang_name(s->lang),
                   ID_ARG(rows[i].id));
        add_text(s, rows[i].title);
        add(s, "</a></li>");
    }
    if (count)
        add(s, "</ul>");
}

/* The first words of a passage, cut between two of them. */
static void add_teaser(struct sheet *s, struct str text)
{
    size_t end = text.len < TEASER ? text.len : TEASER;

    while (end < text.len && end > TEASER / 2 && !ascii_space(text.ptr[end]))
        end--;
    while (end < text.len && end && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
        end--;
    add_text(s, str_slice(text, 0, end));
    if (end < text.len)
        add(s, " …");
}

static void add_found(struct sheet *s, const struct library_found *found)
{
    if (!found->count) {
        buf_printf(&s->b, "<p role=\"status\">%s</p>", s->w->nothing);
        return;
    }
    buf_printf(&s->b, "<h2>%s</h2><ul class=\"list\">", s->w->found);
    for (size_t i = 0; i < found->count; i++) {
        const struct library_hit *h = &found->hits[i];

        buf_printf(&s->b, "<li lang=\"%.*s\"><a href=\"%s%.*s/" ID_FMT "\">", STR_ARG(h->lang),
                   s->base, STR_ARG(h->lang), ID_ARG(h->article));
        add_text(s, h->title);
        add(s, "</a><p>");
        add_teaser(s, h->text);
        add(s, "</p></li>");
    }
    add(s, "</ul>");
}

static bool send_index(struct sheet *s, struct fault *f)
{
    struct str asked = str_trim(http_request_query(s->x->rq, STR("q")));
    const struct api_parts *parts = &s->x->api->parts;
    struct library_found found;
    struct article_row *rows;
    size_t count;

    asked = str_slice(asked, 0, HELP_ASK_MAX);
    if (!desk_help_list(parts->desk, s->x->arena, s->page, s->lang, &rows, &count, f) ||
        (asked.len &&
         !desk_help_search(parts->desk, s->x->arena, s->page, s->lang, asked, &found, f)))
        return false;
    add_head(s, str_printf(s->x->arena, "%s - %.*s", s->w->title, STR_ARG(s->page->name)),
             style_of(s).ptr);
    add_header(s);
    buf_printf(&s->b, "<h1>%s</h1>", s->w->title);
    add_search(s, asked);
    if (asked.len)
        add_found(s, &found);
    add_list(s, rows, count);
    return send_sheet(s, 200, f);
}

/* A language of the path that the page has. */
static bool path_lang(const struct exchange *x, const struct help_page *page, enum lang *ret,
                      struct fault *f)
{
    return (lang_parse(x->part[1], ret) && *ret != LANG_UNKNOWN &&
            (page->langs >> *ret & 1u || *ret == page->lang)) ||
           fault_set(f, FAULT_MISSING, "there is no such page");
}

/* Without a language: the browser's first, where the page has it. */
HANDLER(help_get)
{
    struct str wish = http_request_header(x->rq, STR("Accept-Language"));
    struct help_page page;
    struct sheet s;
    enum lang lang;

    if (!desk_help(DESK, x->arena, x->part[0], &page, f))
        return false;
    if (!lang_parse(str_lower(x->arena, str_slice(wish, 0, 2)), &lang) ||
        !(page.langs >> lang & 1u))
        lang = page.lang;
    http_reply_header(x->rp, STR("Vary"), STR("Accept-Language"));
    s = sheet_new(x, &page, lang, str_printf(x->arena, "%.*s/", STR_ARG(page.slug)).ptr);
    return send_index(&s, f);
}

HANDLER(help_list_get)
{
    struct help_page page;
    struct sheet s;
    enum lang lang;

    if (!desk_help(DESK, x->arena, x->part[0], &page, f) || !path_lang(x, &page, &lang, f))
        return false;
    s = sheet_new(x, &page, lang, "");
    return send_index(&s, f);
}

/* ---- one article ---- */

/* Where a result leads on, if everybody may read that article. */
static void add_see(struct sheet *s, struct str title, const struct article_row *rows, size_t count)
{
    for (size_t i = 0; title.len && i < count; i++) {
        if (!str_eq(rows[i].title, title))
            continue;
        buf_printf(&s->b, "<p>%s: <a href=\"" ID_FMT "\">", s->w->read, ID_ARG(rows[i].id));
        add_text(s, title);
        add(s, "</a></p>");
        return;
    }
}

static bool add_step(struct sheet *s, const struct guide_step *step, size_t number, struct fault *f)
{
    struct str html;

    if (!article_html(s->x->arena, step->text, 2, &html, f))
        return false;
    buf_printf(&s->b, "<section id=\"s%zu\"><h2>", number);
    add_text(s, step->name);
    add(s, "</h2>");
    buf_add(&s->b, html);
    add(s, step->count ? "<ul>" : "");
    for (size_t k = 0; k < step->count; k++) {
        buf_printf(&s->b, "<li><a href=\"#s%zu\">", step->answers[k].to + 1);
        add_text(s, step->answers[k].text);
        add(s, "</a></li>");
    }
    add(s, step->count ? "</ul>" : "");
    return true;
}

/* A guide without a script: each step is a section, each answer a link to one, and the style shows
 * the one that was linked to. */
static bool add_guide(struct sheet *s, struct str text, struct fault *f)
{
    struct article_row *rows;
    struct guide guide;
    size_t count;

    if (!guide_read(s->x->arena, text, &guide, f) ||
        !desk_help_list(s->x->api->parts.desk, s->x->arena, s->page, s->lang, &rows, &count, f))
        return false;
    add(s, "<div class=\"guide\">");
    for (size_t i = 0; i < guide.count; i++) {
        if (!add_step(s, &guide.steps[i], i + 1, f))
            return false;
        add_see(s, guide.steps[i].see, rows, count);
        if (i)
            buf_printf(&s->b, "<p><a href=\"#s1\">%s</a></p>", s->w->again);
        add(s, "</section>");
    }
    add(s, "</div>");
    return true;
}

static bool add_article(struct sheet *s, const struct article_row *row, struct fault *f)
{
    struct str html;

    if (row->guide)
        return add_guide(s, row->text, f);
    if (!article_html(s->x->arena, row->text, 1, &html, f))
        return false;
    buf_add(&s->b, html);
    return true;
}

static bool add_files(struct sheet *s, const struct article_row *row, struct fault *f)
{
    struct article_file_row *rows;
    size_t count;

    if (!desk_article_files(s->x->api->parts.desk, s->x->arena, row->org, row->id, &rows, &count,
                            f))
        return false;
    add(s, count ? "<ul>" : "");
    for (size_t i = 0; i < count; i++) {
        buf_printf(&s->b, "<li><a href=\"" ID_FMT "/" ID_FMT "\">", ID_ARG(row->id),
                   ID_ARG(rows[i].id));
        add_text(s, rows[i].name);
        buf_printf(&s->b, "</a> (%lld kB)</li>", (long long)(rows[i].size + 1023) / 1024);
    }
    add(s, count ? "</ul>" : "");
    return true;
}

HANDLER(help_article_get)
{
    struct help_article article;
    struct help_page page;
    char day[CLOCK_TEXT_SIZE];
    struct sheet s;
    enum lang lang;
    struct id id;

    if (!desk_help(DESK, x->arena, x->part[0], &page, f) || !path_lang(x, &page, &lang, f) ||
        !path_id(x, 2, &id, f) || !desk_help_article(DESK, x->arena, &page, id, &article, f))
        return false;
    if (!str_eq(article.row.lang, str_of(lang_name(lang))))
        return fault_set(f, FAULT_MISSING, "there is no such page");
    s = sheet_new(x, &page, lang, "../");
    s.article = &article;
    add_head(&s,
             str_printf(x->arena, "%.*s - %.*s", STR_ARG(article.row.title), STR_ARG(page.name)),
             style_of(&s).ptr);
    add_header(&s);
    add(&s, "<h1>");
    add_text(&s, article.row.title);
    add(&s, "</h1><article class=\"text\">");
    if (!add_article(&s, &article.row, f) || !add_files(&s, &article.row, f))
        return false;
    add(&s, "</article>");
    clock_text(article.row.updated, day);
    buf_printf(&s.b, "<p class=\"small\">%s <time>%.*s</time></p>", s.w->updated, DAY_CHARS, day);
    buf_printf(&s.b, "<p><a href=\"../%s\">%s</a></p>", lang_name(lang), s.w->all);
    add_search(&s, STR(""));
    return send_sheet(&s, 200, f);
}

HANDLER(help_style_get)
{
    struct http_static file = { .type = STR("text/css; charset=utf-8"),
                                .bytes = str_make(embed_help_css, (size_t)embed_help_css_size) };

    return http_reply_static(x->rq, x->rp, &file, f);
}

/* ---- what went wrong ---- */

bool help_explain(struct exchange *x)
{
    struct str path = x->rq->path, part;
    struct fault none = { 0 };
    enum lang lang = LANG_FR;
    int status = x->rp->status;
    struct sheet s;
    int depth = -2;

    if (!str_starts(path, STR("/help/")) || status == 405)
        return false;
    for (struct str rest = path; str_split(&rest, '/', &part); depth++)
        if (depth == 1 && (!lang_parse(part, &lang) || lang == LANG_UNKNOWN))
            lang = LANG_FR;
    s = sheet_new(x, NULL, lang, "");
    for (int i = 0; i < depth - 1 && i < 8; i++)
        s.base = str_printf(x->arena, "../%s", s.base).ptr;
    add_head(&s, str_of(s.w->title), str_printf(x->arena, "%sstyle.css", s.base).ptr);
    buf_printf(&s.b, "<main id=\"content\"><h1>%s</h1><p role=\"alert\">%s</p>", s.w->title,
               status >= 500 ? s.w->busy : s.w->missing);
    return send_sheet(&s, status, &none);
}
