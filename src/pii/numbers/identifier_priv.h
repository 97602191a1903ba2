/* SPDX-License-Identifier: EUPL-1.2 */
/* identifier_priv.h - the table of numbers that name a person, a company or a thing of theirs. */
#ifndef PII_IDENTIFIER_PRIV_H
#define PII_IDENTIFIER_PRIV_H

#include "pii/numbers/check_priv.h"
#include "pii/read/find_priv.h"

enum alone {
    ALONE_NAMED,   /* needs its own name beside it, not only its theme */
    ALONE_NEVER,   /* needs a word beside it */
    ALONE_GROUPED, /* stands alone when written in its usual groups */
    ALONE_ALWAYS,  /* shape and check digits are proof enough */
};

struct identifier {
    const char *type, *country; /* as in tests/pii/identifiers.tsv */
    enum span_type span;
    const char *kind;
    const char *shape; /* d digit, a letter, x either; capitals and digits are themselves */
    check *valid;
    uint64_t near;
    enum alone alone;
    uint8_t groups; /* ALONE_GROUPED: how many */
};

/* Ends with a row whose type is NULL. */
extern const struct identifier identifiers[];

/* id_form.c: at a number in a form that tells, or nearly, what it is. */
void find_id_form(struct find *f, size_t i, const struct run *r);

bool identifier_shape(const char *shape, const char *c, size_t n);

#endif
