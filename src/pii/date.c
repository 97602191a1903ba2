/* SPDX-License-Identifier: EUPL-1.2 */
/* date.c - dates of birth: a date is personal only where the text says whose life begins there.
 *
 * A word of birth says so; so do a child's name in front of the date and a table's heading. */
#include "pii/date_priv.h"

#include <string.h>

#include "pii/check_priv.h"

const struct token *token_at(const struct find *f, size_t i)
{
    return i < f->count ? &f->tokens[i] : NULL;
}

int number_of(const struct find *f, const struct token *t)
{
    struct str s = token_text(f, t);
    int v = 0;

    for (size_t i = 0; i < s.len && i < 8; i++)
        v = ascii_digit(s.ptr[i]) ? v * 10 + (s.ptr[i] - '0') : v;
    return v;
}

bool one_of(struct str word, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, words[i]))
            return true;
    return false;
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

bool is_year(const struct find *f, const struct token *t)
{
    int v = number_of(f, t);

    if (!(t->shape & TOKEN_DIGITS))
        return false;
    return (t->end - t->start == 4 && v >= 1880 && v <= 2100) || t->end - t->start == 2;
}

bool numeric_date(const struct find *f, size_t i)
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

/* "19850312", "12031985": only its context says that this is a date. */
static bool compact_date(const struct find *f, const struct token *t)
{
    int v = number_of(f, t);

    if (!(t->shape & TOKEN_DIGITS) || t->end - t->start != 8)
        return false;
    return (v / 10000 >= 1880 && v / 10000 <= 2100 && check_date(0, v / 100 % 100, v % 100)) ||
           (v % 10000 >= 1880 && v % 10000 <= 2100 &&
            (check_date(0, v / 10000 % 100, v / 1000000) ||
             check_date(0, v / 1000000, v / 10000 % 100)));
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

    if (numeric_date(f, i)) {
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

/* "born out of frustration", "le litige né du contrat", "le problème est né le": no life. */
static bool is_of_a_thing(const struct find *f, size_t k)
{
    static const struct str out[] = { STR_INIT("du"),  STR_INIT("out"),   STR_INIT("of"),
                                      STR_INIT("aus"), STR_INIT("dalla"), STR_INIT("dal"),
                                      STR_INIT("uit"), STR_INIT("from") };
    static const struct str things[] = {
        STR_INIT("probleme"), STR_INIT("litige"),   STR_INIT("panne"),    STR_INIT("differend"),
        STR_INIT("projet"),   STR_INIT("idee"),     STR_INIT("conflit"),  STR_INIT("dette"),
        STR_INIT("creance"),  STR_INIT("problem"),  STR_INIT("dispute"),  STR_INIT("idea"),
        STR_INIT("streit"),   STR_INIT("idee"),     STR_INIT("problema"), STR_INIT("projekt"),
        STR_INIT("progetto"), STR_INIT("proyecto"),
    };
    size_t behind = k + f->tokens[k].phrase;

    if (behind > k && behind < f->count &&
        one_of(token_folded(f, &f->tokens[behind]), out, COUNT_OF(out)))
        return true;
    for (size_t n = 1; n <= 3 && n <= k; n++)
        if (one_of(token_folded(f, &f->tokens[k - n]), things, COUNT_OF(things)))
            return true;
    return false;
}

/* "ne" is French for "not" as well as "né" without its accent: that one leads right to the date. */
static bool is_birth(const struct find *f, size_t k, size_t date)
{
    const struct token *t = &f->tokens[k];

    if (!((t->is | t->covered) & NEAR_BIRTH) || is_of_a_thing(f, k))
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

/* The last character in front of token i that is no space, on its line; 0 for none. */
static char mark_before(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i].start, least = at > 8 ? at - 8 : 0;

    while (at > least && f->text.ptr[at - 1] == ' ')
        at--;
    return at > least ? f->text.ptr[at - 1] : 0;
}

/* "FN: 14/07/1938", "Ruth, b. 23 May 1973", "Jonas Weber, * 23.05.1973" */
static bool behind_label(const struct find *f, size_t i)
{
    static const struct str labels[] = { STR_INIT("fn"), STR_INIT("dn"), STR_INIT("fdn"),
                                         STR_INIT("gd"), STR_INIT("dtn") };
    const struct token *t = i ? &f->tokens[i - 1] : NULL;
    char mark = mark_before(f, i);
    uint32_t at;

    if (!t || f->tokens[i].gap == GAP_PARA)
        return false;
    if (mark == '*') {
        for (at = f->tokens[i].start; f->text.ptr[at - 1] != '*';)
            at--;
        for (at--; at > t->end && f->text.ptr[at - 1] == ' ';)
            at--;
        return at > 0 && f->text.ptr[at - 1] != '\n' && f->text.ptr[at - 1] != '*';
    }
    if (t->gap <= GAP_COMMA && mark == '.' && str_eq(token_text(f, t), STR("b")))
        return true;
    return (mark == ':' || f->tokens[i].gap == GAP_SPACE) &&
           one_of(token_folded(f, t), labels, COUNT_OF(labels));
}

#define KIN_REACH 24   /* tokens back from a date to the word for whose it is */
#define GROWN_UP  2012 /* who was born until then may be no child: other words count as well */

static bool is_child(struct str word)
{
    static const struct str words[] = {
        STR_INIT("fils"),       STR_INIT("fille"),    STR_INIT("filles"),    STR_INIT("enfant"),
        STR_INIT("enfants"),    STR_INIT("bebe"),     STR_INIT("garcon"),    STR_INIT("son"),
        STR_INIT("sons"),       STR_INIT("daughter"), STR_INIT("daughters"), STR_INIT("kid"),
        STR_INIT("kids"),       STR_INIT("child"),    STR_INIT("children"),  STR_INIT("baby"),
        STR_INIT("twins"),      STR_INIT("hijo"),     STR_INIT("hija"),      STR_INIT("hijos"),
        STR_INIT("hijas"),      STR_INIT("nino"),     STR_INIT("nina"),      STR_INIT("ninos"),
        STR_INIT("figlio"),     STR_INIT("figlia"),   STR_INIT("figli"),     STR_INIT("figlie"),
        STR_INIT("bambino"),    STR_INIT("bambina"),  STR_INIT("bambini"),   STR_INIT("zoon"),
        STR_INIT("dochter"),    STR_INIT("kinderen"), STR_INIT("kind"),      STR_INIT("zoontje"),
        STR_INIT("dochtertje"), STR_INIT("sohn"),     STR_INIT("tochter"),   STR_INIT("kinder"),
        STR_INIT("filho"),      STR_INIT("filha"),    STR_INIT("filhos"),    STR_INIT("filhas"),
        STR_INIT("crianca"),    STR_INIT("criancas"), STR_INIT("jumeaux"),   STR_INIT("jumelles"),
        STR_INIT("eleve"),      STR_INIT("eleves"),   STR_INIT("pupil"),     STR_INIT("alunno"),
        STR_INIT("alumno"),     STR_INIT("leerling"), STR_INIT("aluno"),     STR_INIT("schuler"),
    };

    return one_of(word, words, COUNT_OF(words));
}

static bool is_person_word(struct str word)
{
    static const struct str words[] = {
        STR_INIT("mari"),          STR_INIT("femme"),        STR_INIT("epoux"),
        STR_INIT("epouse"),        STR_INIT("conjoint"),     STR_INIT("conjointe"),
        STR_INIT("frere"),         STR_INIT("soeur"),        STR_INIT("pere"),
        STR_INIT("mere"),          STR_INIT("husband"),      STR_INIT("wife"),
        STR_INIT("brother"),       STR_INIT("sister"),       STR_INIT("mother"),
        STR_INIT("father"),        STR_INIT("mum"),          STR_INIT("dad"),
        STR_INIT("partner"),       STR_INIT("mann"),         STR_INIT("frau"),
        STR_INIT("mutter"),        STR_INIT("vater"),        STR_INIT("bruder"),
        STR_INIT("schwester"),     STR_INIT("marido"),       STR_INIT("mujer"),
        STR_INIT("esposa"),        STR_INIT("padre"),        STR_INIT("madre"),
        STR_INIT("marito"),        STR_INIT("moglie"),       STR_INIT("vrouw"),
        STR_INIT("moeder"),        STR_INIT("vader"),        STR_INIT("mulher"),
        STR_INIT("pai"),           STR_INIT("mae"),          STR_INIT("passager"),
        STR_INIT("passagers"),     STR_INIT("passenger"),    STR_INIT("passengers"),
        STR_INIT("patient"),       STR_INIT("patiente"),     STR_INIT("assure"),
        STR_INIT("assuree"),       STR_INIT("participants"), STR_INIT("beneficiaire"),
        STR_INIT("beneficiaires"), STR_INIT("adherent"),     STR_INIT("adherents"),
        STR_INIT("membres"),       STR_INIT("travellers"),   STR_INIT("insured"),
        STR_INIT("reisende"),      STR_INIT("viajeros"),     STR_INIT("passeggeri"),
        STR_INIT("reizigers"),     STR_INIT("passageiros"),  STR_INIT("pasajeros"),
    };

    return one_of(word, words, COUNT_OF(words));
}

static int year_of(const struct find *f, size_t i, size_t last)
{
    const struct token *t = &f->tokens[f->tokens[i].end - f->tokens[i].start == 4 ? i : last];
    int v = number_of(f, t);

    return v >= 100 ? v : v > GROWN_UP % 100 + 15 ? 1900 + v : 2000 + v;
}

/* "mes enfants : Léo (12/05/2014), Nina (30/09/2017)", "mon fils Tom, 08/02/2011" */
static bool of_kin(const struct find *f, size_t i, size_t last)
{
    const struct token *name = i ? &f->tokens[i - 1] : NULL;
    char mark = mark_before(f, i);
    bool grown = year_of(f, i, last) <= GROWN_UP, capital;

    if (!name || !mark || !strchr("(,-:|;\t", mark) || f->tokens[i].gap == GAP_PARA ||
        name->shape & (TOKEN_DIGITS | TOKEN_MIXED) || name->is & (WORD_MONTH | NEAR_ANY))
        return false;
    if (mark == '(' && f->text.ptr[f->tokens[last].end] != ')' && f->tokens[last].end < f->text.len)
        return false;
    capital = name->shape & TOKEN_CAPITAL;
    if (!(name->is & WORD_FIRSTNAME) && !(capital && (mark == '(' || !(name->is & WORD_ORDINARY))))
        return false;
    for (size_t k = i; k-- > 0 && i - k <= KIN_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        struct str word = token_folded(f, &f->tokens[k]);

        if (f->tokens[k].is & NEAR_ORDER)
            return false;
        if (is_child(word) || (grown && is_person_word(word)))
            return true;
    }
    return false;
}

#define TABLE_REACH 64 /* tokens back to the heading */

/* A row of a table whose heading names the column: "Prénom | Date de naissance". */
static bool in_column(const struct find *f, size_t i)
{
    char mark = mark_before(f, i);

    if (!mark || !strchr("|;\t,", mark))
        return false;
    for (size_t k = i; k-- > 0 && i - k <= TABLE_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        size_t behind = k + f->tokens[k].phrase;

        if (f->tokens[k].is & NEAR_BIRTH)
            return mark_before(f, k) == mark ||
                   (behind < f->count && mark_before(f, behind) == mark);
    }
    return false;
}

static void find_birth(struct find *f, size_t i)
{
    size_t last;

    if (!read_date(f, i, &last) || in_number(f, i, last) ||
        !(born_before(f, i) || born_behind(f, last) || born_beside(f, i) || behind_label(f, i) ||
          of_kin(f, i, last) || in_column(f, i)))
        return;
    propose(f, (struct span){ f->tokens[i].start, f->tokens[last].end, SPAN_DOB, NULL, 0.9F,
                              "context" });
}

void find_date(struct find *f, size_t i)
{
    find_birth(f, i);
    find_expiry(f, i);
    if (f->tokens[i].shape & TOKEN_DIGITS)
        find_cvc(f, i);
}
