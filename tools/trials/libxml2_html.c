/* SPDX-License-Identifier: EUPL-1.2 */
/* libxml2_html.c - a trial: could libxml2's HTML parser do what src/message/html.c does?
 *
 *     cc -O2 $(pkg-config --cflags libxml-2.0) tools/trials/libxml2_html.c $(pkg-config --libs
 * libxml-2.0)
 *
 * Three ways in: a tree (htmlReadMemory), SAX with handlers of one's own (htmlSAXParseDoc), and the
 * push parser (htmlCreatePushParserCtxt) fed 4 KiB at a time.  Each reads hostile inputs of growing
 * size; what is printed is processor time and how many bytes of text reached the handlers.  What
 * was found stands in docs/dependencies.md. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define OPTIONS (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- inputs ---- */

struct text {
    char *ptr;
    size_t len;
};

static struct text repeat(const char *start, const char *unit, int n, const char *end)
{
    size_t room = strlen(start) + (size_t)n * (strlen(unit) + 8) + strlen(end) + 1;
    struct text t = { malloc(room), 0 };

    t.len = (size_t)snprintf(t.ptr, room, "%s", start);
    for (int i = 0; i < n; i++)
        t.len += (size_t)snprintf(t.ptr + t.len, room - t.len, unit, i);
    t.len += (size_t)snprintf(t.ptr + t.len, room - t.len, "%s", end);
    return t;
}

static struct text attributes(int n)
{
    return repeat("<p ", "a%d=1 ", n, ">words</p>");
}

static struct text nested(int n)
{
    return repeat("<html><body>", "<div>", n, "words</body></html>");
}

static struct text unclosed(int n)
{
    return repeat("<html><body>", "<p><b><i>w", n, "");
}

static struct text tables(int n)
{
    return repeat("<html><body>", "<table><tr><td>w", n, "");
}

static struct text comments(int n)
{
    return repeat("<p>", "<!-", n, "words");
}

static struct text angles(int n)
{
    return repeat("<p>", "<", n, "words");
}

static struct text entities(int n)
{
    return repeat("<p>", "&#x26;amp", n, "words");
}

/* ---- ways in ---- */

static void characters(void *to, const xmlChar *s, int n)
{
    (void)s;
    *(size_t *)to += (size_t)n;
}

static size_t tree(struct text t)
{
    htmlDocPtr doc = htmlReadMemory(t.ptr, (int)t.len, NULL, "utf-8", OPTIONS);
    xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
    xmlChar *text = root ? xmlNodeGetContent(root) : NULL;
    size_t n = text ? strlen((const char *)text) : 0;

    xmlFree(text);
    xmlFreeDoc(doc);
    return n;
}

static htmlSAXHandler handlers(void)
{
    return (htmlSAXHandler){ .characters = characters, .ignorableWhitespace = characters };
}

static size_t sax(struct text t)
{
    htmlSAXHandler h = handlers();
    size_t n = 0;

    htmlSAXParseDoc((const xmlChar *)t.ptr, "utf-8", &h, &n);
    return n;
}

static size_t push(struct text t)
{
    htmlSAXHandler h = handlers();
    size_t n = 0;
    htmlParserCtxtPtr c = htmlCreatePushParserCtxt(&h, &n, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

    htmlCtxtUseOptions(c, OPTIONS);
    for (size_t at = 0; at < t.len; at += 4096)
        htmlParseChunk(c, t.ptr + at, (int)(t.len - at < 4096 ? t.len - at : 4096), 0);
    htmlParseChunk(c, "", 0, 1);
    htmlFreeParserCtxt(c);
    return n;
}

/* ---- the trial ---- */

static const struct {
    const char *name;
    struct text (*make)(int n);
    int sizes[3];
} inputs[] = {
    { "attributes on one tag", attributes, { 10000, 20000, 40000 } },
    { "nested elements", nested, { 200, 300, 20000 } },
    { "unclosed elements", unclosed, { 10000, 20000, 40000 } },
    { "unclosed tables", tables, { 10000, 20000, 40000 } },
    { "comments never closed", comments, { 10000, 20000, 40000 } },
    { "angle brackets", angles, { 100000, 200000, 400000 } },
    { "entities", entities, { 50000, 100000, 200000 } },
};

static const struct {
    const char *name;
    size_t (*read)(struct text t);
} ways[] = { { "tree", tree }, { "sax", sax }, { "push", push } };

int main(void)
{
    printf("libxml2 %s\n%-24s %8s", LIBXML_DOTTED_VERSION, "", "n");
    for (size_t w = 0; w < 3; w++)
        printf("  %5s: s, bytes of text", ways[w].name);
    printf("\n");
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
        for (size_t k = 0; k < 3; k++) {
            struct text t = inputs[i].make(inputs[i].sizes[k]);

            printf("%-24s %8d", inputs[i].name, inputs[i].sizes[k]);
            for (size_t w = 0; w < 3; w++) {
                double start = now();
                size_t n = ways[w].read(t);

                printf("  %11.3f %16zu", now() - start, n);
                fflush(stdout);
            }
            printf("\n");
            free(t.ptr);
        }
    return 0;
}
