/* SPDX-License-Identifier: EUPL-1.2 */
/* birth.c - dates of birth: a date is personal only where the text says whose life begins there.
 *
 * A word of birth says so; so do a person's name in front of an old date, a child's in front of
 * any, and a table's heading. */
#include "pii/numbers/birth_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"

static int year_of(const struct find *f, size_t i, size_t last)
{
    const struct token *first = &f->tokens[i], /* "23rd" is no year */
        *t = first->end - first->start == 4 && first->shape & TOKEN_DIGITS ? first
                                                                           : &f->tokens[last];
    int v = number_of(f, t);

    if (t->shape & TOKEN_MIXED) { /* "03MAR1958" */
        size_t digits = ascii_digit(f->text.ptr[t->end - 3]) ? 4 : 2;

        for (v = 0; digits; digits--)
            v = v * 10 + (f->text.ptr[t->end - digits] - '0');
    }
    if (v >= 10000) /* "19870212", "12021987" */
        v = v / 10000 >= 1880 && v / 10000 <= 2100 ? v / 10000 : v % 10000;
    return v >= 100 ? v : v > GROWN_UP % 100 + 15 ? 1900 + v : 2000 + v;
}

/* Is the date inside a longer number, as "12 03 1985" in "06 12 03 1985 44"? */
static bool in_number(const struct find *f, size_t i, size_t last)
{
    return (i > 0 && f->tokens[i].gap <= GAP_JOIN && f->tokens[i - 1].shape & TOKEN_DIGITS) ||
           (last + 1 < f->count && f->tokens[last + 1].gap == GAP_JOIN &&
            f->tokens[last + 1].shape & TOKEN_DIGITS);
}

/* "ne" is French for "not" as well as "né" without its accent: that one leads right to the date. */
bool is_birth(const struct find *f, size_t k, size_t date)
{
    const struct token *t = &f->tokens[k];

    if (!((t->is | t->covered) & NEAR_BIRTH) || is_of_a_thing(f, k))
        return false;
    if (!str_eq_nocase(token_text(f, t), STR("ne")))
        return true;
    return date > k && (date - k <= 2 || (date - k <= 4 && str_eq(token_folded(f, t + 1),
                                                                  STR("e")))); /* "ne(e) le" */
}

#define BIRTH_BEFORE 8 /* tokens between the word and the date */
#define BIRTH_BEHIND 5

/* "not in 1952 but on ..." */
static bool is_denied(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 1 && t->shape & TOKEN_DIGITS && t->end - t->start == 4 &&
           (t[-1].is | t[-2].is) & WORD_NOT;
}

/* "Lyon 3e", "Marseille 12eme" */
static bool is_district(const struct find *f, const struct token *t)
{
    struct str s = token_folded(f, t);

    return t->shape & TOKEN_MIXED && s.len <= 5 && str_ends(s, STR("e")) && number_of(f, t) <= 20;
}

/* Does a word of birth lead to the date at i, with no other number or date between?  Its own year
 * may: "born at the end of 1983, on 30/12/1983". */
static bool born_in(const struct find *f, size_t i, int year)
{
    for (size_t k = i; k-- > 0 && i - k <= BIRTH_BEFORE;) {
        const struct token *t = &f->tokens[k];

        if ((t->is | t->covered) & NEAR_BIRTH && is_birth(f, k, i))
            return true;
        if (t->shape & TOKEN_DIGITS && ((year && number_of(f, t) == year) || is_denied(f, k)))
            continue;
        if (t->is & (NEAR_ORDER | WORD_MONTH) || f->tokens[k + 1].gap == GAP_PARA ||
            (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) && !is_district(f, t)))
            break;
    }
    return false;
}

bool born_before(const struct find *f, size_t i)
{
    return born_in(f, i, 0);
}

/* Does the word of birth at token k have its own date behind it: "/ né 03.06.1984"? */
bool has_own_date(const struct find *f, size_t k)
{
    size_t last;

    k += f->tokens[k].phrase > 1 ? f->tokens[k].phrase : 1;
    return k < f->count && f->tokens[k].gap < GAP_LINE && begins_date(f, k) &&
           read_date(f, k, &last);
}

/* "12/03/1985 (date de naissance)", "ich bin am 12.03.1985 geboren" */
bool born_behind(const struct find *f, size_t last)
{
    for (size_t k = last + 1; k < f->count && k <= last + BIRTH_BEHIND; k++) {
        const struct token *t = &f->tokens[k];

        if ((t->gap >= GAP_COMMA && t->gap != GAP_OTHER &&
             !(t->gap == GAP_DOT && word_listed(token_folded(f, t - 1), "st ste"))) || /* a town */
            t->shape & TOKEN_DIGITS)
            return false;
        if (is_birth(f, k, 0))
            return !has_own_date(f, k);
    }
    return false;
}

#define PAIR_MOST    15 /* years from a birth to the second one; more only of grown-ups */
#define BESIDE_REACH 7  /* words between the two dates */
#define DATE_TOKENS  10 /* of a date at most, in words */

static bool ends_line(const struct find *f, size_t i)
{
    return f->tokens[i].gap == GAP_LINE || f->tokens[i].gap == GAP_PARA;
}

/* "pas le 13 mars 1985", "nés les 3.3.1983 et 28.10.1985", "1-3-48 perdón el 2-3-48": beside a date
 * of birth, the date it is taken for is one too. */
static bool born_beside(const struct find *f, size_t i, int year)
{
    size_t end = i, last;

    while (end > 0 && i - end <= BESIDE_REACH && !ends_line(f, end) &&
           is_joining(token_folded(f, &f->tokens[end - 1])))
        end--;
    if (end == i || end == 0 || ends_line(f, end) || i - end > BESIDE_REACH || year >= RECENT)
        return false;
    for (size_t k = end; k-- > 0 && end - k <= DATE_TOKENS;)
        if (begins_date(f, k) && read_date(f, k, &last) && last + 1 == end)
            return (year <= GROWN_UP || year - year_of(f, k, last) <= PAIR_MOST) &&
                   born_before(f, k);
    return false;
}

/* The mark in front of token i on its line, spaces and quotes passed over: '-' for any dash, '*'
 * for the star or circle of births; 0 for none. */
char mark_before(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i].start, least = at > 8 ? at - 8 : 0;
    struct str before;

    while (at > least && (f->text.ptr[at - 1] == ' ' || f->text.ptr[at - 1] == '"'))
        at--;
    if (at > least && (unsigned char)f->text.ptr[at - 1] < 0x80)
        return f->text.ptr[at - 1];
    before = str_slice(f->text, least, at);
    if (str_ends(before, STR("–")) || str_ends(before, STR("—")))
        return '-';
    if (str_ends(before, STR("°")))
        return '*';
    return before.len ? before.ptr[before.len - 1] : 0;
}

/* The star or circle in front of token i says birth: no bullet, no "n°". */
bool is_star(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i].start, least = at > 8 ? at - 8 : 0;
    bool circle;

    while (at > least && f->text.ptr[at - 1] == ' ')
        at--;
    circle = at > 1 && f->text.ptr[at - 1] != '*';
    at -= circle ? 2 : 1;
    if (circle)
        return at == 0 || strchr(" (,\n", f->text.ptr[at - 1]);
    while (at > least && f->text.ptr[at - 1] == ' ')
        at--;
    return at > least && f->text.ptr[at - 1] != '\n' && f->text.ptr[at - 1] != '*';
}

#define KIN_CLOSE 8 /* tokens back to a relative, where a verb stands between */

static bool kin_within(const struct find *f, size_t i, size_t reach);
static bool behind_age(const struct find *f, size_t i, bool closes);

/* "Jasmijn is van 9 november '18", "Léo est du 3 mars 2018": of what a name is said, not of what
 * is somebody's, "le devis Martin". */
static bool is_from_day(const struct find *f, size_t i)
{
    static const struct str is[] = { STR_INIT("est"), STR_INIT("es"), STR_INIT("is"),
                                     STR_INIT("ist"), STR_INIT("e") };
    static const struct str ands[] = { STR_INIT("en"), STR_INIT("et"), STR_INIT("und"),
                                       STR_INIT("y"),  STR_INIT("ed"), STR_INIT("e") };
    size_t k = i > 2 ? i - 2 : 0;

    if (!k || f->tokens[i].gap != GAP_SPACE || !(f->tokens[i - 1].is & WORD_PARTICLE) ||
        f->tokens[i - 1].gap != GAP_SPACE || f->tokens[k].gap != GAP_SPACE ||
        !one_of(token_folded(f, &f->tokens[k]), is, COUNT_OF(is)))
        return false;
    k--;
    if (k > 0 && one_of(token_folded(f, &f->tokens[k]), ands, COUNT_OF(ands)))
        k--;
    return f->tokens[k].is & WORD_FIRSTNAME && f->tokens[k].shape & TOKEN_CAPITAL &&
           (k == 0 || f->tokens[k].shape & TOKEN_START || f->tokens[k].gap >= GAP_COMMA ||
            f->tokens[k - 1].shape & TOKEN_DIGITS ||
            one_of(token_folded(f, &f->tokens[k - 1]), ands, COUNT_OF(ands)) ||
            is_child(token_folded(f, &f->tokens[k - 1])) ||
            is_person_word(token_folded(f, &f->tokens[k - 1])) ||
            word_among(token_folded(f, &f->tokens[k - 1]),
                       "heet|heisst|called|appelle|llama|chiama|chama"));
}

/* "my wife's is 11-10-59", "la de mi mujer es 11-10-59", "celle de mon mari est le 3/4/66" */
static bool is_of_kin(const struct find *f, size_t i)
{
    static const struct str is[] = { STR_INIT("est"), STR_INIT("es"), STR_INIT("is"),
                                     STR_INIT("ist"), STR_INIT("e") };
    static const struct str those[] = { STR_INIT("celle"),  STR_INIT("celui"), STR_INIT("la"),
                                        STR_INIT("die"),    STR_INIT("das"),   STR_INIT("dat"),
                                        STR_INIT("quella"), STR_INIT("a"),     STR_INIT("el") };
    size_t k = i > 3 ? i - 1 : 0;
    bool owned;

    k -= k && f->tokens[k].is & WORD_THE;
    if (!k || f->tokens[i].gap != GAP_SPACE ||
        !one_of(token_folded(f, &f->tokens[k]), is, COUNT_OF(is)))
        return false;
    owned = str_eq(token_folded(f, &f->tokens[k - 1]), STR("s"));
    k -= owned ? 2 : 1;
    if (!is_person_word(token_folded(f, &f->tokens[k])) || k < 1 ||
        !(f->tokens[k - 1].is & WORD_OWNER))
        return false;
    return owned || (k > 2 && f->tokens[k - 2].is & WORD_PARTICLE &&
                     one_of(token_folded(f, &f->tokens[k - 3]), those, COUNT_OF(those)));
}

/* "FN: 14/07/1938", "Ruth, b. 23 May 1973", "Jonas Weber, * 23.05.1973" */
bool behind_label(const struct find *f, size_t i, bool grown)
{
    static const struct str labels[] = { STR_INIT("fn"),     STR_INIT("dn"),      STR_INIT("fdn"),
                                         STR_INIT("gd"),     STR_INIT("dtn"),     STR_INIT("jg"),
                                         STR_INIT("classe"), STR_INIT("jahrgang") };
    static const struct str am[] = { STR_INIT("suis"), STR_INIT("soy"), STR_INIT("sono"),
                                     STR_INIT("est"),  STR_INIT("sou"), STR_INIT("bin"),
                                     STR_INIT("ben") };
    static const struct str is[] = { STR_INIT("est"),   STR_INIT("e"),       STR_INIT("es"),
                                     STR_INIT("is"),    STR_INIT("hij"),     STR_INIT("zij"),
                                     STR_INIT("zoon"),  STR_INIT("dochter"), STR_INIT("deux"),
                                     STR_INIT("beide"), STR_INIT("both"),    STR_INIT("due"),
                                     STR_INIT("dois"),  STR_INIT("ambos"),   STR_INIT("ambas") };
    const struct token *t = i ? &f->tokens[i - 1] : NULL;
    char mark = mark_before(f, i);

    if (!t || f->tokens[i].gap == GAP_PARA)
        return false;
    if (mark == '*')
        return is_star(f, i);
    if (mark == '.' && str_eq(token_text(f, t), STR("n")) && mark_before(f, i - 1) == '(')
        return true; /* "Alice (n. 14/01/2022)" */
    if (mark == '.' && (str_eq(token_text(f, t), STR("b")) || str_eq(token_text(f, t), STR("gb")) ||
                        ((grown || is_kin(f, i, false)) && str_eq(token_text(f, t), STR("n")))))
        return true;
    if (grown && i > 1 && word_listed(token_folded(f, t), "a em el il le op") &&
        f->tokens[i].gap == GAP_SPACE && str_eq(token_text(f, t - 1), STR("n")) &&
        mark_before(f, i - 1) == '.')
        return true; /* "viúva, n. a 9.10.41" */
    if (i > 2 && t->is & WORD_PARTICLE && t[-1].shape & TOKEN_DIGITS &&
        t[-1].end - t[-1].start == 2 && one_of(token_folded(f, t - 2), am, COUNT_OF(am)))
        return true; /* "ben 17, van 5-10-'07" */
    if (grown && i > 1 && t->is & WORD_PARTICLE && f->tokens[i].gap == GAP_SPACE &&
        one_of(token_folded(f, t - 1), am, COUNT_OF(am))) /* "je suis du 4 avril 76" */
        return true;
    if (i > 1 && t->is & WORD_PARTICLE && f->tokens[i].gap == GAP_SPACE &&
        one_of(token_folded(f, t - 1), is, COUNT_OF(is)) && kin_within(f, i, KIN_CLOSE))
        return true; /* "mio figlio Ruben, che è del 20.11.2012" */
    if (i > 1 && t->is & WORD_PARTICLE && mark_before(f, i - 1) == '(' &&
        (name_ends(f, i - 2, true) || behind_age(f, i - 1, false)))
        return true; /* "Nils (van 4-4-2018)", "8 ans (du 5.3.16)" */
    if (is_from_day(f, i) || (grown && is_of_kin(f, i)))
        return true;
    return (mark == ':' || f->tokens[i].gap == GAP_SPACE) &&
           one_of(token_folded(f, t), labels, COUNT_OF(labels));
}

#define KIN_REACH 24 /* tokens back from a date to the word for whose it is */

/* "Gezin: ", "Familia numerosa: ": its list follows, not what the family did. */
static bool heads_family(const struct find *f, size_t k, struct str word)
{
    uint32_t end = f->tokens[k].end;

    return is_household(word) && (str_starts(str_from(f->text, end), STR(":")) ||
                                  str_starts(str_from(f->text, end), STR(" :")) ||
                                  (k + 1 < f->count && f->tokens[k + 1].gap == GAP_SPACE &&
                                   f->tokens[k + 1].next == ':'));
}

bool is_kin(const struct find *f, size_t i, bool grown)
{
    for (size_t k = i; k-- > 0 && i - k <= KIN_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (is_child(word) || (grown && (is_person_word(word) || heads_family(f, k, word))))
            return true;
    }
    return false;
}

/* "Familia: ana (12/03/2014)" */
static bool in_household(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= KIN_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (is_household(token_folded(f, &f->tokens[k])))
            return true;
    }
    return false;
}

static bool kin_within(const struct find *f, size_t i, size_t reach)
{
    for (size_t k = i; k-- > 0 && i - k <= reach && f->tokens[k + 1].gap != GAP_PARA;)
        if (is_child(token_folded(f, &f->tokens[k])) ||
            is_person_word(token_folded(f, &f->tokens[k])))
            return true;
    return false;
}

/* Does a person's name end at token k: a first name among its last words, or behind a title? */
bool plain_capital(const struct token *t)
{
    return t->shape & TOKEN_CAPITAL &&
           !(t->is & (WORD_ORDINARY | WORD_COMPANY | WORD_STREET | WORD_ROAD | WORD_MONTH));
}

/* `plain`: two words with capitals are enough. */
bool name_ends(const struct find *f, size_t k, bool plain)
{
    plain = plain && plain_capital(&f->tokens[k]);
    for (size_t n = 0; n < 4; n++, k--) {
        const struct token *t = &f->tokens[k];
        bool capital = t->shape & TOKEN_CAPITAL;

        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) || t->is & NEAR_ANY)
            return false;
        if (t->is & WORD_FIRSTNAME || (t->is & WORD_WEAK_NAME && capital && n == 0))
            return true;
        if (t->is & WORD_CIVILITY && n > 0 && t[1].gap != GAP_COMMA) /* "famille, départ" */
            return true;
        if (n == 1 && plain && plain_capital(t))
            return true;
        if ((n > 0 && !capital && !(t->is & WORD_PARTICLE)) || k == 0 || t->gap >= GAP_DOT)
            return false;
    }
    return false;
}

/* A date in a table or list ends its line or stands between marks. */
bool ends_cell(const struct find *f, size_t last)
{
    struct str rest = str_from(f->text, f->tokens[last].end);

    return !rest.len || strchr("\r\n,;|)\t", rest.ptr[0]) || str_starts(rest, STR("  ")) ||
           str_starts(rest, STR(" |")) || str_starts(rest, STR(" –")) ||
           str_starts(rest, STR(" -"));
}

/* "Wiam 07.07.2012", "Children: Haroon 2.2.2016, Aleena 19.10.2019" */
static bool begins_item(const struct find *f, size_t i)
{
    uint8_t gap = f->tokens[i - 1].gap;

    return f->tokens[i].gap == GAP_SPACE &&
           (gap == GAP_LINE || gap == GAP_COMMA ||
            (gap == GAP_OTHER && i > 1 && memchr(":;", f->text.ptr[f->tokens[i - 2].end], 2)));
}

/* A mark other than a colon in front of the date. */
static bool parted(const struct find *f, size_t i)
{
    return mark_before(f, i) != ':' && f->tokens[i].gap != GAP_SPACE;
}

/* "garantie 2 ans (du 5/3/2021)": years of a contract or of wine. */
static bool is_term(const struct find *f, size_t i)
{
    static const char things[] =
        "garantie|garantia|garanzia|warranty|guarantee|promo|abo|abonnement|"
        "contrat|contract|contrato|contratto|vertrag|vin|vino|wein|wijn|"
        "vinho|wine|whisky|bail|licence|licenza|lizenz|offre|offer";

    for (size_t k = i; k-- > 0 && i - k <= 5 && f->tokens[k + 1].gap <= GAP_COMMA;)
        if (word_among(token_folded(f, &f->tokens[k]), things))
            return true;
    return false;
}

/* "77 anos (8/8/47)", "age 7 (19/01/17)", "Tom (7 ans, 03/03/2015)": `closes`, with a bracket. */
static bool behind_age(const struct find *f, size_t i, bool closes)
{
    static const struct str units[] = { STR_INIT("ans"),  STR_INIT("years"), STR_INIT("jahre"),
                                        STR_INIT("anos"), STR_INIT("anni"),  STR_INIT("jaar"),
                                        STR_INIT("old"),  STR_INIT("alt"),   STR_INIT("yo") };

    static const struct str ages[] = { STR_INIT("age"),     STR_INIT("aged"), STR_INIT("alter"),
                                       STR_INIT("edad"),    STR_INIT("eta"),  STR_INIT("idade"),
                                       STR_INIT("leeftijd") };
    char mark = mark_before(f, i);

    if (i < 2 || !(mark == '(' || (mark == ',' && closes)) || is_term(f, i - 1))
        return false;
    if (mark == '(' && f->tokens[i - 1].shape & TOKEN_DIGITS &&
        f->tokens[i - 1].end - f->tokens[i - 1].start <= 2 &&
        one_of(token_folded(f, &f->tokens[i - 2]), ages, COUNT_OF(ages)))
        return true;
    return one_of(token_folded(f, &f->tokens[i - 1]), units, COUNT_OF(units)) &&
           f->tokens[i - 1].gap <= GAP_JOIN;
}

/* "MOREL CLAIRE F 14/04/1988", "MOREL/CLAIRE MRS 14APR88", "... M 880414 FRA": as passports are
 * listed, the sex or title behind the name, the country behind the day. */
bool in_passport_row(const struct find *f, size_t i, size_t last)
{
    static const struct str titles[] = { STR_INIT("MR"),   STR_INIT("MRS"),  STR_INIT("MS"),
                                         STR_INIT("MISS"), STR_INIT("MSTR"), STR_INIT("CHD") };
    const struct token *t = i ? &f->tokens[i - 1] : NULL, *next = token_at(f, last + 1);
    struct str word = t ? token_text(f, t) : str_make(f->text.ptr, 0);
    bool sex = str_eq(word, STR("M")) || str_eq(word, STR("F")), title = false;

    for (size_t k = 0; k < COUNT_OF(titles); k++)
        title |= str_eq(word, titles[k]);
    if (i < 2 || !(sex || title) || f->tokens[i].gap != GAP_SPACE || t->gap != GAP_SPACE)
        return false;
    if (next && next->gap == GAP_SPACE && sex && is_nationality(token_text(f, next)))
        return true;
    return name_ends(f, i - 2, true) &&
           (!next || ends_cell(f, last) || next->shape & (TOKEN_UPPER | TOKEN_INITIAL));
}

#define BRACKET_REACH 32 /* bytes of a place in front of a date in brackets */

/* "Lo Presti (Agrigento, 29 febbraio 1948)": where and when somebody was born. */
static bool in_brackets(const struct find *f, size_t i, size_t last)
{
    uint32_t start = f->tokens[i].start, at = start, end = f->tokens[last].end;
    size_t k = i;

    if (end >= f->text.len || f->text.ptr[end] != ')')
        return false;
    while (at > 0 && start - at < BRACKET_REACH && !strchr("(\n0123456789", f->text.ptr[at - 1]))
        at--;
    if (at == 0 || f->text.ptr[at - 1] != '(')
        return false;
    while (k > 0 && f->tokens[k - 1].start >= at)
        k--;
    return k > 0 && name_ends(f, k - 1, true);
}

/* "mes enfants : Léo (12/05/2014), Nina (30/09/2017)", "mon fils Tom, 08/02/2011",
 * "Edith May Whitcombe (02/02/1938)", "mon mari : 03.11.1980" */
static bool of_name(const struct find *f, size_t i, size_t last, int year)
{
    const struct token *t = i ? &f->tokens[i - 1] : NULL;
    char mark = mark_before(f, i);
    bool bracket = mark == '(', grown = year <= GROWN_UP, named, capital;

    if (mark == ':' && i > 1 && t->shape & TOKEN_DIGITS && is_child(token_folded(f, t - 1)))
        return true; /* "Kind 1: 04/04/2014" */
    if (behind_age(f, i, str_starts(str_from(f->text, f->tokens[last].end), STR(")"))))
        return true;
    if (t && grown && mark == ',' && t->shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
        after_context(f, i, NEAR_SOCIAL | NEAR_ID_CARD | NEAR_PASSPORT, 4))
        return true; /* "NI QQ123456C, 21-9-1941" */
    if (!t || f->tokens[i].gap == GAP_PARA || t->shape & (TOKEN_DIGITS | TOKEN_MIXED) ||
        t->is & NEAR_ANY)
        return false;
    if (f->tokens[i].gap == GAP_SPACE ? !ends_cell(f, last) : !mark || !strchr("(,-:|;/\t\n", mark))
        return false;
    if (bracket && year < RECENT && i > 1 && t[-1].is & WORD_OWNER && t->gap == GAP_SPACE &&
        (is_person_word(token_folded(f, t)) || is_child(token_folded(f, t))))
        return true; /* "his sister (1 Feb. 2020)" */
    if (grown && is_person_word(token_folded(f, t)) &&
        (mark == ':' || (mark == ',' && i > 1 && t[-1].is & WORD_OWNER)))
        return true; /* "mon mari, 03/11/1960, est ..." */
    capital = t->shape & TOKEN_CAPITAL && !(t->is & (WORD_ORDINARY | WORD_MONTH));
    named = name_ends(f, i - 1,
                      grown && (f->tokens[i].gap != GAP_SPACE || f->tokens[i].start - t->end > 1));
    if (grown && mark == ',' && in_brackets(f, i, last))
        return true;
    if ((named || (bracket && is_listed_first(f, t)) ||
         (capital && (bracket || (year < RECENT && (begins_item(f, i) || parted(f, i)))))) &&
        is_kin(f, i, grown))
        return true;
    if (bracket && is_listed_first(f, t) && in_household(f, i))
        return true;
    return named && (grown || (bracket && year < RECENT));
}

#define TABLE_REACH 96  /* tokens back to the heading */
#define PAGE_REACH  240 /* where each cell has its marks, "<td>" */
#define ROW_MOST    400 /* bytes of a row */

/* "<tr><td>L. Windsor</td><td>": how many cells have begun in the row of byte `at`; 0 if in none.
 */
static size_t cells_of_row(struct str text, uint32_t at)
{
    uint32_t least = at > ROW_MOST ? at - ROW_MOST : 0;
    size_t n = 0;

    for (; at > least; at--) {
        struct str tag = str_slice(text, at, at + 2);

        if (text.ptr[at - 1] != '<')
            continue;
        if (str_eq_nocase(tag, STR("tr")))
            return n;
        n += str_eq_nocase(tag, STR("td")) || str_eq_nocase(tag, STR("th"));
    }
    return 0;
}

/* The same of a page: "<th>Date of birth</th> ... <td>12 May 2002</td>". */
static bool in_page_column(const struct find *f, size_t i)
{
    size_t cell = cells_of_row(f->text, f->tokens[i].start);

    for (size_t k = i; cell && k-- > 0 && i - k <= PAGE_REACH;)
        if (f->tokens[k].start && f->text.ptr[f->tokens[k].start - 1] == '>' &&
            heads_births(f, k) && cells_of_row(f->text, f->tokens[k].start) == cell)
            return true;
    return false;
}

/* A row of a table whose heading names the column: "Prénom | Date de naissance". */
static bool in_column(const struct find *f, size_t i, size_t last)
{
    char mark = mark_before(f, i);

    if (mark == '>')
        return in_page_column(f, i);
    if (!mark || !strchr("|;\t,", mark) || (mark == ',' && year_of(f, i, last) >= RECENT))
        return false;
    for (size_t k = i; k-- > 0 && i - k <= TABLE_REACH && !table_ends(f, k + 1);) {
        size_t behind = k + f->tokens[k].phrase;

        behind = behind > k ? behind : k + 1;
        if (heads_births(f, k))
            return mark_before(f, k) == mark || mark_before(f, behind) == mark;
    }
    return false;
}

#define ASKED_REACH 18 /* tokens from "date of birth?" to the answer in the next line */

#define ASKING_REACH 5 /* tokens of "date of birth and postcode?" */

/* Is birth what the question that ends with token k is about, among other things? */
static bool asks_birth(const struct find *f, size_t k)
{
    for (size_t n = 0; n < ASKING_REACH; n++, k--) {
        if ((f->tokens[k].is | f->tokens[k].covered) & NEAR_BIRTH)
            return true;
        if (k == 0 || f->tokens[k].gap > GAP_COMMA)
            return false;
    }
    return false;
}

/* Does the sign stand between token k and the next?  Hardly ever is there more than one byte. */
static bool has_sign(const struct find *f, size_t k, char sign)
{
    for (uint32_t at = f->tokens[k].end; at < f->tokens[k + 1].start; at++)
        if (f->text.ptr[at] == sign)
            return true;
    return false;
}

/* "Agent: date of birth?\nClient: Y829 and 4/7/1991" */
static bool was_asked(const struct find *f, size_t i)
{
    size_t lines = 0;

    for (size_t k = i; k-- > 0 && i - k <= ASKED_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k + 1];

        if (t->gap < GAP_LINE) /* nearly all: neither a line's end nor "?" */
            continue;
        lines += has_sign(f, k, '\n');
        if (lines > 1)
            return false;
        if (lines && has_sign(f, k, '?'))
            return asks_birth(f, k);
    }
    return false;
}

/* "primo maggio", "second of May": the day in front of the month at token i; else i. */
static size_t day_before(const struct find *f, size_t i)
{
    size_t k = i;

    if (!(f->tokens[i].is & WORD_MONTH) || i < 2)
        return i;
    k -=
        f->tokens[k - 1].is & WORD_PARTICLE || str_eq(token_folded(f, &f->tokens[k - 1]), STR("of"))
            ? 2
            : 1;
    if (f->tokens[k].shape & TOKEN_DIGITS) /* "12 mai" */
        return i;
    return is_ordinal(f, &f->tokens[k]) || spoken_is_day(f, token_folded(f, &f->tokens[k])) ? k : i;
}

/* "eleventh of the seventh ninety nine": the day in front of the year at token i, where day and
 * month are ordinals; else i. */
static size_t ordinals_before(const struct find *f, size_t i)
{
    size_t day = i, n = 0;

    for (size_t k = i; k-- > 0 && i - k <= 6 && n < 2 && f->tokens[k + 1].gap <= GAP_COMMA;) {
        const struct token *t = &f->tokens[k];

        if (is_ordinal(f, t))
            day = ++n == 2 ? k : day;
        else if (!(t->is & WORD_PARTICLE) && !word_listed(token_folded(f, t), "the of"))
            break;
    }
    return day;
}

bool find_told_birth(struct find *f, size_t i)
{
    size_t last;

    i = ordinals_before(f, i);
    if (!(born_before(f, i) || was_asked(f, i)) || !read_told_date(f, i, &last))
        return false;
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_DOB, NULL, 0.8F,
                              "context" });
    return true;
}

#define SAID_OF 4 /* tokens from "date of birth" to the paper that it stands on */

/* "date of birth on the request 12/03/1980" */
static bool birth_on_paper(const struct find *f, size_t i)
{
    for (size_t k = i - 1; k > 0 && i - k < SAID_OF && f->tokens[k].gap <= GAP_SPACE; k--)
        if ((f->tokens[k - 1].is | f->tokens[k - 1].covered) & NEAR_BIRTH)
            return true;
    return false;
}

static bool says_since(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "avant",
        ['d' - 'a'] = "depuis dal dall desde",
        ['s' - 'a'] = "seit since sinds",
    };

    return word_by_letter(word, words);
}

/* "Date de la demande: ..." */
static bool has_dates(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "antragsdatum achat aanvraag aankoop acquisto",
        ['b' - 'a'] = "bestelldatum besteldatum",
        ['c' - 'a'] = "compra",
        ['d' - 'a'] = "demande",
        ['f' - 'a'] = "factuurdatum",
        ['k' - 'a'] = "kaufdatum",
        ['p' - 'a'] = "pedido purchase",
        ['r' - 'a'] = "rechnungsdatum richiesta request",
        ['s' - 'a'] = "schadentag solicitud",
    };

    return word.len > 4 && word_by_letter(word, words);
}

/* "depuis le 19 04 2019", "mi hanno richiamato dal ...": what lasts from then on, or was before. */
static bool is_since(const struct find *f, size_t i)
{
    struct str before;

    if (i == 0)
        return false;
    before = token_folded(f, &f->tokens[i - 1]);
    return says_since(before) || (has_dates(before) && !birth_on_paper(f, i)) ||
           (i > 1 && before.len <= 3 && word_listed(before, "le el the den dem o") &&
            says_since(token_folded(f, &f->tokens[i - 2])));
}

/* "prenotazione", "flight" */
static bool names_journey(struct str word)
{
    static const char *const words[26] = {
        ['b' - 'a'] = ("booking buchung boeking buchungscode buchungsnummer boekingsnummer "
                       "boekingscode billet"),
        ['f' - 'a'] = "flight flug",
        ['l' - 'a'] = "localizador",
        ['p' - 'a'] = "prenotazione",
        ['r' - 'a'] = "reserva reservation reservering",
        ['v' - 'a'] = "vuelo vol volo vlucht",
    };

    return word_by_letter(word, words);
}

/* "il 25 05 2024, prenotazione 470-3988035": the day of a journey, though a child is named. */
static bool is_journey(const struct find *f, size_t i, size_t last)
{
    return last + 1 < f->count && f->tokens[last + 1].gap <= GAP_COMMA &&
           names_journey(token_folded(f, &f->tokens[last + 1])) && year_of(f, i, last) >= RECENT &&
           !born_before(f, i);
}

/* "2026-02-11 08:14:22 INFO" at the begin of a line; "1985-03-12 00:00:00" is a field's. */
static bool is_logged(const struct find *f, size_t i, size_t last)
{
    const struct token *hour = token_at(f, last + 1), *t = &f->tokens[i];

    return hour && t->gap >= GAP_LINE && hour->gap <= GAP_SPACE && hour->next == ':' &&
           hour->shape & TOKEN_DIGITS && hour->end - hour->start == 2 && t->start > 0 &&
           f->text.ptr[t->start - 1] == '\n' && number_of(f, hour) &&
           year_of(f, i, last) > GROWN_UP;
}

/* At the begin of a line, and the one before ends in figures: no name or label stands in front. */
static bool is_below_figures(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->gap == GAP_LINE && t[-1].shape & TOKEN_DIGITS &&
           f->text.ptr[t->start - 1] == '\n';
}

/* Does anything say that somebody's life began on this date? */
static bool is_of_birth(const struct find *f, size_t i, size_t last)
{
    int year = year_of(f, i, last);

    if (born_in(f, i, year) || born_behind(f, last) || was_asked(f, i) ||
        birth_is_told(f, i, last, year))
        return true;
    return !is_below_figures(f, i) &&
           (born_beside(f, i, year) || behind_label(f, i, year <= GROWN_UP) ||
            of_name(f, i, last, year) || in_column(f, i, last) || is_turning(f, i) ||
            (year < RECENT && in_passport_row(f, i, last)) ||
            births_in_row(f, f->tokens[i].start, f->tokens[last].end));
}

/* "am 3. Oktober sechzig", "mars 1974": what read_date() does not know as a date. */
static void find_other_birth(struct find *f, size_t i)
{
    size_t day = day_before(f, i), last;

    if (read_spoken_date(f, day, &last) &&
        (born_before(f, day) || born_behind(f, last) || was_asked(f, day) ||
         in_column(f, day, last) || birth_is_told(f, day, last, 0)))
        propose(f, (struct span){ f->tokens[day].start, f->tokens[last].end, SPAN_DOB, NULL, 0.8F,
                                  "context" });
    else if (!find_birth_month(f, i) && f->tokens[i].shape & TOKEN_DIGITS)
        find_short_birth(f, i);
}

void find_whole_birth(struct find *f, size_t i)
{
    size_t last;

    if (!read_date(f, i, &last)) {
        find_other_birth(f, i);
        return;
    }
    if (in_number(f, i, last) || is_since(f, i) || is_journey(f, i, last) ||
        is_logged(f, i, last) || !is_of_birth(f, i, last))
        return;
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_DOB, NULL, 0.9F,
                              "context" });
    if (f->tokens[i].shape & TOKEN_DIGITS && last == i + 2)
        find_births_beside(f, f->tokens[i].start, f->tokens[last].end);
}
