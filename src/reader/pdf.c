/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf.c - what a person would read in a PDF, in the process of one file.
 *
 * The text of its pages, what was typed into its forms, its notes, and what it says of itself (its
 * author is a person as often as not).  JavaScript is not run: poppler is built without.  A page
 * that shows a picture and has no text is said to be one: it may be a scanned letter. */
#include <iconv.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "reader/reader_priv.h"

#define END_WITHIN   1024 /* bytes; ISO 32000-1, appendix H, 3.4.4 */
#define HEAD_WITHIN  1024
#define FIELD_TEXT   2 /* POPPLER_FORM_FIELD_TEXT, POPPLER_FORM_FIELD_CHOICE */
#define FIELD_CHOICE 3

struct pdf {
    const struct poppler *p;
    void *document;
    struct buf out;
    bool lacks[UNREADS]; /* what keeps it from being read whole */
    bool has_text;       /* on a page, or typed into it */
};

bool reader_is_pdf(struct str bytes)
{
    return str_find(str_slice(bytes, 0, bytes.len < HEAD_WITHIN ? bytes.len : HEAD_WITHIN),
                    STR("%PDF-"), 0) != STR_NPOS;
}

/* As much as there is room for; the end may be half a character: the desk cleans it. */
static void add(struct pdf *d, struct str s)
{
    size_t room = d->out.max - d->out.len;

    if (s.len > room)
        d->lacks[UNREAD_TOO_LARGE] = true;
    buf_add(&d->out, str_slice(s, 0, s.len < room ? s.len : room));
}

/* A text of the library's, given back to it. */
static void add_line(struct pdf *d, const char *name, char *text)
{
    struct str s = str_trim(str_of(text ? text : ""));

    if (s.len) {
        add(d, str_of(name));
        add(d, s);
        add(d, STR("\n"));
    }
    d->p->free(text);
}

static bool blank(const char *text)
{
    return !text || !str_trim(str_of(text)).len;
}

/* A field or note that is drawn on its page is in the page's text already. */
static void add_unless_drawn(struct pdf *d, const char *page, char *text)
{
    if (blank(text) || (page && strstr(page, text))) {
        d->p->free(text);
        return;
    }
    d->has_text = true;
    add_line(d, "", text);
}

static void read_fields(struct pdf *d, void *page, const char *drawn)
{
    struct g_list *all = d->p->page_fields(page);

    for (struct g_list *l = all; l; l = l->next) {
        struct poppler_mapping *m = l->data;
        int type = d->p->field_type(m->at);

        if (type == FIELD_TEXT)
            add_unless_drawn(d, drawn, d->p->field_text(m->at));
        else if (type == FIELD_CHOICE)
            add_unless_drawn(d, drawn, d->p->field_choice(m->at));
    }
    d->p->page_fields_free(all);
}

static void read_notes(struct pdf *d, void *page, const char *drawn)
{
    struct g_list *all = d->p->page_notes(page);

    for (struct g_list *l = all; l; l = l->next) {
        struct poppler_mapping *m = l->data;

        add_unless_drawn(d, drawn, d->p->note_text(m->at));
    }
    d->p->page_notes_free(all);
}

static void read_page(struct pdf *d, int index)
{
    void *page = d->p->document_page(d->document, index);
    char *text = page ? d->p->page_text(page) : NULL;
    struct g_list *images;

    if (!page) {
        d->lacks[UNREAD_DAMAGED] = true;
        return;
    }
    if (blank(text)) {
        images = d->p->page_images(page);
        d->lacks[UNREAD_NO_TEXT] |= images != NULL;
        d->p->page_images_free(images);
    } else {
        d->has_text = true;
        add(d, str_of(text));
        add(d, STR("\n\n"));
    }
    read_fields(d, page, text);
    read_notes(d, page, text);
    d->p->free(text);
    d->p->unref(page);
}

static void read_pages(struct pdf *d)
{
    int64_t start = clock_ticks();
    int pages = d->p->document_pages(d->document);

    d->lacks[UNREAD_TOO_LARGE] |= pages > READER_PAGES_MAX;
    d->lacks[UNREAD_DAMAGED] |= pages < 1;
    for (int i = 0; i < pages && i < READER_PAGES_MAX && d->out.len < d->out.max; i++) {
        if (clock_ticks() - start > READER_SECONDS * (int64_t)1000000000) {
            d->lacks[UNREAD_TOO_SLOW] = true;
            return;
        }
        read_page(d, i);
    }
}

/* Files that were cut are mended by poppler as well as can be, without a word. */
static bool is_cut(struct str bytes)
{
    struct str end = str_from(bytes, bytes.len > END_WITHIN ? bytes.len - END_WITHIN : 0);

    return str_find(end, STR("%%EOF"), 0) == STR_NPOS;
}

static void settle(struct pdf *d, struct reading *ret)
{
    d->lacks[UNREAD_NO_TEXT] |= !d->has_text && !d->lacks[UNREAD_DAMAGED];
    ret->text = buf_str(&d->out);
    ret->extent = EXTENT_ALL;
    for (int u = 0; u < UNREADS && ret->extent == EXTENT_ALL; u++) {
        if (!d->lacks[u])
            continue;
        ret->extent = ret->text.len ? EXTENT_PART : EXTENT_NONE;
        ret->why = (enum unread)u;
    }
}

static void pdf_read(const void *loaded, struct arena *a, struct str bytes, struct reading *ret)
{
    struct pdf d = { .p = loaded, .out = buf_new(a, READER_TEXT_MAX) };
    struct g_error *error = NULL;

    d.document = d.p->document_new(d.p->bytes_new_static(bytes.ptr, bytes.len), NULL, &error);
    if (!d.document) {
        ret->extent = EXTENT_NONE;
        ret->why = error && error->code == POPPLER_ENCRYPTED ? UNREAD_ENCRYPTED : UNREAD_DAMAGED;
        return;
    }
    buf_add(&d.out, STR(""));
    add_line(&d, "Title: ", d.p->document_title(d.document));
    add_line(&d, "Author: ", d.p->document_author(d.document));
    add_line(&d, "Subject: ", d.p->document_subject(d.document));
    add_line(&d, "Keywords: ", d.p->document_keywords(d.document));
    read_pages(&d);
    d.lacks[UNREAD_DAMAGED] |= is_cut(bytes);
    d.lacks[UNREAD_FILES] |= d.p->document_has_files(d.document) != 0;
    settle(&d, ret);
}

/* A letter of one word: reading it makes poppler open what it wants to open, here, where it may.
 * Its document stays open, and with it what all documents share.  Forms and titles are in UTF-16,
 * which the C library keeps in a file of its own. */
static const char first_file[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F"
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>endobj\n"
    "4 0 obj<</Length 32>>stream\nBT /F 9 Tf 9 9 Td (guichet)Tj ET\nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n";

static const void *pdf_load(struct arena *a)
{
    iconv_t no_iconv = (iconv_t)-1;
    const struct poppler *p = poppler_load(a);
    struct reading first = { 0 };

    if (iconv_open("UTF-8", "UTF-16BE") == no_iconv || iconv_open("UTF-8", "UTF-16LE") == no_iconv)
        return NULL; /* neither is closed: both stay loaded */
    if (p)
        pdf_read(p, a, str_make(first_file, sizeof first_file - 1), &first);
    return str_find(first.text, STR("guichet"), 0) == STR_NPOS ? NULL : p;
}

const struct reader_work reader_pdf = { READER_SECONDS_CPU, READER_SECONDS_MAX, pdf_load,
                                        pdf_read };
