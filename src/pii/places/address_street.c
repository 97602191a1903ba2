/* SPDX-License-Identifier: EUPL-1.2 */
/* address_street.c - streets in front of the number of their house, or without one:
 *
 *     Rue Neuve 12, Avenida Paulista, 1.204    type, name, number
 *     Hauptstraße 5, Hans-Böckler-Allee 27     name with the type in it, number
 *     C/ Mayor, 5                              a type too short to be a word */
#include "pii/places/address_priv.h"

#include <string.h>

static bool joined(const struct find *f, size_t i)
{
    return i < f->count && f->tokens[i].gap <= GAP_JOIN;
}

/* "Levering", "Keuring" */
static bool is_doing(struct str folded)
{
    static const struct str ring = STR_INIT("ring");

    return str_ends(folded, ring) && strchr("aeiou", folded.ptr[folded.len - ring.len - 1]);
}

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

void find_suffix_street(struct find *f, size_t i, size_t last)
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

void find_calle(struct find *f, size_t i, size_t last)
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

void find_street(struct find *f, size_t i)
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
