/* SPDX-License-Identifier: EUPL-1.2 */
/* reference_form.c - how the number of a customer is written, wherever it begins: its groups, the
 * letters in front of it and behind, and what is none: a sum, a time, points on a card. */
#include "pii/numbers/reference_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"
#include "text/text.h"

#define GROUPS_MAX   6
#define CHARS_MAX    30
#define IBAN_LEAST   15
#define FREE_LEAST   2 /* groups of a number that are of any length */
#define FREE_PIECE   8 /* figures of one of those */
#define FIRST_MOST   5 /* figures of the first of two; what a longer one has beside is another's */
#define SECOND_LEAST 3 /* and of the second */
#define LETTERS_MOST 2 /* that check a number, behind it */

bool reference_figure(const struct token *t)
{
    return (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) != 0;
}

bool reference_prefix(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX &&
           !(t->next == ' ' && word_among(token_folded(f, t), "id|no|nr|num|ref")) &&
           k + 1 < f->count && t[1].gap <= GAP_JOIN &&
           (reference_figure(&t[1]) || (t[1].gap == GAP_JOIN && t[1].shape & TOKEN_UPPER));
}

/* Is it one of those of its length? */
static bool is_link(struct str word)
{
    static const char *const words[] = {
        NULL,
        "c n",
        "es id is no nr",
        "are est ist neu new nog num old oud ref sao son was",
        "cest noch novo sind sono sont zijn",
        "ainda nuevo nuovo still velho viejo vieux",
        "actuel ancien ancora antigo encore former lautet number numero nummer",
        "antiguo attuale current nouveau suivant vecchio",
        "ancienne toujours",
    };
    const char *p = word.len < COUNT_OF(words) ? words[word.len] : NULL;

    for (; p && *p; p += word.len + (p[word.len] == ' '))
        if (*p == word.ptr[0] && memcmp(p, word.ptr, word.len) == 0)
            return true;
    return false;
}

/* "number", "is": what may stand between. */
bool reference_links(const struct find *f, const struct token *t)
{
    return (t->is & WORD_IS && !str_eq(token_text(f, t), STR("e"))) || /* "and" */
           (t->gap == GAP_JOIN && t->end - t->start <= 2) || is_link(token_folded(f, t));
}

/* Groups of figures as they are printed: of one length, "118 204 77", "10 004 772 118". */
static bool next_group(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];
    uint32_t length = t->end - t->start, before = t[-1].end - t[-1].start;

    return t->shape & t[-1].shape & TOKEN_DIGITS && n - k < GROUPS_MAX &&
           ((length >= 3 &&
             (length == before || (n - k == 2 && !reference_figure(&f->tokens[k])))) ||
            (n - k > 1 && length < before) ||
            (n - k == 1 && length == 4 && before == 2 && n + 1 < f->count &&
             t[1].gap == GAP_SPACE && t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 4) ||
            (n - k == 1 && length == 3 &&
             (before < 3 || (before == 4 && n + 1 < f->count && t[1].gap == GAP_SPACE &&
                             t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start == 3))));
}

bool reference_year(const struct find *f, size_t k)
{
    return f->tokens[k].shape & TOKEN_DIGITS && figures_year(token_text(f, &f->tokens[k]));
}

bool reference_capital(char c)
{
    return ascii_alpha(c) && ascii_lower(c) != c;
}

/* May token n be the second of two groups and no more: no quantity, postcode or day? */
static bool is_second(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    return t[-1].end - t[-1].start <= FIRST_MOST && t->end - t->start >= SECOND_LEAST &&
           !figures_day(token_text(f, &f->tokens[n]));
}

/* Capitals that check a number; volts and watts do not. */
static bool is_check_mark(char c)
{
    return reference_capital(c) && c != 'V' && c != 'W';
}

/* "0933 41 7720", "3271 884 B": a group that another or one letter ends, and that other. */
static bool inner_group(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];
    uint32_t length = t->end - t->start, before = t[-1].end - t[-1].start, next;

    if (n - k == 2 && before == 2 && length == 4 && t->shape & TOKEN_DIGITS &&
        t[-2].end - t[-2].start == 4)
        return !reference_year(f, n);
    if (!(t->shape & t[-1].shape & TOKEN_DIGITS) || length < 2 || n + 1 >= f->count ||
        t[1].gap != GAP_SPACE || reference_year(f, n + 1))
        return false;
    next = t[1].end - t[1].start;
    if (t[1].shape & TOKEN_DIGITS)
        return next >= 3 && next <= 4 && (next == length || next == before);
    return next == 1 && length == 3 && before >= 3 && t[1].shape & TOKEN_INITIAL &&
           is_second(f, n) && is_check_mark(f->text.ptr[t[1].start]) &&
           (n + 2 >= f->count || t[2].gap > GAP_JOIN);
}

/* "0093 K 552": a letter between two groups, the last of which ends the part of the sentence;
 * "4471 E 209" is two numbers, "450 V 230" has a unit.  It asks more than the weigher's
 * goes_between(), for it stands right behind its word and nothing weighs it any more. */
static bool is_letter_within(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    return t->shape & TOKEN_INITIAL && t->end - t->start == 1 && t[-1].shape & TOKEN_DIGITS &&
           !memchr("AEOYIMNVWB", f->text.ptr[t->start], 10) && n + 1 < f->count &&
           t[1].gap == GAP_SPACE && t[1].shape & TOKEN_DIGITS && t[1].end - t[1].start >= 3 &&
           !reference_year(f, n + 1) && reference_part_ends(f, n + 2);
}

/* "85207//0019957": number of a household at a German job centre. */
static bool is_household(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    return t->shape & t[-1].shape & TOKEN_DIGITS && t->end - t->start == 7 &&
           t[-1].end - t[-1].start == 5 &&
           str_eq(str_slice(f->text, t[-1].end, t->start), STR("//"));
}

/* Does token n go on with the number that began at k: "4419 2207", "AD-5520981", "MRH 77"?  Here
 * groups must look printed as one number; the weigher's may_go_on() takes any, and weighs them. */
static bool goes_on(const struct find *f, size_t k, size_t n)
{
    const struct token *t = &f->tokens[n];

    if (t->gap == GAP_JOIN)
        return reference_figure(t) ||
               (t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->end - t->start <= PREFIX_MAX + 2);
    if (t->gap == GAP_SPACE && !reference_figure(t))
        return is_letter_within(f, n);
    return t->gap == GAP_SPACE && (!reference_figure(&t[-1]) || next_group(f, k, n) ||
                                   inner_group(f, k, n) || is_household(f, n));
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

/* "1250.00": what is paid, though no sign stands there. */
static bool is_sum(const struct find *f, size_t k, size_t last)
{
    const struct token *from = &f->tokens[k], *to = &f->tokens[last];

    return last == k + 1 && from->next == '.' && to->gap == GAP_JOIN && to->end - to->start == 2 &&
           from->shape & to->shape & TOKEN_DIGITS && from->end - from->start <= FIRST_MOST;
}

/* "2024", "12/03/2024", "03.2026", "2026-11", "2024/2025" */
static bool is_time(const struct find *f, size_t k, size_t last)
{
    const struct token *from = &f->tokens[k], *to = &f->tokens[last];

    return (reference_year(f, last) &&
            (k == last || from->is & WORD_PARTICLE || /* "WAS NEW IN 2024" */
             (reference_figure(from) && from->end - from->start <= 2))) ||
           (k < last && reference_year(f, k) &&
            (to->end - to->start <= 2 || (last == k + 1 && reference_year(f, last))));
}

bool reference_part_ends(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];
    struct str gap;
    char c;

    if (n >= f->count)
        return true;
    gap = str_slice(f->text, t[-1].end, t->start);
    c = gap.len ? gap.ptr[0] : '\0';
    if (t->gap == GAP_COMMA)
        return ascii_space(f->text.ptr[t->start - 1]);
    if (t->gap == GAP_OTHER && c == ' ')
        return str_starts(gap, STR(" - ")) || str_starts(gap, STR(" ("));
    if (t->gap == GAP_OTHER)
        return !c || memchr(");!?", c, 4) || str_starts(gap, STR(". ")); /* ". +44", '. "Thanks"' */
    return t->gap > GAP_COMMA;
}

static size_t figures_between(const struct find *f, size_t k, size_t last)
{
    size_t digits = 0;

    for (uint32_t at = f->tokens[k].start; at < f->tokens[last].end; at++)
        digits += ascii_digit(f->text.ptr[at]);
    return digits;
}

/* "0243 88 05 A": one capital letter at the end of the part of the sentence. */
static bool is_check_letter(const struct find *f, size_t n)
{
    const struct token *t = &f->tokens[n];

    return t->gap == GAP_SPACE && t->shape & TOKEN_INITIAL && t->end - t->start == 1 &&
           is_check_mark(f->text.ptr[t->start]) && reference_part_ends(f, n + 1);
}

/* "0933 41 7720", "7 0044 1892 3": groups of any length, where the part of the sentence ends behind
 * them.  Gives the last; `last` itself where no more go on. */
static size_t free_groups(const struct find *f, size_t k, size_t last)
{
    size_t n = last + 1;
    bool pieces = reference_figure(&f->tokens[last]);

    while (pieces && n < f->count && n - k < GROUPS_MAX && f->tokens[n].gap == GAP_SPACE &&
           f->tokens[n].shape & TOKEN_DIGITS && f->tokens[n].end - f->tokens[n].start <= FREE_PIECE)
        n++;
    if (n - k < FREE_LEAST || n == last + 1 || reference_year(f, n - 1) ||
        (n - k == FREE_LEAST && !is_second(f, n - 1)) ||
        !(reference_part_ends(f, n) || is_check_letter(f, n)) ||
        figures_between(f, k, n - 1) < PARTED_LEAST)
        return last;
    return n - 1;
}

/* "3271 884 B": a second group and the letter that checks it; `last` itself where there is none. */
static size_t checked_group(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last];

    return last + 2 < f->count && t->shape & t[1].shape & TOKEN_DIGITS && t[1].gap == GAP_SPACE &&
                   t[2].gap == GAP_SPACE && t[2].end - t[2].start == 1 &&
                   is_check_mark(f->text.ptr[t[2].start]) && is_second(f, last + 1) &&
                   reference_part_ends(f, last + 3)
               ? last + 1
               : last;
}

/* "A498 3562B": a second group with the letter that checks it, which "120V" and "2000W" have not;
 * `last` itself where there is none. */
static size_t lettered_group(const struct find *f, size_t k, size_t last)
{
    const struct token *t = &f->tokens[last + 1];
    uint32_t figures = 0;

    if (last != k || last + 1 >= f->count || t->gap != GAP_SPACE || !(t->shape & TOKEN_MIXED) ||
        !reference_capital(f->text.ptr[t->end - 1]) || !reference_part_ends(f, last + 2) ||
        memchr("VWAM", f->text.ptr[t->end - 1], 4))
        return last;
    while (ascii_digit(f->text.ptr[t->start + figures]))
        figures++;
    return figures > SECOND_LEAST && figures + 1 == t->end - t->start ? last + 1 : last;
}

/* The number that begins at token k. */
struct span reference_span(const struct find *f, size_t k, size_t *ret_last)
{
    size_t last = k;

    while (last + 1 < f->count && last - k < GROUPS_MAX && goes_on(f, k, last + 1))
        last++;
    last = reference_court(f, k) ? k + 3 : last;
    last = lettered_group(f, k, free_groups(f, k, checked_group(f, last)));
    *ret_last = last;
    return (struct span){ f->tokens[k].start, f->tokens[last].end, SPAN_CUSTOMER_REF, NULL, 0.975F,
                          "context" };
}

size_t reference_figures(const struct find *f, const struct span *s)
{
    size_t digits = 0;

    for (uint32_t at = s->start; at < s->end; at++)
        digits += ascii_digit(f->text.ptr[at]);
    return digits;
}

/* In the form of an account: "compte FR76...". */
static bool is_account(const struct find *f, const struct span *s)
{
    struct run r;

    if (s->end - s->start < IBAN_LEAST)
        return false;
    run_read(f->text, s->start, &r);
    return r.n >= IBAN_LEAST && ascii_alpha(r.c[0]) && ascii_alpha(r.c[1]) &&
           iban_length(r.c) <= r.n && check_iban_form(r.c, iban_length(r.c));
}

/* "spaarkaart 2500 punten": what was saved on it; "frequent traveller 20000 km"; "season ticket
 * holder 12500 fans", "herd number 120 cows": how many there are. */
static bool is_of_many(const struct find *f, size_t last)
{
    return last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
           word_counted(token_folded(f, &f->tokens[last + 1]));
}

bool reference_holds(const struct find *f, const struct span *s, size_t k, size_t last)
{
    return !is_of_many(f, last) && s->end - s->start <= CHARS_MAX && !is_money(f, s->end) &&
           !is_sum(f, k, last) && !is_time(f, k, last) && !is_account(f, s);
}

/* The letters that check it, at the end of a part of a sentence: "8102 2237 X."; "44821 M. Roux" is
 * somebody else's. */
uint32_t reference_check_end(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last + 1];
    uint32_t end = f->tokens[last].end;

    if (last + 1 >= f->count || t->gap != GAP_SPACE || t->end - t->start > LETTERS_MOST ||
        !reference_capital(f->text.ptr[t->start]) || !reference_capital(f->text.ptr[t->end - 1]) ||
        !reference_part_ends(f, last + 2) ||
        word_among(token_folded(f, t), "m|mm|mr|dr|sr|d|me|hr|fr"))
        return end;
    return t->end;
}
