/* SPDX-License-Identifier: EUPL-1.2 */
/* made_up.h - words and values for texts that say what real ones said, of nobody: rows to train
 * and measure detection with, from what agents corrected. */
#ifndef PII_MADE_UP_H
#define PII_MADE_UP_H

#include "pii/pii.h"

struct pii_fiction {
    const struct pii *pii;
    struct arena *arena; /* what is made lives here */
    enum lang lang;
    uint64_t seed; /* drawn for each use, so that nothing leads back */
};

/* What a value is replaced by. */
struct pii_real {
    enum span_type type;
    const char *kind; /* as in struct span, or NULL */
    struct str value;
    bool nobodys; /* it looked like personal data and is none: a name becomes goods' */
};

/* Another value of the same form, never the value itself: its surrogate (docs/surrogates.md)
 * where the type has one; another illness or belief; else a letter for each letter and a digit for
 * each digit.  The same value becomes the same one for one seed. */
struct str pii_made_up(const struct pii_fiction *f, const struct pii_real *real);

/* A made-up value for the n-th of a type, of which nothing else is known: as a provider of AI is
 * given one.  Drawn from seed, type, number and `attempt` alone, in the form that the type mostly
 * has.  STR_NONE: this type has none (docs/surrogates.md), its token must do. */
struct str pii_stand_in(const struct pii_fiction *f, enum span_type type, uint32_t n,
                        unsigned attempt);

/* The plain text beside values, piece by piece. */
enum pii_plain {
    PII_PLAIN_WORD,    /* an ordinary word of a language, which names nobody and tells nothing */
    PII_PLAIN_BETWEEN, /* spaces and marks */
    PII_PLAIN_NUMBER,  /* digits */
    PII_PLAIN_OTHER,   /* anything else may be somebody's: names, unknown words, codes, '@' */
};
/* The piece of `text` at *at, which moves behind it; false at the end. */
bool pii_plain_next(const struct pii_fiction *f, struct str text, size_t *at,
                    enum pii_plain *ret_what, struct str *ret_piece);

#endif
