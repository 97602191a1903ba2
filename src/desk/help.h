/* SPDX-License-Identifier: EUPL-1.2 */
/* help.h - the public help page of an organisation: what everybody may read, without a log-in.
 *
 * Off until a controller switches it on.  Shown are public articles that are found at this moment,
 * and nothing else is told apart: a page that is off, a name nobody has, an internal, planned or
 * ended article, another organisation's: FAULT_MISSING alike.  Reading leaves no entry; a
 * question that nothing answers is noted (gaps.h). */
#ifndef DESK_HELP_H
#define DESK_HELP_H

#include "desk/articles.h"

#define HELP_SLUG_MAX 40
#define HELP_LIST_MAX 500 /* titles on one page */
#define HELP_HITS     10
#define HELP_ASK_MAX  500 /* bytes of a question */

struct help_page {
    struct id org;
    struct str name, slug;
    unsigned langs; /* that there are articles in, a bit each */
    enum lang lang; /* the one to show where none is asked for: French, where there is any */
    struct id form; /* the source of a public form, or ID_NONE */
};
bool desk_help(struct desk *d, struct arena *a, struct str slug, struct help_page *ret,
               struct fault *f);
bool desk_help_list(struct desk *d, struct arena *a, const struct help_page *page, enum lang lang,
                    struct article_row **ret_rows, size_t *ret_count, struct fault *f);

/* With the same in other languages, as far as customers may read it. */
struct help_article {
    struct article_row row;
    struct article_row *others; /* without their texts */
    size_t count;
};
bool desk_help_article(struct desk *d, struct arena *a, const struct help_page *page, struct id id,
                       struct help_article *ret, struct fault *f);
bool desk_help_search(struct desk *d, struct arena *a, const struct help_page *page, enum lang lang,
                      struct str text, struct library_found *ret, struct fault *f);

/* ---- switching it ---- */
struct help_state {
    bool on;
    struct str slug; /* a-z, 0-9 and -, 2 to HELP_SLUG_MAX; "": none yet */
};
bool desk_help_state(struct desk *d, struct arena *a, const struct principal *by,
                     struct help_state *ret, struct fault *f);
/* Controllers, and the program itself.  FAULT_FIELDS: not a name, or another organisation's. */
bool desk_help_set(struct desk *d, const struct principal *by, const struct help_state *state,
                   struct fault *f);

#endif
