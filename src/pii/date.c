/* SPDX-License-Identifier: EUPL-1.2 */
/* date.c - dates of birth, and what stands beside a card: its end and its security code.
 *
 * A date is personal only where the text says whose life begins there. */
#include "pii/find_priv.h"

#include "pii/check_priv.h"

static const struct token *token_at(const struct find *f, size_t i)
{
    return i < f->count ? &f->tokens[i] : NULL;
}

static int number_of(const struct find *f, const struct token *t)
{
    struct str s = token_text(f, t);
    int v = 0;

    for (size_t i = 0; i < s.len && i < 8; i++)
        v = ascii_digit(s.ptr[i]) ? v * 10 + (s.ptr[i] - '0') : v;
    return v;
}

/* "1er", "12th", "3rd" as well as digits alone. */
static bool is_day(const struct find *f, const struct token *t)
{
    struct str s = token_folded(f, t);
    int v = number_of(f, t);

    if (!(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) || v < 1 || v > 31)
        return false;
    return t->shape & TOKEN_DIGITS
               ? s.len <= 2
               : str_ends(s, STR("er")) || str_ends(s, STR("th")) || str_ends(s, STR("st")) ||
                     str_ends(s, STR("nd")) || str_ends(s, STR("rd"));
}

static bool is_year(const struct find *f, const struct token *t)
{
    int v = number_of(f, t);

    if (!(t->shape & TOKEN_DIGITS))
        return false;
    return (t->end - t->start == 4 && v >= 1880 && v <= 2100) || t->end - t->start == 2;
}

static bool numeric_parts(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = token_at(f, i + 1), *c = token_at(f, i + 2);
    int x, y, z;

    if (!c || b->gap > GAP_JOIN || c->gap > GAP_JOIN ||
        !(a->shape & b->shape & c->shape & TOKEN_DIGITS))
        return false;
    x = number_of(f, a);
    y = number_of(f, b);
    z = number_of(f, c);
    if (a->end - a->start == 4)
        return is_year(f, a) && check_date(0, y, z);
    return is_year(f, c) && (check_date(0, y, x) || check_date(0, x, y));
}

/* The last token of a date that begins at i; i - 1 is impossible and means none. */
static bool read_date(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *a = &f->tokens[i];
    size_t k = i + 1;

    if (numeric_parts(f, i)) {
        *ret_last = i + 2;
        return true;
    }
    if (is_day(f, a)) { /* 12 mars 1985, 12. März 1985, 12 de mayo de 1985, 1st of May 1985 */
        while (k < f->count && k < i + 2 && f->tokens[k].is & WORD_PARTICLE)
            k++;
        if (token_at(f, k) && str_eq(token_folded(f, &f->tokens[k]), STR("of")))
            k++;
        if (!token_at(f, k) || !(f->tokens[k].is & WORD_MONTH))
            return false;
        for (k++; k < f->count && f->tokens[k].is & WORD_PARTICLE; k++)
            ;
    } else if (a->is & WORD_MONTH) { /* March 12, 1985 */
        if (!token_at(f, k) || !is_day(f, &f->tokens[k]))
            return false;
        k++;
    } else {
        return false;
    }
    if (!token_at(f, k) || !is_year(f, &f->tokens[k]) || f->tokens[k].gap >= GAP_LINE)
        return false;
    *ret_last = k;
    return true;
}

static void find_birth(struct find *f, size_t i)
{
    size_t last;

    if (!read_date(f, i, &last) || !near_context(f, i, last, NEAR_BIRTH, NULL))
        return;
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_DOB, NULL, 0.9F,
                              "context" });
}

/* "09/27", "09/2027" behind "expire". */
static void find_expiry(struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = token_at(f, i + 1);

    if (!b || b->gap > GAP_JOIN || !(a->shape & b->shape & TOKEN_DIGITS) || a->end - a->start > 2 ||
        number_of(f, a) < 1 || number_of(f, a) > 12 || !is_year(f, b) ||
        (token_at(f, i + 2) && f->tokens[i + 2].gap == GAP_JOIN &&
         f->tokens[i + 2].shape & TOKEN_DIGITS))
        return;
    if (after_context(f, i, NEAR_EXPIRY, 4) &&
        (near_context(f, i, i + 1, NEAR_CARD | NEAR_CVC, NULL)))
        propose(f, (struct span){ a->start, b->end, SPAN_CARD, NULL, 0.7F, "context" });
}

static void find_cvc(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & TOKEN_DIGITS && (t->end - t->start == 3 || t->end - t->start == 4) &&
        after_context(f, i, NEAR_CVC, 4))
        propose(f, (struct span){ t->start, t->end, SPAN_CARD, NULL, 0.8F, "context" });
}

void find_date(struct find *f, size_t i)
{
    find_birth(f, i);
    if (f->tokens[i].shape & TOKEN_DIGITS) {
        find_expiry(f, i);
        find_cvc(f, i);
    }
}
