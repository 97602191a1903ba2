/* SPDX-License-Identifier: EUPL-1.2 */
/* pattern.c - references that only the organisation knows the shape of, as PCRE patterns.
 *
 * Compiled once, translated to machine code where PCRE2 can, shared by threads.  A pattern is
 * tested when it is entered (pattern_check.c); should one cost too much all the same, the match
 * limit ends the search at one place and it goes on behind: neither stops nor slows detection. */
#include "pii/rules/pattern_priv.h"
#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"

#define MATCH_LIMIT    5000 /* steps of a match that begins at one place */
#define GIVE_UP_AFTER  16   /* places in a window where the limit was reached */
#define GIVE_UP_STRIDE 64   /* bytes left out behind such a place */
#define SPAN_LONGEST   200

struct matching {
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

struct pattern *pattern_new(struct str text)
{
    PCRE2_SIZE where;
    int error;
    pcre2_code *code = pattern_compile(text, 0, &error, &where);

    if (code)
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return (struct pattern *)code;
}

void pattern_free(struct pattern *p)
{
    pcre2_code_free((pcre2_code *)p);
}

struct matching *matching_new(struct arena *a)
{
    struct matching *m = arena_make(a, struct matching);

    if (!m)
        return NULL;
    m->data = pcre2_match_data_create(1, NULL);
    m->limits = pcre2_match_context_create(NULL);
    if (!m->data || !m->limits) {
        matching_free(m);
        return NULL;
    }
    pcre2_set_match_limit(m->limits, MATCH_LIMIT);
    return m;
}

void matching_free(struct matching *m)
{
    if (!m)
        return;
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->limits);
}

/* Only the window is shown to PCRE2, so that one match costs no more in a longer text. */
void pattern_find(struct find *f, const struct pattern *p, struct matching *m)
{
    struct str window = str_slice(f->text, f->from, f->to);
    uint32_t ends = (f->from ? PCRE2_NOTBOL : 0) | (f->to < f->text.len ? PCRE2_NOTEOL : 0);
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(m->data);
    PCRE2_SIZE at = 0;
    int given_up = 0;

    while (at < window.len && given_up < GIVE_UP_AFTER) {
        int rc = pcre2_match((const pcre2_code *)p, (PCRE2_SPTR)window.ptr, window.len, at, ends,
                             m->data, m->limits);

        if (rc == PCRE2_ERROR_NOMATCH)
            return;
        if (rc < 0) {
            at += GIVE_UP_STRIDE;
            given_up++;
            continue;
        }
        if (v[1] > v[0] && v[1] - v[0] <= SPAN_LONGEST && v[0] >= at)
            propose(f, (struct span){ f->from + (uint32_t)v[0], f->from + (uint32_t)v[1],
                                      SPAN_CUSTOMER_REF, NULL, 0.95F, "pattern" });
        at = v[1] > at ? v[1] : at + 1;
    }
}
