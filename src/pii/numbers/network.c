/* SPDX-License-Identifier: EUPL-1.2 */
/* network.c - addresses of machines: IPv4, IPv6 (RFC 4291), MAC.  Places are in coordinates.c. */
#include "pii/numbers/network_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"

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

/* What has versions: programs, their parts, and what is done with them. */
static bool is_versioned(struct str word)
{
    return word_among(word,
                      "version|versions|versione|versioni|versie|versies|versao|versoes|versionen|"
                      "versiones|versionsnummer|versienummer|release|releases|rilascio|firmware|"
                      "build|softwarestand|softwareversion|softwareversie|logiciel|"
                      "programmversion|programmstand|appversion|patch|patchlevel|hotfix|"
                      "update|updates|upgrade|aktualisierung|aggiornamento|actualizacion|"
                      "atualizacao|bijwerking|maj|revision|rev|rel|ver|vers|kernel|noyau|nucleo");
}

/* Behind these, only low numbers and those of browsers are versions. */
static bool is_program(struct str word)
{
    return word_among(word, "agent|agente|sonde|sonda|treiber|driver|pilote|plugin|module|modul|"
                            "modulo|bios|uefi|browser|navigateur|chrome|firefox|edge|android|ios|"
                            "windows|linux|java|openssl|apache|nginx|thunderbird|"
                            "outlook|safari|opera|chromium|app|application|aplicacion|"
                            "aplicativo|applicazione|applicatie|appli");
}

#define VERSION_BEFORE 4 /* words between "version" and the number */
#define HOST_BEFORE    5

/* "notre serveur est passé en 81.2.69.142": a word for addresses in front, or who has one, but for
 * the low numbers of its programs. */
static bool of_host(const struct find *f, size_t i, bool low)
{
    for (size_t k = i; k-- > 0 && i - k <= HOST_BEFORE && f->tokens[k + 1].gap < GAP_DOT;)
        if (f->tokens[k].is & NEAR_NET ||
            word_among(token_folded(f, &f->tokens[k]),
                       "ip|adresse|address|indirizzo|direccion|adres|endereco|gateway|passerelle|"
                       "dns|vpn") ||
            (!low && word_among(token_folded(f, &f->tokens[k]),
                                "server|serveur|servidor|host|hote|site|website")))
            return true;
    return false;
}

/* "81.2.69.142": programs count on to 39, browsers from 100. */
static bool is_forty(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->end - t->start == 2 && f->text.ptr[t->start] >= '4';
}

/* "Windows, Chrome 109.128.33.12" and "Chrome 81.2.69.142" tell who logged in; versions of programs
 * have a low number second, begin below 40 or above 99, and follow the program at once. */
static bool like_programs(const struct find *f, size_t i, size_t k)
{
    char mark = f->tokens[i].start ? f->text.ptr[f->tokens[i].start - 1] : '\0';

    return k + 1 == i && !is_forty(f, i) && i + 1 < f->count &&
           (f->tokens[i].gap == GAP_SPACE || (mark && strchr("/=(", mark))) &&
           f->tokens[i + 1].end - f->tokens[i + 1].start <= 2;
}

/* "mise à jour 10.0.87.24", "passé en 4.9.12.118", "con la 2.0.113.115": a version with four parts,
 * which no word for addresses stands nearer to. */
static bool is_version(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    uint32_t at = t->start;
    bool low = t->end - t->start <= 2 || (f->text.ptr[at] == '1' && f->text.ptr[at + 1] < '5');

    if (str_starts(str_from(f->text, at), STR("192.168.")) || of_host(f, i, low && !is_forty(f, i)))
        return false;
    if (i > 1 && word_among(token_folded(f, t - 1), "en|a|to|auf|naar|para|op") &&
        word_among(token_folded(f, t - 2),
                   "passe|passee|passer|passes|upgraded|updated|upgrade|updatet|aktualisiert|"
                   "aktualisierung|actualizado|actualizada|aggiornato|aggiornata|bijgewerkt|"
                   "geupdatet|atualizado|atualizada|migre|migrated|jour"))
        return true;
    if (i > 1 && word_listed(token_folded(f, t - 1), "jour") &&
        word_listed(token_folded(f, t - 2), "a"))
        return true;
    if (i > 1 && t->gap == GAP_SPACE && word_listed(token_folded(f, t - 1), "la a") &&
        word_listed(token_folded(f, t - 2), "con com avec") && low &&
        !near_context(f, i, i + 3, NEAR_NET, NULL)) /* no address begins so low */
        return true;
    for (size_t k = i; k-- > 0 && i - k <= VERSION_BEFORE && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_NET || f->tokens[k].shape & TOKEN_DIGITS ||
            word_among(token_folded(f, &f->tokens[k]),
                       "server|serveur|servidor|host|hote|from|depuis|von|da|desde|van|vanaf"))
            return false;
        if (is_versioned(token_folded(f, &f->tokens[k])) ||
            (low && like_programs(f, i, k) && is_program(token_folded(f, &f->tokens[k]))))
            return true;
    }
    return i + 4 < f->count && t[4].gap <= GAP_JOIN && t[3].end < t[4].start &&
           word_listed(token_folded(f, t + 4), "build firmware release beta rc");
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
        after_context(f, i, NEAR_VERSION, 4) || is_version(f, i) ||
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

/* "le routeur (C45143FF7521)", "netwerkkaart 6C 15 87 42 63 EF": a machine right in front. */
static bool behind_machine(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 2 && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]),
                       "router|routeur|ruter|enrutador|roteador|modem|box|livebox|freebox|bbox|"
                       "fritzbox|dispositivo|apparaat|appareil|gerat|geraet|device|scheda|placa|"
                       "netwerkkaart|netzwerkkarte|reseau|red|rete|nic|repeater|repeteur|decodeur|"
                       "decoder|switch|drucker|imprimante|printer|impresora|stampante|impressora|"
                       "adapter|adaptateur|wlan|wifi|ethernet|laptop"))
            return true;
    return false;
}

/* "6C 15 87 42 63 EF" behind a machine's name, with a letter. */
static void find_parted_mac(struct find *f, size_t i)
{
    uint32_t start, end;
    size_t groups, empty, letters = 0, least = i > 5 ? i - 5 : 0;

    while (i > least && f->tokens[i].gap == GAP_SPACE &&
           f->tokens[i - 1].end - f->tokens[i - 1].start == 2 &&
           is_hex(at_byte(f, f->tokens[i - 1].start)))
        i--; /* figures alone begin nothing */
    start = f->tokens[i].start;
    if (!is_hex(at_byte(f, start)) || !is_hex(at_byte(f, start + 3)) ||
        at_byte(f, start + 5) != ' ' || ascii_alnum(before(f, start)))
        return;
    end = hex_groups(f, start, ' ', 2, &groups, &empty);
    for (uint32_t at = start; at < end; at++)
        letters += ascii_alpha(f->text.ptr[at]);
    if (groups == 6 && !empty && end - start == 17 && letters && !ascii_alnum(at_byte(f, end)) &&
        behind_machine(f, i))
        propose(f, (struct span){ start, end, SPAN_MAC, NULL, 0.97F, "pattern" });
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
        before(f, start) != '.' &&
        (sure || near_context(f, i, i, NEAR_DEVICE, NULL) || behind_machine(f, i)))
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

/* "192.168.1.1", "48.8566", "0012.3456.789a": may figures before a point begin one of these?  Those
 * of a date do not: "[04].05.2019", "04.[05].2019". */
static bool begins_parts(const struct find *f, const struct token *t)
{
    uint32_t len = t->end - t->start, at = t->end + 1;

    if (len > 4 || before(f, t->start) == '.')
        return false;
    if (len == 4)
        return at_byte(f, at + 4) == '.';
    return ascii_digit(at_byte(f, at + 2)) ||
           ((len == 1 || f->text.ptr[t->start] != '0') &&
            (at_byte(f, at + 1) == '.' || at_byte(f, at + 2) == '.' || at_byte(f, at + 3) == '.'));
}

/* "fe80::1", "00:1b:44": does a second colon follow, behind so many figures as stand between? */
static bool has_colons(const struct find *f, uint32_t at)
{
    uint32_t end = at + 5;

    while (at < end && is_hex(at_byte(f, at)))
        at++;
    return at < end && at_byte(f, at) == ':';
}

/* Does what stands behind token t, its mark and more, go on an address or a place? */
static bool goes_on(const struct find *f, const struct token *t)
{
    static const bool marks[256] = { ['.'] = true, ['+'] = true, [':'] = true, ['-'] = true,
                                     [','] = true, [' '] = true, [0xc2] = true };
    uint32_t len = t->end - t->start, at = t->end + 1;
    unsigned char behind;

    if (!marks[(unsigned char)t->next])
        return false;
    switch (t->next) {
    case ' ': /* "6C 15 87", "N48 51.396" */
        return len == 2 ? is_hex(f->text.ptr[t->start]) && is_hex(f->text.ptr[t->start + 1])
                        : len == 3 && t->shape & TOKEN_MIXED;
    case ',': /* "48,8566": prices have two decimals */
        return len <= 3 && ascii_digit(at_byte(f, at + 2));
    case ':':
        return has_colons(f, at);
    case '-':
        return len == 2 && at_byte(f, at + 2) == '-';
    case '.':
        if (t->shape & TOKEN_DIGITS)
            return begins_parts(f, t);
    }
    behind = (unsigned char)at_byte(f, at);
    if ((unsigned char)t->next == 0xc2) /* of the sign of degrees */
        return behind == 0xb0 || behind == 0xba;
    return ascii_alnum((char)behind) || behind >= 0x80;
}

bool network_may_begin(const struct find *f, const struct token *t)
{
    uint32_t len = t->end - t->start;

    if (len == 12 || (len <= 4 && t->shape & TOKEN_MIXED))
        return true;
    if ((t->shape & TOKEN_DIGITS || len <= 4 || t->next == '+' || t->next == '.') && goes_on(f, t))
        return true;
    return len <= 4 && before(f, t->start) == ':' && before(f, t->start - 1) == ':'; /* "::1" */
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
    if (t->shape & TOKEN_MIXED || (unsigned char)next == 0xc2) /* of the sign of degrees */
        find_with_arcs(f, i);
    if (hex && (next == ':' || before(f, t->start) == ':'))
        find_ipv6(f, t->start);
    if (t->end - t->start == 2 && (next == ':' || next == '-'))
        find_mac(f, t->start, next);
    if (t->end - t->start == 2 && next == ' ' && is_hex(at_byte(f, t->start)) &&
        is_hex(at_byte(f, t->start + 1)))
        find_parted_mac(f, i);
}
