/* SPDX-License-Identifier: EUPL-1.2 */
/* distance.h - how far a text that a person used is from the one that was proposed.
 *
 * Word by word, as `diff` does, and counted in letters: what was taken out and what was put in,
 * over all letters of both.  0: the same words in the same order (blanks and how lines are broken
 * do not count); 1: nothing of it is left.  A token ("⟦PERSON_1⟧") is one word.  A macro's
 * placeholder ("{{customer}}") stands for anything on its line.  Pure. */
#ifndef ASSIST_DISTANCE_H
#define ASSIST_DISTANCE_H

#include "base/arena.h"
#include "base/str.h"

#define DISTANCE_WORDS_MAX                                                                         \
    3000                   /* of each text that differ; beyond, the rest has nothing in common */
#define DISTANCE_SAME 0.02 /* up to here it was taken as it was */

bool assist_distance(struct arena *a, struct str proposed, struct str used, double *ret,
                     struct fault *f);

#endif
