/* SPDX-License-Identifier: EUPL-1.2 */
/* phone_label.c - short words in front of a telephone number that mean one only there: whose it is
 * ("privat: 0721 12345"), a letter in a signature, a field's name, a column's heading. */
#include "pii/numbers/phone_priv.h"

#include <string.h>

/* "T 0581 346344 | F 0581 346345": a capital that begins a part of a signature. */
static bool is_letter_label(const struct find *f, size_t i)
{
    const struct token *label = &f->tokens[i - 1];

    return label->shape & TOKEN_INITIAL && f->tokens[i].gap == GAP_SPACE &&
           f->text.ptr[f->tokens[i].start] == '0' && (label->gap >= GAP_LINE || i == 1) &&
           (i == 1 || label->gap != GAP_OTHER || memchr("|-/*", f->text.ptr[label->start - 2], 4));
}

/* "privat: 0721 12345", "bureau 02 123 4567" */
bool phone_behind_label(const struct find *f, size_t i)
{
    static const char *const labels[26] = {
        ['a' - 'a'] = "avo atelier accueil algemeen allgemein",
        ['b' - 'a'] = "bureau boulot buro",
        ['c' - 'a'] = "casa concierge call contact",
        ['d' - 'a'] = "dienstlich domicile dad directo direct direkt",
        ['e' - 'a'] = "escritorio",
        ['f' - 'a'] = "f",
        ['g' - 'a'] = "gesch guardia gardien geral general generale",
        ['h' - 'a'] = "home hausmeister",
        ['k' - 'a'] = "kantoor kontakt",
        ['l' - 'a'] = "lavoro",
        ['m' - 'a'] = "maison m mae mere maman mum mom mutter mama madre moeder",
        ['n' - 'a'] = "nonna nonno",
        ['o' - 'a'] = "office oficina oma opa officina",
        ['p' - 'a'] = "privat perso p pai pere papa padre priv",
        ['r' - 'a'] = "recambios reception ring",
        ['s' - 'a'] = "standard sim std",
        ['t' - 'a'] = "trabajo thuis trabalho t travail taller text",
        ['u' - 'a'] = "ufficio",
        ['v' - 'a'] = "vater vader",
        ['w' - 'a'] = "work werk whats wsp wpp",
        ['z' - 'a'] = "zentrale",
    };
    struct str word;

    if (i == 0 || f->tokens[i].gap == GAP_PARA)
        return false;
    word = token_folded(f, &f->tokens[i - 1]);
    return word_by_letter(word, labels) &&
           (word.len > 1 || f->text.ptr[f->tokens[i - 1].end] == ':' ||
            (strchr("tm", word.ptr[0]) && f->text.ptr[f->tokens[i - 1].end] == '.') ||
            is_letter_label(f, i));
}

/* "tel1=968224017", "mobile2: ...": a field's name with a figure. */
bool phone_behind_field(const struct find *f, size_t i)
{
    static const char *const names[] = { "tel", "phone", "mobil", "movil", "gsm",
                                         "fax", "tlf",   "handy", "cell" };
    const struct token *t = &f->tokens[i];
    struct str word;

    if (i == 0 || !(t[-1].shape & TOKEN_MIXED) || t->start - t[-1].end > 3)
        return false;
    word = token_folded(f, t - 1);
    for (size_t k = 0; k < COUNT_OF(names); k++)
        if (str_starts(word, str_of(names[k])) && !ascii_digit(word.ptr[word.len - 2]))
            return ascii_digit(word.ptr[word.len - 1]);
    return false;
}

/* "Nom;Tél;Mail", and a row below: right behind the mark that parts its cells. */
bool phone_in_column(const struct find *f, size_t i)
{
    uint32_t at = f->tokens[i].start;

    while (at > 0 && f->text.ptr[at - 1] == ' ' && f->tokens[i].start - at < 3)
        at--;
    return at > 0 && memchr("|;\t,", f->text.ptr[at - 1], 4) &&
           (f->text.ptr[at - 1] != ',' || at == f->tokens[i].start) &&
           column_says(f, i) & NEAR_PHONE;
}
