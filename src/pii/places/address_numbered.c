/* SPDX-License-Identifier: EUPL-1.2 */
/* address_numbered.c - streets behind the number of their house:
 *
 *     12 bis rue des Lilas       number, type, name
 *     10 Downing Street          number, name, type
 *     1184, 3e Avenue            a street that is counted
 *     au douze rue de la Paix    a number that is said */
#include "pii/places/address_priv.h"

static bool is_bis(const struct find *f, size_t k)
{
    static const char *const words[26] = { ['b' - 'a'] = "bis",
                                           ['t' - 'a'] = "ter",
                                           ['q' - 'a'] = "quater" };

    return word_by_letter(token_folded(f, &f->tokens[k]), words);
}

/* "12", "12 bis", "12B", "12-14"; the token behind it. */
static size_t after_number(const struct find *f, size_t i)
{
    size_t k = i + 1;

    if ((digits_of(f, k, 1) || digits_of(f, k, 2) || digits_of(f, k, 3)) &&
        f->text.ptr[f->tokens[k].start] != '0') /* "10/01, Avenida" */
        k += f->tokens[k].gap == GAP_JOIN;
    if (k >= f->count)
        return k;
    if (is_bis(f, k))
        k++;
    for (size_t n = 0; n < 2 && k + 1 < f->count && length_of(&f->tokens[k]) == 2; n++)
        k += folded_in(f, k, "de la du"); /* "au 5 de la rue Pasteur" */
    if (k >= f->count || is_bis(f, k - 1))
        return k;
    if (length_of(&f->tokens[k]) == 1 && k + 1 < f->count && f->tokens[k + 1].is & WORD_STREET &&
        !(f->tokens[k + 1].gap == GAP_COMMA && folded_in(f, k, "h")) && /* "13 h, rue Foch" */
        ascii_alpha(f->text.ptr[f->tokens[k].start]))
        return k + 1;
    return k;
}

/* "700 av. J.-C." is no avenue. */
static bool is_era(const struct find *f, size_t k)
{
    return k + 2 < f->count && length_of(&f->tokens[k + 1]) == 1 &&
           folded_in(f, k, "av ap apr v n") && !folded_in(f, k + 1, "d l");
}

/* "rue des Lilas" at token k behind its number at i; small words first with a postcode behind. */
static void find_numbered(struct find *f, size_t i, size_t k)
{
    size_t from = behind_type(f, k), last;
    bool named;

    if (is_era(f, k))
        return;
    if (from < f->count && f->tokens[from].gap == GAP_DOT && length_of(&f->tokens[k]) <= 5 &&
        (capital(f, from) || f->tokens[from].is & WORD_PARTICLE ||
         joins_names(f, from))) { /* "12 av. Foch" */
        last = name_end(f, from + 1, PLAIN_PROVED, &named);
        last = last < from ? from : last;
        propose_address(f, i, last, capital(f, last));
        return;
    }
    last = name_end(f, from, PLAIN_PROVED, &named);
    if (last <= k || propose_address(f, i, last, false))
        return;
    last = name_end(f, from, PLAIN_SURE, &named); /* no longer than the other */
    if (last > k)
        propose_address(f, i, last, named || plain_type(f, k) || capital(f, last));
}

/* "19 nelson st, ": ends its clause, and is a road and nothing else. */
static bool road_alone(const struct find *f, size_t last)
{
    static const char lasting[] = /* what a drive takes */
        "minute minutes min mins hour hours hr hrs day days km mile miles mi usb ssd hard";

    if (folded_in(f, last, "drive") && folded_in(f, last - 1, lasting))
        return false;
    if (folded_in(f, last, "close gardens") && !capital(f, last - 1) &&
        str_ends(token_folded(f, &f->tokens[last - 1]), STR("s")))
        return false; /* "12 items close." */
    return (last + 1 >= f->count || f->tokens[last + 1].gap >= GAP_COMMA) &&
           folded_in(f, last,
                     "street st road rd lane avenue ave crescent terrace drive close gardens");
}

/* "my address is 270 mill way." */
static bool road_said(const struct find *f, size_t i, size_t last)
{
    return (last + 1 >= f->count || f->tokens[last + 1].gap >= GAP_COMMA) &&
           after_context(f, i, NEAR_LIVING, 6);
}

/* "5th" in "350 5th Ave": in front of the road's word. */
static bool is_nth(const struct find *f, size_t i)
{
    struct str s = token_folded(f, &f->tokens[i]);

    return f->tokens[i].shape & TOKEN_MIXED && s.len >= 3 && s.len <= 5 && i + 1 < f->count &&
           f->tokens[i + 1].is & WORD_ROAD && f->tokens[i + 1].gap == GAP_SPACE &&
           (str_ends(s, STR("th")) || str_ends(s, STR("st")) || str_ends(s, STR("nd")) ||
            str_ends(s, STR("rd"))) &&
           ascii_digit(s.ptr[s.len - 3]);
}

/* "10 Downing Street", "34 St. John's Road", "7 oak lane" */
static void find_road(struct find *f, size_t i, size_t k)
{
    bool capitals = true, small = !(f->tokens[k].is & ~WORD_ROAD), inner;
    bool road_first = f->tokens[k].is & WORD_ROAD; /* "40 park ave"; "1 court close" is none */

    for (size_t last = k; last < k + 5 && last < f->count; last++) {
        const struct token *t = &f->tokens[last];
        bool initial = last > k && t->gap == GAP_DOT && length_of(t - 1) <= 3;
        bool genitive = t->gap == GAP_JOIN && length_of(t) == 1; /* "John's" */

        if ((last > k && t->gap > GAP_JOIN && !initial) || t->is & WORD_MONTH ||
            (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) && !is_nth(f, last)))
            return;
        inner = t->gap == GAP_JOIN && f->text.ptr[t->start - 1] == '-'; /* "Tan-y-Bryn" */
        if (is_nth(f, last))
            continue;
        if (!capital(f, last) && !genitive && !inner && t->is & (WORD_ORDINARY | WORD_IS) &&
            !(t->is & WORD_ROAD))
            return;
        capitals &= capital(f, last) || genitive || inner;
        small &= last == k || f->tokens[last].is & WORD_ROAD || !f->tokens[last].is || genitive;
        if (last > k && (t->is & (WORD_ROAD | WORD_EXTRA)) == WORD_ROAD &&
            (last + 1 >= f->count || !(f->tokens[last + 1].is & WORD_ROAD) ||
             f->tokens[last + 1].gap != GAP_SPACE)) {
            small &= !road_first || folded_in(f, last, "ave avenue st street rd road lane ln dr");
            propose_address(f, i, last,
                            capitals || (small && last == k + 1 && road_alone(f, last)) ||
                                (small && last <= k + 2 && road_said(f, i, last)));
            return;
        }
    }
}

/* "82 Queensway", "5, um Bierg, L-7641 Christnach", "3 op der Heed, L-9990 Weiswampach": names
 * with no word for a road; the latter only before a postcode of Luxembourg. */
static void find_bare_road(struct find *f, size_t i, size_t k)
{
    bool named;
    size_t last;

    if (folded_in(f, k, "queensway kingsway princesway eastway westway kingsgate queensgate")) {
        propose_address(
            f, i, k,
            f->tokens[k].gap == GAP_SPACE &&
                (capital(f, k) || (f->tokens[i].gap >= GAP_LINE &&
                                   (k + 1 == f->count || f->tokens[k + 1].gap >= GAP_LINE))));
        return;
    }
    if (!folded_in(f, k, "um op"))
        return;
    last = name_end(f, k + 1, PLAIN_PROVED, &named);
    if (last > k && named && (folded_in(f, last + 1, "l") || folded_in(f, last + 2, "l")))
        propose_address(f, i, last, false);
}

/* "3e Avenue", "12e Rue" in "1184, 3e Avenue": streets that are counted, as in Canada. */
static bool is_nth_street(const struct find *f, size_t k)
{
    struct str s = token_folded(f, &f->tokens[k]);

    return s.len <= 5 && ascii_digit(s.ptr[0]) &&
           (str_ends(s, STR("e")) || str_ends(s, STR("re"))) && k + 1 < f->count &&
           f->tokens[k + 1].gap == GAP_SPACE && folded_in(f, k + 1, "avenue rue rang av boulevard");
}

/* "12 r. des Lilas", "6 r des acacias": short types that mean much else. */
static bool short_type(const struct find *f, size_t k)
{
    const struct token *next = &f->tokens[k] + 1;
    bool dotted = next->gap == GAP_DOT;

    return k + 1 < f->count && (dotted || folded_in(f, k, "r")) &&
           folded_in(f, k, "r all ch imp") && next->gap <= GAP_DOT && next->gap != GAP_COMMA &&
           (next->is & WORD_PARTICLE || joins_names(f, k + 1) || (dotted && capital(f, k + 1)));
}

void find_number_first(struct find *f, size_t i)
{
    size_t k;

    if (f->tokens[i].start > f->from && f->text.ptr[f->tokens[i].start - 1] == ':' &&
        f->tokens[i].start > f->from + 1 && ascii_digit(f->text.ptr[f->tokens[i].start - 2]))
        return; /* "10:15, King George Park" */
    if (f->tokens[i].gap == GAP_JOIN && i > 0 && f->tokens[i - 1].shape & TOKEN_DIGITS)
        return;
    k = after_number(f, i);
    if (k >= f->count || f->tokens[k].gap > GAP_COMMA)
        return;
    if (f->tokens[k].shape & TOKEN_MIXED && is_nth_street(f, k))
        propose_address(f, i, k + 1, false);
    if ((f->tokens[k].is & WORD_STREET && !is_other_word(f, k)) || short_type(f, k))
        find_numbered(f, i, k);
    if (!(f->tokens[k].is & WORD_STREET) || f->tokens[k].is & WORD_ROAD)
        find_road(f, i, k);
    if (f->tokens[k].folded_len == 2 || f->tokens[k].folded_len > 6)
        find_bare_road(f, i, k);
}

void find_spoken_house(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t k = i + 1;
    bool led;

    if (!t->kind || str_eq(str_of(t->kind), STR("=1")))
        return;
    led = i > 0 &&
          folded_in(f, i - 1, "at number no to au numero habite habitons address adresse outside");
    if (!led && !(t->shape & TOKEN_START && t->shape & TOKEN_CAPITAL))
        return;
    while (k < f->count && k < i + 4 && f->tokens[k].is & WORD_NUMBER)
        k++;
    if (k >= f->count || f->tokens[k].gap != GAP_SPACE || (!led && !is_said_road(f, k)))
        return;
    if (f->tokens[k].is & WORD_STREET)
        find_numbered(f, i, k);
    else if (capital(f, k))
        find_road(f, i, k);
}
