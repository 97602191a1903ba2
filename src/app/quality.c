/* SPDX-License-Identifier: EUPL-1.2 */
/* quality.c - counts what was found against what is marked, and says how sure the counts are.
 *
 * Neither marks nor spans overlap among themselves, so that "half of both" pairs each mark with
 * one span, or with two that share it evenly: the first of them is taken. */
#include "app/quality.h"

#include <math.h>
#include <stdlib.h>

#define DRAWS 1000
#define Z95   1.959964

static const char *const trap_names[TRAPS] = {
    "ORDER", "INVOICE", "TRACKING", "VERSION", "PRICE",
    "DATE",  "PRODUCT", "COMPANY",  "PLACE",   "NUMBER"
};

const char *quality_trap_name(enum trap t)
{
    return trap_names[t];
}

/* ---- one text ---- */

static uint32_t shared(const struct mark *m, const struct span *s)
{
    uint32_t start = m->start > s->start ? m->start : s->start;
    uint32_t end = m->end < s->end ? m->end : s->end;

    return end > start ? end - start : 0;
}

static bool fits(const struct mark *m, const struct span *s)
{
    uint32_t both = shared(m, s);

    return both && both * 2 >= m->end - m->start && both * 2 >= s->end - s->start;
}

/* Does a label that is none of ours cover the span? */
static bool is_excused(const struct marked_text *t, const struct span *s)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->marks[i].what == MARK_OTHER && (t->marks[i].excuses >> s->type & 1u) &&
            shared(&t->marks[i], s))
            return true;
    return false;
}

static void count_kind(struct tally *t, const struct mark *m, const struct span *s)
{
    if (!m->kind.len)
        return;
    t->kinds++;
    t->kinds_right += s->kind && str_eq(m->kind, str_of(s->kind));
}

static void count_mark(const struct mark *m, const struct spans *spans, unsigned types,
                       struct counts *c, const struct verdicts *v, bool *ret_met)
{
    struct tally *t = m->what < SPAN_TYPES ? &c->type[m->what] : NULL;
    uint32_t masked = 0;

    for (size_t i = 0; i < spans->count; i++) {
        const struct span *s = &spans->at[i];

        masked += shared(m, s);
        if (t && !*ret_met && !v->right[i] && s->type == m->what && fits(m, s)) {
            *ret_met = v->right[i] = true;
            t->right++;
            count_kind(t, m, s);
        }
    }
    if (t && (types >> m->what & 1u)) {
        t->gold++;
        t->covered += masked * 2 >= m->end - m->start;
    } else if (m->what == MARK_TRAP) {
        c->traps[m->trap]++;
        c->trapped[m->trap] += masked > 0;
    }
}

bool quality_count(struct arena *a, const struct marked_text *t, const struct spans *spans,
                   unsigned types, struct counts *ret_counts, struct verdicts *ret_verdicts)
{
    struct verdicts v = { .right = arena_many(a, bool, spans->count + 1),
                          .excused = arena_many(a, bool, spans->count + 1),
                          .met = arena_many(a, bool, t->count + 1) };
    struct counts c = { 0 };

    if (!v.right || !v.excused || !v.met)
        return false;
    for (size_t i = 0; i < t->count; i++)
        count_mark(&t->marks[i], spans, types, &c, &v, &v.met[i]);
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *s = &spans->at[i];

        v.excused[i] = !(types >> s->type & 1u) || (!v.right[i] && is_excused(t, s));
        c.type[s->type].found += !v.excused[i];
    }
    *ret_counts = c;
    *ret_verdicts = v;
    return true;
}

void tally_add(struct tally *to, const struct tally *more)
{
    to->gold += more->gold;
    to->found += more->found;
    to->right += more->right;
    to->covered += more->covered;
    to->kinds += more->kinds;
    to->kinds_right += more->kinds_right;
}

/* ---- how sure ---- */

struct rate quality_rate(uint32_t part, uint32_t whole)
{
    double n = whole, p = whole ? part / n : 0, z2 = Z95 * Z95, middle, half;

    if (!whole)
        return (struct rate){ 0, 0, 1 };
    middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    half = Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return (struct rate){ p, fmax(0, middle - half), fmin(1, middle + half) };
}

static double f1_of(const struct tally *t)
{
    return t->gold + t->found ? 2.0 * t->right / (double)(t->gold + t->found) : 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

struct rate quality_f1(struct arena *a, const struct tally *texts, size_t count)
{
    double *drawn = arena_many(a, double, DRAWS);
    struct tally all = { 0 };
    uint64_t seed = 20261126;

    for (size_t i = 0; i < count; i++)
        tally_add(&all, &texts[i]);
    if (!drawn || !all.gold)
        return (struct rate){ f1_of(&all), 0, 1 };
    for (size_t i = 0; i < DRAWS; i++) {
        struct tally draw = { 0 };

        for (size_t j = 0; j < count; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            tally_add(&draw, &texts[(seed >> 33) % count]);
        }
        /* A draw that holds none of it says nothing. */
        drawn[i] = f1_of(draw.gold + draw.found ? &draw : &all);
    }
    qsort(drawn, DRAWS, sizeof drawn[0], by_value);
    return (struct rate){ f1_of(&all), drawn[DRAWS * 25 / 1000], drawn[DRAWS * 975 / 1000 - 1] };
}
