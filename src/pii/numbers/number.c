/* SPDX-License-Identifier: EUPL-1.2 */
/* number.c - identifiers, IBAN, cards: shape, check digits, and the words beside them.
 *
 * Where a number has check digits, shape alone is not enough: valid digits, the words beside it
 * and both together give different scores, and wrong digits count only where a word names the
 * number (named.c does the same for numbers of no known shape).  Which figures are a card's, and
 * what tells an account whose check digits are wrong, number_card.c and number_iban.c know. */
#include "pii/numbers/check_priv.h"
#include "pii/numbers/number_priv.h"
#include "pii/pii_priv.h"
#include "pii/rules.h"

#include <string.h>

#include "pii/detectors_priv.h"

#define SCORE_ALONE   0.95F
#define SCORE_CONTEXT 0.98F /* check digits and a word */
#define SCORE_NAMED   0.6F  /* a word, but the check digits are wrong */
#define LENGTH_LEAST  8
#define GROUPS_MAX    17 /* an IBAN in pairs */
#define ID_GROUPS_MAX 8  /* nobody parts an identifier into more */

struct span run_span(const struct find *f, size_t i, const struct run *r, size_t n)
{
    return (struct span){ .start = f->tokens[i].start, .end = r->end[n - 1] };
}

/* The last token that the first n characters of the run cover. */
size_t number_last_token(const struct find *f, size_t i, uint32_t end)
{
    while (i + 1 < f->count && f->tokens[i + 1].start < end)
        i++;
    return i;
}

/* Is token k joined to a number in front? */
static bool is_joined(const struct find *f, size_t k)
{
    const struct token *t = &f->tokens[k];

    return k > 0 && t->gap == GAP_JOIN && t[-1].shape & (TOKEN_DIGITS | TOKEN_MIXED);
}

/* Does a longer number go on behind, so that this is only a part of it? */
static bool goes_on(const struct find *f, size_t last)
{
    const struct token *t = &f->tokens[last];

    return last + 1 < f->count && t[1].gap == GAP_JOIN &&
           t[1].shape & (TOKEN_DIGITS | TOKEN_MIXED) && f->text.ptr[t->end] != '/';
}

/* Digits before or behind, parted by a space: short card numbers turn up inside long others. */
bool number_in_digits(const struct find *f, size_t i, size_t last)
{
    const struct token *t = f->tokens;

    return (i > 0 && t[i].gap == GAP_SPACE && t[i - 1].shape & (TOKEN_DIGITS | TOKEN_MIXED)) ||
           (last + 1 < f->count && t[last + 1].gap == GAP_SPACE &&
            t[last + 1].shape & TOKEN_DIGITS);
}

/* What speaks for a row: its own name in the text, a word of its theme, or the number alone. */
enum proof { PROOF_NONE, PROOF_ALONE, PROOF_THEME, PROOF_NAME };

/* A phrase may name several kinds, parted by spaces: "NIF" is Spanish and Portuguese. */
static bool names(const char *kinds, const char *kind)
{
    struct str rest = str_of(kinds), one;

    while (kinds && str_split(&rest, ' ', &one))
        if (str_eq(one, str_of(kind)))
            return true;
    return false;
}

static enum proof proof_of(const struct identifier *row, const struct run *r, size_t n,
                           uint64_t near, const char *kinds)
{
    if (near & row->near && names(kinds, row->kind))
        return PROOF_NAME;
    if (row->alone == ALONE_NAMED)
        return PROOF_NONE;
    if (near & row->near && (!kinds || row->near == NEAR_COMPANY))
        return PROOF_THEME; /* "NIR" names one kind: no other country's number is meant */
    if (row->alone == ALONE_ALWAYS ||
        (row->alone == ALONE_GROUPED && r->groups[n - 1] == row->groups))
        return PROOF_ALONE;
    return PROOF_NONE;
}

struct choice {
    const struct identifier *row;
    enum proof proof;
    bool valid;
};

/* "30.11.2025. L": a date, and the next sentence. */
static bool date_first(const struct run *r)
{
    return r->n > 8 && r->stop[1] && r->stop[3] && r->stop[7] && r->groups[7] == 3;
}

/* The chip of a pet in France: 250 for the country, 26 for the kind. */
static bool is_chip(const struct run *r, size_t n)
{
    return n == 15 && memcmp(r->c, "25026", 5) == 0;
}

/* Numbers without check digits are told apart by the word next to them. */
static bool nearest_is(const struct find *f, size_t i, size_t last, const struct identifier *row)
{
    const struct token *t = near_token(f, i, last);

    return t && t->is & row->near;
}

#define KIN_REACH   4 /* tokens from "ex épouse" to their number */
#define OTHER_REACH 8 /* tokens from there back to one's own */

/* "n° fiscal : 21 80 232 210 121 ; celui de mon ex épouse 2964267817252": what the number before
 * is called counts for the next person's too. */
static uint64_t bits_of_the_other(const struct find *f, size_t i)
{
    size_t kin = i, k;

    while (kin > 0 && i - kin < KIN_REACH && !(f->tokens[kin].is & WORD_SOMEBODY) &&
           !(kin < i && f->tokens[kin].shape & (TOKEN_DIGITS | TOKEN_MIXED)))
        kin--;
    if (kin == i || !(f->tokens[kin].is & WORD_SOMEBODY))
        return 0;
    for (k = kin;
         k > 0 && kin - k < OTHER_REACH && !(f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED));)
        k--;
    while (k > 0 && f->tokens[k].shape & f->tokens[k - 1].shape & TOKEN_DIGITS &&
           f->tokens[k].gap <= GAP_JOIN)
        k--;
    return f->tokens[k].shape & (TOKEN_DIGITS | TOKEN_MIXED) ? near_bits(f, k, k) : 0;
}

#define LABEL_REACH 8 /* tokens back to "Transportista:", over a name */

/* "Transportista: Iberdrola, A80270531": in the field of who carries, sells or employs, in Spain,
 * Portugal and Italy. */
static bool is_in_company_field(const struct find *f, size_t i)
{
    static const char *const words[26] = {
        ['a' - 'a'] = "azienda",
        ['c' - 'a'] = "corriere",
        ['d' - 'a'] = "datore ditta",
        ['e' - 'a'] = "empleador empleadora empregador empregadora empresa",
        ['f' - 'a'] = "fornecedor fornecedora fornitore",
        ['p' - 'a'] = "proveedor proveedora",
        ['t' - 'a'] = "transportador transportadora transportista",
        ['v' - 'a'] = "vettore",
    };

    for (size_t k = i; k-- > 0 && i - k <= LABEL_REACH && f->tokens[k + 1].gap != GAP_PARA;) {
        if (f->tokens[k].is & NEAR_ANY & ~NEAR_COMPANY)
            return false;
        if (word_by_letter(token_folded(f, &f->tokens[k]), words))
            return true;
    }
    return false;
}

/* Italy's: behind the number that the office gave a province and a check digit. */
static bool is_it_company(const struct run *r, size_t n)
{
    int province = n == 11 ? (r->c[7] - '0') * 100 + (r->c[8] - '0') * 10 + r->c[9] - '0' : 0;

    return province && run_digits(r, n) == n && province <= 121 && check_luhn(r->c, n);
}

/* "Conservas Luna SA (A-84921337)", "Padaria Sol, Lda., 519796845": behind a company's legal form
 * and a bracket or comma. */
static uint64_t bits_of_company(const struct find *f, size_t i, const struct run *r, size_t n)
{
    const struct token *before = i > 0 ? &f->tokens[i - 1] : NULL;
    uint32_t start = f->tokens[i].start;
    bool firm;

    if (!before || start - before->end > 3)
        return 0;
    firm = !ascii_digit(r->c[0]) || (n == 9 && check_pt_nif(r->c, 9) && r->c[0] == '5');
    if (f->tokens[i].gap == GAP_COMMA && (firm || is_it_company(r, n)) &&
        (before->shape & TOKEN_CAPITAL || before->is & WORD_COMPANY) && is_in_company_field(f, i))
        return NEAR_COMPANY;
    if (!((before->is | before->covered) & WORD_COMPANY))
        return 0;
    for (uint32_t at = before->end; at < start; at++)
        if (f->text.ptr[at] == '(' || (firm && f->text.ptr[at] == ',')) /* else a telephone */
            return NEAR_COMPANY;
    return 0;
}

/* Around the number at a token: what its heading and the number before say holds for every length
 * and is worked out when first asked for. */
struct around {
    size_t last; /* token of the characters that are tried */
    bool known;
    uint64_t column, other;
};

static void look_around(const struct find *f, size_t i, struct around *a)
{
    if (a->known)
        return;
    a->known = true;
    a->column = column_says(f, i);
    a->other = bits_of_the_other(f, i);
}

/* May a row's number with the first n characters of the run stand where no word tells it? */
static bool may_stand_alone(const struct identifier *row, const struct run *r, size_t n,
                            uint64_t around)
{
    return row->alone == ALONE_ALWAYS
               ? row->valid != check_ehic || !(around & NEAR_ORDER)
               : row->alone == ALONE_GROUPED && r->groups[n - 1] == row->groups;
}

/* The rows of n characters that may begin as the run does. */
static const struct identifier *const *rows_of(const struct find *f, const struct run *r, size_t n)
{
    return ascii_digit(r->c[0]) ? f->pii->by_figures[n] : f->pii->by_letters[n];
}

/* The best row for the first n characters. */
static struct choice choose(const struct find *f, size_t i, const struct run *r, size_t n,
                            struct around *a)
{
    const struct identifier *const *rows = rows_of(f, r, n);
    struct choice best = { 0 };
    size_t last = a->last;
    uint64_t column, around;

    if (!*rows)
        return best;
    look_around(f, i, a);
    column = a->column;
    around =
        near_bits(f, i, last) | a->other | bits_of_company(f, i, r, n) | (column & ~NEAR_DEVICE);
    if (!around && date_first(r)) /* a name must tell it, then */
        return best;
    for (; *rows; rows++) {
        const struct identifier *row = *rows;
        const char *kind = NULL;
        struct choice c = { .row = row };
        uint64_t near;

        if ((!(around & row->near) && !may_stand_alone(row, r, n, around)) ||
            (column && !(column & row->near) && row->alone <= ALONE_NEVER) ||
            !identifier_shape(row->shape, r->c, n))
            continue;
        c.valid = row->valid(r->c, n);
        near = around & row->near;
        if (near)
            near_context(f, i, last, row->near, &kind);
        c.proof = proof_of(row, r, n, near, kind);
        if (c.proof == PROOF_NONE || (!c.valid && c.proof != PROOF_NAME) ||
            (c.proof == PROOF_THEME &&
             (n > r->line || number_in_digits(f, i, last) || after_context(f, i, NEAR_PHONE, 4))) ||
            (c.proof < PROOF_NAME && date_first(r)) || (c.proof == PROOF_ALONE && is_chip(r, n)) ||
            (c.proof == PROOF_THEME && row->valid == check_any && !nearest_is(f, i, last, row)))
            continue; /* two lines are two numbers, most often */
        if (!best.row || c.valid > best.valid || (c.valid == best.valid && c.proof > best.proof))
            best = c;
    }
    return best;
}

static void propose_choice(struct find *f, struct span s, const struct choice *c)
{
    s.type = c->row->span;
    s.kind = c->row->kind;
    s.by = c->valid && c->row->valid != check_any ? "checksum" : "context";
    s.score = !c->valid ? SCORE_NAMED : c->proof == PROOF_ALONE ? SCORE_ALONE : SCORE_CONTEXT;
    propose(f, s);
}

/* The length of the IBAN that may begin here; 0 for none. */
static size_t iban_here(const struct run *r)
{
    return r->n >= 15 && ascii_alpha(r->c[0]) && ascii_alpha(r->c[1]) ? iban_length(r->c) : 0;
}

static bool is_iban(const struct run *r, size_t n)
{
    return ascii_digit(r->c[2]) && ascii_digit(r->c[3]) && check_iban(r->c, n);
}

static void propose_number(struct find *f, struct span s, enum span_type type, bool valid)
{
    s.type = type;
    s.by = valid ? "checksum" : "context";
    s.score = !valid ? SCORE_NAMED : type == SPAN_IBAN ? 0.99F : 0.97F;
    propose(f, s);
    if (valid && s.end - s.start > 14 && !pii_rules_off(f->hints->rules, type))
        f->sure_to = s.end;
}

/* Takes the first n characters if they are a number of any kind. */
static bool take(struct find *f, size_t i, const struct run *r, size_t n, bool iban,
                 struct around *a)
{
    uint32_t start = f->tokens[i].start;
    struct choice c;

    if (iban && is_iban(r, n)) {
        propose_number(f, run_span(f, i, r, n), SPAN_IBAN, true);
        return true;
    }
    if (goes_on(f, a->last))
        return false;
    if (iban && number_is_told_slip(f, i, r, n, a->last)) {
        propose_number(f, run_span(f, i, r, n), SPAN_IBAN,
                       check_fr_rib(r->c + 4, n - 4)); /* the key within holds */
        return true;
    }
    if (number_card_length(n) && number_is_card(f, i, r, n, a->last)) {
        propose_number(f, run_span(f, i, r, n), SPAN_CARD, true);
        number_behind_card(f, a->last);
        return true;
    }
    if ((start > 0 && f->text.ptr[start - 1] == '+') || memcmp(r->c, "00800", 5) == 0)
        return false; /* a telephone number */
    c = choose(f, i, r, n, a);
    if (c.row)
        propose_choice(f, run_span(f, i, r, n), &c);
    return c.row != NULL;
}

/* Is anything n characters long: a card, a row of the identifiers? */
static bool has_length(const struct find *f, const struct run *r, size_t n)
{
    return number_card_length(n) || *rows_of(f, r, n);
}

/* Inside a longer number only an account may begin, whose check digits hold. */
static bool take_joined(struct find *f, size_t i, const struct run *r, size_t iban)
{
    if (!iban || iban > r->n || !r->stop[iban - 1] || r->groups[iban - 1] > GROUPS_MAX ||
        !is_iban(r, iban))
        return false;
    propose_number(f, run_span(f, i, r, iban), SPAN_IBAN, true);
    return true;
}

static bool take_longest(struct find *f, size_t i, const struct run *r)
{
    size_t iban = iban_here(r);
    size_t most = iban > f->pii->longest ? iban : f->pii->longest;
    struct around around = { .last = SIZE_MAX };

    if (is_joined(f, i))
        return take_joined(f, i, r, iban);
    for (size_t n = r->n < most ? r->n : most; n >= LENGTH_LEAST; n--) {
        if (!r->stop[n - 1] || !(n == iban || has_length(f, r, n)) ||
            r->groups[n - 1] > (n == iban ? GROUPS_MAX : ID_GROUPS_MAX))
            continue;
        if (around.last == SIZE_MAX)
            around.last = number_last_token(f, i, r->end[n - 1]);
        while (around.last > i && f->tokens[around.last].start >= r->end[n - 1])
            around.last--;
        if (take(f, i, r, n, n == iban, &around))
            return true;
    }
    return false;
}

/* ---- slips ---- */

/* O for 0, I or l for 1: a run with such letters turned to digits, behind a country code.
 * False when there are none, or when they are not letters among digits. */
static bool mended(const struct run *r, struct run *ret_run)
{
    size_t digits = 0, turned = 0, from = ascii_alpha(r->c[0]) && ascii_alpha(r->c[1]) ? 2 : 0;

    for (size_t k = from; k < r->n; k++)
        turned += r->c[k] == 'O' || r->c[k] == 'I' || r->c[k] == 'L';
    if (!turned)
        return false;
    turned = 0;
    *ret_run = *r;
    for (size_t k = from; k < r->n; k++) {
        char c = r->c[k];

        digits += ascii_digit(c);
        if (c != 'O' && c != 'I' && c != 'L')
            continue;
        ret_run->c[k] = c == 'O' ? '0' : '1';
        turned++;
    }
    return turned && digits >= turned && digits >= 6;
}

/* Only check digits make a letter a digit. */
static bool take_mended(struct find *f, size_t i, const struct run *r)
{
    struct run m;
    size_t length;

    if (r->n < 11 || !r->letters || !mended(r, &m))
        return false;
    length = iban_here(&m);
    for (size_t n = m.n; n >= 11; n--) {
        bool iban = n == length && is_iban(&m, n);

        if (!m.stop[n - 1] ||
            (!iban && !(number_card_length(n) &&
                        number_is_card(f, i, &m, n, number_last_token(f, i, m.end[n - 1])))))
            continue;
        propose_number(f, run_span(f, i, &m, n), iban ? SPAN_IBAN : SPAN_CARD, true);
        return true;
    }
    return false;
}

static void take_slip(struct find *f, size_t i, const struct run *r)
{
    size_t length = iban_here(r);

    for (size_t n = length ? r->n : r->n < CARD_MOST ? r->n : CARD_MOST; n >= 15; n--) {
        bool iban;

        if (!r->stop[n - 1] || r->groups[n - 1] > GROUPS_MAX)
            continue;
        iban = n == length && number_is_iban_slip(f, i, r, n);
        if (!iban && (!number_is_card_slip(f, i, r, n) || number_in_account(f, i)))
            continue;
        propose_number(f, run_span(f, i, r, n), iban ? SPAN_IBAN : SPAN_CARD, false);
        return;
    }
}

/* "FN 418822k": Austria's register of firms; the letter belongs to it. */
static void find_firm(struct find *f, size_t i, const struct run *r)
{
    size_t n = r->n > 5 && ascii_alpha(r->c[5]) && r->stop[5] ? 6 : 7;

    if (i == 0 || f->tokens[i - 1].end - f->tokens[i - 1].start != 2 ||
        !str_eq(token_text(f, &f->tokens[i - 1]), STR("FN")) || r->n < n || !r->stop[n - 1] ||
        ascii_digit(r->c[n - 1]) || run_digits(r, n) != n - 1)
        return;
    propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_COMPANY_ID, NULL, SCORE_NAMED,
                              "context" });
}

#define REGISTER_LEAST 8 /* "HRB54321": with fewer figures mowers have it, and steel is as hard */
#define REGISTER_REACH 6

/* "Handelsregister: HRB5488", "HRB 5488, Amtsgericht Ulm" */
static bool beside_register(const struct find *f, size_t i)
{
    static const char words[] = "gmbh|ug|kg|ag|ohg|amtsgericht|registergericht|gericht|"
                                "handelsregister|handelsregisters|registernummer|register";
    size_t from = i > REGISTER_REACH ? i - REGISTER_REACH : 0;

    for (size_t k = from; k < f->count && k <= i + REGISTER_REACH; k++)
        if (k != i && word_among(token_folded(f, &f->tokens[k]), words))
            return true;
    return false;
}

/* "HRB 20494 B": where a court's letter stands behind, all three. */
static void find_register_apart(struct find *f, size_t i, const struct run *r)
{
    size_t n = 3;
    uint32_t end;

    if (r->n < 7 || !r->stop[2] || r->lower ||
        !(memcmp(r->c, "HRB", 3) == 0 || memcmp(r->c, "HRA", 3) == 0))
        return;
    while (n < r->n && ascii_digit(r->c[n]) && r->groups[n] == 2)
        n++;
    if (n < 6 || n > 9 || n >= r->n || !r->stop[n - 1] || !r->stop[n])
        return;
    end = r->end[n];
    if (f->text.ptr[end - 1] >= 'A' && f->text.ptr[end - 1] <= 'Z' &&
        !(end < f->text.len && f->text.ptr[end] == '-')) /* "B-Plan" */
        propose(f, (struct span){ f->tokens[i].start, end, SPAN_COMPANY_ID, NULL, SCORE_NAMED,
                                  "context" });
}

/* "HRB5488": by its own letters. */
static void find_register(struct find *f, size_t i, const struct run *r)
{
    size_t n = 0;

    while (n < r->n && r->groups[n] == 1)
        n++;
    if (n >= 6 && n <= 9 && (memcmp(r->c, "HRB", 3) == 0 || memcmp(r->c, "HRA", 3) == 0) &&
        run_digits(r, n) == n - 3 && ((n >= REGISTER_LEAST && !r->lower) || beside_register(f, i)))
        propose(f, (struct span){ f->tokens[i].start, r->end[n - 1], SPAN_COMPANY_ID, NULL,
                                  SCORE_NAMED, "context" });
}

/* "che-109.322.551" */
static void find_swiss_firm(struct find *f, size_t i, const struct run *r)
{
    char c[12] = "CHE";

    if (i == 0 || r->n < 9 || !r->stop[8] ||
        !str_eq(token_folded(f, &f->tokens[i - 1]), STR("che")) || run_digits(r, 9) != 9)
        return;
    memcpy(c + 3, r->c, 9);
    if (check_che(c, sizeof c))
        propose(f, (struct span){ f->tokens[i - 1].start, r->end[8], SPAN_COMPANY_ID, NULL,
                                  SCORE_NAMED, "checksum" });
}

/* "12/03/1985 04.05.2019": a day and more figures, which begin as no card does, and no word around
 * that could name a number.  Behind any group but the last more figures stand. */
static bool is_bare_day(const struct find *f, size_t i, const struct run *r)
{
    const struct token *t = &f->tokens[i];
    struct around a = { 0 };

    if (!date_first(r) || r->letters || r->c[0] > '1' || t->gap == GAP_JOIN || near_bits(f, i, i) ||
        near_bits(f, i, number_last_token(f, i, r->end[r->n - 1])) ||
        (i > 0 && (t[-1].is | t[-1].covered) & WORD_COMPANY))
        return false;
    look_around(f, i, &a);
    return !(a.column | a.other);
}

#define BOXED_LEAST 15 /* signs each for itself: as few as an IBAN has */

#define ROW_LEAST 16 /* figures of two dates */

/* "12/03/1985 04.05.2019": groups that no card has, and which are of a number only where its name
 * stands beside it. */
static bool is_row_of_dates(const struct run *r)
{
    return r->n >= ROW_LEAST && !r->letters && r->groups[ROW_LEAST - 1] == 6 && r->stop[1] &&
           r->stop[3] && r->stop[7] && r->stop[9] && r->stop[11] && r->stop[15];
}

/* Do figures stand in front, and no words around, nor behind as many of its characters as a number
 * has, say what it is? */
static bool is_unnamed(const struct find *f, size_t i, const struct run *r)
{
    size_t most = r->n < f->pii->longest ? r->n : f->pii->longest;

    return (i == 0 || f->tokens[i - 1].shape & TOKEN_DIGITS) && !column_says(f, i) &&
           !near_bits(f, i, number_last_token(f, i, r->end[most - 1]));
}

/* Longest first: a SIRET begins with a SIREN. */
void find_numbers(struct find *f, size_t i, const struct run *r)
{
    if (is_bare_day(f, i, r))
        return;
    if (r->letters && r->n >= BOXED_LEAST && r->groups[BOXED_LEAST - 1] == BOXED_LEAST)
        find_boxed_account(f, i);
    if (!(is_row_of_dates(r) && is_unnamed(f, i, r)) && !take_longest(f, i, r) &&
        !take_mended(f, i, r))
        take_slip(f, i, r);
    if (r->letters && ascii_digit(r->c[0]))
        find_firm(f, i, r);
    if (r->c[0] == 'H') {
        find_register(f, i, r);
        find_register_apart(f, i, r);
    }
    if (f->tokens[i].gap == GAP_JOIN)
        find_swiss_firm(f, i, r);
}
