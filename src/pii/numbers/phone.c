/* SPDX-License-Identifier: EUPL-1.2 */
/* phone.c - telephone numbers: international (E.164) and as people write them at home.
 *
 * An international number says so itself ("+", "00").  A national one is believed when its
 * grouping is one that people use for phones there; otherwise it needs a word beside it.  A
 * number may go on behind a line end, if all that stands there is a number. */
#include "pii/numbers/phone_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/date_priv.h"
#include "pii/rules.h"
#include "text/text.h"

#define NUMBER_LEAST  7
#define NUMBER_MAX    15 /* E.164 */
#define HOME_MOST     13 /* digits of one that is not dialled from abroad */
#define EXTENSION_MAX 5
#define WHOLE_LEAST   8 /* digits of a number in one group; one a line is a list of numbers */

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

/* May it stand between two groups: a space, a mark, a dash, or what nobody sees? */
static bool parts_groups(uint32_t c)
{
    static const bool ascii[0x80] = {
        ['\0'] = true, ['\t'] = true, ['\v'] = true, ['\f'] = true, [' '] = true, ['\''] = true,
        ['('] = true,  [')'] = true,  ['-'] = true,  ['.'] = true,  ['/'] = true,
    };

    return c < 0x80 ? ascii[c]
                    : text_is_space(c) || run_is_hidden(c) || (c >= 0x2010 && c <= 0x2013);
}

static size_t dial_gap(struct str s, bool *ret_bracket)
{
    size_t at = 0, chars = 0;

    while (at < s.len && chars < 3) {
        uint32_t c;
        size_t n = text_char(str_from(s, at), &c);

        if (!parts_groups(c))
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

/* "03\n88\n41\n06\n72" */
static bool may_go_on_below(const struct dial *r)
{
    return r->n && (r->lines == 0 || r->n < WHOLE_LEAST);
}

/* Notes the line's end, which parts two groups with so many bytes. */
static size_t next_line(struct dial *r, size_t bytes)
{
    r->line = r->lines++ ? r->line : r->n;
    return bytes;
}

/* What parts two groups of digits: 0 when the number ends here. */
static size_t dial_separator(struct str s, struct dial *r, bool *trunk)
{
    bool bracket = false;
    size_t gap = s.len > 1 && s.ptr[0] == ' ';
    char digit;

    if (ascii_alpha(s.ptr[gap])) /* "12 rue", as most numbers end */
        return 0;
    if (s.len > 1 && s.ptr[0] == '\n' && ascii_digit(s.ptr[1]))
        return may_go_on_below(r) ? next_line(r, 1) : 0;
    gap = *trunk ? 0 : trunk_here(s, r->n);
    if (gap) {
        *trunk = true;
        return gap;
    }
    gap = dial_gap(s, &bracket);
    if (may_go_on_below(r)) {
        size_t line = gap < s.len && (s.ptr[gap] == '\n' || s.ptr[gap] == '\r')
                          ? run_line_break(str_from(s, gap))
                          : 0;

        if (line && dial_digit(str_from(s, gap + line), &digit))
            return next_line(r, gap + line);
    }
    if (!gap || !dial_digit(str_from(s, gap), &digit))
        return 0;
    r->brackets |= bracket && r->n <= 4; /* around the area code */
    return gap;
}

/* A group of plain digits; returns where it ends. */
static size_t dial_group(struct str text, size_t at, struct dial *r, uint8_t group)
{
    size_t n = r->n, most = text.len - at < DIAL_MAX - n ? n + text.len - at : DIAL_MAX;

    for (; n < most && ascii_digit(text.ptr[at]); n++) {
        r->d[n] = text.ptr[at];
        r->end[n] = (uint32_t)++at;
        r->group[n] = group;
    }
    r->groups[group] = (uint8_t)(r->groups[group] + n - r->n);
    r->n = (uint8_t)n;
    return at;
}

/* Does one mark of ASCII part two groups there? */
static bool parts_plainly(struct str text, size_t at)
{
    return at + 1 < text.len && ascii_digit(text.ptr[at + 1]) &&
           (text.ptr[at] == ' ' || text.ptr[at] == '.' || text.ptr[at] == '-' ||
            text.ptr[at] == '/');
}

/* Groups of plain digits, as nearly all are; returns where the last one ends. */
static size_t dial_groups(struct str text, size_t at, struct dial *r, uint8_t *group)
{
    at = dial_group(text, at, r, *group);
    while (r->n < DIAL_MAX && *group + 1 < GROUPS_MAX && parts_plainly(text, at)) {
        r->stop[r->n - 1] = true;
        at = dial_group(text, at + 1, r, ++*group);
    }
    return at;
}

void dial_read(struct str text, uint32_t start, struct dial *r)
{
    uint8_t group = 0;
    size_t at = start;
    bool trunk = false;
    char digit;

    r->line = DIAL_MAX;
    while (at < text.len && r->n < DIAL_MAX && group < GROUPS_MAX) {
        size_t n;

        if (ascii_digit(text.ptr[at])) {
            at = dial_groups(text, at, r, &group);
            continue;
        }
        n = (unsigned char)text.ptr[at] < 0x80 ? 0 : dial_digit(str_from(text, at), &digit);
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
    static const bool joins[256] = {
        [' '] = true, ['/'] = true, [','] = true, ['.'] = true, ['-'] = true, [':'] = true
    };
    struct str rest = str_from(f->text, end);
    uint32_t c;

    if (!rest.len)
        return true;
    c = (unsigned char)rest.ptr[0];
    if (rest.len > 1 && ascii_digit(rest.ptr[1]) && joins[c])
        return c == ' ' || (c == '/' && rest.ptr[1] == '0'); /* "0199001122/0639981122" */
    if (c >= 0x80)
        text_char(rest, &c);
    if ((c < 0x80 ? ascii_alpha((char)c) : text_is_letter(c)) || c == '%' || c == 0x20ac ||
        c == '$' || c == '_' || c == '@' || c == '+')
        return false;
    return !str_starts(rest, STR(" €")) && !str_starts(rest, STR("\xc2\xa0€")) &&
           !(c == ' ' && str_starts_nocase(rest, STR(" eur")));
}

/* ---- at a token ---- */

static size_t skip_space(struct str s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ','))
        at++;
    return at;
}

/* "poste 12", "ext. 45", "Durchwahl 12", "area code 021" right behind: the end with it. */
static uint32_t with_extension(const struct find *f, uint32_t end)
{
    static const char *const words[26] = {
        /* of one letter the longer first */
        ['a' - 'a'] = "anexo|apparat|app.|area code",
        ['d' - 'a'] = "durchwahl|dw|doorkies",
        ['e' - 'a'] = "extension|extensión|extensão|extn|ext",
        ['i' - 'a'] = "interno|int|indicatif|indicativo",
        ['k' - 'a'] = "klappe|kengetal",
        ['n' - 'a'] = "nebenstelle|nst|netnummer",
        ['p' - 'a'] = "poste|prefisso|prefijo|p.",
        ['r' - 'a'] = "ramal",
        ['t' - 'a'] = "toestel|tst",
        ['v' - 'a'] = "vorwahl",
        ['x' - 'a'] = "x",
    };
    struct str rest = str_slice(f->text, end, end + 32);
    size_t at = skip_space(rest, 0), digits = 0, word = at;
    struct str list, one;

    if (at >= rest.len || !ascii_alpha(rest.ptr[at])) /* as most numbers end */
        return end;
    list = str_of(words[ascii_lower(rest.ptr[at]) - 'a']);
    while (word == at && str_split(&list, '|', &one))
        if (str_starts_nocase(str_from(rest, at), one))
            word = at + one.len;
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
    if (!*ret_plus && at > 1 && p[at - 1] == ' ' && p[at - 2] == '+' &&
        (at == 2 || !ascii_digit(p[at - 3]))) {
        *ret_plus = true; /* "tel + 33 6 ..." */
        at -= 2;
    }
    return at > 0 && p[at - 1] == '(' ? at - 1 : at;
}

static bool in_longer_number(const struct find *f, size_t i, bool plus)
{
    const struct token *t = &f->tokens[i];

    if (plus || i == 0 || !(t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        return false;
    if (f->text.ptr[t[-1].end] == '/' && f->text.ptr[t->start] == '0') /* two numbers */
        return i > 1 && f->text.ptr[t[-2].end] == '/';
    return t->gap == GAP_JOIN || t->gap == GAP_NONE;
}

/* Does token i go on a list of groups of its own size, "lots 01 02 03 ..."?  Whole numbers of
 * five such groups in front of it are none. */
static bool inside_list(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return t->row % 5 != 0 && t->end - t->start < WHOLE_LEAST &&
           !(t->gap == GAP_LINE && t[-1].next == '.'); /* "... 617 36.\n07 73 83 20 78" */
}

/* More groups of the same size go on behind the first n digits: a list, not a number, unless the
 * next number begins there. */
static bool goes_on(const struct dial *r, size_t n)
{
    size_t rest = (r->line > n ? (r->line < r->n ? r->line : r->n) : r->n) - n;

    if (n >= r->n || n == r->line || r->group[n - 1] == 0)
        return false;
    if (r->groups[r->group[n]] > 2 && rest >= n) /* "688 555 103 / 688 555 104" */
        return false;
    return r->groups[r->group[n]] == r->groups[r->group[n - 1]] && (r->d[n] != '0' || rest < 8);
}

/* "n° ": right in front of byte `at`. */
static bool is_numbered(const struct find *f, uint32_t at)
{
    return str_ends(str_slice(f->text, 0, at), STR("° ")) ||
           str_ends(str_slice(f->text, 0, at), STR("º "));
}

/* "n° 0417 882 301 5", "(3742 978159 13892": short figures that go on with it and end there, with
 * no word behind that they could belong to. */
static bool runs_on(const struct find *f, const struct dial *r, size_t n)
{
    size_t last = r->n;

    if (n >= r->n || r->line < r->n || r->group[n] != r->group[r->n - 1] ||
        f->text.ptr[r->end[n - 1]] != ' ' || r->end[n] - r->end[n - 1] != 2)
        return false;
    if (is_numbered(f, r->end[0] - 1))
        return true;
    return (r->d[0] == '0' ? last - n == 3 : last - n <= 5) && r->stop[last - 1] &&
           (r->end[last - 1] >= f->text.len || strchr(".,;)\n", f->text.ptr[r->end[last - 1]]));
}

/* "commande n° 06 12 34 56 78" */
static bool behind_order(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= 2;) {
        if (f->tokens[k + 1].gap == GAP_LINE || f->tokens[k + 1].gap == GAP_PARA ||
            f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED))
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
    size_t i;
    struct dial r;
    bool plus, context, order, listed;
    bool weak;  /* the word says no more than that it may be one: "ligne" */
    bool hint;  /* its place says so: behind a name, in a list, behind "au" */
    bool other; /* a word names another kind of number */
    bool named; /* alone below a name or behind a mail address */
    bool owned; /* behind a person's name and a comma */
    bool inner; /* digits stand right in front */
};

/* "00 356 99 24 08 15": so parted it is no account, whatever was spoken of before. */
static bool is_dialled_abroad(const struct dial *r, size_t n)
{
    return (r->groups[0] == 2 || r->groups[0] == 4 || r->groups[0] == 5) && r->group[n - 1] >= 3;
}

/* "exp 0082 1400 3391 7720 01": long figures go on. */
static bool has_more(const struct find *f, const struct dial *r, size_t n)
{
    return n < r->n && n < r->line && f->text.ptr[r->end[n - 1]] == ' ' &&
           r->groups[r->group[n]] == r->groups[r->group[n - 1]] && r->d[n] != '0';
}

/* "88 20 417/03": no telephone has its slash there. */
static bool slash_late(const struct find *f, const struct dial *r, size_t n)
{
    size_t last = r->groups[r->group[n - 1]];

    return r->group[n - 1] > 1 && last < 3 && n > last &&
           f->text.ptr[r->end[n - last - 1]] == '/' && f->text.ptr[r->end[r->groups[0] - 1]] != '/';
}

/* "04 72 00 01 12/13": the next line of the same house ends so. */
static bool ends_in_choice(const struct dialled *d, size_t n)
{
    struct str rest;

    if (n < 9 || d->r.d[0] != '0')
        return false;
    rest = str_slice(d->f->text, d->r.end[n - 1], d->r.end[n - 1] + 4);
    return rest.len > 2 && rest.ptr[0] == '/' && ascii_digit(rest.ptr[1]) &&
           ascii_digit(rest.ptr[2]) &&
           (rest.len == 3 || !(ascii_alnum(rest.ptr[3]) || strchr("/.-", rest.ptr[3])));
}

/* Are the first n digits a number in one of the known forms? */
static bool has_form(const struct dialled *d, size_t n)
{
    const struct dial *r = &d->r;

    if (n > r->line && (n != r->n || (r->lines > 1 && !d->context)))
        return false; /* over a line end, all of it or nothing */
    if (d->plus)
        return phone_international(r->d, n);
    if (n >= 11 && memcmp(r->d, "00", 2) == 0 && !d->inner &&
        (d->context || !has_more(d->f, r, n)) && (!d->order || is_dialled_abroad(r, n)) &&
        phone_international(r->d + 2, n - 2))
        return true;
    return !d->listed && !d->other && !(d->order && r->group[n - 1] == 0) &&
           (d->context || !((goes_on(r, n) && !ends_in_choice(d, n)) || runs_on(d->f, r, n))) &&
           (phone_national(d->f, r, n, d->context) ||
            (d->hint && phone_likely(r, n) && !slash_late(d->f, r, n)) ||
            (d->named && phone_whole(r, n)) || (d->owned && phone_of_person(r, n)) ||
            (!d->order && !d->inner &&
             (phone_at_home(d->f, d->i, r, n) || phone_dictated(d->f, r, n, d->hint))));
}

/* "1985-03-14": of somebody living, or of what is sent and paid; dots are a tariff's,
 * "8517.13.00". */
static bool is_recent_year(const char *d)
{
    return (d[0] == '1' && d[1] == '9') || (d[0] == '2' && d[1] == '0');
}

/* Behind a word for telephones that says no less, anything as long as one. */
static bool is_called(const struct dialled *d, size_t n)
{
    const struct dial *r = &d->r;
    bool date = n == 8 && r->group[n - 1] == 2 &&
                (r->groups[2] == 4 ||
                 (r->groups[0] == 4 && (is_recent_year(r->d) || d->f->text.ptr[r->end[3]] == '.')));

    return !date && n >= (r->group[n - 1] ? 7 : 8) && n <= 13 && memcmp(r->d, "00", 2) != 0 &&
           n <= r->line;
}

/* "12/03/1985", whose groups no plan has; so many that only a landline with its extension has. */
static bool is_none_at_home(const struct dial *r, size_t n)
{
    return (n == 8 && r->group[7] == 2 && r->groups[0] == 2 && r->groups[1] == 2) ||
           (n > HOME_MOST && r->group[n - 1] != 2 && memcmp(r->d, "00", 2) != 0);
}

/* How many digits, at most `most`, it may have whatever speaks for it; 0: none. */
static size_t digits_within(const struct dialled *d, size_t most)
{
    const struct dial *r = &d->r;

    for (size_t n = most; n >= NUMBER_LEAST; n--)
        if (r->stop[n - 1] && (n <= r->line || n == r->n) && (d->plus || !is_none_at_home(r, n)) &&
            (ends_well(d->f, r->end[n - 1]) || ends_in_choice(d, n)))
            return n;
    return 0;
}

/* The longest that is a number, from digits_within() on; 0 for none. */
static size_t longest(const struct dialled *d, size_t n,
                      bool (*is_one)(const struct dialled *d, size_t n))
{
    while (n && !is_one(d, n))
        n = digits_within(d, n - 1);
    return n;
}

/* "... c'est mon portable", "... is my cell" */
static bool is_named_behind(const struct find *f, size_t k)
{
    for (size_t end = k + 3; k < end && k < f->count && f->tokens[k].gap <= GAP_JOIN; k++) {
        if (f->tokens[k].is & NEAR_ANY)
            return f->tokens[k].is & NEAR_PHONE;
        if (f->tokens[k].shape & TOKEN_DIGITS || f->tokens[k].is & WORD_NOT)
            return false;
    }
    return false;
}

#define LIST_REACH 24 /* tokens of other numbers between a number and its word */

/* "lignes : 612 345 001, 612 345 002 et 612 345 003": only other numbers between. */
static bool behind_others(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "and au al",
        ['d' - 'a'] = "depois dann dan",
        ['e' - 'a'] = "et e en el ed",
        ['i' - 'a'] = "il",
        ['l' - 'a'] = "le luego",
        ['o' - 'a'] = "ou or o oder of",
        ['p' - 'a'] = "puis poi",
        ['s' - 'a'] = "sinon",
        ['t' - 'a'] = "then",
        ['u' - 'a'] = "und",
        ['y' - 'a'] = "y",
    };

    if (f->tokens[i].near == NEAR_FAR)
        return false;
    for (size_t k = i; k-- > 0 && i - k <= LIST_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ANY)
            return t->is & NEAR_PHONE;
        if (!(t->shape & TOKEN_DIGITS) && !word_by_letter(token_folded(f, t), words))
            return k + 1 < i && after_context(f, k + 1, NEAR_PHONE, 6);
    }
    return false;
}

/* Columns of a table are parted by marks or by many spaces. */
static bool in_cell(struct str gap)
{
    if (gap.len == 1)
        return gap.ptr[0] == '|' || gap.ptr[0] == ';' || gap.ptr[0] == '\t';
    return str_chr(gap, '|', 0) != STR_NPOS || str_chr(gap, ';', 0) != STR_NPOS ||
           str_chr(gap, '\t', 0) != STR_NPOS || str_starts(gap, STR("  ")) ||
           str_eq(gap, STR(" / "));
}

#define ABBREVIATION 5 /* letters of "SSN", "ORIAS": the name of another number */
#define OWN_LEAST    6 /* figures of a number that papers or a device have */

/* "Amrei Tjarks, 12.3.09, 04931/555014": a day in figures and a comma. */
static bool behind_day(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];

    return i > 3 && str_eq(str_slice(f->text, t[-1].end, t->start), STR(", ")) &&
           t[-1].gap == GAP_JOIN && t[-2].gap == GAP_JOIN && t[-1].shape & TOKEN_DIGITS &&
           t[-2].shape & TOKEN_DIGITS && t[-3].shape & TOKEN_DIGITS && t[-3].gap != GAP_JOIN &&
           t[-3].end - t[-3].start <= 2;
}

/* "estou no 917 555 018": in Portuguese it is "in the". */
static bool is_in_the(const struct find *f, size_t k)
{
    static const char words[] = "estou esta estamos atende falo recado mensagem";

    return k > 0 && str_eq(token_folded(f, &f->tokens[k]), STR("no")) &&
           word_listed(token_folded(f, &f->tokens[k - 1]), words);
}

/* "..., Müller,\n0351 4471," no "Bonjour,\n612345678 est ma commande". */
static bool stands_alone(const struct find *f, const struct dial *r)
{
    uint32_t end = r->end[(r->line < r->n ? r->line : r->n) - 1];

    return phone_ends_line(f, r) || (end < f->text.len && f->text.ptr[end] == ',');
}

/* The number stands where a list or table has one for each person, or behind a word that leads to
 * one: "Quim, 93 555 02 18.", "Rossi: 055 555 101", "auprès de Thérèse au 450 555-0113". */
static bool has_place(const struct find *f, size_t i, const struct dial *r)
{
    static const char *const leads[26] = {
        ['a' - 'a'] = "au al allo ao antigo antiguo ahora agora antes",
        ['b' - 'a'] = "bitte",
        ['c' - 'a'] = "c",
        ['d' - 'a'] = "del do da",
        ['e' - 'a'] = "el e",
        ['f' - 'a'] = "from fone",
        ['l' - 'a'] = "la",
        ['n' - 'a'] = "no novo nuevo nuovo",
        ['o' - 'a'] = "op on oder o ou",
        ['r' - 'a'] = "ruckfragen",
        ['t' - 'a'] = "tel",
        ['u' - 'a'] = "unter",
        ['y' - 'a'] = "y",
        ['z' - 'a'] = "zap",
    };
    static const char numbers[] = "n no nr num abi cab";
    const struct token *t = &f->tokens[i], *before = i ? t - 1 : NULL;
    bool cell, digits;

    if (!before || t->gap == GAP_PARA || before->is & (NEAR_ORDER | NEAR_EXPIRY | WORD_MONTH))
        return false;
    if (before->gap == GAP_JOIN && before->end - before->start == 1) /* "my a/c: " */
        return false;
    cell = in_cell(str_slice(f->text, before->end, t->start));
    digits = before->shape & (TOKEN_DIGITS | TOKEN_MIXED);
    if (is_in_the(f, i - 1) || behind_day(f, i))
        return true;
    if (before->is & WORD_IS && i > 1 && before[-1].shape & TOKEN_UPPER &&
        before[-1].end - before[-1].start <= ABBREVIATION) /* "mon NAS est 350 619 987" */
        return false;
    if (digits ||
        (before->shape & TOKEN_UPPER && before->end - before->start <= ABBREVIATION &&
         !(before->is & WORD_FIRSTNAME)) ||
        word_listed(token_folded(f, before), numbers))
        return cell && digits;
    if (cell || t->start - before->end > 1) /* "Ana (868 55 50 77)", "Blas: 9" */
        return (t->gap != GAP_LINE || (f->text.ptr[before->end] == ',' && stands_alone(f, r))) &&
               t->gap != GAP_DOT;
    return t->gap == GAP_SPACE &&
           ((before->shape & TOKEN_CAPITAL && !(before->is & WORD_ORDINARY)) ||
            before->is & (WORD_FIRSTNAME | WORD_IS) ||
            word_by_letter(token_folded(f, before), leads));
}

/* "IMEI 356685535204315, numéro 06 ...": does the number of that name stand between already, and
 * another word right in front? */
static bool has_its_own(const struct find *f, const struct token *name, size_t i)
{
    if (f->tokens[i - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED))
        return false;
    for (const struct token *t = name + 1; t < &f->tokens[i]; t++)
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED) && t->end - t->start >= OWN_LEAST &&
            t[1].gap == GAP_COMMA)
            return true;
    return false;
}

/* The number of a company or of papers, by its own name right in front: "KBO 0410.182.918". */
static bool is_other(const struct find *f, size_t i)
{
    const struct token *t;

    if (!after_context(f, i,
                       NEAR_COMPANY | NEAR_SOCIAL | NEAR_TAX | NEAR_ID_CARD | NEAR_LICENCE |
                           NEAR_PASSPORT | NEAR_STUDENT | NEAR_DEVICE,
                       3))
        return false;
    t = near_token(f, i, i);
    return t && t->kind && !has_its_own(f, t, i);
}

static bool is_weak(const struct find *f, size_t i)
{
    const struct token *t = near_token(f, i, i);

    return t && t->kind && strcmp(t->kind, "weak") == 0;
}

/* "930.167.3943 fax", a line of its own in a signature: token k says whose telephone it is. */
static bool labels_line(const struct find *f, size_t i, size_t k)
{
    static const char *const labels[26] = {
        ['b' - 'a'] = "buro bureau",
        ['c' - 'a'] = "cell casa",
        ['d' - 'a'] = "domicile",
        ['e' - 'a'] = "escritorio",
        ['f' - 'a'] = "fax",
        ['h' - 'a'] = "home handy",
        ['k' - 'a'] = "kantoor",
        ['m' - 'a'] = "mobile movil",
        ['o' - 'a'] = "office oficina",
        ['p' - 'a'] = "privat prive portable",
        ['t' - 'a'] = "thuis",
        ['u' - 'a'] = "ufficio",
        ['w' - 'a'] = "work",
    };
    const struct token *t = &f->tokens[k];

    return t->gap == GAP_SPACE && (i == 0 || f->tokens[i].gap == GAP_LINE) &&
           word_by_letter(token_folded(f, t), labels) &&
           (t->end >= f->text.len || memchr("\r\n", f->text.ptr[t->end], 2));
}

/* The token behind the groups that begin with token i. */
static size_t behind_groups(const struct find *f, size_t i)
{
    size_t k = i + 1, end = f->count < i + DIAL_MAX ? f->count : i + DIAL_MAX;

    while (k < end && f->tokens[k].shape & TOKEN_DIGITS)
        k++;
    return k;
}

/* "612 345 678 (portable)", "unter 030 12345678 anrufen": token k is the one behind. */
static bool said_behind(const struct find *f, size_t i, size_t k)
{
    static const char verbs[] = "anrufen angerufen erreichen erreichbar bellen bereiken bereikbaar";

    if (k >= f->count)
        return false;
    if (f->tokens[k].gap == GAP_OTHER)
        return f->tokens[k].is & NEAR_PHONE && f->text.ptr[f->tokens[k].start - 1] == '(';
    if (labels_line(f, i, k))
        return true;
    if (f->tokens[k].is & WORD_IS && f->tokens[k].gap <= GAP_COMMA)
        return is_named_behind(f, k + 1);
    return f->tokens[k].gap == GAP_SPACE && word_listed(token_folded(f, &f->tokens[k]), verbs);
}

#define TOLD_REACH 5 /* tokens from "is" to whose number it is */

/* "0412345678 is my order number", "... ist die Rechnung": token k is the one behind. */
static bool told_order(const struct find *f, size_t k)
{
    static const char whose[] = "pour|for|fur|para|per|voor|nicht|pas";
    size_t end;

    if (k >= f->count || f->tokens[k].gap != GAP_SPACE || !(f->tokens[k].is & WORD_IS) ||
        str_eq(token_text(f, &f->tokens[k]), STR("e")))
        return false;
    for (end = k++ + TOLD_REACH; k < f->count && k <= end && f->tokens[k].gap <= GAP_JOIN; k++) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ANY)
            return t->is & NEAR_ORDER;
        if (t->shape & TOKEN_DIGITS || word_among(token_folded(f, t), whose))
            return false;
    }
    return false;
}

/* "O6 39 98 14 52": a letter for the zero, and pairs as in France. */
static bool slips_at_zero(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char zero = f->text.ptr[t->start], next = f->text.ptr[t->end - 1];

    if (t->end - t->start != 2 || (zero != 'O' && zero != 'o') || next < '1' || next > '9' ||
        i + 4 >= f->count || (t[1].gap != GAP_SPACE && t[1].gap != GAP_JOIN) ||
        t->gap == GAP_JOIN || behind_order(f, i))
        return false;
    for (size_t k = 1; k <= 4; k++)
        if (!(t[k].shape & TOKEN_DIGITS) || t[k].end - t[k].start != 2 || t[k].gap != t[1].gap)
            return false;
    return i + 5 >= f->count || !(t[5].shape & TOKEN_DIGITS) || t[5].gap != t[1].gap;
}

/* "35 695969 934438 5", as a device prints its own number. */
static bool is_device(const struct dial *r)
{
    return r->n >= 14 && r->groups[0] == 2 && r->groups[1] == 6 && r->groups[2] == 6;
}

/* "3700 123456 12345": a card of American Express, whose last digit may be mistyped. */
static bool is_card(const struct dial *r)
{
    return r->n == 15 && r->d[0] == '3' && r->groups[0] == 4 && r->groups[1] == 6 &&
           r->groups[2] == 5;
}

/* "mon natel dit 46.5197 6.6323": degrees with four decimals. */
static bool is_place(const struct find *f, const struct dial *r)
{
    size_t last = r->group[r->n - 1];

    return last == 3 && (r->d[0] != '0' || r->groups[0] == 1) && r->groups[0] <= 3 &&
           r->groups[1] >= 4 && r->groups[1] == r->groups[3] &&
           f->text.ptr[r->end[r->groups[0] - 1]] == '.' &&
           f->text.ptr[r->end[r->n - r->groups[3] - 1]] == '.';
}

/* Does another number stand between token i and the word for telephones in front of it? */
static bool context_is_spent(const struct find *f, size_t i)
{
    for (size_t k = i; k-- > 0 && i - k <= NEAR_REACH && !(f->tokens[k].is & NEAR_PHONE);)
        if (f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k].end - f->tokens[k].start > 2)
            return true;
    return false;
}

/* "mi IP es 85.84.201.17": four numbers, each less than 256; "93.215.10.20" may be either. */
static bool is_net(const struct find *f, size_t i, const struct dialled *d)
{
    const struct dial *r = &d->r;
    uint32_t part = 0;
    bool spanish = r->groups[0] == 2 && r->groups[1] == 3 && r->groups[2] == 2;

    if (r->n < 8 || r->group[r->n - 1] != 3 || f->text.ptr[f->tokens[i].end] != '.' || d->plus ||
        r->d[0] == '0' || ((d->context || spanish) && !after_context(f, i, NEAR_NET, 8)))
        return false;
    for (size_t k = 0; k < r->n; k++) {
        part = part * 10 + (uint32_t)(r->d[k] - '0');
        if (part > 255)
            return false;
        part = r->stop[k] ? 0 : part;
    }
    return true;
}

/* The number of an order or of a thing; takes away the word for telephones that its own number
 * follows: "mobil 0171 2345678). Police 8880-4367". */
static bool is_of_thing(const struct find *f, size_t i, size_t behind, bool *context, bool weak)
{
    if (behind_order(f, i) ||
        ((weak || !*context) &&
         (phone_behind_kind(f, i) || phone_is_thing(f, i) || told_order(f, behind))))
        return true;
    if (weak && i > 1 && f->tokens[i - 1].is & NEAR_PHONE && behind_order(f, i - 1))
        return true; /* "referencia bizum 934..." */
    if (!*context || !(phone_behind_kind(f, i) || (context_is_spent(f, i) && phone_is_thing(f, i))))
        return false;
    *context = false;
    return true;
}

/* "tel=%2B33612345678": in a link. */
static void find_in_link(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    struct dial r = { 0 };

    if (t->start == 0 || f->text.ptr[t->start - 1] != '%' ||
        !str_starts_nocase(token_text(f, t), STR("2b")) ||
        (t->start > 1 && ascii_alnum(f->text.ptr[t->start - 2])))
        return;
    dial_read(f->text, t->start + 2, &r);
    if (r.n && r.end[r.n - 1] == t->end && phone_international(r.d, r.n))
        propose_phone(f, t->start - 1, t->end, "pattern");
}

void find_phone(struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    bool plus, field;
    uint32_t start;
    struct dialled d;
    size_t n, most, behind;

    if (t->shape & TOKEN_MIXED)
        find_in_link(f, i);
    if (t->shape & TOKEN_MIXED && slips_at_zero(f, i))
        propose_phone(f, t->start, t[4].end, "pattern");
    if (!(t->shape & TOKEN_DIGITS) || phone_too_short(f, i, NUMBER_LEAST))
        return;
    start = start_of(f, t->start, &plus);
    if (in_longer_number(f, i, plus) ||
        (!plus && stands_as_date(f, i - (i > 0 && t->gap == GAP_JOIN))))
        return;
    d = (struct dialled){ .f = f, .i = i, .plus = plus };
    dial_read(f->text, t->start, &d.r);
    if (d.r.n < NUMBER_LEAST || is_device(&d.r) || is_card(&d.r) || is_place(f, &d.r))
        return;
    if (!plus && phone_is_service(&d.r)) {
        if (d.r.d[0] == '0' && d.r.groups[0] < d.r.n)
            f->sure_to = d.r.end[d.r.n - 1];
        return;
    }
    most = digits_within(&d, d.r.n < NUMBER_MAX ? d.r.n : NUMBER_MAX);
    if (!most)
        return;
    behind = behind_groups(f, i);
    d.context =
        after_context(f, i, NEAR_PHONE, 6) || said_behind(f, i, behind) || behind_others(f, i);
    field = phone_behind_field(f, i) || phone_in_column(f, i);
    d.context |= field;
    d.weak = d.context
                 ? !field && is_weak(f, i)
                 : phone_behind_label(f, i) || phone_beside_mail(f, i) || phone_told_again(f, i);
    d.context |= d.weak;
    if (is_net(f, i, &d))
        return;
    d.named = !d.context && phone_signed(f, i, &d.r);
    d.owned = !d.context && d.r.d[0] == '0' && phone_behind_person(f, i);
    d.hint = d.context || d.named || has_place(f, i, &d.r) || phone_numbered(f, i, &d.r);
    d.other = !d.plus && !field && is_other(f, i);
    if (!d.plus && !d.context && !d.hint && d.r.groups[0] == 1 && d.r.d[0] != '0' &&
        d.r.d[0] != '1' && d.r.group[d.r.n - 1] + 1 < d.r.n) /* some figures not by themselves */
        return;
    if (!d.r.brackets) /* a bracket around the whole is none of it */
        start = d.plus ? start + (f->text.ptr[start] == '(') : t->start;
    d.inner = i > 0 && t->gap == GAP_SPACE && t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED);
    if (d.inner && !d.context && t[-1].shape & TOKEN_MIXED && t[-1].end - t[-1].start <= 3)
        return; /* "1Z 118 A04 03 4471 8820" */
    d.order = after_context(f, i, NEAR_ORDER, 4) || after_context(f, i, NEAR_BANK | NEAR_CARD, 6);
    d.listed = is_of_thing(f, i, behind, &d.context, d.weak) || (!d.context && inside_list(f, i));
    n = longest(&d, most, has_form);
    if (n) {
        propose_phone(f, start, d.r.end[n - 1], "pattern");
        if (!pii_rules_off(f->hints->rules, SPAN_PHONE))
            f->sure_to = d.r.end[n - 1];
    } else if (d.context && !d.weak && !d.inner && !d.other &&
               (n = longest(&d, most, is_called)) > 0)
        propose_phone(f, start, d.r.end[n - 1], "context");
}
