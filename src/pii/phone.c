/* SPDX-License-Identifier: EUPL-1.2 */
/* phone.c - telephone numbers: international (E.164) and as people write them at home.
 *
 * An international number says so itself ("+", "00").  A national one is believed when its
 * grouping is one that people use for phones there; otherwise it needs a word beside it.  A
 * number may go on behind a line end, if all that stands there is a number. */
#include "pii/find_priv.h"

#include <string.h>

#include "text/text.h"

#define DIAL_MAX      24 /* digits read: two numbers in a row and a half */
#define GROUPS_MAX    10 /* the same in pairs */
#define NUMBER_MAX    15 /* E.164 */
#define EXTENSION_MAX 5

struct dial {
    char d[DIAL_MAX];
    uint32_t end[DIAL_MAX];
    bool stop[DIAL_MAX];
    uint8_t groups[DIAL_MAX + 2]; /* digits of each group */
    uint8_t group[DIAL_MAX];      /* which group each digit is in */
    uint8_t n;
    uint8_t line;  /* digits before the line end; DIAL_MAX: there is none within */
    bool brackets; /* "(555) ..." */
};

/* The digit at `s`, and its length with the hidden characters in front; 0 when there is none. */
static size_t dial_digit(struct str s, char *ret_digit)
{
    size_t at = 0;

    if (s.len && (unsigned char)s.ptr[0] < 0x80) {
        *ret_digit = s.ptr[0];
        return ascii_digit(s.ptr[0]);
    }
    while (at < s.len) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        at += n;
        if (run_is_hidden(c))
            continue;
        if (c >= 0xff10 && c <= 0xff19)
            c = c - 0xff10 + '0';
        *ret_digit = (char)c;
        return c < 0x80 && ascii_digit((char)c) ? at : 0;
    }
    return 0;
}

static size_t dial_gap(struct str s, bool *ret_bracket)
{
    size_t at = 0, chars = 0;

    while (at < s.len && chars < 3) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (c == '\n' || c == '\r' ||
            !(text_is_space(c) || (c < 0x80 && strchr(".-/()", (char)c)) || run_is_hidden(c) ||
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

/* What parts two groups of digits: 0 when the number ends here. */
static size_t dial_separator(struct str s, struct dial *r, bool *trunk)
{
    bool bracket = false;
    size_t gap;
    char digit;

    if (s.len > 1 && (s.ptr[0] == ' ' || s.ptr[0] == '.' || s.ptr[0] == '-') &&
        ascii_digit(s.ptr[1]))
        return 1;
    gap = *trunk ? 0 : trunk_here(s, r->n);

    if (gap) {
        *trunk = true;
        return gap;
    }
    gap = dial_gap(s, &bracket);
    if (r->line == DIAL_MAX && r->n) {
        size_t line = run_line_break(str_from(s, gap));

        if (line && dial_digit(str_from(s, gap + line), &digit)) {
            r->line = r->n;
            return gap + line;
        }
    }
    if (!gap || !dial_digit(str_from(s, gap), &digit))
        return 0;
    r->brackets |= bracket && r->n <= 4; /* around the area code */
    return gap;
}

static void dial_read(struct str text, uint32_t start, struct dial *r)
{
    uint8_t group = 0;
    size_t at = start;
    bool trunk = false;
    char digit;

    memset(r, 0, sizeof *r);
    r->line = DIAL_MAX;
    while (at < text.len && r->n < DIAL_MAX && group < GROUPS_MAX) {
        size_t n = dial_digit(str_from(text, at), &digit);

        if (n) {
            at += n;
            r->groups[group]++;
            r->group[r->n] = group;
            r->d[r->n] = digit;
            r->end[r->n++] = (uint32_t)at;
            continue;
        }
        if (r->n)
            r->stop[r->n - 1] = true;
        n = dial_separator(str_from(text, at), r, &trunk);
        if (!n)
            break;
        group += r->n > 0;
        at += n;
    }
    if (r->n && (r->n < DIAL_MAX || !dial_digit(str_from(text, at), &digit)))
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
    /* the Union */
    { "33", 9, 9, "123456789" },
    { "32", 8, 9, "123456789" },
    { "352", 4, 11, "23456789" },
    { "31", 9, 9, "123456789" },
    { "49", 6, 13, "123456789" },
    { "43", 6, 13, "123456789" },
    { "34", 9, 9, "56789" },
    { "351", 9, 9, "236789" },
    { "39", 6, 11, "03578" },
    { "353", 7, 9, "123456789" },
    { "45", 8, 8, "23456789" },
    { "46", 7, 10, "123456789" },
    { "358", 6, 11, "123456789" },
    { "48", 9, 9, "123456789" },
    { "420", 9, 9, "2345679" },
    { "421", 9, 9, "234569" },
    { "36", 8, 9, "123456789" },
    { "40", 9, 9, "2378" },
    { "359", 7, 9, "23456789" },
    { "30", 10, 10, "2678" },
    { "357", 8, 8, "2579" },
    { "356", 8, 8, "2379" },
    { "385", 8, 9, "123456789" },
    { "386", 8, 8, "123456789" },
    { "372", 7, 8, "345678" },
    { "371", 8, 8, "26789" },
    { "370", 8, 8, "34567" },
    /* beside it */
    { "41", 9, 9, "123456789" },
    { "44", 9, 10, "1235789" },
    { "47", 8, 8, "23456789" },
    { "354", 7, 9, NULL },
    { "423", 7, 9, NULL },
    { "376", 6, 9, NULL },
    { "377", 8, 9, NULL },
    { "378", 6, 10, NULL },
    /* North Africa */
    { "212", 9, 9, "5678" },
    { "213", 8, 9, "2345679" },
    { "216", 8, 8, "234579" },
    { "20", 8, 10, "123456789" },
    { "218", 8, 9, "23456789" },
    /* overseas, and where customers write from */
    { "262", 9, 9, "2679" },
    { "590", 9, 9, "5679" },
    { "594", 9, 9, "5679" },
    { "596", 9, 9, "5679" },
    { "1", 10, 10, "23456789" },
    { "7", 10, 10, NULL },
    { "90", 10, 10, NULL },
    { "221", 9, 9, NULL },
    { "225", 8, 10, NULL },
    { "237", 8, 9, NULL },
    { "261", 9, 9, NULL },
    { "27", 9, 9, NULL },
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
    { "080 081 082 089", 0x13222, false },
    { "080 081 082 089", 0x433, false },
    { "01", 0x234, false }, /* Dublin */
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

static size_t skip_space(struct str s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ','))
        at++;
    return at;
}

/* "poste 12", "ext. 45", "Durchwahl 12" right behind: the end with it. */
static uint32_t with_extension(const struct find *f, uint32_t end)
{
    static const struct str words[] = {
        STR_INIT("extension"), STR_INIT("extensión"), STR_INIT("ext"),     STR_INIT("poste"),
        STR_INIT("durchwahl"), STR_INIT("interno"),   STR_INIT("toestel"), STR_INIT("ramal"),
        STR_INIT("anexo"),     STR_INIT("klappe"),    STR_INIT("dw"),      STR_INIT("int"),
        STR_INIT("x"),
    };
    struct str rest = str_slice(f->text, end, end + 32);
    size_t at = skip_space(rest, 0), digits = 0, word = at;

    for (size_t i = 0; word == at && i < COUNT_OF(words); i++)
        if (str_starts_nocase(str_from(rest, at), words[i]))
            word = at + words[i].len;
    if (word == at || at > 3)
        return end;
    while (word < rest.len && strchr(" .:", rest.ptr[word]) && rest.ptr[word])
        word++;
    while (word + digits < rest.len && ascii_digit(rest.ptr[word + digits]))
        digits++;
    return digits && digits <= EXTENSION_MAX ? end + (uint32_t)(word + digits) : end;
}

static void propose_phone(struct find *f, uint32_t start, uint32_t end, const char *by)
{
    propose(f, (struct span){ start, with_extension(f, end), SPAN_PHONE, NULL,
                              by[0] == 'p' ? 0.95F : 0.7F, by });
}

/* A '+' or bracket in front belongs to the number. */
static uint32_t start_of(const struct find *f, uint32_t at, bool *ret_plus)
{
    const char *p = f->text.ptr;

    *ret_plus = at > 0 && p[at - 1] == '+';
    if (*ret_plus)
        at--;
    else if (at > 2 && memcmp(p + at - 3, "\xef\xbc\x8b", 3) == 0) { /* full width */
        *ret_plus = true;
        at -= 3;
    }
    return at > 0 && p[at - 1] == '(' ? at - 1 : at;
}

static bool in_longer_number(const struct find *f, size_t i, bool plus)
{
    const struct token *t = &f->tokens[i];

    if (plus || i == 0 || !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    return t->gap == GAP_JOIN || t->gap == GAP_NONE;
}

/* Does token i go on a list of groups of its own size, "lots 01 02 03 ..."?  Whole numbers of
 * five such groups in front of it are none. */
static bool inside_list(const struct find *f, size_t i)
{
    return f->tokens[i].row % 5 != 0;
}

/* More groups of the same size go on behind the first n digits: a list, not a number, unless the
 * next number begins there. */
static bool goes_on(const struct dial *r, size_t n)
{
    size_t rest = (r->line > n ? (r->line < r->n ? r->line : r->n) : r->n) - n;

    if (n >= r->n || n == r->line || r->group[n - 1] == 0)
        return false;
    return r->groups[r->group[n]] == r->groups[r->group[n - 1]] && (r->d[n] != '0' || rest < 8);
}

/* "commande n° 06 12 34 56 78" */
static bool behind_order(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
        if (f->tokens[k + 1].gap >= GAP_LINE || f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
            return false;
        if (f->tokens[k].is & NEAR_ANY)
            return f->tokens[k].is & NEAR_ORDER;
        if (str_eq(token_folded(f, &f->tokens[k]), STR("au")))
            return false;
    }
    return false;
}

/* What speaks for and against a number at one token. */
struct dialled {
    const struct find *f;
    struct dial r;
    bool plus, context, order, listed;
    bool inner; /* digits stand right in front */
};

/* Are the first n digits a number in one of the known forms? */
static bool has_form(const struct dialled *d, size_t n)
{
    const struct dial *r = &d->r;

    if (n > r->line && n != r->n) /* over a line end, all of it or nothing */
        return false;
    if (d->plus)
        return is_international(r->d, n);
    if (n >= 11 && memcmp(r->d, "00", 2) == 0 && is_international(r->d + 2, n - 2))
        return true;
    return is_national(d->f, r, n, d->context) && !(d->order && r->group[n - 1] == 0) &&
           !d->listed && (d->context || !goes_on(r, n));
}

/* Behind a word for telephones, anything as long as one. */
static bool is_called(const struct dialled *d, size_t n)
{
    return d->context && !d->inner && n >= 7 && n <= 13 && memcmp(d->r.d, "00", 2) != 0 &&
           n <= d->r.line;
}

/* The longest that is a number; 0 for none. */
static size_t longest(const struct dialled *d, bool (*is_one)(const struct dialled *d, size_t n))
{
    for (size_t n = d->r.n < NUMBER_MAX ? d->r.n : NUMBER_MAX; n >= 6; n--)
        if (d->r.stop[n - 1] && ends_well(d->f, d->r.end[n - 1]) && is_one(d, n))
            return n;
    return 0;
}

/* "612 345 678 (portable)", "unter 030 12345678 anrufen" */
static bool said_behind(const struct find *f, size_t i)
{
    static const struct str verbs[] = { STR_INIT("anrufen"),    STR_INIT("erreichen"),
                                        STR_INIT("erreichbar"), STR_INIT("bellen"),
                                        STR_INIT("bereiken"),   STR_INIT("bereikbaar") };
    size_t k = i + 1;

    while (k < f->count && k < i + DIAL_MAX && f->tokens[k].shape & TOKEN_DIGITS)
        k++;
    if (k >= f->count)
        return false;
    if (f->tokens[k].gap == GAP_OTHER)
        return f->tokens[k].is & NEAR_PHONE && f->text.ptr[f->tokens[k].start - 1] == '(';
    for (size_t v = 0; f->tokens[k].gap == GAP_SPACE && v < COUNT_OF(verbs); v++)
        if (str_eq(token_folded(f, &f->tokens[k]), verbs[v]))
            return true;
    return false;
}

void find_phone(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct dialled d = { .f = f };
    uint32_t start = start_of(f, t->start, &d.plus);
    size_t n;

    if (!(t->shape & TOKEN_DIGITS) || in_longer_number(f, i, d.plus))
        return;
    dial_read(f->text, t->start, &d.r);
    d.context = d.r.n >= 6 && (after_context(f, i, NEAR_PHONE, 6) || said_behind(f, i));
    if (d.r.n < 6 || (!d.plus && !d.context && d.r.groups[0] == 1 && d.r.d[0] != '0'))
        return;
    if (!d.r.brackets) /* a bracket around the whole is none of it */
        start = d.plus ? start + (f->text.ptr[start] == '(') : t->start;
    d.inner = i > 0 && t->gap == GAP_SPACE && t[-1].shape & TOKEN_DIGITS;
    d.order = after_context(f, i, NEAR_ORDER, 4) || after_context(f, i, NEAR_BANK | NEAR_CARD, 6);
    d.listed = behind_order(f, i) || (!d.context && inside_list(f, i));
    n = longest(&d, has_form);
    if (n)
        propose_phone(f, start, d.r.end[n - 1], "pattern");
    else if ((n = longest(&d, is_called)) > 0)
        propose_phone(f, start, d.r.end[n - 1], "context");
}
