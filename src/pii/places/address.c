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
 * the text says that somebody lives there.  place.c reads the end. */
#include "pii/places/address_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "text/text.h"

static size_t length_of(const struct token *t)
{
    return t->end - t->start;
}

static bool digits_of(const struct find *f, size_t i, size_t n)
{
    return i < f->count && f->tokens[i].shape & TOKEN_DIGITS && length_of(&f->tokens[i]) == n;
}

static bool capital(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].shape & TOKEN_CAPITAL;
}

static bool joined(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].gap <= GAP_JOIN;
}

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

/* ---- number first ---- */

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

/* The token behind the type of street at k: "Grande Rue", "p.zza". */
static size_t behind_type(const struct find *f, size_t k)
{
    size_t from = k + 1;

    while (from < f->count && from < k + 3 && f->tokens[from].covered & WORD_STREET)
        from++;
    return from;
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

static void find_number_first(struct find *f, size_t i)
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

/* "at number nine Sycamore Drive", "au douze rue de la Paix": as people say it on the telephone. */
static void find_spoken_house(struct find *f, size_t i)
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

/* ---- street first ---- */

/* "Levering", "Keuring" */
static bool is_doing(struct str folded)
{
    static const struct str ring = STR_INIT("ring");

    return str_ends(folded, ring) && strchr("aeiou", folded.ptr[folded.len - ring.len - 1]);
}

/* "Hauptstraße", "Keizersgracht", "Lange Straße". */
bool ends_in_type(struct str folded)
{
    static const char *const types[26] = {
        /* by their last letter */
        ['d' - 'a'] = "pfad",
        ['e' - 'a'] = "strasse allee gasse kade chaussee twiete gade strjitte",
        ['f' - 'a'] = "dreef hof",
        ['g' - 'a'] = "weg ring steenweg stieg steeg",
        ['i' - 'a'] = "lei kai",
        ['j' - 'a'] = "vej",
        ['k' - 'a'] = "dijk",
        ['l' - 'a'] = "singel burgwal",
        ['m' - 'a'] = "damm",
        ['n' - 'a'] = "laan plein graben plantsoen gatan vagen sebaan",
        ['r' - 'a'] = "str ufer",
        ['t' - 'a'] = "straat gracht",
        ['z' - 'a'] = "platz",
    };
    char last = folded.len > 4 ? folded.ptr[folded.len - 1] : '\0';
    if (last < 'a' || last > 'z' || !types[last - 'a'])
        return false;
    for (const char *p = types[last - 'a']; *p; p += *p == ' ') {
        struct str type = str_make(p, 0);

        for (; *p && *p != ' '; p++)
            type.len++;
        if (folded.len > type.len + 1 && str_ends(folded, type))
            return !is_doing(folded) && !(last == 'i' && folded.len < sizeof("mainkai") - 1 &&
                                          str_eq(type, STR("kai"))); /* "Sakai", "Tokai" */
    }
    return false;
}

/* "prinsenstraat 9b": needs no capital. */
static bool long_type(const struct find *f, size_t i)
{
    struct str folded = token_folded(f, &f->tokens[i]);

    return str_ends(folded, STR("straat")) || str_ends(folded, STR("strasse")) ||
           str_ends(folded, STR("gracht")) || str_ends(folded, STR("laan"));
}

/* "Hans-Böckler-Allee 27", "Ebert-Str. 4", "Oude Gracht 12": words of streets and little else, of
 * a name that begins at k and ends before token i. */
static bool hyphened(const struct find *f, size_t i, size_t k)
{
    if (!folded_in(
            f, i - 1,
            "str strasse allee gasse damm ring weg platz ufer straat laan gracht plein kade"))
        return false;
    if (f->tokens[k].kind == place_adjective && f->tokens[i - 1].gap == GAP_SPACE)
        return k + 2 == i;
    for (size_t n = k + 1; n < i; n++)
        if (f->tokens[n].gap != GAP_JOIN)
            return false;
    return f->text.ptr[f->tokens[i - 1].start - 1] == '-' &&
           (i - k > 2 || folded_in(f, i - 1, "str strasse allee gasse straat laan"));
}

static bool is_hyphen(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_JOIN && f->text.ptr[f->tokens[k].start - 1] == '-';
}

/* "linzer (gasse)", "mariahilfer (strasse)" */
static bool of_town(struct str folded)
{
    return folded.len > 4 && str_ends(folded, STR("er"));
}

static void find_suffix_street(struct find *f, size_t i, size_t last)
{
    enum place_proof proof;
    size_t k = i - 1;
    bool whole, sure;

    if (i == 0 || f->tokens[i].gap > GAP_LINE || f->tokens[i].gap == GAP_COMMA ||
        f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return;
    whole = ends_in_type(token_folded(f, &f->tokens[k]));
    if (!whole && !(f->tokens[k].is & WORD_ROAD && k > 0 && joined(f, k) &&
                    ((capital(f, k) && capital(f, k - 1)) || is_hyphen(f, k) ||
                     of_town(token_folded(f, &f->tokens[k - 1])))))
        return;
    if (!whole)
        k--;
    while (k > 0 && (capital(f, k - 1) || (is_hyphen(f, k) && !capital(f, k))) &&
           (f->tokens[k].gap == GAP_JOIN || (f->tokens[k].gap == GAP_SPACE && capital(f, k) &&
                                             f->tokens[k - 1].kind == place_adjective)))
        k--;
    whole |= hyphened(f, i, k);
    if (whole && ((!capital(f, k) && k + 1 == i && length_of(&f->tokens[k]) < 6) ||
                  f->tokens[k].kind == place_seat))
        return;
    sure = length_of(&f->tokens[i]) <= 4 && whole &&
           (capital(f, k) || (length_of(&f->tokens[i - 1]) >= 10 && long_type(f, i - 1)) ||
            (capital(f, i - 1) && long_type(f, i - 1)));
    sure |= place_behind(f, last, &proof) && proof == PLACE_FLOOR;
    propose_address(f, k, last, sure && f->tokens[i].gap != GAP_LINE);
}

/* The token behind the street's name, in front of "n.º", "lote" and the number at i. */
static size_t name_behind(const struct find *f, size_t i)
{
    static const char *const words[26] = { ['l' - 'a'] = "lote lot lt",
                                           ['n' - 'a'] = "n no nr num numero",
                                           ['o' - 'a'] = "o" };
    size_t k = i;

    while (k > 1 && i - k < 2 && word_by_letter(token_folded(f, &f->tokens[k - 1]), words))
        k--;
    return k;
}

/* A door behind the house number, whose last token is given. */
static bool floor_follows(const struct find *f, size_t last)
{
    enum place_proof proof;

    return place_behind(f, last, &proof) && proof == PLACE_FLOOR;
}

/* "17.5" is a date, no house. */
static bool is_date_here(const struct find *f, size_t i)
{
    return i + 1 < f->count && f->tokens[i + 1].gap == GAP_JOIN && f->tokens[i].next == '.';
}

/* "Eng.º" in "R. Eng.º Duarte Pacheco", in front of token k. */
static bool behind_title(const struct find *f, size_t k)
{
    return f->tokens[k].gap == GAP_OTHER && f->tokens[k].start - f->tokens[k - 1].end <= 4 &&
           folded_in(f, k - 1, "eng dr dra prof gen sto sta");
}

static bool is_short_type(const struct find *f, size_t i)
{
    return folded_in(f, i, "c r tv pc lg pct estr v ul str cad pza lgo urb loc fraz");
}

/* "C/ Mayor, 5", "R. da Prata, s/n, cave": types too short to be words; at the number that ends
 * with token `last`. */
static void find_calle(struct find *f, size_t i, size_t last)
{
    size_t name = name_behind(f, i);

    if (is_date_here(f, i))
        return;
    for (size_t k = name; k > 1 && name - k < 8; k--) {
        const struct token *t = &f->tokens[k - 1];

        if (length_of(t) == 2 && folded_in(f, k - 1, "o a"))
            continue; /* "Eng.º" */
        if (t->start > 1 && f->text.ptr[t->start - 1] != '/' && f->text.ptr[t->start - 1] != ' ')
            break;
        if (length_of(t - 1) == 1 && ascii_lower(f->text.ptr[t[-1].start]) == 'c' &&
            f->text.ptr[t[-1].end] == '/') {
            propose_address(f, k - 2, last, capital(f, k - 1) || floor_follows(f, last));
            return;
        }
        if (t->gap > GAP_JOIN && t->gap != GAP_DOT && !behind_title(f, k - 1))
            break;
        if (t->shape & TOKEN_DIGITS)
            break;
        if (t->gap == GAP_DOT && is_short_type(f, k - 2) &&
            (capital(f, name - 1) || folded_in(f, k - 2, "r lg"))) {
            /* "C. San Bernardo, 14, 46900 Torrent", "R. das Flores 14", "R. do Rossio nº 208" */
            propose_address(f, k - 2, last,
                            (name < i || !ascii_digit(f->text.ptr[f->tokens[i].start])) &&
                                (capital(f, name - 1) || floor_follows(f, last)));
            return;
        }
    }
}

/* "via roma 95, int. 5", "carrer major 140, bajo dcha.": small letters, and a door behind. */
static bool floor_behind(const struct find *f, size_t i, size_t k)
{
    static const char parked[] = "garaje parking aparcamiento estacionamiento garage";

    return !folded_in(f, k - 1, parked) && is_house(f, k) && often_street(f, i) &&
           !folded_in(f, i, "corso") && floor_follows(f, house_end(f, k));
}

/* "km 12,5" on a country road, at k. */
static bool is_kilometre(const struct find *f, size_t k)
{
    return k + 1 < f->count && f->tokens[k].gap <= GAP_COMMA &&
           folded_in(f, k, "km pk kilometro") && f->tokens[k + 1].gap <= GAP_DOT &&
           f->tokens[k + 1].shape & TOKEN_DIGITS && length_of(&f->tokens[k + 1]) <= 3;
}

/* The last token of the house number at k, or of "12,5" behind "km", or of "s/n". */
static size_t number_end(const struct find *f, size_t k, bool road)
{
    if (road)
        return k + (k + 1 < f->count && f->tokens[k + 1].shape & TOKEN_DIGITS &&
                    f->tokens[k + 1].start == f->tokens[k].end + 1 && f->tokens[k].next != ' ');
    if (is_thousand(f, k))
        return k + 1;
    return is_house(f, k) ? house_end(f, k) : without_number(f, k);
}

/* Does a line end within the street's name? */
static bool has_line(const struct find *f, size_t i, size_t last)
{
    for (size_t k = i + 1; k <= last; k++)
        if (f->tokens[k].gap == GAP_LINE)
            return true;
    return false;
}

/* "Avenida Paulista, 1.204": no "calle Mayor, 1.200 euros". */
static bool ends_clause(const struct find *f, size_t k)
{
    return k + 1 >= f->count || f->tokens[k + 1].gap == GAP_COMMA ||
           f->tokens[k + 1].gap == GAP_DOT || f->tokens[k + 1].gap == GAP_LINE ||
           f->tokens[k + 1].gap == GAP_PARA;
}

/* "Rue Neuve 12", "Via Roma, 10", "Rua das Flores, n.º 12"; without a number only before a
 * postcode.  `last`, `named`: what name_end() tells of the token behind i. */
static void find_street_first(struct find *f, size_t i, size_t last, bool named)
{
    bool living, dotted, wrapped, road;
    size_t k, end_token, from = behind_type(f, i), type = from - 1;

    dotted = from < f->count && length_of(&f->tokens[i]) <= 5 && /* "Avda. Goya", "Av/ Goya" */
             (f->tokens[from].gap == GAP_DOT || f->text.ptr[f->tokens[i].end] == '/');
    if (from + dotted > i + 1)
        last = name_end(f, from + dotted, PLAIN_PROVED, &named); /* "Avda. de América" */
    if (last < from + (dotted && capital(f, from)))
        last = dotted && capital(f, from) ? from : last;
    named |= dotted && capital(f, from);
    if (last == type && type > i)
        named |= capital(f, i);
    if (last <= i)
        return;
    if (!capital(f, last) && !(f->tokens[last].is & WORD_MONTH) && named && last > type + 1 &&
        f->tokens[last].gap != GAP_JOIN)
        named = false; /* "Rua Ferreira Borges estava fechada" */
    k = skip_number_word(f, last + 1);
    road = is_kilometre(f, k);
    k += road;
    living = near_context(f, i, last, NEAR_LIVING, NULL);
    wrapped = (is_house(f, k) &&
               ((f->tokens[k].gap == GAP_LINE && k == last + 1) || has_line(f, i, last))) ||
              (road && !living);
    if (road ||
        (is_house(f, k) && !(k == last + 1 && digits_of(f, k, 5) && place_at(f, k, &end_token)) &&
         f->tokens[k].gap <= GAP_DOT && (f->tokens[k].gap != GAP_JOIN || k > last + 1)) ||
        wrapped || without_number(f, k) || is_thousand(f, k)) {
        bool sure = floor_behind(f, i, k) ||
                    (named && (f->tokens[i].shape & TOKEN_CAPITAL || living || capital(f, last))) ||
                    (named && plain_type(f, i)) || (living && often_street(f, i));

        sure &= !is_thousand(f, k) || k > last + 1 || (plain_type(f, i) && ends_clause(f, k + 1));
        if (propose_address(f, i, number_end(f, k, road), sure && !wrapped))
            return;
    }
    if (last + 1 < f->count && (f->tokens[i].shape & TOKEN_CAPITAL || living) && named &&
        f->tokens[last + 1].gap <= GAP_LINE &&
        (place_at(f, last + 1, &end_token) ||
         (f->tokens[i].is | f->tokens[last + 1].is) & WORD_EXTRA))
        propose_address(f, i, last, false);
    else if (named && living && plain_type(f, i))
        propose_address(f, i, last, true);
}

static void find_street(struct find *f, size_t i)
{
    bool named;
    size_t last;

    if (is_other_word(f, i) ||
        (f->tokens[i].shape & TOKEN_UPPER && folded_in(f, i, "che mail pass")))
        return;
    last = name_end(f, i + 1, PLAIN_PROVED, &named);
    if (!find_dictated(f, i, last, named))
        find_street_first(f, i, last, named);
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
    const struct token *t = &f->tokens[i];

    return t->gap == GAP_JOIN && i > 0 && i + 1 < f->count &&
           t[-1].shape & t->shape & t[1].shape & TOKEN_DIGITS;
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
    if (!is_inner(f, i)) {
        find_unit(f, i);
        find_box(f, i);
    }
    if (t->shape & TOKEN_MIXED || length_of(t) >= 4)
        find_at_postcode(f, i);
    if (is_house(f, i)) {
        size_t last = house_end(f, i);

        find_number_first(f, i);
        find_suffix_street(f, i, last);
        find_any_street(f, i, last);
        find_at_street(f, i, last);
        find_calle(f, i, last);
    }
}
