/* SPDX-License-Identifier: EUPL-1.2 */
/* pii_priv.h - what pii_new() makes ready. */
#ifndef PII_PII_PRIV_H
#define PII_PII_PRIV_H

#include "model/gazetteer.h"
#include "model/linear.h"
#include "model/sequence.h"
#include "pii/numbers/identifier_priv.h"
#include "pii/read/lexicon_priv.h"

#define ROWS_MAX 32 /* identifiers of one length */

struct pii {
    struct arena *arena;
    struct lexicon *lexicon;
    struct gazetteer gazetteer; /* what words may be, for the tagger */
    struct sequence *tagger;    /* of names; NULL: rules alone */
    struct model *weigher;      /* of numbers; NULL: rules alone */
    /* those that may begin with a figure, with a letter, by their length; NULL behind the last */
    const struct identifier *by_figures[RUN_MAX + 1][ROWS_MAX], *by_letters[RUN_MAX + 1][ROWS_MAX];
    size_t longest; /* characters of the longest of them, more than a card has */
};

#endif
