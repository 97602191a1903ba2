/* SPDX-License-Identifier: EUPL-1.2 */
/* check_more.c - check digits of the other countries, and of no country; see check.c. */
#include "pii/numbers/check_priv.h"

#include <stdint.h>
#include <string.h>

static int digit(char c)
{
    return c - '0';
}

static int two(const char *c)
{
    return digit(c[0]) * 10 + digit(c[1]);
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

/* ---- Poland ---- */

bool check_pl_pesel(const char *c, size_t n)
{
    static const int weights[] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1 };

    return n == 11 && check_date(0, two(c + 2) % 20, two(c + 4)) && sum(c, weights, 11) % 10 == 0;
}

bool check_pl_nip(const char *c, size_t n)
{
    static const int weights[] = { 6, 5, 7, 2, 3, 4, 5, 6, 7 };

    return n == 10 && sum(c, weights, 9) % 11 == digit(c[9]);
}

bool check_pl_vat(const char *c, size_t n)
{
    return n == 12 && check_pl_nip(c + 2, 10);
}

bool check_pl_regon(const char *c, size_t n)
{
    static const int weights[] = { 8, 9, 2, 3, 4, 5, 6, 7 };

    return n == 9 && sum(c, weights, 8) % 11 % 10 == digit(c[8]);
}

bool check_pl_dowod(const char *c, size_t n)
{
    static const int weights[] = { 7, 3, 1, 9, 7, 3, 1, 7, 3 };
    int s = 0;

    for (size_t i = 0; i < n; i++)
        s += (c[i] > '9' ? c[i] - 'A' + 10 : digit(c[i])) * weights[i];
    return n == 9 && s % 10 == 0;
}

/* ---- Ireland, United Kingdom, Switzerland ---- */

bool check_ie_ppsn(const char *c, size_t n)
{
    static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
    int s = sum(c, weights, 7);

    if (n == 9 && c[8] != 'W')
        s += 9 * (c[8] - 'A' + 1);
    return (n == 8 || strchr("ABCDEFGHIW", c[8])) && c[7] == "WABCDEFGHIJKLMNOPQRSTUV"[s % 23];
}

bool check_uk_nhs(const char *c, size_t n)
{
    static const int weights[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2 };
    int key = 11 - sum(c, weights, 9) % 11;

    return n == 10 && (key == 11 ? 0 : key) == digit(c[9]);
}

bool check_ch_ahv(const char *c, size_t n)
{
    static const int weights[] = { 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1 };

    return n == 13 && sum(c, weights, 13) % 10 == 0;
}

/* ---- North ---- */

bool check_se_pnr(const char *c, size_t n)
{
    return n == 10 && check_date(0, two(c + 2), two(c + 4) > 60 ? two(c + 4) - 60 : two(c + 4)) &&
           check_luhn(c, n);
}

/* The sign of the century ('-', '+' or a letter) has been taken out by the caller's shape, or is
 * the seventh of eleven. */
bool check_fi_hetu(const char *c, size_t n)
{
    char d[9];

    memcpy(d, c, 6);
    memcpy(d + 6, c + n - 4, 3);
    if (n == 11 && !strchr("YXWVUABCDEF", c[6]))
        return false;
    return check_date(0, two(c + 2), two(c)) &&
           c[n - 1] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[number(d, 9) % 31];
}

/* Since 2007 there are numbers that fail the sum: without it, the text must name the CPR. */
bool check_dk_cpr(const char *c, size_t n)
{
    static const int weights[] = { 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

    return n == 10 && check_date(0, two(c + 2), two(c)) && sum(c, weights, 10) % 11 == 0;
}

/* ---- Middle and South-East ---- */

bool check_cz_rc(const char *c, size_t n)
{
    int64_t r = number(c, 9) % 11;
    int month = two(c + 2) % 50;

    month = month > 20 ? month - 20 : month;
    if (!check_date(0, month, two(c + 4)))
        return false;
    return n == 9 ? two(c) < 54 : r % 10 == digit(c[9]);
}

bool check_ro_cnp(const char *c, size_t n)
{
    static const int weights[] = { 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9 };
    int r = sum(c, weights, 12) % 11;

    return n == 13 && c[0] != '0' && check_date(0, two(c + 3), two(c + 5)) &&
           (r == 10 ? 1 : r) == digit(c[12]);
}

bool check_bg_egn(const char *c, size_t n)
{
    static const int weights[] = { 2, 4, 8, 5, 10, 9, 7, 3, 6 };

    return n == 10 && check_date(0, two(c + 2) % 20, two(c + 4)) &&
           sum(c, weights, 9) % 11 % 10 == digit(c[9]);
}

bool check_si_emso(const char *c, size_t n)
{
    static const int weights[] = { 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };
    int key = 11 - sum(c, weights, 12) % 11;

    return n == 13 && check_date(0, two(c + 2), two(c)) && (key > 9 ? 0 : key) == digit(c[12]);
}

bool check_hu_adoaz(const char *c, size_t n)
{
    static const int weights[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

    return n == 10 && c[0] == '8' && sum(c, weights, 9) % 11 == digit(c[9]);
}

bool check_hu_taj(const char *c, size_t n)
{
    static const int weights[] = { 3, 7, 3, 7, 3, 7, 3, 7 };

    return n == 9 && sum(c, weights, 8) % 10 == digit(c[8]);
}

bool check_gr_afm(const char *c, size_t n)
{
    static const int weights[] = { 256, 128, 64, 32, 16, 8, 4, 2 };

    return n == 9 && sum(c, weights, 8) % 11 % 10 == digit(c[8]);
}

bool check_gr_amka(const char *c, size_t n)
{
    return n == 11 && check_date(0, two(c + 2), two(c)) && check_luhn(c, n);
}

bool check_ee_ik(const char *c, size_t n)
{
    static const int first[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1 };
    static const int second[] = { 3, 4, 5, 6, 7, 8, 9, 1, 2, 3 };
    int r = sum(c, first, 10) % 11;

    if (r == 10)
        r = sum(c, second, 10) % 11 % 10;
    return n == 11 && strchr("12345678", c[0]) && check_date(0, two(c + 3), two(c + 5)) &&
           r == digit(c[10]);
}

/* Since 2017 numbers start with 32 to 39 and hold no date; their check digit is free. */
bool check_lv_pk(const char *c, size_t n)
{
    static const int weights[] = { 10, 5, 8, 4, 2, 1, 6, 3, 7, 9 };

    if (n != 11)
        return false;
    if (two(c) >= 32 && two(c) <= 39)
        return true;
    return check_date(0, two(c + 2), two(c)) && (1 + sum(c, weights, 10)) % 11 % 10 == digit(c[10]);
}

bool check_cy_tic(const char *c, size_t n)
{
    static const int odd[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21 };
    int s = 0;

    for (int i = 0; i < 8; i++)
        s += i % 2 ? digit(c[i]) : odd[digit(c[i])];
    return n == 9 && c[8] == 'A' + s % 26;
}

/* ---- vehicles and travel ---- */

static bool pair(const char *c, char both)
{
    return c[0] == both && c[1] == both;
}

/* I, O, U are not given, nor SS on either side, nor WW on the left. */
bool check_plate_siv(const char *c, size_t n)
{
    if (n != 7 || pair(c, 'S') || pair(c, 'W') || pair(c + 5, 'S') ||
        (pair(c + 2, '0') && c[4] == '0'))
        return false;
    for (size_t i = 0; i < n; i++)
        if (strchr("IOU", c[i]))
            return false;
    return true;
}

/* 1 to 4 digits, 1 to 3 letters, the department: "123 ABC 75". */
bool check_plate_fni(const char *c, size_t n)
{
    size_t i = 0, letters;

    while (i < n && i < 4 && c[i] <= '9')
        i++;
    for (letters = 0; i < n && letters < 3 && c[i] >= 'A'; letters++)
        if (strchr("IO", c[i++]))
            return false;
    if (n == i + 2)
        return letters && c[i] <= '9' &&
               (c[i + 1] <= '9' ? two(c + i) >= 1 && two(c + i) <= 95
                                : c[i] == '2' && (c[i + 1] == 'A' || c[i + 1] == 'B'));
    return letters && n == i + 3 && c[i] == '9' && c[i + 1] == '7' && c[i + 2] >= '1' &&
           c[i + 2] <= '6';
}

/* A document number and its check digit, or the whole second line of a passport. */
bool check_mrz_td3(const char *c, size_t n)
{
    if (!check_mrz(c, 10))
        return false;
    return n == 10 || (n == 44 && check_mrz(c + 13, 7) && check_mrz(c + 21, 7));
}

/* No check digit, but letters that are not given. */
bool check_uk_nino(const char *c, size_t n)
{
    return n == 9 && !strchr("DFIUV", c[0]) && !strchr("DFIOUV", c[1]) && c[8] >= 'A' &&
           c[8] <= 'D';
}

/* Brazil: a weighted sum modulo 11, where a remainder below 2 counts as 0. */
static bool brazilian(const char *c, size_t n, int most)
{
    int sum = 0, weight = 2, digit;

    for (size_t i = n; i-- > 0; weight = weight == most ? 2 : weight + 1)
        sum += (c[i] - '0') * weight;
    digit = sum % 11 < 2 ? 0 : 11 - sum % 11;
    return c[n] - '0' == digit;
}

bool check_br_cpf(const char *c, size_t n)
{
    return n == 11 && brazilian(c, 9, 11) && brazilian(c, 10, 11);
}

bool check_br_cnpj(const char *c, size_t n)
{
    return n == 14 && brazilian(c, 12, 9) && brazilian(c, 13, 9);
}

/* Europe's health insurance card: 80, the country as ISO 3166 has it in figures, then what that
 * country likes. */
bool check_ehic(const char *c, size_t n)
{
    static const char countries[] =
        "040 056 100 191 196 203 208 233 246 250 276 300 348 352 372 380 "
        "428 438 440 442 470 528 578 616 620 642 703 705 724 752 756 826 ";

    for (const char *p = countries; *p; p += 4)
        if (memcmp(p, c + 2, 3) == 0)
            return n == 20;
    return false;
}

/* Quebec's health insurance: four letters of the name, the birth, women's months 50 higher. */
bool check_ca_nam(const char *c, size_t n)
{
    return n == 12 && check_date(0, two(c + 6) % 50, two(c + 8));
}
