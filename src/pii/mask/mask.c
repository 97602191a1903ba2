/* SPDX-License-Identifier: EUPL-1.2 */
/* mask.c - what may be shown of a value to who sees it masked: what an agent needs to know that
 * it is the right one, and no more.
 *
 * A table says by type, and where it matters by kind, which pure function keeps what.  None keeps
 * more than half of what is secret in a value, so a short one keeps less than a long one or
 * nothing; none cuts a character; the dots are always the same, so that they tell no length. */
#include "pii/pii.h"

#include <string.h>

#include "base/buf.h"
#include "text/text.h"

#define DOTS       "••••"
#define NAMES_MOST 3  /* words of a name that show an initial */
#define CITY_MOST  40 /* characters of a town's name */

struct masking {
    struct arena *arena;
    struct str value;
    struct str code; /* its normal form: of numbers, letters and digits alone */
};

static size_t characters(struct str s)
{
    size_t n = 0;
    uint32_t c;

    while (s.len) {
        s = str_from(s, text_char(s, &c));
        n++;
    }
    return n;
}

static struct str mask_all(const struct masking *m)
{
    (void)m;
    return STR(DOTS);
}

/* Initials: of each word that is longer than two characters, of three words at most. */
static struct str mask_name(const struct masking *m)
{
    struct buf b = buf_new(m->arena, 256);
    struct word w;
    int words = 0;

    for (size_t at = 0; words < NAMES_MOST && text_word_next(m->value, &at, &w); words++) {
        struct str word = str_slice(m->value, w.start, w.end);
        uint32_t c;

        if (words)
            buf_add_char(&b, ' ');
        if (characters(word) > 2)
            buf_add(&b, str_slice(word, 0, text_char(word, &c)));
        buf_add(&b, STR(DOTS));
    }
    return words ? buf_str(&b) : STR(DOTS);
}

/* The domain, and the first character of the rest when there are two others at least. */
static struct str mask_email(const struct masking *m)
{
    size_t at = str_chr(m->value, '@', 0);
    struct str local = str_slice(m->value, 0, at == STR_NPOS ? 0 : at);
    size_t first = 0;
    uint32_t c;

    if (at == STR_NPOS || m->value.len - at < 4 || !text_valid(m->value))
        return STR(DOTS);
    if (characters(local) > 2)
        first = text_char(local, &c);
    return str_printf(m->arena, "%.*s•••%.*s", (int)first, local.ptr,
                      STR_ARG(str_from(m->value, at)));
}

/* `first` characters of the code in front, `last` behind, while that is a third at most. */
static struct str mask_code(const struct masking *m, size_t first, size_t last)
{
    struct str code = m->code;

    while (3 * (first + last) > code.len && first + last > 0) {
        if (first)
            first--;
        else
            last--;
    }
    if (!text_valid(str_slice(code, 0, first)) || !text_valid(str_from(code, code.len - last)))
        return STR(DOTS);
    return str_printf(m->arena, "%.*s%s" DOTS "%s%.*s", (int)first, code.ptr, first ? " " : "",
                      last ? " " : "", (int)last, code.ptr + code.len - last);
}

/* Country, check digits and the last four: what is compared on the telephone. */
static struct str mask_iban(const struct masking *m)
{
    return mask_code(m, 4, 4);
}

static struct str mask_last_two(const struct masking *m)
{
    return mask_code(m, 0, 2);
}

static struct str mask_last_four(const struct masking *m)
{
    return mask_code(m, 0, 4);
}

static struct str mask_vat(const struct masking *m)
{
    return mask_code(m, 2, 2);
}

/* ---- a date of birth: the year ---- */

static bool is_year(struct str digits)
{
    return digits.len == 4 && (str_starts(digits, STR("19")) || str_starts(digits, STR("20")));
}

static struct str digits_at(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.len && ascii_digit(s.ptr[end]))
        end++;
    return str_slice(s, at, end);
}

static struct str mask_birth(const struct masking *m)
{
    for (size_t at = 0; at < m->value.len;) {
        struct str digits = digits_at(m->value, at);

        if (is_year(digits) && m->value.len >= 2 * digits.len)
            return str_printf(m->arena, DOTS " %.*s", STR_ARG(digits));
        at += digits.len ? digits.len : 1;
    }
    return STR(DOTS);
}

/* ---- an address: the town ---- */

/* A number in front of a word of streets is a house's, no postcode. */
static bool is_street_word(struct str word)
{
    static const char *const words[] = {
        "street",    "st",     "road",    "rd",    "avenue", "ave",    "lane",    "drive",
        "boulevard", "way",    "bd",      "rue",   "court",  "square", "str",     "calle",
        "via",       "chemin", "plaza",   "rua",   "ul",     "allee",  "avenida", "quai",
        "corso",     "ulica",  "impasse", "route", "cours",  "quay",   "viale",   "piazza",
    };
    static const char *const endings[] = { "strasse", "straat", "laan", "gasse", "platz", "weg" };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(word, str_of(words[i])))
            return true;
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(word, str_of(endings[i])))
            return true;
    return false;
}

static bool is_street(struct arena *a, struct str name)
{
    struct str folded = text_fold(a, name, NULL);
    struct word w;

    for (size_t at = 0; text_word_next(folded, &at, &w);)
        if (is_street_word(str_slice(folded, w.start, w.end)))
            return true;
    return false;
}

/* What stands behind the postcode, up to the next number, comma or line; empty: no town. */
static struct str town_behind(struct str rest)
{
    size_t end = 0;

    while (end < rest.len && !ascii_digit(rest.ptr[end]) && !strchr(",;\n\r()", rest.ptr[end]))
        end++;
    return str_trim(str_slice(rest, 0, end));
}

/* A postcode has four or five digits and never begins the address: there it may be a house. */
static struct str mask_address(const struct masking *m)
{
    struct str town = STR("");

    for (size_t at = 0; at < m->value.len;) {
        struct str digits = digits_at(m->value, at);
        size_t end = at + digits.len;

        if (at > 0 && (digits.len == 4 || digits.len == 5) && end < m->value.len &&
            m->value.ptr[end] == ' ' && !ascii_alnum(m->value.ptr[at - 1]))
            town = town_behind(str_from(m->value, end));
        at = digits.len ? end : at + 1;
    }
    if (!town.len || !text_valid(town) || characters(town) > CITY_MOST ||
        2 * characters(town) > characters(m->value) || is_street(m->arena, town))
        return STR(DOTS);
    return str_printf(m->arena, DOTS " %.*s", STR_ARG(town));
}

/* ---- by type and kind ---- */

static struct str (*const by_type[SPAN_TYPES])(const struct masking *m) = {
    [SPAN_PERSON] = mask_name,
    [SPAN_EMAIL] = mask_email,
    [SPAN_PHONE] = mask_last_two,
    [SPAN_ADDRESS] = mask_address,
    [SPAN_HANDLE] = mask_name,
    [SPAN_DOB] = mask_birth,
    [SPAN_NATIONAL_ID] = mask_last_two,
    [SPAN_PASSPORT] = mask_last_two,
    [SPAN_COMPANY_ID] = mask_last_four,
    [SPAN_CUSTOMER_REF] = mask_last_two,
    [SPAN_PLATE] = mask_last_two,
    [SPAN_IBAN] = mask_iban,
    [SPAN_BIC] = mask_last_two,
    [SPAN_CARD] = mask_last_four,
    [SPAN_IP] = mask_all,
    [SPAN_MAC] = mask_last_two,
    [SPAN_GEO] = mask_all,
    [SPAN_HEALTH] = mask_all,
    [SPAN_SPECIAL] = mask_all,
    [SPAN_CREDENTIAL] = mask_all,
};

/* Kinds that keep something else than their type does. */
static const struct {
    enum span_type type;
    const char *kind;
    struct str (*mask)(const struct masking *m);
} by_kind[] = {
    { SPAN_COMPANY_ID, "eu.vat", mask_vat }, /* the country says which register to ask */
};

struct str pii_mask(struct arena *a, enum span_type type, const char *kind, struct str value)
{
    struct masking m = { .arena = a, .value = value, .code = pii_normal(a, type, value) };

    for (size_t i = 0; kind && i < COUNT_OF(by_kind); i++)
        if (by_kind[i].type == type && strcmp(by_kind[i].kind, kind) == 0)
            return by_kind[i].mask(&m);
    return by_type[type](&m);
}
