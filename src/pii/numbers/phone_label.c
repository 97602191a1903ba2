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
    static const struct str labels[] = {
        STR_INIT("privat"),    STR_INIT("gesch"),      STR_INIT("dienstlich"),
        STR_INIT("perso"),     STR_INIT("bureau"),     STR_INIT("boulot"),
        STR_INIT("maison"),    STR_INIT("domicile"),   STR_INIT("home"),
        STR_INIT("work"),      STR_INIT("office"),     STR_INIT("casa"),
        STR_INIT("ufficio"),   STR_INIT("oficina"),    STR_INIT("trabajo"),
        STR_INIT("thuis"),     STR_INIT("werk"),       STR_INIT("kantoor"),
        STR_INIT("trabalho"),  STR_INIT("escritorio"), STR_INIT("lavoro"),
        STR_INIT("t"),         STR_INIT("p"),          STR_INIT("m"),
        STR_INIT("f"),         STR_INIT("travail"),    STR_INIT("standard"),
        STR_INIT("zentrale"),  STR_INIT("mae"),        STR_INIT("pai"),
        STR_INIT("avo"),       STR_INIT("mere"),       STR_INIT("pere"),
        STR_INIT("maman"),     STR_INIT("papa"),       STR_INIT("mum"),
        STR_INIT("mom"),       STR_INIT("dad"),        STR_INIT("mutter"),
        STR_INIT("vater"),     STR_INIT("mama"),       STR_INIT("oma"),
        STR_INIT("opa"),       STR_INIT("madre"),      STR_INIT("padre"),
        STR_INIT("nonna"),     STR_INIT("nonno"),      STR_INIT("moeder"),
        STR_INIT("vader"),     STR_INIT("taller"),     STR_INIT("recambios"),
        STR_INIT("guardia"),   STR_INIT("officina"),   STR_INIT("atelier"),
        STR_INIT("accueil"),   STR_INIT("reception"),  STR_INIT("buro"),
        STR_INIT("concierge"), STR_INIT("gardien"),    STR_INIT("hausmeister"),
        STR_INIT("directo"),   STR_INIT("direct"),     STR_INIT("direkt"),
        STR_INIT("priv"),      STR_INIT("sim"),        STR_INIT("geral"),
        STR_INIT("general"),   STR_INIT("generale"),   STR_INIT("algemeen"),
        STR_INIT("allgemein"), STR_INIT("whats"),      STR_INIT("wsp"),
        STR_INIT("wpp"),       STR_INIT("std"),        STR_INIT("call"),
        STR_INIT("ring"),      STR_INIT("text"),       STR_INIT("contact"),
        STR_INIT("kontakt"),
    };
    struct str word;

    if (i == 0 || f->tokens[i].gap == GAP_PARA)
        return false;
    word = token_folded(f, &f->tokens[i - 1]);
    if (f->tokens[i - 1].shape & TOKEN_DIGITS)
        return false;
    for (size_t w = 0; w < COUNT_OF(labels); w++)
        if (str_eq(word, labels[w]))
            return word.len > 1 || f->text.ptr[f->tokens[i - 1].end] == ':' ||
                   (strchr("tm", word.ptr[0]) && f->text.ptr[f->tokens[i - 1].end] == '.') ||
                   is_letter_label(f, i);
    return false;
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
