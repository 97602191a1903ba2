/* SPDX-License-Identifier: EUPL-1.2 */
/* date.c - dates as people write them: in figures, in words, with the month's name. */
#include "pii/numbers/date_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/birth_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/read/lexicon_priv.h"
#include "pii/scratch_priv.h"

int number_of(const struct find *f, const struct token *t)
{
    const char *figures = f->text.ptr + t->start;
    uint32_t n = t->end - t->start < 8 ? t->end - t->start : 8;
    int v = 0;

    for (uint32_t i = 0; i < n; i++)
        v = ascii_digit(figures[i]) ? v * 10 + (figures[i] - '0') : v;
    return v;
}

bool one_of(struct str word, const struct str *words, size_t n)
{
    if (!word.len || ascii_digit(word.ptr[0])) /* no list has numbers */
        return false;
    for (size_t i = 0; i < n; i++)
        if (words[i].ptr[0] == word.ptr[0] && str_eq(word, words[i]))
            return true;
    return false;
}

/* "1er", "12th", "3rd" as well as digits alone. */
static bool is_day(const struct find *f, const struct token *t)
{
    struct str s = token_folded(f, t);
    int v;

    if (!(t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) || (t->shape & TOKEN_DIGITS && s.len > 2))
        return false;
    v = number_of(f, t);
    if (v < 1 || v > 31)
        return false;
    return t->shape & TOKEN_DIGITS || str_ends(s, STR("e")) || str_ends(s, STR("er")) ||
           str_ends(s, STR("th")) || str_ends(s, STR("st")) || str_ends(s, STR("nd")) ||
           str_ends(s, STR("rd"));
}

static bool in_years(int v)
{
    return v >= 1880 && v <= 2100;
}

bool is_year(const struct find *f, const struct token *t)
{
    uint32_t figures = t->shape & TOKEN_DIGITS ? t->end - t->start : 0;

    return figures == 4 ? in_years(number_of(f, t)) : figures == 2;
}

/* "31/08", "31 / 08", "31 | 08", "31. 8", "31/'08" */
static bool parts_of_date(const struct find *f, const struct token *a, const struct token *b)
{
    struct str between = str_slice(f->text, a->end, b->start);

    return b->gap <= GAP_JOIN || str_eq(between, STR(". ")) || str_eq(between, STR(" - ")) ||
           str_eq(between, STR(" / ")) || str_eq(between, STR(" | ")) ||
           (between.len == 2 && between.ptr[1] == '\'' && memchr("/-.", between.ptr[0], 3));
}

#define BOXES 8

/* "0 9 / 1 1 / 1 9 8 4": a figure a box, as forms are read by machines. */
static bool boxed_date(const struct find *f, size_t i)
{
    int v = 0;

    if (i + BOXES > f->count)
        return false;
    for (size_t n = 0; n < BOXES; n++) {
        const struct token *t = &f->tokens[i + n];

        if (!(t->shape & TOKEN_DIGITS) || t->end - t->start != 1 ||
            (n > 0 && !parts_of_date(f, t - 1, t)))
            return false;
        v = v * 10 + number_of(f, t);
    }
    return v % 10000 >= 1880 && v % 10000 <= 2100 && check_date(0, v / 10000 % 100, v / 1000000);
}

static inline bool may_be_roman(char first)
{
    return first == 'i' || first == 'v' || first == 'x';
}

/* "I" to "XII"; 0 for none. */
static int roman_month(const struct find *f, const struct token *t)
{
    static const struct str romans[] = { STR_INIT("i"),   STR_INIT("ii"),   STR_INIT("iii"),
                                         STR_INIT("iv"),  STR_INIT("v"),    STR_INIT("vi"),
                                         STR_INIT("vii"), STR_INIT("viii"), STR_INIT("ix"),
                                         STR_INIT("x"),   STR_INIT("xi"),   STR_INIT("xii") };
    struct str s = token_folded(f, t);

    if (!s.len || s.len > 4 || !may_be_roman(s.ptr[0]))
        return 0;
    for (size_t k = 0; k < COUNT_OF(romans); k++)
        if (str_eq(s, romans[k]))
            return (int)k + 1;
    return 0;
}

/* "7.VII.1970", "30/XI/39", "30 viii 2018", "1970. VII. 7" */
static bool roman_date(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = token_at(f, i + 1), *c = token_at(f, i + 2);
    bool joined;

    if (c && a->end - a->start == 4 && is_year(f, a) && parts_of_date(f, a, b) &&
        parts_of_date(f, b, c))
        return c->shape & TOKEN_DIGITS && check_date(0, roman_month(f, b), number_of(f, c));

    if (!c || !(a->shape & c->shape & TOKEN_DIGITS) || a->end - a->start > 2 || b->gap > GAP_DOT ||
        c->gap > GAP_DOT || b->gap == GAP_COMMA || c->gap == GAP_COMMA)
        return false;
    joined = b->gap == GAP_JOIN && c->gap == GAP_JOIN;
    return is_year(f, c) && (joined || c->end - c->start == 4) &&
           check_date(0, roman_month(f, b), number_of(f, a));
}

/* "03 05\n1961", "03\n05 1961" */
static bool broken_date(const struct token *a, const struct token *b, const struct token *c)
{
    return a->end - a->start == 2 && b->end - b->start == 2 && c->end - c->start == 4 &&
           ((b->gap == GAP_SPACE && c->gap == GAP_LINE) ||
            (b->gap == GAP_LINE && c->gap == GAP_SPACE));
}

bool figures_are_date(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *b = a + 1, *c = a + 2;
    int x, y, z;

    if (a->end - a->start == 3 || b->end - b->start > 2 ||
        !(broken_date(a, b, c) || (parts_of_date(f, a, b) && parts_of_date(f, b, c))))
        return false;
    x = number_of(f, a);
    y = number_of(f, b);
    z = number_of(f, c);
    if (a->end - a->start == 4)
        return in_years(x) && check_date(0, y, z);
    return (c->end - c->start == 4 ? in_years(z) : c->end - c->start == 2) &&
           (check_date(0, y, x) || check_date(0, x, y));
}

/* "12/03/1985", "12.03.1985", as figures alone tell: joined, no month "00", a year of these. */
static bool looks_like_date(const struct find *f, const struct token *t)
{
    const char *month = f->text.ptr + t[1].start, *year = f->text.ptr + t[2].start;

    return t->shape & t[1].shape & t[2].shape & TOKEN_DIGITS && t[1].gap == GAP_JOIN &&
           t[2].gap == GAP_JOIN && t->end - t->start == 2 && t[1].end - t[1].start == 2 &&
           t[2].end - t[2].start == 4 && (month[0] != '0' || month[1] != '0') &&
           (year[0] == '1' || year[0] == '2');
}

/* Does none of its marks part it as if a number ended there: "/0", behind which a second begins? */
static bool has_marks_of_date(const struct find *f, const struct token *t)
{
    return t->next == t[1].next &&
           (t->next == '.' || t->next == '-' || (t->next == '/' && f->text.ptr[t[1].start] != '0'));
}

bool joined_as_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *behind = t + 3;

    if (!looks_like_date(f, t))
        return false;
    if (!(behind->shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return true;
    return i + 5 < f->count && looks_like_date(f, behind) &&
           (behind->gap == GAP_LINE || has_marks_of_date(f, behind));
}

#define COMPACT 8 /* figures */

/* "19850312", "12031985": only its context says that this is a date. */
static bool compact_date(const struct find *f, const struct token *t)
{
    int v;

    if (t->end - t->start != COMPACT)
        return false;
    v = number_of(f, t);
    return (v / 10000 >= 1880 && v / 10000 <= 2100 && check_date(0, v / 100 % 100, v % 100)) ||
           (v % 10000 >= 1880 && v % 10000 <= 2100 &&
            (check_date(0, v / 10000 % 100, v / 1000000) ||
             check_date(0, v / 1000000, v / 10000 % 100)));
}

/* By its first two letters: may is_short_month() know it? */
static inline bool begins_short_month(const char *word)
{
    static const uint32_t seconds[26] = {
        ['a' - 'a'] =
            LETTER('g') | LETTER('b') | LETTER('o') | LETTER('p') | LETTER('u') | LETTER('v'),
        ['d' - 'a'] = LETTER('i') | LETTER('e'),
        ['e' - 'a'] = LETTER('n'),
        ['f' - 'a'] = LETTER('e'),
        ['g' - 'a'] = LETTER('e') | LETTER('i'),
        ['j' - 'a'] = LETTER('a') | LETTER('u'),
        ['l' - 'a'] = LETTER('u'),
        ['m' - 'a'] = LETTER('a') | LETTER('r') | LETTER('e'),
        ['n' - 'a'] = LETTER('o'),
        ['o' - 'a'] = LETTER('c') | LETTER('k') | LETTER('t') | LETTER('u'),
        ['s' - 'a'] = LETTER('e'),
    };

    return begins_with_pair(word, seconds);
}

/* The short forms, ordinary words elsewhere. */
static bool is_short_month(struct str word)
{
    static const char *const shorts[26] = {
        ['a' - 'a'] = "ago abr aou avr apr aug",
        ['d' - 'a'] = "dic dez dec",
        ['e' - 'a'] = "ene",
        ['f' - 'a'] = "fev fevr feb feber",
        ['g' - 'a'] = "gen giu",
        ['j' - 'a'] = "janv juil jan jui jun jul",
        ['l' - 'a'] = "lug",
        ['m' - 'a'] = "mag mai mrt mrz mei mar",
        ['n' - 'a'] = "nov",
        ['o' - 'a'] = "ott out okt oct",
        ['s' - 'a'] = "set sept sep",
    };

    return word_by_letter(word, shorts);
}

/* The name of a month. */
static inline bool is_month(const struct find *f, const struct token *t)
{
    return t->is & WORD_MONTH ||
           (t->folded_len >= 3 && t->folded_len <= 5 && begins_short_month(f->folded + t->folded) &&
            is_short_month(token_folded(f, t)));
}

/* "03MAR1958", "7JUL15": as airlines write it. */
static bool airline_date(const struct find *f, const struct token *t)
{
    struct str s = token_folded(f, t);
    const struct entry *month;
    size_t days = 0, digits;

    if (!(t->shape & TOKEN_MIXED))
        return false;
    while (days < s.len && ascii_digit(s.ptr[days]))
        days++;
    digits = s.len > days + 3 ? s.len - days - 3 : 0;
    if (days < 1 || days > 2 || (digits != 4 && digits != 2))
        return false;
    for (size_t i = days + 3; i < s.len; i++)
        if (!ascii_digit(s.ptr[i]))
            return false;
    month = lexicon_find(f->scratch->lexicon, str_slice(s, days, days + 3));
    return month && month->meaning.is & WORD_MONTH;
}

/* By its last letters: may is_ordinal() know a word of so many? */
#define ORDINAL_LEAST 5

static bool has_end_of_ordinal(struct str s)
{
    static const char *const before[26] = {
        ['d' - 'a'] = "nr", ['e' - 'a'] = "dt", ['h' - 'a'] = "t", ['n' - 'a'] = "e",
        ['o' - 'a'] = "mr", ['r' - 'a'] = "e",  ['t' - 'a'] = "s",
    };
    char last = s.ptr[s.len - 1], previous = s.ptr[s.len - 2], third = s.ptr[s.len - 3];
    const char *letters = last >= 'a' && last <= 'z' ? before[last - 'a'] : NULL;
    return letters && (letters[0] == previous || letters[1] == previous) &&
           ((last != 'n' && last != 'r') || third == 't' || third == 'i'); /* "sten", "premier" */
}

static inline bool ends_as_ordinal(struct str s)
{
    return s.len >= ORDINAL_LEAST && has_end_of_ordinal(s);
}

/* "primo maggio", "eerste juli", "second of May", "am sechsten Mai" */
bool is_ordinal(const struct find *f, const struct token *t)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "achten achter achtste",
        ['d' - 'a'] = "dritte dritten dritter derde",
        ['e' - 'a'] = "eerste erste ersten erster eighth",
        ['f' - 'a'] = "first fifth",
        ['n' - 'a'] = "ninth",
        ['p' - 'a'] = "primo primero premier primeiro",
        ['s' - 'a'] = "second siebte siebten siebter",
        ['t' - 'a'] = "third twelfth twentieth thirtieth",
    };
    static const struct str endings[] = { STR_INIT("sten"), STR_INIT("ster"), STR_INIT("ste"),
                                          STR_INIT("ten"),  STR_INIT("ter"),  STR_INIT("te"),
                                          STR_INIT("th"),   STR_INIT("de") };
    struct str s = token_folded(f, t);

    if (!ends_as_ordinal(s) || ascii_digit(s.ptr[0]))
        return false;
    if (word_by_letter(s, words))
        return true;
    for (size_t k = 0; k < COUNT_OF(endings); k++)
        if (str_ends(s, endings[k]) && spoken_is_day(f, str_slice(s, 0, s.len - endings[k].len)))
            return true;
    return false;
}

/* "dos mil": two, not "of the". */
static bool is_two(const struct find *f, size_t k)
{
    return f->tokens[k].is & WORD_NUMBER && k + 1 < f->count && f->tokens[k + 1].is & WORD_NUMBER;
}

static inline bool is_of(struct str word)
{
    static const char *const by_length[] = {
        [2] = "of", [3] = "mes", [4] = "mois mese", [5] = "maand month monat"
    };

    return word.len >= 2 && word.len < COUNT_OF(by_length) &&
           word_listed(word, by_length[word.len]);
}

/* Behind what skip_of() skips. */
static size_t behind_of(const struct find *f, size_t k)
{
    for (size_t n = 0; n < 4 && k < f->count; n++, k++)
        if (f->tokens[k].is & WORD_PARTICLE ? is_two(f, k) : !is_of(token_folded(f, &f->tokens[k])))
            break;
    return k;
}

/* Skips "de", "of", "du mois de": what stands between day, month and year. */
static inline size_t skip_of(const struct find *f, size_t k)
{
    const struct token *t = token_at(f, k);

    if (!t || (!(t->is & WORD_PARTICLE) &&
               (t->folded_len < 2 || (f->folded[t->folded] != 'o' && f->folded[t->folded] != 'm'))))
        return k; /* most words */
    return behind_of(f, k);
}

/* "11 MAI/MAY 1999": the month at token k in two languages, as papers have it; gives the second. */
static size_t second_month(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k + 1].gap <= GAP_JOIN &&
                   f->text.ptr[f->tokens[k].end] == '/' && is_month(f, &f->tokens[k + 1])
               ? k + 1
               : k;
}

/* A year in digits, or in words where `words` says the day was; gives its token. */
static bool read_year(const struct find *f, size_t k, bool words, size_t *ret_last)
{
    if (k >= f->count)
        return false;
    if (f->tokens[k].gap >= GAP_PARA && f->text.ptr[f->tokens[k].start - 1] != '\'') /* "'96" */
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
    if (k >= f->count || !is_month(f, &f->tokens[k]))
        return false;
    k = second_month(f, k);
    if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_COMMA && skip_of(f, k + 1) > k + 1)
        return false; /* "não é 12 de maio, é 21" */
    return read_year(f, skip_of(f, k + 1), true, ret_last);
}

/* "le 3 du 11 2009", "el 12 del 5 del 78", "the 3rd of the 11th, 69" */
static bool told_date(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *month;
    size_t k = skip_of(f, i + 1);

    if (k == i + 1 || !is_day(f, &f->tokens[i]))
        return false;
    if (k < f->count && str_eq(token_folded(f, &f->tokens[k]), STR("the")))
        k++;
    month = token_at(f, k);
    return month && month->gap == GAP_SPACE && is_day(f, month) && number_of(f, month) <= 12 &&
           read_year(f, skip_of(f, k + 1), true, ret_last);
}

static bool is_cut_year(const struct find *f, const struct token *t)
{
    return t->shape & TOKEN_DIGITS && t->end - t->start == 2 && t->start > 0 &&
           f->text.ptr[t->start - 1] == '\'';
}

/* "2007 Jan 31", "'07, Jan 31st", "1985-Mar-12" */
static bool year_first(const struct find *f, size_t i)
{
    const struct token *a = &f->tokens[i], *month = token_at(f, i + 1), *day = token_at(f, i + 2);

    return day && month->gap <= GAP_COMMA && day->gap <= GAP_JOIN &&
           ((a->end - a->start == 4 && is_year(f, a)) || is_cut_year(f, a)) && is_month(f, month) &&
           !(month->shape & TOKEN_DIGITS) && is_day(f, day) &&
           !(i + 3 < f->count && day[1].gap <= GAP_COMMA && day[1].shape & TOKEN_DIGITS);
}

/* "12/03/1985", "7.VII.1970", "19850312", a figure a box: begun with figures, of which the token
 * alone tells. */
static bool read_figures(const struct find *f, size_t i, size_t *ret_last)
{
    *ret_last = i + 2;
    if (numeric_date(f, i) || roman_date(f, i) || year_first(f, i))
        return true;
    *ret_last = i;
    if (compact_date(f, &f->tokens[i]))
        return true;
    *ret_last = i + BOXES - 1;
    return boxed_date(f, i);
}

/* The last token of a date that begins at i. */
bool read_date(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *a = &f->tokens[i];

    if (a->is & WORD_MONTH) /* March 12, 1985 */
        return i + 1 < f->count && is_day(f, &f->tokens[i + 1]) &&
               read_year(f, i + 2, false, ret_last);
    if (a->shape & TOKEN_DIGITS && read_figures(f, i, ret_last))
        return true;
    if (airline_date(f, a)) {
        *ret_last = i;
        return true;
    }
    return day_first(f, i, ret_last) || told_date(f, i, ret_last);
}

/* Before more figures: a whole date, or with "04/" perhaps a month and its year. */
static bool in_figures(const struct find *f, size_t i)
{
    uint8_t gap = f->tokens[i + 1].gap;

    return (gap <= GAP_JOIN || gap == GAP_DOT || gap == GAP_OTHER) &&
           (f->tokens[i].next == '/' || numeric_date(f, i) ||
            (f->tokens[i].end - f->tokens[i].start == 1 && boxed_date(f, i)));
}

#define MONTH_WORD 5 /* letters of a short month, of a Roman one, or of "monat" in front of it */

/* Behind figures: may a month follow, or more of them?  "18 heures" */
static inline bool may_go_on(const struct find *f, size_t i)
{
    const struct token *next = token_at(f, i + 1);
    const char *word;

    if (!next || next->shape & TOKEN_DIGITS || next->is & (WORD_MONTH | WORD_PARTICLE))
        return next != NULL;
    word = f->folded + next->folded;
    return next->folded_len <= MONTH_WORD &&
           (word[0] == 'o' || word[0] == 'm' || may_be_roman(word[0]) || begins_short_month(word));
}

/* Behind a day or a year in figures, where it may: does a month follow? */
static bool month_behind(const struct find *f, size_t i)
{
    const struct token *next = &f->tokens[i + 1];
    size_t k;

    if (next->shape & TOKEN_DIGITS)
        return in_figures(f, i);
    if (f->tokens[i].end - f->tokens[i].start == 4)
        return is_month(f, next) || roman_month(f, next);
    if (f->tokens[i].folded_len > 2)
        return false;
    k = skip_of(f, i + 1);
    return roman_month(f, next) ||
           (k < f->count && (is_month(f, &f->tokens[k]) ||
                             (k > i + 1 && (f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
                                            str_eq(token_folded(f, &f->tokens[k]), STR("the"))))));
}

static bool month_at(const struct find *f, size_t k)
{
    return k < f->count && is_month(f, &f->tokens[k]);
}

/* Behind a number in words: may it go on, or a month follow?  Nearly always a longer word does. */
static inline bool may_lead_to_month(const struct find *f, const struct token *next)
{
    if (next->is & (WORD_NUMBER | WORD_PARTICLE | WORD_MONTH) || next->folded_len <= 2)
        return true; /* "et", "of" */
    if (next->folded_len <= 5 && (f->folded[next->folded] == 'm' || is_month(f, next)))
        return true; /* "mois", "meia" */
    return ends_as_ordinal(token_folded(f, next));
}

/* Does a month follow the day in words at token i? */
static bool month_follows_day(const struct find *f, size_t i)
{
    const struct token *next;
    size_t last;

    if (!spoken_day(f, i, &last))
        return false;
    next = token_at(f, last + 1);
    if (next && ends_as_ordinal(token_folded(f, next)) && month_at(f, skip_of(f, last + 2)) &&
        is_ordinal(f, next))
        return true; /* "twenty-first of May" */
    return month_at(f, skip_of(f, last + 1));
}

static inline bool begins_told_date(const struct find *f, size_t i)
{
    const struct token *next = token_at(f, i + 1);

    return next && may_lead_to_month(f, next) && month_follows_day(f, i);
}

bool begins_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & TOKEN_DIGITS)
        return t->end - t->start == COMPACT || (may_go_on(f, i) && month_behind(f, i));
    if (t->shape & TOKEN_MIXED)
        return airline_date(f, t) || is_day(f, t);
    return !(t->is & WORD_NUMBER) || t->is & WORD_MONTH || begins_told_date(f, i);
}

bool read_month(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *t = &f->tokens[i], *next;
    size_t k = i + 1;

    *ret_last = k;
    if (t->shape & TOKEN_DIGITS) {
        next = token_at(f, k);
        return next && next->gap == GAP_JOIN && f->text.ptr[t->end] == '/' &&
               t->end - t->start <= 2 && number_of(f, t) >= 1 && number_of(f, t) <= 12 &&
               next->end - next->start == 4 && is_year(f, next) &&
               !(k + 1 < f->count && next[1].gap == GAP_JOIN && next[1].shape & TOKEN_DIGITS);
    }
    if (t->is & WORD_NUMBER || !is_month(f, t))
        return false;
    k = *ret_last = skip_of(f, k);
    next = token_at(f, k);
    return next && next->gap <= GAP_DOT && next->gap != GAP_COMMA && next->gap != GAP_LINE &&
           next->gap != GAP_PARA && next->end - next->start == 4 && is_year(f, next);
}

bool read_spoken_date(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *t = &f->tokens[i];
    size_t day = i, k;

    if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ? !is_day(f, t)
                                                : !spoken_day(f, i, &day) && !is_ordinal(f, t))
        return false;
    if (t->is & WORD_NUMBER && day + 1 < f->count && f->tokens[day + 1].gap <= GAP_JOIN &&
        is_ordinal(f, &f->tokens[day + 1]))
        day++; /* "twenty-first" */
    k = skip_of(f, day + 1);
    if (k >= f->count || !is_month(f, &f->tokens[k]) || f->tokens[k].gap > GAP_DOT)
        return false;
    k = skip_of(f, k + 1);
    if (k < f->count && f->tokens[k].gap == GAP_LINE)
        return !is_year(f, &f->tokens[k]) && spoken_year(f, k, ret_last);
    return k < f->count && (f->tokens[k].gap <= GAP_SPACE || f->tokens[k].gap == GAP_COMMA) &&
           (is_year(f, &f->tokens[k])
                ? (*ret_last = k, true)
                : spoken_year(f, k, ret_last) || spoken_short_year(f, k, ret_last));
}

bool read_day_month(const struct find *f, size_t i, size_t *ret_last)
{
    size_t day = i, k;

    if (i >= f->count || !(is_day(f, &f->tokens[i]) || is_ordinal(f, &f->tokens[i]) ||
                           (f->tokens[i].is & WORD_NUMBER && spoken_day(f, i, &day))))
        return false;
    k = skip_of(f, day + 1);
    if (k >= f->count || f->tokens[k].gap != GAP_SPACE || !is_month(f, &f->tokens[k]) ||
        (k + 1 < f->count && f->tokens[k + 1].gap <= GAP_COMMA && is_year(f, &f->tokens[k + 1])))
        return false;
    *ret_last = k;
    return true;
}

/* Skips a zero and what parts figures that are told: "oh five", "slash oh six", "of the". */
static size_t skip_told(const struct find *f, size_t k)
{
    static const char parts[] = "the of slash barra schragstrich streep punkt point punto punt";

    for (size_t n = 0; n < 3 && k < f->count; n++, k++) {
        const struct token *t = &f->tokens[k];

        if (!(t->is & WORD_PARTICLE) && !word_listed(token_folded(f, t), parts) &&
            !(t->is & WORD_NUMBER && t->kind && strcmp(t->kind, "=0") == 0))
            break;
    }
    return k;
}

/* One number told, or the one of an order. */
static bool read_told(const struct find *f, size_t *k, int most)
{
    size_t last = *k;

    if (*k >= f->count || f->tokens[*k].gap > GAP_COMMA ||
        !(is_ordinal(f, &f->tokens[*k]) || spoken_is_day(f, token_folded(f, &f->tokens[*k]))))
        return false;
    if (most > 12 && !is_ordinal(f, &f->tokens[*k]) && !spoken_day(f, *k, &last))
        return false;
    *k = last + 1;
    return true;
}

bool read_told_date(const struct find *f, size_t i, size_t *ret_last)
{
    size_t k = skip_told(f, i), year;

    if (!read_told(f, &k, 31))
        return false;
    k = skip_told(f, k);
    if (!read_told(f, &k, 12))
        return false;
    year = skip_of(f, k);
    return year < f->count && f->tokens[year].gap <= GAP_COMMA &&
           (spoken_year(f, year, ret_last) || spoken_short_year(f, year, ret_last));
}

#define TOLD_REACH 4 /* words from one number of a date to the next */

/* May a date in words begin here, which a word in front tells?  "un colis" is the begin of none. */
static bool may_be_told(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *end = f->tokens + f->count;

    if (t->near == NEAR_FAR || (i > 0 && t[-1].is & WORD_NUMBER))
        return false;
    if (end - t > TOLD_REACH)
        end = t + TOLD_REACH + 1;
    while (++t < end)
        if (t->is & WORD_NUMBER || t->shape & TOKEN_DIGITS)
            return true;
    return false;
}

/* A year, or a day in six figures: no "4512". */
static inline bool may_be_short_birth(const struct find *f, const struct token *t)
{
    uint32_t length = t->end - t->start;
    char first = f->text.ptr[t->start];

    return length % 2 == 0 && t->gap != GAP_JOIN && (length != 4 || first == '1' || first == '2');
}

/* At figures, the name of a month, or letters and figures. */
static void find_written_birth(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t figures = t->shape & TOKEN_DIGITS ? t->end - t->start : 0;

    if (t->is & WORD_NUMBER && may_be_told(f, i) && find_told_birth(f, i))
        return; /* "sept" */
    if ((!figures || figures == COMPACT || may_go_on(f, i)) && begins_date(f, i))
        find_whole_birth(f, i);
    else if (figures && may_be_short_birth(f, t))
        find_short_birth(f, i);
}

void find_spoken_birth(struct find *f, size_t i)
{
    if (may_be_told(f, i) && find_told_birth(f, i))
        return;
    if (begins_told_date(f, i))
        find_whole_birth(f, i);
}

/* "04 05 [12/03/1985]", figures behind: the groups of a longer number, nobody's birth. */
static bool goes_on_as_date(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap <= GAP_JOIN && t[-1].shape & TOKEN_DIGITS && t[1].gap == GAP_JOIN &&
           numeric_date(f, i);
}

/* "mai 2027", "March 12, 1985", "maggio del settantatré": does a day or a year follow the month? */
static bool month_goes_on(const struct find *f, size_t i)
{
    size_t k = i + 1;

    if (k >= f->count)
        return false;
    if (f->tokens[i].is & (WORD_NUMBER | WORD_PARTICLE) || /* "sept" */
        f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return true;
    k = skip_of(f, k);
    return k < f->count && (f->tokens[k].shape & TOKEN_DIGITS || spoken_begins(f, k));
}

void find_month_date(struct find *f, size_t i)
{
    if (month_goes_on(f, i))
        find_date(f, i);
}

/* "mai 2027", "0527", "05/27": no year, no "129". */
static inline bool may_be_expiry(const struct find *f, const struct token *t, uint32_t figures,
                                 bool more)
{
    char first = f->text.ptr[t->start];

    if (figures == 4)
        return more || first == '0' || first == '1';
    return more || t->is & WORD_MONTH;
}

void find_date(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *next = token_at(f, i + 1);
    uint32_t figures = t->shape & TOKEN_DIGITS ? t->end - t->start : 0;
    bool more = figures && next && next->shape & TOKEN_DIGITS;

    if (!(more && figures_inside(f, i))) { /* a date is read from its first figures */
        if (!more || !goes_on_as_date(f, i))
            find_written_birth(f, i);
        if (may_be_expiry(f, t, figures, more))
            find_expiry(f, i);
    }
    if (figures == 3 || figures == 4 || (figures == 1 && more)) /* "774", "7 7 4" */
        find_cvc(f, i);
}
