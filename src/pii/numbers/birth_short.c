/* SPDX-License-Identifier: EUPL-1.2 */
/* birth_short.c - births without a day, or in six figures: "née en 1948", "Jg. 62", "DDN 190791".
 *
 * A year alone says little: its word stands right in front of it, or who is told of. */
#include "pii/numbers/birth_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"

/* "Année de naissance\n1990" in a form: alone in their lines. */
static bool asks_year(const struct find *f, size_t i)
{
    uint32_t end = f->tokens[i].end;
    size_t k = i;

    for (size_t n = 0; n < 4 && k > 0; n++)
        if (f->tokens[--k].shape & TOKEN_START)
            return word_among(token_folded(f, &f->tokens[k]),
                              "annee|ano|anno|year|geburtsjahr|geboortejaar|jaar") &&
                   (end == f->text.len || f->text.ptr[end] == '\n' || f->text.ptr[end] == '\r');
    return false;
}

/* "geb. 1938", "Jg. 1988", "classe 1937": right behind its word. */
static bool right_behind_birth(const struct find *f, size_t i)
{
    static const struct str years[] = { STR_INIT("jahrgang"), STR_INIT("jg"), STR_INIT("classe"),
                                        STR_INIT("leva") };
    const struct token *t = &f->tokens[i - 1];

    if (f->tokens[i].gap != GAP_SPACE && f->tokens[i].gap != GAP_DOT && mark_before(f, i) != ':' &&
        !(f->tokens[i].gap == GAP_LINE && asks_year(f, i)))
        return false;
    return (((t->is | t->covered) & NEAR_BIRTH) && !is_of_a_thing(f, i - 1) &&
            !str_eq(token_text(f, t), STR("ne"))) ||
           (one_of(token_folded(f, t), years, COUNT_OF(years)) &&
            (t->shape & TOKEN_CAPITAL || number_of(f, &f->tokens[i]) <= GROWN_UP));
}

/* Right behind a word, or cut: "'62". */
static bool behind_space(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_SPACE ||
           (i > 0 && t->end - t->start == 2 && t->start - t[-1].end <= 4 && t->gap == GAP_OTHER &&
            (mark_before(f, i) == '\'' ||
             str_ends(str_slice(f->text, t[-1].end, t->start), STR("’"))));
}

/* "ich bin 1952 geboren", "je suis de 1952", "née en 88": told of somebody, in a year. */
static bool is_told_year(const struct find *f, size_t i)
{
    static const struct str being[] = { STR_INIT("bin"), STR_INIT("ist"),   STR_INIT("ben"),
                                        STR_INIT("is"),  STR_INIT("wurde"), STR_INIT("suis"),
                                        STR_INIT("soy"), STR_INIT("sono"),  STR_INIT("sou") };
    static const struct str of[] = { STR_INIT("de"), STR_INIT("del"), STR_INIT("van") };
    static const struct str self[] = { STR_INIT("je"), STR_INIT("io"), STR_INIT("yo"),
                                       STR_INIT("eu"), STR_INIT("ik"), STR_INIT("e") };
    static const struct str in[] = { STR_INIT("en"), STR_INIT("in"), STR_INIT("em"),
                                     STR_INIT("nel") };
    const struct token *t = &f->tokens[i], *next = token_at(f, i + 1);

    if (!behind_space(f, i) || i < 2 || t[-1].gap != GAP_SPACE)
        return false;
    if (t->end - t->start == 2) {
        size_t k = i - 1; /* "en el 66" */

        k -= k > 1 && str_eq(token_folded(f, t - 1), STR("el"));
        return ((f->tokens[k - 1].is | f->tokens[k - 1].covered) & NEAR_BIRTH &&
                one_of(token_folded(f, &f->tokens[k]), in, COUNT_OF(in))) ||
               (t->gap != GAP_SPACE && one_of(token_folded(f, t - 1), of, COUNT_OF(of)) &&
                one_of(token_folded(f, t - 2), being, COUNT_OF(being)) &&
                (t[-2].shape & TOKEN_START || t[-2].gap >= GAP_COMMA ||
                 (i > 2 && one_of(token_folded(f, t - 3), self, COUNT_OF(self)))));
    }
    if (one_of(token_folded(f, t - 1), of, COUNT_OF(of)))
        return number_of(f, t) <= GROWN_UP &&
               one_of(token_folded(f, t - 2), being, COUNT_OF(being));
    return next && next->gap == GAP_SPACE && str_eq(token_folded(f, next), STR("geboren")) &&
           one_of(token_folded(f, t - 1), being, COUNT_OF(being));
}

/* "Baujahr", "año": a word for the year someone is of. */
static bool names_year(struct str word)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "ano anno annee an",
        ['b' - 'a'] = "baujahr bouwjaar birthyear",
        ['c' - 'a'] = "classe",
        ['g' - 'a'] = "geburtsjahr geboortejaar",
        ['j' - 'a'] = "jahrgang jaar jahr jahre",
        ['l' - 'a'] = "leva",
        ['q' - 'a'] = "quinta",
        ['y' - 'a'] = "year",
    };

    return word_by_letter(word, words);
}

#define YEAR_BEFORE 4 /* tokens from "ich bin" or "nací" to "year" */

static bool says_birth(const struct token *t)
{
    return (t->is | t->covered) & NEAR_BIRTH;
}

/* "ich bin Baujahr 61", "soy del año 1961", "nací en el año 1961" */
static bool is_of_year(const struct find *f, size_t i)
{
    static const char first[] = "bin soy sono sou suis ben";
    static const char of[] = "de del dell la el l het van des du do dal o d the";
    static const char in[] = "im in em en no nel nell"; /* "bin im Jahr 2005 umgezogen" */
    bool within = false;

    if (!names_year(token_folded(f, &f->tokens[i - 1])))
        return false;
    for (size_t k = i - 1; k-- > 0 && i - k <= YEAR_BEFORE && f->tokens[k + 1].gap <= GAP_JOIN;) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (says_birth(&f->tokens[k]) || word_listed(word, first))
            return !is_of_a_thing(f, k) && !(within && word_listed(word, first));
        if (word_listed(word, in))
            within = true;
        else if (!word_listed(word, of))
            return false;
    }
    return false;
}

/* "the year of birth is 61", "mein Geburtsjahr war 1961" */
static bool is_said_year(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i < 2 || !says_birth(t - 2) ||
        !word_listed(token_folded(f, t - 1), "is was ist war est es e era"))
        return false;
    for (size_t k = i - 1; k-- > 0 && i - k <= YEAR_BEFORE + 1 && says_birth(&f->tokens[k]);)
        if (names_year(token_folded(f, &f->tokens[k])))
            return true;
    return false;
}

/* "Rossi Maria (1938)" at the begin of a line: a list of patients, not a film. */
static bool year_of_row(const struct find *f, size_t i)
{
    size_t k = i - 1;

    while (k > 0 && i - k < 4 && f->tokens[k].gap == GAP_SPACE && plain_capital(&f->tokens[k]))
        k--;
    return i - k >= 2 && (k == 0 || f->tokens[k].gap == GAP_LINE || f->tokens[k].gap == GAP_PARA) &&
           name_ends(
               f, i - 1,
               str_starts(str_trim(str_slice(f->text, f->tokens[i].end + 1, f->tokens[i].end + 4)),
                          STR("–"))) &&
           number_of(f, &f->tokens[i]) <= GROWN_UP;
}

/* Below the heading of a table with several columns: "nom,ddn,ville\n770124,". */
static bool in_first_cell(const struct find *f, size_t i)
{
    char mark = f->tokens[i].next;

    return f->tokens[i].gap == GAP_LINE && mark && strchr(",;|\t", mark);
}

/* "'48, thirty August", "de 1948, le 30 août": the month behind a year with its day, if they are
 * one date; else the year. */
static size_t with_day(const struct find *f, size_t i)
{
    size_t k = i + 1;

    if (k + 1 >= f->count || f->tokens[k].gap != GAP_COMMA ||
        f->tokens[i].end - f->tokens[i].start > 4)
        return i;
    k += word_listed(token_folded(f, &f->tokens[k]), "le il el am op on a");
    return read_day_month(f, k, &k) ? k : i;
}

/* "DDN 190791", "DUPONT/ANNE MRS 880414 FRA" */
static bool born_on_six(const struct find *f, size_t i)
{
    int v = number_of(f, &f->tokens[i]);

    return (born_before(f, i) && !in_first_cell(f, i) &&
            (check_date(0, v / 100 % 100, v / 10000) || check_date(0, v / 100 % 100, v % 100))) ||
           (check_date(0, v / 100 % 100, v % 100) && in_passport_row(f, i, i));
}

/* "née en 1948", "(*1961)", "Aliu (2010)" among children */
static bool born_in_year(const struct find *f, size_t i)
{
    static const struct str in[] = { STR_INIT("en"), STR_INIT("in"), STR_INIT("em"),
                                     STR_INIT("jahrgang"), STR_INIT("jg") };
    const struct token *t = &f->tokens[i], *before = t - 1;
    bool bracket = t->end < f->text.len && f->text.ptr[t->end] == ')', born = false;
    int v = number_of(f, t);
    char mark;

    if (v < 1900 || v > 2100)
        return false;
    mark = mark_before(f, i);
    if (one_of(token_folded(f, before), in, COUNT_OF(in)) && t->gap == GAP_SPACE)
        born = born_before(f, i) || before->end - before->start > 2;
    else if (mark == '*' && !bracket)
        born = f->text.ptr[t->start - 1] == '*' && is_star(f, i) && v <= GROWN_UP &&
               name_ends(f, i - 1, false);
    else if (mark == '*' || mark == '(')
        born = bracket &&
               ((mark == '*' && is_star(f, i)) || year_of_row(f, i) ||
                ((name_ends(f, i - 1, false) || plain_capital(before)) && is_kin(f, i, false)));
    return born || right_behind_birth(f, i) || is_told_year(f, i) ||
           (v <= GROWN_UP && t->gap == GAP_SPACE && (is_of_year(f, i) || is_said_year(f, i)));
}

/* Right before a year of two figures: every word that tells of a birth. */
static bool leads_to_short_year(struct str word)
{
    static const char *const words[26] = {
        ['d' - 'a'] = "de del",  ['e' - 'a'] = "en el em es est era e",
        ['g' - 'a'] = "geb",     ['i' - 'a'] = "in is ist",
        ['n' - 'a'] = "nel",     ['v' - 'a'] = "van",
        ['w' - 'a'] = "was war",
    };

    return word_by_letter(word, words) || names_year(word);
}

/* "geb. 62", "Jahrgang 62", "née en 88" */
static bool born_in_short_year(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str before = token_folded(f, t - 1);

    if (!leads_to_short_year(before))
        return false;
    if (t->gap == GAP_DOT)
        return str_eq(before, STR("geb")) && number_of(f, t) > 31 && ends_cell(f, i);
    if (!behind_space(f, i))
        return false;
    if (t->gap != GAP_SPACE)
        return word_listed(before, "jahrgang classe leva") || is_told_year(f, i);
    return str_eq(before, STR("jahrgang")) || is_told_year(f, i) ||
           (number_of(f, t) > 31 && (is_of_year(f, i) || is_said_year(f, i)));
}

/* Six figures or a year, by how long they are. */
void find_short_birth(struct find *f, size_t i)
{
    static bool (*const by_length[])(const struct find *f, size_t i) = {
        [2] = born_in_short_year,
        [4] = born_in_year,
        [6] = born_on_six,
    };
    const struct token *t = &f->tokens[i];
    uint32_t length = t->end - t->start;

    if (i == 0 || !(t->shape & TOKEN_DIGITS) || t->gap == GAP_PARA || t->gap == GAP_JOIN ||
        length >= COUNT_OF(by_length) || !by_length[length] || !by_length[length](f, i))
        return;
    propose(f, (struct span){ t->start, f->tokens[with_day(f, i)].end, SPAN_DOB, NULL, 0.8F,
                              "context" });
}

/* "née 04/66", "born April 66": right behind a word of birth, a year that is no day. */
static bool short_month(const struct find *f, size_t i, size_t *ret_last)
{
    const struct token *t = &f->tokens[i], *year = token_at(f, i + 1);

    *ret_last = i + 1;
    if (!year || year->gap > GAP_JOIN || !(year->shape & TOKEN_DIGITS) ||
        year->end - year->start != 2 || number_of(f, year) <= 31 ||
        (i + 2 < f->count && year[1].gap == GAP_JOIN && year[1].shape & TOKEN_DIGITS) ||
        !((t[-1].is | t[-1].covered) & NEAR_BIRTH ||
          (i > 1 && (t[-2].is | t[-2].covered) & NEAR_BIRTH)))
        return false;
    return t->shape & TOKEN_DIGITS
               ? f->text.ptr[t->end] == '/' && number_of(f, t) >= 1 && number_of(f, t) <= 12
               : t->is & WORD_MONTH;
}

/* "im März 1974 geboren", not "acheté en juin 2023 pour la naissance". */
static bool month_born_behind(const struct find *f, size_t last)
{
    return born_behind(f, last) &&
           (number_of(f, &f->tokens[last]) < RECENT || is_birth(f, last + 1, 0));
}

/* "née en mars 1974", "mes filles : Nil (3/2019)": a month and a year, where a birth or a child is
 * spoken of. */
bool find_birth_month(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char mark;
    size_t last;

    if (i == 0 || !(read_month(f, i, &last) || short_month(f, i, &last)) || t->gap == GAP_PARA ||
        (t->gap <= GAP_JOIN && t[-1].shape & TOKEN_DIGITS))
        return false;
    mark = mark_before(f, i);
    if (!born_before(f, i) && !month_born_behind(f, last) &&
        !(t[-1].is & WORD_PARTICLE && i > 1 && behind_label(f, i, true)) &&
        !(mark && strchr("(,", mark) && t[-1].shape & TOKEN_CAPITAL && ends_cell(f, last) &&
          (is_kin(f, i, false) ||
           (mark == '(' && name_ends(f, i - 1, false) && number_of(f, &f->tokens[last]) < RECENT))))
        return false;
    propose(f, (struct span){ t->start, f->tokens[last].end, SPAN_DOB, NULL, 0.8F, "context" });
    return true;
}
