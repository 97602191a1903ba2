/* SPDX-License-Identifier: EUPL-1.2 */
/* article_files.h - files that belong to articles: a manual, a form, a price list.
 *
 * They are the organisation's own publications, as articles are, and lie in the database in clear
 * beside them; no customer's file comes here.  Only types that are on a list, and nothing but the
 * bytes and a name goes out again: as a file to be saved, never as a page. */
#ifndef DESK_ARTICLE_FILES_H
#define DESK_ARTICLE_FILES_H

#include "desk/help.h"
#include "store/article_files.h"

#define ARTICLE_FILE_MAX      ((size_t)5 << 20) /* bytes */
#define ARTICLE_FILE_NAME_MAX 120

struct article_file_new {
    struct id article;
    struct str name, type;
    struct str content; /* base64 (RFC 4648) */
    bool seen; /* what looks like personal data in it was seen, and it is published all the same */
};
/* Its text (plain, HTML, CSV; PDF by the reader) is searched as an article's is.  What is found and
 * not said to be seen: FAULT_FIELDS "seen", with how much of each type, and nothing is kept.
 * Images, office documents, ZIP and what cannot be read are taken as they are.  By supervisors and
 * controllers.  FAULT_FIELDS: name, type or content; FAULT_LIMIT: the article has ARTICLE_FILES_MAX
 * already. */
bool desk_article_file_add(struct desk *d, struct arena *a, const struct principal *by,
                           const struct article_file_new *file, struct fault *f);
bool desk_article_file_remove(struct desk *d, const struct principal *by, struct id article,
                              struct id file, struct fault *f);
bool desk_article_files(struct desk *d, struct arena *a, struct id org, struct id article,
                        struct article_file_row **ret_rows, size_t *ret_count, struct fault *f);
/* With its bytes.  Who asks must be allowed to read the article: see desk_help_article(). */
bool desk_article_file(struct desk *d, struct arena *a, struct id org, struct id article,
                       struct id file, struct article_file_row *ret, struct fault *f);

#endif
