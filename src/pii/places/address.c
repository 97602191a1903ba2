/* SPDX-License-Identifier: EUPL-1.2 */
/* address.c - postal addresses: number and street in either order, postcode, town: one span.
 *
 *     12 bis rue des Lilas, bât. C, 69003 Lyon      number, type, name
 *     Rue Neuve 12, 1000 Bruxelles                  type, name, number
 *     Hauptstraße 5, 10115 Berlin                   name with the type in it, number
 *     10 Downing Street, London SW1A 2AA            number, name, type
 *     Am Markt 3, 04109 Leipzig                     a name, number, and a postcode to prove it
 *
 * A street without postcode counts too, with a lower score; a postcode and town alone only where
 * the text says that somebody lives there.  address_numbered.c and address_street.c read the street
 * behind its number and in front of it, place.c the end. */
#include "pii/places/address_priv.h"

#include "pii/detectors_priv.h"

/* ---- proposing: with what stands before and behind the street ---- */

/* "Appt 4, 8 rue ...", "c/o Mme Durand, 8 rue ...": the first token with it. */
static size_t with_flat(const struct find *f, size_t first)
{
    for (size_t k = first; k > 0 && first - k < 5; k--) {
        const struct token *t = &f->tokens[k], *before = t - 1;

        if (t->gap == GAP_PARA || t->gap == GAP_OTHER ||
            (t->gap == GAP_DOT && length_of(before) > 4))
            break;
        if (before->is & WORD_EXTRA &&
            !folded_in(f, k - 1, "lieu dit cedex porte bp cs casa haus door"))
            return k - 1;
        if (k < first && t->gap == GAP_COMMA)
            break;
        if (!(before->shape & (TOKEN_DIGITS | TOKEN_MIXED | TOKEN_CAPITAL)) &&
            length_of(before) > 1)
            break;
    }
    return first;
}

/* "ANGERS (49000), 6 rue ...", "te Schiedam, Lange Nieuwstraat 71" */
static size_t with_known_town_before(const struct find *f, size_t first)
{
    size_t k = first - 1;

    if (digits_of(f, k, 5) && k > 0 && capital(f, k - 1) &&
        f->text.ptr[f->tokens[k].start - 1] == '(') {
        for (k--; k > 0 && f->tokens[k].gap == GAP_JOIN; k--)
            ;
        return k;
    }
    if (f->tokens[first].gap == GAP_COMMA && capital(f, k) &&
        (f->tokens[k].is & WORD_CITY || (k > 0 && folded_in(f, k - 1, "te a in zu"))) &&
        near_context(f, k, first, NEAR_LIVING, NULL))
        return k;
    return first;
}

/* "69003 Lyon, 12 rue ...": the first token with it. */
static size_t with_town_before(const struct find *f, size_t first)
{
    size_t last;

    for (size_t k = first; k > 1 && first - k < 6;) {
        k--;
        if (f->tokens[k].shape & TOKEN_DIGITS && length_of(&f->tokens[k]) >= 4 &&
            place_at(f, k, &last) && last + 1 == first)
            return k;
        if (f->tokens[k].gap > GAP_COMMA)
            break;
    }
    return first > 0 ? with_known_town_before(f, first) : first;
}

/* "la tienda de la calle Preciados 3": a shop's street is nobody's. */
static bool of_shop(const struct find *f, size_t first)
{
    for (size_t k = first, n = 0; k > 0 && n < 4 && f->tokens[k].gap <= GAP_COMMA; n++)
        if (f->tokens[--k].kind == place_shop)
            return true;
    return false;
}

bool propose_address(struct find *f, size_t first, size_t last, bool sure)
{
    enum place_proof proof;
    uint32_t end = place_behind(f, last, &proof);
    size_t from = first;

    if (proof < PLACE_TOWN) {
        from = with_town_before(f, first);
        if ((!sure && from == first) || of_shop(f, first))
            return false;
    }
    from = parts_before(f, from);
    from = with_flat(f, from);
    propose(f, (struct span){ f->tokens[from].start, end ? end : f->tokens[last].end, SPAN_ADDRESS,
                              NULL, proof >= PLACE_TOWN ? 0.95F : 0.75F, "pattern" });
    return true;
}

/* ---- no street ---- */

/* "BP 123, 59000 Lille", "Postfach 12 34, 10115 Berlin" */
static void find_box(struct find *f, size_t i)
{
    static const char *const boxes[26] = {
        ['a' - 'a'] = "apartado apdo",
        ['b' - 'a'] = "bp box",
        ['c' - 'a'] = "cs cp",
        ['p' - 'a'] = "postfach postbus postale",
    };

    if (i > 0 && f->tokens[i].gap <= GAP_DOT && f->tokens[i].gap != GAP_JOIN &&
        (f->tokens[i - 1].start == 0 || f->text.ptr[f->tokens[i - 1].start - 1] != '!') &&
        word_by_letter(token_folded(f, &f->tokens[i - 1]), boxes))
        propose_address(f, folded_in(f, i - 1, "box postale") && i > 1 ? i - 2 : i - 1, i, false);
}

/* A quotation mark in front of token k: "lieu-dit « Le Moulin », 24100 Bergerac". */
static bool quoted(const struct find *f, size_t k)
{
    struct str gap = str_slice(f->text, f->tokens[k - 1].end, f->tokens[k].start);

    return f->tokens[k].gap == GAP_OTHER && gap.len <= 8 &&
           (str_find(gap, STR("\xc2\xab"), 0) != STR_NPOS ||
            str_find(gap, STR("\xc2\xbb"), 0) != STR_NPOS || str_chr(gap, '"', 0) != STR_NPOS);
}

/* "Lieu-dit Le Moulin, 24100 Bergerac" */
static void find_hamlet(struct find *f, size_t i)
{
    for (size_t k = i; k > 1 && i - k < 7 && (f->tokens[k].gap <= GAP_LINE || quoted(f, k)); k--)
        if (folded_in(f, k - 2, "lieu") && folded_in(f, k - 1, "dit")) {
            propose_address(f, k - 2, i - 1, false);
            return;
        }
}

/* "8921 AB 14", "postcode 8921AB, huisnummer 14": in the Netherlands that is a door.  Beside the
 * words for it, or where an agent has just asked. */
static void find_dutch_door(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t k = i + (t->shape & TOKEN_DIGITS ? 2 : 1);
    bool said;

    if (!(digits_of(f, i, 4) ? i + 1 < f->count && length_of(t + 1) == 2 &&
                                   t[1].shape & TOKEN_UPPER && t[1].gap <= GAP_SPACE
                             : t->shape & TOKEN_MIXED && length_of(t) == 6 &&
                                   ascii_digit(f->text.ptr[t->start + 3]) &&
                                   !ascii_digit(f->text.ptr[t->start + 4])))
        return;
    said = near_context(f, i, i, NEAR_LIVING, NULL);
    for (size_t n = 0; n < 2 && folded_in(f, k, "huisnummer huisnr nr nummer"); n++, k++)
        said = true;
    for (size_t back = i; !said && back-- > 0 && i - back < 8;)
        said = folded_in(f, back, "postcode huisnummer huisnr");
    if (said && is_house(f, k) && f->tokens[k].gap <= GAP_COMMA)
        propose(f, (struct span){ t->start, f->tokens[house_end(f, k)].end, SPAN_ADDRESS, NULL,
                                  0.75F, "context" });
}

/* "j'habite à 69003 Lyon", "my postcode is SW1A 2AA" */
static void find_town(struct find *f, size_t i)
{
    size_t last;
    uint32_t end;

    if (!(digits_of(f, i, 5) || f->tokens[i].shape & TOKEN_MIXED) ||
        !near_context(f, i, i + 1, NEAR_LIVING, NULL))
        return;
    end = place_at(f, i, &last);
    if (end)
        propose(f, (struct span){ f->tokens[i].start, end, SPAN_ADDRESS, NULL, 0.6F, "context" });
}

/* "S/N 4433": a device's number behind the token `last`, no postcode. */
static bool is_serial(const struct find *f, size_t last)
{
    size_t k = last + 1, end_token;

    return k < f->count && f->tokens[k].gap != GAP_COMMA &&
           f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) && !place_at(f, k, &end_token);
}

/* At what may be one, of four characters at least where it is of figures alone. */
static void find_at_postcode(struct find *f, size_t i)
{
    find_town(f, i);
    find_dutch_door(f, i);
    find_by_place(f, i);
    if (digits_of(f, i, 5))
        find_hamlet(f, i);
}

/* "12/[03]/1985": with figures joined in front and others behind, no number of a door. */
static bool is_inner(const struct find *f, size_t i)
{
    return figures_inside(f, i) && i + 1 < f->count && f->tokens[i + 1].shape & TOKEN_DIGITS;
}

/* "c/ 12-[14]": of figures inside figures, only these may be a house's. */
static bool is_behind_calle(const struct find *f, size_t i)
{
    const struct token *calle = &f->tokens[i] - 2;

    return i > 1 && calle->next == '/' && length_of(calle) == 1 &&
           ascii_lower(f->text.ptr[calle->start]) == 'c';
}

void find_address(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if (t->kind == place_bare) {
        if (without_number(f, i) && !is_serial(f, without_number(f, i)))
            find_calle(f, i, without_number(f, i));
        return;
    }
    if (t->is & WORD_STREET) {
        find_street(f, i);
        return;
    }
    if (t->is & WORD_NUMBER) {
        find_spoken_house(f, i);
        return;
    }
    if (is_inner(f, i)) {
        if (length_of(t) > 4 || (length_of(t) == 4 && length_of(t + 1) == 3))
            find_at_postcode(f, i); /* "12/1100-053 Lisboa"; no year of a date */
    } else {
        find_unit(f, i);
        find_box(f, i);
        if (t->shape & TOKEN_MIXED || length_of(t) >= 4)
            find_at_postcode(f, i);
    }
    if ((!figures_inside(f, i) || is_behind_calle(f, i)) && is_house(f, i)) {
        size_t last = house_end(f, i);

        find_number_first(f, i);
        find_suffix_street(f, i, last);
        find_any_street(f, i, last);
        find_at_street(f, i, last);
        find_calle(f, i, last);
    }
}
