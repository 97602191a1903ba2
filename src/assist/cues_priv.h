/* SPDX-License-Identifier: EUPL-1.2 */
/* cues_priv.h - what a sentence of a mail does: it asks, tells what was done, promises, greets. */
#ifndef ASSIST_CUES_PRIV_H
#define ASSIST_CUES_PRIV_H

#include "base/arena.h"
#include "domain/lang.h"

enum cue {
    CUE_ASKS,     /* a question, or a wish */
    CUE_TROUBLE,  /* what is wrong */
    CUE_DONE,     /* what was done */
    CUE_WILL,     /* what is promised, or still to come */
    CUE_COURTESY, /* greeting, thanks, farewell: says nothing */
    CUES,
};

/* A bit (1u << enum cue) each.  `lang` LANG_UNKNOWN: in any of the languages. */
unsigned cues_of(struct arena *a, struct str sentence, enum lang lang);
/* Does it say any of these?  Folded words with single spaces, parted by '|'; "*" ends a word that
 * may go on. */
bool cues_say(struct arena *a, struct str text, const char *list);

#endif
