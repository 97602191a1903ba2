/* SPDX-License-Identifier: EUPL-1.2 */
/* phone.c - telephone numbers: international (E.164) and as people write them at home.
 *
 * An international number says so itself ("+", "00").  A national one is believed when its
 * grouping is one that people use for phones there; otherwise it needs a word beside it. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define DIAL_MAX 16

struct dial {
    char d[DIAL_MAX];
    uint32_t end[DIAL_MAX];
    bool stop[DIAL_MAX];
    uint8_t groups[DIAL_MAX + 2]; /* digits of each group */
    uint8_t group[DIAL_MAX];      /* which group each digit is in */
    uint8_t n;
    bool brackets; /* "(555) ..." */
};

static size_t dial_gap(struct str s, bool *ret_bracket)
{
    size_t at = 0, chars = 0;

    while (at < s.len && chars < 3) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (c == '\n' || c == '\r' ||
            !(text_is_space(c) || (c < 0x80 && strchr(".-/()", (char)c)) ||
              (c >= 0x2010 && c <= 0x2013)))
            break;
        *ret_bracket |= c == '(' || c == ')';
        at += n;
        chars++;
    }
    return at;
}

/* "+33 (0)6": a trunk digit that is not dialled from abroad stands behind the country code. */
static size_t trunk_here(struct str s, size_t digits)
{
    size_t space = str_starts(s, STR(" ")) ? 1 : 0;

    if (digits < 1 || digits > 5 || !str_starts(str_from(s, space), STR("(0)")))
        return 0;
    return space + 3 + (str_starts(str_from(s, space + 3), STR(" ")) ? 1 : 0);
}

static void dial_read(struct str text, uint32_t start, struct dial *r)
{
    uint8_t group = 0;
    size_t at = start;
    bool trunk = false;

    memset(r, 0, sizeof *r);
    while (at < text.len && r->n < DIAL_MAX) {
        bool bracket = false;
        size_t gap, skip;

        if (ascii_digit(text.ptr[at])) {
            r->groups[group]++;
            r->group[r->n] = group;
            r->d[r->n] = text.ptr[at];
            r->end[r->n++] = (uint32_t)++at;
            continue;
        }
        if (!trunk && (skip = trunk_here(str_from(text, at), r->n)) > 0) {
            trunk = r->stop[r->n - 1] = true;
            at += skip;
            group++;
            continue;
        }
        gap = dial_gap(str_from(text, at), &bracket);
        if (r->n)
            r->stop[r->n - 1] = true;
        if (!gap || at + gap >= text.len || !ascii_digit(text.ptr[at + gap]))
            break;
        r->brackets |= bracket;
        group += r->n > 0;
        at += gap;
    }
    if (r->n && (r->n < DIAL_MAX || at >= text.len || !ascii_digit(text.ptr[at])))
        r->stop[r->n - 1] = true;
}

/* A price, a percentage, a word or a longer number goes on behind it. */
static bool ends_well(const struct find *f, uint32_t end)
{
    struct str rest = str_from(f->text, end);
    uint32_t c;

    if (!rest.len)
        return true;
    text_char(rest, &c);
    if (text_is_letter(c) || c == '%' || c == 0x20ac || c == '$' || c == '_' || c == '@' ||
        c == '+' || c == ':')
        return false;
    if (rest.len > 1 && (c == ',' || c == '.' || c == '-' || c == '/') && ascii_digit(rest.ptr[1]))
        return false;
    return !str_starts(rest, STR(" €")) && !str_starts(rest, STR("\xc2\xa0€")) &&
           !str_starts_nocase(rest, STR(" eur"));
}

/* ---- international ---- */

/* Country code, national digits at least and at most, and how they may begin (NULL: any). */
static const struct {
    const char *code;
    uint8_t least, most;
    const char *first;
} countries[] = {
    { "33", 9, 9, "123456789" }, { "32", 8, 9, "123456789" },  { "41", 9, 9, "123456789" },
    { "352", 6, 11, NULL },      { "49", 6, 12, "123456789" }, { "43", 6, 13, "123456789" },
    { "34", 9, 9, "6789" },      { "39", 8, 11, "0378" },      { "31", 9, 9, "123456789" },
    { "351", 9, 9, "23789" },    { "44", 9, 10, "123789" },    { "353", 7, 9, "123456789" },
    { "1", 10, 10, "23456789" }, { "212", 9, 9, "5678" },      { "213", 8, 9, "2345679" },
    { "216", 8, 8, "234579" },   { "377", 8, 9, NULL },        { "262", 9, 9, "2679" },
    { "590", 9, 9, "5679" },     { "594", 9, 9, "5679" },      { "596", 9, 9, "5679" },
    { "20", 8, 10, NULL },       { "27", 9, 9, NULL },         { "30", 10, 10, "26" },
    { "36", 8, 9, NULL },        { "40", 9, 9, "2378" },       { "45", 8, 8, NULL },
    { "46", 7, 10, NULL },       { "47", 8, 8, NULL },         { "48", 9, 9, NULL },
    { "7", 10, 10, NULL },       { "90", 10, 10, NULL },       { "221", 9, 9, NULL },
    { "225", 8, 10, NULL },      { "237", 8, 9, NULL },        { "261", 9, 9, NULL },
};

/* Codes of three digits begin so; the others have two, or one (1 and 7). */
static size_t code_length(const char *d)
{
    static const char three[] = "21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 "
                                "99";

    if (d[0] == '1' || d[0] == '7')
        return 1;
    for (size_t i = 0; i + 1 < sizeof three; i += 3)
        if (memcmp(three + i, d, 2) == 0)
            return 3;
    return 2;
}

static bool is_international(const char *d, size_t n)
{
    size_t code, rest, least = 7, most = 12;
    const char *first = NULL;

    if (n < 8 || n > 15 || d[0] == '0')
        return false;
    code = code_length(d);
    rest = n - code;
    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        if (strlen(countries[i].code) == code && memcmp(countries[i].code, d, code) == 0) {
            least = countries[i].least;
            most = countries[i].most;
            first = countries[i].first;
        }
    }
    if (d[code] == '0' && (!first || !strchr(first, '0'))) { /* "+33 06": one too many */
        code++;
        rest--;
    }
    return rest >= least && rest <= most && (!first || strchr(first, d[code]));
}

/* ---- national ---- */

/* Digits of each group, as the hexadecimal digits of one number: 0x22222 is "06 12 34 56 78". */
static const struct {
    const char *first; /* the number begins so; alternatives parted by ' ' */
    uint64_t groups;
    bool context; /* needs a word beside it */
} plans[] = {
    /* ten digits: France, Belgian and Swiss mobiles, Netherlands, Ireland, Maghreb */
    { "01 02 03 04 05 06 07 08 09", 0xa, false },
    { "01 02 03 04 05 06 07 08 09", 0x22222, false },
    { "01 02 03 04 05 06 07 08 09", 0x4222, false },
    { "01 02 03 04 05 06 07 08 09", 0x433, false },
    { "01 02 03 04 05 06 07 08 09", 0x3322, false },
    { "01 02 03 04 05 06 07 08 09", 0x37, false },
    { "01 02 03 04 05 06 07 08 09", 0x28, false },
    { "01 02 03 04 05 06 07 08 09", 0x46, false },
    { "01 02 03 04 05 06 07 08 09", 0x334, false },
    { "01 02 03 04 05 06 07 08 09", 0x244, false },
    { "080 081 082 089", 0x1333, false },
    { "080 081 082 089", 0x433, false },
    /* Belgian landlines */
    { "02 03 04 09", 0x2322, false },
    { "01 05 06 07 08", 0x3222, false },
    /* United Kingdom */
    { "07 01 02 03", 0x56, false },
    { "07 01 02 03", 0x533, false },
    { "02", 0x344, false },
    { "01 08 03", 0x434, false },
    { "07", 0xb, false },
    /* German mobiles */
    { "015 016 017", 0x47, false },
    { "015 016 017", 0x48, false },
    { "015 016 017", 0xb, false },
    { "015 016 017", 0xc, false },
    { "015 016 017", 0x38, false },
    { "015 016 017", 0x434, false },
    { "015 016 017", 0x4322, false },
    { "0664 0650 0660 0676 0699", 0x47, false },
    { "03 04 05 06 07 08 09 02", 0x38, true },
    { "03 04 05 06 07 08 09 02", 0x37, true },
    { "03 04 05 06 07 08 09 02", 0x46, true },
    { "03 04 05 06 07 08 09 02", 0x56, true },
    /* Spain, Portugal, Italy */
    { "6 7 9", 0x333, true },
    { "6 7 8 9", 0x9, true },
    { "6 7 8 9", 0x3222, true },
    { "2", 0x333, true },
    { "3", 0x334, true },
    { "3", 0x37, true },
    { "3", 0xa, true },
    { "3", 0x36, true },
};

static bool begins_so(const char *d, size_t n, const char *first)
{
    struct str rest = str_of(first), one;

    while (str_split(&rest, ' ', &one))
        if (one.len <= n && memcmp(one.ptr, d, one.len) == 0)
            return true;
    return false;
}

static uint64_t groups_of(const struct dial *r, size_t n)
{
    uint64_t groups = 0;

    for (size_t g = 0; g <= r->group[n - 1]; g++)
        groups = groups << 4 | (r->groups[g] & 15);
    return groups;
}

/* North America: "(555) 123-4567", "555-123-4567". */
static bool is_american(const struct find *f, const struct dial *r, size_t n)
{
    return n == 10 && r->d[0] >= '2' && r->d[3] >= '2' && r->stop[2] && r->stop[5] &&
           (r->brackets || f->text.ptr[r->end[2]] == '-');
}

static bool is_national(const struct find *f, const struct dial *r, size_t n, bool context)
{
    uint64_t groups = groups_of(r, n);

    for (size_t i = 0; i < COUNT_OF(plans); i++)
        if (plans[i].groups == groups && (!plans[i].context || context) &&
            begins_so(r->d, n, plans[i].first))
            return true;
    return is_american(f, r, n);
}

/* ---- at a token ---- */

static void propose_phone(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    propose(f, (struct span){ start, end, SPAN_PHONE, NULL, by[0] == 'p' ? 0.95F : 0.7F, by });
}

/* A '+' or bracket in front belongs to the number. */
static uint32_t start_of(const struct find *f, uint32_t at, bool *ret_plus)
{
    const char *p = f->text.ptr;

    *ret_plus = at > 0 && p[at - 1] == '+';
    if (*ret_plus)
        at--;
    return at > 0 && p[at - 1] == '(' ? at - 1 : at;
}

static bool in_longer_number(const struct find *f, size_t i, bool plus)
{
    const struct token *t = &f->tokens[i];

    if (plus || i == 0 || !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    return t->gap == GAP_JOIN || t->gap == GAP_NONE;
}

void find_phone(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool plus, order, context;
    struct dial r;
    uint32_t start = start_of(f, t->start, &plus);
    const char *d = r.d;

    if (!(t->shape & TOKEN_DIGITS) || in_longer_number(f, i, plus))
        return;
    dial_read(f->text, t->start, &r);
    if (r.n < 6)
        return;
    if (!r.brackets) /* a bracket around the whole is none of it */
        start = t->start - plus;
    context = after_context(f, i, NEAR_PHONE, 6);
    order = after_context(f, i, NEAR_ORDER, 4) || after_context(f, i, NEAR_BANK | NEAR_CARD, 6);
    for (size_t n = r.n; n >= 6; n--) {
        if (!r.stop[n - 1] || !ends_well(f, r.end[n - 1]))
            continue;
        if ((plus && is_international(d, n)) ||
            (!plus && n >= 11 && memcmp(d, "00", 2) == 0 && is_international(d + 2, n - 2))) {
            propose_phone(f, start, r.end[n - 1], "pattern");
            return;
        }
        if (!plus && is_national(f, &r, n, context) && !(order && r.group[n - 1] == 0)) {
            propose_phone(f, start, r.end[n - 1], "pattern");
            return;
        }
        if (context && n >= 7 && n <= 13 && d[0] != '\0' && memcmp(d, "00", 2) != 0) {
            propose_phone(f, start, r.end[n - 1], "context");
            return;
        }
    }
}
