/* SPDX-License-Identifier: EUPL-1.2 */
/* named.c - numbers that their words name, whatever their check digits say: "mon IBAN est ...".
 *
 * A customer who mistypes a number has still told it.  So behind a phrase that names one, the next
 * number of about that length is taken, with a lower score; what is valid is found by number.c and
 * wins.  An order number, another name or a new sentence in between ends the reach. */
#include "pii/read/find_priv.h"

#include <string.h>

#include "pii/detectors_priv.h"
#include "pii/numbers/check_priv.h"
#include "pii/numbers/identifier_priv.h"
#include "pii/numbers/named_priv.h"

#define SCORE_NAMED 0.6F
#define SCORE_RIGHT 0.97F /* right in front: more than the form of a telephone number */
#define REACH       7     /* tokens from the phrase to the number */
#define WRONG_REACH 5     /* as many more where it says that one is wrong */
#define IBAN_SLIP   3     /* characters that a mistyped IBAN may be longer or shorter */

static const struct named {
    uint64_t near;
    const char *kind; /* of the phrase; NULL: any */
    enum span_type type;
    uint8_t least, most; /* characters */
    uint8_t digits;      /* at least */
    bool letters;
    bool own_name; /* only phrases that name one kind of number, not a theme */
    bool country;  /* begins with two letters */
} named[] = {
    { NEAR_BANK, "sort-code", SPAN_IBAN, 6, 8, 6, false, false, false },
    { NEAR_BANK, "account", SPAN_IBAN, 6, 34, 6, true, false, false },
    { NEAR_BANK, "any-account", SPAN_IBAN, 6, 34, 6, false, false, false },
    { NEAR_BANK, "us.routing", SPAN_IBAN, 9, 9, 9, false, false, false },
    { NEAR_BANK, NULL, SPAN_IBAN, 10, 34, 9, true, false, false },
    { NEAR_CARD, NULL, SPAN_CARD, 12, 19, 12, false, false, false },
    { NEAR_SOCIAL, NULL, SPAN_NATIONAL_ID, 8, 16, 6, true, true, false },
    { NEAR_SOCIAL, NULL, SPAN_NATIONAL_ID, 9, 15, 9, true, false, false },
    { NEAR_TAX, NULL, SPAN_NATIONAL_ID, 8, 16, 7, true, true, false },
    { NEAR_ID_CARD, "badge", SPAN_NATIONAL_ID, 6, 15, 6, true, false, false },
    { NEAR_ID_CARD, NULL, SPAN_NATIONAL_ID, 8, 15, 5, true, false, false },
    { NEAR_ID_CARD, NULL, SPAN_NATIONAL_ID, 9, 9, 1, true, false, false },   /* "SNLEDYCP2" */
    { NEAR_ID_CARD, NULL, SPAN_NATIONAL_ID, 10, 10, 2, true, false, false }, /* "L3XKTVMNR4" */
    { NEAR_LICENCE, NULL, SPAN_NATIONAL_ID, 8, 18, 5, true, false, false },
    { NEAR_HEALTH, "card", SPAN_NATIONAL_ID, 8, 20, 6, true, false, false },
    { NEAR_HEALTH, NULL, SPAN_NATIONAL_ID, 8, 16, 8, true, true, false },
    { NEAR_STUDENT, "state", SPAN_NATIONAL_ID, 6, 13, 6, true, true, false },
    { NEAR_STUDENT, "number", SPAN_CUSTOMER_REF, 6, 13, 6, true, true, false },
    { NEAR_STUDENT, NULL, SPAN_NATIONAL_ID, 8, 13, 7, true, true, false },
    { NEAR_HANDLE, "gateway", SPAN_HANDLE, 12, 12, 12, false, false, false },
    { NEAR_COMPANY, "register", SPAN_COMPANY_ID, 4, 8, 3, true, false, false },
    { NEAR_COMPANY, "fr.siren", SPAN_COMPANY_ID, 7, 7, 6, true, false, false }, /* Luxembourg */
    { NEAR_COMPANY, "vat", SPAN_COMPANY_ID, 10, 14, 8, true, false, true },
    { NEAR_COMPANY, NULL, SPAN_COMPANY_ID, 8, 18, 7, true, true, false },
};

#define NAMED_BITS                                                                                 \
    (NEAR_BANK | NEAR_CARD | NEAR_SOCIAL | NEAR_TAX | NEAR_ID_CARD | NEAR_LICENCE | NEAR_HEALTH |  \
     NEAR_STUDENT | NEAR_COMPANY | NEAR_HANDLE)

/* "1.256.084-P": one letter behind a dash belongs to the number. */
static bool is_last_letter(const struct find *f, const struct run *r, size_t n)
{
    for (size_t k = 0; k + 1 < n; k++)
        if (r->stop[k] && f->text.ptr[r->end[k]] != '.')
            return false;
    return r->stop[n - 1] && f->text.ptr[r->end[n - 1]] == '-' && ascii_digit(r->c[n - 1]);
}

/* The longest of the run, on one line, that is no longer than it may be and ends in a group with
 * a digit. */
static size_t named_length(const struct find *f, const struct run *r, const struct named *want)
{
    size_t best = 0, digits = 0, country;
    bool digit_in_group = false;

    if (want->country && !(r->n > 2 && ascii_alpha(r->c[0]) && ascii_alpha(r->c[1])))
        return 0;
    for (size_t n = 0; n < r->n && n < want->most && n < r->line; n++) {
        bool is_digit = ascii_digit(r->c[n]);

        if (!is_digit && !want->letters)
            break;
        digit_in_group |= is_digit;
        digits += is_digit;
        if (!r->stop[n])
            continue;
        if (!digit_in_group && n > (r->groups[n] == 1 ? 2 : 1) && !is_last_letter(f, r, n))
            break;
        if (n + 1 >= want->least && digits >= want->digits)
            best = n + 1;
        digit_in_group = false;
    }
    country = want->type == SPAN_IBAN && r->n > 4 && ascii_alpha(r->c[0]) ? iban_length(r->c) : 0;
    if (country && best > country + IBAN_SLIP) /* another number goes on behind it */
        for (best = country; best > country - IBAN_SLIP && !r->stop[best - 1];)
            best--;
    return best && r->stop[best - 1] ? best : 0;
}

static size_t digit_groups(const struct find *f, size_t k)
{
    size_t n = 1;

    while (k + n < f->count && f->tokens[k + n].gap == GAP_JOIN &&
           f->tokens[k + n].shape & TOKEN_DIGITS)
        n++;
    return n;
}

/* "12/03/1985" is no number. */
static bool is_date(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];
    uint32_t first = t->end - t->start;

    if (!(t->shape & TOKEN_DIGITS) || digit_groups(f, k) != 3)
        return false;
    return (first <= 2 && t[1].end - t[1].start <= 2 &&
            (t[2].end - t[2].start == 4 ||
             (f->text.ptr[t->end] == '/' && t[2].end - t[2].start < 4))) ||
           (first == 4 && t[1].end - t[1].start == 2 && t[2].end - t[2].start == 2);
}

/* "klopt niet", "is wrong": what is put right may follow in the next sentence. */
static bool is_wrong(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['e' - 'a'] = "equivocado errado errata errato erreur erro errone erronee error errore",
        ['f' - 'a'] = "falsch fausse faux fout",
        ['i' - 'a'] = "incorrect incorrecto incorreto",
        ['k' - 'a'] = "klopt",
        ['m' - 'a'] = "mistake",
        ['s' - 'a'] = "sbagliata sbagliato",
        ['t' - 'a'] = "tippfehler typo",
        ['v' - 'a'] = "verkeerd",
        ['w' - 'a'] = "wrong",
        ['z' - 'a'] = "zahlendreher",
    };
    struct str word = token_folded(f, &f->tokens[k]);

    return word.len > 3 && word_by_letter(word, words);
}

/* "VAT number for the invoice: ..." */
static bool is_meant_for(const struct find *f, size_t k)
{
    static const char words[] = "for pour fur per para pra voor";

    if (k > 1 && f->tokens[k - 1].is & WORD_THE && f->tokens[k].gap == GAP_SPACE)
        k--;
    return k > 0 && f->tokens[k].gap == GAP_SPACE &&
           word_listed(token_folded(f, &f->tokens[k - 1]), words);
}

#define HEAD_MOST 80 /* bytes of a row looked at for its mark */

/* "nom;tel;iban\n4354 9961;Roy": the heading of a last column says nothing of the first below. */
static bool heads_last_column(const struct find *f, size_t i, size_t k)
{
    uint32_t at = f->tokens[i].start, end = f->tokens[k].end;
    char mark = at > 0 ? f->text.ptr[at - 1] : '\0';
    struct str rest = str_slice(f->text, end, end + HEAD_MOST);
    size_t line = str_chr(rest, '\n', 0), found;

    if (!mark || !strchr(";,|\t", mark))
        return false;
    found = str_chr(rest, mark, 0);
    return found != STR_NPOS && (line == STR_NPOS || found < line);
}

/* "verblijfsdocument verloopt, nr ZW9104772": a paper ends; dates are no numbers. */
static bool is_end(const struct token *t, uint64_t bits)
{
    return t->is & NEAR_EXPIRY && !(t->is & NEAR_ANY & ~NEAR_EXPIRY) &&
           bits & (NEAR_ID_CARD | NEAR_LICENCE);
}

/* "0800 ...", "(00800 ..." */
static bool is_free_call(const struct find *f, const struct token *t)
{
    return t->end - t->start <= 5 && word_among(token_text(f, t), "0800|00800");
}

/* "my licence key ...", "his license server port ...": a program's. */
static bool is_program(const struct find *f, const struct token *t, uint64_t bits)
{
    static const char words[] = "adobe|key|office|port|plan|product|seat|seats|server|software|"
                                "subscription|windows";

    return bits & NEAR_LICENCE && t->gap == GAP_SPACE && word_among(token_folded(f, t), words);
}

/* "produit breveté n° 3045221": patented, in French; Peru's licence has no accent. */
static bool is_patented(const struct find *f, const struct token *t)
{
    return t->is & NEAR_LICENCE && t->phrase == 1 && !ascii_alpha(f->text.ptr[t->end - 1]) &&
           str_eq(token_folded(f, t), STR("brevete"));
}

/* The first token behind the phrase that holds a digit, near by; letters in capitals in front of
 * it ("FR 76", "HRB 123") do not matter. */
static size_t next_number(const struct find *f, size_t i, uint64_t bits)
{
    size_t from = i + f->tokens[i].phrase, end = from + REACH;
    bool wrong = false;

    if (is_patented(f, &f->tokens[i]))
        return f->count;
    for (size_t k = from; k < f->count && k < end; k++) {
        const struct token *t = &f->tokens[k];

        if (t->is & NEAR_ORDER && is_meant_for(f, k))
            continue;
        if (k == from && t->gap == GAP_LINE && t->shape & (TOKEN_DIGITS | TOKEN_MIXED) &&
            heads_last_column(f, i, k))
            break;
        if ((t->gap == GAP_PARA && k > from) || t->is & NEAR_ORDER ||
            (t->gap == GAP_DOT && k > from + 1 && !wrong && !named_is_number(f, k - 1)) ||
            (t->is & NEAR_ANY && !(t->is & bits) && !(t->covered & bits) && !is_end(t, bits)) ||
            is_program(f, t, bits))
            break;
        if (!wrong && is_wrong(f, k)) {
            wrong = true;
            end += WRONG_REACH;
        }
        if (t->shape & (TOKEN_DIGITS | TOKEN_MIXED)) {
            if (t->end - t->start == 1 && f->count > k + 1 && f->tokens[k + 1].gap > GAP_JOIN)
                continue; /* "n° 1 :" */
            return is_date(f, k) || f->text.ptr[t->start - 1] == '+' || is_free_call(f, t) ||
                           (k > from && named_for_goods(f, k))
                       ? f->count
                       : k;
        }
    }
    return f->count;
}

/* "carta de condução n.º BXA 447102": three letters, where such papers are named in small ones. */
static bool are_letters_of_paper(const struct find *f, size_t i, size_t at)
{
    const struct token *name = &f->tokens[i - 1], *t = &f->tokens[at - 1];

    return at > i && t->shape & TOKEN_UPPER && t->end - t->start == 3 && t[1].gap == GAP_SPACE &&
           (name->is | name->covered) & (NEAR_LICENCE | NEAR_ID_CARD) && !(t->is & WORD_ORDINARY) &&
           !(name->shape & TOKEN_UPPER) && !word_among(token_folded(f, t), "eur|usd|gbp|chf|brl");
}

/* "FR 76", "L 01 X": short capitals right in front belong to the number. */
static size_t with_letters(const struct find *f, size_t i, size_t at)
{
    const struct token *t = &f->tokens[at];

    if (at > i && t->gap <= GAP_JOIN && t[-1].shape & (TOKEN_UPPER | TOKEN_INITIAL) &&
        t[-1].end - t[-1].start <= 2 && !(t[-1].is & (NEAR_ANY | WORD_PARTICLE)))
        return at - 1;
    return are_letters_of_paper(f, i, at) ? at - 1 : at;
}

static bool wanted(const struct find *f, size_t i, const struct named *row)
{
    const struct token *t = &f->tokens[i];

    if (!(t->is & row->near))
        return false;
    if (row->kind)
        return t->kind && strcmp(t->kind, row->kind) == 0;
    return !row->own_name || t->kind;
}

static const char *kind_of(const struct named *row, const char *kinds)
{
    if (row->kind)
        return strcmp(row->kind, "account") == 0 || strcmp(row->kind, "any-account") == 0
                   ? "account"
               : strcmp(row->kind, "sort-code") == 0 ? "uk.sort"
                                                     : NULL;
    return row->type == SPAN_NATIONAL_ID && kinds && !strchr(kinds, ' ') ? kinds : NULL;
}

/* "card no": those of shops have numbers too. */
static bool is_any_card(const char *kind)
{
    return kind && strcmp(kind, "any") == 0;
}

/* "account no": those of shops have numbers too. */
static bool is_any_account(const struct token *t)
{
    return t->kind && strcmp(t->kind, "any-account") == 0;
}

/* "L-712044-K" */
static bool letter_behind(struct str text, uint32_t end)
{
    return end + 1 < text.len && text.ptr[end] == '-' && text.ptr[end + 1] >= 'A' &&
           text.ptr[end + 1] <= 'Z' && (end + 2 >= text.len || !ascii_alnum(text.ptr[end + 2]));
}

#define BRACKET_MOST 4 /* words between brackets */

/* "(Portugal): 378109779": the token behind the bracket that opens there, or `at`. */
static size_t before_brackets(const struct find *f, size_t at)
{
    if (!named_behind_sign(f, at, ')'))
        return at;
    for (size_t k = at; k-- > 1 && at - k <= BRACKET_MOST;)
        if (named_behind_sign(f, k, '('))
            return k;
    return at;
}

/* "n.º de utente: 378109779": nothing but words for "number" and "is" between? */
static bool right_behind(const struct find *f, size_t at)
{
    if (at > 0 && named_behind_sign(f, at - 1, ')') && named_is_number(f, at - 1))
        at--;
    at = before_brackets(f, at);
    for (size_t k = at; k-- > 0 && at - k <= 3 && f->tokens[k + 1].gap != GAP_PARA &&
                        f->tokens[k + 1].gap != GAP_LINE;) {
        const struct token *t = &f->tokens[k];

        if ((t->is | t->covered) & NEAR_ANY)
            return true;
        if (t->end - t->start > 3 && !(t->is & (WORD_IS | WORD_OWNER)) &&
            !word_listed(token_folded(f, t), "dele dela deles delas"))
            return false;
    }
    return false;
}

/* "contribuinte 511859961": Portugal's companies have a NIF that begins with 5. */
static bool is_pt_company(const struct run *r, const char *kinds)
{
    return kinds && str_find(str_of(kinds), STR("pt.nif"), 0) != STR_NPOS && r->c[0] == '5' &&
           run_digits(r, 9) == 9;
}

/* "RFC AFA980312K41": Mexico's companies have three letters, people four. */
static bool is_mx_company(const struct run *r, size_t n)
{
    return n == 12 && identifier_shape("aaaddddddxxx", r->c, 12);
}

/* Proposes what the row wants at token `at`; false when it is not there. */
static bool take(struct find *f, size_t at, const struct named *row, const char *kinds,
                 struct span *ret_span)
{
    const struct run *r = run_here(f, at);
    struct span s;
    size_t n;

    n = named_length(f, r, row);
    if (!n || (row->near == NEAR_CARD && is_any_card(kinds) && !check_is_card_brand(r->c, n)))
        return false;
    s = run_span(f, at, r, n);
    /* Spain's companies have a NIF too, which begins with their kind */
    s.type = row->near == NEAR_TAX && n == 9 &&
                     (strchr("ABCDEFGHJNPQRSUVW", r->c[0]) || is_pt_company(r, kinds))
                 ? SPAN_COMPANY_ID
                 : row->type;
    if (row->near == NEAR_SOCIAL && is_mx_company(r, n))
        s.type = SPAN_COMPANY_ID;
    if (s.type == SPAN_COMPANY_ID && letter_behind(f->text, s.end))
        s.end += 2;
    s.kind = kind_of(row, kinds);
    s.by = "context";
    s.score = right_behind(f, at) ? SCORE_RIGHT : SCORE_NAMED;
    propose(f, s);
    *ret_span = s;
    return true;
}

#define UK_ACCOUNT 8 /* figures */

/* "sort code 20-00-00, account 55779911": the account needs no better name. */
static void find_behind_sort_code(struct find *f, size_t at)
{
    static const struct named account = { NEAR_BANK, "account", SPAN_IBAN, 7,    10,
                                          7,         false,     false,     false };
    size_t k = at + digit_groups(f, at);
    struct span s;

    if (k < f->count && f->tokens[k].gap == GAP_SPACE && f->tokens[k].shape & TOKEN_DIGITS &&
        f->tokens[k].end - f->tokens[k].start == UK_ACCOUNT) { /* one number, said in one breath */
        propose(f, (struct span){ f->tokens[at].start, f->tokens[k].end, SPAN_IBAN, "account",
                                  SCORE_NAMED + 0.01F, "context" });
        return;
    }
    for (size_t end = k + 4; k < end && k < f->count && f->tokens[k].gap != GAP_PARA; k++)
        if (f->tokens[k].shape & TOKEN_DIGITS && f->tokens[k].end - f->tokens[k].start > 5) {
            take(f, k, &account, NULL, &s);
            return;
        }
}

#define SISTER_REACH 14 /* tokens from a number to the second one */

static char class_of(char c)
{
    return ascii_digit(c) ? '9' : ascii_alpha(c) ? 'A' : c;
}

bool same_pattern(const struct find *f, struct span s, uint32_t at)
{
    uint32_t n = s.end - s.start;

    if (at + n > f->text.len || (at + n < f->text.len && ascii_alnum(f->text.ptr[at + n])))
        return false;
    for (uint32_t k = 0; k < n; k++)
        if (class_of(f->text.ptr[s.start + k]) != class_of(f->text.ptr[at + k]))
            return false;
    return true;
}

/* "and", "not", "the other": of two numbers the second is what the first one is. */
bool tells_second(const struct find *f, size_t k)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "aber alte alter altra altro ancien and andere anderen antigo autre",
        ['b' - 'a'] = "be but",
        ['c' - 'a'] = "celle celui correct",
        ['e' - 'a'] = "e en essere et etre",
        ['h' - 'a'] = "hers his",
        ['i' - 'a'] = "instead",
        ['m' - 'a'] = ("ma maar mais mas mein meine meiner meu mia mien mienne mijne mine minha "
                       "mio"),
        ['n' - 'a'] = ("nao neu neue neuer neuf new nicht niet nieuw nieuwe no non not nouveau "
                       "nouvel nova novo nueva nuevo nuova nuovo"),
        ['o' - 'a'] = "old other otra otro oude outra outro",
        ['p' - 'a'] = "pas pero",
        ['q' - 'a'] = "quella quello",
        ['s' - 'a'] = "sein ser sino sondern statt",
        ['t' - 'a'] = "theirs",
        ['u' - 'a'] = "und",
        ['v' - 'a'] = "vecchio viejo",
        ['y' - 'a'] = "y",
        ['z' - 'a'] = "zijn",
    };
    static const uint32_t seconds[26] = {
        ['a' - 'a'] = LETTER('b') | LETTER('l') | LETTER('n') | LETTER('u'),
        ['b' - 'a'] = LETTER('e') | LETTER('u'),
        ['c' - 'a'] = LETTER('e') | LETTER('o'),
        ['e' - 'a'] = LETTER('n') | LETTER('s') | LETTER('t'),
        ['h' - 'a'] = LETTER('e') | LETTER('i'),
        ['i' - 'a'] = LETTER('n'),
        ['m' - 'a'] = LETTER('a') | LETTER('e') | LETTER('i'),
        ['n' - 'a'] = LETTER('a') | LETTER('e') | LETTER('i') | LETTER('o') | LETTER('u'),
        ['o' - 'a'] = LETTER('l') | LETTER('t') | LETTER('u'),
        ['p' - 'a'] = LETTER('a') | LETTER('e'),
        ['q' - 'a'] = LETTER('u'),
        ['s' - 'a'] = LETTER('e') | LETTER('i') | LETTER('o') | LETTER('t'),
        ['t' - 'a'] = LETTER('h'),
        ['u' - 'a'] = LETTER('n'),
        ['v' - 'a'] = LETTER('e') | LETTER('i'),
        ['z' - 'a'] = LETTER('i'),
    };
    struct str word = token_folded(f, &f->tokens[k]);

    return word.len > 1 ? begins_with_pair(word.ptr, seconds) && word_by_letter(word, words)
                        : word_among(word, "e|y");
}

/* Does one of the tokens from `first` on, in front of token k? */
static bool told_before(const struct find *f, size_t first, size_t k)
{
    while (first < k && !tells_second(f, first))
        first++;
    return first < k;
}

/* The token behind the span that begins at token `at` or behind it. */
static size_t token_behind(const struct find *f, size_t at, struct span s)
{
    while (at < f->count && f->tokens[at].start < s.end)
        at++;
    return at;
}

size_t sister_of(const struct find *f, size_t at, struct span s)
{
    size_t first = token_behind(f, at + 1, s);

    for (size_t k = first; k < f->count && k <= at + SISTER_REACH; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || t->is & (NEAR_ORDER | NEAR_PHONE | NEAR_BIRTH))
            break;
        if (same_pattern(f, s, t->start) && told_before(f, first, k))
            return k;
    }
    return f->count;
}

#define FIGURES_LEAST 8
#define FIGURES_REACH 5 /* tokens behind the first */

/* The token of figures near behind the span that are told to be a second number; f->count: none. */
static size_t second_figures(const struct find *f, size_t at, struct span s)
{
    size_t first = token_behind(f, at, s);

    for (size_t k = first; k < f->count && k < first + FIGURES_REACH; k++) {
        if (f->tokens[k].gap == GAP_PARA || f->tokens[k].gap == GAP_DOT ||
            f->tokens[k].is & (NEAR_ANY & ~NEAR_SOCIAL))
            break;
        if (f->tokens[k].shape & TOKEN_DIGITS && told_before(f, first, k))
            return k;
    }
    return f->count;
}

/* "o utente dele é 267 981 773, o meu 103355408": the second has as many figures, in other groups.
 */
static void find_other_figures(struct find *f, size_t at, struct span s)
{
    size_t k = second_figures(f, at, s), n = 0;
    struct run first, r;

    if (k == f->count)
        return;
    run_read(f->text, s.start, &first);
    while (n < first.n && first.end[n] <= s.end)
        n++;
    if (n < FIGURES_LEAST || run_digits(&first, n) != n)
        return;
    run_read(f->text, f->tokens[k].start, &r);
    if (r.n < n || !r.stop[n - 1] || run_digits(&r, n) != n || f->tokens[k].gap == GAP_JOIN)
        return;
    s.start = f->tokens[k].start;
    s.end = r.end[n - 1];
    propose(f, s);
}

/* "L3C4418X2 und L3C4418Y9", "you have 276947624, it must be 276947642": a second number that is
 * written as the first is. */
static void find_sister(struct find *f, size_t at, struct span s)
{
    size_t k = sister_of(f, at, s);

    if (k == f->count)
        find_other_figures(f, at, s);
    if (k == f->count || s.end - s.start < 6)
        return;
    s.end = f->tokens[k].start + s.end - s.start;
    s.start = f->tokens[k].start;
    propose(f, s);
}

/* "plaque ab-123-cd": small letters begin a number only where a word says so. */
static void find_small_plate(struct find *f, size_t i)
{
    size_t k = i + f->tokens[i].phrase;
    struct run r;

    for (size_t end = k + 4; k < end && k + 1 < f->count; k++) {
        const struct token *t = &f->tokens[k];

        if (t->gap == GAP_PARA || t->shape & (TOKEN_CAPITAL | TOKEN_DIGITS | TOKEN_MIXED))
            return;
        if (t->end - t->start <= 3 && t[1].gap <= GAP_JOIN && t[1].shape & TOKEN_DIGITS &&
            !(t->is & (WORD_ORDINARY | WORD_PARTICLE | WORD_IS))) {
            run_read(f->text, t->start, &r);
            find_papers(f, k, &r);
            return;
        }
    }
}

#define NINO_BEFORE 12 /* tokens looked back from "national insurance" */
#define NINO_BEHIND 8

/* The end of "ab 12 34 56 c" that begins at token k, in small letters too; 0 for none. */
static uint32_t nino_end(const struct find *f, size_t k)
{
    struct run r;
    size_t last = k;

    run_read(f->text, f->tokens[k].start, &r);
    if (r.n < 8 || run_digits(&r, 8) != 6 || run_digits(&r, 2) != 0)
        return 0;
    if (r.n > 8 && r.stop[8] && !r.stop[7] && memchr("ABCD", r.c[8], 4))
        return r.end[8];
    while (last + 1 < f->count && f->tokens[last].end < r.end[7])
        last++;
    if (!r.stop[7] || f->tokens[last].end != r.end[7] || ++last >= f->count)
        return 0;
    return f->tokens[last].gap <= GAP_JOIN && f->tokens[last].end - f->tokens[last].start == 1 &&
                   memchr("abcdABCD", f->text.ptr[f->tokens[last].start], 8)
               ? f->tokens[last].end
               : 0;
}

/* "my national insurance is ab 12 34 56 c", and "ab123456c is my ...". */
static void find_small_nino(struct find *f, size_t i)
{
    size_t from = i > NINO_BEFORE ? i - NINO_BEFORE : 0;

    for (size_t k = from; k < i + NINO_BEHIND && k + 1 < f->count; k++) {
        const struct token *t = &f->tokens[k];
        uint32_t length = t->end - t->start, end;

        if (t->shape & (TOKEN_DIGITS | TOKEN_UPPER) || t->gap == GAP_JOIN ||
            !(length == 9 ||
              (length == 2 && t[1].gap <= GAP_JOIN && t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED))))
            continue;
        end = nino_end(f, k);
        if (end)
            propose(f, (struct span){ t->start, end, SPAN_NATIONAL_ID, "uk.nino", SCORE_NAMED,
                                      "context" });
    }
}

#define BANK_BEFORE 12 /* tokens around "account no" to what speaks of a bank */
#define BANK_BEHIND 14

static bool is_in_bank(const struct find *f, size_t k)
{
    return f->tokens[k].is & NEAR_BIC ||
           (f->tokens[k].is & NEAR_BANK && !is_any_account(&f->tokens[k])) ||
           word_among(
               token_folded(f, &f->tokens[k]),
               "sort|sc|bank|banks|bank's|banking|society|swift|transfer|transferred|bacs|"
               "wire|payee|checking|savings|hsbc|barclays|lloyds|natwest|monzo|santander|"
               "halifax|nationwide|starling|revolut|chase|beneficiary|citibank|fargo|ach|iban");
}

/* "account no": one's bank's, or one that a shop or a supplier has given? */
static bool is_bank_account(const struct find *f, size_t i)
{
    static const char sums[] = "pay|paid|payment|refund|refunded|credit|deposit|deposited|into|"
                               "money|debit|debited|payable|paying";
    size_t from = i > BANK_BEFORE ? i - BANK_BEFORE : 0, end = i + BANK_BEHIND;
    bool same = true;

    for (size_t k = i; k-- > from && f->tokens[k + 1].gap != GAP_PARA;) {
        same &= f->tokens[k + 1].gap != GAP_DOT && f->tokens[k + 1].gap != GAP_LINE;
        if (is_in_bank(f, k) || (same && word_among(token_folded(f, &f->tokens[k]), sums)))
            return true;
    }
    for (size_t k = i + f->tokens[i].phrase; k < end && k < f->count; k++) {
        if (f->tokens[k].gap == GAP_PARA)
            break;
        if (is_in_bank(f, k))
            return true;
    }
    return false;
}

/* Eight figures are Britain's, unless who supplies something is spoken of. */
static bool looks_british(const struct find *f, size_t i)
{
    static const char suppliers[] =
        "water|gas|electric|electricity|energy|power|insurance|policy|cover|customer|client|tax|"
        "council|broadband|internet|mobile|phone|subscription|member|membership|meter|supplier|"
        "shop|store|loyalty|reference|ref|order|invoice|utility|travel|parcel|library|rates";
    size_t at = next_number(f, i, NEAR_ANY), from = i > BANK_BEFORE ? i - BANK_BEFORE : 0;

    if (at == f->count || !(f->tokens[at].shape & TOKEN_DIGITS) ||
        f->tokens[at].end - f->tokens[at].start != UK_ACCOUNT ||
        (at + 1 < f->count && f->tokens[at + 1].gap == GAP_JOIN))
        return false;
    for (size_t k = i; k-- > from && f->tokens[k + 1].gap != GAP_PARA;)
        if (word_among(token_folded(f, &f->tokens[k]), suppliers))
            return false;
    return true;
}

#define THING_REACH 3 /* tokens around "ID-Nummer" */

/* "ID-Nummer des Artikels 44120983": of a thing, not of somebody. */
static bool is_id_of_thing(const struct find *f, size_t i)
{
    static const char things[] =
        "artikel|artikels|produkt|produkts|gerat|gerats|gerates|geraet|geraets|geraetes|"
        "bestellung|auftrag|auftrags|vorgang|vorgangs|ticket|tickets|anfrage|sendung|paket|pakets|"
        "sitzung|meeting|meetings|zoom|teamviewer|transaktion|zahlung|rechnung|fahrzeug|fahrzeugs|"
        "chip|zahler|zahlers|rad|fahrrad|fahrrads|modell|"
        "bestelling|product|toestel|apparaat|pakket|zending|melding|aanvraag|vergadering|"
        "transactie|betaling|factuur|fiets|order|device|item|member|membership|policy|customer|"
        "client|loyalty|player|patient|mitglied|mitglieds|kunde|kunden|klant|lid";
    size_t from = i > THING_REACH ? i - THING_REACH : 0, end = i + f->tokens[i].phrase;

    if (!str_eq(token_folded(f, &f->tokens[i]), STR("id")) || !(f->tokens[i].is & NEAR_ID_CARD) ||
        (i + 1 < f->count && word_listed(token_folded(f, &f->tokens[i + 1]), "card kaart karte")))
        return false; /* "the client's ID card" */
    for (size_t k = i; k-- > from && f->tokens[k + 1].gap < GAP_DOT;)
        if (word_among(token_folded(f, &f->tokens[k]), things))
            return true;
    for (size_t k = end; k < f->count && k < end + THING_REACH && f->tokens[k].gap < GAP_DOT; k++)
        if (word_among(token_folded(f, &f->tokens[k]), things))
            return true;
    return false;
}

/* "numéro d'assuré (Hongrie) : 191-700-510": a state's number, not one that a company gives. */
static bool find_insured_abroad(struct find *f, size_t i)
{
    static const struct named abroad = { NEAR_SOCIAL, NULL, SPAN_NATIONAL_ID, 8, 16, 6, true,
                                         false,       false };
    struct span s;
    size_t at;

    if (!named_insured_abroad(f, i))
        return false;
    at = next_number(f, i, NEAR_ANY);
    return at < f->count && take(f, at, &abroad, NULL, &s);
}

/* A mark that parts the headings of a table right behind the words? */
static bool heads_column(const struct find *f, size_t i)
{
    uint32_t end = f->tokens[i + f->tokens[i].phrase - 1].end;
    char next = end < f->text.len ? f->text.ptr[end] : '\0';

    if (f->tokens[i].kind && strcmp(f->tokens[i].kind, "insert") == 0)
        return true; /* with no name of a column behind it too */
    if (next == ' ' && end + 1 < f->text.len)
        return f->text.ptr[end + 1] == '|' || f->text.ptr[end + 1] == '(';
    return next == ';' || next == ',' || next == '\t' || next == '|';
}

void find_by_words(struct find *f, size_t i)
{
    struct span s;
    size_t at;

    if (f->tokens[i].is & NEAR_PLATE)
        find_small_plate(f, i);
    if (f->tokens[i].is & NEAR_SOCIAL && f->tokens[i].kind &&
        strcmp(f->tokens[i].kind, "uk.nino") == 0)
        find_small_nino(f, i);
    for (size_t k = i + 1; f->tokens[i].is & NEAR_BIC && k < i + 4 && k < f->count; k++) {
        find_code(f, k); /* in small letters too */
        if (f->tokens[k].shape & (TOKEN_UPPER | TOKEN_MIXED))
            break;
    }
    if (f->tokens[i].is & (NEAR_ORDER | NEAR_VERSION) && f->tokens[i].kind &&
        !find_insured_abroad(f, i))
        find_reference(f, i);
    if (f->tokens[i].is & (NEAR_ORDER | NEAR_CODE | NEAR_ID_CARD) && heads_column(f, i))
        find_reference_below(f, i);
    if (!(f->tokens[i].is & NAMED_BITS) || is_id_of_thing(f, i))
        return;
    if (f->tokens[i].is & NEAR_BANK && is_any_account(&f->tokens[i]) && !is_bank_account(f, i) &&
        !looks_british(f, i)) {
        find_reference(f, i);
        return;
    }
    at = next_number(f, i, f->tokens[i].is & NEAR_ANY);
    if (at == f->count)
        return;
    at = with_letters(f, i + f->tokens[i].phrase, at);
    for (size_t k = 0; k < COUNT_OF(named); k++) {
        if (!wanted(f, i, &named[k]) || !take(f, at, &named[k], f->tokens[i].kind, &s))
            continue;
        if (k == 0)
            find_behind_sort_code(f, at);
        else if (named[k].near != NEAR_STUDENT || strcmp(f->tokens[i].kind, "state") == 0)
            find_sister(f, at, s); /* of pupils in a list each has one of another kind */
        return;
    }
}
