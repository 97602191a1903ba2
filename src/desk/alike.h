/* SPDX-License-Identifier: EUPL-1.2 */
/* alike.h - which articles say nearly what a new one would say (knowledge/alike.h): shown before
 * it is written, so that one of those is changed instead.  Planned and ended ones count as well;
 * archived ones do not. */
#ifndef DESK_ALIKE_H
#define DESK_ALIKE_H

#include "desk/articles.h"

#define ALIKE_SHOWN        5
#define ALIKE_ARTICLES_MAX 5000 /* of the language that are compared, the oldest first */

struct alike_wanted {
    struct str title, text, lang;
    struct id except; /* the article that is being changed, or ID_NONE */
};

struct alike_article {
    struct id id;
    struct str title;
    bool is_public;
    enum article_state state;
    double share;
};

/* Those most alike first.  By whoever may write articles.  FAULT_FIELDS: lang or text. */
bool desk_articles_alike(struct desk *d, struct arena *a, const struct principal *by,
                         const struct alike_wanted *wanted, struct alike_article **ret_found,
                         size_t *ret_count, struct fault *f);

#endif
