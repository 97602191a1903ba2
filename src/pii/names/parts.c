/* SPDX-License-Identifier: EUPL-1.2 */
/* parts.c - what binds the parts of a name or parts two names, where the tagger does not tell. */
#include "pii/names/parts_priv.h"

#include <string.h>

#include "pii/names/row_priv.h"
#include "pii/names/surname_priv.h"

/* Is it rather a surname than a first name? */
bool parts_rather_last(const struct find *f, const struct tagger_room *room, size_t i)
{
    uint32_t known = room->tokens[i].lists >> LIST_GAZETTEER;

    return (f->tokens[i].shape & (TOKEN_UPPER | TOKEN_INITIAL)) == TOKEN_UPPER ||
           (!(room->tokens[i].lists & LIST_FIRST) &&
            GAZETTEER_LAST(known) >= GAZETTEER_FIRST(known) &&
            GAZETTEER_FIRST(known) < NAME_FREQUENT);
}

/* "Lena, Mehmet": two first names; "Amina, Jonas", of which the first is a surname, too, in a rota.
 */
bool parts_two_first_names(const struct find *f, const struct tagger_room *room, size_t i)
{
    uint32_t before = room->tokens[i - 1].lists >> LIST_GAZETTEER;

    return first_name(room, i - 1) && first_name(room, i) &&
           !((f->tokens[i].shape | f->tokens[i - 1].shape) & TOKEN_UPPER) &&
           ((GAZETTEER_FIRST(before) > GAZETTEER_LAST(before) &&
             room->tokens[i].lists & LIST_FIRST && !(i > 1 && f->tokens[i - 2].is & WORD_INTRO)) ||
            row_is_rota(f, i - 1));
}

/* "n'diaye", "m'barek": what begins at token i and, behind a name, is a surname and no "n'existe".
 */
bool parts_elided(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t known;

    if (t->folded_len != 1 || i + 1 >= f->count || t->gap != GAP_SPACE || t[1].gap != GAP_JOIN ||
        !memchr("nm", f->folded[t->folded], 2) || memchr("-./_", f->text.ptr[t->end], 4))
        return false;
    known = room->tokens[i + 1].lists >> LIST_GAZETTEER;
    return t[1].folded_len >= 4 && !t[1].is && GAZETTEER_WORD(known) == PLAIN_NONE &&
           (t[1].shape & TOKEN_CAPITAL || GAZETTEER_LAST(known) || GAZETTEER_FIRST(known));
}

/* "Aneurin ap Rhisiart", "Gianmaria de' Nobili", "Tàrrega i Bonet": does a small word at token i
 * bind a name's parts? */
bool parts_between(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str word = token_folded(f, t);

    if (word.len > 5 || i + 1 >= f->count || t->gap != GAP_SPACE || t->shape & TOKEN_UPPER ||
        !(t[1].shape & TOKEN_CAPITAL) || name_share(room, i + 1) < NAME_LEAST)
        return false;
    if (word_listed(word, "ap ferch verch"))
        return t[1].gap == GAP_SPACE;
    if (str_eq(word, STR("i")))
        return !(t->shape & TOKEN_CAPITAL) && t[1].gap == GAP_SPACE &&
               parts_rather_last(f, room, i - 1) && parts_rather_last(f, room, i + 1);
    return t[1].gap == GAP_OTHER && word_listed(word, "de dei") && t[1].start - t->end <= 4 &&
           memchr("'\xe2", f->text.ptr[t->end], 2) && f->text.ptr[t[1].start - 1] == ' ';
}

/* "Fati-\nmata Sow": the surname behind a first name that a line's end tore. */
bool parts_behind_torn(const struct find *f, const struct tagger_room *room, size_t i)
{
    return f->tokens[i].gap == GAP_SPACE && f->tokens[i].shape & TOKEN_CAPITAL &&
           surname_torn(f, i - 1) && !(f->tokens[i - 1].shape & TOKEN_CAPITAL) &&
           name_share(room, i) >= NAME_LEAST;
}
