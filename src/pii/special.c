/* SPDX-License-Identifier: EUPL-1.2 */
/* special.c - words of health and of the other special categories (GDPR art. 9).
 *
 * The word itself is the span.  It does not count in the name of goods ("shampooing pour
 * psoriasis", "enceinte bluetooth") nor denied ("je ne suis pas diabétique"). */
#include "pii/find_priv.h"

static bool guarded(const struct find *f, size_t i, size_t last)
{
    size_t from = i > 3 ? i - 3 : 0;

    for (size_t k = i; k-- > from;) {
        if (f->tokens[k].is & (WORD_NOT | WORD_PRODUCT))
            return true;
        if (f->tokens[k + 1].gap > GAP_JOIN)
            break;
    }
    return last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
           f->tokens[last + 1].is & WORD_PRODUCT;
}

void find_special(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t last = i + (t->phrase > 1 ? t->phrase : 1u) - 1;

    if (!(t->is & (WORD_HEALTH | WORD_SPECIAL)) || guarded(f, i, last))
        return;
    propose(f, (struct span){ t->start, f->tokens[last].end,
                              t->is & WORD_HEALTH ? SPAN_HEALTH : SPAN_SPECIAL, NULL, 0.8F,
                              "lexicon" });
}
