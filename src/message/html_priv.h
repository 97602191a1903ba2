/* SPDX-License-Identifier: EUPL-1.2 */
/* html_priv.h - one walk over HTML, for the two that need it: html_text.c and html_rebuild.c.
 *
 * Not a browser's tree: tags, a bounded stack of what is open, and what a person would not
 * see left out.  Linear in its input, whatever it is; libxml2's parsers are not
 * (tools/trials/libxml2_html.c).  Style sheets are not read: only style attributes hide. */
#ifndef MESSAGE_HTML_PRIV_H
#define MESSAGE_HTML_PRIV_H

#include "message/message_priv.h"

#define HTML_LEVELS_MAX 256 /* deeper elements are read but not remembered */

enum {
    HTML_VOID = 1 << 0,    /* has no content */
    HTML_RAW = 1 << 1,     /* its content is no text: dropped up to its end tag */
    HTML_LINE = 1 << 2,    /* stands on lines of its own */
    HTML_PARA = 1 << 3,    /* with an empty line before and after */
    HTML_CELL = 1 << 4,    /* a table cell */
    HTML_SHOWN = 1 << 5,   /* may stand in rebuilt HTML */
    HTML_SKIP = 1 << 6,    /* rebuilt HTML has nothing of its content */
    HTML_FOREIGN = 1 << 7, /* svg and math: the next HTML block ends them */
    /* what ends what without saying so: html.c */
    HTML_IS_P = 1 << 8,
    HTML_IS_ITEM = 1 << 9,
    HTML_IS_TERM = 1 << 10,
    HTML_IS_ROW = 1 << 11,
    HTML_IS_OPTION = 1 << 12,
    HTML_IS_TABLE = 1 << 13,
    HTML_IS_LIST = 1 << 14,
    HTML_IS_TERMS = 1 << 15,
    HTML_IS_SELECT = 1 << 16,
    HTML_IS_CAPTION = 1 << 17,
};

struct html_tag {
    struct str name;
    unsigned flags;
};

struct html_open {
    const struct html_tag *tag; /* never NULL; unknown ones have no flags */
    struct str name, attributes;
    bool hidden, white, backed, skipped, pre;
    size_t mark;      /* for the writer */
    struct str extra; /* for the writer */
};

struct html_out {
    void *to;
    /* Text as it stands in the source, entities not yet decoded.  Never hidden text. */
    void (*text)(void *to, struct str raw, const struct html_open *within);
    void (*open)(void *to, struct html_open *e); /* also void elements */
    void (*close)(void *to, const struct html_open *e);
};

/* Returns whether something hidden was left out. */
bool html_walk(struct arena *a, struct str html, const struct html_out *out);
/* The attribute's value, entities not yet decoded; ptr is NULL when it is not there. */
struct str html_attribute(struct str attributes, struct str name);
/* Appends text with its entities decoded. */
void html_decode(struct buf *b, struct str raw);

#endif
