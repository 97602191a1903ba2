/* SPDX-License-Identifier: EUPL-1.2 */
/* check_money.c - accounts and cards: IBAN (ISO 13616) with the national keys inside it, BIC
 * (ISO 9362), cards (ISO/IEC 7812), Bitcoin addresses (base58check). */
#include "pii/numbers/check_priv.h"

#include <stdint.h>
#include <string.h>

static int digit(char c)
{
    return c - '0';
}

static bool all_digits(const char *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c[i] < '0' || c[i] > '9')
            return false;
    return true;
}

/* ---- IBAN ---- */

/* Country, length, by the first letter; ISO 13616 registry. */
static const char *const ibans[26] = {
    ['A' - 'A'] = "AD24 AE23 AL28 AT20 AZ28",
    ['B' - 'A'] = "BA20 BE16 BG22 BH22 BR29 BY28",
    ['C' - 'A'] = "CH21 CI28 CM27 CR22 CY28 CZ24",
    ['D' - 'A'] = "DE22 DK18 DO28 DZ26",
    ['E' - 'A'] = "EE20 EG29 ES24",
    ['F' - 'A'] = "FI18 FO18 FR27",
    ['G' - 'A'] = "GB22 GE22 GI23 GL18 GR27 GT28",
    ['H' - 'A'] = "HR21 HU28",
    ['I' - 'A'] = "IE22 IL23 IQ23 IS26 IT27",
    ['J' - 'A'] = "JO30",
    ['K' - 'A'] = "KW30 KZ20",
    ['L' - 'A'] = "LB28 LC32 LI21 LT20 LU20 LV21 LY25",
    ['M' - 'A'] = "MA28 MC27 MD24 ME22 MK19 MR27 MT31 MU30",
    ['N' - 'A'] = "NL18 NO15",
    ['P' - 'A'] = "PK24 PL28 PS29 PT25",
    ['Q' - 'A'] = "QA29",
    ['R' - 'A'] = "RO24 RS22",
    ['S' - 'A'] = "SA24 SC31 SE24 SI19 SK24 SM27 SN28 ST25 SV28",
    ['T' - 'A'] = "TL23 TN24 TR26",
    ['U' - 'A'] = "UA29",
    ['V' - 'A'] = "VA22 VG24",
    ['X' - 'A'] = "XK20",
};

size_t iban_length(const char *c)
{
    const char *p = c[0] >= 'A' && c[0] <= 'Z' ? ibans[c[0] - 'A'] : NULL;

    for (; p && *p; p += p[4] ? 5 : 4)
        if (p[1] == c[1])
            return (size_t)(digit(p[2]) * 10 + digit(p[3]));
    return 0;
}

/* What stands behind the check digits: how many letters, then figures, then of both; figures alone
 * where a country is not among these. */
static const struct {
    char country[3];
    uint8_t letters, digits, mixed, end; /* end: figures behind them */
} ibans_of[] = {
    { "BG", 4, 6, 8, 0 },   { "CH", 0, 5, 12, 0 }, { "CY", 0, 8, 16, 0 }, { "FR", 0, 10, 11, 2 },
    { "GB", 4, 14, 0, 0 },  { "GI", 4, 0, 15, 0 }, { "GR", 0, 7, 16, 0 }, { "IE", 4, 14, 0, 0 },
    { "IT", 1, 10, 12, 0 }, { "LI", 0, 5, 12, 0 }, { "LU", 0, 3, 13, 0 }, { "LV", 4, 0, 13, 0 },
    { "MC", 0, 10, 11, 2 }, { "MT", 4, 5, 18, 0 }, { "NL", 4, 10, 0, 0 }, { "RO", 4, 0, 16, 0 },
    { "SM", 1, 10, 12, 0 }, { "TR", 0, 5, 17, 0 },
};

static bool all_letters(const char *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c[i] < 'A')
            return false;
    return true;
}

bool check_iban_form(const char *c, size_t n)
{
    if (n < 15 || n != iban_length(c) || !all_digits(c + 2, 2))
        return false;
    for (size_t i = 0; i < sizeof ibans_of / sizeof ibans_of[0]; i++)
        if (memcmp(ibans_of[i].country, c, 2) == 0)
            return all_letters(c + 4, ibans_of[i].letters) &&
                   all_digits(c + 4 + ibans_of[i].letters, ibans_of[i].digits) &&
                   all_digits(c + n - ibans_of[i].end, ibans_of[i].end);
    return all_digits(c + 4, n - 4);
}

bool check_iban(const char *c, size_t n)
{
    char moved[40];

    if (n < 15 || n > 34 || n != iban_length(c) || !all_digits(c + 2, 2))
        return false;
    memcpy(moved, c + 4, n - 4);
    memcpy(moved + n - 4, c, 4);
    return check_mod97(moved, n);
}

/* Letters of a French account number count as digits: A, J = 1, B, K, S = 2 ... */
static int rib_digit(char c)
{
    static const char values[] = "12345678912345678923456789";

    return c <= '9' ? digit(c) : digit(values[c - 'A']);
}

static int64_t rib_number(const char *c, size_t n)
{
    int64_t v = 0;

    for (size_t i = 0; i < n; i++)
        v = v * 10 + rib_digit(c[i]);
    return v;
}

/* Relevé d'identité bancaire: bank, branch, account, key. */
bool check_fr_rib(const char *c, size_t n)
{
    return n == 23 && all_digits(c, 10) && all_digits(c + 21, 2) &&
           (89 * rib_number(c, 5) + 15 * rib_number(c + 5, 5) + 3 * rib_number(c + 10, 11) +
            rib_number(c + 21, 2)) %
                   97 ==
               0;
}

bool check_fr_iban(const char *c, size_t n)
{
    return check_iban(c, n) && check_fr_rib(c + 4, n - 4);
}

static int ccc_digit(const char *c, size_t n)
{
    static const int weights[] = { 1, 2, 4, 8, 5, 10, 9, 7, 3, 6 };
    int s = 0;

    for (size_t i = 0; i < n; i++)
        s += digit(c[i]) * weights[10 - n + i];
    s = 11 - s % 11;
    return s == 10 ? 1 : s == 11 ? 0 : s;
}

/* Código cuenta cliente: bank, branch, two keys, account. */
bool check_es_ccc(const char *c, size_t n)
{
    return n == 20 && all_digits(c, n) && ccc_digit(c, 8) == digit(c[8]) &&
           ccc_digit(c + 10, 10) == digit(c[9]);
}

bool check_es_iban(const char *c, size_t n)
{
    return check_iban(c, n) && check_es_ccc(c + 4, n - 4);
}

/* Of twelve figures the last two are the rest of the others. */
bool check_be_account(const char *c, size_t n)
{
    int64_t v = 0, r;

    if (n != 12 || !all_digits(c, n))
        return false;
    for (int i = 0; i < 10; i++)
        v = v * 10 + digit(c[i]);
    r = v % 97;
    return (r ? r : 97) == digit(c[10]) * 10 + digit(c[11]);
}

bool check_be_iban(const char *c, size_t n)
{
    return check_iban(c, n) && check_be_account(c + 4, n - 4);
}

/* Número de identificação bancária. */
bool check_pt_nib(const char *c, size_t n)
{
    return n == 21 && all_digits(c, n) && check_mod97(c, n);
}

bool check_nl_iban(const char *c, size_t n)
{
    return check_iban(c, n) && all_digits(c + 8, 10);
}

/* ---- BIC ---- */

static bool is_country(const char *c)
{
    static const char countries[] =
        "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
        "BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
        "EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY "
        "HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA "
        "LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW "
        "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
        "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT "
        "ZA ZM ZW";

    for (size_t i = 0; i + 1 < sizeof countries; i += 3)
        if (memcmp(countries + i, c, 2) == 0)
            return true;
    return false;
}

bool check_bic(const char *c, size_t n)
{
    for (size_t i = 0; i < 6; i++)
        if (c[i] < 'A')
            return false;
    return (n == 8 || n == 11) && is_country(c + 4);
}

/* ---- cards ---- */

/* Prefix range (as that many first digits) and lengths, a bit each. */
static const struct {
    int from, to, digits;
    uint32_t lengths;
} brands[] = {
    { 4, 4, 1, 1u << 13 | 1u << 16 | 1u << 19 },              /* Visa */
    { 51, 55, 2, 1u << 16 },                                  /* Mastercard */
    { 2221, 2720, 4, 1u << 16 },                              /* Mastercard */
    { 34, 34, 2, 1u << 15 },                                  /* American Express */
    { 37, 37, 2, 1u << 15 },                                  /* American Express */
    { 6011, 6011, 4, 1u << 16 | 1u << 19 },                   /* Discover */
    { 644, 659, 3, 1u << 16 | 1u << 19 },                     /* Discover */
    { 300, 305, 3, 1u << 14 | 1u << 16 },                     /* Diners */
    { 36, 36, 2, 1u << 14 },                                  /* Diners */
    { 38, 39, 2, 1u << 14 | 1u << 16 },                       /* Diners */
    { 3528, 3589, 4, 1u << 16 },                              /* JCB */
    { 62, 62, 2, 1u << 16 | 1u << 17 | 1u << 18 | 1u << 19 }, /* UnionPay */
    { 50, 50, 2, 1u << 12 | 1u << 13 | 1u << 15 | 1u << 16 | 1u << 18 | 1u << 19 }, /* Maestro */
    { 56, 58, 2, 1u << 12 | 1u << 13 | 1u << 15 | 1u << 16 | 1u << 18 | 1u << 19 }, /* Maestro */
    { 63, 63, 2, 1u << 16 | 1u << 18 | 1u << 19 },                                  /* Maestro */
    { 67, 67, 2, 1u << 12 | 1u << 13 | 1u << 16 | 1u << 18 | 1u << 19 },            /* Maestro */
    { 6703, 6703, 4, 1u << 17 },                                                    /* Bancontact */
};

bool check_is_card_brand(const char *c, size_t n)
{
    int prefixes[5] = { 0 };

    if (n < 12 || n > 19 || c[0] < '2' || c[0] > '6')
        return false;
    for (int k = 0; k < 4; k++)
        prefixes[k + 1] = prefixes[k] * 10 + digit(c[k]);
    for (size_t i = 0; i < sizeof brands / sizeof brands[0]; i++) {
        int prefix = prefixes[brands[i].digits];

        if (prefix >= brands[i].from && prefix <= brands[i].to && brands[i].lengths >> n & 1)
            return true;
    }
    return false;
}

bool check_card(const char *c, size_t n)
{
    return check_is_card_brand(c, n) && check_luhn(c, n);
}

/* ---- Bitcoin: base58 of 25 bytes, the last four from SHA-256 twice (FIPS 180-4) ---- */

static uint32_t turn(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static const uint32_t sha_k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static void sha_round(const uint32_t w[static 64], uint32_t h[static 8])
{
    uint32_t s[8];

    memcpy(s, h, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t a = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22);
        uint32_t e = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t maj = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        uint32_t t = s[7] + e + ((s[4] & s[5]) ^ (~s[4] & s[6])) + sha_k[i] + w[i];

        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t;
        s[0] = t + a + maj;
    }
    for (int i = 0; i < 8; i++)
        h[i] += s[i];
}

/* Of at most 55 bytes: one block is all a base58check needs. */
static void sha256_short(const uint8_t *in, size_t n, uint8_t out[static 32])
{
    uint32_t h[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    uint8_t block[64] = { 0 };
    uint32_t w[64];

    memcpy(block, in, n);
    block[n] = 0x80;
    block[62] = (uint8_t)(n * 8 >> 8);
    block[63] = (uint8_t)(n * 8);
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] +
               (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
    sha_round(w, h);
    for (int i = 0; i < 32; i++)
        out[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

static void coin_sum(const uint8_t bytes[static 21], uint8_t ret[static 4])
{
    uint8_t once[32], twice[32];

    sha256_short(bytes, 21, once);
    sha256_short(once, 32, twice);
    memcpy(ret, twice, 4);
}

size_t bitcoin_write(uint8_t version, const uint8_t hash[static 20], char ret[static BITCOIN_MAX])
{
    uint8_t bytes[25] = { version };
    char digits[BITCOIN_MAX]; /* the last one first */
    size_t zeros = 0, count = 0, n = 0;

    memcpy(bytes + 1, hash, 20);
    coin_sum(bytes, bytes + 21);
    while (zeros < sizeof bytes && !bytes[zeros])
        zeros++;
    for (size_t from = zeros; from < sizeof bytes && count < sizeof digits; count++) {
        uint32_t rest = 0;

        for (size_t i = from; i < sizeof bytes; i++) {
            rest = rest << 8 | bytes[i];
            bytes[i] = (uint8_t)(rest / 58);
            rest %= 58;
        }
        digits[count] = alphabet[rest];
        while (from < sizeof bytes && !bytes[from])
            from++;
    }
    while (n < zeros) /* a byte of zeros is a '1' */
        ret[n++] = '1';
    while (count > 0 && n < BITCOIN_MAX)
        ret[n++] = digits[--count];
    return n;
}

bool check_bitcoin(const char *c, size_t n)
{
    uint8_t bytes[25] = { 0 }, sum[4];

    for (size_t i = 0; i < n; i++) {
        const char *at = memchr(alphabet, c[i], sizeof alphabet - 1);
        uint32_t carry = at ? (uint32_t)(at - alphabet) : 0;

        if (!at)
            return false;
        for (int k = 24; k >= 0; k--) {
            carry += 58u * bytes[k];
            bytes[k] = (uint8_t)carry;
            carry >>= 8;
        }
        if (carry)
            return false;
    }
    coin_sum(bytes, sum);
    return n >= 26 && n <= BITCOIN_MAX && memcmp(sum, bytes + 21, 4) == 0;
}
