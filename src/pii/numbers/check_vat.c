/* SPDX-License-Identifier: EUPL-1.2 */
/* check_vat.c - value-added-tax numbers of the countries whose other numbers are checked elsewhere.
 *
 * Two letters name the country, so one function takes them all; the rules are those of the
 * Commission's "VIES VAT number validation" notes and of the issuers. */
#include "pii/numbers/check_priv.h"

#include <string.h>

static int digit(char c)
{
    return c - '0';
}

static int sum(const char *c, const int *weights, size_t n)
{
    int s = 0;

    for (size_t i = 0; i < n; i++)
        s += digit(c[i]) * weights[i];
    return s;
}

static bool all_digits(const char *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c[i] < '0' || c[i] > '9')
            return false;
    return n > 0;
}

/* ---- one weighted sum, and what it must leave ---- */

static const struct {
    const char *country;
    int digits, weights[11], modulus, rest;
} weighted[] = {
    { "DK", 8, { 2, 7, 6, 5, 4, 3, 2, 1 }, 11, 0 },
    { "EE", 9, { 3, 7, 1, 3, 7, 1, 3, 7, 1 }, 10, 0 },
    { "FI", 8, { 7, 9, 10, 5, 8, 4, 2, 1 }, 11, 0 },
    { "HU", 8, { 9, 7, 3, 1, 9, 7, 3, 1 }, 10, 0 },
    { "LV", 11, { 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1 }, 11, 3 },
    { "MT", 8, { 3, 4, 6, 7, 8, 9, 10, 1 }, 37, 0 },
    { "NO", 9, { 3, 2, 7, 6, 5, 4, 3, 2, 1 }, 11, 0 },
};

static bool by_weights(const char *c, size_t n)
{
    for (size_t i = 0; i < sizeof weighted / sizeof weighted[0]; i++)
        if (memcmp(weighted[i].country, c, 2) == 0 && (size_t)weighted[i].digits == n - 2)
            return sum(c + 2, weighted[i].weights, n - 2) % weighted[i].modulus == weighted[i].rest;
    return false;
}

/* ---- the others ---- */

static bool is_bg(const char *c, size_t n)
{
    static const int one[] = { 1, 2, 3, 4, 5, 6, 7, 8 }, three[] = { 3, 4, 5, 6, 7, 8, 9, 10 };
    int r = sum(c, one, 8) % 11;

    if (n == 10)
        return check_bg_egn(c, n);
    if (r == 10)
        r = sum(c, three, 8) % 11;
    return r % 10 == digit(c[8]);
}

static bool is_cz(const char *c, size_t n)
{
    static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };

    return n == 8 ? (11 - sum(c, weights, 7) % 11) % 10 == digit(c[7]) : check_cz_rc(c, n);
}

static bool is_lt(const char *c, size_t n)
{
    static const int one[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2 };
    static const int three[] = { 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4 };
    int r = sum(c, one, n - 1) % 11;

    if (r == 10)
        r = sum(c, three, n - 1) % 11;
    return r % 10 == digit(c[n - 1]);
}

static bool is_ro(const char *c, size_t n)
{
    static const int weights[] = { 7, 5, 3, 2, 1, 7, 5, 3, 2 };

    return sum(c, weights + 10 - n, n - 1) * 10 % 11 % 10 == digit(c[n - 1]);
}

static bool is_se(const char *c, size_t n)
{
    return n == 12 && check_luhn(c, 10) && c[10] == '0';
}

static bool is_si(const char *c, size_t n)
{
    static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
    int r = 11 - sum(c, weights, 7) % 11;

    return n == 8 && r < 11 && r % 10 == digit(c[7]);
}

static bool is_sk(const char *c, size_t n)
{
    int r = 0;

    for (size_t i = 0; i < n; i++)
        r = (r * 10 + digit(c[i])) % 11;
    return n == 10 && r == 0;
}

static bool is_gb(const char *c, size_t n)
{
    static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
    int r = sum(c, weights, 7) + digit(c[7]) * 10 + digit(c[8]);

    return n == 9 && (r % 97 == 0 || (r + 55) % 97 == 0);
}

static bool is_hr(const char *c, size_t n)
{
    return check_mod11_10(c, n);
}

static const struct {
    const char *country;
    size_t least, most;
    check *valid;
} others[] = {
    { "BG", 9, 10, is_bg },  { "CZ", 8, 10, is_cz }, { "EL", 9, 9, check_gr_afm },
    { "HR", 11, 11, is_hr }, { "LT", 9, 12, is_lt }, { "RO", 4, 10, is_ro },
    { "SE", 12, 12, is_se }, { "SI", 8, 8, is_si },  { "SK", 10, 10, is_sk },
    { "GB", 9, 9, is_gb },   { "XI", 9, 9, is_gb },
};

bool check_vat(const char *c, size_t n)
{
    if (n < 6)
        return false;
    if (memcmp(c, "CY", 2) == 0)
        return n == 11 && all_digits(c + 2, 8) && check_cy_tic(c + 2, n - 2);
    if (memcmp(c, "IE", 2) == 0)
        return (n == 10 || n == 11) && all_digits(c + 2, 7) && c[9] >= 'A' &&
               (n == 10 || c[10] >= 'A') && check_ie_ppsn(c + 2, n - 2);
    if (!all_digits(c + 2, n - 2))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (memcmp(others[i].country, c, 2) == 0 && n - 2 >= others[i].least &&
            n - 2 <= others[i].most && (n - 2 != 11 || others[i].least == 11))
            return others[i].valid(c + 2, n - 2);
    return by_weights(c, n);
}

/* "CHE-123.456.789" */
bool check_che(const char *c, size_t n)
{
    static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4 };
    int key = n == 12 ? 11 - sum(c + 3, weights, 8) % 11 : 10;

    return key != 10 && key % 11 == digit(c[11]);
}

/* American Bankers Association routing number. */
bool check_aba(const char *c, size_t n)
{
    static const int weights[] = { 3, 7, 1, 3, 7, 1, 3, 7, 1 };

    return n == 9 && sum(c, weights, 9) % 10 == 0 && c[0] <= '3';
}
