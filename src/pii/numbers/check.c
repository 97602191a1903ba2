/* SPDX-License-Identifier: EUPL-1.2 */
/* check.c - the families of check digits, and the numbers that use them.
 *
 * Most national numbers are a weighted sum modulo something, so they are one line over sum().
 * Rules: the numbers' issuers; the table of tests/pii/identifiers.tsv names each. */
#include "pii/numbers/check_priv.h"

#include <stdint.h>
#include <string.h>

static int digit(char c)
{
    return c - '0';
}

/* Digits as they are, A = 10 ... Z = 35. */
static int value(char c)
{
    return c >= 'A' ? c - 'A' + 10 : c - '0';
}

static int sum(const char *c, const int *weights, size_t n)
{
    int s = 0;

    for (size_t i = 0; i < n; i++)
        s += digit(c[i]) * weights[i];
    return s;
}

static int64_t number(const char *c, size_t n)
{
    int64_t v = 0;

    for (size_t i = 0; i < n; i++)
        v = v * 10 + digit(c[i]);
    return v;
}

static int two(const char *c)
{
    return digit(c[0]) * 10 + digit(c[1]);
}

bool check_any(const char *c, size_t n)
{
    (void)c;
    return n > 0;
}

bool check_luhn(const char *c, size_t n)
{
    int s = 0;

    for (size_t i = 0; i < n; i++)
        s += digit(c[i]);
    for (size_t i = n; i > 1; i -= 2) { /* every second one, from the last but one, once more */
        int d = digit(c[i - 2]);

        s += d > 4 ? d - 9 : d;
    }
    return s % 10 == 0 && n > 0;
}

bool check_mod97(const char *c, size_t n)
{
    const int64_t most = INT64_MAX / 1000; /* a letter is two figures */
    int64_t r = 0;

    for (size_t i = 0; i < n; i++) {
        int v = value(c[i]);

        r = v > 9 ? r * 100 + v : r * 10 + v;
        r = r > most ? r % 97 : r;
    }
    return r % 97 == 1;
}

bool check_mod11_10(const char *c, size_t n)
{
    int p = 10;

    for (size_t i = 0; i + 1 < n; i++) {
        p = (p + digit(c[i])) % 10;
        p = (p ? p : 10) * 2 % 11;
    }
    return (11 - p) % 10 == digit(c[n - 1]);
}

/* '<' counts 0 (ICAO 9303). */
bool check_mrz(const char *c, size_t n)
{
    static const int weights[] = { 7, 3, 1 };
    int s = 0;

    for (size_t i = 0; i + 1 < n; i++)
        s += (c[i] == '<' ? 0 : value(c[i])) * weights[i % 3];
    return s % 10 == digit(c[n - 1]);
}

bool check_date(int year, int month, int day)
{
    static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    return month != 2 || day < 29 || leap;
}

/* ---- France ---- */

static bool nir_month(int m)
{
    return (m >= 1 && m <= 12) || (m >= 20 && m <= 42) || m >= 50;
}

bool check_fr_nir(const char *c, size_t n)
{
    char digits[13];
    int64_t key;

    memcpy(digits, c, sizeof digits);
    if (c[5] == '2' && (c[6] == 'A' || c[6] == 'B')) {
        digits[5] = '1';
        digits[6] = c[6] == 'A' ? '9' : '8';
    } else if (c[6] > '9') {
        return false;
    }
    if (!strchr("123478", c[0]) || !nir_month(two(c + 3)))
        return false;
    key = 97 - number(digits, 13) % 97;
    return n == 15 && key == two(c + 13);
}

/* Luhn over all and over the SIREN; La Poste ran out of numbers and sums its digits. */
bool check_fr_siret(const char *c, size_t n)
{
    int s = 0;

    if (!check_luhn(c, 9))
        return false;
    if (check_luhn(c, n))
        return true;
    for (size_t i = 0; i < n; i++)
        s += digit(c[i]);
    return memcmp(c, "356000000", 9) == 0 && s % 5 == 0;
}

/* "FR", a key of two digits (or letters, in the newer form, which has no public rule), SIREN. */
bool check_fr_tva(const char *c, size_t n)
{
    int64_t siren = number(c + 4, 9);

    if (n != 13 || !check_luhn(c + 4, 9))
        return false;
    if (c[2] > '9' || c[3] > '9')
        return !strchr("IO", c[2]) && !strchr("IO", c[3]);
    return two(c + 2) == (12 + 3 * (siren % 97)) % 97;
}

bool check_fr_spi(const char *c, size_t n)
{
    return n == 13 && c[0] <= '3' && number(c, 10) % 511 == number(c + 10, 3);
}

/* Community rule, no normative text: callers want a context word beside it. */
bool check_fr_ine(const char *c, size_t n)
{
    return n == 11 && c[10] == "ABCDEFGHJKLMNPRSTUVWXYZ"[number(c, 10) % 23];
}

bool check_fr_eori(const char *c, size_t n)
{
    return n == 16 && check_fr_siret(c + 2, 14);
}

/* ---- Germany and Austria ---- */

/* One digit twice or three times among the first ten (never three in a row), the rest once. */
bool check_de_idnr(const char *c, size_t n)
{
    int seen[10] = { 0 }, twice = 0, thrice = 0;

    if (n != 11 || c[0] == '0' || !check_mod11_10(c, n))
        return false;
    for (int i = 0; i < 10; i++)
        seen[digit(c[i])]++;
    for (int d = 0; d < 10; d++) {
        if (seen[d] > 3)
            return false;
        twice += seen[d] == 2;
        thrice += seen[d] == 3;
    }
    for (int i = 0; i + 2 < 10; i++)
        if (c[i] == c[i + 1] && c[i] == c[i + 2])
            return false;
    return twice + thrice == 1;
}

/* Letters become two digits in these sums; each product adds its own digits. */
static int digit_sums(const char *digits, const int *weights, size_t n)
{
    int s = 0;

    for (size_t i = 0; i < n; i++) {
        int p = digit(digits[i]) * weights[i];

        s += p / 10 + p % 10;
    }
    return s;
}

bool check_de_rvnr(const char *c, size_t n)
{
    static const int weights[] = { 2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1 };
    int letter = c[8] - 'A' + 1;
    char d[12];

    memcpy(d, c, 8);
    d[8] = (char)('0' + letter / 10);
    d[9] = (char)('0' + letter % 10);
    memcpy(d + 10, c + 9, 2);
    return n == 12 && check_date(0, two(c + 4), two(c + 2) % 50) &&
           digit_sums(d, weights, 12) % 10 == digit(c[11]);
}

bool check_de_kvnr(const char *c, size_t n)
{
    static const int weights[] = { 1, 2, 1, 2, 1, 2, 1, 2, 1, 2 };
    int letter = c[0] - 'A' + 1;
    char d[10];

    d[0] = (char)('0' + letter / 10);
    d[1] = (char)('0' + letter % 10);
    memcpy(d + 2, c + 1, 8);
    return n == 10 && digit_sums(d, weights, 10) % 10 == digit(c[9]);
}

bool check_de_vat(const char *c, size_t n)
{
    return n == 11 && c[2] != '0' && check_mod11_10(c + 2, 9);
}

bool check_at_svnr(const char *c, size_t n)
{
    static const int weights[] = { 3, 7, 9, 0, 5, 8, 4, 2, 1, 6 };

    return n == 10 && sum(c, weights, 10) % 11 == digit(c[3]);
}

bool check_at_uid(const char *c, size_t n)
{
    static const int weights[] = { 1, 2, 1, 2, 1, 2, 1 };

    return n == 11 && (10 - (digit_sums(c + 3, weights, 7) + 4) % 10) % 10 == digit(c[10]);
}

/* ---- Spain ---- */

bool check_es_dni(const char *c, size_t n)
{
    return n == 9 && c[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number(c, 8) % 23];
}

bool check_es_nie(const char *c, size_t n)
{
    char d[9];

    if (c[0] < 'X')
        return false;
    memcpy(d, c, 9);
    d[0] = (char)(c[0] - 'X' + '0');
    return check_es_dni(d, n);
}

bool check_es_cif(const char *c, size_t n)
{
    static const int weights[] = { 2, 1, 2, 1, 2, 1, 2 };
    int control = (10 - digit_sums(c + 1, weights, 7) % 10) % 10;

    if (n != 9 || !strchr("ABCDEFGHJNPQRSUVW", c[0]))
        return false;
    if (strchr("NPQRSW", c[0]))
        return c[8] == "JABCDEFGHI"[control];
    return c[8] == '0' + control || c[8] == "JABCDEFGHI"[control];
}

/* ESX9999999X: any of the three. */
bool check_es_vat(const char *c, size_t n)
{
    c += 2;
    n -= 2;
    if (c[0] <= '9')
        return c[7] <= '9' && c[8] > '9' && check_es_dni(c, n);
    return strchr("XYZ", c[0]) ? c[8] > '9' && check_es_nie(c, n) : check_es_cif(c, n);
}

bool check_es_nss(const char *c, size_t n)
{
    int64_t province = number(c, 2), rest = number(c + 2, 8);
    int64_t all = rest < 10000000 ? province * 10000000 + rest : number(c, 10);

    return n == 12 && all % 97 == two(c + 10);
}

/* ---- Italy ---- */

/* Months are letters; who shares all with another gets letters for digits (omocodia). */
bool check_it_cf(const char *c, size_t n)
{
    static const int odd[] = { 1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                               20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23 };
    static const char digit_places[] = { 6, 7, 9, 10, 12, 13, 14 };
    int s = 0;

    for (size_t i = 0; i < sizeof digit_places; i++) {
        char d = c[(int)digit_places[i]];

        if (d > '9' && !strchr("LMNPQRSTUV", d))
            return false;
    }
    if (n != 16 || !strchr("ABCDEHLMPRST", c[8]))
        return false;
    for (int i = 0; i < 15; i++) {
        int v = c[i] <= '9' ? c[i] - '0' : c[i] - 'A';

        s += i % 2 ? v : odd[v];
    }
    return c[15] == 'A' + s % 26;
}

bool check_it_vat(const char *c, size_t n)
{
    return n == 13 && check_luhn(c + 2, 11);
}

/* ---- Netherlands, Belgium, Luxembourg ---- */

bool check_nl_bsn(const char *c, size_t n)
{
    static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, -1 };

    return n == 9 && number(c, 9) > 0 && sum(c, weights, 9) % 11 == 0;
}

/* A sole trader's passes mod 97; a company keeps its RSIN, which passes as a BSN does. */
bool check_nl_btw(const char *c, size_t n)
{
    return n == 14 && (check_mod97(c, n) || check_nl_bsn(c + 2, 9));
}

/* Two long numbers, one below the other, pass one time in a hundred: every LEI has letters. */
bool check_lei(const char *c, size_t n)
{
    size_t letters = 0;

    for (size_t i = 0; i < n; i++)
        letters += c[i] > '9';
    return letters > 0 && check_mod97(c, n);
}

/* Births from 2000 put a 2 before the number.  Months of BIS numbers are 20 or 40 higher. */
bool check_be_nrn(const char *c, size_t n)
{
    int64_t first = number(c, 9), key = two(c + 9);
    int month = two(c + 2) % 20, day = two(c + 4);

    if (n != 11 || month > 12 || day > 31 || two(c + 2) >= 60)
        return false;
    return 97 - first % 97 == key || 97 - (2000000000 + first) % 97 == key;
}

bool check_be_enterprise(const char *c, size_t n)
{
    return n == 10 && c[0] <= '1' && 97 - number(c, 8) % 97 == two(c + 8);
}

bool check_be_vat(const char *c, size_t n)
{
    return n == 12 && check_be_enterprise(c + 2, 10);
}

bool check_be_eid(const char *c, size_t n)
{
    int64_t r = number(c, 10) % 97;

    return n == 12 && (r ? r : 97) == two(c + 10);
}

/* Verhoeff: the dihedral group of ten, by its multiplication and one permutation. */
static int verhoeff(const char *c, size_t n)
{
    static const char mul[10][11] = { "0123456789", "1234067895", "2340178956", "3401289567",
                                      "4012395678", "5987604321", "6598710432", "7659821043",
                                      "8765932104", "9876543210" };
    static const char perm[8][11] = { "0123456789", "1576283094", "5803796142", "8916043527",
                                      "9453126870", "4286573901", "2793806415", "7046913258" };
    int r = 0;

    for (size_t i = 0; i < n; i++)
        r = digit(mul[r][digit(perm[i % 8][digit(c[n - 1 - i])])]);
    return r;
}

bool check_lu_matricule(const char *c, size_t n)
{
    char with[12];

    if (n != 13 || !check_date((int)number(c, 4), two(c + 4), two(c + 6)))
        return false;
    memcpy(with, c, 11);
    with[11] = c[12];
    return check_luhn(c, 12) && verhoeff(with, 12) == 0;
}

bool check_lu_tva(const char *c, size_t n)
{
    return n == 10 && number(c + 2, 6) % 89 == two(c + 8);
}

/* ---- Portugal ---- */

bool check_pt_nif(const char *c, size_t n)
{
    static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2 };
    int key = 11 - sum(c, weights, 8) % 11;

    return n == 9 && strchr("1235689", c[0]) && (key > 9 ? 0 : key) == digit(c[8]);
}

bool check_pt_vat(const char *c, size_t n)
{
    return n == 11 && check_pt_nif(c + 2, 9);
}

bool check_pt_cc(const char *c, size_t n)
{
    int s = 0;

    for (size_t i = 0; i < n; i++) {
        int v = value(c[n - 1 - i]) * (i % 2 ? 2 : 1);

        s += i % 2 && v > 9 ? v - 9 : v;
    }
    return n == 12 && s % 10 == 0;
}

bool check_pt_niss(const char *c, size_t n)
{
    static const int weights[] = { 29, 23, 19, 17, 13, 11, 7, 5, 3, 2 };

    return n == 11 && strchr("12", c[0]) && 9 - sum(c, weights, 10) % 10 == digit(c[10]);
}
