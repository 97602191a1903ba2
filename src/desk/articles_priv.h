/* SPDX-License-Identifier: EUPL-1.2 */
/* articles_priv.h - what the files about articles share. */
#ifndef DESK_ARTICLES_PRIV_H
#define DESK_ARTICLES_PRIV_H

#include "desk/articles.h"
#include "desk/desk_priv.h"

/* Supervisors, controllers, the program itself. */
bool article_may_write(const struct principal *by, struct fault *f);

/* Where personal data seems to be in a title and a text. */
bool article_look(struct desk *d, struct arena *a, const struct article_row *row,
                  struct article_findings *ret, struct fault *f);

/* The line, from 1, of what begins there. */
size_t article_line(struct str text, size_t at);

/* A line of the journal, in the transaction of what it tells. */
struct article_act {
    const char *act;
    struct id id; /* the article, or ID_NONE */
    int64_t n;
};
bool article_note(struct desk *d, struct tx *tx, const struct principal *by,
                  const struct article_act *act, struct fault *f);

#endif
