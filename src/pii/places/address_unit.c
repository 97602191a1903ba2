/* SPDX-License-Identifier: EUPL-1.2 */
/* address_unit.c - addresses that a flat's number gives away, as in America: "217 Lovers Lane,
 * Suite 680, Springfield, IL 62701"; and those of its army: "PSC 6293, Box 8158, APO AE 40020".
 *
 * What street and town look like does not matter: in front of "Suite 680" stand a name and a
 * house number, behind it lines of names and a postcode.  Behind "my address is" and its likes it
 * does not either. */
#include "pii/places/address_priv.h"

#include <string.h>

#define STREET_MOST 8 /* tokens of number and street */
#define TOWN_MOST   8 /* of town, state, postcode, country */

static bool figures(const struct token *t)
{
    return t->shape & TOKEN_DIGITS && length_of(t) <= 6;
}

#define OTHER_MATTERS (WORD_GREETING | WORD_SIGNOFF | WORD_CIVILITY | WORD_INTRO | NEAR_ANY)

/* May this word stand in the name of a street or town? */
static bool named(const struct token *t)
{
    if (t->is & (WORD_PARTICLE | WORD_ROAD | WORD_STREET))
        return true;
    return t->shape & TOKEN_CAPITAL && !(t->is & OTHER_MATTERS) &&
           (!(t->is & WORD_ORDINARY) || t->is & WORD_CITY);
}

/* The house number of the street that ends before token i; SIZE_MAX: there is none.  Some put it
 * in front, some behind, some both. */
static size_t street_start(const struct find *f, size_t i)
{
    size_t k = i, words = 0;

    while (k > 0 && i - k < STREET_MOST && f->tokens[k].gap <= GAP_LINE) {
        const struct token *before = &f->tokens[k - 1];

        if (figures(before)) {
            k--;
            if (words && (k == 0 || !figures(&f->tokens[k - 1]) || f->tokens[k].gap > GAP_SPACE))
                return k;
        } else if (named(before)) {
            k--;
            words++;
        } else {
            break;
        }
    }
    return k < i && words && figures(&f->tokens[k]) ? k : SIZE_MAX;
}

/* The last token of town, state, postcode and country behind token i. */
static size_t town_end(const struct find *f, size_t i)
{
    size_t last = i;

    for (size_t k = i + 1; k < f->count && k <= i + TOWN_MOST; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap > GAP_LINE || t->gap == GAP_DOT)
            break;
        if ((figures(t) && length_of(t) >= 4) ||
            (t->shape & TOKEN_CAPITAL && !(t->is & OTHER_MATTERS)))
            last = k;
        else if (!(t->is & WORD_PARTICLE))
            break;
    }
    return last;
}

static bool word_is(const struct find *f, size_t i, struct str word)
{
    return i < f->count && str_eq(token_folded(f, &f->tokens[i]), word);
}

/* "Suite", "Apt.", "Unit" in front of the number at i? */
static bool behind_unit(const struct find *f, size_t i)
{
    static const char *const units[26] = {
        ['a' - 'a'] = "apt apartment",
        ['f' - 'a'] = "flat",
        ['s' - 'a'] = "suite ste",
        ['u' - 'a'] = "unit",
    };

    return i > 0 && f->tokens[i].gap <= GAP_DOT && f->tokens[i].gap != GAP_COMMA &&
           word_by_letter(token_folded(f, &f->tokens[i - 1]), units);
}

static bool word_in(const struct find *f, size_t i, const char *words)
{
    struct str word = i < f->count ? token_folded(f, &f->tokens[i]) : STR("");

    return word_listed(word, words);
}

/* Where the box or the ship in front of "APO AE" at token i begins; i when there is none. */
static size_t post_start(const struct find *f, size_t i)
{
    if (i > 3 && word_is(f, i - 2, STR("box")) && figures(&f->tokens[i - 1]) &&
        figures(&f->tokens[i - 3]) && word_in(f, i - 4, "psc unit cmr"))
        return i - 4;
    for (size_t k = i; k > 0 && i - k < STREET_MOST && f->tokens[k].gap <= GAP_LINE; k--)
        if (word_in(f, k - 1, "uss usns uscgc hms rfa"))
            return k - 1;
    return i;
}

/* "PSC 6293, Box 8158\nAPO AE 40020", "USS Larkspur, FPO AP 96662", at the postcode. */
static bool find_post(struct find *f, size_t i)
{
    size_t first;

    if (i < 3 || length_of(&f->tokens[i]) != 5 || !word_in(f, i - 1, "aa ae ap") ||
        !word_in(f, i - 2, "apo dpo fpo"))
        return false;
    first = post_start(f, i - 2);
    if (first == i - 2)
        return false;
    propose(f, (struct span){ f->tokens[first].start, f->tokens[i].end, SPAN_ADDRESS, NULL, 0.95F,
                              "pattern" });
    return true;
}

/* ---- behind a word that says so ---- */

/* Is the token the end of a phrase behind which somebody's address comes?  Goods are delivered
 * too ("livrer 2 Dyson"), and computers have addresses. */
static bool says_address(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "address adresse anschrift adres",
        ['d' - 'a'] = "direccion domicilie domiciliee demeurant domicilio",
        ['e' - 'a'] = "endereco",
        ['h' - 'a'] = "huisadres",
        ['i' - 'a'] = "indirizzo",
        ['l' - 'a'] = "lieferadresse",
        ['m' - 'a'] = "morada",
        ['r' - 'a'] = "residenza residencia",
        ['w' - 'a'] = "wohnhaft wonende wohnadresse woonadres",
    };

    if (word_by_letter(token_folded(f, &f->tokens[i]), words))
        return !(i > 0 && word_in(f, i - 1, "ip mac web mail email e")) &&
               !word_in(f, i + 1, "mail email ip mac e web url");
    if (i == 0 || f->tokens[i].folded_len > 2)
        return false;
    if (word_in(f, i, "en") && word_in(f, i - 1, "woon woont wohne wohnt")) /* "and" */
        return false;
    return word_in(f, i, "at on in a au in en") &&
           word_in(f, i - 1,
                   "live lives living reside resides located habite habitons wohne wohnt "
                   "wohnen abito abita vivo vive woon woont moro mora");
}

/* "is", ":", "to": what may stand between the phrase and the address. */
static bool leads_to(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "at a au actuelle",
        ['e' - 'a'] = "est es e en encore",
        ['i' - 'a'] = "is ist",
        ['j' - 'a'] = "jetzt",
        ['l' - 'a'] = "lautet",
        ['n' - 'a'] = "now neue nuova nueva",
        ['s' - 'a'] = "su",
        ['t' - 'a'] = "to the toujours",
        ['w' - 'a'] = "weiterhin",
    };

    return f->tokens[i].is & WORD_IS || word_by_letter(token_folded(f, &f->tokens[i]), words);
}

/* The first token of the address whose first number stands at i, where a phrase is in front of
 * it; SIZE_MAX: there is none. */
static size_t said_start(const struct find *f, size_t i)
{
    size_t k = i, first;

    while (k > 0 && i - k < STREET_MOST && f->tokens[k].gap <= GAP_JOIN && named(&f->tokens[k - 1]))
        k--;
    first = k;
    for (size_t n = 0; n < 3 && k > 0; n++, k--) {
        if (f->tokens[k - 1].shape & TOKEN_DIGITS)
            break;
        if (says_address(f, k - 1))
            return first;
        if (!leads_to(f, k - 1) || f->tokens[k].gap > GAP_SPACE)
            break;
    }
    return SIZE_MAX;
}

/* The last token of number and street from `first` on; *ret_named: a name with a capital. */
static size_t street_end(const struct find *f, size_t first, bool *ret_named)
{
    size_t last = first;

    *ret_named = false;
    for (size_t k = first; k < f->count && k < first + STREET_MOST; k++) {
        const struct token *t = &f->tokens[k];

        if ((k > first && t->gap > GAP_SPACE && t->gap != GAP_JOIN) || t->is & WORD_MONTH ||
            (t->gap == GAP_JOIN && k > first && t->shape & t[-1].shape & TOKEN_DIGITS))
            break;
        if (!figures(t) && !named(t) && !(t->shape & TOKEN_MIXED && length_of(t) <= 5))
            break;
        *ret_named |= t->shape & TOKEN_CAPITAL && named(t) && length_of(t) > 2;
        if (!(t->is & WORD_PARTICLE))
            last = k;
    }
    return last;
}

/* "my address is 504 Harjukuja 54, Seinäjoki": in whatever language its street is. */
static void find_said(struct find *f, size_t i)
{
    size_t first, last;
    bool is_named;

    if (!figures(&f->tokens[i]) || i == 0 ||
        !(named(&f->tokens[i - 1]) || (i + 1 < f->count && named(&f->tokens[i + 1]))))
        return;
    first = said_start(f, i);
    if (first == SIZE_MAX)
        return;
    last = street_end(f, first, &is_named);
    if (is_named && last >= i)
        propose(f, (struct span){ f->tokens[first].start, f->tokens[town_end(f, last)].end,
                                  SPAN_ADDRESS, NULL, 0.7F, "context" });
}

/* "Haus Nr. 4, 54597 Lünebach", "Adresse: Nr. 23, 5733 Bramberg": of a village without streets. */
static void find_house_number(struct find *f, size_t i)
{
    size_t first = i - 1, last;
    uint32_t end;

    if (i == 0 || i + 2 >= f->count || !(f->tokens[i].shape & TOKEN_DIGITS) ||
        length_of(&f->tokens[i]) > 3 || f->tokens[i + 1].gap != GAP_COMMA ||
        !(f->tokens[i + 1].shape & TOKEN_DIGITS) || !word_in(f, first, "nr no hnr hsnr n"))
        return;
    if (first > 0 && f->tokens[first].gap <= GAP_DOT && word_in(f, first - 1, "haus hs dorf"))
        first--;
    else if (!near_context(f, first, i, NEAR_LIVING, NULL))
        return;
    end = place_at(f, i + 1, &last);
    if (end)
        propose(f,
                (struct span){ f->tokens[first].start, end, SPAN_ADDRESS, NULL, 0.75F, "context" });
}

/* ---- in the cells of a table ---- */

#define HEADING_REACH 96 /* tokens back to the heading */

/* Does one mark of tables, with spaces at most, part token i from the one before? */
static char cell_mark(const struct find *f, size_t i)
{
    char mark = '\0';

    if (i == 0 || i >= f->count || f->tokens[i].gap == GAP_PARA)
        return '\0';
    for (uint32_t at = f->tokens[i - 1].end; at < f->tokens[i].start; at++) {
        char c = f->text.ptr[at];

        if (c == ' ')
            continue;
        if (mark || (c != ';' && c != '|' && c != '\t'))
            return '\0';
        mark = c;
    }
    return mark;
}

/* The token behind the postcode at k: "9041 AL", "86400", "2140"; k when there is none. */
static size_t behind_postcode(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    if (!(t->shape & TOKEN_DIGITS) || length_of(t) < 4 || length_of(t) > 5)
        return k;
    return k + 1 < f->count && t[1].gap == GAP_SPACE && t[1].shape & TOKEN_UPPER &&
                   length_of(&t[1]) == 2
               ? k + 2
               : k + 1;
}

/* Does the table's heading, or the postcode's form, tell that goods and prices are none of it? */
static bool is_of_places(const struct find *f, size_t i, size_t town)
{
    static const char words[] =
        "street|address|postcode|zip|rue|adresse|cp|ville|strasse|plz|ort|straat|adres|pc|plaats|"
        "postleitzahl|via|indirizzo|cap|citta|comune|calle|direccion|rua|morada|localidade|"
        "localidad|poblacion|woonplaats|stad|wohnort|city|town";

    if (town == i + 3)
        return true;
    for (size_t k = i; k-- > 0 && i - k <= HEADING_REACH && f->tokens[k + 1].gap != GAP_PARA;)
        if (f->tokens[k].is & NEAR_LIVING || word_among(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

/* "Skoallestrjitte;16;9041 AL;Berltsum": street, house, postcode and town in a row, at the
 * house. */
static bool find_in_cells(struct find *f, size_t i)
{
    size_t first = i, town;
    char mark;

    if (length_of(&f->tokens[i]) > 4 || !ascii_digit(f->text.ptr[f->tokens[i].start]))
        return false;
    mark = cell_mark(f, i);
    if (!mark || cell_mark(f, i + 1) != mark)
        return false;
    while (first > 0 && i - first < STREET_MOST && (first == i || !cell_mark(f, first)) &&
           f->tokens[first].gap != GAP_LINE && named(&f->tokens[first - 1]))
        first--;
    town = behind_postcode(f, i + 1);
    if (first == i || town == i + 1 || cell_mark(f, first) != mark || cell_mark(f, town) != mark ||
        !named(&f->tokens[town]) || !is_of_places(f, i, town))
        return false;
    while (town + 1 < f->count && f->tokens[town + 1].gap <= GAP_JOIN &&
           cell_mark(f, town + 1) != mark && named(&f->tokens[town + 1]))
        town++;
    propose(f, (struct span){ f->tokens[first].start, f->tokens[town].end, SPAN_ADDRESS, NULL,
                              0.85F, "pattern" });
    return true;
}

void find_unit(struct find *f, size_t i)
{
    size_t first;

    if (find_in_cells(f, i))
        return;
    if (find_post(f, i))
        return;
    if (!behind_unit(f, i)) {
        find_said(f, i);
        find_house_number(f, i);
        return;
    }
    first = street_start(f, i - 1);
    if (first != SIZE_MAX)
        propose(f, (struct span){ f->tokens[first].start, f->tokens[town_end(f, i)].end,
                                  SPAN_ADDRESS, NULL, 0.9F, "pattern" });
}
