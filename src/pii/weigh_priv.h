/* SPDX-License-Identifier: EUPL-1.2 */
/* weigh_priv.h - numbers without a form of their own, weighed by a trained model.
 *
 * models/numbers.model was trained on exactly what weigh_see() says of a number, so that a change
 * there, or of the numbers of the meanings' bits, means training again (models/train_numbers). */
#ifndef PII_WEIGH_PRIV_H
#define PII_WEIGH_PRIV_H

#include "model/linear.h"
#include "pii/find_priv.h"

#define WEIGH_KINDS   (FEATURE_BIT(FEATURE_WORD) | FEATURE_BIT(FEATURE_CHAR3))
#define WEIGH_WORDS   96  /* features of words and form at most */
#define WEIGH_LETTERS 512 /* of letters */

/* The model's labels, in its order. */
enum weighed { WEIGHED_NOTHING, WEIGHED_REFERENCE, WEIGHED_SECRET, WEIGHED };
extern const struct str weighed_names[WEIGHED];

/* A number that may be anything. */
struct weighable {
    size_t first, last; /* tokens */
    uint32_t start, end;
};

/* What the model sees of one. */
struct weigh_room {
    uint32_t words[WEIGH_WORDS], letters[WEIGH_LETTERS];
    struct features seen; /* of these two */
};

/* model_load() of one with these labels and kinds, in this order; FAULT_INVALID of another. */
bool weigh_load(struct arena *a, struct str bytes, enum model_check how, struct model **ret_model,
                struct fault *f);

/* Does one begin at token k?  No price, date, year, version, and no part of a longer row. */
bool weigh_cut(const struct find *f, size_t k, struct weighable *ret);
void weigh_see(const struct find *f, const struct weighable *w, struct weigh_room *room);

#endif
