/* SPDX-License-Identifier: EUPL-1.2 */
/* library.h - the shelves of all organisations, made from the store when they are first searched.
 *
 * A shelf is of one organisation, language and audience (all articles, or the public ones: what
 * customers search holds no other word) and is made anew when its organisation's articles
 * have changed; until then searches share it.  No state that matters lives here: whatever is
 * dropped is made again.  Safe for threads. */
#ifndef KNOWLEDGE_LIBRARY_H
#define KNOWLEDGE_LIBRARY_H

#include "base/clock.h"
#include "base/id.h"
#include "domain/lang.h"
#include "knowledge/nearest.h"
#include "knowledge/shelf.h"
#include "store/articles.h"

#define LIBRARY_SHELVES      64 /* kept in memory; the one not used longest gives way */
#define ARTICLE_TITLE_MAX    200
#define ARTICLE_CATEGORY_MAX 100
#define ARTICLE_ENDING_DAYS  14 /* before it ends, an article is "ending" */

/* Where an article stands in its life at a moment. */
enum article_state {
    ARTICLE_PLANNED, /* valid from later on */
    ARTICLE_CURRENT,
    ARTICLE_ENDING, /* valid, for ARTICLE_ENDING_DAYS more at most: somebody should look at it */
    ARTICLE_ENDED,
    ARTICLE_ARCHIVED,
    ARTICLE_STATES,
};
enum article_state article_state(const struct article_row *row, msec at);
const char *article_state_name(enum article_state state);
bool article_is_found(enum article_state state); /* current or ending */

/* Markdown as HTML that loads nothing and runs nothing: raw HTML and links that run code are left
 * out, an image is its description.  Headings are `lower` levels deeper than written, for a page
 * whose title stands above.  FAULT_LIMIT past ARTICLE_TEXT_MAX. */
bool article_html(struct arena *a, struct str markdown, int lower, struct str *ret_html,
                  struct fault *f);

struct library;
bool library_open(struct store *s, struct library **ret_library, struct fault *f);
void library_close(struct library *l); /* NULL is fine; nobody searches any more */

/* The question as a vector, of the provider that made the passages'. */
struct library_near {
    struct vector_maker of;
    const float *vector; /* 1 long */
    size_t dimension;
};

/* What vectors had to do with a search. */
enum library_fused {
    FUSED_OFF,    /* none was given */
    FUSED,        /* what they found is in it */
    FUSED_FAILED, /* they could not be used: words alone */
};

struct library_query {
    struct id org;
    struct str text;
    enum lang lang;   /* its shelf is searched first; others only when it has nothing */
    bool only_public; /* for customers */
    msec at;          /* whose articles: those that are found at this moment */
    size_t limit;
    const struct library_near *near; /* NULL: words alone */
};

/* A citation points at (article, version, passage). */
struct library_hit {
    struct id article;
    int64_t version, passage; /* the passage from 1 */
    struct str lang, title, category, heading, text;
    struct str lead; /* the article's first passage, where this is another: what holds in general */
    bool is_public, guide;
    double score, cover;
};
struct library_found {
    struct library_hit *hits; /* best first */
    size_t count;
    struct str repaired; /* shelf.h */
    enum library_fused fused;
    const char *near; /* set by desk/: "off", "on", or why no vector could be had */
};
/* Lives in the arena. */
bool library_search(struct library *l, struct arena *a, const struct library_query *q,
                    struct library_found *ret_found, struct fault *f);

#endif
