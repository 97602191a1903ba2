/* SPDX-License-Identifier: EUPL-1.2 */
/* reference.c - numbers of customers, contracts, members and meters, right behind the words that
 * name them: "n° client : 88213-A", "policy no. MOT/4471902", "Zählernummer 1EMH0012938".
 *
 * They have no form of their own, and an organisation's pattern knows its own better; this finds
 * those of others, and those of an organisation that has set none.  What stands between may only
 * be words for "number" and "is", so that no price, date or order is taken. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define REACH      4 /* tokens from the phrase to its number */
#define GROUPS_MAX 6
#define CHARS_MAX  30
#define PREFIX_MAX 4 /* letters of "MRH 7712 0045" */

/* How many figures a number has at least behind each kind of words (terms_context.c): the less a
 * word says that a number of somebody's follows, the more. */
static const struct {
    const char *kind;
    size_t least;
} kinds[] = { { "customer", 4 }, { "contract", 6 }, { "meter", 8 }, { "point", 14 } };

/* 0: no word for a reference. */
static size_t least_digits(const struct token *t)
{
    for (size_t i = 0; t->kind && i < COUNT_OF(kinds); i++)
        if (strcmp(t->kind, kinds[i].kind) == 0)
            return kinds[i].least;
    return 0;
}

static bool is_figure(const struct token *t)
{
    return (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) != 0;
}

static bool is_prefix(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX &&
           k + 1 < f->count && t[1].gap <= GAP_JOIN &&
           (is_figure(&t[1]) || (t[1].gap == GAP_JOIN && t[1].shape & TOKEN_UPPER));
}

/* "number", "is": what may stand between. */
static bool links(const struct find *f, const struct token *t)
{
    static const struct str words[] = {
        STR_INIT("n"),      STR_INIT("no"),      STR_INIT("nr"),     STR_INIT("num"),
        STR_INIT("numero"), STR_INIT("number"),  STR_INIT("nummer"), STR_INIT("ref"),
        STR_INIT("id"),     STR_INIT("is"),      STR_INIT("est"),    STR_INIT("ist"),
        STR_INIT("es"),     STR_INIT("suivant"), STR_INIT("lautet"), STR_INIT("was"),
    };
    struct str word = token_folded(f, t);

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(word, words[i]))
            return true;
    return t->gap == GAP_JOIN && t->end - t->start <= 2;
}

/* Where the number begins; `count` where none does. */
static size_t number_at(const struct find *f, size_t k)
{
    for (size_t end = k + REACH; k < f->count && k < end; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || (t->gap == GAP_DOT && t[-1].end - t[-1].start > PREFIX_MAX &&
                                   !str_ends(token_folded(f, t - 1), STR("nr"))))
            break;
        if (is_figure(t) || is_prefix(f, k))
            return k;
        if (!links(f, t))
            break;
    }
    return f->count;
}

/* Groups of figures as they are printed: of one length, "118 204 77", "10 004 772 118". */
static bool next_group(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];
    uint32_t length = t->end - t->start, before = t[-1].end - t[-1].start;

    return t->shape & t[-1].shape & TOKEN_DIGITS && n - k < GROUPS_MAX &&
           ((length == before && length >= 3) || (n - k > 1 && length < before) ||
            (n - k == 1 && length == 3 && before < 3));
}

/* Does token n go on with the number that began at k: "4419 2207", "AD-5520981", "MRH 77"? */
static bool goes_on(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (t->gap == GAP_JOIN)
        return is_figure(t) ||
               (t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX + 2);
    return t->gap == GAP_SPACE && is_figure(t) && (!is_figure(&t[-1]) || next_group(f, k, n));
}

static bool is_money(const struct find *f, uint32_t end)
{
    static const struct str signs[] = { STR_INIT("€"), STR_INIT("$"), STR_INIT("£"), STR_INIT("%"),
                                        STR_INIT("eur") };
    struct str behind = str_trim(str_slice(f->text, end, end + 6));

    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts_nocase(behind, signs[i]))
            return true;
    return false;
}

static bool is_year(const struct find *f, size_t k)
{
    struct str s = token_text(f, &f->tokens[k]);

    return s.len == 4 && f->tokens[k].shape & TOKEN_DIGITS &&
           (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

/* "2024", "12/03/2024", "03.2026", "2026-11" */
static bool is_time(const struct find *f, size_t k, size_t last)
{
    const struct token *from = &f->tokens[k], *to = &f->tokens[last];

    return (is_year(f, last) && (k == last || from->end - from->start <= 2)) ||
           (k < last && is_year(f, k) && to->end - to->start <= 2);
}

void find_reference(struct find *f, size_t i)
{
    size_t least = least_digits(&f->tokens[i]), digits = 0;
    size_t k = least ? number_at(f, i + f->tokens[i].phrase) : f->count, last = k;
    struct span s = { .type = SPAN_CUSTOMER_REF, .score = 0.8F, .by = "context" };

    if (k == f->count)
        return;
    while (last + 1 < f->count && last - k < GROUPS_MAX && goes_on(f, k, last + 1))
        last++;
    s.start = f->tokens[k].start;
    s.end = f->tokens[last].end;
    for (uint32_t at = s.start; at < s.end; at++)
        digits += ascii_digit(f->text.ptr[at]);
    if (digits < least || s.end - s.start > CHARS_MAX || is_money(f, s.end) || is_time(f, k, last))
        return;
    propose(f, s);
}
