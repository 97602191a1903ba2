/* SPDX-License-Identifier: EUPL-1.2 */
/* suite.h - detectors and one thread's room for them, as a test program's set-up and tear-down. */
#ifndef TESTS_PII_SUITE_H
#define TESTS_PII_SUITE_H

#include "test.h"

#include <stdlib.h>

#include "pii/pii.h"

struct suite {
    struct pii *pii;
    struct pii_scratch *scratch;
};

static inline int start(void **state)
{
    struct suite *s = calloc(1, sizeof *s);
    struct fault f = { 0 };

    s->pii = pii_new(&f);
    s->scratch = pii_scratch_new(s->pii, &f);
    *state = s;
    return 0;
}

static inline int stop(void **state)
{
    struct suite *s = *state;

    pii_scratch_free(s->scratch);
    pii_free(s->pii);
    free(s);
    return 0;
}

#endif
