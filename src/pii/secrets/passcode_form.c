/* SPDX-License-Identifier: EUPL-1.2 */
/* passcode_form.c - what a code looks like: digits in groups ("482 913"), a door's "19B02", keys
 * pressed ("12#45"), "AB12-CD34-EF56", "G-482913"; no year, sum, measure, fault or card's number.
 */
#include "pii/secrets/passcode_priv.h"
#include "pii/secrets/secret_priv.h"

#include <string.h>

#include "pii/numbers/check_priv.h"
#include "text/text.h"

#define GROUPS_MAX     8  /* of "51 23 00", "AB12-CD34-EF56" */
#define VOUCHER_GROUPS 6  /* of four digits */
#define DASHED_MOST    12 /* letters of a group of "pins-maritimes-44" */

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

/* The "26" of "182 594 26", and no figures behind. */
static bool is_short_tail(const struct find *f, size_t k, size_t length, size_t digits)
{
    const struct token *t = k < f->count ? &f->tokens[k] : NULL;

    return t && t->shape & TOKEN_DIGITS && passcode_joined(f, k, " ") && length_of(t) < length &&
           digits >= 4 && digits + length_of(t) <= 8 &&
           !(k + 1 < f->count && t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED) && t[1].gap <= GAP_JOIN);
}

/* Digits in groups of one length, four to eight in all; the token behind, or 0. */
size_t passcode_digits_end(const struct find *f, size_t k)
{
    size_t length = length_of(&f->tokens[k]), n = 1;

    while (n < GROUPS_MAX && k + n < f->count && length <= 4 && length * (n + 1) <= 8 &&
           f->tokens[k + n].shape & TOKEN_DIGITS && length_of(&f->tokens[k + n]) == length &&
           passcode_joined(f, k + n, " -"))
        n++;
    if (f->tokens[k].shape & TOKEN_DIGITS && n > 1 && is_short_tail(f, k + n, length, length * n))
        return k + n + 1;
    if (!(f->tokens[k].shape & TOKEN_DIGITS) || length * n > 8 ||
        length * n < (n == 3 && passcode_joined(f, k + 1, "-") ? 3 : 4)) /* "6-3-9" */
        return 0;
    /* a longer number, a telephone's or of a voucher */
    return k + n < f->count && f->tokens[k + n].shape & TOKEN_DIGITS &&
                   (passcode_joined(f, k + n, "-./,:") ||
                    (passcode_joined(f, k + n, " ") &&
                     (n > 1 || length_of(&f->tokens[k + n]) >= 3)))
               ? 0
               : k + n;
}

/* "AB12-CD34-EF56", "KF-20-88-TR": the token behind, or 0. */
size_t passcode_dashed_end(const struct find *f, size_t k)
{
    size_t n = 0, shorts = 0, capitals = 0;
    bool digits = false;

    if (f->tokens[k].next && f->tokens[k].next != '-') /* passcode_joined() takes a NUL too */
        return 0;
    while (n < GROUPS_MAX && k + n < f->count && length_of(&f->tokens[k + n]) >= 2 &&
           length_of(&f->tokens[k + n]) <= DASHED_MOST &&
           (n == 0 || passcode_joined(f, k + n, "-"))) {
        digits |= f->tokens[k + n].shape & (TOKEN_DIGITS | TOKEN_MIXED);
        shorts += length_of(&f->tokens[k + n]) < 3;
        capitals += (f->tokens[k + n].shape & TOKEN_UPPER) != 0;
        n++;
    }
    return n >= 2 && digits && (n > 2 ? shorts < n - 1 || (capitals && n > 3) : !shorts) ? k + n
                                                                                         : 0;
}

/* "19B02", "A2210" */
static bool is_door(const struct find *f, const struct token *t)
{
    struct str s = token_text(f, t);
    size_t letter = 0, letters = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (ascii_digit(s.ptr[i]))
            continue;
        letter = i;
        letters++;
    }
    return s.len >= 4 && s.len <= 6 && letters == 1 && s.ptr[letter] >= 'A' &&
           s.ptr[letter] <= (letter ? 'Z' : 'D');
}

bool passcode_year(const struct find *f, const struct token *t)
{
    struct str s = token_text(f, t);

    return s.len == 4 && (str_starts(s, STR("19")) || str_starts(s, STR("20")));
}

/* "4512 euros", "8000 caractères" */
bool passcode_counted(const struct find *f, size_t last)
{
    static const char *const units[26] = {
        ['c' - 'a'] = "caracteres caratteri characters clicks",
        ['d' - 'a'] = "dagen days dias",
        ['e' - 'a'] = "eur euro euros",
        ['f' - 'a'] = "fois",
        ['g' - 'a'] = "gb giorni",
        ['j' - 'a'] = "jours",
        ['k' - 'a'] = "keer",
        ['l' - 'a'] = "leden lignes lineas lines linhas",
        ['m' - 'a'] = "mal mb members mots",
        ['p' - 'a'] = "palabras palavras parole points pontos punkte punkten punten punti puntos",
        ['r' - 'a'] = "regels righe",
        ['t' - 'a'] = "tage tekens times",
        ['v' - 'a'] = "veces vezes volte",
        ['w' - 'a'] = "woorden words worter",
        ['z' - 'a'] = "zeichen zeilen",
    };
    static const struct str signs[] = { STR_INIT("€"), STR_INIT("$"), STR_INIT("£"),
                                        STR_INIT("%") };
    struct str behind = str_slice(f->text, f->tokens[last].end, f->tokens[last].end + 8);

    behind = str_trim(behind);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(behind, signs[i]))
            return true;
    return last + 1 < f->count && f->tokens[last + 1].gap <= GAP_JOIN &&
           (f->tokens[last + 1].is & WORD_MONTH ||
            word_by_letter(token_folded(f, &f->tokens[last + 1]), units));
}

/* "#4471*", "12#45", "1908#": as keys of a door are pressed; its end, 0 for none. */
static uint32_t pressed_end(const struct find *f, uint32_t *start)
{
    uint32_t end, digits = 0, marks = 0;

    if (*start > 0 && memchr("#*", f->text.ptr[*start - 1], 2)) {
        --*start;
        marks++;
    }
    for (end = *start; end < f->text.len && end - *start < 12; end++) {
        char c = f->text.ptr[end];

        if (!ascii_digit(c) && c != '#' && c != '*')
            break;
        digits += ascii_digit(c);
        marks += c == '#' || c == '*';
    }
    return marks && digits >= 4 && digits <= 8 &&
                   !(end < f->text.len && ascii_alnum(f->text.ptr[end]))
               ? end
               : 0;
}

/* "7714 0923 5561 8840": what a shop sells, four groups of four or more; the token behind, or 0.
 * A card's number is none. */
static size_t bought_end(const struct find *f, size_t k)
{
    size_t n = 0;
    char digits[4 * VOUCHER_GROUPS];

    while (n < VOUCHER_GROUPS && k + n < f->count && f->tokens[k + n].shape & TOKEN_DIGITS &&
           length_of(&f->tokens[k + n]) == 4 &&
           (n == 0 || (passcode_joined(f, k + n, " -") &&
                       f->text.ptr[f->tokens[k + n].start - 1] == f->text.ptr[f->tokens[k].end]))) {
        memcpy(digits + 4 * n, f->text.ptr + f->tokens[k + n].start, 4);
        n++;
    }
    return n >= 4 && !(n == 4 && check_card(digits, 16)) ? k + n : 0;
}

/* "changed in 2024": a year, by the word in front. */
static bool is_year_of(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "anno",  ['d' - 'a'] = "dal depuis desde",
        ['e' - 'a'] = "em en", ['i' - 'a'] = "im in",
        ['n' - 'a'] = "nel",   ['s' - 'a'] = "seit since sinds",
    };

    return k > 0 && passcode_year(f, &f->tokens[k]) &&
           word_by_letter(token_folded(f, &f->tokens[k - 1]), words);
}

/* "E-5512", "F07-...": what machines and programs report. */
static bool is_fault(const struct find *f, const struct token *t)
{
    return t->shape & TOKEN_INITIAL && memchr("EFH", f->text.ptr[t->start], 3);
}

/* "W8K 3RT 9PL": three groups of three, each with a letter and one with a figure at least; the
 * token behind, 0 for none. */
static size_t triple_end(const struct find *f, size_t k)
{
    size_t mixed = 0;

    for (size_t n = 0; n < 3; n++) {
        const struct token *t = &f->tokens[k + n];

        if (k + n >= f->count || length_of(t) != 3 || !(t->shape & (TOKEN_MIXED | TOKEN_UPPER)) ||
            (n > 0 && !passcode_joined(f, k + n, " -")))
            return 0;
        mixed += (t->shape & TOKEN_MIXED) != 0;
    }
    return mixed >= 2 ? k + 3 : 0;
}

#define LETTERS_MOST 3 /* of "TG-924861" */
#define PREFIXED     6 /* figures behind them at least: a fault and a postcode have fewer */

/* "G-482913", "TG-924861": do letters stand at token k that a code's figures follow? */
bool passcode_prefix(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->shape & (TOKEN_INITIAL | TOKEN_UPPER) && length_of(t) <= LETTERS_MOST &&
           t->next == '-' && k + 1 < f->count && t[1].gap == GAP_JOIN &&
           t[1].shape & TOKEN_DIGITS && length_of(&t[1]) >= PREFIXED;
}

/* "le code c'était 1904.": in the form of a year, all that "is" leads to. */
static bool is_said_alone(const struct find *f, size_t k)
{
    uint32_t end = f->tokens[k].end;

    return k > 0 && f->tokens[k - 1].is & WORD_IS && f->tokens[k].gap == GAP_SPACE &&
           (end >= f->text.len || strchr(".,;!?)\n", f->text.ptr[end])) &&
           !(k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN);
}

/* Proposes the code that begins at token k, if one does; gives the token behind. */
size_t passcode_take(struct find *f, size_t k, const char *kind)
{
    const struct token *t = &f->tokens[k];
    size_t end = passcode_digits_end(f, k), n = length_of(t);
    uint32_t start = t->start, stop;
    bool plain = kind && (strcmp(kind, "plain") == 0 || strcmp(kind, "security") == 0);

    if (plain && t->gap == GAP_JOIN && k > 0 && is_fault(f, t - 1) && n < 6)
        return 0;
    stop = pressed_end(f, &start);
    if (stop) {
        propose_secret(f, start, stop, "context");
        while (k < f->count && f->tokens[k].start < stop)
            k++;
        return k;
    }
    start = t->start;
    if (!end && (end = bought_end(f, k))) {
        propose_secret(f, start, f->tokens[end - 1].end, "context");
        return end;
    }
    if (end && kind && strcmp(kind, "security") == 0 && end == k + 1 && n < 5)
        return 0; /* a card's */
    if (end && (passcode_counted(f, end - 1) ||
                (end == k + 1 && passcode_year(f, t) && plain && !is_said_alone(f, k)) ||
                is_year_of(f, k)))
        return 0;
    if (!plain && !end)
        end = triple_end(f, k);
    if (!plain && !end)
        end = passcode_dashed_end(f, k);
    if (!end && t->shape & TOKEN_MIXED && (plain ? is_door(f, t) : n >= 4 && n <= 10)) {
        end = k + 1; /* with the letter of "G-482913" */
        start = t->gap == GAP_JOIN && t[-1].shape & TOKEN_INITIAL ? t[-1].start : start;
    } else if (end && t->gap == GAP_JOIN && k > 0 &&
               (t[-1].shape & TOKEN_INITIAL || passcode_prefix(f, k - 1))) {
        start = t[-1].start;
    }
    if (!end)
        return 0;
    stop = f->tokens[end - 1].end;
    stop += stop < f->text.len && f->text.ptr[stop] == '#';
    propose_secret(f, start, stop, "context");
    return end;
}
