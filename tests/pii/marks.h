/* SPDX-License-Identifier: EUPL-1.2 */
/* marks.h - texts of tests with their personal parts in <TYPE value>, and the detectors. */
#ifndef TESTS_PII_MARKS_H
#define TESTS_PII_MARKS_H

#include "marked.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "pii/rules.h"

struct suite {
    struct pii *pii;
    struct pii_scratch *scratch;
};

static inline int suite_start(void **state)
{
    struct suite *s = calloc(1, sizeof *s);
    struct fault f = { 0 };

    s->pii = pii_new(&f);
    s->scratch = pii_scratch_new(s->pii, &f);
    *state = s;
    return 0;
}

static inline int suite_stop(void **state)
{
    struct suite *s = *state;

    pii_scratch_free(s->scratch);
    pii_free(s->pii);
    free(s);
    return 0;
}

static inline void assert_marks(struct suite *s, struct str marked, const struct pii_hints *hints)
{
    scoped(arena) *a = arena_new((size_t)16 << 20);
    struct str text = unmark(a, marked);
    struct spans spans;
    struct fault f = { 0 };

    assert_ok(pii_find(s->pii, s->scratch, a, (struct clear){ text }, hints, &spans, &f));
    assert_str(mark(a, text, &spans), marked);
}

#endif
