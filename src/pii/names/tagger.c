/* SPDX-License-Identifier: EUPL-1.2 */
/* tagger.c - names that the trained tagger finds, and names found again.
 *
 * A name is a run of tokens each of which is more likely a person's than anything else (how far it
 * reaches: tagger_span.c); streets, towns and companies are labels of their own, so that "rue
 * Victor Hugo" and "Martin SAS" are told apart by what they are and not by exceptions.  Then
 * agreement: a word of a name found here is a name wherever it stands in the text, in any case,
 * unless it is an ordinary word there. */
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

#define NOTED      0.7F /* of a name, for its words to be looked for elsewhere */
#define OTHERS     0.5F /* of a place or organisation: no agreement there */
#define AGAIN      0.75F
#define DOUBTFUL   0.3F  /* less for a word behind "de": "M. Morel de Lyon"; or all in capitals */
#define NAME_PARTS 4     /* joined to a word at most */
#define UNBACKED   0.78F /* a name of words that nobody knows, with no cue near */
#define ALONE      0.7F
#define SURE       0.8F
#define CERTAIN    0.9F /* of a word that is hardly ever a name: "Will" */

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

/* "Jean's Nails", "Hadrian's Wall": what belongs to a name and has a capital is a shop or a place;
 * not "Jean's Mum". */
static bool owns_a_thing(const struct find *f, const struct tagger_room *room, size_t end)
{
    const struct token *t = &f->tokens[end];

    return end + 1 < f->count && t->gap == GAP_JOIN && t->folded_len == 1 &&
           f->folded[t->folded] == 's' && t[1].gap == GAP_SPACE && t[1].shape & TOKEN_CAPITAL &&
           !(t[1].shape & TOKEN_INITIAL) && (room->tokens[end].place & 3) == WRITING_USUAL &&
           tells(room, end + 1) != AROUND_PERSON && name_share(room, end + 1) < NAME_LEAST;
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
    size_t first = i, end = tagger_name_end(f, room, i);
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
        i = end = tagger_turned_round(f, room, first, end);
    end = tagger_name_rest(f, room, first, end);
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
               !tagger_next_in_list(f, room, last + 1) &&
               word_set_has(names, room->tokens[last + 1].word) && named_before(f, room, last + 1))
            last++;
        propose_tagged(f, first, last, AGAIN);
        i = last;
    }
}

/* A window of figures alone, as a table's, has no name; false where there is a word. */
static bool tag_figures(const struct find *f, struct tagger_room *room)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct token *t = &f->tokens[i];

        if (!(t->shape & TOKEN_DIGITS))
            return false;
        room->tokens[i] = (struct sequence_token){
            .lists = LIST_NUMBER, .place = WRITING_USUAL, .shape = t->shape, .gap = t->gap
        };
    }
    room->open_count = 0;
    return true;
}

void tag_window(struct find *f)
{
    struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger || tag_figures(f, room))
        return;
    tagger_tokens(f, room);
    sequence_tag(f->pii->tagger, room->tokens, f->count, room->rows);
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
    return f->pii->tagger && name_share(&f->scratch->tagger, i) < NAME_UNLIKELY;
}

bool tagged_name(const struct find *f, size_t i)
{
    return f->pii->tagger && name_share(&f->scratch->tagger, i) >= NAME_LEAST;
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

    return f->pii->tagger && name_share(room, i) < NAME_LEAST && tells(room, i) == AROUND_PERSON;
}

void find_tagged(struct find *f)
{
    struct tagger_room *room = &f->scratch->tagger;

    if (!f->pii->tagger)
        return;
    note_towns(room);
    note_proposals(f, room);
    for (size_t k = 0, behind = 0; k < room->open_count; k++)
        if (room->open[k] >= behind && name_share(room, room->open[k]) >= NAME_LEAST)
            behind = take_name(f, room, room->open[k]);
    find_in_row(f, room);
    find_nicknamed(f, room);
    find_speakers(f, room);
    if (f->hints->careful)
        find_careful(f);
    if (room->names.count)
        find_again(f, room);
}
