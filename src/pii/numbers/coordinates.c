/* SPDX-License-Identifier: EUPL-1.2 */
/* coordinates.c - places by their coordinates: degrees with decimals, degrees and minutes, plus
 * codes (Open Location Code), three words. */
#include "pii/numbers/network_priv.h"

#include <string.h>

/* ---- degrees ---- */

/* A space, a no-break one or a thin one at `at`: its length; 0: none. */
static uint32_t space_here(const struct find *f, uint32_t at)
{
    unsigned char c = (unsigned char)at_byte(f, at);

    if (c == ' ' || c == '\t')
        return 1;
    if (c == 0xc2 && (unsigned char)at_byte(f, at + 1) == 0xa0)
        return 2;
    return c == 0xe2 && (unsigned char)at_byte(f, at + 1) == 0x80 &&
                   ((unsigned char)at_byte(f, at + 2) == 0xaf ||
                    ((unsigned char)at_byte(f, at + 2) & 0xf0) == 0x80)
               ? 3
               : 0;
}

/* One of these characters, or a space; 0: something else. */
static uint32_t mark_between(const struct find *f, uint32_t at, const char *marks)
{
    char c = at_byte(f, at);

    return c && strchr(marks, c) ? 1 : space_here(f, at);
}

/* Over one line end with its marks of quoting. */
static uint32_t line_here(const struct find *f, uint32_t at)
{
    return at < f->text.len ? (uint32_t)run_line_break(str_from(f->text, at)) : 0;
}

/* The quarter of the heavens behind degrees, over spaces, small too; where `at` stands else. */
static uint32_t behind_quarter(const struct find *f, uint32_t at)
{
    uint32_t to = at, n;

    while (to - at < 6 && (n = space_here(f, to)))
        to += n;
    if (to == at && (n = line_here(f, to)))
        to += n;
    return at_byte(f, to) && strchr("NSEWOnsewo", at_byte(f, to)) &&
                   !ascii_alnum(at_byte(f, to + 1))
               ? to + 1
               : at;
}

/* The sign of degrees, or what the keyboards of Spain and Portugal have for it: "º". */
static bool degree_here(const struct find *f, uint32_t at)
{
    unsigned char c = (unsigned char)at_byte(f, at + 1);

    return (unsigned char)at_byte(f, at) == 0xc2 && (c == 0xb0 || c == 0xba);
}

#define DECIMALS_LEAST 3

/* "48.8566": degrees with decimals behind `point`, below `most`; how many decimals, 0 for none. */
static uint32_t read_degrees(const struct find *f, uint32_t *at, char point, double most)
{
    double v = 0, unit = 1;
    uint32_t start, decimals;

    if (at_byte(f, *at) == '-' || at_byte(f, *at) == '+')
        ++*at;
    start = *at;
    while (ascii_digit(at_byte(f, *at)) && *at - start < 4)
        v = v * 10 + (f->text.ptr[(*at)++] - '0');
    if (*at == start || at_byte(f, *at) != point)
        return 0;
    start = ++*at;
    while (ascii_digit(at_byte(f, *at)) && *at - start < 16)
        v += (f->text.ptr[(*at)++] - '0') * (unit /= 10);
    decimals = *at - start;
    if (decimals < DECIMALS_LEAST || v > most)
        return 0;
    if (degree_here(f, *at)) {
        *at = behind_quarter(f, *at + 2);
        return decimals;
    }
    while (at_byte(f, *at) == ' ' && strchr("NSEWO", at_byte(f, *at + 1)) && at_byte(f, *at + 1))
        ++*at;
    if (at_byte(f, *at) && strchr("NSEWO", at_byte(f, *at)) && !ascii_alnum(at_byte(f, *at + 1)))
        ++*at;
    return decimals;
}

/* Between latitude and longitude: marks, or the longitude's name. */
static uint32_t skip_between(const struct find *f, uint32_t at)
{
    static const struct str names[] = {
        STR_INIT("longitude"), STR_INIT("long"),   STR_INIT("lon"),      STR_INIT("lng"),
        STR_INIT("länge"),     STR_INIT("laenge"), STR_INIT("longitud"), STR_INIT("longitudine"),
        STR_INIT("lengte"),    STR_INIT("e"),      STR_INIT("w"),        STR_INIT("o")
    };
    uint32_t from = at, n;

    while (at - from < 6 && (n = mark_between(f, at, " ,;/:=&\"")))
        at += n;
    if ((n = line_here(f, at)))
        at += n;
    while (at - from < 40 && (n = mark_between(f, at, ";/,"))) /* "42,9139\n; -0,9057" */
        at += n;
    for (size_t i = 0; at > from && i < COUNT_OF(names); i++) {
        if (!str_starts_nocase(str_from(f->text, at), names[i]))
            continue;
        at += (uint32_t)names[i].len;
        while (at - from < 20 && (n = mark_between(f, at, " :=.\"")))
            at += n;
        break;
    }
    return at;
}

/* Rates are small numbers: from here on four decimals are enough. */
static bool far_north(const struct find *f, uint32_t at)
{
    return ascii_digit(at_byte(f, at)) && ascii_digit(at_byte(f, at + 1)) && at_byte(f, at) >= '2';
}

#define STANDS_BEFORE 4 /* words between "parked" and where */

/* Degrees of a latitude between Lampedusa and the North Cape. */
static bool in_europe(const struct find *f, uint32_t at)
{
    char c = at_byte(f, at);

    return c >= '3' && c <= '7' && ascii_digit(at_byte(f, at + 1)) &&
           !ascii_digit(at_byte(f, at + 2));
}

/* Said of places and of much else. */
static const char loaded[] =
    "map|natel|prise|pris|aufgenommen|tomada|scattata|tirada|genomen|taken|recogida|entrega|carga|"
    "descarga|ritiro|consegna|scarico|carico|laden|lossen|abholung|pickup|chargement|dechargement|"
    "vlakbij|pres|telefono|telefoon|handy|zegt|dit";

/* "è fermo qui: 44,3790 ; 10,0614", "sono parcheggiati a ..." */
static bool stands_there(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= STANDS_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].shape & TOKEN_DIGITS)
            return false;
        if (word_among(
                token_folded(f, &f->tokens[k]),
                "parked|parcheggiato|parcheggiata|parcheggiati|fermo|ferma|qui|ici|hier|"
                "here|aqui|gare|garee|gares|garees|trouve|aparcado|aparcada|aparcados|"
                "estacionado|estacionada|estacionados|parado|parada|parados|geparkt|"
                "geparkeerd|stil|located|situated|situe|situee|gelegen|stelle|ort|treffpunkt|"
                "fundort|punto|punkt|point|spot|ubicado|ubicada|situado|situada|localizado|"
                "staan|estao|estan|coords|coord|koordinate|luogo|lugar|plek|plaats|"
                "geo|maps|navi|navigation"))
            return true;
        if (in_europe(f, f->tokens[i].start) && word_among(token_folded(f, &f->tokens[k]), loaded))
            return true;
    }
    return false;
}

/* "48,89333 ; 12,74507": five decimals twice, a semicolon with spaces between, no measure. */
static bool apart_with_commas(const struct find *f, uint32_t at)
{
    static const char form[] = "99,99999 ;";

    if (!in_europe(f, at))
        return false;
    for (const char *p = form; *p; p++, at++)
        if (*p == '9' ? !ascii_digit(at_byte(f, at)) : at_byte(f, at) != *p)
            return false;
    at += at_byte(f, at) == ' ' ? 1 : line_here(f, at);
    at += at_byte(f, at) == '-';
    while (ascii_digit(at_byte(f, at)))
        at++;
    for (uint32_t n = 1; n <= 5; n++)
        if (!ascii_digit(at_byte(f, at + n)))
            return false;
    return at_byte(f, at) == ',' && !ascii_digit(at_byte(f, at + 6));
}

#define RATE_BEFORE 5 /* words between "rate" and two of them */

/* "qui il prezzo 12,5000 / 13,4000 euro", "Zähler stehen hier ...": money and what is measured. */
static bool is_rate(const struct find *f, size_t i, uint32_t end)
{
    static const char before[] =
        "rate|rates|kurs|wechselkurs|kurse|preis|preise|price|prices|prix|prezzo|prezzi|precio|"
        "precios|preco|precos|prijs|prijzen|koers|taux|tasso|tipo|cambio|cotation|quota|tarif|"
        "tarief|tariffa|tarifa|tariff|compteur|contatore|contador|zahler|zahlerstand|zahlerstande|"
        "meter|meterstand|index|facture|fattura|factura|fatura|rechnung|invoice|contratto|report|"
        "rapport|valeur|value|wert|werte|valore|valor|waarde|messwert|messwerte|messung|mesure|"
        "mesures|misura|misure|medida|medidas|meting|metingen|taxa";
    static const char behind[] = "eur|euro|euros|usd|chf|gbp|dollar|dollars|kwh|kg|mm|cm|m3|bar|mg|"
                                 "percent|prozent|procent|l";

    for (size_t k = i; k-- > 0 && i - k <= RATE_BEFORE && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]), before))
            return true;
    while (i < f->count && f->tokens[i].start < end)
        i++;
    for (size_t k = i; k < f->count && k < i + 2 && f->tokens[k].gap < GAP_PARA; k++)
        if (word_among(token_folded(f, &f->tokens[k]), k == i ? behind : before))
            return true;
    return false;
}

/* Five decimals behind points at the end of both, the first not small: no rate has them. */
static bool is_exact(const struct find *f, uint32_t start, uint32_t end)
{
    uint32_t run = 0, pairs = 0;

    if (!far_north(f, start + (at_byte(f, start) == '-' || at_byte(f, start) == '+')))
        return false;
    for (uint32_t at = start; at <= end; at++) {
        if (ascii_digit(at_byte(f, at)) && at < end) {
            run++;
            continue;
        }
        pairs += run >= 5;
        run = 0;
        if (at_byte(f, at) == ',' && ascii_digit(at_byte(f, at + 1)) && pairs == 0)
            return false;
    }
    return pairs == 2;
}

/* Without a word of places beside them, both need five decimals, or four away from the equator:
 * rates have fewer. */
void find_degrees(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at, first, north, east, least;
    char point = at_byte(f, f->tokens[i].end);
    bool named, place, lettered = false;

    if ((point != '.' && point != ',') || !ascii_digit(at_byte(f, f->tokens[i].end + 3)) ||
        before(f, start) == '.')
        return; /* three decimals at least; "04.[05].2019" */
    if (before(f, start) == '-' || before(f, start) == '+')
        start--;
    at = start;
    if (before(f, start) && strchr("NS", before(f, start)) && !ascii_alnum(before(f, start - 1)))
        at = --start + 1; /* "N48.40012" */
    if (before(f, start) == ' ' && start >= 2 && strchr("NS", before(f, start - 1)) &&
        !ascii_alnum(before(f, start - 2))) { /* "N 48.4001 E 2.3522" */
        start -= 2;
        lettered = true;
    }
    north = read_degrees(f, &at, point, 90);
    if (!north || ascii_alnum(before(f, start)) || before(f, start) == '.')
        return;
    first = at;
    at = skip_between(f, at);
    east = at > first ? read_degrees(f, &at, point, 180) : 0;
    if (!east || ascii_alnum(at_byte(f, at)))
        return;
    named = near_context(f, i, i + 3, NEAR_PLACE, NULL);
    place = named || stands_there(f, i) || apart_with_commas(f, f->tokens[i].start);
    least = named ? DECIMALS_LEAST : place || far_north(f, f->tokens[i].start) ? 4 : 5;
    if (north < least || east < least || (point == ',' && !place) ||
        after_context(f, i, NEAR_VERSION, 4))
        return;
    if (place && !named && !is_exact(f, start, at) && is_rate(f, i, at))
        return;
    if (place || (lettered && strchr("EWO", before(f, first))) || at_byte(f, first) == ',' ||
        at - start >= (point == '.' ? 16 : 17))
        propose_at(f, start, at, SPAN_GEO);
}

/* 48°51'24"N 2°21'07"E; small letters behind minutes only: "30° o 40° e" is said of heat. */
static bool read_arc(const struct find *f, uint32_t *at)
{
    uint32_t start = *at;
    bool minutes = false;

    while (ascii_digit(at_byte(f, *at)) && *at - start < 3)
        ++*at;
    if (*at == start || !degree_here(f, *at))
        return false;
    *at += 2;
    for (start = *at; *at - start < 20; ++*at) {
        char c = at_byte(f, *at);

        minutes |= ascii_digit(c);
        if (c && strchr(minutes ? "NSEWOnsewo" : "NSEWO", c) && !ascii_alnum(at_byte(f, *at + 1))) {
            ++*at;
            return *at - start > 1;
        }
        if (!ascii_digit(c) && !(c && strchr(" '\".,", c)) && (unsigned char)c < 0x80) {
            uint32_t n = line_here(f, *at);

            if (!n)
                return false;
            *at += n - 1;
            start += n;
        }
    }
    return false;
}

/* "43°58'41\"" or "47° 25.266'" without its letter, which stands in front. */
static bool read_bare_arc(const struct find *f, uint32_t *at)
{
    uint32_t start = *at, from;

    while (ascii_digit(at_byte(f, *at)) && *at - start < 3)
        ++*at;
    if (*at == start || !degree_here(f, *at))
        return false;
    *at += 2;
    for (from = *at; *at - from < 16; ++*at) {
        char c = at_byte(f, *at);
        bool inner = c == ' ' && ascii_digit(at_byte(f, *at + 1));

        if (!ascii_digit(c) && !inner && !(c && strchr("'\".,", c)) && (unsigned char)c < 0x80)
            break;
    }
    while (*at > from && strchr(".,", at_byte(f, *at - 1)))
        --*at;
    return *at > from;
}

/* N 43°58'41" E 3°08'12", small letters too */
static void find_lettered_arcs(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at = start, letter = start;

    while (letter > 0 && before(f, letter) == ' ')
        letter--;
    if (!before(f, letter) || !strchr("NSns", before(f, letter)) ||
        ascii_alnum(before(f, letter - 1)) || !read_bare_arc(f, &at))
        return;
    while (at_byte(f, at) == ' ' || at_byte(f, at) == ',')
        at++;
    if (!at_byte(f, at) || !strchr("EWOewo", at_byte(f, at)))
        return;
    for (at++; at_byte(f, at) == ' ';)
        at++;
    if (read_bare_arc(f, &at))
        propose_at(f, letter - 1, at, SPAN_GEO);
}

static void find_arcs(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at = start, n;

    if (!read_arc(f, &at))
        return;
    while ((n = mark_between(f, at, " ,;/")))
        at += n;
    at += line_here(f, at);
    if (read_arc(f, &at))
        propose_at(f, start, at, SPAN_GEO);
}

/* "N48 51.396 E002 21.144": degrees and minutes, as those write who look for caches. */
static void find_minutes(struct find *f, size_t i)
{
    static const char form[] = "299.999 399.999"; /* 2: "N48 ", 3: "E002 " */
    uint32_t at = f->tokens[i].start;

    for (const char *p = form; *p; p++) {
        uint32_t from = at + 1;
        bool letter = *p == '2' || *p == '3';

        if (!letter) {
            if (*p == '9' ? !ascii_digit(at_byte(f, at)) : at_byte(f, at) != *p)
                return;
            at++;
            continue;
        }
        if (!at_byte(f, at) || !strchr(*p == '2' ? "NS" : "EWO", at_byte(f, at)))
            return;
        for (at = from; ascii_digit(at_byte(f, at)) && at - from < 3;)
            at++;
        if (at == from || at_byte(f, at++) != ' ')
            return;
    }
    if (!ascii_alnum(at_byte(f, at)))
        propose_at(f, f->tokens[i].start, at, SPAN_GEO);
}

/* ---- places in letters ---- */

#define PLUS_LONG  8 /* signs before the '+' of a place anywhere, "8FW4V75V+8Q" */
#define PLUS_SHORT 4 /* and of one near a town: "V75V+8Q Gent" */

/* Open Location Code: twenty signs of which no words are made. */
static size_t plus_signs(const struct find *f, uint32_t at, size_t most, size_t *digits)
{
    size_t n = 0;

    while (n < most && at_byte(f, at) && strchr("23456789CFGHJMPQRVWX", at_byte(f, at)))
        n++, *digits += ascii_digit(at_byte(f, at++));
    return n;
}

/* Of a short one, does a town follow or was a place spoken of? */
static bool has_town(const struct find *f, size_t i, uint32_t end)
{
    while (i < f->count && f->tokens[i].start < end)
        i++;
    return i < f->count && ((f->tokens[i].shape & TOKEN_CAPITAL && f->tokens[i].gap <= GAP_COMMA &&
                             f->tokens[i].end - f->tokens[i].start >= 4) ||
                            after_context(f, i, NEAR_PLACE | NEAR_LIVING, 6));
}

static void find_plus_code(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    size_t digits = 0, n = plus_signs(f, t->start, PLUS_LONG, &digits), behind, any = 0;
    uint32_t end = t->end + 1;

    if (n != t->end - t->start || !digits || digits == n || ascii_alnum(before(f, t->start)))
        return;
    behind = plus_signs(f, end, 4, &any);
    end += (uint32_t)behind;
    if (behind >= 2 && behind <= 3 && !ascii_alnum(at_byte(f, end)) &&
        (n == PLUS_LONG || has_town(f, i, end)))
        propose_at(f, t->start, end, SPAN_GEO);
}

/* Is token i told to be three words for a place: "///", "w3w.co/", "what3words: "? */
static bool says_three_words(const struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start;

    if (start >= 3 && str_eq(str_slice(f->text, start - 3, start), STR("///")))
        return !memchr(":/", start > 3 ? before(f, start - 3) : ' ', 2);
    for (size_t k = 1; k <= 2 && k <= i; k++)
        if (word_listed(token_folded(f, &f->tokens[i - k]), "w3w what3words 3words"))
            return true;
    return false;
}

/* "///filled.count.soap" */
static void find_three_words(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t start = t->start;

    if (i + 2 >= f->count)
        return;
    for (size_t k = 0; k < 3; k++)
        if (t[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) || t[k].end - t[k].start < 3 ||
            (k && (t[k].start != t[k - 1].end + 1 || before(f, t[k].start) != '.')))
            return;
    if (!says_three_words(f, i))
        return;
    if (before(f, start) == '/' && before(f, start - 1) == '/')
        start -= 3;
    propose_at(f, start, t[2].end, SPAN_GEO);
}

void find_place_said(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t len = t->end - t->start;
    char first = f->text.ptr[t->start];

    if (t->next == '+' && (len == PLUS_SHORT || len == PLUS_LONG))
        find_plus_code(f, i);
    else if (t->next == '.' && first >= 'a' && len >= 3)
        find_three_words(f, i);
    else if (t->next == ' ' && len <= 3 && (first == 'N' || first == 'S'))
        find_minutes(f, i);
}

void find_with_arcs(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    if ((t->shape & TOKEN_DIGITS && (unsigned char)t->next == 0xc2) ||
        (t->shape & TOKEN_MIXED && t->end - t->start <= 5 && degree_here(f, t->end - 2))) {
        find_arcs(f, i);
        find_lettered_arcs(f, i);
    }
}
