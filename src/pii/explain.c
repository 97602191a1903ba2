/* SPDX-License-Identifier: EUPL-1.2 */
/* explain.c - pii_explain(): each candidate, what spoke for it, and what became of it. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "pii/rules/rules_priv.h"
#include "pii/scratch_priv.h"
#include "pii/settle_priv.h"

#define CANDIDATES_MAX 200000

struct explanation {
    struct arena *arena;
    struct pii_candidate *at;
    size_t count, room;
};

/* The tokens of a span: the first that ends behind its start, the last that begins in it. */
static size_t token_at(const struct find *f, uint32_t byte)
{
    size_t low = 0, high = f->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (f->tokens[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_evidence(const struct find *f, struct pii_candidate *c)
{
    size_t first = token_at(f, c->span.start), last = token_at(f, c->span.end - 1);
    const struct token *t;

    if (strcmp(c->span.by, "context") != 0 || first >= f->count || last >= f->count)
        return;
    t = near_token(f, first, last);
    if (!t)
        return;
    c->evidence_start = t->start;
    c->evidence_end = t[t->phrase > 1 ? t->phrase - 1 : 0].end;
}

static bool same(const struct pii_candidate *a, const struct pii_candidate *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end &&
           a->span.type == b->span.type && strcmp(a->span.by, b->span.by) == 0;
}

void explain_anew(struct explanation *e)
{
    e->count = 0;
}

void explain(struct find *f, const struct proposal *p, enum pii_fate fate,
             const struct span *against)
{
    struct explanation *e = f->explain;
    struct pii_candidate c = { .span = p->span,
                               .threshold = pii_rules_threshold(f->hints->rules, p->span.type),
                               .fate = fate };

    if (against)
        c.against = *against;
    for (size_t i = e->count; i > 0 && e->count - i < 64; i--)
        if (same(&e->at[i - 1], &c))
            return; /* proposed twice, as detectors may */
    if (e->count == e->room) {
        size_t room = e->room ? e->room * 2 : 64;

        e->at = arena_grow(e->arena, e->at, e->room * sizeof *e->at, room * sizeof *e->at);
        if (!e->at || room > CANDIDATES_MAX) {
            f->failed = true;
            e->count = e->room = 0;
            return;
        }
        e->room = room;
    }
    add_evidence(f, &c);
    e->at[e->count++] = c;
}

static int in_order(const void *x, const void *y)
{
    const struct pii_candidate *a = x, *b = y;

    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->fate != b->fate)
        return (int)a->fate - (int)b->fate;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    return (int)a->span.type - (int)b->span.type;
}

/* Detectors read the text without what shows nothing: back to the text as it was given. */
static void as_given(struct shown *s, struct pii_candidate *c)
{
    shown_span(s, &c->span);
    if (c->against.end)
        shown_span(s, &c->against);
    if (!c->evidence_end)
        return;
    c->evidence_start = shown_offset(s, c->evidence_start);
    c->evidence_end = shown_end(s, c->evidence_end);
}

bool pii_explain(const struct pii *p, struct pii_scratch *s, struct arena *a, struct clear text,
                 const struct pii_hints *hints, struct pii_candidates *ret, struct fault *f)
{
    struct explanation e = { .arena = a };
    struct find find = { .pii = p, .scratch = s, .hints = hints, .text = text.text, .explain = &e };
    struct spans spans;
    size_t kept = 0;

    if (!find_all(&find, a, &spans, f))
        return false;
    if (find.failed)
        return fault_set(f, FAULT_LIMIT, "more candidates than can be explained");
    if (e.count)
        qsort(e.at, e.count, sizeof *e.at, in_order);
    for (size_t i = 0; i < e.count; i++) {
        as_given(&find.shown, &e.at[i]);
        if (shown_keeps(&find.shown, &e.at[i].span))
            e.at[kept++] = e.at[i];
    }
    *ret = (struct pii_candidates){ e.at, kept };
    return true;
}

/* ---- in words ---- */

static const struct {
    const char *name, *words;
} fates[PII_FATES] = {
    [PII_TAKEN] = { "taken", "taken" },
    [PII_LOST] = { "lost", "not taken: lost against" },
    [PII_WEAK] = { "weak", "not taken: below the threshold" },
    [PII_OFF] = { "off", "not taken: the organisation switched this type off" },
    [PII_ALLOWED] = { "allowed", "not taken: on the organisation's list of what is nobody's" },
    [PII_CUT] = { "cut", "not taken: would cut a longer number" },
};

const char *pii_fate_name(enum pii_fate fate)
{
    return fates[fate].name;
}

static const char *evidence_words(const char *by)
{
    static const struct {
        const char *by, *words;
    } rows[] = {
        { "checksum", "its check digits hold" },
        { "pattern", "its shape" },
        { "context", "words beside it" },
        { "known", "the desk knows it" },
        { "lexicon", "a word of the lists" },
        { "tagger", "the sequence model" },
        { "weigher", "all words around it, weighed" },
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].by, by) == 0)
            return rows[i].words;
    return by;
}

struct str pii_candidate_why(struct arena *a, struct clear text, const struct pii_candidate *c)
{
    struct buf b = buf_new(a, 1024);

    buf_printf(&b, "%s", fates[c->fate].words);
    if (c->fate == PII_LOST && c->against.end)
        buf_printf(&b, " %s at %u-%u (%s, score %.2f)", span_type_name(c->against.type),
                   c->against.start, c->against.end, evidence_words(c->against.by),
                   (double)c->against.score);
    else if (c->fate == PII_LOST)
        buf_printf(&b, " a value on the organisation's list of what is nobody's");
    buf_printf(&b, "; evidence: %s", evidence_words(c->span.by));
    if (c->evidence_end)
        buf_printf(&b, " (\"%.*s\")",
                   STR_ARG(str_slice(text.text, c->evidence_start, c->evidence_end)));
    if (c->span.kind)
        buf_printf(&b, ", kind %s", c->span.kind);
    buf_printf(&b, "; score %.2f, taken from %.2f", (double)c->span.score, (double)c->threshold);
    return buf_str(&b);
}
