/* SPDX-License-Identifier: EUPL-1.2 */
/* articles.h - an organisation's articles: who may write them, and that it is in the journal.
 *
 * Everybody who works for the organisation reads them; supervisors and controllers write them.
 * An article is no place for a customer's data: what detection finds in one is told when it is
 * saved, by place and type, and saving goes on, since a desk's own telephone number is found as
 * well.  Searching reads no customer's data and leaves no entry. */
#ifndef DESK_ARTICLES_H
#define DESK_ARTICLES_H

#include "desk/desk.h"
#include "domain/door.h"
#include "domain/span.h"
#include "knowledge/guide.h"
#include "knowledge/library.h"

#define ARTICLES_PAGE_MAX 200

/* What was found in an article as it was saved: in its title first, then in its text. */
struct article_findings {
    struct span *at;
    size_t count, in_title;
};

/* Adds it (row->created 0) or changes it from version row->version, which then grows by one:
 * FAULT_CONFLICT when that is not the stored one.  Wrong values, or a family that has the language
 * already: FAULT_FIELDS.  By a supervisor or
 * controller, or the program itself (by->id ID_NONE). */
bool desk_article_put(struct desk *d, struct arena *a, const struct principal *by,
                      struct article_row *row, struct article_findings *ret_found, struct fault *f);
/* All of them or none, in one transaction; `ret_at` is the row that was at fault. */
bool desk_articles_add(struct desk *d, struct arena *a, const struct principal *by,
                       struct article_row *rows, size_t count, size_t *ret_at, struct fault *f);
bool desk_article_check(const struct article_row *row, struct fault *f);
bool desk_article(struct desk *d, struct arena *a, const struct principal *by, struct id id,
                  struct article_row *ret, struct fault *f);
/* All of a family, without their texts: an article and what says the same in other languages. */
bool desk_article_family(struct desk *d, struct arena *a, const struct principal *by,
                         struct id family, struct article_row **ret_rows, size_t *ret_count,
                         struct fault *f);
/* Where a guide's "=> title" leads; ID_NONE: nowhere. */
bool desk_article_titled(struct desk *d, const struct principal *by, struct str lang,
                         struct str title, struct id *ret_id, struct fault *f);
/* `page->org` is the principal's, whatever it says. */
bool desk_articles(struct desk *d, struct arena *a, const struct principal *by,
                   const struct article_page *page, struct article_row **ret_rows,
                   size_t *ret_count, struct fault *f);
bool desk_article_versions(struct desk *d, struct arena *a, const struct principal *by,
                           struct id id, struct article_version_row **ret_rows, size_t *ret_count,
                           struct fault *f);
/* Those that one owns oneself and that end soon, or have ended. */
bool desk_articles_stale(struct desk *d, const struct principal *by, int64_t *ret, struct fault *f);
/* Tells one owner by mail of theirs, or supervisors of some that have none (article_mail.c). `link`
 * is where the console is.  *ret_told: there was one, and there may be more; false only when the
 * store fails. */
bool desk_articles_mail(struct desk *d, const struct door *door, struct str link, bool *ret_told,
                        struct fault *f);
/* `text` may be a skeleton: its tokens are left out of the search.  `ret_said` (near.h): a person
 * asks this, by meaning too; a question that nothing answers is noted (gaps.h).  NULL: nobody. */
struct near_said;
bool desk_knowledge_search(struct desk *d, struct arena *a, const struct principal *by,
                           struct library_query *q, struct near_said *ret_said,
                           struct library_found *ret, struct fault *f);
bool desk_synonyms(struct desk *d, struct arena *a, const struct principal *by,
                   struct str *ret_synonyms, struct fault *f);
bool desk_synonyms_put(struct desk *d, const struct principal *by, struct str synonyms,
                       struct fault *f);

#endif
