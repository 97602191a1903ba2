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
               : str_ends(s, STR("e")) || str_ends(s, STR("er")) || str_ends(s, STR("th")) ||
                     str_ends(s, STR("st")) || str_ends(s, STR("nd")) || str_ends(s, STR("rd"));
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

/* "19850312": only its context says that this is a date. */
static bool compact_date(const struct find *f, const struct token *t)
{
    int v = number_of(f, t);

    return t->shape & TOKEN_DIGITS && t->end - t->start == 8 && v / 10000 >= 1880 &&
           v / 10000 <= 2100 && check_date(0, v / 100 % 100, v % 100);
}

/* Skips "de", "of", "del": what stands between day, month and year. */
static size_t skip_of(const struct find *f, size_t k)
{
    for (size_t n = 0; n < 2 && k < f->count; n++, k++)
        if (!(f->tokens[k].is & WORD_PARTICLE) &&
            !str_eq(token_folded(f, &f->tokens[k]), STR("of")))
            break;
    return k;
}

/* A year in digits, or in words where `words` says the day was; gives its token. */
static bool read_year(const struct find *f, size_t k, bool words, size_t *ret_last)
{
    if (k >= f->count || f->tokens[k].gap >= GAP_PARA)
        return false;
    *ret_last = k;
    return is_year(f, &f->tokens[k]) || (words && spoken_year(f, k, ret_last));
}

/* 12 mars 1985, 12. März 1985, 12 de mayo de 1985, 1st of May 1985, douze mars mille ... */
static bool day_first(const struct find *f, size_t i, size_t *ret_last)
{
    size_t day = i, k;
    bool words = f->tokens[i].is & WORD_NUMBER;

    if (words ? !spoken_day(f, i, &day) : !is_day(f, &f->tokens[i]))
        return false;
    k = skip_of(f, day + 1);
    if (k >= f->count || !(f->tokens[k].is & WORD_MONTH))
        return false;
    return read_year(f, skip_of(f, k + 1), true, ret_last);
}

/* The last token of a date that begins at i. */
static bool read_date(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *a = &f->tokens[i];

    if (numeric_parts(f, i)) {
        *ret_last = i + 2;
        return true;
    }
    if (compact_date(f, a)) {
        *ret_last = i;
        return true;
    }
    if (a->is & WORD_MONTH) /* March 12, 1985 */
        return i + 1 < f->count && is_day(f, &f->tokens[i + 1]) &&
               read_year(f, i + 2, false, ret_last);
    return day_first(f, i, ret_last);
}

/* Is the date inside a longer number, as "12 03 1985" in "06 12 03 1985 44"? */
static bool in_number(const struct find *f, size_t i, size_t last)
{
    return (i > 0 && f->tokens[i].gap <= GAP_JOIN && f->tokens[i - 1].shape & TOKEN_DIGITS) ||
           (last + 1 < f->count && f->tokens[last + 1].gap == GAP_JOIN &&
            f->tokens[last + 1].shape & TOKEN_DIGITS);
}

/* "ne" is French for "not" as well as "né" without its accent: that one leads right to the date. */
static bool is_birth(const struct find *f, size_t k, size_t date)
{
    const struct token *t = &f->tokens[k];

    if (!((t->is | t->covered) & NEAR_BIRTH))
        return false;
    return !str_eq(token_text(f, t), STR("ne")) || (date > k && date - k <= 2);
}

#define BIRTH_BEFORE 8 /* tokens between the word and the date */
#define BIRTH_BEHIND 5

/* Does a word of birth lead to the date at i, with no other number or date between? */
static bool born_before(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= BIRTH_BEFORE;) {
        const struct token *t = &f->tokens[k];

        if (is_birth(f, k, i))
            return true;
        if (t->is & (NEAR_ORDER | WORD_MONTH) || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
            f->tokens[k + 1].gap == GAP_PARA)
            break;
    }
    return false;
}

/* "12/03/1985 (date de naissance)", "ich bin am 12.03.1985 geboren" */
static bool born_behind(const struct find *f, size_t last)
{
    for (size_t k = last + 1; k < f->count && k <= last + BIRTH_BEHIND; k++) {
        const struct token *t = &f->tokens[k];

        if ((t->gap >= GAP_COMMA && t->gap != GAP_OTHER) || t->shape & TOKEN_DIGITS)
            return false;
        if (is_birth(f, k, 0))
            return true;
    }
    return false;
}

/* "pas le 13 mars 1985": beside a date of birth, the date it is taken for is one too. */
static bool born_beside(const struct find *f, size_t i)
{
    size_t k = i;

    while (k > 0 && i - k < 4 && !(f->tokens[k - 1].is & WORD_NOT))
        k--;
    if (k == 0 || i - k >= 4)
        return false;
    for (size_t n = 0; n < 5 && k > 0; n++, k--)
        if (f->tokens[k - 1].shape & TOKEN_DIGITS)
            return born_before(f, k > 3 ? k - 3 : 0);
    return false;
}

static void find_birth(struct find *f, size_t i)
{
    size_t last;

    if (!read_date(f, i, &last) || in_number(f, i, last) ||
        !(born_before(f, i) || born_behind(f, last) || born_beside(f, i)))
        return;
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_DOB, NULL, 0.9F,
                              "context" });
}

/* ---- a card's end and security code ---- */

#define CARD_BEFORE 48 /* tokens back to the card's number or word */
#define CARD_DIGITS 12 /* fewer are no card's number */

/* Does a card's number end at token k? */
static bool card_number_at(const struct find *f, size_t k)
{
    size_t digits = 0;

    for (size_t n = 0; n < 5; n++, k--) {
        if (!(f->tokens[k].shape & TOKEN_DIGITS))
            break;
        digits += f->tokens[k].end - f->tokens[k].start;
        if (k == 0 || f->tokens[k].gap > GAP_JOIN)
            break;
    }
    return digits > CARD_DIGITS && digits <= 19;
}

static bool card_before(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= CARD_BEFORE;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_CARD)
            return true;
        if (t->is & NEAR_ORDER)
            return false;
        if (t->shape & TOKEN_DIGITS && t->end - t->start >= 3 && card_number_at(f, k))
            return true;
    }
    return false;
}

/* "04/27", "04/2027", "04 / 27" */
static bool is_expiry(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = token_at(f, i + 1), *c = token_at(f, i + 2);

    return b && a->shape & b->shape & TOKEN_DIGITS && a->end - a->start <= 2 &&
           number_of(f, a) >= 1 && number_of(f, a) <= 12 && is_year(f, b) &&
           (b->gap <= GAP_JOIN || (b->start - a->end == 3 && f->text.ptr[a->end + 1] == '/')) &&
           !(c && c->gap == GAP_JOIN && c->shape & TOKEN_DIGITS) &&
           !(a->gap == GAP_JOIN && i > 0 && f->tokens[i - 1].shape & TOKEN_DIGITS);
}

/* "fin 04/27" behind a card's number says it as well. */
static bool ends_there(const struct find *f, size_t i)
{
    static const struct str words[] = { STR_INIT("fin"),  STR_INIT("end"),  STR_INIT("ende"),
                                        STR_INIT("fine"), STR_INIT("eind"), STR_INIT("fim"),
                                        STR_INIT("date"), STR_INIT("val") };

    for (size_t k = 0; i > 0 && k < COUNT_OF(words); k++)
        if (str_eq(token_folded(f, &f->tokens[i - 1]), words[k]))
            return true;
    return i > 0 && f->tokens[i].gap != GAP_PARA && card_number_at(f, i - 1);
}

/* "09/27", "09/2027" behind "expire" or the card's number. */
static void find_expiry(struct find *f, size_t i)
{
    if (!is_expiry(f, i))
        return;
    if ((after_context(f, i, NEAR_EXPIRY, 4) &&
         (near_context(f, i, i + 1, NEAR_CARD | NEAR_CVC, NULL) || card_before(f, i))) ||
        (ends_there(f, i) && card_before(f, i)))
        propose(f, (struct span){ f->tokens[i].start, f->tokens[i + 1].end, SPAN_CARD, NULL, 0.8F,
                                  "context" });
}

/* "les 3 chiffres 456": not "les 4 derniers chiffres". */
static bool three_digits(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 1 && i - k <= 4;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_CVC)
            return !t->kind || t->kind[0] != 't' || str_eq(token_text(f, t - 1), STR("3")) ||
                   (t[-1].is & WORD_NUMBER && t[-1].kind && str_eq(str_of(t[-1].kind), STR("=3")));
    }
    return true;
}

/* Behind its word, or as the third of "4111 ... 1111 04/27 123". */
static void find_cvc(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t n = t->end - t->start;

    if (!(t->shape & TOKEN_DIGITS) || (n != 3 && n != 4))
        return;
    if ((after_context(f, i, NEAR_CVC, 4) && three_digits(f, i)) ||
        (n == 3 && i > 2 && t->gap <= GAP_COMMA && is_expiry(f, i - 2) && card_number_at(f, i - 3)))
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
