/* SPDX-License-Identifier: EUPL-1.2 */
/* features.h - what the linear models see of a text: hashes of its words and letters.
 *
 * One pass over the text gives, by kind, 32-bit hashes: words, neighbouring words, words with one
 * between them, letters two to five in a row inside a word (its edges count as letters), and
 * accented letters with their neighbours.  Words are compared without case and accents, numbers
 * only by their length; a token of a skeleton such as ⟦IBAN_1⟧ is one word, its type.  All models
 * of the program share one pass and fold the hashes to their own number of buckets.
 *
 * Pure; any bytes are accepted.  The hashes are part of the model file format: changing them means
 * training every model again and raising MODEL_VERSION. */
#ifndef MODEL_FEATURES_H
#define MODEL_FEATURES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/str.h"

enum feature_kind {
    FEATURE_WORD,
    FEATURE_PAIR, /* two words in a row */
    FEATURE_SKIP, /* two words with one between */
    FEATURE_CHAR2,
    FEATURE_CHAR3,
    FEATURE_CHAR4,
    FEATURE_CHAR5,
    FEATURE_ACCENT,
    FEATURE_KINDS,
};

#define FEATURE_BIT(kind) (1U << (kind))
#define FEATURE_ALL       ((1U << FEATURE_KINDS) - 1)

/* A longer text is read up to here, and from its last quarter of this: who writes at length says
 * what they want at the start or at the end. */
#define FEATURE_TEXT_MAX ((size_t)8 << 10)

struct features {
    uint32_t *at[FEATURE_KINDS];
    uint32_t count[FEATURE_KINDS];
    uint32_t letters;  /* letters of the Latin script, ours or not */
    uint32_t foreign;  /* letters of other scripts */
    uint32_t capitals; /* upper-case letters among `letters` */
};

/* The kinds in `kinds` (FEATURE_BIT) of `first` and `second`, read as two texts in a row; either
 * may be empty.  Lives in the arena; FAULT_LIMIT when that is full. */
bool features_make(struct arena *a, unsigned kinds, struct str first, struct str second,
                   struct features *ret_features, struct fault *f);

#endif
