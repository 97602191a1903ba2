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
           !(c == ' ' && rest.len > 1 && ascii_lower(rest.ptr[1]) == 'e' &&
             str_starts_nocase(rest, STR(" eur")));
}

/* ---- at a token ---- */

static size_t skip_space(struct str s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ','))
        at++;
    return at;
}

/* How long the word is that the text begins with, of those parted by '|'; 0: it is none of them. */
static size_t word_length(struct str s, const char *words)
{
    for (const char *p = words; p && *p; p += *p == '|') {
        size_t n = 0;

        while (n < s.len && p[n] && p[n] != '|' && ascii_lower(s.ptr[n]) == p[n])
            n++;
        if (!p[n] || p[n] == '|')
            return n;
        for (p += n; *p && *p != '|';)
            p++;
    }
    return 0;
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
    size_t at = skip_space(rest, 0), digits = 0, word;

    if (at >= rest.len || at > 3 || !ascii_alpha(rest.ptr[at])) /* as most numbers end */
        return end;
    word = at + word_length(str_from(rest, at), words[ascii_lower(rest.ptr[at]) - 'a']);
    if (word == at)
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

static bool is_weak(const struct find *f, size_t i)
{
    const struct token *t = near_token(f, i, i);

    return t && t->kind && strcmp(t->kind, "weak") == 0;
}

/* The token behind the groups that begin with token i. */
static size_t behind_groups(const struct find *f, size_t i)
{
    size_t k = i + 1, end = f->count < i + DIAL_MAX ? f->count : i + DIAL_MAX;

    while (k < end && f->tokens[k].shape & TOKEN_DIGITS)
        k++;
    return k;
}

/* "O6 39 98 14 52": a letter for the zero, and pairs as in France. */
static bool slips_at_zero(const struct find *f, size_t i)
{
    const struct token *t = &f->tokens[i];
    char zero = f->text.ptr[t->start], next = f->text.ptr[t->end - 1];

    if (t->end - t->start != 2 || (zero != 'O' && zero != 'o') || next < '1' || next > '9' ||
        i + 4 >= f->count || (t[1].gap != GAP_SPACE && t[1].gap != GAP_JOIN) ||
        t->gap == GAP_JOIN || phone_behind_order(f, i))
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
    if (!(t->shape & TOKEN_DIGITS))
        return;
    start = start_of(f, t->start, &plus);
    if (in_longer_number(f, i, plus) || phone_too_short(f, i, NUMBER_LEAST) ||
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
    d.context = after_context(f, i, NEAR_PHONE, 6) || phone_said_behind(f, i, behind) ||
                phone_behind_others(f, i);
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
    d.hint = d.context || d.named || phone_has_place(f, i, &d.r) || phone_numbered(f, i, &d.r);
    d.other = !d.plus && !field && phone_is_other(f, i);
    if (!d.plus && !d.context && !d.hint && d.r.groups[0] == 1 && d.r.d[0] != '0' &&
        d.r.d[0] != '1' && d.r.group[d.r.n - 1] + 1 < d.r.n) /* some figures not by themselves */
        return;
    if (!d.r.brackets) /* a bracket around the whole is none of it */
        start = d.plus ? start + (f->text.ptr[start] == '(') : t->start;
    d.inner = i > 0 && t->gap == GAP_SPACE && t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED);
    if (d.inner && !d.context && t[-1].shape & TOKEN_MIXED && t[-1].end - t[-1].start <= 3)
        return; /* "1Z 118 A04 03 4471 8820" */
    d.order = after_context(f, i, NEAR_ORDER, 4) || after_context(f, i, NEAR_BANK | NEAR_CARD, 6);
    d.listed =
        phone_is_of_thing(f, i, behind, &d.context, d.weak) || (!d.context && inside_list(f, i));
    n = longest(&d, most, has_form);
    if (n) {
        propose_phone(f, start, d.r.end[n - 1], "pattern");
        if (!pii_rules_off(f->hints->rules, SPAN_PHONE))
            f->sure_to = d.r.end[n - 1];
    } else if (d.context && !d.weak && !d.inner && !d.other &&
               (n = longest(&d, most, is_called)) > 0)
        propose_phone(f, start, d.r.end[n - 1], "context");
}
