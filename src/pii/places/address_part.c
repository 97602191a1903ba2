/* SPDX-License-Identifier: EUPL-1.2 */
/* address_part.c - the parts of an address that stand in front of its street, and addresses
 * without a numbered street:
 *
 *     résidence Le Clos Fleuri, entrée B, 2ème étage, 9 allée des Tilleuls, 35700 Rennes
 *     The Old Forge, Nether Wallop, Stockbridge, SO20 8EX
 *     Le Bourg, 23250 Sardent
 *
 * Parts end at a comma, a line's end or a dash.  A part belongs to an address by a word of
 * buildings, of streets or of hamlets in it, and by nothing in it that speaks of other matters.
 * Every walk is over a handful of parts of a handful of tokens. */
#include "pii/places/address_priv.h"

#include "pii/detectors_priv.h"
#include "text/text.h"

#define PARTS_MOST 5
#define PART_MOST  8 /* tokens of one part */

static bool is_number(const struct token *t)
{
    return t->shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
           length_of(t) <= (t->shape & TOKEN_DIGITS ? 5u : 6u);
}

/* ", ", " - ", " · ", " | ", one line end: between two parts. */
bool parted(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct str gap;
    uint32_t c;

    if (t->gap == GAP_COMMA || t->gap == GAP_LINE)
        return true;
    if (i == 0 || t->gap != GAP_OTHER || t->start - t[-1].end > 6)
        return false;
    gap = str_slice(f->text, t[-1].end, t->start);
    while (gap.len) {
        size_t n = text_char(gap, &c);

        if (!text_is_space(c) && c != '-' && c != ',' && c != '|' && c != '.' && c != '/' &&
            c != 0xb7 && c != 0x2013 && c != 0x2014 && c != 0x2022)
            return false;
        gap = str_from(gap, n);
    }
    return true;
}

/* Does the part go on in front of token k: "bât. 7", "n° 4", "Stang Vihan"? */
static bool within(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return t->gap <= GAP_JOIN || (t->gap == GAP_DOT && !(t[-1].shape & TOKEN_MIXED) &&
                                  length_of(t - 1) <= (t[-1].shape & TOKEN_DIGITS ? 2 : 4));
}

#define OTHER_MATTERS                                                                              \
    (WORD_GREETING | WORD_SIGNOFF | WORD_CIVILITY | WORD_COMPANY | WORD_AT | WORD_MONTH | NEAR_ANY)
#define OF_PLACES (WORD_EXTRA | WORD_ROAD | WORD_STREET)

static bool small_word(const struct find *f, size_t i)
{
    return f->tokens[i].is & WORD_PARTICLE || f->tokens[i].kind == place_small;
}

/* "Much Wenlock": an ordinary word in capitals as the next one is, where no sentence begins. */
static bool begins_capitals(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return !(t->shape & TOKEN_START) && i + 1 < f->count && t[1].gap == GAP_SPACE &&
           t[1].shape & TOKEN_CAPITAL && !(t[1].is & WORD_ORDINARY);
}

/* "Co. Kerry", "County Mayo": towns that nobody knows stand in front of it. */
static bool is_county(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return f->folded[t->folded] == 'c' && t->shape & TOKEN_CAPITAL &&
           word_among(token_folded(f, t), "co|county|contae") && i + 1 < f->count &&
           t[1].shape & TOKEN_CAPITAL;
}

/* "16.1611": the figures behind the point. */
static bool is_decimal(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_JOIN && i > 0 && (length_of(t) > 2 || t[-1].gap == GAP_JOIN) &&
           t[-1].shape & TOKEN_DIGITS && f->text.ptr[t->start - 1] == '.' &&
           ascii_digit(f->text.ptr[t->start]);
}

/* What may stand in a part whatever its language: names, numbers, words of places. */
static bool of_part(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (is_decimal(f, i))
        return false;
    if ((t->is | t->covered) & OF_PLACES || is_number(t) || is_county(f, i))
        return true;
    if (t->is & OTHER_MATTERS && !(t->is & WORD_PARTICLE))
        return false;
    if (t->shape & TOKEN_DIGITS)
        return false;
    if (t->shape & TOKEN_CAPITAL)
        return !(t->is & WORD_ORDINARY) || t->is & (WORD_CITY | WORD_PARTICLE) ||
               small_word(f, i) || begins_capitals(f, i);
    return small_word(f, i) || length_of(t) == 1;
}

/* ---- in front of a street that is found ---- */

/* "4ème ét." */
static bool is_floor(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->next == '.' && i > 0 && t[-1].shape & TOKEN_MIXED &&
           str_eq(token_folded(f, t), STR("et"));
}

/* Where the part that ends before token `end` begins, if it tells of a building; else `end`. */
static size_t building_before(const struct find *f, size_t end)
{
    size_t best = end;
    bool house = false;

    for (size_t k = end; k > 0 && end - k < PART_MOST; k--) {
        const struct token *b = &f->tokens[k - 1];

        if (k < end && !within(f, k))
            break;
        if (b->is & WORD_EXTRA || is_floor(f, k - 1)) {
            house |= (b->is & WORD_ROAD) != 0;
            best = k - 1;
        } else if (best < end && best == k && is_number(b)) { /* "2e porte" */
            best = k - 1;
        } else if (!of_part(f, k - 1) && b->kind != place_way /* "à droite" */) {
            break;
        } else if (house && b->shape & TOKEN_CAPITAL) {
            best = k - 1; /* "Rose Cottage" */
        }
    }
    return best;
}

size_t parts_before(const struct find *f, size_t first)
{
    for (size_t n = 0; n < PARTS_MOST && first > 0; n++) {
        bool apart = parted(f, first);
        size_t start;

        if (!apart && !within(f, first))
            break;
        start = building_before(f, first);
        if (start == first)
            break;
        first = start;
    }
    return first;
}

/* ---- from a postcode backwards ---- */

struct part {
    size_t start;
    bool places, number, named, hamlet, human, last;
    size_t plain; /* small words that nothing is known of: "route de la plage" */
};

/* "Le Bourg", "Ker Anna", "The Old Forge" */
static bool hamlet_start(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->shape & (TOKEN_UPPER | TOKEN_INITIAL) && t->kind == place_small)
        return word_listed(token_folded(f, t), "le la les l the au aux old"); /* "DE CLIENTE" */
    return t->shape & TOKEN_CAPITAL && (t->kind == place_small || t->kind == place_hamlet);
}

/* The part that ends before token `end`; start == end when it is none of an address. */
static struct part part_before(const struct find *f, size_t end)
{
    struct part p = { .start = end };

    for (size_t k = end; k > 0 && end - k < PART_MOST; k--) {
        const struct token *b = &f->tokens[k - 1];

        if (k < end && !within(f, k))
            break;
        if (!of_part(f, k - 1)) {
            if (p.places || p.plain == 2 || b->is || b->covered || b->shape & ~TOKEN_START)
                break;
            p.plain++;
        }
        if (p.start < end && is_number(&f->tokens[p.start]) &&
            (small_word(f, k - 1) || f->tokens[k - 1].is & WORD_AT) && k < end)
            break; /* "livrez au 45 rue" */
        p.start = k - 1;
        p.places |= ((b->is | b->covered) & OF_PLACES) != 0 || is_county(f, k - 1);
        p.number |= is_number(b);
        p.named |= !is_number(b) && length_of(b) > 2 && b->shape & TOKEN_CAPITAL;
        p.human |= (b->is & WORD_FIRSTNAME && !(b->is & WORD_CITY)) || tagged_name(f, k - 1);
    }
    if (p.plain && !(p.start < end && f->tokens[p.start].is & WORD_STREET))
        p.start = end;
    while (p.start < end && small_word(f, p.start) && !(f->tokens[p.start].shape & TOKEN_CAPITAL))
        p.start++;
    if (p.start < end)
        p.hamlet = hamlet_start(f, p.start);
    p.last = p.start == 0 || !parted(f, p.start);
    return p;
}

/* "Béjaïa 06000", "Bengaluru 560038": a town and its number behind it, and no more. */
static bool town_and_number(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 1 && t->shape & TOKEN_DIGITS && length_of(t) >= 4 && length_of(t) <= 6 &&
           (t->gap == GAP_SPACE || (t->gap == GAP_OTHER && parted(f, i))) &&
           t[-1].shape & TOKEN_CAPITAL && (length_of(t) > 4 || t[-1].is & WORD_CITY) &&
           !(t[-1].is & (OTHER_MATTERS | OF_PLACES)) &&
           (!(t[-1].is & WORD_ORDINARY) || t[-1].is & WORD_CITY) && length_of(t - 1) > 2 &&
           (i + 1 >= f->count || t[1].gap >= GAP_COMMA);
}

/* A place of its own form: British, Irish, Canadian, of a state in America. */
static bool is_sharp(const struct find *f, size_t i)
{
    return f->tokens[i].shape & (TOKEN_MIXED | TOKEN_UPPER) || town_and_number(f, i);
}

#define LABELLED_MOST 14 /* tokens from "Address:" to the postcode */

/* "Address: Tŷ Gwyn, Heol y Bont, Aberaeron, Ceredigion SA46 0BT": all from the label on, where
 * nothing but names in capitals and small words stand between; `best` where there is none. */
static size_t labelled_from(const struct find *f, size_t i, size_t best)
{
    for (size_t k = i; k > 0 && i - k < LABELLED_MOST; k--) {
        const struct token *t = &f->tokens[k - 1];
        bool colon = f->text.ptr[f->tokens[k].start - 1] == ' ' &&
                     str_chr(str_slice(f->text, t->end, f->tokens[k].start), ':', 0) != STR_NPOS;

        if (colon)
            return k < best && (t->is | t->covered) & NEAR_LIVING ? k : best;
        if (f->tokens[k].gap > GAP_COMMA || t->is & (OTHER_MATTERS & ~NEAR_LIVING) ||
            !(t->shape & TOKEN_CAPITAL || small_word(f, k - 1) ||
              (length_of(t) <= 2 && !(t->shape & TOKEN_DIGITS))))
            return best;
    }
    return best;
}

/* "Flat 91, Nelson Point": a house may have somebody's name. */
static bool behind_flat(const struct find *f, size_t start)
{
    return start > 1 && parted(f, start) && is_number(&f->tokens[start - 1]) &&
           f->tokens[start - 1].gap == GAP_SPACE && f->tokens[start - 2].is & WORD_EXTRA &&
           !(f->tokens[start - 2].is & NEAR_ANY);
}

/* Of the parts in front of the postcode at i, the first that tells where; i when none does. */
static size_t parts_of_place(const struct find *f, size_t i)
{
    size_t best = i, k = i, nameless = 0;
    bool county = false, sharp = is_sharp(f, i), island = (f->tokens[i].shape & TOKEN_MIXED) != 0;

    for (size_t n = 0; n <= PARTS_MOST && k > 0; n++) {
        struct part p;

        if (!parted(f, k) && !(n == 0 && f->tokens[k].gap <= GAP_SPACE))
            break;
        p = part_before(f, k);
        if (p.start == k ||
            (p.human && !p.places && !p.number && !p.hamlet && !behind_flat(f, p.start) &&
             !(county && p.start + 1 == k && !(f->tokens[k - 1].is & WORD_FIRSTNAME))) ||
            (n == 0 && p.places && town_and_number(f, i))) /* "boîte Lego 76419" */
            break;
        if (p.places || (p.hamlet && n < 3) || (sharp && p.number && p.named) ||
            (island && n > 0 && n < 3 && (!p.human || county)))
            best = p.start;
        else if (++nameless > 3)
            break;
        county |= is_county(f, p.start);
        k = p.start;
        if (p.last)
            break;
    }
    return labelled_from(f, i, best);
}

/* A name or a number and a sign that parts stand in front of most postcodes. */
static bool may_end_part(const struct find *f, size_t i)
{
    const struct token *before = &f->tokens[i - 1];

    return before->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED) ||
           before->gap == GAP_LINE || f->tokens[i].gap == GAP_COMMA || f->tokens[i].gap == GAP_LINE;
}

/* "el AVE 03182 de Valencia", "vuelo AV 9317 mi ...": a train or flight, and no postcode. */
static bool is_journey(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->shape & TOKEN_DIGITS && t->gap == GAP_SPACE && t[-1].shape & TOKEN_UPPER &&
           !(i > 1 && t[-2].shape & TOKEN_DIGITS) && /* "12 TER 75012 PARIS" */
           word_listed(token_folded(f, t - 1), "av ave avlo alvia tgv ter ice ic frecciarossa");
}

/* The token at which the place with the postcode at i begins; SIZE_MAX: there is none. */
static size_t place_start(const struct find *f, size_t i, size_t *ret_last, uint32_t *ret_end)
{
    const struct token *t = &f->tokens[i];
    size_t n = length_of(t);

    if (n < 2 || n > 8 || (t->shape & TOKEN_DIGITS && (n < 4 || n > 6)) || i == 0 ||
        !(t->shape & TOKEN_DIGITS || ascii_alpha(f->text.ptr[t->start])) || !may_end_part(f, i) ||
        is_journey(f, i))
        return SIZE_MAX;
    if (t->shape & TOKEN_DIGITS && t[-1].shape & TOKEN_UPPER && length_of(t - 1) <= 3 &&
        (*ret_end = place_at(f, i - 1, ret_last)))
        return i - 1; /* "IL 62704" */
    *ret_end = place_at(f, i, ret_last);
    if (*ret_end &&
        (t->shape & TOKEN_MIXED || (*ret_last > i && t[1].gap <= GAP_JOIN &&
                                    (n == 5 || *ret_last > i + 1 || t[1].shape & TOKEN_CAPITAL))))
        return i;
    *ret_end = t->end;
    *ret_last = i;
    return town_and_number(f, i) ? i : SIZE_MAX;
}

void find_by_place(struct find *f, size_t i)
{
    size_t last, first, place;
    uint32_t end;

    place = place_start(f, i, &last, &end);
    if (place == SIZE_MAX || place == 0)
        return;
    first = parts_of_place(f, place);
    if (first < place && first > 1 && f->tokens[first].shape & TOKEN_DIGITS &&
        length_of(&f->tokens[first]) == 4 &&
        (f->tokens[first - 1].is | f->tokens[first - 2].is) & WORD_MONTH)
        first++; /* "born 3 May 1964, 12 High Street" */
    if (first < place)
        propose(f, (struct span){ f->tokens[first].start, with_country(f, last, end), SPAN_ADDRESS,
                                  NULL, 0.85F, "pattern" });
}
