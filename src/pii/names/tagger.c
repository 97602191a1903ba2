/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger.c - names that the trained tagger finds, and names found again.
 *
 * A name is a run of tokens each of which is more likely a person's than anything else; streets,
 * towns and companies are labels of their own, so that "rue Victor Hugo" and "Martin SAS" are told
 * apart by what they are and not by exceptions.  Then agreement: a word of a name found here is a
 * name wherever it stands in the text, in any case, unless it is an ordinary word there. */
#include "pii/names/tagger_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/names/field_priv.h"
#include "pii/names/matter_priv.h"
#include "pii/names/parts_priv.h"
#include "pii/names/row_priv.h"
#include "pii/names/surname_priv.h"
#include "pii/pii_priv.h"
#include "pii/read/token_priv.h"
#include "pii/scratch_priv.h"

#define STARTS     NAME_LEAST
#define GOES_ON    0.4F
#define NOTED      0.7F /* of a name, for its words to be looked for elsewhere */
#define OTHERS     0.5F /* of a place or organisation: no agreement there */
#define AGAIN      0.75F
#define DOUBTFUL   0.3F  /* less for a word behind "de": "M. Morel de Lyon"; or all in capitals */
#define NAME_PARTS 4     /* joined to a word at most */
#define UNBACKED   0.78F /* a name of words that nobody knows, with no cue near */
#define ALONE      0.7F
#define UNLIKELY   0.15F
#define SURE       0.8F
#define CERTAIN    0.9F /* of a word that is hardly ever a name: "Will" */

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

/* Of token i behind a comma or '/': a name by itself, not the first name of the surname before? */
static bool is_next_in_list(const struct find *f, const struct tagger_room *room, size_t i)
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

    if (t->gap != GAP_LINE || name_share(room, i) < STARTS || name_share(room, i - 1) < STARTS ||
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
    return name_share(room, i) >= GOES_ON && !is_next_in_list(f, room, i) &&
           (row->p[SEQUENCE_I(TAGGED_PERSON)] > row->p[SEQUENCE_B(TAGGED_PERSON)] ||
            surname_in_capitals(f, i) || follows_first_name(f, room, i));
}

/* Is this word, in a name, a word that names people elsewhere as well? */
static bool names_alone(const struct tagger_room *room, size_t i)
{
    uint32_t known = room->tokens[i].lists >> LIST_GAZETTEER;

    if (GAZETTEER_FIRST(known) || GAZETTEER_LAST(known))
        return true;
    return !(known & GAZETTEER_ORG) && GAZETTEER_PLACE(known) < PLACE_TOWN &&
           name_share(room, i) >= NOTED;
}

static void note_words(const struct find *f, struct tagger_room *room, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        const struct token *t = &f->tokens[i];

        if (t->folded_len >= 3 && names_alone(room, i) &&
            !(room->tokens[i].lists &
              (LIST_ORDINARY | LIST_PARTICLE | LIST_CIVILITY | LIST_GREETING | LIST_NUMBER)))
            word_set_add(&room->names, room->tokens[i].word);
    }
}

/* "i. A. Frank Sonntag", "i. V.": the second letter of who signs for somebody. */
static bool by_order(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && t->start - t[-1].end <= 2 && f->text.ptr[t[-1].end] == '.' &&
           str_eq(token_folded(f, t - 1), STR("i")) && word_listed(token_folded(f, t), "a v");
}

/* May a name not end between this token and the one before?  Hyphens, "O'Brien", "J. Morel". */
static bool bound(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i], *before = t - 1;

    if (before->shape & TOKEN_INITIAL && t->shape & TOKEN_CAPITAL && !by_order(f, i - 1) &&
        (t->gap == GAP_DOT || (t->gap == GAP_JOIN && f->text.ptr[before->end] == '.')))
        return true;
    if (t->gap != GAP_JOIN || (t->shape | before->shape) & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    return f->text.ptr[before->end] == '-' ||
           (before->folded_len == 1 && f->folded[before->folded] == 'o');
}

static bool letters_only(const struct find *f, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++)
        if (f->tokens[i].folded_len > 1)
            return false;
    return true;
}

bool tagged_as_name(const struct find *f, size_t i)
{
    return f->scratch->tagger.tokens[i].label;
}

/* "Options: A, C, D, F", "trentotto, quaranta": a letter without its dot, a number; those that are
 * somebody are told by what stands there (letters.c). */
static bool is_no_name_alone(const struct find *f, size_t first, size_t last)
{
    const struct token *t = &f->tokens[first];

    if (letters_only(f, first, last))
        return t->next != '.';
    if (first == last && field_of_program(f, first))
        return true;
    return first == last && t->is & WORD_NUMBER && !(t->is & (WORD_FIRSTNAME | WORD_WEAK_NAME)) &&
           !(t->shape & TOKEN_CAPITAL);
}

void propose_tagged(struct find *f, size_t first, size_t last, float score)
{
    if (is_no_name_alone(f, first, last))
        return;
    first = surname_first(f, first, tagged_as_name);
    for (size_t i = 0; i < NAME_PARTS && first > 0 && bound(f, first); i++)
        first--;
    for (size_t i = 0; i < NAME_PARTS && last + 1 < f->count && bound(f, last + 1); i++)
        last++;
    if (last > first && letters_only(f, first, last) && surname_is_abbreviation(f, first))
        return;
    last -= ends_with_te(f, first, last);
    last = surname_over_markup(f, last);
    last = field_rest(f, first, last, false);
    propose(f, (struct span){ f->tokens[first].start, f->tokens[last].end, SPAN_PERSON, NULL, score,
                              "tagger" });
}

#define AROUND (LIST_CIVILITY | LIST_GREETING | LIST_SIGNOFF | LIST_INTRO | LIST_ORDINARY)

/* "Ask Grace", "Frau London": a word of every day, and still a name where all else says so. */
static bool certain(const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];

    return s->shape & TOKEN_CAPITAL && (s->place & 3) == WRITING_USUAL &&
           !(s->lists & (LIST_CIVILITY | LIST_SIGNOFF | LIST_INTRO)) &&
           (s->cues & CUE_TITLE || GAZETTEER_FIRST(s->lists >> LIST_GAZETTEER)) &&
           name_share(room, i) >= CERTAIN;
}

/* Words that stand around names and are none: "Mme", "bonjour". */
static bool around(const struct tagger_room *room, size_t i)
{
    return (room->tokens[i].lists & AROUND && !(room->tokens[i].lists & LIST_FIRST) &&
            !certain(room, i)) ||
           tells(room, i) == AROUND_PERSON;
}

/* "au nom de Claire Morel": the particle is not hers, as it is in "de Villiers". */
static bool loose_particle(const struct find *f, const struct tagger_room *room, size_t i)
{
    return room->tokens[i].lists & LIST_PARTICLE && !(f->tokens[i].shape & TOKEN_CAPITAL) &&
           first_name(room, i + 1);
}

/* Does anything but the tagger's feeling speak for this name: a list, a cue? */
static bool backed(const struct tagger_room *room, size_t first, size_t last)
{
    if (room->tokens[first].cues & (CUE_OPENS | CUE_SIGNED | CUE_HEADER))
        return true;
    for (size_t i = first; i <= last; i++) {
        uint32_t known = room->tokens[i].lists >> LIST_GAZETTEER;

        if (room->tokens[i].lists & (LIST_FIRST | LIST_WEAK) || GAZETTEER_FIRST(known) ||
            GAZETTEER_LAST(known))
            return true;
    }
    return false;
}

/* "Nancy" or "Santé" alone, with no cue near: a town, or a common word that is a name elsewhere. */
static bool rather_a_word(const struct tagger_room *room, size_t i)
{
    uint32_t known = room->tokens[i].lists >> LIST_GAZETTEER;

    return (GAZETTEER_PLACE(known) >= PLACE_TOWN || GAZETTEER_WORD(known) >= PLAIN_COMMON) &&
           !(room->tokens[i].cues & (CUE_OPENS | CUE_SIGNED | CUE_HEADER));
}

static bool article(const struct find *f, size_t i)
{
    static const struct str joined[] = { STR_INIT("du"),  STR_INIT("au"),  STR_INIT("aux"),
                                         STR_INIT("del"), STR_INIT("al"),  STR_INIT("dal"),
                                         STR_INIT("zum"), STR_INIT("zur"), STR_INIT("im") };

    if (f->tokens[i].is & WORD_THE)
        return true;
    for (size_t k = 0; k < COUNT_OF(joined); k++)
        if (str_eq(token_folded(f, &f->tokens[i]), joined[k]))
            return true;
    return false;
}

/* One word in small letters, or several that are words of the language too. */
static bool small_words(const struct find *f, const struct tagger_room *room, size_t first,
                        size_t last)
{
    for (size_t i = first; i <= last; i++)
        if (f->tokens[i].shape & TOKEN_CAPITAL ||
            (first < last && !GAZETTEER_WORD(room->tokens[i].lists >> LIST_GAZETTEER)))
            return false;
    return true;
}

/* "Noted. K.": the last word of one of the last lines is somebody's who signs. */
static bool signs_here(const struct tagger_room *room, size_t first, size_t last)
{
    const struct sequence_token *s = &room->tokens[last];

    return s->place & PLACE_LAST_LINES && !(s->place & PLACE_BEHIND) &&
           name_share(room, first) >= SURE;
}

/* "late, ⟦PERSON_1⟧ said.": a word of every day, right behind a value that was taken out. */
static bool word_behind_token(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 0 && !(t->shape & TOKEN_CAPITAL) &&
           GAZETTEER_WORD(room->tokens[i].lists >> LIST_GAZETTEER) >= PLAIN_COMMON &&
           str_find(str_slice(f->text, t[-1].end, t->start), TOKEN_CLOSE, 0) != STR_NPOS;
}

/* What looks like a name by itself and is none there: "du manuel", "D.O.B." */
static bool looks_only(const struct find *f, const struct tagger_room *room, size_t first,
                       size_t last)
{
    const struct token *t = &f->tokens[first];

    if (first > 0 && t->gap == GAP_SPACE && article(f, first - 1) &&
        !(room->tokens[first].cues & CUE_OPENS) && small_words(f, room, first, last))
        return true;
    if (first == last && word_behind_token(f, room, first))
        return true;
    if (room->tokens[first].cues & (CUE_SIGNOFF | CUE_SIGNED) || signs_here(room, first, last))
        return false;
    return letters_only(f, first, last);
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
        name_share(room, i + 1) < STARTS)
        return false;
    return f->text.ptr[t->end] == '.'
               ? t[1].gap == GAP_DOT
               : t[1].gap == GAP_SPACE && t->shape & t[1].shape & TOKEN_CAPITAL &&
                     !(room->tokens[i].lists & LIST_CIVILITY);
}

/* Notes the towns that are surely places where they stand: "trop loin de Nancy". */
static void note_towns(struct tagger_room *room)
{
    memset(room->town, 0, sizeof room->town);
    for (size_t k = 0; k < room->open_count; k++) {
        size_t i = room->open[k];
        const struct sequence_token *s = &room->tokens[i];
        uint32_t slot = elsewhere_slot(s->word);

        if (GAZETTEER_PLACE(s->lists >> LIST_GAZETTEER) >= PLACE_TOWN &&
            other_share(room, i) > SURE)
            room->town[slot >> 6] |= UINT64_C(1) << (slot & 63);
    }
}

/* "Nancy a livré": a town that is a place elsewhere in the text, and no cue says otherwise here. */
static bool town_elsewhere(const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];
    uint32_t slot = elsewhere_slot(s->word);

    return GAZETTEER_PLACE(s->lists >> LIST_GAZETTEER) >= PLACE_TOWN &&
           !(s->cues & (CUE_OPENS | CUE_SIGNED | CUE_HEADER)) &&
           room->town[slot >> 6] >> (slot & 63) & 1;
}

/* "Thi Mai Pham", "Claude Prudent Obi": a first name between two names, if also a word. */
static bool middle_name(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i + 1 < f->count && t->gap == GAP_SPACE && t[1].gap == GAP_SPACE &&
           t->shape & t[1].shape & t[-1].shape & TOKEN_CAPITAL &&
           (room->tokens[i].place & 3) == WRITING_USUAL && first_name(room, i) &&
           !(room->tokens[i].lists & (LIST_CIVILITY | LIST_GREETING | LIST_INTRO)) &&
           name_share(room, i + 1) >= STARTS && parts_rather_last(f, room, i + 1);
}

/* The token behind the name that begins at i. */
static size_t name_end_of(const struct find *f, const struct tagger_room *room, size_t i)
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

/* "Jean's Nails", "Hadrian's Wall": what belongs to a name and has a capital is a shop or a place;
 * not "Jean's Mum". */
static bool owns_a_thing(const struct find *f, const struct tagger_room *room, size_t end)
{
    const struct token *t = &f->tokens[end];

    return end + 1 < f->count && t->gap == GAP_JOIN && t->folded_len == 1 &&
           f->folded[t->folded] == 's' && t[1].gap == GAP_SPACE && t[1].shape & TOKEN_CAPITAL &&
           !(t[1].shape & TOKEN_INITIAL) && (room->tokens[end].place & 3) == WRITING_USUAL &&
           tells(room, end + 1) != AROUND_PERSON && name_share(room, end + 1) < STARTS;
}

/* "Bernard et Filles", "Dott. Caputo & Associati": behind a name, these make a firm of it. */
static bool makes_a_firm(const struct find *f, size_t end)
{
    static const struct str heirs[] = {
        STR_INIT("fils"),       STR_INIT("filles"),    STR_INIT("freres"),
        STR_INIT("sons"),       STR_INIT("daughters"), STR_INIT("bros"),
        STR_INIT("co"),         STR_INIT("partners"),  STR_INIT("associes"),
        STR_INIT("associates"), STR_INIT("associati"), STR_INIT("asociados"),
        STR_INIT("associados"), STR_INIT("sohne"),     STR_INIT("partner"),
        STR_INIT("zonen"),      STR_INIT("zoon"),      STR_INIT("figli"),
        STR_INIT("hijos"),      STR_INIT("filhos"),    STR_INIT("neto"),
        STR_INIT("cie"),        STR_INIT("kollegen"),
    };
    static const struct str ands[] = { STR_INIT("et"), STR_INIT("and"), STR_INIT("und"),
                                       STR_INIT("e"),  STR_INIT("y"),   STR_INIT("en") };
    bool sign = end < f->count && f->tokens[end].gap == GAP_OTHER &&
                memchr(f->text.ptr + f->tokens[end - 1].end, '&',
                       f->tokens[end].start - f->tokens[end - 1].end);

    for (size_t i = 0; !sign && i < COUNT_OF(ands) && end + 1 < f->count; i++)
        if (f->tokens[end].gap == GAP_SPACE && f->tokens[end + 1].shape & TOKEN_CAPITAL &&
            str_eq(token_folded(f, &f->tokens[end]), ands[i])) {
            sign = true;
            end++;
        }
    for (size_t i = 0; sign && i < COUNT_OF(heirs); i++)
        if (str_eq(token_folded(f, &f->tokens[end]), heirs[i]))
            return true;
    return false;
}

/* "DIALLO, Aminata (11.4.2013); ...": is it an item by itself, or as good as one in a sentence ("le
 * dossier de Diallo, Aminata, née ..."), where no title, greeting or other name is in front? */
static bool may_turn_round(const struct find *f, const struct tagger_room *room, size_t first)
{
    char before = (char)(room->tokens[first].edge >> 8);

    if (first > 0 && f->tokens[first].gap == GAP_LINE && name_share(room, first - 1) >= STARTS)
        return false; /* the end of a name that began in the line before */
    if (!before || strchr(":;(|.-*>\"\t!?", before))
        return true;
    return first > 0 && f->tokens[first].gap <= GAP_LINE && f->tokens[first].gap != GAP_COMMA &&
           f->tokens[first].gap != GAP_JOIN && !(f->tokens[first - 1].shape & TOKEN_CAPITAL) &&
           name_share(room, first - 1) < UNLIKELY &&
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

/* Where the surname is [first, end), the token behind the first name that a comma parts from it;
 * else `end`.  "ROSSI, Ada" is one whatever stands around. */
static size_t turned_round(const struct find *f, const struct tagger_room *room, size_t first,
                           size_t end)
{
    bool capitals = f->tokens[end - 1].shape & TOKEN_UPPER;
    size_t last = end;

    if (end >= f->count || !behind_comma(f, end) || name_share(room, end) < STARTS ||
        !(f->tokens[end].shape & f->tokens[first].shape & TOKEN_CAPITAL ||
          all_small(f, room, end)) ||
        !(parts_rather_last(f, room, end - 1) || is_cell(room, first, end)) ||
        !first_name(room, end) || is_next_in_list(f, room, end))
        return end;
    last = name_end_of(f, room, end);
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

/* The token behind a name of [first, end) that goes on with a surname of particles, or with a word
 * that fills the rest of its field or of the line in which somebody signs. */
static size_t name_rest(const struct find *f, const struct tagger_room *room, size_t first,
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

/* How sure the tagger is of its words; of those that were joined to them by their form it is not.
 */
static float share_of(const struct find *f, const struct tagger_room *room, size_t first,
                      size_t end)
{
    float sum = 0, count = 0;

    for (size_t k = first; k < end; k++)
        if (k == first || !(surname_torn(f, k) || parts_between(f, room, k) ||
                            parts_elided(f, room, k) || parts_elided(f, room, k - 1))) {
            sum += name_share(room, k);
            count++;
        }
    return sum / count;
}

/* The name that begins at i; returns the token behind it. */
static size_t take_name(struct find *f, struct tagger_room *room, size_t i)
{
    size_t first = i, end = name_end_of(f, room, i);
    float sum = share_of(f, room, i, end);

    first -= surname_torn(f, first);
    i = end;
    while (first < end &&
           (around(room, first) || (first + 1 < end && loose_particle(f, room, first))))
        first++;
    while (end > first && (around(room, end - 1) || (room->tokens[end - 1].lists & LIST_PARTICLE &&
                                                     !(f->tokens[end - 1].shape & TOKEN_CAPITAL))))
        end--;
    if (owns_a_thing(f, room, i) || makes_a_firm(f, i) || surname_makes_company(f, i - 1) ||
        (i > first + 1 && surname_makes_company(f, i - 2)))
        return i;
    if (end == first || tells(room, first) == AROUND_THING || looks_only(f, room, first, end - 1) ||
        (end == first + 1 && town_elsewhere(room, first)) || is_matter(f, room, first, end - 1) ||
        is_answer(f, first, end - 1) || (sum < UNBACKED && !backed(room, first, end - 1)) ||
        (sum < (room->tokens[first].lists & LIST_SPECIAL ? CERTAIN : ALONE) && end == first + 1 &&
         rather_a_word(room, first)))
        return i;
    if (end == i)
        i = end = turned_round(f, room, first, end);
    end = name_rest(f, room, first, end);
    i = end > i ? end : i;
    propose_tagged(f, first, end - 1, sum);
    for (size_t k = first; k < end; k++)
        room->tokens[k].label = 1;
    if (sum >= NOTED)
        note_words(f, room, first, end - 1);
    return i;
}

/* ---- agreement ---- */

/* Words of names that the rules found in this window: a title is as good as a tag. */
static void note_proposals(struct find *f, struct tagger_room *room)
{
    const struct pii_scratch *s = f->scratch;

    for (size_t k = 0; k < s->proposal_count; k++) {
        const struct span *span = &s->proposals[k].span;
        size_t low = 0, high = f->count;

        if (span->type != SPAN_PERSON || span->score < NOTED)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;

            if (f->tokens[middle].start < span->start)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < f->count && f->tokens[low].end <= span->end; low++)
            note_words(f, room, low, low);
    }
}

static bool named_before(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct sequence_token *s = &room->tokens[i];
    const struct token *t = &f->tokens[i];
    bool capital = t->shape & TOKEN_CAPITAL && (s->place & 3) != WRITING_CAPITALS;

    if (s->lists & (LIST_NUMBER | LIST_CLOSED | LIST_ORDINARY) || t->folded_len < 3 ||
        s->cues & CUE_STREET || other_share(room, i) > OTHERS)
        return false;
    if (s->lists & LIST_WEAK || t->kind == said_matter ||
        GAZETTEER_WORD(s->lists >> LIST_GAZETTEER) >= PLAIN_COMMON)
        return capital && !(t->shape & TOKEN_START);
    return true;
}

/* "Comfort" in front of a surname that was found before. */
static bool leads(const struct find *f, const struct tagger_room *room, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t[1].gap == GAP_SPACE && t->shape & t[1].shape & TOKEN_CAPITAL &&
           (room->tokens[i].place & 3) == WRITING_USUAL && room->tokens[i].open &&
           !(room->tokens[i].lists & (AROUND & ~LIST_ORDINARY)) && first_name(room, i) &&
           !first_name(room, i + 1) && tells(room, i) == AROUND_NONE;
}

static void find_again(struct find *f, struct tagger_room *room)
{
    const struct word_set *names = &room->names;
    size_t count = f->count;

    for (size_t i = 0, first; i < count; i++) {
        size_t last = i;

        if (!word_set_has(names, room->tokens[i].word) || !named_before(f, room, i))
            continue;
        first = i > 0 && leads(f, room, i - 1) ? i - 1 : i;
        while (last + 1 < count && f->tokens[last + 1].gap <= GAP_JOIN &&
               !is_next_in_list(f, room, last + 1) &&
               word_set_has(names, room->tokens[last + 1].word) && named_before(f, room, last + 1))
            last++;
        propose_tagged(f, first, last, AGAIN);
        i = last;
    }
}

void tag_window(struct find *f)
{
    struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger)
        return;
    tagger_tokens(f, room);
    sequence_tag(f->pii->tagger, room->tokens, f->count, room->rows);
}

size_t tagged_rest(const struct find *f, size_t last)
{
    const struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger || last + 1 >= f->count ||
        (!goes_over_line(f, room, last + 1) && !middle_name(f, room, last + 1)))
        return last;
    return name_end_of(f, room, last + 1) - 1;
}

bool tagged_other(const struct find *f, size_t i)
{
    const struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger)
        return false;
    if (name_share(room, i) < DOUBTFUL && ((i && room->tokens[i - 1].lists & LIST_PARTICLE) ||
                                           (room->tokens[i].place & 3) != WRITING_USUAL))
        return true;
    return other_share(room, i) > SURE;
}

bool tagged_not(const struct find *f, size_t i)
{
    return f->pii->tagger && name_share(&f->scratch->tagger, i) < UNLIKELY;
}

bool tagged_name(const struct find *f, size_t i)
{
    return f->pii->tagger && name_share(&f->scratch->tagger, i) >= STARTS;
}

bool tagged_surname(const struct find *f, size_t i)
{
    uint32_t known;

    if (!f->pii->tagger)
        return false;
    known = f->scratch->tagger.tokens[i].lists >> LIST_GAZETTEER;
    return GAZETTEER_LAST(known) == NAME_FREQUENT ||
           (GAZETTEER_LAST(known) && GAZETTEER_WORD(known) != PLAIN_VERY_COMMON);
}

bool tagged_role(const struct find *f, size_t i)
{
    const struct tagger_room *room = &f->scratch->tagger;

    return f->pii->tagger && name_share(room, i) < STARTS && tells(room, i) == AROUND_PERSON;
}

void find_tagged(struct find *f)
{
    struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger)
        return;
    note_towns(room);
    note_proposals(f, room);
    for (size_t k = 0, behind = 0; k < room->open_count; k++)
        if (room->open[k] >= behind && name_share(room, room->open[k]) >= STARTS)
            behind = take_name(f, room, room->open[k]);
    find_in_row(f, room);
    find_nicknamed(f, room);
    find_speakers(f, room);
    if (f->hints->careful)
        find_careful(f);
    if (room->names.count)
        find_again(f, room);
}
