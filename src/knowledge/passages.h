/* SPDX-License-Identifier: EUPL-1.2 */
/* passages.h - an article's Markdown cut into the pieces that are found and cited.
 *
 * Pure.  A passage is what stands under one heading, or a part of it where that is long; it never
 * crosses a heading.  Its text is plain: no markup, no raw HTML, one line a block.  Passages are
 * numbered from 1 in the order of the article; the same text gives the same passages, so that a
 * citation (article, version, number) stays right. */
#ifndef KNOWLEDGE_PASSAGES_H
#define KNOWLEDGE_PASSAGES_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

#define ARTICLE_TEXT_MAX    ((size_t)256 << 10) /* bytes of Markdown */
#define PASSAGE_TARGET      1200 /* bytes; a passage ends at a block or sentence near it */
#define PASSAGE_HEADING_MAX 300  /* bytes of "Heading > heading below it" */

struct passage {
    struct str heading; /* the headings above it, outermost first, parted by " > "; or "" */
    struct str text;
};

/* CommonMark (spec 0.30).  All of it lives in the arena.  A text without a word has no passage.
 * FAULT_LIMIT past ARTICLE_TEXT_MAX. */
bool passages_cut(struct arena *a, struct str markdown, struct passage **ret_passages,
                  size_t *ret_count, struct fault *f);

#endif
