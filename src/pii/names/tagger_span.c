/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger_span.c - how far a name reaches that the tagger found: "Thi Mai Pham", "Claire M. Morel",
 * over the end of a line, and "DIALLO, Aminata", turned round; and where another begins: "Lena,
 * Mehmet", "Gisela u. Ute". */
#include "pii/names/tagger_priv.h"

#include <string.h>

#include "pii/names/field_priv.h"
#include "pii/names/parts_priv.h"
#include "pii/names/surname_priv.h"
#include "pii/pii_priv.h"
#include "pii/scratch_priv.h"

#define GOES_ON 0.4F /* the share of a word in a name with which it does */

/* ---- from word to word ---- */

/* "MOREL Claire", "Claire MOREL": one name, whatever the tags say. */
static bool surname_in_capitals(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;

    return t->gap == GAP_SPACE && t->shape & before->shape & TOKEN_CAPITAL &&
           (t->shape ^ before->shape) & TOKEN_UPPER;
}

/* "Mamadou Lamine Sow": nothing but a space behind a first name begins no other name. */
static bool follows_first_name(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_SPACE && t->shape & t[-1].shape & TOKEN_CAPITAL &&
           (room->tokens[i].place & 3) == WRITING_USUAL && first_name(room, i - 1) &&
           !(room->tokens[i].lists & (LIST_CIVILITY | LIST_GREETING | LIST_INTRO));
}

bool tagger_next_in_list(const struct find *f, const struct tagger_room *room, size_t i)
{
    uint32_t lists = room->tokens[i].lists, known = lists >> LIST_GAZETTEER;

    if (f->tokens[i].gap == GAP_JOIN) /* "Anna/Peter", and not "KELLER/ANNA MRS" */
        return f->text.ptr[f->tokens[i].start - 1] == '/' && first_name(room, i - 1) &&
               lists & LIST_FIRST && f->tokens[i].shape & f->tokens[i - 1].shape & TOKEN_CAPITAL &&
               !(f->tokens[i].shape & TOKEN_UPPER);
    if (f->tokens[i].gap != GAP_COMMA)
        return false;
    return (!(lists & LIST_FIRST) && GAZETTEER_LAST(known) == NAME_FREQUENT &&
            GAZETTEER_FIRST(known) < NAME_FREQUENT) ||
           parts_two_first_names(f, room, i);
}

#define WRAPPED 40 /* bytes of a line that was broken for its length */

/* Is the line that token i ends one that goes on in the next: a long one? */
static bool long_line(const struct find *f, size_t i)
{
    size_t first = i;

    while (first > 0 && f->tokens[i].end - f->tokens[first].start < WRAPPED &&
           f->tokens[first].gap < GAP_LINE)
        first--;
    return f->tokens[i].end - f->tokens[first].start >= WRAPPED;
}

static bool hyphen_behind(const struct find *f, size_t i)
{
    return i + 1 < f->count && f->tokens[i + 1].gap == GAP_JOIN &&
           f->text.ptr[f->tokens[i].end] == '-';
}

/* Is token i alone in its line, or one half of "Stuart-Okafor"? */
static bool only_word(const struct find *f, size_t i)
{
    if (f->tokens[i].gap < GAP_LINE || f->tokens[i].gap > GAP_PARA)
        return false;
    i += hyphen_behind(f, i);
    return (i + 1 >= f->count || f->tokens[i + 1].gap == GAP_LINE ||
            f->tokens[i + 1].gap == GAP_PARA);
}

/* "Ma voisine Khadija / Ouali l'a vu": a name that a line's end parts; or one signed in two lines.
 */
static bool goes_over_line(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;
    bool first = first_name(room, i - 1), turned;
    bool second = !parts_rather_last(f, room, i) && !hyphen_behind(f, i);

    if (t->gap != GAP_LINE || name_share(room, i) < NAME_LEAST ||
        name_share(room, i - 1) < NAME_LEAST ||
        !surname_at_line_end(f, before->end, t->start)) /* "Mme Rose.\nBise, Héloïse" */
        return false;
    turned = before->shape & TOKEN_UPPER && !(t->shape & TOKEN_UPPER) && first_name(room, i);
    if (!turned && (!(first || before->shape & TOKEN_INITIAL) || second))
        return false;
    return long_line(f, i - 1) || (!turned && only_word(f, i - 1) && only_word(f, i));
}

static bool goes_on(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct sequence_row *row = &room->rows[i];

    if (goes_over_line(f, room, i))
        return true;
    return name_share(room, i) >= GOES_ON && !tagger_next_in_list(f, room, i) &&
           (row->p[SEQUENCE_I(TAGGED_PERSON)] > row->p[SEQUENCE_B(TAGGED_PERSON)] ||
            surname_in_capitals(f, i) || follows_first_name(f, room, i));
}

/* "Gisela u. Ute", "PRIYA Y GONZALO": a letter that is an "and" between two first names. */
static bool and_between(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->folded_len == 1 && i > 0 && i + 1 < f->count && t->gap == GAP_SPACE &&
           word_listed(token_folded(f, t), "u y e") && first_name(room, i - 1) &&
           first_name(room, i + 1) &&
           GAZETTEER_FIRST(room->tokens[i + 1].lists >> LIST_GAZETTEER) == NAME_FREQUENT;
}

/* "Tine vom Maklerbüro": where she is from, and no surname. */
static bool is_from(const struct find *f, const struct tagger_room *room, size_t i)
{
    return i + 1 < f->count && f->tokens[i].folded_len == 3 &&
           !(f->tokens[i].shape & TOKEN_CAPITAL) &&
           str_eq(token_folded(f, &f->tokens[i]), STR("vom")) &&
           !GAZETTEER_LAST(room->tokens[i + 1].lists >> LIST_GAZETTEER);
}

/* "claire m. morel", "Claire M Morel": a letter between words of a name. */
static bool middle_letter(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (i + 1 >= f->count || t->gap != GAP_SPACE || t->folded_len != 1 || t->shape & TOKEN_DIGITS ||
        name_share(room, i + 1) < NAME_LEAST)
        return false;
    return f->text.ptr[t->end] == '.'
               ? t[1].gap == GAP_DOT
               : t[1].gap == GAP_SPACE && t->shape & t[1].shape & TOKEN_CAPITAL &&
                     !(room->tokens[i].lists & LIST_CIVILITY);
}

/* "Thi Mai Pham", "Claude Prudent Obi": a first name between two names, if also a word. */
static bool middle_name(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i + 1 < f->count && t->gap == GAP_SPACE && t[1].gap == GAP_SPACE &&
           t->shape & t[1].shape & t[-1].shape & TOKEN_CAPITAL &&
           (room->tokens[i].place & 3) == WRITING_USUAL && first_name(room, i) &&
           !(room->tokens[i].lists & (LIST_CIVILITY | LIST_GREETING | LIST_INTRO)) &&
           name_share(room, i + 1) >= NAME_LEAST && parts_rather_last(f, room, i + 1);
}

size_t tagger_name_end(const struct find *f, const struct tagger_room *room, size_t i)
{
    size_t end = i + 1;

    for (; end < f->count && !and_between(f, room, end) && !is_from(f, room, end); end++) {
        if (surname_torn(f, end) || parts_behind_torn(f, room, end))
            continue;
        if (parts_elided(f, room, end) || parts_between(f, room, end))
            end++;
        else if (middle_letter(f, room, end) || middle_name(f, room, end))
            end++;
        else if (f->tokens[end].gap == GAP_OTHER || !goes_on(f, room, end))
            break;
    }
    return end;
}

/* ---- behind a comma, and to the end of a field ---- */

/* "DIALLO, Aminata (11.4.2013); ...": is it an item by itself, or as good as one in a sentence ("le
 * dossier de Diallo, Aminata, née ..."), where no title, greeting or other name is in front? */
static bool may_turn_round(const struct find *f, const struct tagger_room *room, size_t first)
{
    char before = (char)(room->tokens[first].edge >> 8);

    if (first > 0 && f->tokens[first].gap == GAP_LINE && name_share(room, first - 1) >= NAME_LEAST)
        return false; /* the end of a name that began in the line before */
    if (!before || strchr(":;(|.-*>\"\t!?", before))
        return true;
    return first > 0 && f->tokens[first].gap <= GAP_LINE && f->tokens[first].gap != GAP_COMMA &&
           f->tokens[first].gap != GAP_JOIN && !(f->tokens[first - 1].shape & TOKEN_CAPITAL) &&
           name_share(room, first - 1) < NAME_UNLIKELY &&
           !(room->tokens[first].cues & (CUE_TITLE | CUE_GREETING)) &&
           !(room->tokens[first - 1].lists & (LIST_CIVILITY | LIST_GREETING));
}

/* "Chez BOULANGER, Sophie m'a dit": the place, and who was there. */
static bool is_at_it(const struct find *f, size_t first)
{
    return first > 0 && f->tokens[first].gap == GAP_SPACE &&
           word_listed(token_folded(f, &f->tokens[first - 1]), "chez bei beim at bij presso");
}

/* A comma before token i, if a line ends behind it. */
static bool behind_comma(const struct find *f, size_t i)
{
    return f->tokens[i].gap == GAP_COMMA ||
           (f->tokens[i].gap == GAP_LINE && f->text.ptr[f->tokens[i - 1].end] == ',');
}

/* Does what stands behind the name that token `last` ends leave it an item by itself? */
static bool item_ends(const struct find *f, const struct tagger_room *room, size_t last)
{
    char behind = (char)(room->tokens[last].edge & 0xff);

    if (behind == '.')
        return last + 1 >= f->count || f->tokens[last + 1].gap >= GAP_DOT;
    return !behind || strchr(",;(|)\t\"/:?", behind);
}

static bool all_small(const struct find *f, const struct tagger_room *room, size_t i)
{
    return (room->tokens[i].place & 3) == WRITING_SMALL && !(f->tokens[i].shape & TOKEN_CAPITAL);
}

/* "| Engel, Elif |": one word, a comma and another, in a cell, of which the first may be a surname.
 */
static bool is_cell(const struct tagger_room *room, size_t first, size_t end)
{
    char before = (char)(room->tokens[first].edge >> 8), behind = (char)(room->tokens[end].edge);
    uint32_t known = room->tokens[first].lists >> LIST_GAZETTEER;

    return end == first + 1 && GAZETTEER_LAST(known) >= GAZETTEER_FIRST(known) &&
           GAZETTEER_LAST(known) && before && strchr("|;\t:", before) && behind &&
           strchr("|;\t<(", behind);
}

static bool ends_line(const struct find *f, size_t last)
{
    return last + 1 >= f->count || f->tokens[last + 1].gap == GAP_LINE ||
           f->tokens[last + 1].gap == GAP_PARA;
}

size_t tagger_turned_round(const struct find *f, const struct tagger_room *room, size_t first,
                           size_t end)
{
    bool capitals = f->tokens[end - 1].shape & TOKEN_UPPER;
    size_t last = end;

    if (end >= f->count || !behind_comma(f, end) || name_share(room, end) < NAME_LEAST ||
        !(f->tokens[end].shape & f->tokens[first].shape & TOKEN_CAPITAL ||
          all_small(f, room, end)) ||
        !(parts_rather_last(f, room, end - 1) || is_cell(room, first, end)) ||
        !first_name(room, end) || tagger_next_in_list(f, room, end))
        return end;
    last = tagger_name_end(f, room, end);
    if (!capitals && end - first > 1 && last - end > 1 &&
        parts_rather_last(f, room, last - 1)) /* "Kwame García, Gisela Zgraggen" */
        return end;
    if (room->tokens[first].cues & CUE_TITLE && ends_line(f, last - 1))
        return last;
    capitals = capitals && !(f->tokens[end].shape & TOKEN_UPPER) && !is_at_it(f, first) &&
               !(room->tokens[first].cues & CUE_GREETING);
    return capitals || (may_turn_round(f, room, first) && item_ends(f, room, last - 1)) ? last
                                                                                        : end;
}

size_t tagger_name_rest(const struct find *f, const struct tagger_room *room, size_t first,
                        size_t end)
{
    bool sure, signs = room->tokens[first].cues & (CUE_SIGNOFF | CUE_SIGNED);
    size_t last;

    if (!first_name(room, end - 1) && !(f->tokens[end - 1].shape & TOKEN_INITIAL))
        return end;
    last = surname_goes_on(f, end - 1, &sure);
    if (last >= end && (sure || GAZETTEER_LAST(room->tokens[last].lists >> LIST_GAZETTEER)))
        return last + 1;
    last = field_rest(f, first, end - 1, signs);
    return last < end + 1 && tells(room, last) != AROUND_PERSON ? last + 1 : end;
}

/* ---- for the rules ---- */

size_t tagged_rest(const struct find *f, size_t last)
{
    const struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger || last + 1 >= f->count ||
        (!goes_over_line(f, room, last + 1) && !middle_name(f, room, last + 1)))
        return last;
    return tagger_name_end(f, room, last + 1) - 1;
}
