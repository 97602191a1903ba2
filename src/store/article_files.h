/* SPDX-License-Identifier: EUPL-1.2 */
/* article_files.h - rows of files that belong to articles. */
#ifndef STORE_ARTICLE_FILES_H
#define STORE_ARTICLE_FILES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

#define ARTICLE_FILES_MAX 20 /* of one article */

struct article_file_row {
    struct id id, org, article;
    struct str name, type;
    int64_t size;
    msec created;
    struct str bytes; /* of one that was asked for alone */
};

bool store_article_file_add(struct tx *tx, const struct article_file_row *row, struct fault *f);
bool store_article_file_list(struct tx *tx, struct arena *a, struct id org, struct id article,
                             struct article_file_row **ret_rows, size_t *ret_count,
                             struct fault *f);
/* `ret->org`, `article` and `id` say which one: FAULT_MISSING when there is none. */
bool store_article_file_get(struct tx *tx, struct arena *a, struct article_file_row *ret,
                            struct fault *f);
bool store_article_file_remove(struct tx *tx, const struct article_file_row *row, struct fault *f);

#endif
