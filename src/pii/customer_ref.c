/* SPDX-License-Identifier: EUPL-1.2 */
/* customer_ref.c - references that only the organisation knows the shape of, as PCRE patterns.
 *
 * A pattern that does not compile is ignored, and so is one that runs past the match limit: a
 * bad setting must neither stop nor slow detection.  Compiled patterns stay with the thread's
 * scratch, found again by their text; the oldest goes when there are too many. */
#include "pii/customer_ref_priv.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "pii/scratch_priv.h"

#define PATTERNS_MAX     64 /* of one call */
#define PATTERN_TEXT_MAX 512
#define MATCH_LIMIT      20000
#define SPAN_LONGEST     200

struct pattern {
    char text[PATTERN_TEXT_MAX];
    size_t len;
    pcre2_code *code; /* NULL: does not compile */
    bool wanted;      /* by this call */
};

struct patterns {
    struct pattern at[PATTERNS_MAX];
    size_t count, next;
    pcre2_match_data *match;
    pcre2_match_context *limits;
};

static pcre2_code *compile(struct str text)
{
    PCRE2_SIZE where;
    int error;

    return pcre2_compile((PCRE2_SPTR)text.ptr, text.len, PCRE2_NEVER_BACKSLASH_C, &error, &where,
                         NULL);
}

bool pii_pattern_compiles(struct str pattern)
{
    pcre2_code *code = pattern.len <= PATTERN_TEXT_MAX ? compile(pattern) : NULL;

    if (code)
        pcre2_code_free(code);
    return code != NULL;
}

static struct pattern *pattern_compile(struct patterns *p, struct str text)
{
    struct pattern *it = &p->at[p->next];

    p->next = (p->next + 1) % PATTERNS_MAX;
    p->count += p->count < PATTERNS_MAX;
    if (it->code)
        pcre2_code_free(it->code);
    memcpy(it->text, text.ptr, text.len);
    it->len = text.len;
    it->code = compile(text);
    if (it->code)
        pcre2_jit_compile(it->code, PCRE2_JIT_COMPLETE);
    return it;
}

static struct pattern *pattern_of(struct patterns *p, struct str text)
{
    for (size_t i = 0; i < p->count; i++)
        if (str_eq(str_make(p->at[i].text, p->at[i].len), text))
            return &p->at[i];
    return pattern_compile(p, text);
}

static struct patterns *patterns_new(struct arena *a)
{
    struct patterns *p = arena_make(a, struct patterns);

    if (!p)
        return NULL;
    p->match = pcre2_match_data_create(1, NULL);
    p->limits = pcre2_match_context_create(NULL);
    if (!p->match || !p->limits) {
        patterns_free(p);
        return NULL;
    }
    pcre2_set_match_limit(p->limits, MATCH_LIMIT);
    return p;
}

void patterns_free(struct patterns *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->count; i++)
        if (p->at[i].code)
            pcre2_code_free(p->at[i].code);
    pcre2_match_data_free(p->match);
    pcre2_match_context_free(p->limits);
}

bool patterns_prepare(struct find *f)
{
    struct pii_scratch *s = f->scratch;
    const struct pii_hints *h = f->hints;

    if (h->customer_ref_count && !s->patterns)
        s->patterns = patterns_new(s->arena);
    if (!s->patterns)
        return !h->customer_ref_count;
    for (size_t i = 0; i < s->patterns->count; i++)
        s->patterns->at[i].wanted = false;
    for (size_t i = 0; i < h->customer_ref_count && i < PATTERNS_MAX; i++)
        if (h->customer_refs[i].len && h->customer_refs[i].len <= PATTERN_TEXT_MAX)
            pattern_of(s->patterns, h->customer_refs[i])->wanted = true;
    return true;
}

static void pattern_find(struct find *f, const struct pattern *it)
{
    struct patterns *p = f->scratch->patterns;
    PCRE2_SIZE at = f->from;

    while (at < f->to &&
           pcre2_match(it->code, (PCRE2_SPTR)f->text.ptr, f->to, at, 0, p->match, p->limits) >= 0) {
        const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->match);

        if (v[1] > v[0] && v[1] - v[0] <= SPAN_LONGEST && v[0] >= at)
            propose(f, (struct span){ (uint32_t)v[0], (uint32_t)v[1], SPAN_CUSTOMER_REF, NULL,
                                      0.95F, "pattern" });
        at = v[1] > at ? v[1] : at + 1;
    }
}

void patterns_find(struct find *f)
{
    struct patterns *p = f->scratch->patterns;

    for (size_t i = 0; p && i < p->count; i++)
        if (p->at[i].wanted && p->at[i].code)
            pattern_find(f, &p->at[i]);
}
