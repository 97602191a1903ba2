/* SPDX-License-Identifier: EUPL-1.2 */
/* articles.h - rows of an organisation's articles and of their versions. */
#ifndef STORE_ARTICLES_H
#define STORE_ARTICLES_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/store.h"

struct article_row {
    struct id id, org;
    int64_t version; /* from 1 */
    struct str lang; /* "fr", "en", ... */
    bool is_public;  /* customers may read it */
    struct str title, category, text;
    struct id owner;              /* account, or ID_NONE */
    msec valid_from, valid_until; /* 0: no limit */
    bool archived;
    msec created, updated;
    struct id family; /* the article that this one is a translation of, or its own */
    bool guide;       /* its text is a decision tree (knowledge/guide.h) */
};

/* Adds it with version 1, or changes it from the version before: FAULT_CONFLICT when somebody was
 * faster, FAULT_MISSING is not told apart.  Keeps the version with who made it. */
bool store_article_add(struct tx *tx, const struct article_row *row, struct id by, struct fault *f);
bool store_article_set(struct tx *tx, const struct article_row *row, struct id by, struct fault *f);
bool store_article_get(struct tx *tx, struct arena *a, struct id org, struct id id,
                       struct article_row *ret, struct fault *f);
/* One of that title that is not archived: FAULT_MISSING. */
bool store_article_titled(struct tx *tx, struct id org, struct str lang, struct str title,
                          struct id *ret_id, struct fault *f);
struct article_page {
    struct id org, after; /* in order of their ids, behind this one */
    int64_t limit;
    bool heads; /* without their texts: 200 of them may be 50 MB */
};
bool store_article_list(struct tx *tx, struct arena *a, const struct article_page *page,
                        struct article_row **ret_rows, size_t *ret_count, struct fault *f);

#define ARTICLE_VERSIONS_MAX 50 /* shown, the newest */
struct article_version_row {
    int64_t version;
    struct str title, text;
    struct id by;
    msec at;
};
bool store_article_versions(struct tx *tx, struct arena *a, struct id org, struct id id,
                            struct article_version_row **ret_rows, size_t *ret_count,
                            struct fault *f);

/* ---- whose end an owner is to be told of (article_notices.c) ---- */

#define ARTICLE_NOTICES_MAX 100 /* in one mail */
struct article_notice_due {
    struct id org, owner;
};
struct article_notice_row {
    struct id article;
    msec until;
    bool ended; /* else it will, before `soon` */
    int64_t tries;
    bool done; /* the owner was told, or it is no use trying */
    msec at, next_at;
};
/* Of any organisation; FAULT_MISSING: nobody is to be told of anything. */
bool store_article_notice_due(struct tx *tx, msec now, msec soon, struct article_notice_due *ret,
                              struct fault *f);
bool store_article_notices(struct tx *tx, struct arena *a, const struct article_notice_due *of,
                           msec now, msec soon, struct article_notice_row **ret_rows,
                           size_t *ret_count, struct fault *f);
bool store_article_notice_put(struct tx *tx, const struct article_notice_row *row, struct fault *f);
/* An account's articles that end before `soon`, or have ended. */
bool store_article_stale_count(struct tx *tx, const struct article_notice_due *of, msec soon,
                               int64_t *ret, struct fault *f);

/* Of an organisation that has none yet: revision 0, no synonyms. */
struct knowledge_row {
    int64_t revision;
    struct str synonyms;
    struct str slug; /* its help page's name in addresses; "": it has none */
    bool help;       /* everybody may read that page */
};
bool store_knowledge_get(struct tx *tx, struct arena *a, struct id org, struct knowledge_row *ret,
                         struct fault *f);
bool store_knowledge_synonyms(struct tx *tx, struct id org, struct str synonyms, struct fault *f);

/* ---- what everybody may read (help.c) ---- */

struct public_help_row {
    struct id org;
    struct str name, slug;
    bool on;
};
bool store_help_by_slug(struct tx *tx, struct arena *a, struct str slug,
                        struct public_help_row *ret, struct fault *f); /* FAULT_MISSING: nobody's */
/* The slug must be nobody else's. */
bool store_help_set(struct tx *tx, struct id org, struct str slug, bool on, struct fault *f);

/* Public articles that are found at a moment, in order of category and title, without texts. */
struct public_page {
    struct id org;
    struct str lang;
    msec at;
    int64_t limit;
};
bool store_article_public(struct tx *tx, struct arena *a, const struct public_page *page,
                          struct article_row **ret_rows, size_t *ret_count, struct fault *f);
/* The languages they are in. */
bool store_article_languages(struct tx *tx, struct arena *a, struct id org, msec at,
                             struct str **ret_langs, size_t *ret_count, struct fault *f);
/* All of a family, public or not, without texts. */
#define ARTICLE_FAMILY_MAX 50
bool store_article_family(struct tx *tx, struct arena *a, struct id org, struct id family,
                          struct article_row **ret_rows, size_t *ret_count, struct fault *f);

#endif
