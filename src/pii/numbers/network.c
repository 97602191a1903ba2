/* SPDX-License-Identifier: EUPL-1.2 */
/* network.c - addresses of machines (IPv4, IPv6: RFC 4291, MAC) and places (coordinates). */
#include "pii/read/find_priv.h"

#include "pii/numbers/check_priv.h"

#include <math.h>
#include <string.h>

#include "pii/detectors_priv.h"

static char at_byte(const struct find *f, uint32_t at)
{
    return at < f->text.len ? f->text.ptr[at] : '\0';
}

static char before(const struct find *f, uint32_t at)
{
    return at > 0 ? f->text.ptr[at - 1] : '\0';
}

static void propose_at(struct find *f, uint32_t start, uint32_t end, enum span_type type)
{
    propose(f, (struct span){ start, end, type, NULL, 0.95F, "pattern" });
}

/* ---- IPv4 ---- */

/* Up to three digits, at most 255, no leading zero. */
static bool read_octet(const struct find *f, uint32_t *at)
{
    uint32_t start = *at;
    int v = 0;

    while (ascii_digit(at_byte(f, *at)) && *at - start < 4)
        v = v * 10 + (f->text.ptr[(*at)++] - '0');
    return *at > start && *at - start <= 3 && v <= 255 &&
           (*at - start == 1 || f->text.ptr[start] != '0');
}

/* The machine itself, and any: nobody's. */
static bool is_own_machine(struct str s)
{
    return str_starts(s, STR("127.0.0.")) || str_eq(s, STR("0.0.0.0"));
}

static void find_ipv4(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at = start;
    float score;

    for (int part = 0; part < 4; part++) {
        if (part && at_byte(f, at++) != '.')
            return;
        if (!read_octet(f, &at))
            return;
    }
    if (ascii_alnum(at_byte(f, at)) || before(f, start) == '.' || before(f, start) == '-' ||
        is_own_machine(str_slice(f->text, start, at)) ||
        (at_byte(f, at) == '.' && ascii_digit(at_byte(f, at + 1))) ||
        after_context(f, i, NEAR_VERSION, 4) ||
        (at - start < 9 && !near_context(f, i, i + 3, NEAR_NET, NULL))) /* "1.2.3.4" */
        return;
    /* surer than a telephone's number of the same form, unless that is named */
    score = near_context(f, i, i + 3, NEAR_PHONE, NULL) ? 0.95F : 0.96F;
    propose(f, (struct span){ start, at, SPAN_IP, NULL, score, "pattern" });
}

/* ---- colons: IPv6 and MAC ---- */

static bool is_hex(char c)
{
    return ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/* Groups of hexadecimal digits with one mark between; returns the end. */
static uint32_t hex_groups(const struct find *f, uint32_t at, char mark, size_t longest,
                           size_t *ret_groups, size_t *ret_empty)
{
    uint32_t end = at;

    *ret_groups = *ret_empty = 0;
    for (;;) {
        uint32_t start = at;

        while (is_hex(at_byte(f, at)) && at - start < longest)
            at++;
        if (at == start) { /* "::" */
            if (at_byte(f, at) != mark || before(f, at) != mark || *ret_empty)
                break;
            ++*ret_empty;
            end = ++at;
            continue;
        }
        end = at;
        if (++*ret_groups > 8)
            break;
        if (at_byte(f, at) != mark)
            break;
        at++;
    }
    return end;
}

static void find_ipv6(struct find *f, uint32_t start)
{
    size_t groups, empty;
    uint32_t end;

    if (before(f, start) == ':' && start >= 2 && before(f, start - 1) == ':')
        start -= 2; /* "::1" */
    else if (before(f, start) == ':' || ascii_alnum(before(f, start)))
        return;
    end = hex_groups(f, at_byte(f, start) == ':' ? start + 1 : start, ':', 4, &groups, &empty);
    if (ascii_alnum(at_byte(f, end)) || at_byte(f, end) == ':')
        return;
    if ((groups == 8 && !empty) || (empty == 1 && groups >= 2 && groups <= 7 && end - start >= 6))
        propose_at(f, start, end, SPAN_IP);
}

static void find_mac(struct find *f, uint32_t start, char mark)
{
    size_t groups, empty;
    uint32_t end = hex_groups(f, start, mark, 2, &groups, &empty);

    if (groups == 6 && !empty && end - start == 17 && !ascii_alnum(at_byte(f, end)) &&
        at_byte(f, end) != mark && !ascii_alnum(before(f, start)) && before(f, start) != mark)
        propose_at(f, start, end, SPAN_MAC);
}

/* "3c5a.b491.22d0": figures in each group and letters in two, as no words, sums or versions have.
 */
static bool is_mixed(const struct find *f, uint32_t start)
{
    size_t figures = 0, letters = 0;

    for (uint32_t at = start; at < start + 14; at += 5) {
        size_t digits = 0;

        for (uint32_t k = at; k < at + 4; k++)
            digits += ascii_digit(at_byte(f, k));
        figures += digits > 0;
        letters += digits < 4;
    }
    return figures == 3 && letters >= 2;
}

/* "001A.2B3C.4D5E", and without marks where the text says so. */
static void find_other_mac(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, end = start;
    size_t groups, empty, digits = 0;
    bool sure = false;

    if (at_byte(f, start + 4) == '.') {
        end = hex_groups(f, start, '.', 4, &groups, &empty);
        if (groups != 3 || end - start != 14)
            return;
        sure = is_mixed(f, start) && !near_context(f, i, i + 2, NEAR_PASSWORD, NULL);
    } else {
        while (is_hex(at_byte(f, end)) && end - start < 13)
            digits += ascii_digit(at_byte(f, end++));
        if (end - start != 12 || digits == 12)
            return;
    }
    if (!ascii_alnum(at_byte(f, end)) && !ascii_alnum(before(f, start)) &&
        before(f, start) != '.' && (sure || near_context(f, i, i, NEAR_DEVICE, NULL)))
        propose_at(f, start, end, SPAN_MAC);
}

#define MAC_NAMED 40 /* bytes between "MAC" and an address with points */

static bool named_mac(const struct find *f, uint32_t start)
{
    for (uint32_t at = start > MAC_NAMED ? start - MAC_NAMED : 0; at < start; at++)
        if (str_starts_nocase(str_from(f->text, at), STR("mac")) && !ascii_alnum(before(f, at)))
            return true;
    return false;
}

#define MAC_REACH 4 /* tokens from "MAC" to its first figures */

/* Six pairs or three fours with a mark that no other address has; 0: none begins there. */
static uint32_t named_mac_end(const struct find *f, uint32_t start)
{
    size_t groups, empty, six;

    for (const char *mark = " .-"; *mark; mark++) {
        uint32_t end = hex_groups(f, start, *mark, 2, &six, &empty);

        if (six != 6 || empty || end - start != 17)
            end = hex_groups(f, start, *mark, 4, &groups, &empty);
        if ((end - start == 17 && six == 6) || (end - start == 14 && groups == 3))
            return ascii_alnum(at_byte(f, end)) ? 0 : end;
    }
    for (six = 0; six < 12 && is_hex(at_byte(f, start + (uint32_t)six));)
        six++;
    return six == 12 && !ascii_alnum(at_byte(f, start + 12)) ? start + 12 : 0;
}

/* Behind "MAC": "3c 5a b4 91 22 d0", "3C.5A.B4.91.22.D0", "3c5a-b491-22d0", "001122334455". */
void find_named_mac(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;

    if (!named_mac(f, f->tokens[k - 1].end))
        return; /* "numéro de série" */
    for (size_t end = k + MAC_REACH; k < end && k < f->count && f->tokens[k].gap != GAP_PARA; k++) {
        uint32_t stop =
            is_hex(at_byte(f, f->tokens[k].start)) ? named_mac_end(f, f->tokens[k].start) : 0;

        if (stop) {
            propose(f, (struct span){ f->tokens[k].start, stop, SPAN_MAC, NULL, 0.97F,
                                      "pattern" }); /* surer than a telephone's number */
            return;
        }
    }
}

/* ---- what no password is ---- */

static bool is_ipv4(const struct find *f, uint32_t start, uint32_t end)
{
    uint32_t at = start;

    for (int part = 0; part < 4; part++)
        if ((part && at_byte(f, at++) != '.') || !read_octet(f, &at))
            return false;
    return at == end;
}

bool network_address(const struct find *f, uint32_t start, uint32_t end)
{
    bool points = end - start == 14;
    char mark = at_byte(f, start + (points ? 4 : 2));
    size_t groups, empty;

    if (end - start >= 7 && end - start <= 15 && is_ipv4(f, start, end))
        return true;
    if (points)
        return mark == '.' && hex_groups(f, start, mark, 4, &groups, &empty) == end &&
               groups == 3 && named_mac(f, start);
    return end - start == 17 && (mark == ':' || mark == '-') &&
           hex_groups(f, start, mark, 2, &groups, &empty) == end && groups == 6 && !empty;
}

/* ---- telephones as devices ---- */

#define IMEI_DIGITS 15
#define EID_DIGITS  32 /* of a telephone's own card; begins as all cards of telephones do */
#define IMEI_REACH  16 /* tokens from the word to the last of its numbers */

/* How many digits an IMEI or EID has that begins at token k; 0: there is none. */
static size_t device_digits(const struct find *f, size_t k, struct run *ret_run)
{
    struct run *r = ret_run;

    run_read(f->text, f->tokens[k].start, r);
    if (r->n >= EID_DIGITS && run_digits(r, EID_DIGITS) == EID_DIGITS && r->stop[EID_DIGITS - 1] &&
        r->c[0] == '8' && r->c[1] == '9')
        return EID_DIGITS;
    return r->n >= IMEI_DIGITS && run_digits(r, IMEI_DIGITS) == IMEI_DIGITS &&
                   r->stop[IMEI_DIGITS - 1]
               ? IMEI_DIGITS
               : 0;
}

/* "IMEI 35 695969 934438 5 à la place de 357137641535066": each whose check digit holds; the first
 * without, too, for it was mistyped. */
void find_imei(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    bool first = true;

    for (size_t end = k + IMEI_REACH; k < end && k < f->count && f->tokens[k].gap != GAP_PARA &&
                                      !(f->tokens[k].is & NEAR_ORDER);) {
        struct run r;
        struct span s;
        size_t n = f->tokens[k].shape & TOKEN_DIGITS ? device_digits(f, k, &r) : 0;
        bool sure;

        if (!n) {
            k++;
            continue;
        }
        s = run_span(f, k, &r, n);
        sure = n == IMEI_DIGITS && check_luhn(r.c, n);
        if (sure || first || n == EID_DIGITS)
            propose(f, (struct span){ s.start, s.end, SPAN_MAC, "imei", sure ? 0.9F : 0.7F,
                                      sure ? "checksum" : "context" });
        first = false;
        while (k < f->count && f->tokens[k].start < s.end)
            k++;
    }
}

/* ---- coordinates ---- */

/* The sign of degrees, or what the keyboards of Spain and Portugal have for it: "º". */
static bool degree_here(const struct find *f, uint32_t at)
{
    unsigned char c = (unsigned char)at_byte(f, at + 1);

    return (unsigned char)at_byte(f, at) == 0xc2 && (c == 0xb0 || c == 0xba);
}

/* "48.8566": degrees with at least `least` decimals behind `point`, below `most`. */
static bool read_degrees(const struct find *f, uint32_t *at, char point, uint32_t least,
                         double most)
{
    double v = 0, unit = 1;
    uint32_t start, decimals;

    if (at_byte(f, *at) == '-' || at_byte(f, *at) == '+')
        ++*at;
    start = *at;
    while (ascii_digit(at_byte(f, *at)) && *at - start < 4)
        v = v * 10 + (f->text.ptr[(*at)++] - '0');
    if (*at == start || at_byte(f, *at) != point)
        return false;
    decimals = ++*at;
    while (ascii_digit(at_byte(f, *at)) && *at - decimals < 16)
        v += (f->text.ptr[(*at)++] - '0') * (unit /= 10);
    if (*at - decimals < least || v > most)
        return false;
    if (degree_here(f, *at))
        *at += 2;
    while (at_byte(f, *at) == ' ' && strchr("NSEWO", at_byte(f, *at + 1)) && at_byte(f, *at + 1))
        ++*at;
    if (at_byte(f, *at) && strchr("NSEWO", at_byte(f, *at)) && !ascii_alnum(at_byte(f, *at + 1)))
        ++*at;
    return true;
}

/* One of these characters, or a no-break space; 0: something else. */
static uint32_t mark_between(const struct find *f, uint32_t at, const char *marks)
{
    char c = at_byte(f, at);

    if ((unsigned char)c == 0xc2 && (unsigned char)at_byte(f, at + 1) == 0xa0)
        return 2;
    return c && strchr(marks, c) ? 1 : 0;
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

/* Without a word of places beside them, both need five decimals, or four away from the equator:
 * rates have fewer. */
static void find_degrees(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at, first, least;
    char point = at_byte(f, f->tokens[i].end);
    bool place = near_context(f, i, i + 3, NEAR_PLACE, NULL), lettered = false;

    if (before(f, start) == '-' || before(f, start) == '+')
        start--;
    at = start;
    least = place ? 3 : far_north(f, f->tokens[i].start) ? 4 : 5;
    if (before(f, start) && strchr("NS", before(f, start)) && !ascii_alnum(before(f, start - 1)))
        at = --start + 1; /* "N48.40012" */
    if (before(f, start) == ' ' && start >= 2 && strchr("NS", before(f, start - 1)) &&
        !ascii_alnum(before(f, start - 2))) { /* "N 48.4001 E 2.3522" */
        start -= 2;
        lettered = true;
    }
    if (ascii_alnum(before(f, start)) || before(f, start) == '.' || (point == ',' && !place) ||
        after_context(f, i, NEAR_VERSION, 4) || !read_degrees(f, &at, point, least, 90))
        return;
    first = at;
    at = skip_between(f, at);
    if (at == first || !read_degrees(f, &at, point, least, 180) || ascii_alnum(at_byte(f, at)))
        return;
    if (place || (lettered && strchr("EWO", before(f, first))) || at_byte(f, first) == ',' ||
        at - start >= 17)
        propose_at(f, start, at, SPAN_GEO);
}

/* 48°51'24"N 2°21'07"E */
static bool read_arc(const struct find *f, uint32_t *at)
{
    uint32_t start = *at;

    while (ascii_digit(at_byte(f, *at)) && *at - start < 3)
        ++*at;
    if (*at == start || !degree_here(f, *at))
        return false;
    *at += 2;
    for (start = *at; *at - start < 20; ++*at) {
        char c = at_byte(f, *at);

        if (c && strchr("NSEWO", c)) {
            ++*at;
            return *at - start > 1;
        }
        if (!ascii_digit(c) && !(c && strchr(" '\".,", c)) && (unsigned char)c < 0x80)
            return false;
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

/* N 43°58'41" E 3°08'12" */
static void find_lettered_arcs(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at = start, letter = start;

    while (letter > 0 && before(f, letter) == ' ')
        letter--;
    if (!before(f, letter) || !strchr("NS", before(f, letter)) ||
        ascii_alnum(before(f, letter - 1)) || !read_bare_arc(f, &at))
        return;
    while (at_byte(f, at) == ' ' || at_byte(f, at) == ',')
        at++;
    if (!at_byte(f, at) || !strchr("EWO", at_byte(f, at)))
        return;
    for (at++; at_byte(f, at) == ' ';)
        at++;
    if (read_bare_arc(f, &at))
        propose_at(f, letter - 1, at, SPAN_GEO);
}

static void find_arcs(struct find *f, size_t i)
{
    uint32_t start = f->tokens[i].start, at = start;

    if (!read_arc(f, &at))
        return;
    while (at_byte(f, at) == ' ' || at_byte(f, at) == ',')
        at++;
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

    if (i + 2 >= f->count || !says_three_words(f, i))
        return;
    for (size_t k = 0; k < 3; k++)
        if (t[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) || t[k].end - t[k].start < 3 ||
            (k && (t[k].start != t[k - 1].end + 1 || before(f, t[k].start) != '.')))
            return;
    if (before(f, start) == '/' && before(f, start - 1) == '/')
        start -= 3;
    propose_at(f, start, t[2].end, SPAN_GEO);
}

static void find_place_said(struct find *f, size_t i)
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

void find_network(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool hex = t->end - t->start <= 4;
    char next;

    if (!(t->shape & TOKEN_DIGITS))
        find_place_said(f, i);
    if (!(t->shape & TOKEN_DIGITS) && !hex && t->end - t->start != 12)
        return; /* as most words */
    next = at_byte(f, t->end);
    if (t->shape & TOKEN_DIGITS && next == '.')
        find_ipv4(f, i);
    if (t->shape & TOKEN_DIGITS && t->end - t->start <= 3 && (next == '.' || next == ',') &&
        ascii_digit(at_byte(f, t->end + 3))) /* prices have two decimals */
        find_degrees(f, i);
    if ((t->end - t->start == 4 && next == '.') || t->end - t->start == 12)
        find_other_mac(f, i);
    if ((t->shape & TOKEN_DIGITS && (unsigned char)next == 0xc2) ||
        (t->shape & TOKEN_MIXED && t->end - t->start <= 5 && degree_here(f, t->end - 2))) {
        find_arcs(f, i);
        find_lettered_arcs(f, i);
    }
    if (hex && (next == ':' || before(f, t->start) == ':'))
        find_ipv6(f, t->start);
    if (t->end - t->start == 2 && (next == ':' || next == '-'))
        find_mac(f, t->start, next);
}
