/* SPDX-License-Identifier: EUPL-1.2 */
/* surrogate_numbers.c - surrogates of what has check digits: drawn in a range that is nobody's
 * until the check holds.  The draws end; what finds no number then keeps its token. */
#include <string.h>

#include "pii/mask/surrogate_priv.h"
#include "pii/numbers/identifier_priv.h"
#include "text/text.h"

#define DRAWS 20000 /* a check of two digits and a date lets one in some 300 pass */

/* ---- letters and digits ---- */

static bool full_width(uint32_t c)
{
    return c >= 0xff10 && c <= 0xff5a;
}

bool code_read(struct str value, struct code *ret)
{
    ret->n = 0;
    for (size_t at = 0; at < value.len;) {
        uint32_t c;
        size_t len = text_char(str_from(value, at), &c);

        if (c >= 0x80 && (text_is_letter(c) || full_width(c) || c == 0xfffd))
            return false;
        if (c < 0x80 && ascii_alnum((char)c)) {
            if (ret->n == CODE_MAX)
                return false;
            ret->at[ret->n] = (uint32_t)at;
            ret->c[ret->n++] = ascii_upper((char)c);
        }
        at += len;
    }
    ret->c[ret->n] = '\0';
    return ret->n > 0;
}

struct str code_write(struct arena *a, struct str value, const struct code *code)
{
    char *out = arena_alloc(a, value.len + 1);

    if (!out)
        return STR_NONE;
    memcpy(out, value.ptr, value.len);
    for (size_t i = 0; i < code->n; i++) {
        char *c = &out[code->at[i]];

        *c = *c >= 'a' && *c <= 'z' ? ascii_lower(code->c[i]) : code->c[i];
    }
    return str_make(out, value.len);
}

static char any_digit(struct maker *m)
{
    return (char)('0' + draw_below(m, 10));
}

static char any_letter(struct maker *m)
{
    return "ABCDEFGHJKLMNPQRSTVWXYZ"[draw_below(m, 23)];
}

void form_fill(struct maker *m, const char *form, const struct code *value, struct code *ret)
{
    for (size_t i = 0; i < value->n && form[i]; i++) {
        bool digit = ascii_digit(value->c[i]);

        switch (form[i]) {
        case '#':
            ret->c[i] = any_digit(m);
            break;
        case '%':
            ret->c[i] = (char)('1' + draw_below(m, 9));
            break;
        case '@':
            ret->c[i] = any_letter(m);
            break;
        case '*':
            ret->c[i] = draw_below(m, 31) < 10 ? any_digit(m) : any_letter(m);
            break;
        case '.':
            ret->c[i] = digit ? any_digit(m) : any_letter(m);
            break;
        case '=':
            ret->c[i] = value->c[i];
            break;
        default:
            ret->c[i] = form[i];
        }
    }
}

/* Draws until the check holds. */
static struct str drawn(struct maker *m, struct str value, const struct code *was, const char *form,
                        check *valid)
{
    struct code made = *was;

    for (int i = 0; i < DRAWS; i++) {
        form_fill(m, form, was, &made);
        if (valid(made.c, made.n))
            return code_write(m->arena, value, &made);
    }
    return STR_NONE;
}

/* ---- identifiers ---- */

static check *check_of(const char *kind, const struct code *code)
{
    for (const struct identifier *row = identifiers; row->type; row++)
        if (strcmp(row->kind, kind) == 0 && strlen(row->shape) == code->n &&
            identifier_shape(row->shape, code->c, code->n))
            return row->valid;
    return NULL;
}

static bool form_fits(const char *form, const struct code *code)
{
    if (strlen(form) != code->n)
        return false;
    for (size_t i = 0; i < code->n; i++) {
        bool digit = form[i] == '#' || form[i] == '%' || ascii_digit(form[i]);

        if (!strchr("*=.", form[i]) && digit != ascii_digit(code->c[i]))
            return false;
    }
    return true;
}

#define FITS_MAX 16

struct str surrogate_number(struct maker *m, struct str value)
{
    const struct unreal *fits[FITS_MAX];
    struct code code;
    uint32_t n = 0;
    check *valid;

    if (!m->kind || !code_read(value, &code))
        return STR_NONE;
    for (const struct unreal *u = unreal_numbers; u->kind && n < COUNT_OF(fits); u++)
        if (strcmp(u->kind, m->kind) == 0 && form_fits(u->form, &code) &&
            (strcmp(u->kind, "eu.vat") != 0 || memcmp(u->form, code.c, 2) == 0))
            fits[n++] = u;
    valid = n ? check_of(m->kind, &code) : NULL;
    return valid ? drawn(m, value, &code, fits[draw_below(m, n)]->form, valid) : STR_NONE;
}

/* French ones.  The series of today's plates runs from AA to ZZ and is far from its Z; of the older
 * ones ("123 ABC 75") no number began with 0. */
struct str surrogate_plate(struct maker *m, struct str value)
{
    char old[CODE_MAX + 1] = "0";
    struct code code;

    if (!code_read(value, &code))
        return STR_NONE;
    if (code.n == 7 && identifier_shape("aadddaa", code.c, 7))
        return drawn(m, value, &code, "Z@###@@", check_plate_siv);
    if (!m->kind || strcmp(m->kind, "fr.fni") != 0)
        return STR_NONE;
    for (size_t i = 1; i < code.n; i++)
        old[i] = i + 3 < code.n ? '.' : '=';
    return drawn(m, value, &code, old, check_plate_fni);
}

/* Other countries' have no form that tells whose they are. */
struct str surrogate_passport(struct maker *m, struct str value)
{
    struct code code;

    if (m->kind)
        return surrogate_number(m, value);
    if (!code_read(value, &code) || code.n != 9 || !identifier_shape("ddaaddddd", code.c, 9))
        return STR_NONE;
    return drawn(m, value, &code, "7#@@#####", check_any);
}

/* ---- money ---- */

static const char *form_of(const struct unreal *rows, const char *start)
{
    for (; rows->kind; rows++)
        if (strncmp(rows->kind, start, strlen(rows->kind)) == 0)
            return rows->form;
    return NULL;
}

static void check_digits(char *iban, size_t n)
{
    char moved[CODE_MAX];
    int left = 0;

    memcpy(moved, iban + 4, n - 4);
    memcpy(moved + n - 4, iban, 2);
    memcpy(moved + n - 2, "00", 2);
    for (size_t i = 0; i < n; i++)
        left = ascii_digit(moved[i]) ? (left * 10 + (moved[i] - '0')) % 97
                                     : (left * 100 + (moved[i] - 'A' + 10)) % 97;
    iban[2] = (char)('0' + (98 - left) / 10);
    iban[3] = (char)('0' + (98 - left) % 10);
}

static check *iban_check(const char *country)
{
    static const struct {
        const char *country;
        check *valid;
    } national[] = {
        { "FR", check_fr_iban }, { "MC", check_fr_iban }, { "BE", check_be_iban },
        { "ES", check_es_iban }, { "NL", check_nl_iban },
    };

    for (size_t i = 0; i < COUNT_OF(national); i++)
        if (memcmp(country, national[i].country, 2) == 0)
            return national[i].valid;
    return check_iban;
}

/* A Bitcoin address is a hash: of one that was drawn nobody has the key. */
static struct str make_coin(struct maker *m, struct str value)
{
    char made[BITCOIN_MAX + 1];
    uint8_t hash[20];

    if (!value.len || (value.ptr[0] != '1' && value.ptr[0] != '3'))
        return STR_NONE;
    for (int i = 0; i < 100; i++) {
        for (size_t k = 0; k < sizeof hash; k++)
            hash[k] = (uint8_t)draw_below(m, 256);
        if (bitcoin_write(value.ptr[0] == '3' ? 5 : 0, hash, made) == value.len)
            return str_copy(m->arena, str_make(made, value.len));
    }
    return STR_NONE;
}

struct str surrogate_iban(struct maker *m, struct str value)
{
    struct code was, made;
    char form[CODE_MAX + 1] = "==00";
    const char *bank;
    check *valid;

    if (m->kind)
        return strcmp(m->kind, "btc") == 0 ? make_coin(m, value) : surrogate_number(m, value);
    if (!code_read(value, &was) || was.n < 15 || was.n > 34)
        return STR_NONE;
    bank = form_of(unreal_banks, was.c);
    valid = iban_check(was.c);
    for (size_t i = 4; i < was.n; i++)
        form[i] = i - 4 < (bank ? strlen(bank) : 3) ? bank                    ? bank[i - 4]
                                                      : ascii_digit(was.c[i]) ? '9'
                                                                              : 'Z'
                                                    : '.';
    made = was;
    for (int i = 0; i < DRAWS; i++) {
        form_fill(m, form, &was, &made);
        check_digits(made.c, made.n);
        if (valid(made.c, made.n))
            return code_write(m->arena, value, &made);
    }
    return STR_NONE;
}

/* ISO 9362: a 0 in the eighth place is a code for tests. */
struct str surrogate_bic(struct maker *m, struct str value)
{
    struct code code;

    if (!code_read(value, &code) || (code.n != 8 && code.n != 11))
        return STR_NONE;
    return drawn(m, value, &code, code.n == 8 ? "@@@@==@0" : "@@@@==@0XXX", check_bic);
}

struct str surrogate_card(struct maker *m, struct str value)
{
    struct code code;
    char form[CODE_MAX + 1] = "";
    const char *start;

    if (!code_read(value, &code) || code.n < 12 || code.n > 19)
        return STR_NONE;
    start = form_of(unreal_cards, code.c);
    if (!start)
        return STR_NONE;
    for (size_t i = 0; i < code.n; i++)
        form[i] = i < 6 ? start[i] : '#';
    return drawn(m, value, &code, form, check_card);
}

/* ---- telephones ---- */

/* The form of a national number that begins so, of as many digits; NULL: there is none. */
static const char *phone_form(struct maker *m, const char *country, const char *digits, size_t n)
{
    const char *fits[8];
    uint32_t count = 0;

    for (const struct unreal_phone *p = unreal_phones; p->country; p++)
        if (strcmp(p->country, country) == 0 && strlen(p->form) == n && count < COUNT_OF(fits) &&
            (!p->first[0] || strchr(p->first, digits[0])))
            fits[count++] = p->form;
    return count ? fits[draw_below(m, count)] : NULL;
}

/* At home, with the 0 in front; ten digits are French, or of a country that dials like it. */
static const char *home_form(struct maker *m, const struct code *c, size_t *ret_from)
{
    *ret_from = 1;
    if (c->c[0] != '0') {
        *ret_from = 0;
        return c->n == 10 ? phone_form(m, "1", c->c, 10) : NULL;
    }
    if (c->n == 11 && c->c[1] == '7')
        return phone_form(m, "44", c->c + 1, 10);
    if (c->n >= 11 && c->c[1] == '1' && strchr("567", c->c[2]))
        return phone_form(m, "49", c->c + 1, c->n - 1);
    if (c->n == 11)
        return phone_form(m, "44", c->c + 1, 10);
    return c->n == 10 ? phone_form(m, "33", c->c + 1, 9) : NULL;
}

/* From abroad: behind the country's code, and behind a 0 in brackets. */
static const char *abroad_form(struct maker *m, const struct code *c, size_t from, bool trunk,
                               size_t *ret_from)
{
    static const char *const countries[] = { "33", "44", "49", "353", "46", "1" };

    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        size_t n = strlen(countries[i]), rest = from + n + trunk;

        if (strncmp(c->c + from, countries[i], n) != 0 || c->n <= rest)
            continue;
        *ret_from = rest;
        return phone_form(m, countries[i], c->c + rest, c->n - rest);
    }
    *ret_from = from;
    return trunk ? NULL : phone_form(m, "", c->c + from, c->n - from);
}

struct str surrogate_phone(struct maker *m, struct str value)
{
    struct code code, made;
    bool plus = str_chr(value, '+', 0) < 2, trunk = str_find(value, STR("(0)"), 0) != STR_NPOS;
    const char *form;
    size_t from;

    if (!code_read(value, &code) || code.n < 8)
        return STR_NONE;
    for (size_t i = 0; i < code.n; i++)
        if (!ascii_digit(code.c[i]))
            return STR_NONE;
    if (plus || (code.n > 11 && memcmp(code.c, "00", 2) == 0))
        form = abroad_form(m, &code, plus ? 0 : 2, trunk, &from);
    else
        form = home_form(m, &code, &from);
    if (!form)
        return STR_NONE;
    made = code;
    for (size_t i = from; i < code.n; i++)
        made.c[i] = form[i - from] == '#'   ? any_digit(m)
                    : form[i - from] == '%' ? (char)('1' + draw_below(m, 9))
                                            : form[i - from];
    return code_write(m->arena, value, &made);
}
