/* SPDX-License-Identifier: EUPL-1.2 */
/* article.c - an article's state and its HTML (library.h). */
#include <cmark.h>
#include <stdlib.h>

#include "knowledge/library.h"

#define DAY    ((msec)86400000)
#define LEVELS 6 /* of headings */

static const char *const state_names[ARTICLE_STATES] = {
    [ARTICLE_PLANNED] = "planned", [ARTICLE_CURRENT] = "current",   [ARTICLE_ENDING] = "ending",
    [ARTICLE_ENDED] = "ended",     [ARTICLE_ARCHIVED] = "archived",
};

enum article_state article_state(const struct article_row *row, msec at)
{
    if (row->archived)
        return ARTICLE_ARCHIVED;
    if (row->valid_from > at)
        return ARTICLE_PLANNED;
    if (!row->valid_until)
        return ARTICLE_CURRENT;
    if (row->valid_until <= at)
        return ARTICLE_ENDED;
    return row->valid_until <= at + ARTICLE_ENDING_DAYS * DAY ? ARTICLE_ENDING : ARTICLE_CURRENT;
}

const char *article_state_name(enum article_state state)
{
    return state_names[state];
}

bool article_is_found(enum article_state state)
{
    return state == ARTICLE_CURRENT || state == ARTICLE_ENDING;
}

/* What it shows stays as its description: a page of help must not load from elsewhere. */
static void drop_images(cmark_node *root)
{
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *image = cmark_iter_get_node(it), *child;

        if (event != CMARK_EVENT_EXIT || cmark_node_get_type(image) != CMARK_NODE_IMAGE)
            continue;
        while ((child = cmark_node_first_child(image)))
            cmark_node_insert_before(image, child);
        cmark_node_free(image);
    }
    cmark_iter_free(it);
}

/* Those in quotes and lists, too. */
static void lower_headings(cmark_node *root, int by)
{
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *n = cmark_iter_get_node(it);
        int level = cmark_node_get_heading_level(n) + by;

        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(n) == CMARK_NODE_HEADING)
            cmark_node_set_heading_level(n, level < LEVELS ? level : LEVELS);
    }
    cmark_iter_free(it);
}

bool article_html(struct arena *a, struct str markdown, int lower, struct str *ret_html,
                  struct fault *f)
{
    cmark_node *root;
    char *html;

    if (markdown.len > ARTICLE_TEXT_MAX)
        return fault_set(f, FAULT_LIMIT, "an article has more than %zu bytes", ARTICLE_TEXT_MAX);
    root = cmark_parse_document(markdown.len ? markdown.ptr : "", markdown.len,
                                CMARK_OPT_VALIDATE_UTF8);
    drop_images(root);
    lower_headings(root, lower);
    html = cmark_render_html(root, CMARK_OPT_DEFAULT); /* safe unless told otherwise */
    *ret_html = str_copy(a, str_of(html));
    cmark_get_default_mem_allocator()->free(html);
    cmark_node_free(root);
    return arena_check(a, f);
}
