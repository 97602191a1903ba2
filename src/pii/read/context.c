/* SPDX-License-Identifier: EUPL-1.2 */
/* context.c - which words around a number say what it is. */
#include "pii/scratch_priv.h"

/* The context words around tokens i to last, nearest first; before them, then behind. */
struct walk {
    const struct find *f;
    size_t at, i, last;
    int reach;
    bool behind;
};

static const struct token *walk_back(struct walk *w)
{
    static const uint8_t steps[] = { [GAP_DOT] = 2, [GAP_PARA] = 7, [GAP_OTHER] = 2 };

    if (w->f->tokens[w->at].near == NEAR_FAR)
        w->reach = 0;
    while (w->at-- > 0 && w->reach > 0 && w->i - w->at < NEAR_REACH) {
        const struct token *t = &w->f->tokens[w->at];
        uint8_t step = steps[t[1].gap];

        w->reach -= step ? step : !t->covered;
        if (t->is & NEAR_ANY)
            return t;
    }
    w->behind = true;
    w->at = w->last;
    return NULL;
}

static const struct token *walk_on(struct walk *w)
{
    while (++w->at < w->f->count && w->at <= w->last + 6) {
        const struct token *t = &w->f->tokens[w->at];

        if (t->gap == GAP_PARA || t->gap == GAP_LINE || t->gap == GAP_DOT ||
            t->shape & TOKEN_DIGITS)
            return NULL;
        if (t->is & NEAR_ANY)
            return t;
    }
    return NULL;
}

static const struct token *walk_next(struct walk *w)
{
    const struct token *t = w->behind ? NULL : walk_back(w);

    return t ? t : walk_on(w);
}

bool near_context(const struct find *f, size_t i, size_t last, uint64_t wanted,
                  const char **ret_kind)
{
    struct walk w = { .f = f, .at = i, .i = i, .last = last, .reach = 12 };
    const struct token *t;

    while ((t = walk_next(&w))) {
        if (t->is & wanted) {
            if (ret_kind)
                *ret_kind = t->kind;
            return true;
        }
        if (t->is & NEAR_ORDER)
            return false;
    }
    return false;
}

const struct token *near_token(const struct find *f, size_t i, size_t last)
{
    struct walk w = { .f = f, .at = i, .i = i, .last = last, .reach = 12 };

    return walk_next(&w);
}

/* What stands before token i is asked for every length of the number that begins there: once. */
static const struct near_before *near_before(const struct find *f, size_t i)
{
    struct near_before *n = &f->scratch->before;
    struct walk w = { .f = f, .at = i, .i = i, .last = i, .reach = 12 };
    const struct token *t;

    if (n->token == i)
        return n;
    *n = (struct near_before){ .token = i };
    if (f->tokens[i].near == NEAR_FAR)
        return n;
    while (!n->closed && (t = walk_back(&w))) {
        n->bits |= t->is & NEAR_ANY;
        n->closed = t->is & NEAR_ORDER;
    }
    return n;
}

uint64_t near_bits(const struct find *f, size_t i, size_t last)
{
    const struct near_before *before = near_before(f, i);
    struct walk w = { .f = f, .at = last, .i = i, .last = last };
    uint64_t bits = before->bits;
    const struct token *t;

    while (!before->closed && (t = walk_on(&w))) {
        bits |= t->is & NEAR_ANY;
        if (t->is & NEAR_ORDER)
            break;
    }
    return bits;
}

bool context_reaches(const struct find *f, size_t i, uint64_t wanted, size_t reach)
{
    for (size_t k = i; k-- > 0 && reach > 0 && i - k < NEAR_REACH;) {
        const struct token *t = &f->tokens[k];

        reach -= !t->covered;
        if (t->is & NEAR_ANY)
            return t->is & wanted;
        if (f->tokens[k].gap == GAP_PARA)
            return false;
    }
    return false;
}
