/* SPDX-License-Identifier: EUPL-1.2 */
/* address_name.c - the name of a street behind its type: "des Lilas", "du 8 mai 1945", "San
 * Giovanni in Laterano", "5 de Outubro"; and how much its type tells. */
#include "pii/places/address_priv.h"

#include <string.h>

#include "text/text.h"

#define NAME_MAX_TOKENS 9

/* Digits inside a name: "rue du 8 mai 1945". */
static bool day_in_name(const struct find *f, size_t k)
{
    size_t next = k + 1 +
                  (k + 1 < f->count && length_of(&f->tokens[k + 1]) == 2 &&
                   f->tokens[k + 1].is & WORD_PARTICLE); /* "rua 5 de outubro" */

    return (next < f->count && f->tokens[next].is & WORD_MONTH && length_of(&f->tokens[k]) <= 2) ||
           (f->tokens[k - 1].is & WORD_MONTH && length_of(&f->tokens[k]) == 4);
}

/* "rue de l'Église", "via dell'Orso", "impasse les Bruyères", "rua do Carmo" */
bool joins_names(const struct find *f, size_t k)
{
    if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN && length_of(&f->tokens[k]) <= 4 &&
        f->text.ptr[f->tokens[k].end] != '-' && f->text.ptr[f->tokens[k].end] != '/')
        return true;
    if (k + 1 < f->count && f->tokens[k + 1].gap == GAP_JOIN && capital(f, k + 1) &&
        folded_in(f, k, "il is ir in id it ix iz ic tal tas tar")) /* "Triq il-Kbira" */
        return true;
    if (k > 1 && folded_in(f, k, "in") && folded_in(f, k - 2, "san santa s sant"))
        return true; /* "viale San Giovanni in Laterano" */
    if (capital(f, k + 1) && folded_in(f, k, "per a") && f->tokens[k].gap == GAP_SPACE)
        return true; /* "via per Alzate", "rue du Moulin à Tan" */
    return folded_in(f, k, "les aux au ai alla alle sul sur sous op");
}

/* "avenue de namur", "rue du midi", "via roma" in small letters: a house number comes. */
static bool of_place(const struct find *f, size_t k)
{
    return (f->tokens[k - 1].is & WORD_PARTICLE || f->tokens[k].is & WORD_CITY) &&
           k + 1 < f->count && f->tokens[k + 1].gap <= GAP_COMMA && is_house(f, k + 1);
}

/* "205 avenue\n> Victor-Hugo, 2450 Luxembourg" */
static bool is_wrapped_name(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_LINE && capital(f, k) && k > 1 &&
           f->tokens[k - 2].shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
           !(f->tokens[k].is & (WORD_GREETING | WORD_SIGNOFF | WORD_ORDINARY));
}

/* "Rue\nSaint-Gilles 216", "Largo do\nCarmo": a line ends behind the type or a small word of the
 * name; what follows is a name of its own too, so a house and a place must prove it. */
static bool is_broken_name(const struct find *f, size_t k, size_t i)
{
    const struct token *t = &f->tokens[k], *before = t - 1;

    return t->gap == GAP_LINE && (capital(f, k) || (k == i && t->is & WORD_PARTICLE)) &&
           !(t->is & (WORD_GREETING | WORD_SIGNOFF | NEAR_ANY)) && t->next != ':' &&
           (k == i ? before->is & WORD_STREET
                   : before->is & WORD_PARTICLE || folded_in(f, k - 1, "xx d s san santa st"));
}

/* Does the name go on at k over the end of a line? */
static bool is_over_line(const struct find *f, size_t k, size_t i)
{
    return (k == i && is_wrapped_name(f, k)) || is_broken_name(f, k, i);
}

/* "Victor-Hugo" */
static bool behind_hyphen(const struct find *f, const struct token *t)
{
    return t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '-';
}

/* Name of a street from token i, with at most so many small words: the last token, or i - 1 when
 * there is none. */
size_t name_end(const struct find *f, size_t i, size_t plain_most, bool *ret_capital)
{
    size_t last = i - 1, plain = 0;

    *ret_capital = false;
    for (size_t k = i; k < f->count && k < i + NAME_MAX_TOKENS; k++) {
        const struct token *t = &f->tokens[k];
        bool initial = t->gap == GAP_DOT && k > i && length_of(t - 1) <= 3; /* "St. Paul" */

        if ((t->gap > GAP_JOIN && !initial &&
             !(plain_most == PLAIN_PROVED && is_over_line(f, k, i))) ||
            (t->shape & TOKEN_UPPER && t->is & WORD_IS && k > i && !(t->is & WORD_PARTICLE)))
            break; /* "RUE DE VERDUN EST LOUÉ" */
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) {
            if (!day_in_name(f, k))
                break;
            *ret_capital = true;
        } else if ((t->is & WORD_PARTICLE || joins_names(f, k)) && !(t->shape & TOKEN_CAPITAL)) {
            continue;
        } else if (t->shape & TOKEN_CAPITAL) {
            if (t->is & (WORD_GREETING | WORD_SIGNOFF) && !(t->is & WORD_PARTICLE) && k > i &&
                !(t->gap == GAP_SPACE && f->tokens[k - 1].is & WORD_PARTICLE))
                break; /* "Rua das Boas Novas" goes on */
            *ret_capital = true;
        } else if (!(t->is & WORD_MONTH) && !behind_hyphen(f, t) &&
                   ((t->is & (WORD_ORDINARY | WORD_CITY) && !(k <= i + 1 && of_place(f, k))) ||
                    (!(t->is & WORD_FIRSTNAME) && ++plain > plain_most))) {
            break;
        }
        last = k;
    }
    return last;
}

/* Types that name nothing else: they need no capital behind them. */
bool plain_type(const struct find *f, size_t i)
{
    return folded_in(f, i,
                     "rue avenue ave boulevard bd bld bvd impasse allee chemin quai calle avenida "
                     "rua carrer viale avda travessa praceta");
}

/* Words of streets that mean much else in small letters: "protetor solar", "mas diz". */
bool is_other_word(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['g' - 'a'] = "gut",     ['l' - 'a'] = "lugar",  ['m' - 'a'] = "mas monte",
        ['p' - 'a'] = "partida", ['q' - 'a'] = "quinta", ['s' - 'a'] = "solar",
    };

    return !(f->tokens[i].shape & TOKEN_CAPITAL) &&
           word_by_letter(token_folded(f, &f->tokens[i]), words);
}

/* In small letters a street only where somebody lives there, or with a door behind. */
bool often_street(const struct find *f, size_t i)
{
    return plain_type(f, i) || folded_in(f, i, "via largo ronda camino piazza corso vicolo plaza");
}

size_t behind_type(const struct find *f, size_t k)
{
    size_t from = k + 1;

    while (from < f->count && from < k + 3 && f->tokens[from].covered & WORD_STREET)
        from++;
    return from;
}
