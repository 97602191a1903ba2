/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf_test.c - what is read of a PDF by poppler's library, and what is said of one that cannot be.
 *
 * The files are written by hand, so that each row says what is in it; files of other producers are
 * in tests/system/pdf_test.py.  Without the library one test is left: that it is said. */
#include "test.h"

#include <dlfcn.h>
#include <signal.h>
#include <string.h>

#include "base/buf.h"
#include "reader/reader.h"

#define FONT                                                                                       \
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica"                           \
    "/Encoding/WinAnsiEncoding>>>>>>"
#define TOP                   "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
#define PAGES(kids, n)        ">>endobj\n2 0 obj<</Type/Pages/Kids[" kids "]/Count " n ">>endobj\n"
#define PAGE(n, more)         n " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]" more ">>endobj\n"
#define STREAM(n, more, text) n " 0 obj<<" more ">>stream\n" text "\nendstream endobj\n"
#define LINE(text)            "BT /F 12 Tf 50 700 Td (" text ")Tj ET"
#define END                   "%%EOF\n"
#define ONE_PAGE(text)                                                                             \
    TOP PAGES("3 0 R", "1") PAGE("3", "/Contents 4 0 R" FONT) STREAM("4", "/Length 200", LINE(text))
#define TAIL "trailer<</Root 1 0 R>>\n" END

static const struct row {
    const char *name, *file;
    enum extent extent;
    enum unread why;
    const char *holds; /* NULL: no text */
} rows[] = {
    { "one line", ONE_PAGE("IBAN FR76 3000 6000 0112 3456 7890 189") TAIL, EXTENT_ALL,
      UNREAD_UNSAID, "IBAN FR76 3000 6000 0112 3456 7890 189" },
    { "accents", ONE_PAGE("Zo\351 R\374egg, 12 \200") TAIL, EXTENT_ALL, UNREAD_UNSAID,
      "Zoé Rüegg, 12 €" },
    { "two pages",
      TOP PAGES("3 0 R 5 0 R", "2") PAGE("3", "/Contents 4 0 R" FONT)
          STREAM("4", "/Length 100", LINE("first")) PAGE("5", "/Contents 6 0 R" FONT)
              STREAM("6", "/Length 100", LINE("second")) TAIL,
      EXTENT_ALL, UNREAD_UNSAID, "first\n\nsecond" },
    { "what it says of itself",
      ONE_PAGE("text") "7 0 obj<</Author(Claire Morel)/Title(Contrat)>>endobj\n"
                       "trailer<</Root 1 0 R/Info 7 0 R>>\n" END,
      EXTENT_ALL, UNREAD_UNSAID, "Title: Contrat\nAuthor: Claire Morel\n" },
    { "a title in UTF-16",
      ONE_PAGE("text") "7 0 obj<</Author<FEFF005A006F00E9>>>endobj\n"
                       "trailer<</Root 1 0 R/Info 7 0 R>>\n" END,
      EXTENT_ALL, UNREAD_UNSAID, "Author: Zoé\n" },
    { "a form, filled in but not drawn",
      TOP "/AcroForm<</Fields[8 0 R]>>" PAGES("3 0 R", "1")
          PAGE("3", "/Contents 4 0 R/Annots[8 0 R]" FONT)
              STREAM("4", "/Length 100",
                     LINE("Nom")) "8 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(Morel Claire)"
                                  "/Rect[9 9 99 20]/P 3 0 R>>endobj\n" TAIL,
      EXTENT_ALL, UNREAD_UNSAID, "Morel Claire" },
    { "a note",
      TOP PAGES("3 0 R", "1") PAGE("3", "/Contents 4 0 R/Annots[8 0 R]" FONT) STREAM(
          "4", "/Length 100", LINE("Nom")) "8 0 obj<</Type/Annot/Subtype/Text/Contents(rappeler "
                                           "Claire)/Rect[9 9 9 9]>>endobj\n" TAIL,
      EXTENT_ALL, UNREAD_UNSAID, "rappeler Claire" },
    { "JavaScript that would write another text",
      TOP
      "/OpenAction<</S/JavaScript/JS(this.getField\\('a'\\).value='hacked')>>" PAGES("3 0 R", "1")
          PAGE("3", "/Contents 4 0 R" FONT) STREAM("4", "/Length 100", LINE("harmless")) TAIL,
      EXTENT_ALL, UNREAD_UNSAID, "harmless" },
    { "a scanned page",
      TOP PAGES("3 0 R", "1") PAGE("3", "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>")
          STREAM("4", "/Length 40", "q 600 0 0 800 0 0 cm /I Do Q")
              STREAM("5",
                     "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                     "/BitsPerComponent 8/Length 1",
                     "A") TAIL,
      EXTENT_NONE, UNREAD_NO_TEXT, NULL },
    { "a text and a scanned page",
      TOP PAGES("3 0 R 6 0 R", "2") PAGE("3", "/Contents 4 0 R" FONT)
          STREAM("4", "/Length 100", LINE("see below"))
              PAGE("6", "/Contents 7 0 R/Resources<</XObject<</I 5 0 R>>>>")
                  STREAM("7", "/Length 40", "q 600 0 0 800 0 0 cm /I Do Q")
                      STREAM("5",
                             "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                             "/BitsPerComponent 8/Length 1",
                             "A") TAIL,
      EXTENT_PART, UNREAD_NO_TEXT, "see below" },
    { "no page has anything on it", TOP PAGES("3 0 R", "1") PAGE("3", "") TAIL, EXTENT_NONE,
      UNREAD_NO_TEXT, NULL },
    { "a password",
      ONE_PAGE(
          "text") "9 0 obj<</Filter/Standard/V 1/R 2/P -4"
                  "/O<000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>"
                  "/U<000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>>>endobj\n"
                  "trailer<</Root 1 0 R/Encrypt 9 0 R/ID[<00><00>]>>\n" END,
      EXTENT_NONE, UNREAD_ENCRYPTED, NULL },
    { "cut before its end", ONE_PAGE("what is left") "trailer<</Root 1 0 R>>\n", EXTENT_PART,
      UNREAD_DAMAGED, "what is left" },
    { "cut behind its first page", ONE_PAGE("text"), EXTENT_NONE, UNREAD_DAMAGED, NULL },
    { "its beginning alone", "%PDF-1.4\n1 0 obj<</Type", EXTENT_NONE, UNREAD_DAMAGED, NULL },
    { "no PDF", "Bonjour", EXTENT_NONE, UNREAD_DAMAGED, NULL },
    { "a page tree that bites its tail", TOP PAGES("2 0 R", "1000000") TAIL, EXTENT_NONE,
      UNREAD_DAMAGED, NULL },
};

static bool has_library(void)
{
    void *library = dlopen("libpoppler-glib.so.8", RTLD_LAZY | RTLD_LOCAL);

    return library && dlclose(library) == 0;
}

static void read_one(struct reader *r, struct arena *a, struct str file, struct reading *ret)
{
    struct fault f = { 0 };

    assert_ok(reader_read(r, a, file, ret, &f));
}

static void what_stands_in_a_pdf_is_read_or_it_is_said_why_not(void **state)
{
    struct arena *a = arena_new((size_t)256 << 20);
    struct fault f = { 0 };
    struct reading got;
    struct reader *r;

    (void)state;
    assert_ok(reader_start(NULL, NULL, &r, &f));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct row *row = &rows[i];

        read_one(r, a, str_of(row->file), &got);
        if (!has_library()) {
            assert_int_equal(got.why, UNREAD_NO_READER);
            continue;
        }
        if (got.extent != row->extent || got.why != row->why)
            fail_msg("%s: %s, %s: %.*s", row->name, extent_name(got.extent), unread_name(got.why),
                     STR_ARG(got.text));
        if (row->holds && str_find(got.text, str_of(row->holds), 0) == STR_NPOS)
            fail_msg("%s: %.*s", row->name, STR_ARG(got.text));
        if (!row->holds)
            assert_int_equal(got.text.len, 0);
    }
    reader_close(r);
    arena_free(a);
}

/* ---- large ones ---- */

static void add_pages(struct buf *b, int n)
{
    buf_add(b, STR(TOP ">>endobj\n2 0 obj<</Type/Pages/Kids["));
    for (int i = 0; i < n; i++)
        buf_printf(b, "%d 0 R ", i + 10);
    buf_printf(b, "]/Count %d>>endobj\n", n);
    for (int i = 0; i < n; i++)
        buf_printf(b,
                   "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" FONT
                   ">>endobj\n",
                   i + 10);
}

static void past_a_limit_the_rest_is_not_read_and_that_is_said(void **state)
{
    struct arena *a = arena_new((size_t)256 << 20);
    struct buf pages = buf_new(a, (size_t)4 << 20), text = buf_new(a, (size_t)8 << 20);
    struct fault f = { 0 };
    struct reading got;
    struct reader *r;

    (void)state;
    if (!has_library())
        skip();
    add_pages(&pages, READER_PAGES_MAX + 1);
    buf_add(&pages, STR(STREAM("4", "/Length 100", LINE("page")) TAIL));
    add_pages(&text, 60);
    buf_printf(&text, "4 0 obj<</Length %d>>stream\n", 100000);
    for (int i = 0; i < 585; i++)
        buf_printf(&text, "BT /F 4 Tf %d %d Td (%080d)Tj ET\n", i % 3 * 195, 790 - i / 3 * 4, i);
    buf_add(&text, STR("\nendstream endobj\n" TAIL));
    assert_ok(reader_start(NULL, NULL, &r, &f));
    read_one(r, a, buf_str(&pages), &got);
    assert_int_equal(got.extent, EXTENT_PART);
    assert_int_equal(got.why, UNREAD_TOO_LARGE);
    read_one(r, a, buf_str(&text), &got);
    assert_int_equal(got.extent, EXTENT_PART);
    assert_int_equal(got.why, UNREAD_TOO_LARGE);
    assert_int_equal(got.text.len, READER_TEXT_MAX);
    reader_close(r);
    arena_free(a);
}

static void a_pdf_is_known_by_its_beginning(void **state)
{
    struct arena *a = arena_new((size_t)1 << 20);
    struct buf late = buf_new(a, 4096);

    (void)state;
    assert_true(reader_is_pdf(STR("%PDF-1.7\n")));
    assert_true(reader_is_pdf(STR("\r\n\r\n%PDF-1.7\n"))); /* as some servers send it */
    assert_false(reader_is_pdf(STR("%PDF")));
    assert_false(reader_is_pdf(STR("")));
    buf_add_fill(&late, 'x', 1024);
    buf_add(&late, STR("%PDF-1.7\n"));
    assert_false(reader_is_pdf(buf_str(&late)));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_a_pdf_is_read_or_it_is_said_why_not),
        cmocka_unit_test(past_a_limit_the_rest_is_not_read_and_that_is_said),
        cmocka_unit_test(a_pdf_is_known_by_its_beginning),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
